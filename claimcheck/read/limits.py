"""How much is read of one document, so that no file takes the machine's time or memory; docs/formats.md states the same."""

TEXT = 20_000_000  # bytes; a text of this size is no draft, and a book has a tenth of it
LATEX = 5_000_000  # characters; a second each million
FILE = 200_000_000  # bytes of a format that carries pictures
PART = 60_000_000  # bytes of one part of a zipped format, unpacked
UNPACKED = 300_000_000  # bytes of all parts that are read of one zipped file
PARTS = 10_000  # files within a zipped one
DEPTH = 256  # elements of HTML or XML within each other: what libxml2 itself allows
CELLS = 50_000  # of a spreadsheet that hold something
COLUMNS = 2_000
GRID = 2_000_000  # rows times columns of one table
PAGES = 5_000
