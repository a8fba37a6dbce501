"""What one article shares with another: copied text, and names that stand in two splits."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from vnparty_ner.article import Entity
from vnparty_ner.corpus import gazetteer
from vnparty_ner.corpus.findings import Finding, Splits, count_syllables, finding
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.tokens.folding import name_key

_SHINGLE = 5
_SIMILAR, _SAME = 0.15, 0.3
_LONG_SENTENCE = 12
_LONG_UNIT = 4
_WORD = re.compile(r"\w+")
_NAME_SYLLABLE = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n\s*\n")
_PLACE = re.compile(
    r"(?<!\w)(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ dân phố)"
    r"(?: [^\W\d]+){2,3}$"
)
"""A place below the province with its level word, at the end of a folded unit."""


def check_copies(articles: Sequence[AnnotatedArticle]) -> Iterator[Finding]:
    """Yield articles that are nearly the same (Jaccard of word 5-grams) and sentences that stand in two."""
    shingles = {article.id: _shingles(article.text) for article in articles}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for shingle in shingles[article.id]:
            holders[shingle].append(number)
    shared = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    for (left, right), count in shared.items():
        one, other = articles[left], articles[right]
        likeness = count / (len(shingles[one.id]) + len(shingles[other.id]) - count)
        if likeness > _SIMILAR:
            message = f"shares {likeness:.0%} of its word 5-grams with {other.id}"
            yield finding(one, "near-duplicate", 0, other.id, message, "error" if likeness > _SAME else "warning")
    yield from _repeated_sentences(articles)


def _repeated_sentences(articles: Sequence[AnnotatedArticle]) -> Iterator[Finding]:
    first: dict[str, AnnotatedArticle] = {}
    for article in articles:
        start = 0
        for sentence in _SENTENCE.split(article.text):
            start = article.text.index(sentence, start)
            key = " ".join(_WORD.findall(sentence.casefold()))
            if key.count(" ") + 1 >= _LONG_SENTENCE and first.setdefault(key, article) is not article:
                message = f"is a sentence of {first[key].id} too"
                yield finding(article, "repeated-sentence", start, sentence, message, "warning")


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[offset:] for offset in range(_SHINGLE)), strict=False))


def check_leaks(splits: Splits, known: frozenset[str] | None = None) -> Iterator[Finding]:
    """Yield the persons and units of validation and test that stand in train too.

    A person counts from two syllables, a unit from four, and a place below the province with its level word always;
    such a place inside the names of two different bodies is a warning.

    Args:
        splits: Articles by split.
        known: Folded names that any reader knows, a name made of these alone may stand anywhere; None for
            `common_knowledge.tsv` of the gazetteer.
    """
    if known is None:
        known = frozenset(name_key(row["name"]) for row in gazetteer.rows("common_knowledge"))
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    common = re.compile(rf"(?:(?:{names})(?:, | - | |$))+" if known else r"(?!)")
    wholes: dict[tuple[str, str], str] = {}
    places: dict[str, str] = {}
    for article in splits["train"]:
        for entity in article.entities:
            wholes.setdefault((entity.label, name_key(entity.text)), article.id)
            places.setdefault(_place(entity), article.id)
    for split, articles in splits.items():
        for article in articles if split != "train" else ():
            for entity in article.entities:
                whole, place = (entity.label, name_key(entity.text)), _place(entity)
                if _is_telling(entity) and whole in wholes and not common.fullmatch(whole[1]):
                    message = f"is a {entity.label} of {split} and stands in train ({wholes[whole]}) too"
                    yield finding(article, "leak", entity.start, entity.text, message, "error")
                elif place and place in places and not common.fullmatch(place):
                    message = f"holds the place {place} that stands in train ({places[place]}) too"
                    yield finding(article, "shared-place", entity.start, entity.text, message, "warning")


def _place(entity: Entity) -> str:
    """Return the folded place that a unit's name ends with, or nothing."""
    match = _PLACE.search(name_key(entity.text)) if entity.label == "UNIT" else None
    return match[0] if match else ""


def _is_telling(entity: Entity) -> bool:
    """Tell whether a name is long enough to be known again; initials are not."""
    if entity.label == "PERSON":
        return len(_NAME_SYLLABLE.findall(entity.text)) >= 2
    return entity.label == "UNIT" and (
        count_syllables(entity.text) >= _LONG_UNIT or _place(entity) == name_key(entity.text)
    )


def held_out_surfaces(splits: Splits) -> frozenset[str]:
    """Return the folded persons and units of validation and test: augmentation must not put them into train."""
    return frozenset(
        name_key(entity.text)
        for split, articles in splits.items()
        if split != "train"
        for article in articles
        for entity in article.entities
        if entity.label in ("PERSON", "UNIT")
    )
