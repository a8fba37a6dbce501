"""Integer counts that add up, and the precision, recall and F1 that they give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vnparty_ner.article import Entity


@dataclass(frozen=True)
class Counts:
    """Exact matches of spans.

    Attributes:
        correct: Predicted spans that are gold: same start, end and label.
        predicted: All predicted spans.
        gold: All gold spans.
    """

    correct: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.correct + other.correct, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Correct among predicted; 0 if nothing was predicted."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Correct among gold; 0 if there is no gold."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, by counts; 0 if there is neither gold nor prediction."""
        total = self.predicted + self.gold
        return 2 * self.correct / total if total else 0.0


def count_spans(gold: Sequence[Entity], predicted: Sequence[Entity], label: str) -> Counts:
    """Count the exact matches of one label in one article."""
    gold_keys = {entity.key for entity in gold if entity.label == label}
    predicted_keys = {entity.key for entity in predicted if entity.label == label}
    return Counts(len(gold_keys & predicted_keys), len(predicted_keys), len(gold_keys))


def total(counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    return sum(counts, Counts())
