"""What a folder of mixed sources costs: python -m benchmarks.mixed [--documents N] [--pages N]

Makes documents of 26 KB of text each (500 without an argument: 13 MB), a sixth each of Markdown, plain text, HTML, Word, PDF and LaTeX,
with tables as CSV among them, checks a draft of ten sentences against them twice, then another one, then ten of 3,000 words, and
prints the seconds that pass, those of
the processors, and the most memory that one process had. Then a PDF of some pages is read, and the pages in a second are printed.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.formats import typeset
from benchmarks.speed import _sentences, _varied
from claimcheck.model import Document
from claimcheck.read import pdf
from tests.made import docx, p

SIZE = 26_000  # characters of a document
PARAGRAPH = 5  # sentences
FORMATS = ("md", "txt", "html", "docx", "pdf", "tex")
TABLES = 10  # of so many documents one is a table
DRAFTS, LONG = 10, 18_000  # drafts, and characters of each: 3,000 words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--pages", type=int, default=200)
    given = parser.parse_args()
    drawn, sentences = random.Random(0), _sentences()
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "sources").mkdir()
        size = sum(_write(folder / "sources", n, sentences, drawn) for n in range(given.documents))
        print(f"{given.documents} documents, {size / 1e6:.1f} MB of text")
        asked = drawn.choices([s for s in sentences if re.search(r"\d", s)], k=10)
        (folder / "draft.md").write_text("\n\n".join(_varied(s, sentences, drawn) for s in asked) + "\n", "utf-8")
        for name in ("first", "again"):
            _timed(name, folder)
        (folder / "draft.md").write_text("\n\n".join(asked) + "\n", "utf-8")
        _timed("another draft", folder)
        for n in range(DRAFTS):
            (folder / f"draft{n}.md").write_text("\n\n".join(_paragraphs(sentences, drawn, LONG)) + "\n", "utf-8")
        _timed(f"{DRAFTS} drafts of {LONG // 1000} KB", folder, *(f"draft{n}.md" for n in range(DRAFTS)))
    text = "\n\n".join(_paragraphs(sentences, drawn, given.pages * 3000))
    data = typeset(Document.of_text("set", text), 1)
    started = time.process_time()
    document = pdf.document("set", data)
    spent = time.process_time() - started
    print(f"a PDF of {document.page_count} pages: {document.page_count / spent:.0f} pages a second of one processor")


def _timed(name: str, folder: Path, *drafts: str) -> None:
    """Checks the draft, or those that are named, and prints what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "claimcheck",
        "check",
        *(drafts or ("draft.md",)),
        "--sources",
        "sources",
        "--exit-zero",
        "--format",
        "concise",
    ]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{name}: {time.monotonic() - started:.1f} s, {spent:.1f} s of processors, at most {after.ru_maxrss / 1e3:.0f} MB so far"
    )


def _paragraphs(sentences: list[str], drawn: random.Random, size: int) -> Iterator[str]:
    while size > 0:
        made = " ".join(_varied(drawn.choice(sentences), sentences, drawn) for _ in range(PARAGRAPH))
        size -= len(made)
        yield made


def _write(folder: Path, n: int, sentences: list[str], drawn: random.Random) -> int:
    """Writes one document; gives the characters of its text."""
    if n % TABLES == 0:
        rows = [f"Ward {k},{drawn.randrange(9000)},{drawn.randrange(9000)}" for k in range(300)]
        (folder / f"{n:03}.csv").write_text(
            "\n".join([f"Ward,Beds in {1900 + n % 120},Calls in {1900 + n % 120}", *rows]) + "\n", "utf-8"
        )
        return sum(map(len, rows))
    paragraphs = list(_paragraphs(sentences, drawn, SIZE))
    suffix = FORMATS[n % len(FORMATS)]
    title = f"Report {n} of the county"
    out = io.BytesIO()
    match suffix:
        case "md":
            out.write(f"# {title}\n\n{chr(10).join(f'{t}{chr(10)}' for t in paragraphs)}".encode())
        case "txt":
            out.write("\n\n".join([title, *paragraphs]).encode())
        case "html":
            body = "".join(f"<p>{escape(t)}</p>\n" for t in paragraphs)
            out.write(f"<!doctype html><title>{title}</title><main><h1>{title}</h1>{body}</main>".encode())
        case "docx":
            out.write(docx(p(title, style="Title") + "".join(p(escape(t)) for t in paragraphs)))
        case "pdf":
            out.write(typeset(Document.of_text("set", "\n\n".join([f"# {title}", *paragraphs])), 1))
        case _:
            body = "\n\n".join(re.sub(r"([%&$#_])", r"\\\1", t) for t in paragraphs)
            out.write(
                f"\\documentclass{{article}}\\begin{{document}}\\section{{{title}}}\n{body}\n\\end{{document}}\n".encode()
            )
    (folder / f"{n:03}.{suffix}").write_bytes(out.getvalue())
    return sum(map(len, paragraphs))


if __name__ == "__main__":
    main()
