import random

import pytest
from nervaluate.evaluator import Evaluator

from vnparty_ner.article import Entity
from vnparty_ner.metrics.overlap import SCHEMES, Matches, match_articles, match_spans

LABELS = ("UNIT", "POSITION", "DATE")


def spans(*keys):
    return [Entity(a, b, label, "x" * (b - a)) for a, b, label in keys]


def random_spans(draw):
    """Spans that don't overlap, in order, in a text of 60 characters."""
    cuts = sorted(draw.sample(range(60), 2 * draw.randint(0, 10)))
    return spans(*[(a, b, draw.choice(LABELS)) for a, b in zip(cuts[::2], cuts[1::2], strict=True)])


@pytest.mark.parametrize("seed", range(60))
def test_nervaluate_counts_the_same(seed):
    draw = random.Random(seed)
    articles = [(random_spans(draw), random_spans(draw)) for _ in range(4)]

    def plain(side):  # nervaluate's ends are included
        return [[{"label": e.label, "start": e.start, "end": e.end - 1} for e in pair[side]] for pair in articles]

    theirs = Evaluator(plain(0), plain(1), tags=list(LABELS), loader="dict").evaluate()
    groups = {label: (label,) for label in LABELS if label in theirs["entities"]}
    for name, labels in {"overall": LABELS, **groups}.items():
        kept = [[[e for e in side if e.label in labels] for side in pair] for pair in articles]
        expected = theirs["overall"] if name == "overall" else theirs["entities"][name]
        for scheme in SCHEMES:
            ours, other = match_articles(kept, scheme), expected[scheme]
            counts = (other.correct, other.incorrect, other.partial, other.missed, other.spurious)
            assert (ours.correct, ours.incorrect, ours.partial, ours.missed, ours.spurious) == counts
            assert (ours.precision, ours.recall, ours.f1) == pytest.approx((other.precision, other.recall, other.f1))


def test_the_schemes_on_one_example():
    gold = spans((0, 8, "UNIT"), (10, 14, "DATE"), (20, 30, "UNIT"), (40, 44, "DATE"))
    found = spans((0, 8, "UNIT"), (10, 14, "UNIT"), (20, 25, "UNIT"), (50, 55, "DATE"))
    assert {scheme: match_spans(gold, found, scheme) for scheme in SCHEMES} == {
        "strict": Matches(correct=1, incorrect=2, missed=1, spurious=1),
        "exact": Matches(correct=2, incorrect=1, missed=1, spurious=1),
        "partial": Matches(correct=2, partial=1, missed=1, spurious=1),
        "ent_type": Matches(correct=2, incorrect=1, missed=1, spurious=1),
    }


def test_nothing_at_all():
    assert match_spans([], [], "strict") == Matches()
    assert (Matches().precision, Matches().recall, Matches().f1) == (0.0, 0.0, 0.0)
