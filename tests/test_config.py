"""The configuration: where it is found, what is said of a mistake in it, what it does."""

from __future__ import annotations

import json
import random
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import ClaimcheckError, store
from claimcheck.config import files, written
from claimcheck.config.files import layers_for
from claimcheck.config.keys import BY_NAME, KEYS
from claimcheck.config.selection import selection
from claimcheck.config.settings import Config
from claimcheck.detect.claims import analysis
from claimcheck.model import Document
from claimcheck.read import limits
from claimcheck.read.toml import Place, nearest, parsed, places
from tests.conftest import Run

SOURCE = "# Clinics 2021\n\nThe clinics treated more than 50,000 patients in 2021. In 2015 the town had 40 dentists.\n"
DRAFT = "The clinics treated 50,000 patients in 2021.\n"


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("drafts/old").mkdir(parents=True)
    Path("sources").mkdir()
    Path("sources/clinics.md").write_text(SOURCE, encoding="utf-8")
    for name in ("letter.md", "old/letter.md"):
        Path("drafts", name).write_text(DRAFT, encoding="utf-8")


def _write(text: str, name: str = "claimcheck.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def _wrong(run: Run, text: str, name: str = "claimcheck.toml") -> str:
    """What is said of a mistaken configuration: one plain sentence, and nothing else."""
    _write(text, name)
    code, out, err = run("check", "drafts/letter.md", "--sources", "sources")
    assert (code, out) == (2, ""), err
    assert err.startswith("claimcheck: ")
    assert err.count("\n") == 1
    assert "fault of the program" not in err
    return err.removeprefix("claimcheck: ").rstrip("\n")


# ── where it is found ────────────────────────────────────────────────────────────────────────────


def test_it_is_found_upward_from_the_draft(run: Run) -> None:
    _write('sources = "sources"\n')
    code, out, err = run("check", "drafts/old/letter.md")
    assert (code, err) == (1, "")
    assert "hedge" in out


def test_a_path_is_told_from_its_own_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write('sources = "../sources"\n', "drafts/claimcheck.toml")
    assert run("check", "drafts/old/letter.md")[0] == 1
    monkeypatch.chdir("drafts/old")
    assert run("check", "letter.md")[0] == 1


def test_it_may_stand_in_pyproject(run: Run) -> None:
    _write('[project]\nname = "x"\n[tool.claimcheck]\nsources = "sources"\nignore = ["hedge"]\n', "pyproject.toml")
    assert run("check", "drafts/letter.md")[0] == 0


@pytest.mark.parametrize("silent", ['[project]\nname = "x"\n', "# claimcheck\n[project]\n", "not [ toml"])
def test_a_pyproject_that_does_not_speak_of_it_is_passed_over(run: Run, silent: str) -> None:
    _write('sources = "sources"\n')
    _write(silent, "drafts/pyproject.toml")
    assert run("check", "drafts/letter.md")[0] == 1


def test_its_own_file_comes_before_pyproject(run: Run) -> None:
    _write('sources = "sources"\nignore = ["hedge"]\n')
    _write('[tool.claimcheck]\nsources = "gone"\n', "pyproject.toml")
    assert run("check", "drafts/letter.md")[0] == 0


def test_each_draft_has_its_own(run: Run) -> None:
    _write('sources = "sources"\n')
    _write('extend = "../../claimcheck.toml"\nignore = ["hedge"]\n', "drafts/old/claimcheck.toml")
    code, out, _ = run("check", "drafts/letter.md", "drafts/old/letter.md", "--format", "json")
    assert code == 1
    assert [[f["suppressed"] for f in d["findings"]] for d in json.loads(out)["drafts"]] == [[None], ["ignored"]]


def test_the_command_line_comes_first(run: Run) -> None:
    _write('sources = "gone"\nignore = ["hedge"]\n')
    assert run("check", "drafts/letter.md", "--sources", "sources")[0] == 0
    assert run("check", "drafts/letter.md", "--sources", "sources", "--select", "hedge")[0] == 1
    assert run("check", "drafts/letter.md", "--sources", "sources", "--isolated")[0] == 1


def test_another_file_may_be_named(run: Run) -> None:
    _write('sources = "gone"\n')
    _write('sources = "sources"\n', "house.toml")
    assert run("check", "drafts/letter.md", "--config", "house.toml")[0] == 1
    code, out, err = run("check", "drafts/letter.md", "--config", "no.toml")
    assert (code, out) == (2, "")
    assert err.startswith("claimcheck: no.toml: cannot be read")


def test_standard_input_has_that_of_this_folder(run: Run) -> None:
    _write('sources = "sources"\nignore = ["N"]\n')
    assert run("check", "-", stdin=DRAFT.encode())[0] == 0


def test_a_changed_configuration_is_read_anew(run: Run) -> None:
    for text, code in (
        ("", 1),
        ("ignore = ['hedge']", 0),
        ("severity.hedge = 'note'", 0),
        ("severity.hedge = 'error'", 1),
    ):
        _write(f"sources = 'sources'\n{text}\n")
        cold = run("check", "drafts/letter.md", "--format", "json", "--no-cache")
        assert cold[0] == code
        assert run("check", "drafts/letter.md", "--format", "json") == cold
        assert run("check", "drafts/letter.md", "--format", "json") == cold


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('selct = ["N"]', "line 1, column 1: unknown key “selct”. Did you mean “select”?"),
        (
            "# é\n\n[limits]\nfile-megabyte = 3",
            "line 4, column 1: unknown key “file-megabyte”. Did you mean “file-megabytes”?",
        ),
        (
            "limits = { file-megabytes = 3, cach = 4 }",
            "line 1, column 32: unknown key “cach”. Known are file-megabytes",
        ),
        ("xyzzy = 1", "line 1, column 1: unknown key “xyzzy”. Known are extend, sources"),
        ("stale-years = 1", "Did you mean “tolerances.stale-years”?"),
        (
            "require-citations = 'yes'",
            "line 1, column 21: “require-citations” must be true or false. An example: require-citations",
        ),
        ("require-citations = 1", "must be true or false"),
        ('select = "N103"', "line 1, column 10: “select” must be a list of rules."),
        ('select = [\n  "N103",\n  7,\n]', "line 3, column 3: “select” must be a list of rules."),
        ('select = [\n  "N103",\n  "hegde",\n]', "line 3, column 3: there is no rule “hegde”. Did you mean hedge?"),
        (
            "severity = { hedge = 'eror' }",
            "line 1, column 22: a severity is one of error, warning, note. Did you mean “error”?",
        ),
        ("[severity]\nhegde = 'note'", "line 2, column 1: there is no rule “hegde”. Did you mean hedge?"),
        (
            "[per-file-ignores]\n'*.md' = ['N', 'staile']",
            "line 2, column 16: there is no rule “staile”. Did you mean stale?",
        ),
        (
            "per-file-ignores = { 'a.md' = 'N' }",
            "line 1, column 31: “per-file-ignores” must be a table of file patterns",
        ),
        ("variety = 'en-UK'", "line 1, column 11: “variety” must be one of en-GB, en-US. An example: variety"),
        ("date = '1 July 2021'", "line 1, column 8: “date” must be a date. An example: date = 2021-07-01"),
        ("date = 2021-07-01T10:00:00", "must be a date"),
        ("limits = 4", "line 1, column 10: “limits” must be a table, such as limits.file-megabytes = 50."),
        (
            "tolerances.figure-percent = -1",
            "line 1, column 29: “tolerances.figure-percent” must be a number of 0 or more.",
        ),
        ("tolerances.figure-percent = nan", "must be a number of 0 or more"),
        ("tolerances.stale-years = true", "must be a number of 0 or more"),
        ("sources = ''", "line 1, column 11: “sources” must be a path in quotation marks."),
        ("bibliography = [1]", "line 1, column 17: “bibliography” must be a path, or a list of paths."),
        ("sources = 'a'\nselect = [}", "line 2, column 11: is no valid TOML"),
        ("select = [", "is no valid TOML"),
        ("a = " + "[" * 3000, "too long or too deep"),
        ("extend = 'claimcheck.toml'", "line 1, column 10: “extend” goes in a circle."),
        ("extend = 'gone.toml'", "line 1, column 10: there is no file “gone.toml” to extend."),
    ],
)
def test_a_mistake_is_told_where_it_stands(run: Run, text: str, says: str) -> None:
    said = _wrong(run, text)
    assert said.startswith("claimcheck.toml")
    assert says in said


