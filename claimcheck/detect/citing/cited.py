"""The type of a citation as a text has it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import CitationKind, Span


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the text has it: `span` is the mark, `scope` the words that it stands for.

    `description` is what tells the source: the footnote's text, the entry of the reference list, the URL, the name.
    `defined` is false for a footnote or a number without a definition in the document; for a key, which is defined
    elsewhere, it is false always. `bibliographies` are the files that the document names for its keys. `locator` is the
    page or the like that is pointed to, `at` the note or entry that describes the source. `reach` are the words that it
    may stand for besides: the paragraph that it ends, the list that it leads in.
    """

    kind: CitationKind
    span: Span
    scope: Span
    label: str
    description: str = ""
    defined: bool = True
    bibliographies: tuple[str, ...] = ()
    locator: str = ""
    at: Span | None = None
    reach: Span | None = None
