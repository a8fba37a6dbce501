import pytest

from vnparty_ner.iso import parse_iso


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2021-03-06", "2021-03-06"),
        ("2021-02", "2021-02-01/2021-02-28"),
        ("2021-Q3", "2021-07-01/2021-09-30"),
        ("2021", "2021-01-01/2021-12-31"),
        ("2016/2020", "2016-01-01/2020-12-31"),
        ("2021-01/2021-06", "2021-01-01/2021-06-30"),
        ("--05-12", "--05-12"),
        ("--02", "--02-01/--02-29"),
        ("--Q4", "--10-01/--12-31"),
    ],
)
def test_short_forms(text, interval):
    assert str(parse_iso(text)) == interval


@pytest.mark.parametrize(
    "text",
    ["", "-", "--", "2021-13", "2021-00", "2021-05-00", "2021-02-31", "2021-Q5", "2021/2019", "99", "2021/", "x"],
)
def test_what_is_no_date(text):
    assert parse_iso(text) is None
