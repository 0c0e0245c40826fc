"""`claimcheck cache info` and `claimcheck cache clear`."""

from __future__ import annotations

import typer

from claimcheck.cli.base import DONE, app, command
from claimcheck.cli.said import tell, write
from claimcheck.errors import ClaimcheckError

cache_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Look at the cache, or empty it.")
app.add_typer(cache_app, name="cache")


@command("info", cache_app)
def info() -> int:
    """Show where the cache is and what it holds."""
    from claimcheck.report.tables import columns
    from claimcheck.store import FILE, Store, folder

    path = folder() / FILE
    if not path.exists():
        write(f"{path}: there is no cache yet.\n")
        return DONE
    store = Store.open()
    kinds = store.info()
    tell(store.notices)
    files = (path, path.with_name(f"{path.name}-wal"))  # what was written last stands beside it
    size = sum(p.stat().st_size for p in files if p.exists())
    rows = [("kind", "entries", "kilobytes"), *((k, f"{n:,}", f"{b / 1000:,.0f}") for k, n, b in kinds)]
    write(f"{path}: {size / 1_000_000:,.1f} MB\n\n{columns(rows)}")
    return DONE


@command("clear", cache_app)
def clear() -> int:
    """Delete the cache; the next check works everything out anew."""
    from claimcheck.store import FILE, folder
    from claimcheck.store import clear as cleared

    path = folder() / FILE
    try:
        there = cleared(path)
    except OSError as error:
        raise ClaimcheckError(f"{path}: cannot be deleted ({error.strerror}). Delete it by hand.") from None
    write(f"{path}: {'deleted' if there else 'there was none'}.\n")
    return DONE
