"""Scores the records of a set of articles: by the rules alone, and by the model and the rules together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vnparty_ner.article import Article, Facts
from vnparty_ner.corpus.fact_gold import GoldFacts
from vnparty_ner.metrics.bootstrap import Estimate, estimate, f1_of
from vnparty_ner.metrics.counts import Counts, total
from vnparty_ner.metrics.estimates import SpanScore
from vnparty_ner.metrics.fact_scores import KEYS, FactScores, WrongRecord, score_facts, wrong_records

RIGHT = (
    "A record is right if every key field (*) has the gold's value (what is counted: the same first two syllables), or "
    "none where the gold has none, and it stands on the same words (a holder or abbreviation need only say the same)."
)
"""What a right record is, for readers."""

GOLD = "The gold facts were written from the text by a language model in two passes and settled where these differed."
"""Where the gold facts of the package's articles come from."""

COLUMNS = (
    "Gold entities: the rules alone, on the annotated spans. Predicted entities: the product, on the spans that the "
    "model found. Ratio: the second F1 by the first."
)
"""What the two columns are."""


@dataclass(frozen=True)
class FactRow:
    """Scores of the whole records of a kind, or of one field of theirs.

    Attributes:
        name: The kind of record, or the field.
        key: Whether it is a key field.
        gold_entities: With gold entities; the F1 of whole records with its interval.
        predicted_entities: With predicted entities, likewise.
        ratio: F1 with predicted entities by F1 with gold entities; None where the latter is 0.
    """

    name: str
    key: bool
    gold_entities: SpanScore
    predicted_entities: SpanScore
    ratio: float | None


@dataclass(frozen=True)
class FactTable:
    """Scores of one kind of record.

    Attributes:
        records: Whole records by their key fields.
        fields: Each field for itself, the key fields first.
        wrong: The records that are not right with predicted entities, by article.
    """

    records: FactRow
    fields: tuple[FactRow, ...]
    wrong: tuple[WrongRecord, ...]


@dataclass(frozen=True)
class FactPart:
    """The scores of the records of a set of articles.

    Attributes:
        articles: Articles that have gold facts.
        source: Where these come from, as a sentence; empty where that is not known.
        kinds: Documents, holders, figures, dates, abbreviations.
    """

    articles: int
    source: str
    kinds: Mapping[str, FactTable]


def score_records(gold: Sequence[GoldFacts], predicted: Sequence[Article], source: str = "") -> FactPart | None:
    """Score the records of articles, with gold entities and with predicted ones.

    Args:
        gold: Gold facts of some of the articles.
        predicted: What the model found in each of these, in the same order.
        source: Where the gold facts come from, as a sentence.

    Returns:
        None without gold facts.

    Raises:
        ValueError: If the two differ in number or a text differs.
    """
    if any(g.article.text != p.text for g, p in zip(gold, predicted, strict=True)):
        raise ValueError("predictions are of other texts than the gold facts")
    if not gold:
        return None
    by_rules = [Article(one.article.text, one.article.entities).facts for one in gold]
    found = [article.facts for article in predicted]
    rules, product = _by_article(gold, by_rules), _by_article(gold, found)
    kinds = {}
    for kind in KEYS:
        sides = [scores[kind] for scores in rules], [scores[kind] for scores in product]
        kinds[kind] = FactTable(
            records=_record_row(kind, *sides),
            fields=tuple(_field_row(kind, name, *sides) for name in sides[0][0].fields),
            wrong=tuple(w for one, facts in zip(gold, found, strict=True) for w in wrong_records(kind, one, facts)),
        )
    return FactPart(len(gold), source, kinds)


def _by_article(gold: Sequence[GoldFacts], found: Sequence[Facts]) -> list[dict[str, FactScores]]:
    return [score_facts([one], [facts]) for one, facts in zip(gold, found, strict=True)]


def _record_row(kind: str, rules: Sequence[FactScores], product: Sequence[FactScores]) -> FactRow:
    return _row(kind, False, *(_score([s.records for s in side], interval=True) for side in (rules, product)))


def _field_row(kind: str, name: str, rules: Sequence[FactScores], product: Sequence[FactScores]) -> FactRow:
    sides = (_score([s.fields[name] for s in side], interval=False) for side in (rules, product))
    return _row(name, name in KEYS[kind], *sides)


def _row(name: str, key: bool, rules: SpanScore, product: SpanScore) -> FactRow:
    return FactRow(name, key, rules, product, product.f1.value / rules.f1.value if rules.f1.value else None)


def _score(by_article: Sequence[Counts], interval: bool) -> SpanScore:
    counts = total(by_article)
    rows = np.array([(c.correct, c.predicted, c.gold) for c in by_article])
    f1 = estimate(f1_of, rows) if interval else Estimate(counts.f1)
    return SpanScore(counts.correct, counts.predicted, counts.gold, counts.precision, counts.recall, f1)
