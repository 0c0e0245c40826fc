"""What would put a finding right, where one source surely has what the draft should say.

A safe fix brings back the source's figure, hedge, unit, quoted words or citation key, and leaves the rest of the sentence as it is.
The others put other words in (a place, a period, another way round), which may want a change elsewhere in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from claimcheck.model import Bound, Confidence, Difference, Document, Edit, Fix, Quantity, Span
from claimcheck.rules.base import Case

ARTICLES = ("a", "an")
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}  # the marks of a quotation, with what closes them
CLOSING = ".,;:!?"
CHANGED = ("[", "…", "...")  # what says that a quotation is not whole: its edges are the writer's own
LONGEST = 60  # characters of what is put in place of an anchor: more is no rewording, but another sentence


def fix(name: str, difference: Difference, case: Case) -> Fix | None:
    """What would put right what a rule says of a claim; None where that is not sure."""
    made = FIXES.get(name)
    if made is None or difference.confidence is not Confidence.HIGH or not difference.correct or not _single(case):
        return None
    found = made(difference, case)
    return found if found and all(_may_be_put(case.draft, e) for e in found.edits) else None


def _may_be_put(draft: Document, edit: Edit) -> bool:
    """Whether the words change the draft, and may stand in it as they are: LaTeX has signs of its own."""
    if draft[edit.span] == edit.text:
        return False
    if draft.format != "LaTeX":
        return True
    plain = draft.prose[edit.span.start : edit.span.end] == draft[edit.span]
    return plain and not any(sign in edit.text for sign in "\\%&$#_{}~^")


def _single(case: Case) -> bool:
    """Whether the evidence is one: no other candidate has another figure for the claim, or the words of another place."""
    figures = {(e.claim.quantity.low, e.claim.quantity.high) for e in case.evidence if e.claim.quantity}
    return bool(case.evidence) and len(figures) <= 1


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def _figures(difference: Difference, case: Case) -> tuple[Quantity, Quantity] | None:
    """The two figures, where the difference is of them and both are single numbers that a text has."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or case.best.claim.working or ours.vague or theirs.vague:
        return None
    if not (difference.anchor.contains(ours.number) and len(ours.number) and len(theirs.number)):
        return None
    return (ours, theirs) if ours.low == ours.high and theirs.low == theirs.high else None


def _value(difference: Difference, case: Case) -> Fix | None:
    both = _figures(difference, case)
    if both is None:
        return None
    ours, theirs = both
    same = (
        ours.bound is theirs.bound
        and ours.unit == theirs.unit
        and ours.form is theirs.form
        and ours.rate == theirs.rate
    )
    if not same or (ours.change is None) is not (theirs.change is None) or 1 in (ours.value, theirs.value):
        return None
    edit = _digits(case, ours, theirs) or Edit(ours.number, _theirs(case, theirs.number))
    return _checked(case.draft, Fix((edit,), True))


def _digits(case: Case, ours: Quantity, theirs: Quantity) -> Edit | None:
    """The digits alone, where both figures are digits and a unit: the draft keeps its own way to write the unit."""
    mine, other = case.draft[ours.number], case.source[theirs.number]
    here, there = DIGITS.search(mine), DIGITS.search(other)
    if not here or not there or _read(here[0]) != ours.value or _read(there[0]) != theirs.value:
        return None
    start = ours.number.start
    return Edit(Span(start + here.start(), start + here.end()), there[0])


