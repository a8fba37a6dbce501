"""Noun phrases by their edges: Vietnamese puts the head first, so where a phrase begins tells what it names."""

import re

from vnparty_ner.facts.wording import COMPOUNDS, NOUNS, STOPS

LONGEST = 4
"""Syllables of a name of what is counted; one more where that ends a compound."""

_FILLER = re.compile(
    r"(?:tổng số|tổng cộng|tỷ lệ|tỉ lệ|số lượng|lượng|số|mức|các|những|toàn bộ|đa số|hầu hết)(?:\s+(?=\w)|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SHARED_SYLLABLE = re.compile(r"chi,\s+(?=đảng\s+(?:bộ|ủy|uỷ)(?!\w))", re.IGNORECASE)
"""A first syllable whose second follows with another first one: chi, đảng bộ."""


def noun_phrase(text: str) -> str:
    """Return the noun phrase that a text begins with, fillers ("tổng số", "tỷ lệ") left out; empty if none begins.

    Args:
        text: Folded text; its first word must be the first of the phrase.
    """
    text = text.strip()
    while match := _FILLER.match(text):
        text = text[match.end() :]
    if shared := _SHARED_SYLLABLE.match(text):
        return f"{shared.group().strip()} {noun_phrase(text[shared.end() :])}"
    words: list[str] = []
    position = 0
    found = list(_WORD.finditer(text))
    for number, match in enumerate(found[: LONGEST + 1]):
        between = text[position : match.start()]
        word = match.group().lower()
        with_last = f"{words[-1].lower()} {word}" if words else word
        if between.strip() or "\n\n" in between or (len(words) == LONGEST and with_last not in COMPOUNDS):
            break
        with_next = f"{word} {found[number + 1].group().lower()}" if number + 1 < len(found) else word
        if word in STOPS and NOUNS.isdisjoint((with_next, with_last)):
            break
        words.append(match.group())
        position = match.end()
    return " ".join(words)


def last_syllables(text: str, count: int) -> str:
    """Return the last syllables of a text, at most `count`, that nothing but space parts."""
    match = re.search(rf"(?:[^\W\d_]+\s+){{0,{count - 1}}}[^\W\d_]+\s*$", text)
    return " ".join(match.group().split()) if match else ""
