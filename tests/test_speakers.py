"""Whose words a text says that they are, and which quotation marks quote nobody: a table of sentences for each sign."""

from __future__ import annotations

import pytest

from claimcheck.detect.quotation import quotations
from claimcheck.model import Document

# Titles, slogans, terms, speech that nobody has made.
NOBODY = [
    "The Homes Agency, in its paper “Damp and what it costs”, says that rents rose.",
    "In its report “Damp and what it costs” the Homes Agency says that rents rose.",
    "The agency's 2019 report, “Damp and what it costs”, found mould in half of all homes.",
    "The study “Who waits for a bus” was published in May.",
    "See the agency's briefing “Who waits for a bus”.",
    "“Who waits for a bus” says that one in ten walks.",
    "“Who waits for a bus”, a report by the Transport Forum, found that one in ten walks.",
    "A paper called “Who waits for a bus” found that one in ten walks.",
    "The charity published “Who waits for a bus” in May.",
    "Under the title “Who waits for a bus”, the forum counted riders.",
    "The forum's survey (“Who waits for a bus”) counted riders.",
    "The author of “Who waits for a bus” is a driver.",
    "As “Who waits for a bus” shows, one in ten walks.",
    "According to “Who waits for a bus”, one in ten walks.",
    "In “Who waits for a bus”, the forum counted riders.",
    "Her speech, “A bus for every village”, won applause.",
    "They sang “We shall not be moved” at the gate.",
    "The 2021 report, “Damp and what it costs,” found mould in half of all homes.",
    "Under the banner “Warm homes for all”, they marched.",
    "Their placards read “Homes not hotels”.",
    "What officials call “temporary accommodation” is a shed.",
    "We want a “living wage” for all.",
    "The word “homeless” appears nowhere.",
    "Press “Send” to continue.",
    "It is a matter of “use it or lose it”.",
    "So-called “sanctuary cities” are few.",
    "You may say, “Why should I care?”",
    "It is easy to say “it cannot happen here”.",
    "Critics will ask, “Who pays for all this?”",
    "Imagine a nurse who says, “I cannot go on like this.”",
    "If a tenant says “the roof leaks every night”, who listens?",
    "Nobody ever said “let us close the library”.",
    "As if to say “we were never here”, the company took down its sign.",
    "Some would say “leave it to the market”.",
]

