"""Keeps the names of validation, test and seeds out of augmentation, or they would not be unseen."""

import random
from collections.abc import Iterator

from vnparty_ner.article import Entity
from vnparty_ner.corpus import gazetteer
from vnparty_ner.corpus.augment import STEPS, Draw, augment, training_gazetteer
from vnparty_ner.corpus.findings import Finding, Splits, finding
from vnparty_ner.corpus.leakage import held_out_surfaces
from vnparty_ner.tokens.folding import name_key

_LONGEST_PLACE = 4
"""Syllables."""


def names_to_keep_unseen(splits: Splits) -> frozenset[str]:
    """Return the folded persons and units of validation and test, and the places of the seed articles."""
    return held_out_surfaces(splits) | {name_key(row["name"]) for row in gazetteer.rows("seed_places")}


def check_augmentation(splits: Splits) -> Iterator[Finding]:
    """Yield every place of validation, test or seeds that augmentation puts into a training article.

    Each training article is augmented once, with every transformation; what counts are the gazetteer's places.

    Args:
        splits: Articles by split.
    """
    unseen = names_to_keep_unseen(splits)
    whole = gazetteer.load_gazetteer()
    said = f" {' | '.join(unseen)} "
    kept_out = {
        key
        for names in whole.places.values()
        for key in map(name_key, names)
        if " " in key and f" {key} " in said  # a single syllable is a part of too many other names
    }
    allowed = training_gazetteer(whole, unseen)
    for article in splits["train"]:
        before = {run for entity in article.entities for run in _runs(entity)}
        drawn = augment(article, tuple(STEPS), Draw(random.Random(article.id), allowed, unseen), share=1.0)
        for entity in drawn.entities:
            for run in sorted(_runs(entity) & kept_out - before):
                yield finding(article, "unseen-name", 0, run, "is held out, but augmentation draws it", "error")


def _runs(entity: Entity) -> frozenset[str]:
    """Return the folded runs of syllables that a unit's name ends with; nothing for other labels."""
    words = name_key(entity.text).split() if entity.label == "UNIT" else []
    return frozenset(" ".join(words[-n:]) for n in range(1, min(_LONGEST_PLACE, len(words)) + 1))
