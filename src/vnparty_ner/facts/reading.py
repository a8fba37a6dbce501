"""What all rules read: the folded text of an article, its entities in it, its sentences.

Rules see one spelling (NFC, tone mark as in "hòa, ủy", nothing invisible). Offsets here are those of the folded
text; each mention remembers the entity that it came from, and records only ever carry that entity's own offsets.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TypedDict

from vnparty_ner.article import Entity
from vnparty_ner.facts.sentences import Sentence, sentences
from vnparty_ner.tokens.folding import fold, name_key


@dataclass(frozen=True)
class Mention:
    """An entity in the folded text.

    Attributes:
        start: First character in the folded text.
        end: One past the last character there.
        label: Entity label.
        text: The folded text of the span.
        index: Its number among all mentions of the article, from 0.
        source: The entity as it was found, with offsets into the raw text.
    """

    start: int
    end: int
    label: str
    text: str
    index: int
    source: Entity

    @cached_property
    def key(self) -> str:
        """One spelling for all of the name (see `name_key`)."""
        return name_key(self.text)

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the raw text, as records carry them."""
        return (self.source.start, self.source.end)


class Evidence(TypedDict):
    """The fields of a `Record` that tell where it comes from, but for the rule."""

    spans: tuple[tuple[int, int], ...]
    score: float


def evidence(*mentions: Mention | None) -> Evidence:
    """Return the spans and score of a record made from these mentions; None and repetitions don't count.

    Use: `Document(**evidence(document, date), rule="symbol", …)`.
    """
    used = sorted({mention.index: mention for mention in mentions if mention is not None}.items())
    return Evidence(
        spans=tuple(mention.span for _, mention in used), score=prod(mention.source.score for _, mention in used)
    )


@dataclass(frozen=True)
class Reading:
    """An article as the rules read it.

    Attributes:
        text: The folded text; case is kept.
        mentions: All entities, in order.
        raw: The text as it was passed.
        origins: Raw offset of each folded character, and the raw length last.
    """

    text: str
    mentions: tuple[Mention, ...]
    raw: str
    origins: Sequence[int]

    @cached_property
    def lower(self) -> str:
        """The folded text in lower case, of the same length."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)  # İ has two characters

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; none ends inside a mention."""
        return sentences(self.text, [(mention.start, mention.end) for mention in self.mentions])

    def written(self, start: int, end: int) -> str:
        """Return what stands in the raw text between two offsets of the folded text."""
        return self.raw[self.origins[start] : self.origins[end]]

    def of(self, *labels: str) -> tuple[Mention, ...]:
        """Return the mentions of these labels, in order."""
        return tuple(mention for mention in self.mentions if mention.label in labels)

    def between(self, first: Mention, second: Mention) -> str:
        """Return the text from the end of one mention to the start of a later one."""
        return self.text[first.end : second.start]

    def after(self, mention: Mention) -> Mention | None:
        """Return the next mention; None at the end."""
        return self.mentions[mention.index + 1] if mention.index + 1 < len(self.mentions) else None

    def before(self, mention: Mention) -> Mention | None:
        """Return the mention before; None at the start."""
        return self.mentions[mention.index - 1] if mention.index else None

    def within(self, start: int, end: int, *labels: str) -> tuple[Mention, ...]:
        """Return the mentions that start at `start` or later and before `end`, of these labels if any is named."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(mention for mention in self.mentions[low:high] if not labels or mention.label in labels)

    def in_sentence(self, sentence: Sentence, *labels: str) -> tuple[Mention, ...]:
        """Return the mentions of a sentence, in order, of these labels if any is named."""
        return self.within(sentence.start, sentence.end, *labels)

    def sentence_number(self, place: Mention | int) -> int:
        """Return the number of the sentence that a mention or offset stands in, from 0.

        An offset in the white space between two sentences counts to the one before; -1 before the first.
        """
        offset = place if isinstance(place, int) else place.start
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_of(self, place: Mention | int) -> Sentence:
        """Return the sentence that a mention or offset stands in; an empty one if there is none."""
        number = self.sentence_number(place)
        return self.sentences[number] if number >= 0 else Sentence(0, 0, 0)

    @cached_property
    def leads(self) -> list[int]:
        """For each sentence the number of the line that introduces it: the last before it that is no row or item.

        -1 where there is none.
        """
        leads, last = [], -1
        for number, sentence in enumerate(self.sentences):
            leads.append(last)
            if not (sentence.row or sentence.item):
                last = number
        return leads

    @cached_property
    def head_rows(self) -> list[int]:
        """For each sentence the number of the first row of its table; its own number where it is no row."""
        heads: list[int] = []
        for number, sentence in enumerate(self.sentences):
            before = self.sentences[number - 1] if number else sentence
            goes_on = number and sentence.row and before.row  # an empty line may part the rows
            heads.append(heads[-1] if goes_on else number)
        return heads

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def read_article(text: str, entities: Sequence[Entity]) -> Reading:
    """Fold a text and find its entities in it.

    Args:
        text: The raw text.
        entities: Entities of it, none overlapping another, in any order.
    """
    folded = fold(text)
    origins = folded.raw.tolist()
    mentions = []
    for index, entity in enumerate(sorted(entities, key=lambda entity: (entity.start, entity.end))):
        start, end = bisect_left(origins, entity.start), bisect_left(origins, entity.end)
        end = min(end, len(folded.text))
        mentions.append(Mention(min(start, end), end, entity.label, folded.text[start:end], index, entity))
    return Reading(folded.text, tuple(mentions), text, origins)
