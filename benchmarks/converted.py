"""What a draft's findings are once it is handed in as another format: checks a Markdown draft as such a file, tells it of the Markdown.

    python -m benchmarks.converted FORMAT check DRAFT.md --sources DIR --format json --exit-zero

FORMAT is docx, odt, html, rst, tex, epub, pdf, or columns: a PDF in two justified columns, whose words are broken at the ends of lines
(pip install pyphen). pandoc makes the file, LibreOffice the PDF; `claimcheck check` reads it, and the spans
of its report are turned into those of the Markdown by the words that both have, so that labels of the Markdown can be held
against it. `--again` in place of `check` prints how many of the draft's sentences and figures come back from the file;
`--make` writes it beside the draft.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from claimcheck.detect.sentences import sentences
from claimcheck.model import BlockKind, Document
from claimcheck.read.files import read

FORMATS = ("docx", "odt", "html", "rst", "tex", "epub", "pdf", "columns")
SET = ("pdf", "columns")  # by LibreOffice
NEAR = 12  # words, or signs, around what has no word of its own
WORD = re.compile(r"\w+")
NOT_SET = (BlockKind.FRONT_MATTER, BlockKind.CODE)


def converted(draft: Path, suffix: str, folder: Path) -> Path:
    """The draft as a file of that format, in a folder; raises CalledProcessError where a tool fails."""
    made = folder / f"{draft.stem}.{'odt' if suffix in SET else suffix}"
    cited = "--biblatex" if suffix == "tex" else "--citeproc"  # what these keys become when a text is handed in
    convert = ["pandoc", "--quiet", "--standalone", cited, "-f", "markdown", "-o", str(made.resolve()), draft.name]
    subprocess.run(convert, check=True, cwd=draft.parent)
    if suffix == "columns":
        made = in_columns(made)
    if suffix in SET:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(made)]
        subprocess.run(office, check=True, capture_output=True)
        made = made.with_suffix(".pdf")
    return made


WIDTHS = dict(zip("ABCDE", (26, 25, 12, 16, 21), strict=True))  # of a table's columns, in per cent
LONG = re.compile(r"[a-z]{8,}")  # words that may be broken
SHOWN = re.compile(r"(?<=>)[^<]+(?=<)")


def in_columns(made: Path) -> Path:
    """The odt anew, for two justified columns in small print, with a soft hyphen wherever a word may be broken."""
    import pyphen

    hyphens = pyphen.Pyphen(lang="en_GB")
    columns = '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>'
    small = '<style:text-properties fo:font-size="8pt"/>'
    whole = made.with_stem(f"{made.stem}-columns")
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            text = data.decode() if part.filename in ("styles.xml", "content.xml") else ""
            if part.filename == "styles.xml":
                text = re.sub(r"(<style:page-layout-properties[^>]*>)", rf"\1{columns}", text)
                text = re.sub(
                    r'(style:name="Table_20_Contents".*?)(</style:style>)', rf"\1{small}\2", text, flags=re.DOTALL
                )
                text = re.sub(
                    r'fo:font-size="1([02])pt"', lambda m: f'fo:font-size="{8 if m[1] == "0" else 10}pt"', text
                )
                text = re.sub(r"(<style:paragraph-properties)( fo:hyphenation-)", r'\1 fo:text-align="justify"\2', text)
            elif part.filename == "content.xml":
                text = SHOWN.sub(lambda m: LONG.sub(lambda w: hyphens.inserted(w[0], "\u00ad"), m[0]), text)
                named = sorted(set(re.findall(r'table:style-name="(Table\d+\.([A-E]))"', text)))
                widths = "".join(
                    f'<style:style style:name="{name}" style:family="table-column">'
                    f'<style:table-column-properties style:rel-column-width="{WIDTHS[letter]}*"/></style:style>'
                    for name, letter in named
                )
                text = text.replace("<office:automatic-styles>", f"<office:automatic-styles>{widths}")
            new.writestr(part, text or data)
    return whole


class Places:
    """Where each word of one document stands in another: the longest runs of the same words first, then what is left (notes)."""

    def __init__(self, ours: Document, theirs: Document) -> None:
        self.ours, self.theirs = _words(ours), _words(theirs)
        self.at: dict[int, int] = {}
        self._match(range(len(self.theirs)), range(len(self.ours)))
        taken = set(self.at.values())
        left = [n for n in range(len(self.theirs)) if n not in self.at]
        self._match(left, [n for n in range(len(self.ours)) if n not in taken])
        self.starts = [w[1] for w in self.theirs]

    def _match(self, theirs: Sequence[int], ours: Sequence[int]) -> None:
        a, b = [self.theirs[n][0] for n in theirs], [self.ours[n][0] for n in ours]
        for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            for k in range(block.size):
                self.at[theirs[block.a + k]] = ours[block.b + k]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The span of ours for one of theirs; where none of its words is known (a citation), what ours has in its place."""
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)
        known = sorted(self.at[n] for n in range(first, last) if n in self.at and self.theirs[n][2] > start)
        if known:
            return self.ours[known[0]][1], self.ours[known[-1]][2]
        before = next((self.at[n] for n in range(first, max(-1, first - NEAR), -1) if n in self.at), None)
        after = next((self.at[n] for n in range(last, last + NEAR) if n in self.at), None)
        if before is None:
            return 0, 0
        end_of = self.ours[after][1] if after is not None and after > before else self.ours[before][2] + NEAR
        return self.ours[before][2], end_of


