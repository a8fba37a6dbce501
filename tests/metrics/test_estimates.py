import random

import pytest

from vnparty_ner.article import Article, Entity, Topic
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.metrics import score_articles
from vnparty_ner.metrics.estimates import span_scores, topic_score

TEXT = "x" * 40
TOPICS = ("a", "b", "c")


def random_pairs(seed, labels=("UNIT", "DATE", "MINE"), articles=9):
    draw = random.Random(seed)

    def spans():
        spots = [(i, i + draw.choice([2, 3])) for i in range(0, 36, 4)]
        return tuple(Entity(a, b, draw.choice(labels), TEXT[a:b]) for a, b in spots if draw.random() < 0.6)

    def topic():
        scores = {name: draw.random() for name in TOPICS}
        best = max(scores, key=scores.get)
        return Topic(best, dict(sorted(scores.items(), key=lambda item: -item[1])))

    gold = [AnnotatedArticle(str(i), TEXT, spans(), draw.choice([*TOPICS, ""])) for i in range(articles)]
    return gold, [Article(TEXT, spans(), topic()) for _ in gold]


@pytest.mark.parametrize("seed", range(10))
def test_they_are_the_scores_without_intervals(seed):
    gold, found = random_pairs(seed)
    labels = ("UNIT", "DATE", "MINE")
    plain = score_articles(gold, found, labels)
    scores = span_scores(list(zip(gold, found, strict=True)), labels)
    for name, counts in {"core": plain.core, "all": plain.all, **plain.labels}.items():
        ours = scores[name]
        assert (ours.correct, ours.predicted, ours.gold) == (counts.correct, counts.predicted, counts.gold)
        assert ours.f1.value == pytest.approx(counts.f1)
        assert (ours.precision, ours.recall) == (counts.precision, counts.recall)
    topics = topic_score(list(zip(gold, found, strict=True)), TOPICS)
    assert topics.articles == len(plain.topics)
    assert topics.accuracy.value == pytest.approx(plain.topic_accuracy)
    assert topics.macro_f1.value == pytest.approx(plain.topic_macro_f1)


@pytest.mark.parametrize("seed", range(10))
def test_topics_agree_with_scikit_learn(seed):
    from sklearn.metrics import confusion_matrix, f1_score, top_k_accuracy_score

    gold, found = random_pairs(seed, articles=30)
    judged = [(g.topic, p.topic) for g, p in zip(gold, found, strict=True) if g.topic]
    right, said = [g for g, _ in judged], [t.label for _, t in judged]
    ours = topic_score(list(zip(gold, found, strict=True)), TOPICS)
    assert ours.labels == TOPICS
    assert [list(row) for row in ours.confusion] == confusion_matrix(right, said, labels=TOPICS).tolist()
    assert ours.macro_f1.value == pytest.approx(f1_score(right, said, average="macro", labels=sorted(set(right))))
    table = [[t.scores[name] for name in TOPICS] for _, t in judged]
    assert ours.top_two == pytest.approx(top_k_accuracy_score(right, table, k=2, labels=TOPICS))


def test_labels_of_a_users_own_are_all_core():
    gold, found = random_pairs(3, labels=("CLUB", "GOAL"))
    scores = span_scores(list(zip(gold, found, strict=True)), ("CLUB", "GOAL"))
    assert scores["core"] == scores["all"]


def test_nothing_to_score():
    assert span_scores([], ()) == {}
    assert topic_score([(AnnotatedArticle("a", "", ()), Article("", ()))], TOPICS) is None
    empty = span_scores([(AnnotatedArticle("a", "", ()), Article("", ()))], ("UNIT",))["core"]
    assert (empty.f1.value, empty.f1.low, empty.precision, empty.recall) == (0.0, None, 0.0, 0.0)


def test_topics_that_the_model_does_not_know_come_last():
    gold = [AnnotatedArticle("a", "", (), "b"), AnnotatedArticle("b", "", (), "b")]
    found = [Article("", (), Topic("zoo", {"zoo": 1.0})), Article("", (), Topic("b", {"b": 1.0}))]
    assert topic_score(list(zip(gold, found, strict=True)), TOPICS).labels == ("b", "zoo")
