"""What a figure counts or measures: the noun after it, or what its clause says it of.

The rules are tried in the order of `_RULES`; the first that finds words decides, by the definitions of `data/FACTS.md`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from vnparty_ner.facts.cells import counted_in_row
from vnparty_ner.facts.numbers import Quantity
from vnparty_ner.facts.phrases import last_syllables, noun_phrase
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence
from vnparty_ner.facts.wording import ADVERBIALS, AGENTS, COUNTERS, LINKS, MEASURED, REFERENCES, THINGS, either

_TIMES = re.compile(r"(?:năm|tháng|tuần|ngày|đêm|giờ|tiếng|phút|giây|tuổi|quý|thập kỷ|thế kỷ)\b")
"""Units of durations and ages, which count nothing."""
_MONEY = re.compile(r"(?:đồng|đ|vnđ|vnd|usd|đô la|euro|triệu|tỷ|tỉ|nghìn)\b", re.IGNORECASE)

_SHARED = re.compile(r"\s*(?:trong(?:\s(?:tổng\s)?số)?|trên|đến|tới|hoặc|hay|-|–|/)\s*")
"""Between two numbers that count the same: [2] trong [5] chi bộ."""

_REFERENCE = re.compile(rf"\s*(?:{either(REFERENCES)})(?!\w)")

_MEASURED_HEAD = re.compile(rf"(?<!\w)(?<!trị )(?:tổng )?(?:{either(MEASURED)})(?!\w)")

_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ\s+")
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|từng)\s+((?!năm\b|tháng\b|ngày\b|tuần\b|quý\b|đêm\b|buổi\b).+)$", re.DOTALL | re.IGNORECASE
)
_LABEL = re.compile(
    rf"((?<!\w)(?:tổng )?(?:số )?(?:{either(COUNTERS)})(?:\s[^:|\n\d-]{{1,25}}?)?)\s*:\s*$", re.IGNORECASE
)

_LINK = re.compile(rf"((?<!\w)(?:{either(LINKS)})\s+)+$", re.IGNORECASE)

_RISEN = re.compile(r"[^,;.:]{0,20}?\s(?:lên|xuống|còn|sang|tới|đến)\s+(?:hơn|gần|khoảng|trên)?\s*")
"""From one value of a thing to the next; a year may stand between."""

_DIMENSION = re.compile(r"(?<!\w)(?:dài|rộng|dày|sâu|cao|nặng)(?:\s+\w+)?\s*$", re.IGNORECASE)
_THING = re.compile(rf"(?:{either(THINGS)})(?!\w)")

_ADJECTIVE = re.compile(r"(?:\s+(?:cũ|mới|này|đó|ấy|chính|chung|nhỏ|lớn))+\s*$")

_CLAUSE_START = re.compile(
    r"[,;:()–—“\"]|\n\n|\s-\s|(?<!\w)(?:trong đó|đồng thời|nhưng|song|tuy nhiên|thì|và|mà|nếu|(?<!so )với)(?!\w)"
)
_ADVERBIAL = re.compile(rf"(?:\s|(?:{either(ADVERBIALS)})(?!\w))+")
_AGENT = re.compile(rf"(?:(?:toàn|cả) )?(?:{either(AGENTS)})(?!\w)")


@dataclass(frozen=True)
class Place:
    """A figure where it stands.

    Attributes:
        reading: The article.
        number: The figure.
        unit: Its unit of measure, in lower case.
        sentence: Its sentence.
        before: What the figure before in the same sentence counts; empty without one.
    """

    reading: Reading
    number: Mention
    unit: str
    sentence: Sentence
    before: str

    @cached_property
    def clause(self) -> str:
        """The text of its clause up to the figure."""
        text = self.reading.text[self.sentence.start : self.number.start]
        starts = [match.end() for match in _CLAUSE_START.finditer(text)]
        return text[starts[-1] :] if starts else text

    @cached_property
    def since_last(self) -> str:
        """The text of its sentence up to the figure, from the figure before on."""
        last = self.reading.within(self.sentence.start, self.number.start, "NUMBER")[-1:]
        start = last[0].end if last else self.sentence.start
        return self.reading.text[start : self.number.start]


def counted_by(
    reading: Reading, number: Mention, quantity: Quantity, sentence: Sentence, before: str
) -> tuple[str, str]:
    """Return what a figure counts or measures, in the words of the text, and the rule that says so.

    Args:
        reading: The article.
        number: The figure.
        quantity: What its surface says.
        sentence: Its sentence.
        before: What the figure before in the same sentence counts; empty without one.

    Returns:
        Two empty texts where nothing is said.
    """
    unit = quantity.unit.lower()
    if is_time(quantity) or counts_days(reading, number):
        return "", ""
    place = Place(reading, number, unit, sentence, before)
    if sentence.row and not _label(place):
        return counted_in_row(reading, number, sentence), "table"
    for name, rule in _RULES:
        if counted := rule(place):
            return counted, name
    return "", ""


def counts_days(reading: Reading, number: Mention) -> bool:
    """Tell whether a figure counts the days that a date right after it names: trong 2 ngày 8 và 9/6."""
    following = reading.after(number)
    return (
        following is not None
        and following.label == "DATE"
        and following.text.lower().startswith("ngày")
        and re.fullmatch(" +", reading.between(number, following)) is not None
    )


def is_time(quantity: Quantity) -> bool:
    """Tell whether a figure is a duration or an age."""
    return bool(_TIMES.match(quantity.unit.lower()))


def _noun_after(place: Place) -> str:
    """The noun phrase that follows directly: [7.262] đảng viên."""
    reading, number = place.reading, place.number
    following = reading.after(number)
    if following and following.label == "NUMBER" and _SHARED.fullmatch(reading.between(number, following)):
        number, following = following, reading.after(following)
    limit = min(place.sentence.end, following.start if following else place.sentence.end)
    rest = reading.text[number.end : limit]
    if following and following.label == "POSITION" and not rest.strip():
        rest = reading.text[number.end : following.end]
    compared = place.unit.startswith("%") or _MONEY.match(place.unit)
    if (compared and _REFERENCE.match(rest.lower())) or (
        _MONEY.match(place.unit) and not _MEASURED_HEAD.match(rest.strip().lower())
    ):
        return ""
    return noun_phrase(rest)


def _label(place: Place) -> str:
    """The label of a counter: Lượt xem: [2.893]."""
    match = _LABEL.search(place.reading.text[place.sentence.start : place.number.start])
    return " ".join(match[1].split()) if match else ""


def _each(place: Place) -> str:
    """What each of gets the amount: mỗi suất [500.000 đồng]."""
    match = _EACH.search(place.clause)
    return noun_phrase(match[1]) if match else ""


def _measured(place: Place) -> str:
    """The head of what money and measures are said of: tổng kinh phí hơn [2 tỷ đồng]."""
    if not place.unit or place.unit.startswith("%"):
        return ""
    clause = _LINK.sub("", place.clause)
    heads = list(_MEASURED_HEAD.finditer(clause.lower()))
    if not heads:
        return ""
    return " ".join(clause[heads[-1].start() :].split()[: max(3, len(heads[-1].group().split()))])


def _rate(place: Place) -> str:
    """What has the rate: tỷ lệ hộ nghèo còn [2,1%]."""
    if not place.unit.startswith("%") and "/" not in place.number.text:
        return ""
    for text in (place.since_last, place.clause):
        if rates := list(_RATE.finditer(text.lower())):
            return noun_phrase(text[rates[-1].end() :])
    return ""


def _risen(place: Place) -> str:
    """The second of two values of one thing: từ [61%] lên [78%]."""
    return place.before if _RISEN.fullmatch(place.since_last) else ""


def _subject(place: Place) -> str:
    """The subject that a verb links to the figure: chỉ số hài lòng đạt [96,4%]."""
    link = _LINK.search(place.clause)
    if not link:
        return ""
    subject = place.clause[: link.start()]
    adverbial = _ADVERBIAL.match(subject.lower())
    skipped = adverbial.end() if adverbial else 0
    start = place.number.start - len(place.clause) + skipped
    mentions = place.reading.within(start, start + 2)
    if _AGENT.match(subject[skipped:].lower()) or (mentions and mentions[0].label in ("UNIT", "PERSON", "DATE")):
        return ""
    return noun_phrase(subject[skipped:])


def _as_before(place: Place) -> str:
    """What the figure just before counts: [412/430] đảng viên, đạt [95,8%]; not for new money."""
    new_money = _MONEY.match(place.unit) and not re.search(r"(?:trị giá|tổng|tổng cộng)\s+$", place.clause.lower())
    return "" if new_money else place.before


def _thing_before(place: Place) -> str:
    """The thing right before a measure of it: quỹ đất [1.860 m2], tuyến đường dài [2,3 km]."""
    if not place.unit or place.unit.startswith("%") or _MONEY.match(place.unit):
        return ""
    if re.match(r"\s*(?:từ|cách)(?!\w)", place.clause.lower()):
        return ""  # a distance
    thing = _ADJECTIVE.sub("", _LINK.sub("", place.clause)).strip()
    end = place.number.start - len(place.clause) + place.clause.find(thing) + len(thing)
    if any(mention.end >= end for mention in place.reading.within(end - 12, end)[-1:]):
        return ""  # a name, which is rather where the thing is
    stretched = _DIMENSION.search(place.clause) is not None
    for name in (thing, last_syllables(thing, 3), last_syllables(thing, 2)):
        known = _THING.match(name.lower()) is not None
        if (stretched or known) and noun_phrase(name) == " ".join(name.split()):
            return name
    return ""


def _whole_clause(place: Place) -> str:
    """A clause that only names what costs or gets the amount: vé khứ hồi [320.000 đồng]."""
    clause = place.clause.strip()
    name = noun_phrase(clause)
    return name if name.count(" ") == clause.count(" ") and not _AGENT.match(clause.lower()) else ""


_RULES: tuple[tuple[str, Callable[[Place], str]], ...] = (
    ("label", _label),
    ("noun-after", _noun_after),
    ("each", _each),
    ("measured", _measured),
    ("rate", _rate),
    ("risen", _risen),
    ("thing-before", _thing_before),
    ("subject", _subject),
    ("whole-clause", _whole_clause),
    ("as-before", _as_before),
)
