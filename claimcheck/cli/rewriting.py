"""What writes into drafts and beside them: suppression comments, the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.base import DONE, FAILED
from claimcheck.cli.checking import Checker, Judged
from claimcheck.cli.given import Draft
from claimcheck.cli.said import lines, say, write
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.suppress.add import Added


PAGES = (".html", ".htm", ".xhtml")


def adding_ignores(checker: Checker, drafts: Sequence[Draft], reason: str) -> int:
    """Writes a comment behind each line with findings, and says how many were written."""
    from claimcheck.edit import rewrite
    from claimcheck.read.files import is_markdown, takes_comments
    from claimcheck.suppress.add import added

    said = " ".join(reason.split())
    if "--" in said and any(is_markdown(d.name) or Path(d.name).suffix.lower() in PAGES for d in drafts):
        raise ClaimcheckError("--reason: two dashes end an HTML comment. Put it in other words.")
    judged = _told(checker, drafts)
    for draft, report in zip(judged.drafts, judged.reports, strict=True):
        if _is_page(draft):
            made = _added_to_page(draft, report, said)
        elif takes_comments(draft.name) and draft.writable and draft.data is None:
            made = added(draft.document, report.findings, said)
            if made.ignored:
                rewrite(Path(draft.name), draft.document.text, made.text)
        else:
            _unchanged(draft, "comments are written into Markdown, HTML, reStructuredText and LaTeX only")
            continue
        for finding in made.left:
            say(f"claimcheck: {draft.name}:{finding.location.line}: there is no place for a comment. Write it by hand.")
        write(f"{draft.name}: {_count(len(made.ignored), 'finding')} ignored.\n")
    return FAILED if judged.trouble else DONE


def _is_page(draft: Draft) -> bool:
    return draft.data is None and draft.document.format == "HTML"


def _added_to_page(draft: Draft, report: Report, reason: str) -> Added:
    from claimcheck.edit import rewrite
    from claimcheck.read.files import decode, read_bytes
    from claimcheck.read.html import declared
    from claimcheck.suppress.page import added

    path = Path(draft.name)
    data = read_bytes(path, draft.config.limits)
    encoding = declared(data)
    source, _ = decode(data, draft.name, encoding)
    made = added(source, draft.document, report.findings, reason)
    if made.ignored:
        rewrite(path, source, made.text, encoding)
    return made


def writing_baseline(checker: Checker, drafts: Sequence[Draft], path: Path) -> int:
    """Writes the findings that are shown into a baseline, and says how many they are."""
    from claimcheck.suppress import baseline

    judged = _told(checker, drafts)
    if judged.trouble:
        return FAILED
    text = baseline.written(judged.reports)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ClaimcheckError(f"{path}: cannot be written ({error.strerror}). Name another file.") from None
    write(f"{path}: {_count(text.count('fingerprint'), 'finding')} written.\n")
    return DONE


def _told(checker: Checker, drafts: Sequence[Draft]) -> Judged:
    """The reports, with the trouble and the notices said."""
    judged = checker.judged(drafts)
    for line in (*judged.trouble, *lines(judged.notices), *checker.cache_notices):
        say(line)
    return judged


def _unchanged(draft: Draft, why: str) -> None:
    say(f"claimcheck: {draft.name}: was left as it is; {why}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
