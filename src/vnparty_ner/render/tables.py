"""The facts of an article as tables for Vietnamese readers: headings, words and numbers as they write them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from vnparty_ner.article import Abbreviation, Article, DateFact, Document, Figure, Holder, Interval, NamedUnit, Record

WORDS = {
    "party": "Đảng",
    "state": "Nhà nước",
    "central": "cấp trung ương",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "base": "cơ sở",
    "name": "theo tên văn bản",
    "symbol": "theo ký hiệu",
    "appointed": "được bổ nhiệm",
    "elected": "được bầu",
    "transferred": "được điều động",
    "dismissed": "thôi giữ chức",
    "retired": "nghỉ hưu",
    "disciplined": "bị kỷ luật",
}
"""What a reader sees for a value of a record's field; any other value stands as it is."""


@dataclass(frozen=True)
class Cell:
    """What stands in a field of a table.

    Attributes:
        text: The value; empty if the article does not state it.
        note: A second, quieter line; empty without one.
    """

    text: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.note)


@dataclass(frozen=True)
class Row:
    """One record.

    Attributes:
        cells: As many as the table has headings.
        spans: Its evidence, (start, end) in characters of the article's text; what the record is about comes first.
        score: 0 to 1.
        rule: Name of the rule that made it.
    """

    cells: tuple[Cell, ...]
    spans: tuple[tuple[int, int], ...]
    score: float
    rule: str


@dataclass(frozen=True)
class Table:
    """The records of one kind.

    Attributes:
        title: In Vietnamese.
        headings: Those of the columns that have a value in some row.
        rows: In the order of the text.
        aside: Looked up rather than read: shown folded.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    aside: bool


def fact_tables(article: Article) -> Iterator[Table]:
    """Yield the tables that have rows, without the columns that are empty in every row.

    Args:
        article: Its `facts` are read; their spans are offsets into its text.
    """
    for kind, (title, aside, headings, cells_of) in TABLES.items():
        records = getattr(article.facts, kind)
        cells = [cells_of(record, article.text) for record in records]
        kept = [column for column in range(len(headings)) if any(row[column] for row in cells)]
        if records:
            yield Table(
                title=title,
                headings=tuple(headings[column] for column in kept),
                rows=tuple(
                    Row(tuple(row[column] for column in kept), _evidence(record), record.score, record.rule)
                    for record, row in zip(records, cells, strict=True)
                ),
                aside=aside,
            )


def decimal(value: Decimal) -> str:
    """Write a number in the Vietnamese way: 7262.5 → 7.262,5."""
    return f"{value:,f}".translate({ord(","): ".", ord("."): ","})


def percent(share: float | Decimal) -> str:
    """Write a share, 0 to 1, as a percentage: 0.9542 → 95,4%."""
    return f"{share:.1%}".replace(".", ",")


def _evidence(record: Record) -> tuple[tuple[int, int], ...]:
    match record:
        case Document():
            first = record.mentions
        case Figure():
            first = (record.at,)
        case _:
            first = ()
    return tuple(dict.fromkeys((*first, *record.spans)))


def _document(record: Document, text: str) -> tuple[Cell, ...]:
    title = f"“{record.title}”" if record.title else ""
    issuer_from = "" if record.issuer_from == "text" else record.issuer_from
    return (
        Cell(record.text, _join(title, record.session)),
        Cell(record.number),
        Cell(record.symbol),
        Cell(record.issuer, _join(issuer_from, record.regime, record.level)),
        Cell(_days(record.date)),
    )


def _holder(record: Holder, text: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{record.honorific} {record.person}".strip()),
        Cell(record.position, "nguyên" if record.former else ""),
        Cell(record.unit),
        Cell(_join(record.event), _days(record.when)),
    )


def _figure(record: Figure, text: str) -> tuple[Cell, ...]:
    whole = f"tỷ lệ của {text[slice(*record.share_of)]}" if record.share_of else ""
    return (
        Cell(" ".join(filter(None, (record.qualifier, record.text))), whole),
        Cell(_value(record)),
        Cell(record.counted),
        Cell(_days(record.period)),
        Cell(record.unit_of),
    )


def _value(record: Figure) -> str:
    if record.numerator is not None and record.denominator:
        share = percent(record.numerator / record.denominator)
        return f"{decimal(record.numerator)}/{decimal(record.denominator)} ≈ {share}"
    ends = [decimal(end) for end in (record.value, record.high) if end is not None]
    space = "" if record.unit.startswith("%") else " "
    return f"{' – '.join(ends)}{space}{record.unit}".rstrip() if ends else ""


def _date(record: DateFact, text: str) -> tuple[Cell, ...]:
    return (Cell(record.text), Cell(_days(record.interval)))


def _unit(record: NamedUnit, text: str) -> tuple[Cell, ...]:
    return (
        Cell(record.text),
        Cell(record.canonical),
        Cell(_join(record.level)),
        Cell(" hoặc ".join(record.provinces)),
    )


def _abbreviation(record: Abbreviation, text: str) -> tuple[Cell, ...]:
    return (Cell(record.short), Cell(record.long))


def _join(*values: str) -> str:
    return " · ".join(WORDS.get(value, value) for value in values if value)


def _days(interval: Interval | None) -> str:
    if interval is None:
        return ""
    days = dict.fromkeys(_day(end) for end in (interval.start, interval.end))  # one for a single day
    return " – ".join(days)


def _day(iso: str) -> str:
    """2021-03-06 → 6/3/2021; --03-06, without a year → 6/3."""
    year, month, day = iso.rsplit("-", 2)
    return "/".join(filter(None, (day.lstrip("0"), month.lstrip("0"), year.strip("-"))))


TABLES: dict[str, tuple[str, bool, tuple[str, ...], Callable[[Any, str], tuple[Cell, ...]]]] = {
    "documents": ("Văn bản", False, ("Văn bản", "Số", "Ký hiệu", "Cơ quan ban hành", "Ngày"), _document),
    "holders": ("Người giữ chức vụ", False, ("Họ tên", "Chức vụ", "Đơn vị", "Sự việc"), _holder),
    "figures": ("Số liệu", False, ("Số liệu", "Giá trị", "Nội dung", "Thời gian", "Thuộc về"), _figure),
    "dates": ("Ngày tháng", False, ("Trong bài", "Thời gian"), _date),
    "units": ("Đơn vị", True, ("Trong bài", "Tên đầy đủ", "Cấp", "Tỉnh, thành phố"), _unit),
    "abbreviations": ("Chữ viết tắt", True, ("Viết tắt", "Viết đầy đủ"), _abbreviation),
}
"""Field of `Facts` → title, folded or not, headings, and what makes a record's cells."""
