"""What stands around a document's name: its issuer, its date, its title, and the row of documents it stands in.

The patterns are written over skeletons (see `skeleton`): a space stands for white space, `_` for white space or none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.skeleton import Skeleton, phrase, skeletons


@dataclass(frozen=True)
class Issuer:
    """Who issued a document.

    Attributes:
        text: As written.
        mentions: Where it stands; none if it is part of the document's name or told by its symbol.
        rule: `after` (của U), `row` (of a document in the same row), `subject` (U ban hành …), `name`, `symbol`.
        source: `text`, `name` or `symbol`, as in `Document.issuer_from`.
    """

    text: str
    mentions: tuple[Mention, ...]
    rule: str
    source: str = "text"


@dataclass
class Surroundings:
    """What stands around one mention of a document.

    Attributes:
        date: The date that belongs to it.
        title: Its subject.
        own_issuer: The issuer named for this very mention.
        row_goes_on: The next document of the sentence stands in a row with it.
        issuer: Its own issuer, or one shared in a row.
    """

    date: Mention | None = None
    title: str = ""
    own_issuer: Issuer | None = None
    row_goes_on: bool = False
    issuer: Issuer | None = None


_DAY = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}(?!\d)|ngày")
_FULL_DAY = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|ngày\s.*năm")
_ANY_DATE = re.compile("")
_ISSUED = r"(?:(?:được |vừa |mới )*(?:ban hành|ký ban hành|ký|thông qua) )"
_CERTAIN_DATES = (
    (rf"_,?_{_ISSUED}(?P<date>Ⓣ)", _ANY_DATE),
    (rf"_\(_{_ISSUED}?(?P<date>Ⓣ)_\)(?!_(?:$|\|))", _ANY_DATE),  # at the end of a line it is that of a news item
    (rf"_\(_{_ISSUED}?(?P<date>Ⓣ)(?=_,?_của )", _ANY_DATE),
    (r"_(?P<date>Ⓣ)(?= (?:của|về) )", _ANY_DATE),
    (r"_(?P<date>Ⓣ)", _DAY),
    (r"_,_(?P<date>Ⓣ)(?!_Ⓤ|_Ⓗ|_Ⓟ)", _FULL_DAY),
)
_DATES = tuple((phrase(pattern), written) for pattern, written in _CERTAIN_DATES)
"""Where a document's date stands after it or after its issuer, and how it is written there; the first that holds."""

_ISSUERS = tuple(
    phrase(pattern)
    for pattern in (
        r"_[,(–-]?_của (?:(?:đồng chí|ông|bà) )?(?P<office>Ⓟ(?: Ⓤ)?)",
        r"_[,(–-]?_của (?P<unit>Ⓤ)",
        r"_[,(–-]?_của (?:[Hh]ội nghị|[Đđ]ại hội|[Kk]ỳ họp)(?: [^ⓊⒹⓅⒽⓉ.;:,()]{0,60}?)? (?P<unit>Ⓤ)",
        r"_\(_(?P<unit>Ⓤ)_\)",  # unless it is a place
    )
)
"""Where the issuer stands after a document, its date or its quoted title; the first that matches."""

_TERM = phrase(r"(?:_\(_Ⓤ_\)(?:_Ⓤ)?|_,?_(?:khóa|nhiệm kỳ) (?:Ⓣ|[IVXLC\d]+)| \d{1,2} khóa [IVXLC]+(?:_,_[IVXLC]+)*)+")
"""What may stand between issuer and title: "(BCT)", "khóa XIII", "5 khóa XII"."""
_QUOTED = phrase(r"(?:_,?_về(?: việc)?)?_[“\"](?P<title>[^“”\"]{3,300})[”\"]")
_WORDS = r"(?:(?! (?:và|cùng|cùng với) Ⓓ)(?:[^,;:()“”\"!?…|.]|\.(?=\S)))+"
_ABOUT = phrase(rf"_,?_(?P<title>về {_WORDS})")
_RULING = phrase(rf"_,?_(?P<title>(?:quy định|hướng dẫn)(?! rõ| rất) {_WORDS})")
_SUBJECT_OF_CLAUSE = phrase(r"(?:^|[,.;:“\"–-]_|(?:^|[,;]_)(?:và|riêng|tuy nhiên|trong đó|theo đó),?_)$")
_ROW = phrase(r"_(?:,|,?_(?:và|cùng|cùng với|với|rồi|cũng như))_(?:các )?Ⓓ")

