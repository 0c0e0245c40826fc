"""The command line: what it prints where, its exit codes, and one plain sentence for everything that goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

import claimcheck
from claimcheck import __version__
from claimcheck.cli import reports, said
from claimcheck.cli.base import FORMATS, rule_words
from claimcheck.report.json import schema
from tests.conftest import Run
from tests.made import docx, p

SOURCE = """# Shelter survey 2021

The council's shelters took in more than 50,000 people in 2021. Some 1,200 volunteers worked in them.
"""
WRONG = "The council's shelters took in 50,000 people in 2021.\n"
RIGHT = "The council's shelters took in more than 50,000 people in 2021.\n"


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test works in its own folder, with its own cache, with a corpus of one source and two drafts."""
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("CLAIMCHECK_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/survey.md").write_text(SOURCE, encoding="utf-8")
    Path("wrong.md").write_text(WRONG, encoding="utf-8")
    Path("right.md").write_text(RIGHT, encoding="utf-8")


def _process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-m", "claimcheck", *arguments], capture_output=True, encoding="utf-8", timeout=60, **options
    )
    return done


def _is_one_sentence(err: str) -> bool:
    """Whether standard error holds one line, which reads as a sentence and is no traceback."""
    fault = "Error" in err or "fault of the program" in err
    return bool(re.fullmatch(r"claimcheck: [^\n]+[.!?)]\n", err)) and not fault


# ── check ────────────────────────────────────────────────────────────────────────────────────────


def test_findings_give_1(run: Run) -> None:
    code, out, err = run("check", "wrong.md", "--sources", "sources")
    assert (code, err) == (1, "")
    assert "wrong.md:1:" in out
    assert "hedge" in out


def test_nothing_to_say_gives_0(run: Run) -> None:
    code, out, err = run("check", "right.md", "--sources", "sources")
    assert (code, err) == (0, "")
    assert out.startswith("Nothing to correct.")


def test_exit_zero(run: Run) -> None:
    assert run("check", "wrong.md", "--sources", "sources", "--exit-zero")[0] == 0


def test_several_drafts_in_one_report(run: Run) -> None:
    code, out, _ = run("check", "right.md", "wrong.md", "--sources", "sources", "--format", "json")
    assert code == 1
    assert [d["path"] for d in json.loads(out)["drafts"]] == ["right.md", "wrong.md"]


def test_a_draft_that_is_named_twice_is_checked_once(run: Run) -> None:
    assert run("check", "wrong.md", "wrong.md", "--sources", "sources") == run(
        "check", "wrong.md", "--sources", "sources"
    )


def test_json_meets_the_schema(run: Run) -> None:
    _, out, _ = run("check", "wrong.md", "--sources", "sources", "--format", "json")
    jsonschema.validate(json.loads(out), schema())


def test_standard_input(run: Run) -> None:
    code, out, _ = run("check", "-", "--sources", "sources", stdin=WRONG.encode())
    assert code == 1
    assert "-:1:" in out


@pytest.mark.parametrize("chosen", [("--ignore", "hedge"), ("--ignore", "n103,value"), ("--select", "N101")])
def test_rules_left_out_are_counted(run: Run, chosen: tuple[str, str]) -> None:
    code, out, _ = run("check", "wrong.md", "--sources", "sources", *chosen)
    assert code == 0
    assert "1 finding not shown" in out
    _, out, _ = run("check", "wrong.md", "--sources", "sources", "--format", "json", *chosen)
    assert json.loads(out)["summary"]["suppressed"] == 1


def test_rules_chosen_are_shown(run: Run) -> None:
    assert run("check", "wrong.md", "--sources", "sources", "--select", "hedge", "--select", "value")[0] == 1


def test_an_unknown_rule_gets_the_nearest_name(run: Run) -> None:
    code, out, err = run("check", "wrong.md", "--sources", "sources", "--select", "hegde")
    assert (code, out) == (2, "")
    assert "Did you mean hedge?" in err
    assert _is_one_sentence(err)


def test_a_source_of_the_same_name_is_no_draft(run: Run) -> None:
    Path("sources/survey.md").rename("sources/wrong.md")
    out = run("check", "wrong.md", "--sources", "sources")[1]
    assert "  source   “" in out
    assert "  draft " not in out


def test_no_sources_are_asked_for(run: Run) -> None:
    code, out, err = run("check", "wrong.md")
    assert (code, out) == (2, "")
    assert "--sources" in err
    assert _is_one_sentence(err)


