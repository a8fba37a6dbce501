import random

import pytest

from vnparty_ner.article import Article, Entity, Topic
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.metrics import Counts, score_articles
from vnparty_ner.metrics.strict_seqeval import line_tags, strict_seqeval

LABELS = ("UNIT", "DATE")
TEXT = "Huyện ủy họp ngày 3\nBan Chỉ đạo"


def entities(*keys):
    return tuple(Entity(a, b, label, TEXT[a:b]) for a, b, label in keys)


GOLD = entities((0, 8, "UNIT"), (13, 19, "DATE"), (20, 31, "UNIT"))


def test_counts_add_up():
    counts = Counts(1, 2, 4) + Counts(2, 2, 2)
    assert counts == Counts(3, 4, 6)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)


def test_only_exact_spans_count():
    found = Article(TEXT, entities((0, 8, "UNIT"), (18, 19, "DATE"), (20, 31, "DATE")))
    scores = score_articles([AnnotatedArticle("a", TEXT, GOLD)], [found], LABELS)
    assert scores.labels == {"UNIT": Counts(1, 1, 2), "DATE": Counts(0, 2, 1)}
    assert scores.core == Counts(1, 1, 2)
    assert scores.all == Counts(1, 3, 3)


def test_topics():
    gold = [AnnotatedArticle(str(i), "x", (), topic) for i, topic in enumerate("aab")]
    found = [Article("x", (), Topic(label, {label: 1.0})) for label in "aba"]
    scores = score_articles(gold, found, ())
    assert scores.topic_accuracy == pytest.approx(1 / 3)
    assert scores.topic_macro_f1 == pytest.approx((0.5 + 0.0) / 2)


def test_other_texts_are_refused():
    with pytest.raises(ValueError, match="other texts"):
        score_articles([AnnotatedArticle("a", "x", ())], [Article("y", ())], LABELS)


def test_line_tags():
    assert line_tags(TEXT, GOLD, LABELS) == [
        ["B-UNIT", "I-UNIT", "O", "B-DATE", "I-DATE"],
        ["B-UNIT", "I-UNIT", "I-UNIT"],
    ]


@pytest.mark.parametrize("seed", range(20))
def test_seqeval_agrees_with_our_counts(seed):
    """On spans that tags can hold, strict seqeval and exact raw spans are the same measure."""
    draw = random.Random(seed)
    spots = [(0, 8), (9, 12), (13, 17), (18, 19), (20, 23), (24, 31)]

    def pick():
        return entities(*[(a, b, draw.choice(LABELS)) for a, b in spots if draw.random() < 0.5])

    gold, found = pick(), pick()
    ours = score_articles([AnnotatedArticle("a", TEXT, gold)], [Article(TEXT, found)], LABELS).all
    theirs = strict_seqeval([TEXT], [gold], [found], LABELS)
    assert theirs["f1"] == pytest.approx(ours.f1)
    assert theirs["precision"] == pytest.approx(ours.precision)
    assert theirs["recall"] == pytest.approx(ours.recall)
