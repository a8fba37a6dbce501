import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnparty_ner.tokens.folding import fold


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("uỷ ban hoà bình khoẻ", "ủy ban hòa bình khỏe"),
        ("ỦY UỶ Uỷ", "ỦY ỦY Ủy"),
        ("quý quỹ toán hoàn thuế", "quý quỹ toán hoàn thuế"),
        ("Thuý Hoè", "Thúy Hòe"),
        ("Hu\u200byện\ufeff", "Huyện"),
        ("x\ud800y", "x\ufffdy"),
    ],
)
def test_foldings(raw, folded):
    assert fold(raw).text == folded


def test_a_run_of_marks_takes_no_time():
    assert len(fold("a" + "\u0301\u0323" * 200000).raw) > 1


def test_nfd_reads_as_nfc():
    text = "Huyện uỷ Bình Lục, 7.262 đảng viên ✓"
    assert fold(unicodedata.normalize("NFD", text)).text == fold(text).text


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_offsets_rise_and_end_at_the_raw_length(text):
    folded = fold(text)
    assert len(folded.raw) == len(folded.text) + 1
    assert (folded.raw[1:] >= folded.raw[:-1]).all()
    assert folded.raw[-1] == len(text)
