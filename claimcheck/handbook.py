"""The generated pages: docs/rules.md, docs/cli.md, the keys in docs/configuration.md, the output shown in README.md.

Run by `make docs`.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command

from claimcheck.cli import MODULES, app, load
from claimcheck.config import written
from claimcheck.errors import ClaimcheckError
from claimcheck.report.pages import rules_page
from claimcheck.suppress.rules import ALL_RULES

PAGES = ("docs/rules.md", "docs/cli.md", "docs/configuration.md", "docs/tutorial.md", "README.md")
KEYS = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- end of keys -->\n)", re.DOTALL)
EXCERPT = 3  # findings shown in the README
BLOCK = re.compile(r"```(?:(?:markdown|toml) title=\"(?P<file>[^\"]+)\"|console)\n(?P<body>.*?)```", re.DOTALL)
OUTPUT = re.compile(r"(?P<open><!-- output: (?P<command>.+?) -->\n).*?(?P<close><!-- end of output -->\n)", re.DOTALL)


def main() -> None:
    """Writes the pages into the checkout in which the program lies."""
    top = Path(__file__).parent.parent
    for name in PAGES:
        text = page(name, top)
        (top / name).parent.mkdir(exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")


def page(name: str, top: Path) -> str:
    """The text that a generated page of the checkout must have; raises KeyError for another name."""
    made: dict[str, Callable[[], str]] = {
        "docs/rules.md": lambda: rules_page(ALL_RULES),
        "docs/cli.md": cli_page,
        "docs/configuration.md": lambda: KEYS.sub(
            lambda _: f"\n{written.page()}\n", (top / name).read_text(encoding="utf-8")
        ),
        "docs/tutorial.md": lambda: tutorial((top / name).read_text(encoding="utf-8")),
        "README.md": lambda: with_output((top / name).read_text(encoding="utf-8"), top),
    }
    return made[name]()


# ── the command line ─────────────────────────────────────────────────────────────────────────────


def cli_page() -> str:
    """Every command with its arguments and options as one Markdown page."""
    load()
    head = "# The command line\n\nThis page is made by `make docs` from the program's own help.\n"
    return "\n".join([head, *_commands(get_command(app), "claimcheck")])


def _commands(command: object, name: str) -> Iterator[str]:
    if isinstance(command, TyperGroup):
        if command.params:
            yield _section(command, name, "COMMAND …")
        listed = command.commands.items()  # in the order of the help, whatever was loaded first
        for word, below in sorted(listed, key=lambda item: [*MODULES, item[0]].index(item[0])):
            yield from _commands(below, f"{name} {word}")
    elif isinstance(command, TyperCommand):
        yield _section(command, name, " ".join(p.metavar or "" for p in command.params if isinstance(p, TyperArgument)))


def _section(command: TyperCommand | TyperGroup, name: str, arguments: str) -> str:
    cells = [(_spelling(p).replace("|", "\\|"), getattr(p, "help", None) or "") for p in command.params]
    rows = [f"| `{spelling}` | {meaning} |" for spelling, meaning in cells]
    table = "\n".join(["| argument or option | meaning |", "| --- | --- |", *rows])
    usage = f"```sh\n{name} {arguments} [OPTIONS]\n```".replace("  ", " ")
    return "\n\n".join([f"## {name}", usage, " ".join((command.help or "").split()), *([table] if rows else [])]) + "\n"


def _spelling(parameter: object) -> str:
    """An option as it is written, with what follows it; an argument by its name."""
    if isinstance(parameter, TyperArgument):
        return parameter.metavar or ""
    names = ", ".join(getattr(parameter, "opts", ()))
    return f"{names} {getattr(parameter, 'metavar', None) or ''}".strip()


# ── the tutorial ─────────────────────────────────────────────────────────────────────────────────


def tutorial(text: str) -> str:
    """The tutorial with what its commands print, which are run one after the other in a folder with the files that it shows.

    Raises ClaimcheckError for a command that is not the program's own or could not do its job.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)

        def made(block: re.Match[str]) -> str:
            if block["file"]:
                file = folder / block["file"]
                file.parent.mkdir(exist_ok=True)
                file.write_text(block["body"], encoding="utf-8")
                return block[0]
            commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
            return "\n".join(
                ["```console", *(f"{line}\n{_printed(line, folder)}".rstrip() for line in commands), "```"]
            )

        return BLOCK.sub(made, text)


def _printed(line: str, folder: Path) -> str:
    program, *arguments = shlex.split(line.removeprefix("$ "))
    environment = {
        **os.environ,
        "CLAIMCHECK_CACHE_DIR": str(folder / ".cache"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments], cwd=folder, capture_output=True, encoding="utf-8", env=environment
    )
    if program != "claimcheck" or done.returncode > 1:
        raise ClaimcheckError(f"{line}: could not be run for the tutorial: {done.stderr}")
    return f"{done.stderr}{done.stdout}"


# ── the README's output ──────────────────────────────────────────────────────────────────────────


def with_output(readme: str, top: Path) -> str:
    """The README with what each of its marked commands prints; raises CalledProcessError where one cannot be run."""
    return OUTPUT.sub(lambda m: f"{m['open']}{_excerpt(m['command'], top)}{m['close']}", readme)


def _excerpt(command: str, top: Path) -> str:
    program, *arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments, "--exit-zero"],
        cwd=top,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = done.stdout.splitlines()
    heads = [number for number, line in enumerate(lines) if line and not line.startswith(" ")]
    shown = lines[: heads[EXCERPT]] if len(heads) > EXCERPT else lines
    rest = ["…", "", lines[-1]] if len(shown) < len(lines) else []
    return "\n".join(["```console", f"$ {command}", *shown, *rest, "```", ""])


if __name__ == "__main__":
    main()
