"""PERSON entities as persons: given names joined to the full name, honorifics."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.skeleton import phrase

HONORIFICS = "đồng chí|đ/c|đc|ông|bà|anh|chị|cô|chú|bác|cụ|em|cậu|thầy|thím|dì|già làng|ngài|quý ông|quý bà|ông bà"
RANKS = (
    "(?:thiếu|trung|thượng|đại) (?:úy|tá)|đại tướng|(?:thiếu|trung|thượng) tướng|chuẩn đô đốc|phó đô đốc|đô đốc|"
    "(?:gs|pgs|ts|ths|bs|ks|cn|gs.ts|pgs.ts|gs-ts|bscki|bsckii|ls)[.,]*|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|"
    "kỹ sư|cử nhân|nhà giáo|nhà báo|nhà văn|nghệ nhân|nghệ sĩ|luật sư|nsnd|nsưt|linh mục|hòa thượng|thượng tọa|đại đức|"
    "mục sư|dược sĩ"
)
TITLES_OF_ADDRESS = rf"(?i:(?:{HONORIFICS}|{RANKS})(?: khoa học| chuyên khoa [iI1-2]+|ưu tú| nhân dân)?[.,]?_)"
"""What stands between a title and a name, or before a name: honorific, rank, degree."""

_BEFORE = phrase(rf"(?:^|[^\w])(?P<word>(?i:{HONORIFICS}))(?: (?i:{RANKS}))*_$")
_SEX = {"ông": "m", "anh": "m", "chú": "m", "cậu": "m", "thầy": "m", "quý ông": "m", "ngài": "m",
        "bà": "f", "chị": "f", "cô": "f", "thím": "f", "dì": "f", "quý bà": "f"}  # fmt: skip
_LOOK_BACK = 30
"""Characters before a name in which its honorific is looked for."""


@dataclass
class Person:
    """A person with all mentions, the one with the fullest name first.

    Attributes:
        name: The mention with the fullest name.
        mentions: Every mention, the fuller ones first.
        honorifics: Those that stand before the mentions, in lower case.
        sexes: What the honorifics tell: `m`, `f`, both or neither.
    """

    name: Mention
    mentions: list[Mention] = field(default_factory=list)
    honorifics: list[str] = field(default_factory=list)
    sexes: set[str] = field(default_factory=set)

    def add(self, mention: Mention, honorific: str) -> None:
        """Take a mention in, with the honorific before it if there is one."""
        self.mentions.append(mention)
        if honorific:
            self.honorifics.append(honorific)
        if honorific in _SEX:
            self.sexes.add(_SEX[honorific])


def honorific_before(reading: Reading, mention: Mention) -> str:
    """Return the honorific that stands before a name, in lower case; empty without one."""
    before = reading.text[max(0, mention.start - _LOOK_BACK) : mention.start]
    match = _BEFORE.search(before)
    word = " ".join(match["word"].lower().split()) if match else ""
    return "đồng chí" if word in ("đ/c", "đc") else word


def find_persons(reading: Reading) -> dict[int, Person]:
    """Return the person of each PERSON mention, by the mention's index.

    A mention is the same person as another whose name is equal, or ends with its syllables ("An", "Văn An" after
    "Nguyễn Văn An"). Where several names do, the honorific's sex decides, then the nearest before it, then after.
    """
    mentions = reading.of("PERSON")
    syllables = {mention.index: tuple(mention.key.split()) for mention in mentions}
    honorifics = {mention.index: honorific_before(reading, mention) for mention in mentions}
    full: dict[tuple[str, ...], Person] = {}
    ending: defaultdict[tuple[str, ...], list[tuple[int, Person]]] = defaultdict(list)  # end of a name → mentions
    found: dict[int, Person] = {}
    longest_first = sorted(mentions, key=lambda mention: -len(syllables[mention.index]))
    for mention in longest_first:
        name = syllables[mention.index]
        person = full.get(name) if len(name) > 1 else None
        if person is None:
            person = _nearest(ending[name], mention, honorifics[mention.index])
        if person is None:
            person = full.setdefault(name, Person(mention)) if name not in full else full[name]
        found[mention.index] = person
        person.add(mention, honorifics[mention.index])
        whole = syllables[person.name.index]
        for first in range(1, len(whole)):
            insort(ending[whole[first:]], (mention.index, person), key=itemgetter(0))
    return found


def _nearest(named: Sequence[tuple[int, Person]], mention: Mention, honorific: str) -> Person | None:
    """The person whom a short name means, of those named at these indices (in order)."""
    sex = _SEX.get(honorific, "")
    split = bisect_left(named, mention.index, key=itemgetter(0))
    for number in chain(range(split - 1, -1, -1), range(split, len(named))):
        person = named[number][1]
        if not sex or not person.sexes or sex in person.sexes:
            return person
    return None
