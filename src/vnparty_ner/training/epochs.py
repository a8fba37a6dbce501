"""The windows of each epoch: articles as they are in the first, augmented in the others."""

import random
from collections.abc import Callable

from vnparty_ner.config import Config
from vnparty_ner.corpus.augment import Draw, augment, training_gazetteer
from vnparty_ner.corpus.gazetteer import load_gazetteer
from vnparty_ner.corpus.leakage import held_out_surfaces
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.training.data import LabelledWindow, labelled_windows


def window_maker(
    config: Config, splits: dict[str, list[AnnotatedArticle]], tokenizer: TextTokenizer
) -> Callable[[int], list[LabelledWindow]]:
    """Return what makes the training windows of an epoch, a pure function of (seed, epoch).

    Args:
        config: Configuration.
        splits: All splits; names of validation and test are kept out of augmentation.
        tokenizer: The encoder's tokenizer.
    """
    held_out = held_out_surfaces(splits) if config.augment else frozenset()
    gazetteer = training_gazetteer(load_gazetteer(), held_out) if config.augment else None

    def version(article: AnnotatedArticle, epoch: int) -> AnnotatedArticle:
        if gazetteer is None or epoch == 0:
            return article
        draw = Draw(random.Random(f"{config.seed} {epoch} {article.id}"), gazetteer, held_out)
        return augment(article, config.augment, draw, config.augment_share)

    def windows(epoch: int) -> list[LabelledWindow]:
        return [
            window
            for article in splits["train"]
            for window in labelled_windows(
                version(article, epoch),
                tokenizer,
                config.ner_labels,
                config.topic_labels,
                config.max_tokens,
                config.context_tokens,
            )
        ]

    return windows
