"""What `evaluate` says of records. Its other sides are in `test_cli`."""

import json

import pytest

from vnparty_ner import evaluate
from vnparty_ner.corpus import parse_article
from vnparty_ner.corpus.fact_gold import facts_path, name_entities

from .conftest import ARTICLE


@pytest.fixture
def evaluated(tmp_path, noisy_predictor, monkeypatch, capsys):
    """Run `evaluate` on two articles, one with gold facts, by a model that finds spans everywhere."""
    monkeypatch.setattr(evaluate, "Predictor", lambda *_, **__: noisy_predictor)
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(ARTICLE.format(id=name, topic="kinh-te"), encoding="utf-8")
    article = parse_article((tmp_path / "a.md").read_text(encoding="utf-8"), str(tmp_path / "a.md"))
    names = {name: {"at": name, "text": entity.text} for name, entity in name_entities(article).items()}
    facts = {
        "dates": [{**names["T1"], "iso": "2021-05-03"}],
        "documents": [{**names["D1"], "type": "nghị quyết", "number": "18", "symbol": "NQ/TU", "issuer": "symbol"}],
        "figures": [{**names[name], "value": value} for name, value in (("N1", "7262"), ("N2", "95.4"), ("N3", "23"))],
    }
    facts_path(article).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")

    def evaluated(*arguments):
        code = evaluate.main(["--data", str(tmp_path), *map(str, arguments)])
        return (code, *capsys.readouterr())

    return evaluated


def test_records_are_shown_where_asked_for(evaluated, tmp_path):
    code, out, _ = evaluated("--facts")
    assert code == 0
    assert out.index("core four") < out.index(f"Records of {tmp_path}: F1")
    assert "1 of 2 articles have gold facts." in out
    assert "A record is right if" in out
    assert "100.0 (100.0/100.0)" in next(line for line in out.splitlines() if "dates" in line)
    code, out, _ = evaluated()
    assert (code, "Records of" in out) == (0, False)


def test_a_report_has_records_unasked(evaluated, tmp_path):
    code, out, _ = evaluated("--report", tmp_path / "report", "--train", tmp_path)
    assert (code, "Records of" in out) == (0, False)
    (section,) = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))["sections"]
    assert section["facts"]["articles"] == 1
    assert section["facts"]["kinds"]["figures"]["records"]["gold_entities"]["gold"] == 3


def test_without_gold_facts_nothing_is_scored(evaluated, tmp_path):
    (tmp_path / "a.facts.yaml").unlink()
    code, out, _ = evaluated("--facts")
    assert code == 0
    assert f"Records of {tmp_path} were not scored: no article has gold facts (<id>.facts.yaml beside it)." in out


def test_bad_gold_facts_are_told_before_any_work(evaluated, tmp_path, monkeypatch):
    (tmp_path / "a.facts.yaml").write_text("dates:\n  - {at: T7, text: x}\n", encoding="utf-8")
    monkeypatch.delattr(evaluate, "Predictor")
    code, out, err = evaluated("--facts")
    assert (code, out) == (2, "")
    assert "dates 1: the article has no 'T7'" in err
    assert "D1 ('Nghị quyết số 18-NQ/TU') is in 0 records, not in one" in err
