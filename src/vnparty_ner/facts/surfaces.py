"""Reads a document's name: type, number, symbol, or the congress, plenum or law that it is known by."""

import re
from dataclasses import dataclass, replace
from functools import cache

from vnparty_ner.corpus.gazetteer import rows


@dataclass(frozen=True)
class Surface:
    """A document's name in its parts, each as written (folded) and empty if absent.

    Attributes:
        form: What identifies it: `symbol`, `number`, `congress`, `plenum`, `law`, `unreadable` (a number whose
            symbol breaks off, as `05-CT/`) or `name`.
        type: Kind in lower case, several joined by a comma.
        number: Digits of its number.
        year: Year inside a State number, or of a law.
        symbol: What follows the number and year.
        session: Congress or plenum with its ordinal and term.
        body: Unit named inside the session.
        counts: Ordinals and terms of the session, in digits; what tells two sessions apart.
        title: Name of a law without type, number and year.
    """

    form: str
    type: str
    number: str = ""
    year: str = ""
    symbol: str = ""
    session: str = ""
    body: str = ""
    counts: tuple[str, ...] = ()
    title: str = ""


LAWS = frozenset(("luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ", "cương lĩnh", "lệnh"))
"""Types that are known by name; a bare number in it is no document number."""

_CODES = {"QĐ": "quyết định", "CT": "chỉ thị", "TT": "thông tư", "BLHS": "bộ luật hình sự"}
"""Codes that the table gives to several types, with the type that they stand for where a text uses them alone."""


@cache
def type_codes() -> dict[str, str]:
    """Return code of a type → the type, as `KH` → kế hoạch."""
    codes: dict[str, str] = {}
    for row in rows("document_types"):
        if row["code"]:
            codes.setdefault(row["code"], row["type"])
    return codes | _CODES


@cache
def _types() -> re.Pattern[str]:
    names = sorted({row["type"] for row in rows("document_types")}, key=len, reverse=True)
    codes = sorted(type_codes(), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?:(?P<words>(?i:{words}))|(?P<code>{'|'.join(map(re.escape, codes))}))(?![^\W_])")


_WORDS = re.compile(r"[^\W\d_]+")
_TYPE_JOINT = re.compile(r"\s*,\s*|\s+và\s+|\s*/\s*")
_LETTERS = r"[A-ZĐƯ][^\W_]*(?:[.&][^\W\d_]+)*"
_NUMBER = re.compile(
    r"(?:(?P<word>\b[Ss]ố)\s*:?\s*|(?<![\w/.,-]))(?P<number>\d{1,5}(?:[a-zđ]\b)?)(?!\d|\s?%|[.,]\d)"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d\d)(?!\d))?(?!\s?/\s?\d)"
    rf"(?:(?:\s?[-–/]\s?|\s(?=\w+[-/][A-ZĐƯ])|(?=[A-ZĐƯ]))(?P<symbol>{_LETTERS}(?:\s?[-–/]\s?{_LETTERS})*))?"
    r"(?P<broken>\s?[-–/]+)?"
)
_YEAR = re.compile(r"\s*(?:,|\()?\s*(?:năm\s?)?(?P<year>(?:19|20)\d\d)\)?(?!\d)")
_SESSION = re.compile(r"\b(?:đại hội|hội nghị|trung ương|(?-i:TW|T\.?Ư))(?![^\W_])", re.IGNORECASE)
_CONGRESS = re.compile(
    r"đại hội\s*(?:đại biểu\s*)?(?:toàn quốc\s*)?(?P<body>.*?)\s*(?:toàn quốc\s*)?"
    r"(?:\(?\s*(?:lần\s+thứ|khóa|nhiệm kỳ)\b.*|(?<![^\W_])[IVXL]+(?![^\W_]).*|$)",
    re.IGNORECASE | re.DOTALL,
)
_PLENUM = re.compile(
    r"(?P<body>ban chấp hành\s[^\d,(]*?|trung ương|(?-i:T\.?Ư|TW))(?=\s*(?:\d|,|\(|khóa|lần thứ|$))", re.IGNORECASE
)
_NATIONAL = frozenset(("", "đảng", "của đảng", "đảng cộng sản việt nam"))
_COUNT = re.compile(r"(?<![^\W_])(?:\d{1,3}|[IVXL]+)(?![^\W_])|\b(?:thứ|và|,)\s+(?P<word>mười\s\w+|\w+)")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def read_surface(text: str) -> Surface:
    """Read a document's name.

    Args:
        text: The folded text of a DOCUMENT entity.
    """
    text = " ".join(text.split())
    type_, rest = _leading_types(text)
    match = _NUMBER.search(rest)
    session = _SESSION.search(rest)
    if session and type_ not in LAWS and not (match and match.start() < session.start()):
        return _session(type_, rest[session.start() :])
    if type_ in LAWS and not (match and (match["word"] or match["symbol"])):
        return _law(type_, rest)
    if match is None or rest[: match.start()].rstrip().endswith("năm"):
        return Surface("name", type_ or " ".join(_WORDS.findall(text)[:2]).lower(), title=rest.strip())
    surface = _numbered(type_, match)
    if type_ in LAWS:
        return replace(_law(type_, rest[: match.start()]), form=surface.form, number=surface.number,
                       symbol=surface.symbol, year=surface.year)  # fmt: skip
    return surface


