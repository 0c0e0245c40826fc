"""What the commands are given: drafts, the folder of sources, rules by code or name, the cache."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.said import progress
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model import Document
    from claimcheck.retrieve.library import Library
    from claimcheck.rules.base import Rule
    from claimcheck.store import Store

STDIN = "-"


class DraftError(ClaimcheckError):
    """One draft could not be read; the others still can."""


@dataclass(frozen=True)
class Draft:
    """A draft as named on the command line; what stands on standard input is read at once, for it can be read only once."""

    name: str
    data: bytes | None = None

    @staticmethod
    def of(name: str) -> Draft:
        return Draft(name, sys.stdin.buffer.read()) if name == STDIN else Draft(name)

    def digest(self) -> str | None:
        """What tells its content from any other; None where it cannot be read."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        return digest_of(Path(self.name))

    @cached_property
    def document(self) -> Document:
        """The draft as read; raises DraftError with a plain sentence."""
        from claimcheck.read.files import read, read_stdin

        try:
            if self.data is not None:
                return read_stdin(self.data, STDIN)
            return read(Path(self.name), id=self.name)  # its whole path, which no source has for an id
        except ClaimcheckError as error:
            raise DraftError(str(error)) from error

    def beside(self) -> dict[str, str | None]:
        """The files that the draft names to be read with it, each with what tells its content; raises DraftError."""
        from claimcheck.detect.citation import bibliographies

        return {path: digest_of(Path(path)) for path in bibliographies(self.document)}


def digest_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def folder_of(sources: Path | None) -> Path:
    if sources is None:
        raise ClaimcheckError("Which sources? Name the folder that holds the source documents: --sources DIR.")
    return sources


def place_of(place: str) -> tuple[str, int]:
    """The draft and the line of "draft.md:12" or "draft.md:12:3"; raises ClaimcheckError for anything else."""
    match = re.fullmatch(r"(.+?):([1-9][0-9]*)(?::[0-9]+)?", place, re.DOTALL)
    if match is None:
        raise ClaimcheckError(f"{place}: name a draft and a line of it, as in letter.md:12.")
    return match[1], int(match[2])


def prose_of(text: str) -> str:
    """The text itself, or the prose of the file of that name."""
    try:
        is_file = text == STDIN or Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a NUL byte
        is_file = False
    return Draft.of(text).document.prose if is_file else text


def all_rules() -> tuple[Rule, ...]:
    from claimcheck.rules import RULES

    return RULES


def named(word: str) -> tuple[Rule, ...]:
    """The rules with the code or name; raises ClaimcheckError with the nearest right one where there is none."""
    from difflib import get_close_matches

    wanted = word.strip().lower()
    if found := tuple(r for r in all_rules() if wanted in (r.code.lower(), r.name)):
        return found
    known = [*(r.name for r in all_rules()), *(r.code.lower() for r in all_rules())]
    nearest = [(n if n in {r.name for r in all_rules()} else n.upper()) for n in get_close_matches(wanted, known, 1)]
    hint = f" Did you mean {nearest[0]}?" if nearest else ""
    raise ClaimcheckError(f"There is no rule “{word}”.{hint} `claimcheck rules` lists them all.")


def codes_of(words: Iterable[str] | None) -> frozenset[str]:
    """The codes of the rules that are named, by code or name, with commas between them."""
    split = [part for word in words or () for part in word.split(",") if part.strip()]
    return frozenset(r.code for part in split for r in named(part))


def store_of(no_cache: bool) -> Store | None:
    if no_cache:
        return None
    from claimcheck.store import Store

    return Store.open()


def opened(folder: Path, store: Store | None) -> Library:
    from claimcheck.retrieve.library import Library

    with progress(folder) as told:
        return Library.open(folder, store, told)