def test_a_mistake_in_pyproject(run: Run) -> None:
    said = _wrong(run, "[project]\nname = 'x'\n\n[tool.claimcheck]\nselct = []\n", "pyproject.toml")
    assert said == "pyproject.toml, line 5, column 1: unknown key “selct”. Did you mean “select”?"
    assert "must be a table" in _wrong(run, "[tool]\nclaimcheck = 3\n", "pyproject.toml")


def test_a_folder_of_sources_that_is_not_there_is_told_where_it_is_named(run: Run) -> None:
    _write('# ours\nsources = "sorces"\n')
    code, _, err = run("check", "drafts/letter.md")
    assert code == 2
    assert (
        err
        == "claimcheck: claimcheck.toml, line 2, column 11: there is no folder “sorces”. Mend the path, from that file's folder.\n"
    )


def test_a_file_that_is_no_text(run: Run) -> None:
    Path("claimcheck.toml").write_bytes(b"sources = '\xff'\n")
    assert run("check", "drafts/letter.md")[2] == "claimcheck: claimcheck.toml: is not UTF-8. Save it as UTF-8 text.\n"


def test_mutated_files_never_end_in_a_traceback() -> None:
    """Cuts, doublings and swaps of a good file, and of its schema's words, are read or refused in one sentence."""
    good = written.template("sources").replace("# extend", "#").replace("\n# ", "\n")
    shuffled = random.Random(7)
    signs = "[]{}=\"'#.,\n -0é\0"
    for _ in range(10_000):
        text = good
        for _ in range(shuffled.randint(1, 4)):
            i, j = sorted((shuffled.randrange(len(text) + 1), shuffled.randrange(len(text) + 1)))
            made = shuffled.randrange(4)
            piece = text[i : min(j, i + 40)]
            text = (
                text[:i] + text[i + len(piece) :]
                if made == 0
                else text[:j] + piece + text[j:]
                if made == 1
                else text[:i] + shuffled.choice(signs) + text[i:]
                if made == 2
                else text[:i] + shuffled.choice(signs) + text[i + 1 :]
            )
        _refused_or_read(text)


