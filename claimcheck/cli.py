"""The command line: parse, call, print, exit code.

Each command imports what it needs when it runs, so that help is there at once and an unchanged check reads only the cache.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model import Document, Notice, Report
    from claimcheck.retrieve.library import Library
    from claimcheck.rules.base import Rule
    from claimcheck.store import Store

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130  # exit codes
STDIN = "-"
PIPED_WIDTH = 100
MUCH = 1_000_000  # bytes of sources from which on progress is shown

P = ParamSpec("P")
app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
sources_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Show the source documents.")
app.add_typer(sources_app, name="sources")


class Format(StrEnum):
    """How a result is written."""

    TERMINAL = "terminal"
    JSON = "json"


Sources = Annotated[Path | None, typer.Option("--sources", metavar="DIR", help="The folder of source documents.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Work everything out anew and keep nothing.")]
AsFormat = Annotated[
    Format, typer.Option("--format", metavar="FORMAT", help="How to write the result: terminal (for people) or json.")
]


def main() -> None:
    """Runs the command line and leaves the process with its exit code."""
    code: object = INTERRUPTED
    try:
        app(prog_name="claimcheck")
    except SystemExit as stop:
        code = stop.code
    except KeyboardInterrupt:
        pass
    if code == INTERRUPTED:  # said here alone: typer has an exit of its own for an interrupt outside a command
        _say("claimcheck: interrupted.")
    sys.exit(code)  # type: ignore[arg-type]


def _command(group: typer.Typer, name: str) -> Callable[[Callable[P, int]], Callable[P, int]]:
    """Registers a function that returns an exit code, so that nothing which goes wrong in it ends in a traceback."""

    def register(function: Callable[P, int]) -> Callable[P, int]:
        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            raise typer.Exit(_code(lambda: function(*args, **kwargs)))

        group.command(name)(guarded)
        return function

    return register


def _code(job: Callable[[], int]) -> int:
    try:
        return job()
    except ClaimcheckError as error:
        _say(f"claimcheck: {error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        _say(_own_fault(error))
    return FAILED


def _own_fault(error: Exception) -> str:
    """What to say of an error that is the program's own; the traceback goes before it where CLAIMCHECK_DEBUG is set."""
    import traceback

    if os.environ.get("CLAIMCHECK_DEBUG"):
        traceback.print_exception(error)
    top = Path(__file__).parent
    ours = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(top)]
    where = f"{Path(ours[-1].filename).relative_to(top).as_posix()} line {ours[-1].lineno}"
    return (
        f"claimcheck: this is a fault of the program itself: {type(error).__name__}: {error} ({where}, version "
        f"{__version__}). Please report this line; CLAIMCHECK_DEBUG=1 shows more."
    )


# ── check ────────────────────────────────────────────────────────────────────────────────────────


@_command(app, "check")
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT", help="The drafts; - is standard input.")],
    sources: Sources = None,
    format: AsFormat = Format.TERMINAL,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 though there are findings.")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULES", help="Show these rules only: codes or names.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave these rules out.")
    ] = None,
    stdin_filename: Annotated[
        str,
        typer.Option(
            "--stdin-filename", metavar="NAME", help="What standard input is called; its suffix tells the format."
        ),
    ] = "",
    no_cache: NoCache = False,
    no_colour: Annotated[bool, typer.Option("--no-colour", "--no-color", help="Write without colours.")] = False,
) -> int:
    """Check drafts against a folder of sources.

    Exits with 0 when there is nothing of severity warning or above, with 1 when there is, and with 2 when the job could
    not be done.
    """
    checker = _Checker(_folder(sources), _store(no_cache))
    read = [_Draft.of(name, stdin_filename) for name in drafts]
    colour = format is Format.TERMINAL and not no_colour and _colour()
    width = _width() if format is Format.TERMINAL else 0
    at = checker.key(
        read, format, stdin_filename, str(colour), str(width), ",".join(select or ()), ",".join(ignore or ())
    )
    said = checker.kept(at) or _checked(checker, read, _Shape(format, colour, width), _codes(select), _codes(ignore))
    if not said.failed:
        checker.keep(at, said)
    for line in said.notices:
        _say(line)
    if said.text:
        _print(said.text, utf8=format is Format.JSON)
    if said.failed:
        return FAILED
    return FOUND if said.loud and not exit_zero else DONE


