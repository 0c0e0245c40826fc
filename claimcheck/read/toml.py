"""TOML with the places of its keys and values, so that what is wrong with a value can be said where it stands.

The standard library's reader tells values but no places. `places` goes over a text that it has read already, and so need not
ask whether the text is TOML.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimcheck.errors import ClaimcheckError

Path = tuple[str | int, ...]  # keys from the outermost in; a number counts the items of an array from 0

WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
STRING = re.compile(r'"""(?:\\.|[^\\])*?"""{1,3}|\'\'\'.*?\'\'\'{1,3}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
PLAIN = re.compile(r"[^,\]}#\r\n]+")  # a number, a date, true or false


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, counted from 1; the column in code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the keys of a TOML text stand, and where their values begin, by their path."""

    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)


def parsed(text: str, path: str) -> dict[str, object]:
    """The values of a TOML text; raises ClaimcheckError with the file's path, the line and the column where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = WHERE.search(str(error))
        last = text.rstrip()
        line, column = (said[1], said[2]) if said and said[1] else (last.count("\n") + 1, len(last) - last.rfind("\n"))
        reason = WHERE.sub("", str(error)).rstrip(".")
        raise ClaimcheckError(
            f"{path}, line {line}, column {column}: is no valid TOML: {reason}. Mend that line."
        ) from None
    except (RecursionError, ValueError):  # brackets or a number beyond what Python reads
        raise ClaimcheckError(f"{path}: holds a value too long or too deep to be read. Take it out.") from None


def places(text: str) -> Places:
    """Where each key and each value of a TOML text stands; the text must be one that `parsed` reads."""
    return _Scan(text).run()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like the given one; empty where none is like it."""
    from difflib import get_close_matches

    spelled = {k.lower(): k for k in known}
    near = get_close_matches(word.lower(), spelled, 1)
    return spelled[near[0]] if near else ""


class _Scan:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found = Places()
        self.tables: dict[Path, int] = {}

    def run(self) -> Places:
        top: Path = ()
        self._skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                top = self._header()
            else:
                self._entry(top)
            self._skip()
        return self.found

    def _skip(self) -> None:
        match = SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _place(self, at: int) -> Place:
        return Place(self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))

    def _header(self) -> Path:
        """The path of the table whose header begins here, as [a.b] or [[a.b]]; the latter counts its items."""
        several = self.text.startswith("[[", self.at)
        self.at += 2 if several else 1
        path: Path = ()
        keys = self._keys()
        for number, (key, at) in enumerate(keys, 1):
            path += (key,)
            self.found.keys.setdefault(path, self._place(at))
            if several and number == len(keys):
                self.tables[path] = self.tables.get(path, -1) + 1
            if path in self.tables:
                path += (self.tables[path],)
        self.at = self.text.index("]", self.at) + (2 if several else 1)
        return path

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, each with where it begins; the scan goes on behind them."""
        parts: list[tuple[str, int]] = []
        while True:
            self._blanks()
            begin = self.at
            if match := STRING.match(self.text, begin):
                value = tomllib.loads(f"k = {match[0]}")["k"]
            elif match := BARE.match(self.text, begin):
                value = match[0]
            else:
                return parts
            parts.append((str(value), begin))
            self.at = match.end()
            self._blanks()
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _blanks(self) -> None:
        while self.text.startswith((" ", "\t"), self.at):
            self.at += 1

    def _entry(self, top: Path) -> None:
        path = top
        for key, at in self._keys():
            path += (key,)
            self.found.keys.setdefault(path, self._place(at))
        self.at = self.text.index("=", self.at) + 1
        self._skip()
        self._value(path)

    def _value(self, path: Path) -> None:
        self.found.values.setdefault(path, self._place(self.at))
        if match := STRING.match(self.text, self.at):
            self.at = match.end()
        elif self.text.startswith(("[", "{"), self.at):
            table = self.text[self.at] == "{"
            self.at += 1
            for number in range(len(self.text)):
                self._skip()
                if self.text.startswith(("]", "}"), self.at):
                    break
                if table:
                    self._entry(path)
                else:
                    self._value((*path, number))
                self._skip()
                if self.text.startswith(",", self.at):
                    self.at += 1
            self.at += 1
        elif match := PLAIN.match(self.text, self.at):
            self.at = match.end()
