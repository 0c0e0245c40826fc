"""The sources: read, analysed once, copies known as copies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.told import told
from claimcheck.retrieve.anywhere import Answers
from claimcheck.retrieve.copies import copies_among, fingerprints
from claimcheck.retrieve.folder import read_folder
from claimcheck.retrieve.headed import headed, names_of_row, row_terms, with_places
from claimcheck.retrieve.kept import Analyses, ClaimsAt, Progress, Spread, kept, key_of, outlined
from claimcheck.retrieve.outline import Outline
from claimcheck.retrieve.quoting.folding import Folded
from claimcheck.retrieve.quoting.pairs import Pairs
from claimcheck.retrieve.quoting.vocabulary import Vocabulary
from claimcheck.store import Store, key

if TYPE_CHECKING:
    from claimcheck.retrieve.pairing import Together
    from claimcheck.retrieve.search import Index

LONGEST_LINE = 100  # cells of a column that are all looked at together
LONGEST_PLACE = 80  # characters
# Sentences of the longest paragraph, and how many before and behind one stand with it in a longer text.
PARAGRAPH, AROUND = 24, 6

MEANING, VIEW, FINGERPRINTS = "meaning", "view", "fingerprints"  # kinds of what is kept

T = TypeVar("T")


@dataclass(frozen=True)
class Library:
    """The documents against which drafts are checked, with what the detectors found in them."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...] = ()
    analyses: Analyses = field(default_factory=lambda: Analyses((), analysis))
    copies: dict[str, str] = field(default_factory=dict)
    store: Store | None = field(default=None, compare=False, repr=False)
    answers: Answers[Any] = field(default_factory=Answers, compare=False, repr=False)  # a draft's claims' candidates
    pairs_of: dict[tuple[str, int, bool], Together] = field(
        default_factory=dict, compare=False, repr=False
    )  # the figures that stand together about a passage: see pairing.py
    _views: dict[str, Folded] = field(default_factory=dict, compare=False, repr=False)
    _runs: dict[int, dict[int, tuple[int, ...]]] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(
        *documents: Document,
        notices: tuple[Notice, ...] = (),
        store: Store | None = None,
        progress: Progress | None = None,
        spread: Spread | None = None,
    ) -> Library:
        """The library of the documents; each is analysed, or taken from the store when it is asked for."""
        analyses = Analyses(documents, partial(analysis, source=True), store, progress, spread, _beside)
        copies, found = _copies(documents, store)
        found = (*found, *(notice for d in documents for notice in (*told(d), *unread(d))))
        return Library(documents, (*notices, *found), analyses, copies, store)

    @staticmethod
    def open(
        folder: Path,
        store: Store | None = None,
        progress: Progress | None = None,
        limits: Limits = USUAL,
        spread: Spread | None = None,
    ) -> Library:
        """The library of a folder; raises ClaimcheckError where no document in it can be read.

        `progress` is told how many of twice as many steps as
        there are files are done: each is read, then analysed.
        """
        read = (lambda done, total: progress(done, 2 * total)) if progress else None
        documents, notices = read_folder(folder, read, limits, store)
        if not any(d.text for d in documents):
            trouble = (*notices, *(notice for d in documents for notice in told(d)))
            why = f" ({trouble[0].message})" if trouble else ""
            raise ClaimcheckError(
                f"{folder}: no source document could be read{why}. Put source documents into the folder; docs/formats.md "
                "says which formats are read."
            )
        analysed = (lambda done, total: progress(total + done, 2 * total)) if progress else None
        return Library.of(*documents, notices=notices, store=store, progress=analysed, spread=spread)

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def index(self) -> Index:
        """The passages of all documents but copies."""
        from claimcheck.retrieve.search import Index, Part, meaning  # with numpy, which an unchanged check does without

        def part(n: int, d: Document) -> Part:
            def meant() -> bytes:
                return kept(self.store, MEANING, lambda: key_of(d), lambda: meaning(self.analyses.passages(n)))

            return Part(d.id, self.outlines[n], lambda i: self.analyses.passage(n, i), meant)

        return Index.of(part(n, d) for n, d in self._analysed if d.id not in self.copies)

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """What the passages of each document are found by."""
        return tuple(outlined(n, d, self.analyses, self.store) for n, d in self._analysed)

    @cached_property
    def _analysed(self) -> tuple[tuple[int, Document], ...]:
        """The documents that were analysed, by number: all, but where a library is made without."""
        return tuple(enumerate(self.documents[: len(self.analyses)]))

    @cached_property
    def claims_at(self) -> ClaimsAt:
        """The claims of each sentence, by document and the sentence's first offset."""

        def claims_from(id: str, start: int) -> tuple[Claim, ...]:
            n = self._numbers.get(id, len(self.analyses))
            found = self.analyses.claims_from(n, start) if n < len(self.analyses) else ()
            made = headed(self.documents[n], found, self.gazetteer) if found else ()
            return tuple(with_places(c, self.gazetteer) for c in made)

        return ClaimsAt(claims_from)

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """All claims of a document, in order."""
        n = self._numbers.get(document)
        return self.analyses.claims(n) if n is not None and n < len(self.analyses) else ()

    def passages_of(self, document: str) -> tuple[Passage, ...]:
        """All passages of a document, in order."""
        n = self._numbers.get(document)
        return self.analyses.passages(n) if n is not None and n < len(self.analyses) else ()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {d.id: n for n, d in enumerate(self.documents)}

    def view(self, document: Document) -> Folded:
        """The folded view of one of the documents, by which quotations are found in it."""
        found = self._views.get(document.id)
        if found is None:
            found = self._views[document.id] = self._viewed(document)
        return found

    def _viewed(self, document: Document) -> Folded:
        if self.store is None:
            return Folded.of(document.prose)
        made = kept(self.store, VIEW, lambda: key_of(document), lambda: Folded.of(document.prose).packed())
        return Folded.unpacked(made)

    @cached_property
    def _state(self) -> str:
        """What tells these documents from any others."""
        return state_of(self.documents)

    @cached_property
    def pairs(self) -> Pairs:
        """The documents that each pair of folded words stands in."""
        made = kept(
            self.store,
            "pairs",
            lambda: self._state,
            lambda: Pairs.of((self._viewed(d).keys for d in self.documents), len(self.documents)).table,
        )
        return Pairs(made, len(self.documents))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The documents that each folded word stands in."""
        found = self.store.get("vocabulary", self._state) if self.store else None
        if isinstance(found, dict):
            return Vocabulary(found, len(self.documents))
        made = Vocabulary.of(self._viewed(d).known for d in self.documents)  # all views at once would fill the memory
        if self.store:
            self.store.put("vocabulary", self._state, made.masks)
        return made

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """What the acronyms of all documents stand for."""
        held = self.store.get("acronyms", self._state) if self.store else None
        if isinstance(held, dict):
            return held
        found: dict[str, str] = {}
        for d in self.documents:
            for text in (d.publisher, d.title, d.prose):
                for short, name in acronyms(text).items():
                    found.setdefault(short, name)
        if self.store:
            self.store.put("acronyms", self._state, found)
        return found

    @cached_property
    def gazetteer(self) -> frozenset[str]:
        """The places of the sources' own that no table has: names that stand after an "in" or "at" there."""
        return frozenset[str]().union(*(o.places for o in self.outlines))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of several words that stand in the sources."""
        return frozenset[str]().union(*(o.names for o in self.outlines))

    def load(self) -> None:
        """Takes what checks of many drafts will ask for into memory, for the processes that are to share it."""
        self.analyses.load()
        for _ in (self.pairs, self.vocabulary, self.acronyms):
            pass

    def document(self, id: str) -> Document:
        """The document with this id; raises KeyError where there is none."""
        return self._by_id[id]

    def original(self, id: str) -> str:
        """The id of the document of which this one is a copy; its own where it is none."""
        return self.copies.get(id, id)

    def _rows_and_columns(self, document: Document, spans: Sequence[Span]) -> dict[int, tuple[int, ...]]:
        """The passages of each cell's row and column; of a long column those of rows with the same names, and the nearest.

        `spans` are those of the document's passages; a passage is told by its number, a cell by its first offset.
        """
        lines: dict[Span, list[int]] = {}
        mine = [(i, cell) for i, span in enumerate(spans) if (cell := self.cell(document.id, span))]
        for i, cell in mine:
            for header in cell.headers:
                lines.setdefault(header, []).append(i)
        long = {h for h, line in lines.items() if len(line) > LONGEST_LINE}
        names: dict[tuple[Span, ...], tuple[str, ...]] = {}
        series: dict[tuple[Span, tuple[str, ...]], list[int]] = {}
        for i, cell in mine if long else ():
            if cell.headers[:-1] not in names:
                names[cell.headers[:-1]] = names_of_row(document, cell)
            for h in long.intersection(cell.headers):
                series.setdefault((h, names[cell.headers[:-1]]), []).append(i)
        found: dict[int, tuple[int, ...]] = {}
        for i, cell in mine:
            near: dict[int, int] = {}
            for h in cell.headers:
                line = series[h, names[cell.headers[:-1]]] if h in long else lines[h]
                at = bisect_left(line, spans[i], key=lambda j: spans[j]) if len(line) > LONGEST_LINE else 0
                near.update((spans[j].start, j) for j in line[max(0, at - LONGEST_LINE // 2) :][:LONGEST_LINE])
            found[spans[i].start] = tuple(near.values())
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

    @cached_property
    def rows(self) -> dict[tuple[str, Span], frozenset[tuple[str, ...]]]:
        """The names of the rows, as terms, by the document and the head of a column."""
        found: dict[tuple[str, Span], set[tuple[str, ...]]] = {}
        for (document, _), cell in self._cells.items():
            found.setdefault((document, cell.headers[-1]), set()).add(row_terms(self.document(document), cell))
        return {k: frozenset(v) for k, v in found.items()}

    @cached_property
    def _columns(self) -> dict[tuple[str, Span], list[int]]:
        """The first offsets of each column's cells, by the document and the column's head."""
        found: dict[tuple[str, Span], list[int]] = {}
        for (document, start), cell in self._cells.items():
            found.setdefault((document, cell.headers[-1]), []).append(start)
        return found

    def column(self, document: str, head: Span) -> tuple[Claim, ...]:
        """The claims of the cells below a column's head, in order."""
        return tuple(c for start in self._columns[document, head] for c in self.claims_at.get((document, start), ()))

    def one_series(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are of cells of one column whose rows differ in nothing but their times."""
        cells = [(self.document(c.document), self.cell(c.document, c.sentence)) for c in (a, b)]
        names = [names_of_row(d, cell) for d, cell in cells if cell]
        return self.one_column(a, b) and names[0] == names[1]

    def paragraph(self, document: str, sentence: Span) -> tuple[Passage, ...]:
        """The passages of the block in which a sentence stands, in order; for a table's cell those of its row and column.

        Of a block that is no paragraph but a whole text without line breaks, those nearest to the sentence.
        """
        n = self._numbers.get(document, len(self.analyses))
        return tuple(self.analyses.passage(n, i) for i in self._runs_of(n).get(sentence.start, ()))

    def spans_about(self, document: str, sentence: Span) -> tuple[Span, ...]:
        """Where the passages of `paragraph` stand: that is known without any of them."""
        n = self._numbers.get(document, len(self.analyses))
        near = self._runs_of(n).get(sentence.start, ())
        return tuple(Span(self.outlines[n].starts[i], self.outlines[n].ends[i]) for i in near)

    def passages_with(self, document: str, terms: Set[str], least: int) -> tuple[Passage, ...]:
        """The passages of a document that have so many of some terms, themselves or in what they stand behind, in order."""
        n = self._numbers.get(document, len(self.analyses))
        if n >= len(self.analyses):
            return ()
        return tuple(self.analyses.passage(n, i) for i in self.outlines[n].having_of(terms, least))

    @cached_property
    def _tabled(self) -> frozenset[str]:
        """The documents that have tables."""
        return frozenset(id for id, _ in self._cells)

    def _runs_of(self, n: int) -> dict[int, tuple[int, ...]]:
        """The numbers of the passages of each block of the nth document, or of each cell's row and column, by the first
        offset of each of its sentences."""
        found = self._runs.get(n)
        if found is None:
            found = self._runs[n] = {}
            if n < len(self.analyses):
                document, outline = self.documents[n], self.outlines[n]
                ends = [b.span.end for b in document.blocks]
                for _, group in groupby(range(len(outline.ends)), key=lambda i: bisect_left(ends, outline.ends[i])):
                    together = tuple(group)
                    found.update({outline.starts[i]: near for i, near in zip(together, windows(together), strict=True)})
                if document.id in self._tabled:
                    spans = [Span(start, end) for start, end in zip(outline.starts, outline.ends, strict=True)]
                    found.update(self._rows_and_columns(document, spans))
        return found

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


def windows(run: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    """For each item of a block all that stand with it: the whole block, or of a very long one the items around it."""
    for i in range(len(run)):
        yield run if len(run) <= PARAGRAPH else run[max(0, i - AROUND) : i + AROUND + 1]


def shortened(words: str) -> str:
    """The words, cut after a whole one where they are longer than a place's name may be."""
    return words if len(words) <= LONGEST_PLACE else words[: LONGEST_PLACE - 1].rpartition(" ")[0] + " …"


def state_of(documents: Sequence[Document]) -> str:
    """What tells some documents from any others."""
    return key("library", *map(key_of, documents))


def _beside(made: Analysis) -> dict[str, bytes]:
    """What is kept of a document besides its analysis."""
    from claimcheck.retrieve.search import meaning

    return {
        MEANING: meaning(made.passages),
        VIEW: Folded.of(made.document.prose).packed(),
        FINGERPRINTS: fingerprints(made.document),
    }


def _copies(documents: Sequence[Document], store: Store | None) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """Which document is a copy of which, with notices on those that were found; from the store where that has it."""
    if store is None:
        return copies_among(documents)
    at = state_of(documents)
    found = store.get("copies", at)
    if isinstance(found, tuple) and len(found) == 2:
        return found
    made = copies_among(documents, lambda d: kept(store, FINGERPRINTS, lambda: key_of(d), lambda: fingerprints(d)))
    store.put("copies", at, made)
    return made
