"""Brings gold records and found ones into one form, so that they can be compared field by field."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vnparty_ner.article import Abbreviation, DateFact, Document, Facts, Figure, Holder, Record
from vnparty_ner.corpus.fact_gold import GoldFacts, GoldRecord


@dataclass(frozen=True)
class Row:
    """A record of either side.

    Attributes:
        spans: The words that it stands on: (start, end) of a document's mentions, a figure's number, the entities.
        fields: Field → value as text; empty or absent where nothing is stated.
    """

    spans: tuple[tuple[int, int], ...]
    fields: Mapping[str, str]


def gold_rows(kind: str, gold: GoldFacts) -> list[Row]:
    """Return the gold records of a kind."""
    return [_gold_row(kind, record) for record in gold.sections.get(kind, ())]


def found_rows(kind: str, facts: Facts) -> list[Row]:
    """Return the found records of a kind; of abbreviations those that the article itself explains, as the gold has."""
    return _FOUND[kind](facts)


def _gold_row(kind: str, record: GoldRecord) -> Row:
    fields = dict(record.fields)
    if kind == "figures":
        fields["value"] = _plain_value(fields["value"])
    return Row(tuple((e.start, e.end) for e in record.anchors), fields)


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


def _figures(facts: Facts) -> list[Row]:
    texts = {figure.at: figure.text for figure in facts.figures}
    return [
        Row((figure.at,), _figure(figure, texts.get(figure.share_of, "") if figure.share_of else ""))
        for figure in facts.figures
    ]


def _rows(records: Sequence[Record], fields: Callable[..., dict[str, str]]) -> list[Row]:
    return [Row(record.spans, fields(record)) for record in records]


def _introduced(facts: Facts) -> list[Abbreviation]:
    return [record for record in facts.abbreviations if record.rule != "common"]


_FOUND: dict[str, Callable[[Facts], list[Row]]] = {
    "documents": lambda facts: [Row(record.mentions, _document(record)) for record in facts.documents],
    "holders": lambda facts: _rows(facts.holders, _holder),
    "figures": _figures,
    "dates": lambda facts: _rows(facts.dates, _date),
    "abbreviations": lambda facts: _rows(_introduced(facts), lambda r: {"short": r.short, "long": r.long}),
}
