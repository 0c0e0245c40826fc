"""Trees as they are asked, and the one mistake that the parser is known to make in them, mended.

The mistake: in "access to clinics decreased by a third" a past tense is taken for a participle, so that the access is one
that somebody decreased. A change word that a figure follows is a finite verb, unless the noun before it has a verb besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.detect.tables import tables
from claimcheck.detect.words import DASHES, Token
from claimcheck.model import Parse, Quantity, Span, Word

SUBJECTS = ("nsubj", "nsubj:pass")
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "VBG", "CD", "PRP", "DT", "WDT", "WP", "JJ")
FINITE = ("VBD", "VBP", "VBZ")
INSIDE = ("nmod", "nmod:unmarked", "compound", "amod", "acl", "flat", "nmod:poss", "conj", "appos", "nummod")
LED_BY = (
    "DT",
    "PRP$",
    "JJ",
    "MD",
    "POS",
    "TO",
    "VB",
    "VBZ",
    "VBP",
    "VBN",
    "VBG",
)  # before a noun, or a verb not finite
BETWEEN = 4  # words between a change word and its figure


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's words with their text in lower case and what hangs on each."""

    words: tuple[Word, ...]
    lower: tuple[str, ...]
    below: tuple[tuple[int, ...], ...]

    def kids(self, i: int, *relations: str) -> list[int]:
        """What hangs on a word, by one of the relations if any are told."""
        return [k for k in self.below[i] if not relations or self.words[k].relation in relations]

    def under(self, i: int) -> set[int]:
        """The word and all that hangs on it, whatever the depth."""
        found, left = {i}, [i]
        while left:
            for k in self.below[left.pop()]:
                if k not in found:
                    found.add(k)
                    left.append(k)
        return found

    def above(self, i: int) -> list[int]:
        """The words that a word hangs on, from its head to the top."""
        found: list[int] = []
        while self.words[i].head != i and len(found) < len(self.words):
            i = self.words[i].head
            found.append(i)
        return found

    def case(self, i: int) -> str:
        """The preposition of a noun, if it has one."""
        kids = self.kids(i, "case")
        return self.lower[kids[0]] if kids else ""


def tree(parse: Parse, run: Sequence[Token]) -> Tree:
    """A parse of a sentence with the words of the same sentence."""
    below: list[list[int]] = [[] for _ in parse.words]
    for i, word in enumerate(parse.words):
        if word.head != i:
            below[word.head].append(i)
    start = run[0].start if run else 0
    text = ""
    for token in run:
        text += " " * (token.start - start - len(text)) + token.text
    lower = tuple(text[w.span.start : w.span.end].lower().translate(DASHES) for w in parse.words)
    return Tree(parse.words, lower, tuple(tuple(kids) for kids in below))


def mended(parse: Parse, run: Sequence[Token], figures: Sequence[tuple[Span, Quantity]]) -> Parse:
    """The parse with each change word that tells a figure made a finite verb where it can be none but that."""
    if not figures:
        return parse
    asked = tree(parse, run)
    for i in range(len(parse.words)):
        if _tells_change(asked, i, run):
            mend = _finite(asked, i)
            if mend is not None:
                asked = tree(Parse(mend), run)
    return Parse(asked.words)


def _tells_change(t: Tree, i: int, run: Sequence[Token]) -> bool:
    """Whether a word is a change word in the shape of a finite verb, with its figure behind it."""
    word = t.words[i]
    start = run[0].start + word.span.start
    at = next((k for k, token in enumerate(run) if token.start == start), None)
    if at is None or i == 0 or t.lower[i].endswith("ing"):
        return False
    factor = tables().factor.at(run, at) is not None
    if not factor and tables().verb.at(run, at) is None:
        return False
    before = i - 1
    while before > 0 and (t.words[before].tag in ("RB", "RBR", "JJR") or t.lower[before] == "than"):
        before -= 1
    if t.words[before].tag in LED_BY or t.words[before].relation in ("aux", "aux:pass", "case"):
        return False
    return factor or _figure_follows(t, i)


def _figure_follows(t: Tree, i: int) -> bool:
    for k in range(i + 1, min(i + 2 + BETWEEN, len(t.words))):
        if t.words[k].figure:
            return True
        light = t.words[k].tag in ("RB", "RBR", "JJR", "JJS", "IN", "TO", "DT", "RP")
        if not light:
            return False
    return False


def _finite(t: Tree, verb: int) -> tuple[Word, ...] | None:
    """The words with the verb made the finite verb of the noun before it; None where it is one, or where that has another."""
    word = t.words[verb]
    led = any(k < verb for k in t.kids(verb, *SUBJECTS))
    if led and word.tag in FINITE:
        return None
    words = list(t.words)
    words[verb] = replace(word, tag="VBD")
    if led:
        return tuple(words)
    noun = _noun_before(t, verb)
    if noun is None:
        return None
    top = t.words[noun]
    if top.relation in SUBJECTS and top.head > verb and t.words[top.head].tag.startswith(("VB", "JJ", "NN")):
        if not any(k > verb for k in t.kids(top.head, *SUBJECTS)) or verb in t.above(top.head):
            return None  # "rents reduced by 12% helped tenants"
        # "rents doubled, wages halved and debts fell": the last has a subject of its own
        words[noun] = replace(top, head=verb)
        words[verb] = replace(words[verb], head=top.head, relation="parataxis")
        return tuple(words)
    if verb in t.under(noun):
        place = verb if top.head == noun else top.head
        words[verb] = replace(words[verb], head=place, relation=top.relation)
        for k in t.under(noun) - t.under(verb):
            if k > verb and words[k].head < verb:
                words[k] = replace(words[k], head=verb, relation=_of_verb(words[k]))
        for k in t.below[noun]:
            if k < noun and words[k].relation in ("mark", "cc", "punct"):
                words[k] = replace(words[k], head=verb)
    elif verb not in t.above(noun) and top.head == noun:
        return None
    words[noun] = replace(top, head=verb, relation="nsubj")
    return tuple(words)


def _of_verb(word: Word) -> str:
    """The relation of a word that hung on a noun and hangs on a verb now."""
    return {"nmod": "obl", "nmod:unmarked": "obl:unmarked", "compound": "obl:unmarked"}.get(
        word.relation, word.relation
    )


def _noun_before(t: Tree, verb: int) -> int | None:
    """The head of the noun phrase that ends right before a verb."""
    i = verb - 1
    while i >= 0 and (t.words[i].tag in ("RB", "RBR", "JJR") or t.lower[i] == "than"):
        i -= 1
    if i < 0 or t.words[i].tag not in NOMINAL:
        return None
    while t.words[i].relation in INSIDE and t.words[i].head < verb and t.words[t.words[i].head].tag in NOMINAL:
        if t.words[i].head == i:
            break
        i = t.words[i].head
    return i
