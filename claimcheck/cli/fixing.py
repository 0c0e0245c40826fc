"""`check --fix` and `--diff`: the fixes of a draft put into it, and what came of it looked at before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.base import DONE, FAILED, FOUND
from claimcheck.cli.checking import Checker
from claimcheck.cli.given import Draft
from claimcheck.cli.said import lines, safe, say, write

if TYPE_CHECKING:
    from claimcheck.model import Document, Finding

MOST_TRIED = 40  # fixes that are tried one by one, where all together lead to something new


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft's text with fixes, how many findings they put right, and how many were taken back for what came of them."""

    text: str
    fixed: int
    taken_back: int


def showing(checker: Checker, drafts: Sequence[Draft], unsafe: bool) -> int:
    """Prints what the fixes would change as a unified diff; the exit code says whether there is anything."""
    found = False
    judged = checker.judged(drafts)
    for line in (*judged.trouble, *lines(judged.notices), *checker.cache_notices):
        say(line)
    for draft, report in zip(judged.drafts, judged.reports, strict=True):
        made = _fixed(checker, draft, report.findings, unsafe)
        before, after = (text.splitlines(keepends=True) for text in (draft.document.text, made.text))
        difference = "".join(unified_diff(before, after, draft.name, draft.name))
        found = found or bool(difference)
        write(safe(difference))
    return FAILED if judged.trouble else FOUND if found else DONE


def fixing(checker: Checker, drafts: Sequence[Draft], unsafe: bool) -> list[Draft]:
    """Writes the fixes into the drafts and says what was done; the drafts to be reported on are those that were written.

    The fixed text of standard input goes to standard output. Raises ClaimcheckError where a draft cannot be written.
    """
    from claimcheck.edit import rewrite

    judged = checker.judged(drafts)
    for draft, report in zip(judged.drafts, judged.reports, strict=True):
        if not draft.writable:
            say(
                f"claimcheck: {draft.name}: was left as it is; its format cannot be written without loss. Use --diff to see."
            )
            continue
        made = _fixed(checker, draft, report.findings, unsafe)
        if draft.data is not None:
            write(made.text)
        elif made.fixed:
            rewrite(Path(draft.name), draft.document.text, made.text)
        say(f"claimcheck: {draft.name}: {_told(made, report.findings, unsafe)}.")
    return [Draft(d.name, d.config) for d in drafts if d.data is None]


def _told(made: Fixed, findings: Iterable[Finding], unsafe: bool) -> str:
    said = f"{_count(made.fixed)} fixed"
    if made.taken_back:
        said += f", {made.taken_back} not, for something new would be found then"
    more = sum(f.fix is not None and not f.fix.safe and not f.suppressed for f in findings)
    return said if unsafe or not more else f"{said}; {more} more with --unsafe-fixes"


def _count(number: int) -> str:
    return f"{number:,} finding" + ("" if number == 1 else "s")


# ── the fixes of one draft ───────────────────────────────────────────────────────────────────────


def _fixed(checker: Checker, draft: Draft, findings: Sequence[Finding], unsafe: bool) -> Fixed:
    """The draft with the fixes of the findings that are shown, but for those after which something new would be found."""
    wanted = [f for f in findings if f.fix and not f.suppressed and (unsafe or f.fix.safe)]
    apart = _apart(wanted)
    if not draft.writable:  # they are shown only, in the text as read, which is no file that could be read again
        return Fixed(with_fixes(draft.document, apart), len(apart), 0)
    return settled(draft.document, findings, apart, lambda text: checker.again(draft, text))


def with_fixes(document: Document, findings: Iterable[Finding]) -> str:
    """The document's text with the findings' fixes, which must not overlap."""
    from claimcheck.edit import edited

    return edited(document.text, [e for f in findings if f.fix for e in f.fix.edits])


def settled(
    document: Document,
    findings: Sequence[Finding],
    wanted: Sequence[Finding],
    again: Callable[[str], Sequence[Finding]],
) -> Fixed:
    """The document with the fixes of the wanted findings, checked once more: a fix that leads to a new finding is taken back.

    `again` gives the findings of a text; a finding is known by its rule and the words that it underlines.
    """

    def new(of: Sequence[Finding]) -> bool:
        allowed = Counter(_known(f) for f in findings if not f.suppressed and f not in of)
        return bool(Counter(_known(f) for f in again(with_fixes(document, of)) if not f.suppressed) - allowed)

    kept = list(wanted)
    if kept and new(kept):  # in few drafts, and then the few fixes are tried one by one
        kept = []
        for finding in wanted[:MOST_TRIED]:
            if not new([*kept, finding]):
                kept.append(finding)
    return Fixed(with_fixes(document, kept), len(kept), len(wanted) - len(kept))


def _known(finding: Finding) -> tuple[str, str]:
    return finding.code, " ".join(finding.location.text.split())


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """The findings whose fixes touch no other's: of two that would change the same words, neither is made."""

    def reach(finding: Finding) -> tuple[int, int]:
        edits = finding.fix.edits if finding.fix else ()
        return min(e.span.start for e in edits), max(e.span.end for e in edits)

    spans = {id(f): reach(f) for f in findings}

    def touches(one: Finding, other: Finding) -> bool:
        (a, b), (c, d) = spans[id(one)], spans[id(other)]
        return a <= d and c <= b

    return [f for f in findings if not any(f is not g and touches(f, g) for g in findings)]
