"""Reports of random predictions on ugly texts, and of nothing at all."""

import unicodedata

import pytest

from vnparty_ner.article import Article, Entity, Topic
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.labels import ENTITY_LABELS, TOPICS
from vnparty_ner.report import About, ArticleSet, CurvePoint, build_report

UGLY = (
    "",
    "\u200b\u0301",
    'Huyện ủy <b>Sông Lam</b> & "Ban" | 😀 23\r\n<script>alert(1)</script> {{ 7 }} \x07$x_1$',
    unicodedata.normalize("NFD", "Ông Nguyễn Văn An, Bí thư Huyện uỷ Sông Lam."),
    "Huyện ủy Sông Lam họp " * 450,
)


def make_about(labels=ENTITY_LABELS, topics=tuple(TOPICS)):
    return About("a <model>", "model.onnx", "0" * 64, 2**20, "0.1.0", "2026-11-22", labels, topics)


@pytest.fixture(scope="session")
def noisy(noisy_predictor, article):
    """A set of ugly articles, found by a model that finds spans everywhere and by one that finds none."""
    gold = [
        AnnotatedArticle(
            f"ugly | {i}", text, noisy_predictor(text[: len(text) // 2]).entities, "tu-tuong" if i % 2 else ""
        )
        for i, text in enumerate(UGLY)
    ]
    gold.append(article)
    found = {"model": [noisy_predictor(a.text) for a in gold], "none": [Article(a.text, ()) for a in gold]}
    return ArticleSet("test", gold, found)


@pytest.fixture(scope="session")
def report(noisy):
    before = {"test": {"core_f1": 0.5, "topic_accuracy": 0.25}}
    curve = [CurvePoint(10, True, 0.5, 0.25), CurvePoint(20, True, 0.6, 0.5), CurvePoint(20, False, 0.5, 0.5)]
    return build_report(make_about(), [noisy], frozenset({("UNIT", "huyện ủy sông lam")}), before, curve)


def tiny_set(name, text="Huyện ủy họp", spans=((0, 8, "UNIT"),), topic="kinh-te", found=None):
    entities = tuple(Entity(a, b, label, text[a:b]) for a, b, label in spans)
    gold = AnnotatedArticle("one", text, entities, topic)
    return ArticleSet(name, [gold], {"model": [found or Article(text, entities, Topic("kinh-te", {"kinh-te": 0.9}))]})
