"""What is worked out of each document once, and then kept in the store by the document's content."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import overload

from claimcheck.model import Analysis, Claim, Document
from claimcheck.retrieve.outline import KIND, Outline
from claimcheck.retrieve.quoting.folding import Same
from claimcheck.store import Store, key

Progress = Callable[[int, int], None]
Work = Callable[[Document], object]
Spread = Callable[
    [Work, Sequence[Document], Callable[[int], None]], Sequence[object]
]  # work done at once, None where it failed
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
    told = [
        *(document.id, document.path, document.title, document.author, document.publisher, document.date, document.url),
        *(document.same_as, document.tier, document.variety, "\0".join(document.keys), repr(document.pages)),
        *(document.format, document.gap, str(document.page_count), "\0".join(document.remarks)),
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
    """The analyses of documents, each taken from the store when it is first asked for."""

    def __init__(
        self,
        documents: Sequence[Document],
        analyse: Callable[[Document], Analysis],
        store: Store | None = None,
        progress: Progress | None = None,
        spread: Spread | None = None,
    ) -> None:
        """Analyses what the store does not have; `progress` is told how many of all documents are done.

        `spread` does a work for several documents at once.
        """
        self._documents = documents
        self._analyse = analyse
        self._store = store
        self._made: dict[int, Analysis] = {}
        new = [n for n, d in enumerate(documents) if store is None or not store.has("analysis", key_of(d))]
        known = len(documents) - len(new)

        def told(done: int) -> None:
            if progress:
                progress(known + done, len(documents))

        if spread and len(new) >= LEAST_AT_ONCE:
            for n, parts in zip(new, spread(self._parts, [documents[n] for n in new], told), strict=True):
                if isinstance(parts, tuple) and len(parts) == 2:
                    self._made[n] = self._keep(n, Analysis(documents[n], *parts))
        for done, n in enumerate(new, 1):
            if n not in self._made:
                self._made[n] = self._kept(n)
                told(done)

    def _parts(self, document: Document) -> tuple[object, object]:
        """What is worked out of a document, without the document itself."""
        made = self._analyse(document)
        return made.passages, made.claims

    def _kept(self, n: int) -> Analysis:
        document = self._documents[n]
        at = key_of(document) if self._store else ""
        found = self._store.get("analysis", at) if self._store else None
        if isinstance(found, tuple) and len(found) == 2:
            return Analysis(document, *found)
        return self._keep(n, self._analyse(document))

    def _keep(self, n: int, made: Analysis) -> Analysis:
        if self._store:
            self._store.put("analysis", key_of(self._documents[n]), (made.passages, made.claims))
        return made

    @overload
    def __getitem__(self, n: int) -> Analysis: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Analysis]: ...
    def __getitem__(self, n: int | slice) -> Analysis | Sequence[Analysis]:
        if isinstance(n, slice):
            return [self[i] for i in range(*n.indices(len(self)))]
        n = range(len(self))[n]
        if n not in self._made:
            self._made[n] = self._kept(n)
        return self._made[n]

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Analysis]:
        return (self[n] for n in range(len(self)))


class ClaimsAt:
    """The claims of each sentence; those of a document are looked at when one of them is asked for."""

    def __init__(self, claims_of: Callable[[str], Iterable[Claim]]) -> None:
        """`claims_of` gives the claims of a document by its id."""
        self._claims_of = claims_of
        self._made: dict[str, dict[int, tuple[Claim, ...]]] = {}

    def get(self, at: tuple[str, int], otherwise: tuple[Claim, ...] = ()) -> tuple[Claim, ...]:
        """The claims of the sentence that begins at an offset of a document."""
        document, start = at
        if document not in self._made:
            found: dict[int, list[Claim]] = {}
            for c in self._claims_of(document):
                found.setdefault(c.sentence.start, []).append(c)
            self._made[document] = {k: tuple(v) for k, v in found.items()}
        return self._made[document].get(start, otherwise)


def outlined(n: int, document: Document, analyses: Sequence[Analysis], store: Store | None) -> Outline:
    """The outline of the nth document; from the store where it has it."""
    at = key_of(document) if store else ""
    found = Outline.unpacked(store.get(KIND, at)) if store else None
    if found is None:
        found = Outline.of(analyses[n].passages)
        if store:
            store.put(KIND, at, found.packed())
    return found
