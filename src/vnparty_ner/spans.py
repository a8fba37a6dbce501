"""Between spans and tags: gold spans → tags for training, scores → constrained Viterbi → spans.

Tags follow `labels.bio_tags`: 0 is O, 2k+1 is B and 2k+2 is I of label k. The unit is the syllable. Decoding
is exact under these constraints: I only follows B or I of its label, no span crosses a line end, and none
starts or ends on white space or a sentence's punctuation (`words.Syllables.may_start` and `may_end`).

A span's score is its probability in that constrained model: the share of all valid tag sequences' weight
that have exactly this span (forward–backward; Lafferty et al. 2001 for the chain, no learned transitions).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.article import Entity
from vnparty_ner.tokens.encoding import Encoding
from vnparty_ner.words import Syllables

_NEVER = -1e9
"""Log weight of what is forbidden; finite, so that differences of two stay numbers."""


@dataclass(frozen=True)
class TaggedGold:
    """Gold spans as tags.

    Attributes:
        tags: Tag of each syllable, int64 [syllables].
        lost: Spans that tags can't hold: they cut a syllable, cross a line end, or start or end where no span may.
    """

    tags: NDArray[np.int64]
    lost: tuple[Entity, ...]


def gold_tags(entities: Sequence[Entity], syllables: Syllables, labels: Sequence[str]) -> TaggedGold:
    """Turn gold spans into tags; entities of other labels are left out.

    Args:
        entities: Gold spans that don't overlap.
        syllables: Syllables of the text.
        labels: Entity labels in the order of the tags.
    """
    tags = np.zeros(len(syllables), dtype=np.int64)
    lost = []
    for entity in entities:
        if entity.label not in labels:
            continue
        first = int(np.searchsorted(syllables.ends, entity.start, side="right"))
        last = int(np.searchsorted(syllables.starts, entity.end, side="left")) - 1
        if last < first:
            lost.append(entity)
            continue
        tag = 2 * labels.index(entity.label) + 1
        tags[first] = tag
        tags[first + 1 : last + 1] = tag + 1
        whole = syllables.starts[first] == entity.start and syllables.ends[last] == entity.end
        one_line = syllables.lines[first] == syllables.lines[last]
        if not (whole and one_line and syllables.may_start[first] and syllables.may_end[last]):
            lost.append(entity)
    return TaggedGold(tags, tuple(lost))


def syllable_log_probs(token_logits: NDArray[np.float32], encoding: Encoding) -> NDArray[np.float64]:
    """Read each syllable's tag scores from its head token.

    Args:
        token_logits: Tag logits of the article's tokens, [tokens, tags].
        encoding: The article's tokens.

    Returns:
        Log probabilities [syllables, tags]. A syllable that the tokenizer dropped has no opinion (all equal);
        one that shares its head with the syllable before it can only go on: its B weight moves to I.
    """
    logits = token_logits.astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
    log_probs = np.where(encoding.heads[:, None] >= 0, logits[encoding.heads], -np.log(logits.shape[1]))
    if encoding.shared.any():
        begin, inside = log_probs[encoding.shared, 1::2], log_probs[encoding.shared, 2::2]
        log_probs[encoding.shared, 2::2] = np.logaddexp(begin, inside)
        log_probs[encoding.shared, 1::2] = _NEVER
    return log_probs


def decode(
    log_probs: NDArray[np.float64], syllables: Syllables, labels: Sequence[str], text: str
) -> tuple[Entity, ...]:
    """Return the spans of the most probable valid tag sequence.

    Args:
        log_probs: Log probability of each tag at each syllable, float [syllables, 1 + 2 × labels].
        syllables: Syllables of the text.
        labels: Entity labels in the order of the tags.
        text: The raw text.
    """
    if not len(syllables):
        return ()
    lattice = _Lattice(log_probs, syllables)
    tags = lattice.best()
    if not tags.any():
        return ()
    scorer = lattice.span_scorer()
    spans = []
    for first in np.flatnonzero(tags % 2):
        tag, last = int(tags[first]), int(first)
        while (
            last + 1 < len(tags) and tags[last + 1] == tag + 1 and syllables.lines[last + 1] == syllables.lines[first]
        ):
            last += 1
        start, end = int(syllables.starts[first]), int(syllables.ends[last])
        spans.append(Entity(start, end, labels[(tag - 1) // 2], text[start:end], scorer(int(first), last, tag)))
    return tuple(spans)


class _Lattice:
    """All valid tag sequences of all lines at once: step t handles the t-th syllable of every line.

    Args:
        emissions: Log weight of each tag at each syllable, [syllables, tags].
        syllables: Syllables of the text.
    """

    def __init__(self, emissions: NDArray[np.float64], syllables: Syllables) -> None:
        self.emissions = emissions.astype(np.float64)
        count, self.tag_count = emissions.shape
        tags = np.arange(self.tag_count)
        self.begins, self.inside = tags % 2 == 1, (tags > 0) & (tags % 2 == 0)
        self.emissions[np.ix_(~syllables.may_start, self.begins)] = _NEVER
        goes_on = self.inside[None, :] & ((tags[:, None] == tags[None, :]) | (tags[:, None] == tags[None, :] - 1))
        self.allowed = np.where(self.inside[None, :] & ~goes_on, _NEVER, 0.0)
        self.leaves = (tags[:, None] > 0) & ~goes_on  # moves that end a span
        self.may_end = syllables.may_end
        line_starts = np.flatnonzero(np.r_[True, syllables.lines[1:] != syllables.lines[:-1]])
        lengths = np.diff(np.r_[line_starts, count])
        order = np.argsort(-lengths, kind="stable")
        starts, lengths = line_starts[order], lengths[order]
        # Positions handled at each step: the t-th syllable of every line that is long enough.
        self.steps = [starts[: np.searchsorted(-lengths, -step, side="left")] + step for step in range(int(lengths[0]))]
        self.first = np.zeros(count, dtype=bool)
        self.first[line_starts] = True
        self.last = np.r_[self.first[1:], True]

    def _entry(self, at: NDArray[np.int64]) -> NDArray[np.float64]:
        return self.emissions[at] + np.where(self.inside, _NEVER, 0.0)

    def _exit(self, at: NDArray[np.int64]) -> NDArray[np.float64]:
        """Log weight of a line's ending in each tag, [len(at), tags]."""
        return np.where(~self.may_end[at][:, None] & (np.arange(self.tag_count) > 0), _NEVER, 0.0)

    def _moves(self, before: NDArray[np.int64]) -> NDArray[np.float64]:
        """Log weight of each move away from positions, [len(before), from, to]."""
        return self.allowed + np.where(~self.may_end[before][:, None, None] & self.leaves, _NEVER, 0.0)

    def best(self) -> NDArray[np.int64]:
        """Viterbi: the tags of the heaviest valid sequence, [syllables]."""
        steps = self.steps
        score = np.empty_like(self.emissions)
        back = np.zeros(self.emissions.shape, dtype=np.int64)
        score[steps[0]] = self._entry(steps[0])
        for at in steps[1:]:
            candidates = score[at - 1][:, :, None] + self._moves(at - 1)
            back[at] = candidates.argmax(axis=1)
            score[at] = candidates.max(axis=1) + self.emissions[at]
        tags = np.zeros(len(score), dtype=np.int64)
        ends = np.flatnonzero(self.last)
        tags[ends] = (score[ends] + self._exit(ends)).argmax(axis=1)
        for at in reversed(steps[1:]):
            tags[at - 1] = back[at, tags[at]]
        return tags

    def span_scorer(self) -> "_SpanScorer":
        """Run forward–backward and return what gives a span's probability."""
        steps = self.steps
        forward, backward = np.empty_like(self.emissions), np.empty_like(self.emissions)
        forward[steps[0]] = self._entry(steps[0])
        for at in steps[1:]:
            forward[at] = _log_sum(forward[at - 1][:, :, None] + self._moves(at - 1), axis=1) + self.emissions[at]
        ends = np.flatnonzero(self.last)
        backward[ends] = self._exit(ends)
        for at in reversed(steps[1:]):
            onward = (backward[at] + self.emissions[at])[:, None, :]
            backward[at - 1] = _log_sum(self._moves(at - 1) + onward, axis=2)
        return _SpanScorer(self, forward, backward)


