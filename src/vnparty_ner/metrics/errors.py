"""Pairs what was predicted wrongly with what it should have been, and names the kind of error."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnparty_ner.article import Entity

KINDS = {
    "boundary": "right label, other bounds",
    "type": "right bounds, other label",
    "boundary+type": "overlaps a span of another label",
    "missed": "nothing predicted there",
    "spurious": "nothing to be found there",
}
"""Kind of error → what it means."""


@dataclass(frozen=True)
class SpanError:
    """A span that was predicted wrongly or not at all.

    Attributes:
        kind: A key of `KINDS`.
        gold: What it should have been; None if spurious.
        predicted: What was predicted; None if missed.
    """

    kind: str
    gold: Entity | None
    predicted: Entity | None


def find_errors(gold: Sequence[Entity], predicted: Sequence[Entity]) -> list[SpanError]:
    """Return the errors of one article in the order of the text.

    Spans that agree exactly are set aside first. Of the others, those that overlap are paired one to one: equal
    labels before unequal ones, long overlaps before short ones.
    """
    right = {e.key for e in gold} & {e.key for e in predicted}
    open_gold = [e for e in gold if e.key not in right]
    open_predicted = [e for e in predicted if e.key not in right]
    candidates = [
        (g.label != p.label, -_common(g, p), i, j)
        for i, g in enumerate(open_gold)
        for j, p in enumerate(open_predicted)
        if _common(g, p) > 0
    ]
    errors = []
    paired_gold: set[int] = set()
    paired_predicted: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in paired_gold and j not in paired_predicted:
            paired_gold.add(i)
            paired_predicted.add(j)
            errors.append(SpanError(_kind(open_gold[i], open_predicted[j]), open_gold[i], open_predicted[j]))
    errors += [SpanError("missed", g, None) for i, g in enumerate(open_gold) if i not in paired_gold]
    errors += [SpanError("spurious", None, p) for j, p in enumerate(open_predicted) if j not in paired_predicted]
    return sorted(errors, key=_place)


def _common(a: Entity, b: Entity) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _kind(gold: Entity, predicted: Entity) -> str:
    if gold.label == predicted.label:
        return "boundary"
    return "type" if (gold.start, gold.end) == (predicted.start, predicted.end) else "boundary+type"


def _place(error: SpanError) -> tuple[int, int]:
    return min((e.start, e.end) for e in (error.gold, error.predicted) if e is not None)
