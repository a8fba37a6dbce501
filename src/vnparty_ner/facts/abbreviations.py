"""Abbreviations that an article introduces, and common ones that it uses.

The definitions are found as by Schwartz & Hearst (A simple algorithm for identifying abbreviation definitions in
biomedical text, PSB 2003): a short form in brackets, its letters matched backwards in the words before it. Their
letters may come from anywhere in a word; Vietnamese ones are the initials of syllables, so that is what is matched
here. The `abbreviations` package has their algorithm for Latin letters, without offsets.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from vnparty_ner.article import Abbreviation
from vnparty_ner.facts.common import COMMON_ABBREVIATIONS
from vnparty_ner.facts.reading import Reading
from vnparty_ner.tokens.folding import name_key


@dataclass(frozen=True)
class _Definition:
    """Where an abbreviation is introduced; spans in the folded text."""

    long: tuple[int, int]
    short: tuple[int, int]
    rule: str

    @property
    def end(self) -> int:
        """One past the whole definition."""
        return max(self.long[1], self.short[1])


_BRACKET = re.compile(
    r"\(\s*(?P<called>(?:(?:sau|từ|dưới)\sđây\s)?(?:xin\s|được\s)?(?:gọi|viết)(?:\schung)?"
    r"(?:\stắt(?:\slà)?|\slà)\s?:?\s?)?"
    r"[“\"]?(?P<inside>[^()“”\"]{2,60}?)[”\"]?\s*\)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:[A-ZĐ][^\W\d_]*\s){0,2}[A-ZĐƯ&.,-]{2,14}(?:\s[A-ZĐƯ.]{1,4})?|[A-ZĐ][A-ZĐ]+\d{1,2}")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_SYMBOL = re.compile(r"[^\W\d_][^\W\d_A-ZĐƯ]+|[^\W\d_]")
_SKIPPED = frozenset(("và", "của", "các", "về", "cho"))
"""Syllables that a short form may leave out."""
_BREAK = re.compile(r"[.;:!?()\n]\s|\n\s*\n|[“”\"|]")
_BODY = re.compile(
    r"(?:đài|tổng|phòng|cục|công|tập|ngân|viện|học|trường|bộ|sở|hiệp|hội|liên|ủy|ban|trung|quỹ|cơ|văn|báo|tạp|thông)\b"
)
"""First syllables of bodies, whose short form in brackets need not be their initials (Đài Tiếng nói Việt Nam (VOV))."""
_LOOK_BACK = 160
"""Characters before a bracket in which its long form is looked for."""


def find_abbreviations(reading: Reading) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that the article defines, then the common ones that it uses undefined.

    Of one that is defined, `spans` are its long form, its short form there, and all later whole-word uses, up to
    where it is defined as something else. Of a common one (rule `common`), they are all its uses.
    """
    definitions = _first_of_each(reading, _definitions(reading))
    words = _word_starts(reading.text)
    taken: set[int] = set()
    found = []
    for definition, limit in zip(definitions, _limits(reading, definitions), strict=True):
        short = reading.text[slice(*definition.short)]
        uses = list(_uses(reading, short, words, (definition.end, limit)))
        taken.update(start for start, _ in [definition.short, *uses])
        spans = [definition.long, definition.short, *uses]
        found.append(_record(reading, spans, definition.rule, short, reading.written(*definition.long)))
    for short, spans in _common_uses(reading, taken).items():
        found.append(_record(reading, spans, "common", short, COMMON_ABBREVIATIONS[short]))
    return tuple(found)


def _record(reading: Reading, spans: Sequence[tuple[int, int]], rule: str, short: str, long: str) -> Abbreviation:
    raw = tuple((reading.origins[start], reading.origins[end]) for start, end in spans)
    return Abbreviation(spans=raw, score=1.0, rule=rule, short=short, long=" ".join(long.split()))


def _first_of_each(reading: Reading, definitions: Iterator[_Definition]) -> list[_Definition]:
    """Without those that only repeat the one in force."""
    kept: list[_Definition] = []
    force: dict[str, str] = {}
    for definition in definitions:
        short, long = reading.text[slice(*definition.short)], name_key(reading.text[slice(*definition.long)])
        if force.get(short) != long:
            force[short] = long
            kept.append(definition)
    return kept


def _definitions(reading: Reading) -> Iterator[_Definition]:
    for match in _BRACKET.finditer(reading.text):
        start, end = match.span("inside")
        end = start + len(reading.text[start:end].rstrip())
        inside = reading.text[start:end]
        if match["called"]:
            long = _initials_before(reading, match.start(), inside) or _unit_before(reading, match.start())
            rule = "called"
        elif _SHORT.fullmatch(inside):
            long = (
                _initials_before(reading, match.start(), inside)
                or _start_of_unit(reading, match.start(), inside)
                or _body_before(reading, match.start(), inside)
            )
            rule = "initials" if long else ""
        else:
            yield from _short_before(reading, match.start(), (start, end))
            continue
        if long and name_key(reading.text[slice(*long)]) != name_key(inside):
            yield _Definition(long, (start, end), rule)


def _symbols(short: str) -> list[str]:
    """The syllables or initials that a short form is made of: Bộ GD&ĐT → bộ g d đ t."""
    return [symbol.lower() for symbol in _SYMBOL.findall(short)]


def _matches(syllable: str, symbol: str) -> bool:
    return _base(syllable[0]) == _base(symbol) if len(symbol) == 1 else syllable == symbol


