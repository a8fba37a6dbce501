r"""CoNLL: a token and its IOB2 tag a line, tab-separated; a blank line after each line of text.

    # id = tu-tuong-01
    # topic = tu-tuong
    # text = "Huyện ủy họp.\r\nKết luận …"
    Huyện	B-UNIT
    ủy	I-UNIT
    họp	O

Tokens are the package's syllables, cut further where a span begins or ends inside one, so that no span is lost. Two
columns can't hold white space: the exact text stands as JSON in the comment `# text`, and where a file has none (other
tools drop it) the text is rebuilt, with one space between tokens but none before closing or after opening marks.
"""

import json
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from vnparty_ner.corpus.formats.marks import FIELDS, Mark, annotated
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text, write_text
from vnparty_ner.words import cut_syllables

_COMMENT = re.compile(r"# (\w+) = (.*)")
_TAG = re.compile(r"O|[BI]-\S+")
_COLUMNS = re.compile(r"[\t ]+")
_NO_SPACE_BEFORE = frozenset(".,;:!?)%”]")
_NO_SPACE_AFTER = frozenset("“[(")


class _Row(NamedTuple):
    token: str
    tag: str
    number: int


@dataclass(frozen=True)
class _Draft:
    """An article as its lines stand in the file: comments, and the rows of each line of text."""

    fields: dict[str, str] = field(default_factory=dict)
    lines: list[list[_Row]] = field(default_factory=lambda: [[]])

    @property
    def rows(self) -> list[_Row]:
        return [row for line in self.lines for row in line]


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read a CoNLL file; `# id = …` begins an article, and a file without it is one article.

    The first column is the token and the last its tag; an I that continues nothing begins a span.

    Args:
        path: CoNLL file.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: With file and line, if a row has no tag or does not fit the article's `# text`.
    """
    drafts = [draft for draft in _drafts(path) if draft.rows or draft.fields]
    if not drafts:
        raise VnpartyError(f"{path}: no article in it.")
    if any("text" not in draft.fields for draft in drafts):
        warnings.warn(f"{path}: without `# text = …` the white space of the articles is rebuilt.", stacklevel=2)
    return [_article(draft, f"{path.stem}-{number}", path, labels) for number, draft in enumerate(drafts, 1)]


def _drafts(path: Path) -> list[_Draft]:
    drafts = [_Draft()]
    for number, line in enumerate(read_text(path).replace("\r\n", "\n").split("\n"), 1):
        comment = _COMMENT.fullmatch(line)
        if comment:
            if comment[1] == "id":
                drafts.append(_Draft())
            drafts[-1].fields[comment[1]] = comment[2]
        elif not line.strip():
            drafts[-1].lines.append([])
        elif not line.startswith("# "):
            columns = _COLUMNS.split(line.strip("\t "))
            if len(columns) < 2 or not _TAG.fullmatch(columns[-1]):
                raise VnpartyError(f"{path}:{number}: not a token, a tab, and O, B-LABEL or I-LABEL; mend the line.")
            drafts[-1].lines[-1].append(_Row(columns[0], columns[-1], number))
    return drafts


def _article(draft: _Draft, name: str, path: Path, labels: Sequence[str] | None) -> AnnotatedArticle:
    text = _exact_text(draft, path) if "text" in draft.fields else _rebuilt_text(draft)
    marks: list[Mark] = []
    position = 0
    for line in draft.lines:
        before = "O"
        for row in line:
            start = text.find(row.token, position)
            if start < 0 or text[position:start].strip():
                raise VnpartyError(f"{path}:{row.number}: {row.token!r} is not what follows in the article's `# text`.")
            position = start + len(row.token)
            if row.tag[0] == "I" and before[2:] == row.tag[2:]:
                marks[-1] = Mark(marks[-1].start, position, row.tag[2:])
            elif row.tag != "O":
                marks.append(Mark(start, position, row.tag[2:]))
            before = row.tag
    if text[position:].strip():
        raise VnpartyError(f"{path}: article {draft.fields.get('id', name)!r}: its rows end before its `# text` does.")
    return annotated({"id": name, **draft.fields}, text, marks, str(path), labels)


def _exact_text(draft: _Draft, path: Path) -> str:
    try:
        text: Any = json.loads(draft.fields["text"])
    except ValueError:
        text = None
    if not isinstance(text, str):
        raise VnpartyError(f"{path}: a `# text` comment of it is not a JSON string; mend it or delete the comment.")
    return text


def _rebuilt_text(draft: _Draft) -> str:
    lines = []
    for rows in draft.lines:
        parts: list[str] = []
        for row in rows:
            joined = not parts or row.token in _NO_SPACE_BEFORE or parts[-1] in _NO_SPACE_AFTER
            parts += [row.token] if joined else [" ", row.token]
        lines.append("".join(parts))
    return "\n".join(lines).strip("\n")


def write(articles: Sequence[AnnotatedArticle], path: Path) -> None:
    """Write all articles into one file, each with its exact text in a comment.

    Raises:
        VnpartyError: If the file can't be written.
    """
    write_text(path, "".join(part for article in articles for part in _parts(article)))


def _parts(article: AnnotatedArticle) -> Iterator[str]:
    yield from (f"# {key} = {getattr(article, key)}\n" for key in FIELDS if getattr(article, key))
    yield f"# text = {json.dumps(article.text, ensure_ascii=False)}\n"
    syllables = cut_syllables(article.text)
    starts = [entity.start for entity in article.entities]
    edges = sorted({edge for entity in article.entities for edge in (entity.start, entity.end)})
    current = 0
    bounds = zip(syllables.starts.tolist(), syllables.ends.tolist(), syllables.lines.tolist(), strict=True)
    for first, last, line in bounds:
        if line != current:
            yield "\n"
            current = line
        cuts = [first, *edges[bisect_right(edges, first) : bisect_right(edges, last - 1)], last]
        for start, end in pairwise(cuts):
            at = bisect_right(starts, start) - 1
            entity = article.entities[at] if at >= 0 and start < article.entities[at].end else None
            tag = "O" if entity is None else f"{'B' if start == entity.start else 'I'}-{entity.label}"
            yield f"{article.text[start:end]}\t{tag}\n"
    yield "\n"
