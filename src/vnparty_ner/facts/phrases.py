"""Noun phrases by their edges: Vietnamese puts the head first, so where a phrase begins tells what it names."""

import re

from vnparty_ner.facts.wording import NOUNS, STOPS

LONGEST = 4
"""Syllables of a name of what is counted."""

_FILLER = re.compile(
    r"(?:tổng số|tổng cộng|tỷ lệ|tỉ lệ|số lượng|lượng|số|mức|các|những|toàn bộ|đa số|hầu hết)(?:\s+(?=\w)|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def noun_phrase(text: str) -> str:
    """Return the noun phrase that a text begins with, fillers ("tổng số", "tỷ lệ") left out; empty if none begins.

    Args:
        text: Folded text; its first word must be the first of the phrase.
    """
    text = text.strip()
    while match := _FILLER.match(text):
        text = text[match.end() :]
    words: list[str] = []
    position = 0
    found = list(_WORD.finditer(text))
    for number, match in enumerate(found[: LONGEST + 1]):
        between = text[position : match.start()]
        if between.strip() or "\n\n" in between or len(words) == LONGEST:
            break
        word = match.group().lower()
        pair = f"{word} {found[number + 1].group().lower()}" if number + 1 < len(found) else word
        compound = pair in NOUNS or (bool(words) and f"{words[-1].lower()} {word}" in NOUNS)
        if word in STOPS and not compound:
            break
        words.append(match.group())
        position = match.end()
    return " ".join(words)


def last_syllables(text: str, count: int) -> str:
    """Return the last syllables of a text, at most `count`, that nothing but space parts."""
    match = re.search(rf"(?:[^\W\d_]+\s+){{0,{count - 1}}}[^\W\d_]+\s*$", text)
    return " ".join(match.group().split()) if match else ""
