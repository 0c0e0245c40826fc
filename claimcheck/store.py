"""The cache: one SQLite file of what was worked out before, so that nothing unchanged is worked out twice.

A value is found by its kind and a key. Keys are made by `key`, which mixes in the program's own version and files, so that
a changed program never sees what an older one thought. The cache is a convenience: one that is damaged is put aside and made
anew, and when none can be used, everything works as if it were empty. Either is said in one notice.

Bytes can be had without the types of the model, which cost more to import than an unchanged check may take.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__

if TYPE_CHECKING:
    from claimcheck.model import Notice

FILE = "claimcheck-3.sqlite3"  # the number changes with the table below, and with how values are kept
SUM = 8  # bytes before a value by which damage to it is seen: SQLite itself looks after its pages only
PLAIN, PACKED = b"\0", b"\1"  # how what follows is written
LEAST = 500  # bytes that it is worth to pack
# Of more than so many samples one is packed first, and all where it takes so much less.
SAMPLE, FEW, WORTH = 4096, 4, 0.75
PATIENCE = 5.0  # seconds to wait for another process that is writing
PAUSE = 0.02  # seconds between two tries to open the file
LIMIT = 500_000_000  # bytes; beyond it the older half of the entries goes. A source takes some 14 for each of its text: ten thousand pages 400 MB
TROUBLE = (sqlite3.Error, UnicodeDecodeError)  # the latter where a damaged file has names that are no text
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
        self._left: sqlite3.Connection | None = None

    @staticmethod
    def open(path: Path | None = None, limit: int | None = None) -> Store:
        """The store at the path, by default in the user's cache folder, of at most `limit` bytes; raises nothing, see `notices`."""
        try:
            store = Store(path or folder() / FILE, limit)
            store.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            store._connection = _connected(store.path)
        except (*TROUBLE, OSError, RuntimeError) as error:
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
        """The bytes written under the kind and key, or None, also where they are no longer those."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value FROM entry WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        except TROUBLE as error:
            self._give_up(error)
            return None
        whole = row[0] if row and isinstance(row[0], bytes) else b""
        data = whole[SUM:]
        return _unpacked(data) if whole[:SUM] == _sum(kind, key, data) else None

    def has(self, kind: str, key: str) -> bool:
        """Whether anything is kept under the kind and key."""
        if self._connection is None:
            return False
        try:
            row = self._connection.execute("SELECT 1 FROM entry WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return False
        return row is not None

    def write(self, kind: str, key: str, data: bytes) -> None:
        """Keeps the bytes under the kind and key."""
        if self._connection is not None:
            self.keep(key, {kind: sealed(kind, key, data)})

    def keep(self, key: str, entries: Mapping[str, bytes]) -> None:
        """Keeps entries of several kinds under one key, each as `sealed` made it."""
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)",
                    [(kind, key, data) for kind, data in entries.items()],
                )
            self._trim(self._connection)
        except TROUBLE as error:
            self._give_up(error)

    def close(self) -> None:
        """Closes the file; the store is empty from then on."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def reopen(self) -> None:
        """Opens the file anew in a fork of the process that opened it: SQLite lets no two use one connection."""
        self._left, self._connection = self._connection, None  # kept, for to let it go would close it
        if self._left is None:
            return
        try:
            self._connection = _connected(self.path)
        except (*TROUBLE, OSError) as error:
            self._give_up(error)

    def _trim(self, connection: sqlite3.Connection) -> None:
        [(pages,)] = connection.execute(
            "SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count"
        )
        [(size,)] = connection.execute("PRAGMA page_size")
        if pages * size > self.limit:
            with connection:
                connection.execute("DELETE FROM entry WHERE rowid <= (SELECT (min(rowid) + max(rowid)) / 2 FROM entry)")

    def _give_up(self, error: Exception) -> None:
        """Goes on with a new file where this one is damaged or another program's, without one otherwise; says which."""
        from claimcheck.model import Notice

        self.close()
        reason = str(error).rstrip(".")
        old = self.path.with_name(f"{self.path.name}.damaged")
        made_anew = (
            f"{self.path}: the cache was no good ({reason}); it has been made anew, and the old file is {old.name}."
        )
        cannot = (
            f"{self.path}: the cache cannot be used ({reason}), so everything is worked out anew. "
            "Delete the file, or choose another folder with CLAIMCHECK_CACHE_DIR."
        )
        anew = not self.notices and _is_no_good(error) and self._made_anew(old)
        self.notices = (Notice("cache", str(self.path), made_anew if anew else cannot),)

    def _made_anew(self, old: Path) -> bool:
        """Puts the file aside and makes another; whether that went well."""
        try:
            self.path.replace(old)
            for suffix in ("-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self._connection = _connected(self.path)
        except (*TROUBLE, OSError):
            self._connection = None
        return self._connection is not None

    def info(self) -> tuple[tuple[str, int, int], ...]:
        """The kinds of entries, each with how many there are and their bytes; nothing where the cache cannot be used."""
        if self._connection is None:
            return ()
        try:
            rows = self._connection.execute(
                "SELECT kind, count(*), sum(length(value)) - count(*) * ? FROM entry GROUP BY kind ORDER BY kind",
                (SUM + len(PLAIN),),
            ).fetchall()
        except TROUBLE as error:
            self._give_up(error)
            return ()
        return tuple((str(kind), int(number), int(size or 0)) for kind, number, size in rows)


def clear(path: Path) -> bool:
    """Deletes a cache with all that belongs to it; whether there was one. Raises OSError where it cannot be deleted."""
    there = path.exists()
    for suffix in ("", "-wal", "-shm", ".damaged"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return there


def _is_no_good(error: Exception) -> bool:
    """Whether an error says that the file is damaged, or holds something else than this cache."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError):
        return True
    foreign = isinstance(error, sqlite3.OperationalError) and code == sqlite3.SQLITE_ERROR
    return foreign or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


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
        except TROUBLE as error:
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


def _packed(data: bytes) -> bytes:
    """The bytes as they are kept: analyses take a third of their room, and are as quick to read; numbers hardly less."""
    middle = data[len(data) // 2 :][:SAMPLE]
    if len(data) > FEW * SAMPLE and len(zlib.compress(middle, 1)) > WORTH * SAMPLE:
        return PLAIN + data
    packed = PACKED + zlib.compress(data, 1) if len(data) >= LEAST else b""
    return packed if 0 < len(packed) < len(data) else PLAIN + data


def _unpacked(data: bytes) -> bytes | None:
    """The bytes that were kept so; None where they cannot have been."""
    try:
        return data[1:] if data[:1] == PLAIN else zlib.decompress(data[1:]) if data[:1] == PACKED else None
    except zlib.error:
        return None


def sealed(kind: str, key: str, data: bytes) -> bytes:
    """The bytes as `Store.keep` takes them: packed, behind a sum of them."""
    kept = _packed(data)
    return _sum(kind, key, kept) + kept


def _sum(kind: str, key: str, data: bytes) -> bytes:
    digest = hashlib.blake2b(f"{kind}\0{key}\0".encode("utf-8", "surrogatepass"), digest_size=SUM)
    digest.update(data)
    return digest.digest()


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
