"""Which person a title belongs to, by the word orders of Vietnamese.

The patterns are written over skeletons (see `skeleton`): `Ⓗ` is a person; a space stands for white space, `_` for
white space or none. A title goes to a person only where nothing but the words of a pattern stands between them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from vnparty_ner.facts.events import DENIAL, NEW_OFFICE_VERBS, Event, change_of_office
from vnparty_ner.facts.persons import TITLES_OF_ADDRESS, Person, honorific_before
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.skeleton import Skeleton, phrase, skeletons
from vnparty_ner.facts.titles import Run, Title, is_plural, runs


@dataclass(frozen=True)
class Link:
    """A title that belongs to a person.

    Attributes:
        person: Who.
        named: The mention of the person that it was found at.
        title: What office.
        rule: Name of the word order.
        former: The office was left before.
        event: How the office changes hands.
    """

    person: Person
    named: Mention
    title: Title
    rule: str
    former: bool = False
    event: Event | None = None


_ADDRESS = rf"(?:{TITLES_OF_ADDRESS})"
_HOLDING = (
    r"(?:nguyên|cựu|tân|quyền|là|hiện là|hiện đang là|đang là|nay là|vốn là|chính là|đồng thời là|kiêm|khi đó là|"
    r"lúc đó là|từng là|trước đây là|với (?:vai trò|tư cách|cương vị)(?: là)?|trên cương vị(?: là)?|"
    r"phụ trách)"
)
_DESCRIBED = (
    r"người|dân tộc|quê|ngụ|trú|ở|thạc sĩ|tiến sĩ|cử nhân|kỹ sư|bác sĩ|luật sư|giáo viên|giảng viên|nhà giáo|cựu|"
    r"thương binh|học sinh|sinh viên|học viên|công nhân|kế toán|chuyên viên|chiến sĩ|doanh nhân|già làng|đảng viên|"
    r"cán bộ|công chức|viên chức|thợ|chủ|hội viên|nông dân|nữ|nam|trẻ|đại biểu(?: khách mời)?|thành viên|Ⓤ"
)
_DESCRIPTION = (
    r"(?:Ⓝ|\d+ tuổi|(?:sinh|SN|sn)(?: năm)? (?:Ⓣ|Ⓝ|\d{4})|"
    rf"(?:{_DESCRIBED})(?!\w)[^,;:ⓅⒽⒹ()“”\"]{{0,40}}?)"
)
"""What may be told of a person between name and title: age, birth, origin, job, degree."""
_BEHIND = tuple(
    (name, phrase(pattern))
    for name, pattern in (
        ("apposition", rf"_[,–-]_(?:{_DESCRIPTION}_,_)*(?:{_HOLDING} )*"),
        ("apposition", rf"_\(_[^()ⓅⒽⒹ]{{0,60}}\)_[,–-]?_(?:{_DESCRIPTION}_,_)*(?:{_HOLDING} )*"),
        ("apposition", rf"_,_{_DESCRIPTION} kiêm "),
        ("bracket", rf"_\(_(?:{_DESCRIPTION}_,_)*(?:{_HOLDING} )*"),
        (
            "predicate",
            r"(?: đã| đang| hiện| hiện đang| từng| vốn| chính| nay| cũng)* (?:là|làm|giữ chức|giữ chức vụ|kiêm) ",
        ),
        ("predicate", r"_,(?: [^ⓅⒽⒹⓊ,;:.“”\"()]{1,25})? (?:là|làm|giữ chức|giữ chức vụ|kiêm) "),
    )
)
"""What stands between a person and the titles behind the name."""
_OFFICE_VERB = (
    r"(?:giữ chức(?: vụ| danh)?|giữ cương vị|giữ nhiệm vụ|đảm nhận(?: chức vụ| chức danh)?|"
    r"đảm nhiệm(?: chức vụ| chức danh| cương vị)?|trúng cử(?: chức vụ| chức danh| chức)?|tái đắc cử|đắc cử|tái cử|"
    r"được bầu(?: là| vào chức vụ| vào chức danh| chức)?|được bổ nhiệm(?: lại)?(?: vào chức vụ| chức vụ)?|"
    r"được (?:phân công|chỉ định|điều động)|(?:được )?phê chuẩn chức danh|làm)"
)
_PREDICATE = phrase(rf"(?:[^Ⓗ;:“”\"]{{0,160}}[^\w])?{_OFFICE_VERB} ")
"""A verb of office before the titles, its subject anywhere before it in the clause."""
_HANDED_OVER = phrase(
    r"(?i:bầu|cử|bổ nhiệm|điều động|phân công|luân chuyển|chỉ định|phê chuẩn|chuẩn y|giữ chức|tiếp nhận|đảm nh|trúng)|"
    r"(?:^|[^\w])(?:chuyển|sang|về|lên|ra) làm $"
)
"""Without one of these, "làm" far from its subject is another verb."""
_DENIED = phrase(
    rf"{DENIAL} (?i:{NEW_OFFICE_VERBS}|là|làm|giữ|đảm nhận|đảm nhiệm|kiêm)(?!\w)(?: (?!nhưng|mà)[\w/]+){{0,4}}"
    r"(?:_Ⓗ(?: \w+){0,3})? $"
)
"""Before titles that somebody did not get: "chưa được bầu làm", "không bầu ông Ⓗ làm"."""
_LOOK_BACK = 160
"""Characters before a place in which denials, relatives and "thay" are looked for."""

_AHEAD = tuple(
    (name, phrase(pattern))
    for name, pattern in (
        ("title-first", rf"_{_ADDRESS}*"),
        ("byline", rf"(?: phụ trách[^,;:.ⓅⓊⒽ]{{0,25}})?_:_{_ADDRESS}*"),
        ("title-bracket", rf"_\(_{_ADDRESS}+"),
        ("is", rf"(?: [^ⓅⓊⒽⒹ,;:.]{{1,20}})? (?:là|gồm) {_ADDRESS}+"),
        ("against", rf" đối với {_ADDRESS}*"),
    )
)
"""What stands between titles and the person behind them."""
_COMMA_AHEAD = phrase(rf"(?: [^ⓅⓊⒽⒹ,;:.“”\"()]{{1,30}})?_,_{_ADDRESS}+")
_CLOSED = phrase(r"_(?:[,;).:–-]|$)")
"""What ends an apposition; "gửi Bí thư, ông A nói" is none."""
_OPENING = phrase(r"(?:.*(?:[:;–-]| (?:có|do|gồm))|[^ⒽⓅ]*,)?_(?:[Đđ]ồng chí )?")
"""Before titles that open their clause: the person after the comma can only be theirs."""
_RELATIVE = phrase(
    r"(?:(?:^|[^\w])(?i:con|con trai|con gái|vợ|chồng|em|em trai|em gái|anh trai|chị gái|tài xế|lái xe|thư ký)"
    rf"(?: của)?|Ⓟ của) {_ADDRESS}*(?:(?:nguyên|cựu) )?$"
)
"""Before titles of somebody else than the person after the comma: "con trai Bí thư, anh Ⓗ"."""
_INSTEAD_OF = rf"thay(?: thế)?(?: cho)? {_ADDRESS}*"
_SUCCEEDED = phrase(rf"_,?_{_INSTEAD_OF}")
_TAKEN = phrase(rf"(?: [^ⒽⓅ,;:.]{{0,40}})? {_OFFICE_VERB} Ⓟ")
"""After a person who is replaced in an office named there, not in that of the titles before."""
_REPLACED = phrase(rf"(?:^|[^\w])(?i:{_INSTEAD_OF})$")
"""Before a person whose office another gets: "Ⓗ thay Ⓗ làm Ⓟ"."""
_SUBJECT_OF_REPLACED = phrase(r"[^Ⓗ;:“”\"]{0,160}")
_LEFT = phrase(r"(?:^|[^\w])(?:từng(?: là| làm| giữ)|trước đây là|nguyên là|vốn là) (?:chức )?$")

_LISTED = phrase(rf"_(?:,|,?_và)_{_ADDRESS}*")
_LISTED_WITH_TITLES = phrase(rf"[^;:“”\"]*(?:,|,?_và) {_ADDRESS}+")
"""Between persons who share a title; the second where each also has one of his own."""
_SEVERAL = phrase(r"(?:^|[^\w])(?:các|hai|ba|bốn|năm|Ⓝ) (?:đồng chí|ông, bà|ông|bà|anh, chị|anh|chị)_:?_$")
_PREPOSITION = phrase(rf"(?:^|[^\w])(?i:theo|của|với|cùng|cho|do|thay) {_ADDRESS}*$")


def find_links(reading: Reading, persons: Mapping[int, Person]) -> list[Link]:
    """Return the titles that belong to persons, in the order of the text.

    Args:
        reading: The article.
        persons: The person of each PERSON mention, by its index.
    """
    sentences = skeletons(reading, "POSITION")
    links = [link for bones in sentences for link in (_of_row if bones.sentence.row else _of_sentence)(bones, persons)]
    links += [link for bones in sentences for link in _signed(bones, persons)]
    return sorted(links, key=lambda link: (link.title.mention.index, link.named.index))


def _of_sentence(bones: Skeleton, persons: Mapping[int, Person]) -> Iterator[Link]:
    """The titles of a sentence with their persons."""
    places = bones.places_of("PERSON")
    reached: dict[int, int] = {}  # person's place → end of what was said of him so far
    titled: set[int] = set()  # persons whose title stands before the name
    for run in runs(bones) if places else ():
        number = bisect_left(places, run.start)
        after = next((place for place in places[number:] if place >= run.end), None)
        before, behind, replaced = _behind(bones, run, places[:number], reached)
        ahead = "" if after is None else _rule_ahead(bones, run, after)
        split = 0
        if ahead in ("title-first", "is", "title-bracket") and behind != "predicate":
            split = int(behind == "apposition" and len(run.titles) > 1 and before not in titled)
            owner, rule = after, ahead
        elif behind and not (ahead == "title-comma" and behind == "apposition" and before in titled):
            owner, rule = before, behind
        else:
            owner, rule = after, ahead
        for number, title in enumerate(run.titles):  # "A, Bí thư, Chủ tịch B": the first is A's, the rest B's
            place, name = (before, behind) if number < split else (owner, rule)
            if place is not None and name:
                yield from _shared(bones, persons, run, title, place, name)
        if owner is not None and rule:
            reached[owner] = max(run.end, owner + 1)
            if owner > run.start:
                titled.add(owner)
        replaced = after if _is_predecessor(bones, run, after) else replaced
        if replaced is not None:
            named = bones.at[replaced]
            yield Link(persons[named.index], named, run.titles[-1], "succeeded", former=True)


def _is_predecessor(bones: Skeleton, run: Run, after: int | None) -> bool:
    """Tell whether the person after titles held them before: "A, Bí thư …, thay B"."""
    if after is None or not _SUCCEEDED.fullmatch(bones.text, run.end, after):
        return False
    return not _TAKEN.match(bones.text, after + 1)


def _behind(
    bones: Skeleton, run: Run, places: Sequence[int], reached: Mapping[int, int]
) -> tuple[int | None, str, int | None]:
    """The person before titles, how they are linked with him, and the person whom he replaces ("A thay B làm …")."""
    if not places:
        return None, "", None
    before = places[-1]
    rule = _rule_behind(bones, run, before, reached.get(before, before + 1))
    told = bones.text[max(0, run.start - 10) : run.start].rstrip().endswith(" là")
    if rule != "predicate" or told or not _REPLACED.search(bones.text, max(0, before - _LOOK_BACK), before):
        return before, rule, None
    if len(places) > 1 and _SUBJECT_OF_REPLACED.fullmatch(bones.text, places[-2] + 1, before):
        return places[-2], rule, before
    return None, "", before


def _rule_behind(bones: Skeleton, run: Run, before: int, start: int) -> str:
    """How titles are linked with the person before them; empty if they are not."""
    denied = _DENIED.search(bones.text, max(0, run.start - _LOOK_BACK), run.start)
    for name, pattern in _BEHIND:
        if pattern.fullmatch(bones.text, start, run.start):
            return "" if name == "predicate" and denied else name
    if not denied and _PREDICATE.fullmatch(bones.text, start, run.start):
        bare = bones.text[start : run.start].endswith("làm ")
        if not bare or _HANDED_OVER.search(bones.text, 0, before) or _HANDED_OVER.search(bones.text, start, run.start):
            return "predicate"
    return ""


def _rule_ahead(bones: Skeleton, run: Run, after: int) -> str:
    """How titles are linked with the person behind them; empty if they are not."""
    for name, pattern in _AHEAD:
        if pattern.fullmatch(bones.text, run.end, after):
            return name
    window = max(0, run.start - _LOOK_BACK), run.start
    if _DENIED.search(bones.text, *window) or _RELATIVE.search(bones.text, *window):
        return ""
    if _COMMA_AHEAD.fullmatch(bones.text, run.end, after) and (
        _CLOSED.match(bones.text, after + 1) or _OPENING.fullmatch(bones.text, 0, run.start)
    ):
        return "title-comma"
    return ""


def _shared(
    bones: Skeleton, persons: Mapping[int, Person], run: Run, title: Title, place: int, rule: str
) -> Iterator[Link]:
    """Links of a title with a person and with all who share it."""
    event = change_of_office(bones, run, rule)
    former = title.former or _LEFT.search(bones.text, max(0, run.start - 25), run.start) is not None
    for one in _sharing(bones, place, run, rule):
        named = bones.at[one]
        yield Link(persons[named.index], named, title, rule, former, event)


def _sharing(bones: Skeleton, place: int, run: Run, rule: str) -> list[int]:
    """The places of persons who share titles: "các đồng chí A, B được bầu làm …", "các Phó Chủ tịch: A, B"."""
    places = bones.places_of("PERSON")
    number = places.index(place)
    if place > run.end - 1:
        joint = _LISTED_WITH_TITLES if rule == "is" else _LISTED
        pairs = zip(places[number:], places[number + 1 :], strict=False) if is_plural(bones, run) else ()
        listed = takewhile(lambda pair: joint.fullmatch(bones.text, pair[0] + 1, pair[1]), pairs)
        return [place, *(later for _, later in listed)]
    chain = [place]
    while rule == "predicate" and number and _LISTED.fullmatch(bones.text, places[number - 1] + 1, places[number]):
        number -= 1
        chain.insert(0, places[number])
    addressed = all(honorific_before(bones.reading, bones.at[one]) for one in chain)
    several = addressed and _PREPOSITION.search(bones.text, 0, chain[0]) is None
    return chain if several or _SEVERAL.search(bones.text, 0, chain[0]) else [place]


def _of_row(bones: Skeleton, persons: Mapping[int, Person]) -> Iterator[Link]:
    """In a row of a table all titles are those of its one person."""
    named = {persons[mention.index].name.index: mention for mention in bones.mentions if mention.label == "PERSON"}
    if len(named) == 1:
        mention = next(iter(named.values()))
        for run in runs(bones):
            for title in run.titles:
                yield Link(persons[mention.index], mention, title, "row", title.former)


_SIGNED = phrase(r"_(?:\(_[Đđ]ã ký_\)_)?")


def _signed(bones: Skeleton, persons: Mapping[int, Person]) -> Iterator[Link]:
    """A title on a line of its own with the name on the next: the end of a letter or report."""
    reading, end = bones.reading, bones.sentence.end
    listed = list(runs(bones))
    if len(listed) != 1 or bones.text[listed[0].end :].strip() or len(bones.text[: listed[0].start].split()) > 3:
        return
    named = next(iter(reading.within(end, end + 60)), None)
    if named is None or named.label != "PERSON" or reading.sentence_of(named).end != named.end:
        return
    gap = reading.text[end : named.start]
    if "\n" in gap and _SIGNED.fullmatch(gap):
        for title in listed[0].titles:
            yield Link(persons[named.index], named, title, "signature", title.former)
