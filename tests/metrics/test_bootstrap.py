import numpy as np
import pytest

from vnparty_ner.metrics.bootstrap import RESAMPLES, Estimate, draws, estimate, f1_of

COUNTS = np.random.default_rng(1).integers(0, 9, (12, 1)) + np.array([[0, 2, 4]])


def test_draws_are_resamples_of_all_articles_and_always_the_same():
    assert draws(7).shape == (RESAMPLES, 7)
    assert (draws(7).sum(axis=1) == 7).all()
    draws.cache_clear()
    again = draws(7).copy()
    draws.cache_clear()
    assert (draws(7) == again).all()


def test_the_interval_is_that_of_a_plain_loop():
    """Repeating whole articles as they were drawn, one resample at a time, gives the same percentiles."""
    scores = []
    for times in draws(len(COUNTS)):
        correct, predicted, gold = np.repeat(COUNTS, times, axis=0).sum(axis=0)
        scores.append(2 * correct / (predicted + gold))
    found = estimate(f1_of, COUNTS)
    correct, predicted, gold = COUNTS.sum(axis=0)
    assert found.value == pytest.approx(2 * correct / (predicted + gold))
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(scores, [0.025, 0.975])))
    assert found.low < found.value < found.high


def test_more_articles_make_it_narrower():
    few, many = estimate(f1_of, COUNTS), estimate(f1_of, np.tile(COUNTS, (9, 1)))
    assert many.high - many.low < (few.high - few.low) / 2


def test_what_is_undefined_has_no_interval():
    assert estimate(f1_of, np.zeros((5, 3), dtype=np.int64)) == Estimate(0.0)
    assert estimate(f1_of, np.zeros((0, 3), dtype=np.int64)) == Estimate(0.0)
    assert estimate(f1_of, np.array([[1, 2, 2]])) == Estimate(0.5)


def test_resamples_without_the_label_are_left_out():
    """A label in one article of three, found there: no resample can score it below 1."""
    assert estimate(f1_of, np.array([[4, 4, 4], [0, 0, 0], [0, 0, 0]])) == Estimate(1.0, 1.0, 1.0)
