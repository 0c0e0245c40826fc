"""What the formats for other programs share: where a finding ends, a file's URI, a finding told in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from claimcheck.model import Finding, Location, Report
from claimcheck.report.text import one_line, shown


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, in code points; the end column is the first that is no more of it."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(location: Location) -> Region:
    """Where a location begins and ends."""
    before, broken, last = location.text.rpartition("\n")
    if not broken:
        return Region(location.line, location.column, location.line, location.column + len(location.text))
    return Region(location.line, location.column, location.line + before.count("\n") + 1, len(last) + 1)


def uri(path: str) -> str:
    """A file's path as a URI: relative where the path is."""
    if path == "-":
        return "stdin"
    file = Path(path)
    return file.as_uri() if file.is_absolute() else quote(file.as_posix(), errors="surrogatepass")


def each(reports: Sequence[Report]) -> Iterator[tuple[Report, Finding]]:
    """Each finding that is shown, with its report."""
    for report in reports:
        for finding in shown(report.findings):
            yield report, finding


def told(finding: Finding) -> str:
    """A finding's message, what the source says and what to write instead, a line for each."""
    lines = [one_line(finding.message)]
    for place in finding.related[:1]:
        where = ", ".join(part for part in (one_line(place.source), one_line(place.locator)) if part)
        lines.append(f"Source: “{one_line(place.text)}” ({where})")
    if finding.correct:
        lines.append(f"Instead: {one_line(finding.correct)}")
    return "\n".join(lines)
