"""What is worked out of each document once, and then kept in the store by the document's content."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import cast, overload

from claimcheck.model import Analysis, Claim, Document, Passage
from claimcheck.retrieve.outline import KIND, Outline
from claimcheck.retrieve.packed import Claims, Groups, Packed, packed_claims, packed_passages
from claimcheck.retrieve.quoting.folding import Same
from claimcheck.retrieve.recent import Recent
from claimcheck.store import Store, key, sealed
from claimcheck.values import dumps, loads

PASSAGES, CLAIMS = "passages", "claims"
HELD = 50  # analyses that are held as they were made
SENTENCES, HELD_PASSAGES = 16_000, 6_000  # sentences of which the claims, and passages, that are held unpacked
WHOLE = 16  # documents of which all passages, and all claims, are held so

Progress = Callable[[int, int], None]
Work = Callable[[Document], object]
Spread = Callable[[Work, Sequence[Document]], Iterator[tuple[int, object]]]  # work done at once, with its item's place
Beside = Callable[[Analysis], dict[str, bytes]]
LEAST_AT_ONCE = 8  # documents to analyse, from which on several processes are worth their start


def key_of(document: Document) -> str:
    """What tells a document, as read, from any other."""
    return _key_of(Same(document))


@lru_cache(maxsize=4096)
def _key_of(same: Same) -> str:
    document = same.it
    assert isinstance(document, Document)
    spans = array("Q")
    for b in document.blocks:
        spans.extend((b.span.start, b.span.end))
    for doubt in document.doubts:
        spans.extend((doubt.start, doubt.end))
    told = [
        *(document.id, document.path, document.title, document.author, document.publisher, document.date, document.url),
        *(document.same_as, document.tier, document.variety, "\0".join(document.keys), repr(document.pages)),
        *(
            document.format,
            document.gap,
            str(len(document.doubts)),
            str(document.page_count),
            "\0".join(document.remarks),
        ),
        "\0".join(f"{b.kind} {b.label} {len(b.headings)} {len(b.headers)} {b.stressed}" for b in document.blocks),
    ]
    return key("document", document.text, document.prose, *told, spans.tobytes())


def kept(store: Store | None, kind: str, at: Callable[[], str], make: Callable[[], bytes]) -> bytes:
    """The bytes of a kind that the store has under a key, or else those that are made now, and kept."""
    if store is None:
        return make()
    where = at()
    found = store.read(kind, where)
    if found is None:
        found = make()
        store.write(kind, where, found)
    return found


class Analyses(Sequence[Analysis]):
    """The analyses of documents; of those in the store each passage, and each sentence's claims, are unpacked when asked for."""

    def __init__(
        self,
        documents: Sequence[Document],
        analyse: Callable[[Document], Analysis],
        store: Store | None = None,
        progress: Progress | None = None,
        spread: Spread | None = None,
        beside: Beside | None = None,
    ) -> None:
        """Analyses what the store does not have; `progress` is told how many of all documents are done.

        `spread` does a work for several documents at once. `beside` gives, by kind, what else is kept of a document that
        is analysed so: it is soon asked for, and this process alone would work it out.
        """
        self._documents = documents
        self._analyse = analyse
        self._store = store
        self._beside = beside
        self._made: dict[int, Analysis] = {}
        self._sentences: dict[int, dict[int, list[Claim]]] = {}  # of those, the claims by where their sentence begins
        self._packed: dict[int, Packed] = {}
        self._claims: Recent[int, tuple[Claim, ...]] = Recent(WHOLE)
        self._wholes: Recent[int, tuple[Passage, ...]] = Recent(WHOLE)
        self.passage = lru_cache(maxsize=HELD_PASSAGES)(self._passage)
        new = [n for n in range(len(documents)) if not self._has(n)]
        known = len(documents) - len(new)

        def told(done: int) -> None:
            if progress:
                progress(known + done, len(documents))

        if spread and len(new) >= LEAST_AT_ONCE:
            first, *rest = new
            self._anew(first)  # with it the tables are read, which the other processes then have too
            made = {first}
            for place, entries in spread(self._entries, [documents[n] for n in rest]):
                if isinstance(entries, dict):
                    self._take(rest[place], entries)
                    made.add(rest[place])
                    told(len(made))
            new = [n for n in new if n not in made]
            known += len(made)
        for done, n in enumerate(new, 1):
            self._anew(n)
            told(done)

    def _has(self, n: int) -> bool:
        at = key_of(self._documents[n]) if self._store else ""
        return self._store is not None and self._store.has(PASSAGES, at) and self._store.has(CLAIMS, at)

    def _entries(self, document: Document) -> dict[str, bytes]:
        """What is worked out of a document, as it is kept: so another process need not unpack and pack it again."""
        made = self._analyse(document)
        if self._store is None:
            return {PASSAGES: dumps(packed_passages(made)), CLAIMS: dumps(packed_claims(made))}
        return self._sealed(made, self._beside(made) if self._beside else {})

    def _take(self, n: int, entries: dict[str, bytes]) -> None:
        """Keeps what another process worked out of the nth document."""
        if self._store:
            self._store.keep(key_of(self._documents[n]), entries)
        else:
            passages, claims = loads(entries[PASSAGES]), loads(entries[CLAIMS])
            self._packed[n] = Packed(cast(Groups, passages), cast(Claims, claims))

    def _sealed(self, made: Analysis, beside: dict[str, bytes]) -> dict[str, bytes]:
        """An analysis as the store takes it."""
        at = key_of(made.document)
        entries = {
            PASSAGES: dumps(packed_passages(made)),
            CLAIMS: dumps(packed_claims(made)),
            KIND: dumps(Outline.of(made.passages).packed()),
            **beside,
        }
        return {kind: sealed(kind, at, data) for kind, data in entries.items()}

    def _anew(self, n: int) -> Analysis:
        return self._keep(n, self._analyse(self._documents[n]))

    def _keep(self, n: int, made: Analysis) -> Analysis:
        """The nth analysis, kept; some are held as they are, for they are most likely asked for next."""
        if self._store:
            self._store.keep(key_of(made.document), self._sealed(made, {}))
        if self._store is None or len(self._made) < HELD:
            self._made[n] = made
        return made

    def _kept(self, n: int) -> Packed | None:
        """The nth analysis as the store has it; None where it has none that can be read."""
        if n not in self._packed and self._store:
            at = key_of(self._documents[n])
            passages, claims = self._store.get(PASSAGES, at), self._store.get(CLAIMS, at)
            if isinstance(passages, tuple) and isinstance(claims, tuple):
                self._packed[n] = Packed(passages, claims)
        return self._packed.get(n)

    def load(self) -> None:
        """Takes all that the store has into memory, packed, for the processes that are to share it."""
        for n in range(len(self)):
            self._kept(n)

    def _asked(self, n: int) -> Analysis | Packed:
        return self._made.get(n) or self._kept(n) or self._made.setdefault(n, self._anew(n))

    def _passage(self, n: int, i: int) -> Passage:
        """The ith passage of the nth document."""
        found = self._asked(n)
        return found.passages[i] if isinstance(found, Analysis) else found.passage(i)

    def claims_from(self, n: int, start: int) -> tuple[Claim, ...]:
        """The claims of the sentence of the nth document that begins at an offset."""
        found = self._asked(n)
        if not isinstance(found, Analysis):
            return found.claims_from(start)
        if n not in self._sentences:
            self._sentences[n] = {}
            for c in found.claims:
                self._sentences[n].setdefault(c.sentence.start, []).append(c)
        return tuple(self._sentences[n].get(start, ()))

    def passages(self, n: int) -> tuple[Passage, ...]:
        """All passages of the nth document."""
        found = self._asked(n)
        return found.passages if isinstance(found, Analysis) else self._wholes.of(n, found.all_passages)

    def claims(self, n: int) -> tuple[Claim, ...]:
        """All claims of the nth document."""
        found = self._asked(n)
        if isinstance(found, Analysis):
            return found.claims
        return self._claims.of(n, found.all_claims)

    @overload
    def __getitem__(self, n: int) -> Analysis: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Analysis]: ...
    def __getitem__(self, n: int | slice) -> Analysis | Sequence[Analysis]:
        if isinstance(n, slice):
            return [self[i] for i in range(*n.indices(len(self)))]
        n = range(len(self))[n]
        return Analysis(self._documents[n], self.passages(n), self.claims(n))

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Analysis]:
        return (self[n] for n in range(len(self)))


class ClaimsAt:
    """The claims of each sentence, looked at when they are asked for."""

    def __init__(self, claims_from: Callable[[str, int], tuple[Claim, ...]]) -> None:
        """`claims_from` gives those of the sentence of a document, by its id, that begins at an offset."""
        self._claims_from = lru_cache(maxsize=SENTENCES)(claims_from)

    def get(self, at: tuple[str, int], otherwise: tuple[Claim, ...] = ()) -> tuple[Claim, ...]:
        """The claims of the sentence that begins at an offset of a document."""
        return self._claims_from(*at) or otherwise


def outlined(n: int, document: Document, analyses: Analyses, store: Store | None) -> Outline:
    """The outline of the nth document; from the store where it has it."""
    at = key_of(document) if store else ""
    found = Outline.unpacked(store.get(KIND, at)) if store else None
    if found is None:
        found = Outline.of(analyses.passages(n))
        if store:
            store.put(KIND, at, found.packed())
    return found
