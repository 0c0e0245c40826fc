"""The recipes for pre-commit and build servers: each is run, or held against the schema of who reads it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [block for kind, block in BLOCKS if kind == "sh"]
SOURCE = "In 2021 the clinics treated more than 50,000 patients.\n"
WRONG = "In 2021 the clinics treated 50,000 patients.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with sources, a configuration and a draft with a fault, and `claimcheck` as a command."""
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PYTHONPATH", str(TOP))
    command = tmp_path / "bin" / "claimcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv(
        "PATH", os.pathsep.join([str(command.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    made = tmp_path / "project"
    (made / "drafts" / "older").mkdir(parents=True)
    (made / "sources").mkdir()
    (made / "sources" / "s.md").write_text(SOURCE)
    (made / "drafts" / "letter.md").write_text(WRONG)
    (made / "drafts" / "older" / "right.md").write_text(SOURCE)
    (made / "claimcheck.toml").write_text(next(block for kind, block in BLOCKS if kind == "toml"))
    monkeypatch.chdir(made)
    _git("init", "-q", "-b", "main")
    _git("add", ".")
    _git("commit", "-qm", "one")
    return made


def _git(*arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def _sh(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-c", script],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **environment},
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="the recipes are for a shell")
@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_each_command_of_the_page_does_its_job(number: int, project: Path) -> None:
    done = _sh(COMMANDS[number])
    quiet = "--exit-zero" in COMMANDS[number] or "baseline" in COMMANDS[number] or "--changed" in COMMANDS[number]
    assert (done.returncode, done.stderr) == (0 if quiet else 1, "")
    for name in re.findall(r"(?:\w+:|--output-file )([\w-]+\.(?:json|xml|sarif|md))", COMMANDS[number]):
        assert "N103" in Path(name).read_text(encoding="utf-8")


def _yaml(word: str) -> str:
    return str(next(block for kind, block in BLOCKS if kind == "yaml" and word in block))


def _meets(schema: str, file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


def test_the_hooks_are_what_pre_commit_takes() -> None:
    hooks = load_manifest(str(TOP / ".pre-commit-hooks.yaml"))
    assert [h["id"] for h in hooks] == ["claimcheck", "claimcheck-fix"]
    assert re.search(hooks[0]["files"], "drafts/letter.md")
    assert not re.search(hooks[0]["files"], "drafts/letter.mdx")


@pytest.mark.parametrize(("id", "code"), [("claimcheck", 1), ("claimcheck-fix", 1)])
def test_the_hooks_run_under_pre_commit(id: str, code: int, project: Path) -> None:
    """As local hooks, with the command that is installed here: to make an environment for them needs a network."""
    hook = next(h for h in load_manifest(str(TOP / ".pre-commit-hooks.yaml")) if h["id"] == id)
    asked = yaml.safe_load(_yaml("repos:"))["repos"][0]["hooks"][0]
    local = {
        **{k: hook[k] for k in ("id", "name", "entry", "require_serial")},
        "language": "system",
        "files": asked["files"],
    }
    Path(".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [local]}]}))
    _git("add", ".")
    done = _sh("python -m pre_commit run --all-files")
    assert done.returncode == code, done.stdout
    if id == "claimcheck":
        assert "N103 hedge" in done.stdout
        assert "sources/s.md:" not in done.stdout
    else:
        assert "files were modified by this hook" in done.stdout
        assert Path("drafts/letter.md").read_text() == SOURCE
        assert _sh("python -m pre_commit run --all-files").returncode == 0


def test_the_page_s_configuration_of_pre_commit_is_one(tmp_path: Path) -> None:
    from pre_commit.clientlib import load_config

    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(_yaml("repos:"))
    assert load_config(str(file))["repos"][0]["hooks"][0]["id"] == "claimcheck"


def test_the_action_is_what_github_takes() -> None:
    _meets("vendor.github-actions", TOP / "action.yml")


def test_the_page_s_workflows_are_what_their_hosts_take(tmp_path: Path) -> None:
    for schema, word in (("vendor.github-workflows", "runs-on"), ("vendor.gitlab-ci", "codequality")):
        file = tmp_path / f"{word}.yml"
        file.write_text(_yaml(word))
        _meets(schema, file)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs bash")
@pytest.mark.parametrize(
    ("drafts", "arguments", "code", "annotations"),
    [
        ("drafts/**/*.md", "", 1, 1),
        ("drafts/older/*.md\ndrafts/older/right.md", "", 0, 0),
        ("drafts/letter.md", "--fail-on error", 0, 1),
        ("gone/*.md", "", 2, 0),
        ("$(touch harm) `touch harm`; touch harm", "", 2, 0),
    ],
)
def test_the_action_s_step(drafts: str, arguments: str, code: int, annotations: int, project: Path) -> None:
    action = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    assert set(step["env"]) == {"DRAFTS", "SOURCES", "ARGUMENTS", "SARIF"}
    done = _sh(
        step["run"], DRAFTS=drafts, SOURCES="", ARGUMENTS=arguments, SARIF="out.sarif", GITHUB_STEP_SUMMARY="summary.md"
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout.count("::warning file=drafts/letter.md,line=1") == annotations
    assert not Path("harm").exists()
    if code < 2:
        assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert Path("summary.md").read_text(encoding="utf-8").startswith("### claimcheck")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the job runs a shell")
def test_the_gitlab_job(project: Path) -> None:
    job = yaml.safe_load(_yaml("codequality"))["claimcheck"]
    install, script = job["script"]
    assert install == "pip install claimcheck"
    assert _sh(script).returncode == 1
    for name in job["artifacts"]["reports"].values():
        assert "N103" in Path(name).read_text(encoding="utf-8")
