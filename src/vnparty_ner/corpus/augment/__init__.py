"""Makes new training articles of annotated ones: other names and places, other spellings and formats.

Each transformation is a function (pieces, draw) → pieces; what is drawn depends on nothing but the seed. Unicode normal
form and tone placement are not among them: `tokens.folding` undoes both before the encoder reads.
"""

from collections.abc import Callable, Sequence

from vnparty_ner.corpus.augment.forms import change_case, change_dates, change_numbers, change_spaces, drop_marks
from vnparty_ner.corpus.augment.names import swap_persons, swap_places, training_gazetteer
from vnparty_ner.corpus.augment.pieces import Draw, Pieces, join, split
from vnparty_ner.corpus.augment.wording import abbreviate, abbreviate_classes
from vnparty_ner.corpus.markup import AnnotatedArticle

__all__ = ["STEPS", "Draw", "augment", "join", "split", "training_gazetteer"]

STEPS: dict[str, Callable[[Pieces, Draw], Pieces]] = {
    "swap-persons": swap_persons,
    "swap-places": swap_places,
    "abbreviate": abbreviate,
    "abbreviate-classes": abbreviate_classes,
    "numbers": change_numbers,
    "dates": change_dates,
    "case": change_case,
    "spaces": change_spaces,
    "marks": drop_marks,
}
"""Transformations by the names that the configuration uses."""


def augment(article: AnnotatedArticle, steps: Sequence[str], draw: Draw, share: float) -> AnnotatedArticle:
    """Return another version of an article.

    Args:
        article: A training article.
        steps: Names of transformations, from `STEPS`.
        draw: What they draw from.
        share: Probability of each step to be applied to the article.
    """
    pieces = split(article)
    for step in steps:
        if draw.random.random() < share:
            pieces = STEPS[step](pieces, draw)
    return join(article, pieces)
