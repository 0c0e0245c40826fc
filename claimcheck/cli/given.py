"""What the commands are given: drafts, each with its configuration, the folder of sources, the cache."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.base import STDIN, FailOn
from claimcheck.cli.said import progress
from claimcheck.config.files import Layer, layers_for, layers_of
from claimcheck.config.settings import Config
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model import Document, Options
    from claimcheck.read.limits import Limits
    from claimcheck.retrieve.library import Library
    from claimcheck.store import Store

COMMAND_LINE = "the command line"


@dataclass(frozen=True)
class Settings:
    """Where configurations come from: the file that is named, or those that are found, and what the command line sets."""

    file: Path | None = None
    isolated: bool = False
    said: Layer = field(default_factory=lambda: Layer(COMMAND_LINE, {}))
    _found: dict[Path, tuple[Layer, ...]] = field(default_factory=dict, compare=False)

    @staticmethod
    def of(file: Path | None, isolated: bool, said: Mapping[str, object]) -> Settings:
        """The settings, with the keys that the command line sets; those that are None are not set there."""
        named = {name: value for name, value in said.items() if value is not None}
        return Settings(file, isolated, Layer(COMMAND_LINE, named))

    def config(self, draft: str) -> Config:
        """What holds for a draft, or with - for here; raises ClaimcheckError for a configuration that cannot be meant."""
        return Config((*self._layers(Path(draft)), self.said))

    def baseline(self, drafts: Iterable[Draft]) -> Path | None:
        """The baseline of a run; raises ClaimcheckError where the drafts have more than one."""
        return Path(one) if (one := self._one("baseline", [str(d.config.baseline or "") for d in drafts])) else None

    def fail_on(self, drafts: Iterable[Draft]) -> FailOn:
        """The severity from which on a run fails; raises ClaimcheckError where the drafts have more than one."""
        return FailOn(self._one("fail-on", [str(d.config.value("fail-on")) for d in drafts]))

    def _one(self, key: str, values: Iterable[str]) -> str:
        one, *others = dict.fromkeys(values)
        if others:
            raise ClaimcheckError(
                f"The drafts have more than one “{key}”. Check them in two runs, or say it on the command line."
            )
        return one

    def _layers(self, draft: Path) -> tuple[Layer, ...]:
        if self.isolated:
            return ()
        folder = draft.parent
        if folder not in self._found:
            self._found[folder] = layers_of(self.file) if self.file else layers_for(draft)
        return self._found[folder]


class DraftError(ClaimcheckError):
    """One draft could not be read; the others still can."""


@dataclass(frozen=True)
class Draft:
    """A draft as named on the command line, with its configuration.

    What stands on standard input is read at once, for it can be read only once.
    """

    name: str
    config: Config = field(default_factory=Config)
    data: bytes | None = None
    called: str = ""  # the name of the file that stands on standard input

    @staticmethod
    def of(name: str, config: Config, called: str = "") -> Draft:
        return Draft(name, config, sys.stdin.buffer.read(), called) if name == STDIN else Draft(name, config)

    def digest(self) -> str | None:
        """What tells its content from any other; None where it cannot be read."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        return digest_of(Path(self.name))

    @cached_property
    def document(self) -> Document:
        """The draft as read; raises DraftError with a plain sentence."""
        from claimcheck.read.files import read, read_stdin

        limits = self.config.limits
        try:
            # the id of a draft is its whole path, which no source has for an id
            if self.data is None:
                made = read(Path(self.name), id=self.name, limits=limits)
            else:
                made = read_stdin(self.data, self.called or STDIN, self.suffix, limits)
        except ClaimcheckError as error:
            raise DraftError(str(error)) from error
        return self.configured(made)

    def configured(self, made: Document) -> Document:
        """A document with what the configuration says of it."""
        from dataclasses import replace

        date = made.date or self.config.date
        return replace(
            made, date=date, variety=self.config.variety, bibliography=(*made.bibliography, *self.config.bibliography)
        )

    @property
    def suffix(self) -> str:
        """The suffix of its file's name; standard input without a name is Markdown."""
        return Path(self.called or ("" if self.data is not None else self.name)).suffix or (
            ".md" if self.data is not None else ""
        )

    @cached_property
    def writable(self) -> bool:
        """Whether the text that was read is the file's own, so that it can be written back without loss."""
        from claimcheck.read.files import decode

        try:
            data = Path(self.name).read_bytes() if self.data is None else self.data
            return decode(data)[0] == self.document.text
        except (OSError, ClaimcheckError):
            return False

    def beside(self) -> dict[str, str | None]:
        """The files that the draft names to be read with it, each with what tells its content; raises DraftError."""
        from claimcheck.detect.citation import bibliographies

        return {path: digest_of(Path(path)) for path in bibliographies(self.document)}

    @property
    def options(self) -> Options:
        """What its configuration asks of the rules."""
        from fractions import Fraction

        from claimcheck.model import Options

        config = self.config
        return Options(
            config.require_citations,
            Fraction(config.number("tolerances.figure-percent")) / 100,
            int(config.number("tolerances.stale-years")),
        )


def digest_of(path: Path) -> str | None:
    """What tells a file's content from any other; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def folder_of(config: Config) -> Path:
    """The folder of sources; raises ClaimcheckError where none is named."""
    folder = config.sources
    if folder is None:
        raise ClaimcheckError(
            "Which sources? Name the folder that holds the source documents: --sources DIR, or sources in claimcheck.toml."
        )
    if not folder.exists() and config.origin("sources") != COMMAND_LINE:
        raise ClaimcheckError(
            f"{config.place('sources')}: there is no folder “{folder}”. Mend the path, from that file's folder."
        )
    return folder


def files_of(bibliography: list[Path] | None) -> tuple[str, ...] | None:
    """The paths of the bibliographies that the command line names; raises ClaimcheckError for one that is no file."""
    for path in bibliography or ():
        if not path.is_file():
            what = "is a folder, not a file" if path.is_dir() else "no such file"
            raise ClaimcheckError(f"{path}: {what}. Name a bibliography in BibTeX, CSL-JSON or RIS.")
    return tuple(map(str, bibliography)) if bibliography else None


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
    return Draft.of(text, Config()).document.prose if is_file else text


def words_of(rules: Iterable[str] | None) -> tuple[str, ...] | None:
    """The words of an option that may be given again, or hold several with commas between them; None where it is not given."""
    return tuple(part.strip() for word in rules for part in word.split(",") if part.strip()) if rules else None


def store_of(no_cache: bool, limit: int | None = None) -> Store | None:
    """The cache, of at most `limit` bytes; None where none is wanted."""
    if no_cache:
        return None
    from claimcheck.store import Store

    return Store.open(limit=limit)


def opened(folder: Path, store: Store | None, limits: Limits) -> Library:
    """The sources of a folder, with progress where there is much to read; new ones are analysed by all processors at once."""
    from claimcheck.retrieve.library import Library

    def spread(work: Callable[[Document], object], items: Sequence[Document]) -> Iterator[tuple[int, object]]:
        from claimcheck.cli import parallel

        most = parallel.processes()
        return parallel.coming(work, items, store, most) if most > 1 else iter(())

    with progress(folder) as told:
        return Library.open(folder, store, told, limits, spread)
