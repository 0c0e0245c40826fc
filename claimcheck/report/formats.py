"""All formats of a report by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.model import Report

Render = Callable[[Sequence[Report]], str]


def rendered(name: str, reports: Sequence[Report], *, colour: bool = False, width: int = 0) -> str:
    """The reports of one run in a format; raises KeyError for a name that there is not."""
    if name == "terminal":
        from claimcheck.report import terminal

        return terminal.render(reports, colour=colour, width=width)
    return _render(name)(reports)


def _render(name: str) -> Render:
    from claimcheck.report import json, plain, reviews, sarif, xml

    return {
        "concise": plain.concise,
        "json": json.render,
        "json-lines": plain.json_lines,
        "sarif": sarif.render,
        "github": plain.github,
        "gitlab": reviews.gitlab,
        "junit": xml.junit,
        "checkstyle": xml.checkstyle,
        "rdjson": reviews.rdjson,
        "markdown": reviews.markdown,
        "statistics": plain.statistics,
    }[name]
