"""What the commands write: results on standard output, notices and progress on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import Notice

PIPED_WIDTH = 100
MUCH = 1_000_000  # bytes of sources from which on progress is shown


@contextmanager
def progress(folder: Path) -> Iterator[Callable[[int, int], None] | None]:
    """What to call with the number done and the number in all; None where nobody looks or there is little to read."""
    if not sys.stderr.isatty() or sum(p.stat().st_size for p in files_in(folder)) < MUCH:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading the sources", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tell(notices: Iterable[Notice]) -> None:
    """Says each notice once on standard error."""
    for line in lines(notices):
        say(line)


def lines(notices: Iterable[Notice]) -> list[str]:
    """A line for each notice, once."""
    return [
        f"claimcheck: {n.message}" if n.path in n.message else f"claimcheck: {n.path}: {n.message}"
        for n in dict.fromkeys(notices)
    ]


def say(line: str) -> None:
    print(safe(line), file=sys.stderr, flush=True)


def write(text: str, utf8: bool = False) -> None:
    """Writes to standard output; when whoever reads it has gone, the rest is dropped without a word."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would fail again


def safe(text: str) -> str:
    """The lines of the text with nothing in them that a terminal would act on."""
    from claimcheck.report.text import visible

    return "\n".join(visible(line) for line in text.split("\n"))


def colour_wanted() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH


def files_in(folder: Path) -> list[Path]:
    """All files in the folder but hidden ones, in order of name."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = [n for n in folders if not n.startswith(".")]
        found += [Path(top, n) for n in names if not n.startswith(".")]
    return sorted(p for p in found if p.is_file())
