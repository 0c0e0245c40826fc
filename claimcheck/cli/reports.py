"""The reports of drafts as the rules make them: kept ones from the cache, the others worked out, some at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.given import Draft, DraftError, digest_of, folder_of, opened
from claimcheck.cli.said import files_in

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.read.limits import Limits
    from claimcheck.retrieve.library import Library
    from claimcheck.store import Store

LEAST_AT_ONCE = 3  # drafts
WARMING = 300  # code points: a few sentences


@dataclass(frozen=True)
class Corpus:
    """A folder of sources, read when a draft needs it."""

    folder: Path
    store: Store | None
    limits: Limits

    @cached_property
    def library(self) -> Library:
        """The sources; raises ClaimcheckError where there are none that can be read."""
        return opened(self.folder, self.store, self.limits)

    @cached_property
    def digest(self) -> str:
        """What tells the folder's files and their contents from any others."""
        digests = (f"{path.relative_to(self.folder)}\0{digest_of(path)}\n" for path in files_in(self.folder))
        return hashlib.sha256("".join(digests).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Reports:
    """The reports of drafts, each against its own sources."""

    store: Store | None
    _corpora: dict[tuple[Path, Limits], Corpus] = field(default_factory=dict)
    _made: dict[tuple[str, str | None], Report] = field(default_factory=dict)

    def corpus(self, draft: Draft) -> Corpus:
        """The sources of a draft; raises ClaimcheckError where none are named."""
        at = (folder_of(draft.config), draft.config.limits)
        return self._corpora.setdefault(at, Corpus(at[0], self.store, at[1]))

    def of(self, draft: Draft) -> Report:
        """The draft's report; raises ClaimcheckError where the draft or the sources cannot be read."""
        kept = self._kept(draft)
        return kept if kept is not None else self._keep(draft, self._checked(draft))

    def make(self, drafts: Sequence[Draft]) -> None:
        """Makes the reports of several drafts, some at once, when all that they share has been read."""
        from claimcheck.cli.parallel import processes, spread
        from claimcheck.model import Report

        todo = [d for d in drafts if self._is_new(d)] if len(drafts) >= LEAST_AT_ONCE else []
        most = processes()
        if len(todo) < LEAST_AT_ONCE or most < 2:
            return
        self._warm(todo[0])
        rest = [d for d in todo if self.corpus(d) is self.corpus(todo[0])]
        for draft, made in zip(rest, spread(self._checked, rest, self.store, most), strict=True):
            if isinstance(made, Report):
                self._keep(draft, made)

    def _warm(self, draft: Draft) -> None:
        """Checks the beginning of a draft: what every check reads is then there for the processes that are forked."""
        from claimcheck.check import check
        from claimcheck.model import Document

        library = self.corpus(draft).library
        check(Document.of_text("", draft.document.prose[:WARMING]), library, draft.options)
        library.load()

    def _is_new(self, draft: Draft) -> bool:
        """Whether a draft can be read and has no report yet."""
        try:
            return bool(draft.document) and self._kept(draft) is None
        except DraftError:
            return False

    def _kept(self, draft: Draft) -> Report | None:
        """The report of the draft that was made before, in this run or another."""
        if made := self._made.get((draft.name, draft.digest())):
            return made
        from claimcheck.model import Report

        at = self._key(draft)
        kept = self.store.get("report", at) if self.store and at else None
        return kept if isinstance(kept, Report) else None

    def _keep(self, draft: Draft, made: Report) -> Report:
        self._made[draft.name, draft.digest()] = made
        at = self._key(draft)
        if self.store and at:
            self.store.put("report", at, made)
        return made

    def _key(self, draft: Draft) -> str | None:
        """What tells the report from any other; None where that cannot be known."""
        digest = draft.digest() if self.store else None
        if digest is None:
            return None
        from claimcheck.store import key

        corpus = self.corpus(draft)
        beside = (part for path, state in draft.beside().items() for part in (path, state or ""))
        asked = (repr(draft.options), draft.config.date, draft.config.variety, repr(corpus.limits))
        return key("report", draft.name, draft.called, digest, str(corpus.folder), corpus.digest, *asked, *beside)

    def _checked(self, draft: Draft) -> Report:
        document = draft.document
        library = self.corpus(draft).library
        from claimcheck.check import check

        return check(document, library, draft.options)
