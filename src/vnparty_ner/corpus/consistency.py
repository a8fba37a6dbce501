"""Checks that compare spans: one surface marked here and unmarked there, or marked with two labels."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from vnparty_ner.corpus.findings import Finding, count_syllables, finding, free_spots
from vnparty_ner.corpus.markup import AnnotatedArticle

_NAMES = frozenset({"UNIT", "PERSON", "DOCUMENT"})
_FIXED = frozenset({"Hồ Chí Minh"})
"""Marked where the person is meant, and not in the fixed expressions."""

_CLASS_AFTER = re.compile(r"\s(?:(?:các|cấp|cơ sở|những|trực thuộc|nào|toàn|bộ phận|địa phương|điện tử)\b|- Đoàn thể)")
_CLASS_BEFORE = re.compile(r"(?i)\b(?:các|những|một số|nhiều|mọi)\s$")
"""What makes a class, or something else, of a body's name."""

_SELDOM_MARKED = 5
_OFTEN_UNMARKED = 0.2
_MINORITY = 3


@dataclass(frozen=True)
class _Mention:
    article: AnnotatedArticle
    start: int


def check_unmarked(article: AnnotatedArticle) -> Iterator[Finding]:
    """Yield a warning for every place where a name that the article marks elsewhere stands outside all spans."""
    names = {
        entity.text: entity.label
        for entity in article.entities
        if entity.label in _NAMES
        and count_syllables(entity.text) >= 2
        and entity.text[0].isupper()
        and entity.text not in _FIXED
    }
    for start, surface in _unmarked(article, names, re.IGNORECASE):
        label = next(label for name, label in names.items() if name.casefold() == surface.casefold())
        message = f"is marked {label} elsewhere in the article and stands unmarked here"
        yield finding(article, "unmarked-name", start, surface, message, "warning")


def check_often_unmarked(articles: Sequence[AnnotatedArticle]) -> Iterator[Finding]:
    """Yield a warning for the unmarked mentions of long surfaces that the corpus marks often but not always."""
    marked: Counter[str] = Counter(
        entity.text
        for article in articles
        for entity in article.entities
        if entity.label in _NAMES | {"POSITION"} and count_syllables(entity.text) >= 3 and entity.text not in _FIXED
    )
    often = {surface: count for surface, count in marked.items() if count >= _SELDOM_MARKED}
    unmarked: dict[str, list[_Mention]] = defaultdict(list)
    for article in articles:
        for start, surface in _unmarked(article, often, re.NOFLAG):
            unmarked[surface].append(_Mention(article, start))
    for surface, mentions in unmarked.items():
        total = often[surface] + len(mentions)
        if len(mentions) > _OFTEN_UNMARKED * total:
            message = f"is marked {often[surface]} of {total} times in the corpus and stands unmarked here"
            for mention in mentions:
                yield finding(mention.article, "often-unmarked", mention.start, surface, message, "warning")


def check_labels(articles: Sequence[AnnotatedArticle]) -> Iterator[Finding]:
    """Yield a warning for the rarer label of every surface that has two."""
    mentions: dict[str, dict[str, list[_Mention]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        for entity in article.entities:
            if any(character.isalpha() for character in entity.text):
                mentions[entity.text][entity.label].append(_Mention(article, entity.start))
    for surface, labels in mentions.items():
        usual, *others = sorted(labels, key=lambda label: -len(labels[label]))
        for label in others:
            if len(labels[label]) * _MINORITY <= len(labels[usual]):
                message = f"is {label} {len(labels[label])} times in the corpus and {usual} {len(labels[usual])} times"
                for mention in labels[label]:
                    yield finding(mention.article, "two-labels", mention.start, surface, message, "warning")


def _unmarked(article: AnnotatedArticle, surfaces: Collection[str], flags: re.RegexFlag) -> Iterator[tuple[int, str]]:
    """Yield start and surface of every capitalised mention outside all spans, of the longest surface that fits."""
    if not surfaces:
        return
    longest_first = "|".join(re.escape(surface) for surface in sorted(surfaces, key=len, reverse=True))
    free = free_spots(article)
    for match in re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", article.text, flags):
        before = article.text[max(0, match.start() - 8) : match.start()]
        is_class = _CLASS_AFTER.match(article.text, match.end()) or _CLASS_BEFORE.search(before)
        if all(free[match.start() : match.end()]) and match[0][0].isupper() and not is_class:
            yield match.start(), match[0]
