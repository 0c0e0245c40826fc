"""Quotations: found or left alone, given to the right speaker, found in the sources, judged by the rules."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.check import check
from claimcheck.detect.attribution import attributions
from claimcheck.detect.citation import citations
from claimcheck.detect.quotation import quotations
from claimcheck.model import About, Claim, ClaimKind, Document, Name, Severity, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quotes import find, quote_evidence
from claimcheck.retrieve.quoting.dropped import drops_only_qualifiers
from claimcheck.retrieve.quoting.folding import Folded, folded
from claimcheck.retrieve.resolve import resolve
from claimcheck.rules import quote_altered, quote_attribution, quote_missing, quote_truncated
from claimcheck.rules.base import Case, Example, Rule

# A draft, its quotations with their marks, and the speaker of each ("" for none).
READS = [
    ("The clinic reports that “nobody was turned away”.", [("“nobody was turned away”", "The clinic")]),
    ('The clinic reports that "nobody was turned away".', [('"nobody was turned away"', "The clinic")]),
    ("The clinic reports that ‘nobody was turned away’.", [("‘nobody was turned away’", "The clinic")]),
    ("The clinic reports that 'nobody was turned away'.", [("'nobody was turned away'", "The clinic")]),
    ("The clinic reports that «nobody was turned away».", [("«nobody was turned away»", "The clinic")]),
    ("The clinic reports that „nobody was turned away“.", [("„nobody was turned away“", "The clinic")]),
    ("“Nobody was turned away,” the clinic wrote in May.", [("“Nobody was turned away,”", "the clinic")]),
    ("“Nobody was turned away,” wrote the clinic.", [("“Nobody was turned away,”", "the clinic")]),
    ("“Was anybody turned away?” asked Dr. Ines Roth.", [("“Was anybody turned away?”", "Dr. Ines Roth")]),
    (
        "“We had beds,” said Ana Li, a nurse, “but no staff to make them.”",
        [("“We had beds,”", "Ana Li"), ("“but no staff to make them.”", "Ana Li")],
    ),
    ("The panel calls the delay “indefensible”.", [("“indefensible”", "The panel")]),
    ("The panel described the clinic as “bold”.", [("“bold”", "The panel")]),
    ("The Rivers Act is “dead”.[^1]\n\n[^1]: Rivers Trust.", [("“dead”", "")]),
    (
        "According to the Rivers Trust, “the weir is a wall to salmon”.",
        [("“the weir is a wall to salmon”", "the Rivers Trust")],
    ),
    ("In the coroner's own words, “the alarm was never fitted”.", [("“the alarm was never fitted”", "the coroner")]),
    ("As the Rivers Trust put it, “the weir is a wall”.", [("“the weir is a wall”", "the Rivers Trust")]),
    ("The judge was right to see “a failure of nerve”.", [("“a failure of nerve”", "The judge")]),
    ("Ofwell, which inspects pipes, speaks of “a slow poisoning”.", [("“a slow poisoning”", "Ofwell")]),
    ("The Rivers Trust inspected it. It found “no fish at all”.", [("“no fish at all”", "The Rivers Trust")]),
    (
        "The Trust has called the weir “a wall to salmon”, and warned that it “will fall”.",
        [("“a wall to salmon”", "The Trust"), ("“will fall”", "The Trust")],
    ),
    ("> The wards were full.\n> Nobody came.\n> — Ana Li, nurse", [("The wards were full.\n> Nobody came.", "Ana Li")]),
    ("> “The wards were full.” (Nurses' League, 2020)", [("“The wards were full.”", "Nurses' League")]),
    ("The League wrote:\n\n> The wards were full.", [("The wards were full.", "The League")]),
    ("He spoke of “a broken weir” (Rivers Trust, 2020, p. 4).", [("“a broken weir”", "Rivers Trust")]),
    (
        "The mayor called it ‘a waste of the tenants’ money’ and left.",
        [("‘a waste of the tenants’ money’", "The mayor")],
    ),
    ("The text says “one ‘inner’ part of it”.", [("“one ‘inner’ part of it”", "The text")]),
    ("She said that “the roof\nleaked for years”.", [("“the roof\nleaked for years”", "She")]),
    ("The council said: “We tried. We failed.” It closed.", [("“We tried. We failed.”", "The council")]),
    ("The council's letter was blunt: “Nobody will be moved.”", [("“Nobody will be moved.”", "The council")]),
    ("It was described by the coroner as “a chain of errors”.", [("“a chain of errors”", "the coroner")]),
]

SILENT = [
    "“Never on our watch” is easily said.",
    "“Homes for heroes” was a fine slogan, but nobody built one.",
    "The slogan “homes for all by Easter” hung over the door.",
    "The “warm homes for all” scheme closed.",
    "They read a leaflet entitled “How to live with damp and mould”.",
    "The paper “Small Rivers and Their Enemies” won a prize.",
    "The so-called “hot beds” were common.",
    "The workers' rights and the owners' rights were lost in the '90s.",
    "Don't say it wasn't the dogs' fault.",
    "The room was 6' by 8' with a pipe 5\" wide.",
    "# “The wards were full of rain”",
    "Rain fell.[^1]\n\n[^1]: Rivers Trust, “The weir is a wall to salmon and to eels”.",
    "## Sources\n\n- Rivers Trust, “The weir is a wall to salmon and to eels”, 2020.",
    '---\ntitle: "The weir is a wall to salmon"\n---\n\nRain fell.',
    "```\nsay “the weir is a wall to salmon”\n```",
    "The new ‘hub’ is a shed.",
]


def _read(text: str) -> list[tuple[str, str]]:
    document = Document.of_text("d", text)
    return [
        (document[q.span], " ".join(document[q.speaker].split()) if q.speaker else "") for q in quotations(document)
    ]


@pytest.mark.parametrize(("text", "expected"), READS)
def test_quotations_are_found_with_their_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_marks_that_quote_nobody_are_left_alone(text: str) -> None:
    assert _read(text) == []


def test_words_given_to_nobody_are_not_reported() -> None:
    (one,) = quotations(Document.of_text("d", "Inside, “the smell of damp and of old paint” hangs in the air."))
    assert not one.reported


CREDITED = [
    ("The Rivers Trust found that eels had gone.", ["The Rivers Trust"]),
    ("In May Ofwell warned that pipes leak.", ["Ofwell"]),
    ("According to the U.S. Rivers Bureau, eels had gone.", ["the U.S. Rivers Bureau"]),
    ("A survey by the Rivers Trust and Eel Watch shows it.", ["the Rivers Trust and Eel Watch"]),
    ("Of those who answered the Rivers Trust's survey, half agreed.", ["Rivers Trust"]),
    ("Forty leaks were recorded by the Pipe Agency in June.", ["the Pipe Agency"]),
    ("An external audit concluded that pipes leaked.", ["An external audit"]),
    ("Reports to the helpline tripled.", []),
    ("Calls to the helpline doubled, and 81 per cent of callers said that they were cold.", []),
    ("It rose by a reported 95 per cent.", []),
]


@pytest.mark.parametrize(("text", "expected"), CREDITED)
def test_the_credited_are_named(text: str, expected: list[str]) -> None:
    document = Document.of_text("d", text)
    assert [document[s].removeprefix("the ") for s in attributions(document, Span(0, len(text)))] == [
        e.removeprefix("the ") for e in expected
    ]


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="ab .,!?’'\"“”‘’«»„—-\n>#[]^@:sS said The", max_size=120))
def test_a_quotation_is_what_stands_at_its_span(text: str) -> None:
    document = Document.of_text("d", text)
    spans = [q.span for q in quotations(document)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for q in quotations(document):
        assert 0 <= q.span.start < q.span.end <= len(document.text)
        assert q.span.contains(q.inner)
        assert q.words == document.prose[q.inner.start : q.inner.end]
        assert q.words.strip() == q.words != ""


# ── matching ─────────────────────────────────────────────────────────────────────────────────────

WEIR = (
    "The weir, which was built in 1911, is a wall to salmon and eels. It may not be long-\nlasting, the engineers' "
    "report says. Organisations along the river have asked for a fish pass for 12 years; none was built. “There is no "
    "money,” the agency replied.12 Re\u00adpairs cost $1,400 per cent­ury."
)

EXACT = [
    "The weir, which was built in 1911, is a wall to salmon and eels.",
    "the weir, which was built in 1911, is a wall to salmon and eels,",
    "The weir … is a wall to salmon and eels",
    "The weir ... is a wall to salmon",
    "The weir . . . is a wall to salmon",
    "The weir […] is a wall to salmon",
    "The weir [...] is a wall to salmon",
    "[t]he weir, which was built in 1911",
    "[The dam], which was built in 1911",
    "It may not be longlasting",
    "It may not be long-lasting, the engineers’ report says",
    "Organizations along the\n   river have asked",
    "Organisations [sic] along the river",
    "There is no money, the agency replied. Repairs cost $1400",
    "have asked for [such] a fish pass (emphasis added)",
    "… is a wall to salmon and eels …",
]

NOT_EXACT = [
    ("The weir is a wall to salmon", "dropped"),
    ("The weir, which was built in 1912, is a wall", "replaced"),
    ("is a high wall to salmon and eels", "added"),
    ("salmon and eels … The weir", ""),
    ("eir, which was built in 1911, is a wal", ""),
]


@pytest.mark.parametrize("words", EXACT)
def test_exact_as_an_editor_reads(words: str) -> None:
    document = Document.of_text("s1", WEIR)
    match = find(words, Library((document,)))[0]
    assert match.exact
    assert match.score == 1.0
    last = re.findall(r"[^\W_]+", re.sub(r"\(.*\)", "", words))[-1]
    assert folded(document[match.span].split()[-1].split("-")[-1].lstrip("$")).endswith(folded(last)[-3:])


@pytest.mark.parametrize(("words", "kind"), NOT_EXACT)
def test_not_exact(words: str, kind: str) -> None:
    matches = find(words, Library((Document.of_text("s1", WEIR),)))
    assert not any(m.exact for m in matches)
    if kind:
        assert [c.kind for c in matches[0].changes] == [kind]


def test_the_nearest_words_are_those_that_are_the_same_not_only_letters_alike() -> None:
    text = (
        "The mayor wrote: “I'm afraid that there is no bread. Kind regards.” The hall was shut. He said there was no bread"
        " left. He is afraid there is no road."
    )
    match = find("I'm afraid there is no bread", Library.of(Document.of_text("s1", text)))[0]
    assert [(c.kind, c.source) for c in match.changes] == [("dropped", "that")]


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        ("I fear there is no bread left in the town.", "note"),
        ("I fear that there's no bread left in the town.", "note"),
        ("I fear that there isn't bread left in the town.", "error"),
        ("I hear that there is no bread left in the town.", "error"),
    ],
)
def test_a_that_and_a_word_told_short_are_no_more_than_noted(quoted: str, severity: str) -> None:
    source = Document.of_text("s1", "The mayor said: “I fear that there is no bread left in the town.”")
    report = check(Document.of_text("d", f"The mayor said: “{quoted}”"), Library.of(source))
    assert [f.severity.value for f in report.findings if f.name == "quote-altered"] == [severity]


def test_a_cut_without_a_mark_that_drops_a_qualifier_is_told_from_an_altered_word() -> None:
    document = Document.of_text("s1", "The grant has contributed, in part, to the fall in deaths on the coast road.")
    cut = find("has contributed to the fall in deaths", Library((document,)))[0]
    altered = find("has contributed, in part, to the rise in deaths", Library((document,)))[0]
    assert drops_only_qualifiers(cut)
    assert not drops_only_qualifiers(altered)


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "weir",
            "is",
            "a",
            "high",
            "wall",
            "12",
            "of",
            "1,400",
            "eels",
            "per",
            "cent",
            "organisation’s",
            "long-lasting",
        ]
    ),
    min_size=1,
    max_size=30,
)


@settings(deadline=None, max_examples=200)
@given(WORDS, st.data())
def test_an_exact_match_folds_to_the_words(words: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([" ", "\n", "  "])).join(words)
    document = Document.of_text("s1", text)
    a = data.draw(st.integers(0, len(words) - 1))
    b = data.draw(st.integers(a + 1, len(words)))
    quoted = " ".join(words[a:b])
    matches = find(quoted, Library((document,)))
    assert matches
    assert matches[0].exact
    assert all(Folded.of(document.prose[m.span.start : m.span.end]).joined == Folded.of(quoted).joined for m in matches)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80), st.text(max_size=200))
def test_no_words_and_no_text_break_the_search(words: str, text: str) -> None:
    document = Document.of_text("s1", text)
    for match in find(words, Library((document,))):
        assert 0 <= match.span.start < match.span.end <= len(text)
        assert 0 <= match.score <= 1


def test_evidence_is_the_sources_own_words() -> None:
    library = Library((Document.of_text("s1", WEIR),))
    (quotation,) = quotations(
        Document.of_text("d", "The agency wrote that “organizations along the river have asked for it”.")
    )
    evidence = quote_evidence(quotation, library)[0]
    assert evidence.location.text == library.documents[0][evidence.claim.anchor]
    assert evidence.location.text.startswith("Organisations along the river have asked for")


# ── rules ────────────────────────────────────────────────────────────────────────────────────────

RULES = [m.RULE for m in (quote_altered, quote_truncated, quote_missing, quote_attribution)]


def _source(n: int, source: str | tuple[str, str]) -> Document:
    publisher, text = ("", source) if isinstance(source, str) else source
    return dataclasses.replace(Document.of_text(f"s{n}", text), publisher=publisher)


def _flagged(rule: Rule, example: Example) -> list[str]:
    draft = Document.of_text("draft", example.draft.replace("«", "").replace("»", ""))
    library = Library(tuple(_source(n, s) for n, s in enumerate(example.sources, 1)))
    cited = [(c.scope, resolve(c, library)) for c in citations(draft)]
    found = []
    for q in quotations(draft):
        who = (Name(q.speaker, " ".join(draft[q.speaker].split())),) if q.speaker else ()
        claim = Claim(
            ClaimKind.QUOTATION,
            "draft",
            q.span,
            q.sentence,
            q.sentence,
            words=q.words,
            about=About(credited=who),
            citations=tuple(c for scope, c in cited if scope.overlaps(q.span)),
        )
        case = Case(draft, (claim,), claim, quote_evidence(q, library), library)
        quiet = rule.severity is Severity.NOTE
        found += [draft[d.anchor] for d in rule.check(case) if d.confidence != "low" and not quiet]
    return found


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(
            rule,
            example,
            marks=[pytest.mark.xfail(reason=example.known_miss, strict=True)] if example.known_miss else [],
        )
        for rule in RULES
        for example in rule.examples
    ],
)
def test_examples(rule: Rule, example: Example) -> None:
    assert _flagged(rule, example) == re.findall("«([^»]*)»", example.draft)
