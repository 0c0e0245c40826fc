"""Every type that crosses a stage. Frozen, slotted; numbers are Fractions; sequences are tuples.

Offsets are code points into a document's text, the end excluded, everywhere.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from fractions import Fraction

from claimcheck.errors import ClaimcheckError as ClaimcheckError  # the types' own name for it


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def to(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Options:
    """What a house asks for beyond what holds for all.

    `require_citations` says that each figure and each quotation must have a citation. `tolerance` is the share of the source's figure by
    which a draft's may differ beyond fair rounding. `stale_years` is how old a figure may be that is told as of today.
    """

    require_citations: bool = False
    tolerance: Fraction = Fraction(0)
    stale_years: int = 3


DEFAULTS = Options()


# ── documents ────────────────────────────────────────────────────────────────────────────────────


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CELL = "cell"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    CODE = "code"
    FRONT_MATTER = "front matter"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands for itself: no sentence crosses its edges.

    `label` is a footnote's label. `headings` are the section headings above the block, outermost first. `headers` are,
    for a table's cell, the row header and then the column header. `stressed` says that it begins in italics or bold, in formats
    that have no sign for that in the text.
    """

    kind: BlockKind
    span: Span
    label: str = ""
    headings: tuple[Span, ...] = ()
    headers: tuple[Span, ...] = ()
    stressed: bool = False


class MarkKind(StrEnum):
    FOOTNOTE = "footnote"  # target: the footnote's label
    LINK = "link"  # target: the URL; the span holds the whole link
    KEY = "key"  # target: a citation key; the span holds the whole bracket, or its part where it has several keys


@dataclass(frozen=True, slots=True)
class Mark:
    """A pointer from the text to something else, as the format writes it.

    `where` is the page or other part of a source that a key points to, in a format that sets it apart ("p. 4").
    """

    kind: MarkKind
    span: Span
    target: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that the format keeps apart from the text, and the part of the text that it is about."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a span stands, counted from 1 as people count."""

    line: int
    column: int
    place: str = ""  # as people say it, where the format has no lines: "section 3, paragraph 2"

    def __str__(self) -> str:
        return self.place or f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read.

    `text` is the file's text, never rewritten; of formats that are no text (docx, PDF …) what they show. `prose` is as long
    as `text` and equal to it but for mark-up (emphasis signs, link targets, footnote marks, list markers), which is blank
    there: what a reader of the page would see. Of LaTeX it has the signs that commands stand for ("£" for \\pounds).

    `places` names where people say that something stands, by the offset from which on the name holds, in order; empty for
    texts, which have lines. `gap` is why the text may not be the whole of the document, as a sentence without its subject
    ("has no text layer, …"); nothing is concluded from the silence of such a document. `remarks` are what else a user must
    know of how it was read. `doubts` are places where two readings of the file differ in what follows on what, as those of a
    PDF's tags and of its text do: a sentence that holds one may be none. `pages` are the numbers of its first and last page,
    0 where they are not known; `page_count` is how many the format counts, 0 where it has none.
    """

    id: str
    text: str
    prose: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    path: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    keys: tuple[str, ...] = ()
    same_as: str = ""
    tier: str = ""
    pages: tuple[int, int] = (0, 0)
    line_starts: tuple[int, ...] = (0,)
    format: str = ""
    places: tuple[tuple[int, str], ...] = ()
    page_count: int = 0
    gap: str = ""
    remarks: tuple[str, ...] = ()
    doubts: tuple[Span, ...] = ()
    bibliography: tuple[
        str, ...
    ] = ()  # paths that LaTeX or the configuration names; those in front matter are not among them
    comments: tuple[Remark, ...] = ()
    variety: str = ""  # "en-GB" or "en-US", where it is told

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def is_doubtful(self, span: Span) -> bool:
        """Whether two readings of the file differ within a span."""
        return any(span.contains(doubt) for doubt in self.doubts)

    def locate(self, span: Span) -> Locator:
        """The line and column at which the span begins, and the name of the place where the format has one."""
        line = bisect_right(self.line_starts, span.start)
        known = bisect_right(self.places, span.start, key=lambda p: p[0])
        place = self.places[known - 1][1] if known else ""
        return Locator(line, span.start - self.line_starts[line - 1] + 1, place)

    @staticmethod
    def of_text(id: str, text: str) -> Document:
        """A Markdown text as a document; raises nothing, whatever the text."""
        from claimcheck.read.markdown import document  # the readers come later in the order of the layers

        return document(id, text)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in any text, with the words that stand there, so that a report needs no document."""

    source: str
    span: Span
    text: str
    line: int
    column: int
    locator: str = ""


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


