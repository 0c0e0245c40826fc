"""HTML → Document: the main text of a page, without what stands around it.

By lxml, whose HTML parser stops at 256 open elements: with one that builds the tree as browsers do, a page of a million open
tags took more than ten minutes.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from xml.sax.saxutils import quoteattr

from lxml import etree

from claimcheck.model import BlockKind, ClaimcheckError, Document, MarkKind
from claimcheck.read.extract import Cell, Extract, Run, raised, shown
from claimcheck.read.grid import add_table
from claimcheck.read.limits import DEPTH
from claimcheck.read.remarks import HTML as REMARKS

Element = etree._Element

WORD = re.compile(r"[a-z0-9]+(?:-only|-hidden)?")
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
NOTE_TEXT = re.compile(r"[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,6})(?::\d{1,3})?\s*[\])]?\.?", re.IGNORECASE)
BACK = re.compile(r"[↩↑^⤴⏎\ufe0e\s]*")
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)

HEADINGS = {f"h{n}": n for n in range(1, 7)}
TEXTS = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure", "figcaption"),
        *("details", "summary", "fieldset", "legend", "center", "dt", "dd", "dl", "body", "html", "hgroup", "caption"),
        *("li", "ul", "ol", "blockquote", "pre", "table", "tr", "td", "th", "tbody", "thead", "tfoot"),
    )
)
NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
TITLE_META = ("citation_title", "dc.title", "og:title")
AUTHOR_META = ("citation_author", "author", "dc.creator", "article:author")
DATE_META = (
    "citation_publication_date",
    "citation_date",
    "article:published_time",
    "dc.date",
    "dcterms.issued",
    "date",
)
BODY_META = ("citation_publisher", "dc.publisher", "og:site_name")

REMARK = "claimcheck-remark"  # the element that stands for a comment to the program
MARKED_AS = "claimcheck:"


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The words of html.toml by section."""
    loaded = tomllib.loads(resources.files("claimcheck.read").joinpath("html.toml").read_text("utf-8"))
    return {section: frozenset(w for row in rows for w in row["words"]) for section, rows in loaded.items()}


def declared(data: bytes) -> str:
    """The encoding that a page says it is in, near its start; empty where it says none."""
    m = CHARSET.search(data[:2048])
    return m[1].decode("ascii").lower() if m else ""


def document(id: str, text: str, path: str = "") -> Document:
    """The page as a document; raises ClaimcheckError where it shows no text."""
    parser = _parser()
    # a comment that is meant for the program becomes an element, which the walk meets where the comment stands
    said = (f"<{REMARK} said={quoteattr(MARKED_AS + m['said'])}></{REMARK}>" for m in REMARKS.finditer(text))
    root = parsed(REMARKS.sub(lambda _: next(said), text), parser)
    too_deep = any("depth" in str(error.message) for error in parser.error_log)
    extract = Extract()
    if root is not None:
        walk(extract, root)
    made = extract.document(id, path, "HTML", _meta(root) if root is not None else {})
    if not made.text:
        raise ClaimcheckError(
            f"{path or id}: is a web page without text of its own. Save the page once its text is shown."
        )
    if too_deep:
        gap = (
            f"has more than {DEPTH} elements within each other and is read only as far as these. Save it as plain text."
        )
        return replace(made, gap=gap)
    return made


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")


def parsed(text: str, parser: etree.HTMLParser | None = None) -> Element | None:
    """The root of a page; None where there is nothing in it."""
    return etree.fromstring(text.encode("utf-8", "replace"), parser or _parser()) if text.strip() else None


def walk(extract: Extract, root: Element) -> None:
    """Adds the blocks of the main text below an element; a book adds one page after the other."""
    main = _main(root)
    notes, targets = _notes(main)
    _Walker(extract, notes, targets, main.tag in ("body", "html")).walk(main)


def _main(root: Element) -> Element:
    """The element that holds the text of the page."""
    for path in (".//main", ".//*[@role='main']"):
        found = root.findall(path)
        if found:
            return max(found, key=_size)
    articles = root.findall(".//article")
    if len(articles) == 1:
        return articles[0]
    body = root.find(".//body")
    return body if body is not None else root


def _size(element: Element) -> int:
    return sum(len(t) for t in element.itertext())


# ── notes ────────────────────────────────────────────────────────────────────────────────────────


def _notes(main: Element) -> tuple[dict[Element, str], dict[str, str]]:
    """The blocks that are footnotes, with their labels: what a short raised or bracketed link leads to, further on.

    And the label of each note by what a link to it says, however the link itself is called ("2:1" for the second mark of a note).
    """
    order: dict[str, tuple[int, Element]] = {}
    links: list[tuple[int, str, str]] = []
    for n, element in enumerate(main.iter(etree.Element)):
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                order.setdefault(name, (n, element))
        href = element.get("href") or ""
        if element.tag == "a" and href.startswith("#") and (label := _note_label(element)):
            links.append((n, href[1:], label))
    found: dict[Element, str] = {}
    targets: dict[str, str] = {}
    for n, target, label in links:
        at = order.get(target)
        if at and at[0] > n:
            targets[target] = found.setdefault(_block_of(at[1]), label)
    return found, targets


