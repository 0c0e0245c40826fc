"""python -m training --ud DIR: trains the parser anew, puts it into claimcheck/models, and writes its card."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from training.evaluate import write_card
from training.make import made, ship


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--ud", type=Path, required=True, help="the folder that holds ud_ewt and ud_pud")
    parser.add_argument("--work", type=Path, help="a folder to train in, kept; by default one that is deleted")
    parser.add_argument("--card-only", action="store_true", help="only score what ships and write its card anew")
    given = parser.parse_args()
    if not given.card_only:
        with TemporaryDirectory() as fresh:
            ship(made(given.ud, given.work or Path(fresh)))
    write_card(given.ud)


main()
