from decimal import Decimal

import pytest

from vnparty_ner.article import Article, DateFact, Document, Facts, Figure, Holder, Interval, NamedUnit
from vnparty_ner.render.tables import decimal, fact_tables, percent

DAY = Interval("2021-05-03", "2021-05-03")


def tables(text="", **records):
    article = Article(text, ())
    vars(article)["facts"] = Facts(**records)
    return list(fact_tables(article))


def only_row(**records):
    (table,) = tables(**records)
    (row,) = table.rows
    return dict(zip(table.headings, row.cells, strict=True)), row


def origin(*spans):
    return {"spans": spans, "score": 0.5, "rule": "by-hand"}


def figure(**fields):
    return Figure(**{"at": (0, 1), "text": "1", "value": Decimal(1), **origin((0, 1)), **fields})


def test_no_facts_no_tables():
    assert tables() == []


def test_document():
    document = Document(
        mentions=((20, 30), (60, 70)),
        text="Nghị quyết số 18-NQ/TU",
        type="nghị quyết",
        number="18",
        symbol="NQ/TU",
        regime="party",
        level="province",
        issuer="Tỉnh ủy",
        issuer_from="symbol",
        title="về nông thôn mới",
        **origin((0, 9), (20, 30), (60, 70)),
    )
    cells, row = only_row(documents=(document,))
    assert cells["Văn bản"].note == "“về nông thôn mới”"
    assert (cells["Số"].text, cells["Ký hiệu"].text) == ("18", "NQ/TU")
    assert (cells["Cơ quan ban hành"].text, cells["Cơ quan ban hành"].note) == (
        "Tỉnh ủy",
        "theo ký hiệu · Đảng · cấp tỉnh",
    )
    assert "Ngày" not in cells
    assert row.spans == ((20, 30), (60, 70), (0, 9)), "its mentions come before its issuer"


def test_holder():
    holder = Holder(
        person="Trần Thị Bình", position="Bí thư", honorific="bà", former=True, event="elected", when=DAY, **origin()
    )
    cells, _ = only_row(holders=(holder,))
    assert {heading: (cell.text, cell.note) for heading, cell in cells.items()} == {
        "Họ tên": ("bà Trần Thị Bình", ""),
        "Chức vụ": ("Bí thư", "nguyên"),
        "Sự việc": ("được bầu", "3/5/2021"),
    }


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": Decimal("2500000000"), "unit": "đồng"}, "2.500.000.000 đồng"),
        ({"value": Decimal("95.4"), "unit": "%"}, "95,4%"),
        ({"value": Decimal(18), "high": Decimal(22), "unit": "%"}, "18 – 22%"),
        ({"value": Decimal("0.958"), "numerator": Decimal(412), "denominator": Decimal(430)}, "412/430 ≈ 95,8%"),
    ],
)
def test_value_of_a_figure(fields, shown):
    cells, _ = only_row(figures=(figure(**fields),))
    assert cells["Giá trị"].text == shown


def test_unreadable_figure_has_no_value():
    cells, _ = only_row(figures=(figure(text="1.2.3.4", value=None, unit="%"),))
    assert list(cells) == ["Số liệu"]
    cells, _ = only_row(figures=(figure(text="4/0", value=None, numerator=Decimal(4), denominator=Decimal(0)),))
    assert list(cells) == ["Số liệu"]


def test_figure_names_the_count_that_it_restates():
    share = figure(text="95,8%", at=(12, 17), share_of=(0, 7), qualifier="gần", **origin((12, 17)))
    (table,) = tables("412/430 đạt 95,8%", figures=(share,))
    assert (table.rows[0].cells[0].text, table.rows[0].cells[0].note) == ("gần 95,8%", "tỷ lệ của 412/430")


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (DAY, "3/5/2021"),
        (Interval("2021-07-01", "2021-09-30"), "1/7/2021 – 30/9/2021"),
        (Interval("--05-12", "--05-12"), "12/5"),
    ],
)
def test_dates(interval, shown):
    cells, _ = only_row(dates=(DateFact(text="x", interval=interval, **origin()),))
    assert cells["Thời gian"].text == shown


def test_impossible_date_stays_as_written():
    cells, _ = only_row(dates=(DateFact(text="31/2", interval=None, **origin()),))
    assert list(cells) == ["Trong bài"]


def test_ambiguous_unit_says_so():
    unit = NamedUnit(text="Tân Phú", canonical="xã Tân Phú", provinces=("Đồng Nai", "Vĩnh Long"), **origin())
    cells, _ = only_row(units=(unit,))
    assert cells["Tỉnh, thành phố"].text == "Đồng Nai hoặc Vĩnh Long"


def test_a_column_stays_if_one_row_fills_it():
    (table,) = tables(figures=(figure(), figure(counted="hộ")))
    assert table.headings == ("Số liệu", "Giá trị", "Nội dung")
    assert [cell.text for cell in table.rows[0].cells] == ["1", "1", ""]


def test_numbers_as_vietnamese_write_them():
    assert decimal(Decimal("7262.50")) == "7.262,50"
    assert decimal(Decimal("1E+6")) == "1.000.000"
    assert percent(0.9542) == "95,4%"
