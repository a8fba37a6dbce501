"""An article as pieces of text with and without a label: no change of a piece can lose a span."""

import dataclasses
import random
from collections.abc import Callable
from dataclasses import dataclass

from vnparty_ner.article import Entity
from vnparty_ner.corpus.gazetteer import Gazetteer
from vnparty_ner.corpus.markup import AnnotatedArticle


@dataclass(frozen=True)
class Piece:
    """A stretch of text.

    Attributes:
        text: The text.
        label: Its entity label; empty for text between entities.
    """

    text: str
    label: str = ""


@dataclass(frozen=True)
class Draw:
    """What a transformation draws from.

    Attributes:
        random: Source of chance.
        gazetteer: Names, without those that validation, test and seeds must keep unseen.
        held_out: Surfaces that must not be made.
    """

    random: random.Random
    gazetteer: Gazetteer
    held_out: frozenset[str]


Pieces = list[Piece]


def split(article: AnnotatedArticle) -> Pieces:
    """Return an article as pieces; `join` is the inverse."""
    pieces, position = [], 0
    for entity in article.entities:
        pieces += [Piece(article.text[position : entity.start]), Piece(entity.text, entity.label)]
        position = entity.end
    return [*pieces, Piece(article.text[position:])]


def join(article: AnnotatedArticle, pieces: Pieces) -> AnnotatedArticle:
    """Put pieces together to an article with the id and topic of another."""
    entities, position = [], 0
    for piece in pieces:
        if piece.label:
            entities.append(Entity(position, position + len(piece.text), piece.label, piece.text))
        position += len(piece.text)
    return dataclasses.replace(article, text="".join(piece.text for piece in pieces), entities=tuple(entities))


def change_each(pieces: Pieces, label: str, change: Callable[[str], str]) -> Pieces:
    """Return the pieces with the text of those of one label changed; the empty label is text between entities."""
    return [dataclasses.replace(piece, text=change(piece.text)) if piece.label == label else piece for piece in pieces]
