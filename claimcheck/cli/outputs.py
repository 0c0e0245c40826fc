"""Where the reports of a run go: formats on standard output and in files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.cli.base import FORMATS
from claimcheck.cli.checking import Shape
from claimcheck.cli.said import colour_wanted, width, write
from claimcheck.errors import ClaimcheckError

PEOPLE = ("terminal", "concise", "statistics")  # formats that are written in the terminal's own encoding
FILE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to; without a file, standard output."""

    shape: Shape
    file: Path | None

    def put(self, text: str) -> None:
        """Writes the text; raises ClaimcheckError where the file cannot be written."""
        if self.file is None:
            if text:
                write(text, utf8=self.shape.format not in PEOPLE)
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise ClaimcheckError(f"{self.file}: cannot be written ({error.strerror}). Name another file.") from None


def outputs(words: Sequence[str], file: Path | None, no_colour: bool) -> tuple[Output, ...]:
    """What the options ask for: "sarif", or "sarif:report.sarif" for a file; `file` is for the one without a file of its own.

    Raises ClaimcheckError for a format that there is not, and for two that would go to one place.
    """
    made = []
    for word in words or ("terminal",):
        name, _, path = word.partition(":")
        if name not in FORMATS:
            from claimcheck.read.toml import nearest

            near = nearest(name, FORMATS)
            hint = f"Did you mean {near}?" if near else f"There are {', '.join(FORMATS)}."
            raise ClaimcheckError(f"There is no format “{name}”. {hint}")
        to = Path(path) if path else file
        for_people = name == "terminal" and to is None
        colour = for_people and not no_colour and colour_wanted()
        made.append(
            Output(Shape(name, colour, (width() if for_people else FILE_WIDTH) if name == "terminal" else 0), to)
        )
    for number, output in enumerate(made):
        if output.file in [o.file for o in made[:number]]:
            where = output.file or "standard output"
            raise ClaimcheckError(
                f"Two formats would go to {where}. Give one a file of its own: --format sarif:report.sarif."
            )
    return tuple(made)
