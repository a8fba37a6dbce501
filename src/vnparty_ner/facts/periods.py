"""The time that a figure speaks of: a date of its sentence, or of the sentence that its paragraph begins with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vnparty_ner.article import DateFact, Interval
from vnparty_ner.facts.cells import heading_of
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence
from vnparty_ner.facts.wording import OWN_TIMES, either
from vnparty_ner.facts.year_parts import EDGE_PART, FIRST_PART, part_months
from vnparty_ner.iso import parse_iso

_COMPARED = re.compile(r"(?<!\w)(?:so với|so cùng kỳ|cùng kỳ|hơn)(?:\s+\w+){0,5}\s*$")
"""What stands before a date that a figure is compared with."""

_NAME = re.compile(
    r"(?:nhiệm kỳ|nhiệm kì|khóa|(?<=\S )giai đoạn|tầm nhìn|mục tiêu đến"
    r"|(?<!\w)(?:đại hội|cuộc thi|hội thi)(?:\s+[^\s,.;]+){0,8})\s*$"
)
"""What stands before a year or span that belongs to the name of an event or term."""

_OWN_TIME = re.compile(rf"(?<!\w)(?:{either(OWN_TIMES)})(?!\w)")

_NEAR = 45
"""Characters between a figure and a date after it."""

_OPENING = 45
"""Characters of a sentence within which a date still opens it."""


@dataclass(frozen=True)
class Timeline:
    """The dates of an article that figures can speak of.

    Attributes:
        reading: The article.
        facts: The date of each DATE mention, by its index; documents' own dates left out.
    """

    reading: Reading
    facts: Mapping[int, DateFact]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the dates that start in a stretch of the folded text, in order."""
        return [mention for mention in self.reading.within(start, end, "DATE") if mention.index in self.facts]

    def interval(self, date: Mention) -> Interval | None:
        """Return the days of a date, changed by the words before it: từ đầu năm đến, 6 tháng đầu."""
        return _widened(self.reading, date, self.facts[date.index])

    @cached_property
    def fit(self) -> frozenset[int]:
        """The indices of the dates that are neither compared with nor part of a name."""
        mentions = (self.reading.mentions[index] for index in self.facts)
        return frozenset(m.index for m in mentions if _can_be_period(self.reading, m, self.reading.sentence_of(m)))

    @cached_property
    def handed_on(self) -> list[Mention | None]:
        """For each sentence the date that it hands on to later ones of its paragraph: its own opening, or the last."""
        dates: list[Mention | None] = []
        for number, sentence in enumerate(self.reading.sentences):
            same = number and self.reading.sentences[number - 1].paragraph == sentence.paragraph
            dates.append(self._opening(sentence) or (dates[-1] if same else None))
        return dates

    def _opening(self, sentence: Sentence) -> Mention | None:
        """The month, quarter, year or span that a sentence opens with."""
        for mention in self.within(sentence.start, min(sentence.end, sentence.start + _OPENING)):
            interval = self.facts[mention.index].interval
            if interval and _is_long(interval) and mention.index in self.fit:
                return mention
        return None


def period_of(timeline: Timeline, number: Mention, sentence: Sentence) -> tuple[Interval | None, Mention | None]:
    """Return the period of a figure and the date that gives it; (None, None) if it isn't stated.

    Args:
        timeline: The article's dates.
        number: The figure.
        sentence: Its sentence.
    """
    reading = timeline.reading
    own = timeline.within(sentence.start, sentence.end)
    fit = [date for date in own if date.index in timeline.fit]
    before = (d for d in reversed(fit) if d.end <= number.start and not _is_elsewhere(reading, d, number))
    after = (d for d in fit if d.start >= number.end and _follows(reading.between(number, d)))
    last, following = next(before, None), next(after, None)
    if last and not _RISEN.match(reading.between(last, number)):
        return timeline.interval(last), last
    if following:
        return timeline.interval(following), following
    if own or _OWN_TIME.search(reading.lower[sentence.start : number.start]):
        return None, None
    return _inherited(timeline, number, sentence)


def _can_be_period(reading: Reading, date: Mention, sentence: Sentence) -> bool:
    before = reading.lower[sentence.start : date.start]
    in_name = not re.search(r"\d[/.-]\d{1,2}(?!\d)|ngày", date.text.lower()) and _NAME.search(before)
    return not (_COMPARED.search(before) or in_name)


def _is_long(interval: Interval) -> bool:
    """Whether a date is a month, quarter, year or longer span: days are those of an event."""
    months = interval.start[:-3] != interval.end[:-3]
    return months or (interval.start.endswith("-01") and interval.start != interval.end)


_UP_TO = re.compile(r"(?<!\w)(?:đến|hết|tính đến)(?:\s\w+)?\s*$")
_RESULT = re.compile(r"(?:chỉ tiêu|kết quả)(?:\s\w+){0,4}\s*$")


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

_UNTIL = re.compile(r"\s*(?:đến|tới)\s*(?:cuối|hết)?\s*")
_POINT = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
"""Day and month of a span's beginning, where its two ends are two dates: từ ngày 06-10-2020 đến cuối tháng 10."""

_PART = re.compile(rf"(?:{EDGE_PART}|{FIRST_PART})\s+$")


def _widened(reading: Reading, date: Mention, fact: DateFact) -> Interval | None:
    """Return a date's interval, changed by the words before it: từ đầu năm đến, 6 tháng đầu."""
    interval = fact.interval
    before = reading.lower[max(0, date.start - 40) : date.start]
    if interval is None:
        return None
    if (
        before.rstrip().endswith(("từ đầu năm đến", "từ đầu năm tới", "từ đầu năm đến hết"))
        and interval.start[0] != "-"
    ):
        return Interval(f"{interval.start[:4]}-01-01", interval.end)
    earlier = reading.before(date)
    if earlier and earlier.label == "DATE" and _UNTIL.fullmatch(reading.between(earlier, date)):
        first = _POINT.search(earlier.text)
        start = parse_iso(f"{interval.end[:4]}-{int(first[2]):02d}-{int(first[1]):02d}") if first else None
        return Interval(start.start, interval.end) if start and start.start < interval.end else interval
    part = _PART.search(before)
    months = part and part_months(part)
    year = interval.start[:4]
    if not months or str(interval) != f"{year}-01-01/{year}-12-31":
        return interval
    return parse_iso(f"{year}-{months[0]:02d}/{year}-{months[1]:02d}")


def _inherited(timeline: Timeline, number: Mention, sentence: Sentence) -> tuple[Interval | None, Mention | None]:
    """The date that heads a cell's column; that of the line before a list; what the paragraph opened with."""
    reading = timeline.reading
    place = reading.sentence_number(sentence.start)
    last = place - 1
    if sentence.row:
        for mention in timeline.within(*heading_of(reading, sentence, number)):
            return timeline.interval(mention), mention
    if sentence.row or sentence.item:
        last = reading.leads[place]
        lead = reading.sentences[last] if last >= 0 else sentence
        for mention in reversed(timeline.within(lead.start, lead.end)):
            before = reading.lower[lead.start : mention.start]
            interval = timeline.interval(mention)
            of_result = mention.index in timeline.fit or _RESULT.search(before)
            if interval and of_result and (_is_long(interval) or _UP_TO.search(before)):
                return interval, mention
    if last >= 0 and reading.sentences[last].paragraph == sentence.paragraph:
        opening = timeline.handed_on[last]
        if opening:
            return timeline.facts[opening.index].interval, opening
    return None, None
