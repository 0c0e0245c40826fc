"""What shows the program's work: `claimcheck why` and `quantities`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.base import (
    DONE,
    AsFormat,
    Bibliography,
    ConfigFile,
    Format,
    Isolated,
    NoCache,
    Sources,
    command,
)
from claimcheck.cli.said import safe, tell, write
from claimcheck.errors import ClaimcheckError


@command("why")
def why(
    place: Annotated[str, typer.Argument(metavar="DRAFT:LINE", help="A line of a draft, as a report names it.")],
    sources: Sources = None,
    bibliography: Bibliography = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> int:
    """Show how a line of a draft was judged: its claims, the candidates in the sources, what each rule said."""
    from claimcheck.cli.given import Draft, Settings, files_of, folder_of, opened, place_of, store_of
    from claimcheck.report.why import explain_line

    name, line = place_of(place)
    here = {"sources": sources and str(sources), "bibliography": files_of(bibliography)}
    draft = Draft.of(name, Settings.of(config, isolated, here).config(name))
    document = draft.document
    lines = len(document.text.splitlines())
    if line > lines:
        raise ClaimcheckError(f"{name}: there is no line {line}; the draft has {lines}.")
    store = store_of(no_cache, draft.config.cache_limit)
    library = opened(folder_of(draft.config), store, draft.config.limits)
    tell([*library.notices, *(store.notices if store else ())])
    write(safe(explain_line(document, library, line, draft.options)))
    return DONE


@command("quantities")
def quantities(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE|-", help="A text, a file, or - for standard input.")],
    format: AsFormat = Format.TERMINAL,
    no_cache: NoCache = False,
) -> int:
    """Show how the figures in a text are read: each with what it counts, or is a change of."""
    from claimcheck.cli.given import prose_of, store_of
    from claimcheck.detect.nouns import parsed_figures
    from claimcheck.report.tables import quantities_json, quantities_table

    prose = prose_of(text)
    store = store_of(no_cache)
    found = parsed_figures(prose, store)
    tell(store.notices if store else ())
    as_json = format is Format.JSON
    write(quantities_json(prose, found) if as_json else quantities_table(prose, found), utf8=as_json)
    return DONE
