"""The unit that a figure belongs to, where its sentence names it as subject, owner or place."""

import re

from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence
from vnparty_ner.facts.wording import SOURCES, either

_SOURCE = re.compile(rf"(?<!\w)(?:theo(?: \w+){{0,3}}|{either(SOURCES)})\s+$|\($")
"""What stands before a unit that is a source, an aim, a partner or a person's place, not the owner."""

_PLACE = re.compile(r"[^.;:\d]{0,40}?(?<!\w)(?:ở|tại|của|thuộc|trên địa bàn)\s+")
"""From a figure to the unit after it: [37] học sinh ở xã …"""

_SAYING = re.compile(r"\s*(?:cho biết|cho hay|khẳng định|nêu|thông tin|tuyên phạt)(?!\w)")
"""What stands after a unit that only tells of the figure."""

_COORDINATED = re.compile(r"\s*(?:,|;|-)\s*")
_AND = re.compile(r"\s*và\s*")


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
    """Not a title's unit, nor a document's issuer, nor a source or an aim."""
    last = reading.before(unit)
    between = reading.between(last, unit).strip().lower() if last else ""
    of_title = last is not None and last.label == "POSITION" and not between
    of_document = last is not None and last.label in ("DOCUMENT", "DATE") and between == "của"
    tells = _SAYING.match(reading.lower, unit.end)
    return not (of_title or of_document or tells) and not _SOURCE.search(reading.lower[sentence.start : unit.start])


def _like(one: Mention, other: Mention) -> bool:
    """Whether two units can stand in one row: of the same kind, or the second a bare name."""
    first, second = one.text.split(), other.text.split()
    return first[0].lower() == second[0].lower() or all(word[0].isupper() for word in second[:2])


def _is_row(reading: Reading, unit: Mention) -> bool:
    """Whether another unit stands beside, joined by a comma or "và"."""
    pairs = ((reading.before(unit), unit), (unit, reading.after(unit)))
    return any(
        one is not None
        and other is not None
        and one.label == other.label
        and (
            _AND.fullmatch(reading.between(one, other))
            or (_COORDINATED.fullmatch(reading.between(one, other)) and _like(one, other))
        )
        for one, other in pairs
    )
