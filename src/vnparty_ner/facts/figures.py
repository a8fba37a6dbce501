"""NUMBER entities as figures: value, what they count, when, and whose they are."""

import re

from vnparty_ner.article import DateFact, Figure
from vnparty_ner.facts.counted import counted_by, counts_days, is_time
from vnparty_ner.facts.numbers import read_number
from vnparty_ner.facts.owners import owner_of
from vnparty_ner.facts.periods import Timeline, period_of
from vnparty_ner.facts.reading import Mention, Reading, evidence
from vnparty_ner.facts.wording import QUALIFIERS, either

_QUALIFIER = re.compile(rf"(?<!\w)({either(QUALIFIERS)})\s+$")


def find_figures(reading: Reading, dates: tuple[DateFact, ...]) -> tuple[Figure, ...]:
    """Return one figure for each NUMBER entity, in order.

    Args:
        reading: The article.
        dates: Its dates.
    """
    facts = {fact.spans[0]: fact for fact in dates}
    timed = [mention for mention in reading.of("DATE") if not _is_documents(reading, mention)]
    timeline = Timeline(reading, {mention.index: facts[mention.span] for mention in timed})
    figures: list[Figure] = []
    counted, last_sentence = "", None
    for number in reading.of("NUMBER"):
        sentence = reading.sentence_of(number)
        quantity = read_number(number.text)
        before = counted if sentence == last_sentence else ""
        (counted, rule), last_sentence = counted_by(reading, number, quantity, sentence, before), sentence
        timeless = is_time(quantity) or counts_days(reading, number) or rule == "label" or _VIEWS.match(counted)
        period, date = (None, None) if timeless else period_of(timeline, number, sentence)
        qualifier = _QUALIFIER.search(reading.lower[sentence.start : number.start])
        owner = None if rule == "label" or is_time(quantity) else owner_of(reading, number, sentence)
        figures.append(
            Figure(
                **evidence(number, date, owner),
                rule=rule or "bare",
                at=number.span,
                text=number.source.text,
                value=quantity.value,
                high=quantity.high,
                numerator=quantity.numerator,
                denominator=quantity.denominator,
                unit=quantity.unit,
                counted=counted,
                qualifier=qualifier[1] if qualifier else "",
                period=period,
                unit_of=owner.source.text if owner else "",
                share_of=_whole(reading, number, figures[-1] if before and before == counted else None),
            )
        )
    return tuple(figures)


_SHARE = re.compile(
    r"(?<!\w)(?:đạt|chiếm|bằng|tức|tương đương)\s+(?:tỷ lệ\s+|tỉ lệ\s+)?$|\(\s*(?:đạt\s+|bằng\s+|tức\s+)?$"
)
"""What stands before a share that restates the count before it: 412/430 đảng viên, đạt 95,8%."""


def _whole(reading: Reading, number: Mention, count: Figure | None) -> tuple[int, int] | None:
    """Return the span of the count that a percentage or ratio restates as a share."""
    if count is None or not ("%" in number.text or "/" in number.text) or count.unit.startswith("%"):
        return None
    return count.at if _SHARE.search(reading.lower[max(0, number.start - 30) : number.start]) else None


_VIEWS = re.compile(r"lượt (?:xem|truy cập|đọc)(?!\w)", re.IGNORECASE)
"""What counters of a page count; they speak of no time."""


def _is_documents(reading: Reading, date: Mention) -> bool:
    """Whether a date belongs to a document just before it."""
    last = reading.before(date)
    return (
        last is not None
        and last.label == "DOCUMENT"
        and bool(re.fullmatch(r"[\s,(]*(?:ban hành|ký)?\s*", reading.between(last, date)))
    )