def _refused_or_read(text: str) -> None:
    layer = files.Layer("claimcheck.toml", {}, Path(), text)
    said = ""
    try:
        layer.values.update(files._flat(parsed(text, layer.where), layer))
        selection(Config((layer,)), "letter.md")
        Config((layer,)).state  # noqa: B018
    except ClaimcheckError as error:
        said = str(error)
    assert said.startswith(("", "claimcheck.toml, line", "claimcheck.toml: holds a value too long")[bool(said) :])
    assert "\n" not in said


# ── places ───────────────────────────────────────────────────────────────────────────────────────

LONG = '''\
a = 1  # one = two
"b c".d = """x
= y""" # z
e = [ 1, [2, "]"], # ]
  { f = 3, 'g.h' = { i = 4 } } ]
[t.u]
j = 2021-07-01
[[v]]
k = 'x'
[[v]]
k = "\\"y"
[v.w]
l = [
  5,
]
'''


def test_places_are_those_of_the_text() -> None:
    found = places(LONG)
    assert tomllib.loads(LONG)
    assert found.keys[("a",)] == Place(1, 1)
    assert found.values[("b c", "d")] == Place(2, 11)
    assert found.keys[("e",)] == Place(4, 1)
    assert found.values[("e", 1, 1)] == Place(4, 14)
    assert found.keys[("e", 2, "g.h", "i")] == Place(5, 22)
    assert found.values[("t", "u", "j")] == Place(7, 5)
    assert [found.keys[("v", n, "k")].line for n in (0, 1)] == [9, 11]
    assert found.values[("v", 1, "w", "l", 0)] == Place(14, 3)


KEY = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"é"'])
SCALAR = st.sampled_from(["1", "-2.5", "true", "2021-07-01", '"x # y"', "'[z'", '"""m\nn"""', "'''o\n'p'''", '"\\""'])
VALUE = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda v: "[\n " + " , # c ]\n".join([*v, ""]) + "]")
        | st.dictionaries(KEY, inner.filter(lambda v: True), max_size=3).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        )
    ),
    max_leaves=8,
)


@given(st.lists(st.tuples(KEY, VALUE), max_size=5))
def test_every_value_has_its_place(entries: list[tuple[str, str]]) -> None:
    text = "\n".join(f"[[t]]\n  {k} = {v}" for k, v in entries)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # a line break in an inline table
        return
    found = places(text)
    lines = text.split("\n")

    def walk(value: object, path: tuple[str | int, ...]) -> None:
        if path and path != ("t",) and not (len(path) == 2 and path[0] == "t"):
            at = found.values[path]
            rest = lines[at.line - 1][at.column - 1 :]
            assert rest.startswith(("[", "{")) if isinstance(value, list | dict) else rest[0] not in " [{,]}=#"
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, (*path, key))
        if isinstance(value, list):
            for number, inner in enumerate(value):
                walk(inner, (*path, number))

    walk(data, ())