def test_trouble_is_told_on_standard_error(run: Run) -> None:
    Path("sources/scan.txt").write_text("")
    code, out, err = run("check", "right.md", "--sources", "sources", "--format", "json")
    assert code == 0
    assert "scan.txt" in err
    assert [n["kind"] for n in json.loads(out)["notices"]] == ["source"]


# ── the cache ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMATS)
def test_a_cached_report_is_the_same_to_the_byte(run: Run, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("check", "wrong.md", "right.md", "--sources", "sources", "--format", form)
    Path("sources/scan.txt").write_text("")
    cold = run(*arguments)
    with monkeypatch.context() as patched:
        patched.setattr(reports.Reports, "_checked", None)  # so that only the cache can answer
        assert run(*arguments) == cold
    assert run(*arguments, "--no-cache") == cold


def test_a_changed_draft_is_checked_anew(run: Run) -> None:
    assert run("check", "wrong.md", "--sources", "sources")[0] == 1
    Path("wrong.md").write_text(RIGHT)
    assert run("check", "wrong.md", "--sources", "sources")[0] == 0


@pytest.mark.parametrize("name", ["survey.md", "sources.toml", "deeper/other.md"])
def test_changed_sources_are_read_anew(run: Run, name: str) -> None:
    run("check", "wrong.md", "--sources", "sources")
    changed = Path("sources", name)
    changed.parent.mkdir(exist_ok=True)
    changed.write_text('[[source]]\nfile = "survey.md"\nid = "x"\n' if name.endswith("toml") else WRONG)
    before = run("check", "wrong.md", "--sources", "sources", "--format", "json", "--no-cache")
    assert run("check", "wrong.md", "--sources", "sources", "--format", "json") == before


def test_a_changed_bibliography_is_read_anew(run: Run) -> None:
    Path("keyed.md").write_text("---\nbibliography: refs.bib\n---\n\nRents rose to 900 pounds [@board].\n")
    entry = "@report{{{key}, title = {{Rents}}, author = {{Board}}}}"
    told = []
    for key in ("other", "board", "other"):
        Path("refs.bib").write_text(entry.format(key=key))
        told.append(run("check", "keyed.md", "--sources", "sources", "--format", "json")[1])
        assert told[-1] == run("check", "keyed.md", "--sources", "sources", "--format", "json", "--no-cache")[1]
    assert told[0] == told[2] != told[1]


def test_a_bibliography_that_is_not_there_is_one_notice(run: Run) -> None:
    Path("keyed.md").write_text("---\nbibliography: refs.bib\n---\n\nRents rose to 900 pounds [@board].\n")
    _, out, err = run("check", "keyed.md", "--sources", "sources", "--format", "json")
    assert [n["kind"] for n in json.loads(out)["notices"]] == ["bibliography"]
    assert err == (
        "claimcheck: refs.bib: the bibliography cannot be read (no such file or directory), so its keys mean nothing here. "
        "Mend it, or the path by which it is named.\n"
    )


def test_a_bibliography_of_the_command_line_defines_keys(run: Run) -> None:
    Path("keyed.md").write_text("Rents rose to 900 pounds [@board].\n")
    Path("refs.bib").write_text("@report{board, title = {Rents}, author = {Board}}\n")
    command = ("check", "keyed.md", "--sources", "sources", "--format", "json")
    said = [
        json.loads(run(*command, *more)[1])["drafts"][0]["findings"] for more in ((), ("--bibliography", "refs.bib"))
    ]
    assert ["The key “board” is defined nowhere." in [f["message"] for f in found] for found in said] == [True, False]


@pytest.mark.parametrize(("name", "what"), [("gone.bib", "no such file"), ("sources", "is a folder, not a file")])
def test_a_bibliography_of_the_command_line_must_be_a_file(run: Run, name: str, what: str) -> None:
    code, out, err = run("check", "wrong.md", "--sources", "sources", "--bibliography", name)
    assert (code, out) == (2, "")
    assert err == f"claimcheck: {name}: {what}. Name a bibliography in BibTeX, CSL-JSON or RIS.\n"


def test_no_cache_leaves_no_trace(run: Run) -> None:
    run("check", "wrong.md", "--sources", "sources", "--no-cache")
    assert not Path("cache").exists()


def test_a_broken_cache_is_one_notice_once(run: Run) -> None:
    cold = run("check", "wrong.md", "--sources", "sources")
    for file in Path("cache").iterdir():
        file.write_bytes(b"not a database " * 1000)
    code, out, err = run("check", "wrong.md", "--sources", "sources")
    assert (code, out) == cold[:2]
    assert "it has been made anew" in err
    assert err.count("\n") == 1
    assert run("check", "wrong.md", "--sources", "sources") == cold


def test_cache_info_and_clear(run: Run) -> None:
    assert "there is no cache yet" in run("cache", "info")[1]
    run("check", "wrong.md", "--sources", "sources")
    code, out, err = run("cache", "info")
    assert (code, err) == (0, "")
    assert {"claims", "passages", "report", "said"} <= {line.split()[0] for line in out.splitlines()[2:]}
    assert run("cache", "clear")[1].endswith(": deleted.\n")
    assert run("cache", "clear")[1].endswith(": there was none.\n")
    assert list(Path("cache").iterdir()) == []


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────────


def _fails(run: Run, *arguments: str, says: str = "", stdin: bytes = b"") -> None:
    code, out, err = run(*arguments, stdin=stdin)
    assert (code, out) == (2, "")
    assert _is_one_sentence(err), err
    assert says in err


def test_a_missing_draft(run: Run) -> None:
    _fails(run, "check", "gone.md", "--sources", "sources", says="gone.md: no such file")


def test_a_folder_for_a_draft(run: Run) -> None:
    _fails(run, "check", "sources", "--sources", "sources", says="is a folder")


def test_a_missing_folder(run: Run) -> None:
    _fails(run, "check", "wrong.md", "--sources", "gone", says="gone: no such folder")


def test_a_file_for_the_folder(run: Run) -> None:
    _fails(run, "check", "wrong.md", "--sources", "right.md", says="not a folder")


def test_a_folder_without_documents(run: Run) -> None:
    Path("none").mkdir()
    _fails(run, "check", "wrong.md", "--sources", "none", says="none: no source document")


def test_a_folder_with_nothing_that_can_be_read(run: Run) -> None:
    Path("none").mkdir()
    Path("none/scan.pdf").write_bytes(b"%PDF-1.7\n\xe2\xe3")
    _fails(run, "check", "wrong.md", "--sources", "none", says="scan.pdf")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "damaged"),
        (b"PK\x03\x04\x14\0", "damaged"),
        (b"In 2021 some 40\0 people came.\n" * 9, "NUL"),
        (bytes(range(128, 160)) * 9, "encoding"),
    ],
)
@pytest.mark.parametrize("name", ["draft.md", "-"])
def test_a_draft_that_is_no_text(run: Run, data: bytes, says: str, name: str) -> None:
    Path("draft.md").write_bytes(data)
    _fails(run, "check", name, "--sources", "sources", stdin=data, says=says)


