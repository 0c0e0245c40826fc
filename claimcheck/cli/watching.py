"""`check --watch`: checks anew whenever a draft, a source or a configuration has changed, with what was read kept at hand."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from claimcheck.cli.base import DONE
from claimcheck.cli.checking import Checker, Shape
from claimcheck.cli.given import Draft
from claimcheck.cli.said import files_in, say, write
from claimcheck.errors import ClaimcheckError

PAUSE = 0.2  # seconds between two looks at the files
CLEAR = "\x1b[2J\x1b[H"  # an empty screen, and back to its top

State = tuple[tuple[str, int, int], ...]


def watching(
    drafts: Callable[[], Sequence[Draft]],
    checker: Callable[[Sequence[Draft]], Checker],
    shape: Callable[[], Shape],
    rounds: int = 0,
) -> int:
    """Reports again and again, until it is interrupted; `rounds` are the most reports, 0 for no end.

    The checker, with the sources that it has read, is kept for as long as they and the configuration are what they were.
    """
    seen: State | None = None
    sources: State | None = None
    kept: Checker | None = None
    done = 0
    while True:
        try:
            read = drafts()
            folders = {d.config.sources for d in read if d.config.sources}
            settled = [p for folder in folders for p in files_in(folder)]
            settled += [Path(p) for d in read for p in (*d.config.bibliography, *(x.where for x in d.config.layers))]
            now = _state(settled)
            if kept is None or now != sources:
                kept, sources = checker(read), now
            all_now = now + _state(Path(d.name) for d in read)
            if all_now != seen:
                seen = all_now
                _report(kept, read, shape())
                done += 1
        except ClaimcheckError as error:  # a draft that is being saved may be gone for a moment
            if seen != ():
                seen = ()
                say(f"claimcheck: {error}")
                done += 1
        if rounds and done >= rounds:
            return DONE
        time.sleep(PAUSE)


def _report(checker: Checker, drafts: Sequence[Draft], shape: Shape) -> None:
    start = time.monotonic()
    said = checker.said(drafts, [shape])
    if sys.stdout.isatty():
        write(CLEAR)
    for line in (*said.notices, *checker.cache_notices):
        say(line)
    write(said.texts[0])
    say(f"claimcheck: checked in {time.monotonic() - start:.2f} s; waiting for a change (Ctrl-C ends it).")


def _state(paths: Iterable[Path]) -> State:
    """The size and time of change of each file that is there."""
    found = []
    for path in paths:
        try:
            stat = path.stat()
        except (OSError, ValueError):
            continue
        found.append((str(path), stat.st_size, stat.st_mtime_ns))
    return tuple(sorted(set(found)))
