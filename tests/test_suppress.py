"""What keeps a finding from being shown: comments in every place, the baseline, lines that did not change."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import subprocess
import time
from pathlib import Path

import pytest

from claimcheck import ClaimcheckError
from claimcheck.check import check
from claimcheck.edit import edited, rewrite
from claimcheck.model import Document, Edit, Remark, Report, Span
from claimcheck.read.files import of_bytes
from claimcheck.read.html_source import Source
from claimcheck.retrieve.library import Library
from claimcheck.rules.base import Example
from claimcheck.suppress import apply, baseline, page
from claimcheck.suppress.add import added
from claimcheck.suppress.comments import comments
from claimcheck.suppress.rules import ABOUT_COMMENTS
from tests.conftest import Run
from tests.made import docx, p

SOURCE = "In 2021 the clinics treated more than 50,000 patients. The wards have 1,240 beds."
WRONG = "In 2021 the clinics treated 50,000 patients."
BEDS = "The wards have 1,420 beds."
BECAUSE = "because the title has it"
ON = dt.date(2026, 1, 1)
LIBRARY = Library.of(Document.of_text("s", SOURCE))


def _report(draft: str, path: str = "") -> Report:
    document = of_bytes(draft.encode(), "d", path, Path(path or "d.md").suffix)
    return apply.applied(check(document, LIBRARY), document, ON)


def _shown(draft: str, path: str = "") -> list[str]:
    return [f.name for f in _report(draft, path).findings if not f.suppressed]


# ── comments ─────────────────────────────────────────────────────────────────────────────────────

EXAMPLES = [(rule.code, e) for rule in ABOUT_COMMENTS for e in rule.examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_examples_of_the_rules_about_comments(code: str, example: Example) -> None:
    draft = example.draft.replace("«", "").replace("»", "")
    wanted = [Span(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer("«[^»]*»", example.draft))]
    document = Document.of_text("d", draft)
    sources = [Document.of_text(f"s{n}", str(s)) for n, s in enumerate(example.sources)]
    report = apply.applied(check(document, Library.of(*sources)), document, ON)
    assert [f.location.span for f in report.findings if f.code == code] == wanted
    for finding in report.findings:
        assert document[finding.location.span] == finding.location.text


@pytest.mark.parametrize(
    "draft",
    [
        f"{WRONG} <!-- claimcheck: ignore hedge {BECAUSE} -->",
        f"<!-- claimcheck: ignore hedge {BECAUSE} --> {WRONG}",
        f"<!-- claimcheck: ignore hedge {BECAUSE} -->\n{WRONG}",
        f"<!-- claimcheck: ignore hedge {BECAUSE} -->\n\n{WRONG}",
        f"<!--\n  Claimcheck: ignore N103, value\n  {BECAUSE}\n-->\n\n{WRONG} {BEDS}",
        f"<!-- claimcheck: ignore {BECAUSE} -->\n{WRONG}\n{BEDS}",
        f"<!-- claimcheck:ignore N {BECAUSE} -->\n{WRONG}",
        f"- One.\n- {WRONG} <!-- claimcheck: ignore hedge {BECAUSE} -->",
        f"- One.\n- <!-- claimcheck: ignore hedge {BECAUSE} -->\n  {WRONG}",
        f"> {WRONG} <!-- claimcheck: ignore Q101 {BECAUSE} -->",
        f"> <!-- claimcheck: ignore quote-altered {BECAUSE} -->\n> {WRONG}",
        f"A note.[^1]\n\n[^1]: A book. <!-- claimcheck: ignore citation-unknown {BECAUSE} -->",
        f"| year | what |\n| --- | --- |\n| 2021 | {WRONG} <!-- claimcheck: ignore hedge {BECAUSE} --> |",
        f"<!-- claimcheck: ignore hedge {BECAUSE} -->\n\n| year | what |\n| --- | --- |\n| 2021 | {WRONG} |",
        f"<!-- claimcheck: ignore-start hedge, value {BECAUSE} -->\n\n{WRONG}\n\n{BEDS}\n\n<!-- claimcheck: ignore-end -->",
        f"{WRONG}\n\n{BEDS}\n\n<!-- claimcheck: ignore-file all {BECAUSE} -->",
        f"{WRONG} <!-- claimcheck: ignore hedge until 2026-01-01 {BECAUSE} -->",
        f"{WRONG} <!-- claimcheck: ignore hedge {BECAUSE}, until 2027-01-31 -->",
        f"{WRONG} <!-- claimcheck: ignore hedge because we wait until the second edition -->",
    ],
)
def test_a_comment_keeps_quiet_what_it_is_for(draft: str) -> None:
    assert _shown(draft) == []


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        (f"{WRONG} <!-- claimcheck: ignore unit {BECAUSE} -->", ["hedge", "suppression-unused"]),
        (f"{WRONG} <!-- claimcheck: ignore hedge -->", ["hedge", "suppression-broken"]),
        (f"{WRONG} <!-- claimcheck: ignore hedge because -->", ["hedge", "suppression-broken"]),
        (f"{WRONG} <!-- claimcheck: ignore hedge until 2025-12-31 {BECAUSE} -->", ["hedge", "suppression-expired"]),
        (f"{WRONG} <!-- claimcheck: ignore hedge until soon {BECAUSE} -->", ["hedge", "suppression-broken"]),
        (f"<!-- claimcheck: ignore hedge {BECAUSE} -->\nOne.\n\n{WRONG}", ["suppression-unused", "hedge"]),
        (f"`<!-- claimcheck: ignore hedge {BECAUSE} -->` {WRONG}", ["hedge"]),
        (f"```\n<!-- claimcheck: ignore-file hedge {BECAUSE} -->\n```\n\n{WRONG}", ["hedge"]),
        (f"<!-- claimcheck: ignore-end -->\n\n{WRONG}", ["suppression-broken", "hedge"]),
        (f"<!-- claimcheck: ignore-start N {BECAUSE} -->\n\n{WRONG}", ["suppression-broken", "hedge"]),
        (
            f"<!-- claimcheck: ignore-start N {BECAUSE} -->\n\n{WRONG}\n\n<!-- claimcheck: ignore-end -->\n\n{BEDS}",
            ["value"],
        ),
        (f"{WRONG} <!-- claimcheck -->", ["hedge"]),
    ],
)
def test_a_comment_keeps_nothing_else_quiet(draft: str, shown: list[str]) -> None:
    assert _shown(draft) == shown


def test_the_reason_is_kept() -> None:
    [finding] = _report(f"{WRONG} <!-- claimcheck: ignore hedge {BECAUSE}. -->").findings
    assert finding.suppressed == "ignored in the draft: the title has it"


def test_other_formats_have_their_own_comments() -> None:
    latex = f"{WRONG} % claimcheck: ignore hedge {BECAUSE}\n"
    rest = f".. claimcheck: ignore hedge {BECAUSE}\n\n{WRONG}\n"
    assert _shown(latex, "a.tex") == []
    assert _shown(rest, "a.rst") == []
    assert _shown(latex.replace("% claim", "\\% claim"), "a.tex") == ["hedge"]
    assert _shown(f"<!-- claimcheck: ignore-file hedge {BECAUSE} -->\n\n{WRONG}\n", "a.txt") == []


def test_a_remark_that_the_format_keeps_apart() -> None:
    at = Span(0, len(WRONG))
    document = Document.of_text("d", f"{WRONG}\n\n{BEDS}")
    from dataclasses import replace

    remarked = replace(
        document, comments=(Remark(at, f"claimcheck: ignore hedge {BECAUSE}"), Remark(at, "Is this so?"))
    )
    report = apply.applied(check(remarked, LIBRARY), remarked, ON)
    assert [f.name for f in report.findings if not f.suppressed] == ["value"]


def _read(data: bytes, path: str) -> list[str]:
    document = of_bytes(data, "d", path, Path(path).suffix)
    return [f.name for f in apply.applied(check(document, LIBRARY), document, ON).findings if not f.suppressed]


def _noted(text: str, words: str, id: str = "4") -> tuple[str, str]:
    """A Word paragraph with a comment on some of it, and the comment."""
    mark = f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    start, end = f'<w:commentRangeStart w:id="{id}"/>', f'<w:commentRangeEnd w:id="{id}"/>'
    return p(start, text, end, mark), f'<w:comment w:id="{id}">{p(words)}</w:comment>'


def test_a_comment_in_word() -> None:
    said = f"claimcheck: ignore hedge {BECAUSE}"
    body, comment = _noted(WRONG, said)
    assert _read(docx(body + p(BEDS), comments=comment), "d.docx") == ["value"]
    assert _read(docx(body, comments=comment.replace("claimcheck:", "Dear all:")), "d.docx") == ["hedge"]
    assert _read(docx(body, comments=comment.replace("because", "")), "d.docx") == ["suppression-broken", "hedge"]
    cell, comment = _noted(WRONG, said)
    rows = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr><w:tr><w:tc>{p('c')}</w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert _read(docx(rows, comments=comment), "d.docx") == []


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (f"<p>{WRONG} <!-- claimcheck: ignore hedge {BECAUSE} --></p><p>{BEDS}</p>", ["value"]),
        (f"<p>One.</p><!-- claimcheck: ignore hedge {BECAUSE} --><p>{WRONG}</p><p>{BEDS}</p>", ["value"]),
        (f"<ul><li>One.</li><li>{WRONG}<!-- claimcheck: ignore hedge {BECAUSE} --></li></ul>", []),
        (f"<p>{WRONG} <!-- a note --></p>", ["hedge"]),
        (f'<p>{WRONG} <!-- claimcheck: ignore hedge "so" --></p>', ["suppression-broken", "hedge"]),
        (
            f"<!-- claimcheck: ignore-start N {BECAUSE} --><p>{WRONG}</p><p>{BEDS}</p><!-- claimcheck: ignore-end --><p>{BEDS}</p>",
            ["value"],
        ),
    ],
)
def test_a_comment_in_a_web_page(page: str, shown: list[str]) -> None:
    assert _read(f"<!doctype html><html><body>{page}</body></html>".encode(), "d.html") == shown


def test_mutated_comments_never_fail() -> None:
    """Cuts, doublings and swaps of good comments are read or reported, whatever they have become."""
    good = (
        f"<!-- claimcheck: ignore-start N103, value until 2027-01-31 {BECAUSE} -->\n\n{WRONG}\n\n<!-- claimcheck: ignore-end -->"
        f"\n\n- {BEDS} <!-- claimcheck: ignore all {BECAUSE} -->\n<!-- claimcheck: ignore-file Q {BECAUSE} -->\n"
    )
    shuffled = random.Random(11)
    signs = "<>!-:,.\n 0é%`|\u2028"
    for _ in range(10_000):
        draft = good
        for _ in range(shuffled.randint(1, 5)):
            i, j = sorted((shuffled.randrange(len(draft)), shuffled.randrange(len(draft))))
            draft = shuffled.choice(
                (
                    draft[:i] + draft[min(j, i + 30) :],
                    draft[:j] + draft[i : i + 30] + draft[j:],
                    draft[:i] + shuffled.choice(signs) + draft[i + 1 :],
                )
            )
        document = Document("d", draft, draft, ())
        for comment in comments(document):
            assert comment.trouble or comment.reason or comment.reach == "ignore-end"
            assert all(0 <= h.start <= h.end <= len(draft) for h in comment.holds)


def test_expiry_follows_the_clock(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, f"{WRONG} <!-- claimcheck: ignore hedge until 2027-01-31 {BECAUSE} -->\n")
    for day, code in (("2027-01-31", 0), ("2027-02-01", 1), ("2027-01-30", 0)):
        epoch = int(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
        assert run("check", "draft.md")[0] == code, day


# ── comments that are written ────────────────────────────────────────────────────────────────────


def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draft: str) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/s.md").write_text(SOURCE)
    Path("claimcheck.toml").write_text('sources = "sources"\n')
    Path("draft.md").write_text(draft, encoding="utf-8")


PLACES = f"""# A letter

