import unicodedata

import pytest

from tests.facts.marked import marked
from vnparty_ner.article import Entity
from vnparty_ner.facts.dates import find_dates
from vnparty_ner.facts.documents import find_documents
from vnparty_ner.facts.reading import read_article
from vnparty_ner.facts.surfaces import read_surface
from vnparty_ner.facts.symbols import read_symbol, suffix_of


def documents(text):
    reading = marked(text)
    return find_documents(reading, find_dates(reading))


def document(text):
    (found,) = documents(text)
    return found


def alone(surface):
    reading = read_article(surface, [Entity(0, len(surface), "DOCUMENT", surface)])
    (found,) = find_documents(reading, ())
    assert found.text == surface
    return found


def issuers(text):
    return [(found.issuer, found.issuer_from) for found in documents(text)]


@pytest.mark.parametrize(
    ("surface", "type_", "number", "symbol"),
    [
        ("Nghị quyết số 04-NQ/TU", "nghị quyết", "04", "NQ/TU"),
        ("Nghị quyết số 04 - NQ/TU", "nghị quyết", "04", "NQ/TU"),
        ("nghị quyết 35 NQ/TW", "nghị quyết", "35", "NQ/TW"),
        ("Nghị quyết số 04NQ/TU", "nghị quyết", "04", "NQ/TU"),
        ("Chỉ thị số 23-CT/T.Ư", "chỉ thị", "23", "CT/T.Ư"),
        ("Quyết định 123/QĐ-UBND", "quyết định", "123", "QĐ-UBND"),
        ("Nghị định số 61/2018/NĐ-CP", "nghị định", "61", "NĐ-CP"),
        ("Nghị quyết 131/2020/QH14", "nghị quyết", "131", "QH14"),
        ("Thông tư liên tịch 16/2016/TTLT-BYT-BQP", "thông tư liên tịch", "16", "TTLT-BYT-BQP"),
        ("Công văn 1042/SGD&ĐT-KHTC", "công văn", "1042", "SGD&ĐT-KHTC"),
        ("Chương trình hành động số 24-CTr/TU", "chương trình hành động", "24", "CTr/TU"),
        ("Nghị quyết chuyên đề số 17-NQ/ĐU", "nghị quyết", "17", "NQ/ĐU"),
        ("Văn bản số 29/UBND-KTN", "văn bản", "29", "UBND-KTN"),
        ("KH 214/KH-BCH", "kế hoạch", "214", "KH-BCH"),
        ("27-KH/TU", "kế hoạch", "27", "KH/TU"),
        ("Kết luận số 21", "kết luận", "21", ""),
        ("Nghị quyết 30a", "nghị quyết", "30a", ""),
        ("Luật Hội họp số 50/2031/QH15", "luật", "50", "QH15"),
        ("Luật Hội họp 2031", "luật", "", ""),
        ("Luật Hội họp năm 2031", "luật", "", ""),
        ("Điều lệ Đảng", "điều lệ", "", ""),
        ("nghị quyết, kết luận Trung ương 5 khóa XII", "nghị quyết, kết luận", "", ""),
        ("Kế hoạch năm 2024", "kế hoạch", "", ""),
    ],
)
def test_surface(surface, type_, number, symbol):
    found = alone(surface)
    assert (found.type, found.number, found.symbol) == (type_, number, symbol)


@pytest.mark.parametrize(
    ("surface", "number", "rule"),
    [
        ("Chỉ thị 05-CT/", "05", "unreadable"),
        ("Chỉ thị số 05-", "05", "unreadable"),
        ("Quyết định số 99/99/2021", "", "name"),
        ("Nghị quyết 1.2.3.4", "", "name"),
        ("Kế hoạch (", "", "name"),
        ("(((", "", "name"),
        ("😀", "", "name"),
    ],
)
def test_unreadable_keeps_the_text_and_invents_nothing(surface, number, rule):
    found = alone(surface)
    assert (found.number, found.symbol, found.issuer, found.rule) == (number, "", "", rule)


