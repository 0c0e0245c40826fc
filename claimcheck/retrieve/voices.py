"""Whose words a source's words are, and whom a draft's phrase for a speaker names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.detect.attribution import attributions, is_capital, words_of
from claimcheck.detect.names import names
from claimcheck.detect.place import agree, places
from claimcheck.detect.quoting.quoted import spoken_by
from claimcheck.detect.words import term, terms, tokens
from claimcheck.model import Document, Span
from claimcheck.retrieve.bodies import bodies, body_words, forms, is_known, same_body
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.naming import named_before
from claimcheck.retrieve.quotes import quotations_near
from claimcheck.retrieve.quoting.match import QuoteMatch

BEFORE = 400  # characters before the words in which the source may say whose they are
APPOSITION = re.compile(r",\s+(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+(?=\s*,)")
PARTS = re.compile(r",\s+|['’]s\s+|(?<=s)['’]\s+")
BELONGS = re.compile(r"\s(?:of|at|from|for|who|which)\s")
PLACED = re.compile(r"\s(?:of|at|from|for|who|which|in)\s")
SITE = re.compile(r"\b[a-z][\w-]*\.(?:com|org|net|info|edu|gov|int|eu|io|[a-z]{2})\b")
WORDS = re.compile(r"[a-z]+")
HEAD, LINE = 4, 200  # blocks at a document's head in which it says whose it is; code points of such a block
PERSON_WORDS = 4
PERSONAL = frozenset({"he", "she"})
OFFICE = 80  # code points of an office and the name of who holds it
ANYBODY = frozenset({"a", "an", "one", "another"})
OPENS = tuple("“”„«\"'‘")
HONORIFICS = frozenset({"Dr", "Mr", "Ms", "Mrs", "Sir", "Professor", "Prof."})


def parties(who: str) -> tuple[str, ...]:
    """The names that a phrase for a speaker holds: "the League's director, Ana Li" gives the League and Ana Li."""
    found = [who]
    for part in PARTS.split(who):
        person, *rest = BELONGS.split(part, maxsplit=1)
        belongs = rest and (is_person(plain(person)) or not any(c.isupper() for c in plain(person)))
        found += [person, *rest] if belongs else [part]
    return tuple(dict.fromkeys(p for p in found if any(c.isupper() for c in p)))


def plain(who: str) -> str:
    """The phrase without its determiners."""
    words = who.split()
    while words and words[0].lower() in words_of("determiner"):
        words = words[1:]
    return " ".join(words)


def is_person(who: str) -> bool:
    """Whether the words look like a person's name: two or three with capitals, none of them a word for a body or a study."""
    words = [w for w in who.replace("Dr.", "Dr").split() if w not in HONORIFICS]
    generic = words_of("body") | words_of("study")
    return 1 < len(words) < PERSON_WORDS and all(
        w[0].isupper() and not w.isupper() and w.lower() not in generic for w in words
    )


def is_name(who: str, prose: str, library: Library) -> bool:
    """Whether the phrase names somebody; "the Council" and "Campaigners" do not."""
    words = plain(who).split()
    capitals = [w for w in words if w[0].isupper()]
    if not capitals:
        return False
    generic = words_of("body") | words_of("study") | words_of("speaker")
    if len(words) > 1:
        return any(w.lower() not in generic for w in capitals) or len(capitals) > 1
    if words[0].isupper() and len(words[0]) > 1:
        return True
    texts = (prose, *(d.prose for d in library.documents))
    return words[0].lower() not in generic and not any(f" {words[0].lower()} " in text for text in texts)


def is_in(who: str, library: Library, acronyms: dict[str, str]) -> bool:
    """Whether the sources know the name: as that of somebody by whom one is, or in their texts."""
    name = plain(who)
    known = {name, acronyms.get(name, name)}
    if is_known(who, library, acronyms) or any(k in d.prose for d in library.documents for k in known):
        return True
    return any(same_body(name, n, acronyms) for n in library.names)


