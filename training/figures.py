"""Sentences about figures and changes, made up with their trees.

The treebank is written by people who review restaurants and answer e-mails: of its sentences hardly any tells by how much
something fell. A parser that knows no others takes "access to clinics decreased by a third" for an access that somebody
decreased. These sentences show it the ways in which reports tell figures; their words are drawn from words.toml.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.treebank import ROOT, Node, Sentence

NO_SPACE = frozenset({",", ".", "'s"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A word with what hangs on it, to the left and to the right, each with its relation."""

    form: str
    tag: str
    left: tuple[tuple[str, Tree], ...] = ()
    right: tuple[tuple[str, Tree], ...] = ()

    def before(self, *more: tuple[str, Tree]) -> Tree:
        return Tree(self.form, self.tag, (*more, *self.left), self.right)

    def after(self, *more: tuple[str, Tree]) -> Tree:
        return Tree(self.form, self.tag, self.left, (*self.right, *more))


def made_up(count: int, seed: int = 0) -> list[Sentence]:
    """So many sentences, always the same ones for the same seed."""
    maker = _Maker(seed)
    return [_laid_out(maker.sentence()) for _ in range(count)]


def _laid_out(tree: Tree) -> Sentence:
    """The sentence that a tree is a tree of."""
    rows: list[tuple[str, str, int, str]] = []

    def walk(tree: Tree, dep: str) -> int:
        lefts = [(walk(child, label)) for label, child in tree.left]
        at = len(rows)
        rows.append((tree.form, tree.tag, at, dep))
        rights = [(walk(child, label)) for label, child in tree.right]
        for child in (*lefts, *rights):
            form, tag, _, label = rows[child]
            rows[child] = (form, tag, at, label)
        return at

    walk(tree, ROOT)
    text, nodes = "", []
    for form, tag, head, dep in rows:
        text += "" if not text or form in NO_SPACE else " "
        start = len(text)
        text += form if start else form[0].upper() + form[1:]
        nodes.append(Node(start, len(text), tag, head, dep))
    return Sentence(text, tuple(nodes))


def _case(word: str, tree: Tree) -> Tree:
    return tree.before(("case", Tree(word, "IN")))