def test_the_nearest_word() -> None:
    assert nearest("Hegde", ["hedge", "value"]) == "hedge"
    assert nearest("xyzzy", ["hedge", "value"]) == ""


# ── what it does ─────────────────────────────────────────────────────────────────────────────────


def _left_out(text: str, draft: str = "drafts/letter.md") -> dict[str, str]:
    _write(text)
    return selection(Config(layers_for(Path(draft))), draft).left_out


def test_the_more_exact_word_wins() -> None:
    out = _left_out("select = ['N', 'Q101']\nignore = ['N1', 'all']\n")
    assert "Q101" not in out
    assert out["N103"] == "ignored"
    assert out["E101"] == "ignored"
    assert "hedge" not in _left_out("select = ['hedge']\nignore = ['N']\n")
    assert "N103" not in _left_out("select = ['hedge']\nignore = ['N']\n")


def test_a_later_selection_begins_anew_and_a_later_ignore_goes_on() -> None:
    _write("ignore = ['N103']\n", "base.toml")
    assert {"N103", "N104"} <= set(_left_out("extend = 'base.toml'\nignore = ['unit']\n"))
    assert "N103" not in _left_out("extend = 'base.toml'\nselect = ['N']\n")


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("letter.md", True),
        ("*.md", True),
        ("*.txt", False),
        ("drafts/*", True),
        ("drafts/old/*.md", False),
        ("**/letter.md", True),
        ("drafts/**/letter.md", True),
        ("elsewhere/**", False),
    ],
)
def test_rules_may_be_left_out_in_some_files(pattern: str, fits: bool) -> None:
    out = _left_out(f"[per-file-ignores]\n{pattern!r} = ['N103', 'Q']\n")
    assert out.get("N103") == ("ignored in this file" if fits else None)
    assert ("Q101" in out) is fits


def test_another_severity(run: Run) -> None:
    _write("sources = 'sources'\nseverity = { N = 'note', hedge = 'error' }\n")
    finding = json.loads(run("check", "drafts/letter.md", "--format", "json")[1])["drafts"][0]["findings"][0]
    assert finding["severity"] == "error"


def test_the_date_of_a_draft_that_bears_none(run: Run) -> None:
    Path("drafts/letter.md").write_text("The town has 40 dentists.\n")
    for text, codes in (("", []), ("date = 2017", []), ("date = 2018", ["C105"]), ("date = 2024-01-31", ["C105"])):
        _write(f"sources = 'sources'\n{text}\ntolerances.stale-years = 3\nselect = ['stale']\n")
        data = json.loads(run("check", "drafts/letter.md", "--format", "json")[1])
        assert [f["code"] for f in data["drafts"][0]["findings"] if not f["suppressed"]] == codes, text


def test_a_tolerance(run: Run) -> None:
    Path("drafts/letter.md").write_text("In 2015 the town had 41 dentists.\n")
    for percent, code in (("0", 1), ("2", 1), ("2.5", 0)):
        _write(f"sources = 'sources'\ntolerances.figure-percent = {percent}\n")
        assert run("check", "drafts/letter.md")[0] == code, percent


def test_citations_that_are_required(run: Run) -> None:
    Path("drafts/letter.md").write_text("The clinics treated more than 50,000 patients in 2021.\n")
    for asked in (False, True):
        _write(f"sources = 'sources'\nrequire-citations = {str(asked).lower()}\n")
        assert ("citation-missing" in run("check", "drafts/letter.md")[1]) is asked


def test_a_bibliography(run: Run) -> None:
    Path("drafts/letter.md").write_text("The clinics treated more than 50,000 patients in 2021 [@board].\n")
    _write("@report{board, title = {Clinics 2021}, year = {2021}}", "refs.bib")
    _write("sources = 'sources'\n")
    assert "citation-unknown" in run("check", "drafts/letter.md")[1]
    _write("sources = 'sources'\nbibliography = 'refs.bib'\n")
    assert run("check", "drafts/letter.md") == run("check", "drafts/letter.md")
    assert "citation-unknown" not in run("check", "drafts/letter.md")[1]
    _write("sources = 'sources'\nbibliography = 'gone.bib'\n")
    assert "gone.bib: the bibliography cannot be read" in run("check", "drafts/letter.md")[2]


