"""Author or year in the text are not those of the work that is cited.

**What it finds.** "(Lee, 2019)" where the list of references has Lee of 2020, or Leigh of 2019; a name with a year that is the text
of a link, or stands before a key or note, whose work is of another year; "Lee [-@osei2020]"; a note or an entry of the list that
gives its source another year than the source has; a bibliography that does so.

**Why it matters.** The reader cannot tell which of two works is meant, and two years of one series have two sets of figures. It
is the commonest error of reference lists.

**What to do.** Look at the work itself, and put the wrong one of the two right.

**Authority.** *The Chicago Manual of Style*, chapter 15: names and dates in the text must agree with the reference list; *Publication
Manual of the American Psychological Association*, chapter 8, the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.detect.citing.lists import entries
from claimcheck.model import Confidence, Difference, Severity, Span, Verdict
from claimcheck.retrieve.disagree import disagreements
from claimcheck.rules.base import Example, Whole, of_whole


def check(whole: Whole) -> Iterator[Difference]:
    """Yields each author or year that disagrees, once."""
    told: set[Span] = set()
    for d in disagreements(whole.draft, whole.cited, entries(whole.draft), whole.library):
        if d.at not in told:
            told.add(d.at)
            yield Difference(
                f"The text has {d.ours}; {d.by} has {d.theirs}.",
                d.at,
                correct=d.theirs,
                verdict=Verdict.CANNOT_TELL,
                confidence=Confidence.HIGH if d.sure else Confidence.LOW,
            )


LIST = (
    "\n\n## References\n\nMarsh, E. (2011) *Cold homes*. Leeds: Elm Press.\n\n"
    "Novak, D. and van Dam, O. (2012) *Wet homes*. Leeds: Elm Press.\n"
)
BEES = (
    "Hive Trust",
    "---\ntitle: Bees and the crops of the county\ndate: 2020\nurl: https://hive.example/bees\n---\n\nBees fly.",
)
LEE = ("", "---\ntitle: Wasps of the lowland farms\nauthor: Ana Lee\ndate: 2020\n---\n\nWasps sting.")

EXAMPLES = (
    Example("Homes are cold (Marsh, «2010»)." + LIST),
    Example("Homes are cold (Marsh, 2011)." + LIST),
    Example("Homes are wet (Novak & van Dam, «2011»)." + LIST),
    Example("Marsh («2012») says that homes are cold." + LIST),
    Example("Homes are cold («Marsch», 2011)." + LIST),
    Example("Homes are cold (Okafor, 2011)." + LIST),
    Example("Homes are cold (in May 2010)." + LIST),
    Example("Homes are cold (Marsh, 2010)."),
    Example("Crops need bees.[^1]\n\n[^1]: Hive Trust, *Bees and the crops of the county* («2018»), p. 4.", (BEES,)),
    Example("Crops need bees.[^1]\n\n[^1]: Hive Trust, *Bees and the crops of the county* (2020), p. 4.", (BEES,)),
    Example(
        "Crops need bees.[^1]\n\n[^1]: Hive Trust, *Bees and the crops of the county*, accessed 3 May 2022.", (BEES,)
    ),
    Example("Crops need bees.[^1]\n\n[^1]: See [Bees](https://hive.example/bees).", (BEES,)),
    Example("As [«Hive Trust (2018)»](https://hive.example/bees) says, crops need bees.", (BEES,)),
    Example("As [Hive Trust (2020)](https://hive.example/bees) says, crops need bees.", (BEES,)),
    Example("«Lee (2018)» [@s1] says that wasps sting.", (LEE,)),
    Example("Lee (2020) [@s1] says that wasps sting.", (LEE,)),
    Example("As «Okafor» [-@s1] says, wasps sting.", (LEE,)),
    Example("As Lee [-@s1] says, wasps sting.", (LEE,)),
    Example("In 2018 wasps stung [@s1].", (LEE,)),
)

RULE = of_whole("C108", "citation-disagrees", Severity.WARNING, check, EXAMPLES, __doc__)