@pytest.mark.parametrize(
    ("surface", "session", "issuer", "rule"),
    [
        ("Nghị quyết Đại hội XIII", "Đại hội XIII", "", "congress"),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
            "Đại hội đại biểu toàn quốc lần thứ XIV",
            "",
            "congress",
        ),
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
            "Đại hội Đảng bộ tỉnh lần thứ XX",
            "Đảng bộ tỉnh",
            "congress+name",
        ),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc Hội Làng Nghề lần thứ II",
            "Đại hội đại biểu toàn quốc Hội Làng Nghề lần thứ II",
            "Hội Làng Nghề",
            "congress+name",
        ),
        ("nghị quyết Trung ương 4 khóa XI và XII", "Trung ương 4 khóa XI và XII", "Trung ương", "plenum+name"),
        ("Nghị quyết T.Ư 4", "T.Ư 4", "T.Ư", "plenum+name"),
        (
            "nghị quyết của Hội nghị lần thứ tư, lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
            "Hội nghị lần thứ tư, lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
            "Ban Chấp hành Trung ương Đảng",
            "plenum+name",
        ),
    ],
)
def test_session(surface, session, issuer, rule):
    found = alone(surface)
    assert (found.session, found.issuer, found.rule, found.number) == (session, issuer, rule, "")


def test_session_counts():
    assert read_surface("Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII").counts == ("8", "13")
    assert read_surface("Nghị quyết Đại hội Đảng bộ xã lần thứ mười một").counts == ("11",)
    assert read_surface("Nghị quyết Đại hội Đảng bộ xã lần thứ XLIX").counts == ("49",)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Nghị quyết số 04-NQ/TU", "Nghị quyết 04", True),
        ("Nghị quyết 04", "Nghị quyết số 04-NQ/TU", True),
        ("Nghị quyết số 04-NQ/TU", "Nghị quyết số 4", True),
        ("Nghị quyết số 04-NQ/TƯ", "Nghị quyết số 04-NQ/TW", True),
        ("Nghị quyết số 04-NQ/TU", "Nghị quyết số 04-NQ/TW", False),
        ("Nghị quyết số 04-NQ/TU", "Nghị quyết 05", False),
        ("Nghị quyết số 04-NQ/TU", "Kế hoạch 04", False),
        ("Chương trình hành động số 24-CTr/TU", "Chương trình 24", True),
        ("Quy định 22-QĐ/TW", "Quyết định 22-QĐ/TW", True),
        ("Nghị định 61/2018/NĐ-CP", "Nghị định 61/2020/NĐ-CP", False),
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Hội nghị Trung ương 4 khoá XII", True),
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết T.Ư 4", True),
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XIII", False),
        ("Nghị quyết Đại hội XIII", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII", True),
        ("Nghị quyết Đại hội XIII", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIII", False),
        ("Luật Hội họp 2031", "Luật Hội họp", True),
        ("Luật Hội họp số 50/2031/QH15", "Luật Hội họp", True),
        ("Luật Hội họp 2031", "Luật Hội họp 2013", False),
        ("Luật Hội họp", "Bộ luật Hội họp", False),
    ],
)
def test_joining(first, second, together):
    found = documents(f"Theo [{first}](DOCUMENT). Sau đó, xã học [{second}](DOCUMENT).")
    assert [len(one.mentions) for one in found] == ([2] if together else [1, 1])


def test_short_name_is_that_of_the_last_such_document():
    first, second = documents(
        "[Nghị quyết số 04-NQ/TW](DOCUMENT), rồi [Nghị quyết số 04-NQ/TU](DOCUMENT). Học [Nghị quyết 04](DOCUMENT)."
    )
    assert (len(first.mentions), len(second.mentions)) == (1, 2)
    assert second.text == "Nghị quyết số 04-NQ/TU"


