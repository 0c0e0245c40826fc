"""A count of which a source has only the ordinal is a quiet note, and one of which it has none a warning."""

import pytest

from claimcheck import Document, Library, check
from claimcheck.model import Severity

REGATTA = "Sunday's race on the lake was the 14th regatta of Ruth Orlick."
CASES = (
    ("Ruth Orlick has now rowed 14 regattas.", REGATTA, Severity.NOTE),
    ("Ruth Orlick has now rowed 16 regattas.", REGATTA, Severity.WARNING),
    ("Ruth Orlick has now rowed 14 regattas.", "Regattas are rowed in Hay on the 14th of May.", Severity.WARNING),
    ("The choir has sung in 31 contests.", "In May the choir goes to its 31st London singing contest.", Severity.NOTE),
    ("The choir now owns 31 lutes.", "In May the choir goes to its 31st singing contest.", Severity.WARNING),
    ("The yard has built 9 ferries.", "The ninth ferry of the yard left for Hay in the spring.", Severity.NOTE),
    ("The yard has built 9 ferries.", "The ninth mayor of the town came by ferry to the yard.", Severity.WARNING),
)


@pytest.mark.parametrize(("draft", "source", "severity"), CASES)
def test_an_ordinal_of_the_source_quiets_the_count(draft: str, source: str, severity: Severity) -> None:
    report = check(Document.of_text("draft", draft), Library.of(Document.of_text("source", source)))
    assert [f.severity for f in report.findings if f.name == "unsupported"] == [severity]
