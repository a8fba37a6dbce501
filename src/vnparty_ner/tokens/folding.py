"""Folds the spellings that mean the same before the subword tokenizer sees them.

Real text mixes Unicode normal forms, two placements of the tone mark (uỷ and ủy, hoà and hòa), invisible
characters and odd spaces. The encoder reads one folded spelling, so none of them costs accuracy; every folded
character remembers the raw character that it came from, so offsets always point into the text as passed.
"""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot below
_NEEDS_CARE = re.compile(r"[^\x00-\u00ac\u00ae-\u02ff\u0370-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff]")

_NUCLEI = (("o", "a"), ("o", "e"), ("u", "y"))


def _tone_table() -> dict[str, str]:
    """Tone on the second vowel of an open syllable (hoà, uỷ) → tone on the first (hòa, ủy), as most papers print."""
    table = {}
    for first, second in _NUCLEI:
        for tone in _TONES:
            on_second = first + unicodedata.normalize("NFC", second + tone)
            on_first = unicodedata.normalize("NFC", first + tone) + second
            for change in (str.lower, str.upper, str.title):
                table[change(on_second)] = change(on_first)
    return table


_TONE = _tone_table()
_TONE_PATTERN = re.compile(rf"(?<![qQ])(?:{'|'.join(map(re.escape, _TONE))})(?![^\W\d_])")


@dataclass(frozen=True)
class Folded:
    """Folded text with the way back.

    Attributes:
        text: What the tokenizer reads.
        raw: Raw offset of each folded character, and the raw length last: int32 [len(text) + 1].
    """

    text: str
    raw: NDArray[np.int32]


def fold(text: str) -> Folded:
    """Fold a text: NFC, tone on the first vowel (uỷ → ủy), no invisible characters.

    Args:
        text: Any string, lone surrogates included (they become U+FFFD).
    """
    raw = np.arange(len(text) + 1, dtype=np.int32)
    if _NEEDS_CARE.search(text):
        text, raw = _compose(text)
    # Each pair has as many characters on both sides, so offsets stay.
    return Folded(_TONE_PATTERN.sub(lambda match: _TONE[match.group()], text), raw)


def name_key(surface: str) -> str:
    """Return one spelling for all of a name: case, normal form, tone placement and white space don't count."""
    return " ".join(fold(surface).text.casefold().split())


_LONGEST = 32
"""Characters that are composed together at most: normalising takes quadratic time in a run of marks."""


def _compose(text: str) -> tuple[str, NDArray[np.int32]]:
    """Compose letter by letter (a character with the combining marks after it), dropping the invisible."""
    letters: list[str] = []
    raw: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < min(len(text), position + _LONGEST) and (
            unicodedata.combining(text[end]) or text[end] in _INVISIBLE
        ):
            end += 1
        cluster = "".join(c for c in text[position:end] if c not in _INVISIBLE)
        composed = unicodedata.normalize("NFC", cluster).translate(_SURROGATES)
        letters.append(composed)
        raw.extend([position] * len(composed))
        position = end
    raw.append(len(text))
    return "".join(letters), np.array(raw, dtype=np.int32)


_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