def _note_label(link: Element) -> str:
    """What a link is called as the mark of a note; empty where it is none."""
    m = NOTE_TEXT.fullmatch(_words_of(link))
    if not m:
        return ""
    parent = link.getparent()
    raised_up = link.find("sup") is not None or (parent is not None and parent.tag == "sup")
    said = " ".join(link.get(name) or "" for name in ("role", "class", "epub:type"))
    return m[1] if raised_up or "note" in said or m[0].startswith("[") else ""


def _block_of(element: Element) -> Element:
    """The nearest element around, or itself, that is a block."""
    at: Element | None = element
    while at is not None:
        if at.tag in TEXTS:
            return at
        at = at.getparent()
    return element


# ── the walk ─────────────────────────────────────────────────────────────────────────────────────


class _Walker:
    """Goes through the elements in order; text gathers until a block begins or ends."""

    def __init__(self, extract: Extract, notes: dict[Element, str], targets: dict[str, str], whole_page: bool) -> None:
        self.extract = extract
        self.notes = notes
        self.targets = targets
        taken = {b.label for b in extract.blocks}  # by another chapter of a book
        self.labels = {n: n if n not in taken else f"{n} ({len(taken)})" for n in notes.values()}
        self.around = whole_page
        self.runs: list[Run] = []
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.depth = 0  # of lists
        self.into: list[Run] | None = None  # where runs go that are part of a note or a cell
        self.waiting: list[tuple[str, list[Run]]] = []  # notes, for the end

    def walk(self, root: Element) -> None:
        self._inside(root)
        self._flush()
        for label, runs in self.waiting:
            self.extract.add(BlockKind.FOOTNOTE, runs, label=self.labels[label])

    def _flush(self) -> None:
        if self.into is not None:
            self.into += [*self.runs, Run(" ")]
            self.runs = []
            return
        kind = BlockKind.LIST_ITEM if self.kind is BlockKind.PARAGRAPH and self.depth else self.kind
        self.extract.add(kind, self.runs, level=self.level, depth=max(0, self.depth - 1))
        self.runs = []

    def _inside(self, element: Element) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self.runs.append(Run(text))

    def _element(self, e: Element) -> None:
        tag = e.tag
        if tag == REMARK:
            self.runs.append(Run("", remark=e.get("said") or ""))
            return
        if _is_left_out(e) or (self.around and self._is_around(e)):
            return
        if e in self.notes:
            self._note(e, self.notes[e])
        elif tag in HEADINGS:
            self._block(e, BlockKind.HEADING, HEADINGS[tag])
        elif tag == "table":
            self._table(e)
        elif tag == "blockquote":
            self._block(e, BlockKind.QUOTE)
        elif tag in ("ul", "ol"):
            self._flush()
            self.depth += 1
            self._block(e, self.kind)
            self.depth -= 1
        elif tag in TEXTS:
            self._block(e, self.kind, self.level)
        else:
            self._inline(e)

    def _block(self, e: Element, kind: BlockKind, level: int = 0) -> None:
        self._flush()
        before = self.kind, self.level
        quoted = self.kind is BlockKind.QUOTE and kind is not BlockKind.HEADING
        self.kind, self.level = (BlockKind.QUOTE, 0) if quoted else (kind, level)
        self._inside(e)
        self._flush()
        self.kind, self.level = before

    def _inline(self, e: Element) -> None:
        tag = e.tag
        if tag in ("br", "hr"):
            self.runs.append(Run(" "))
        elif tag in ("del", "s", "strike"):  # what the author has taken back
            return
        elif tag == "sup":
            start = len(self.runs)
            self._inside(e)
            if all(r.kind is None for r in self.runs[start:]):
                self.runs[start:] = [Run(raised("".join(r.text for r in self.runs[start:])))]
        elif tag == "q":
            self.runs.append(Run("“"))
            self._inside(e)
            self.runs.append(Run("”"))
        elif tag in ("em", "i", "strong", "b"):
            start = len(self.runs)
            self._inside(e)
            self.runs[start:] = [replace(r, stressed=True) for r in self.runs[start:]]
        elif tag == "a" and e.get("href"):
            self._link(e)
        else:
            self._inside(e)

    def _link(self, e: Element) -> None:
        href = (e.get("href") or "").strip()
        label = self.targets.get(href[1:], "") if href.startswith("#") and _note_label(e) else ""
        if label:
            self.runs.append(Run(f"[{label}]", MarkKind.FOOTNOTE, self.labels[label]))
            return
        start = len(self.runs)
        self._inside(e)
        if href.lower().startswith(("http://", "https://")) and all(r.kind is None for r in self.runs[start:]):
            words = "".join(r.text for r in self.runs[start:])
            if words.strip():
                self.runs[start:] = [Run(words, MarkKind.LINK, href)]

    def _gathered(self, e: Element) -> list[Run]:
        """The runs within an element, its blocks with a space between them."""
        self._flush()
        outer, self.into = self.into, []
        self._inside(e)
        self._flush()
        found, self.into = self.into, outer
        return found

    def _note(self, e: Element, label: str) -> None:
        """Keeps a note for the end, without its own number and without the way back."""
        runs = [r for r in self._gathered(e) if r.kind or r.text.isspace() or not BACK.fullmatch(r.text)]
        number = re.compile(rf"\s*[\[(]?{re.escape(label)}[\])]?[.:]?\s+")
        first = next((n for n, r in enumerate(runs) if r.text.strip()), 0)
        if runs and (m := number.match(runs[first].text)):
            runs[first] = Run(runs[first].text[m.end() :], runs[first].kind, runs[first].target)
        self.waiting.append((label, runs))

    def _table(self, e: Element) -> None:
        self._flush()
        rows = [r for r in e.iter("tr") if _table_of(r) is e]
        inner = (*HEADINGS, "table")
        if e.get("role") == "presentation" or any(e.find(f".//{tag}") is not None for tag in inner):
            self._block(e, self.kind, self.level)  # a frame around text, no table
            return
        caption = e.find("caption")
        if caption is not None:
            self._block(caption, BlockKind.PARAGRAPH)
        cells = [[self._cell(c, row) for c in row if c.tag in ("td", "th")] for row in rows]
        if self.into is None:
            add_table(self.extract, cells)
        else:
            self.into += [run for row in cells for cell in row for run in (*cell.runs, Run(" "))]

    def _cell(self, e: Element, row: Element) -> Cell:
        parent = row.getparent()
        head = e.tag == "th" or (parent is not None and parent.tag == "thead")
        runs = () if _is_left_out(e) else tuple(self._gathered(e))
        return Cell(runs, head, _number(e.get("colspan")), _number(e.get("rowspan")))

    def _is_around(self, e: Element) -> bool:
        """Whether an element of a page without a main part stands around its text: its header, unless the title is in it."""
        if e.tag not in _words()["around"]:
            return False
        if any(a.tag in ("article", "section") for a in e.iterancestors()):
            return False
        return not (e.tag == "header" and e.find(".//h1") is not None) and e.get("role") not in NOTE_ROLES


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _words_of(e: Element) -> str:
    return shown("".join(str(t) for t in e.itertext()))