@pytest.mark.parametrize(
    ("text", "issuer", "rule"),
    [
        ("[Kế hoạch số 9-KH/TU](DOCUMENT) của [Tỉnh ủy Bình Lâm](UNIT)", "Tỉnh ủy Bình Lâm", "after"),
        ("[Kế hoạch số 9-KH/TU](DOCUMENT) [ngày 3/4/2021](DATE) của [Tỉnh ủy](UNIT)", "Tỉnh ủy", "after"),
        ("[Kế hoạch số 9-KH/TU](DOCUMENT),\n[ngày 3/4/2021](DATE)\ncủa [Tỉnh ủy](UNIT)", "Tỉnh ủy", "after"),
        ("[Kế hoạch số 9-KH/TU](DOCUMENT) ([ngày 3/4/2021](DATE), của [Tỉnh ủy](UNIT))", "Tỉnh ủy", "after"),
        ("[Kế hoạch số 9-KH/TU](DOCUMENT) “Nước sạch” của [Tỉnh ủy](UNIT)", "Tỉnh ủy", "after"),
        ("[Kế hoạch số 9-KH/TU](DOCUMENT) ([Tỉnh ủy](UNIT)) nêu", "Tỉnh ủy", "after"),
        ("[Chỉ thị 9/CT-TTg](DOCUMENT) của [Thủ tướng](POSITION) [Chính phủ](UNIT)", "Thủ tướng Chính phủ", "after"),
        ("[Chỉ thị 9/CT-TTg](DOCUMENT) của [Thủ tướng](POSITION), xã", "Thủ tướng", "after"),
        ("[Nghị quyết 9-NQ/TW](DOCUMENT) của Hội nghị [Trung ương](UNIT) 5 khóa XIII", "Trung ương", "after"),
        (
            "[Nghị quyết 9-NQ/TW](DOCUMENT) của Hội nghị lần thứ tư [Ban Chấp hành T.Ư](UNIT)",
            "Ban Chấp hành T.Ư",
            "after",
        ),
        ("[Tỉnh ủy](UNIT) đã ban hành [Kế hoạch số 9-KH/TU](DOCUMENT)", "Tỉnh ủy", "subject"),
        ("[Tỉnh ủy](UNIT) có [Kế hoạch số 9-KH/TU](DOCUMENT)", "Tỉnh ủy", "subject"),
        ("[HĐND tỉnh](UNIT) khóa X đã thông qua [Nghị quyết số 9/NQ-HĐND](DOCUMENT)", "HĐND tỉnh", "subject"),
        ("[Huyện ủy](UNIT) sau một tuần đã ra [Kết luận số 9-KL/HU](DOCUMENT)", "Huyện ủy", "subject"),
        ("tham mưu [Chính phủ](UNIT) ban hành [Nghị định 9/2021/NĐ-CP](DOCUMENT)", "Chính phủ", "subject"),
        (
            "[UBKT](UNIT) ([UBKT](UNIT)) [Quận ủy](UNIT), [TP Sông Lam](UNIT) có [Báo cáo 9-BC/UBKT](DOCUMENT)",
            "UBKT",
            "subject",
        ),
        ("[Quy định 9-QĐ/TW](DOCUMENT) vừa được [Bộ Chính trị](UNIT) ban hành", "Bộ Chính trị", "subject"),
        ("[Luật Hội họp](DOCUMENT) do [Quốc hội](UNIT) khóa XV thông qua", "Quốc hội", "subject"),
    ],
)
def test_issuer_in_the_text(text, issuer, rule):
    found = document(text)
    assert (found.issuer, found.issuer_from, found.rule.partition("+")[2]) == (issuer, "text", rule)
    assert len(found.spans) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện [Kế hoạch số 9-KH/TU](DOCUMENT), [Tỉnh ủy](UNIT) mở lớp",
        "[Kế hoạch số 9-KH/TU](DOCUMENT); của [Huyện ủy](UNIT)",
        "[Kế hoạch số 9-KH/TU](DOCUMENT) ([huyện Sông Lam](UNIT))",
        "[Chủ tịch](POSITION) [UBND huyện](UNIT) ký [Quyết định số 9/QĐ-UBND](DOCUMENT)",
        "Tại [Huyện ủy](UNIT) có [Kế hoạch số 9-KH/HU](DOCUMENT)",
        "[Huyện ủy](UNIT) mở lớp học [Kế hoạch số 9-KH/TU](DOCUMENT)",
        "[xã Lâm Sơn](UNIT) có [Quyết định 9/QĐ-TTg](DOCUMENT) công nhận",
        "[Thường trực HĐND](UNIT) trình thông qua [Nghị quyết 9/NQ-HĐND](DOCUMENT)",
    ],
)
def test_units_that_are_no_issuer(text):
    assert document(text).issuer_from == "symbol"


