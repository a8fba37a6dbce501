from itertools import pairwise

import pytest

from tests.facts.marked import marked
from vnparty_ner.facts.sentences import sentences


def cut(text):
    return [text[s.start : s.end] for s in sentences(text)]


def paragraphs(text):
    return [s.paragraph for s in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tại TP. Hồ Chí Minh do ThS. Nguyễn Văn An và PGS.TS. Trần Bình chủ trì.",
        "Đại biểu của T.Ư và UBND Q. Bình Thạnh, Q.1, cùng 7.262 đảng viên, họp ngày 7.3 tại hội trường.",
        "Ảnh: T.L. Nguyễn",
        "Ông An cười rồi nói... “được” và đi.",
        "“Có nên làm hay không?” - ông hỏi.",
        "Các hội, đoàn thể, v.v. đều dự; một số vắng mặt.",
    ],
)
def test_short_forms_and_quotations_do_not_end_a_sentence(text):
    assert cut(text) == [text]


def test_sentence_ends():
    assert cut("Câu một. Câu hai! Câu ba? Câu bốn… Năm 2021. Hết") == [
        "Câu một.",
        "Câu hai!",
        "Câu ba?",
        "Câu bốn…",
        "Năm 2021.",
        "Hết",
    ]
    assert cut("Nghị quyết của T.Ư. Sau đó họp v.v. Hết.") == ["Nghị quyết của T.Ư.", "Sau đó họp v.v.", "Hết."]
    assert cut("Bị can Nguyễn Văn H. Sau đó bỏ trốn") == ["Bị can Nguyễn Văn H.", "Sau đó bỏ trốn"]
    assert cut("Ông nói “tốt.” Bà cười.") == ["Ông nói “tốt.”", "Bà cười."]


def test_wrapped_lines_join_and_headings_do_not():
    text = (
        "Một ngày ở xã Sông Lam\n\n"
        "Sáng ngày 3/5/2021, tại hội trường xã Sông Lam, ông Nguyễn Văn An,\n"
        "Bí thư Đảng ủy, mở đầu hội nghị. Dự hội nghị có đồng chí Trần Bình,\n"
        "Chủ tịch HĐND xã.\n\n"
        "Tin, ảnh: Lê Cúc\n"
        "Điện thoại: 0123"
    )
    assert [s.split("\n")[0][:12] for s in cut(text)] == [
        "Một ngày ở x",
        "Sáng ngày 3/",
        "Dự hội nghị ",
        "Tin, ảnh: Lê",
        "Điện thoại: ",
    ]
    assert paragraphs(text) == [0, 1, 1, 2, 2]


def test_list_belongs_to_its_introduction_across_an_empty_line():
    text = "Kết quả như sau:\n\n- Một là 5 km;\n- Hai là 7 km.\n\na) Ba. Bốn.\n\nHội nghị bế mạc."
    assert paragraphs(text) == [0, 0, 0, 0, 0, 1]
    assert [s.item for s in sentences(text)] == [False, True, True, True, True, False]
    assert paragraphs("Hội nghị bế mạc.\n\n- Ông An: xin chào.") == [0, 1]


def test_numbering_is_no_sentence_and_rows_stay_rows():
    assert cut("1. Kết quả\n2. Hạn chế\nI. Chung") == ["1. Kết quả", "2. Hạn chế", "I. Chung"]
    rows = sentences("Quận 1 | 5 | 7\nQuận 2\t6\t8")
    assert [r.row for r in rows] == [True, True]


def test_long_lines_are_paragraphs_where_no_empty_lines_part_them():
    line = "Đảng bộ xã có nhiều đổi mới trong công tác, " * 4 + "hết."
    assert paragraphs(f"{line}\n{line}\n{line}") == [0, 1, 2]


def test_no_sentence_ends_inside_an_entity():
    reading = marked("Do ông [Trần Văn A. Bình](PERSON) ký. Hết.")
    assert [reading.text[s.start : s.end] for s in reading.sentences] == ["Do ông Trần Văn A. Bình ký.", "Hết."]


@pytest.mark.parametrize("text", ["", "\n\n", "...", " . ", "\r\n.\r\n", "😀. 😀", "." * 10_000, "a" * 10_000, "- \n-"])
def test_odd_texts(text):
    found = sentences(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(text[s.start : s.end] for s in found).split()) == "".join(text.split())


def test_windows_line_ends():
    assert cut("Câu một.\r\n\r\nCâu hai.") == ["Câu một.", "Câu hai."]


def test_no_sentence_is_longer_than_the_rules_can_take():
    text = "một hai, " * 1000 + "x" * 5000
    spans = [(4, 2100)]
    found = sentences(text, spans)
    assert max(s.end - s.start for s in found[1:]) <= 2000
    assert found[0].end >= 2100  # an entity stays whole
    assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")
