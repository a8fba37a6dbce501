"""What the checks of the corpus report, where it stands, and which findings a person has judged and accepted."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text

Splits = Mapping[str, Sequence[AnnotatedArticle]]
"""Articles by split: `train`, `validation`, `test`."""

Severity = Literal["error", "warning"]

_SYLLABLE = re.compile(r"[^\W_]+")
_FRONT_KEYS = ("id", "topic", "genre", "era")


@dataclass(frozen=True)
class Finding:
    """Something in an article that breaks a rule of the guidelines, or may.

    Attributes:
        kind: Name of the check, as `honorific`.
        article: Id of the article.
        line: Line of its file, from 1.
        column: Column of that line, from 1, marks counted.
        surface: The words in question, on one line.
        message: What is wrong, as a clause.
        severity: `error` for what is certainly wrong, `warning` for what a person has to judge.
    """

    kind: str
    article: str
    line: int
    column: int
    surface: str
    message: str
    severity: Severity


@dataclass(frozen=True)
class Accepted:
    """A finding that a person has judged to be right as it stands."""

    article: str
    kind: str
    surface: str
    reason: str


def finding(
    article: AnnotatedArticle, kind: str, start: int, surface: str, message: str, severity: Severity
) -> Finding:
    """Make a finding at an offset of an article's text."""
    line, column = source_position(article, start)
    return Finding(kind, article.id, line, column, " ".join(surface.split()), message, severity)


def source_position(article: AnnotatedArticle, offset: int) -> tuple[int, int]:
    """Return line and column, in the annotated file, of an offset into the text.

    The file is taken to be as `format_article` writes it: one line for each field of the front matter.
    """
    line_start = article.text.rfind("\n", 0, offset) + 1
    front = 2 + sum(bool(getattr(article, key)) for key in _FRONT_KEYS)
    before = article.text[line_start:offset]
    escapes = sum(character in "[]\\" for character in before)
    marks = sum(
        1 + (len(e.label) + 3 if e.end <= offset else 0) for e in article.entities if line_start <= e.start < offset
    )
    return front + article.text.count("\n", 0, offset) + 1, 1 + len(before) + escapes + marks


def count_syllables(surface: str) -> int:
    """Return how many runs of letters or digits a surface has."""
    return len(_SYLLABLE.findall(surface))


def free_spots(article: AnnotatedArticle) -> bytearray:
    """Return 1 for every character of the text that stands outside all spans, 0 for the others."""
    free = bytearray(b"\1" * len(article.text))
    for entity in article.entities:
        free[entity.start : entity.end] = bytes(entity.end - entity.start)
    return free


def load_accepted(path: Path) -> list[Accepted]:
    """Read the accepted findings: tab-separated article, kind, surface and reason under a line of column names.

    Raises:
        VnpartyError: If the file can't be read or a row has not four columns.
    """
    rows = list(csv.reader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 1):
        if len(row) != 4:
            raise VnpartyError(f"{path}:{number}: {len(row)} columns; a row has article, kind, surface and reason.")
    return [Accepted(*row) for row in rows[1:]]


def without_accepted(findings: Sequence[Finding], accepted: Sequence[Accepted]) -> list[Finding]:
    """Return the findings that nobody has accepted, and a warning for each acceptance that no finding needs."""
    known = {(a.article, a.kind, a.surface) for a in accepted}
    met = {(f.article, f.kind, f.surface) for f in findings}
    left = [f for f in findings if (f.article, f.kind, f.surface) not in known]
    stale = [
        Finding("stale-acceptance", a.article, 1, 1, a.surface, f"nothing of kind {a.kind} is found here", "warning")
        for a in accepted
        if (a.article, a.kind, a.surface) not in met
    ]
    return [*left, *stale]
