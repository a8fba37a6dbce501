"""Scores of topics from confusion counts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.article import Topic
from vnparty_ner.metrics.bootstrap import divide


def confusion_counts(pairs: Sequence[tuple[str, str]], topics: Sequence[str]) -> NDArray[np.int64]:
    """Return the confusion matrix of each article, int64 [articles, gold topic, predicted topic].

    Args:
        pairs: (gold, predicted) topic of each article.
        topics: All topics that occur, in the order of rows and columns.
    """
    place = {topic: i for i, topic in enumerate(topics)}
    counts = np.zeros((len(pairs), len(topics), len(topics)), dtype=np.int64)
    for article, (gold, predicted) in enumerate(pairs):
        counts[article, place[gold], place[predicted]] = 1
    return counts


def accuracy_of(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share on the diagonal of confusion matrices [resamples, gold, predicted]."""
    return divide(np.trace(sums, axis1=-2, axis2=-1), sums.sum(axis=(-2, -1)))


def macro_f1_of(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean F1 over the gold topics of confusion matrices [resamples, gold, predicted]."""
    gold, predicted = sums.sum(axis=-1), sums.sum(axis=-2)
    correct = np.diagonal(sums, axis1=-2, axis2=-1)
    f1 = np.where(gold > 0, 2 * correct / np.maximum(gold + predicted, 1), 0.0)
    return divide(f1.sum(axis=-1), (gold > 0).sum(axis=-1).astype(np.float64))


def top_two(pairs: Sequence[tuple[str, Topic]]) -> float:
    """Return the share of articles whose gold topic is one of the two most probable; 0 if there is none.

    Args:
        pairs: Gold topic and prediction of each article.
    """
    right = sum(gold in sorted(topic.scores, key=lambda t: -topic.scores[t])[:2] for gold, topic in pairs)
    return right / len(pairs) if pairs else 0.0
