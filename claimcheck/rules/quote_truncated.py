"""The quotation is cut so that it says more than its source.

**What it finds.** Words that are the source's, but without the qualifier on which their sense turns: a *not*, *may*,
*in part*, *some of*, *up to*, *only* or *if* that stands just before the first quoted word, just after the last, in
what "…" leaves out, or between the words where no mark shows the cut. A quotation that begins in the middle of a
sentence is fair, and so is one whose qualifier the draft says in its own words. Pieces that stand far apart are a note.

**Why it matters.** "A portion of the increase" is not the increase. A cut that turns the sense is a misquotation even
where every word is right.

**What to do.** Take the qualifier into the quotation, or say it in front: in some cases, it found, "…".

**Authority.** *The Chicago Manual of Style*, chapter 13, warns of ellipses that skew the source's meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.quantity import read
from claimcheck.detect.words import Token, stop_words, tokens
from claimcheck.model import ClaimKind, Confidence, Difference, Severity, Span, Verdict
from claimcheck.retrieve.bodies import bodies, same_body
from claimcheck.retrieve.quotes import SAME, around, find, other_halves, quotation_at
from claimcheck.retrieve.quoting.dropped import drops_only_qualifiers, kinds_in, stands_apart
from claimcheck.retrieve.quoting.match import Hidden, QuoteMatch
from claimcheck.rules.base import Case, Example, Rule, Scope

UNCLAIMED = 6  # words that a quotation given to nobody must have to be more than a chance agreement
PLACES = {
    "before": "just before the quoted words",
    "after": "just after the quoted words",
    "within": "where the quotation has an omission",
    "dropped": "where the quotation shows no cut",
}


def check(case: Case) -> Iterator[Difference]:
    """Yields a difference where every place in which the words stand has a qualifier that the draft drops."""
    if case.claim.kind is not ClaimKind.QUOTATION:
        return
    quotation = quotation_at(case.draft, case.claim.anchor)
    if quotation is not None and not quotation.reported and len(case.claim.words.split()) < UNCLAIMED:
        return
    matches = _of_speaker(find(case.claim.words, case.library), case)
    if matches and stands_apart(matches[0]):
        yield _apart(matches[0], case)
        return
    figures = [
        at for at, _ in read(tokens(case.draft.prose, case.claim.sentence)) if not at.overlaps(case.claim.anchor)
    ]
    beside = [  # "more than a quarter" says nothing of the words quoted
        t
        for t in around(case.draft, case.claim.anchor, case.claim.sentence)
        if not any(a.start <= t.start < a.end for a in figures)
    ]
    halves = other_halves(case.draft, case.claim, case.library)
    told = [
        (m, _dropped(m, beside, halves)) for m in matches if m.exact or (m.score >= SAME and drops_only_qualifiers(m))
    ]
    if not told or not all(dropped for _, dropped in told):
        return
    match, dropped = told[0]
    words = " … ".join(h.words for h in dropped)
    whole = case.library.location(match.document, _with(match.span, dropped))
    yield Difference(
        message=f"The source says “{words}” {PLACES[dropped[0].where]}, and without it the quotation says more.",
        anchor=case.claim.anchor,
        related=(whole,),
        correct="“" + " ".join(whole.text.split()) + "”",
        verdict=Verdict.MISQUOTED,
    )


def _of_speaker(matches: tuple[QuoteMatch, ...], case: Case) -> tuple[QuoteMatch, ...]:
    """The places of a few words in what the one who is said to have said them has published; all, where they have none."""
    if len(case.claim.words.split()) >= UNCLAIMED:
        return matches
    who = [n.text for n in case.claim.about.credited]
    own = tuple(
        m
        for m in matches
        for body in bodies(case.library.document(m.document))
        if any(same_body(w, body, case.library.acronyms, loose=True) for w in who)
    )
    return tuple(dict.fromkeys(own)) or matches


def _apart(match: QuoteMatch, case: Case) -> Difference:
    """That the pieces of the quotation come from places so far apart that no one passage says what it says."""
    document = case.library.document(match.document)
    first, last = (document.locate(Span(at, at)) for at in (match.span.start, match.span.end))
    return Difference(
        message=f"The pieces of the quotation stand far apart in the source ({first} and {last}).",
        anchor=case.claim.anchor,
        related=(case.library.location(match.document, Span(match.span.start, match.span.start + 1)),),
        verdict=Verdict.MISQUOTED,
        confidence=Confidence.LOW,
    )


def _dropped(match: QuoteMatch, beside: Sequence[Token], halves: Sequence[QuoteMatch]) -> tuple[Hidden, ...]:
    """The qualifiers that the draft has neither quoted nor said in its own words."""
    said = kinds_in(beside)
    quoted = [h.span for h in halves if h.document == match.document]
    words = {t.lower for t in beside}
    return tuple(
        h
        for h in match.hidden
        if not any(q.overlaps(h.span) for q in quoted)
        if h.where == "dropped"
        or (h.kind not in said and not (h.kind == "scope" and (words - stop_words()) & set(h.words.lower().split())))
    )


def _with(span: Span, dropped: tuple[Hidden, ...]) -> Span:
    for hidden in dropped:
        span = span.to(hidden.span)
    return span


DAMS = "The valley dam may fail within ten years. It has not been inspected since the flood, in part for want of money."
FEES = "Some of the poorest families were charged fees. In a few schools, the teachers collected them at the gate."
LUNG = "The drug reduced the number of attacks by a third, but only among adults under forty."

RATES = (
    "Otter Trust",
    "Can otters pass the mill? They can, if the locks open twice. The Trust does not hold that ponds are enough, and in the case of mill "
    "races it thinks that a weir would do harm. It is our hope that, by 2028, no holt on the Wye will be dry.",
)

EXAMPLES = (
    Example(
        "The panel was blunt: «“tenants still meet their first landlord with fear rather than with hope”».",
        ("The panel found that most tenants still meet their first landlord with fear rather than with hope.",),
    ),
    Example(
        "The study says that «“queues may fall because tenants are better advised”».",
        ("Queues may fall because tenants are better advised, or because they have left the town.",),
    ),
    Example(
        "«“The last tap of a village must not be closed.”»",
        ("The board's first rule is that the last tap of a village must not be closed without notice of a year.",),
    ),
    Example(
        "“The last tap of a village must not be closed without notice of a year.”",
        ("The board's first rule is that the last tap of a village must not be closed without notice of a year.",),
    ),
    Example(
        "The board holds that «“a child must not be sent home alone”».",
        ("A child must not be sent home alone when the river is high, the board holds.",),
    ),
    Example(
        "A ferryman said: “The mayor cut the ribbon himself.”",
        ("“The mayor cut the ribbon himself when the new ferry was launched,” said a ferryman.",),
    ),
    Example(
        "Damp was behind more than a quarter of all complaints, the ombudsman found, and"
        " «“the landlords are men who were fined before”».",
        ("Damp was behind 27 per cent of the complaints. In some cases, the landlords are men who were fined before.",),
    ),
    Example(
        "Damp was behind more than a quarter of all complaints, the ombudsman found, and in some cases"
        " “the landlords are men who were fined before”.",
        ("Damp was behind 27 per cent of the complaints. In some cases, the landlords are men who were fined before.",),
    ),
    Example(
        "The mayor promised: «“Nobody walks home alone.”»",
        ("The mayor promised: “Nobody walks home alone who does not wish to.”",),
    ),
    Example(
        "The mayor promised: “Nobody walks home alone who does not wish to.”",
        ("The mayor promised: “Nobody walks home alone who does not wish to.”",),
    ),
    Example(
        "The report says that «“between 9 and 14 lambs are saved”».",
        ("Between 9 and 14 lambs are saved or at least reared.",),
    ),
    Example(
        "The report says that “between 9 and 14 lambs are saved”.",
        ("Between 9 and 14 lambs are saved or sold at the fair.",),
    ),
    Example(
        "The board asks that «“markets remain open”».",
        ("Traders ask that markets remain open, with fire guards in place.",),
    ),
    Example(
        "The board asks that “markets remain open”.",
        ("Traders ask that markets remain open, with the mayor in the chair.",),
    ),
    Example(
        "The board asks that, with guards in place, “markets remain open”.",
        ("Traders ask that markets remain open, with fire guards in place.",),
    ),
    Example(
        "The union's secretary says that «“nobody has seen an inspector for years”».",
        ("“In the worst yards nobody has seen an inspector for years,” said the union's secretary.",),
    ),
    Example(
        "In the worst of the yards, the union says, “nobody has seen an inspector for years”.",
        ("“In the worst yards nobody has seen an inspector for years,” said the union's secretary.",),
    ),
    Example(
        "The union's secretary says that «“nobody has read the rules”».",
        ("“It sometimes seems that nobody has read the rules,” said the union's secretary.",),
    ),
    Example(
        "It sometimes seems, the union says, that “nobody has read the rules”.",
        ("“It sometimes seems that nobody has read the rules,” said the union's secretary.",),
    ),
    Example(
        "The union says that «“350 officers wait for a transfer”».",
        ("Nearly 350 officers wait for a transfer, the union says.",),
    ),
    Example(
        "The union writes: «“We expect waiting lists to double by May.”»",
        ("We expect waiting lists to double by May, if no post is filled.",),
    ),
    Example(
        "The union writes: “We expect waiting lists to double by May, if no post is filled.”",
        ("We expect waiting lists to double by May, if no post is filled.",),
    ),
    Example(
        "The audit found that «“the codes have improved wages”».",
        ("The codes have improved wages in some factories, but overtime is as long as it was.",),
    ),
    Example(
        "The audit found that “the codes have improved wages in some factories”.",
        ("The codes have improved wages in some factories, but overtime is as long as it was.",),
    ),
    Example(
        "The audit found that «“wages fall far behind the rent”».",
        ("The gap is not general, but where it is, wages fall far behind the rent.",),
    ),
    Example(
        "The audit found that voluntary codes «“have been a success in the trade”».",
        ("Voluntary codes have been a success in the trade, which is to say among two firms.",),
    ),
    Example(
        "The trial found that tenants «“sleep better … than owners”».",
        ("Tenants with a garden tend to sleep better by the week than owners.",),
    ),
    Example("The board says that the dam will «“fail within ten years”».", (DAMS,)),
    Example("The report says that «“the poorest families were charged fees”».", (FEES,)),
    Example("According to the report, «“the teachers collected them at the gate”».", (FEES,)),
    Example(
        "The trial found that the drug «“reduced the number of attacks by a third”».",
        ("The drug reduced the number of attacks by a third only among adults under forty.",),
    ),
    Example("The board found that it «“has been inspected since the flood”».", (DAMS,)),
    Example(
        "The audit says that «“the delay was caused by the contractor”».",
        ("The delay was caused, in part, by the contractor, the audit says.",),
    ),
    Example(
        "The ministry wrote that «“there is … evidence that the vaccine is harmful”».",
        ("The ministry wrote: there is no evidence that the vaccine is harmful.",),
    ),
    Example(
        "The panel reported that «“the wells were poisoned”».",
        ("The panel saw no evidence that the wells were poisoned.",),
    ),
    Example(
        "The company promised: «“We will rebuild the bridge.”»",
        ("If the grant is paid in full, we will rebuild the bridge.",),
    ),
    Example(
        "Its engineer knows the way out: «“we can rebuild the bridge within a year”».",
        ("“If the grant is paid in full, I believe that we can rebuild the bridge within a year,” the engineer said.",),
    ),
    Example(
        "Its engineer sees a way out: “we can rebuild the bridge within a year”.",
        (
            "“When we met in May, I said so: I believe that we can rebuild the bridge within a year,” the engineer said.",
        ),
    ),
    Example("The board warns that the dam could “fail within ten years”.", (DAMS,)),
    Example("In a few schools, it says, “the teachers collected them at the gate”.", (FEES,)),
    Example("“The valley dam may,” the board says, “fail within ten years.”", (DAMS,)),
    Example("The report says that some of “the poorest families were charged fees”.", (FEES,)),
    Example("The trial found that it “reduced the number of attacks by a third”, if only in younger adults.", (LUNG,)),
    Example("The board says that the dam “may fail within ten years”.", (DAMS,)),
    Example("The dam has not, the board says, “been inspected since the flood”.", (DAMS,)),
    Example(
        "The union calls the rota “a danger to patients and to staff”.",
        (
            "In its letter the union said that the rota, which few had asked for, was a danger to patients and to staff.",
        ),
    ),
    Example("«“They can,”» the Otter Trust told the inquiry.", (RATES,)),
    Example("“They can, if the locks open twice,” the Otter Trust told the inquiry.", (RATES,)),
    Example("They can if the locks open twice, but only then: “They can,” the Otter Trust told the inquiry.", (RATES,)),
    Example("The Otter Trust thinks that «“a weir would do harm”».", (RATES,)),
    Example("Of mill races, the Otter Trust thinks that “a weir would do harm”.", (RATES,)),
    Example("The Otter Trust wrote that «“by 2028, no holt on the Wye will be dry”».", (RATES,)),
    Example("The Otter Trust hopes that “by 2028, no holt on the Wye will be dry”.", (RATES,)),
    Example(
        "The survey found that “tenants … wait nine months for a repair”.",
        ("Tenants, who are asked to ring a new number, wait nine months for a repair.",),
    ),
)

RULE = Rule("Q102", "quote-truncated", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__)
