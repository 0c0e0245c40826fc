"""The command line: parse, call, print, exit code.

Each command imports what it needs when it runs, so that help is there at once and an unchanged check reads only the cache.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli.base import INTERRUPTED, app
from claimcheck.cli.said import say, write

__all__ = ["app", "load", "main"]

MODULES = {  # the module in which each command is, for help in this order
    "check": "check",
    "explain": "rules",
    "rules": "rules",
    "why": "looks",
    "quantities": "looks",
    "sources": "sources",
    "init": "config",
    "config": "config",
    "cache": "cache",
    "completion": "completion",
}
ASKED = "_CLAIMCHECK_COMPLETE"  # what a shell sets when it asks for the words that may follow
SELDOM = 100_000  # objects made between two looks for garbage: nearly all that a check makes lives to its end


def load(command: str = "") -> None:
    """Registers a command, or all where there is none of that name: to make them all takes a fifth of an unchanged check."""
    for name in [MODULES[command]] if command in MODULES else dict.fromkeys(MODULES.values()):
        import_module(f"claimcheck.cli.{name}")


def main() -> None:
    """Runs the command line and leaves the process with its exit code."""
    code: object = INTERRUPTED
    gc.set_threshold(SELDOM, 50, 100)
    words = sys.argv[1:]
    load(words[0] if words and ASKED not in os.environ else "")
    if ASKED in os.environ:
        from claimcheck.cli.completion import answered

        answered()
    try:
        # an option with a value that may be left out, which typer has not: alone it means the last commit
        app(["--changed=HEAD" if word == "--changed" else word for word in words], prog_name="claimcheck")
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