{WRONG}{"  "}
It is so.

- {BEDS}

> {WRONG}\\
> It is so.

| year | what |
| --- | --- |
| 2021 | {WRONG} |

A note.[^1]

[^1]: A book.

{WRONG} {BEDS}
"""


def test_ignores_are_written_into_every_place() -> None:
    document = Document.of_text("d", PLACES)
    made = added(document, check(document, LIBRARY).findings, "the title has it")
    assert made.left == ()
    assert len(made.ignored) == 6, [f.name for f in made.ignored]
    assert f"| 2021 | {WRONG} <!-- claimcheck: ignore hedge because the title has it --> |" in made.text
    assert f"{WRONG} <!-- claimcheck: ignore hedge because the title has it -->  \n" in made.text
    assert "ignore hedge, value because" in made.text
    assert _shown(made.text) == []


def test_ignores_that_would_be_shown_are_left() -> None:
    document = Document.of_text("d", f"{WRONG[:-1]} and `one\ntwo`.")
    made = added(document, check(document, LIBRARY).findings, "so")
    assert (made.text, len(made.left)) == (document.text, 1)


def test_add_ignores(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, PLACES)
    Path("crlf.md").write_bytes(b"\xef\xbb\xbf" + WRONG.encode() + b"\r\nOne.\r\n")
    Path("plain.txt").write_text(WRONG)
    assert run("check", "draft.md", "--add-ignores")[0] == 2
    assert run("check", "draft.md", "--add-ignores", "--reason", "a --> b")[0] == 2
    code, out, err = run("check", "draft.md", "crlf.md", "plain.txt", "--add-ignores", "--reason", "the title has it")
    assert code == 0
    assert out == "draft.md: 6 findings ignored.\ncrlf.md: 1 finding ignored.\n"
    assert (
        err
        == "claimcheck: plain.txt: was left as it is; comments are written into Markdown, HTML, reStructuredText and LaTeX only.\n"
    )
    data = Path("crlf.md").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfIn 2021")
    assert data.endswith(b"because the title has it -->\r\nOne.\r\n")
    assert run("check", "draft.md", "crlf.md")[0] == 0
    assert run("check", "draft.md", "--add-ignores", "--reason", "so")[1] == "draft.md: 0 findings ignored.\n"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.tex", f"{WRONG} % claimcheck: ignore hedge because the title has it\n"),
        ("a.rst", f".. claimcheck: ignore hedge because the title has it\n\n{WRONG}"),
    ],
)
def test_ignores_are_written_as_the_format_has_them(name: str, comment: str) -> None:
    from claimcheck.read.files import of_bytes

    text = f"Beds.\n\n{WRONG}\n"
    document = of_bytes(text.encode(), "d", name, Path(name).suffix)
    made = added(document, check(document, LIBRARY).findings, "the title has it")
    assert comment in made.text
    assert not made.left
    assert _shown(made.text, name) == []


PAGE = f"""<!doctype html>
<html><head><meta charset="CODE"><title>{WRONG}</title></head>
<body><nav><a href="/a">{WRONG}</a></nav>
<main><h1>Clinics &amp; wards</h1>
<p>Please take the time to read what we have written below, and tell us by the end of the month what you think of it.</p>
<p title="a > b"><b>{WRONG[:7]}</b>{WRONG[7:-1]}<sup><a href="#n1">1</a></sup>.
<!-- a note --> {BEDS}</p>
<ul>
  <li>&ldquo;{BEDS}</li><li>Café CODE</li></ul>
