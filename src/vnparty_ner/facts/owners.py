"""The unit that a figure belongs to, where its sentence names it as subject, owner or place."""

import re

from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence
from vnparty_ner.facts.wording import SOURCES, either

_SOURCE = re.compile(rf"(?<!\w)(?:theo(?: \w+){{0,3}}|{either(SOURCES)})\s+$|\($")
"""What stands before a unit that is a source, an aim, a partner or a person's place, not the owner."""

_LOOK_BACK = 60
"""Characters before a unit in which these are looked for."""

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
    before = reading.within(sentence.start, number.start, "UNIT")
    if sentence.row:
        return before[0] if before and before[0].start == sentence.start else None
    after = reading.within(number.end, sentence.end, "UNIT")
    owner = next((unit for unit in after if _can_own(reading, unit, sentence)), None)
    if owner is None or _PLACE.fullmatch(reading.lower[number.end : owner.start]) is None:
        owner = next((unit for unit in reversed(before) if _can_own(reading, unit, sentence)), None)
    return None if owner is None or _is_row(reading, owner) else owner


def _can_own(reading: Reading, unit: Mention, sentence: Sentence) -> bool:
    """Not a title's unit, nor a document's issuer, nor a source or an aim."""
    last = reading.before(unit)
    between = reading.between(last, unit).strip().lower() if last else ""
    of_title = last is not None and last.label == "POSITION" and not between
    of_document = last is not None and last.label in ("DOCUMENT", "DATE") and between == "của"
    tells = _SAYING.match(reading.lower, unit.end)
    return not (of_title or of_document or tells) and not _SOURCE.search(
        reading.lower[max(sentence.start, unit.start - _LOOK_BACK) : unit.start]
    )


def _like(one: Mention, other: Mention) -> bool:
    """Whether two units can stand in one row: of the same kind, or the second a bare name."""
    first, second = one.text.split(), other.text.split()
    same_head = [word.lower() for word in first[:1]] == [word.lower() for word in second[:1]]
    return same_head or all(word[0].isupper() for word in second[:2])


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
