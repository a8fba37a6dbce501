import random

import pytest

from vnparty_ner.article import Entity
from vnparty_ner.metrics.errors import KINDS, find_errors


def spans(*keys):
    return [Entity(a, b, label, "x" * (b - a)) for a, b, label in keys]


@pytest.mark.parametrize(
    ("gold", "predicted", "kind"),
    [
        ((0, 8, "UNIT"), (0, 5, "UNIT"), "boundary"),
        ((0, 8, "UNIT"), (0, 8, "DATE"), "type"),
        ((0, 8, "UNIT"), (3, 9, "DATE"), "boundary+type"),
        ((0, 8, "UNIT"), None, "missed"),
        (None, (0, 8, "UNIT"), "spurious"),
    ],
)
def test_kinds(gold, predicted, kind):
    (error,) = find_errors(spans(*[gold] * bool(gold)), spans(*[predicted] * bool(predicted)))
    assert error.kind == kind
    assert kind in KINDS
    assert (error.gold and error.gold.key) == gold
    assert (error.predicted and error.predicted.key) == predicted


def test_touching_is_no_overlap():
    assert [e.kind for e in find_errors(spans((0, 4, "UNIT")), spans((4, 8, "UNIT")))] == ["missed", "spurious"]


def test_the_same_label_is_paired_before_the_longer_overlap():
    second, first = find_errors(spans((0, 10, "UNIT")), spans((0, 7, "DATE"), (7, 10, "UNIT")))
    assert (first.kind, first.predicted.key) == ("boundary", (7, 10, "UNIT"))
    assert (second.kind, second.predicted.key) == ("spurious", (0, 7, "DATE"))


@pytest.mark.parametrize("seed", range(20))
def test_every_wrong_span_is_in_exactly_one_error(seed):
    draw = random.Random(seed)

    def some():
        cuts = sorted(draw.sample(range(50), 12))
        return spans(*[(a, b, draw.choice(["A", "B"])) for a, b in zip(cuts[::2], cuts[1::2], strict=True)])

    gold, found = some(), some()
    errors = find_errors(gold, found)
    right = {e.key for e in gold} & {e.key for e in found}
    assert sorted(e.gold.key for e in errors if e.gold) == sorted({e.key for e in gold} - right)
    assert sorted(e.predicted.key for e in errors if e.predicted) == sorted({e.key for e in found} - right)