class _SpanScorer:
    """Probability of a span, from the two passes over the lattice."""

    def __init__(self, lattice: _Lattice, forward: NDArray[np.float64], backward: NDArray[np.float64]) -> None:
        self.lattice, self.forward, self.backward = lattice, forward, backward
        self.sums = np.vstack([np.zeros(lattice.tag_count), np.cumsum(lattice.emissions, axis=0)])

    def __call__(self, first: int, last: int, tag: int) -> float:
        """Return the probability of the span of syllables first…last that begins with `tag` (a B tag).

        All paths through the span, over all paths through its first syllable.
        """
        lattice = self.lattice
        total = _log_sum(self.forward[first] + self.backward[first], axis=0)
        weight = self.forward[first, tag] + self.sums[last + 1, tag + 1] - self.sums[first + 1, tag + 1]
        ended = tag + 1 if last > first else tag
        if lattice.last[last]:
            weight += lattice._exit(np.array([last]))[0, ended]
        else:
            onward = lattice._moves(np.array([last]))[0, ended] + lattice.emissions[last + 1] + self.backward[last + 1]
            weight += _log_sum(np.delete(onward, tag + 1), axis=0)
        return float(np.exp(np.clip(weight - total, -745.0, 0.0)))


def _log_sum(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = values.max(axis=axis, keepdims=True)
    total: NDArray[np.float64] = np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))
    return total