<table><tr><th>Where</th><th>Beds</th></tr><tr><td>All</td><td>{BEDS}</td></tr></table>
<script>var a = "{WRONG}";</script>
<section><p id="n1">1. {WRONG}</p></section>
</main><footer>{BEDS}</footer></body></html>"""


@pytest.mark.parametrize("code", ["utf-8", "windows-1252"])
def test_ignores_are_written_into_a_page(code: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, BEDS)
    before = PAGE.replace("CODE", code).encode(code)
    Path("a.html").write_bytes(before)
    shown = of_bytes(before, "d", "a.html", ".html")
    assert run("check", "a.html")[0] == 1
    assert run("check", "a.html", "--add-ignores", "--reason", "a -- b")[0] == 2
    assert run("check", "a.html", "--add-ignores", "--reason", "the board's > own") == (
        0,
        "a.html: 5 findings ignored.\n",
        "",
    )
    after = Path("a.html").read_bytes()
    text = after.decode(code)
    assert text.count("<!-- claimcheck: ignore") == 3
    assert "<b><!-- claimcheck: ignore citation-unknown, hedge, value because" in text
    assert "<li><!-- claimcheck: ignore value because the board's > own -->&ldquo;The wards" in text
    assert re.sub("<!-- claimcheck:.*? -->", "", text).encode(code) == before
    again = of_bytes(after, "d", "a.html", ".html")
    assert (again.text, again.blocks, again.marks) == (shown.text, shown.blocks, shown.marks)
    assert run("check", "a.html")[0] == 0
    assert run("check", "a.html", "--add-ignores", "--reason", "so")[1] == "a.html: 0 findings ignored.\n"
    assert Path("a.html").read_bytes() == after


def test_a_page_whose_words_are_written_otherwise_is_left() -> None:
    source = f"<!doctype html><html><body><p>In <del>2020</del> {WRONG.removeprefix('In ')}</p></body></html>"
    document = of_bytes(source.encode(), "d", "a.html", ".html")
    findings = check(document, LIBRARY).findings
    made = page.added(source, document, findings, "so")
    assert (made.text, made.ignored, [f.name for f in made.left]) == (source, (), ["hedge"])
    with pytest.raises(ClaimcheckError, match="has changed since it was read"):
        page.added(source.replace("50,000", "60,000"), document, findings, "so")


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<!--", "&amp", "<script>", "<p>5 < 6 ", "a" * 50])
def test_hostile_pages_are_gone_through_in_time(piece: str) -> None:
    start = time.process_time()
    list(Source(piece * 20_000).places("In 2021 the clinics"))
    assert time.process_time() - start < 5


def test_edits() -> None:
    assert edited("abcdef", [Edit(Span(4, 4), "+"), Edit(Span(1, 3), "X")]) == "aXd+ef"
    with pytest.raises(AssertionError):
        edited("abc", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def test_a_file_is_rewritten_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("caf\xe9".encode("cp1252"))
    rewrite(file, "café", "café au lait")
    assert file.read_bytes() == "caf\xe9 au lait".encode("cp1252")
    for before, after in (("other", "x"), ("café au lait", "→")):
        with pytest.raises(ClaimcheckError, match=r"^\S+a\.md: .*\.$"):
            rewrite(file, before, after)
    assert file.read_bytes() == "caf\xe9 au lait".encode("cp1252")
    assert list(tmp_path.iterdir()) == [file]
    link = tmp_path / "link.md"
    link.symlink_to(file)
    file.chmod(0o640)
    rewrite(link, "café au lait", "thé")
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640


# ── the baseline ─────────────────────────────────────────────────────────────────────────────────


def test_a_baseline_knows_text_that_moved(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, f"{WRONG}\n\n{BEDS}\n")
    assert run("check", "draft.md", "--write-baseline", "known.json") == (0, "known.json: 2 findings written.\n", "")
    assert run("check", "draft.md", "--baseline", "known.json")[0] == 0
    Path("draft.md").write_text(f"One more.\n\n- {BEDS}\n\nTwo more. **{WRONG[:7]}**{WRONG[7:]}\n")
    assert run("check", "draft.md", "--baseline", "known.json")[0] == 0
    Path("draft.md").write_text(f"{WRONG}\n\n{BEDS}\n\n{WRONG}\n")
    code, out, _ = run("check", "draft.md", "--baseline", "known.json", "--format", "concise")
    assert (code, out.count("\n")) == (1, 1)
    Path("draft.md").write_text(f"{WRONG}\n\n{BEDS.replace('wards', 'new wards')}\n")
    code, out, err = run("check", "draft.md", "--baseline", "known.json", "--format", "concise")
    assert (code, out.count("N101 value")) == (1, 1)
    assert err == (
        "claimcheck: known.json: a known finding no longer occurs, such as N101 value “1,420 beds” in draft.md. Write the baseline "
        "anew with --write-baseline.\n"
    )


def test_a_baseline_in_the_configuration(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, f"{WRONG}\n")
    run("check", "draft.md", "--write-baseline", "known.json")
    Path("claimcheck.toml").write_text('sources = "sources"\nbaseline = "known.json"\n')
    assert run("check", "draft.md")[0] == 0
    data = json.loads(run("check", "draft.md", "--format", "json")[1])
    assert [f["suppressed"] for f in data["drafts"][0]["findings"]] == ["in the baseline"]
    Path("known.json").write_text('{"version": 1, "findings": []}')
    assert run("check", "draft.md")[0] == 1
    Path("draft.md").write_text(f"{WRONG}\n\n{BEDS}\n")
    assert run("check", "draft.md", "--write-baseline", "known.json")[1] == "known.json: 2 findings written.\n"


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{",
        '{"version": 2}',
        '{"version": 1, "findings": [3]}',
        '{"version": 1, "findings": [{}]}',
        "[" * 9999,
    ],
)
def test_a_broken_baseline(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    _project(tmp_path, monkeypatch, f"{WRONG}\n")
    Path("known.json").write_text(data)
    code, out, err = run("check", "draft.md", "--baseline", "known.json")
    assert (code, out) == (2, "")
    assert re.fullmatch(r"claimcheck: known\.json: [^\n]+ with --write-baseline\.\n", err)


def test_a_missing_baseline(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, f"{WRONG}\n")
    assert (
        "gone.json: the baseline cannot be read (no such file" in run("check", "draft.md", "--baseline", "gone.json")[2]
    )


def test_a_baseline_is_written_in_order() -> None:
    report = _report(f"{WRONG}\n\n{BEDS}\n\n{WRONG}\n")
    text_ = baseline.written([report])
    assert len(text_.splitlines()) == 3 + len(json.loads(text_)["findings"]) + 2
    assert baseline.written([report]) == text_


# ── changed lines ────────────────────────────────────────────────────────────────────────────────


def _git(*arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_only_findings_on_changed_lines(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _project(tmp_path, monkeypatch, f"{WRONG}\n")
    assert run("check", "draft.md", "--changed")[0] == 2
    _git("init", "-q")
    assert "git knows no revision “HEAD”" in run("check", "draft.md", "--changed")[2]
    assert "git knows no revision “--help”" in run("check", "draft.md", "--changed=--help")[2]
    _git("add", ".")
    _git("commit", "-qm", "one")
    assert run("check", "draft.md", "--changed")[0] == 0
    Path("draft.md").write_text(f"One.\n\n{WRONG}\n\n{BEDS}\n")
    code, out, _ = run("check", "draft.md", "--changed", "--format", "concise")
    assert (code, out.splitlines()) == (1, [line for line in out.splitlines() if line.startswith("draft.md:5:")])
    _git("commit", "-qam", "two")
    assert run("check", "draft.md", "--changed")[0] == 0
    assert run("check", "draft.md", "--changed=HEAD~1")[0] == 1
    Path("new.md").write_text(f"{WRONG}\n")
    assert run("check", "new.md", "--changed")[0] == 1
