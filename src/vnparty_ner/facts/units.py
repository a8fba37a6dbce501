"""UNIT entities in full spelling, with their administrative level and province."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from vnparty_ner.article import Abbreviation, DateFact, NamedUnit
from vnparty_ner.corpus.gazetteer import rows
from vnparty_ner.facts.places import RANK, Place, era_of, heads, inside, named_places, today
from vnparty_ner.facts.reading import Mention, Reading, evidence
from vnparty_ner.tokens.folding import fold, name_key

SHORT_FORMS = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bT\.?P\.?\s?(?:HCM|H\.CM|Hồ Chí Minh)\b|\bTPHCM\b", "Thành phố Hồ Chí Minh"),
        (r"\bHCM\b", "Hồ Chí Minh"),
        (r"\b(?:T\.P|TP|Tp)\b\.?\s?", "thành phố "),
        (r"\bTX\b\.?\s?", "thị xã "),
        (r"\bTT(?=\s(?:HĐND|Hội đồng|UBND|Ủy ban|Tỉnh ủy|Thành ủy|Huyện ủy))", "Thường trực"),
        (r"\bTT\.?\s(?=[A-ZĐ])", "thị trấn "),
        (r"\bQ\.\s?(?=\w)", "quận "),
        (r"\bP\.\s?(?=\w)", "phường "),
        (r"\bH\.\s?(?=\w)", "huyện "),
        (r"\b(?:T\.?Ư|T\.?W)\b\.?", "Trung ương"),
        (r"\bVP\b", "Văn phòng"),
        (r"\bCA\b(?=\s)", "Công an"),
        (r"(?<=[Cc]ông ty )CP\b", "cổ phần"),
        (r"(?<=[Cc]ông ty )TNHH\b", "trách nhiệm hữu hạn"),
        (r"\bMTV\b", "một thành viên"),
    )
)
"""Short forms that mean this inside a unit only, in the order of replacement."""

_LEVELS = tuple(
    (re.compile(pattern), level)
    for pattern, level in (
        (r"^(?:công ty|tổng công ty|tập đoàn|hợp tác xã|doanh nghiệp|nhà máy|xí nghiệp|khu công nghiệp)\b", ""),
        (
            r"^(?:thôn|ấp|bản|làng|xóm|khóm|buôn|bon|khu phố|khu dân cư|tiểu khu|tổ dân phố|tổ \d|"
            r"khu (?!vực|kinh tế|di tích|du lịch|chế xuất|đô thị))",
            "base",
        ),
        (r"\bchi (?:bộ|ủy|đoàn|hội)\b|\bđảng bộ bộ phận\b|\bban công tác mặt trận\b", "base"),
        (r"\btrung ương\b", "central"),
        (r"(?<!cơ )(?<!trụ )(?<!công )\bsở\b", "province"),
        (r"\bnhân dân khu vực \w", "district"),
    )
)
"""What tells the level wherever it stands, before level words do; the first that matches."""

_NATIONAL = re.compile(
    r"^(?:(?:văn phòng|đảng ủy|đảng bộ|đảng đoàn|ban cán sự đảng|thanh tra|cơ quan|ủy ban kiểm tra đảng ủy) )*"
    r"(?:bộ (?!chỉ huy|tư lệnh|đội|phận|chqs)|chính phủ|quốc hội|ban bí thư|thủ tướng|tổng cục|cục |vụ |tổng liên đoàn|"
    r"ủy ban thường vụ quốc hội|nhà nước|đảng cộng sản)|\b(?:việt nam|quốc gia|tối cao|nhà nước)$"
)
_PARENT = re.compile(r"\s?(?:[,(-]|thuộc|của|\n)\s?")


@cache
def _institution_levels() -> dict[str, str]:
    """Key of an institution's name or abbreviation → its level, where that is one."""
    levels: dict[str, set[str]] = {}
    for row in rows("institutions"):
        for name in (row["name"], row["abbreviation"]):
            levels.setdefault(name_key(name), set()).add(row["level"])
    return {name: next(iter(found)) for name, found in levels.items() if len(found) == 1 and found != {"any"}}


def find_units(
    reading: Reading, abbreviations: Iterable[Abbreviation], dates: Iterable[DateFact]
) -> tuple[NamedUnit, ...]:
    """Return every UNIT entity with its full spelling, level and province, in the order of the text.

    Args:
        reading: The article.
        abbreviations: Those of the article; each tells which places it explains.
        dates: Those of the article; they tell the era whose gazetteer comes first.

    Returns:
        One record a mention. The province is decided by the unit's own name, or by a wider unit that follows it
        (`, tỉnh X`, `(huyện X)`); the rule says which: `own-name`, `parent`, `same-name` (elsewhere in the article),
        else `spelling`.
    """
    era = era_of(dates)
    mentions = reading.of("UNIT")
    names = _canonical_names(mentions, abbreviations)
    located = _locate(reading, mentions, names, era)
    return tuple(
        NamedUnit(
            **evidence(mention),
            rule=rule,
            text=mention.source.text,
            canonical=name,
            level=level_of(name, place, era),
            provinces=_provinces(place, rule, era),
        )
        for mention, name, (place, rule) in zip(mentions, names, located, strict=True)
    )


