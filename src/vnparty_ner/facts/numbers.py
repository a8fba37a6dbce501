"""NUMBER surfaces as quantities: `1.040 tỉ đồng` → 1040000000000 đồng.

vietnam-number reads numbers that are spelt out, and refuses `7.262`; quantulum3 reads English: `95,4 %` as 95 and 4 %.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Quantity:
    """What a number says; every field but `unit` is None where the surface can't be read.

    Attributes:
        value: The number, scale words multiplied in; of a range the lower end, of a ratio the share to 6 decimals.
        high: Upper end of a range.
        numerator: First part of a ratio.
        denominator: Second part of a ratio; where it is 0, there is no share.
        unit: What follows digits and scale words, as written: `đồng`, `%`, `km`, `%/năm`.
    """

    value: Decimal | None = None
    high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""


_SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_DIGITS = r"\d+(?:[.,]\d+)*(?:\s\d{3}(?!\d))*(?:,\d+)?"
_WORD = rf"(?:{'|'.join(_SCALES)})(?:(?![^\W\d_])|(?=đồng|usd))"
_PART = rf"({_DIGITS})((?:\s?{_WORD}){{0,2}})(\srưỡi\b)?"
_PARTS = re.compile(_PART)
_AMOUNT = rf"[-−]?{_DIGITS}(?:(?:\s?{_WORD}){{1,2}}(?:\srưỡi\b)?(?:\s{_DIGITS}(?:\s?{_WORD}){{1,2}})*)?"
_LEAD = r"(?:[^\w%−-]|[^\W\d_]+\s|[-−]\s)*"
_DURATION = r"(?:năm|tháng|tuần|ngày|giờ|phút)\s\d{1,2}\s(?:tháng|ngày|giờ|phút|giây)"
_UNIT = rf"(?:(?:[%‰°]|[^\W\d_])(?:[^\d]|(?<=m)[23](?!\d))*|{_DURATION})?"
_MIXED = re.compile(r"(\w+)\s(\d+)\s(\w+)")
_RATIOS = {("năm", "tháng"): 12, ("tuần", "ngày"): 7, ("ngày", "giờ"): 24, ("giờ", "phút"): 60, ("phút", "giây"): 60}
"""Units of a mixed duration → how many of the smaller make one of the larger; a month has no fixed number of days."""
_QUANTITY = re.compile(
    rf"{_LEAD}(?P<first>{_AMOUNT})"
    rf"(?:\s?(?P<slash>/)\s?(?P<second>{_AMOUNT})|\s?(?P<between>[^\d\W]*(?:[\s/][^\d\W]+){{0,3}}|%)\s?"
    rf"(?:[-–—]|\b(?:đến|tới))\s?(?P<high>{_AMOUNT}))?"
    rf"\s?(?P<unit>{_UNIT})[^\w%]*",
    re.IGNORECASE,
)
_LONGEST = 100
"""Characters of the longest surface that is read; longer ones are no quantities."""


def read_number(surface: str) -> Quantity:
    """Read a number as Vietnamese papers write it; never raises.

    A dot or space before exactly three digits groups thousands, any other dot and every comma marks decimals
    (`7.262`, `2 418`, `95.4`, `5.975,74`). A scale word after a range or ratio goes for both parts (`5 - 7 triệu`).
    A duration of two units is one of the larger where their ratio is fixed (`5 giờ 30 phút` → 5.5 giờ, `4 năm 6 tháng`
    → 4.5 năm, to 6 decimals); other pairs stay as written (`2 tháng 15 ngày` → 2, unit `tháng 15 ngày`).

    Args:
        surface: A number entity, with or without words before it.

    Returns:
        The quantity, all empty for what is no number (`1.2.3.4`, `số liệu`).
    """
    text = " ".join(unicodedata.normalize("NFC", surface[: _LONGEST + 1]).split())
    match = _QUANTITY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return Quantity()
    first, unit = _amount(match["first"]), match["unit"].rstrip(" .,;:!?)”\"'-–")
    if match["slash"]:
        return _ratio(match, first, unit)
    if match["high"]:
        return _range(match, first, unit)
    return _mixed(first, unit) if first is not None else Quantity()


def _mixed(first: Decimal, unit: str) -> Quantity:
    """A number whose unit may go on with a smaller one: 5 giờ 30 phút."""
    match = _MIXED.fullmatch(unit)
    ratio = _RATIOS.get((match[1].lower(), match[3].lower())) if match else None
    if match is None or ratio is None or int(match[2]) >= ratio or first != first.to_integral_value():
        return Quantity(first, unit=unit)
    part = (Decimal(match[2]) / ratio).quantize(Decimal("1e-6")).normalize()
    return Quantity(first + part, unit=match[1])


def _ratio(match: re.Match[str], first: Decimal | None, unit: str) -> Quantity:
    second = _amount(match["second"])
    if first is None or second is None:
        return Quantity()
    first *= _shared_scale(match["first"], match["second"])
    share = (first / second).quantize(Decimal("1e-6")) if second and first / second < 10**9 else None
    return Quantity(share, numerator=first, denominator=second, unit=unit)


def _range(match: re.Match[str], first: Decimal | None, unit: str) -> Quantity:
    high = _amount(match["high"])
    if first is None or high is None:
        return Quantity()
    first *= _shared_scale(match["first"], match["high"])
    if first > high:  # 900 - 1 triệu: what the first end means is not said
        return Quantity()
    return Quantity(first, high, unit=unit or match["between"])


def _amount(text: str) -> Decimal | None:
    """Read digits with scale words, also several of them: 1 tỷ 200 triệu."""
    total = Decimal(0)
    for digits, words, half in _PARTS.findall(text.lower()):
        number = read_decimal(digits)
        if number is None:
            return None
        scale = _scale(words)
        total += (number + (Decimal("0.5") if half else 0)) * scale
    total = total.to_integral_value() if total == total.to_integral_value() else total
    return -total if text[0] in "-−" else total


def _scale(words: str) -> int:
    product = 1
    for word in re.findall(_WORD, words.lower()):
        product *= _SCALES[word]
    return product


def _shared_scale(first: str, second: str) -> int:
    """The scale of the second amount, if the first has none of its own."""
    parts = _PARTS.findall(second.lower())
    return _scale(parts[0][1]) if len(parts) == 1 and not re.search(_WORD, first.lower()) else 1


_FORMS = (
    (re.compile(r"\d{1,30}"), ""),
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,9}(?:,\d{1,9})?"), "."),
    (re.compile(r"[1-9]\d{0,2}(?:\s\d{3}){1,9}(?:,\d{1,9})?"), " "),
    (re.compile(r"\d{1,15},\d{1,9}"), ""),
    (re.compile(r"\d{1,15}\.\d{1,2}|0\.\d{1,9}"), ","),
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,9}|[1-9]\d{0,2}(?:,\d{3})+\.\d{1,9}"), ","),
)
"""Ways to write a decimal → the sign that only groups its digits; the other one marks decimals."""


def read_decimal(digits: str) -> Decimal | None:
    """Read digits with Vietnamese separators; None for what follows no known way of writing, as `1.2.3.4`."""
    for form, grouping in _FORMS:
        if form.fullmatch(digits):
            kept = digits.replace(grouping, "") if grouping else digits
            return Decimal(kept.replace(",", "."))
    return None
