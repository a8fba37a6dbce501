import json

import pytest

from vnparty_ner.errors import VnpartyError
from vnparty_ner.report.data import CurvePoint
from vnparty_ner.report.files import load_before, load_curve, write_report


def test_an_earlier_report_is_read_back(tmp_path, report):
    write_report(report, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.json", "report.md"]
    before = load_before(tmp_path / "report.json")
    assert before["test"].keys() == {"core_f1", "all_f1", "topic_accuracy", "topic_macro_f1"}
    assert before["test"]["core_f1"] == pytest.approx(report.headline["test"]["core_f1"], abs=1e-4)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"headline": [1]}', '{"headline": {"test": {"core_f1": "x"}}}', "\x00"]
)
def test_another_file_is_no_report(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(VnpartyError, match=r"x.json: no report.json"):
        load_before(tmp_path / "x.json")


def test_a_report_that_is_not_there(tmp_path):
    with pytest.raises(VnpartyError, match="can't be read"):
        load_before(tmp_path / "none.json")


def test_learning_curve(tmp_path):
    runs = [
        {"articles": 280, "augmented": True, "core_f1": 0.95, "topic_accuracy": 0.9},
        {"articles": 140, "augmented": True, "core_f1": 0.9, "topic_accuracy": 0.8},
    ]
    (tmp_path / "curve.json").write_text(json.dumps({"rows": runs}))
    assert load_curve(tmp_path / "curve.json") == (CurvePoint(140, True, 0.9, 0.8), CurvePoint(280, True, 0.95, 0.9))
    assert load_curve(tmp_path / "none.json") == ()


@pytest.mark.parametrize("text", ["{", "3", '[{"articles": 1}]', '[{"articles": null}]', "[3]"])
def test_another_file_is_no_curve(tmp_path, text):
    (tmp_path / "curve.json").write_text(text)
    with pytest.raises(VnpartyError, match=r"curve.json: no learning curve"):
        load_curve(tmp_path / "curve.json")
