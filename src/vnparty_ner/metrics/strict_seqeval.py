"""Strict seqeval as a module of the `evaluate` library that needs no network.

`evaluate.load("seqeval")` fetches a script from the Hub; this class is the same metric, always in strict mode
(IOB2), where seqeval's default is lenient about tags that no valid span has.
"""

from collections.abc import Sequence
from typing import Any

import evaluate
from datasets import Features, Value
from datasets import Sequence as SequenceFeature
from seqeval.metrics import f1_score, precision_score, recall_score
from seqeval.scheme import IOB2

from vnparty_ner.article import Entity
from vnparty_ner.labels import bio_tags
from vnparty_ner.spans import gold_tags
from vnparty_ner.words import cut_syllables


class StrictSeqeval(evaluate.Metric):
    """Micro precision, recall and F1 of IOB2 tag sequences, strict."""

    def _info(self) -> evaluate.MetricInfo:
        tags = SequenceFeature(Value("string"))
        return evaluate.MetricInfo(
            description="Strict seqeval (IOB2).",
            citation="Nakayama, H. (2018). seqeval: A Python framework for sequence labeling evaluation.",
            inputs_description="Lists of IOB2 tag lists, one list a line of text.",
            features=Features({"predictions": tags, "references": tags}),
        )

    def _compute(self, predictions: list[list[str]], references: list[list[str]]) -> dict[str, float]:
        options: dict[str, Any] = {"mode": "strict", "scheme": IOB2, "zero_division": 0}
        return {
            "precision": float(precision_score(references, predictions, **options)),
            "recall": float(recall_score(references, predictions, **options)),
            "f1": float(f1_score(references, predictions, **options)),
        }


def line_tags(text: str, entities: Sequence[Entity], labels: Sequence[str]) -> list[list[str]]:
    """Return the IOB2 tags of a text's syllables, one list for each line that has any."""
    syllables = cut_syllables(text)
    names = bio_tags(labels)
    tags = gold_tags(entities, syllables, labels).tags
    lines: dict[int, list[str]] = {}
    for line, tag in zip(syllables.lines.tolist(), tags.tolist(), strict=True):
        lines.setdefault(line, []).append(names[tag])
    return list(lines.values())


def strict_seqeval(
    texts: Sequence[str],
    gold: Sequence[Sequence[Entity]],
    predicted: Sequence[Sequence[Entity]],
    labels: Sequence[str],
) -> dict[str, float]:
    """Score articles with strict seqeval on the raw text's syllables, line by line.

    Returns:
        `precision`, `recall` and `f1`, micro over `labels`.
    """
    references = [line for text, spans in zip(texts, gold, strict=True) for line in line_tags(text, spans, labels)]
    predictions = [
        line for text, spans in zip(texts, predicted, strict=True) for line in line_tags(text, spans, labels)
    ]
    scores: dict[str, float] = StrictSeqeval().compute(predictions=predictions, references=references)
    return scores