def _words(document: Document) -> list[tuple[str, int, int]]:
    return [(m[0].lower(), *m.span()) for m in WORD.finditer(document.prose)]


def told(report: dict[str, object], places: Places) -> dict[str, object]:
    """The report with the spans of its claims and findings turned into those of the Markdown."""

    def turned(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            if key == "span":
                return dict(zip(("start", "end"), places.of(value["start"], value["end"]), strict=True))
            return {k: v if k in ("evidence", "related") else turned(v, k) for k, v in value.items()}
        return [turned(v, key) for v in value] if isinstance(value, list) else value

    made = turned(report)
    assert isinstance(made, dict)
    return made


def lost(ours: Document, theirs: Document) -> tuple[list[str], list[str]]:
    """The sentences of one document that do not stand whole in another, and those with figures whose words are not there at all."""
    found = {_letters(s) for s in _sentences(theirs)}
    whole = " ".join(w for w, _, _ in _words(theirs))
    wanted = [s for s in _sentences(ours) if _letters(s)]
    figures = [s for s in wanted if any(c.isdigit() for c in s)]
    return [s for s in wanted if _letters(s) not in found], [s for s in figures if _plain(s) not in whole]


def again(ours: Document, theirs: Document) -> str:
    """How many of the sentences and of the figures of one document another has."""
    wanted = [s for s in _sentences(ours) if _letters(s)]
    figures = sum(any(c.isdigit() for c in s) for s in wanted)
    gone, wrong = lost(ours, theirs)
    told = f"{len(wanted) - len(gone)} of {len(wanted)} sentences, {figures - len(wrong)} of {figures} with figures"
    return "\n".join([told, *(f"  lost: {s}" for s in gone)])


def _plain(sentence: str) -> str:
    return " ".join(WORD.findall(sentence.lower()))


def _sentences(document: Document) -> list[str]:
    spans = [s for b in document.blocks if b.kind not in NOT_SET for s in sentences(document.prose, b.span)]
    return [" ".join(document.prose[s.start : s.end].split()) for s in spans]


def _letters(sentence: str) -> str:
    return "".join(c for c in sentence.lower() if c.isalnum())


def main() -> None:
    suffix, command, name, *more = sys.argv[1:]
    if suffix not in FORMATS:
        sys.exit(f"{suffix} is none of {', '.join(FORMATS)}")
    with tempfile.TemporaryDirectory() as folder:
        made = converted(Path(name), suffix, Path(folder))
        if command == "--make":
            shutil.copy(made, Path(name).parent)
            return
        places = Places(read(Path(name)), read(made))
        if command == "--again":
            print(f"{name} as {suffix}: {again(read(Path(name)), read(made))}")
            return
        run = [sys.executable, "-m", "claimcheck", command, str(made), *more]
        done = subprocess.run(run, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr)
        sys.exit(done.returncode)
    report = json.loads(done.stdout)
    print(json.dumps({**report, "drafts": [told(d, places) for d in report["drafts"]]}))


if __name__ == "__main__":
    main()
