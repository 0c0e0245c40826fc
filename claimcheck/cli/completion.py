"""`claimcheck completion`: the script by which a shell completes commands and options."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli import ASKED
from claimcheck.cli.base import DONE, command
from claimcheck.cli.said import write


class Shell(StrEnum):
    """The shells for which there is a script."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


@command("completion")
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> int:
    """Print the script by which a shell completes commands and options: claimcheck completion bash >> ~/.bashrc."""
    from typer._completion_shared import get_completion_script

    write(get_completion_script(prog_name="claimcheck", complete_var=ASKED, shell=str(shell)) + "\n")
    return DONE


def answered() -> None:
    """Makes the program able to answer a shell that asks it for words."""
    from typer.completion import get_completion_inspect_parameters

    get_completion_inspect_parameters()
