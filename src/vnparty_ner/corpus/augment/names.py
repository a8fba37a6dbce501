"""Other persons and places than the article's."""

import dataclasses
import re
from collections.abc import Iterable

from vnparty_ner.corpus.augment.pieces import Draw, Pieces, change_each
from vnparty_ner.corpus.gazetteer import Gazetteer
from vnparty_ner.tokens.folding import name_key

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def training_gazetteer(gazetteer: Gazetteer, held_out: Iterable[str]) -> Gazetteer:
    """Return the gazetteer without the places that occur in held-out surfaces, so that unseen names stay unseen.

    Args:
        gazetteer: The whole gazetteer.
        held_out: Surfaces of units in validation, test and seeds; any spelling.
    """
    words = [name_key(surface).split() for surface in held_out]
    runs = {" ".join(w[i:j]) for w in words for i in range(len(w)) for j in range(i + 1, min(i + 4, len(w)) + 1)}
    keys = {name_key(name) for names in gazetteer.places.values() for name in names}
    kept_out = runs & keys

    def is_free(name: str) -> bool:
        """Neither held out nor made of a held-out name, as Bắc Từ Liêm is of Từ Liêm."""
        parts = name_key(name).split()
        return " ".join(parts) not in runs and not any(
            " ".join(parts[n:]) in kept_out for n in range(1, len(parts) - 1)
        )

    places = {level: tuple(filter(is_free, names)) for level, names in gazetteer.places.items()}
    return dataclasses.replace(gazetteer, places=places)


def swap_persons(pieces: Pieces, draw: Draw) -> Pieces:
    """Give every person another name, the same one everywhere; given names alone follow their full names."""
    names: dict[str, str] = {}
    for piece in pieces:
        key = piece.text.title()
        if piece.label == "PERSON" and key not in names and len(key.split()) > 1 and len(_WORD.findall(key)) > 1:
            names[key] = _person(draw, female=" Thị " in key)
    for old, new in list(names.items()):
        names.setdefault(old.split()[-1], new.split()[-1])

    def change(text: str) -> str:
        new = names.get(text.title(), text)
        return new.upper() if text.isupper() and len(text) > 2 else new

    return change_each(pieces, "PERSON", change)


def _person(draw: Draw, female: bool) -> str:
    sex = "f" if female or draw.random.random() < 0.25 else "m"
    while True:
        middles = [
            draw.random.choice(draw.gazetteer.middles[sex]) for _ in range(draw.random.choice((0, 1, 1, 1, 1, 2)))
        ]
        name = " ".join(
            [draw.random.choice(draw.gazetteer.surnames), *middles, draw.random.choice(draw.gazetteer.givens[sex])]
        )
        if name_key(name) not in draw.held_out:
            return name


def swap_places(pieces: Pieces, draw: Draw) -> Pieces:
    """Give the places named in units other names of the same level, the same one everywhere."""
    swaps: dict[str, str] = {}
    levels = {name: level for level in ("commune", "district", "province") for name in draw.gazetteer.places[level]}

    def change(text: str) -> str:
        if text.isupper():
            return text
        words = text.split(" ")
        for first in range(max(0, len(words) - 4), len(words)):
            place = " ".join(words[first:])
            if place in swaps or (place in levels and (first or len(words) > 1)):
                new = swaps.setdefault(place, draw.random.choice(draw.gazetteer.places[levels[place]]))
                return " ".join([*words[:first], new])
        return text

    return change_each(pieces, "UNIT", change)
