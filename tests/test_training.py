"""The making of the parser: treebank sentences in the words of run time, and the made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.figures import made_up
from training.treebank import ROOT, Sentence, sentence, sentences, shown


def _rows(*lines: str) -> list[list[str]]:
    """CoNLL-U lines from "id form tag head relation"."""
    cut = [line.split() for line in lines]
    return [[i, form, "_", "_", tag, "_", head, relation, "_", "_"] for i, form, tag, head, relation in cut]


RENTS = sentence(
    "Rents didn't fall by 12 per cent.",
    _rows(
        "1 Rents NNS 4 nsubj", "2-3 didn't _ _ _", "2 did VBD 4 aux", "3 n't RB 4 advmod", "4 fall VB 0 root", "5 by IN 8 case",
        "6 12 CD 8 nummod", "7 per IN 8 case", "8 cent NN 4 obl:npmod", "9 . . 4 punct",
    ),
)  # fmt: skip


def test_a_figure_is_one_word_at_the_place_of_its_topmost() -> None:
    found = shown(RENTS)
    assert found.words == ("Rents", "did", "n't", "fall", "by", "30%", ".")
    assert found.spaces == (True, False, True, True, True, False, False)
    assert found.tags == ("NNS", "VBD", "RB", "VB", "IN", "CD", ".")
    assert found.heads == (3, 3, 3, 3, 5, 3, 3)
    assert found.deps == ("nsubj", "aux", "advmod", ROOT, "case", "obl", "punct")


def test_a_hyphenated_word_is_one_word() -> None:
    given = sentence(
        "A well-known trust",
        _rows("1 A DT 5 det", "2 well RB 4 advmod", "3 - HYPH 4 punct", "4 known VBN 5 amod", "5 trust NN 0 root"),
    )
    found = shown(given)
    assert (found.words, found.heads, found.deps) == (("A", "well-known", "trust"), (2, 2, 2), ("det", "amod", ROOT))


def test_a_contraction_that_is_not_spelt_out_stays_whole() -> None:
    given = sentence(
        "I wanna go",
        _rows("1 I PRP 2 nsubj", "2-3 wanna _ _ _", "2 want VBP 0 root", "3 to TO 4 mark", "4 go VB 2 xcomp"),
    )
    found = shown(given)
    assert (found.words, found.heads) == (("I", "wanna", "go"), (1, 1, 1))


def test_a_file_is_read_sentence_by_sentence(tmp_path: Path) -> None:
    lines = "# sent_id = 1\n# text = It rains.\n1\tIt\t_\t_\tPRP\t_\t2\tnsubj\t_\t_\n2\trains\t_\t_\tVBZ\t_\t0\troot\t_\t_\n"
    empty = "2.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n"
    file = tmp_path / "small.conllu"
    file.write_text(f"{lines}{empty}3\t.\t_\t_\t.\t_\t2\tpunct\t_\t_\n\n{lines}\n", encoding="utf-8")
    found = list(sentences(file))
    assert [(s.text, len(s.nodes)) for s in found] == [("It rains.", 3), ("It rains.", 2)]


def test_words_that_are_not_in_the_text_are_said() -> None:
    with pytest.raises(ValueError, match="'snows' does not follow 'It'"):
        sentence("It rains.", _rows("1 It PRP 2 nsubj", "2 snows VBZ 0 root"))


def _whole(given: Sentence) -> bool:
    """Whether every word leads to the one topmost word."""
    tops = {i for i, n in enumerate(given.nodes) if n.head == i}
    for i in range(len(given.nodes)):
        for _ in given.nodes:
            i = given.nodes[i].head
        if i not in tops:
            return False
    return len(tops) == 1


def test_made_up_sentences_are_trees_and_always_the_same() -> None:
    found = made_up(300)
    assert found == made_up(300)
    assert found != made_up(300, seed=1)
    assert all(_whole(s) for s in found)
    for s in found:
        assert [n.dep == ROOT for n in s.nodes].count(True) == 1
        assert all(s.text[n.start : n.end].strip() for n in s.nodes)
    assert all(sum(d == ROOT for d in shown(s).deps) == 1 for s in found)


def test_made_up_sentences_hold_figures() -> None:
    assert sum("CD" in shown(s).tags for s in made_up(300)) > 250