def _base(letter: str) -> str:
    """A letter without its marks (Ủ, Ư → u; đ stays); W is written for Ư."""
    return "u" if letter == "w" else unicodedata.normalize("NFD", letter)[0]


def _backwards(syllables: Sequence[re.Match[str]], symbols: Sequence[str]) -> int | None:
    """Index of the first syllable, if the last of them are what the symbols stand for."""
    at = len(syllables)
    for symbol in reversed(symbols):
        at -= 1
        while 0 <= at < len(syllables) - 1 and syllables[at].group().lower() in _SKIPPED and symbol != "v":
            at -= 1
        if at < 0 or not _matches(syllables[at].group().lower(), symbol):
            return None
    return at


def _syllables_before(reading: Reading, end: int) -> list[re.Match[str]]:
    start = max(0, end - _LOOK_BACK)
    for match in _BREAK.finditer(reading.text, start, end):
        start = match.end()
    return list(_SYLLABLE.finditer(reading.text, start, end))


def _initials_before(reading: Reading, bracket: int, short: str) -> tuple[int, int] | None:
    symbols = _symbols(short)
    syllables = _syllables_before(reading, bracket)
    first = _backwards(syllables, symbols) if len(symbols) >= 2 else None
    if first is None or any(c.isdigit() for c in reading.text[syllables[first].start() : bracket]):
        return None
    return (syllables[first].start(), syllables[-1].end())


def _unit_before(reading: Reading, bracket: int) -> tuple[int, int] | None:
    """The unit that ends right before a bracket."""
    for mention in reading.within(max(0, bracket - _LOOK_BACK), bracket, "UNIT")[-1:]:
        if reading.text[mention.end : bracket] in ("", " ", "\n"):
            return (mention.start, mention.end)
    return None


def _start_of_unit(reading: Reading, bracket: int, short: str) -> tuple[int, int] | None:
    """The first words of the unit before: Ban Chấp hành Đảng bộ (BCH)."""
    unit = _unit_before(reading, bracket)
    symbols = _symbols(short)
    if unit is None or len(symbols) < 3:
        return None
    syllables = list(_SYLLABLE.finditer(reading.text, *unit))
    for end in range(len(syllables), 0, -1):
        first = _backwards(syllables[:end], symbols)
        if first is not None:
            return (syllables[first].start(), syllables[end - 1].end())
    return None


def _body_before(reading: Reading, bracket: int, short: str) -> tuple[int, int] | None:
    """The body before, whose short form is not made of its initials and stands for nothing else."""
    unit = _unit_before(reading, bracket)
    if unit is None or short in COMMON_ABBREVIATIONS or re.fullmatch(r"[A-ZĐ]{3,6}|[A-Z]{2}\d\d", short) is None:
        return None
    return unit if _BODY.match(reading.lower, *unit) else None


def _short_before(reading: Reading, bracket: int, inside: tuple[int, int]) -> Iterator[_Definition]:
    """BTV (Ban Thường vụ): the short form first."""
    syllables = list(_SYLLABLE.finditer(reading.text, *inside))
    before = re.search(r"(?<![\w&/-])[A-ZĐƯ&-]{2,10}\s?$", reading.text[max(0, bracket - 14) : bracket])
    if before and len(syllables) >= 2:
        short = before.group().rstrip()
        if _backwards(syllables, _symbols(short)) == 0:
            start = max(0, bracket - 14) + before.start()
            yield _Definition(inside, (start, start + len(short)), "initials-after")


_WORD = re.compile(r"\w+")
_LEFT = r"(?<![\w/&-])"
_RIGHT = r"(?![\w/])"


def _limits(reading: Reading, definitions: Sequence[_Definition]) -> list[int]:
    """Up to where each holds: where its short form is defined as something else, or the end of the text."""
    nexts: dict[str, int] = {}
    limits = []
    for definition in reversed(definitions):
        short = reading.text[slice(*definition.short)]
        limits.append(nexts.get(short, len(reading.text)))
        nexts[short] = definition.short[0]
    return limits[::-1]


def _word_starts(text: str) -> dict[str, list[int]]:
    """Word → where it stands: so that an article with thousands of definitions is read once, not for each."""
    starts: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        starts.setdefault(match.group(), []).append(match.start())
    return starts


def _uses(
    reading: Reading, short: str, words: Mapping[str, Sequence[int]], within: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Whole-word places of a short form in a stretch of the text."""
    first = _WORD.search(short)
    if first is None:
        return
    whole = re.compile(f"{_LEFT}{re.escape(short)}{_RIGHT}")
    starts = words.get(first.group(), ())
    for start in starts[bisect_left(starts, within[0] + first.start()) : bisect_left(starts, within[1])]:
        match = whole.match(reading.text, start - first.start(), within[1])
        if match and not _in_document(reading, match):
            yield match.span()


def _in_document(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.within(max(0, match.start() - 300), match.end(), "DOCUMENT")
    return any(document.end > match.start() for document in before)


@cache
def _common_pattern() -> re.Pattern[str]:
    longest_first = sorted(COMMON_ABBREVIATIONS, key=len, reverse=True)
    return re.compile(f"{_LEFT}(?:{'|'.join(map(re.escape, longest_first))}){_RIGHT}")


def _common_uses(reading: Reading, taken: set[int]) -> dict[str, list[tuple[int, int]]]:
    """Common short form → its places, in the order of the first ones."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _common_pattern().finditer(reading.text):
        if match.start() not in taken and not _in_document(reading, match):
            places.setdefault(match.group(), []).append(match.span())
    return places
