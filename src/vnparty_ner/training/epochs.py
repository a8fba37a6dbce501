"""The windows of each epoch: articles as they are in the first, augmented in the others."""

import random
from collections.abc import Callable

import numpy as np

from vnparty_ner.config import Config
from vnparty_ner.corpus.augment import Draw, augment, training_gazetteer
from vnparty_ner.corpus.gazetteer import load_gazetteer
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.corpus.unseen import names_to_keep_unseen
from vnparty_ner.errors import VnpartyError
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.training.data import LabelledWindow, hide_tokens, labelled_windows


def window_maker(
    config: Config, splits: dict[str, list[AnnotatedArticle]], tokenizer: TextTokenizer
) -> Callable[[int], list[LabelledWindow]]:
    """Return what makes the training windows of an epoch, a pure function of (seed, epoch).

    Args:
        config: Configuration.
        splits: All splits; names of validation, test and seeds are kept out of augmentation.
        tokenizer: The encoder's tokenizer.

    Raises:
        VnpartyError: If tokens are to be hidden and the tokenizer has no mask.
    """
    held_out = names_to_keep_unseen(splits) if config.augment else frozenset()
    gazetteer = training_gazetteer(load_gazetteer(), held_out) if config.augment else None

    mask = tokenizer.mask
    if config.token_masking and mask is None:
        raise VnpartyError("token_masking: the encoder's tokenizer has no mask token; give --token-masking 0.")

    def version(article: AnnotatedArticle, epoch: int) -> AnnotatedArticle:
        if gazetteer is None or epoch == 0:
            return article
        draw = Draw(random.Random(f"{config.seed} {epoch} {article.id}"), gazetteer, held_out)
        return augment(article, config.augment, draw, config.augment_share)

    def windows(epoch: int) -> list[LabelledWindow]:
        whole = [
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
        if not config.token_masking or mask is None:
            return whole
        framing = (len(tokenizer.prefix), len(tokenizer.suffix))
        return hide_tokens(whole, config.token_masking, mask, framing, np.random.default_rng((config.seed, epoch)))

    return windows