class Bound(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up to"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    UNDER = "under"
    OVER = "over"
    BETWEEN = "between"


class Form(StrEnum):
    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    MULTIPLE = "multiple"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    RANK = "rank"
    MEASURE = "measure"
    DATE = "date"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    NONE = "none"


class ChangeKind(StrEnum):
    BY = "by"
    TO = "to"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Change:
    """That a figure tells of a change: its size (`by`), its end (`to`) or its start (`from`), and which way things went.

    `cue` is the span of the change word, `stated` whether by or to was written, not only implied; `former` says that the
    end is told in per cent of where it began ("fell to 60 per cent of its former level").
    """

    kind: ChangeKind
    way: Direction
    cue: Span
    stated: bool = False
    former: bool = False

    @property
    def direction(self) -> Direction:
        """Which way the figure itself points: a size of change up or down, a level at its start or end nowhere."""
        return self.way if self.kind is ChangeKind.BY else Direction.NONE


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written.

    `low` and `high` are the written values, equal but for a range; `step` is the place value of the last written digit
    ("18" 1, "18.3" 1/10, "1.6 million" 100 000, "half a million" 100 000): what it was rounded to, at the coarsest that
    its digits allow. `unit` is "percent", "percentage point", "times", a currency's ISO code, a unit's name, or empty
    for a bare count. `counted` is the noun phrase that is counted, or that a share is a share of, as written; `subject`
    is, where a parser was asked, what a change is a change of. `rate` is what the figure is told by ("month"). `rough`
    says that a bound is itself an estimate ("up to about 500"), `vague` that no number is told at all ("most", "few").
    """

    low: Fraction
    high: Fraction
    step: Fraction
    bound: Bound = Bound.EXACTLY
    unit: str = ""
    form: Form = Form.COUNT
    change: Change | None = None
    counted: Span | None = None
    number: Span = Span(0, 0)
    cue: Span | None = None
    rate: str = ""
    subject: Span | None = None
    rough: bool = False
    vague: bool = False

    @property
    def value(self) -> Fraction:
        return self.high if self.bound is Bound.UP_TO else self.low


class Grain(IntEnum):
    """How finely a period is told."""

    TIME = 0  # a time of day
    DAY = 1
    MONTH = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days; `first` and `last` are both within it.

    `inferred` says that the year was not written and comes from the text before or the document's date. `bound` says that
    the days are only what is told of begins after, or ends before or with ("before", "after", "until").
    """

    span: Span
    first: dt.date
    last: dt.date
    grain: Grain
    inferred: bool = False
    bound: str = ""


class When(StrEnum):
    """What an expression of time tells."""

    DATE = "date"  # a day or a stretch of days
    TIME = "time"  # a time of day, of any day
    DURATION = "duration"  # how long, not when
    SET = "set"  # what comes again: "every week"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time: a date, a period, a time of day, a duration, a set.

    `first` and `last` are both within what is told; one alone is None where that end is open ("since 1976"), both where
    the words cannot be turned into days ("the first months of the drought", "last week" in a text without a date).
    `grain` is how finely it is told. `readings` are all the stretches of days that an ambiguous date may mean, the likelier first
    ("04/05/2020"). `inferred` says that the year was not written; `relative` that the days hang on the day of writing.
    """

    span: Span
    kind: When
    first: dt.date | None = None
    last: dt.date | None = None
    grain: Grain | None = None
    inferred: bool = False
    relative: bool = False
    readings: tuple[tuple[dt.date, dt.date], ...] = ()

    form = Form.DATE  # a time stands among figures as one without a number
    low = high = None

    @property
    def ambiguous(self) -> bool:
        return bool(self.readings)

    @property
    def resolved(self) -> bool:
        return self.first is not None or self.last is not None


# ── trees ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parsed sentence: where it stands, its part-of-speech tag, its relation to its head, the head's place.

    Tags are the Penn treebank's, relations those of Universal Dependencies. The topmost word is its own head. `figure` says
    that the word is a figure's number, whatever it is made of ("1.6 million", "85 per cent").
    """

    span: Span
    tag: str
    relation: str
    head: int
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's words with its tree; offsets count from the sentence's own start."""

    words: tuple[Word, ...]


# ── claims ───────────────────────────────────────────────────────────────────────────────────────


class ClaimKind(StrEnum):
    NUMERIC = "numeric"
    CHANGE = "change"
    QUOTATION = "quotation"
    DATE = "date"
    ENTITY = "entity"
    QUALITATIVE = "qualitative"
    CITATION = "citation"
    ARITHMETIC = "arithmetic"


class ModifierKind(StrEnum):
    NEGATION = "negation"
    NEGATION_WEAK = "negation weak"  # without, failed to
    LOW = "low"  # few
    HIGH = "high"  # most
    MODALITY = "modality"  # may, is projected to
    MODALITY_WEAK = "modality weak"  # could, would
    MODALITY_OF = "modality of"  # a possible, a planned: of the next word only
    REPORTED = "reported"  # reportedly
    EXTENT = "extent"  # in some cases, in part
    SOLE = "sole"  # alone, the whole of
    CAUSE = "cause"  # led to, because of
    CAUSE_WEAK = "cause weak"  # makes, cut: what has an effect, where a source warns that it may have none
    CONTRIBUTION = "contribution"  # contributed to, associated with
    CAUTION = "caution"  # an association only, cannot separate the two
    DIFFERENCE = "difference"  # more, remaining
    TOTAL = "total"  # in all
    EACH = "each"  # apiece, on average


@dataclass(frozen=True, slots=True)
class Modifier:
    kind: ModifierKind
    cue: Span
    word: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is named; `within` holds it and everything that it lies in, by their usual names."""

    span: Span
    name: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A body, person or thing with a capitalised name."""

    span: Span
    text: str


class Origin(StrEnum):
    """Where a claim has a slot from, the nearest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    HEADER = "table header"
    PREVIOUS = "previous sentence"
    HEADING = "heading"
    DOCUMENT = "document"

    @property
    def inferred(self) -> bool:
        """Whether the slot is not told where the claim stands, but taken over from elsewhere in the text."""
        return self in (Origin.PREVIOUS, Origin.HEADING, Origin.DOCUMENT)


class SlotKind(StrEnum):
    COUNTED = "counted"
    SUBJECT = "subject"
    POPULATION = "population"
    PLACE = "place"
    PERIOD = "period"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Slot:
    """One of the things that a claim speaks of, and how it comes by it.

    `span` is where the words stand (empty where metadata tells it), `text` what they are read as. `cue` is what passes on
    a slot from elsewhere ("the same survey", "a year earlier"), or leads to it ("according to").
    """

    kind: SlotKind
    span: Span
    text: str
    origin: Origin
    cue: str = ""
    place: Place | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a claim speaks of. Terms are folded stems (detect/words.py).

    `clause` are the terms of the claim's own clause, `rest` those of the rest of its sentence, `context` those of what it
    leans on: headings, and the sentence before where it begins with a pronoun. `places` and `periods` are told in the
    sentence itself; `slots` are these and all others, with where each comes from. `shared` are the terms of the rest that are said
    of the claim's figure as well as of its neighbour's ("12 per cent of girls, and 31 per cent of boys, had walked").
    """

    clause: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    periods: tuple[Period, ...] = ()
    credited: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    slots: tuple[Slot, ...] = ()
    shared: tuple[str, ...] = ()

    def of(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots of one kind, in order."""
        return tuple(s for s in self.slots if s.kind is kind)


class CitationKind(StrEnum):
    FOOTNOTE = "footnote"
    KEY = "key"
    LINK = "link"
    AUTHOR_YEAR = "author-year"  # (Lee, 2020), or Lee (2020) as part of its sentence
    TITLE = "title"  # the title of a source in running text
    ATTRIBUTION = "attribution"  # "according to Lee"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer to a source. `resolved` are the ids of the documents it may mean; empty: none in the corpus.

    `defined` is false where a footnote or key has no definition at all. `ambiguous` are the ids of the documents that it
    means equally well, where these are not one. `meant` are those of `resolved` that it points to by itself, without the
    copies of these. `locator` is the page or the like that it points to. `loose` says that it stands for a claim only as
    the citation that ends its paragraph, or leads in its list.
    """

    kind: CitationKind
    span: Span
    label: str
    resolved: tuple[str, ...] = ()
    defined: bool = True
    ambiguous: tuple[str, ...] = ()
    locator: str = ""
    meant: tuple[str, ...] = ()
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a text asserts and a source could settle.

    `anchor` is the words to underline, `sentence` the sentence around them, `clause` the part of it that the claim owns.
    `working` is the arithmetic by which two figures of a source make this one, which is not written there.
    `recalled` says that the sentence asserts nothing, and takes the figure for known.
    """

    kind: ClaimKind
    document: str
    anchor: Span
    sentence: Span
    clause: Span
    quantity: Quantity | None = None
    words: str = ""
    about: About = About()
    modifiers: tuple[Modifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    working: str = ""
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document with its terms, and its numbers as terms of their own ("#881").

    `subject` are the terms without those of places, which are compared for themselves.
    """

    document: str
    span: Span
    terms: tuple[str, ...]
    subject: tuple[str, ...]
    context: tuple[str, ...]
    numbers: tuple[str, ...]
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with what the detectors found in it; `idle` are the figures of a draft's sentences that assert nothing."""

    document: Document
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    idle: tuple[Claim, ...] = ()


class Verdict(StrEnum):
    SUPPORTED = "supported"
    DIFFERS = "differs"
    MISQUOTED = "misquoted"
    UNSUPPORTED = "unsupported"
    CONFLICTING = "conflicting"
    CANNOT_TELL = "cannot-tell"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source's own claim about the same thing. `score` is 0 to 1; `why` names its parts for `claimcheck why`."""

    claim: Claim
    location: Location
    score: float
    why: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a rule yields: what is wrong, where, what it rests on, what to write instead, and the working."""

    message: str
    anchor: Span
    related: tuple[Location, ...] = ()
    correct: str = ""
    working: str = ""
    verdict: Verdict = Verdict.DIFFERS
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Words to stand in place of a span of a text; an empty span is where they are put in."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What would put a finding right. `safe` says that it brings back the source's own figure, hedge, unit, words or key, and
    leaves the sentence as it is; another rewords it, and wants to be read.
    """

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference, stamped with the rule that found it and the place in the draft.

    `fingerprint` tells the finding from any other by its rule, its claim's words and its source, wherever it stands.
    `suppressed` says why it is not shown; empty where it is.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    verdict: Verdict
    message: str
    location: Location
    related: tuple[Location, ...] = ()
    correct: str = ""
    working: str = ""
    claim: str = ""
    suppressed: str = ""
    fingerprint: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim with what was found about it; `considered` keeps the losing candidates, for `claimcheck why`."""

    id: str
    claim: Claim
    location: Location
    verdict: Verdict
    confidence: Confidence
    evidence: tuple[Evidence, ...] = ()
    considered: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user must know that is no finding: a source that could not be read, a rule that failed."""

    kind: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one draft.

    `lines` are the draft's lines that a finding stands on, by number, for display. `paths` are the files of the sources that
    findings point to, by the sources' ids.
    """

    path: str
    words: int
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()
    sources: int = 0
    lines: tuple[tuple[int, str], ...] = field(default=())
    paths: tuple[tuple[str, str], ...] = field(default=())
