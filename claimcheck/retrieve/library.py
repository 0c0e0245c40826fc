"""The sources: read, analysed once, copies known as copies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.detect.claims import analysis
from claimcheck.detect.names import acronyms
from claimcheck.detect.sentences import unread
from claimcheck.model import (
    Analysis,
    Block,
    BlockKind,
    Claim,
    ClaimcheckError,
    Document,
    Location,
    Notice,
    Passage,
    Period,
    Place,
    Span,
)
from claimcheck.read.told import told
from claimcheck.retrieve.folder import read_folder
from claimcheck.retrieve.headed import headed, names_of_row
from claimcheck.store import Store, key

if TYPE_CHECKING:
    from claimcheck.retrieve.search import Index

Progress = Callable[[int, int], None]
NEAR_COPY = 0.8  # share of the shorter text's word runs that the longer one has too
LONGEST_LINE = 100  # cells of a column that are all looked at together
LONGEST_PLACE = 80  # characters
RUN = 8  # words in such a run: shared by chance almost never


@dataclass(frozen=True)
class Library:
    """The documents against which drafts are checked, with what the detectors found in them."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    copies: dict[str, str] = field(default_factory=dict)
    store: Store | None = field(default=None, compare=False, repr=False)

    @staticmethod
    def of(
        *documents: Document,
        notices: tuple[Notice, ...] = (),
        store: Store | None = None,
        progress: Progress | None = None,
    ) -> Library:
        """The library of the documents; each is analysed, or taken from the store."""
        analyses = []
        for n, document in enumerate(documents, 1):
            analyses.append(_analysed(document, store))
            if progress:
                progress(n, len(documents))
        copies, found = _copies(documents)
        found = (*found, *(notice for d in documents for notice in (*told(d), *unread(d))))
        return Library(documents, (*notices, *found), tuple(analyses), copies, store)

    @staticmethod
    def open(
        folder: Path, store: Store | None = None, progress: Progress | None = None, limit: int | None = None
    ) -> Library:
        """The library of a folder; raises ClaimcheckError where no document in it can be read.

        `limit` is the bytes of the largest file that is read. `progress` is told how many of twice as many steps as
        there are files are done: each is read, then analysed.
        """
        read = (lambda done, total: progress(done, 2 * total)) if progress else None
        documents, notices = read_folder(folder, read, limit, store)
        if not any(d.text for d in documents):
            trouble = (*notices, *(notice for d in documents for notice in told(d)))
            why = f" ({trouble[0].message})" if trouble else ""
            raise ClaimcheckError(
                f"{folder}: no source document could be read{why}. Put source documents into the folder; docs/formats.md "
                "says which formats are read."
            )
        analysed = (lambda done, total: progress(total + done, 2 * total)) if progress else None
        return Library.of(*documents, notices=notices, store=store, progress=analysed)

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def index(self) -> Index:
        """The passages of all documents but copies."""
        from claimcheck.retrieve.search import Index  # with numpy, which an unchanged check does without

        originals = (a for a in self.analyses if a.document.id not in self.copies)
        return Index.of([p for a in originals for p in a.passages], self.store)

    @cached_property
    def claims_at(self) -> dict[tuple[str, int], tuple[Claim, ...]]:
        """The claims of each sentence, by document and the sentence's first offset."""
        found: dict[tuple[str, int], list[Claim]] = {}
        for a in self.analyses:
            for c in headed(a.document, a.claims):
                found.setdefault((a.document.id, c.sentence.start), []).append(c)
        return {k: tuple(v) for k, v in found.items()}

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """All claims of a document, in order."""
        return next((a.claims for a in self.analyses if a.document.id == document), ())

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """What the acronyms of all documents stand for."""
        found: dict[str, str] = {}
        for d in self.documents:
            for text in (d.publisher, d.title, d.prose):
                for short, name in acronyms(text).items():
                    found.setdefault(short, name)
        return found

    @cached_property
    def gazetteer(self) -> frozenset[str]:
        """The places of the sources' own that no table has: names that stand after an "in" or "at" there."""
        return frozenset(
            p.name for a in self.analyses for passage in a.passages for p in passage.places if p.within == (p.name,)
        )

    def document(self, id: str) -> Document:
        """The document with this id; raises KeyError where there is none."""
        return self._by_id[id]

    def original(self, id: str) -> str:
        """The id of the document of which this one is a copy; its own where it is none."""
        return self.copies.get(id, id)

    @cached_property
    def _paragraphs(self) -> dict[tuple[str, int], tuple[Passage, ...]]:
        """The passages of each sentence's block, by document and the sentence's first offset."""
        found: dict[tuple[str, int], tuple[Passage, ...]] = {}
        for a in self.analyses:
            ends = [b.span.end for b in a.document.blocks]
            for _, group in groupby(a.passages, key=lambda p, ends=ends: bisect_left(ends, p.span.end)):  # type: ignore[misc]
                together = tuple(group)
                found.update({(a.document.id, p.span.start): together for p in together})
            found.update(self._rows_and_columns(a))
        return found

    def _rows_and_columns(self, a: Analysis) -> dict[tuple[str, int], tuple[Passage, ...]]:
        """The passages of each cell's row and column; of a long column those of rows with the same names, and the nearest."""
        lines: dict[Span, list[Passage]] = {}
        mine = [(p, cell) for p in a.passages if (cell := self.cell(a.document.id, p.span))]
        for p, cell in mine:
            for header in cell.headers:
                lines.setdefault(header, []).append(p)
        long = {h for h, line in lines.items() if len(line) > LONGEST_LINE}
        names: dict[tuple[Span, ...], tuple[str, ...]] = {}
        series: dict[tuple[Span, tuple[str, ...]], list[Passage]] = {}
        for p, cell in mine if long else ():
            if cell.headers[:-1] not in names:
                names[cell.headers[:-1]] = names_of_row(a.document, cell)
            for h in long.intersection(cell.headers):
                series.setdefault((h, names[cell.headers[:-1]]), []).append(p)
        found = {}
        for p, cell in mine:
            near: dict[int, Passage] = {}
            for h in cell.headers:
                line = series[h, names[cell.headers[:-1]]] if h in long else lines[h]
                at = bisect_left(line, p.span, key=lambda q: q.span) if len(line) > LONGEST_LINE else 0
                near.update((q.span.start, q) for q in line[max(0, at - LONGEST_LINE // 2) :][:LONGEST_LINE])
            found[a.document.id, p.span.start] = tuple(near.values())
        return found

    @cached_property
    def _cells(self) -> dict[tuple[str, int], Block]:
        """The cells below the heads of tables, by document and first offset."""
        return {
            (d.id, b.span.start): b for d in self.documents for b in d.blocks if b.kind is BlockKind.CELL and b.headers
        }

    def cell(self, document: str, sentence: Span) -> Block | None:
        """The cell of a table, below its head, that a sentence is; None where it is none."""
        return self._cells.get((document, sentence.start))

    def one_column(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are of cells of one column."""
        cells = [self.cell(c.document, c.sentence) for c in (a, b)]
        heads = [(c.document, cell.headers[-1]) for c, cell in zip((a, b), cells, strict=True) if cell]
        return len(heads) == len(cells) and heads[0] == heads[1]

    def one_series(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are of cells of one column whose rows differ in nothing but their times."""
        cells = [(self.document(c.document), self.cell(c.document, c.sentence)) for c in (a, b)]
        names = [names_of_row(d, cell) for d, cell in cells if cell]
        return self.one_column(a, b) and names[0] == names[1]

    def paragraph(self, document: str, sentence: Span) -> tuple[Passage, ...]:
        """The passages of the block in which a sentence stands, in order; for a table's cell those of its row and column."""
        return self._paragraphs.get((document, sentence.start), ())

    def places_near(self, claim: Claim) -> tuple[Place, ...]:
        """The places that a source's claim may be in: those of its sentence, and of its paragraph before it."""
        near = self.paragraph(claim.document, claim.sentence)
        return tuple(place for p in near for place in p.places if p.span.start <= claim.sentence.start)

    def periods_of(self, claim: Claim) -> tuple[Period, ...]:
        """The periods that a source's claim may be of: its own, and all of its sentence."""
        near = self.paragraph(claim.document, claim.sentence)
        return (*claim.about.periods, *(q for p in near if p.span == claim.sentence for q in p.periods))

    def location(self, id: str, span: Span) -> Location:
        """A place in a source, with its words."""
        document = self.document(id)
        at = document.locate(span)
        cell = self.cell(id, span)
        heads = ", ".join(" ".join(document.prose[h.start : h.end].split()) for h in cell.headers) if cell else ""
        return Location(
            id, span, document[span], at.line, at.column, f"{at} ({shortened(heads)})" if heads else str(at)
        )


def shortened(words: str) -> str:
    """The words, cut after a whole one where they are longer than a place's name may be."""
    return words if len(words) <= LONGEST_PLACE else words[: LONGEST_PLACE - 1].rpartition(" ")[0] + " …"


def _analysed(document: Document, store: Store | None) -> Analysis:
    if store is None:
        return analysis(document, source=True)
    at = key("analysis", repr(document))
    found = store.get("analysis", at)
    if isinstance(found, Analysis):
        return found
    made = analysis(document, source=True)
    store.put("analysis", at, made)
    return made


def _copies(documents: tuple[Document, ...]) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """Which document is a copy of which: as `same_as` says, or by near-identical text (said once each)."""
    ids = {d.id for d in documents}
    copies = {d.id: d.same_as for d in documents if d.same_as in ids}
    for id in copies:  # a copy of a copy is a copy of the first
        while copies[id] in copies and copies[copies[id]] != id:
            copies[id] = copies[copies[id]]
    notices = []
    runs = {d.id: _runs(d) for d in documents}
    for i, a in enumerate(documents):
        for b in documents[i + 1 :]:
            if a.id in copies or b.id in copies:
                continue
            shorter = min(len(runs[a.id]), len(runs[b.id]))
            if shorter > RUN and len(runs[a.id] & runs[b.id]) >= NEAR_COPY * shorter:
                copies[b.id] = a.id
                notices.append(
                    Notice(
                        "copy", b.path or b.id, f"{b.id} is nearly the same text as {a.id} and counts as a copy of it"
                    )
                )
    return copies, tuple(notices)


def _runs(document: Document) -> frozenset[int]:
    words = document.prose.lower().split()
    return frozenset(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))
