r"""LaTeX → Document: the file's text as it is, and as its prose what is shown of it.

The tree comes from pylatexenc, whose nodes know where they stand; its own conversion to text drops that, and so is not used.
What stands for a sign is that sign in the prose (\% is %, `` is “, \'e is é), so that prose and text have the same places.
A figure that a command divides (10\,000) is moved together within itself.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from claimcheck.model import Block, BlockKind, ClaimcheckError, Document, MarkKind, Span
from claimcheck.read.extract import Cell, Run
from claimcheck.read.grid import headed
from claimcheck.read.latex_head import head
from claimcheck.read.latex_page import Gathering, Node
from claimcheck.read.latex_words import INCLUDED, accented, sign_of, words
from claimcheck.read.limits import LATEX
from claimcheck.read.page import trimmed

PLAIN_MATHS = re.compile(
    r"\s*(?:\\(?:approx|sim|pm|geq?|leq?)\s*|[<>+-]\s*)?\d(?:[\d.,\s%]|\{,\}|\\[,%;! ]|\^\{?(?:st|nd|rd|th)\}?)*"
)
BREAK = re.compile(r"\n[ \t\r]*\n\s*")
LEVELS = {"title": 0, "part": 1, "chapter": 2, "section": 3, "frametitle": 3, "subsection": 4, "subsubsection": 5}
DEEPEST = 7
JOINING = frozenset({"-", "/", "@"})  # "un\\-believable" is one word
BESIDE = re.compile(r"\s*\[[^\[\]]*\]")
INNER = {"quotation": BlockKind.QUOTE, "list": BlockKind.LIST_ITEM, "definitions": BlockKind.LIST_ITEM}
PARTS = frozenset({"endfirsthead", "endhead", "endfoot", "endlastfoot"})  # each ends a part of a longtable
RAISED = {"1": "¹", "2": "²", "3": "³"}


def declared(data: bytes) -> str:
    """The encoding that the file says it is in; empty where it says none."""
    m = re.search(rb"\\usepackage\s*\[\s*([\w-]+)\s*\]\s*\{inputenc\}", data[:20_000])
    name = m[1].decode("ascii").lower() if m else ""
    return {"utf8": "", "utf8x": "", "ansinew": "cp1252", "applemac": "mac-roman", "latin1": "cp1252"}.get(name, name)


def document(id: str, text: str, path: str = "") -> Document:
    """The LaTeX text as a document; raises ClaimcheckError where it is too long, or its commands lie too deep within each other."""
    from pylatexenc.latexwalker import LatexWalkerError

    from claimcheck.read.latex_walk import Walker

    name = path or id
    if len(text) > LATEX:
        raise ClaimcheckError(f"{name}: has more than {LATEX / 1e6:,.0f} million characters of LaTeX. Split it.")
    reader = _Reader(text)
    try:
        nodes = Walker(text, latex_context=words().context, tolerant_parsing=True).get_latex_nodes()[0]
        told = head(text, nodes)
        reader.whole(nodes)
    except RecursionError:
        raise ClaimcheckError(
            f"{name}: has too many commands within each other. Check that its braces are closed."
        ) from None
    except LatexWalkerError as error:
        said = str(error).partition("\n")[0]
        raise ClaimcheckError(f"{name}: cannot be read as LaTeX ({said}). Check that it compiles.") from None
    made = reader.document(id, {"path": path, **told.meta})
    included = tuple(dict.fromkeys(INCLUDED.findall(text)))
    gap = f"has text in other files ({', '.join(included)}), which are not read. Check these too." if included else ""
    return replace(
        made, format="LaTeX", bibliography=tuple(str(PurePath(path).parent / f) for f in told.bibliography), gap=gap
    )


class _Reader(Gathering):
    """A LaTeX text on the way to a document: what is shown so far, and the block that is being gathered."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.terms = False  # in a list of what terms mean
        self.listed = set(re.findall(r"\\bibitem\s*(?:\[[^\]]*\])?\s*\{\s*([^{}\s]+)\s*\}", text))

    def whole(self, nodes: Sequence[Node]) -> None:
        """Reads the body, or all of a file that has none; of what stands before it, the title."""
        body = next((n for n in _each(nodes) if getattr(n, "environmentname", "") == "document"), None)
        if body is not None:
            for node in _each(nodes):
                if node.pos < body.pos and getattr(node, "macroname", "") == "title":
                    self.nodes([node])
            nodes = body.nodelist
        self.nodes(nodes)
        self.flush()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def nodes(self, nodes: Sequence[Node] | None) -> None:
        left = deque(_each(nodes))
        while left:
            node = left.popleft()
            kind = type(node).__name__
            if kind == "LatexCharsNode":
                self.characters(node.pos, node.pos + node.len)
            elif kind == "LatexGroupNode":
                self.nodes(node.nodelist)
            elif kind == "LatexMacroNode":
                self.command(node, left)
            elif kind == "LatexEnvironmentNode":
                self.environment(node)
            elif kind == "LatexSpecialsNode":
                self.special(node)
            elif kind == "LatexMathNode":
                self.maths(node)

    def characters(self, start: int, end: int) -> None:
        if self.solid:
            self.show(start, end)
            return
        at = start
        for m in BREAK.finditer(self.text, start, end):
            self.show(at, m.start())
            self.flush()
            at = m.end()
        self.show(at, end)

    def special(self, node: Node) -> None:
        signs = {"``": "“", "''": "”", "--": "–", "---": "—", "~": " ", "!`": "¡", "?`": "¿", "&": " "}
        said = node.specials_chars
        if said.isspace():
            if not self.solid:
                self.flush()
        elif sign := signs.get(said):
            self.sign(node.pos, node.pos + node.len, sign, at_start=said == "''")

    def maths(self, node: Node) -> None:
        """Shows a figure; a formula is none of the text."""
        left, right = (len(d) for d in node.delimiters)
        inside = self.text[node.pos + left : node.pos + node.len - right]
        if node.displaytype == "inline" and PLAIN_MATHS.fullmatch(inside):
            self.nodes(node.nodelist)
        else:
            self.blank(node)

    def blank(self, node: Node) -> None:
        self.sign(node.pos, node.pos + node.len, " ")

    # ── commands ─────────────────────────────────────────────────────────────────────────────────

    def command(self, node: Node, left: deque[Node]) -> None:
        name = node.macroname
        args = list(node.nodeargd.argnlist or ()) if node.nodeargd else []
        told = args or [None] * 3
        kind = words().commands.get(name, "")
        if handler := getattr(self, f"_{kind}", None) if kind else None:
            handler(node, told, left)
            return
        end = node.pos + node.len
        letter = self.text[args[-1].pos : args[-1].pos + args[-1].len].strip("{} ") if args and args[-1] else ""
        if made := accented(name, letter):
            self.page.chars[node.pos] = made
            self.cover(node.pos, end)
        elif name == "par":
            if not self.solid:
                self.flush()
        elif name == "\\" or name == "newline":
            self.sign(node.pos, node.pos + len("\\") + 1, " ")
        elif name in JOINING:
            pass
        elif sign := sign_of(name):
            tight = name == "," and self.text[node.pos - 1 : node.pos].isdigit() and self.text[end : end + 1].isdigit()
            post = len(node.macro_post_space or "")
            self.sign(node.pos, end - post, "," if tight else sign)
        elif args:
            self.nodes([a for a in args if a is not None and getattr(a, "delimiters", ("{",))[0] == "{"])
        else:
            self._nothing(node, args, left)
            if left and left[0].pos == end and type(left[0]).__name__ == "LatexCharsNode":
                self.without_options(left[0])

    def _nothing(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        """What is declared, and what is not known, shows nothing."""

    def _last(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        shown = args[-1:]
        if _is_caption(node):
            self.apart(BlockKind.PARAGRAPH, shown)
        else:
            self.nodes(shown)

    def _both(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.nodes(args[-2:-1])
        if args[-1] is not None:
            self.sign(args[-1].pos, args[-1].pos + 1, " ")
        self.nodes(args[-1:])

    def _sign(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.sign(node.pos, node.pos + node.len - len(node.macro_post_space or ""), sign_of(node.macroname))

    def _raised(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        said = self.text[args[-1].pos : args[-1].pos + args[-1].len].strip("{} ") if args[-1] else ""
        self.nodes(args[-1:])
        if said in RAISED:
            self.page.chars[self.text.index(said, args[-1].pos)] = RAISED[said]
        self.page.chars[node.pos : args[-1].pos] = " " * (args[-1].pos - node.pos)

    def _span(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.nodes(args[-1:])

    def _heading(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.apart(BlockKind.HEADING, args[-1:], level=LEVELS.get(node.macroname, DEEPEST - 1))

    def _item(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        if not self.solid:
            self.flush()
        else:
            self.sign(node.pos, node.pos + 1, " ")
        self.nodes([n for a in args if a is not None for n in a.nodelist or ()])
        # A term is a paragraph of its own, as in other formats, unless what it means goes on as its sentence.
        end = node.pos + node.len
        if self.terms and not self.solid and not self.text[end:].lstrip()[:1].islower():
            self.flush()

    def _entry(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        """An entry of the list of references: all up to the next one, as the note of its key."""
        mine: list[Node] = []
        while left and getattr(left[0], "macroname", "") != "bibitem":
            mine.append(left.popleft())
        key = self.text[args[-1].pos : args[-1].pos + args[-1].len].strip("{} ") if args[-1] else ""
        self.apart(BlockKind.FOOTNOTE, mine, label=key)

    # ── notes, citations, links, quotations ──────────────────────────────────────────────────────

    def _note(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        body = args[-1]
        if body is None or self.solid:
            return
        numbered = self.text[args[0].pos + 1 : args[0].pos + args[0].len - 1] if args[0] is not None else ""
        label = numbered if node.macroname == "footnotetext" and numbered else f"^{node.pos}"
        if node.macroname != "footnotetext":
            self.page.mark(MarkKind.FOOTNOTE, node.pos, body.pos + 1, label)
            self.cover(node.pos, body.pos + 1)
        self.apart(BlockKind.FOOTNOTE, [body], label)

    def _note_mark(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        if args and args[0] is not None:
            number = self.text[args[0].pos + 1 : args[0].pos + args[0].len - 1]
            self.page.mark(MarkKind.FOOTNOTE, node.pos, node.pos + node.len, number)
            self.cover(node.pos, node.pos + node.len)

    def _cite(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.cited(node.pos, args[-1], [a for a in args[:-1] if a is not None])

    def _cites(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        start = node.pos
        behind = ""
        while left:
            following = left[0]
            if type(following).__name__ == "LatexCharsNode" and (
                m := BESIDE.fullmatch(self.text[following.pos : following.pos + following.len])
            ):
                behind = m[0]
            elif type(following).__name__ == "LatexGroupNode":
                self.cited(start, following, [], behind)
                start, behind = following.pos + following.len, ""
            else:
                break
            left.popleft()

    def cited(self, start: int, keys: Node | None, before: Sequence[Node], behind: str = "") -> None:
        """Marks each key; what is said behind the last ("p. 4") belongs to it."""
        if keys is None:
            return
        end = keys.pos + keys.len
        options = [self.text[b.pos + 1 : b.pos + b.len - 1] for b in before if b.len > len("*")]
        where = " ".join((options[-1] if options else behind.strip("[] ")).replace("~", " ").replace("--", "–").split())
        found = list(_keys(self.text, keys.pos + 1, end - 1))
        for n, key in enumerate(found):
            last = n == len(found) - 1
            target = self.text[key.start : key.end]
            kind = MarkKind.FOOTNOTE if target in self.listed else MarkKind.KEY
            self.page.mark(kind, key.start if n else start, end if last else key.end, target, where if last else "")
        self.cover(start, end)

    def _link(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.nodes(args[-1:])
        self.address(node, args[-2])

    def _address(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        self.blank(node)
        self.address(node, args[-1])

    def address(self, node: Node, arg: Node | None) -> None:
        target = re.sub(r"\\([%#&_~])", r"\1", self.text[arg.pos + 1 : arg.pos + arg.len - 1]) if arg else ""
        if target.startswith(("http:", "https:", "www.")):
            self.page.mark(MarkKind.LINK, node.pos, node.pos + node.len, target)
            self.cover(node.pos, node.pos + node.len)

    def _quoted(self, node: Node, args: list[Node], left: deque[Node]) -> None:
        body = args[-1] if node.macroname == "enquote" else None
        if body is None and left and type(left[0]).__name__ == "LatexGroupNode":
            body = left.popleft()
        if body is None:
            return
        end = body.pos + body.len
        single = any(type(a).__name__ == "LatexCharsNode" for a in args[:1] if a is not None)
        opening, closing = "‘’" if single else "“”"
        closed = self.text[end - 1] == "}"
        self.page.chars[body.pos] = opening
        self.cover(body.pos, body.pos + 1)
        self.nodes([body])
        if closed:  # not before: a note within begins a block of its own
            self.page.chars[end - 1] = closing
            self.cover(end - 1, end)
        for argument in args:
            if argument is not None and argument is not body:
                self.nodes(list(_citing(argument)))

    # ── environments ─────────────────────────────────────────────────────────────────────────────

    def environment(self, node: Node) -> None:
        kind = words().environments.get(node.environmentname, "")
        if kind == "code":
            if not self.solid:
                self.flush()
                self.page.blocks.append(Block(BlockKind.CODE, Span(node.pos, node.pos + node.len)))
        elif kind == "mathematics":
            self.blank(node)
        elif kind == "table":
            self.table(node)
        else:
            if not kind and node.nodelist:
                self.without_options(node.nodelist[0])
            quoted = self.kind is BlockKind.QUOTE
            inner = INNER.get(kind, self.kind)
            outer, self.terms = self.terms, kind == "definitions"
            self.within(BlockKind.QUOTE if quoted else inner, node.nodelist)
            self.terms = outer

    def without_options(self, node: Node) -> None:
        """Leaves out what stands in square brackets behind a command that is not known."""
        if m := BESIDE.match(self.text, node.pos, node.pos + node.len):
            node.pos, node.len = m.end(), node.pos + node.len - m.end()

    def table(self, node: Node) -> None:
        if self.solid:
            self.nodes(node.nodelist)
            return
        self.flush()
        spans: dict[int, Span | None] = {}
        rows: list[list[Cell]] = [[]]
        nodes = list(_set_once(node.nodelist))
        for caption in (n for n in nodes if _is_caption(n)):
            self.nodes([caption])
        first = len(self.page.blocks)
        for cell, ends in self.cells([n for n in nodes if not _is_caption(n)]):
            span = self.apart(BlockKind.CELL, cell)
            made = Cell((Run(self.shown(span)),), width=_width(self.text, cell))
            spans[id(made)] = span
            rows[-1].append(made)
            if ends:
                rows.append([])
        headers = headed(rows, spans)
        for n in range(first, len(self.page.blocks)):
            block = self.page.blocks[n]
            if headers is None and block.kind is BlockKind.CELL:
                block = replace(block, kind=BlockKind.PARAGRAPH)
            self.page.blocks[n] = replace(block, headers=(headers or {}).get(block.span, ()))

    def cells(self, nodes: Sequence[Node]) -> Iterator[tuple[list[Node], bool]]:
        """The nodes of each cell, and whether it is the last of its row."""
        cell: list[Node] = []
        for n in nodes:
            if getattr(n, "specials_chars", "") == "&" or getattr(n, "macroname", "") in ("\\", "tabularnewline"):
                yield cell, getattr(n, "specials_chars", "") != "&"
                cell = []
            else:
                cell.append(n)
        yield cell, True


def _each(nodes: Sequence[Node] | None) -> Iterator[Node]:
    return (n for n in nodes or () if n is not None)


def _is_caption(node: Node) -> bool:
    return str(getattr(node, "macroname", "")).startswith("caption")


def _set_once(nodes: Sequence[Node] | None) -> Iterator[Node]:
    """What a table shows, without the head and foot that longtable sets again on each page."""
    found = list(_each(nodes))
    names = [getattr(n, "macroname", "") for n in found]
    again = {"endfoot", "endhead"} if "endfirsthead" in names else {"endfoot"}
    at = 0
    for n, name in enumerate(names):
        if name in PARTS:
            yield from found[at:n] if name not in again else ()
            at = n + 1
    yield from found[at:]


def _citing(node: Node) -> Iterator[Node]:
    """The citations within a node."""
    for n in _each(getattr(node, "nodelist", ())):
        if words().commands.get(getattr(n, "macroname", "")) in ("cite", "cites"):
            yield n
        else:
            yield from _citing(n)


def _keys(text: str, start: int, end: int) -> Iterator[Span]:
    """The keys between two places, which commas divide."""
    for m in re.finditer(r"[^,]+", text[start:end]):
        span = trimmed(text, start + m.start(), start + m.end())
        if len(span):
            yield span


def _width(text: str, cell: Sequence[Node]) -> int:
    """Over how many columns a cell reaches."""
    for node in cell:
        if getattr(node, "macroname", "") == "multicolumn" and node.nodeargd.argnlist[0] is not None:
            said = node.nodeargd.argnlist[0]
            number = text[said.pos : said.pos + said.len].strip("{} ")
            return (
                int(number)
                if number.isascii() and number.isdigit() and len(number) < len("1000") and int(number)
                else 1
            )
    return 1
