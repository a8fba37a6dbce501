"""Scores records against gold facts: whole records by their key fields, and every field for itself.

Found records are paired with gold ones that stand on the same words (holders and abbreviations: of the same person,
the same short form), those that agree in most key fields first. A record is right if its pair agrees in all of them;
a value is right if its record's pair has the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vnparty_ner.article import Facts
from vnparty_ner.corpus.fact_gold import GoldFacts
from vnparty_ner.metrics.counts import Counts
from vnparty_ner.metrics.fact_rows import Row, found_rows, gold_rows
from vnparty_ner.tokens.folding import name_key

KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("type", "number", "symbol", "issuer", "date"),
    "holders": ("person", "position", "unit"),
    "figures": ("value", "counted", "period"),
    "dates": ("iso",),
    "abbreviations": ("short", "long"),
}
"""Kind of record → the fields that make a whole record right."""

OTHERS: dict[str, tuple[str, ...]] = {
    "documents": ("title", "session"),
    "holders": ("former", "event", "when"),
    "figures": ("unit", "qualifier", "unit_of", "of"),
    "dates": (),
    "abbreviations": (),
}
"""Kind of record → its further fields, scored one by one."""

_COUNTED_FILLERS = re.compile(r"^(?:tổng số|tỷ lệ|tỉ lệ|tổng|số|lượng|mức|các|những|toàn bộ)\s+(?=\S)")


@dataclass(frozen=True)
class FactScores:
    """Counts of one kind of record.

    Attributes:
        records: Whole records by their key fields.
        fields: Each field: values that are right, found, in the gold.
    """

    records: Counts
    fields: Mapping[str, Counts]

    def __add__(self, other: "FactScores") -> "FactScores":
        fields = {name: counts + other.fields[name] for name, counts in self.fields.items()}
        return FactScores(self.records + other.records, fields)


@dataclass(frozen=True)
class WrongRecord:
    """A gold record that was not found as it is, a found one that is not gold, or the two that belong together.

    Attributes:
        article: Id of the article.
        start: First character of its first entity.
        text: That entity's text.
        gold: Field → value of what it should have been; empty if it is no gold record.
        found: Field → value of what was found; empty if nothing was.
        fields: The key fields that differ.
    """

    article: str
    start: int
    text: str
    gold: Mapping[str, str]
    found: Mapping[str, str]
    fields: tuple[str, ...]


def score_facts(gold: Sequence[GoldFacts], predicted: Sequence[Facts]) -> dict[str, FactScores]:
    """Compare records kind by kind.

    A record is right when all its key fields are, and it stands on the same words of the text: one of its mentions
    (the number of a figure) overlaps one of the gold's; a holder and an abbreviation need only say the same.

    Args:
        gold: Gold facts of each article.
        predicted: Records found in each, in the same order.

    Returns:
        Kind of record → its counts over all articles; empty without articles.
    """
    totals: dict[str, FactScores] = {}
    for one, found in zip(gold, predicted, strict=True):
        for kind in KEYS:
            scores = _score_kind(kind, gold_rows(kind, one), found_rows(kind, found))
            totals[kind] = totals[kind] + scores if kind in totals else scores
    return totals


def wrong_records(kind: str, gold: GoldFacts, predicted: Facts) -> list[WrongRecord]:
    """Return every record of a kind that is not right: the gold ones in their order, then what else was found."""
    article = gold.article
    wrong = []
    for g, f in _pairs(kind, gold_rows(kind, gold), found_rows(kind, predicted)):
        if g is None or f is None or not _agree(kind, g, f):
            start, end = next((row.spans[0] for row in (g, f) if row and row.spans), (0, 0))
            sides = [{} if row is None else _stated(kind, row) for row in (g, f)]
            differ = tuple(key for key in KEYS[kind] if not _equal(key, *(side.get(key, "") for side in sides)))
            wrong.append(WrongRecord(article.id, start, article.text[start:end], sides[0], sides[1], differ))
    return wrong


def same_counted(one: str, other: str) -> bool:
    """Tell whether two names of what is counted have the same head words.

    The head words are the first two syllables, fillers ("tổng số", "tỷ lệ") left out; the first alone where either
    has but one.
    """
    left, right = _head(one), _head(other)
    shared = min(len(left), len(right), 2)
    return left[:shared] == right[:shared] if shared else left == right


def _head(counted: str) -> list[str]:
    key = name_key(counted)
    while shorter := _COUNTED_FILLERS.sub("", key):
        if shorter == key:
            break
        key = shorter
    return re.findall(r"\w+", key)


def _stated(kind: str, row: Row) -> dict[str, str]:
    return {name: row.fields[name] for name in KEYS[kind] + OTHERS[kind] if row.fields.get(name)}


def _score_kind(kind: str, gold: Sequence[Row], found: Sequence[Row]) -> FactScores:
    pairs = [(g, f) for g, f in _pairs(kind, gold, found) if g and f]
    fields = {}
    for name in KEYS[kind] + OTHERS[kind]:
        values = [(g.fields.get(name, ""), f.fields.get(name, "")) for g, f in pairs]
        fields[name] = Counts(
            correct=sum(bool(one and other) and _equal(name, one, other) for one, other in values),
            predicted=sum(bool(row.fields.get(name)) for row in found),
            gold=sum(bool(row.fields.get(name)) for row in gold),
        )
    correct = sum(_agree(kind, g, f) for g, f in pairs)
    return FactScores(Counts(correct, len(found), len(gold)), fields)


def _pairs(kind: str, gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """Pair gold and found records that touch, those that agree best first; what is left stands alone.

    Best first, not in the order of the text: else an office that was missed would take the record of the same
    person's next office away from it.
    """
    touching = [
        (-_likeness(kind, g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if _touch(kind, g, f)
    ]
    match: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(touching):
        if i not in match and j not in taken:
            match[i] = j
            taken.add(j)
    pairs: list[tuple[Row | None, Row | None]] = [
        (row, found[match[i]] if i in match else None) for i, row in enumerate(gold)
    ]
    return pairs + [(None, row) for j, row in enumerate(found) if j not in taken]


def _likeness(kind: str, gold: Row, found: Row) -> int:
    """In how many key fields two records agree."""
    return sum(_equal(key, gold.fields.get(key, ""), found.fields.get(key, "")) for key in KEYS[kind])


def _touch(kind: str, gold: Row, found: Row) -> bool:
    if kind == "holders":
        return _equal("person", gold.fields.get("person", ""), found.fields.get("person", ""))
    if kind == "abbreviations":
        return _equal("short", gold.fields.get("short", ""), found.fields.get("short", ""))
    return any(a < d and c < b for a, b in gold.spans for c, d in found.spans)


def _agree(kind: str, gold: Row, found: Row) -> bool:
    return _likeness(kind, gold, found) == len(KEYS[kind])


def _equal(name: str, one: str, other: str) -> bool:
    if name == "counted":
        return same_counted(one, other)
    if name == "number":
        return bool(one) == bool(other) and one.lstrip("0") == other.lstrip("0")
    if name == "value":
        return one == other
    return name_key(one) == name_key(other)