def test_issuer_is_shared_in_a_row():
    assert (
        issuers(
            "[Quy định 1-QĐ/TW](DOCUMENT), [Quy định 2-QĐ/TW](DOCUMENT) [ngày 3/4/2021](DATE) và "
            "[Kết luận 3](DOCUMENT) của [Bộ Chính trị](UNIT)"
        )
        == [("Bộ Chính trị", "text")] * 3
    )
    assert [name for name, _ in issuers(
        "[Quy định 1-QĐ/TW](DOCUMENT), [Kế hoạch 2-KH/HU](DOCUMENT) và [Kết luận 3](DOCUMENT) của [Bộ Chính trị](UNIT)"
    )] == ["Bộ Chính trị", "Huyện ủy", "Bộ Chính trị"]  # fmt: skip
    assert (
        issuers("[Huyện ủy](UNIT) ban hành [Chỉ thị 1-CT/HU](DOCUMENT) và [Kế hoạch 2-KH/HU](DOCUMENT)")
        == [("Huyện ủy", "text")] * 2
    )


def test_issuer_is_not_shared_with_another_symbol_a_law_or_a_congress():
    found = issuers(
        "[Luật Hội họp](DOCUMENT), [Nghị quyết Đại hội XIII](DOCUMENT), [Kết luận 1-KL/TW](DOCUMENT) và "
        "[Kế hoạch 2-KH/TU](DOCUMENT) của [Tỉnh ủy](UNIT)"
    )
    assert [source for _, source in found] == ["", "", "symbol", "text"]


def test_rows_end_where_another_issuer_is_named():
    assert [name for name, _ in issuers(
        "[Chỉ thị 1-CT/TW](DOCUMENT) của [Ban Bí thư](UNIT), [Chỉ thị 2-CT/TW](DOCUMENT) và "
        "[Chỉ thị 3-CT/TW](DOCUMENT) của [Bộ Chính trị](UNIT)"
    )] == ["Ban Bí thư", "Bộ Chính trị", "Bộ Chính trị"]  # fmt: skip


def test_named_issuer_wins_over_the_subject_at_any_mention():
    found = document(
        "[UBND xã](UNIT) có [Kế hoạch 9/KH-UBND](DOCUMENT). Đó là [Kế hoạch 9](DOCUMENT) của [UBND tỉnh](UNIT)."
    )
    assert found.issuer == "UBND tỉnh"


