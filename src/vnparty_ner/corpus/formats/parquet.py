"""Parquet: one row an article, the columns of `corpus.load_dataset`. Needs the extra `[parquet]`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vnparty_ner.corpus.formats.marks import FIELDS, Mark, annotated
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import filled_folder

_COLUMNS = ("id", "text", "topic", "genre", "era", "entities")


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read a Parquet file.

    Args:
        path: Parquet file.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: If pyarrow is missing, the file is not such a table, or a span is bad.
    """
    pyarrow, parquet = _pyarrow()
    try:
        rows: list[dict[str, Any]] = parquet.read_table(path, columns=list(_COLUMNS)).to_pylist()
        marks = [[Mark(e["start"], e["end"], e["label"]) for e in row["entities"]] for row in rows]
    except (pyarrow.ArrowException, OSError, KeyError, TypeError) as error:
        reason = str(error).splitlines()[0]
        raise VnpartyError(f"{path}: not a Parquet file with {', '.join(_COLUMNS)} ({reason}).") from error
    return [annotated(row, row["text"], own, str(path), labels) for row, own in zip(rows, marks, strict=True)]


def write(articles: Sequence[AnnotatedArticle], path: Path) -> None:
    """Write one row an article: `id`, `text`, `topic`, `genre`, `era`, `entities` {start, end, label, text}.

    Raises:
        VnpartyError: If pyarrow is missing or the file can't be written.
    """
    pyarrow, parquet = _pyarrow()
    text, number = pyarrow.string(), pyarrow.int32()
    span = pyarrow.struct([("start", number), ("end", number), ("label", text), ("text", text)])
    schema = pyarrow.schema([(name, pyarrow.list_(span) if name == "entities" else text) for name in _COLUMNS])
    rows = [
        {key: getattr(article, key) for key in (*FIELDS, "text")}
        | {
            "entities": [{"start": e.start, "end": e.end, "label": e.label, "text": e.text} for e in article.entities],
        }
        for article in articles
    ]
    with filled_folder(path.parent) as folder:
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), folder / path.name)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise VnpartyError('Parquet needs pyarrow; pip install "vnparty-ner[parquet]".') from error
    return pyarrow, pyarrow.parquet
