"""What prediction returns: an `Article` with its `Topic` and its `Entity` spans, all frozen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Entity:
    """A labelled span of the text.

    Attributes:
        start: First character, a code point offset into the text as it was passed.
        end: One past the last character.
        label: Entity label, as `UNIT`.
        text: The span's own text: `article.text[start:end]`.
        score: Probability of exactly this span with this label, 0 to 1; 1 for gold.
    """

    start: int
    end: int
    label: str
    text: str
    score: float = 1.0

    @property
    def key(self) -> tuple[int, int, str]:
        """What has to agree for an exact match: start, end and label."""
        return (self.start, self.end, self.label)


@dataclass(frozen=True)
class Topic:
    """What the article is about.

    Attributes:
        label: The most probable topic.
        scores: Probability of every topic, most probable first.
    """

    label: str
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Article:
    """A text with what was found in it.

    Attributes:
        text: The text exactly as it was passed.
        entities: Spans in the order of the text; they never overlap.
        topic: None where the model has no topic head, and for a text with no word in it.
    """

    text: str
    entities: tuple[Entity, ...]
    topic: Topic | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON; `Article.from_dict` is its inverse."""
        return {
            "text": self.text,
            "topic": None if self.topic is None else {"label": self.topic.label, "scores": dict(self.topic.scores)},
            "entities": [
                {"start": e.start, "end": e.end, "label": e.label, "text": e.text, "score": e.score}
                for e in self.entities
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Article":
        """Build an article from what `to_dict` returned.

        Raises:
            KeyError: If a field is missing.
        """
        topic = data["topic"]
        return cls(
            text=data["text"],
            entities=tuple(Entity(**entity) for entity in data["entities"]),
            topic=None if topic is None else Topic(topic["label"], dict(topic["scores"])),
        )

    def to_json(self, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text, with Vietnamese letters as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