@pytest.mark.parametrize(("variety", "day"), [("", None), ("en-GB", "2020-05-04"), ("en-US", "2020-04-05")])
def test_the_variety_of_english_tells_how_a_date_is_read(variety: str, day: str | None) -> None:
    from dataclasses import replace

    document = replace(Document.of_text("d", "The clinic opened on 04/05/2020."), variety=variety)
    days = [p.first.isoformat() for passage in analysis(document).passages for p in passage.periods]
    assert days == ([day] if day else [])


@pytest.mark.parametrize(("variety", "quiet"), [("", False), ("en-GB", False), ("en-US", True)])
def test_a_quotation_may_be_spelt_as_the_house_does(run: Run, variety: str, quiet: bool) -> None:
    Path("sources/docks.md").write_text("Organisations along the harbour have asked for a new programme of repairs.\n")
    Path("drafts/letter.md").write_text(
        "The union wrote of “a new program of repairs along the harbor”, it said. It wrote of “a new program of repairs”.\n"
    )
    _write(f"sources = 'sources'\nselect = ['quote-spelling']\n{f'variety = {variety!r}' if variety else ''}\n")
    data = json.loads(run("check", "drafts/letter.md", "--format", "json")[1])
    assert bool([f for f in data["drafts"][0]["findings"] if not f["suppressed"]]) is not quiet


# ── config, init, schema ─────────────────────────────────────────────────────────────────────────


def test_config_shows_what_holds_and_where_from(run: Run) -> None:
    _write("sources = '../sources'\nignore = ['Q']\n", "drafts/base.toml")
    _write(
        'extend = "base.toml"\n\n[severity]\nhedge = "note"\n[per-file-ignores]\n"x y.md" = ["N"]\n',
        "drafts/claimcheck.toml",
    )
    code, out, err = run("config", "drafts/letter.md")
    assert (code, err) == (0, "")
    rows = [" ".join(line.split()) for line in out.splitlines()]
    for row in (
        'sources "sources" drafts/base.toml:1',
        'ignore ["Q"] drafts/base.toml:2',
        'severity.hedge "note" drafts/claimcheck.toml:4',
        'per-file-ignores."x y.md" ["N"] drafts/claimcheck.toml:6',
        "limits.file-megabytes 200 default",
        "N103 hedge note shown",
        "Q101 quote-altered error ignored",
    ):
        assert row in rows, out
    data = json.loads(run("config", "drafts/letter.md", "--format", "json")[1])
    assert {"name": "sources", "value": "sources", "from": "drafts/base.toml:1"} in data["settings"]
    assert {"code": "Q101", "name": "quote-altered", "severity": "error", "left_out": "ignored"} in data["rules"]


def test_init_writes_a_file_that_holds(run: Run) -> None:
    assert run("init") == (0, "Wrote claimcheck.toml, with sources as the folder of sources.\n", "")
    assert run("check", "drafts/letter.md")[0] == 1
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert "is here already" in err


def test_every_example_of_the_file_holds() -> None:
    for key in KEYS:
        layer = files.Layer("claimcheck.toml", {}, Path(), key.example)
        assert dict(files._flat(parsed(key.example, "x"), layer)).keys() == {key.name}
        selection(Config((layer,)), "letter.md")
        jsonschema.validate(json.loads(json.dumps(tomllib.loads(key.example), default=str)), written.schema())


def test_the_schema_refuses_what_the_program_refuses(run: Run) -> None:
    assert json.loads(run("config", "--schema")[1]) == written.schema()
    jsonschema.Draft202012Validator.check_schema(written.schema())
    for text in (
        "selct = []",
        "select = 'N'",
        "variety = 'en-UK'",
        "severity.hedge = 'eror'",
        "limits.cach = 1",
        "sources = ''",
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(text), written.schema())


def test_the_defaults_are_those_of_the_program() -> None:
    assert BY_NAME["limits.file-megabytes"].default == limits.FILE / 1_000_000
    usual = limits.Limits()
    assert [BY_NAME[f"limits.{name}"].default for name in ("characters", "pages", "cells", "entries")] == [
        usual.characters,
        usual.pages,
        usual.cells,
        usual.entries,
    ]
    assert Config().limits == usual
    assert BY_NAME["limits.cache-megabytes"].default == store.LIMIT / 1_000_000
