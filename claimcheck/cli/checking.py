"""A check of some drafts: what was said before comes from the cache, the rest is worked out."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.given import Draft, DraftError, digest_of
from claimcheck.cli.reports import Reports
from claimcheck.cli.said import lines

if TYPE_CHECKING:
    from claimcheck.model import Finding, Notice, Report
    from claimcheck.store import Store


def today() -> dt.date:
    """The day by which comments expire: SOURCE_DATE_EPOCH, where a run is to be the same again, or the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isdecimal() and len(epoch) < 12
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if known else dt.date.today()


@dataclass(frozen=True)
class Shape:
    """How reports are written: a format, with colours and to a width where it is one for people."""

    format: str
    colour: bool = False
    width: int = 0


@dataclass(frozen=True)
class Filters:
    """What keeps findings from being shown besides the configuration: a baseline, and lines that did not change."""

    baseline: Path | None = None
    changed: str = ""

    @property
    def state(self) -> tuple[str, ...]:
        """What tells these filters from others; changed lines are not among it, for git alone knows them."""
        return (str(self.baseline), str(digest_of(self.baseline))) if self.baseline else ("",)


@dataclass(frozen=True)
class Judged:
    """The reports of the drafts that could be read, as they are to be shown, and what else is to be said."""

    drafts: tuple[Draft, ...]
    reports: tuple[Report, ...]
    trouble: tuple[str, ...]
    notices: tuple[Notice, ...]
    holds: tuple[dt.date, dt.date] = (dt.date.min, dt.date.max)

    @property
    def severities(self) -> dict[str, int]:
        """How many findings of each severity are shown."""
        found = [str(f.severity) for r in self.reports for f in r.findings if not f.suppressed]
        return {severity: found.count(severity) for severity in dict.fromkeys(found)}


@dataclass(frozen=True)
class Said:
    """All that a check says: the reports as written, the notices, what the exit code and the cache follow from.

    `beside` are the files that the drafts lean on besides the sources, with what tells their content. `holds` are
    the first and the last day on which it is so.
    """

    texts: tuple[str, ...]
    notices: tuple[str, ...]
    severities: dict[str, int]
    beside: dict[str, str | None]
    holds: tuple[str, str]
    failed: bool = False


@dataclass(frozen=True)
class Checker:
    """Checks drafts, each against its own sources; what was checked before, and has not changed, comes from the store."""

    store: Store | None
    filters: Filters = field(default_factory=Filters)

    @cached_property
    def reports(self) -> Reports:
        """The reports of drafts, as the rules make them."""
        return Reports(self.store)

    # ── what is said ──

    def said(self, drafts: Sequence[Draft], shapes: Sequence[Shape]) -> Said:
        """What a check of the drafts says; raises ClaimcheckError where the sources or a configuration cannot be read."""
        at = self._key(drafts, shapes)
        said = self._kept(at)
        if said is None:
            said = self._made(drafts, shapes)
            if self.store and at and not said.failed:
                data = json.dumps([said.texts, said.notices, said.severities, said.beside, said.holds])
                self.store.write("said", at, data.encode())
        return said

    def _key(self, drafts: Sequence[Draft], shapes: Sequence[Shape]) -> str | None:
        """What tells a check of these drafts, written so, from any other; None where that cannot be known."""
        corpora = [self.reports.corpus(d) for d in drafts]
        if self.store is None or self.filters.changed:
            return None
        parts = [repr(shapes), *self.filters.state]
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
            texts, notices, severities, beside, (first, last) = json.loads(data)
            if any(digest_of(Path(path)) != digest for path, digest in beside.items()):
                return None
            if not dt.date.fromisoformat(first) <= today() <= dt.date.fromisoformat(last):
                return None
            counts = {str(name): int(count) for name, count in severities.items()}
            return Said(tuple(map(str, texts)), tuple(map(str, notices)), counts, beside, (first, last))
        except (ValueError, TypeError, AttributeError):  # damaged, and as good as absent
            return None

    def _made(self, drafts: Sequence[Draft], shapes: Sequence[Shape]) -> Said:
        from claimcheck.report.formats import rendered

        judged = self.judged(drafts)
        texts = tuple(
            rendered(s.format, judged.reports, colour=s.colour, width=s.width) if judged.reports else "" for s in shapes
        )
        told = (*judged.trouble, *lines(judged.notices))
        beside = {path: state for d in judged.drafts for path, state in d.beside().items()}
        first, last = (day.isoformat() for day in judged.holds)
        return Said(texts, told, judged.severities, beside, (first, last), bool(judged.trouble))

    # ── what is found ──

    def judged(self, drafts: Sequence[Draft]) -> Judged:
        """The reports of the drafts, with what comments, configuration, baseline and git keep quiet suppressed."""
        from claimcheck.config.selection import selection
        from claimcheck.suppress import apply, baseline, changed

        chosen = [selection(d.config, d.name) for d in drafts]  # all before the work: a mistake is told at once
        entries = baseline.read(self.filters.baseline) if self.filters.baseline else ()
        on = today()
        holds, read, reports, trouble = [], [], [], []
        self.reports.make(drafts)
        for draft, choice in zip(drafts, chosen, strict=True):
            try:
                report = apply.applied(self.reports.of(draft), draft.document, on)
            except DraftError as error:
                trouble.append(f"claimcheck: {error}")
                continue
            holds.append(apply.holds(draft.document, on))
            if self.filters.changed and draft.data is None:
                report = changed.only_changed(report, changed.lines(draft.name, self.filters.changed))
            read.append(draft)
            reports.append(choice.applied(report))
        made = tuple(reports)
        notices: tuple[Notice, ...] = ()
        if self.filters.baseline:
            made, notices = baseline.without_known(made, entries, self.filters.baseline)
        days = (max((d for d, _ in holds), default=dt.date.min), min((d for _, d in holds), default=dt.date.max))
        return Judged(tuple(read), made, tuple(trouble), (*(n for r in made for n in r.notices), *notices), days)

    @property
    def cache_notices(self) -> list[str]:
        """What is wrong with the cache: it is of this run, and kept with no report."""
        return lines(self.store.notices if self.store else ())

    def again(self, draft: Draft, text: str) -> tuple[Finding, ...]:
        """The findings of a draft if it had another text, with what comments and configuration keep quiet suppressed."""
        from claimcheck.check import check
        from claimcheck.config.selection import selection
        from claimcheck.read.files import of_bytes
        from claimcheck.suppress.apply import applied

        old = draft.document
        data = text.encode("utf-8", "surrogatepass")
        document = draft.configured(of_bytes(data, old.id, old.path, draft.suffix))
        report = check(document, self.reports.corpus(draft).library, draft.options)
        return selection(draft.config, draft.name).applied(applied(report, document, today())).findings