def _read(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def _hedge(difference: Difference, case: Case) -> Fix | None:
    both = _figures(difference, case)
    if both is None or both[0].value != both[1].value:
        return None
    ours, theirs = both
    if any(q.cue is not None and q.cue.end > q.number.start for q in both):  # "50,000 or more"
        return None
    if (ours.cue is None) is not (ours.bound is Bound.EXACTLY) or (theirs.cue is None) is not (
        theirs.bound is Bound.EXACTLY
    ):
        return None
    said = _theirs(case, theirs.cue) if theirs.cue else ""
    begin = ours.cue.start if ours.cue else ours.number.start
    told = case.draft[Span(begin, ours.number.start)] if ours.cue else ""
    if told and told.strip() != case.draft[ours.cue or ours.number]:
        return None  # another word or a mark stands between the cue and the number
    text = f"{said[:1].lower()}{said[1:]} " if said else ""
    return _checked(case.draft, Fix((Edit(Span(begin, ours.number.start), text),), True))


def _unit(difference: Difference, case: Case) -> Fix | None:
    both = _figures(difference, case)
    if both is None or both[0].value != both[1].value or both[0].bound is not both[1].bound:
        return None
    return _checked(case.draft, Fix((Edit(both[0].number, _theirs(case, both[1].number)),), True))


# ── quotations and citations ─────────────────────────────────────────────────────────────────────


def _quotation(difference: Difference, case: Case) -> Fix | None:
    words = case.draft[difference.anchor]
    closing = MARKS.get(words[:1], "")
    inner, right = words[1:-1], difference.correct[1:-1].strip()
    if len(words) < 3 or words[-1] != closing or any(c in inner or c in right for c in CHANGED) or "\n\n" in inner:
        return None
    if case.draft.prose[difference.anchor.start : difference.anchor.end] != words or any(m in right for m in MARKS):
        return None  # mark-up or a quotation within
    end = len(inner.rstrip())
    last = inner[end - 1 : end]
    if last in CLOSING and right[-1:] not in CLOSING:
        end -= 1
    elif last not in CLOSING:
        right = right.rstrip(CLOSING)
    if inner[:1].isupper() != right[:1].isupper():
        right = (right[:1].upper() if inner[:1].isupper() else right[:1].lower()) + right[1:]
    start = difference.anchor.start + 1
    return Fix((Edit(Span(start, start + end), right),), True)


def _key(difference: Difference, case: Case) -> Fix | None:
    words = case.draft[difference.anchor]
    if not re.fullmatch(r"\[@[\w:.#$%&+?<>~/-]+\]", words) or difference.correct not in case.source.keys:
        return None  # of a page or of several, the rest would be wrong
    start = difference.anchor.start + 2
    return Fix((Edit(Span(start, difference.anchor.end - 1), difference.correct),), True)


# ── other words ──────────────────────────────────────────────────────────────────────────────────


def _reworded(difference: Difference, case: Case) -> Fix | None:
    words, right = case.draft[difference.anchor], " ".join(difference.correct.split())
    if (
        "\n" in words
        or len(right) > LONGEST
        or "…" in right
        or words != case.draft.prose[difference.anchor.start : difference.anchor.end]
    ):
        return None
    if words[:1].islower() and right[:1].isupper() and right[1:2].islower() and " " in right:
        right = right[:1].lower() + right[1:]  # the source begins its sentence so
    elif words[:1].isupper() and right[:1].islower():
        right = right[:1].upper() + right[1:]
    return _checked(case.draft, Fix((Edit(difference.anchor, right),), False))


def _like_for_like(difference: Difference, case: Case) -> Fix | None:
    """Another change told in the same way: a verb for a verb ("quadrupled"), times for times."""
    words, right = case.draft[difference.anchor].split(), difference.correct.split()
    if not words or not right or bool(DIGITS.search(words[-1])) is not bool(DIGITS.search(right[-1])):
        return None
    both = (words[-1].lower(), right[-1].lower())
    alike = both[0] == both[1] or all(len(w) > 3 and w.endswith("ed") for w in both)
    return _reworded(difference, case) if alike else None


def _preposition(difference: Difference, case: Case) -> Fix | None:
    """ "By" for "to", or the reverse, before the same figure."""
    heads = {words.split()[0].lower() for words in (case.draft[difference.anchor], difference.correct) if words.split()}
    return _reworded(difference, case) if heads == {"by", "to"} else None


def _verb(difference: Difference, case: Case) -> Fix | None:
    """One word for one: of several, the sentence around them would have to change."""
    one = not any(" " in words.strip() for words in (case.draft[difference.anchor], difference.correct))
    return _reworded(difference, case) if one else None


FIXES: dict[str, Callable[[Difference, Case], Fix | None]] = {
    "value": _value,
    "hedge": _hedge,
    "unit": _unit,
    "quote-altered": _quotation,
    "citation-wrong-source": _key,
    "change": _like_for_like,
    "by-to": _preposition,
    "direction": _verb,
    "period": _reworded,
    "place": _reworded,
    "entity": _reworded,
}


# ── the sentence around ──────────────────────────────────────────────────────────────────────────


def _theirs(case: Case, span: Span) -> str:
    """The source's words, on one line, as a reader sees them."""
    return " ".join(case.source.prose[span.start : span.end].split())


def _checked(draft: Document, made: Fix) -> Fix | None:
    """The fix, with a capital where its sentence begins with it; one that would stand after an "a" or "an" is not safe."""
    [edit] = made.edits
    before = draft.prose[max(0, edit.span.start - 4) : edit.span.start].split()
    after_article = bool(before) and before[-1].lower() in ARTICLES
    start, text = edit.span.start, edit.text
    old = draft.text[start : start + 1]
    if (text and old.isupper() and text[:1].islower()) or (
        not edit.span.end > start and text and _begins(draft, start)
    ):
        text = text[:1].upper() + text[1:]
    elif not text and old.isupper():
        following = draft.text[edit.span.end : edit.span.end + 1]
        text = following.upper() if following.islower() else ""
        edit = Edit(Span(edit.span.start, edit.span.end + len(text)), "")
    return Fix((Edit(edit.span, text),), made.safe and not after_article)


def _begins(draft: Document, at: int) -> bool:
    """Whether a sentence begins at an offset: nothing but marks stands before it in its block, or a full stop does."""
    block = next((b for b in draft.blocks if b.span.start <= at < b.span.end), None)
    before = draft.prose[block.span.start if block else 0 : at].rstrip(" \n\t\"'“‘(*_")
    return not before or before[-1] in ".!?"
