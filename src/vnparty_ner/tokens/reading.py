"""The first half of the one way from text to spans: raw text → syllables, tokens, windows.

Training, evaluation and prediction all read text through `read`, so that what is scored is what ships.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.tokens.encoding import Encoding, TextTokenizer
from vnparty_ner.tokens.windows import Window, cut_windows
from vnparty_ner.words import Syllables, cut_syllables


@dataclass(frozen=True)
class ReadText:
    """A text ready for the encoder.

    Attributes:
        text: The raw text.
        syllables: Its syllables.
        encoding: Its tokens, without special tokens.
        windows: Its windows; none for a text without a word.
    """

    text: str
    syllables: Syllables
    encoding: Encoding
    windows: tuple[Window, ...]

    def window_ids(self, window: Window, tokenizer: TextTokenizer) -> NDArray[np.int64]:
        """Return a window's ids with special tokens, int64 [tokens]."""
        return tokenizer.frame(self.encoding.ids[window.start : window.end])


def read(text: str, tokenizer: TextTokenizer, max_tokens: int, context_tokens: int) -> ReadText:
    """Read a text of any length.

    Args:
        text: Raw text.
        tokenizer: The model's tokenizer.
        max_tokens: Longest window, special tokens included.
        context_tokens: Tokens of context on each side.
    """
    syllables = cut_syllables(text)
    encoding = tokenizer.encode(text, syllables)
    heads = encoding.heads
    after_sentence = np.r_[False, syllables.sentence_ends[:-1]] if len(syllables) else np.zeros(0, dtype=bool)
    windows = cut_windows(
        len(encoding),
        sentence_breaks=heads[after_sentence & (heads >= 0)].tolist(),
        syllable_breaks=heads[heads >= 0].tolist(),
        size=max_tokens - len(tokenizer.prefix) - len(tokenizer.suffix),
        context=context_tokens,
    )
    return ReadText(text, syllables, encoding, tuple(windows) if len(syllables) else ())
