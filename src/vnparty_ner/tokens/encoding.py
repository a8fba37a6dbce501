"""Raw text → subword ids, each syllable knowing the token that speaks for it.

    syllables   Huyện | ủy | 18 | -  | NQ
    tokens      ▁Huyện| ▁  ủy | ▁18 | - | N  Q
    heads         0        2     3    4   5        (first token with a character of the syllable)

Labels are trained and read at head tokens only, so a span always covers whole syllables.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from vnparty_ner.errors import VnpartyError
from vnparty_ner.tokens.folding import fold
from vnparty_ner.words import Syllables


@dataclass(frozen=True)
class Encoding:
    """A whole text as subword ids, without special tokens.

    Attributes:
        ids: Vocabulary ids, int64 [tokens].
        heads: Token that speaks for each syllable, int64 [syllables]; -1 where the tokenizer dropped it.
    """

    ids: NDArray[np.int64]
    heads: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def shared(self) -> NDArray[np.bool_]:
        """Whether a syllable's head is also the head of the syllable before it, bool [syllables].

        Only tokenizers that join punctuation or digits to letters do this; the compact encoder's doesn't.
        """
        shared = np.zeros(len(self.heads), dtype=bool)
        shared[1:] = (self.heads[1:] == self.heads[:-1]) & (self.heads[1:] >= 0)
        return shared


class TextTokenizer:
    """A `tokenizer.json` that gives ids with the syllables they belong to.

    Attributes:
        prefix: Ids of the special tokens before a window.
        suffix: Ids of the special tokens after it.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_truncation()
        tokenizer.no_padding()
        tokenizer.encode_special_tokens = True  # "<s>" written in an article is text
        special = tokenizer.encode("").ids
        half = (len(special) + 1) // 2
        self.prefix: tuple[int, ...] = tuple(special[:half])
        self.suffix: tuple[int, ...] = tuple(special[half:])

    @classmethod
    def from_file(cls, path: Path) -> "TextTokenizer":
        """Load a `tokenizer.json`.

        Raises:
            VnpartyError: If it is missing or broken.
        """
        if not path.is_file():
            raise VnpartyError(f"{path}: no tokenizer there; a model folder has its tokenizer.json beside config.json.")
        try:
            return cls(Tokenizer.from_file(str(path)))
        except Exception as error:  # tokenizers raises bare Exception
            raise VnpartyError(f"{path}: not a readable tokenizer ({error}); copy the model folder again.") from error

    def save(self, path: Path) -> None:
        """Write the `tokenizer.json`."""
        self._tokenizer.save(str(path), pretty=False)

    @property
    def vocabulary(self) -> int:
        """Number of vocabulary ids."""
        return int(self._tokenizer.get_vocab_size())

    @property
    def mask(self) -> int | None:
        """Id of the mask token that the encoder was pretrained with; None without one."""
        ids = (self._tokenizer.token_to_id(name) for name in ("<mask>", "[MASK]"))
        return next((int(number) for number in ids if number is not None), None)

    def encode(self, text: str, syllables: Syllables) -> Encoding:
        """Return the ids of a text of any length, and the head token of each of its syllables.

        Args:
            text: Raw text, never altered by the caller.
            syllables: Its syllables, from `words.cut_syllables`.
        """
        folded = fold(text)
        encoding = self._tokenizer.encode(folded.text, add_special_tokens=False)
        offsets = folded.raw[np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)]
        return Encoding(
            ids=np.array(encoding.ids, dtype=np.int64),
            heads=_heads(offsets[:, 0], offsets[:, 1], syllables),
        )

    def frame(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Put the special tokens around a window's ids."""
        return np.concatenate([self.prefix, ids, self.suffix]).astype(np.int64)


def _heads(starts: NDArray[np.int32], ends: NDArray[np.int32], syllables: Syllables) -> NDArray[np.int64]:
    if not len(starts):
        return np.full(len(syllables), -1, dtype=np.int64)
    # The first token that ends after the syllable's start; it is the head if it starts before the syllable's end.
    reach = np.maximum.accumulate(ends)
    heads = np.searchsorted(reach, syllables.starts, side="right").astype(np.int64)
    inside = heads < len(starts)
    heads[~inside] = -1
    heads[inside] = np.where(starts[heads[inside]] < syllables.ends[inside], heads[inside], -1)
    return heads
