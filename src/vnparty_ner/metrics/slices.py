"""Parts of a set of articles that are scored by themselves.

A slice is again a list of (gold, predicted) articles, so that every score is computed in the one way. Slices by a
property of spans keep the spans that have it, on both sides: a correct span has it on both.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from vnparty_ner.article import Article, Entity
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.tokens.folding import name_key

Pair = tuple[AnnotatedArticle, Article]
"""An article's gold, and what was found in it."""

LENGTHS = ("1", "2–3", "4 and more")


def by_article(pairs: Sequence[Pair], key: Callable[[AnnotatedArticle], str]) -> dict[str, list[Pair]]:
    """Group articles by a property of the gold, as their topic; those without it are left out."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        if name := key(pair[0]):
            groups.setdefault(name, []).append(pair)
    return dict(sorted(groups.items()))


def by_span(pairs: Sequence[Pair], key: Callable[[Entity], str], names: Iterable[str]) -> dict[str, list[Pair]]:
    """Keep in each group the spans with one value of a property.

    Args:
        pairs: Articles.
        key: The property, as `span_length`.
        names: Its values, in the order of the report.
    """
    return {
        name: [
            (
                replace(gold, entities=tuple(e for e in gold.entities if key(e) == name)),
                replace(found, entities=tuple(e for e in found.entities if key(e) == name)),
            )
            for gold, found in pairs
        ]
        for name in names
    }


def span_length(entity: Entity) -> str:
    """Return which of `LENGTHS` a span has, in syllables (what white space separates)."""
    syllables = len(entity.text.split())
    return LENGTHS[0] if syllables <= 1 else LENGTHS[1] if syllables <= 3 else LENGTHS[2]


def surfaces(articles: Iterable[AnnotatedArticle]) -> frozenset[tuple[str, str]]:
    """Return (label, folded surface) of every span, to tell seen from unseen ones."""
    return frozenset((e.label, name_key(e.text)) for article in articles for e in article.entities)


def seen_in(known: Set[tuple[str, str]]) -> Callable[[Entity], str]:
    """Return the property `seen` or `unseen`: whether a surface was met with this label, as folded by `name_key`."""
    return lambda entity: "seen" if (entity.label, name_key(entity.text)) in known else "unseen"
