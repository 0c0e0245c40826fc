"""Bytes → Document: files.py opens and decodes, markdown.py and text.py read a format each; nothing else opens documents."""
