from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnparty_ner.article import Entity
from vnparty_ner.spans import decode, gold_tags, syllable_log_probs
from vnparty_ner.tokens.encoding import Encoding
from vnparty_ner.words import cut_syllables

LABELS = ("UNIT", "DATE")


def entity(text, surface, label):
    start = text.index(surface)
    return Entity(start, start + len(surface), label, surface)


def test_gold_tags():
    text = "Huyện ủy họp ngày 3/5."
    gold = gold_tags([entity(text, "Huyện ủy", "UNIT"), entity(text, "ngày 3/5", "DATE")], cut_syllables(text), LABELS)
    assert gold.tags.tolist() == [1, 2, 0, 3, 4, 4, 4, 0]
    assert gold.lost == ()


@pytest.mark.parametrize(
    ("text", "surface"), [("abc def", "bc def"), ("a\nb", "a\nb"), ("a b.", "b."), ("(a", "(a"[1:] + ""), ("“a", "“a")]
)
def test_spans_that_tags_cannot_hold_are_counted(text, surface):
    gold = gold_tags([entity(text, surface, "UNIT")], cut_syllables(text), LABELS)
    assert len(gold.lost) == (0 if surface == "a" else 1)


def test_unknown_labels_are_left_out():
    assert gold_tags([Entity(0, 1, "OTHER", "a")], cut_syllables("a"), LABELS).tags.tolist() == [0]


@given(st.text(alphabet="ab .,\n(1%", max_size=12), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_viterbi_and_scores_agree_with_brute_force(text, seed):
    """All tag sequences of up to 5 syllables are weighed one by one."""
    syllables = cut_syllables(text)
    count = len(syllables)
    if not 0 < count <= 5:
        return
    log_probs = np.log(np.random.default_rng(seed).dirichlet(np.ones(5), size=count))
    weights = {
        tags: weight for tags in product(range(5), repeat=count) if (weight := _weight(tags, log_probs, syllables))
    }
    best = max(weights, key=weights.__getitem__)
    found = decode(log_probs, syllables, LABELS, text)
    assert [(e.start, e.end, e.label) for e in found] == _spans(best, syllables)
    everything = sum(weights.values())
    for span in found:
        share = sum(w for tags, w in weights.items() if span.key in _spans(tags, syllables)) / everything
        assert span.score == pytest.approx(share, rel=1e-6)


def _weight(tags, log_probs, syllables):
    for i, tag in enumerate(tags):
        first_of_line = i == 0 or syllables.lines[i] != syllables.lines[i - 1]
        last_of_line = i + 1 == len(tags) or syllables.lines[i] != syllables.lines[i + 1]
        if tag and tag % 2 == 0 and (first_of_line or tags[i - 1] not in (tag, tag - 1)):
            return 0.0
        if tag % 2 == 1 and not syllables.may_start[i]:
            return 0.0
        ends = tag and (last_of_line or tags[i + 1] != tag + (tag % 2))
        if ends and not syllables.may_end[i]:
            return 0.0
    return float(np.exp(sum(log_probs[i, tag] for i, tag in enumerate(tags))))


def _spans(tags, syllables):
    spans = []
    for i, tag in enumerate(tags):
        if tag % 2 == 1:
            j = i
            while j + 1 < len(tags) and tags[j + 1] == tag + 1 and syllables.lines[j + 1] == syllables.lines[i]:
                j += 1
            spans.append((int(syllables.starts[i]), int(syllables.ends[j]), LABELS[tag // 2]))
    return spans


def test_long_line():
    text = "a b " * 5000
    syllables = cut_syllables(text)
    log_probs = np.tile(np.log([0.1, 0.6, 0.1, 0.1, 0.1]), (len(syllables), 1))
    assert len(decode(log_probs, syllables, LABELS, text)) == 10000


def test_no_syllable():
    assert decode(np.zeros((0, 5)), cut_syllables(" "), LABELS, " ") == ()


def test_syllable_scores_come_from_heads():
    logits = np.array([[0, 5, 0, 0, 0], [9, 0, 0, 0, 0]], dtype=np.float32)
    encoding = Encoding(ids=np.array([7, 8]), heads=np.array([0, 0, 1, -1]))
    log_probs = syllable_log_probs(logits, encoding)
    assert log_probs.argmax(axis=1).tolist()[:3] == [1, 2, 0]  # the second shares its head: B has become I
    assert np.ptp(log_probs[3]) == 0
    assert np.exp(log_probs[[0, 2, 3]]).sum(axis=1) == pytest.approx(1.0)
