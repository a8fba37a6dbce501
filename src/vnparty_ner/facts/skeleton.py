"""A sentence with every entity as one sign, so that word orders are regular expressions: `ông Ⓗ, Ⓟ Ⓤ; bà Ⓗ, Ⓟ Ⓤ`."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence

SIGNS = {"UNIT": "Ⓤ", "POSITION": "Ⓟ", "DOCUMENT": "Ⓓ", "NUMBER": "Ⓝ", "PERSON": "Ⓗ", "DATE": "Ⓣ"}
"""Label → the sign that stands for an entity of it."""

_OTHER = "◯"
"""Stands for an entity of any other label, and for one of the signs itself in a text."""
_ROMAN = re.compile("[IVXLC]+")
_PLAIN = str.maketrans(
    dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\u00a0", " ") | dict.fromkeys(SIGNS.values(), _OTHER)
)


@dataclass(frozen=True)
class Skeleton:
    """A sentence with its entities as signs.

    Attributes:
        reading: The article that it is of.
        sentence: The sentence.
        text: Its folded text with a sign for each entity; every white space character is a space. A sentence all in
            capitals is in lower case, but for Roman numerals.
        places: Place of each mention's sign in `text`.
        mentions: The mentions, as many as places.
    """

    reading: Reading
    sentence: Sentence
    text: str
    places: Sequence[int]
    mentions: Sequence[Mention]

    @cached_property
    def at(self) -> dict[int, Mention]:
        """Place of a sign → its mention."""
        return dict(zip(self.places, self.mentions, strict=True))

    def places_of(self, label: str) -> list[int]:
        """Return the places of the signs of one label, in order."""
        return [place for place, mention in zip(self.places, self.mentions, strict=True) if mention.label == label]

    def written(self, start: int, end: int) -> str:
        """Return what stands in the raw text between two places, white space made single spaces."""
        return " ".join(self.reading.written(self._folded(start), self._folded(end)).split())

    def _folded(self, place: int) -> int:
        """The folded offset of a place."""
        before = bisect_right(self.places, place - 1) - 1
        if before < 0:
            return self.sentence.start + place
        return self.mentions[before].end + place - self.places[before] - 1


def skeleton(reading: Reading, sentence: Sentence) -> Skeleton:
    """Return the skeleton of a sentence."""
    mentions = [mention for mention in reading.in_sentence(sentence) if mention.end <= sentence.end]
    plain = reading.text[sentence.start : sentence.end]
    if plain.isupper():
        plain = _small(reading, sentence)
    plain = plain.translate(_PLAIN)
    pieces: list[str] = []
    places: list[int] = []
    position = length = 0
    for mention in mentions:
        gap = plain[position : mention.start - sentence.start]
        places.append(length + len(gap))
        pieces += [gap, SIGNS.get(mention.label, _OTHER)]
        length += len(gap) + 1
        position = mention.end - sentence.start
    pieces.append(plain[position:])
    return Skeleton(reading, sentence, "".join(pieces), places, mentions)


def _small(reading: Reading, sentence: Sentence) -> str:
    """A sentence in lower case, but for its Roman numerals."""
    lower, start = reading.lower, sentence.start
    return re.sub(
        r"[^\W\d_]+",
        lambda word: word[0] if _ROMAN.fullmatch(word[0]) else lower[start + word.start() : start + word.end()],
        reading.text[start : sentence.end],
    )


def skeletons(reading: Reading, label: str) -> list[Skeleton]:
    """Return the skeletons of the sentences that hold a mention of a label, in order."""
    numbers = dict.fromkeys(reading.sentence_number(mention) for mention in reading.of(label))
    return [skeleton(reading, reading.sentences[number]) for number in numbers if number >= 0]


def phrase(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a space stands for white space, and `_` for white space or none."""
    return re.compile(pattern.replace(" ", r"\s+").replace("_", r"\s*"))
