import numpy as np
import pytest

from vnparty_ner.labels import ENTITY_LABELS, TOPICS, bio_tags
from vnparty_ner.model import IGNORED
from vnparty_ner.resources import COMPACT_ENCODER
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.training.data import EpochWindows, LabelledWindow, TokenBatches, collate, hide_tokens, labelled_windows


@pytest.fixture(scope="module")
def tokenizer():
    return TextTokenizer.from_file(COMPACT_ENCODER / "tokenizer.json")


def windows_of(article, tokenizer, max_tokens=48, context=8):
    return labelled_windows(article, tokenizer, ENTITY_LABELS, tuple(TOPICS), max_tokens, context)


def test_every_span_is_taught_once(article, tokenizer):
    windows = windows_of(article, tokenizer)
    assert len(windows) > 1
    names = bio_tags(ENTITY_LABELS)
    begun = [names[tag] for window in windows for tag in window.tags if tag > 0 and tag % 2]
    assert sorted(begun) == sorted(f"B-{e.label}" for e in article.entities)
    assert {window.topic for window in windows} == {list(TOPICS).index(article.topic)}


def test_special_tokens_and_context_carry_no_label(article, tokenizer):
    for window in windows_of(article, tokenizer):
        assert len(window.ids) == len(window.tags) <= 48
        assert window.tags[0] == window.tags[-1] == IGNORED
        assert (window.tags != IGNORED).sum() <= window.core


def make(count):
    return lambda epoch: [
        LabelledWindow(np.full(10 + (i * 7 + epoch) % 50, 5), np.zeros(1), 0, 1) for i in range(count)
    ]


def test_batches_are_a_pure_function_of_seed_and_epoch():
    def batches(seed, epoch):
        sampler = TokenBatches(EpochWindows(make(100)), 400, seed)
        sampler.set_epoch(epoch)
        return list(sampler)

    assert batches(1, 3) == batches(1, 3)
    assert batches(1, 3) != batches(1, 4)
    assert batches(1, 3) != batches(2, 3)
    assert sorted(i for batch in batches(1, 3) for i in batch) == list(range(100))
    assert len(batches(1, 3)) == len(batches(1, 0))


def test_batches_hold_windows_of_like_length():
    dataset = EpochWindows(make(200))
    for batch in TokenBatches(dataset, 400, 1):
        lengths = [len(dataset[i].ids) for i in batch]
        assert max(lengths) - min(lengths) < 40


def test_collate_pads():
    short = LabelledWindow(np.array([0, 5, 2]), np.array([IGNORED, 1, IGNORED]), 3, 1)
    long = LabelledWindow(np.array([0, 5, 6, 2]), np.array([IGNORED, 1, 2, IGNORED]), 4, 2)
    batch = collate([short, long], pad_id=1)
    assert batch["input_ids"].tolist() == [[0, 5, 2, 1], [0, 5, 6, 2]]
    assert batch["attention_mask"].tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert batch["labels"][0].tolist() == [IGNORED, 1, IGNORED, IGNORED]
    assert batch["topics"].tolist() == [3, 4]
    assert batch["topic_weights"].tolist() == [1.0, 2.0]


def test_hidden_tokens_keep_their_tags_and_spare_the_frame():
    window = LabelledWindow(np.arange(10, 1010), np.arange(1000), 0, 998)
    (hidden,) = hide_tokens([window], 0.3, 7, (1, 2), np.random.default_rng(0))
    chosen = hidden.ids == 7
    assert 200 < chosen.sum() < 400
    assert not chosen[0] and not chosen[-2:].any()
    assert (hidden.ids[~chosen] == window.ids[~chosen]).all()
    assert hidden.tags is window.tags
