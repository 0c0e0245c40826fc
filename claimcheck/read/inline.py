"""Markdown's signs within a block: blanked in the prose; links, notes and citation keys become marks.

One pass from left to right with a stack of open brackets and one over the emphasis signs, as CommonMark describes them;
no step looks back further than what it takes away, so the time is linear in the text, whatever the text.
"""

from __future__ import annotations

import re
import string
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from claimcheck.model import Mark, MarkKind, Span
from claimcheck.read.page import Page, domain_end, local_part, trimmed, url_end

TEX_QUOTE = "''"  # which closes what two backticks open
SPECIAL = re.compile(r"\\|`++|<|!(?=\[)|\^(?=\[)|\[++|\]|\*++|_++|~++|@|https?://|www\.", re.IGNORECASE)
ESCAPABLE = frozenset(string.punctuation)
AUTOLINK = re.compile(r"<((?:https?|ftp)://[^\s<>]++)>", re.IGNORECASE)
MAILLINK = re.compile(r"<(?:mailto:)?[^\s<>@]++@[^\s<>@]++>", re.IGNORECASE)
TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)(?:[\s/][^<>]*+)?>|<[!?][^<>]*+>")
NOTE = re.compile(r"\[\^([^\[\]\s]++)\]")
BRACKET = re.compile(r"\[([^\[\]]*+)\]")
TARGET = re.compile(
    r"\(\s*+(?:<([^<>\n]*+)>|((?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*+\))*+))"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+\s*+\)"
)
ATTRIBUTES = re.compile(r"\{[.#][^{}\n]*+\}")
KEY = re.compile(r"@(?:\{([^{}\s]++)\}|(\w(?:\w|[:.#$%&+?<>~/-](?=\w))*+))")
BEFORE_KEY = frozenset(" \t\r\n\u00a0-–—;,:([!\"'“‘")
SUFFIX = re.compile(r"[ \t]?\[([^\[\]]*+)\](?![(:\[])")
LOCATORS = frozenset(
    ("p", "pp", "page", "pages", "ch", "chap", "chapter", "sec", "section", "para", "paras", "fig", "table", "vol")
)
LONGEST_NAME = 999  # of a link's definition, as in CommonMark
LINE_ENDS = "\r\n"


class _Opener(Enum):
    LINK = 1
    IMAGE = 2
    NOTE = 3


@dataclass(slots=True)
class _Run:
    """A run of emphasis signs of which some may be taken already."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int  # as written; CommonMark's rule of three asks for it

    @property
    def left(self) -> int:
        return self.end - self.start


def name_of(label: str) -> str:
    """A link definition's name as it is compared."""
    return " ".join(label.split()).casefold()


def read_signs(page: Page, span: Span, definitions: dict[str, str], notes: bool = True) -> tuple[Span, ...]:
    """Blanks the signs in a block and marks what they point to; gives the texts of its inline notes, in order."""
    if not SPECIAL.search(page.text, span.start, span.end):
        return ()
    return _Scanner(page, span, definitions, notes).read()


def tag_end(text: str, at: int, end: int, last_comment: int) -> int:
    """Where the tag or comment that begins at `at` ends; `at` where none does.

    `last_comment` is where the last --> of the text stands, so that one that is never closed costs no search.
    """
    if text.startswith("<!--", at):
        close = text.find("-->", at + 4, end) if last_comment >= at + 4 else -1
        return close + 3 if close >= 0 else at
    m = TAG.match(text, at, end)
    return m.end() if m else at


