"""The command line: parse, call, print, exit code.

Each command imports what it needs when it runs, so that help is there at once and an unchanged check reads only the cache.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli import cache, check, completion, config, looks, rules, sources  # each registers its commands
from claimcheck.cli.base import INTERRUPTED, app
from claimcheck.cli.said import say, write

__all__ = ["app", "cache", "check", "completion", "config", "looks", "main", "rules", "sources"]


def main() -> None:
    """Runs the command line and leaves the process with its exit code."""
    code: object = INTERRUPTED
    if completion.ASKED in os.environ:
        completion.answered()
    try:
        # an option with a value that may be left out, which typer has not: alone it means the last commit
        app(["--changed=HEAD" if word == "--changed" else word for word in sys.argv[1:]], prog_name="claimcheck")
    except SystemExit as stop:
        code = stop.code
    except KeyboardInterrupt:
        pass
    if code == INTERRUPTED:  # said here alone: typer has an exit of its own for an interrupt outside a command
        say("claimcheck: interrupted.")
    sys.exit(code)  # type: ignore[arg-type]


def _version(wanted: bool) -> None:
    if wanted:
        write(f"claimcheck {__version__}\n")
        raise typer.Exit


@app.callback()
def claimcheck(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Check a draft's figures, quotations and citations against a folder of sources, offline."""
