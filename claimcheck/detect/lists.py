"""How many things a text lists after it has said how many there are: rows of a table, items of a list, names in a row."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.attribution import is_capital
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Block, BlockKind, Document, Span

OPENING = frozenset({":", "(", "–", "—"})


def table_rows(document: Document, after: Span) -> int | None:
    """How many body rows the first table after a span has; None where none follows within the section."""
    rows = set()
    headings: tuple[Span, ...] | None = None
    for block in document.blocks:
        if block.span.contains(after) or block.span.overlaps(after):
            headings = block.headings
        if block.kind is BlockKind.CELL and block.span.start > after.end and len(block.headers) == 2:
            if headings is not None and block.headings != headings:
                break
            rows.add(block.headers[0])
        elif rows and block.kind is not BlockKind.CELL:
            break
    return len(rows) or None


def heads_table(document: Document, sentence: Span, noun: str) -> bool:
    """Whether the block of a sentence stands right before a table whose first column is headed by a noun's term."""
    at = next((k for k, b in enumerate(document.blocks) if b.span.overlaps(sentence)), None)
    if at is None or at + 1 >= len(document.blocks) or document.blocks[at + 1].kind is not BlockKind.CELL:
        return False
    return terms(tokens(document.prose, document.blocks[at + 1].span))[-1:] == (noun,)


def counted_off(document: Document, after: Span) -> int | None:
    """How far the rest of a sentence's paragraph counts: 3 for "First, bread; next, soap; third, light".

    None where it does not count from the first on, with at most one number left out, and where the last is told by none.
    """
    block = next((b.span for b in document.blocks if b.span.contains(after)), after)
    run = tokens(document.prose, Span(after.end, block.end))
    told = {v for i, t in enumerate(run) if (v := _ordinal(t)) and (v == 1) <= _opens(run, i) and not _is_part(run, i)}
    last = max(told, default=0)
    return last if last > 1 and 1 in told and len(told) >= last - 1 else None


def _ordinal(token: Token) -> int:
    """The value of an ordinal, also as "secondly"; 0 for another word."""
    return tables().ordinal.get(token.lower.removesuffix("ly"), 0)


def _is_part(run: Sequence[Token], i: int) -> bool:
    """Whether an ordinal is a fraction: "a third of", "one fifth"."""
    return i > 0 and (run[i - 1].lower in ("a", "an", "per") or run[i - 1].lower in tables().cardinal)


def _opens(run: Sequence[Token], i: int) -> bool:
    """Whether a token opens a sentence or a part of one."""
    return i == 0 or run[i - 1].text in ".;:,"


def items(document: Document, sentence: Span) -> int | None:
    """How many items the list has that a sentence leads to with a colon; None where it leads to none."""
    at = next((k for k, b in enumerate(document.blocks) if b.span.overlaps(sentence)), None)
    if at is None or not document.prose[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    if document.prose[sentence.end : document.blocks[at].span.end].strip():
        return None
    run: list[Block] = []
    for block in document.blocks[at + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        run.append(block)
    columns = [document.locate(b.span).column for b in run]
    return sum(c == columns[0] for c in columns) or None if columns else None


def is_announced(run: Sequence[Token], figure: Span, noun: Span) -> bool:
    """Whether a figure tells how many the list has that its sentence leads to: "It has four aims:", "Three things matter:"."""
    after = [t for t in run if t.start >= noun.end and t.text != ":"]
    told = [t for t in run if figure.start <= t.start < noun.end or t in after]
    if not after or any(t.lower in words_in("recall", "announcing") for t in told):
        return True
    return is_listed(run, figure, noun)


def is_listed(run: Sequence[Token], figure: Span, noun: Span) -> bool:
    """Whether what is counted is of a kind that is set out in a list: reasons, considerations."""
    return any(t.lower in words_in("recall", "listed") for t in run if figure.end <= t.start < noun.end)


def names_listed(run: Sequence[Token], after: int) -> tuple[int, ...]:
    """How many names stand in a row behind a colon, a dash or a bracket at an offset: as many as it may be; none where none do.

    "Ghana, Peru and Thailand" are three, or two of which one has an "and" in its name.
    """
    rest = [t for t in run if t.start >= after]
    if not rest or rest[0].text not in OPENING:
        return ()
    closing = ")" if rest[0].text == "(" else "."
    end = next((k for k, t in enumerate(rest) if k and t.text in (closing, ";", "–", "—", ")")), len(rest))
    inside = rest[1:end]
    if not inside or not is_capital(inside[0]):
        return ()
    commas = joined = 0
    for k, token in enumerate(inside):
        follows = inside[k + 1] if k + 1 < len(inside) else None
        if token.text == "," and follows is not None:
            commas += 1
            if follows.lower not in ("and", "or") and not _begins_name(inside, k + 1):
                return ()
        elif token.lower == "and" and follows is not None:
            if not _begins_name(inside, k + 1):
                return ()
            joined += inside[k - 1].text != ","
        elif not is_capital(token) and token.lower not in ("the", "of", "de", "du", "-", "’", "'", "."):
            return ()
    if not commas and not joined:
        return ()
    return tuple(range(commas + 1, commas + joined + 2))


def _begins_name(run: Sequence[Token], k: int) -> bool:
    """Whether a name begins at a token, past an article."""
    at = k + 1 if k < len(run) and run[k].lower == "the" else k
    return at < len(run) and is_capital(run[at])


def names_after(document: Document, sentence: Span, noun: Span) -> tuple[int, ...]:
    """How many names the sentence lists right behind a counted noun; none where it lists none."""
    return names_listed(tokens(document.prose, sentence), noun.end)
