"""The cache: one SQLite file of what was worked out before, so that nothing unchanged is worked out twice.

A value is found by its kind and a key. Keys are made by `key`, which mixes in the program's own version and files, so that
a changed program never sees what an older one thought. The cache is a convenience: when it cannot be used, the store says
so in one notice, and everything works as if it were empty.

Bytes can be had without the types of the model, which cost more to import than an unchanged check may take.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__

if TYPE_CHECKING:
    from claimcheck.model import Notice

FILE = "claimcheck-1.sqlite3"  # the number changes with the table below
PATIENCE = 5.0  # seconds to wait for another process that is writing
PAUSE = 0.02  # seconds between two tries to open the file
LIMIT = 200_000_000  # bytes; beyond it the older half of the entries goes
LIBRARIES = (
    "lxml",
    "pypdfium2",
    "rapidfuzz",
    "Stemmer",
    "spacy",
)  # what documents and analyses rest on besides the package itself

TABLE = """
CREATE TABLE IF NOT EXISTS entry (
    kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, UNIQUE (kind, key)
)
"""


class Store:
    """A cache on disk; `notices` holds what is wrong with it, once."""

    def __init__(self, path: Path, limit: int | None = None) -> None:
        self.path = path
        self.limit = LIMIT if limit is None else limit
        self.notices: tuple[Notice, ...] = ()
        self._connection: sqlite3.Connection | None = None

    @staticmethod
    def open(path: Path | None = None, limit: int | None = None) -> Store:
        """The store at the path, by default in the user's cache folder, of at most `limit` bytes; raises nothing, see `notices`."""
        try:
            store = Store(path or folder() / FILE, limit)
            store.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            store._connection = _connected(store.path)
        except (sqlite3.Error, OSError, RuntimeError) as error:
            store._give_up(error)
        return store

    def get(self, kind: str, key: str) -> object | None:
        """The value put under the kind and key, or None."""
        from claimcheck.values import loads

        data = self.read(kind, key)
        if data is None:
            return None
        try:
            return loads(data)
        except Exception:  # whatever a damaged value does when it is read, it is as good as absent
            return None

    def put(self, kind: str, key: str, value: object) -> None:
        """Keeps the value under the kind and key; raises TypeError for a type that the cache may not hold."""
        from claimcheck.values import dumps

        if self._connection is not None:
            self.write(kind, key, dumps(value))

    def read(self, kind: str, key: str) -> bytes | None:
        """The bytes written under the kind and key, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value FROM entry WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def write(self, kind: str, key: str, data: bytes) -> None:
        """Keeps the bytes under the kind and key."""
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", (kind, key, data))
            self._trim(self._connection)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Closes the file; the store is empty from then on."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _trim(self, connection: sqlite3.Connection) -> None:
        [(pages,)] = connection.execute(
            "SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count"
        )
        [(size,)] = connection.execute("PRAGMA page_size")
        if pages * size > self.limit:
            with connection:
                connection.execute("DELETE FROM entry WHERE rowid <= (SELECT (min(rowid) + max(rowid)) / 2 FROM entry)")

    def _give_up(self, error: Exception) -> None:
        from claimcheck.model import Notice

        self.close()
        reason = str(error).rstrip(".")
        message = (
            f"{self.path}: the cache cannot be used ({reason}), so everything is worked out anew. "
            "Delete the file, or choose another folder with CLAIMCHECK_CACHE_DIR."
        )
        self.notices = (Notice("cache", str(self.path), message),)


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to the file, which is made where it is not there; raises sqlite3.Error.

    SQLite does not wait where two processes make a file's journal at the same moment: the second is told at once that the
    file is locked. So the waiting is done here.
    """
    until = time.monotonic() + PATIENCE
    while True:
        connection = sqlite3.connect(path, timeout=PATIENCE)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a cache may lose its last entries in a power cut
            connection.execute(TABLE)
            return connection
        except sqlite3.Error as error:
            connection.close()
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def folder() -> Path:
    """The folder of the cache: CLAIMCHECK_CACHE_DIR, or where the system keeps its users' caches."""
    if chosen := os.environ.get("CLAIMCHECK_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "claimcheck" / "cache"
    if (shared := os.environ.get("XDG_CACHE_HOME")) and Path(shared).is_absolute():
        return Path(shared) / "claimcheck"
    return Path.home() / ".cache" / "claimcheck"


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────


def key(*parts: bytes | str) -> str:
    """A key for what follows from the parts and from the program as it stands."""
    digest = hashlib.sha256(_program())
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))  # so that ("ab", "c") is not ("a", "bc")
        digest.update(data)
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """What tells this program from any other: versions, and the size and time of each of its files."""
    said = [__version__, sys.version, *sorted(_files(Path(__file__).parent, ""))]
    for name in LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            said.append(_state(name, Path(spec.origin).stat()))
    return "\n".join(said).encode()


def _files(top: Path, below: str) -> Iterator[str]:
    with os.scandir(top) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path), f"{below}{entry.name}/")
            else:
                yield _state(below + entry.name, entry.stat())


def _state(name: str, stat: os.stat_result) -> str:
    return f"{name} {stat.st_size} {stat.st_mtime_ns}"
