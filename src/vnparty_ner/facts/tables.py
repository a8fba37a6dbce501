"""The three tables that users fill by hand: documents, holders and figures of many articles, one row a record."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from io import BytesIO, StringIO
from pathlib import Path

from vnparty_ner.article import Document, Facts, Figure, Holder, Record
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import write_bytes

KINDS: dict[str, type[Record]] = {"documents": Document, "holders": Holder, "figures": Figure}
"""Name of a table → its records."""

Row = Mapping[str, object]


def table_rows(kind: str, name: str, facts: Facts) -> list[dict[str, object]]:
    """Return the rows of one article.

    Args:
        kind: `documents`, `holders` or `figures`.
        name: The article's name, the first column.
        facts: Its facts.

    Returns:
        Column → text, number or None; spans as lists of [start, end].
    """
    return [{"article": name, **row} for row in facts.to_dict()[kind]]


def write_tables(articles: Iterable[tuple[str, Facts]], folder: Path, form: str) -> list[Path]:
    """Write `documents`, `holders` and `figures` into a folder, each whole or not at all.

    Args:
        articles: Names and facts of the articles.
        folder: Where to write; made if missing.
        form: `csv` (with the mark that spreadsheets know UTF-8 by), `json` or `parquet`
            (decimals as floats; the other two keep them exactly, as text).

    Returns:
        The files.

    Raises:
        VnpartyError: If a file can't be written, or Parquet is asked for without pyarrow.
    """
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for name, facts in articles:
        for kind in KINDS:
            rows[kind] += table_rows(kind, name, facts)
    paths = []
    for kind, own in rows.items():
        path = folder / f"{kind}.{form}"
        write_bytes(path, FORMS[form](columns(kind), own))
        paths.append(path)
    return paths


def check_form(form: str) -> None:
    """Tell before any work is done whether a form can be written.

    Raises:
        VnpartyError: If it is Parquet and pyarrow is missing.
    """
    if form == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise VnpartyError('Parquet needs pyarrow; pip install "vnparty-ner[parquet]".') from error


def columns(kind: str) -> list[str]:
    """Return the columns of a table: the article, the record's own fields, then where it comes from."""
    names = [field.name for field in fields(KINDS[kind])]
    origin = [field.name for field in fields(Record)]
    return ["article", *(name for name in names if name not in origin), *origin]


def _csv(names: Sequence[str], rows: Sequence[Row]) -> bytes:
    out = StringIO(newline="")
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows([{name: _cell(row[name]) for name in names} for row in rows])
    return out.getvalue().encode("utf-8-sig", "replace")


_PLAIN = re.compile(r"-\d+(?:\.\d+)?|--[\d/-]+")
"""A negative number, and days of no known year: no spreadsheet runs them."""


def _cell(value: object) -> object:
    """Spans as `12-20 31-35`; a text that a spreadsheet would run as a formula behind an apostrophe."""
    if isinstance(value, list | tuple):
        spans = [value] if value and isinstance(value[0], int) else value
        return " ".join(f"{start}-{end}" for start, end in spans)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") and not _PLAIN.fullmatch(value):
        return f"'{value}"
    return value


def _json(names: Sequence[str], rows: Sequence[Row]) -> bytes:
    plain = [{name: row[name] for name in names} for row in rows]
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


_DECIMALS = ("value", "high", "numerator", "denominator")
"""Columns of decimals: exact text in CSV and JSON, floats in Parquet, whose columns are for reckoning."""


def _float(decimal: object) -> float | None:
    return None if decimal is None else float(str(decimal))


def _parquet(names: Sequence[str], rows: Sequence[Row]) -> bytes:
    check_form("parquet")
    import pyarrow
    from pyarrow import parquet

    kinds = {"score": pyarrow.float64(), "former": pyarrow.bool_(), "spans": None, "mentions": None}
    span = pyarrow.list_(pyarrow.int64())
    kinds |= {"spans": pyarrow.list_(span), "mentions": pyarrow.list_(span), "at": span, "share_of": span}
    kinds |= dict.fromkeys(_DECIMALS, pyarrow.float64())
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in names])
    out = BytesIO()
    plain = [{name: _float(row[name]) if name in _DECIMALS else row[name] for name in names} for row in rows]
    parquet.write_table(pyarrow.Table.from_pylist(plain, schema=schema), out)
    return out.getvalue()


FORMS: dict[str, Callable[[Sequence[str], Sequence[Row]], bytes]] = {"csv": _csv, "json": _json, "parquet": _parquet}
"""Name of a form, which is also the files' ending → what writes it."""