class _Maker:
    """Draws sentences; every draw goes through one random source."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

    def word(self, kind: str) -> str:
        return self.random.choice(self.words[kind])

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0

    # ── noun phrases ─────────────────────────────────────────────────────────────────────────────

    def noun(self, words: str, article: str = "") -> Tree:
        """A noun of several words, the last its head, each other its compound; "the" may lead it."""
        *led, last = words.split()
        tag = "NNS" if last.endswith("s") or last in ("women", "men", "people", "children") else "NN"
        left = []
        for w in led:
            if w in ("the", "a"):
                left.append(("det", Tree(w, "DT")))
            elif w in ("average", "mental"):
                left.append(("amod", Tree(w, "JJ")))
            else:
                left.append(("compound", Tree(w, "NN")))
        tree = Tree(last, tag, tuple(left))
        return tree.before(("det", Tree(article, "DT"))) if article else tree

    def plural(self) -> Tree:
        """ "rural nurses", "hospital appointments", "older people in Leeds"."""
        tree = Tree(self.word("plural"), "NNS")
        if self.chance(3):
            tree = tree.before(("compound", self.noun(self.word("modifier"))))
        if self.chance(3):
            tree = tree.before(("amod", Tree(self.word("adjective"), "JJ")))
        if self.chance(6):
            tree = tree.after(("nmod", _case("in", Tree(self.word("place"), "NNP"))))
        if self.chance(14):
            who = Tree(self.word("did"), "VBD", (("nsubj", Tree("who", "WP")),))
            tree = tree.after(("acl:relcl", who))
        elif self.chance(12):
            tree = tree.after(("acl", Tree(self.word("doing"), "VBG")))
        elif self.chance(12):
            tree = tree.after(("acl", Tree(self.word("passive"), "VBN").after(self.when())))
        return tree

    def mass(self) -> Tree:
        tree = Tree(self.word("mass"), "NN")
        if self.chance(3):
            tree = tree.before(("amod", Tree(self.word("adjective"), "JJ")))
        if self.chance(6):
            tree = tree.before(("compound", self.noun(self.word("modifier"))))
        return tree

    def thing(self) -> Tree:
        return self.plural() if self.chance(2) else self.mass()

    def things(self) -> Tree:
        """One thing or, now and then, two."""
        tree = self.thing()
        if self.chance(5):
            tree = tree.after(("conj", self.thing().before(("cc", Tree("and", "CC")))))
        return tree

    def measured(self) -> Tree:
        """What can rise and fall: "access to care", "the number of rural nurses in Leeds", "unemployment"."""
        draw = self.random.randrange(8)
        if draw < 2:
            return self.thing()
        for word, ranks in (("of", (2, 3, 4)), ("to", (5,)), ("on", (6,)), ("for", (7,))):
            if draw in ranks:
                return self.noun(self.word(f"taking_{word}")).after(("nmod", _case(word, self.things())))
        raise AssertionError(draw)

    def body(self) -> Tree:
        return self.noun(self.word("body"))

    # ── figures ──────────────────────────────────────────────────────────────────────────────────

    def bounded(self, tree: Tree) -> Tree:
        draw = self.random.randrange(9)
        if draw == 0:
            more = Tree(self.random.choice(("more", "less", "fewer")), "JJR", (), (("fixed", Tree("than", "IN")),))
            return tree.before(("advmod", more))
        if draw < 4:
            return tree.before(
                ("advmod", Tree(self.random.choice(("about", "nearly", "almost", "over", "only", "around")), "RB"))
            )
        return tree

    def count(self) -> Tree:
        number = self.random.randrange(2, 99_000)
        return self.bounded(
            Tree(self.random.choice((f"{number:,}", str(number % 900 + 2), "twelve", "4.2 million")), "CD")
        )

    def share(self) -> Tree:
        number = self.random.randrange(2, 99)
        return self.bounded(Tree(self.random.choice((f"{number} per cent", f"{number}%", f"{number} percent")), "CD"))

    def part(self) -> Tree:
        return self.bounded(Tree(self.random.choice(("a third", "two-thirds", "a quarter", "24 of 131", "half")), "CD"))

    def counted(self) -> Tree:
        return self.plural().before(("nummod", self.count()))

    def rated(self) -> Tree:
        """ "300 calls a week", "300 calls per week"."""
        unit = Tree(self.word("unit"), "NN")
        if self.chance(2):
            return self.counted().after(("nmod", _case("per", unit)))
        return self.counted().after(("nmod:unmarked", unit.before(("det", Tree("a", "DT")))))

    def part_of(self) -> Tree:
        """ "30% of tenants", "a third of the tenants", "one in five tenants"."""
        if self.chance(4):
            few = Tree(self.random.choice(("one in five", "seven in ten", "one in 12")), "CD")
            return self.plural().before(("nummod", self.bounded(few)))
        whole = self.plural()
        if self.chance(2):
            whole = whole.before(("det", Tree("the", "DT")))
        return (self.share() if self.chance(2) else self.part()).after(("nmod", _case("of", whole)))

    def amount(self) -> Tree:
        return self.share() if self.random.randrange(3) else self.count()

    # ── when ─────────────────────────────────────────────────────────────────────────────────────

    def when(self) -> tuple[str, Tree]:
        draw = self.random.randrange(6)
        if draw == 0:
            return "obl", _case("in", Tree(str(self.random.randrange(1990, 2025)), "CD"))
        if draw == 1:
            return "obl", _case(
                self.random.choice(("since", "during", "after", "before")), self.noun(self.word("event"))
            )
        if draw == 2:
            which = self.random.choice(("last", "this"))
            det = ("amod", Tree(which, "JJ")) if which == "last" else ("det", Tree(which, "DT"))
            return "obl:unmarked", Tree(self.random.choice(("year", "month", "week")), "NN", (det,))
        if draw == 3:
            until = Tree(self.word("month"), "NNP").before(("cc", Tree("and", "CC")))
            return "obl", _case("between", Tree(self.word("month"), "NNP").after(("conj", until)))
        if draw == 4:
            return "obl", _case("in", Tree(self.word("place"), "NNP"))
        return "obl", _case("over", self.noun(self.random.choice(("the decade", "the period", "the same month"))))

    def timed(self, verb: Tree, one_in: int = 2) -> Tree:
        return verb.after(self.when()) if self.chance(one_in) else verb

    # ── clauses: a finite verb without what leads it and without its full stop ───────────────────

    def moved(self) -> Tree:
        """ "access to care decreased by 12 per cent", "... has decreased from 300 to 120"."""
        verb = Tree(self.word("moved"), "VBD")
        if self.chance(6):
            verb = Tree(self.random.choice(("decreased", "risen", "fallen", "grown", "increased", "dropped")), "VBN")
            verb = verb.before(("aux", self.have()))
        verb = verb.before(("nsubj", self.measured()))
        if self.chance(6):
            verb = verb.after(("advmod", Tree(self.word("adverb"), "RB")))
        return self.timed(self.by(verb))

    def have(self) -> Tree:
        form, tag = self.random.choice((("has", "VBZ"), ("have", "VBP"), ("had", "VBD")))
        return Tree(form, tag)

    def by(self, verb: Tree) -> Tree:
        draw = self.random.randrange(8)
        if draw < 4:
            return verb.after(("obl", _case("by", self.amount())))
        if draw == 4:
            return verb.after(("obl", _case("to", self.rated() if self.chance(2) else self.amount())))
        if draw == 5:
            return verb.after(("obl", _case("from", self.count())), ("obl", _case("to", self.count())))
        return verb.after(("obl:unmarked", self.amount()))

    def listed(self) -> Tree:
        """ "trade fell by 12%, rents by 30% and traffic by a third"."""
        verb = Tree(self.word("moved"), "VBD").before(("nsubj", self.measured()))
        word = self.random.choice(("by", "by", "by", "to", "from"))
        verb = verb.after(("obl", _case(word, self.amount())))
        rest = [
            self.measured().after(("orphan", _case(word, self.amount()))) for _ in range(self.random.randrange(1, 4))
        ]
        for n, subject in enumerate(rest):
            lead = [("punct", Tree(",", ","))] if n < len(rest) - 1 or self.chance(2) else []
            lead += [("cc", Tree("and", "CC"))] if n == len(rest) - 1 else []
            verb = verb.after(("conj", subject.before(*lead)))
        return verb

    def multiplied(self) -> Tree:
        """ "reports of fires more than tripled between January and March"."""
        verb = Tree(self.word("factor"), "VBD")
        draw = self.random.randrange(6)
        if draw < 3:
            verb = verb.before(("advmod", Tree("more", "JJR", (), (("fixed", Tree("than", "IN")),))))
        elif draw == 3:
            verb = verb.before(("advmod", Tree(self.random.choice(("nearly", "almost", "roughly", "over")), "RB")))
        if self.chance(4):
            verb = Tree(verb.form, "VBN", verb.left).before(("aux", self.have()))
        verb = verb.before(("nsubj", self.measured()))
        if self.chance(4):
            verb = verb.after(("obl", _case("to", self.amount())))
        return self.timed(verb)

    def was_made(self) -> Tree:
        """ "the budget was cut by 12%"."""
        verb = Tree(self.word("made"), "VBN").before(("aux:pass", Tree(self.random.choice(("was", "were")), "VBD")))
        verb = verb.before(("nsubj:pass", self.measured()))
        return self.timed(verb.after(("obl", _case(self.random.choice(("by", "to")), self.amount()))))

    def made_less(self) -> Tree:
        """ "the council cut its road budget by 12%"."""
        thing = self.measured()
        if thing.left[:1] == () and self.chance(2):
            thing = thing.before(("nmod:poss", Tree(self.random.choice(("its", "their")), "PRP$")))
        verb = Tree(self.word("made"), "VBD").before(("nsubj", self.body())).after(("obj", thing))
        return self.timed(verb.after(("obl", _case(self.random.choice(("by", "by", "to")), self.amount()))), one_in=4)

    def stood(self) -> Tree:
        """ "unemployment in Wales reached 12%", "rents stood at 30,000"."""
        subject = ("nsubj", self.measured())
        if self.chance(2):
            verb = Tree(self.random.choice(("reached", "hit", "topped", "exceeded")), "VBD", (subject,))
            return self.timed(verb.after(("obj", self.amount())))
        verb = Tree(self.random.choice(("stood", "stands", "peaked")), "VBD", (subject,))
        return self.timed(verb.after(("obl", _case("at", self.amount()))))

    def aside(self) -> Tree:
        """ "rents, which rose by 12%, worry tenants"."""
        verb = Tree(self.word("moved"), "VBD").before(("nsubj", Tree("which", "WDT")))
        comma = ("punct", Tree(",", ","))
        verb = verb.before(comma).after(("obl", _case("by", self.amount())), comma)
        noun = self.measured().after(("acl:relcl", verb))
        return Tree(self.word("active"), "VBD").before(("nsubj", noun)).after(("obj", self.plural()))

    def changing(self) -> Tree:
        """ "the council made a 12% cut in road spending", "there was a rise of 12% in fires"."""
        noun = Tree(self.word("change"), "NN")
        if self.chance(2):
            noun = noun.before(("compound", Tree(f"{self.random.randrange(2, 99)}%", "CD")))
        else:
            noun = noun.after(("nmod", _case("of", self.amount())))
        if self.chance(4):
            noun = noun.before(("amod", Tree(self.word("size"), "JJ")))
        noun = noun.before(("det", Tree("a", "DT")))
        noun = noun.after(("nmod", _case(self.random.choice(("in", "in", "of")), self.measured())))
        if self.chance(3):
            return Tree("was", "VBD", (("expl", Tree("there", "EX")),), (("nsubj", noun),))
        verb = Tree(self.random.choice(("saw", "recorded", "reported", "found", "announced")), "VBD")
        return self.timed(verb.before(("nsubj", self.body())).after(("obj", noun)))

    def bad_relative(self) -> Tree:
        """ "rents reduced by 12% helped nurses": here the change is no finite verb."""
        noun = self.measured().after(("acl", Tree(self.word("made"), "VBN").after(("obl", _case("by", self.amount())))))
        verb = Tree(self.word("active"), "VBD").before(("nsubj", noun))
        return verb.after(("obj", self.counted() if self.chance(2) else self.plural()))

    def done(self) -> Tree:
        """ "the trust helped 12 nurses and 40 rural patients"."""
        thing = self.rated() if self.chance(3) else self.counted()
        if self.chance(4):
            thing = thing.after(("conj", self.counted().before(("cc", Tree("and", "CC")))))
        return self.timed(Tree(self.word("active"), "VBD").before(("nsubj", self.body())).after(("obj", thing)))

    def done_to(self) -> Tree:
        verb = Tree(self.word("passive"), "VBN").before(("aux:pass", Tree("were", "VBD")))
        return self.timed(verb.before(("nsubj:pass", self.part_of() if self.chance(3) else self.counted())))

    def did(self) -> Tree:
        return self.timed(
            Tree(self.word("did"), "VBD").before(("nsubj", self.part_of() if self.chance(2) else self.counted()))
        )

    def was(self) -> Tree:
        verb = Tree(self.word("state"), "JJ").before(("cop", Tree(self.random.choice(("are", "were")), "VBP")))
        return verb.before(("nsubj", self.part_of() if self.chance(2) else self.counted()))

    def there(self) -> Tree:
        verb = Tree("were", "VBD", (("expl", Tree("there", "EX")),))
        return self.timed(verb.after(("nsubj", self.rated() if self.chance(3) else self.counted())))

    def of_whom(self) -> Tree:
        """ "of the 300 nurses, 40 left"."""
        whole = _case("of", self.counted().before(("det", Tree("the", "DT"))))
        verb = Tree(self.word("did"), "VBD").before(("punct", Tree(",", ",")), ("nsubj", self.count()))
        return verb.before(("obl", whole))

    # ── the whole ────────────────────────────────────────────────────────────────────────────────

    def clause(self) -> Tree:
        kinds: tuple[tuple[Callable[[], Tree], int], ...] = (
            (self.moved, 7), (self.listed, 4), (self.multiplied, 5), (self.was_made, 3), (self.changing, 5),
            (self.bad_relative, 1), (self.done, 4), (self.done_to, 3), (self.did, 3), (self.was, 2), (self.there, 2),
            (self.of_whom, 1), (self.made_less, 3), (self.stood, 2), (self.aside, 1),
        )  # fmt: skip
        [kind] = self.random.choices([k for k, _ in kinds], [weight for _, weight in kinds])
        return kind()

    def sentence(self) -> Tree:
        tree = self.clause()
        draw = self.random.randrange(12)
        comma = ("punct", Tree(",", ","))
        if draw == 0:
            tree = tree.before(self.when(), comma)
        elif draw == 1:
            to = ("fixed", Tree("to", "IN"))
            body = self.body().before(("case", Tree("according", "VBG", (), (to,))))
            tree = tree.before(("obl", body), comma) if self.chance(2) else tree.after(comma, ("obl", body))
        elif draw == 2:
            lead = [("mark", Tree("that", "IN"))] if self.chance(2) else []
            tree = Tree(self.word("said"), "VBD", (("nsubj", self.body()),), (("ccomp", tree.before(*lead)),))
        elif draw == 3:
            other = self.clause().before(
                ("mark", Tree(self.random.choice(("while", "as", "although", "because")), "IN"))
            )
            tree = tree.after(comma, ("advcl", other))
        elif draw < 6:
            other = self.clause().before(("cc", Tree(self.random.choice(("and", "but")), "CC")))
            tree = tree.after(("conj", other.before(comma) if self.chance(2) else other))
        return tree.after(("punct", Tree(".", ".")))
