"""The order of the layers: imports go from later stages to earlier ones only, those inside functions too."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck

TOP = Path(claimcheck.__file__).parent
RANK = {
    name: rank
    for rank, names in enumerate(
        (
            ("errors",),
            ("model",),
            ("values",),
            ("read", "store"),  # neither knows the other
            ("detect",),
            ("retrieve",),
            ("rules",),
            ("timed", "reread", "turned", "followed"),
            ("stated",),
            ("cases",),
            ("fixes",),
            ("check",),
            ("edit",),
            ("suppress",),
            ("report",),
            ("config",),
            ("cli",),
            ("handbook", "__main__"),
        )
    )
    for name in names
}
# Document.of_text is the one door from the types to a reader, so that a document can be made from a text alone.
EXCEPTIONS = {("model", "claimcheck.read.markdown")}
SHARED = {"base", "levels"}  # what is no rule among the rules
MODULES = sorted(p for p in TOP.rglob("*.py") if p != TOP / "__init__.py")


def _name(path: Path) -> str:
    """The module's name without the package's: "rules.hedge"."""
    parts = path.relative_to(TOP).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[str]:
    """Each module or name that is imported anywhere in the file, as "claimcheck.rules.hedge" or "os.path.join"."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}: relative imports hide where they lead"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _own(path: Path) -> Iterator[str]:
    """What the file imports from the package, but for its version."""
    return (i for i in _imports(path) if i.split(".")[0] == "claimcheck" and i != "claimcheck.__version__")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_to_earlier_layers_only(path: Path) -> None:
    layer = _name(path).split(".")[0]
    for imported in _own(path):
        target = imported.split(".")[1]
        if (layer, imported.rpartition(".")[0]) in EXCEPTIONS:
            continue
        assert target in RANK, f"{target} has no place in the order"
        assert target == layer or RANK[target] < RANK[layer], f"{layer} imports {imported}"


@pytest.mark.parametrize("path", sorted((TOP / "rules").glob("*.py")), ids=_name)
def test_no_rule_imports_a_rule(path: Path) -> None:
    if path.stem != "__init__":
        others = {i.split(".")[2] for i in _own(path) if i.startswith("claimcheck.rules")}
        assert others <= SHARED


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_command_line_prints(path: Path) -> None:
    if _name(path).split(".")[0] == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            assert node.id != "print", f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("sys", "stdout"), ("sys", "stderr"), ("typer", "echo")}, (
                node.lineno
            )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_spacy_stays_in_its_module(path: Path) -> None:
    if _name(path) != "detect.nlp":
        assert not any(i.split(".")[0] == "spacy" for i in _imports(path))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_numpy_stays_in_its_modules(path: Path) -> None:
    if _name(path) not in ("retrieve.search", "retrieve.steps", "retrieve.vectors"):
        assert not any(i.split(".")[0] == "numpy" for i in _imports(path))


def test_the_types_need_the_standard_library_only() -> None:
    assert {i.split(".")[0] for i in _imports(TOP / "model.py")} - {"claimcheck"} <= sys.stdlib_module_names
