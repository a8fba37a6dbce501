"""The unit that a figure belongs to, where its sentence names it as subject, owner or place."""

import re

from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence

_SOURCE = re.compile(r"(?<!\w)(?:theo|căn cứ|dẫn|nguồn|do|so với|gửi|của cả|sang|cho|với|tới|đến|từ)\s+$")
"""What stands before a unit that is a source, an aim or a partner, not the owner."""

_PLACE = re.compile(r"[^.;:\d]{0,40}?(?<!\w)(?:ở|tại|của|thuộc|trên địa bàn)\s+")
"""From a figure to the unit after it: [37] học sinh ở xã …"""

_COORDINATED = re.compile(r"\s*(?:,|và|;|-)\s*")


def owner_of(reading: Reading, number: Mention, sentence: Sentence) -> Mention | None:
    """Return the unit that a figure belongs to; None if the sentence doesn't say, or names several together.

    Args:
        reading: The article.
        number: The figure.
        sentence: Its sentence.
    """
    units = [unit for unit in reading.in_sentence(sentence, "UNIT") if _can_own(reading, unit, sentence)]
    if sentence.row:
        return units[0] if units and units[0].start == sentence.start else None
    after = [u for u in units if u.start >= number.end]
    if after and _PLACE.fullmatch(reading.lower[number.end : after[0].start]):
        return None if _is_row(reading, after[0]) else after[0]
    before = [unit for unit in units if unit.end <= number.start]
    return before[-1] if before and not _is_row(reading, before[-1]) else None


def _can_own(reading: Reading, unit: Mention, sentence: Sentence) -> bool:
    """Not a title's unit, not a source or an aim."""
    last = reading.before(unit)
    of_title = last is not None and last.label == "POSITION" and not reading.between(last, unit).strip()
    return not of_title and not _SOURCE.search(reading.lower[sentence.start : unit.start])


def _is_row(reading: Reading, unit: Mention) -> bool:
    """Whether another unit stands beside, joined by a comma or "và"."""
    pairs = ((reading.before(unit), unit), (unit, reading.after(unit)))
    return any(
        one is not None
        and other is not None
        and one.label == other.label
        and _COORDINATED.fullmatch(reading.between(one, other)) is not None
        for one, other in pairs
    )