_ADVERBS = (
    r"(?:đã|sẽ|vừa|mới|cũng|đang|còn|vẫn|liên tiếp|kịp thời|sớm|tiếp tục|thống nhất|sau đó|trước đó|lại|ngay|xã|phường|"
    r"huyện|tỉnh)"
)
_NOT_ITSELF = r"(?:trình|tham mưu|đề nghị|kiến nghị|theo|thực hiện|quán triệt|chờ|căn cứ)"
_OBJECT = r" (?:các |cả |riêng )?$"
_SUBJECTS = tuple(
    phrase(pattern)
    for pattern in (
        rf"Ⓤ(?:_\(_Ⓤ_\)(?:_Ⓤ)?)?(?: khóa [IVXLC\d]+)?(?: {_ADVERBS})*"
        rf" (?:ký ban hành|ban hành|ra|có|xây dựng|thông qua|lập|ký){_OBJECT}",
        rf"Ⓤ(?:_\(_Ⓤ_\)(?:_Ⓤ)?)?(?:(?! {_NOT_ITSELF} )[^ⓊⒽⓅⒹ,;:.“”\"()]){{1,60}}"
        rf"(?:ban hành|thông qua|xây dựng|đã ra){_OBJECT}",
    )
)
"""A unit as the subject of a verb whose object is the document."""
_SHORT = phrase(r"Ⓤ_\(_Ⓤ_\)_$")
_PARENT = phrase(r"Ⓤ_(?:\(_Ⓤ_\)|,)_$")
_AREA = phrase(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w| ủy| đoàn)")
"""Before the last part of a unit's name: the part before a short form in brackets, and, if it is an area, before it."""
_PASSIVE = phrase(
    r"_,?_(?:(?:đã|vừa|mới|cũng) )*(?:được|do) Ⓤ(?: [^ⓊⒽⓅⒹ,;:.]{0,30}?)? (?:ban hành|thông qua|ký|xây dựng)(?!\w)"
)
_NO_SUBJECT = phrase(r"(?:Ⓟ|Ⓟ của|(?:^| )(?i:tại|ở|trong|của|với))_$")
"""Before a unit that is not the subject itself: its officer is, or it is a place."""


def surroundings(reading: Reading) -> dict[int, Surroundings]:
    """Return what stands around each DOCUMENT mention, by the mention's index."""
    found: dict[int, Surroundings] = {}
    for bones in skeletons(reading, "DOCUMENT"):
        for place in bones.places_of("DOCUMENT"):
            found[bones.at[place].index] = _around(bones, place)
    for mention in reading.of("DOCUMENT"):  # none is lost where a sentence could not be found
        found.setdefault(mention.index, Surroundings())
    return found


def _around(bones: Skeleton, place: int) -> Surroundings:
    found = Surroundings()
    position, found.date = _date(bones, place + 1)
    position, found.own_issuer = _after(bones, position)
    if found.own_issuer:
        if found.date is None:
            position, found.date = _date(bones, position)
        if term := _TERM.match(bones.text, position):
            position = term.end()
    end, found.title = _title(bones, place, position)
    if found.own_issuer is None and bones.text[end - 1 : end] in ("”", '"'):
        end, found.own_issuer = _after(bones, end)
    found.row_goes_on = any(_ROW.match(bones.text, start) is not None for start in {position, end})
    if found.own_issuer is None:
        found.own_issuer = _subject(bones, place) or _passive(bones, position)
    found.issuer = found.own_issuer
    return found


def _date(bones: Skeleton, position: int) -> tuple[int, Mention | None]:
    """The date that stands at a place, and where it ends."""
    for pattern, written in _DATES:
        match = pattern.match(bones.text, position)
        if match and written.search((date := bones.at[match.start("date")]).text.lower()):
            return match.end(), date
    return position, None


def _after(bones: Skeleton, position: int) -> tuple[int, Issuer | None]:
    """The issuer that stands after "của" at a place, and where it ends."""
    for pattern in _ISSUERS:
        match = pattern.match(bones.text, position)
        if match:
            name = "office" if "office" in pattern.groupindex and match["office"] else "unit"
            start, end = match.span(name)
            mentions = tuple(bones.at[place] for place in range(start, end) if place in bones.at)
            if pattern is _ISSUERS[-1] and _AREA.match(mentions[0].text.lower()):
                break
            return match.end(), Issuer(bones.written(start, end), mentions, "after")
    return position, None


def _title(bones: Skeleton, place: int, position: int) -> tuple[int, str]:
    """The document's subject, and where it ends."""
    patterns = [_QUOTED, _ABOUT]
    if _SUBJECT_OF_CLAUSE.search(bones.text[:place]) is None:
        patterns.append(_RULING)
    for pattern in patterns:
        if match := pattern.match(bones.text, position):
            start, end = match.span("title")
            return (match.end() if pattern is _QUOTED else end), bones.written(start, end)
    return position, ""


def _subject(bones: Skeleton, place: int) -> Issuer | None:
    """The unit that issues the document at a place, as the subject of a verb."""
    for match in _subject_matches(bones, place):
        start = _first_of_name(bones, match.start())
        if _NO_SUBJECT.search(bones.text[:start]):
            return None
        unit = bones.at[start]
        return Issuer(unit.source.text, (unit,), "subject")
    return None


def _subject_matches(bones: Skeleton, place: int) -> Iterator[re.Match[str]]:
    """Matches of the patterns whose unit comes nearest before the document."""
    before = bones.text[:place]
    starts = [start for start in bones.places_of("UNIT") if place - 120 < start < place]
    for pattern in _SUBJECTS:
        for start in reversed(starts[-3:]):
            if match := pattern.match(before, start):
                yield match


def _first_of_name(bones: Skeleton, start: int) -> int:
    """The place where a unit's name begins, if what stands at `start` only closes it: UBKT Quận ủy, (TP. Cần Thơ)."""
    while True:
        pattern = _PARENT if _AREA.match(bones.at[start].text.lower()) else _SHORT
        match = pattern.search(bones.text, max(0, start - 10), start)
        if match is None:
            return start
        start = match.start()


def _passive(bones: Skeleton, position: int) -> Issuer | None:
    match = _PASSIVE.match(bones.text, position)
    if match is None:
        return None
    unit = bones.at[bones.text.index("Ⓤ", match.start())]
    return Issuer(unit.source.text, (unit,), "subject")
