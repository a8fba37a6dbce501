"""Articles → labelled windows → batches, as pure functions of (seed, epoch).

The same epoch of the same seed always has the same batches in the same order, so a resumed training sees
exactly what an uninterrupted one sees.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import Dataset, Sampler

from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.model import IGNORED
from vnparty_ner.spans import gold_tags
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.tokens.reading import read


@dataclass(frozen=True)
class LabelledWindow:
    """One training example.

    Attributes:
        ids: Vocabulary ids with special tokens, int64 [tokens].
        tags: Tag at head tokens of the window's core, `IGNORED` elsewhere, int64 [tokens].
        topic: Index of the article's topic; -1 without one.
        core: Tokens in the window's core: the weight of its topic loss.
    """

    ids: NDArray[np.int64]
    tags: NDArray[np.int64]
    topic: int
    core: int


def labelled_windows(
    article: AnnotatedArticle,
    tokenizer: TextTokenizer,
    ner_labels: Sequence[str],
    topic_labels: Sequence[str],
    max_tokens: int,
    context_tokens: int,
) -> list[LabelledWindow]:
    """Cut one article into training windows, by the same code that prediction reads text with.

    Args:
        article: Gold article.
        tokenizer: The encoder's tokenizer.
        ner_labels: Entity labels in the order of the tags.
        topic_labels: Topics in the order of the logits; empty without a topic head.
        max_tokens: Longest window, special tokens included.
        context_tokens: Tokens of context on each side; they carry no label, being another window's core.
    """
    reading = read(article.text, tokenizer, max_tokens, context_tokens)
    heads = reading.encoding.heads
    tags = np.full(len(reading.encoding), IGNORED, dtype=np.int64)
    taught = (heads >= 0) & ~reading.encoding.shared
    tags[heads[taught]] = gold_tags(article.entities, reading.syllables, ner_labels).tags[taught]
    topic = topic_labels.index(article.topic) if topic_labels else -1
    before, after = len(tokenizer.prefix), len(tokenizer.suffix)
    examples = []
    for window in reading.windows:
        own = np.full(window.end - window.start, IGNORED, dtype=np.int64)
        core = slice(window.core_start - window.start, window.core_end - window.start)
        own[core] = tags[window.core_start : window.core_end]
        examples.append(
            LabelledWindow(
                ids=reading.window_ids(window, tokenizer),
                tags=np.pad(own, (before, after), constant_values=IGNORED),
                topic=topic,
                core=window.core_end - window.core_start,
            )
        )
    return examples


def hide_tokens(
    windows: Sequence[LabelledWindow], share: float, mask: int, framing: tuple[int, int], random: np.random.Generator
) -> list[LabelledWindow]:
    """Replace some tokens by the mask, so that names are told by what stands around them too.

    Args:
        windows: Examples.
        share: Probability of each token to be hidden.
        mask: Id of the mask token.
        framing: Number of special tokens at the start and at the end of a window; they are never hidden.
        random: Source of chance.
    """
    hidden = []
    for window in windows:
        chosen = random.random(len(window.ids)) < share
        chosen[: framing[0]] = chosen[len(chosen) - framing[1] :] = False
        hidden.append(replace(window, ids=np.where(chosen, mask, window.ids)))
    return hidden


class EpochWindows(Dataset[LabelledWindow]):
    """All windows of the training articles, as they are in one epoch."""

    def __init__(self, make: Callable[[int], list[LabelledWindow]]) -> None:
        """Make the windows of epoch 0.

        Args:
            make: Gives the windows of an epoch; the same epoch always has the same windows.
        """
        self.make, self.epoch, self.windows = make, 0, make(0)

    def set_epoch(self, epoch: int) -> None:
        """Make the windows of another epoch."""
        if epoch != self.epoch:
            self.epoch, self.windows = epoch, self.make(epoch)

    def __len__(self) -> int:
        return len(self.windows)

    def __getitem__(self, index: int) -> LabelledWindow:
        return self.windows[index]


class TokenBatches(Sampler[list[int]]):
    """Batches of windows of like length, about `batch_tokens` padded tokens each.

    The number of batches is the same in every epoch; which windows share one, and the order, are drawn anew
    from (seed, epoch).
    """

    def __init__(self, dataset: EpochWindows, batch_tokens: int, seed: int) -> None:
        super().__init__()
        self.dataset, self.seed, self.epoch = dataset, seed, 0
        tokens = sum(len(window.ids) for window in dataset.windows)
        self.count = min(len(dataset), max(1, round(tokens / batch_tokens)))

    def set_epoch(self, epoch: int) -> None:
        """Choose the epoch whose batches come next."""
        self.epoch = epoch
        self.dataset.set_epoch(epoch)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[list[int]]:
        random = np.random.default_rng((self.seed, self.epoch))
        lengths = np.array([len(window.ids) for window in self.dataset.windows])
        order = np.argsort(lengths + random.uniform(0, 32, len(lengths)), kind="stable")
        order = np.resize(order, max(len(order), self.count))  # augmentation may leave fewer windows than batches
        batches = np.array_split(order, self.count)
        for index in random.permutation(self.count):
            yield batches[index].tolist()


def collate(windows: Sequence[LabelledWindow], pad_id: int) -> dict[str, torch.Tensor]:
    """Pad windows to the longest of them.

    Args:
        windows: Examples of one batch.
        pad_id: Vocabulary id of padding.

    Returns:
        Tensors for `PartyNerModel.forward`; [batch, tokens] and [batch].
    """
    longest = max(len(window.ids) for window in windows)
    ids = np.full((len(windows), longest), pad_id, dtype=np.int64)
    tags = np.full((len(windows), longest), IGNORED, dtype=np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = window.ids
        tags[row, : len(window.tags)] = window.tags
    lengths = np.array([len(window.ids) for window in windows])
    batch = {
        "input_ids": torch.from_numpy(ids),
        "attention_mask": torch.from_numpy((np.arange(longest) < lengths[:, None]).astype(np.int64)),
        "labels": torch.from_numpy(tags),
    }
    if windows[0].topic >= 0:
        batch["topics"] = torch.tensor([window.topic for window in windows])
        batch["topic_weights"] = torch.tensor([float(window.core) for window in windows])
    return batch
