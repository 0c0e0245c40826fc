"""A check of some drafts: what was said before comes from the cache, the rest is worked out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.base import Format
from claimcheck.cli.given import Draft, DraftError, digest_of, opened
from claimcheck.cli.said import files_in, lines

if TYPE_CHECKING:
    from claimcheck.model import Notice, Report
    from claimcheck.retrieve.library import Library
    from claimcheck.store import Store


@dataclass(frozen=True)
class Shape:
    """How reports are written."""

    format: Format
    colour: bool
    width: int


@dataclass(frozen=True)
class Said:
    """All that a check says: the reports as written, the notices, what the exit code and the cache follow from."""

    text: str
    notices: tuple[str, ...]
    loud: bool
    beside: dict[
        str, str | None
    ]  # the files that the drafts lean on besides the sources, with what tells their content
    failed: bool = False


def checked(
    checker: Checker, drafts: Sequence[Draft], shape: Shape, only: frozenset[str], without: frozenset[str]
) -> Said:
    from claimcheck.model import Severity

    reports, trouble, beside = [], [], {}
    for draft in drafts:
        try:
            reports.append(_chosen(checker.report(draft), only, without))
            beside.update(draft.beside())
        except DraftError as error:
            trouble.append(f"claimcheck: {error}")
    notices = lines([n for r in reports for n in r.notices] + list(checker.notices))
    loud = any(f.severity is not Severity.NOTE and not f.suppressed for r in reports for f in r.findings)
    return Said(_rendered(reports, shape) if reports else "", (*trouble, *notices), loud, beside, bool(trouble))


@dataclass(frozen=True)
class Checker:
    """Checks drafts against one folder; what was checked before, and has not changed, comes from the store."""

    folder: Path
    store: Store | None

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.store.notices if self.store else ()

    def key(self, drafts: Sequence[Draft], *shape: str) -> str | None:
        """What tells a check of these drafts, written so, from any other; None where that cannot be known."""
        if self.store is None:
            return None
        digests = [(d.name, d.digest()) for d in drafts]
        named = [part for name, digest in digests if digest for part in (name, digest)]
        if len(named) < 2 * len(digests):
            return None
        from claimcheck.store import key

        return key("said", str(self.folder), self._sources_digest, *shape, *named)

    def kept(self, at: str | None) -> Said | None:
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

    def keep(self, at: str | None, said: Said) -> None:
        if self.store and at:
            self.store.write("said", at, json.dumps([said.text, said.notices, said.loud, said.beside]).encode())

    def report(self, draft: Draft) -> Report:
        """The draft's report; raises ClaimcheckError where the draft or the sources cannot be read."""
        digest = draft.digest() if self.store else None
        if self.store is None or digest is None:
            return self._checked(draft)
        from claimcheck.model import Report
        from claimcheck.store import key

        beside = (part for path, state in draft.beside().items() for part in (path, state or ""))
        at = key("report", draft.name, digest, str(self.folder), self._sources_digest, *beside)
        kept = self.store.get("report", at)
        if isinstance(kept, Report):
            return kept
        made = self._checked(draft)
        self.store.put("report", at, made)
        return made

    def _checked(self, draft: Draft) -> Report:
        document = draft.document
        library = self.library
        from claimcheck.check import check

        return check(document, library)

    @cached_property
    def library(self) -> Library:
        """The sources; raises ClaimcheckError where there are none that can be read."""
        return opened(self.folder, self.store)

    @cached_property
    def _sources_digest(self) -> str:
        """What tells the folder's files and their contents from any others."""
        digests = (f"{path.relative_to(self.folder)}\0{digest_of(path)}\n" for path in files_in(self.folder))
        return hashlib.sha256("".join(digests).encode("utf-8", "surrogatepass")).hexdigest()


def _chosen(report: Report, only: frozenset[str], without: frozenset[str]) -> Report:
    """The report with the findings of rules that were not chosen suppressed."""

    def why(code: str) -> str:
        return "ignored" if code in without else "not selected" if only and code not in only else ""

    if not only and not without:
        return report
    findings = tuple(replace(f, suppressed=f.suppressed or why(f.code)) for f in report.findings)
    return replace(report, findings=findings)


def _rendered(reports: Sequence[Report], shape: Shape) -> str:
    if shape.format is Format.JSON:
        from claimcheck.report.json import render

        return render(reports)
    from claimcheck.report import terminal

    return terminal.render(reports, colour=shape.colour, width=shape.width)
