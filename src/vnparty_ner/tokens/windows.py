"""Cuts a long token sequence into windows with context on both sides.

Every token belongs to the core of exactly one window, where it has context to its left and right. Cores end
at a sentence or line end where one lies in the second half of the room, otherwise between two syllables.

    tokens    0 ............ 180 ............ 350 ...... 420
    window 1  [core 0–180     | context  ]
    window 2        [ context | core 180–350 | context ]
    window 3                       [ context | core 350–420]
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """A stretch of tokens that the encoder reads at once; offsets in tokens of the article.

    Attributes:
        start: First token read.
        end: One past the last token read.
        core_start: First token whose result is taken from this window.
        core_end: One past the last such token.
    """

    start: int
    end: int
    core_start: int
    core_end: int


def cut_windows(
    count: int, sentence_breaks: Sequence[int], syllable_breaks: Sequence[int], size: int, context: int
) -> list[Window]:
    """Cut `count` tokens into windows of at most `size` tokens.

    Args:
        count: Tokens in the text.
        sentence_breaks: Rising token positions where a sentence begins.
        syllable_breaks: Rising token positions where a syllable begins.
        size: Longest window, without special tokens.
        context: Tokens of context wanted on each side; less at the ends of the text.

    Returns:
        Windows in order; their cores cover every token once. None for an empty text.
    """
    windows = []
    start = 0
    while start < count:
        left = min(start, context)
        if start - left + size >= count:
            end = count
        else:
            end = _core_end(start, start - left + size - context, sentence_breaks, syllable_breaks)
        windows.append(Window(start - left, min(count, start - left + size), start, end))
        start = end
    return windows


def _core_end(start: int, limit: int, *levels: Sequence[int]) -> int:
    """Return the last break in the second half of the room, of the best level that has one there."""
    for breaks in levels:
        at = bisect_right(breaks, limit) - 1
        if at >= 0 and breaks[at] > start + (limit - start) // 2:
            return breaks[at]
    return limit
