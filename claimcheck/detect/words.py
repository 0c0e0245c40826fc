"""Tokens, folded words and terms: the one notion of "the same word" on both sides."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, wraps
from importlib import resources
from typing import ClassVar, Concatenate, NamedTuple, ParamSpec, TypeVar

from claimcheck.model import Span

T = TypeVar("T")
P = ParamSpec("P")


class Kind:
    """What a token is. No Enum: Python 3.11 takes many times as long to look at a member of one, and every word is asked."""

    WORD: ClassVar[Kind]
    NUMBER: ClassVar[Kind]
    SYMBOL: ClassVar[Kind]

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


Kind.WORD, Kind.NUMBER, Kind.SYMBOL = Kind("word"), Kind("number"), Kind("symbol")


class Token(NamedTuple):  # far quicker to make than a frozen dataclass, and there are very many
    """A word, a run of digits with its points and commas, or a single sign."""

    text: str
    lower: str
    start: int
    end: int
    kind: Kind


TOKEN = re.compile(r"(\d+(?:[.,]\d+)*)|([^\W\d_]+(?:['’][^\W\d_]+)*)|[^\w\s]")
DASHES = str.maketrans({"‐": "-", "‑": "-", "’": "'"})
KEPT, WORDS = 4096, 65_536  # sentences, and words, whose tokens are kept
LONGEST_KEPT = 2000  # code points whose tokens are kept: longer than any sentence
POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


def tokens(prose: str, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of the prose, or of a span of it, with offsets into the whole."""
    start, end = (span.start, span.end) if span is not None else (0, len(prose))
    words = prose[start:end]
    return (_cut if len(words) <= LONGEST_KEPT else _cut.__wrapped__)(words, start)


@lru_cache(maxsize=KEPT)  # a sentence is asked for by many rules, and those of the sources for many claims
def _cut(words: str, start: int) -> tuple[Token, ...]:
    """The tokens of some words that stand at an offset."""
    made = []
    kinds = (Kind.SYMBOL, Kind.NUMBER, Kind.WORD)
    new = tuple.__new__  # what Token's own does, in half the time
    for m in TOKEN.finditer(words):
        first, end = m.span()
        text, lowered = _lowered(m[0])
        made.append(new(Token, (text, lowered, start + first, start + end, kinds[m.lastindex or 0])))
    return tuple(made)


@lru_cache(maxsize=WORDS)
def _lowered(text: str) -> tuple[str, str]:
    """A word and what it is in small letters: one object for all its places, for words are few and tokens many."""
    return text, text.lower() if text.isascii() else text.lower().translate(DASHES)


def of_run(answer: Callable[Concatenate[Sequence[Token], P], T]) -> Callable[Concatenate[Sequence[Token], P], T]:
    """A function of a run of tokens, and little else, that keeps its answers, told by which run it is.

    Runs of one place in a text are one object as long as `tokens` keeps them. To hash them would take longer than most answers.
    """
    made: dict[tuple[object, ...], tuple[Sequence[Token], T]] = {}

    @wraps(answer)
    def asked(run: Sequence[Token], /, *rest: P.args, **named: P.kwargs) -> T:
        if named or not isinstance(run, tuple):
            return answer(run, *rest, **named)
        at = (id(run), *rest)
        found = made.get(at)
        if found is None or found[0] is not run:
            if len(made) >= KEPT:
                made.clear()
            found = made[at] = (run, answer(run, *rest, **named))
        return found[1]

    return asked


def lower(run: Sequence[Token], i: int) -> str:
    """The lower-case word at place `i` of a run; empty outside it."""
    return run[i].lower if 0 <= i < len(run) else ""


def skip(run: Sequence[Token], j: int) -> int:
    """The place behind a hyphen at `j` that ties two words ("half-a-million"), else `j` itself."""
    return j + 1 if 0 < j < len(run) and run[j].lower == "-" and glued(run, j) and glued(run, j + 1) else j


def glued(run: Sequence[Token], i: int) -> bool:
    """Whether token `i` touches the one before it."""
    return 0 < i < len(run) and run[i].start == run[i - 1].end


@cache
def _stemmer() -> object:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that carry no subject."""
    text = resources.files("claimcheck.detect.lexicon").joinpath("stop.toml").read_text(encoding="utf-8")
    return frozenset(word for row in tomllib.loads(text)["stop"] for word in row["words"])


def british_folded(word: str) -> str:
    """The word in one of its two spellings: -ise as -ize, -our as -or, -tre as -ter, doubled l as single."""
    for old, new in (
        ("isation", "ization"),
        ("isations", "izations"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ysing", "yzing"),
        ("elled", "eled"),
        ("elling", "eling"),
        ("ogue", "og"),
        ("ogues", "ogs"),
        ("tre", "ter"),
        ("tres", "ters"),
    ):
        if word.endswith(old) and len(word) > len(old) + 2:
            return word[: -len(old)] + new
    if len(word) > 5 and "our" in word[2:]:
        return word[:2] + word[2:].replace("our", "or")
    return "program" + word[9:] if word.startswith("programme") else word


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    text = resources.files("claimcheck.detect.lexicon").joinpath("forms.toml").read_text(encoding="utf-8")
    return {form: row["of"] for section in tomllib.loads(text).values() for row in section for form in row["words"]}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The folded stem of a lower-case word (Porter's second stemmer, as Snowball ships it), of an irregular form that of
    the word which it is a form of."""
    word = POSSESSIVE.sub("", word)
    word = _forms().get(word, word)
    made: str = _stemmer().stemWord(british_folded(word))  # type: ignore[attr-defined]
    return made


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    text = resources.files("claimcheck.detect.lexicon").joinpath("synonyms.toml").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in tomllib.loads(text)["group"]:
        for word in row["words"]:
            found.setdefault(stem(word), "=" + stem(row["words"][0]))
    return found


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, group in _synonyms().items():
        found.setdefault(group, []).append(word)
    return {group: tuple(words) for group, words in found.items()}


def members(group: str) -> tuple[str, ...]:
    """The stems of the words in a group of synonyms, by the term that stands for it; none where there is no such group."""
    return _groups().get(group, ())


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """What stands for a lower-case word when subjects are compared: its stem, or that of its group of synonyms."""
    made = stem(word)
    return _synonyms().get(made, made)


def terms(run: Iterable[Token]) -> tuple[str, ...]:
    """The terms of the content words in a run of tokens, each once, in order."""
    word = Kind.WORD
    found = [_content(t.lower) for t in run if t.kind is word and len(t.text) > 1]
    return tuple(dict.fromkeys(filter(None, found)))


@lru_cache(maxsize=65536)
def _content(word: str) -> str:
    """The term of a lower-case word; empty for one that carries no subject."""
    return "" if word in stop_words() else term(word)
