"""What a LaTeX file says of itself: its title, author, date and bibliographies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from claimcheck.read.extract import shown

Node = Any

SIGNS = re.compile(r"\\(?:and|thanks\s*\{[^{}]*\}|inst\s*\{[^{}]*\}|[A-Za-z]+\*?|\\)|[{}~]")
DAYS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata by name, and the bibliographies that the file names, as paths from its own folder."""

    meta: dict[str, str]
    bibliography: tuple[str, ...]


def head(text: str, nodes: Sequence[Node]) -> Head:
    """What the commands of a file say of it; raises nothing."""
    meta: dict[str, str] = {}
    files: list[str] = []
    for node in _commands(nodes):
        argument = _argument(text, node)
        match node.macroname:
            case "title":
                meta.setdefault("title", _plain(argument))
            case "author":
                meta.setdefault("author", ", ".join(_plain(a) for a in re.split(r"\\and\b", argument) if _plain(a)))
            case "date":
                meta.setdefault("date", _date(_plain(argument)))
            case "bibliography" | "addbibresource":
                files += [f.strip() for f in argument.split(",") if f.strip()]
    named = tuple(dict.fromkeys(f if PurePath(f).suffix else f"{f}.bib" for f in files))
    return Head({k: v for k, v in meta.items() if v}, named)


def _commands(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if getattr(node, "macroname", ""):
            yield node
        elif getattr(node, "environmentname", "") == "document":
            yield from _commands(node.nodelist)


def _argument(text: str, node: Node) -> str:
    last = node.nodeargd.argnlist[-1] if node.nodeargd and node.nodeargd.argnlist else None
    return "" if last is None else text[last.pos + 1 : last.pos + last.len - 1]


def _plain(text: str) -> str:
    return shown(SIGNS.sub(" ", text))


def _date(said: str) -> str:
    """A date as written in ISO's form, as exact as it is told; empty for any other words."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", said):
        return said
    for form in DAYS:
        with suppress(ValueError):
            return dt.datetime.strptime(said, form).date().isoformat()
    with suppress(ValueError):
        return dt.datetime.strptime(said, "%B %Y").strftime("%Y-%m")
    return ""
