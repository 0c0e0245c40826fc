"""The rules about suppression comments, and how any rule is named."""

from __future__ import annotations

import re

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Severity
from claimcheck.read.toml import nearest
from claimcheck.rules import RULES
from claimcheck.rules.base import Case, Example, Rule, Scope

ALL = "all"
FAMILY = re.compile(r"[a-z]\d{0,2}")

BROKEN_PAGE = """A suppression comment is not as it must be, and holds for nothing.

**What it finds.** A comment that begins with "claimcheck:" and gives no reason, names a rule that there is not, has a day that is
none, or begins a block that never ends.

**Why it matters.** What it was to keep quiet is not kept quiet; and an exception without a reason is one that nobody can check.

**What to do.** Write it as `<!-- claimcheck: ignore hedge because the title has the whole figure -->`; docs/suppression.md has all
forms.

**Authority.** The linters' own experience: ESLint's `require-description` and Ruff's wish for a reason with each `noqa`.
"""
UNUSED_PAGE = """A suppression comment has nothing to keep quiet.

**What it finds.** A comment whose rules find nothing in the part of the draft that it is for.

**Why it matters.** It stays behind when the text has changed, and then hides the next mistake in its place.

**What to do.** Take it out, or take out the rule that the message names.

**Authority.** ESLint's `--report-unused-disable-directives`, Ruff's RUF100.
"""
EXPIRED_PAGE = """A suppression comment has passed the day until which it was to hold.

**What it finds.** "until 2024-01-31" on any day after that one. What the comment kept quiet is shown again.

**Why it matters.** An exception for the time being was given a day so that somebody looks again.

**What to do.** Mend the text and take the comment out, or give it another day.

**Authority.** Security scanners' dated exceptions, such as those of Trivy and pip-audit's users; the reason is theirs: a waiver ends.
"""
HOMES = ("The scheme insulated more than 50,000 homes.",)


def _of_no_claim(case: Case) -> tuple[()]:
    """These are found in the comments, after the rules about claims (suppress/apply.py)."""
    return ()


BROKEN = Rule(
    "S101",
    "suppression-broken",
    Severity.WARNING,
    Scope.DRAFT,
    _of_no_claim,
    (
        Example("The scheme insulated 50,000 homes. «<!-- claimcheck: ignore hedge -->»", HOMES),
        Example("The scheme insulated 50,000 homes. «<!-- claimcheck: ignore hegde because so -->»", HOMES),
        Example("The scheme insulated 50,000 homes. «<!-- claimcheck: ingore hedge because so -->»", HOMES),
        Example("«<!-- claimcheck: ignore-start N because so -->»\n\nThe scheme insulated 50,000 homes.", HOMES),
        Example("The scheme insulated 50,000 homes.\n\n«<!-- claimcheck: ignore-end -->»", HOMES),
        Example("The scheme insulated 50,000 homes. «<!-- claimcheck: ignore hedge until May because so -->»", HOMES),
        Example("The scheme insulated 50,000 homes. <!-- claimcheck: ignore hedge because the title has it -->", HOMES),
        Example("The scheme insulated 50,000 homes. <!-- the claim check: ignore it -->", HOMES),
        Example("`<!-- claimcheck: ignore hedge -->` is no comment in code.", HOMES),
    ),
    BROKEN_PAGE,
)
UNUSED = Rule(
    "S102",
    "suppression-unused",
    Severity.NOTE,
    Scope.DRAFT,
    _of_no_claim,
    (
        Example("More than 50,000 homes. «<!-- claimcheck: ignore hedge because the title has it -->»", HOMES),
        Example(
            "The scheme insulated 50,000 homes. «<!-- claimcheck: ignore hedge, value because the title has it -->»",
            HOMES,
        ),
        Example("«<!-- claimcheck: ignore-file Q because nobody is quoted -->»\n\nMore than 50,000 homes.", HOMES),
        Example("The scheme insulated 50,000 homes. <!-- claimcheck: ignore hedge because the title has it -->", HOMES),
        Example("The scheme insulated 50,000 homes. <!-- claimcheck: ignore N because the title has it -->", HOMES),
        Example("The scheme insulated 50,000 homes. <!-- claimcheck: ignore because the title has it -->", HOMES),
    ),
    UNUSED_PAGE,
)
EXPIRED = Rule(
    "S103",
    "suppression-expired",
    Severity.WARNING,
    Scope.DRAFT,
    _of_no_claim,
    (
        Example("The homes. «<!-- claimcheck: ignore hedge until 2020-01-31 because the title has it -->»", HOMES),
        Example("The homes. «<!-- claimcheck: ignore hedge because the title has it, until 2020-01-31. -->»", HOMES),
        Example(
            "The scheme insulated 50,000 homes. <!-- claimcheck: ignore hedge until 9999-12-31 because of the title -->",
            HOMES,
        ),
    ),
    EXPIRED_PAGE,
)
ABOUT_COMMENTS = (BROKEN, UNUSED, EXPIRED)
ALL_RULES = tuple(sorted((*RULES, *ABOUT_COMMENTS), key=lambda rule: rule.code))


def named(word: str) -> tuple[Rule, ...]:
    """The rules with a code or a name, of a family of codes (N, N1), or all.

    Raises ClaimcheckError with the nearest right word where there are none.
    """
    wanted = word.strip().lower()
    if wanted == ALL:
        return ALL_RULES
    found = tuple(r for r in ALL_RULES if wanted in (r.code.lower(), r.name))
    if not found and FAMILY.fullmatch(wanted):
        found = tuple(r for r in ALL_RULES if r.code.lower().startswith(wanted))
    if found:
        return found
    near = nearest(wanted, [*(r.name for r in ALL_RULES), *(r.code for r in ALL_RULES)])
    hint = f" Did you mean {near}?" if near else ""
    raise ClaimcheckError(f"There is no rule “{word}”.{hint} `claimcheck rules` lists them all.")
