"""Scores records against gold facts: whole records by their key fields, and every field for itself."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vnparty_ner.article import DateFact, Document, Facts, Figure, Holder, Record
from vnparty_ner.corpus.fact_gold import GoldFacts, GoldRecord
from vnparty_ner.metrics.counts import Counts
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
class _Row:
    """A record of either side, ready to compare."""

    spans: tuple[tuple[int, int], ...]
    fields: Mapping[str, str]


def score_facts(gold: Sequence[GoldFacts], predicted: Sequence[Facts]) -> dict[str, FactScores]:
    """Compare records kind by kind.

    A record is right when all its key fields are, and it stands on the same words of the text: one of its mentions
    (the number of a figure) overlaps one of the gold's; a holder and an abbreviation need only say the same.

    Args:
        gold: Gold facts of each article.
        predicted: Records found in each, in the same order.

    Returns:
        Kind of record → its counts over all articles.
    """
    totals: dict[str, FactScores] = {}
    for one, found in zip(gold, predicted, strict=True):
        for kind in KEYS:
            scores = _score_kind(kind, _gold_rows(kind, one), _FOUND[kind](found))
            totals[kind] = totals[kind] + scores if kind in totals else scores
    return totals


def wrong_records(kind: str, gold: GoldFacts, predicted: Facts) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Return (gold fields, found fields) of every record that is not right; an empty dict where a side has none."""
    pairs = _pairs(kind, _gold_rows(kind, gold), _FOUND[kind](predicted))
    return [
        (dict(g.fields) if g else {}, dict(f.fields) if f else {})
        for g, f in pairs
        if g is None or f is None or not _agree(kind, g, f)
    ]


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


def _score_kind(kind: str, gold: Sequence[_Row], found: Sequence[_Row]) -> FactScores:
    pairs = _pairs(kind, gold, found)
    correct = sum(g is not None and f is not None and _agree(kind, g, f) for g, f in pairs)
    fields = {}
    for name in KEYS[kind] + OTHERS[kind]:
        has_gold = sum(bool(row.fields.get(name)) for row in gold)
        has_found = sum(bool(row.fields.get(name)) for row in found)
        right = sum(
            bool(g and f and g.fields.get(name) and f.fields.get(name)) and _equal(name, g.fields[name], f.fields[name])
            for g, f in pairs
            if g and f
        )
        fields[name] = Counts(right, has_found, has_gold)
    return FactScores(Counts(correct, len(found), len(gold)), fields)


def _pairs(kind: str, gold: Sequence[_Row], found: Sequence[_Row]) -> list[tuple[_Row | None, _Row | None]]:
    """Pair each gold record with the found one that agrees best; what is left stands alone."""
    left = list(range(len(found)))
    pairs: list[tuple[_Row | None, _Row | None]] = []
    waiting = []
    for row in gold:
        match = next((i for i in left if _touch(kind, row, found[i]) and _agree(kind, row, found[i])), None)
        if match is None:
            waiting.append(row)
        else:
            left.remove(match)
            pairs.append((row, found[match]))
    for row in waiting:
        near = [i for i in left if _touch(kind, row, found[i])]
        best = max(near, key=lambda i: _likeness(kind, row, found[i]), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((row, None if best is None else found[best]))
    return pairs + [(None, found[i]) for i in left]


def _likeness(kind: str, gold: _Row, found: _Row) -> int:
    return sum(_equal(key, gold.fields.get(key, ""), found.fields.get(key, "")) for key in KEYS[kind])


def _touch(kind: str, gold: _Row, found: _Row) -> bool:
    if kind == "holders":
        return _equal("person", gold.fields.get("person", ""), found.fields.get("person", ""))
    if kind == "abbreviations":
        return _equal("short", gold.fields.get("short", ""), found.fields.get("short", ""))
    return any(a < d and c < b for a, b in gold.spans for c, d in found.spans)


def _agree(kind: str, gold: _Row, found: _Row) -> bool:
    return all(_equal(key, gold.fields.get(key, ""), found.fields.get(key, "")) for key in KEYS[kind])


def _equal(name: str, one: str, other: str) -> bool:
    if name == "counted":
        return same_counted(one, other)
    if name == "number":
        return one.lstrip("0") == other.lstrip("0")
    if name == "value":
        return one == other
    return name_key(one) == name_key(other)


def _gold_rows(kind: str, gold: GoldFacts) -> list[_Row]:
    return [_gold_row(kind, record) for record in gold.sections.get(kind, ())]


def _gold_row(kind: str, record: GoldRecord) -> _Row:
    fields = dict(record.fields)
    if kind == "figures":
        fields["value"] = _plain_value(fields["value"])
    return _Row(tuple((e.start, e.end) for e in record.anchors), fields)


def _plain_value(text: str) -> str:
    """Write `5.90..7` as `5.9..7`."""
    return re.sub(r"\d+(?:\.\d+)?", lambda match: _shortest(match.group()), text)


def _shortest(number: str) -> str:
    number = number.lstrip("0") or "0"
    number = f"0{number}" if number.startswith(".") else number
    return number.rstrip("0").rstrip(".") if "." in number else number


def _document(record: Document) -> dict[str, str]:
    issuer = "symbol" if record.issuer_from == "symbol" else record.issuer
    return {
        "type": record.type,
        "number": record.number,
        "symbol": record.symbol,
        "issuer": issuer,
        "date": str(record.date or ""),
        "title": record.title,
        "session": record.session,
    }


def _holder(record: Holder) -> dict[str, str]:
    return {
        "person": record.person,
        "position": record.position,
        "unit": record.unit,
        "former": "true" if record.former else "",
        "event": record.event,
        "when": str(record.when or ""),
    }


def _figure(record: Figure, whole: str) -> dict[str, str]:
    if record.numerator is not None:
        value = f"{record.numerator:f}/{record.denominator:f}"
    elif record.high is not None:
        value = f"{record.value:f}..{record.high:f}"
    else:
        value = "" if record.value is None else f"{record.value:f}"
    return {
        "value": _plain_value(value),
        "counted": record.counted,
        "period": str(record.period or ""),
        "unit": record.unit,
        "qualifier": record.qualifier,
        "unit_of": record.unit_of,
        "of": whole,
    }


def _date(record: DateFact) -> dict[str, str]:
    return {"iso": str(record.interval or "")}


def _figures(facts: Facts) -> list[_Row]:
    texts = {figure.at: figure.text for figure in facts.figures}
    return [
        _Row((figure.at,), _figure(figure, texts.get(figure.share_of, "") if figure.share_of else ""))
        for figure in facts.figures
    ]


def _rows(records: Sequence[Record], fields: Callable[..., dict[str, str]]) -> list[_Row]:
    return [_Row(record.spans, fields(record)) for record in records]


_FOUND: dict[str, Callable[[Facts], list[_Row]]] = {
    "documents": lambda facts: [_Row(record.mentions, _document(record)) for record in facts.documents],
    "holders": lambda facts: _rows(facts.holders, _holder),
    "figures": _figures,
    "dates": lambda facts: _rows(facts.dates, _date),
    "abbreviations": lambda facts: _rows(facts.abbreviations, lambda r: {"short": r.short, "long": r.long}),
}
