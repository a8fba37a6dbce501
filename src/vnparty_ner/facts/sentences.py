"""Cuts a text into sentences with their paragraphs, as `data/FACTS.md` defines them.

underthesea's splitter takes running text: a heading or list item runs into the sentence after it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading, list item or table row.

    Attributes:
        start: First visible character.
        end: One past the last visible character, the full stop included.
        paragraph: Number of its paragraph, from 0; a list has that of the line that introduces it.
        item: It stands in an item of a list.
        row: It is a row of a table.
    """

    start: int
    end: int
    paragraph: int
    item: bool = False
    row: bool = False


@dataclass(frozen=True)
class _Line:
    """A line, or several that were only wrapped, without white space around."""

    start: int
    end: int
    block: int
    item: bool
    row: bool


_ITEM = re.compile(r"(?:[-–—+*•»>►▪●○]+\s*(?=\S)|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)](?=\s))")
_OPEN_END = re.compile(r"[^.!?…:\s][\"”’)\]]*$")
_LABEL = re.compile(r"[A-ZĐ][^.,:]{1,30}:\s")
"""A footer's or byline's own line: Địa chỉ: …"""
_HANGING = re.compile(r"(?:,|\b(?:của|và|với|theo|tại|ở|do|là|cho|về|các|những|ông|bà|đồng chí|Ông|Bà))$")
"""No line that is complete ends so."""

_LONG = 45
"""Characters that a line has at least where it was wrapped for its length."""
_LONGEST = 2000
"""Characters that a sentence has at most; the rules look at all pairs in a sentence, and no real one is as long."""
_PROSE = 160
"""Characters of an unwrapped line that is a paragraph by itself, where a text has no empty lines between them."""


