"""Whether scores mean what they say: reliability bins, expected calibration error, precision by threshold.

Guo et al. 2017, "On calibration of modern neural networks": bins of equal width over (0, 1], and the ECE is the mean
gap between score and share right, weighted by the bins' sizes. Equal width, with 10 bins, so that the figure
compares with others'; a sure model has nearly everything in the last bin, and the diagram shows that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.metrics.bootstrap import Estimate, divide, estimate

BINS = 10
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)

Judged = tuple[float, bool]
"""A prediction's score, and whether the prediction is right."""


@dataclass(frozen=True)
class Bin:
    """One bin of a reliability diagram.

    Attributes:
        low: Scores above this …
        high: … up to this are in it.
        count: Predictions.
        score: Their mean score.
        right: Share of them that is right.
    """

    low: float
    high: float
    count: int
    score: float
    right: float


@dataclass(frozen=True)
class Reliability:
    """A reliability diagram.

    Attributes:
        ece: Expected calibration error, 0 to 1.
        bins: The bins that hold anything, low scores first.
    """

    ece: Estimate
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Threshold:
    """What is left if predictions below a score are dropped.

    Attributes:
        min_score: Lowest score that is kept.
        kept: Predictions kept.
        coverage: Share of the predictions kept.
        precision: Share of these that is right; None if nothing is kept.
        recall: Share of the gold found.
    """

    min_score: float
    kept: int
    coverage: float
    precision: float | None
    recall: float


def reliability(articles: Sequence[Sequence[Judged]]) -> Reliability:
    """Bin predictions and measure their calibration.

    Args:
        articles: The judged predictions of each article.
    """
    sums = np.zeros((len(articles), BINS, 3))
    for article, judged in enumerate(articles):
        for score, right in judged:
            place = min(max(int(np.ceil(score * BINS)) - 1, 0), BINS - 1)
            sums[article, place] += (1, score, right)
    bins = tuple(
        Bin(i / BINS, (i + 1) / BINS, int(count), score / count, right / count)
        for i, (count, score, right) in enumerate(sums.sum(axis=0).tolist())
        if count
    )
    return Reliability(estimate(ece_of, sums), bins)


def ece_of(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the ECE of sums (count, score, right) in bins, [resamples, bins, 3]."""
    gaps = np.abs(sums[..., 1] - sums[..., 2]).sum(axis=-1)
    return divide(gaps, sums[..., 0].sum(axis=-1))


def thresholds(judged: Sequence[Judged], gold: int) -> tuple[Threshold, ...]:
    """Return precision and coverage at each of `THRESHOLDS`.

    Args:
        judged: All predictions.
        gold: Number of gold spans.
    """
    rows = []
    for threshold in THRESHOLDS:
        kept = [right for score, right in judged if score >= threshold]
        coverage = len(kept) / len(judged) if judged else 0.0
        precision = sum(kept) / len(kept) if kept else None
        rows.append(Threshold(threshold, len(kept), coverage, precision, sum(kept) / gold if gold else 0.0))
    return tuple(rows)
