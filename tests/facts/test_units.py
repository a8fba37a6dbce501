import unicodedata

import pytest

from tests.facts.marked import marked
from vnparty_ner.facts.abbreviations import find_abbreviations
from vnparty_ner.facts.dates import find_dates
from vnparty_ner.facts.units import canonical, find_units, level_of


def units(text):
    reading = marked(text)
    return find_units(reading, find_abbreviations(reading), find_dates(reading))


def one(surface):
    (unit,) = units(f"[{surface}](UNIT)")
    return unit


@pytest.mark.parametrize(
    ("surface", "full"),
    [
        ("BTV Huyện ủy Bình Lục", "Ban Thường vụ Huyện ủy Bình Lục"),
        ("UBKT  Huyện uỷ", "Ủy ban Kiểm tra Huyện ủy"),
        ("TT HĐND huyện", "Thường trực Hội đồng nhân dân huyện"),
        ("TT. Liễu Đề", "thị trấn Liễu Đề"),
        ("UBND TP Đà Nẵng", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("Thành ủy TP.HCM", "Thành ủy Thành phố Hồ Chí Minh"),
        ("T.P Biên Hòa", "thành phố Biên Hòa"),
        ("TX. Duy Tiên", "thị xã Duy Tiên"),
        ("UBND Q.1", "Ủy ban nhân dân quận 1"),
        ("UBKT T.Ư", "Ủy ban Kiểm tra Trung ương"),
        ("BCH TW", "Ban Chấp hành Trung ương"),
        ("Công ty CP Sao Nam", "Công ty cổ phần Sao Nam"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Đảng bộ xã Vĩnh Thắng", "Đảng bộ xã Vĩnh Thắng"),
    ],
)
def test_canonical(surface, full):
    assert one(surface).canonical == full
    assert one(unicodedata.normalize("NFD", surface)).canonical == full


def test_abbreviations_of_the_article_come_first():
    text = "[Ban Tiếp công dân](UNIT) ([BTCD](UNIT)) và [BTCD xã](UNIT)"
    assert [unit.canonical for unit in units(text)] == [
        "Ban Tiếp công dân",
        "Ban Tiếp công dân",
        "Ban Tiếp công dân xã",
    ]
    (unit,) = units("[Ủy ban Kiểm tra (UBKT) Huyện ủy](UNIT)")
    assert unit.canonical == "Ủy ban Kiểm tra Huyện ủy"
    assert unit.text == "Ủy ban Kiểm tra (UBKT) Huyện ủy"


@pytest.mark.parametrize(
    ("surface", "level"),
    [
        ("Bộ Chính trị", "central"),
        ("Ban Tuyên giáo Trung ương", "central"),
        ("Bộ Công an", "central"),
        ("Bộ CHQS tỉnh", "province"),
        ("Sở Nội vụ TP", "province"),
        ("tỉnh Hà Nam", "province"),
        ("Công an tỉnh", "province"),
        ("Thành ủy Đà Nẵng", "province"),
        ("Thành ủy Biên Hòa", "district"),
        ("Ban Tuyên giáo Huyện ủy Bình Lục", "district"),
        ("Quận ủy Đống Đa", "district"),
        ("thị xã Duy Tiên", "district"),
        ("Đảng ủy xã Vĩnh Thắng", "commune"),
        ("UBND phường", "commune"),
        ("Chi bộ thôn Đoài", "base"),
        ("khu phố 3", "base"),
        ("Hợp tác xã Rau Sạch", ""),
        ("Công ty TNHH Hoa Vàng", ""),
        ("Đảng bộ", ""),
        ("Thành ủy", ""),
        ("Bình Lục", ""),
        ("Gia Lâm Thượng Hạ", ""),
        ("Kim Động", "district"),
    ],
)
def test_levels(surface, level):
    assert one(surface).level == level


def test_all_cities_are_provinces_since_the_reform():
    assert level_of("Thành ủy", era="34") == "province"


@pytest.mark.parametrize(
    ("text", "provinces", "rule"),
    [
        ("[tỉnh Hà Nam](UNIT)", ("Hà Nam",), "own-name"),
        ("[Huyện ủy Yên Thủy](UNIT)", ("Hòa Bình",), "own-name"),
        ("[huyện Châu Thành, tỉnh Long An](UNIT)", ("Long An",), "own-name"),
        ("[Sở Nội vụ Đà Nẵng](UNIT)", ("Đà Nẵng",), "own-name"),
        ("[xã Long Phước](UNIT), [huyện Bến Cầu](UNIT)", ("Tây Ninh",), "parent"),
        ("[xã Chưa Ai Biết](UNIT) ([tỉnh Hà Nam](UNIT))", ("Hà Nam",), "parent"),
        ("[xã Tân An](UNIT), [huyện Châu Thành](UNIT), [tỉnh Long An](UNIT)", ("Long An",), "parent"),
        ("[xã Chưa Ai Biết](UNIT)", (), "spelling"),
        ("[Công ty CP Phú Thọ](UNIT)", (), "spelling"),
        ("[UBND tỉnh](UNIT)", (), "spelling"),
        ("[BÌNH LỤC - HÀ NAM](UNIT)", ("Hà Nam",), "own-name"),
    ],
)
def test_provinces(text, provinces, rule):
    unit = units(text)[0]
    assert (unit.provinces, unit.rule) == (provinces, rule)


def test_ambiguous_names_stay_ambiguous():
    (unit,) = units("[huyện Châu Thành](UNIT)")
    assert len(unit.provinces) > 3
    first, _, last = units("[huyện Châu Thành](UNIT), [tỉnh Long An](UNIT). Tại [huyện Châu Thành](UNIT).")
    assert first.provinces == last.provinces == ("Long An",)
    assert last.rule == "same-name"


def test_era_of_the_article_decides():
    before, since = "[ngày 3/5/2019](DATE), ", "[ngày 3/5/2026](DATE), "
    for day, province, level in [(before, "Bình Dương", "commune"), (since, "Hồ Chí Minh", "commune")]:
        unit = units(f"{day}[phường Dĩ An](UNIT)")[0]
        assert (unit.provinces, unit.level) == ((province,), level)
    assert units(f"{since}[huyện Yên Thủy](UNIT)")[0].provinces == ("Phú Thọ",)
    assert units(f"{before}[Bình Lục](UNIT)")[0].level == "district"
    assert units(f"{since}[Bình Lục](UNIT)")[0].level == "commune"


def test_a_list_of_equals_has_no_parents():
    first, second = units("[xã Long Phước](UNIT), [xã Tân An](UNIT)")
    assert first.rule == second.rule == "own-name"


@pytest.mark.parametrize("surface", ["(", "TP", "T.Ư", ", )", "xã", "😀", "A" * 10_000, "thành phố", "- -"])
def test_odd_units(surface):
    assert isinstance(canonical(surface), str)
    assert isinstance(level_of(surface), str)
