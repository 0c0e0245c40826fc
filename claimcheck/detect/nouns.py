"""What a figure counts, and what a change is a change of: read off a sentence's tree, or off its words where that fails.

Of a count or a share: the noun with what stands before it, its "of" and its rate ("cases of measles", "calls per month").
Of a change: the noun that rose or fell with all that narrows it down ("access to dental care", "people sleeping rough").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.nlp import parsed
from claimcheck.detect.period import periods
from claimcheck.detect.pieces import word_list
from claimcheck.detect.quantity import read_sentences, with_times
from claimcheck.detect.tables import tables
from claimcheck.detect.trees import SUBJECTS, Tree, tree
from claimcheck.detect.words import Kind, Token, stop_words
from claimcheck.model import Form, Parse, Quantity, Span, TimeExpression
from claimcheck.store import Store

Figures = Sequence[tuple[Span, Quantity]]

DROPPED = ("DT", "PDT", "PRP$", "WP$", "CD", "RB", "IN", "JJR", "RBR", "CC", ",", "``", "''", ":", "TO", "RBS")
REACH = 20  # tokens of a noun phrase
OUTSIDE = ("case", "cc", "punct", "mark", "cop", "nsubj")  # what stands before a noun and is none of its phrase
COUNTABLE = (Form.COUNT, Form.SHARE, Form.MEASURE, Form.DURATION, Form.MULTIPLE)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Of one figure: what it counts or is a share of, what it is a change of, and the word that tells the change."""

    counted: Span | None = None
    subject: Span | None = None
    cue: Span | None = None


def parsed_figures(text: str, store: Store | None) -> tuple[tuple[Span, Quantity | TimeExpression], ...]:
    """The figures and times in a text; the figures with what each counts or is a change of, as the parser sees it.

    Raises ClaimcheckError where the parser cannot be loaded.
    """
    sentences = read_sentences(text)
    read = [(run, figures) for run, figures in sentences if figures]
    made = []
    for (run, figures), parse in zip(read, parsed(read, store), strict=True):
        for (span, q), n in zip(figures, nouns(run, figures, parse), strict=True):
            made.append((span, replace(q, counted=n.counted or q.counted, subject=n.subject)))
    return with_times((run for run, _ in sentences), made)


def nouns(run: Sequence[Token], figures: Figures, parse: Parse | None = None) -> tuple[Nouns, ...]:
    """What each figure of a sentence counts and is a change of; from the words alone where there is no parse."""
    if parse is None or not parse.words:
        starts = [t.start for t in run]
        return tuple(_shallow(run, starts, q) for _, q in figures)
    start = run[0].start
    dates = [Span(p.span.start - start, p.span.end - start) for p in periods(run)]
    t = tree(parse, run)
    dated = frozenset(
        i
        for i, w in enumerate(parse.words)
        if (t.lower[i] in words_in("periods", "month") and w.tag == "NNP") or any(w.span.overlaps(d) for d in dates)
    )
    reader = _Reader(t, start, run, tuple(q for _, q in figures), dated)
    found: list[Nouns] = []
    for n, (_, q) in enumerate(figures):
        found.append(reader.read(n, q, found))
    return tuple(found)


