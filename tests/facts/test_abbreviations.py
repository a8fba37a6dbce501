from itertools import pairwise

import pytest

from tests.facts.marked import marked
from vnparty_ner.facts.abbreviations import find_abbreviations


def defined(text):
    return [(a.short, a.long) for a in find_abbreviations(marked(text)) if a.rule != "common"]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Ban Thường vụ (BTV) Huyện ủy", "BTV", "Ban Thường vụ"),
        ("Uỷ ban Kiểm tra (UBKT)", "UBKT", "Uỷ ban Kiểm tra"),
        ("công tác tuyên giáo (CTTG) được", "CTTG", "công tác tuyên giáo"),
        ("các đoàn viên, thanh niên (ĐVTN)", "ĐVTN", "đoàn viên, thanh niên"),
        ("công tác kiểm tra,\ngiám sát (KTGS)", "KTGS", "kiểm tra, giám sát"),
        ("Sở Thông tin và Truyền thông (TT&TT)", "TT&TT", "Thông tin và Truyền thông"),
        ("Bộ Giáo dục và Đào tạo (Bộ GD&ĐT)", "Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("Ban Chấp hành Trung ương (BCH T.Ư)", "BCH T.Ư", "Ban Chấp hành Trung ương"),
        ("Ban Chấp hành Trung ương (BCHTW)", "BCHTW", "Ban Chấp hành Trung ương"),
        ("quốc phòng - an ninh (QP-AN)", "QP-AN", "quốc phòng - an ninh"),
        ("[Ban Chấp hành Đảng bộ](UNIT) (BCH) xã", "BCH", "Ban Chấp hành"),
        ("[Đài Tiếng nói Việt Nam](UNIT) (VOV)", "VOV", "Đài Tiếng nói Việt Nam"),
        ("[Công ty Hoa Sen Vàng](UNIT) (sau đây gọi tắt là Công ty)", "Công ty", "Công ty Hoa Sen Vàng"),
        ("phong trào thi đua (gọi tắt là PTTĐ)", "PTTĐ", "phong trào thi đua"),
        ("BTV (Ban Thường vụ) họp", "BTV", "Ban Thường vụ"),
    ],
)
def test_definitions(text, short, long):
    assert defined(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "[Hà Nội](UNIT) (TTXVN) - Sáng 3/5",
        "[phường Dĩ An](UNIT) (TP.HCM)",
        "[Ban Tuyên giáo Tỉnh ủy](UNIT)\n\n(NLĐO) - Ngày",
        "nghị quyết Trung ương 4 (khóa XI, XII)",
        "biết tin học (CNTT)",
        "ông An (viết bài về xã) và (gọi vui là KPI)",
        "Ban Thường vụ (BTV",
        "((((BTV((",
        "(BTV)",
        "()",
        "",
    ],
)
def test_no_definitions(text):
    assert defined(text) == []


def test_spans_are_definition_and_later_whole_words():
    text = "BTV họp. Ban Thường vụ (BTV) họp, BTV ký [05-CT/BTV](DOCUMENT); BTVN không, BTV/HU không."
    reading = marked(text)
    common, found = sorted(find_abbreviations(reading), key=lambda a: a.spans)
    assert [reading.raw[slice(*span)] for span in found.spans] == ["Ban Thường vụ", "BTV", "BTV"]
    assert (common.rule, common.spans) == ("common", ((0, 3),))


def test_defined_twice_counts_up_to_the_second():
    text = "Ban Tổ chức (BTC) họp. BTC ký. Bộ Tài chính (BTC) đáp. BTC xong. Bộ Tài chính (BTC)."
    reading = marked(text)
    first, second = find_abbreviations(reading)
    assert (first.long, second.long) == ("Ban Tổ chức", "Bộ Tài chính")
    assert [len(first.spans), len(second.spans)] == [3, 4]
    assert max(first.spans) < min(second.spans)


def test_common_ones_are_listed_once_with_all_places():
    (found,) = find_abbreviations(marked("UBND xã và UBND huyện"))
    assert (found.short, found.long, found.rule) == ("UBND", "Ủy ban nhân dân", "common")
    assert found.spans == ((0, 4), (11, 15))


def test_one_short_form_may_begin_another():
    text = "Ban Thường vụ (BTV) họp. Bộ Giáo dục (Bộ GD) đáp. Bộ GD, BTV-X, X-BTV, &BTV, Bộ GDĐT, Bộ  GD."
    reading = marked(text)
    found = {a.short: [reading.text[s:e] for s, e in a.spans] for a in find_abbreviations(reading)}
    assert found["BTV"] == ["Ban Thường vụ", "BTV", "BTV"]
    assert found["Bộ GD"][:3] == ["Bộ Giáo dục", "Bộ GD", "Bộ GD"]


def test_every_one_of_many_definitions_holds_up_to_the_next():
    pairs = "Ban Tổ chức (BTC) họp, BTC ký.\nBộ Tài chính (BTC) họp, BTC ký.\n" * 500
    found = find_abbreviations(marked(pairs))
    assert [len(a.spans) for a in found] == [3] * 1000
    assert all(max(first.spans) < min(second.spans) for first, second in pairwise(found))
