"""How much is read of one document, so that no file takes the machine's time or memory; docs/formats.md states the same."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Limits:
    """What a house may set of these: bytes of a file, characters of a text, pages, cells of a spreadsheet, files in a zipped one."""

    file: int = FILE
    characters: int = TEXT
    pages: int = PAGES
    cells: int = CELLS
    entries: int = PARTS


USUAL = Limits()


def or_raise(key: str) -> str:
    """What to do besides, in a sentence that tells of a limit."""
    return f"or raise limits.{key} in the configuration."