# ── from the tree ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Reader:
    """A sentence's tree, asked about its figures: `dated` are the words of dates."""

    t: Tree
    start: int
    run: Sequence[Token]
    figures: tuple[Quantity, ...]
    dated: frozenset[int]

    def span(self, first: int, last: int) -> Span:
        """The words from one to another, both within, as the text's own offsets."""
        return Span(self.t.words[first].span.start + self.start, self.t.words[last].span.end + self.start)

    def at(self, span: Span) -> list[int]:
        return [i for i in range(len(self.t.words)) if self.span(i, i).overlaps(span)]

    @property
    def tops(self) -> list[int | None]:
        return [self.top(q) for q in self.figures]

    def top(self, q: Quantity) -> int | None:
        """The word that stands for the whole figure: its number, or the unit that the number hangs on."""
        inside = self.at(q.number)
        if not inside:
            return None
        i = next((k for k in inside if self.t.words[k].figure), inside[0])
        while self.t.words[i].head in inside and self.t.words[i].head != i:
            i = self.t.words[i].head
        return i

    def read(self, n: int, q: Quantity, earlier: Sequence[Nouns]) -> Nouns:
        shallow = _shallow(self.run, [t.start for t in self.run], q)
        top = self.top(q)
        if top is None:
            return shallow
        cue = self.cue(q, top)
        if cue is None:
            return Nouns(self.counted(top, q, n, earlier) or shallow.counted)
        subject = self.subject(cue, top, q) or shallow.subject
        counted = self.counted(top, q, n, ()) if q.form in (Form.COUNT, Form.SHARE) else None
        if counted and (counted == subject or counted.overlaps(self.span(cue, cue))):
            counted = None
        return Nouns(counted, subject, q.change.cue if q.change else self.span(cue, cue))

    # ── noun phrases ─────────────────────────────────────────────────────────────────────────────

    def phrase(self, head: int, links: Iterable[str], without: Iterable[int] = ()) -> Span:
        """The words around a noun that belong to it, without its article and its number."""
        numbers = {i for q in self.figures for i in self.at(q.number) if i < head}
        kept = self.belonging(head, frozenset(links), frozenset(without), outer=True) - numbers
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while first < head and (self.t.words[first].tag in DROPPED or self.t.lower[first] in word_list("possessing")):
            first += 1
        while last > head and self.t.words[last].tag in DROPPED and not self.t.words[last].figure:
            last -= 1
        return self.span(first, last)

    def belonging(self, head: int, links: frozenset[str], without: frozenset[int], outer: bool = False) -> set[int]:
        kept = {head}
        apart = {w for k in without for w in self.t.under(k)}
        for k in self.t.below[head]:
            if k in without:
                continue
            if k < head:
                if not outer or self.t.words[k].relation not in OUTSIDE:
                    kept |= self.t.under(k) - apart
            elif self.belongs(k, links) and not self.t.under(k) & without:
                narrow = self.t.words[k].relation in ("acl", "acl:relcl")
                kept |= self.t.under(k) if narrow else self.belonging(k, links, without)
        return kept

    def belongs(self, k: int, links: frozenset[str]) -> bool:
        """Whether what hangs on a noun's right side is a part of its name."""
        word, case = self.t.words[k], self.t.case(k)
        if k in self.dated or self.holds_figure(k, changing=len(links) > 1):
            return False
        if word.relation == "nmod":
            return (case in links and word.tag != "CD") or case == "per"
        if word.relation == "nmod:unmarked":
            return any(self.t.lower[d] in tables().rate for d in self.t.kids(k, "det"))
        if word.relation in ("acl", "acl:relcl"):
            return len(links) > 1 and not self.t.kids(k, "punct")
        if word.relation == "conj":
            return word.tag.startswith("NN") and not self.t.kids(k, *SUBJECTS, "orphan", "obl")
        return word.relation in ("flat", "compound", "case", "fixed") and (word.relation != "case" or word.tag == "POS")

    def holds_figure(self, k: int, changing: bool) -> bool:
        """Whether a figure, or one that tells a change, is among what hangs on a word."""
        tops = (self.top(q) for q in self.figures if q.change or not changing)
        return any(top in self.t.under(k) for top in tops if top is not None)

    # ── counted ──────────────────────────────────────────────────────────────────────────────────

    def counted(self, top: int, q: Quantity, n: int, earlier: Sequence[Nouns]) -> Span | None:
        """The noun that a figure counts or is a share of."""
        if q.form not in COUNTABLE:
            return None
        word = self.t.words[top]
        inner = [k for k in self.t.kids(top, "nmod") if self.t.case(k) == "of"]
        for k in inner:
            return self.of(k, n, earlier)
        if q.form in (Form.MEASURE, Form.DURATION):
            return None
        head = self.t.words[word.head]
        if (
            word.relation in ("nummod", "amod", "det", "compound", "nmod")
            and word.head > top
            and head.tag.startswith("NN")
        ):
            return self.phrase(self.whole(word.head), ("of",), (top,))
        if q.form is Form.MULTIPLE:
            up = (a for a in self.t.above(top) if self.t.words[a].tag.startswith("NN"))
            noun = next(up, None)
            return None if noun is None or noun < top else self.phrase(noun, ("of",), (top,))
        led = [k for k in self.t.kids(word.head, "obl", "nmod") if self.t.case(k) == "of" and k < top]
        if led and word.head != top:  # "of the 640 apprentices, 45 left"
            return self.of(led[0], n, earlier)
        if q.form is Form.COUNT and earlier and self.bare(top) and self.figures[n - 1].form is Form.COUNT:
            return earlier[-1].counted  # "30 oaks in Hull, 17 in York"
        return None

    def of(self, noun: int, n: int, earlier: Sequence[Nouns]) -> Span | None:
        """The noun behind the "of" of a figure, or the noun that its pronoun stands for: "900 passengers, 40 of them"."""
        if self.t.words[noun].tag not in ("PRP", "WP", "WDT", "DT"):
            return self.phrase(noun, ("of",))
        top = self.top(self.figures[n - 1]) if n and earlier else None
        counted = self.t.words[self.t.words[top].head].relation if top is not None else ""
        return earlier[-1].counted if counted not in ("", "nmod", "obl") else None

    def whole(self, noun: int) -> int:
        """The noun that a noun goes before: "coach" leads to the drivers in "73 coach drivers"."""
        word = self.t.words[noun]
        while (
            word.relation in ("compound", "amod") and word.head > noun and self.t.words[word.head].tag.startswith("NN")
        ):
            noun, word = word.head, self.t.words[word.head]
        return noun

    def bare(self, top: int) -> bool:
        """Whether no noun follows a number that it could count."""
        after = self.t.words[top + 1] if top + 1 < len(self.t.words) else None
        return after is None or not after.tag.startswith(("NN", "JJ", "VBN", "VBG"))

    # ── changes ──────────────────────────────────────────────────────────────────────────────────

    def cue(self, q: Quantity, top: int) -> int | None:
        """The change word of a figure: the one that its reader found, or one that the figure hangs on in the tree."""
        if q.change:
            inside = self.at(q.change.cue)
            if len(inside) == 1 and self.t.words[inside[0]].relation == "compound:prt":  # "crept up by 3%"
                led = self.t.case(top) or self.is_change(self.t.words[inside[0]].head)
                return self.t.words[inside[0]].head if led else None  # "girls make up 61% of them"
            verbs = [i for i in inside if self.t.words[i].tag.startswith("VB")]
            return verbs[0] if verbs else inside[-1] if inside else None
        case = self.t.case(top)
        if case not in ("", "of", *word_list("figure")) or q.form in (Form.AGE, Form.RANK):
            return None
        if not case and q.form not in (Form.SHARE, Form.POINTS):
            return None
        way = self.t.words[top].relation
        if way not in ("obl", "obl:unmarked", "orphan", "conj", "nmod"):
            return None
        for up in self.t.above(top)[:3]:
            if self.is_change(up) and (case != "of" or not self.t.words[up].tag.startswith("VB")):
                return up
        return None

    def token(self, start: int) -> tuple[Sequence[Token], int]:
        """The run, and where in it the token stands that begins at an offset."""
        return self.run, next(k for k, token in enumerate(self.run) if token.start >= start)

    def is_change(self, i: int) -> bool:
        words = tables().verb if self.t.words[i].tag.startswith("VB") else tables().noun
        return words.at(*self.token(self.span(i, i).start)) is not None

    def subject(self, cue: int, top: int, q: Quantity) -> Span | None:
        """What rose or fell."""
        listed = self.listed(cue, top)
        if listed is not None:
            first, noun, last = listed
            return self.phrase(noun, word_list("narrowing"), (top,)).to(self.span(first, last))
        if self.t.words[cue].tag.startswith("VB"):
            return self.of_verb(cue, top)
        return self.of_noun(cue, top)

    def listed(self, cue: int, top: int) -> tuple[int, int, int] | None:
        """The noun of a figure that shares its verb with the figures before: "trade fell by 12%, rents by 30%".

        What hangs on what is often wrong in a long list, so that the noun is looked for by its place: after the figure
        before, and right before this one's preposition.
        """
        before = [t for t in self.tops if t is not None and cue < t < top]
        i = min([top, *self.t.kids(top, "case", "advmod", "nummod", "det")]) - 1
        while i > cue and self.t.words[i].tag in ("IN", "TO", "RB", "RBR", "JJR"):
            i -= 1
        if not before or i <= before[-1] or not self.nominal(i):
            return None
        noun = i
        while before[-1] < self.t.words[noun].head < top and self.nominal(self.t.words[noun].head):
            if self.t.words[noun].head == noun:
                break
            noun = self.t.words[noun].head
        own = any(self.t.words[k].figure for k in self.t.kids(noun, "nummod"))
        if {noun, i} & self.dated or own or self.t.kids(noun, "case"):
            return None
        first = min(noun, i)
        while first - 1 > before[-1] and (self.nominal(first - 1) or self.t.words[first - 1].tag in ("JJ", "VB")):
            first -= 1
        return first, noun, i

    def nominal(self, i: int) -> bool:
        return self.t.words[i].tag.startswith(("NN", "VBG"))

    def of_verb(self, verb: int, top: int, seen: frozenset[int] = frozenset()) -> Span | None:
        """What a verb is said of: its object where it has one besides the figure, or else its subject."""
        if verb in seen:
            return None
        passive = self.t.kids(verb, "aux:pass", "nsubj:pass")
        held = [k for k in self.t.kids(verb, "obj") if top not in self.t.under(k)]
        if held and not passive and not self.t.words[held[0]].figure:
            which = self.t.words[held[0]].tag in ("WDT", "WP")  # "the fees, which the school cut by 5%"
            return self.named(self.t.words[verb].head, verb) if which else self.named(held[0], top)
        for k in self.own_subject(verb):
            if self.t.words[k].tag in ("WDT", "WP") or (
                self.t.lower[k] == "that" and self.t.words[verb].relation == "acl:relcl"
            ):
                return self.named(self.t.words[verb].head, verb)
            found = self.named(k, top)
            before = k if not self.t.case(k) else min(self.t.kids(k, "case")) - 1
            if found and before >= 0 and before != k and self.t.words[before].tag.startswith("NN"):
                found = self.phrase(before, word_list("narrowing")).to(found)  # no subject has a preposition of its own
            return self.up_to(found, k, verb) if found and k < verb else found
        word = self.t.words[verb]
        behind = [k for k in self.t.below[verb] if k > verb and self.t.kids(k, *SUBJECTS)]
        if verb == 0 and behind:  # "reduced by a tenth, the fine was paid"
            return self.of_verb(behind[0], top, seen | {verb})
        if word.head == verb:
            return None
        if word.relation in ("acl", "acl:relcl", "amod"):
            return self.named(word.head, verb)
        if word.relation in ("xcomp", "ccomp"):
            held = [k for k in self.t.kids(word.head, "obj") if k < verb]
            if held:
                return self.named(held[0], verb)
        return self.of_verb(word.head, top, seen | {verb})

    def own_subject(self, verb: int) -> list[int]:
        """The subject of a verb, if it has any: of several that a list ran together the last."""
        found = self.t.kids(verb, *SUBJECTS)
        while len(found) > 1 and found[1] < verb:
            if not any(self.t.words[k].relation in ("punct", "cc") for k in range(found[0], found[1])):
                break
            found = found[1:]
        return found[:1]

    def up_to(self, phrase: Span, noun: int, verb: int) -> Span:
        """A subject's phrase with the words that part it from its verb and can belong to nothing else."""
        last = noun
        while self.span(last, last).end < phrase.end:
            last += 1
        while last + 1 < verb:
            word = self.t.words[last + 1]
            if not word.tag.startswith("NN") and noun not in self.t.above(last + 1):
                break
            if word.relation == "punct" or word.figure or last + 1 in self.dated:
                break
            last += 1
        reaches = all(
            self.t.words[k].tag.startswith(("VB", "MD", "RB", "JJR")) or self.t.lower[k] == "than"
            for k in range(last + 1, verb)
        )
        return phrase.to(self.span(last, last)) if reaches else phrase

    def named(self, noun: int, without: int) -> Span | None:
        if self.t.words[noun].tag in ("PRP", "EX", "WP", "WDT"):
            return None
        return self.phrase(noun, word_list("narrowing"), (without,))

    def of_noun(self, noun: int, top: int) -> Span | None:
        """What a rise or a fall is one in: "a rise of 12% in fires", "a pay rise"."""
        inner = [k for k in self.t.kids(noun, "nmod") if k != top and k not in self.dated]
        for case in word_list("changed"):
            for k in inner:
                if self.t.case(k) == case and self.t.words[k].tag != "CD":
                    return self.phrase(k, word_list("narrowing"), (top,))
        led = [k for k in self.t.kids(noun, "compound", "nmod:poss") if k != top and top not in self.t.under(k)]
        if led:
            return self.phrase(led[-1], word_list("narrowing"), (top,))
        for up in self.t.above(noun):
            if self.t.kids(up, *SUBJECTS):
                return self.of_subject(up, noun)
        return None

    def of_subject(self, up: int, cue: int) -> Span | None:
        kids = [k for k in self.t.kids(up, *SUBJECTS) if cue not in self.t.under(k)]
        return self.named(kids[0], cue) if kids else None


