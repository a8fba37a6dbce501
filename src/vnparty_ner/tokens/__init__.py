"""Subword tokens with offsets into the raw text, and the windows that the encoder reads."""

from vnparty_ner.tokens.encoding import Encoding, TextTokenizer
from vnparty_ner.tokens.windows import Window, cut_windows

__all__ = ["Encoding", "TextTokenizer", "Window", "cut_windows"]
