"""What every reader ends in: marks from outside become an `AnnotatedArticle` that keeps the house's rules."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vnparty_ner.article import Entity
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError

FIELDS = ("id", "topic", "genre", "era")
"""What an article has beside its text and spans, in the order of the files."""

_LABEL = re.compile(r"[^\s()\[\]]+")
_FILE_STEM = re.compile(r"[^./\\\x00-\x1f][^/\\\x00-\x1f]*")


@dataclass(frozen=True)
class Mark:
    """A span as a file has it.

    Attributes:
        start: First character, a code point offset.
        end: One past the last character.
        label: Entity label.
    """

    start: int
    end: int
    label: str


def annotated(
    fields: Mapping[str, Any], text: Any, marks: Iterable[Mark], where: str, labels: Sequence[str] | None
) -> AnnotatedArticle:
    """Build an article from what a file holds.

    White space at the edges of a mark, where a mouse easily takes it along, is left out of the span.

    Args:
        fields: `id`, and `topic`, `genre` and `era` where they are known.
        text: The raw text.
        marks: The spans in any order.
        where: File and line for error messages.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: If there is no text, or a span leaves the text, overlaps another, crosses a line end, is
            empty, or has a label that is unknown or not one word.
    """
    values = {key: "" if fields.get(key) is None else str(fields[key]) for key in FIELDS}
    place = f"{where}: article {values['id']!r}"
    if not isinstance(text, str) or any("\ud800" <= character <= "\udfff" for character in text):
        raise VnpartyError(f"{place}: its text is missing or not Unicode; every article needs one.")
    entities: list[Entity] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        entity = _entity(text, mark, place)
        if entities and entity.start < entities[-1].end:
            raise VnpartyError(f"{place}: {entity.text!r} overlaps {entities[-1].text!r}; keep one of the two spans.")
        if labels is not None and entity.label not in labels:
            raise VnpartyError(f"{place}: unknown label {entity.label!r}; known are {', '.join(labels)}.")
        entities.append(entity)
    return AnnotatedArticle(text=text, entities=tuple(entities), path=where, **values)


def _entity(text: str, mark: Mark, place: str) -> Entity:
    if not 0 <= mark.start < mark.end <= len(text):
        raise VnpartyError(f"{place}: the span {mark.start}–{mark.end} leaves the text or is empty; mark it again.")
    surface = text[mark.start : mark.end]
    start = mark.start + len(surface) - len(surface.lstrip())
    surface = surface.strip()
    if len(surface.splitlines()) != 1:
        raise VnpartyError(f"{place}: the span {surface!r} is empty or crosses a line end; mark each line's part.")
    if not _LABEL.fullmatch(mark.label):
        raise VnpartyError(f"{place}: the label {mark.label!r} is not one word without brackets; rename it.")
    return Entity(start, start + len(surface), mark.label, surface)


def file_stems(articles: Sequence[AnnotatedArticle]) -> list[str]:
    """Return the name, without its ending, of each article's file: its id.

    Raises:
        VnpartyError: If an id can't be a file name or two articles share one.
    """
    seen: set[str] = set()
    for article in articles:
        if not _FILE_STEM.fullmatch(article.id):
            raise VnpartyError(f"the id {article.id!r} can't be a file name; give the article another.")
        if article.id in seen:
            raise VnpartyError(f"two articles have the id {article.id!r}; give one of them another.")
        seen.add(article.id)
    return [article.id for article in articles]