# ── from the words alone ─────────────────────────────────────────────────────────────────────────


def _shallow(run: Sequence[Token], starts: Sequence[int], q: Quantity) -> Nouns:
    """What a figure counts and is a change of by the words around it; `starts` are the tokens' offsets."""
    if q.change is None:
        return Nouns(q.counted)
    first, last = bisect_left(starts, q.change.cue.start), bisect_left(starts, q.change.cue.end)
    if first == last:  # the cue stands in a header, outside the sentence
        return Nouns(q.counted)
    right = _right(run, last, q)
    left = _left(run, first)
    noun = tables().noun.at(run, first) is not None and right is not None
    return Nouns(q.counted if q.form is Form.COUNT else None, right if noun else left, q.change.cue)


def _left(run: Sequence[Token], i: int) -> Span | None:
    """The noun phrase that ends before token `i`, up to the first word that can be in none."""
    j = i
    while j and (run[j - 1].lower in word_list("before_change") or run[j - 1].lower.endswith("ly")):
        j -= 1
    last = j
    while j > max(0, last - REACH) and (
        run[j - 1].lower in word_list("within_phrase")
        or (run[j - 1].kind is Kind.WORD and run[j - 1].lower not in stop_words())
    ):
        j -= 1
    while j < last and run[j].lower in word_list("within_phrase"):
        j += 1
    return Span(run[j].start, run[last - 1].end) if j < last else None


def _right(run: Sequence[Token], j: int, q: Quantity) -> Span | None:
    """The noun phrase behind a noun of change and its "in" or "of"."""
    k = j
    while k < len(run) and (q.number.start <= run[k].start < q.number.end or run[k].lower in ("of", "in", "the", "by")):
        k += 1
    if k == j:
        return None
    end = k
    while end < min(len(run), k + REACH) and (
        run[end].lower in ("of", "the", "-") or (run[end].kind is Kind.WORD and run[end].lower not in stop_words())
    ):
        end += 1
    return Span(run[k].start, run[end - 1].end) if end > k else None
