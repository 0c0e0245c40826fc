"""`claimcheck explain` and `claimcheck rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.base import DONE, command
from claimcheck.cli.said import write


@command("explain")
def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's code or name.")]) -> int:
    """Say what a rule finds, why it matters, and what to do, with examples."""
    from claimcheck.config.selection import named
    from claimcheck.report.pages import rule_page

    write("\n".join(rule_page(r) for r in named(rule)))
    return DONE


@command("rules")
def rules() -> int:
    """List the rules."""
    from claimcheck.report.pages import rules_table
    from claimcheck.rules import RULES

    write(rules_table(RULES))
    return DONE
