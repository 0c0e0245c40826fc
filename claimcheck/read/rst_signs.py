"""reStructuredText's signs within a block: blanked in the prose; links, notes and citations become marks.

By the recognition rules of its specification: a sign opens behind white space or an opening mark and before something shown, and
closes the other way round. Nothing is looked for further than `FAR` characters on, so the time is linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from claimcheck.model import MarkKind, Span
from claimcheck.read.page import Page, trimmed

FAR = 2000
BEFORE = r"(?:(?<![^\s'\"(\[{<\-/:‘“«¿¡–—])|(?<=\\ ))"
AFTER = r"(?![^\s'\")\]}>\-/\\:.,;!?’”»–—…])"
SIGNS = re.compile(
    rf"""\\(?P<escaped>.|\n)
    | {BEFORE}``(?=\S).{{1,{FAR}}}?(?<=\S)``{AFTER}
    | {BEFORE}(?::(?P<role>[\w.+-]+(?::[\w.+-]+)*):)?_?`(?=\S)(?P<words>(?:[^`\\]|\\.){{1,{FAR}}}?)(?<=\S)`
      (?:(?P<reference>__?)|:(?P<behind>[\w.+-]+(?::[\w.+-]+)*):)?{AFTER}
    | {BEFORE}\*\*(?=\S)(?P<strong>(?:[^\\]|\\.){{1,{FAR}}}?)(?<=[^\s\\])\*\*{AFTER}
    | {BEFORE}\*(?=[^\s*])(?P<stressed>(?:[^*\\]|\\.){{1,{FAR}}}?)(?<=[^\s\\])\*{AFTER}
    | {BEFORE}\[(?P<note>\d{{1,4}}|\#[\w.-]*|\*|[^\W\d_][\w.+-]*)\]_{AFTER}
    | {BEFORE}\|(?=[^\s|])(?P<put>[^|\n]{{1,200}}?)(?<=\S)\|_{{0,2}}{AFTER}
    | {BEFORE}(?P<name>[^\W_](?:[\w.+-]*[^\W_])?)(?P<bare>__?){AFTER}
    """,
    re.VERBOSE | re.DOTALL,
)
TARGET = re.compile(r"\s*<([^<>]+)>$")
KEY = re.compile(r"(?:\{[^{}]*\})?(?P<key>[^\s,{}]+)\s*(?:\{(?P<where>[^{}]*)\})?")
DEFINED = re.compile(r"^[ \t]*\.\.[ \t]+_(?:`([^`]+)`|([^:\n`]+)):[ \t]+(\S+)[ \t]*\r?$", re.MULTILINE)
ANONYMOUS = re.compile(r"^[ \t]*(?:__|\.\.[ \t]+__:)[ \t]+(\S+)[ \t]*\r?$", re.MULTILINE)


@lru_cache(maxsize=1)
def rows() -> dict[str, list[dict[str, str | list[str]]]]:
    """The rows of rst.toml by section."""
    return tomllib.loads(resources.files("claimcheck.read").joinpath("rst.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """The section of rst.toml that each directive is in; of a role, with a colon before its name."""
    return {
        (":" if section.endswith("_role") else "") + word: section
        for section, found in rows().items()
        for row in found
        for word in row["words"]
    }


class Names:
    """What links and notes without a name of their own lead to, in the order in which they are met."""

    def __init__(self, text: str) -> None:
        self.links = {_name(m[1] or m[2]): m[3] for m in DEFINED.finditer(text)}
        self.anonymous = [m[1] for m in ANONYMOUS.finditer(text)]
        self.met = 0
        self.counts: dict[str, int] = {}

    def link(self, name: str, anonymous: bool) -> str:
        """The address that a reference leads to; empty where it leads to a place in the text."""
        if not anonymous:
            return self.links.get(_name(name), "")
        self.met += 1
        return self.anonymous[self.met - 1] if self.met <= len(self.anonymous) else ""

    def label(self, written: str, where: str) -> str:
        """A note's label: of `[#]` and `[*]` the number of the note, counted apart for marks and for notes (`where`)."""
        if written not in ("#", "*"):
            return written
        at = f"{where} {written}"
        self.counts[at] = self.counts.get(at, 0) + 1
        return f"{written}{self.counts[at]}"


def _name(said: str) -> str:
    return " ".join(said.split()).casefold()


def read_signs(page: Page, span: Span, names: Names) -> None:
    """Blanks the signs in a block and marks what they point to."""
    at = span.start
    while m := SIGNS.search(page.text, at, span.end):
        at = max(_read(page, m, names), m.start() + 1)
    links = sorted(k.span for k in page.marks if k.kind is MarkKind.LINK and span.contains(k.span))
    page.blank_addresses(span, links)


def _read(page: Page, m: re.Match[str], names: Names) -> int:
    """Takes one sign; gives where to go on."""
    if m["escaped"] is not None:
        page.blank(m.start(), m.start() + (2 if m["escaped"].isspace() and m["escaped"] != "\n" else 1))
        return m.end()
    if m["note"]:
        page.mark(MarkKind.FOOTNOTE, *m.span(), names.label(m["note"], "mark"))
        page.blank(*m.span())
    elif m["name"]:
        if target := names.link(m["name"], m["bare"] == "__"):
            page.mark(MarkKind.LINK, *m.span(), target)
        page.blank(*m.span("bare"))
    elif m["words"]:
        _interpreted(page, m, names)
    elif group := next((g for g in ("strong", "stressed", "put") if m[g]), ""):
        page.blank(m.start(), m.start(group))
        page.blank(m.end(group), m.end())
        return m.start(group) if group == "strong" else m.end()
    else:
        page.blank(*m.span())  # a literal
    return m.end()


def _interpreted(page: Page, m: re.Match[str], names: Names) -> None:
    """Words between single backquotes, with a role or a target."""
    role = m["role"] or m["behind"] or ""
    kind = kinds().get(f":{role}", "shown_role") if role else ""
    start, end = m.span("words")
    if kind == "key_role":
        page.blank(*m.span())
        found = list(KEY.finditer(page.text, start, end))
        for n, key in enumerate(found):
            first, last = (m.start() if not n else key.start()), (m.end() if n == len(found) - 1 else key.end())
            page.mark(MarkKind.KEY, first, last, key["key"], key["where"] or "")
        return
    if kind == "hidden_role":
        page.blank(*m.span())
        return
    target = TARGET.search(page.text[start:end])
    shown = trimmed(page.text, start, start + target.start() if target else end)
    if not len(shown) and target:
        shown = Span(start + target.start(1), start + target.end(1))
    page.blank(m.start(), shown.start)
    page.blank(shown.end, m.end())
    if m["reference"]:
        said = target[1] if target else page.text[start:end]
        address = (
            said
            if target and not said.endswith("_")
            else names.link(said.rstrip("_"), m["reference"] == "__" and not target)
        )
        if address.lower().startswith(("http:", "https:", "www.")):
            page.mark(MarkKind.LINK, *m.span(), address)
