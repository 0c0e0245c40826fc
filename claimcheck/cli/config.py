"""`claimcheck config` and `claimcheck init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.base import DONE, STDIN, AsFormat, ConfigFile, Format, Isolated, command
from claimcheck.cli.said import safe, write
from claimcheck.errors import ClaimcheckError

LIKELY = ("sources", "evidence", "references", "corpus")  # folders that are taken for those of the sources


@command("config")
def config(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A draft; without one, this folder.")] = STDIN,
    config: ConfigFile = None,
    isolated: Isolated = False,
    format: AsFormat = Format.TERMINAL,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a configuration, for editors.")
    ] = False,
) -> int:
    """Show what holds for a draft, and where each value comes from."""
    from claimcheck.config import written

    if schema:
        import json

        write(json.dumps(written.schema(), ensure_ascii=False, indent=1) + "\n", utf8=True)
        return DONE
    from claimcheck.cli.given import Settings
    from claimcheck.config.selection import selection
    from claimcheck.report.tables import columns
    from claimcheck.suppress.rules import ALL_RULES

    held = Settings.of(config, isolated, {}).config(draft)
    chosen = selection(held, draft)
    rules = [
        (r.code, r.name, str(chosen.severities.get(r.code, r.severity)), chosen.left_out.get(r.code, ""))
        for r in ALL_RULES
    ]
    found = list(written.held(held))
    if format is Format.JSON:
        write(written.held_json(draft, found, rules), utf8=True)
        return DONE
    settings = columns([(h.name, written.toml(h.value), h.origin) for h in found])
    table = columns([(code, name, severity, why or "shown") for code, name, severity, why in rules])
    write(safe(f"{settings}\n{table}"))
    return DONE


@command("init")
def init(
    sources: Annotated[
        str | None, typer.Option("--sources", metavar="DIR", help="The folder of source documents.")
    ] = None,
) -> int:
    """Write a claimcheck.toml into this folder, with every key told as a comment."""
    from claimcheck.config.files import NAME
    from claimcheck.config.written import template

    found = sources or next((name for name in LIKELY if Path(name).is_dir()), "")
    try:
        with Path(NAME).open("x", encoding="utf-8") as file:
            file.write(template(found))
    except FileExistsError:
        raise ClaimcheckError(f"{NAME}: is here already, and was left as it is. Change it, or move it away.") from None
    except OSError as error:
        raise ClaimcheckError(f"{NAME}: cannot be written ({error.strerror}). Choose another folder.") from None
    write(
        f"Wrote {NAME}"
        + (f", with {found} as the folder of sources.\n" if found else ": name the folder of sources in it.\n")
    )
    return DONE
