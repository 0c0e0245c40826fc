"""`claimcheck check`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.base import (
    DONE,
    FAILED,
    FOUND,
    STDIN,
    AsFormat,
    Bibliography,
    ConfigFile,
    Format,
    Isolated,
    NoCache,
    Sources,
    command,
)
from claimcheck.cli.said import colour_wanted, say, width, write


@command("check")
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT", help="The drafts; - is standard input.")],
    sources: Sources = None,
    bibliography: Bibliography = None,
    format: AsFormat = Format.TERMINAL,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 though there are findings.")] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with 1 also for what cannot be told because a source could not be read."),
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULES", help="Show these rules only: codes, names or families (N)."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave these rules out.")
    ] = None,
    stdin_filename: Annotated[
        str,
        typer.Option(
            "--stdin-filename", metavar="NAME", help="What standard input is called; its suffix tells the format."
        ),
    ] = "",
    config: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
    no_colour: Annotated[bool, typer.Option("--no-colour", "--no-color", help="Write without colours.")] = False,
) -> int:
    """Check drafts against a folder of sources.

    Exits with 0 when there is nothing of severity warning or above, with 1 when there is, and with 2 when the job could
    not be done.
    """
    from claimcheck.cli.checking import Checker, Shape
    from claimcheck.cli.given import Draft, Settings, files_of, store_of, words_of

    settings = Settings.of(
        config,
        isolated,
        sources=sources and str(sources),
        bibliography=files_of(bibliography),
        select=words_of(select),
        ignore=words_of(ignore),
    )
    read = [Draft.of(name, settings.config(_place(name, stdin_filename)), stdin_filename) for name in drafts]
    people = format is Format.TERMINAL
    shape = Shape(format, people and not no_colour and colour_wanted(), width() if people else 0, strict)
    said = Checker(store_of(no_cache, read[0].config.cache_limit)).said(read, shape)
    for line in said.notices:
        say(line)
    if said.text:
        write(said.text, utf8=format is Format.JSON)
    if said.failed:
        return FAILED
    return FOUND if said.loud and not exit_zero else DONE


def _place(name: str, called: str) -> str:
    """Where a draft's configuration is looked for: what stands on standard input has the place that its name tells."""
    return called if name == STDIN and called else name
