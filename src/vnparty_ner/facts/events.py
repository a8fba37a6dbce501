"""How offices change hands: appointed, elected, transferred, dismissed, retired, disciplined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnparty_ner.facts.persons import TITLES_OF_ADDRESS
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.skeleton import Skeleton, phrase, skeleton
from vnparty_ner.facts.titles import Run


@dataclass(frozen=True)
class Event:
    """A change of office.

    Attributes:
        kind: As in `Holder.event`.
        date: When, if the sentence says so.
    """

    kind: str
    date: Mention | None


_NEW_OFFICE = (
    ("elected", r"bầu|trúng cử|tái đắc cử|đắc cử|tái cử"),
    ("appointed", r"bổ nhiệm|phân công|chỉ định|điều động|luân chuyển|giao|chuẩn y|phê chuẩn|tiếp nhận"),
)
"""Event → verbs that put a person into the office named after them; the last one before the title counts."""
NEW_OFFICE_VERBS = "|".join(verbs for _, verbs in _NEW_OFFICE)
_VERBS = {verb: kind for kind, verbs in _NEW_OFFICE for verb in verbs.split("|")}
_NEW = phrase(r"(?:^|[^\w])(?P<verb>(?i:" + "|".join(sorted(_VERBS, key=len, reverse=True)) + r"))(?!\w)")
_NO_CHANGE = phrase(r"(?:là|kiêm) $")

_LOSSES = (
    ("retired", r"nghỉ hưu|nghỉ chế độ|nghỉ công tác|về hưu|nghỉ theo chế độ"),
    ("dismissed", r"cách (?:hết |tất cả )?(?:các )?chức(?: vụ)?|bãi nhiệm|miễn nhiệm|cho thôi|thôi giữ|thôi làm"),
    ("disciplined", r"khiển trách|cảnh cáo|khai trừ"),
    ("transferred", r"điều động|luân chuyển|chuyển công tác"),
)
"""Event → verbs that end or burden an office already held; the first that a sentence has counts."""
_PERSONAL = tuple((kind, phrase(rf"(?i:{verbs})(?!\w)")) for kind, verbs in _LOSSES)
_LOSS = phrase("|".join(verbs for _, verbs in _LOSSES))
"""Only sentences that have one of these verbs are looked at."""
_LOST_OFFICE = phrase(r" (?:giữ )?(?:chức )?(?:vụ |danh )?Ⓟ")
_LOSING = phrase(r"(?:^|[^\w])(?i:thôi|miễn nhiệm|bãi nhiệm|cách)(?: giữ)?(?: chức)?(?: vụ| danh)? $")
"""The office that is lost stands right after the verb."""
_OPEN = phrase(
    r"(?:^|[^\w])(?i:đề nghị|kiến nghị|dự kiến|giới thiệu|sẽ|đề xuất|đề cử|xem xét|thủ tục|ứng cử|quy hoạch|nếu|có thể|"
    r"cần)(?!\w)"
)
"""Only proposed or planned."""
DENIAL = (
    r"(?:^|[^\w])(?i:không|chưa|chẳng)(?: hề)?"
    r"(?: (?:được|bị)(?: (?:(?!(?:được|bị|nhưng|mà)(?!\w))[^Ⓗ;:“”\",]){0,60}?)?)?"
)
"""Before a verb: it did not happen."""
_DENIED = phrase(rf"{DENIAL}_$")
_LOOK_BACK = 120
"""Characters before a verb in which its denial is looked for."""
_TO = phrase(
    rf"(?: (?:ra khỏi|khỏi) (?:Đảng|đảng))?(?: trong (?:Đảng|đảng))?(?: (?:đối với|với|cho))? {TITLES_OF_ADDRESS}*$"
)
_OFFICE_THEN_TO = phrase(rf" (?:chức (?:vụ |danh )?)?[^Ⓗ;.“”]{{0,160}} đối với {TITLES_OF_ADDRESS}*$")
_SAID_OF = r"(?:[^Ⓗ;:“”\"]{0,160}(?:[,ⓅⓊ)]|Ⓟ(?: \w+){1,3}))?(?: của \w+ \w+)?"
_OF = phrase(
    rf"{_SAID_OF}(?:_| (?:(?:đã|hiện|cũng|vừa|nay|đang|sau đó) )*(?:bị|được|nhận|phải|xin)(?: [^Ⓗ;:“”\",]{{0,60}})? )$|"
    rf"{_SAID_OF}_(?:đã )?$"
)
_HEADED = phrase(rf"{_SAID_OF}_:_(?:kỷ luật |hình thức )?$")
"""Between a person and the verb: "…, Bí thư Đảng ủy, bị", or in a list "…, Bí thư Đảng ủy: cảnh cáo"."""
_SINCE = phrase(r"[^Ⓗ;]{0,60}? từ Ⓣ")
_TERM = phrase(r"(?:nhiệm kỳ|giai đoạn|sinh(?: năm)?|khóa)_$")


def change_of_office(bones: Skeleton, run: Run, rule: str) -> Event | None:
    """Return how a list of titles comes to its person or is taken away, if the words before it say so.

    Args:
        bones: The sentence.
        run: The titles.
        rule: The word order that linked them; only `predicate` and `is` put into office, `against` out of it.
    """
    start, end = 0, run.start
    found: list[tuple[str, int]] = []  # kind and place of the verb
    if losing := _LOSING.search(bones.text, max(0, end - 40), end):
        found = [("dismissed", losing.start())]
    elif rule == "against":
        matches = ((kind, pattern.search(bones.text, 0, end)) for kind, pattern in _PERSONAL)
        found = [(kind, match.start()) for kind, match in matches if match]
    elif rule in ("predicate", "is") and not _NO_CHANGE.search(bones.text, max(0, end - 40), end):
        before = max((place for place in bones.places_of("PERSON") if place < end), default=0)
        start = max(0, before - 80)
        verbs = list(_NEW.finditer(bones.text, start, end))[-1:]
        found = [(_VERBS[" ".join(match["verb"].lower().split())], match.start("verb")) for match in verbs]
    if not found or not _done(bones, found[0][1], start, end):
        return None
    return Event(found[0][0], event_date(bones, end))


def _done(bones: Skeleton, verb: int, start: int, end: int) -> bool:
    """Tell whether what the verb at a place says was done: not planned between start and end, and not denied."""
    planned = _OPEN.search(bones.text, start, end)
    return not planned and not _DENIED.search(bones.text, max(0, verb - _LOOK_BACK), verb)


def other_events(reading: Reading) -> Iterator[tuple[Mention, Event]]:
    """Yield persons of whom a sentence says that they lose an office or are disciplined, with the event."""
    for number in sorted({reading.sentence_number(match.start()) for match in _LOSS.finditer(reading.lower)}):
        bones = skeleton(reading, reading.sentences[number]) if number >= 0 else None
        places = bones.places_of("PERSON") if bones else []
        if bones is None or not places:
            continue
        for kind, pattern in _PERSONAL:
            for match in pattern.finditer(bones.text):
                place = _concerned(bones, kind, match, places)
                if place is not None and _done(bones, match.start(), 0, match.start()):
                    yield bones.at[place], Event(kind, event_date(bones, match.start()))


def _concerned(bones: Skeleton, kind: str, match: re.Match[str], places: list[int]) -> int | None:
    """The person whom a verb concerns: its object, or the subject of "bị …"."""
    if kind == "dismissed" and _LOST_OFFICE.match(bones.text, match.end()):
        return None
    after = next((place for place in places if place >= match.end()), None)
    if after is not None and any(
        pattern.fullmatch(bones.text, match.end(), after) for pattern in (_TO, _OFFICE_THEN_TO)
    ):
        return after
    before = next((place for place in reversed(places) if place < match.start()), None)
    patterns = (_OF, _HEADED) if kind == "disciplined" else (_OF,)
    if before is not None and any(pattern.fullmatch(bones.text, before + 1, match.start()) for pattern in patterns):
        return before
    return None


def event_date(bones: Skeleton, place: int) -> Mention | None:
    """Return the date of what a sentence says at a place: "từ …" after it, else the last one before, else the next.

    Dates of documents and of terms don't count.
    """
    dates = [
        one
        for one in bones.places_of("DATE")
        if not _TERM.search(bones.text[:one]) and not re.search(r"Ⓓ\s*,?\s*$", bones.text[:one])
    ]
    if since := _SINCE.match(bones.text, place):
        return bones.at[since.end() - 1]
    before = [one for one in dates if one < place]
    chosen = before[-1] if before else dates[0] if dates else None
    return None if chosen is None else bones.at[chosen]
