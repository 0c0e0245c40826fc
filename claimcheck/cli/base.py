"""What every command is made with: the application, exit codes, and the guard that turns trouble into one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from claimcheck import __version__
from claimcheck.cli.said import say
from claimcheck.errors import ClaimcheckError

STDIN = "-"
DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130  # exit codes

P = ParamSpec("P")
app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


FORMATS = (
    "terminal",
    "concise",
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
    "statistics",
)


class FailOn(StrEnum):
    """The severity from which on findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reached(self, severities: Mapping[str, int]) -> bool:
        """Whether there is a finding of this severity or above."""
        loud = list(FailOn)[: list(FailOn).index(self) + 1]
        return any(severities.get(severity, 0) for severity in loud)


class Format(StrEnum):
    """How a result is written."""

    TERMINAL = "terminal"
    JSON = "json"


Sources = Annotated[Path | None, typer.Option("--sources", metavar="DIR", help="The folder of source documents.")]
Bibliography = Annotated[
    list[Path] | None,
    typer.Option(
        "--bibliography",
        metavar="FILE",
        help="A bibliography that defines citation keys: BibTeX, CSL-JSON or RIS. It may be given again.",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Work everything out anew and keep nothing.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration, in place of the one that is found.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration.")]
AsFormat = Annotated[
    Format, typer.Option("--format", metavar="FORMAT", help="How to write the result: terminal (for people) or json.")
]


def rule_words(incomplete: str) -> list[tuple[str, str]]:
    """The codes and names of rules that a shell may put for the beginning of one, each with what the rule finds.

    Of words with commas between them, it is the last that is completed. Capitals do not count, and what was typed stays as it is:
    shells take only what goes on from there.
    """
    from claimcheck.suppress.rules import ALL_RULES

    before, comma, last = incomplete.rpartition(",")
    words = [(word, rule.summary) for rule in ALL_RULES for word in (rule.code, rule.name)]
    begun = [(word, told) for word, told in words if word.casefold().startswith(last.casefold())]
    return [(f"{before}{comma}{last}{word[len(last) :]}", told) for word, told in begun]


def command(name: str, group: typer.Typer = app) -> Callable[[Callable[P, int]], Callable[P, int]]:
    """Registers a function that returns an exit code, so that nothing which goes wrong in it ends in a traceback."""

    def register(function: Callable[P, int]) -> Callable[P, int]:
        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            raise typer.Exit(_code(lambda: function(*args, **kwargs)))

        group.command(name)(guarded)
        return function

    return register


def _code(job: Callable[[], int]) -> int:
    try:
        return job()
    except ClaimcheckError as error:
        say(f"claimcheck: {error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        say(_own_fault(error))
    return FAILED


def _own_fault(error: Exception) -> str:
    """What to say of an error that is the program's own; the traceback goes before it where CLAIMCHECK_DEBUG is set."""
    import traceback

    if os.environ.get("CLAIMCHECK_DEBUG"):
        traceback.print_exception(error)
    top = Path(__file__).parent.parent
    ours = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(top)]
    where = f"{Path(ours[-1].filename).relative_to(top).as_posix()} line {ours[-1].lineno}"
    return (
        f"claimcheck: this is a fault of the program itself: {type(error).__name__}: {error} ({where}, version "
        f"{__version__}). Please report this line; CLAIMCHECK_DEBUG=1 shows more."
    )
