"""A word within the quotation marks is not the source's.

**What it finds.** A quotation that stands in a source but for a word that was changed, added or left out without a
mark. Spelling (British or American), the case of the first letter, kinds of dash and of quotation mark, final
punctuation, omissions marked by "…" and insertions in square brackets are no changes. A "that" more or less, and "don't" for "do
not", is a note.

**Why it matters.** Quotation marks promise the exact words. A reader who looks them up and finds others will doubt
the rest, and the one who is quoted may ask for a correction.

**What to do.** Give the source's words; mark what you leave out with "…" and what you put in with [brackets]; or take
the quotation marks away.

**Authority.** *The Chicago Manual of Style*, chapter 13, on the changes that a quotation permits, on ellipses and on
brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.detect.lexicon import rows, words_in
from claimcheck.model import ClaimKind, Confidence, Difference, Severity, Verdict
from claimcheck.retrieve.quotes import SAME, find, quotation_at
from claimcheck.retrieve.quoting.dropped import drops_only_qualifiers, stands_apart
from claimcheck.retrieve.quoting.match import Change
from claimcheck.rules.base import Case, Example, Rule, Scope

LONGEST = 1000  # characters of the source that are worth giving in place of the quotation
UNCLAIMED_WORDS = 6  # and so many words, for a few may agree by chance
UNCLAIMED = 0.85  # a quotation that the text gives to nobody must be so near to a source to be a changed form of it


def check(case: Case) -> Iterator[Difference]:
    """Yields the difference between the quoted words and the source's."""
    if case.claim.kind is not ClaimKind.QUOTATION:
        return
    match = next(iter(find(case.claim.words, case.library)), None)
    if match is None or match.exact or drops_only_qualifiers(match) or stands_apart(match):
        return
    quotation = quotation_at(case.draft, case.claim.anchor)
    if quotation is not None and not quotation.reported and len(case.claim.words.split()) < UNCLAIMED_WORDS:
        return
    if match.score < (SAME if quotation is None or quotation.reported else UNCLAIMED):
        return
    there = case.library.location(match.document, match.span)
    yield Difference(
        message=_sentence("; ".join(_said(c) for c in match.changes)),
        anchor=case.claim.anchor,
        related=(there,),
        correct="“" + " ".join(there.text.split()) + "”" if len(there.text) < LONGEST else "",
        verdict=Verdict.MISQUOTED,
        confidence=Confidence.LOW if all(map(_is_slight, match.changes)) else Confidence.HIGH,
    )


def _is_slight(change: Change) -> bool:
    """Whether both sides of a change say the same, a word told short or in full, with a "that" or without."""
    return change.kind != "moved" and _in_full(change.draft) == _in_full(change.source)


def _in_full(words: str) -> list[str]:
    """The words in small letters, none told short, without those that change no sense."""
    full: list[str] = []
    for word in words.lower().replace("’", "'").split():
        for short, long in (row["words"] for row in rows("qualifiers", "contraction")):
            if word.endswith(short) and word != short:
                full += [word.removesuffix(short), long]
                break
        else:
            full.append(word)
    return [w for w in full if w not in words_in("qualifiers", "slight")]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _said(change: Change) -> str:
    if change.kind == "moved":
        return "the source has these words in another order"
    if change.kind == "dropped":
        return f"the quotation leaves out the source's “{change.source}” without a mark"
    if change.kind == "added":
        return f"the source has no “{change.draft}”"
    return f"the quotation has “{change.draft}” where the source has “{change.source}”"


WATER = "The inspectors concluded that most rural wells had working pumps throughout the dry season of that year."
HOMES = (
    "Damp homes are a danger to children, and landlords have known it for years. Repairs take nine months on average."
)

EXAMPLES = (
    Example("The inspectors concluded that «“most rural wells had broken pumps throughout the dry season”».", (WATER,)),
    Example("The report says that «“damp homes are a threat to children”».", (HOMES,)),
    Example("The report says that «“damp homes are a very great danger to children”».", (HOMES,)),
    Example("«“Landlords have ignored it for years,”» the report said.", (HOMES,)),
    Example("The council wrote: «'Repairs take six months on average.'»", (("Harwick Council", HOMES),)),
    Example(
        "The study found that «“pupils who ate breakfast did better in sums”».",
        ("In all four towns, pupils who ate breakfast did better in reading, the study found.",),
    ),
    Example(
        "The charity says:\n\n> «Every seedling in the valley must survive two summers without rain.»\n> — Green Valley Trust",
        (("Green Valley Trust", "Every seedling in the valley has to survive two summers without rain."),),
    ),
    Example(
        "It reports that «“the clinic saw 40 patients a day”».", ("The clinic saw 14 patients a day, nurses said.",)
    ),
    Example("The report says: «“Repairs take nine months on average. Damp homes are a danger to children.”»", (HOMES,)),
    Example("The inspectors concluded that “most rural wells had working pumps”.", (WATER,)),
    Example("The report says that “[d]amp homes are a danger to [young] children”.", (HOMES,)),
    Example("The report says that “damp homes are a danger … and landlords have known it for years”.", (HOMES,)),
    Example("The report warns of “a danger to children,” and rightly.", (HOMES,)),
    Example(
        "The union said: “The programme has been a catalogue of errors.”",
        ("The program has been a catalog of errors.",),
    ),
    Example(
        "The agency speaks of “well‑known, long\nstanding faults”.", ("These are well-known, long-standing faults.",)
    ),
    Example("The mayor promised “a bench on every street”.", ("The plan has nothing to say on seats.",)),
    Example(
        "The report says that “the river rose two metres [in one night] and did not fall” (emphasis added).",
        ("The river rose two meters and did not fall.",),
    ),
)

RULE = Rule("Q101", "quote-altered", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__)
