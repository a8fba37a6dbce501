"""Titles with the unit that follows them, and the lists that they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vnparty_ner.facts.reading import Mention
from vnparty_ner.facts.skeleton import Skeleton, phrase
from vnparty_ner.tokens.folding import name_key


@dataclass(frozen=True)
class Title:
    """A title in a sentence.

    Attributes:
        mention: The POSITION.
        unit: The body that it belongs to, as written; empty if none follows.
        unit_mention: The UNIT, unless lower-case body words are the unit.
        former: "nguyên" or "cựu" before it, or "khóa trước" after it.
    """

    mention: Mention
    unit: str
    unit_mention: Mention | None
    former: bool

    @cached_property
    def unit_key(self) -> str:
        """One spelling for all of the unit's name (see `name_key`)."""
        return name_key(self.unit)


@dataclass(frozen=True)
class Run:
    """Titles of one list, with their place in the sentence's skeleton."""

    titles: tuple[Title, ...]
    start: int
    end: int


_BODY_WORDS = (
    "chi bộ|đảng bộ|đảng ủy|cấp ủy|chi ủy|chi đoàn|chi hội|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã(?! hội| viên)|"
    "phường|đặc khu|thôn|ấp|bản(?! thân| đồ| tin)|làng|xóm|khóm|khu phố|tổ dân phố|khu dân cư|trường(?! hợp)"
)
_BODY = phrase(rf" (?P<body>(?:{_BODY_WORDS})(?: (?:{_BODY_WORDS}))*)(?!\w)")
"""Lower-case words that stand for a title's unit."""
_UNIT = phrase(r"_(?:của )?(?P<unit>Ⓤ)")

_TERM = (
    r"(?: (?:khóa|nhiệm kỳ) (?:Ⓣ|[IVXLC\d]+|cũ|mới|trước|này|sau|vừa qua|đầu)|_,_(?:khóa|nhiệm kỳ) (?:Ⓣ|[IVXLC\d]+))"
)
_TAIL = phrase(
    "(?:"
    + "|".join(
        (
            r"_\(_Ⓤ_\)(?:_Ⓤ)?",
            r" (?:và|,) Ⓤ(?=_[,;.)]|_$| Ⓗ)",
            r"_,_Ⓤ(?=_(?:,|;|\)|\.|$|-|–)| Ⓗ)",
            _TERM,
            rf"_\(_{_TERM.strip()}_\)",
            r" (?:lâm thời|kiêm nhiệm|chuyên trách|đương nhiệm)",
        )
    )
    + ")+"
)
"""What may follow a title's unit without ending the list: a short form, a parent after a comma, a term."""
_NOUNS = phrase(
    r" (?:(?:của )?(?:một )?(?:chi|đảng|tổ|đội|phiên|công|trung|hợp|doanh|nhà|cụm|khu|hội|đoàn|khối|phòng|xưởng|kho|"
    r"phong|cơ|liên|câu|nhóm|ban|quỹ|dự|sở|bộ|cục|viện|chợ|cảng|mặt|phân)(?!\w))"
    r"(?:[^ⓅⒽⓊ,;:.()“”\"–-]{0,40}?)(?=_,| Ⓗ|_$)"
)
"""Words that complete a title without being a unit of the list: chủ tọa phiên tòa, giám đốc công ty."""
_FORMER_BEFORE = phrase(r"(?:^|[^\w])(?:[Nn]guyên|[Cc]ựu)_$")
_FORMER_AFTER = phrase(r" (?:khóa|nhiệm kỳ) (?:cũ|trước)(?!\w)")
_JOINT = phrase(
    r"_(?:,|-|–|,?_(?:kiêm|kiêm nhiệm|đồng thời là|và)(?= ))_"
    r"(?:(?:kiêm|nguyên|cựu|quyền|hiện là|đồng thời là) )*(?=Ⓟ)"
)
"""Between two titles of a list."""


def runs(bones: Skeleton) -> Iterator[Run]:
    """Yield the lists of titles of a sentence, in order; a title that stands alone is a list of one."""
    titles: list[Title] = []
    start = end = -1
    for place in bones.places_of("POSITION"):
        joint = _JOINT.match(bones.text, end) if titles else None
        if titles and not (joint and joint.end() == place):
            yield Run(tuple(titles), start, end)
            titles = []
        if not titles:
            start = place
        title, end = _title(bones, place)
        titles.append(title)
    if titles:
        yield Run(tuple(titles), start, end)


def _title(bones: Skeleton, place: int) -> tuple[Title, int]:
    """The title whose sign stands at a place, and where it ends."""
    end = place + 1
    unit, unit_mention = "", None
    if match := _BODY.match(bones.text, end):
        unit, end = bones.written(*match.span("body")), match.end()
    if match := _UNIT.match(bones.text, end):
        unit_mention, end = bones.at[match.start("unit")], match.end()
        unit = unit_mention.source.text
    former = _FORMER_BEFORE.search(bones.text, max(0, place - 10), place) is not None
    former = former or _FORMER_AFTER.match(bones.text, end) is not None
    end = _tail(bones, end)
    return Title(bones.at[place], unit, unit_mention, former), end


def _tail(bones: Skeleton, end: int) -> int:
    """Where a title ends with all that only completes it."""
    tail = _NOUNS.match(bones.text, end) or _TAIL.match(bones.text, end)
    return tail.end() if tail else end


_PLURAL = phrase(r"(?:các|hai|ba|bốn|những|Ⓝ)(?: đồng chí)?_$")


def is_plural(bones: Skeleton, run: Run) -> bool:
    """Tell whether a list of titles is that of several people: "các", "hai" directly before it."""
    return _PLURAL.search(bones.text, max(0, run.start - 16), run.start) is not None
