"""The generated pages and the README's output are what the program says today; `make docs` makes them so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import claimcheck
from claimcheck.errors import ClaimcheckError
from claimcheck.handbook import OUTPUT, PAGES, cli_page, page, tutorial
from claimcheck.report.pages import rule_page
from claimcheck.rules.base import Rule
from claimcheck.suppress.rules import ALL_RULES

TOP = Path(__file__).parent.parent


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    path = TOP / name
    assert path.exists(), f"{name} is missing: run `make docs`"
    assert path.read_text(encoding="utf-8") == page(name, TOP), f"{name} is stale: run `make docs`"


def test_the_readme_shows_output() -> None:
    assert OUTPUT.search((TOP / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda r: r.code)
def test_a_rule_has_a_whole_page(rule: Rule) -> None:
    text = rule_page(rule)
    for part in ("What it finds.", "Why it matters.", "What to do.", "Authority.", "It flags", "It keeps silent on:"):
        assert part in text, part
    assert re.fullmatch(r"[A-Z][^\n]*\.", rule.summary), "the first line of the docstring is one sentence"


def test_codes_are_in_order_and_used_once() -> None:
    codes = [r.code for r in ALL_RULES]
    assert codes == sorted(set(codes))


def test_every_command_is_in_the_reference() -> None:
    text = cli_page()
    for command in (
        "check",
        "explain",
        "rules",
        "why",
        "quantities",
        "sources list",
        "config",
        "init",
        "cache info",
        "completion",
    ):
        assert f"\n## claimcheck {command}\n" in text


def test_the_version_is_the_packages() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert claimcheck.__version__ == project["version"]


@pytest.mark.parametrize(
    "path", [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").glob("*.md"))], ids=lambda p: p.name
)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), target


FLOW = (Path(__file__).parent.parent / "docs" / "flow.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "name"), sorted(set(re.findall(r"`([\w/]+\.py)(?:: (\w+))?`", FLOW))))
def test_the_flow_names_what_there_is(file: str, name: str) -> None:
    path = Path(__file__).parent.parent / "claimcheck" / file
    assert path.exists()
    if name:
        assert re.search(rf"^(?:    )?(?:def|class) {name}\b", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_site_is_built(tmp_path: Path) -> None:
    """With every link and every heading that a link leads to, and every page in the menu."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=TOP,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "search" / "search_index.json").exists()
    menu = (TOP / "mkdocs.yml").read_text(encoding="utf-8")
    assert all(path.name in menu for path in (TOP / "docs").glob("*.md"))


def test_the_tutorial_says_what_the_program_does() -> None:
    text = (TOP / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shown = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    assert len(shown) >= 6
    assert all(block.startswith("$ claimcheck ") and block.count("\n") > 1 for block in shown)
    assert "Nothing to correct." in shown[-1]
    with pytest.raises(ClaimcheckError, match="could not be run"):
        tutorial("```console\n$ claimcheck check gone.md\n```")
