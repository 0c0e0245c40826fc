"""What was worked out, as long as it was asked for lately: so that memory does not grow with what is checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Recent(dict[K, T]):
    """What was worked out, of all that was asked for the last so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def of(self, at: K, make: Callable[[], T]) -> T:
        """What is kept under a key, or else is made now."""
        found = self.pop(at) if at in self else make()
        self[at] = found  # as the last
        if len(self) > self._most:
            del self[next(iter(self))]
        return found
