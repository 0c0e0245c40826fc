"""What LaTeX's commands and environments are, from latex.toml and from the library's own tables."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from pylatexenc import latex2text, latexwalker, macrospec

ENVIRONMENTS = frozenset({"quotation", "list", "definitions", "table", "code", "mathematics", "frame"})
VERBATIM = "verbatim"
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The kind of each command and environment, and the signs that commands stand for."""

    commands: dict[str, str]
    environments: dict[str, str]
    signs: dict[str, str]
    context: macrospec.LatexContextDb


@lru_cache(maxsize=1)
def rows() -> dict[str, list[dict[str, str | list[str]]]]:
    """The rows of latex.toml by section."""
    text = resources.files("claimcheck.read").joinpath("latex.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def words() -> Words:
    """All that latex.toml and the library say."""
    commands: dict[str, str] = {}
    environments: dict[str, str] = {}
    signs: dict[str, str] = {}
    macros, enclosing = [], []
    for section, found in rows().items():
        for row in found:
            args = str(row["args"])
            for word in row["words"]:
                if section not in ENVIRONMENTS:
                    commands[word] = section
                    signs.update({word: str(row["sign"])} if "sign" in row else {})
                    macros.append(macrospec.MacroSpec(word, args))
                    continue
                environments[word] = section
                parser = (
                    macrospec.VerbatimArgsParser(verbatim_arg_type="verbatim-environment")
                    if args == VERBATIM
                    else macrospec.MacroStandardArgsParser(args)
                )
                enclosing.append(
                    macrospec.EnvironmentSpec(word, args_parser=parser, is_math_mode=section == "mathematics")
                )
    context = latexwalker.get_default_latex_context_db()
    context.add_context_category("claimcheck", macros=macros, environments=enclosing, prepend=True)
    return Words(commands, environments, signs, context)


@lru_cache(maxsize=1024)
def sign_of(command: str) -> str:
    """The one sign that a command without arguments stands for: "£" for pounds; a blank for white space; empty for any other."""
    known = words().signs.get(command, "")
    if known or command in (" ", "\n", ","):
        return known or " "
    spec = _shown().get_macro_spec(command)
    found = getattr(spec, "simplify_repl", None)
    if command == "%":
        return "%"
    if not isinstance(found, str) or not found:
        return ""
    return " " if found.isspace() else found if len(found) == 1 else ""


@lru_cache(maxsize=1)
def _shown() -> macrospec.LatexContextDb:
    return latex2text.get_default_latex_context_db()


def accented(command: str, letter: str) -> str:
    """The letter with the accent that a command puts on it; empty where there is no such letter."""
    letter = {"\\i": "i", "\\j": "j"}.get(letter, letter)
    if command not in ACCENTS or len(letter) != 1:
        return ""
    made = unicodedata.normalize("NFC", letter + ACCENTS[command])
    return made if len(made) == 1 else ""


INCLUDED = re.compile(r"\\(?:input|include|subfile)\s*\{\s*([^{}]+?)\s*\}")
