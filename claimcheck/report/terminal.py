"""The report for people: what is wrong, where, what the source says, what to write instead."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claimcheck.model import Finding, Location, Report, Severity, Verdict
from claimcheck.report.text import Totals, one_line, shown, totals, visible

LEAST_WIDTH = 40  # a narrower terminal gets lines that it breaks itself
LABEL = 9  # columns for "source", "working" and the other labels
SOURCE_LINES = 3  # of a source's words, before they are cut
NOTE_WORDS = 60  # columns of the draft's words in a note
ASIDE = re.compile(r" \([^()]*\)\.$")  # what a message says of its own finding, at its end
MOST_ALIKE = 3  # notes of one rule in a draft, before they are told together
MOST_PLACES = 4  # of the sources, for one finding
COLOUR = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
VERDICTS = {
    Verdict.SUPPORTED: "supported",
    Verdict.DIFFERS: "differing",
    Verdict.MISQUOTED: "misquoted",
    Verdict.UNSUPPORTED: "unsupported",
    Verdict.CONFLICTING: "in conflict",
    Verdict.CANNOT_TELL: "undecided",
}


def render(reports: Sequence[Report], *, colour: bool, width: int) -> str:
    """The reports of one run as lines of text; what documents say is shown with nothing that a terminal would act on."""
    page = _Page(max(width, LEAST_WIDTH), colour)
    for report in reports:
        _draft(page, report)
    for line in _summary(reports):
        page.line(line)
    return page.text()


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


class _Page:
    """Lines of styled text on their way to a string."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            width=width,
            legacy_windows=False,
            _environ={},
        )

    def line(self, line: str | Text = "") -> None:
        """Adds a line as it is; the text is never read as rich's mark-up."""
        text = Text(line) if isinstance(line, str) else line
        text.rstrip()
        self._console.print(text, soft_wrap=True, highlight=False)

    def wrapped(self, text: Text, first: str, rest: str | None = None, style: str = "") -> None:
        """Adds a text broken at the page's width: its first line after `first`, the others after `rest`."""
        later = " " * cell_len(first) if rest is None else rest
        room = self.width - max(cell_len(first), cell_len(later))
        for number, part in enumerate(text.wrap(self._console, room)):
            self.line(Text.assemble((later if number else first, style), part))

    def text(self) -> str:
        return self._out.getvalue()


# ── drafts and findings ──────────────────────────────────────────────────────────────────────────


def _draft(page: _Page, report: Report) -> None:
    found = shown(report.findings)
    loud = [f for f in found if f.severity is not Severity.NOTE]
    notes = [f for f in found if f.severity is Severity.NOTE]
    if not found:
        return
    lines = dict(report.lines)
    for finding in loud:
        _finding(page, finding, report.path, lines)
    if notes:
        page.line(Text(f"Worth a look in {visible(report.path)}:", "bold dim"))
        alike = _many_alike(notes)
        for finding in notes:
            if finding.code not in alike:
                _note(page, finding, report.path)
        for code, found_so in alike.items():
            _notes_alike(page, code, found_so)
        page.line()


def _finding(page: _Page, finding: Finding, path: str, lines: dict[int, str]) -> None:
    style = COLOUR[finding.severity]
    rule = f"{finding.code} {finding.name}"
    page.line(Text.assemble((_place(finding, path), "bold"), "  ", (finding.severity, style), "  ", (rule, "bold")))
    page.wrapped(Text(one_line(finding.message)), "  ")
    page.line()
    for line in _underlined(finding.location, lines, page.width - 4, style):
        page.line(Text.assemble("    ", line))
    for label, text in _labelled(finding, page.width):
        page.wrapped(text, f"  {label:{LABEL}}", style="dim")
    page.line()


def _labelled(finding: Finding, width: int) -> Iterator[tuple[str, Text]]:
    """The lines below the draft's words: the source's words, the working, what to write instead."""
    room = SOURCE_LINES * (width - LABEL - 2)
    for place in finding.related[:MOST_PLACES]:
        yield _label(finding, place), _quoted(place, room)
    if (more := len(finding.related) - MOST_PLACES) > 0:
        yield "", Text(f"and {_count(more, 'more place')}", "dim")
    if finding.working and finding.working not in finding.message:
        yield "working", Text(one_line(finding.working))
    if finding.correct:
        yield "instead", Text(one_line(finding.correct), "green")


def _label(finding: Finding, place: Location) -> str:
    if place.source == finding.location.source:
        return "draft"
    return "nearest" if finding.verdict is Verdict.UNSUPPORTED else "source"


def _quoted(place: Location, room: int) -> Text:
    where = ", ".join(part for part in (one_line(place.source), one_line(place.locator)) if part)
    words = _cut(one_line(place.text), max(room - cell_len(where) - 4, 20))
    return Text.assemble(f"“{words}”", "  ", (where, "dim"))


def _note(page: _Page, finding: Finding, path: str) -> None:
    words = _cut(one_line(finding.location.text), NOTE_WORDS)
    head = f"{_place(finding, path)}  {finding.severity}  {finding.code} {finding.name}  “{words}”: "
    page.wrapped(Text(head + one_line(finding.message), "dim"), "  ", "    ")
    for place in finding.related[:1]:
        quoted = _quoted(place, page.width - 4 - LABEL)
        page.wrapped(Text(quoted.plain, "dim"), f"    {_label(finding, place):{LABEL}}", style="dim")


