"""Offsets in UTF-16 code units, as browsers count: an emoji or another character beyond U+FFFF counts two."""

from itertools import accumulate


def utf16_offsets(text: str) -> list[int]:
    """Return the UTF-16 offset of each code point of a text, and of its end: [len(text) + 1]."""
    return [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]


def code_points(text: str) -> dict[int, int]:
    """Return UTF-16 offset → code point offset; offsets inside a surrogate pair or past the end are missing."""
    return {unit: point for point, unit in enumerate(utf16_offsets(text))}