@pytest.mark.parametrize(
    ("symbol", "issuer", "level", "regime"),
    [
        ("NQ/TU", "Tỉnh ủy, Thành ủy trực thuộc Trung ương", "province", "party"),
        ("CT/T.Ư", "Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư", "central", "party"),
        ("KH/HU", "Huyện ủy", "district", "party"),
        ("KH/ĐU", "Đảng ủy", "", "party"),
        ("QĐ-UBND", "Ủy ban nhân dân", "", "state"),
        ("UBND-VX", "Ủy ban nhân dân", "", "state"),
        ("NĐ-CP", "Chính phủ", "central", "state"),
        ("QH18", "Quốc hội", "central", "state"),
        ("TT-BTC", "Bộ Tài chính", "central", "state"),
        ("KH/BTC", "Ban Tổ chức", "", "party"),
        ("HD-MTTW-BTT", "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "central", "state"),
        ("QĐ-XYZ", "XYZ", "", "state"),
        ("", "", "", ""),
    ],
)
def test_what_a_symbol_says(symbol, issuer, level, regime):
    found = read_symbol(symbol)
    assert (found.issuer, found.level, found.regime) == (issuer, level, regime)


def test_suffixes():
    assert [suffix_of(symbol) for symbol in ("NQ/TƯ", "QĐ-UBND", "UBND-VX", "QH15", "SL")] == [
        "TW",
        "UBND",
        "UBND-VX",
        "QH15",
        "",
    ]


def test_level_is_that_of_the_issuer_in_the_text():
    assert document("[Quyết định 9/QĐ-UBND](DOCUMENT) của [UBND xã Lâm Sơn](UNIT)").level == "commune"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("[Kế hoạch 9-KH/TU](DOCUMENT) [ngày 3/4/2021](DATE)", "2021-04-03"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) , [ngày 3/4/2021](DATE), về", "2021-04-03"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) ([3-4-2021](DATE)) nêu", "2021-04-03"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) ban hành [ngày 3/4/2021](DATE)", "2021-04-03"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT), ký [ngày 3/4](DATE)", "--04-03"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) của [Tỉnh ủy](UNIT) [ngày 3/4/2021](DATE)", "2021-04-03"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) của [Tỉnh ủy](UNIT), [ngày 3/4/2021](DATE),", "2021-04-03"),
        ("[Quy định 9-QĐ/TW](DOCUMENT) [năm 2016](DATE) của [Tỉnh ủy](UNIT)", "2016-01-01/2016-12-31"),
        ("[Quy định 9-QĐ/TW](DOCUMENT). Nhắc [Quy định 9](DOCUMENT) [ngày 3/4/2021](DATE)", "2021-04-03"),
        ("Theo [Kế hoạch 9-KH/TU](DOCUMENT), [năm 2023](DATE) xã mở lớp", ""),
        ("Theo [Kế hoạch 9-KH/TU](DOCUMENT), [ngày 3/4](DATE), xã mở lớp", ""),
        ("Theo [Kế hoạch 9-KH/TU](DOCUMENT), [ngày 3/4/2021](DATE) [Huyện ủy](UNIT) mở lớp", ""),
        ("Học [Kế hoạch 9-KH/TU](DOCUMENT) của [Tỉnh ủy](UNIT) [năm 2025](DATE)", ""),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) có hiệu lực từ [ngày 3/4/2021](DATE)", ""),
        ("Tin khác: sơ kết [Kế hoạch 9-KH/TU](DOCUMENT) ([3/4/2021](DATE))", ""),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) [ngày 31/2/2021](DATE)", ""),
    ],
)
def test_date(text, date):
    assert str(document(text).date or "") == date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[Kế hoạch 9-KH/TU](DOCUMENT) về nước sạch nông thôn, xã", "về nước sạch nông thôn"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) về nước\nsạch và nhà ở. Xã", "về nước sạch và nhà ở"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) [ngày 3/4/2021](DATE) của [Tỉnh ủy](UNIT) khóa X về nước sạch;", "về nước sạch"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) về việc cấp nước (đợt 2)", "về việc cấp nước"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) “Nước sạch, nhà mới”", "Nước sạch, nhà mới"),
        ("[Kế hoạch 9-KH/TU](DOCUMENT) của [Tỉnh ủy](UNIT) về “Nước sạch”", "Nước sạch"),
        ("theo [Nghị định 9/2021/NĐ-CP](DOCUMENT) quy định mức trợ cấp", "quy định mức trợ cấp"),
        ("[Nghị định 9/2021/NĐ-CP](DOCUMENT) quy định mức trợ cấp", ""),
        ("[Kế hoạch 9-KH/TU](DOCUMENT), “cứ thế mà làm”, ông nói", ""),
        ("Học [Kế hoạch 9-KH/TU](DOCUMENT) rồi về nhà", ""),
    ],
)
def test_title(text, title):
    assert document(text).title == title


def test_title_ends_before_another_document():
    first, second = documents(
        "[Kế hoạch 9-KH/TU](DOCUMENT) về nước sạch và [Kế hoạch 8-KH/TU](DOCUMENT) về thực hiện [Kế hoạch 9](DOCUMENT)"
    )
    assert (first.title, second.title) == ("về nước sạch", "về thực hiện Kế hoạch 9")


