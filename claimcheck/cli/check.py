"""`claimcheck check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.base import (
    DONE,
    FAILED,
    FORMATS,
    FOUND,
    STDIN,
    Bibliography,
    ConfigFile,
    FailOn,
    Isolated,
    NoCache,
    Sources,
    command,
    rule_words,
)
from claimcheck.cli.said import say
from claimcheck.errors import ClaimcheckError

Rules = list[str] | None


@command("check")
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT", help="The drafts; - is standard input.")],
    sources: Sources = None,
    bibliography: Bibliography = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT[:FILE]",
            help=f"How to write the report: {', '.join(FORMATS)}. Once more for another, each with a file of its own.",
        ),
    ] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", metavar="FILE", help="Write there, not on standard output.")
    ] = None,
    select: Annotated[
        Rules,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Show these rules only: codes, names or families (N).",
            autocompletion=rule_words,
        ),
    ] = None,
    ignore: Annotated[
        Rules, typer.Option("--ignore", metavar="RULES", help="Leave these rules out.", autocompletion=rule_words)
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Show only findings that are not in this file.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write the findings into this file.")
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed",
            metavar="=REVISION",
            help="Only findings on lines that git has changed since then; alone: HEAD.",
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Put right what is sure, in the drafts themselves.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With these two: reword too, where the sentence may want a change.")
    ] = False,
    add_ignores: Annotated[
        bool, typer.Option("--add-ignores", help="Write a comment into the drafts for each finding, with --reason.")
    ] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why they are ignored.")] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", metavar="SEVERITY", help="Exit with 1 from this severity on: warning.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a draft or a source is saved.")] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with 1 for notes and notices too: also where a source could not be read."),
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 though there are findings.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule.")] = False,
    stdin_filename: Annotated[
        str,
        typer.Option(
            "--stdin-filename", metavar="NAME", help="What standard input is called; its suffix tells the format."
        ),
    ] = "",
    config: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
    no_colour: Annotated[bool, typer.Option("--no-colour", "--no-color", help="Write without colours.")] = False,
) -> int:
    """Check drafts against a folder of sources.

    Exits with 0 when there is nothing of severity warning or above, with 1 when there is, and with 2 when the job could
    not be done.
    """
    from claimcheck.cli.checking import Checker, Filters
    from claimcheck.cli.given import Draft, Settings, files_of, store_of, words_of
    from claimcheck.cli.outputs import Output, outputs

    said_here = {
        "sources": sources and str(sources),
        "bibliography": files_of(bibliography),
        "select": words_of(select),
        "ignore": words_of(ignore),
        "baseline": baseline and str(baseline),
        "fail-on": fail_on and str(fail_on),
    }
    settings = Settings.of(config, isolated, said_here)

    def made() -> tuple[Output, ...]:
        return outputs(["statistics"] if statistics and not format else format or [], output_file, no_colour)

    def named(settings: Settings) -> list[Draft]:
        return [
            Draft.of(name, settings.config(_place(name, stdin_filename)), stdin_filename)
            for name in dict.fromkeys(drafts)
        ]

    def checker_of(read: Sequence[Draft]) -> Checker:
        known = None if write_baseline else settings.baseline(read)
        return Checker(store_of(no_cache, read[0].config.cache_limit), Filters(known, changed or ""))

    written = made()
    if watch:
        from claimcheck.cli.watching import watching

        if STDIN in drafts or fix or diff or add_ignores or write_baseline or len(written) > 1 or output_file:
            raise ClaimcheckError(
                "--watch shows the report of files, in one format, and writes nothing. Leave the rest out."
            )
        return watching(lambda: named(Settings.of(config, isolated, said_here)), checker_of, lambda: made()[0].shape)
    read = named(settings)
    checker = checker_of(read)
    if add_ignores or reason or write_baseline:
        from claimcheck.cli.rewriting import adding_ignores, writing_baseline

        if write_baseline:
            return writing_baseline(checker, read, write_baseline)
        if not add_ignores or not (reason or "").strip():
            raise ClaimcheckError("--add-ignores and --reason go together: say why the findings are ignored.")
        return adding_ignores(checker, read, reason or "")
    if unsafe_fixes and not (fix or diff):
        raise ClaimcheckError("--unsafe-fixes goes with --diff, which shows, or --fix, which writes.")
    if fix or diff:
        from claimcheck.cli.fixing import fixing, showing

        if diff:
            return showing(checker, read, unsafe_fixes)
        read = fixing(checker, read, unsafe_fixes)
        if not read:
            return DONE
    said = checker.said(read, [o.shape for o in written])
    for line in (*said.notices, *checker.cache_notices):
        say(line)
    for output, text in zip(written, said.texts, strict=True):
        output.put(text)
    if said.failed:
        return FAILED
    if exit_zero:
        return DONE
    least = FailOn.NOTE if strict else settings.fail_on(read)
    return FOUND if least.reached(said.severities) or (strict and said.notices) else DONE


def _place(name: str, called: str) -> str:
    """Where a draft's configuration is looked for: what stands on standard input has the place that its name tells."""
    return called if name == STDIN and called else name