def test_a_draft_that_is_too_long(run: Run) -> None:
    Path("claimcheck.toml").write_text("limits.file-megabytes = 0.00004\n")
    _fails(run, "check", "wrong.md", "--sources", "sources", says="MB")
    _fails(run, "check", "-", "--sources", "sources", stdin=WRONG.encode(), says="MB")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="every file can be read by root")
def test_a_file_that_may_not_be_read(run: Run) -> None:
    Path("wrong.md").chmod(0)
    _fails(run, "check", "wrong.md", "--sources", "sources", says="permissions")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_other_encodings_are_read(run: Run, encoding: str) -> None:
    text = WRONG.replace("'", "’") + "The café’s survey – such as it is – was “brief”.\n"
    Path("wrong.md").write_text(text, encoding=encoding)
    code, out, err = run("check", "wrong.md", "--sources", "sources")
    assert (code, err) == (1, "")
    assert "The council’s shelters took in 50,000 people" in out


def test_the_other_drafts_are_still_checked(run: Run) -> None:
    code, out, err = run("check", "gone.md", "wrong.md", "--sources", "sources")
    assert code == 2
    assert "gone.md" in err
    assert "wrong.md:1:" in out
    assert run("check", "right.md", "gone.md", "--sources", "sources", "--exit-zero")[0] == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[source]]\nfile = "survey.md"\ntitel = "Survey"\n', "line 3"),
        ('[[source]]\nfile = "survey.md\n', "line 2"),
        ('[[source]]\nid = "x"\n', "line 1"),
        ('[[source]]\nfile = "survey.md"\nsame_as = "other"\n', "line 1"),
        (
            '[[source]]\nid = "a"\nfile = "a.md"\nsame_as = "b"\n\n[[source]]\nid = "b"\nfile = "b.md"\nsame_as = "a"\n',
            "circle",
        ),
    ],
)
def test_a_mistake_in_sources_toml(run: Run, text: str, says: str) -> None:
    Path("sources/sources.toml").write_text(text)
    _fails(run, "check", "wrong.md", "--sources", "sources", says=says)


