import argparse
import json

import pytest

from vnparty_ner.corpus import load_splits, parse_article, stats
from vnparty_ner.corpus.articles import load_articles
from vnparty_ner.corpus.plan import PlanRow, check_plan, load_plan
from vnparty_ner.corpus.stats import MARKER, add_stats_arguments, load_agreement, readme, run_stats
from vnparty_ner.errors import VnpartyError


def article(name, body, topic="kinh-te"):
    return parse_article(f"---\nid: {name}\ntopic: {topic}\ngenre: brief\nera: district\n---\n{body}\n")


def row(name, split, region="north"):
    return PlanRow(
        name, split, "kinh-te", "brief", "district", "commune", region, "Sơn La", "portal", "3/4/2021", "300"
    )


SPLITS = {
    "train": [article("a", "Có [30](NUMBER) người ở [Sông Lam](UNIT)"), article("b", "Xong [3/4](DATE)")],
    "test": [article("c", "Ông [An](PERSON)")],
}
PLAN = {"a": row("a", "train"), "b": row("b", "train", ""), "c": row("c", "test")}
AGREEMENT = {
    "articles": 3,
    "first": {"UNIT": 10, "DATE": 4},
    "second": {"UNIT": 10, "DATE": 6},
    "agreed": {"UNIT": 9, "DATE": 4},
}


def table(name):
    return next(t for t in stats.stats(SPLITS, PLAN, AGREEMENT) if name in t.title)


def test_sizes_are_counted():
    assert table("Size").rows == (
        ("train", "2", "8", "2", "4", "6"),
        ("test", "1", "2", "2", "2", "2"),
        ("all", "3", "10", "2", "3", "6"),
    )


def test_spans_are_counted_by_label():
    rows = {name: counts for name, *counts in table("Spans").rows}
    assert rows["`UNIT`"] == rows["`NUMBER`"] == ["1", "0", "1"]
    assert rows["core four"] == ["2", "0", "2"]
    assert rows["all labels"] == ["3", "1", "4"]


def test_gold_facts_are_counted_where_there_are_any(tmp_path):
    assert not any("facts" in t.title for t in stats.stats(SPLITS, PLAN))
    (tmp_path / "c.md").write_text("---\nid: c\ntopic: kinh-te\n---\n[3/4](DATE), [5](NUMBER)\n", encoding="utf-8")
    (tmp_path / "c.facts.yaml").write_text(
        "dates:\n  - {at: T1, text: 3/4}\nfigures:\n  - {at: N1, text: 5, value: 5}\n", encoding="utf-8"
    )
    tables = stats.stats({**SPLITS, "test": load_articles(tmp_path)}, PLAN)
    table = next(t for t in tables if t.title == "Gold facts")
    assert table.columns == ("records", "test")
    assert dict(table.rows) == {
        **{"articles with gold facts": "1", "dates": "1", "figures": "1"},
        **{"documents": "0", "holders": "0", "abbreviations": "0"},
    }
    assert "language model" in table.note


def test_articles_are_counted_by_what_the_plan_says():
    assert table("by region").rows == (("north", "1", "1", "2"), ("whole country or invented", "1", "0", "1"))


def test_agreement_is_f1_and_says_whose():
    agreement = table("Agreement")
    assert agreement.rows[0] == ("`UNIT`", "10", "10", "9", "90.0")
    assert agreement.rows[1][-1] == "–"
    assert agreement.rows[-1] == ("all labels", "14", "16", "13", "86.7")
    assert "not the agreement of two people" in agreement.note


def test_article_without_a_row_is_explained():
    with pytest.raises(VnpartyError, match=r"<text>: no row in data/plan\.tsv"):
        stats.stats(SPLITS, {"a": PLAN["a"], "b": PLAN["b"]})


def test_plan_and_front_matter_must_agree():
    assert list(check_plan(SPLITS, PLAN)) == []
    splits = {"train": [article("a", "x", "dan-van")], "test": [article("b", "x"), article("d", "x")]}
    found = [(f.article, f.message) for f in check_plan(splits, PLAN)]
    assert found == [
        ("a", "is of topic 'dan-van', and of 'kinh-te' in the plan"),
        ("b", "is of split 'test', and of 'train' in the plan"),
        ("d", "has no row in the plan"),
        ("c", "is in the plan and has no article"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "not a plan"), ("id\tsplit\na\ttrain\n", "not a plan"), ("double", "has two rows")],
)
def test_bad_plans_are_explained(tmp_path, text, message):
    path = tmp_path / "plan.tsv"
    if text == "double":
        text = "\n".join(["\t".join(vars(PLAN["a"])), *["\t".join(vars(PLAN["a"]).values())] * 2])
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VnpartyError, match=message):
        load_plan(path)


def test_agreement_file(tmp_path):
    path = tmp_path / "agreement.json"
    assert load_agreement(path) is None
    path.write_text(json.dumps(AGREEMENT))
    assert load_agreement(path) == AGREEMENT
    path.write_text("{}")
    with pytest.raises(VnpartyError, match="not the counts of two passes"):
        load_agreement(path)


def test_readme_keeps_what_is_written_by_hand():
    tables = stats.stats(SPLITS, PLAN)
    written = readme(f"# By hand\n\n{MARKER}old", tables)
    assert written.startswith(f"# By hand\n\n{MARKER}\n## Size\n\n| split | articles |")
    assert written.endswith("|\n") and "old" not in written
    assert readme(written, tables) == written
    with pytest.raises(VnpartyError, match="is missing"):
        readme("# By hand\n", tables)


def test_command_writes_and_notices_stale_numbers(tmp_path, monkeypatch, capsys):
    path = tmp_path / "README.md"
    path.write_text(f"# By hand\n{MARKER}", encoding="utf-8")
    monkeypatch.setattr(stats, "resource", lambda *parts: tmp_path / parts[-1])
    monkeypatch.setattr(stats, "load_splits", lambda: SPLITS)
    monkeypatch.setattr(stats, "load_plan", lambda: PLAN)
    parser = argparse.ArgumentParser()
    add_stats_arguments(parser)
    assert run_stats(parser.parse_args(["--check"])) == 1
    assert run_stats(parser.parse_args(["--write"])) == 0
    assert run_stats(parser.parse_args(["--check"])) == 0
    assert run_stats(parser.parse_args([])) == 0
    assert "## Spans" in capsys.readouterr().out


def test_shipped_plan_has_the_shipped_articles():
    assert list(check_plan(load_splits(), load_plan())) == []
