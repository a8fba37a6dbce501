import json
from dataclasses import replace

import pytest

from vnparty_ner.article import Article, Entity
from vnparty_ner.metrics import score_articles
from vnparty_ner.report import build_report
from vnparty_ner.report.build import ArticleSet

from .conftest import make_about, tiny_set


def test_its_scores_are_those_of_score_articles(report, noisy):
    (section,) = report.sections
    plain = score_articles(noisy.gold, noisy.found["model"], report.about.labels)
    for name, counts in {"core": plain.core, "all": plain.all, **plain.labels}.items():
        assert section.model.spans[name].f1.value == pytest.approx(counts.f1)
    assert section.model.topics.accuracy.value == pytest.approx(plain.topic_accuracy)
    assert section.overlap["core"]["strict"].f1 == pytest.approx(plain.core.f1)
    assert [column.name for column in section.columns] == ["model", "none"]
    assert section.columns[1].spans["all"].f1.value == 0.0
    assert section.columns[1].topics is None


def test_the_parts_add_up(report):
    (section,) = report.sections
    whole = section.model.spans["all"]
    tables = {table.name: table.rows for table in section.slices}
    assert set(tables) == {"surface", "syllables", "topic", "genre", "era", "article"}
    for name in ("surface", "syllables", "article"):
        assert sum(row.all.gold for row in tables[name]) == whole.gold
        assert sum(row.all.correct for row in tables[name]) == whole.correct
    assert sum(1 for error in section.errors if error.gold) == whole.gold - whole.correct
    assert sum(1 for error in section.errors if error.predicted) == whole.predicted - whole.correct
    assert section.thresholds[0].kept == sum(b.count for b in section.span_reliability.bins) == whole.predicted


def test_every_error_stands_in_its_sentence(report, noisy):
    texts = {article.id: article.text for article in noisy.gold}
    for error in report.sections[0].errors:
        text = texts[error.article]
        shown = "".join(piece.text for piece in error.sentence if piece.text not in ("… ", " …"))
        assert shown in text
        assert len(shown) < 700
        for name, span in (("gold", error.gold), ("predicted", error.predicted)):
            marked = "".join(piece.text for piece in error.sentence if piece.mark in (name, "both"))
            assert marked == (text[span.start : span.end] if span else "")


def test_a_sentence_ends_at_the_line():
    text = "Dòng một.\nHuyện ủy họp. Câu sau."
    part = tiny_set("x", text, ((10, 18, "UNIT"),), found=Article(text, ()))
    (error,) = build_report(make_about(), [part], frozenset()).sections[0].errors
    assert [(piece.text, piece.mark) for piece in error.sentence] == [("Huyện ủy", "gold"), (" họp.", "")]


def test_json(report):
    data = json.loads(json.dumps(report.to_dict()))
    assert data["headline"]["test"]["core_f1"] == round(report.headline["test"]["core_f1"], 4)
    assert data["sections"][0]["columns"][0]["spans"]["core"]["f1"].keys() == {"value", "low", "high"}
    assert data["curve"][0]["articles"] == 10
    assert data["about"]["notes"][0].endswith("language model.")


def test_spans_of_labels_that_the_model_does_not_know_are_left_out():
    found = Article("Huyện ủy họp", (Entity(0, 8, "UNIT", "Huyện ủy"), Entity(9, 12, "OTHER", "họp")))
    (section,) = build_report(make_about(), [tiny_set("x", found=found)], frozenset()).sections
    assert section.model.spans["all"].predicted == 1
    assert section.errors == ()
    assert section.model.spans["all"].f1.low is None  # one article


def test_a_model_of_topics_alone_and_one_of_spans_alone():
    (topics,) = build_report(make_about(labels=()), [tiny_set("x")], frozenset()).sections
    assert topics.model.spans == topics.seqeval == topics.overlap == {}
    assert (topics.slices, topics.thresholds, topics.span_reliability) == ((), (), None)
    assert topics.model.headline == {"topic_accuracy": 1.0, "topic_macro_f1": 1.0}
    part = tiny_set("x")
    part = replace(part, found={"model": [replace(part.found["model"][0], topic=None)]})
    (spans,) = build_report(make_about(topics=()), [part], frozenset()).sections
    assert (spans.model.topics, spans.topic_reliability) == (None, None)
    assert spans.model.headline == {"core_f1": 1.0, "all_f1": 1.0}


def test_what_syllables_cannot_hold_is_counted():
    part = tiny_set("x", "Huyện ủy họp", ((0, 7, "UNIT"),), found=Article("Huyện ủy họp", ()))
    assert build_report(make_about(), [part], frozenset()).sections[0].lost == 1


def test_predictions_of_other_texts_are_refused():
    part = tiny_set("x", found=Article("y", ()))
    with pytest.raises(ValueError, match="other texts"):
        build_report(make_about(), [part], frozenset())
    with pytest.raises(ValueError, match="argument"):
        build_report(make_about(), [ArticleSet("x", part.gold, {"model": []})], frozenset())