def speaker_of(match: QuoteMatch, library: Library) -> str:
    """Whom the source names for the words where they stand in its own quotation marks; empty where it names nobody."""
    document = library.document(match.document)
    speaker = spoken_by(quotations_near(document, match.span), match.span)
    if speaker is None:
        return ""
    m = APPOSITION.match(document.prose, speaker.end)
    said = _words(document, Span(speaker.start, m.end()) if m else speaker)
    return (_spoke_before(document, match) if said.split()[-1].lower() in PERSONAL else "") or said


def _spoke_before(document: Document, match: QuoteMatch) -> str:
    """Whom a "she said" takes over from the paragraph before it: who spoke last there, where no other person is named."""
    before = Span(_block(document, match).start, match.sentence.start)
    spoke = attributions(document, before) if before.start < before.end else ()
    persons = [n.span for n in names(tokens(document.prose, before)) if is_person(plain(n.text))] if spoke else []
    apart = [p for p in persons if not any(s.to(p).end - s.to(p).start <= OFFICE for s in spoke)]
    return "" if not spoke or apart else _words(document, spoke[-1])


def _block(document: Document, match: QuoteMatch) -> Span:
    return next((b.span for b in document.blocks if b.span.overlaps(match.span)), match.sentence)


def names_another(who: str, match: QuoteMatch, library: Library) -> bool:
    """Whether the source gives the words to a person by name, and the draft to a person of another name."""
    said = speaker_of(match, library)
    return is_person(plain(who)) and _has_person(said) and not same_body(who, said, library.acronyms, loose=True)


def in_other_role(who: str, match: QuoteMatch, library: Library) -> bool:
    """Whether the source gives the words to somebody by what they are, and the draft to somebody who speaks beside them there,
    or to one in another place.

    "A judge" for "a duty lawyer", of whom the source's paragraph tells too; "a nurse in Hull" for "a nurse in Leeds".
    """
    document = library.document(match.document)
    said = speaker_of(match, library)
    ours, theirs = _role(who), _role(said)
    if not ours or not theirs:
        return False
    block = _block(document, match)
    if _are_elsewhere(who, said, document, block):
        return True
    if set(ours) & set(theirs):
        return False
    beside = {term(t.lower) for t in tokens(document.prose, block) if not match.sentence.contains(Span(t.start, t.end))}
    own = {term(t.lower) for t in tokens(document.prose, match.sentence)}
    return set(ours) <= beside and ours[-1] not in own


def _are_elsewhere(who: str, said: str, document: Document, block: Span) -> bool:
    """Whether two speakers are of two countries, or of two places that the source itself tells apart, and its paragraph has
    not the draft's."""
    here, there = (places(tokens(w)) for w in (who, said))
    if not here or not there or agree(here, there) or agree(here, places(tokens(document.prose, block))):
        return False
    abroad = not any(set(a.within[-2:-1]) & set(b.within) for a in here for b in there)
    return abroad or any(p.name in document.prose for p in here)


def is_role(who: str) -> bool:
    """Whether a phrase tells a speaker only by what they are and where: "a ward pharmacist in Leeds"."""
    run = tokens(who)
    where = [p.span for p in places(run)]
    for i, t in enumerate(run[1:], 1):
        inside = (
            is_capital(t) and t.lower not in words_of("body") and (run[i - 1].lower == "in" or is_capital(run[i - 1]))
        )
        if is_capital(t) and not inside and not any(s.contains(Span(t.start, t.end)) for s in where):
            return False
    return bool(run) and run[0].lower in ANYBODY and bool(_role(who))  # "the ombudsman of Dublin" is as good as a name


def _role(who: str) -> tuple[str, ...]:
    """The terms by which a phrase tells what somebody is: "one ward pharmacist"; none of a name, or of a body."""
    words = plain(PLACED.split(who, maxsplit=1)[0])
    return () if any(c.isupper() for c in words) else terms(tokens(words))


