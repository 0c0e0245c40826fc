"""The one table of what can be set: the checks of a file, its schema, its page and `claimcheck init` are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SEVERITIES = ("error", "warning", "note")


class Kind(StrEnum):
    """What a value must be; the words are those of a message."""

    FLAG = "true or false"
    PATH = "a path in quotation marks"
    PATHS = "a path, or a list of paths"
    RULES = "a list of rules"
    SEVERITIES = "a table of rules and severities"
    FILES = "a table of file patterns and lists of rules"
    CHOICE = "one of"
    DATE = "a date"
    NUMBER = "a number of 0 or more"


@dataclass(frozen=True, slots=True)
class Key:
    """Something that can be set. `example` is TOML for it; `choices` are all values of a choice."""

    name: str
    kind: Kind
    default: object
    help: str
    example: str
    choices: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """What its value must be, for a message."""
        return f"one of {', '.join(self.choices)}" if self.choices else str(self.kind)


KEYS = (
    Key(
        "extend",
        Kind.PATH,
        "",
        "Another configuration from which this one goes on: what is set here counts, the rest is as there.",
        'extend = "../claimcheck.toml"',
    ),
    Key("sources", Kind.PATH, "", "The folder of source documents.", 'sources = "sources"'),
    Key(
        "bibliography",
        Kind.PATHS,
        (),
        "Bibliographies in BibTeX, CSL-JSON or RIS, besides those that a draft's own front matter names.",
        'bibliography = ["references.bib"]',
    ),
    Key(
        "require-citations",
        Kind.FLAG,
        False,
        "Whether each figure and each quotation must have a citation.",
        "require-citations = true",
    ),
    Key(
        "select",
        Kind.RULES,
        ("all",),
        "The rules whose findings are shown: codes (N103), names (hedge), families (N), or all.",
        'select = ["all"]',
    ),
    Key(
        "ignore",
        Kind.RULES,
        (),
        "The rules whose findings are left out. The more exact word wins: with N selected and N103 ignored, N101 is shown.",
        'ignore = ["quote-spelling"]',
    ),
    Key(
        "severity",
        Kind.SEVERITIES,
        (),
        "Another severity for a rule: error, warning or note. What the program is unsure of stays a note.",
        'severity = { hedge = "error", E101 = "note" }',
    ),
    Key(
        "per-file-ignores",
        Kind.FILES,
        (),
        "Rules to leave out in some drafts. A pattern without a slash is one of file names, one with a slash a path from the "
        "configuration's folder.",
        'per-file-ignores = { "notes-*.md" = ["E"], "archive/**" = ["stale"] }',
    ),
    Key(
        "variety",
        Kind.CHOICE,
        "",
        "The house's English. It tells how 04/05/2020 is read in a draft, and quotations may be spelt that way.",
        'variety = "en-GB"',
        ("en-GB", "en-US"),
    ),
    Key(
        "date",
        Kind.DATE,
        "",
        "The date of drafts that bear none in their front matter: a year, a month or a day.",
        "date = 2021-07-01",
    ),
    Key(
        "baseline",
        Kind.PATH,
        "",
        "A file of known findings, which are not shown; `claimcheck check --write-baseline FILE` writes it.",
        'baseline = "claimcheck-baseline.json"',
    ),
    Key(
        "fail-on",
        Kind.CHOICE,
        "warning",
        "The severity from which on a finding makes the exit code 1.",
        'fail-on = "error"',
        SEVERITIES,
    ),
    Key(
        "tolerances.figure-percent",
        Kind.NUMBER,
        0,
        "By how many per cent of the source's figure a draft's may differ, beyond fair rounding.",
        "tolerances.figure-percent = 0.5",
    ),
    Key(
        "tolerances.stale-years",
        Kind.NUMBER,
        3,
        "How many years old a figure may be that a draft tells as of today.",
        "tolerances.stale-years = 2",
    ),
    Key(
        "limits.file-megabytes",
        Kind.NUMBER,
        200,
        "The largest file that is read. Where nothing is set, a text may have 20.",
        "limits.file-megabytes = 50",
    ),
    Key(
        "limits.characters",
        Kind.NUMBER,
        20_000_000,
        "The longest text of a document that is read, in characters.",
        "limits.characters = 50_000_000",
    ),
    Key(
        "limits.pages",
        Kind.NUMBER,
        5_000,
        "How many pages of a PDF are read; the rest is told.",
        "limits.pages = 10_000",
    ),
    Key(
        "limits.cells",
        Kind.NUMBER,
        50_000,
        "How many cells with something in them are read of a table in a file of its own; the rest is told.",
        "limits.cells = 200_000",
    ),
    Key(
        "limits.entries",
        Kind.NUMBER,
        10_000,
        "How many files a zipped one may hold: a Word file, a spreadsheet, a zip of sources.",
        "limits.entries = 50_000",
    ),
    Key(
        "limits.cache-megabytes",
        Kind.NUMBER,
        200,
        "How large the cache may grow before its older half goes.",
        "limits.cache-megabytes = 500",
    ),
)
BY_NAME = {key.name: key for key in KEYS}
TABLES = frozenset(name.partition(".")[0] for name in BY_NAME if "." in name)
