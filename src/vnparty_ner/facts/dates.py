"""DATE entities as ISO intervals.

dateparser reads Vietnamese, but gives one moment instead of an interval, fills what is not written from today's
date (`7/3`, `năm 2021`), and reads neither quarters nor spans.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vnparty_ner.article import DateFact, Interval
from vnparty_ner.facts.reading import Mention, Reading, evidence
from vnparty_ner.facts.year_parts import EDGE_PART, FIRST_PART, part_months
from vnparty_ner.iso import parse_iso


@dataclass(frozen=True)
class _Point:
    """One end of a date as written; what is not written is None. `bare` is a number without its unit: 18 và 19/3."""

    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    bare: int | None = None


_SEP = r"\s?[/.-]\s?"
_YEAR = r"(?P<year>[12]\d{3})"
_OF_YEAR = rf"(?:(?:{_SEP}|,?\s?(?:của\s)?năm\s?|\s){_YEAR})"
_MONTH_NAMES = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH = rf"(?P<month>\d{{1,2}}|{'|'.join(sorted(_MONTH_NAMES, key=len, reverse=True))})"
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}}){_SEP}(?P<year>[12]\d{{3}}|[0-4]\d|50)",
        rf"(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}})(?:,?\s?năm\s?{_YEAR})?",
        rf"(?P<day>\d{{1,2}}),?\stháng\s?{_MONTH}{_OF_YEAR}?",
        rf"tháng\s?{_MONTH}{_OF_YEAR}?",
        rf"(?P<month>\d{{1,2}}){_SEP}{_YEAR}",
        rf"quý\s?(?P<quarter>[1-4]|iv|i{{1,3}}){_OF_YEAR}?",
        rf"(?P<quarter>iv|i{{1,3}}){_OF_YEAR}",
        rf"(?:năm\s?)?{_YEAR}",
        r"(?P<bare>\d{1,2}|iv|i{1,3})",
    )
)
_PART = re.compile(rf"(?:{EDGE_PART}(?:{_OF_YEAR}|\snăm)|{FIRST_PART}\snăm\s?(?P<whole>[12]\d{{3}}))")
"""Several months of a year, as a whole entity: 9 tháng năm 2022, but not ngày 9 tháng năm 2022."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_CLOCK = re.compile(r"\b\d{1,2}(?:h|g|:|\s?giờ)\s?(?:\d\d)?(?:\s?phút)?(?!\d)")
_START = re.compile(r"\d|(?:tháng|quý)\s?\w|năm\s?\d")
_DAY_WORD = re.compile(r"\b(?:hết\s|các\s|từ\s)*(?:ngày|mùng|mồng)\s?(?=\d)|\b(?:từ|hết)\s")
_JOINT = re.compile(r"\s(?:đến|tới|và)\s|\s?[–—]\s?|\s-\s|,\s(?!năm)|(?<=\d{4})\s?-\s?(?=\d{4})|(?<=\d{4})-\s")
_HYPHEN = re.compile(r"\s?-\s?")


def _points(surface: str) -> list[_Point]:
    """Read the ends of a date in lower case; empty if it can't be read."""
    part = _PART.fullmatch(" ".join(surface.split()))
    months = part and part_months(part)
    if part and months:
        year = part["year"] or part["whole"]
        return [_Point(month=month, year=int(year) if year else None) for month in months]
    text = _CLOCK.sub(" ", " ".join(surface.split()))
    start = _START.search(text)
    text = _DAY_WORD.sub("", text[start.start() :]).strip(" .,;") if start else ""
    pieces = _JOINT.split(text)
    if len(pieces) == 1 and _point(text) is None and re.search(r"[/.]", text):
        pieces = _HYPHEN.split(text)  # 27/3-2/4
    found = [_point(piece.strip()) for piece in pieces]
    return [] if None in found else [point for point in found if point is not None]


def _point(text: str) -> _Point | None:
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _POINTS)), None)
    return match and _Point(**{name: _number(name, value) for name, value in match.groupdict().items() if value})


