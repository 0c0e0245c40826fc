"""Formats in XML: JUnit's, in which build servers show tests, and checkstyle's, which most of them read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from claimcheck.model import Report, Severity
from claimcheck.report.shared import told
from claimcheck.report.text import notices, one_line, shown, visible

CHECKSTYLE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
BARRED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 may not hold


def junit(reports: Sequence[Report]) -> str:
    """A suite for each draft, a failed case for each error or warning; notes are cases that passed, with what they say."""
    root = ElementTree.Element("testsuites", name="claimcheck")
    cases = failures = 0
    for report in reports:
        found = shown(report.findings)
        failed = sum(f.severity is not Severity.NOTE for f in found)
        suite = ElementTree.SubElement(
            root,
            "testsuite",
            name=report.path,
            tests=str(max(len(found), 1)),
            failures=str(failed),
            errors="0",
            skipped="0",
        )
        for f in found:
            name = f"{f.code} {f.name} (line {f.location.line}, column {f.location.column})"
            case = ElementTree.SubElement(suite, "testcase", name=name, classname=report.path, time="0")
            if f.severity is Severity.NOTE:
                ElementTree.SubElement(case, "system-out").text = told(f)
            else:
                failure = ElementTree.SubElement(case, "failure", type=str(f.severity), message=one_line(f.message))
                failure.text = f"{visible(report.path)}:{f.location.line}:{f.location.column}\n{told(f)}"
        if not found:
            ElementTree.SubElement(suite, "testcase", name="claims", classname=report.path, time="0")
        said = [one_line(n.message) for n in notices([report])]
        if said:
            ElementTree.SubElement(suite, "system-err").text = "\n".join(said)
        cases, failures = cases + max(len(found), 1), failures + failed
    root.set("tests", str(cases))
    root.set("failures", str(failures))
    root.set("errors", "0")
    return _written(root)


def checkstyle(reports: Sequence[Report]) -> str:
    """A file element for each draft, with an error element for each finding."""
    root = ElementTree.Element("checkstyle", version="4.3")
    for report in reports:
        file = ElementTree.SubElement(root, "file", name=report.path)
        for f in shown(report.findings):
            ElementTree.SubElement(
                file,
                "error",
                line=str(f.location.line),
                column=str(f.location.column),
                severity=CHECKSTYLE[f.severity],
                message=told(f),
                source=f"claimcheck.{f.code}.{f.name}",
            )
    return _written(root)


def _written(root: ElementTree.Element) -> str:
    for element in root.iter():
        element.text = BARRED.sub("", element.text) if element.text else None
        for name, value in element.attrib.items():
            element.set(name, BARRED.sub("", value))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
