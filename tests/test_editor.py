"""Quotations as a good editor checks them: for each thing that such a check must know, rows that must be found or left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.check import check
from claimcheck.model import ClaimKind, Document, Finding, Report
from claimcheck.retrieve.library import Library

SAY = "The report says that {}.\n"
DAMP = (
    "Damp homes are a danger to children, and landlords have known it for years. Repairs take nine months on average."
)

# What is quoted, the source, and the rule that speaks; none: it is found, and nothing is said.
ROWS: list[tuple[str, str, str, str]] = [
    # the signs around the words
    ("curly", "“damp homes are a danger to children”", DAMP, ""),
    ("straight", '"damp homes are a danger to children"', DAMP, ""),
    ("single", "‘damp homes are a danger to children’", DAMP, ""),
    ("straight single", "'damp homes are a danger to children'", DAMP, ""),
    ("guillemets", "«damp homes are a danger to children»", DAMP, ""),
    ("guillemets turned", "»damp homes are a danger to children«", DAMP, ""),
    ("low", "„damp homes are a danger to children“", DAMP, ""),
    ("altered in single", "‘damp homes are a threat to children’", DAMP, "quote-altered"),
    ("altered in guillemets", "«damp homes are a threat to children»", DAMP, "quote-altered"),
    ("altered in low", "„damp homes are a threat to children“", DAMP, "quote-altered"),
    # what stands within them
    ("over lines", "“damp homes are\na danger to\nchildren”", DAMP, ""),
    ("emphasis", "“damp homes are a **danger** to *children*”", DAMP, ""),
    ("emphasis around", "*“damp homes are a danger to children”*", DAMP, ""),
    ("a note's mark", "“damp homes[^1] are a danger to children”", DAMP, ""),
    ("a note's mark behind", "“damp homes are a danger to children”[^1]", DAMP, ""),
    ("altered across a mark", "“damp homes[^1] are a threat to children”", DAMP, "quote-altered"),
    ("nested", "“Ana said ‘no’ to damp homes”", "Ana said “no” to damp homes in May.", ""),
    ("nested altered", "“Ana said ‘yes’ to damp homes”", "Ana said “no” to damp homes in May.", "quote-altered"),
    ("final stop within", "“damp homes are a danger to children.”", DAMP, ""),
    ("other dashes", "“a long – and costly – repair of homes”", "It was a long—and costly—repair of homes.", ""),
    # what may be changed
    ("capital", "“Landlords have known it for years”", DAMP, ""),
    ("bracketed capital", "“[l]andlords have known it for years”", DAMP, ""),
    ("insertion", "“[such] homes are a danger to [young] children”", DAMP, ""),
    ("insertion for a word", "“landlords have known [of the damp] for years”", DAMP, ""),
    ("ending in brackets", "“landlords ha[d] known it for years”", DAMP, ""),
    ("sic", "“damp homes are a danger [sic] to children”", DAMP, ""),
    ("sic in italics", "“damp homes are a danger [*sic*] to children”", DAMP, ""),
    ("emphasis added", "“damp homes are a *danger* to children” (emphasis added)", DAMP, ""),
    ("emphasis added within", "“damp homes are a *danger* to children [emphasis added]”", DAMP, ""),
    ("not in brackets", "“damp homes are a great danger to children”", DAMP, "quote-altered"),
    ("American", "“the organization of the program”", "It praised the organisation of the programme.", "quote-spelling"),
    ("British", "“the colour of the harbour”", "It praised the color of the harbor.", "quote-spelling"),
    # omissions
    ("three points", "“Damp homes are a danger … and landlords have known it”", DAMP, ""),
    ("in brackets", "“Damp homes are a danger […] and landlords have known it”", DAMP, ""),
    ("spaced", "“Damp homes are a danger . . . and landlords have known it”", DAMP, ""),
    ("four", "“Damp homes are a danger to children .... Repairs take nine months on average”", DAMP, ""),
    ("out of order", "“landlords have known it for years … Damp homes are a danger to children”", DAMP, "quote-altered"),
    (
        "far apart",
        "“Damp homes are a danger to children … the roof was never mended at all”",
        DAMP + " Nobody came in that year, or in the next." * 60 + " And the roof was never mended at all.",
        "quote-truncated",
    ),
    # qualifiers dropped in an omission
    ("not", "“the wards were … inspected in May”", "The wards were not inspected in May.", "quote-truncated"),
    ("may", "“the dam … fail within ten years”", "The dam may fail within ten years.", "quote-truncated"),
    ("in part", "“the delay was caused … by rain”", "The delay was caused in part by rain.", "quote-truncated"),
    ("only", "“the drug helps … adults under forty”", "The drug helps only adults under forty.", "quote-truncated"),
    ("if", "“we will rebuild the bridge …”", "We will rebuild the bridge if the grant is paid.", "quote-truncated"),
    ("unless", "“the ward will close in May”", "The ward will close in May unless nurses come.", "quote-truncated"),
    ("up to", "“tenants wait … nine months for a repair”", "Tenants wait up to nine months for a repair.", "quote-truncated"),
    ("some", "“the clinics of the valley were closed”", "Some of the clinics of the valley were closed.", "quote-truncated"),
    ("reportedly", "“the firm … paid bribes to the mayor”", "The firm reportedly paid bribes to the mayor.", "quote-truncated"),
    ("almost", "“the wells … dried up last June”", "The wells almost dried up last June.", "quote-truncated"),
    ("likely", "“the sea wall is … to hold for years”", "The sea wall is unlikely to hold for years.", "quote-truncated"),
    ("end cut", "“the codes have raised wages”", "The codes have raised wages in some factories.", "quote-truncated"),
    ("beginning cut", "“the wells were poisoned by the mill”", "No evidence shows that the wells were poisoned by the mill.", "quote-truncated"),
    ("nothing dropped", "“tenants … wait nine months”", "Tenants, who ring a new number, wait nine months.", ""),
    # the faults of the source's text, which are nobody's
    ("hyphen at a line's end", "“the repairs cost more than the homes”", "They said the re-\npairs cost more than the homes.", ""),
    ("soft hyphen", "“the repairs cost more than the homes”", "They said the re\u00adpairs cost more than the homes.", ""),
    ("ligature", "“the first office of five floors”", "It was the ﬁrst oﬃce of ﬁve ﬂoors.", ""),
    ("glued digits", "“the wards were full of children”", "We saw that the wards12 were full of children.", ""),
    ("glued to a stop", "“It rained. The wards were full of children.”", "It rained.4 The wards were full of children.", ""),
    ("raised digits", "“the wards were full of children”", "We saw that the wards³ were full of children.", ""),
    ("a split word", "“the repairs cost more than the homes”", "They said the re pairs cost more than the homes.", ""),
    ("joined words", "“the repairs of the homes cost more”", "They said the repairs ofthe homes cost more.", ""),
    ("rn for m", "“the homes of the poorest were damp”", "The hornes of the poorest were damp. All homes were.", ""),
    ("l for 1", "“in 2019 the homes of the poorest were damp”", "In 20l9 the homes of the poorest were damp.", ""),
    ("O for 0", "“the 100 homes of the poorest were damp”", "The 1OO homes of the poorest were damp.", ""),
    ("c for e", "“the homes of the poorest were damp”", "Thc homes of thc poorest were damp.", ""),
    ("a real word is none", "“the cast wing of the ward was shut”", "The east wing of the ward was shut.", "quote-altered"),
    ("a real figure is none", "“the 109 homes of the poorest were damp”", "The 100 homes of the poorest were damp.", "quote-altered"),
    # found, changed, or nowhere
    ("a word changed", "“repairs take six months on average”", DAMP, "quote-altered"),
    ("a word dropped", "“repairs take months on average”", DAMP, "quote-altered"),
    ("nowhere", "“tenants should buy a dehumidifier at once”", DAMP, "quote-missing"),
]  # fmt: skip


def _report(quoted: str, source: str) -> Report:
    draft = SAY.format(quoted) + ("\n[^1]: A note.\n" if "[^1]" in quoted else "")
    return check(Document.of_text("d", draft), Library.of(Document.of_text("s1", source)))


def _of_quotes(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.name.startswith("quote-")]


@pytest.mark.parametrize(("quoted", "source", "rule"), [pytest.param(*r[1:], id=r[0]) for r in ROWS])
def test_a_quotation(quoted: str, source: str, rule: str) -> None:
    report = _report(quoted, source)
    (judgement,) = (j for j in report.judgements if j.claim.kind is ClaimKind.QUOTATION)
    assert [f.name for f in _of_quotes(report)] == ([rule] if rule else [])
    assert rule == "quote-missing" or judgement.evidence


# Signs that quote nobody: nothing may be said of what stands between them, though no source has it.
NOBODY = [
    "The so-called “warm homes” are cold.",
    "The new “hub” is a shed.",
    "They chose the slogan “homes for all by Easter”.",
    "The word “damp” is not in the lease.",
    "The book “A Winter in the Wet Rooms of Leeds” was reviewed.",
    "The article, “How to dry a room in a week”, was read by many.",
    "A tenant might say: “Why is my room wet?”",
    "If a landlord says “the damp is your fault”, write to the council.",
    "Nobody says “the damp is my own fault”.",
    "The tenants' union and the landlords' league met.",
    "It's the council's fault that the homes aren't dry in the '90s style.",
    "The pipe is 6' long and 4\" wide.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_signs_that_quote_nobody(text: str) -> None:
    report = check(Document.of_text("d", text + "\n"), Library.of(Document.of_text("s1", DAMP)))
    assert _of_quotes(report) == []


# The whole draft, and whom the words are given to; the altered word in it is found.
BLOCKS = [
    "> Damp homes are a threat to children.\n> — Heat Board\n",
    "> Damp homes are a threat to children.\n>\n> — Heat Board\n",
    "> “Damp homes are a threat to children.”\n>\n> Heat Board\n",
    "> Damp homes are a threat to children. (Heat Board, 2019)\n",
    "The Heat Board said:\n\n> Damp homes are a threat to children.\n",
    "The Heat Board said:\n\n<blockquote>Damp homes are a threat to children.</blockquote>\n",
    "<blockquote>Damp homes are a threat to children. <cite>Heat Board</cite></blockquote>\n",
    "<blockquote><p>Damp homes are a threat to children.</p><footer>— Heat Board</footer></blockquote>\n",
    "> Damp homes are a threat to children.[^1]\n\n[^1]: Heat Board, 2019.\n",
    "“Damp homes,” the Heat Board said, “are a threat to children.”\n",
    "“Damp homes are a threat to children,” the Heat Board said.\n",
    "The Heat Board has looked into it. It said: “Damp homes are a threat to children.”\n",
    "The Heat Board has looked into it. “Damp homes are a threat to children,” it said.\n",
    "“Damp homes are a threat to children” (Heat Board, 2019).\n",
    "“Damp homes are a threat to children” [@heat].\n",
    "The Heat Board's verdict: “Damp homes are a threat to children.”\n",
    "<aside>“Damp homes are a threat to children,” says the Heat Board</aside>\n",
    "::: pullquote\n“Damp homes are a threat to children.” — Heat Board\n:::\n",
]
HEAT = replace(Document.of_text("heat", DAMP), publisher="Heat Board", date="2019")
RIVERS = replace(Document.of_text("rivers", "Weirs are a wall to fish in all the rivers."), publisher="Rivers Bureau")


@pytest.mark.parametrize("text", BLOCKS)
def test_a_changed_word_is_found_however_the_words_are_set(text: str) -> None:
    found = _of_quotes(check(Document.of_text("d", text), Library.of(HEAT, RIVERS)))
    assert "quote-altered" in {f.name for f in found}
    assert "quote-attribution" not in {f.name for f in found}


@pytest.mark.parametrize("text", BLOCKS)
def test_the_right_words_of_another_are_given_back_to_him(text: str) -> None:
    words = (
        text.replace("are a threat to", "are a danger to")
        .replace("Heat Board", "Rivers Bureau")
        .replace("@heat", "@rivers")
    )
    found = _of_quotes(check(Document.of_text("d", words), Library.of(HEAT, RIVERS)))
    assert {f.name for f in found} == {"quote-attribution"}
    assert "line 1" in found[0].message


@pytest.mark.parametrize("text", BLOCKS)
def test_the_right_words_of_the_right_one_pass(text: str) -> None:
    report = check(Document.of_text("d", text.replace("are a threat to", "are a danger to")), Library.of(HEAT, RIVERS))
    assert _of_quotes(report) == []
    assert [j.evidence[0].location.source for j in report.judgements if j.claim.kind is ClaimKind.QUOTATION][:1] == [
        "heat"
    ]


def test_the_words_dropped_are_named() -> None:
    (finding,) = _of_quotes(_report("“the dam … fail within ten years”", "The dam may fail within ten years."))
    assert "“may”" in finding.message


def test_the_nearest_passage_is_shown_with_how_near_it_is() -> None:
    source = "Every tenant in the valley should be given a new boiler before the winter comes."
    (finding,) = _of_quotes(
        _report("“each landlord in the valley must be made to pay for the boiler before winter”", source)
    )
    assert finding.name == "quote-missing"
    assert "per cent" in finding.message
    assert finding.related


def test_figures_in_a_quotation_are_checked_with_it_and_not_twice() -> None:
    report = _report(
        "“40 per cent of the homes were damp in 2019”", "In all 14 per cent of the homes were damp in 2018."
    )
    assert {j.claim.kind for j in report.judgements} == {ClaimKind.QUOTATION}
    assert len(report.findings) == 1


def test_the_source_of_the_quoted_words_is_the_correction() -> None:
    (finding,) = _of_quotes(_report("“repairs take six months on average”", DAMP))
    assert finding.correct == "“Repairs take nine months on average”"
    assert "“six” where the source has “nine”" in finding.message
