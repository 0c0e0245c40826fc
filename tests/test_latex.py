"""LaTeX: what is shown, what it is, and where; what is hidden, divided, cited or noted."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.model import BlockKind, ClaimcheckError, Document, MarkKind
from claimcheck.read import files, latex
from claimcheck.read.latex_words import rows
from tests.contract import cells, holds, shown

PIECES = [r"\emph{", r"\textbf", "{", "}", "[", "]", r"\footnote{", r"\cite{a,b}", r"\citep[p.~4]{", r"\section{", r"\begin{itemize}", r"\item",
          r"\end{itemize}", r"\begin{tabular}{ll}", "&", r"\\", r"\end{tabular}", r"\begin{quote}", r"\end{quote}", r"\begin{verbatim}",
          r"\end{verbatim}", "$", "$$", r"\(", r"\)", "``", "''", "`", "'", "--", "~", r"\%", r"\'e", r"\c c", r"\pounds", r"\,", "{,}", r"\par",
          "% note\n", "\n\n", "\n", " ", "40 homes", "Word.", "é", "🙂", "\ue000", r"\begin{document}", r"\end{document}", r"\title{", r"\foo",
          r"\multicolumn{2}{c}{", r"\bibitem{a}", r"\enquote{", r"\url{https://a.example}", r"\verb|x|", "#1", "^", "_", "\r\n",
          r"\input{a}"]  # fmt: skip


@example(text="0\\enquote{\\bibitem{}0")
@example(text="0 \\enquote{a\\footnote{b}c} d.")
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_the_contract(text: str) -> None:
    try:
        document = latex.document("d", text)
    except ClaimcheckError:
        return
    holds(document)
    assert document.text == text
    assert latex.document("d", text) == document


def read(text: str) -> Document:
    document = latex.document("d", text)
    holds(document)
    return document


@pytest.mark.parametrize("row", [row for found in rows().values() for row in found], ids=lambda row: row["words"][0])
def test_each_row_of_the_table(row: dict[str, str]) -> None:
    assert " ".join(read(row["example"]).prose.split()) == row["shows"]


BODIES = [
    ("One\nline.\n\nTwo.", [("paragraph", "One line."), ("paragraph", "Two.")]),
    (r"One.\par Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
    (r"\section{Wards} Beds \emph{fell}.", [("heading", "Wards"), ("paragraph", "Beds fell .")]),
    ("Beds % 9 of them\nfell.", [("paragraph", "Beds fell.")]),
    (r"\begin{comment}9 beds\end{comment}Beds fell.", [("code", ""), ("paragraph", "Beds fell.")]),
    ("``Beds fell,'' she said; `so they did'.", [("paragraph", "“Beds fell,” she said; ‘so they did’.")]),
    (r"Rents of \pounds40--50 \& more, 5\,\% up", [("paragraph", "Rents of £40–50 & more, 5 % up")]),
    (r"Some 10\,000, $12{,}500$ and $\approx 40$ homes", [("paragraph", "Some 10,000 , 12,500 and ≈ 40 homes")]),
    (r"Let $x = 40$ be so.", [("paragraph", "Let be so.")]),
    (r"\[ x = 40 \] Beds fell.", [("paragraph", "Beds fell.")]),
    (r"The caf\'e of Jos\'e and \'{E}tienne", [("paragraph", "The café of José and Étienne")]),
    (r"the r\'esum\'e, B\"urger", [("paragraph", "the résumé , Bürger")]),
    (r"un\-believable, \textbf{w}ord", [("paragraph", "unbelievable , word")]),
    (r"\begin{description}\item[Stock] Flats.\item[Rent] is what is paid.\end{description}",
     [("list item", "Stock"), ("list item", "Flats."), ("list item", "Rent is what is paid.")]),
    (r"\begin{itemize}\item Beds\begin{itemize}\item Wards\end{itemize}\item Staff\end{itemize}",
     [("list item", "Beds"), ("list item", "Wards"), ("list item", "Staff")]),
    (r"\begin{quote}Beds fell.\end{quote}", [("quote", "Beds fell.")]),
    (r"\begin{figure}[h]\includegraphics{40}\caption{Beds by ward}\end{figure}", [("paragraph", "Beds by ward")]),
    (r"\begin{letters}[40]Beds fell.\end{letters}", [("paragraph", "Beds fell.")]),
    (r"\documentclass{a}\title{Beds}\newcommand{\x}{9}\begin{document}\maketitle They fell.\end{document}",
     [("heading", "Beds"), ("paragraph", "They fell.")]),
    (r"Beds fell\footnote{Lee, 2020.}.", [("paragraph", "Beds fell"), ("footnote", "Lee, 2020.")]),
    (r"\begin{tabular}{l}Only text in a frame.\end{tabular}", [("paragraph", "Only text in a frame.")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), BODIES, ids=[b[0][:30] for b in BODIES])
def test_blocks(body: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(read(body)) == wanted


def test_notes_are_linked_to_their_marks() -> None:
    document = read(r"Rose.\footnote{River \emph{Board}, 2020.} Fell.\footnotemark[2] \footnotetext[2]{Lake Trust.}")
    labels = {b.label: " ".join(document.prose[b.span.start : b.span.end].split()) for b in document.blocks if b.label}
    marks = [m for m in document.marks if m.kind is MarkKind.FOOTNOTE]
    assert [labels[m.target] for m in marks] == ["River Board , 2020.", "Lake Trust."]


CITED = [
    (r"Fell \cite{lee}.", [("lee", "")]),
    (r"Fell \citep[see][p.~4]{lee, osei}.", [("lee", ""), ("osei", "p. 4")]),
    (r"Fell \autocite[12--14]{lee}.", [("lee", "12–14")]),
    (r"Fell \autocites[12]{lee}[4]{osei}.", [("lee", "12"), ("osei", "4")]),
    (r"\textcite{lee} and \citet*{osei} say so.", [("lee", ""), ("osei", "")]),
    (r"Fell.\footcite[p. 4]{lee}", [("lee", "p. 4")]),
    (r"She said \textquote[{\cite[3]{lee}}]{beds fell}.", [("lee", "3")]),
]


@pytest.mark.parametrize(("text", "wanted"), CITED, ids=[c[0][:30] for c in CITED])
def test_keys(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [m for m in read(text).marks if m.kind is MarkKind.KEY]
    assert [(m.target, m.where) for m in found] == wanted


def test_a_key_of_the_own_list_of_references_leads_to_its_entry() -> None:
    document = read(
        r"Fell \cite{lee}. \begin{thebibliography}{9}\bibitem{lee} Lee, \emph{Beds}, 2020.\end{thebibliography}"
    )
    assert [(m.kind, m.target) for m in document.marks] == [(MarkKind.FOOTNOTE, "lee")]
    assert [b.label for b in document.blocks if b.kind is BlockKind.FOOTNOTE] == ["lee"]


def test_links() -> None:
    document = read(r"See \href{https://a.example/b\_c}{the page} or \url{https://b.example}.")
    assert [(m.kind, m.target) for m in document.marks] == [
        (MarkKind.LINK, "https://a.example/b_c"),
        (MarkKind.LINK, "https://b.example"),
    ]


def test_a_table_knows_the_headers_of_each_cell() -> None:
    document = read(
        r"""\begin{table}\caption{Calls}\begin{tabular}{lrr}\toprule & \multicolumn{2}{c}{2019} \\ Town & Men & Women \\ \midrule
        Hull & 40 & 1\,200 \\ York & 4 & 5 \\ \bottomrule\end{tabular}\end{table}"""
    )
    found = {" ".join(cell.split()): headers for cell, headers in cells(document).items()}
    assert found["40"] == ("Hull", "2019", "Men")
    assert found["5"] == ("York", "2019", "Women")
    assert "1,200" in document.prose


def test_the_head_tells_of_the_text() -> None:
    document = read(
        r"""\documentclass{article}\title{Beds in \emph{2020}}\author{A. Lee\thanks{Trust} \and B. Osei}\date{17 May 2021}
        \addbibresource{refs.bib}\begin{document}They fell.\bibliography{more}\end{document}"""
    )
    assert (document.title, document.author, document.date) == ("Beds in 2020", "A. Lee, B. Osei", "2021-05-17")
    assert document.bibliography == ("refs.bib", "more.bib")


def test_text_in_other_files_is_told() -> None:
    assert "chapters/one" in read(r"\begin{document}Beds fell.\input{chapters/one}\end{document}").gap


def test_latex_is_known_by_its_suffix_and_by_its_content() -> None:
    text = b"% a letter\n\\documentclass{letter}\\begin{document}Beds \\emph{fell}.\\end{document}"
    assert files.of_bytes(text, "d", "d.tex", ".tex").format == "LaTeX"
    assert files.of_bytes(text, "d", "d", "").format == "LaTeX"
    assert files.of_bytes(text, "d", "d.md", ".md").format != "LaTeX"
    old = "\\documentclass{a}\\usepackage[latin2]{inputenc}\\begin{document}Łódź\\end{document}".encode("latin2")
    assert "Łódź" in files.of_bytes(old, "d", "d.tex", ".tex").text


@pytest.mark.parametrize(
    "piece", ["{", r"\begin{a}", r"\footnote{", r"\section[", "$", "[", "}", r"\item ", r"\cite{", "``", "&", "%"]
)
def test_very_many_open_commands_take_little_time(piece: str) -> None:
    started = time.monotonic()
    try:
        latex.document("d", "Beds fell. " + piece * 20_000)
    except ClaimcheckError as error:
        assert "within each other" in str(error) or "as LaTeX" in str(error)  # noqa: PT017
    assert time.monotonic() - started < 40  # two seconds on a machine of its own


LONG = r"""\begin{longtable}[]{lr}
\caption{Homes by town, 2019}\tabularnewline
\toprule
Town & Homes \\
\midrule
\endfirsthead
\toprule
Town & Homes \\
\midrule
\endhead
\multicolumn{2}{r}{Goes on below} \\
\endfoot
Source: the board & \\
\endlastfoot
Hull & 40 \\
Ely & 1,216 \\
\end{longtable}"""


def test_a_long_table_has_its_head_once_and_its_caption_beside_it() -> None:
    document = read(LONG)
    assert shown(document)[0] == ("paragraph", "Homes by town, 2019")
    assert [w for _, w in shown(document)].count("Town") == 1
    assert "Goes on below" not in document.prose
    assert cells(document)["1,216"] == ("Ely", "Homes")
