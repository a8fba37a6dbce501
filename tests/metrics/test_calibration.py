import pytest

from vnparty_ner.metrics.calibration import THRESHOLDS, reliability, thresholds


def test_bins_and_ece_by_hand():
    found = reliability([[(0.95, True), (0.91, True), (0.95, False)], [(0.3, False)]])
    low, high = found.bins
    assert (low.low, low.high, low.count, low.right) == (0.2, 0.3, 1, 0.0)
    assert (high.low, high.high, high.count) == (0.9, 1.0, 3)
    assert high.right == pytest.approx(2 / 3)
    assert high.score == pytest.approx((0.95 + 0.91 + 0.95) / 3)
    assert found.ece.value == pytest.approx(0.75 * (high.score - 2 / 3) + 0.25 * 0.3)
    assert found.ece.low <= found.ece.value <= found.ece.high


def test_a_calibrated_model_has_no_error():
    """Of ten predictions with score 0.7, seven are right."""
    assert reliability([[(0.7, i < 7) for i in range(10)]] * 2).ece.value == pytest.approx(0.0)


def test_scores_of_zero_and_one_have_a_bin():
    found = reliability([[(0.0, False), (1.0, True)]])
    assert [each.low for each in found.bins] == [0.0, 0.9]
    assert found.ece.value == 0.0
    assert found.ece.low is None  # one article


def test_thresholds():
    judged = [(0.4, False), (0.75, True), (0.95, True), (0.999, True)]
    rows = {row.min_score: row for row in thresholds(judged, gold=5)}
    assert list(rows) == list(THRESHOLDS)
    assert (rows[0.0].kept, rows[0.0].coverage, rows[0.0].precision, rows[0.0].recall) == (4, 1.0, 0.75, 0.6)
    assert (rows[0.5].kept, rows[0.5].precision, rows[0.5].recall) == (3, 1.0, 0.6)
    assert (rows[0.95].kept, rows[0.95].coverage) == (2, 0.5)
    assert thresholds([(0.1, True)], gold=0)[-1].precision is None
    assert thresholds([(0.1, True)], gold=0)[0].recall == 0.0
