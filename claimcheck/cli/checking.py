"""A check of some drafts: what was said before comes from the cache, the rest is worked out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.base import Format
from claimcheck.cli.given import Draft, DraftError, digest_of, folder_of, opened
from claimcheck.cli.said import files_in, lines

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.retrieve.library import Library
    from claimcheck.store import Store


@dataclass(frozen=True)
class Shape:
    """How reports are written; `strict`: what cannot be told for want of a readable source counts as found."""

    format: Format
    colour: bool
    width: int
    strict: bool = False


@dataclass(frozen=True)
class Said:
    """All that a check says: the reports as written, the notices, what the exit code and the cache follow from.

    `beside` are the files that the drafts lean on besides the sources, with what tells their content.
    """

    text: str
    notices: tuple[str, ...]
    loud: bool
    beside: dict[str, str | None]
    failed: bool = False


@dataclass(frozen=True)
class Corpus:
    """A folder of sources, read when a draft needs it."""

    folder: Path
    store: Store | None
    limit: int

    @cached_property
    def library(self) -> Library:
        """The sources; raises ClaimcheckError where there are none that can be read."""
        return opened(self.folder, self.store, self.limit)

    @cached_property
    def digest(self) -> str:
        """What tells the folder's files and their contents from any others."""
        digests = (f"{path.relative_to(self.folder)}\0{digest_of(path)}\n" for path in files_in(self.folder))
        return hashlib.sha256("".join(digests).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Checker:
    """Checks drafts, each against its own sources; what was checked before, and has not changed, comes from the store."""

    store: Store | None
    _corpora: dict[tuple[Path, int], Corpus] = field(default_factory=dict)

    def corpus(self, draft: Draft) -> Corpus:
        """The sources of a draft; raises ClaimcheckError where none are named."""
        at = (folder_of(draft.config), draft.config.file_limit)
        return self._corpora.setdefault(at, Corpus(at[0], self.store, at[1]))

    def said(self, drafts: Sequence[Draft], shape: Shape) -> Said:
        """What a check of the drafts says; raises ClaimcheckError where the sources or a configuration cannot be read."""
        at = self._key(drafts, shape)
        said = self._kept(at)
        if said is None:
            said = self._made(drafts, shape)
            if self.store and at and not said.failed:
                data = json.dumps([said.text, said.notices, said.loud, said.beside])
                self.store.write("said", at, data.encode())
        return said

    def _key(self, drafts: Sequence[Draft], shape: Shape) -> str | None:
        """What tells a check of these drafts, written so, from any other; None where that cannot be known."""
        corpora = [self.corpus(d) for d in drafts]
        if self.store is None:
            return None
        parts = [shape.format, str(shape.colour), str(shape.width), str(shape.strict)]
        for draft, corpus in zip(drafts, corpora, strict=True):
            digest = draft.digest()
            if digest is None:
                return None
            parts += [draft.name, draft.called, digest, draft.config.state, str(corpus.folder), corpus.digest]
        from claimcheck.store import key

        return key("said", *parts)

    def _kept(self, at: str | None) -> Said | None:
        """What that check said before."""
        data = self.store.read("said", at) if self.store and at else None
        if data is None:
            return None
        try:
            text, notices, loud, beside = json.loads(data)
            if any(digest_of(Path(path)) != digest for path, digest in beside.items()):
                return None
            return Said(str(text), tuple(map(str, notices)), bool(loud), beside)
        except (ValueError, TypeError, AttributeError):  # damaged, and as good as absent
            return None

    def _made(self, drafts: Sequence[Draft], shape: Shape) -> Said:
        from claimcheck.config.selection import selection
        from claimcheck.model import Severity, Verdict

        chosen = [selection(d.config, d.name) for d in drafts]  # all before the work: a mistake is told at once
        reports, trouble, beside = [], [], {}
        for draft, choice in zip(drafts, chosen, strict=True):
            try:
                reports.append(choice.applied(self.report(draft)))
                beside.update(draft.beside())
            except DraftError as error:
                trouble.append(f"claimcheck: {error}")
        notices = lines([*(n for r in reports for n in r.notices), *(self.store.notices if self.store else ())])
        found = [f for r in reports for f in r.findings if not f.suppressed]
        loud = any(f.severity is not Severity.NOTE for f in found)
        loud = loud or (shape.strict and any(f.verdict is Verdict.CANNOT_TELL for f in found))
        return Said(_rendered(reports, shape) if reports else "", (*trouble, *notices), loud, beside, bool(trouble))

    def report(self, draft: Draft) -> Report:
        """The draft's report; raises ClaimcheckError where the draft or the sources cannot be read."""
        digest = draft.digest() if self.store else None
        if self.store is None or digest is None:
            return self._checked(draft)
        from claimcheck.model import Report
        from claimcheck.store import key

        corpus = self.corpus(draft)
        beside = (part for path, state in draft.beside().items() for part in (path, state or ""))
        asked = (repr(draft.options), draft.config.date, draft.config.variety, str(corpus.limit))
        at = key("report", draft.name, draft.called, digest, str(corpus.folder), corpus.digest, *asked, *beside)
        kept = self.store.get("report", at)
        if isinstance(kept, Report):
            return kept
        made = self._checked(draft)
        self.store.put("report", at, made)
        return made

    def _checked(self, draft: Draft) -> Report:
        document = draft.document
        library = self.corpus(draft).library
        from claimcheck.check import check

        return check(document, library, draft.options)


def _rendered(reports: Sequence[Report], shape: Shape) -> str:
    if shape.format is Format.JSON:
        from claimcheck.report.json import render

        return render(reports)
    from claimcheck.report import terminal

    return terminal.render(reports, colour=shape.colour, width=shape.width)
