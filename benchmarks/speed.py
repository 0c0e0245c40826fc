"""What a check costs, by stage: python benchmarks/speed.py [--passages N] [--claims N] [--quotations N --documents N]

The sources are made of the sentences of the sets' sources, over and over, each time with other words of theirs in place of
every third and with other figures, so that no two passages are alike; the draft is made of sentences with figures in the
same way. Printed are seconds of processor time: with nothing kept, and with the sources kept from the time before.
With `--watched DRAFT --sources FOLDER`, a draft is changed in one figure after the other, as under `check --watch`.
With `--quotations`, the draft is that many quotations, every other one with a word changed, and the sources are documents of 26 KB.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.cases import cases
from claimcheck.check import check
from claimcheck.cli.checking import Checker, Shape
from claimcheck.cli.given import Draft, Settings
from claimcheck.detect.claims import analysis
from claimcheck.model import Document
from claimcheck.read.files import read
from claimcheck.retrieve.candidates import candidates
from claimcheck.retrieve.library import Library
from claimcheck.store import Store

SETS = ("gardens", "kitchens", "rivers", "schools")
WORD = re.compile(r"[a-z]{4,}|\d+")
SIZE = 26_000  # characters of a source of quotations
LEAST, MOST = 60, 250  # characters of a quotation
DOCUMENT = 250  # sentences of a source


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--quotations", type=int, default=0)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--watched", type=Path)
    parser.add_argument("--sources", type=Path, default=Path(__file__).parent.parent / "reference_corpus")
    given = parser.parse_args()
    if given.watched:
        _watched(given.watched, given.sources)
        return
    sentences = _sentences()
    if given.quotations:
        _quoted(given.quotations, given.documents, sentences)
        return
    with tempfile.TemporaryDirectory() as made:
        folder, kept = Path(made) / "sources", Path(made) / "cache"
        folder.mkdir()
        drawn = random.Random(0)
        texts = [_varied(drawn.choice(sentences), sentences, drawn) for _ in range(given.passages)]
        for n, start in enumerate(range(0, len(texts), DOCUMENT)):
            (folder / f"{n:03}.txt").write_text("\n\n".join(texts[start : start + DOCUMENT]) + "\n", "utf-8")
        claims = [
            _varied(s, sentences, drawn)
            for s in drawn.choices([s for s in sentences if re.search(r"\d", s)], k=given.claims)
        ]
        draft = Document.of_text("draft", "\n\n".join(claims) + "\n")

        with _timed("sources read and analysed, nothing kept"):
            Library.open(folder, Store.open(kept)).index.alike({"water": 1.0}, 1)
        with _timed("sources, kept"):
            library = Library.open(folder, Store.open(kept))
        with _timed("index of terms"):
            passages = len(library.index.passages)
        with _timed("vectors"):
            library.index.alike({"water": 1.0}, 1)
        with _timed("draft read: sentences, figures, trees"):
            found = [c for c in analysis(draft).claims if c.quantity]
        with _timed("candidates of its figures"):
            for claim in found:
                candidates(claim, library)
        with _timed("all claims with their evidence"):
            cases(draft, library)
        with _timed("the whole check"):
            report = check(draft, library)
        print(f"{passages} passages, {len(report.judgements)} claims, {len(found)} of them figures")


def _watched(draft: Path, sources: Path) -> None:
    """What it costs to check a draft anew after one figure of it has changed, with all that was read at hand."""
    text = draft.read_text("utf-8")
    figures = list(re.finditer(r"\d+", text))
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / draft.name
        checker = Checker(Store.open(Path(made) / "cache"))
        settings = Settings.of(None, True, {"sources": str(sources)})
        for n in range(7):
            at = figures[len(figures) * n // 7]
            path.write_text(f"{text[: at.start()]}{731 + n}{text[at.end() :]}" if n else text, "utf-8")
            with _timed("one figure changed" if n else f"first check of {len(text.split())} words"):
                checker.said([Draft.of(str(path), settings.config(str(path)))], [Shape("terminal")])
        document = read(path)
        with _timed("the draft's analysis, of such a check"):
            analysis(document)


def _quoted(quotations: int, documents: int, sentences: list[str]) -> None:
    """What quotations cost against many documents: with nothing kept, and with the sources kept."""
    drawn = random.Random(0)
    with tempfile.TemporaryDirectory() as made:
        folder, kept = Path(made) / "sources", Path(made) / "cache"
        folder.mkdir()
        told: list[str] = []
        for n in range(documents):
            texts = [f"# Report {n}"]
            while sum(map(len, texts)) < SIZE:
                texts.append(" ".join(_varied(drawn.choice(sentences), sentences, drawn) for _ in range(3)))
            told += [t for text in texts[1:] for t in text.split(". ") if LEAST <= len(t) <= MOST and '"' not in t]
            (folder / f"{n:03}.md").write_text("\n\n".join(texts) + "\n", "utf-8")
        words = [t.rstrip(".").split() for t in drawn.sample(told, quotations)]
        changed = [[*w[: len(w) // 2], "timber", *w[len(w) // 2 + 1 :]] if n % 2 else w for n, w in enumerate(words)]
        quoted = [f"The report says that “{' '.join(w)}”." for w in changed]
        for stage in ("nothing kept", "sources kept"):
            draft = Document.of_text(stage, "\n\n".join(quoted) + "\n")
            with _timed(f"{quotations} quotations, {documents} documents, {stage}"):
                report = check(draft, Library.open(folder, Store.open(kept)))
        found = sum(bool(j.evidence) for j in report.judgements)
        print(f"{found} found, {len(report.findings)} findings")


def _sentences() -> list[str]:
    folder = Path(__file__).parent / "sets"
    libraries = [Library.open(folder / name / "sources") for name in SETS]
    return [
        " ".join(library.document(p.document)[p.span].split())
        for library in libraries
        for p in library.index.passages
        if library.cell(p.document, p.span) is None
    ]


def _varied(sentence: str, others: list[str], drawn: random.Random) -> str:
    """The sentence with other words in place of some of its own, and other figures."""

    def other(word: re.Match[str]) -> str:
        if word[0].isdigit():
            return str(drawn.randrange(10 ** len(word[0])))
        if drawn.randrange(3):
            return word[0]
        return drawn.choice(WORD.findall(drawn.choice(others)) or [word[0]])

    return WORD.sub(other, sentence)


@contextmanager
def _timed(stage: str) -> Iterator[None]:
    start = time.process_time()
    yield
    print(f"{stage:42} {time.process_time() - start:8.2f} s", flush=True)


if __name__ == "__main__":
    main()