class _Scanner:
    """The signs of one block. Offsets are those of the document; `text` is the document's as far as it was not blanked."""

    def __init__(self, page: Page, span: Span, definitions: dict[str, str], notes: bool) -> None:
        self.page = page
        self.start, self.end = 0, len(span)
        self.base = span.start
        self.text = "".join(page.chars[span.start : span.end])
        self.definitions = definitions
        self.notes_allowed = notes
        self.marks: list[Mark] = []
        self.notes: list[Span] = []
        self.runs: list[_Run] = []
        self.openers: list[tuple[int, _Opener]] = []
        self.inactive = 0  # openers of links below this index may open none: links do not nest
        self.open_notes = 0
        self.bracket = -1  # the bracket seen last
        self.ticks: dict[int, list[int]] | None = None
        self.last_comment = self.text.rfind("-->")
        self.handlers = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "!": self._image,
            "^": self._note,
            "[": self._open,
            "]": self._close,
            "@": self._at,
            "h": self._url,
            "w": self._url,
        }

    def read(self) -> tuple[Span, ...]:
        at = 0
        while m := SPECIAL.search(self.text, at):
            handler = self.handlers.get(m[0][0].lower())
            at = handler(m.start(), m.end()) if handler else self._emphasis(m.start(), m.end())
        for start, end in pairs(self.runs):
            self._blank(start, end)
        self.page.marks.extend(self.marks)
        return tuple(sorted(self.notes))

    # Each handler takes the sign's span and gives the offset to go on from.

    def _blank(self, start: int, end: int) -> None:
        self.page.blank(self.base + start, self.base + end)

    def _mark(self, kind: MarkKind, start: int, end: int, target: str) -> None:
        self.marks.append(Mark(kind, self._span(start, end), target))

    def _span(self, start: int, end: int) -> Span:
        return Span(self.base + start, self.base + end)

    def _escape(self, at: int, end: int) -> int:
        following = self.text[end : end + 1]
        if following and following in ESCAPABLE:
            self._blank(at, end)
            return end + 1
        if following and following in LINE_ENDS:
            self._blank(at, end)
        return end

    def _code(self, at: int, end: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for m in re.finditer("`++", self.text):
                self.ticks.setdefault(len(m[0]), []).append(m.start())
        starts = self.ticks.get(end - at, [])
        n = bisect_left(starts, end)
        if n == len(starts):
            return end
        if end - at == len(TEX_QUOTE) and self.text.find(TEX_QUOTE, end, self.end) >= 0:
            return end  # ``quoted as TeX does'', and ``once more''
        close = starts[n] + end - at
        self._blank(at, close)
        return close

    def _angle(self, at: int, end: int) -> int:
        link = AUTOLINK.match(self.text, at)
        found = link or MAILLINK.match(self.text, at)
        stop = found.end() if found else tag_end(self.text, at, self.end, self.last_comment)
        if stop == at:
            return end
        if link:
            self._mark(MarkKind.LINK, at, stop, link[1])
        self._blank(at, stop)
        return stop

    def _url(self, at: int, end: int) -> int:
        stop = url_end(self.text, at, self.end)
        if stop == at:
            return end
        self._mark(MarkKind.LINK, at, stop, self.text[at:stop])
        self._blank(at, stop)
        return stop

    def _at(self, at: int, end: int) -> int:
        before = self.text[at - 1] if at else " "
        start = local_part(self.text, at, 0) if before not in BEFORE_KEY or before in "-'" else at
        if start < at:
            stop = domain_end(self.text, at, self.end)
            if stop == at:
                return end
            self._blank(start, stop)
            return stop
        m = KEY.match(self.text, at)
        if not m or before not in BEFORE_KEY:
            return end
        if self.text[m.end() : m.end() + 1] == "@":  # a handle with its host: no key, and no address for letters
            stop = max(domain_end(self.text, m.end(), self.end), m.end())
            self._blank(at, stop)
            return stop
        suffix = SUFFIX.match(self.text, m.end())
        stop = suffix.end() if suffix and _is_locator(suffix[1]) else m.end()
        own = self.text.find(";", m.end(), stop)  # @lee [p. 33; @osei] has another citation behind its own page
        self._mark(MarkKind.KEY, at, own if own >= 0 else stop, m[1] or m[2])
        for key in KEY.finditer(self.text, own, stop) if own >= 0 else ():
            if self.text[key.start() - 1] in BEFORE_KEY:
                self._mark(MarkKind.KEY, *self._part(own, stop, key.start()), key[1] or key[2])
        self._blank(at, stop)
        return stop

    def _emphasis(self, at: int, end: int) -> int:
        sign = self.text[at]
        if sign == "~" and end - at != 2:
            return end
        before = self.text[at - 1] if at else " "
        after = self.text[end] if end < self.end else " "
        if sign == "*" and before.isalnum() and after.isalnum() and (before.isdigit() or after.isdigit()):
            return end  # 2*3*4 is a product
        left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
        right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
        if sign == "_":
            opens, closes = left and (not right or _is_sign(before)), right and (not left or _is_sign(after))
        else:
            opens, closes = left, right
        if opens or closes:
            self.runs.append(_Run(sign, at, end, opens, closes, end - at))
        return end

    # ── brackets ─────────────────────────────────────────────────────────────────────────────────

    def _image(self, at: int, end: int) -> int:
        self.openers.append((end, _Opener.IMAGE))
        self.bracket = end
        return end + 1

    def _note(self, at: int, end: int) -> int:
        if not self.notes_allowed or self.open_notes:
            return end
        self.openers.append((end, _Opener.NOTE))
        self.open_notes += 1
        self.bracket = end
        return end + 1

    def _open(self, at: int, end: int) -> int:
        self.openers.extend((i, _Opener.LINK) for i in range(at, end - 1))
        at = end - 1
        self.bracket = at
        note = NOTE.match(self.text, at)
        if note:
            self._mark(MarkKind.FOOTNOTE, at, note.end(), note[1])
            self._blank(at, note.end())
            return note.end()
        keys = self._bracketed_keys(at)
        if keys:
            return keys
        self.openers.append((at, _Opener.LINK))
        return end

    def _bracketed_keys(self, at: int) -> int:
        """Takes the citation that begins at `at` and gives its end; 0 where there is none."""
        m = BRACKET.match(self.text, at)
        if not m or "@" not in m[1] or self.text[m.end() : m.end() + 1] == "(":
            return 0
        keys = [k for k in KEY.finditer(self.text, at, m.end()) if self.text[k.start() - 1] in BEFORE_KEY]
        for key in keys:
            start, stop = self._part(at, m.end(), key.start()) if len(keys) > 1 else (at, m.end())
            self._mark(MarkKind.KEY, start, stop, key[1] or key[2])
        if keys:
            self._blank(at, m.end())
        return m.end() if keys else 0

    def _part(self, start: int, end: int, at: int) -> tuple[int, int]:
        """The part of a bracket of several citations, between semicolons, that holds `at`."""
        left = self.text.rfind(";", start, at)
        right = self.text.find(";", at, end)
        found = trimmed(self.text, (left if left >= 0 else start) + 1, right if right >= 0 else end - 1)
        return found.start, found.end

    def _close(self, at: int, end: int) -> int:
        inner, self.bracket = self.bracket, at
        if not self.openers:
            return end
        opener, kind = self.openers.pop()
        active = kind is not _Opener.LINK or len(self.openers) >= self.inactive
        self.inactive = min(self.inactive, len(self.openers))
        if kind is _Opener.NOTE:
            return self._end_note(opener, at, end)
        found = self._target(opener, at, simple=inner == opener) if active else None
        if found is None:
            return end
        target, stop = found
        if kind is _Opener.IMAGE:
            self._end_image(opener - 1, stop)
        else:
            self._end_link(opener, at, stop, target)
        return stop

    def _target(self, opener: int, at: int, simple: bool) -> tuple[str, int] | None:
        """What the bracket that closes at `at` points to, and where that ends."""
        m = TARGET.match(self.text, at + 1)
        if m:
            return m[1] or m[2] or "", m.end()
        m = BRACKET.match(self.text, at + 1)
        if m and m[1].strip():
            target = self._defined(m[1])
            return None if target is None else (target, m.end())
        target = self._defined(self.text[opener + 1 : at]) if simple else None
        if target is not None:
            return target, m.end() if m else at + 1
        attributes = ATTRIBUTES.match(self.text, at + 1)
        return ("", attributes.end()) if attributes else None

    def _defined(self, label: str) -> str | None:
        return self.definitions.get(name_of(label)) if self.definitions and len(label) <= LONGEST_NAME else None

    def _end_link(self, opener: int, at: int, stop: int, target: str) -> None:
        self._blank(opener, opener + 1)
        self._blank(at, stop)
        self.inactive = len(self.openers)
        kept = [m for m in self._popped_marks(opener) if m.kind is MarkKind.FOOTNOTE]
        if kept or not target:  # marks do not overlap, and a note says more of a claim than the link around it
            self.marks.extend(kept)
        else:
            self._mark(MarkKind.LINK, opener, stop, target)

    def _end_image(self, start: int, stop: int) -> None:
        self._blank(start, stop)
        self._popped_marks(start)
        while self.runs and self.runs[-1].start >= start:
            self.runs.pop()
        while self.notes and self.notes[-1].start >= self.base + start:
            self.notes.pop()

    def _end_note(self, opener: int, at: int, end: int) -> int:
        self.open_notes -= 1
        self._blank(opener - 1, opener + 1)
        self._blank(at, end)
        inner = self._popped_marks(opener)
        if self.text[opener + 1 : at].strip():
            self._mark(MarkKind.FOOTNOTE, opener - 1, opener + 1, f"^{self.base + opener - 1}")
            self.notes.append(self._span(opener + 1, at))
        self.marks.extend(inner)
        return end

    def _popped_marks(self, start: int) -> list[Mark]:
        """The marks from `start` on, taken from the list."""
        n = len(self.marks)
        while n and self.marks[n - 1].span.start >= self.base + start:
            n -= 1
        popped = self.marks[n:]
        del self.marks[n:]
        return popped


def _is_sign(c: str) -> bool:
    return unicodedata.category(c)[0] in "PS"


def _is_locator(suffix: str) -> bool:
    first = suffix.split()[:1]
    return bool(first) and (first[0][0].isdigit() or first[0].rstrip(".").lower() in LOCATORS)


def pairs(runs: list[_Run]) -> Iterator[tuple[int, int]]:
    """The spans of the emphasis signs that have a partner (CommonMark's "process emphasis")."""
    stack: list[_Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            key = (run.sign, run.opens, run.length % 3)
            floor = min(floors.get(key, 0), len(stack))
            n = len(stack) - 1
            while n >= floor and not _partners(stack[n], run):
                n -= 1
            if n < floor:
                floors[key] = len(stack)
                break
            opener = stack[n]
            del stack[n + 1 :]
            size = 2 if min(opener.left, run.left) >= 2 else 1
            yield opener.end - size, opener.end
            yield run.start, run.start + size
            opener.end -= size
            run.start += size
            if not opener.left:
                stack.pop()
        if run.opens and run.left:
            stack.append(run)


def _partners(opener: _Run, closer: _Run) -> bool:
    if opener.sign != closer.sign:
        return False
    both = (opener.opens and opener.closes) or (closer.opens and closer.closes)
    return not (both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3))
