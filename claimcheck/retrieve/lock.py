"""sources.lock: the bytes of the sources and how they were read, so that a colleague and a build check against the same ones."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.read.formats import VERSION
from claimcheck.retrieve.folder import source_files
from claimcheck.retrieve.sources_toml import NAME as TOML

NAME = "sources.lock"
HEAD = "# The sources as they were when `claimcheck sources lock` was run. `claimcheck sources check` compares.\n"


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock says: the SHA-256 of each file by its path within the folder, and the version of the readers."""

    files: dict[str, str]
    reader: int


def locked(folder: Path) -> Locked | None:
    """What the folder's lock says; None where there is none. Raises ClaimcheckError for one that cannot be read."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Locked({str(k): str(v) for k, v in data["files"].items()}, int(data["reader"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError, ValueError):
        raise ClaimcheckError(
            f"{path}: is no lock that can be read. Make it anew with `claimcheck sources lock`."
        ) from None


def lock(folder: Path) -> Path:
    """Writes the folder's lock and gives its path; raises ClaimcheckError where it cannot be written."""
    path = folder / NAME
    rows = "".join(f"{json.dumps(name)} = {json.dumps(digest)}\n" for name, digest in state(folder).items())
    try:
        path.write_text(f"{HEAD}reader = {VERSION}\n\n[files]\n{rows}", encoding="utf-8")
    except OSError as error:
        raise ClaimcheckError(
            f"{path}: cannot be written ({error.strerror}). Check the folder's permissions."
        ) from None
    return path


def state(folder: Path) -> dict[str, str]:
    """The SHA-256 of each source and of sources.toml, by its path within the folder, in order."""
    files, _ = source_files(folder)
    if (folder / TOML).is_file():
        files = [*files, folder / TOML]
    return {p.relative_to(folder).as_posix(): _digest(p) for p in sorted(files)}


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ClaimcheckError(f"{path}: cannot be read ({error.strerror}). Change its permissions.") from None


def changes(folder: Path) -> list[str]:
    """What is not as the folder's lock says, a sentence each; none where there is no lock."""
    before = locked(folder)
    if before is None:
        return []
    now = state(folder)
    told = [f"{name}: was {what} since {NAME} was made." for name, what in _compared(before.files, now)]
    if before.reader != VERSION:
        told.append(f"{NAME}: was made by another version of the readers ({before.reader}, now {VERSION}).")
    return told


def _compared(before: dict[str, str], now: dict[str, str]) -> list[tuple[str, str]]:
    found = [(n, "added") for n in now if n not in before] + [(n, "taken away") for n in before if n not in now]
    return sorted(found + [(n, "changed") for n in now if n in before and now[n] != before[n]])
