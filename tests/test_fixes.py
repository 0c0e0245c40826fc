"""Fixes: they put right what they are for, and nothing else changes."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.cli import fixing
from claimcheck.edit import edited
from claimcheck.model import Document, Finding, Report
from claimcheck.retrieve.library import Library
from claimcheck.rules import RULES
from tests.conftest import Run

SOURCES = """In 2021 the clinics of the county treated more than 50,000 patients. The wards have 1,240 beds.

Rents in the city fell by 17 per cent in 2020. In 2019 some 85 per cent of tenants were in arrears.

The valley had 620 beavers in 2015. “Every river needs its own warden,” the trust wrote.
"""
LIBRARY = Library.of(Document.of_text("s", SOURCES))


def _report(draft: str) -> Report:
    return check(Document.of_text("d", draft), LIBRARY)


def _fixed(draft: str, unsafe: bool = False) -> str:
    fixes = [f.fix for f in _report(draft).findings if f.fix and (unsafe or f.fix.safe)]
    return edited(draft, [e for fix in fixes for e in fix.edits])


@pytest.mark.parametrize(
    ("draft", "fixed"),
    [
        ("The wards have 1,420 beds.", "The wards have 1,240 beds."),
        ("The wards have **1,420** beds.", "The wards have **1,240** beds."),
        (
            "In 2021 the clinics of the county treated 50,000 patients.",
            "In 2021 the clinics of the county treated more than 50,000 patients.",
        ),
        (
            "In 2021, 50,000 patients were treated in the county's clinics.",
            "In 2021, more than 50,000 patients were treated in the county's clinics.",
        ),
        (
            "In 2021 the clinics of the county treated nearly 50,000 patients.",
            "In 2021 the clinics of the county treated more than 50,000 patients.",
        ),
        ("The valley had nearly 620 beavers in 2015.", "The valley had 620 beavers in 2015."),
        ("Nearly 620 beavers lived in the valley in 2015.", "620 beavers lived in the valley in 2015."),
        ("Rents in the city fell by 17 percentage points in 2020.", "Rents in the city fell by 17 per cent in 2020."),
        ("In 2019 some 58% of tenants were in arrears.", "In 2019 some 85% of tenants were in arrears."),
        ("The trust wrote: “Every river needs its own guard.”", "The trust wrote: “Every river needs its own warden.”"),
        (
            'The trust wrote that "every river needs its own guard".',
            'The trust wrote that "every river needs its own warden".',
        ),
    ],
)
def test_a_safe_fix_brings_back_the_sources_words(draft: str, fixed: str) -> None:
    assert _fixed(draft) == fixed
    assert [f.name for f in _report(fixed).findings] == []


@pytest.mark.parametrize(
    "draft",
    [
        "The wards have 1,240 beds.",
        "The trust wrote: “Every river … needs its own guard.”",
        "The trust wrote: “Every river needs its **own** guard.”",
        "The clinics opened 300 new rooms.",
    ],
)
def test_what_is_not_sure_is_left(draft: str) -> None:
    assert _fixed(draft, unsafe=True) == draft


@pytest.mark.parametrize(
    ("draft", "fixed"),
    [
        (r"\section{Wards} The wards have \emph{1,420} beds.", r"\section{Wards} The wards have \emph{1,240} beds."),
        (
            r"The trust wrote: ``Every river needs its own guard.''",
            r"The trust wrote: ``Every river needs its own guard.''",
        ),
        (r"The wards have 1\,420 beds.", r"The wards have 1\,420 beds."),
        (r"In 2019 some 58\% of tenants were in arrears.", r"In 2019 some 85\% of tenants were in arrears."),
    ],
)
def test_latex_is_fixed_where_no_sign_stands_in_the_way(draft: str, fixed: str) -> None:
    from claimcheck.read import latex

    document = latex.document("d", draft)
    found = check(document, LIBRARY).findings
    assert found
    assert edited(draft, [e for f in found if f.fix and f.fix.safe for e in f.fix.edits]) == fixed


def test_an_article_makes_a_fix_unsafe() -> None:
    draft = "In 2019 a 58% share of tenants was in arrears."
    assert _fixed(draft) == draft


EXAMPLES = [(r, e) for r in RULES for e in r.examples if "«" in e.draft and not e.known_miss]


def _of(draft: str, sources: tuple[str | tuple[str, str], ...]) -> tuple[Finding, ...]:
    from dataclasses import replace

    documents = []
    for n, source in enumerate(sources, 1):
        publisher, text = ("", source) if isinstance(source, str) else source
        documents.append(replace(Document.of_text(f"s{n}", text), publisher=publisher))
    return check(Document.of_text("d", draft), Library.of(*documents)).findings


def test_fixes_of_the_rules_own_examples_end_what_they_are_for() -> None:
    """Each fix of each example, safe or not, stands in its draft where it says; a safe one ends its finding and makes none."""
    safe = unsafe = 0
    for rule, example in EXAMPLES:
        draft = example.draft.replace("«", "").replace("»", "")
        findings = _of(draft, example.sources)
        for finding in findings:
            if finding.fix is None:
                continue
            assert finding.fix.edits
            for edit in finding.fix.edits:
                assert 0 <= edit.span.start <= edit.span.end <= len(draft)
                assert draft[edit.span.start : edit.span.end] != edit.text
            document = Document.of_text("d", draft)
            made = fixing.settled(document, findings, [finding], partial(_of, sources=example.sources))
            if made.fixed:
                after = [(f.code, f.location.text) for f in _of(made.text, example.sources)]
                before = [(f.code, f.location.text) for f in findings if f is not finding]
                assert all(after.count(known) <= before.count(known) for known in after), (rule.code, draft, made.text)
                safe, unsafe = safe + finding.fix.safe, unsafe + (not finding.fix.safe)
    assert (safe > 15, unsafe > 15) == (True, True), (safe, unsafe)


# ── on the command line ──────────────────────────────────────────────────────────────────────────


DRAFT = "---\r\ntitle: A letter\r\n---\r\n\r\nThe wards have 1,420 beds.\r\n\r\nThe valley had nearly 620 beavers in 2015.\r\n"


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/s.md").write_text(SOURCES, encoding="utf-8")
    Path("draft.md").write_bytes(DRAFT.encode())
    Path("claimcheck.toml").write_text('sources = "sources"\n')


def test_diff_shows_and_writes_nothing(run: Run) -> None:
    code, out, err = run("check", "draft.md", "--diff")
    assert (code, err) == (1, "")
    changed = [line for line in out.splitlines() if line.startswith(("+", "-"))]
    assert [line.rstrip() for line in changed] == [
        "--- draft.md",
        "+++ draft.md",
        "-The wards have 1,420 beds.",
        "+The wards have 1,240 beds.",
        "-The valley had nearly 620 beavers in 2015.",
        "+The valley had 620 beavers in 2015.",
    ]
    assert Path("draft.md").read_bytes() == DRAFT.encode()
    Path("draft.md").write_text("One.\n")
    assert run("check", "draft.md", "--diff") == (0, "", "")


def test_fix_writes_and_a_second_run_finds_nothing(run: Run) -> None:
    assert "To fix: 2 with --fix." in run("check", "draft.md")[1]
    code, out, err = run("check", "draft.md", "--fix")
    assert (code, err) == (0, "claimcheck: draft.md: 2 findings fixed.\n")
    assert out.startswith("Nothing to correct.")
    fixed = DRAFT.replace("1,420", "1,240").replace("nearly ", "").encode()
    assert Path("draft.md").read_bytes() == fixed
    assert run("check", "draft.md", "--fix")[2] == "claimcheck: draft.md: 0 findings fixed.\n"
    assert Path("draft.md").read_bytes() == fixed


def test_standard_input_is_fixed_onto_standard_output(run: Run) -> None:
    code, out, _ = run("check", "-", "--fix", stdin=b"The wards have 1,420 beds.\n")
    assert (code, out) == (0, "The wards have 1,240 beds.\n")


def test_what_is_ignored_is_not_fixed(run: Run) -> None:
    Path("draft.md").write_text("The wards have 1,420 beds. <!-- claimcheck: ignore value because it is a proof -->\n")
    assert run("check", "draft.md", "--fix")[2] == "claimcheck: draft.md: 0 findings fixed.\n"
    assert run("check", "draft.md", "--diff", "--ignore", "value")[0] == 0


def test_a_fix_that_leads_to_something_new_is_taken_back(run: Run) -> None:
    """The draft has the wrong number twice, and once in a sentence that the sources do not speak of: one fix alone would
    make the draft contradict itself."""
    findings = _report("The wards have 1,420 beds.").findings
    document = Document.of_text("d", "The wards have 1,420 beds.")
    made = fixing.settled(
        document, findings, findings, lambda text: findings if "1,420" in text else [*findings, *findings]
    )
    assert (made.text, made.fixed, made.taken_back) == (document.text, 0, 1)


def test_of_two_fixes_of_the_same_words_none_is_made() -> None:
    [finding] = _report("The wards have 1,420 beds.").findings
    assert fixing._apart([finding, finding, *[]]) == [finding, finding]
    from dataclasses import replace

    other = replace(finding, code="X1")
    assert fixing._apart([finding, other]) == []


def test_unsafe_fixes_go_with_another_option(run: Run) -> None:
    code, out, err = run("check", "draft.md", "--unsafe-fixes")
    assert (code, out) == (2, "")
    assert err.startswith("claimcheck: --unsafe-fixes goes with --diff")


def test_the_seeds_are_fixed_once_and_for_all(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.golden import DRAFTS, SEEDS

    for name, sources in itertools.islice(DRAFTS.items(), 4):
        text = (SEEDS / name).read_text(encoding="utf-8")
        Path(name).write_text(text, encoding="utf-8")
        arguments = ("check", name, "--sources", str(sources), "--fix", "--unsafe-fixes")
        first = run(*arguments)[2]
        assert " 0 findings fixed" not in first
        once = Path(name).read_text(encoding="utf-8")
        assert once != text
        assert len(once.splitlines()) == len(text.splitlines())
        assert " 0 findings fixed" in run(*arguments)[2]
        assert Path(name).read_text(encoding="utf-8") == once