def _number(value: str | None) -> int:
    """What a colspan or rowspan says; 1 where it says nothing that can be meant."""
    return (
        int(value) if value and value.isascii() and value.isdigit() and len(value) < len("100000") and int(value) else 1
    )


def _is_left_out(e: Element) -> bool:
    """Whether an element shows nothing, or stands around the text of any page."""
    words = _words()
    role = e.get("role") or ""
    if role in NOTE_ROLES or e.tag in ("body", "html", "main"):
        return False
    if e.tag in words["element"] or role in words["role"]:
        return True
    if e.get("hidden") is not None or e.get("aria-hidden") == "true" or HIDDEN_STYLE.search(e.get("style") or ""):
        return True
    named = f"{e.get('class') or ''} {e.get('id') or ''}".lower()
    return not words["banner"].isdisjoint(WORD.findall(named))


# ── what the page says of itself ─────────────────────────────────────────────────────────────────


def _meta(root: Element) -> dict[str, str]:
    """Title, authors, publisher, date and address as the head of the page tells them."""
    told: dict[str, list[str]] = {}
    for e in root.iter("meta"):
        name = (e.get("name") or e.get("property") or "").lower()
        content = shown(e.get("content") or "")
        if name and content:
            told.setdefault(name, []).append(content)
    title = root.find(".//head/title")
    canonical = next(
        (e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), ""
    )
    found = {
        "title": _first(told, TITLE_META) or (_words_of(title) if title is not None else ""),
        "author": ", ".join(next((told[n] for n in AUTHOR_META if n in told), [])),
        "publisher": _first(told, BODY_META),
        "date": _first(told, DATE_META).replace("/", "-")[: len("2020-05-17")],
        "url": canonical if canonical.startswith(("http://", "https://")) else _first(told, ("og:url",)),
    }
    return {k: v for k, v in found.items() if v}


def _first(told: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((told[n][0] for n in names if n in told), "")
