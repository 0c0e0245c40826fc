"""`claimcheck explain` and `claimcheck rules`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli.base import DONE, command, rule_words
from claimcheck.cli.said import write


class Listing(StrEnum):
    """How the rules are listed."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


@command("explain")
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's code or name.", autocompletion=rule_words)],
) -> int:
    """Say what a rule finds, why it matters, and what to do, with examples."""
    from claimcheck.report.pages import rule_page
    from claimcheck.suppress.rules import named

    write("\n".join(rule_page(r) for r in named(rule)))
    return DONE


@command("rules")
def rules(
    format: Annotated[
        Listing, typer.Option("--format", metavar="FORMAT", help="How to write the list: table, json or markdown.")
    ] = Listing.TABLE,
) -> int:
    """List the rules."""
    from claimcheck.report.pages import rules_json, rules_page, rules_table
    from claimcheck.suppress.rules import ALL_RULES

    made = {Listing.TABLE: rules_table, Listing.JSON: rules_json, Listing.MARKDOWN: rules_page}[format]
    write(made(ALL_RULES), utf8=format is not Listing.TABLE)
    return DONE
