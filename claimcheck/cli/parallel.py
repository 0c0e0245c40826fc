"""Several drafts checked, or sources analysed, at once, by processes that share what this one has read.

Processes are made by fork, so that nothing is read or sent twice; where there is no fork, all is done one after the other. What comes
of it is the same either way: a process that fails leaves its share to be done here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TypeVar, cast

from claimcheck.store import Store

T = TypeVar("T")


def processes() -> int:
    """How many processes can run at once; 1 where none can be forked."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def spread(work: Callable[[T], object], items: Sequence[T], store: Store | None, most: int) -> list[object]:
    """What the work makes of each item, done by at most so many processes; None where a process failed."""
    made: list[object] = [None] * len(items)
    for place, value in coming(work, items, store, most):
        made[place] = value
    return made


def coming(
    work: Callable[[T], object], items: Sequence[T], store: Store | None, most: int
) -> Iterator[tuple[int, object]]:
    """What the work makes of each item, with the item's place, as it comes; None, or nothing, where a process failed.

    Nothing is held here, so that what is made of many items need not fit into the memory.
    """
    from claimcheck.values import loads

    context = multiprocessing.get_context("fork")
    number = min(most, len(items))
    running = []
    for first in range(number):
        mine, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_worked, args=(work, items[first::number], store, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((first, mine, process))
    places = {mine: iter(range(first, len(items), number)) for first, mine, _ in running}
    try:
        while places:  # from whichever has something: a full pipe stops its process
            for mine in cast("list[Connection]", wait(list(places))):
                place = next(places[mine], None)
                try:
                    data = mine.recv_bytes()
                except (EOFError, OSError):
                    del places[mine]
                    continue
                if place is not None:
                    yield place, loads(data) if data else None
        for _, _, process in running:
            process.join()
    finally:
        for _, mine, process in running:
            mine.close()
            if process.is_alive():
                process.terminate()


def _worked(work: Callable[[T], object], items: Sequence[T], store: Store | None, to: Connection) -> None:
    """Does the work in a process of its own and sends what comes of it, as bytes; nothing for what fails."""
    from claimcheck.values import dumps

    gc.freeze()  # what is shared with the first process is not looked at for garbage, which would copy it
    if store is not None:
        store.reopen()
    for item in items:
        try:
            data = dumps(work(item))
        except BaseException:  # whatever it is, it happens again in the first process, and is told there
            data = b""
        to.send_bytes(data)
    to.close()
