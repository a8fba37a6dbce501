"""Scores predictions against gold: per label, core four, all labels, topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vnparty_ner.article import Article
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.labels import CORE_LABELS
from vnparty_ner.metrics.counts import Counts, count_spans, total


@dataclass(frozen=True)
class Scores:
    """What a model got right on some articles.

    Attributes:
        labels: Exact-span counts of each label.
        topics: (gold, predicted) topic of each article that has a gold topic; empty without a topic head.
        articles: Number of articles scored.
    """

    labels: dict[str, Counts]
    topics: tuple[tuple[str, str], ...]
    articles: int

    @property
    def core(self) -> Counts:
        """Micro counts over the core four labels, or over all labels where a model has none of them."""
        core = [counts for label, counts in self.labels.items() if label in CORE_LABELS]
        return total(core) if core else self.all

    @property
    def all(self) -> Counts:
        """Micro counts over all labels."""
        return total(self.labels.values())

    @property
    def quality(self) -> float:
        """The one number: micro F1 of the core labels, or macro-F1 of the topics for a model without entities."""
        return self.core.f1 if self.labels else self.topic_macro_f1

    @property
    def topic_accuracy(self) -> float:
        """Share of articles with the right topic; 0 if none has one."""
        return sum(gold == found for gold, found in self.topics) / len(self.topics) if self.topics else 0.0

    @property
    def topic_macro_f1(self) -> float:
        """Mean over the gold topics of their F1."""
        names = sorted({gold for gold, _ in self.topics})
        each = [
            Counts(
                correct=sum(gold == found == name for gold, found in self.topics),
                predicted=sum(found == name for _, found in self.topics),
                gold=sum(gold == name for gold, _ in self.topics),
            ).f1
            for name in names
        ]
        return sum(each) / len(each) if each else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON, shares rounded to 4 digits."""
        rows = {"core": self.core, "all": self.all, **self.labels} if self.labels else {}
        data: dict[str, Any] = {"articles": self.articles}
        for name, counts in rows.items():
            data[name] = {
                "precision": round(counts.precision, 4),
                "recall": round(counts.recall, 4),
                "f1": round(counts.f1, 4),
                "gold": counts.gold,
                "predicted": counts.predicted,
                "correct": counts.correct,
            }
        if self.topics:
            data["topic"] = {
                "accuracy": round(self.topic_accuracy, 4),
                "macro_f1": round(self.topic_macro_f1, 4),
            }
        return data


def score_articles(gold: Sequence[AnnotatedArticle], predicted: Sequence[Article], labels: Sequence[str]) -> Scores:
    """Count exact matches on raw offsets.

    Args:
        gold: Annotated articles.
        predicted: What the model found in each, in the same order.
        labels: Entity labels that the model knows; gold of other labels is not counted.

    Raises:
        ValueError: If the two differ in number or a text differs.
    """
    pairs = list(zip(gold, predicted, strict=True))
    if any(g.text != p.text for g, p in pairs):
        raise ValueError("predictions are of other texts than the gold")
    return Scores(
        labels={label: total(count_spans(g.entities, p.entities, label) for g, p in pairs) for label in labels},
        topics=tuple((g.topic, p.topic.label) for g, p in pairs if g.topic and p.topic is not None),
        articles=len(pairs),
    )
