from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnparty_ner.facts.numbers import Quantity, read_number


@pytest.mark.parametrize(
    ("surface", "value", "unit"),
    [
        ("7.262", "7262", ""),
        ("7262", "7262", ""),
        ("2 418", "2418", ""),
        ("1\u00a0207\u00a0455", "1207455", ""),
        ("01", "1", ""),
        ("5.975,74", "5975.74", ""),
        ("5,975.74", "5975.74", ""),
        ("95,4 %", "95.4", "%"),
        ("95.4%", "95.4", "%"),
        ("1.5", "1.5", ""),
        ("1.500", "1500", ""),
        ("0.500", "0.5", ""),
        ("2,5 tỷ đồng", "2500000000", "đồng"),
        ("1.040 tỉ đồng", "1040000000000", "đồng"),
        ("2 nghìn tỷ đồng", "2000000000000", "đồng"),
        ("1 tỷ 200 triệu đồng", "1200000000", "đồng"),
        ("1 triệu rưỡi", "1500000", ""),
        ("1,2 triệu USD", "1200000", "USD"),
        ("145.000 đồng/m3", "145000", "đồng/m3"),
        ("3.500m2", "3500", "m2"),
        ("6%/năm", "6", "%/năm"),
        ("7,9 điểm phần trăm", "7.9", "điểm phần trăm"),
        ("4 năm 6 tháng", "4.5", "năm"),
        ("5 giờ 30 phút", "5.5", "giờ"),
        ("5 Giờ 20 Phút", "5.333333", "Giờ"),
        ("2 tuần 3 ngày", "2.428571", "tuần"),
        ("1 ngày 12 giờ", "1.5", "ngày"),
        ("30 phút 15 giây", "30.25", "phút"),
        ("2 năm 0 tháng", "2", "năm"),
        ("2 tháng 15 ngày", "2", "tháng 15 ngày"),
        ("4 năm 18 tháng", "4", "năm 18 tháng"),
        ("4,5 năm 6 tháng", "4.5", "năm 6 tháng"),
        ("hơn 20", "20", ""),
        ("-2,3%", "-2.3", "%"),
        ("05 NĂM", "5", "NĂM"),
        ("5 %.", "5", "%"),
    ],
)
def test_single_numbers(surface, value, unit):
    assert read_number(surface) == Quantity(Decimal(value), unit=unit)


@pytest.mark.parametrize(
    ("surface", "low", "high", "unit"),
    [
        ("5 đến 9", "5", "9", ""),
        ("01 đến 02", "1", "2", ""),
        ("18 - 22%", "18", "22", "%"),
        ("10% đến 15%", "10", "15", "%"),
        ("20 - 35 km", "20", "35", "km"),
        ("15-20", "15", "20", ""),
        ("6 đến 7 triệu", "6000000", "7000000", ""),
        ("1,5 triệu đồng đến 2,5 triệu đồng", "1500000", "2500000", "đồng"),
        ("900 nghìn - 1 triệu đồng", "900000", "1000000", "đồng"),
    ],
)
def test_ranges(surface, low, high, unit):
    assert read_number(surface) == Quantity(Decimal(low), Decimal(high), unit=unit)


@pytest.mark.parametrize(
    ("surface", "numerator", "denominator", "share", "unit"),
    [
        ("412/430", "412", "430", "0.958140", ""),
        ("09/09", "9", "9", "1", ""),
        ("11.208/11.297", "11208", "11297", "0.992122", ""),
        ("17,4/96,8 tỷ đồng", "17400000000", "96800000000", "0.179752", "đồng"),
        ("24/24 giờ", "24", "24", "1", "giờ"),
    ],
)
def test_ratios(surface, numerator, denominator, share, unit):
    found = read_number(surface)
    assert (found.numerator, found.denominator) == (Decimal(numerator), Decimal(denominator))
    assert (found.value, found.unit) == (Decimal(share), unit)


def test_no_share_of_nothing():
    assert read_number("5/0") == Quantity(None, numerator=Decimal(5), denominator=Decimal(0))


@pytest.mark.parametrize(
    "surface",
    [
        "1.2.3.4",
        "",
        "số liệu",
        "%",
        "99/99/2021",
        "05-CT/",
        "1.234.56",
        "1 2 3",
        "COVID-19",
        "900 - 1 triệu",
        "12.3456",
        "5 và 7",
        "120 tỷ đồng đến 130",
        "(((",
        "-",
        "1/2/3",
    ],
)
def test_what_is_no_number_stays_unread(surface):
    assert read_number(surface) == Quantity()


def test_long_surfaces_stay_unread():
    assert read_number("9" * 500) == read_number("5 " + "a" * 10_000) == Quantity()


@given(st.text(alphabet="0123456789., -/%đếnrưỡitỷtriệumnăg(", max_size=40) | st.text(max_size=40))
def test_never_raises(surface):
    found = read_number(surface)
    assert found.value is None or found.value.is_finite()
    assert found.value is not None or found.high is None
