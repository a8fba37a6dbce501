"""The time that a figure speaks of: a date of its sentence, or of the sentence that its paragraph begins with."""

import re
from collections.abc import Sequence

from vnparty_ner.article import DateFact, Interval
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence
from vnparty_ner.facts.wording import OWN_TIMES, either
from vnparty_ner.iso import parse_iso

_COMPARED = re.compile(r"(?<!\w)(?:so với|so cùng kỳ|cùng kỳ|hơn)(?:\s+\w+){0,5}\s*$")
"""What stands before a date that a figure is compared with."""

_NAME = re.compile(
    r"(?:nhiệm kỳ|nhiệm kì|khóa"
    r"|(?<!\w)(?:đại hội|cuộc thi|hội thi)(?:\s+[^\s,.;]+){0,8})\s*$"
)
"""What stands before a year or span that belongs to the name of an event or term."""

_OWN_TIME = re.compile(rf"(?<!\w)(?:{either(OWN_TIMES)})(?!\w)")

_NEAR = 45
"""Characters between a figure and a date after it."""

_OPENING = 45
"""Characters of a sentence within which a date still opens it."""


def period_of(
    reading: Reading, number: Mention, sentence: Sentence, dates: Sequence[tuple[Mention, DateFact]]
) -> tuple[Interval | None, Mention | None]:
    """Return the period of a figure and the date that gives it; (None, None) if it isn't stated.

    Args:
        reading: The article.
        number: The figure.
        sentence: Its sentence.
        dates: All dates with their mentions, documents' own dates left out.
    """
    own = [pair for pair in dates if sentence.start <= pair[0].start < sentence.end]
    fit = [pair for pair in own if _can_be_period(reading, pair[0], sentence)]
    before = [pair for pair in fit if pair[0].end <= number.start and not _is_elsewhere(reading, pair[0], number)]
    after = [pair for pair in fit if pair[0].start >= number.end and _follows(reading.between(number, pair[0]))]
    if before and not _RISEN.match(reading.between(before[-1][0], number)):
        return _widened(reading, *before[-1]), before[-1][0]
    if after:
        return _widened(reading, *after[0]), after[0][0]
    if own or _OWN_TIME.search(reading.lower[sentence.start : number.start]):
        return None, None
    return _inherited(reading, sentence, dates)


def _can_be_period(reading: Reading, date: Mention, sentence: Sentence) -> bool:
    before = reading.lower[sentence.start : date.start]
    in_name = not re.search(r"\d[/.-]\d{1,2}(?!\d)|ngày", date.text.lower()) and _NAME.search(before)
    return not (_COMPARED.search(before) or in_name)


def _follows(between: str) -> bool:
    """Whether a date still belongs to the figure before it: [17] điểm cầu các xã, thị trấn ngày 27/10."""
    return len(between) <= _NEAR and ";" not in between


_DEADLINE = re.compile(r"(?<!\w)(?:trước|chậm nhất|hạn)(?:\s\w+)?\s*$")
_MEETING = re.compile(r"(?<!\w)(?:buổi|hội nghị|cuộc họp|phiên họp|kỳ họp|lễ)(?:\s\w+){0,3}\s*$")
_SAID = re.compile(r"(?<!\w)(?:cho biết|cho hay|nói|khẳng định|thông tin|báo cáo|kể|nêu)(?!\w)")


def _is_elsewhere(reading: Reading, date: Mention, number: Mention) -> bool:
    """Whether a date is a deadline of an earlier clause, or the day of a meeting where the figure was only told."""
    before, between = reading.lower[max(0, date.start - 40) : date.start], reading.between(date, number).lower()
    return bool((_DEADLINE.search(before) and ";" in between) or (_MEETING.search(before) and _SAID.search(between)))


_RISEN = re.compile(r"\s*(?:lên|xuống|tới|đến(?! nay))(?!\w)")
"""From a figure of one year to that of another, which has no date of its own."""

_PART = re.compile(r"(?:(\d{1,2}|ba|sáu|chín|nửa) (?:tháng )?(đầu|cuối)|(\d{1,2}) tháng(?: của)?)\s+$")
_MONTHS = {"ba": 3, "sáu": 6, "chín": 9, "nửa": 6}


def _widened(reading: Reading, date: Mention, fact: DateFact) -> Interval | None:
    """Return a date's interval, changed by the words before it: từ đầu năm đến, 6 tháng đầu."""
    interval = fact.interval
    before = reading.lower[: date.start]
    if interval is None:
        return None
    if (
        before.rstrip().endswith(("từ đầu năm đến", "từ đầu năm tới", "từ đầu năm đến hết"))
        and interval.start[0] != "-"
    ):
        return Interval(f"{interval.start[:4]}-01-01", interval.end)
    part = _PART.search(before[-30:])
    whole_year = interval.start.endswith("-01-01") and interval.end == f"{interval.start[:4]}-12-31"
    if not part or not whole_year:
        return interval
    count = part[1] or part[3]
    months = _MONTHS.get(count) or int(count)
    year = interval.start[:4]
    if not 1 <= months <= 12:
        return interval
    span = f"{year}-{13 - months:02d}/{year}-12" if part[2] == "cuối" else f"{year}-01/{year}-{months:02d}"
    return parse_iso(span)


def _inherited(
    reading: Reading, sentence: Sentence, dates: Sequence[tuple[Mention, DateFact]]
) -> tuple[Interval | None, Mention | None]:
    """The nearest earlier sentence of the paragraph that a month, quarter, year or span opens."""
    number = reading.sentence_number(sentence.start) - 1
    if sentence.row or sentence.item:
        while number >= 0 and (reading.sentences[number].row or reading.sentences[number].item):
            number -= 1
        lead = reading.sentences[number] if number >= 0 else sentence
        for mention, fact in reversed(dates):
            if lead.start <= mention.start < lead.end and _can_be_period(reading, mention, lead):
                return _widened(reading, mention, fact), mention
    while number >= 0 and reading.sentences[number].paragraph == sentence.paragraph:
        other = reading.sentences[number]
        for mention, fact in dates:
            if other.start <= mention.start < min(other.end, other.start + _OPENING):
                interval = fact.interval
                if interval and interval.start != interval.end and _can_be_period(reading, mention, other):
                    return interval, mention
        number -= 1
    return None, None