def sentences(text: str, keep: Sequence[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; white space between them belongs to none.

    Args:
        text: Any text.
        keep: Spans (start, end) in order that no sentence ends inside of, as entities are.
    """
    found: list[Sentence] = []
    starts = [start for start, _ in keep]

    def outside(end: int) -> int:
        """The place itself, or where the span that it lies inside of ends."""
        inside = bisect_right(starts, end - 1) - 1
        return max(end, keep[inside][1]) if inside >= 0 else end

    lines = list(_joined_lines(text))
    for line, paragraph in zip(lines, _paragraphs(text, lines), strict=True):
        start = line.start
        for end in [*_ends(text, line), line.end]:
            if end < line.end and outside(end) > end:
                continue
            while start < end and text[start].isspace():
                start += 1
            while end - start > _LONGEST:
                cut = text.rfind(" ", start + 1, start + _LONGEST)
                cut = min(outside(cut if cut > 0 else start + _LONGEST), end)
                found.append(Sentence(start, cut, paragraph, line.item, line.row))
                start = cut + (text[cut : cut + 1] == " ")
            if start < end:
                found.append(Sentence(start, end, paragraph, line.item, line.row))
            start = end
    return tuple(found)


def _lines(text: str) -> Iterator[_Line]:
    """Lines as they stand; an empty line starts a new block."""
    block = position = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            start = position + len(raw) - len(raw.lstrip())
            yield _Line(start, start + len(line), block, _ITEM.match(line) is not None, "|" in line or "\t" in line)
        else:
            block += 1
        position += len(raw)


def _joined_lines(text: str) -> Iterator[_Line]:
    """Lines with those that were only wrapped joined to the one before."""
    lines = list(_lines(text))
    pairs = list(pairwise(lines))
    plain = [_may_join(text, a, b) and _plainly_goes_on(text, a, b) for a, b in pairs]
    wrapped_blocks = {a.block for (a, _), goes_on in zip(pairs, plain, strict=True) if goes_on}
    wrapped_text = sum(plain) >= 3
    last_of_block = {line.block: line for line in lines}

    def wrapped(a: _Line, b: _Line) -> bool:
        if not _may_join(text, a, b) or a.end - a.start < _LONG:
            return False
        if _LABEL.match(text, b.start, b.end):
            return False
        return a.block in wrapped_blocks or (wrapped_text and text[last_of_block[a.block].end - 1] in '.!?…”"')

    current: _Line | None = None
    before: _Line | None = None
    for number, line in enumerate(lines):
        if current and before and (plain[number - 1] or wrapped(before, line)):
            current = _Line(current.start, line.end, current.block, current.item, current.row)
        else:
            if current:
                yield current
            current = line
        before = line
    if current:
        yield current


def _may_join(text: str, a: _Line, b: _Line) -> bool:
    """Whether line b can be the rest of a sentence that line a leaves open."""
    return (
        a.block == b.block
        and not (a.row or b.row or b.item)
        and _OPEN_END.search(text, max(a.start, a.end - 8), a.end) is not None
    )


def _plainly_goes_on(text: str, a: _Line, b: _Line) -> bool:
    """Whether the words themselves say that line b continues line a."""
    return text[b.start].islower() or (a.end - a.start >= _LONG and _HANGING.search(text, a.start, a.end) is not None)


def _paragraphs(text: str, lines: Sequence[_Line]) -> Iterator[int]:
    """The number of each line's paragraph."""
    number = 0
    introduced = False
    before: _Line | None = None
    for line in lines:
        if before is not None:
            goes_on = line.item and introduced
            prose = not line.item and before.end - before.start >= _PROSE and text[before.end - 1] in '.!?…”"'
            if not goes_on and (line.block != before.block or prose):
                number += 1
        introduced = text[line.end - 1] == ":" or (introduced and line.item)
        before = line
        yield number


_STOP = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_OPENERS = "\"'“‘«(["
_CLOSERS = '"”’»)]'
_SHORTENED = re.compile(
    r"tp|tx|tt|ths|th\.s|ts|gs|pgs|pgs\.ts|gs\.ts|ts\.bs|bs|ks|cn|kts|ls|đ/c|st|tr|đt|nxb|mr|mrs|ms|dr|no"
)
"""Words that are written with a full stop and go on; in lower case."""
_LETTERS = frozenset("QPHXTĐ")
"""Letters that stand for a district, ward, commune … before its name, or for a given name."""
_INITIALS = re.compile(r"(?:[A-ZĐ]\.)+[A-ZĐ]")
_CENTRE = frozenset(("t.ư", "t.w"))
_NUMBERING = re.compile(r"(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]{1,4})")


def _ends(text: str, line: _Line) -> Iterator[int]:
    """Where sentences end before the end of a line."""
    for match in _STOP.finditer(text, line.start, line.end):
        after = match.end()
        while after < line.end and (text[after].isspace() or text[after] in _OPENERS):
            after += 1
        if after < line.end and _is_end(text, line, match, text[after]):
            yield match.end()


def _is_end(text: str, line: _Line, match: re.Match[str], following: str) -> bool:
    mark = match.group()
    if following.islower() or (mark[-1] in _CLOSERS and following in "-–—"):
        return False
    return mark != "." or not _goes_on(text, line, match.start())


def _goes_on(text: str, line: _Line, stop: int) -> bool:
    """Whether a full stop belongs to a short form or a numbering."""
    before = text[max(line.start, stop - 40) : stop].split()
    word = before[-1].lstrip("(“\"'‘[") if before else ""
    if len(before) == 1 and stop - len(word) <= line.start + 3 and _NUMBERING.fullmatch(word):
        return True
    if word in _LETTERS:
        # UBND Q. Bình Thạnh, but Nguyễn Văn H. Sau đó …
        return len(before) == 1 or not before[-2][:1].isupper() or before[-2].isupper()
    initials = _INITIALS.fullmatch(word) is not None and word.lower() not in _CENTRE
    return initials or _SHORTENED.fullmatch(word.lower()) is not None
