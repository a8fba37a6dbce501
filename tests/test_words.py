import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnparty_ner.words import cut_syllables


def surfaces(text):
    cut = cut_syllables(text)
    return [text[a:b] for a, b in zip(cut.starts, cut.ends, strict=True)]


def test_letters_digits_and_punctuation_part():
    assert surfaces("23điểm cầu, 18-NQ/TU") == ["23", "điểm", "cầu", ",", "18", "-", "NQ", "/", "TU"]


def test_combining_and_zero_width_marks_stay_with_their_letter():
    text = unicodedata.normalize("NFD", "Huyện ủy")
    assert surfaces(text) == [unicodedata.normalize("NFD", "Huyện"), unicodedata.normalize("NFD", "ủy")]
    assert surfaces("Hu\u200byện") == ["Hu\u200byện"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_lines(end):
    assert cut_syllables(f"a b{end}c{end}{end}d").lines.tolist()[:3] == [0, 0, 1]
    assert cut_syllables(f"a{end}{end}d").lines.tolist() == [0, 2]


def test_edges():
    cut = cut_syllables("(a), 5%.")
    assert cut.may_start.tolist() == [True, True, False, False, True, False, False]
    assert cut.may_end.tolist() == [False, True, True, False, True, True, False]


def test_sentence_ends_need_a_space():
    cut = cut_syllables("Đạt 7.262 người. Hết")
    assert [i for i, end in enumerate(cut.sentence_ends) if end] == [5, 6]


def test_empty():
    assert len(cut_syllables("")) == 0
    assert len(cut_syllables(" \n\t ")) == 0


@given(st.text())
def test_syllables_cover_all_but_white_space(text):
    cut = cut_syllables(text)
    covered = [False] * len(text)
    for start, end in zip(cut.starts, cut.ends, strict=True):
        assert start < end
        for i in range(start, end):
            assert not covered[i]
            covered[i] = True
    assert all(done or character.isspace() for done, character in zip(covered, text, strict=True))
    assert (cut.lines[1:] >= cut.lines[:-1]).all()