def _leading_types(text: str) -> tuple[str, str]:
    """The types that a name begins with, joined by a comma, and the rest."""
    found: list[str] = []
    position = 0
    while match := _types().match(text, position):
        found.append(" ".join((match["words"] or "").lower().split()) or type_codes()[match["code"]])
        position = match.end()
        joint = _TYPE_JOINT.match(text, position)
        if joint is None or not _types().match(text, joint.end()):
            break
        position = joint.end()
    return ", ".join(found), text[position:]


def _numbered(type_: str, match: re.Match[str]) -> Surface:
    symbol = re.sub(r"\s", "", match["symbol"] or "").replace("–", "-")
    if match["broken"] and "/" not in symbol:
        symbol, form = "", "unreadable"
    else:
        form = "symbol" if symbol else "number"
    if not type_:
        type_ = type_codes().get(re.split(r"[-/]", symbol)[0], "")
    return Surface(form, type_, match["number"], match["year"] or "", symbol)


def _session(type_: str, session: str) -> Surface:
    lower = session.lower()
    if lower.startswith("đại hội"):
        found = _CONGRESS.match(session)
        form, body = "congress", found["body"].strip() if found else ""
        if body.lower() in _NATIONAL:
            body = ""
    else:
        found = _PLENUM.search(session)
        form, body = "plenum", found["body"].strip() if found else ""
    counted = session[found.end("body") :] if found else session
    before = session[: found.start("body")] if found else ""
    return Surface(form, type_, session=session.strip(), body=body, counts=_counts(before) + _counts(counted))


def _counts(text: str) -> tuple[str, ...]:
    """Ordinals and terms in digits, in order."""
    found = []
    for match in _COUNT.finditer(text):
        word = match["word"]
        number = match.group() if word is None else _ordinal(word.lower())
        if number:
            found.append(str(_roman(number)) if number[0] in "IVXL" else number.lstrip("0"))
    return tuple(found)


def _ordinal(word: str) -> str:
    first, _, second = word.partition(" ")
    if re.fullmatch(r"\d{1,3}", first) or re.fullmatch("[ivxl]+", first):
        return first.upper()
    if first not in _ORDINALS:
        return ""
    number = _ORDINALS.index(first) + 1
    if second in ("một", *_ORDINALS):
        number = 10 + (1 if second == "một" else _ORDINALS.index(second) + 1)
    return str(number)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[sign] for sign in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _law(type_: str, rest: str) -> Surface:
    year = _YEAR.search(rest)
    title = rest[: year.start()] + rest[year.end() :] if year else rest
    title = re.sub(r"\bsố\s*$", "", " ".join(title.split()))
    return Surface("law", type_, year=year["year"] if year else "", title=title.strip(" ,()"))
