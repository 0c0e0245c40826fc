"""Numbers that count nothing: labels, versions, telephone numbers, times of day, names such as COVID-19."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower


def labelled(run: Sequence[Token], i: int) -> bool:
    """Whether the number at `i` names a part, a version, a page: "section 2", "No. 3922", "versions 1 and 2"."""
    j = i - 1
    while j >= 0 and run[j].lower in (".", "#", "(", "and", "to", "or", ",", "-", "–") and i - j < 4:
        j -= 1
    if i - 1 - j > 0 and lower(run, j).isdecimal():
        return j > 0 and labelled(run, j)
    label = lower(run, j)
    capital = label in tables().label_capital and run[j].text[0].isupper()
    if label not in tables().label and not capital:
        return False
    plural_count = label.endswith("s") or j == i - 1 or run[i - 1].lower in (".", "#")
    return plural_count and run[i].kind is Kind.NUMBER


def uncounted(run: Sequence[Token]) -> set[int]:
    """The tokens that are part of no figure."""
    blocked: set[int] = set()
    for i, token in enumerate(run):
        if token.kind is not Kind.NUMBER:
            continue
        after = run[i + 1] if i + 1 < len(run) else None
        before = run[i - 1] if i else None
        named = (
            glued(run, i)
            and before is not None
            and before.kind is Kind.WORD
            and (len(before.text) == 1 or before.lower not in tables().code)
        ) or (  # COVID-19, Boeing-737
            glued(run, i)
            and before is not None
            and before.text in "-‑–_/#@"
            and glued(run, i - 1)
            and run[i - 2].kind is Kind.WORD
            and run[i - 2].lower not in tables().number_word
        )
        ordinal = after is not None and glued(run, i + 1) and after.lower in ("st", "nd", "rd", "th")
        clock = after is not None and (
            after.lower in ("am", "pm", "a.m", "p.m", "o'clock")
            or (after.lower in ("a", "p") and lower(run, i + 2) == "." and lower(run, i + 3) == "m")
            or (
                after.text == ":"
                and glued(run, i + 1)
                and i + 2 < len(run)
                and run[i + 2].kind is Kind.NUMBER
                and glued(run, i + 2)
            )
            or (
                before is not None and before.lower == "at" and lower(run, i + 1) == "in" and lower(run, i + 2) == "the"
            )
        )
        of_clock = before is not None and before.text == ":" and i - 2 in blocked and glued(run, i)
        all_day = token.text == "24" and lower(run, i + 1) == "/" and lower(run, i + 2) == "7"
        digits = token.text.replace(",", "")
        version = digits.count(".") > 1
        zero_led = len(token.text) > 1 and token.text[0] == "0" and token.text.isdecimal()
        if all_day:
            blocked.update((i, i + 2))
        if named or ordinal or clock or of_clock or version or zero_led or labelled(run, i) or _bracketed(run, i):
            blocked.add(i)
    _block_telephones(run, blocked)
    blocked.update(k for hit in tables().idiom.all(run) for k in range(hit.first, hit.last))
    return blocked


def _bracketed(run: Sequence[Token], i: int) -> bool:
    """Whether the number stands alone in brackets, as a mark or a clause's number does: "[4]", "(2)"."""
    return lower(run, i - 1) in ("[", "(") and lower(run, i + 1) in ("]", ")") and len(run[i].text) <= 3


def _block_telephones(run: Sequence[Token], blocked: set[int]) -> None:
    """Blocks runs of digit groups that a zero or a plus begins, of nine digits or more."""
    i = 0
    while i < len(run):
        if run[i].kind is not Kind.NUMBER:
            i += 1
            continue
        j, digits = i, 0
        members = []
        while j < len(run) and (run[j].kind is Kind.NUMBER or (run[j].text in "-()+" and j > i)):
            if run[j].kind is Kind.NUMBER:
                digits += len(run[j].text)
                members.append(j)
            j += 1
        if digits >= 9 and len(members) > 1 and (run[i].text[0] == "0" or lower(run, i - 1) == "+"):
            blocked.update(members)
        i = max(j, i + 1)
