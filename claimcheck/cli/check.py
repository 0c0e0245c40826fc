"""`claimcheck check`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.base import DONE, FAILED, FOUND, AsFormat, Format, NoCache, Sources, command
from claimcheck.cli.checking import Checker, Shape, checked
from claimcheck.cli.given import Draft, codes_of, folder_of, store_of
from claimcheck.cli.said import colour_wanted, say, width, write


@command("check")
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT", help="The drafts; - is standard input.")],
    sources: Sources = None,
    format: AsFormat = Format.TERMINAL,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 though there are findings.")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULES", help="Show these rules only: codes or names.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave these rules out.")
    ] = None,
    no_cache: NoCache = False,
    no_colour: Annotated[bool, typer.Option("--no-colour", "--no-color", help="Write without colours.")] = False,
) -> int:
    """Check drafts against a folder of sources.

    Exits with 0 when there is nothing of severity warning or above, with 1 when there is, and with 2 when the job could
    not be done.
    """
    checker = Checker(folder_of(sources), store_of(no_cache))
    read = [Draft.of(name) for name in drafts]
    colour = format is Format.TERMINAL and not no_colour and colour_wanted()
    columns = width() if format is Format.TERMINAL else 0
    at = checker.key(read, format, str(colour), str(columns), ",".join(select or ()), ",".join(ignore or ()))
    said = checker.kept(at) or checked(
        checker, read, Shape(format, colour, columns), codes_of(select), codes_of(ignore)
    )
    if not said.failed:
        checker.keep(at, said)
    for line in said.notices:
        say(line)
    if said.text:
        write(said.text, utf8=format is Format.JSON)
    if said.failed:
        return FAILED
    return FOUND if said.loud and not exit_zero else DONE