@pytest.mark.parametrize(
    "text",
    [
        "[Chỉ thị 05-CT/](DOCUMENT) của",
        "[Chỉ thị 05-CT/TW](DOCUMENT) ([ngày 3/4/2021](DATE) của ([Tỉnh ủy](UNIT)",
        "[Chỉ thị 05-CT/TW](DOCUMENT) “về nước",
        "của [Tỉnh ủy](UNIT) [Chỉ thị 05-CT/TW](DOCUMENT)",
        "\u200b[Chỉ thị 05-CT/TW](DOCUMENT)\u200b😀",
    ],
)
def test_ragged_text(text):
    assert document(text).number == "05"


def test_other_spellings_and_line_ends():
    text = "Nghị quyết số 04-NQ/TU\r\ncủa Tỉnh uỷ Hoà An"
    for form in ("NFC", "NFD"):
        raw = unicodedata.normalize(form, text)
        spans = [(0, raw.index("\r"), "DOCUMENT"), (raw.index("a T") + 2, len(raw), "UNIT")]
        entities = [Entity(start, end, label, raw[start:end], 0.5) for start, end, label in spans]
        (found,) = find_documents(read_article(raw, entities), ())
        assert (found.symbol, found.issuer, found.score) == ("NQ/TU", entities[1].text, 0.25)
        assert raw[slice(*found.mentions[0])] == found.text


def test_nothing_to_find():
    assert documents("") == () == documents("Không có văn bản nào.")


def test_joining_in_any_order():
    found = documents(
        "[Luật Hội họp](DOCUMENT). [Nghị quyết số 4-NQ/TU](DOCUMENT), [Nghị quyết 04-NQ/HU](DOCUMENT). "
        "[Luật Hội họp số 50/2031/QH15](DOCUMENT). [Nghị quyết 04](DOCUMENT). [Nghị quyết số 4-NQ/TU](DOCUMENT). "
        "[Nghị quyết 4](DOCUMENT). [luật hội họp](DOCUMENT). [Nghị quyết Trung ương 4 khóa XII](DOCUMENT). "
        "[Nghị quyết Trung ương 5 khóa XII](DOCUMENT). [Nghị quyết Trung ương 4](DOCUMENT). [Nghị quyết](DOCUMENT)."
    )
    assert [(one.text, len(one.mentions)) for one in found] == [
        ("Luật Hội họp số 50/2031/QH15", 3),
        ("Nghị quyết số 4-NQ/TU", 3),
        ("Nghị quyết 04-NQ/HU", 2),
        ("Nghị quyết Trung ương 4 khóa XII", 2),
        ("Nghị quyết Trung ương 5 khóa XII", 1),
        ("Nghị quyết", 1),
    ]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("[NGHỊ QUYẾT 04-NQ/ĐU](DOCUMENT) CỦA [BAN THƯỜNG VỤ ĐẢNG ỦY XÃ](UNIT)", "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ"),
        ("[HUYỆN ỦY SÔNG LAM](UNIT) KHÓA XIII ĐÃ BAN HÀNH [CHỈ THỊ 1-CT/HU](DOCUMENT)", "HUYỆN ỦY SÔNG LAM"),
        (
            "[CHỈ THỊ 1-CT/HU](DOCUMENT) VÀ [KẾ HOẠCH 2-KH/HU](DOCUMENT) CỦA [HUYỆN ỦY SÔNG LAM](UNIT)",
            "HUYỆN ỦY SÔNG LAM",
        ),
    ],
)
def test_issuer_in_capitals(text, issuer):
    assert set(issuers(text)) == {(issuer, "text")}


def test_title_in_capitals_is_kept_as_written():
    found = document("[NGHỊ QUYẾT 04-NQ/HU](DOCUMENT) CỦA [HUYỆN ỦY](UNIT) KHÓA XIII VỀ TRỒNG RỪNG")
    assert (found.issuer, found.title) == ("HUYỆN ỦY", "VỀ TRỒNG RỪNG")