def _locate(
    reading: Reading, mentions: Sequence[Mention], names: Sequence[str], era: str
) -> list[tuple[Place | None, str]]:
    """The place that each unit names or lies in, with the rule that found it."""
    places = [_combined(named_places(name, era)) for name in names]
    rules = ["own-name" if place else "spelling" for place in places]
    for number in range(len(mentions) - 1, -1, -1):  # backwards: a parent may itself have one
        parent = _parent(reading, mentions, places, number)
        if parent:
            rules[number] = "parent"
            places[number] = inside(places[number] or Place(_area(names[number]), ()), parent)
    keys = [name_key(name) for name in names]
    decided = {
        key: place
        for key, place, rule in zip(keys, places, rules, strict=True)
        if place and rule == "parent" and len(place.provinces) == 1
    }
    located = []
    for key, place, rule in zip(keys, places, rules, strict=True):
        open_ = rule != "parent" and (place is None or len(place.provinces) != 1)
        located.append((decided[key], "same-name") if open_ and key in decided else (place, rule))
    return located


def _provinces(place: Place | None, rule: str, era: str) -> tuple[str, ...]:
    if place is None:
        return ()
    return today(place.provinces, era) if rule == "own-name" and place.level != "province" else place.provinces


def _combined(places: Sequence[Place]) -> Place | None:
    """The first place, narrowed by the wider ones after it in the same name."""
    if not places:
        return None
    place = places[0]
    for parent in places[1:]:
        if place.level and parent.level and RANK[parent.level] > RANK[place.level]:
            place = inside(place, parent)
    return place


def _parent(reading: Reading, mentions: Sequence[Mention], places: Sequence[Place | None], number: int) -> Place | None:
    """The wider place that follows a unit directly; it may itself be narrowed by the next one."""
    if number + 1 >= len(mentions):
        return None
    own, parent = places[number], places[number + 1]
    gap = reading.between(mentions[number], mentions[number + 1])
    if parent is None or not parent.level or not parent.area or _PARENT.fullmatch(gap) is None:
        return None
    return parent if own is None or not own.level or RANK[own.level] < RANK[parent.level] else None


def _area(name: str) -> str:
    first = next(heads(name), None)
    return first[0] if first and first[0] in RANK else ""


def _canonical_names(mentions: Sequence[Mention], abbreviations: Iterable[Abbreviation]) -> list[str]:
    """Each unit's text with abbreviations spelt out, NFC, tone marks and spaces in one way."""
    places = sorted(
        ((span, record) for record in abbreviations for span in _short_spans(record)), key=lambda place: place[0]
    )
    names = []
    for mention in mentions:
        start, end = mention.span
        text, position = "", start
        for (first, last), record in places[bisect_left(places, (start, 0), key=lambda place: place[0]) :]:
            if first >= end:
                break
            if first >= position and last <= end:
                text += mention.source.text[position - start : first - start] + record.long
                position = last
        names.append(canonical(text + mention.source.text[position - start :]))
    return names


def _short_spans(record: Abbreviation) -> tuple[tuple[int, int], ...]:
    return record.spans if record.rule == "common" else record.spans[1:]


def canonical(text: str) -> str:
    """Return a unit's text with the short forms of `SHORT_FORMS` spelt out, in NFC, with single spaces."""
    name = " ".join(fold(text).text.split())
    for pattern, full in SHORT_FORMS:
        name = pattern.sub(full, name)
    name = re.sub(r"(\S.{2,60})\s\(\1\)", r"\1", name)  # Ủy ban Kiểm tra (UBKT) Huyện ủy, spelt out twice
    return re.sub(r"\s+(?=[,;)]|$)", "", " ".join(name.split()))


def level_of(name: str, place: Place | None = None, era: str = "") -> str:
    """Return the administrative level of a unit: `central`, `province`, `district`, `commune`, `base` or empty.

    Args:
        name: Its canonical name.
        place: What place it names; decides whether a city is a province or a district.
        era: `34` where all cities are provinces.
    """
    lower = name.lower()
    for pattern, level in _LEVELS:
        if pattern.search(lower):
            return level
    known = _institution_levels().get(name_key(name), "")
    first = next(heads(name), None)
    if first is not None and first[0] != "city":
        return first[0]
    if first is not None:
        cities = {site.level for site in place.sites if site.kind == "thành phố"} if place else set()
        return cities.pop() if len(cities) == 1 else ("province" if era == "34" else "")
    if known or _NATIONAL.search(lower):
        return known or "central"
    return place.level if place and place.area else ""
