"""The names of bodies and people as texts write them: whose figure a clause says it is, whether a passage has a name, whether
the sources know it."""

from __future__ import annotations

from claimcheck.detect.attribution import attributions, words_of
from claimcheck.detect.makers import Maker, makers
from claimcheck.detect.names import JOINERS, names
from claimcheck.detect.place import places
from claimcheck.detect.words import POSSESSIVE, tokens
from claimcheck.model import Claim, Document, Evidence, Name, Place, Span
from claimcheck.retrieve.bodies import bodies, body_words
from claimcheck.retrieve.library import Library

LEAST_ACRONYM = 3
ARTICLE = 4  # code points of "The " before a name at the head


def is_body(name: str) -> bool:
    """Whether a name is plainly that of a body: an acronym, or of several words."""
    return (name.isupper() and len(name) >= LEAST_ACRONYM) or " " in name


def _forms(name: Name, library: Library) -> set[str]:
    """The name as it may be written: in full, by its acronym."""
    forms = {name.text}
    for short, full in library.acronyms.items():
        if name.text in (short, full) or full.endswith(name.text):
            forms |= {short, full}
    return forms


def in_passage(name: Name, evidence: Evidence, library: Library) -> bool:
    """Whether the source's passage, or the document's own title or publisher, has the name.

    The passage is the sentence where that credits somebody itself, else the paragraph up to it.
    """
    id, sentence = evidence.claim.document, evidence.claim.sentence
    document = library.document(id)
    block = next((b.span for b in document.blocks if b.span.contains(sentence)), sentence)
    start = sentence.start if attributions(document, sentence) else block.start
    text = document.prose[start : sentence.end]
    head = f"{document.title} {document.publisher} {document.author}"
    words = {w for w in _words(name.text) if w.lower() not in JOINERS}
    own = {w for w in words if w.lower() not in words_of("body") and not places(tokens(w))}
    if _of_its_place(name.text) and any(
        _of_its_place(n.text) == _of_its_place(name.text) for n in evidence.claim.about.names
    ):
        return True
    if own & set(_words(text)):  # "Ms Quill" for Ada Quill, "the league's Tom Reed"
        return True
    if any(_initials(n.text) == name.text for n in evidence.claim.about.names) or _spelled_out(name.text, text):
        return True
    return (
        any(f in text or f in head for f in _forms(name, library))
        or words <= set(_words(text))
        or words <= set(_words(head))
    )


def _of_its_place(name: str) -> frozenset[str]:
    """A public body's name by its words and the place that it is of: "the Danish government", "the Government of Denmark"."""
    words = body_words(name)
    return words if places(tokens(name)) and len(words) > 1 else frozenset()


def _initials(name: str) -> str:
    """The capitals with which the words of a name begin: "International Labour Organization" gives ILO."""
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _spelled_out(short: str, text: str) -> bool:
    """Whether words in a row begin with the letters of an acronym: "Special Needs register" for SNR."""
    words = [w for w in _words(text) if w and w.lower() not in JOINERS]
    row = "".join(w[0] for w in words).upper()
    return short.isalpha() and short.isupper() and len(short) >= LEAST_ACRONYM and short in row


def _words(text: str) -> list[str]:
    return [w.strip(".,;:()“”\"'’").removesuffix("’s").removesuffix("'s") for w in text.split()]


def is_told(name: Name, library: Library) -> bool:
    """Whether some source has a name, in full or by its acronym."""
    return any(f in d.prose for d in library.documents for f in _forms(name, library))


def is_name_inside(text: str, library: Library) -> bool:
    """Whether a word has its capital within a sentence of some source, so that it is a name."""
    return any(f" {text}" in d.prose and f" {text.lower()} " not in d.prose for d in library.documents)


def names_somebody(text: str) -> bool:
    """Whether some words have a name in them: "the Ministry of Homes", not "the study" or "Researchers"."""
    words = [
        w for w in text.split() if w.lower() not in words_of("study") | words_of("speaker") | words_of("determiner")
    ]
    return any(w[0].isupper() for w in words)


def names_nothing_else(text: str) -> bool:
    """Whether all words are a name's: "Moss Trust", not "the Wye group" or "Moss Trust divers"."""
    return all(w[0].isupper() for w in text.split() if w.lower() not in JOINERS)


def governing(document: Document, sentence: Span, clause: Span) -> Maker | None:
    """Who is credited with what a clause says: in it, else before it in the sentence, else behind it."""
    found = makers(tokens(document.prose, sentence))
    inside = [m for m in found if clause.overlaps(m.words)]
    before = [m for m in found if m.words.end <= clause.start]
    behind = [m for m in found if clause.end <= m.words.start and ";" not in document.prose[clause.end : m.words.start]]
    return next(iter((*inside, *before[-1:], *behind)), None)


def as_name(document: Document, maker: Maker) -> Name:
    """Who is credited, without the article and the possessive."""
    text = document.prose[maker.who.start : maker.who.end]
    start = maker.who.start + (ARTICLE if text.lower().startswith("the ") else 0)
    span = Span(start, maker.who.end)
    return Name(span, POSSESSIVE.sub("", " ".join(document.prose[span.start : span.end].split())))


def in_full(name: str, claim: Claim, library: Library) -> str:
    """What a short name stands for: the longest name of the source's paragraph that ends with it ("the Institute"), else, of a
    mere word for a body, the last name before that has the word ("the Board"), or the publisher's."""
    if name.isupper() and len(name) >= LEAST_ACRONYM:
        return name  # "In Chad UNICEF"
    near = library.paragraph(claim.document, claim.sentence)
    fuller = [n.text for p in near for n in p.names if n.text.endswith(f" {name}")]
    if not fuller and name.lower() in words_of("body"):
        before = [p for p in library.passages_of(claim.document) if p.span.start < claim.sentence.start]
        fuller = [n.text for p in before for n in p.names if name in n.text.split() and n.text != name][-1:]
        fuller = fuller or [b for b in bodies(library.document(claim.document)) if name in b.split()]
    return max((name, *fuller), key=len)


def named_before(short: str, document: Document, at: int) -> str:
    """What a mere word for a body ("the Inspectorate") stands for: the last name before a place that has the word, else itself."""
    if short.lower() not in words_of("body"):
        return short
    found = (
        n.text
        for b in document.blocks
        if b.span.start < at
        for n in _names(document, Span(b.span.start, min(b.span.end, at)))
    )
    return next((n for n in reversed(tuple(found)) if short in n.split() and n != short), short)


def _names(document: Document, span: Span) -> tuple[Name, ...]:
    return names(tokens(document.prose, span))


def share_a_word(a: Name, b: Name) -> bool:
    """Whether two names have a word that tells them: "Ms Quill" and "Ada Quill", not "Peru's Office" and "Peru's Ministry"."""
    return bool(_telling(a.text) & _telling(b.text)) or a.text in b.text or b.text in a.text


def _telling(text: str) -> set[str]:
    """The words of a name that are no words for a kind of body; nor those of a place, where there are others."""
    found = {w for w in _words(text) if w.lower() not in words_of("body") | JOINERS}
    lands = {w for p in places(tokens(text)) for w in _words(text[p.span.start : p.span.end])}
    return found - lands or found


def is_place(name: Name, places: tuple[Place, ...]) -> bool:
    return any(p.span.contains(name.span) for p in places)
