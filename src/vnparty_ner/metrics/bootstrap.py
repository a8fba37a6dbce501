"""Bootstrap intervals over articles: how far a score would move with other articles of the same kind.

Articles, not spans, are what was sampled, so whole articles are drawn (as Koehn 2004, "Statistical significance tests
for machine translation evaluation", draws whole texts); the interval is the percentile interval of Efron and
Tibshirani 1993, "An introduction to the bootstrap", chapter 13. Of a handful of articles it is only a rough guess.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
_SEED = 20250701
_QUANTILES = (0.025, 0.975)

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Sums of counts [resamples, …] → one score each [resamples]; NaN where the score is undefined."""


@dataclass(frozen=True)
class Estimate:
    """A score with its 95 % interval.

    Attributes:
        value: The score; 0 where it is undefined.
        low: Lower end; None if there are fewer than two articles or the score is undefined.
        high: Upper end; None likewise.
    """

    value: float
    low: float | None = None
    high: float | None = None


@lru_cache(maxsize=64)
def draws(articles: int) -> NDArray[np.int64]:
    """Return how often each article is drawn in each resample, int64 [resamples, articles]; the same every time."""
    generator = np.random.default_rng(_SEED)
    return generator.multinomial(articles, np.full(articles, 1 / articles), size=RESAMPLES)


def estimate(statistic: Statistic, counts: NDArray[np.int64] | NDArray[np.float64]) -> Estimate:
    """Return a score of summed counts, and its percentile interval over articles.

    Args:
        statistic: The score, as a function of sums.
        counts: Counts of each article, [articles, …].
    """
    if not len(counts):
        return Estimate(0.0)
    value = float(statistic(counts.sum(axis=0, dtype=np.float64)[None])[0])
    if np.isnan(value):
        return Estimate(0.0)
    if len(counts) < 2:
        return Estimate(value)
    sums = np.tensordot(draws(len(counts)).astype(np.float64), counts.astype(np.float64), axes=1)
    # A resample in which the score is undefined (it drew no article with that label) says nothing and is left out.
    low, high = np.nanquantile(statistic(sums), _QUANTILES)
    return Estimate(value, float(low), float(high))


def f1_of(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the F1 of counts (correct, predicted, gold) in the last axis; NaN where there is neither."""
    return divide(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def divide(numerator: NDArray[np.float64], denominator: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide; NaN where the denominator is 0."""
    return np.divide(numerator, denominator, out=np.full_like(denominator, np.nan), where=denominator > 0)