# A text; its quotations with their marks, and the speaker of each.
SPOKEN = [
    (
        "In Kenya, the Nurses' Council reported “a sharp rise in burns in the west of the country” (Harbour Trust 2020). In some cases, it"
        " went on, “the lamps had been mended by the children of the house” (Harbour Trust 2020).",
        [
            ("“a sharp rise in burns in the west of the country”", "the Nurses' Council"),
            ("“the lamps had been mended by the children of the house”", "the Nurses' Council"),
        ],
    ),
    ("The agency says in its report “Nobody was turned away”.", [("“Nobody was turned away”", "The agency")]),
    ("In its report: “Nobody was turned away.”", [("“Nobody was turned away.”", "")]),
    (
        "The Board's training chief has been blunter still: “Light is the cheapest lifeguard there is.”",
        [("“Light is the cheapest lifeguard there is.”", "The Board's training chief")],
    ),
    ("One teacher summed it up: “They come to school hungry.”", [("“They come to school hungry.”", "One teacher")]),
    ("A nurse in Leeds put it like this: “We have no beds left.”", [("“We have no beds left.”", "A nurse in Leeds")]),
    ("“We have no beds left,” a nurse told the inquiry.", [("“We have no beds left,”", "a nurse")]),
    ("“We have no beds left”, as a nurse told the inquiry.", [("“We have no beds left”", "a nurse")]),
    (
        "“We have no beds left,” as Ana Li of the Nurses' League puts it.",
        [("“We have no beds left,”", "Ana Li of the Nurses' League")],
    ),
    ("In the view of the Nurses' League, “no ward is safe”.", [("“no ward is safe”", "the Nurses' League")]),
    ("For the Nurses' League, “no ward is safe”.", [("“no ward is safe”", "the Nurses' League")]),
    ("The Nurses' League is clear that “no ward is safe”.", [("“no ward is safe”", "The Nurses' League")]),
    ("The Nurses' League considers the wards “unsafe by design”.", [("“unsafe by design”", "The Nurses' League")]),
    ("“No ward is safe” is how the Nurses' League put it.", [("“No ward is safe”", "the Nurses' League")]),
    ("The words are those of the Nurses' League: “no ward is safe”.", [("“no ward is safe”", "the Nurses' League")]),
    ("Ana Li runs the League. “No ward is safe,” she says.", [("“No ward is safe,”", "Ana Li")]),
    ("Ana Li runs the League. Her verdict: “No ward is safe.”", [("“No ward is safe.”", "Ana Li")]),
    ("The League counted beds. Its conclusion is that “no ward is safe”.", [("“no ward is safe”", "The League")]),
    ("The League counted beds. The report goes on: “No ward is safe.”", [("“No ward is safe.”", "The report")]),
    ("“No ward is safe,” said the League's director.", [("“No ward is safe,”", "the League's director")]),
    ("“No ward,” said Ana Li, “is safe.”", [("“No ward,”", "Ana Li"), ("“is safe.”", "Ana Li")]),
    ("“No ward is safe.” So said Ana Li in May.", [("“No ward is safe.”", "Ana Li")]),
    ("“No ward is safe.” Those were the words of Ana Li.", [("“No ward is safe.”", "Ana Li")]),
    ("Ana Li, who runs the League, told us in May: “No ward is safe.”", [("“No ward is safe.”", "Ana Li")]),
    ("In her evidence to the inquiry Ana Li said “no ward is safe”.", [("“no ward is safe”", "Ana Li")]),
    ("In evidence to the inquiry, the League said “no ward is safe”.", [("“no ward is safe”", "the League")]),
    ("The minister has spoken of “a once in a lifetime chance”.", [("“a once in a lifetime chance”", "The minister")]),
    ("Asked why, the minister said: “We ran out of money.”", [("“We ran out of money.”", "the minister")]),
    ("Writing in May, the minister said: “We ran out of money.”", [("“We ran out of money.”", "the minister")]),
    ("The minister — who resigned in May — said: “We ran out of money.”", [("“We ran out of money.”", "The minister")]),
    ("> We ran out of money.\n\n— Ana Li, minister, 2020", [("We ran out of money.", "Ana Li")]),
    (
        "<blockquote><p>We ran out of money.</p><footer>— Ana Li, minister</footer></blockquote>",
        [("We ran out of money.", "Ana Li")],
    ),
    ("<blockquote>We ran out of money.<cite>Ana Li</cite></blockquote>", [("We ran out of money.", "Ana Li")]),
    (
        "Ana Li told the inquiry:\n\n> We ran out of money.\n\nThe rest is silence.",
        [("We ran out of money.", "Ana Li")],
    ),
    ("> **“We ran out of money.”**\n> Ana Li, minister", [("“We ran out of money.”", "Ana Li")]),
    ("The minister said “we *ran out* of money”.", [("“we *ran out* of money”", "The minister")]),
    ("The minister said “we ran out[^1] of money”.\n\n[^1]: Note.", [("“we ran out[^1] of money”", "The minister")]),
    (
        "The minister said:\n\n“We ran out of money.\n\n“We had to stop.”",
        [("“We ran out of money.", "The minister"), ("“We had to stop.”", "The minister")],
    ),
    ("- Ana Li: “We ran out of money.”", [("“We ran out of money.”", "Ana Li")]),
    ("**Ana Li**: “We ran out of money.”", [("“We ran out of money.”", "Ana Li")]),
    ("“We ran out of money.” – Ana Li, minister", [("“We ran out of money.”", "Ana Li")]),
    ("The court held that “the duty is absolute” (para. 12).", [("“the duty is absolute”", "The court")]),
    ("The law requires “a safe place of work”.", [("“a safe place of work”", "The law")]),
    (
        "Article 4 provides that “no one shall be held in slavery”.",
        [("“no one shall be held in slavery”", "Article 4")],
    ),
    (
        "Few tenants complain, because “nobody ever answers the phone”, as one of them told the survey.",
        [("“nobody ever answers the phone”", "one of them")],
    ),
    ("Jones and Li (2020) call it “a scandal in plain sight”.", [("“a scandal in plain sight”", "Jones and Li")]),
    ("As Jones (2020, p. 4) notes, “nobody answers the phone”.", [("“nobody answers the phone”", "Jones")]),
    ("The phone is “never answered” [@jones2020, p. 4].", [("“never answered”", "")]),
    ("It is, in the words of one tenant, “a house of water”.", [("“a house of water”", "one tenant")]),
    ("Der Rat schrieb: „Niemand wurde abgewiesen.“", [("„Niemand wurde abgewiesen.“", "Der Rat")]),
    ('The council said, "We tried" and "we failed".', [('"We tried"', "The council"), ('"we failed"', "The council")]),
    (
        "The tenants' union said: ‘The landlords’ agents never came.’",
        [("‘The landlords’ agents never came.’", "The tenants' union")],
    ),
    ("She said 'it's the workers' fault' and left.", [("'it's the workers' fault'", "She")]),
    ("He said \"they told me 'go home' and I went\".", [("\"they told me 'go home' and I went\"", "He")]),
]


def _read(text: str) -> list[tuple[str, str]]:
    document = Document.of_text("d", text)
    return [
        (document[q.span], " ".join(document[q.speaker].split()) if q.speaker else "") for q in quotations(document)
    ]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_quoted(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_the_speaker_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected
