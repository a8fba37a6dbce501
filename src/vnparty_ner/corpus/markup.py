r"""The annotated-article format: Markdown with YAML front matter and inline marks.

    ---
    id: tu-tuong-01
    topic: tu-tuong
    genre: feature
    era: district
    ---
    Ông [Nguyễn Văn An](PERSON), [Bí thư](POSITION) [Huyện ủy Sông Lam](UNIT) …

A literal `[`, `]` or backslash of the text is written with a backslash before it. (A bare `]` outside a mark is
taken as it stands.) The text is everything after the front matter's closing line, less one final line feed;
other line ends are kept as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from vnparty_ner.article import Entity
from vnparty_ner.errors import VnpartyError
from vnparty_ner.labels import ENTITY_LABELS, TOPICS

_FRONT = re.compile(r"---\r?\n(.*?)^---(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MARK = re.compile(
    r"\\(?P<escaped>[\\\[\]])"
    r"|\[(?P<surface>(?:\\[\\\[\]]|[^\[\]\\\r\n])*)\]\((?P<label>[^\s()\[\]]*)\)"
    r"|(?P<bad>[\[\\]|\]\()"
)
_ESCAPE = re.compile(r"[\\\[\]]")
_UNESCAPE = re.compile(r"\\([\\\[\]])")
_KEYS = ("id", "topic", "genre", "era")


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article with its gold.

    Attributes:
        id: Unique name.
        text: Raw text.
        entities: Gold spans in order, not overlapping, score 1.
        topic: Gold topic; empty where none is known.
        genre: Kind of text, as `report`.
        era: `district` (before 1 July 2025) or `two-tier` (since).
        path: File it came from; empty if none.
    """

    id: str
    text: str
    entities: tuple[Entity, ...]
    topic: str = ""
    genre: str = ""
    era: str = ""
    path: str = field(default="", compare=False)


def parse_article(
    source: str,
    path: str = "<text>",
    labels: Sequence[str] | None = ENTITY_LABELS,
    topics: Sequence[str] | None = tuple(TOPICS),
) -> AnnotatedArticle:
    """Read one annotated article.

    Args:
        source: The file's text.
        path: File name for error messages.
        labels: Entity labels that may occur; None for any.
        topics: Topics that may occur; None for any, and for none at all.

    Raises:
        VnpartyError: With file, line and column, on a malformed mark, an unknown label or topic, or front
            matter that is missing or incomplete.
    """
    front = _FRONT.match(source)
    if not front:
        raise VnpartyError(
            f"{path}:1:1: no front matter; the file begins with a line ---, `id: …`, `topic: …`, and ---."
        )
    fields = _front_matter(front.group(1), path, needs_topic=topics is not None)
    if topics is not None and fields["topic"] not in topics:
        raise VnpartyError(f"{path}: unknown topic {fields['topic']!r}; known are {', '.join(topics)}.")
    body = source[front.end() :]
    text, entities = _parse_body(body, path, source.count("\n", 0, front.end()) + 1, labels)
    return AnnotatedArticle(text=text.removesuffix("\n"), entities=entities, path=path, **fields)


def _front_matter(source: str, path: str, needs_topic: bool) -> dict[str, str]:
    try:
        data: Any = yaml.load(source, yaml.BaseLoader)  # every value is text: an id 007 keeps its zeros
    except yaml.YAMLError as error:
        raise VnpartyError(f"{path}:1:1: the front matter is not valid YAML ({str(error).splitlines()[0]}).") from error
    data = data if isinstance(data, dict) else {}
    unknown = set(data) - set(_KEYS)
    missing = [key for key in ("id", "topic")[: 1 + needs_topic] if not data.get(key)]
    if unknown or missing:
        problem = f"unknown key {sorted(map(str, unknown))[0]!r}" if unknown else f"`{missing[0]}` is missing"
        raise VnpartyError(f"{path}:1:1: {problem} in the front matter; it holds {', '.join(_KEYS)}.")
    return {key: str(data.get(key) or "") for key in _KEYS}


def _parse_body(body: str, path: str, first_line: int, labels: Sequence[str] | None) -> tuple[str, tuple[Entity, ...]]:
    parts: list[str] = []
    entities: list[Entity] = []
    length = position = 0
    for match in _MARK.finditer(body):
        parts.append(body[position : match.start()])
        length += match.start() - position
        position = match.end()
        where = f"{path}:{first_line + body.count(chr(10), 0, match.start())}:" + str(
            match.start() - body.rfind("\n", 0, match.start())
        )
        if match["bad"]:
            raise VnpartyError(
                f"{where}: {body[match.start() : match.start() + 24]!r} is not a whole mark [text](LABEL) on one line; "
                "write \\[ or \\\\ where the text itself has the character."
            )
        surface = match["escaped"] or _UNESCAPE.sub(r"\1", match["surface"] or "")
        if match["label"] is not None:
            _check_mark(surface, match["label"], where, labels)
            entities.append(Entity(length, length + len(surface), match["label"], surface))
        parts.append(surface)
        length += len(surface)
    return "".join((*parts, body[position:])), tuple(entities)


def _check_mark(surface: str, label: str, where: str, labels: Sequence[str] | None) -> None:
    if not label or (labels is not None and label not in labels):
        raise VnpartyError(f"{where}: unknown label {label!r}; known are {', '.join(labels or ())}.")
    if not surface or surface != surface.strip():
        raise VnpartyError(f"{where}: the mark {surface!r} is empty or begins or ends with white space.")


def format_article(article: AnnotatedArticle) -> str:
    """Write an annotated article; `parse_article` reads the same back.

    Raises:
        VnpartyError: If its spans overlap or leave the text.
    """
    parts, position = [], 0
    for entity in sorted(article.entities, key=lambda e: e.start):
        if not position <= entity.start < entity.end <= len(article.text):
            raise VnpartyError(
                f"{article.id}: the span {entity.start}–{entity.end} overlaps another or leaves the text."
            )
        parts += [
            _escape(article.text[position : entity.start]),
            f"[{_escape(article.text[entity.start : entity.end])}]({entity.label})",
        ]
        position = entity.end
    parts.append(_escape(article.text[position:]))
    values = {key: getattr(article, key) for key in _KEYS if getattr(article, key)}
    front = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    return f"---\n{front}---\n{''.join(parts)}\n"


def _escape(text: str) -> str:
    return _ESCAPE.sub(r"\\\g<0>", text)
