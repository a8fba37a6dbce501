"""Cuts raw text into lines and syllables, with offsets into exactly that text.

A syllable is what spans are made of: a run of letters, a run of digits, or one other visible character.
Spans cover whole syllables, never cross a line end, and never start or end on a sentence's punctuation.

    "23điểm cầu, 18-NQ/TU" → 23 | điểm | cầu | , | 18 | - | NQ | / | TU

Word segmenters for encoders that want words (PhoBERT) will join syllables to words here; `none` keeps them.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ATTACHED = r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
"""Combining marks (NFD text), soft hyphen, zero-width and direction marks: part of what stands before them."""

_SYLLABLE = re.compile(rf"(?:[^\W\d_]{_ATTACHED}*)+|(?:\d{_ATTACHED}*)+|[^\s]{_ATTACHED}*")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_NO_EDGE = frozenset(".,;:!?…‥“”\"'‘’‚„«»‹›-–—‒―/|•·*_~`=<>#\\")
_NO_START = _NO_EDGE | frozenset(")]}%°²³")
_NO_END = _NO_EDGE | frozenset("([{")


@dataclass(frozen=True)
class Syllables:
    """The syllables of a text, in order.

    Attributes:
        starts: First character of each, int32 [n], code points.
        ends: One past the last character, int32 [n].
        lines: Number of the line that each stands on, int32 [n], never falling.
        may_start: Whether a span may start there, bool [n].
        may_end: Whether a span may end there, bool [n].
        sentence_ends: Whether a sentence or line ends there, bool [n].
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    lines: NDArray[np.int32]
    may_start: NDArray[np.bool_]
    may_end: NDArray[np.bool_]
    sentence_ends: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts)


def cut_syllables(text: str) -> Syllables:
    """Return the syllables of a text; white space belongs to none.

    A character that is only a combining or zero-width mark, with nothing before it, is a syllable that can
    neither start nor end a span.
    """
    matches = [match.span() for match in _SYLLABLE.finditer(text)]
    bounds = np.array(matches, dtype=np.int32).reshape(-1, 2)
    starts, ends = bounds[:, 0].copy(), bounds[:, 1].copy()
    line_ends = np.fromiter((match.start() for match in _LINE_END.finditer(text)), dtype=np.int32)
    lines = np.searchsorted(line_ends, starts, side="right").astype(np.int32)
    first = [text[start] for start, _ in matches]
    mark = [re.match(_ATTACHED, character) is not None for character in first]
    count = len(matches)
    last_of_line = np.ones(count, dtype=bool)
    last_of_line[:-1] = lines[1:] != lines[:-1]
    before_space = np.ones(count, dtype=bool)
    before_space[:-1] = starts[1:] > ends[:-1]
    stop = np.fromiter((character in ".!?…;" for character in first), dtype=bool, count=count)
    return Syllables(
        starts=starts,
        ends=ends,
        lines=lines,
        may_start=np.array([c not in _NO_START and not m for c, m in zip(first, mark, strict=True)], dtype=bool),
        may_end=np.array([c not in _NO_END and not m for c, m in zip(first, mark, strict=True)], dtype=bool),
        sentence_ends=last_of_line | (stop & before_space),
    )