@dataclass(frozen=True)
class _Shape:
    """How reports are written."""

    format: Format
    colour: bool
    width: int


@dataclass(frozen=True)
class _Said:
    """All that a check says: the reports as written, the notices, what the exit code and the cache follow from."""

    text: str
    notices: tuple[str, ...]
    loud: bool
    beside: dict[
        str, str | None
    ]  # the files that the drafts lean on besides the sources, with what tells their content
    failed: bool = False


def _checked(
    checker: _Checker, drafts: Sequence[_Draft], shape: _Shape, only: frozenset[str], without: frozenset[str]
) -> _Said:
    from claimcheck.model import Severity

    reports, trouble, beside = [], [], {}
    for draft in drafts:
        try:
            reports.append(_chosen(checker.report(draft), only, without))
            beside.update(draft.beside())
        except _DraftError as error:
            trouble.append(f"claimcheck: {error}")
    notices = _lines([n for r in reports for n in r.notices] + list(checker.notices))
    loud = any(f.severity is not Severity.NOTE and not f.suppressed for r in reports for f in r.findings)
    return _Said(_rendered(reports, shape) if reports else "", (*trouble, *notices), loud, beside, bool(trouble))


class _DraftError(ClaimcheckError):
    """One draft could not be read; the others still can."""


@dataclass(frozen=True)
class _Draft:
    """A draft as named on the command line; what stands on standard input is read at once, for it can be read only once."""

    name: str
    data: bytes | None = None
    called: str = ""  # the name of the file that stands on standard input

    @staticmethod
    def of(name: str, called: str = "") -> _Draft:
        return _Draft(name, sys.stdin.buffer.read(), called) if name == STDIN else _Draft(name)

    def digest(self) -> str | None:
        """What tells its content from any other; None where it cannot be read."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        return _digest(Path(self.name))

    @cached_property
    def document(self) -> Document:
        """The draft as read; raises _DraftError with a plain sentence."""
        from claimcheck.read.files import read, read_stdin

        try:
            if self.data is not None:
                return read_stdin(self.data, self.called or STDIN, Path(self.called).suffix or ".md")
            return read(Path(self.name), id=self.name)  # its whole path, which no source has for an id
        except ClaimcheckError as error:
            raise _DraftError(str(error)) from error

    def beside(self) -> dict[str, str | None]:
        """The files that the draft names to be read with it, each with what tells its content; raises _DraftError."""
        from claimcheck.detect.citation import bibliographies

        return {path: _digest(Path(path)) for path in bibliographies(self.document)}


@dataclass(frozen=True)
class _Checker:
    """Checks drafts against one folder; what was checked before, and has not changed, comes from the store."""

    folder: Path
    store: Store | None

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.store.notices if self.store else ()

    def key(self, drafts: Sequence[_Draft], *shape: str) -> str | None:
        """What tells a check of these drafts, written so, from any other; None where that cannot be known."""
        if self.store is None:
            return None
        digests = [(d.name, d.digest()) for d in drafts]
        named = [part for name, digest in digests if digest for part in (name, digest)]
        if len(named) < 2 * len(digests):
            return None
        from claimcheck.store import key

        return key("said", str(self.folder), self._sources_digest, *shape, *named)

    def kept(self, at: str | None) -> _Said | None:
        """What that check said before."""
        data = self.store.read("said", at) if self.store and at else None
        if data is None:
            return None
        try:
            text, notices, loud, beside = json.loads(data)
            if any(_digest(Path(path)) != digest for path, digest in beside.items()):
                return None
            return _Said(str(text), tuple(map(str, notices)), bool(loud), beside)
        except (ValueError, TypeError, AttributeError):  # damaged, and as good as absent
            return None

    def keep(self, at: str | None, said: _Said) -> None:
        if self.store and at:
            self.store.write("said", at, json.dumps([said.text, said.notices, said.loud, said.beside]).encode())

    def report(self, draft: _Draft) -> Report:
        """The draft's report; raises ClaimcheckError where the draft or the sources cannot be read."""
        digest = draft.digest() if self.store else None
        if self.store is None or digest is None:
            return self._checked(draft)
        from claimcheck.model import Report
        from claimcheck.store import key

        beside = (part for path, state in draft.beside().items() for part in (path, state or ""))
        at = key("report", draft.name, draft.called, digest, str(self.folder), self._sources_digest, *beside)
        kept = self.store.get("report", at)
        if isinstance(kept, Report):
            return kept
        made = self._checked(draft)
        self.store.put("report", at, made)
        return made

    def _checked(self, draft: _Draft) -> Report:
        document = draft.document
        library = self.library
        from claimcheck.check import check

        return check(document, library)

    @cached_property
    def library(self) -> Library:
        """The sources; raises ClaimcheckError where there are none that can be read."""
        return _opened(self.folder, self.store)

    @cached_property
    def _sources_digest(self) -> str:
        """What tells the folder's files and their contents from any others."""
        digests = (f"{path.relative_to(self.folder)}\0{_digest(path)}\n" for path in _files(self.folder))
        return hashlib.sha256("".join(digests).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _files(folder: Path) -> list[Path]:
    """All files in the folder but hidden ones, in order of name."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = [n for n in folders if not n.startswith(".")]
        found += [Path(top, n) for n in names if not n.startswith(".")]
    return sorted(p for p in found if p.is_file())


def _chosen(report: Report, only: frozenset[str], without: frozenset[str]) -> Report:
    """The report with the findings of rules that were not chosen suppressed."""

    def why(code: str) -> str:
        return "ignored" if code in without else "not selected" if only and code not in only else ""

    if not only and not without:
        return report
    findings = tuple(replace(f, suppressed=f.suppressed or why(f.code)) for f in report.findings)
    return replace(report, findings=findings)


def _rendered(reports: Sequence[Report], shape: _Shape) -> str:
    if shape.format is Format.JSON:
        from claimcheck.report.json import render

        return render(reports)
    from claimcheck.report import terminal

    return terminal.render(reports, colour=shape.colour, width=shape.width)


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH


# ── the other commands ───────────────────────────────────────────────────────────────────────────


@_command(app, "explain")
def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's code or name.")]) -> int:
    """Say what a rule finds, why it matters, and what to do, with examples."""
    from claimcheck.report.pages import rule_page

    _print("\n".join(rule_page(r) for r in _named(rule)))
    return DONE


@_command(app, "rules")
def rules() -> int:
    """List the rules."""
    from claimcheck.report.pages import rules_table

    _print(rules_table(_rules()))
    return DONE


@_command(app, "why")
def why(
    place: Annotated[str, typer.Argument(metavar="DRAFT:LINE", help="A line of a draft, as a report names it.")],
    sources: Sources = None,
    no_cache: NoCache = False,
) -> int:
    """Show how a line of a draft was judged: its claims, the candidates in the sources, what each rule said."""
    name, line = _place(place)
    document = _Draft.of(name).document
    lines = len(document.text.splitlines())
    if line > lines:
        raise ClaimcheckError(f"{name}: there is no line {line}; the draft has {lines}.")
    store = _store(no_cache)
    library = _opened(_folder(sources), store)
    _tell([*library.notices, *(store.notices if store else ())])
    from claimcheck.report.why import explain_line

    _print(_safe(explain_line(document, library, line)))
    return DONE


@_command(app, "quantities")
def quantities(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE|-", help="A text, a file, or - for standard input.")],
    format: AsFormat = Format.TERMINAL,
    no_cache: NoCache = False,
) -> int:
    """Show how the figures in a text are read: each with what it counts, or is a change of."""
    from claimcheck.detect.nouns import parsed_figures
    from claimcheck.report.tables import quantities_json, quantities_table

    prose = _prose(text)
    store = _store(no_cache)
    found = parsed_figures(prose, store)
    _tell(store.notices if store else ())
    as_json = format is Format.JSON
    _print(quantities_json(prose, found) if as_json else quantities_table(prose, found), utf8=as_json)
    return DONE


@_command(sources_app, "list")
def sources_list(sources: Sources = None, no_cache: NoCache = False) -> int:
    """List the sources, and what was read in each."""
    from claimcheck.report.tables import sources_table

    store = _store(no_cache)
    library = _opened(_folder(sources), store)
    _tell([*library.notices, *(store.notices if store else ())])
    _print(sources_table(library))
    return DONE


def _version(wanted: bool) -> None:
    if wanted:
        _print(f"claimcheck {__version__}\n")
        raise typer.Exit


@app.callback()
def claimcheck(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Check a draft's figures, quotations and citations against a folder of sources, offline."""


# ── what the commands are given ──────────────────────────────────────────────────────────────────


def _folder(sources: Path | None) -> Path:
    if sources is None:
        raise ClaimcheckError("Which sources? Name the folder that holds the source documents: --sources DIR.")
    return sources


def _place(place: str) -> tuple[str, int]:
    """The draft and the line of "draft.md:12" or "draft.md:12:3"; raises ClaimcheckError for anything else."""
    match = re.fullmatch(r"(.+?):([1-9][0-9]*)(?::[0-9]+)?", place, re.DOTALL)
    if match is None:
        raise ClaimcheckError(f"{place}: name a draft and a line of it, as in letter.md:12.")
    return match[1], int(match[2])


def _prose(text: str) -> str:
    """The text itself, or the prose of the file of that name."""
    try:
        is_file = text == STDIN or Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a NUL byte
        is_file = False
    return _Draft.of(text).document.prose if is_file else text


def _rules() -> tuple[Rule, ...]:
    from claimcheck.rules import RULES

    return RULES


def _named(word: str) -> tuple[Rule, ...]:
    """The rules with the code or name; raises ClaimcheckError with the nearest right one where there is none."""
    from difflib import get_close_matches

    wanted = word.strip().lower()
    if found := tuple(r for r in _rules() if wanted in (r.code.lower(), r.name)):
        return found
    known = [*(r.name for r in _rules()), *(r.code.lower() for r in _rules())]
    nearest = [(n if n in {r.name for r in _rules()} else n.upper()) for n in get_close_matches(wanted, known, 1)]
    hint = f" Did you mean {nearest[0]}?" if nearest else ""
    raise ClaimcheckError(f"There is no rule “{word}”.{hint} `claimcheck rules` lists them all.")


def _codes(words: Iterable[str] | None) -> frozenset[str]:
    """The codes of the rules that are named, by code or name, with commas between them."""
    split = [part for word in words or () for part in word.split(",") if part.strip()]
    return frozenset(r.code for part in split for r in _named(part))


def _store(no_cache: bool) -> Store | None:
    if no_cache:
        return None
    from claimcheck.store import Store

    return Store.open()


def _opened(folder: Path, store: Store | None) -> Library:
    from claimcheck.retrieve.library import Library

    with _progress(folder) as progress:
        return Library.open(folder, store, progress)


# ── what is written ──────────────────────────────────────────────────────────────────────────────


@contextmanager
def _progress(folder: Path) -> Iterator[Callable[[int, int], None] | None]:
    """What to call with the number done and the number in all; None where nobody looks or there is little to read."""
    if not sys.stderr.isatty() or sum(p.stat().st_size for p in _files(folder)) < MUCH:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading the sources", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell(notices: Iterable[Notice]) -> None:
    """Says each notice once on standard error."""
    for line in _lines(notices):
        _say(line)


def _lines(notices: Iterable[Notice]) -> list[str]:
    """A line for each notice, once."""
    return [
        f"claimcheck: {n.message}" if n.path in n.message else f"claimcheck: {n.path}: {n.message}"
        for n in dict.fromkeys(notices)
    ]


def _say(line: str) -> None:
    print(_safe(line), file=sys.stderr, flush=True)


def _print(text: str, utf8: bool = False) -> None:
    """Writes to standard output; when whoever reads it has gone, the rest is dropped without a word."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would fail again


def _safe(text: str) -> str:
    """The lines of the text with nothing in them that a terminal would act on."""
    from claimcheck.report.text import visible

    return "\n".join(visible(line) for line in text.split("\n"))


if __name__ == "__main__":
    main()
