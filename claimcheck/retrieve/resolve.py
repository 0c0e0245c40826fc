"""Citations to sources: by key, address, title, and publisher or author with the year.

Only what points to one document, or to the copies of one, is resolved: of two editions none is chosen.
"""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache

from claimcheck.detect.citing.cited import Cited
from claimcheck.model import Citation, CitationKind, Span
from claimcheck.retrieve.addresses import addresses_in
from claimcheck.retrieve.agreement import agreement, agrees_by_year
from claimcheck.retrieve.bibliography import Record, read
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.folding import Same

BY_YEAR = re.compile(r"(?P<who>.+), (?P<year>\d{4}[a-h]?)$")
WORKS = re.compile(r"\s*;\s+(?:see\s+|also\s+|and\s+)*(?=[A-Z*“\"])")  # between two works in one note
NOWHERE = Span(0, 0)


def candidates(cited: Cited, library: Library) -> tuple[str, ...]:
    """The ids of the documents that the citation may mean, copies included: all that agree with it equally well."""
    return with_copies(list(pointed_to(cited, library)), library)


def pointed_to(cited: Cited, library: Library) -> tuple[str, ...]:
    """The ids of the documents that the citation itself may mean, without their copies."""
    return _pointed_to(dataclasses.replace(cited, span=NOWHERE, scope=NOWHERE, at=None, reach=None), Same(library))


@lru_cache(maxsize=4096)
def _pointed_to(cited: Cited, key: Same) -> tuple[str, ...]:
    library: Library = key.it  # type: ignore[assignment]
    documents = library.documents
    description, label = cited.description, cited.label
    if cited.kind is CitationKind.KEY:
        keyed = [d.id for d in documents if label in d.keys or d.id == label]
        if keyed:
            return tuple(keyed)
        record = record_of(cited)
        description = record.text if record else ""
    addresses = addresses_in(f"{description} {label}")
    by_address = [d.id for d in documents if d.url and addresses & addresses_in(d.url)]
    if by_address:
        return tuple(by_address)
    if cited.kind is CitationKind.LINK or not description:
        return ()
    m = BY_YEAR.match(description) if cited.kind is CitationKind.AUTHOR_YEAR else None
    if m and description == label:
        found = {d.id: agrees_by_year(m["who"], m["year"], d, library.acronyms) for d in documents}
    else:
        found = {d.id: agreement(description, d, library.acronyms) for d in documents}
    agreeing = {id: a for id, a in found.items() if a is not None}
    best = max(agreeing.values(), default=None)
    return tuple(id for id, a in agreeing.items() if a == best)


def with_copies(ids: list[str], library: Library) -> tuple[str, ...]:
    """The ids with those of the documents' copies and originals, in the library's order."""
    meant = {library.original(id) for id in ids}
    return tuple(d.id for d in library.documents if library.original(d.id) in meant)


def resolve(cited: Cited, library: Library) -> Citation:
    """The citation with the source that it means, all of its copies included; with none where several may be meant."""
    found = candidates(cited, library)
    one = len({library.original(id) for id in found}) == 1
    resolved = found if one else _each(cited, library)
    defined = cited.defined
    if cited.kind is CitationKind.KEY:
        defined = bool(found) or record_of(cited) is not None
    ambiguous = () if resolved else found
    meant = pointed_to(cited, library) if one else ()
    return Citation(cited.kind, cited.span, cited.label, resolved, defined, ambiguous, cited.locator, meant)


def _each(cited: Cited, library: Library) -> tuple[str, ...]:
    """The sources of a note that names several works, as far as each means one."""
    works = WORKS.split(cited.description) if cited.kind is CitationKind.FOOTNOTE else []
    if len(works) < 2:
        return ()
    meant = [candidates(dataclasses.replace(cited, description=w), library) for w in works]
    single = [ids for ids in meant if len({library.original(i) for i in ids}) == 1]
    return with_copies([i for ids in single for i in ids], library)


def record_of(cited: Cited) -> Record | None:
    """What the document's bibliographies say of a key; none where they do not have it."""
    if cited.kind is not CitationKind.KEY:
        return None
    return next((r for path in cited.bibliographies for r in read(path) if r.key == cited.label), None)
