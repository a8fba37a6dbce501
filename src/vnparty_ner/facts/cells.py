"""Cells of tables: the text of a row's first cell, the heading of a column."""

import re
from bisect import bisect_right

from vnparty_ner.facts.phrases import noun_phrase
from vnparty_ner.facts.reading import Mention, Reading
from vnparty_ner.facts.sentences import Sentence

_EDGE = re.compile(r"\t|\s*\|\s*")
_SUM = re.compile(r"(?:tổng|cộng)(?: cộng| số)?\s*$", re.IGNORECASE)
"""The first cell of a row that adds the others up."""

_LETTER = re.compile(r"[^\W\d_]")


def counted_in_row(reading: Reading, number: Mention, row: Sentence) -> str:
    """Return what a cell counts: the row's first cell, or the column's heading.

    The words in the cell itself, if any. The heading where the first cell is a unit, person or date, sums up or only
    numbers the rows; none where a date heads it.
    """
    cells = _cells(reading, row)
    if len(cells) < 2:
        return ""
    own_cell = next((cell for cell in cells if cell[0] <= number.start < cell[1]), cells[0])
    label = reading.text[own_cell[0] : number.start].strip(" :")
    if _LETTER.search(label) and own_cell != cells[0]:
        return " ".join(label.split())
    first = reading.text[slice(*cells[0])]
    own = reading.within(*cells[0])
    if _LETTER.search(first) and not _SUM.match(first) and not (own and own[0].label in ("UNIT", "PERSON", "DATE")):
        return " ".join(first.split())
    heading = heading_of(reading, row, number)
    words = reading.text[slice(*heading)]
    return "" if reading.within(*heading, "DATE") else noun_phrase(words) or words.strip()


def heading_of(reading: Reading, row: Sentence, number: Mention) -> tuple[int, int]:
    """Return where the heading of a cell's column stands in the folded text; an empty place if there is none."""
    head = reading.sentences[reading.head_rows[reading.sentence_number(row.start)]]
    column = bisect_right([start for start, _ in _cells(reading, row)], number.start) - 1
    cells = _cells(reading, head)
    return cells[column] if head != row and 0 <= column < len(cells) else (row.start, row.start)


def _cells(reading: Reading, row: Sentence) -> list[tuple[int, int]]:
    """Start and end of each cell in the folded text; what stands before a bar that opens the row is none."""
    edges = [match.span() for match in _EDGE.finditer(reading.text, row.start, row.end)]
    starts = [row.start, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), row.end]
    cells = list(zip(starts, ends, strict=True))
    return cells[1:] if cells[0][0] == cells[0][1] else cells
