"""`claimcheck sources`: the source documents listed, shown, checked, locked, and added to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.base import DONE, FOUND, STDIN, ConfigFile, Isolated, NoCache, Sources, app, command
from claimcheck.cli.said import colour_wanted, say, tell, write
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model import Document
    from claimcheck.retrieve.library import Library

sources_app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Show, check and lock the source documents."
)
app.add_typer(sources_app, name="sources")


@command("list", sources_app)
def sources_list(
    sources: Sources = None, config: ConfigFile = None, isolated: Isolated = False, no_cache: NoCache = False
) -> int:
    """List the sources: format, pages, words and figures read, and whether each was read whole."""
    from claimcheck.report.sources import sources_table

    _, library = _opened(sources, config, isolated, no_cache)
    write(sources_table(library))
    return DONE


@command("show", sources_app)
def sources_show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A source, as `claimcheck sources list` calls it.")],
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", help="This page only, printed or in the file.")
    ] = None,
    sources: Sources = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> int:
    """Show a source as it was read, with the place of each part and its figures marked."""
    from claimcheck.report.sources import source_text

    folder, library = _opened(sources, config, isolated, no_cache)
    document = _named(library, id, folder)
    text = source_text(library, document, page, colour_wanted())
    if not text and page is not None:
        raise ClaimcheckError(f"{id}: has no page {page}, or nothing stands on it. Leave --page out to see all.")
    write(text)
    return DONE


@command("check", sources_app)
def sources_check(
    sources: Sources = None, config: ConfigFile = None, isolated: Isolated = False, no_cache: NoCache = False
) -> int:
    """Check the sources: unread ones, copies, what is not known of them, and changes since the lock.

    Exits with 1 where a source was not read whole or is not as sources.lock says.
    """
    from claimcheck.report.sources import holes
    from claimcheck.retrieve.lock import changes

    folder, library = _opened(sources, config, isolated, no_cache)
    changed = changes(folder)
    found = [*changed, *holes(library)]
    gaps = [d for d in library.documents if d.gap]
    write("".join(f"{line}\n" for line in found) or "" if gaps or found else "Nothing is wrong with the sources.\n")
    return FOUND if gaps or changed else DONE


@command("lock", sources_app)
def sources_lock(sources: Sources = None, config: ConfigFile = None, isolated: Isolated = False) -> int:
    """Write sources.lock: the SHA-256 of every source, by which `sources check` tells what has changed."""
    from claimcheck.cli.given import Settings, folder_of
    from claimcheck.retrieve.lock import lock

    folder = folder_of(Settings.of(config, isolated, {"sources": sources and str(sources)}).config(STDIN))
    write(f"{lock(folder)}\n")
    return DONE


@command("add", sources_app)
def sources_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="The documents to add.")],
    sources: Sources = None,
    id: Annotated[str, typer.Option("--id", help="What reports call it; else the file's name.")] = "",
    title: Annotated[str, typer.Option("--title", help="Its title, where the document does not tell it.")] = "",
    author: Annotated[str, typer.Option("--author", help="Its author.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", help="Its publisher.")] = "",
    date: Annotated[str, typer.Option("--date", help="Its date: 2021, 2021-07 or 2021-07-14.")] = "",
    url: Annotated[str, typer.Option("--url", help="Its address.")] = "",
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> int:
    """Copy documents into the folder of sources, each with a row in sources.toml of what it says of itself."""
    from claimcheck.cli.given import Settings, folder_of
    from claimcheck.retrieve.adding import add

    folder = folder_of(Settings.of(config, isolated, {"sources": sources and str(sources)}).config(STDIN))
    given = {"id": id, "title": title, "author": author, "publisher": publisher, "date": date, "url": url}
    if len(files) > 1 and any(given.values()):
        raise ClaimcheckError("Several files are named, and what is told of them holds for one. Add them one by one.")
    for file in files:
        document, row, missing = add(file, folder, given)
        write(row.lstrip("\n"))
        if document.gap:
            say(f"claimcheck: {file}: {document.gap}")
        if missing:
            say(f"claimcheck: {file}: tells no {', no '.join(missing)}. Add what is known to sources.toml.")
    return DONE


def _opened(sources: Path | None, config: Path | None, isolated: bool, no_cache: bool) -> tuple[Path, Library]:
    """The folder and its library; the notices are said."""
    from claimcheck.cli.given import Settings, folder_of, opened, store_of

    here = Settings.of(config, isolated, {"sources": sources and str(sources)}).config(STDIN)
    store = store_of(no_cache, here.cache_limit)
    folder = folder_of(here)
    library = opened(folder, store, here.limits)
    tell([*library.notices, *(store.notices if store else ())])
    return folder, library


def _named(library: Library, id: str, folder: Path) -> Document:
    try:
        return library.document(id)
    except KeyError:
        from difflib import get_close_matches

        near = get_close_matches(id, [d.id for d in library.documents], 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ClaimcheckError(f"{folder}: has no source “{id}”.{hint} `claimcheck sources list` lists them.") from None
