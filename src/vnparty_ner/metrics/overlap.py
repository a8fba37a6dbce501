"""Strict, exact, partial and type scores after SemEval-2013 task 9.1, as the package nervaluate counts them.

Segura-Bedmar et al. 2013, "SemEval-2013 Task 9: Extraction of drug-drug interactions from biomedical texts".
Each predicted span, in the order of the text, takes one gold span that is still free: the one that agrees fully, or
else the first that overlaps; no gold span is taken twice.

| scheme | agrees fully | overlaps only |
| --- | --- | --- |
| `strict` | same bounds and label | incorrect |
| `exact` | same bounds | incorrect |
| `partial` | same bounds | partial: counts one half |
| `ent_type` | overlap and same label | incorrect |

(nervaluate asks for an overlap of 1 % of the gold span; here one character is enough.)
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vnparty_ner.article import Entity


@dataclass(frozen=True)
class Matches:
    """Counts of one scheme.

    Attributes:
        correct: Predicted spans that agree with a gold span.
        incorrect: Predicted spans that only overlap one.
        partial: The same, where the scheme gives half a point for it.
        missed: Gold spans that no predicted span took.
        spurious: Predicted spans that overlap no free gold span.
    """

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    missed: int = 0
    spurious: int = 0

    def __add__(self, other: "Matches") -> "Matches":
        return Matches(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))

    @property
    def precision(self) -> float:
        """Points among predicted spans; 0 if nothing was predicted."""
        return self._share(self.spurious)

    @property
    def recall(self) -> float:
        """Points among gold spans; 0 if there is no gold."""
        return self._share(self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 if both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def _share(self, alone: int) -> float:
        spans = self.correct + self.incorrect + self.partial + alone
        return (self.correct + 0.5 * self.partial) / spans if spans else 0.0


def _same_bounds(a: Entity, b: Entity) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _overlap(a: Entity, b: Entity) -> bool:
    return a.start < b.end and b.start < a.end


SCHEMES: dict[str, Callable[[Entity, Entity], bool]] = {
    "strict": lambda a, b: a.key == b.key,
    "exact": _same_bounds,
    "partial": _same_bounds,
    "ent_type": lambda a, b: _overlap(a, b) and a.label == b.label,
}
"""Scheme → whether a predicted and a gold span agree fully."""


def match_spans(gold: Sequence[Entity], predicted: Sequence[Entity], scheme: str) -> Matches:
    """Count one article under one scheme.

    Args:
        gold: Gold spans in the order of the text.
        predicted: Predicted spans in the order of the text.
        scheme: A key of `SCHEMES`.
    """
    agrees = SCHEMES[scheme]
    free = list(gold)
    correct = touched = 0
    for span in predicted:
        full = [g for g in free if agrees(span, g)]
        near = [g for g in free if _overlap(span, g)]
        if full:
            free.remove(min(full, key=lambda g: abs(g.start - span.start) + abs(g.end - span.end)))
            correct += 1
        elif near:
            free.remove(near[0])
            touched += 1
    spurious = len(predicted) - correct - touched
    half = scheme == "partial"
    return Matches(correct, 0 if half else touched, touched if half else 0, len(free), spurious)


def match_articles(pairs: Iterable[tuple[Sequence[Entity], Sequence[Entity]]], scheme: str) -> Matches:
    """Count articles, given as (gold, predicted) spans, under one scheme."""
    return sum((match_spans(gold, predicted, scheme) for gold, predicted in pairs), Matches())
