import unicodedata

import pytest

from vnparty_ner.baselines import RuleBaseline

TEXT = (
    "Sáng ngày 3/5/2021, đồng chí Nguyễn Văn An, Bí thư Huyện ủy Sông Lam, quán triệt Nghị quyết số 18-NQ/TU "
    "tới 7.262 đảng viên, đạt 95,4%; chi 2,5 tỷ đồng."
)
EXPECTED = {
    ("DATE", "ngày 3/5/2021"),
    ("PERSON", "Nguyễn Văn An"),
    ("POSITION", "Bí thư"),
    ("UNIT", "Huyện ủy Sông Lam"),
    ("DOCUMENT", "Nghị quyết số 18-NQ/TU"),
    ("NUMBER", "7.262"),
    ("NUMBER", "95,4%"),
    ("NUMBER", "2,5 tỷ đồng"),
}


def found(text):
    article = RuleBaseline()(text)
    assert article.text == text
    assert article.topic is None
    reach = 0
    for e in article.entities:
        assert reach <= e.start < e.end
        assert text[e.start : e.end] == e.text
        reach = e.end
    return {(e.label, e.text) for e in article.entities}


def test_an_easy_sentence():
    assert found(TEXT) == EXPECTED


def test_other_spellings_give_the_same_spans():
    for other in (
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("Huyện ủy", "Huyện uỷ"),
        TEXT.replace(", ", ",\r\n"),
    ):
        assert {(label, unicodedata.normalize("NFC", text).replace("uỷ", "ủy")) for label, text in found(other)} == (
            EXPECTED
        )


def test_a_chain_stops_where_another_span_begins():
    assert ("UNIT", "Tỉnh ủy") in found("của Tỉnh ủy và Nghị quyết số 09-NQ/TU")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "😀 12😀", "\0 Huyện ủy \0", "\u200b\u0301", "Ban Tổ chức Huyện ủy " * 500]
)
def test_ugly_text(text):
    found(text)
