"""Formats of other tools: annotated articles in and out.

from vnparty_ner.corpus.formats import FORMATS
articles = FORMATS["label_studio"].read(Path("export.json"))
FORMATS["markup"].write(articles, Path("data/train"))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vnparty_ner.corpus.formats import brat, conll, doccano, label_studio, markup, parquet, text
from vnparty_ner.corpus.markup import AnnotatedArticle


class Reader(Protocol):
    """Reads annotated articles from a file or folder; `labels` are those that may occur, None for any."""

    def __call__(self, path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
        """Return the articles; raises `VnpartyError` on bad input."""


class Writer(Protocol):
    """Writes annotated articles to a file or folder, whole or not at all."""

    def __call__(self, articles: Sequence[AnnotatedArticle], path: Path) -> None:
        """Write; raises `VnpartyError` if it can't."""


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        read: Reads it.
        write: Writes it; None where that makes no sense.
        cannot_hold: What is lost in it; empty if nothing.
    """

    read: Reader
    write: Writer | None
    cannot_hold: str = ""


FORMATS: dict[str, Format] = {
    "brat": Format(brat.read, brat.write, "carriage returns: every line end becomes a line feed"),
    "conll": Format(conll.read, conll.write, "white space, except in the comment `# text`, which other tools drop"),
    "doccano": Format(doccano.read, doccano.write),
    "label_studio": Format(label_studio.read, label_studio.write),
    "markup": Format(markup.read, markup.write),
    "parquet": Format(parquet.read, parquet.write),
    "text": Format(text.read, None),
}

__all__ = ["FORMATS", "Format", "Reader", "Writer"]