def _many_alike(notes: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The notes of rules that have many of them without a source to show: one after the other they would hide the rest."""
    by_code: dict[str, list[Finding]] = {}
    for finding in notes:
        by_code.setdefault(finding.code, []).append(finding)
    return {code: found for code, found in by_code.items() if len(found) > MOST_ALIKE and not found[0].correct}


def _notes_alike(page: _Page, code: str, found: Sequence[Finding]) -> None:
    lines = ", ".join(str(n) for n in dict.fromkeys(f.location.line for f in found))
    message = ASIDE.sub(".", one_line(found[0].message))
    head = f"{len(found)} notes  {code} {found[0].name}: {message} Lines {lines}; --format concise shows each."
    page.wrapped(Text(head, "dim"), "  ", "    ")


def _place(finding: Finding, path: str) -> str:
    at = finding.location
    where = "" if at.locator == f"line {at.line}" else f" ({one_line(at.locator)})"
    return f"{visible(path)}:{at.line}:{at.column}{where}"


# ── the draft's line ─────────────────────────────────────────────────────────────────────────────


def _underlined(location: Location, lines: dict[int, str], room: int, style: str) -> tuple[Text, Text]:
    """The draft's line, cut to the room around the words that are meant, and the carets that stand below them."""
    line = lines.get(location.line)
    if line is None:
        line, start = location.text.partition("\n")[0], 0
    else:
        start = min(location.column - 1, len(line))
    end = min(start + max(len(location.text), 1), max(len(line), start + 1))
    cut = _window(line, start, end, room)
    text = Text.assemble(cut.before, (cut.anchor, "underline"), cut.after)
    return text, Text.assemble(" " * cell_len(cut.before), ("^" * max(cell_len(cut.anchor), 1), style))


@dataclass(frozen=True, slots=True)
class _Cut:
    before: str
    anchor: str
    after: str


def _window(line: str, start: int, end: int, room: int) -> _Cut:
    """The part of the line around [start, end) that fits into the room, cut between words, made visible."""
    widths = [cell_len(visible(c)) for c in line]
    end = min(end, len(line))
    first = min(len(line) - len(line.lstrip()), start)
    last = max(len(line.rstrip()), min(end, len(line)))
    if sum(widths[first:last]) > room:
        room -= 4  # for "… " and " …"
        spare = room - sum(widths[start:end])
        left = _reach(widths, range(start - 1, first - 1, -1), max(spare // 2, 0))
        right = _reach(widths, range(end, last), spare - sum(widths[start - left : start]))
        left = _reach(widths, range(start - 1, first - 1, -1), spare - sum(widths[end : end + right]))
        first, last = _between_words(line, start, end, max(start - left, first), min(end + right, last), last)
        end = start + _reach(widths, range(start, end), room)
        last = min(last, end) if spare < 0 else last
    before = ("… " if line[:first].strip() else "") + visible(line[first:start])
    after = visible(line[end:last]) + (" …" if line[last:].strip() else "")
    return _Cut(before, visible(line[start:end]), after)


def _reach(widths: Sequence[int], places: range, room: int) -> int:
    """How many of the characters at the places fit into the room."""
    for taken, place in enumerate(places):
        room -= widths[place]
        if room < 0:
            return taken
    return len(places)


def _between_words(line: str, start: int, end: int, first: int, last: int, whole: int) -> tuple[int, int]:
    """The edges moved inwards to the next gap between words, where there is one on their side of the anchor."""
    if first and not line[first - 1].isspace():
        gap = next((i for i in range(first, start) if line[i].isspace()), None)
        first = first if gap is None else gap + 1
    if last < whole and not line[last].isspace():
        gap = next((i for i in range(last - 1, end - 1, -1) if line[i].isspace()), None)
        last = last if gap is None else gap
    return first, last


def _cut(text: str, room: int) -> str:
    """The text, cut after a word where it is longer than the room."""
    if cell_len(text) <= room:
        return text
    kept = text[: _reach([cell_len(c) for c in text], range(len(text)), room - 1)]
    return kept.rpartition(" ")[0].rstrip(" ,;:") + "…" if " " in kept else kept + "…"


# ── the summary ──────────────────────────────────────────────────────────────────────────────────


def _summary(reports: Sequence[Report]) -> Iterator[Text]:
    total = totals(reports)
    checked = _checked(reports, total)
    if not total.findings:
        yield Text.assemble(("Nothing to correct. ", "bold green"), checked)
    else:
        found = ", ".join(_count(n, s) for s, n in total.severities if n)
        yield Text.assemble((f"{_count(total.findings, 'finding')}: ", "bold"), f"{found}. ", checked)
    safe, unsafe = (
        sum(f.fix is not None and f.fix.safe is kind for r in reports for f in shown(r.findings))
        for kind in (True, False)
    )
    if safe or unsafe:
        more = f"{', ' if safe else ''}{unsafe}{' more' if safe else ''} with --unsafe-fixes" if unsafe else ""
        yield Text(f"To fix: {f'{safe} with --fix' if safe else ''}{more}.", "dim")
    if total.suppressed:
        yield Text(f"{_count(total.suppressed, 'finding')} not shown, as chosen.", "dim")


def _checked(reports: Sequence[Report], total: Totals) -> str:
    words = f"{_count(total.words, 'word')} in {_count(len(reports), 'draft')}"
    if not total.claims:
        return f"No claim that a source could settle in {words}: no figure, date, quotation or citation."
    against = f"{_count(total.claims, 'claim')} checked against {_count(total.sources, 'source')}"
    verdicts = ", ".join(f"{n} {VERDICTS[v]}" for v, n in total.verdicts if n)
    return f"{against}: {verdicts}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
