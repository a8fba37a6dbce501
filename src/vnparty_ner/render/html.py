"""Shows articles as HTML: a page that stands alone, or a fragment for a notebook.

The text is cut where entities and the evidence of records begin and end; templates beside this file do the rest.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from vnparty_ner.article import Article, Entity
from vnparty_ner.labels import ENTITY_LABELS, TOPICS
from vnparty_ner.render.tables import Table, fact_tables, percent

CAPTIONS = {
    "UNIT": "Đơn vị",
    "POSITION": "Chức vụ",
    "DOCUMENT": "Văn bản",
    "NUMBER": "Số liệu",
    "PERSON": "Người",
    "DATE": "Ngày tháng",
}
"""What a reader sees for a label; a label of a user's own stands as it is."""

COLOURS = {
    "UNIT": "blue",
    "POSITION": "purple",
    "DOCUMENT": "green",
    "NUMBER": "sky",
    "PERSON": "vermilion",
    "DATE": "orange",
}
"""Colour of each label, as the style sheet names it."""

PALETTE = ("yellow", "grey", "blue", "vermilion", "green", "purple", "sky", "orange")
"""Colours for labels of a user's own, in this order: those of Okabe and Ito (2008), which the colour-blind can tell
apart, with grey for black."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that no entity and no evidence begins or ends in.

    Attributes:
        start: First character, an offset into the article's text.
        end: One past the last character.
        text: The characters between.
        loose: It is evidence of a record, but not as an entity.
    """

    start: int
    end: int
    text: str
    loose: bool


@dataclass(frozen=True)
class Label:
    """How a label is shown.

    Attributes:
        name: As the model has it, `UNIT`.
        caption: As the reader sees it.
        colour: As the style sheet names it.
    """

    name: str
    caption: str
    colour: str


@dataclass(frozen=True)
class View:
    """What the templates show of one article.

    Attributes:
        title: As given; empty without one.
        stretches: The whole text in order: pieces with the entity that they lie in, or None.
        counts: Label → number of its entities; only labels that occur.
        topics: (what the topic is about, probability), most probable first; empty without a topic.
        tables: Of its facts.
    """

    title: str
    stretches: Sequence[tuple[Entity | None, Sequence[Piece]]]
    counts: Mapping[str, int]
    topics: Sequence[tuple[str, float]]
    tables: Sequence[Table]


def article_page(article: Article, title: str = "") -> str:
    """Return a page in Vietnamese for one article; it needs no network and no other file.

    Args:
        article: What prediction returned; its facts are found if they have not been yet.
        title: Heading of the page, as a file name.

    Returns:
        HTML that can be encoded as UTF-8 whatever the text holds: control characters and lone surrogates are shown
        as U+FFFD.
    """
    return articles_page([(title, article)])


def articles_page(articles: Iterable[tuple[str, Article]]) -> str:
    """Return a page with (title, article) one after another, under a list of contents if there are several."""
    views = [_view(article, title) for title, article in articles]
    return _TEMPLATES.get_template("page.html.jinja").render(views=views, labels=_labels(views))


def article_fragment(article: Article) -> str:
    """Return an element for a notebook's output, with its own style that touches nothing outside it."""
    views = [_view(article, "")]
    return _TEMPLATES.get_template("fragment.html.jinja").render(views=views, labels=_labels(views))


def cut_text(
    text: str, entities: Sequence[Entity], evidence: Collection[tuple[int, int]]
) -> Iterator[tuple[Entity | None, Sequence[Piece]]]:
    """Cut a text at its entities, and these and what stands between them at the ends of other evidence.

    Args:
        text: The article's text.
        entities: In the order of the text, without overlap.
        evidence: (start, end) in characters; may overlap. What is an entity needs no cut of its own.

    Yields:
        Every character once, in order: the entity or None, and the pieces of its stretch.
    """
    loose = set(evidence) - {(entity.start, entity.end) for entity in entities}
    change = Counter(start for start, _ in loose)
    change.subtract(end for _, end in loose)
    edges = sorted(change)
    depth = [0, *accumulate(change[edge] for edge in edges)]  # pieces of evidence open after so many edges

    def pieces(start: int, end: int) -> list[Piece]:
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        return [Piece(a, b, text[a:b], depth[bisect_right(edges, a)] > 0) for a, b in pairwise([start, *inner, end])]

    done = 0
    for entity in entities:
        if done < entity.start:
            yield None, pieces(done, entity.start)
        yield entity, pieces(entity.start, entity.end)
        done = entity.end
    if done < len(text):
        yield None, pieces(done, len(text))


def _view(article: Article, title: str) -> View:
    tables = list(fact_tables(article))
    evidence = {span for table in tables for row in table.rows for span in row.spans}
    counts = Counter(entity.label for entity in article.entities)
    scores = article.topic.scores if article.topic else {}
    return View(
        title=title,
        stretches=list(cut_text(article.text, article.entities, evidence)),
        counts={name: counts[name] for name in _in_order(counts)},
        topics=[(_sentence_case(TOPICS.get(name, name)), score) for name, score in scores.items()],
        tables=tables,
    )


def _in_order(names: Collection[str]) -> list[str]:
    known = [name for name in ENTITY_LABELS if name in names]
    return known + sorted(set(names) - set(known))


def _labels(views: Sequence[View]) -> dict[str, Label]:
    """Give each label of these articles a colour: its own, or the next that no label with its own colour takes."""
    names = _in_order({name for view in views for name in view.counts})
    taken = [COLOURS[name] for name in names if name in COLOURS]
    free = [colour for colour in PALETTE if colour not in taken] or PALETTE
    others = [name for name in names if name not in COLOURS]
    colours = COLOURS | {name: free[number % len(free)] for number, name in enumerate(others)}
    return {name: Label(name, CAPTIONS.get(name, name), colours[name]) for name in names}


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _printable(value: Any) -> Any:
    """Make text safe for a UTF-8 file and a browser; escaping comes after it. What is markup already stays."""
    return _LINE_ENDS.sub("\n", _UNPRINTABLE.sub("\ufffd", value)) if type(value) is str else value


_TEMPLATES = Environment(
    loader=PackageLoader("vnparty_ner", "render"),
    autoescape=True,
    finalize=_printable,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["percent"] = percent
