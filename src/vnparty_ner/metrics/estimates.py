"""Scores with their intervals over articles: spans by label, topics."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.labels import CORE_LABELS
from vnparty_ner.metrics.bootstrap import Estimate, estimate, f1_of
from vnparty_ner.metrics.counts import Counts, count_spans
from vnparty_ner.metrics.slices import Pair
from vnparty_ner.metrics.topics import accuracy_of, confusion_counts, macro_f1_of, top_two


@dataclass(frozen=True)
class SpanScore:
    """Exact-span scores of one label or a group of labels; likewise of records made from spans.

    Attributes:
        correct: Predicted spans that are gold.
        predicted: All predicted spans.
        gold: All gold spans.
        precision: Correct among predicted.
        recall: Correct among gold.
        f1: Their harmonic mean, with its interval.
    """

    correct: int
    predicted: int
    gold: int
    precision: float
    recall: float
    f1: Estimate


@dataclass(frozen=True)
class TopicScore:
    """Scores of topics.

    Attributes:
        articles: Articles with a gold topic and a predicted one.
        accuracy: Share of them with the right topic.
        macro_f1: Mean F1 over the gold topics.
        top_two: Share of them whose topic is one of the two most probable.
        labels: Topics that occur, in the order of the confusion matrix.
        confusion: Articles by gold topic (rows) and predicted topic (columns).
    """

    articles: int
    accuracy: Estimate
    macro_f1: Estimate
    top_two: float
    labels: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]


def span_scores(pairs: Sequence[Pair], labels: Sequence[str]) -> dict[str, SpanScore]:
    """Score spans.

    Args:
        pairs: Gold and predicted articles.
        labels: Entity labels; spans of others are not counted.

    Returns:
        `core` (the core four, or all where there is none of them), `all`, and each label; empty without labels.
    """
    if not labels:
        return {}
    counts = _span_counts(pairs, labels)
    core = [i for i, label in enumerate(labels) if label in CORE_LABELS] or list(range(len(labels)))
    groups = {"core": core, "all": list(range(len(labels))), **{label: [i] for i, label in enumerate(labels)}}
    return {name: _span_score(counts[:, places].sum(axis=1)) for name, places in groups.items()}


def _span_counts(pairs: Sequence[Pair], labels: Sequence[str]) -> NDArray[np.int64]:
    """Counts (correct, predicted, gold) of each article and label, [articles, labels, 3]."""
    counts = np.zeros((len(pairs), len(labels), 3), dtype=np.int64)
    for article, (gold, found) in enumerate(pairs):
        for place, label in enumerate(labels):
            c = count_spans(gold.entities, found.entities, label)
            counts[article, place] = (c.correct, c.predicted, c.gold)
    return counts


def _span_score(counts: NDArray[np.int64]) -> SpanScore:
    total = Counts(*counts.sum(axis=0).tolist())
    return SpanScore(total.correct, total.predicted, total.gold, total.precision, total.recall, estimate(f1_of, counts))


def topic_score(pairs: Sequence[Pair], topics: Sequence[str]) -> TopicScore | None:
    """Score topics.

    Args:
        pairs: Gold and predicted articles.
        topics: Topics in the order of the report; others that occur come after them.

    Returns:
        None if no article has both a gold topic and a predicted one.
    """
    judged = [(gold.topic, found.topic) for gold, found in pairs if gold.topic and found.topic is not None]
    if not judged:
        return None
    names = [(gold, topic.label) for gold, topic in judged]
    met = {name for pair in names for name in pair}
    labels = (*(t for t in topics if t in met), *sorted(met - set(topics)))
    counts = confusion_counts(names, labels)
    return TopicScore(
        articles=len(judged),
        accuracy=estimate(accuracy_of, counts),
        macro_f1=estimate(macro_f1_of, counts),
        top_two=top_two(judged),
        labels=labels,
        confusion=tuple(tuple(row) for row in counts.sum(axis=0).tolist()),
    )
