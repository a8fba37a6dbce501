"""What prediction returns: an `Article` with its `Topic`, its `Entity` spans and its `Facts`, all frozen."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Entity:
    """A labelled span of the text.

    Attributes:
        start: First character, a code point offset into the text as it was passed.
        end: One past the last character.
        label: Entity label, as `UNIT`.
        text: The span's own text: `article.text[start:end]`.
        score: Probability of exactly this span with this label, 0 to 1; 1 for gold.
    """

    start: int
    end: int
    label: str
    text: str
    score: float = 1.0

    @property
    def key(self) -> tuple[int, int, str]:
        """What has to agree for an exact match: start, end and label."""
        return (self.start, self.end, self.label)


@dataclass(frozen=True)
class Topic:
    """What the article is about.

    Attributes:
        label: The most probable topic.
        scores: Probability of every topic, most probable first.
    """

    label: str
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Interval:
    """Days from `start` to `end`, both included, in ISO 8601.

    Attributes:
        start: First day, `2021-07-01`; `--05-12` where the text gives no year.
        end: Last day.
    """

    start: str
    end: str

    def __str__(self) -> str:
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record says of its origin.

    Attributes:
        spans: The entities it was made from, (start, end) in characters, in the order of the text.
        score: Product of these entities' scores: the probability that all are right, if they were independent.
        rule: Name of the rule that made it.
    """

    spans: tuple[tuple[int, int], ...]
    score: float
    rule: str


@dataclass(frozen=True, kw_only=True)
class DateFact(Record):
    """A date of the text as an interval.

    Attributes:
        text: The date as written.
        interval: The days meant; None for what is no possible date.
    """

    text: str
    interval: Interval | None


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """A document named in the article.

    Attributes:
        mentions: Every place where it is named, (start, end); `spans` holds its issuer and date too.
        text: Its fullest mention as written.
        type: Kind in lower case, `nghị quyết`.
        number: Digits of its number, `04`; empty without one.
        symbol: What follows the number, `NQ/TU`; empty without one.
        regime: `party` or `state`, by the symbol or type; empty where neither tells.
        level: Level of the issuer: `central`, `province`, `district`, `commune`, `base`; empty where nothing tells.
        issuer: Who issued it: a unit of the text, or what the symbol says; empty if unknown.
        issuer_from: `text`, `name` (of the congress or plenum) or `symbol`; empty without an issuer.
        date: When it was issued; None if not stated.
        title: The quoted or "về …" text, without quotation marks; empty without one.
        session: Congress or plenum with its ordinal and term, where that is the document's identity.
    """

    mentions: tuple[tuple[int, int], ...]
    text: str
    type: str
    number: str = ""
    symbol: str = ""
    regime: str = ""
    level: str = ""
    issuer: str = ""
    issuer_from: str = ""
    date: Interval | None = None
    title: str = ""
    session: str = ""


@dataclass(frozen=True, kw_only=True)
class Holder(Record):
    """A person in an office.

    Attributes:
        person: Fullest form of the name.
        position: Title as written.
        unit: Body that the title belongs to, as written; empty if not stated.
        honorific: ông, bà, đồng chí …, in lower case; empty without one.
        former: The text says that the office was left.
        event: `appointed`, `elected`, `transferred`, `dismissed`, `retired` or `disciplined`; empty without one.
        when: Date of the event; None if not stated.
    """

    person: str
    position: str
    unit: str = ""
    honorific: str = ""
    former: bool = False
    event: str = ""
    when: Interval | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A quantity with what it says of what and when.

    Attributes:
        at: The quantity itself, (start, end).
        text: As written, without qualifier.
        value: The number, scale words multiplied in; a range's lower end, a ratio's share; None if unreadable.
        high: Upper end of a range; None otherwise.
        numerator: Of a ratio `412/430`; None otherwise.
        denominator: Of a ratio; None otherwise.
        unit: Unit of measure or currency, `%`, `đồng`; empty for a plain count.
        counted: What is counted or measured; empty if not stated.
        qualifier: hơn, gần, khoảng …; empty without one.
        period: The time it speaks of; None if not stated.
        unit_of: The area or body it belongs to; empty if not stated.
        share_of: Span of the count that this percentage or ratio restates; None otherwise.
    """

    at: tuple[int, int]
    text: str
    value: Decimal | None
    high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""
    counted: str = ""
    qualifier: str = ""
    period: Interval | None = None
    unit_of: str = ""
    share_of: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class NamedUnit(Record):
    """A unit in its full spelling.

    Attributes:
        text: As written.
        canonical: Abbreviations spelt out, tone marks and spaces in one way.
        level: `central`, `province`, `district`, `commune` or `base`; empty where nothing tells.
        provinces: The provinces it can lie in, by the gazetteer of the article's era; one if it is decided, several
            if the name is ambiguous, none if unknown.
    """

    text: str
    canonical: str
    level: str = ""
    provinces: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Abbreviation(Record):
    """An abbreviation that the article introduces, or a common one that it uses; `spans` are all its places.

    Attributes:
        short: As written.
        long: What it stands for.
    """

    short: str
    long: str


@dataclass(frozen=True)
class Facts:
    """The records of an article, each kind in the order of the text."""

    documents: tuple[Document, ...] = ()
    holders: tuple[Holder, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateFact, ...] = ()
    units: tuple[NamedUnit, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    def to_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Return plain data for JSON: intervals and decimals as text."""
        return {kind: [_plain(asdict(record)) for record in getattr(self, kind)] for kind in vars(self)}


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    def value(item: Any) -> Any:
        if isinstance(item, Decimal):
            return format(item, "f")
        if isinstance(item, dict):  # an interval
            return str(Interval(**item))
        return item

    return {key: value(item) for key, item in record.items()}


@dataclass(frozen=True)
class Article:
    """A text with what was found in it.

    Attributes:
        text: The text exactly as it was passed.
        entities: Spans in the order of the text; they never overlap.
        topic: None where the model has no topic head, and for a text with no word in it.
    """

    text: str
    entities: tuple[Entity, ...]
    topic: Topic | None = None

    @cached_property
    def facts(self) -> Facts:
        """The records that rules make of the entities: documents, holders of offices, figures."""
        from vnparty_ner.facts import find_facts

        return find_facts(self)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON; `Article.from_dict` is its inverse."""
        return {
            "text": self.text,
            "topic": None if self.topic is None else {"label": self.topic.label, "scores": dict(self.topic.scores)},
            "entities": [
                {"start": e.start, "end": e.end, "label": e.label, "text": e.text, "score": e.score}
                for e in self.entities
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Article":
        """Build an article from what `to_dict` returned.

        Raises:
            KeyError: If a field is missing.
        """
        topic = data["topic"]
        return cls(
            text=data["text"],
            entities=tuple(Entity(**entity) for entity in data["entities"]),
            topic=None if topic is None else Topic(topic["label"], dict(topic["scores"])),
        )

    def to_json(self, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text, with Vietnamese letters as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_html(self, title: str = "") -> str:
        """Return a web page in one file: the text with its entities, the topic and the facts.

        Args:
            title: Heading of the page.
        """
        from vnparty_ner.render.html import article_page

        return article_page(self, title)

    def _repr_html_(self) -> str:
        """Show the article in a notebook."""
        from vnparty_ner.render.html import article_fragment

        return article_fragment(self)
