"""When a document was written, as it says itself: in its metadata, or in the date line at its head."""

from __future__ import annotations

from claimcheck.detect import stance
from claimcheck.detect.period import document_year, periods
from claimcheck.detect.words import tokens
from claimcheck.model import Document, Grain, Period, Span

MOST_BYLINE = 200  # code points of a line that dates the text


def written(document: Document) -> Period | None:
    """The day or month of a document; None where it tells none, or no more than the year."""
    if document.date:
        found = periods(tokens(document.date, Span(0, len(document.date))))
        return next((p for p in found if p.grain < Grain.YEAR), None)
    return _of_byline(document)


def dated(document: Document) -> int | None:
    """The year of a document."""
    year = document_year(document.date)
    if year is not None:
        return year
    told = _of_byline(document)
    return told.last.year if told else None


def _of_byline(document: Document) -> Period | None:
    for block in document.blocks:
        if stance.is_byline(document, block) and len(block.span) < MOST_BYLINE:
            for p in periods(tokens(document.prose, block.span)):
                if not p.inferred and p.grain < Grain.YEAR:
                    return p
    return None
