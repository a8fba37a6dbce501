"""Gold facts of an article: `<id>.facts.yaml` beside it, written by the rules of `data/FACTS.md`.

The file names entities by the first letter of their kind and their number in the article (`U3`, `T1`); reading it
resolves them, so that what comes out is spans and values, checked against the article.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from vnparty_ner.article import Entity, Interval
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text
from vnparty_ner.iso import parse_iso

LETTERS = {"UNIT": "U", "POSITION": "P", "DOCUMENT": "D", "NUMBER": "N", "PERSON": "H", "DATE": "T"}
"""Kind of entity → letter of its names in fact files."""

SUFFIX = ".facts.yaml"
"""How the name of a fact file ends, in place of `.md`."""

EVENTS = ("appointed", "elected", "transferred", "dismissed", "retired", "disciplined")

SECTIONS: dict[str, tuple[set[str], set[str]]] = {
    "dates": ({"at", "text"}, {"iso"}),
    "documents": (
        {"at", "text", "type"},
        {"number", "symbol", "session", "issuer", "date", "title"},
    ),
    "holders": ({"person", "text", "position"}, {"unit", "former", "event", "when"}),
    "figures": ({"at", "text", "value"}, {"unit", "counted", "period", "qualifier", "unit_of", "of"}),
    "abbreviations": ({"short", "long"}, set()),
}
"""Section → keys that a record must have, keys that it may have."""

_AT = {"dates": "T", "documents": "D", "figures": "N"}
"""Section → letter of the entities that its records are `at`."""

_REFERENCES = {
    **{"person": "H", "position": "P", "issuer": "U", "unit": "U", "unit_of": "U"},
    **{"date": "T", "when": "T", "period": "T", "of": "N"},
}
"""Key → letter of the entities that it names."""

_OR_WORDS = ("issuer", "unit", "period")
"""Keys that name an entity or say it in words (the period: as ISO dates)."""

_NAME = re.compile(r"[UPDNHT]\d+")
_VALUE = re.compile(r"-?\d+(?:\.\d+)?(?:(?:/|\.\.)\d+(?:\.\d+)?)?")


@dataclass(frozen=True)
class GoldRecord:
    """One gold record.

    Attributes:
        anchors: Its entities: mentions of a document, the number of a figure, the date, the person and position.
        fields: Field → value as text; entities by their text, dates as ISO intervals; absent if not stated.
    """

    anchors: tuple[Entity, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class GoldFacts:
    """All gold records of one article, by section of the file."""

    article: AnnotatedArticle
    sections: Mapping[str, Sequence[GoldRecord]] = field(default_factory=dict)


def name_entities(article: AnnotatedArticle) -> dict[str, Entity]:
    """Return the entities of an article by the names that fact files use: `U1`, `U2`, `P1` and so on."""
    seen: Counter[str] = Counter()
    names = {}
    for entity in article.entities:
        seen[entity.label] += 1
        if entity.label in LETTERS:
            names[f"{LETTERS[entity.label]}{seen[entity.label]}"] = entity
    return names


def facts_path(article: AnnotatedArticle) -> Path:
    """Return where the gold facts of an article from a file stand, if it has any: beside it."""
    return Path(article.path).with_suffix(SUFFIX)


def load_gold_facts(articles: Sequence[AnnotatedArticle]) -> list[GoldFacts]:
    """Read the gold facts of those articles that have any.

    Raises:
        VnpartyError: As `load_facts`.
    """
    beside = [(article, facts_path(article)) for article in articles if article.path]
    return [load_facts(article, path) for article, path in beside if path.is_file()]


def load_facts(article: AnnotatedArticle, path: Path) -> GoldFacts:
    """Read the gold facts of an article.

    Args:
        article: The article that the file speaks of.
        path: The `.facts.yaml` file. Beside a stand-off file its records need not repeat the text.

    Raises:
        VnpartyError: If the file can't be read, names what the article doesn't have, leaves a date, document or
            number out, or breaks the form; all mistakes in one message, one a line.
    """
    try:
        data = yaml.load(read_text(path), yaml.BaseLoader) or {}  # every value as it is written
    except yaml.YAMLError as error:
        raise VnpartyError(f"{path}: not valid YAML ({' '.join(str(error).split())}).") from error
    if not isinstance(data, dict):
        raise VnpartyError(f"{path}: no fact file; it has the sections {', '.join(SECTIONS)}.")
    reader = _Reader(article, standoff=article.path.endswith(".json"))
    sections = {name: reader.section(name, data.get(name)) for name in SECTIONS}
    reader.mistakes += [f"unknown section {name!r}" for name in sorted(set(data) - set(SECTIONS))]
    reader.check_whole()
    if reader.mistakes:
        raise VnpartyError("\n".join(f"{path}: {mistake}" for mistake in reader.mistakes))
    return GoldFacts(article, sections)


class _Reader:
    """Resolves the records of one file and notes every mistake."""

    def __init__(self, article: AnnotatedArticle, standoff: bool) -> None:
        self.names = name_entities(article)
        self.unneeded = {"text"} if standoff else set()
        self.isos: dict[str, str] = {}
        self.mistakes: list[str] = []
        self.used: Counter[str] = Counter()

    def section(self, section: str, rows: Any) -> list[GoldRecord]:
        required, optional = SECTIONS[section]
        if not isinstance(rows or [], list):
            self.mistakes.append(f"{section}: not a list of records")
            return []
        records = []
        for number, row in enumerate(rows or [], 1):
            place = f"{section} {number}"
            if not isinstance(row, dict):
                self.mistakes.append(f"{place}: a record is a list of `key: value`")
                continue
            said = {key for key, value in row.items() if value}
            self.mistakes += [f"{place}: lacks {key!r}" for key in sorted(required - self.unneeded - said)]
            self.mistakes += [f"{place}: unknown key {key!r}" for key in sorted(set(row) - required - optional)]
            records.append(self._record(section, place, row))
        return records

    def _record(self, section: str, place: str, row: Mapping[str, Any]) -> GoldRecord:
        several = [key for key, value in row.items() if key != "at" and not isinstance(value, str)]
        self.mistakes += [f"{place}: {key!r} has several values" for key in several]
        values = {key: value for key, value in row.items() if key != "at" and key not in several}
        fields = {key: self._field(place, key, value) for key, value in values.items() if value}
        if section in _AT:
            found = self._anchors(section, place, row.get("at", []))
        else:
            found = [self.names.get(values.get(key, "")) for key in ("person", "position")]
        first = found[0]
        if first and "text" in values and values["text"] != first.text:
            self.mistakes.append(f"{place}: text is {values['text']!r}, the article has {first.text!r}")
        if section == "dates" and "iso" in fields:
            self.isos[str(row.get("at"))] = fields["iso"]
        self._check_values(place, fields)
        return GoldRecord(tuple(entity for entity in found if entity), fields)

    def _anchors(self, section: str, place: str, at: Any) -> list[Entity | None]:
        names = [str(name) for name in (at if isinstance(at, list) else [at])]
        self.used.update(names)
        return [self._entity(place, name, _AT[section]) for name in names] or [None]

    def _entity(self, place: str, name: str, letter: str) -> Entity | None:
        entity = self.names.get(name)
        if entity is None:
            self.mistakes.append(f"{place}: the article has no {name!r}")
        elif not name.startswith(letter):
            self.mistakes.append(f"{place}: {name} is a {entity.label} and can't stand here")
        return entity

    def _field(self, place: str, key: str, text: str) -> str:
        names_entity = _NAME.fullmatch(text) or key not in _OR_WORDS
        if key in _REFERENCES and names_entity:
            entity = self._entity(place, text, _REFERENCES[key])
            if _REFERENCES[key] == "T":
                return self.isos.get(text, "")
            return entity.text if entity else ""
        return self._iso(place, text) if key in ("iso", "period") else text

    def _iso(self, place: str, text: str) -> str:
        interval: Interval | None = parse_iso(text)
        if interval is None:
            self.mistakes.append(f"{place}: {text!r} is no date as 2021-03-06, 2021-03, 2021, 2021-Q3, 2016/2020")
        return str(interval or "")

    def _check_values(self, place: str, fields: Mapping[str, str]) -> None:
        if "value" in fields and not _VALUE.fullmatch(fields["value"]):
            self.mistakes.append(f"{place}: value {fields['value']!r} is not like 7262, 95.4, 412/430 or 5..9")
        if "event" in fields and fields["event"] not in EVENTS:
            self.mistakes.append(f"{place}: event {fields['event']!r} is not one of {', '.join(EVENTS)}")

    def check_whole(self) -> None:
        """Every date, document and number has to be in exactly one record."""
        for name in self.names:
            if name[0] in "TDN" and self.used[name] != 1:
                self.mistakes.append(f"{name} ({self.names[name].text!r}) is in {self.used[name]} records, not in one")
