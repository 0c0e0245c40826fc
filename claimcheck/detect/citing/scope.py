"""The words that a citation stands for: its sentence, or its clause where the sentence has several."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.words import tokens
from claimcheck.model import Document, Span

NARRATIVE = 6  # words before a mark that still let it be the subject: "As @lee-2020 reports, …"


def sentence_at(document: Document, spans: Sequence[Span], mark: Span) -> Span:
    """The sentence that holds the mark or that it follows."""
    held = [
        s
        for s in spans
        if s.overlaps(mark)
        and (apart(document, s.start, mark.start) or apart(document, mark.end, s.end) or s == spans[0])
    ]
    if held:
        return held[0]
    before = [s for s in spans if s.end <= mark.start]
    return before[-1] if before else (spans[0] if spans else mark)


def scope_of(document: Document, spans: Sequence[Span], mark: Span, others: Sequence[Span]) -> Span:
    """The clause before the mark where its sentence has several marks, else the sentence."""
    sentence = sentence_at(document, spans, mark)
    earlier = [
        o.end
        for o in others
        if sentence.start <= o.start and o.end <= mark.start and apart(document, o.end, mark.start)
    ]
    start = max([sentence.start, *earlier])
    while start < sentence.end and not document.prose[start].isalnum() and document.prose[start] not in "“\"‘'«£$€":
        start += 1
    before = tokens(document.prose, Span(start, mark.start)) if start < mark.start else ()
    words = sum(t.text[0].isalnum() for t in before)
    later = [
        o.start for o in others if o.start >= mark.end and o.end <= sentence.end and apart(document, mark.end, o.start)
    ]
    leads = document.text[mark.start] == "@" or document.text[mark.end : mark.end + 1] not in {
        ",",
        ".",
        ";",
        ":",
        ")",
        "",
    }
    if (
        leads
        and words <= NARRATIVE
        and mark.end < sentence.end - 1
        and document.prose[mark.end : sentence.end].strip(" .,;:)\n")
    ):
        return Span(start, min([sentence.end, *later]))
    ends = later or not apart(document, mark.end, sentence.end)
    return Span(start, max(start, min(mark.start, sentence.end) if ends else sentence.end))


def apart(document: Document, start: int, end: int) -> bool:
    """Whether there are words between two marks."""
    return any(c.isalnum() for c in document.prose[start:end])