def _number(name: str, text: str) -> int:
    if name == "year":
        return int(text) if len(text) == 4 else 2000 + int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    return _MONTH_NAMES.index(text) + 1 if text in _MONTH_NAMES else int(text)


def _like(number: int, model: _Point) -> _Point:
    """A number without unit in the unit of its neighbour."""
    if model.day is not None:
        return _Point(day=number, month=model.month, year=model.year)
    if model.quarter is not None:
        return _Point(quarter=number, year=model.year)
    return _Point(month=number, year=model.year) if model.month is not None else _Point(bare=number)


def _key(point: _Point) -> tuple[int, int]:
    """Place in the year, for comparing two ends."""
    month = point.month if point.month is not None else 3 * (point.quarter or 1) - 2
    return (month, point.day or 1)


def _fill(points: Sequence[_Point]) -> list[_Point]:
    """Give every end what another end of the same span says: unit, then year; the nearest after it comes first."""
    filled = list(points)
    for later, order in ((1, range(len(points) - 2, -1, -1)), (-1, range(1, len(points)))):
        for number in order:
            point, other = filled[number], filled[number + later]
            if point.bare is not None:
                filled[number] = _like(point.bare, other)
            elif point.year is None and other.year is not None and (_dated(other) or later == 1):
                crosses = _dated(other) and (_key(point) > _key(other) if later == 1 else _key(point) < _key(other))
                filled[number] = replace(point, year=other.year - later * crosses)
    return filled


def _dated(point: _Point) -> bool:
    return point.month is not None or point.quarter is not None


def find_dates(reading: Reading) -> tuple[DateFact, ...]:
    """Return every DATE entity with its days, in the order of the text.

    A day, month or quarter without year takes that of the other end of its span, else of the sentence, else the year
    that puts it within six months of the article's own date, as `data/FACTS.md` says; else it stays open (`--05-12`).
    """
    own = own_date(reading)
    facts = []
    for chain in _chains(reading):
        written = [_points(reading.lower[mention.start : mention.end]) for mention in chain]
        filled = iter(_fill([point for points in written for point in points]))
        for mention, points in zip(chain, written, strict=True):
            completed = [next(filled) for _ in points]
            beside = _BESIDE.match(reading.lower, mention.end)
            if own and beside:
                completed = [p if p.year else replace(p, year=own[0] + _COUNTED[beside[1]]) for p in completed]
            interval, rule = _resolve(points, completed, own)
            facts.append(DateFact(**evidence(mention), rule=rule, text=mention.source.text, interval=interval))
    return tuple(facts)


_SPAN_GAP = re.compile(r"\s?(?:đến|tới|và|-|–|,|đến hết|cho đến)\s?")
_YEAR_GAP = re.compile(r"\s?[,(]?\s?(?:của|trong|năm nay|năm ngoái|năm trước)?\s?[,(]?\s?")
_BESIDE = re.compile(r"\s?,?\s?(?:của\s)?(năm nay|năm ngoái|năm trước|năm sau|sang năm)\b")
_COUNTED = {"năm nay": 0, "năm ngoái": -1, "năm trước": -1, "năm sau": 1, "sang năm": 1}


def _chains(reading: Reading) -> Iterator[list[Mention]]:
    """DATE mentions, those together that are ends of one span or a day and its year."""
    chain: list[Mention] = []
    for mention in reading.of("DATE"):
        if chain:
            gap = reading.lower[chain[-1].end : mention.start]
            year = re.fullmatch(r"(?:năm\s?)?[12]\d{3}", mention.text.lower()) is not None
            pattern = _YEAR_GAP if year else _SPAN_GAP
            if pattern.fullmatch(gap) is None:
                yield chain
                chain = []
        chain.append(mention)
    if chain:
        yield chain