@pytest.mark.parametrize(
    "arguments", [(), ("chekc",), ("check",), ("check", "a.md", "--formt", "x"), ("check", "a", "--format", "x")]
)
def test_a_wrong_command_line(run: Run, arguments: tuple[str, ...]) -> None:
    code, _, err = run(*arguments)
    assert code == 2 or not arguments
    assert "Traceback" not in err
    if arguments == ("chekc",):
        assert "check" in err.replace("chekc", "")


def test_a_fault_of_the_program(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.report.pages.rules_table", lambda rules: dict[str, int]()["x"])
    code, out, err = run("rules")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "KeyError" in err
    assert "report" in err
    monkeypatch.setenv("CLAIMCHECK_DEBUG", "1")
    assert "Traceback" in run("rules")[2]


def test_ctrl_c_in_a_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(rules: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.report.pages.rules_table", interrupt)
    assert run("rules") == (130, "", "claimcheck: interrupted.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_ctrl_c_from_outside() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "check", "-", "--sources", "sources"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin
    process.stdin.write("Rents rose.\n" * 20_000)  # more than a pipe holds: once it is gone, the program is reading
    process.stdin.flush()
    time.sleep(0.5)  # and now it waits for more
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", "claimcheck: interrupted.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_reader_that_goes_away() -> None:
    Path("wrong.md").write_text(WRONG * 150)
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "check", "wrong.md", "--sources", "sources", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 1


# ── colour and width ─────────────────────────────────────────────────────────────────────────────


def _on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not said.colour_wanted()
    _on_a_terminal(monkeypatch)
    assert said.colour_wanted()
    monkeypatch.setenv("TERM", "dumb")
    assert not said.colour_wanted()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not said.colour_wanted()


def test_no_colour_when_piped(run: Run) -> None:
    assert "\x1b" not in run("check", "wrong.md", "--sources", "sources")[1]


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "63")
    assert said.width() == said.PIPED_WIDTH
    _on_a_terminal(monkeypatch)
    assert said.width() == 63


def test_progress_is_shown_on_a_terminal_when_there_is_much_to_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = run("check", "wrong.md", "--sources", "sources", "--no-cache")
    assert quiet[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run("check", "wrong.md", "--sources", "sources", "--no-cache") == quiet
    monkeypatch.setattr(said, "MUCH", 0)
    code, out, err = run("check", "wrong.md", "--sources", "sources", "--no-cache")
    assert (code, out) == quiet[:2]
    assert "Reading the sources" in err


# ── the other commands ───────────────────────────────────────────────────────────────────────────


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"claimcheck {__version__}\n", "")


@pytest.mark.parametrize("word", ["N103", "n103", "hedge"])
def test_explain(run: Run, word: str) -> None:
    code, out, err = run("explain", word)
    assert (code, err) == (0, "")
    assert out.startswith("N103 hedge (warning; ")
    assert "«" in out


def test_explain_an_unknown_rule(run: Run) -> None:
    _fails(run, "explain", "hegde", says="Did you mean hedge?")
    _fails(run, "explain", "N13", says="Did you mean N1")
    _fails(run, "explain", "zzzz", says="claimcheck rules")


def test_rules(run: Run) -> None:
    from claimcheck.suppress.rules import ALL_RULES as RULES

    code, out, err = run("rules")
    assert (code, err) == (0, "")
    assert [line.split()[:3] for line in out.splitlines()] == [[r.code, r.name, r.severity] for r in RULES]


def test_rules_as_json_and_markdown(run: Run) -> None:
    from claimcheck.suppress.rules import ALL_RULES

    rows = json.loads(run("rules", "--format", "json")[1])
    assert [(r["code"], r["name"], r["severity"]) for r in rows] == [(r.code, r.name, r.severity) for r in ALL_RULES]
    assert "**What it finds.**" in rows[0]["page"]
    assert "\n## N103 hedge\n" in run("rules", "--format", "markdown")[1]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts(run: Run, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert "_CLAIMCHECK_COMPLETE" in out


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("claimcheck ch", "check"),
        ("claimcheck check --sel", "--select"),
        ("claimcheck explain hed", "hedge"),
        ("claimcheck explain N103", "N103"),
        ("claimcheck check --select times", "times-more"),
        ("claimcheck check --ignore value,hed", "value,hedge"),
        ("claimcheck explain n103", "n103"),
        ("claimcheck explain Hed", "Hedge"),
        ("claimcheck check --select n101,TIMES", "n101,TIMES-more"),
    ],
)
def test_completion_answers_the_shell(typed: str, word: str) -> None:
    asked = {"_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    done = _process(env={**os.environ, **asked})
    assert done.stdout.split() == [word], done.stderr


def test_rules_are_completed_and_named_in_small_letters_and_capitals(run: Run) -> None:
    codes = [word for word, _ in rule_words("n10")]
    assert {"n101", "n103", "n106"} < set(codes)
    assert [word for word, _ in rule_words("N10")] == [code.upper() for code in codes]
    for word in ("n103", "Hedge", "HEDGE"):
        assert run("explain", word) == run("explain", "N103")
        assert run("check", "wrong.md", "--sources", "sources", "--select", word)[0] == 1
    assert run("check", "wrong.md", "--sources", "sources", "--ignore", "Hedge")[0] == 0


@pytest.mark.parametrize("place", ["wrong.md:1", "wrong.md:1:32"])
def test_why(run: Run, place: str) -> None:
    code, out, err = run("why", place, "--sources", "sources")
    assert (code, err) == (0, "")
    assert "50,000" in out
    for part in (
        "detector: figures",
        "counted: “",
        "(clause, line 1, column ",
        "evidence ",
        "N101 value",
        "silent: C101",
    ):
        assert part in out


def test_why_says_where_a_slot_comes_from_and_why_a_loser_lost(run: Run) -> None:
    Path("later.md").write_text("In 2019 the Rain Trust dug 40 wells in Mali. A year later it dug 52 of them.\n")
    Path("wells").mkdir()
    Path("wells/a.md").write_text(
        "In 2020 the Rain Trust dug 52 wells in Mali. In 2020 it planted 9,000 trees in Chad.\n"
    )
    code, out, err = run("why", "later.md:1", "--sources", "wells")
    assert (code, err) == (0, "")
    assert "period: 2020-01-01 to 2020-12-31, of “A year later” (previous sentence, line 1, column 46" in out
    assert "place: Mali, of “Mali” (previous sentence" in out or "place: “Mali” (previous sentence" in out
    assert "inferred)" in out
    assert "lost: too far off in size" in out


@pytest.mark.parametrize("place", ["wrong.md", "wrong.md:0", "wrong.md:x", ":3", "wrong.md:99", "gone.md:1"])
def test_why_of_no_line(run: Run, place: str) -> None:
    _fails(run, "why", place, "--sources", "sources", says=place.split(":")[0])


def test_quantities(run: Run) -> None:
    Path("figures.md").write_text("Between 73% and 86% of a third.\n")
    for arguments, stdin in (
        (["Between 73% and 86% of a third."], b""),
        (["figures.md"], b""),
        (["-"], b"Between 73% and 86% of a third."),
    ):
        code, out, err = run("quantities", *arguments, stdin=stdin)
        assert (code, err) == (0, "")
        assert re.search(r"^Between 73% and 86% +73 to 86 +between +percent +share", out, re.MULTILINE)


def test_quantities_as_json(run: Run) -> None:
    _, out, _ = run("quantities", "Up to 1.5 million homes", "--format", "json")
    [figure] = json.loads(out)
    assert figure["text"].startswith("Up to 1.5 million")
    assert (figure["high"], figure["step"], figure["bound"], figure["form"]) == (1500000, 100000, "up to", "count")


def test_quantities_without_a_figure(run: Run) -> None:
    assert run("quantities", "No figure here") == (0, "No figure.\n", "")


def test_sources_list(run: Run) -> None:
    Path("sources/twin.md").write_text(SOURCE)
    Path("sources/sources.toml").write_text(
        '[[source]]\nfile = "survey.md"\nid = "s"\ntitle = "Survey\\u001b[31m"\ndate = "2021"\ntier = "primary"\n'
        '[[source]]\nfile = "twin.md"\nid = "t"\nsame_as = "s"\n'
    )
    code, out, err = run("sources", "list", "--sources", "sources")
    assert (code, err) == (0, "")
    head, first, second = out.splitlines()
    assert head.split() == ["id", "format", "date", "tier", "pages", "words", "figures", "read", "copy", "of", "title"]
    assert first.split()[:4] == ["s", "text", "2021", "primary"]
    assert first.endswith("Survey\\u001b[31m")
    assert second.split()[0] == "t"
    assert head.index("copy of") == second.index(" s ") + 1


# ── start ────────────────────────────────────────────────────────────────────────────────────────

HEAVY = {"numpy", "spacy", "rich", "Stemmer", "rapidfuzz", "sqlite3", "lxml", "pypdfium2"}


def _imported(*arguments: str) -> set[str]:
    code = (
        "import sys, atexit; atexit.register(lambda: print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr)); "
        f"sys.argv = ['claimcheck', *{list(arguments)!r}]; from claimcheck.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    found = _imported(*arguments)
    assert "typer" in found
    assert not HEAVY & found


def test_an_unchanged_check_imports_no_detector() -> None:
    assert _process("check", "wrong.md", "--sources", "sources").returncode == 1
    assert not (HEAVY - {"sqlite3"}) & _imported("check", "wrong.md", "--sources", "sources")


def test_the_api() -> None:
    """`claimcheck.check` is the function, whether or not the module of that name was imported first."""
    code = """
import claimcheck
library = claimcheck.Library.of(claimcheck.Document.of_text("s", "More than 50,000 people came."))
report = claimcheck.check(claimcheck.Document.of_text("d", "50,000 people came."), library)
assert [f.name for f in report.findings] == ["hedge"]
assert len(claimcheck.quantities("Up to 40 homes")) == 1
assert claimcheck.__version__
"""
    for first in ("", "from claimcheck.check import check\n", "import claimcheck.check\n"):
        done = subprocess.run([sys.executable, "-c", first + code], capture_output=True, encoding="utf-8", timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
    assert not hasattr(claimcheck, "chekc")


# ── formats ──────────────────────────────────────────────────────────────────────────────────────

PAGE = "<!doctype html><h1>Rivers</h1><h2>Floods</h2><p>Cold.</p><p>In 2021 some 86% of cells failed inspection.</p>"


def test_a_word_draft_against_a_web_page(run: Run) -> None:
    Path("pages").mkdir()
    Path("pages/prison.html").write_text(
        "<h1>Prisons</h1><h2>Cells</h2><p>Up to 86% of cells failed inspection in 2021, the inspector found.</p>"
    )
    Path("draft.docx").write_bytes(docx(p("Prisons", style="H1") + p("In 2021 86% of cells failed inspection.")))
    code, out, err = run("check", "draft.docx", "--sources", "pages")
    assert (code, err) == (1, "")
    assert "draft.docx:3:9 (section 1, paragraph 1)  warning  N103 hedge" in out
    assert "section 1, paragraph 1" in out
    _, written, _ = run("check", "draft.docx", "--sources", "pages", "--format", "json")
    [finding] = json.loads(written)["drafts"][0]["findings"]
    assert finding["locator"] == "section 1, paragraph 1"
    assert finding["related"][0]["locator"] == "section 1, paragraph 1"


def test_standard_input_is_of_the_format_that_its_name_tells(run: Run) -> None:
    argv = ("check", "-", "--sources", "sources", "--format", "json")
    _, as_text, _ = run(*argv, "--stdin-filename", "draft.txt", stdin=b"# 86% of cells failed inspection.")
    assert json.loads(as_text)["drafts"][0]["path"] == "draft.txt"
    _, as_page, _ = run(*argv, stdin=PAGE.encode())
    assert json.loads(as_page)["drafts"][0]["claims"][0]["locator"] == "section 1, paragraph 2"


def test_a_damaged_source_is_told_and_the_others_read(run: Run) -> None:
    Path("sources/report.docx").write_bytes(docx(p("Beds"))[:60])
    Path("sources/out.md").symlink_to(Path("right.md").resolve())
    _, _, err = run("check", "right.md", "--sources", "sources")
    assert "sources/report.docx: is cut or damaged" in err
    assert "sources/out.md: is a link that leads out of the folder" in err
