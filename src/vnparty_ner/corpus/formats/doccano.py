"""doccano: one JSON object a line, with `text`, `label: [[start, end, label], …]` and the article's other fields.

doccano carries `id`, `topic`, `genre` and `era` along as meta data and gives them back. Its editor counts UTF-16
code units, not code points (v-annotator's Text.ts; doccano #2290), and so do these files. A project that counts
grapheme clusters as one character gives other offsets: leave that option off.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vnparty_ner.corpus.formats.marks import FIELDS, Mark, annotated
from vnparty_ner.corpus.formats.utf16 import code_points, utf16_offsets
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text, write_text

_SPANS = ("label", "labels", "entities")
"""Where the spans stand in projects of different kinds and versions."""


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read a JSONL export; the first of `cats`, where a project has them, is the topic.

    Args:
        path: JSONL file.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: With file and line, if a line is not such an object or a span is bad.
    """
    articles = []
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row: dict[str, Any] = json.loads(line)
            fields = {"id": f"{path.stem}-{number}", **row}
            if row.get("cats"):
                fields["topic"] = row["cats"][0]
            marks = _marks(row["text"], next((row[key] for key in _SPANS if key in row), []), where)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise VnpartyError(f"{where}: not a line of doccano's JSONL ({error!r}); export it as JSONL.") from error
        articles.append(annotated(fields, row["text"], marks, where, labels))
    if not articles:
        raise VnpartyError(f"{path}: no article in it.")
    return articles


def _marks(text: str, spans: Sequence[Any], where: str) -> list[Mark]:
    points = code_points(text)
    marks = []
    for span in spans:
        keys = ("start_offset", "end_offset", "label")
        start, end, label = (span[key] for key in keys) if isinstance(span, dict) else span
        if start not in points or end not in points:
            raise VnpartyError(f"{where}: the span {start}–{end} leaves the text or cuts a character; mark it again.")
        marks.append(Mark(points[start], points[end], label))
    return marks


def write(articles: Sequence[AnnotatedArticle], path: Path) -> None:
    """Write one line an article.

    Raises:
        VnpartyError: If the file can't be written.
    """
    lines = []
    for article in articles:
        units = utf16_offsets(article.text)
        spans = [[units[e.start], units[e.end], e.label] for e in article.entities]
        row = {"text": article.text, "label": spans} | {key: getattr(article, key) for key in FIELDS}
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    write_text(path, "".join(lines))