def _resolve(
    points: Sequence[_Point], completed: Sequence[_Point], own: tuple[int, int, int] | None
) -> tuple[Interval | None, str]:
    """The interval from the first to the last end, and the rule that gave the year."""
    if not completed:
        return None, "unreadable"
    rule = "written" if completed[-1].year == points[-1].year and completed[0].year == points[0].year else "span-year"
    ends = [completed[0], completed[-1]]
    if any(end.year is None for end in ends):
        rule = "article-year" if own else "no-year"
        if own:
            ends[1] = _near(ends[1], own) if ends[1].year is None else ends[1]
            ends = _fill(ends) if len(completed) > 1 else [ends[1], ends[1]]
    interval = parse_iso(f"{_iso(ends[0]).partition('/')[0]}/{_iso(ends[1]).rpartition('/')[2]}")
    return interval, rule if interval else "impossible"


def _near(point: _Point, own: tuple[int, int, int]) -> _Point:
    """The point in the year that puts it within six months of the article's own date."""
    month = point.month if point.month is not None else 3 * (point.quarter or 0) - 1
    day = point.day if point.day is not None else own[2]
    distance = 31 * (month - own[1]) + day - own[2]
    return replace(point, year=own[0] - (distance > 6 * 31) + (distance < -6 * 31))


def _iso(point: _Point) -> str:
    if point.bare is not None or point.day == 0:
        return ""
    if point.quarter is not None:
        first = 3 * point.quarter - 2
        return f"{_iso(_Point(month=first, year=point.year))}/{_iso(_Point(month=first + 2, year=point.year))}"
    year = "-" if point.year is None else f"{point.year:04d}"
    month = "" if point.month is None else f"-{point.month:02d}"
    return year + month + ("" if point.day is None else f"-{point.day:02d}")


_FULL = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2([12]\d{3})(?!\d)|(\d{1,2}) tháng (\d{1,2}) năm ([12]\d{3})"
)
_DATE_LINE = re.compile(
    r"(?:[\W\d_]|\b(?:thứ|chủ nhật|cn|hai|ba|tư|năm|sáu|bảy|ngày|lúc|hồi|giờ|phút|h|g|gmt|am|pm|sáng|trưa|chiều|tối|"
    r"đăng|đăng tải|đã đăng|cập nhật|mới nhất|lần cuối|xuất bản|phát hành|gửi|hoàn thành|post|date|tin|bài|viết)\b)*"
    r"|.*\b(?:cập nhật|đăng)\b[\W\d_]*(?:gmt[+\d, ]*|lúc|ngày)?[\W\d_]*",
    re.S,
)
_REST = re.compile(
    r"\s*(?:[.)]*$|[|(\[–—•·-].{0,60}$|,?\s*(?:lúc\s)?\d{1,2}\s?[:hg]\s?\d\d.{0,60}$|.{0,25}[^.\s]$)", re.S
)
_EDGE = 10
"""Lines at the head and at the foot where a date line is looked for."""


def own_date(reading: Reading) -> tuple[int, int, int] | None:
    """Return year, month and day of the article's own date, from a date line at its head or foot; None without one.

    Such a line holds a full date and, before it, nothing but names and words as "Thứ Năm", "Cập nhật", "ngày".
    """
    lines = [sentence for sentence in reading.sentences if not sentence.item]
    edges = lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]
    for sentence in edges:
        match = _FULL.search(reading.lower, sentence.start, min(sentence.end, sentence.start + 120))
        if match and _is_date_line(reading, sentence.start, sentence.end, match):
            day, month, year = (int(part) for part in match.groups() if part and part.isdigit())
            if parse_iso(f"{year:04d}-{month:02d}-{day:02d}"):
                return (year, month, day)
    return None


def _is_date_line(reading: Reading, start: int, end: int, match: re.Match[str]) -> bool:
    lead = reading.lower[start : match.start()]
    for mention in reversed(reading.within(start, match.start(), "UNIT", "PERSON")):
        lead = lead[: mention.start - start] + lead[mention.end - start :]
    return bool(_DATE_LINE.fullmatch(lead) and _REST.match(reading.lower[match.end() : end]))
