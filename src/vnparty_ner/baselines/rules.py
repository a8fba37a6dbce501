"""Finds entities with regular expressions and tables alone: what an hour of honest work gives without a model."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from vnparty_ner.article import Article, Entity
from vnparty_ner.baselines import tables
from vnparty_ner.corpus.gazetteer import load_gazetteer, rows
from vnparty_ner.tokens.folding import fold

_UPPER = r"[A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_WORD = rf"{_UPPER}\w*"
_DIGITS = r"\d++(?:[.,]\d++)*+"
_TAKEN = "\0"
"""Stands for characters that a rule has taken: no other rule reads on through them."""
_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"


class RuleBaseline:
    """Tables and regular expressions as a predictor: text → `Article`, without topic; every score is 1."""

    def __call__(self, text: str) -> Article:
        """Return the article with what the rules find.

        Args:
            text: Any string.
        """
        folded = fold(text)
        free, spans = folded.text, []
        for label, find in _RULES.items():
            for start, end in find(free):
                if _TAKEN not in free[start:end]:
                    free = free[:start] + _TAKEN * (end - start) + free[end:]
                    spans.append((int(folded.raw[start]), int(folded.raw[end]), label))
        return Article(text, tuple(Entity(a, b, label, text[a:b]) for a, b, label in sorted(spans)))


def _any(words: Iterable[str]) -> str:
    """Alternatives of a pattern, long ones before short ones."""
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _either_case(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word[:1].lower() + word[1:], word[:1].upper() + word[1:])]


def _documents(text: str) -> Iterator[tuple[int, int]]:
    return _matches(_document_pattern(), text)


@cache
def _document_pattern() -> re.Pattern[str]:
    types = _any(_either_case(row["type"] for row in rows("document_types")))
    codes = _any(row["code"] for row in rows("document_types") if row["code"])
    symbol = rf"\d+(?:/\d{{4}})?[-/](?:{codes})(?:[-/][A-ZĐƯ][\w-]*)*"
    ordinal = r"(?:[IVXL]+|\d+)"
    congress = (
        rf"(?:Đại hội|Hội nghị|Trung ương)(?:\s+{_WORD}|\s+(?:đảng bộ|tỉnh|huyện|xã|lần thứ {ordinal}|{ordinal}"
        rf"|khóa {ordinal}|\(khóa {ordinal}\)))+"
    )
    law = rf"(?:{_any(tables.LAWS)})(?:\s+{_WORD}(?:\s+(?:\w+|,)){{0,15}}?)(?:\s+năm \d{{4}}|(?=[.;:)\n]| và | ngày ))"
    return re.compile(
        rf"\b(?:{types})\s+(?:số\s+)?(?:{symbol}|\d+(?:/\d{{4}})?(?:[-/][A-ZĐ]\w*)*)"
        rf"|\b{symbol}|\b(?:{types})\s+{congress}|\b{law}"
    )


def _dates(text: str) -> Iterator[tuple[int, int]]:
    return _matches(_DATE, text)


_DATE = re.compile(
    rf"\b[Nn]gày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?"
    rf"|\b[Nn]gày\s+(?:\d{{1,2}}\s*(?:-|–|đến|và)\s*)?{_DAY}"
    r"|\b[Tt]háng\s+\d{1,2}(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?\b"
    r"|\b[Qq]uý\s+(?:[IV]+|\d)(?:[/-]\d{4}|\s+năm\s+\d{4})?\b"
    r"|\b(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}\b|\b[Nn]ăm\s+(?:19|20)\d{2}\b"
    r"|(?<=\()\d{1,2}/\d{1,2}(?=\))|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b|\b\d{1,2}/(?:19|20)\d{2}\b"
)


def _positions(text: str) -> Iterator[tuple[int, int]]:
    return _matches(_position_pattern(), text)


@cache
def _position_pattern() -> re.Pattern[str]:
    titles = [fold(row["title"]).text for row in rows("titles")]
    bodies = re.compile(rf"(?<!^)\b(?:{_any(set(tables.HEADS) - {'Thường trực'})})\b")
    department = re.compile(rf"(?:{_any(tables.DEPARTMENT_HEADS)})\s")
    kept = [
        title
        for title in titles
        if title not in tables.NO_TITLES and (department.match(title) or not bodies.search(title))
    ]
    forms = [form for title in kept for form in (title, title.lower(), title[:1].upper() + title[1:].lower())]
    return re.compile(rf"(?<!Ban )\b(?:{_any(forms)})\b")


def _persons(text: str) -> Iterator[tuple[int, int]]:
    for match in _person_pattern().finditer(text):
        if match["name"] not in tables.NO_PERSONS and match["name"] not in _places():
            yield match.span("name")


@cache
def _person_pattern() -> re.Pattern[str]:
    surnames = _any(load_gazetteer().surnames)
    honorifics = _any(_either_case(tables.HONORIFICS))
    name = rf"{_UPPER}[^\W\d_]*(?:\s{_UPPER}[^\W\d_]*)"
    level = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in sorted(_either_case(tables.LEVELS)))
    return re.compile(
        rf"(?:(?<!\w)(?:{honorifics})\s*:?\s+(?={name}{{0,4}})|{level}(?=\b(?:{surnames})\s{_UPPER}))(?P<name>{name}{{0,4}})\b"
    )


def _units(text: str) -> Iterator[tuple[int, int]]:
    pattern, alone = _unit_parts()
    for match in pattern.finditer(text):
        surface = " ".join(match.group().split())
        if surface in alone or surface not in tables.HEADS:
            yield match.span()
    for match in _RUN.finditer(text):
        for end in reversed([word.end() for word in re.finditer(r"\S+", match.group())]):
            if " ".join(match.group()[:end].split()) in _places():
                yield match.start(), match.start() + end
                break


_RUN = re.compile(rf"\b{_WORD}(?:(?: | - ){_WORD})*")


@cache
def _unit_parts() -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of a body's or place's name, and the bodies that need no name after them."""
    known = [fold(row[key]).text for row in rows("institutions") for key in ("name", "abbreviation") if row[key]]
    heads, levels, joining = _any((*tables.HEADS, *known)), _any(tables.LEVELS), _any(tables.JOINING)
    word = rf"(?:(?:{heads})\b|{_WORD}|\d+\b)"
    chain = rf"(?:\s+(?:(?:{joining})\s+)?(?:(?:{levels})\s+)?{word})*"
    body = rf"\b(?:{heads})\b{chain}(?:\s+(?:tỉnh|huyện|xã|phường|thị trấn|thành phố|quận|thị xã)\b)?"
    place = rf"\b(?:{_any(_either_case(tables.LEVELS))})\s*(?:{_WORD}(?:\s{_WORD})*|\d+\b)"
    alone = tables.ALONE | {name for name in known if " " in name}
    return re.compile(rf"{body}|{place}"), alone


@cache
def _places() -> frozenset[str]:
    """Provinces and districts that are known without a level word."""
    places = load_gazetteer().places
    return frozenset((*places["province"], *places["district"])) - tables.NO_PERSONS


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2].split()
        if not before or before[-1].lstrip("(“[") not in tables.NO_NUMBER_AFTER:
            yield match.span()


_NUMBER = re.compile(
    rf"(?<![\w/.,:+-]){_DIGITS}(?:\s*/\s*{_DIGITS}|\s*(?:-|–|đến)\s*{_DIGITS})?(?![/:-]\w|\.\d|x+\b|h\d|h\b|\.\s|\)\s)"
    rf"(?:\s*(?:{_any(tables.MEASURES)})(?!\w))*(?!\s*\d{{3}})"
)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


_RULES: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "DOCUMENT": _documents,
    "DATE": _dates,
    "POSITION": _positions,
    "PERSON": _persons,
    "UNIT": _units,
    "NUMBER": _numbers,
}
"""Label → its rule; what an earlier one has taken is not free for a later one."""
