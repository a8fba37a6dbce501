"""Short ISO 8601 dates and their intervals: `2021-03` → `2021-03-01/2021-03-31`."""

import calendar
import re
from datetime import date

from vnparty_ner.article import Interval

_ONE = re.compile(r"(?P<year>\d{4}|-)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_LEAP = 2000
"""Stands for an unknown year, so that 29 February is possible."""


def parse_iso(text: str) -> Interval | None:
    """Read a day, month, quarter, year or span of these.

    Args:
        text: `2021-03-06`, `2021-03`, `2021-Q3`, `2021`, `--05-12`, `--05` (no year known), or two of them with a `/`.

    Returns:
        The interval; None for anything else, for an impossible date, and for a span that ends before it starts.
    """
    first, slash, last = text.partition("/")
    start, end = _one(first), _one(last) if slash else _one(first)
    if start is None or end is None or end.end < start.start:
        return None
    return Interval(start.start, end.end)


def _one(text: str) -> Interval | None:
    match = _ONE.fullmatch(text)
    if match is None or (match["year"] == "-" and not (match["month"] or match["quarter"])):
        return None
    known = match["year"] != "-"
    year = int(match["year"]) if known else _LEAP
    if match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    else:
        first, last = (int(match["month"]),) * 2 if match["month"] else (1, 12)
    try:
        start = date(year, first, int(match["day"] or 1))
        end = date(year, last, int(match["day"] or calendar.monthrange(year, last)[1]))
    except ValueError:  # also calendar's own error for a month that is none
        return None
    return Interval(_iso(start, known), _iso(end, known))


def _iso(day: date, known: bool) -> str:
    return day.isoformat() if known else f"-{day.isoformat()[4:]}"
