"""The front matter of a Markdown file: where it ends, and what it says of the document.

A reader of the few YAML forms that front matter has (texts, lists, folded lines), so that no YAML library is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.read.page import Line

FENCE = "---"
ENDS = frozenset({"---", "..."})
ENTRY = re.compile(r"([A-Za-z_][\w-]*+)[ \t]*+:(?:[ \t]++(.*))?$")
ITEM = re.compile(r"[ \t]*+-[ \t]++(.*)$")
FOLDED = frozenset({"", ">", "|", ">-", "|-", ">+", "|+"})
TAKEN = frozenset({"title", "author", "date", "publisher", "url"})


def end_of(text: str, lines: Sequence[Line]) -> int:
    """The number of lines that the front matter takes; 0 where there is none.

    Its first line must be an entry: what stands between two rules of an ordinary page is no front matter.
    """
    if not lines or text[lines[0].start : lines[0].end].rstrip() != FENCE:
        return 0
    seen = False
    for n, line in enumerate(lines[1:], 1):
        words = text[line.start : line.end].rstrip()
        if words in ENDS:
            return n + 1 if seen else 0
        if not seen and words and not words.startswith("#"):
            if not ENTRY.match(words):
                return 0
            seen = True
    return 0


def entries(text: str, lines: Sequence[Line]) -> dict[str, str]:
    """What the lines between the fences say of the document: title, author, date, publisher, url; lists by commas."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        words = text[line.start : line.end].rstrip()
        m = ENTRY.match(words)
        if m:
            key = m[1].lower()
            value = (m[2] or "").strip()
            found[key] = [] if value in FOLDED else _list(value) or [_plain(value)]
        elif key and words.strip():
            item = ITEM.match(words)
            if item:
                found[key].append(_plain(item[1]))
            elif found[key]:
                found[key][-1] += " " + words.strip()
            else:
                found[key].append(words.strip())
    return {key: ", ".join(v for v in values if v) for key, values in found.items() if key in TAKEN and any(values)}


def _list(value: str) -> list[str]:
    return [_plain(v) for v in value[1:-1].split(",")] if value[:1] == "[" and value[-1:] == "]" else []


def _plain(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
