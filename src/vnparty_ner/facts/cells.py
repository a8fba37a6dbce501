"""Cells of tables: the text of a row's first cell, the heading of a column."""

import re

from vnparty_ner.facts.phrases import noun_phrase
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence

_EDGE = re.compile(r"\t|\s*\|\s*")


def counted_in_row(reading: Reading, number: Mention, row: Sentence) -> str:
    """Return what a cell counts: the row's first cell, or the column's heading where that is a unit, person or date."""
    line = reading.text[row.start : row.end]
    edges = [match.span() for match in _EDGE.finditer(line)]
    if not edges:
        return ""
    first_end = row.start + edges[0][0]
    own = reading.within(row.start, first_end)
    if own and own[0].label in ("UNIT", "PERSON", "DATE"):
        column = sum(row.start + end <= number.start for _, end in edges)
        return _heading(reading, row, column)
    return " ".join(reading.text[row.start : first_end].split())


def head_row(reading: Reading, row: Sentence) -> Sentence:
    """Return the first row of the table that a row belongs to."""
    number = reading.sentence_number(row.start)
    while number > 0 and reading.sentences[number - 1].row and reading.sentences[number - 1].paragraph == row.paragraph:
        number -= 1
    return reading.sentences[number]


def _heading(reading: Reading, row: Sentence, column: int) -> str:
    head = head_row(reading, row)
    cells = _EDGE.split(reading.text[head.start : head.end])
    return noun_phrase(cells[column]) or cells[column].strip() if head != row and column < len(cells) else ""