def may_say(who: str, match: QuoteMatch, library: Library, acronyms: dict[str, str]) -> bool:
    """Whether the source is by the one named, or gives the words to the one named where they stand."""
    document = library.document(match.document)
    original = library.original(match.document)
    by = [
        b for d in library.documents if library.original(d.id) == original for b in (*bodies(d), _title(d.title)) if b
    ]
    said = speaker_of(match, library)
    led = _led_in(document, match)
    full = named_before(plain(said), document, match.span.start)  # "the Commission" by its name
    near = (*by, said, full, *led, *_named_there(document, match), *_credited_before(document, match))
    if any(name and same_body(who, name, acronyms, loose=True) for name in near):
        return True
    if _is_copy(document) and any(same_body(who, n, acronyms) for n in _in_head(document)):
        return True
    own = body_words(document.prose[match.sentence.start : match.sentence.end])
    if any(form and form <= own for form in forms(plain(who), acronyms)):
        return True
    if led and not said and is_person(plain(who)) and not _holds(who, led, library):
        return False
    # a person who speaks in the document, where the words are given to nobody else by name
    return is_person(plain(who)) and who.split()[-1] in document.prose and not _has_person(said)


def _title(title: str) -> str:
    """A title without those whom it is addressed to: "Evidence of the Trust to the Lee Review"."""
    words = title.split()
    heard = words_of("utterance") | words_of("study")
    said = next((k for k, w in enumerate(words) if w.lower().strip(",:") in heard), len(words))
    to = next((k for k in range(said + 1, len(words)) if words[k].lower() == "to"), len(words))
    return " ".join(words[:to])


def _led_in(document: Document, match: QuoteMatch) -> tuple[str, ...]:
    """The names in what leads in to a paragraph that is all quotation: a sentence that ends in a colon, or a line such as
    "Statement of the Minister of Homes"."""
    here = next((n for n, b in enumerate(document.blocks) if b.span.overlaps(match.span)), 0)
    texts = [_words(document, b.span) for b in document.blocks[: here + 1]]
    if not texts or not texts[here].startswith(OPENS):
        return ()
    n = next((k for k in range(here, -1, -1) if not texts[k].startswith(OPENS)), None)
    if n is None:
        return ()
    captions = words_of("utterance") | words_of("study")
    line = len(texts[n]) <= LINE and bool(captions & set(WORDS.findall(texts[n].lower())))
    if not texts[n].endswith(":") and not line:
        return ()
    return tuple(m.text for m in names(tokens(document.prose, document.blocks[n].span)))


def _holds(who: str, offices: tuple[str, ...], library: Library) -> bool:
    """Whether some sentence of the sources names somebody together with one of the offices or bodies."""
    surname = who.split()[-1]
    return any(
        surname in d.prose[p.span.start : p.span.end] and any(o in _words(d, p.span) for o in offices)
        for d in library.documents
        if surname in d.prose
        for p in library.passages_of(d.id)
    )


def _is_copy(document: Document) -> bool:
    """Whether it is not told whose a document is, or only which website has a copy of it."""
    by = " ".join(bodies(document)).lower()
    return not by or bool(SITE.search(by)) or bool(words_of("copied") & set(WORDS.findall(by)))


def _in_head(document: Document) -> Iterator[str]:
    """The names in the first and the last blocks of a document, where it says whose it is."""
    for block in (*document.blocks[:HEAD], *document.blocks[-1:]):
        if block.span.end - block.span.start <= LINE:
            yield from (n.text for n in names(tokens(document.prose, block.span)))


def _named_there(document: Document, match: QuoteMatch) -> Iterator[str]:
    """The names in the source's sentence beside the words: "in a footnote of the RFS"."""
    for name in names(tokens(document.prose, match.sentence)):
        if not match.span.contains(name.span):
            yield name.text


def _credited_before(document: Document, match: QuoteMatch) -> Iterator[str]:
    """Who was speaking before, where the source's own sentence does not say who speaks."""
    if attributions(document, match.sentence):
        return
    block = next((b for b in document.blocks if b.span.overlaps(match.span)), None)
    start = max(match.sentence.start - BEFORE, block.span.start if block else 0)
    if start < match.sentence.start:
        yield from (_words(document, s) for s in attributions(document, Span(start, match.sentence.start)))


def _words(document: Document, span: Span) -> str:
    return " ".join(document.prose[span.start : span.end].split())


def _has_person(said: str) -> bool:
    """Whether a phrase names a person: two words with capitals that are no acronym, side by side."""
    words = [w.strip(',.;:()“”"') for w in said.split()]
    return any(is_person(f"{a} {b}") for a, b in pairwise(words) if a and b)
