import csv
import json
from decimal import Decimal

import pytest

from vnparty_ner.article import Document, Facts, Figure, Holder, Interval
from vnparty_ner.errors import VnpartyError
from vnparty_ner.facts.tables import FORMS, write_tables

ORIGIN = {"spans": ((0, 5), (7, 9)), "score": 0.5, "rule": "r"}
DECIMALS = ("value", "high", "numerator", "denominator")
DAY = Interval("2021-03-06", "2021-03-06")
FACTS = Facts(
    documents=(
        Document(
            **ORIGIN, mentions=((0, 5),), text="Kế hoạch 4", type="kế hoạch", date=Interval("2021-03-06", "2021-03-06")
        ),
    ),
    holders=(Holder(**ORIGIN, person="Lò Văn Sáng", position="=Bí thư", former=True),),
    figures=(Figure(**ORIGIN, at=(7, 9), text="2,5 tỷ đồng", value=Decimal(2_500_000_000), unit="đồng"),),
)


def test_csv_opens_in_a_spreadsheet(tmp_path):
    paths = write_tables([("a.txt", FACTS), ("b.txt", Facts())], tmp_path / "out", "csv")
    assert [path.name for path in paths] == ["documents.csv", "holders.csv", "figures.csv"]
    assert paths[0].read_bytes().startswith(b"\xef\xbb\xbf")
    rows = [list(csv.DictReader(path.read_text("utf-8-sig").splitlines())) for path in paths]
    assert [len(r) for r in rows] == [1, 1, 1]
    assert rows[0][0] | {"article": "a.txt", "date": "2021-03-06", "mentions": "0-5", "spans": "0-5 7-9"} == rows[0][0]
    assert rows[1][0]["position"] == "'=Bí thư"
    assert rows[2][0]["value"] == "2500000000"


def test_negative_numbers_and_days_without_year_stay_as_they_are(tmp_path):
    day = Interval("--05-12", "--05-12")
    figure = Figure(**ORIGIN, at=(7, 9), text="-1+2", value=Decimal("-2.5"), period=day, counted="--HYPERLINK(1)")
    (*_, path) = write_tables([("a.txt", Facts(figures=(figure,)))], tmp_path, "csv")
    (row,) = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    assert (row["value"], row["period"]) == ("-2.5", "--05-12")
    assert (row["text"], row["counted"]) == ("'-1+2", "'--HYPERLINK(1)")


def test_json_and_parquet_hold_the_same(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    for form in ("json", "parquet"):
        write_tables([("a.txt", FACTS)], tmp_path, form)
    for kind in ("documents", "holders", "figures"):
        (plain,) = json.loads((tmp_path / f"{kind}.json").read_text("utf-8"))
        (row,) = parquet.read_table(tmp_path / f"{kind}.parquet").to_pylist()
        numbers = {name: float(text) for name, text in plain.items() if name in DECIMALS and text is not None}
        assert row == plain | numbers


def test_decimals_are_text_in_json_and_floats_in_parquet(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    half = Figure(
        **ORIGIN, at=(7, 9), text="1/3", value=Decimal("0.333333"), numerator=Decimal(1), denominator=Decimal(3)
    )
    for form in ("json", "parquet"):
        write_tables([("a.txt", Facts(figures=(half,)))], tmp_path, form)
    (plain,) = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    table = parquet.read_table(tmp_path / "figures.parquet")
    assert [plain[name] for name in DECIMALS] == ["0.333333", None, "1", "3"]
    assert [table[name].to_pylist() for name in DECIMALS] == [[0.333333], [None], [1.0], [3.0]]
    assert {str(table.schema.field(name).type) for name in DECIMALS} == {"double"}


@pytest.mark.parametrize("form", FORMS)
def test_no_record_is_an_empty_table(tmp_path, form):
    assert all(path.stat().st_size for path in write_tables([("a.txt", Facts())], tmp_path, form))


def test_parquet_without_pyarrow_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(VnpartyError, match=r"vnparty-ner\[parquet\]"):
        write_tables([("a.txt", FACTS)], tmp_path, "parquet")
    assert not list(tmp_path.iterdir())
