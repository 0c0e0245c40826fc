"""Which rules' findings are shown for a draft, and with what severity."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePath

from claimcheck.config.files import Layer
from claimcheck.config.settings import Config
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Confidence, Finding, Report, Severity
from claimcheck.rules.base import Rule
from claimcheck.suppress.rules import ALL, ALL_RULES, FAMILY, named


def _exactness(word: str) -> int:
    """How exact a word for rules is: all, a family of codes, one rule."""
    wanted = word.strip().lower()
    if wanted == ALL:
        return 0
    return len(wanted) if FAMILY.fullmatch(wanted) else 9


@dataclass(frozen=True, slots=True)
class Selection:
    """What is left out, by code, with the reason; and other severities, by code."""

    left_out: dict[str, str]
    severities: dict[str, Severity]

    def applied(self, report: Report) -> Report:
        """The report with the findings that are left out suppressed, and with the severities that were asked for."""
        if not self.left_out and not self.severities:
            return report
        return replace(report, findings=tuple(map(self._finding, report.findings)))

    def _finding(self, finding: Finding) -> Finding:
        why = finding.suppressed or self.left_out.get(finding.code, "")
        severity = self.severities.get(finding.code, finding.severity)
        if finding.confidence is Confidence.LOW:
            severity = finding.severity
        return replace(finding, suppressed=why, severity=severity)


def selection(config: Config, draft: str) -> Selection:
    """What holds for a draft; raises ClaimcheckError, with the place, for a rule that there is not."""
    shown = {r.code for r in ALL_RULES}
    why: dict[str, str] = {}
    for layer in config.layers:
        shown = _narrowed(shown, why, layer)
    for layer, pattern, words in config.table("per-file-ignores"):
        for number, word in enumerate(words if isinstance(words, tuple) else ()):
            rules = _at(layer, word, "per-file-ignores", pattern, number)
            if _fits(draft, pattern, layer):
                shown -= {r.code for r in rules}
                why.update({r.code: "ignored in this file" for r in rules})
    severities = {
        r.code: Severity(str(severity))
        for layer, word, severity in config.table("severity")
        for r in _at(layer, word, "severity", word)
    }
    return Selection({r.code: why.get(r.code, "not selected") for r in ALL_RULES if r.code not in shown}, severities)


def _narrowed(shown: set[str], why: dict[str, str], layer: Layer) -> set[str]:
    """The codes that are shown after a layer; the reasons for the others go into `why`."""
    steps = [
        (_exactness(word), key == "ignore", {r.code for r in _at(layer, word, key, number)})
        for key in ("select", "ignore")
        for number, word in enumerate(_words(layer, key))
    ]
    if "select" in layer.values:
        shown = set()
        why.clear()
    for _, ignores, codes in sorted(steps, key=lambda s: s[:2]):
        shown = shown - codes if ignores else shown | codes
        why.update(dict.fromkeys(codes, "ignored") if ignores else {})
    return shown


def _words(layer: Layer, key: str) -> Sequence[str]:
    words = layer.values.get(key, ())
    return words if isinstance(words, tuple) else ()


def _at(layer: Layer, word: object, *path: str | int) -> Iterable[Rule]:
    """The rules that a word of a layer names; raises ClaimcheckError with its place."""
    try:
        return named(str(word))
    except ClaimcheckError as error:
        if not layer.text:
            raise
        place = layer.key_place(*path) if path[0] == "severity" else layer.place(*path)
        said = str(error)
        raise ClaimcheckError(f"{place}: {said[0].lower()}{said[1:]}") from None


def _fits(draft: str, pattern: str, layer: Layer) -> bool:
    """Whether a draft is one of a pattern: of its name, or with a slash of its path from the configuration's folder."""
    if "/" not in pattern:
        return fnmatchcase(PurePath(draft).name, pattern)
    try:
        path = PurePath(os.path.relpath(draft, layer.folder)).as_posix()
    except ValueError:  # on another drive
        path = PurePath(draft).as_posix()
    return any(fnmatchcase(path, p) for p in (pattern, pattern.replace("**/", "")))
