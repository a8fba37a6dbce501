"""Other forms of numbers and dates, and the ugliness of real text: capitals, spaces, lost marks."""

import dataclasses
import re

from vnparty_ner.corpus.augment.pieces import Draw, Piece, Pieces, change_each


def change_numbers(pieces: Pieces, draw: Draw) -> Pieces:
    """Draw other digits of the same shape for numbers and documents, and group thousands in other ways."""
    separator = draw.random.choice((".", ".", "", " "))

    def digits(text: str) -> str:
        return re.sub(r"\d+", lambda m: _digits(m.group(), draw), text)

    def number(text: str) -> str:
        if re.match(r"\d{1,2}\.\d{3}\b(?!\.)", text):
            text = text.replace(".", separator, 1)
        return digits(text)

    return change_each(change_each(pieces, "NUMBER", number), "DOCUMENT", digits)


def _digits(old: str, draw: Draw) -> str:
    """Another number with as many digits; years stay, so do single digits now and then."""
    if len(old) == 4 and old[:2] in ("19", "20"):
        return old
    first = draw.random.choice("123456789") if old[0] != "0" else "0"
    return first + "".join(draw.random.choice("0123456789") for _ in old[1:])


_DAY = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})(?:([/.-])(\d{4}))?\b")


def change_dates(pieces: Pieces, draw: Draw) -> Pieces:
    """Write days with another separator, with or without leading zeros, and draw other days."""
    separator = draw.random.choice("//.-")
    padded = draw.random.random() < 0.5

    def day(match: re.Match[str]) -> str:
        if int(match[1]) > 31 or int(match[3]) > 12:
            return match.group()
        values = [draw.random.randint(1, 28), draw.random.randint(1, 12)]
        parts = [f"{v:02d}" if padded else str(v) for v in values]
        if match[5]:
            parts.append(str(draw.random.randint(2016, 2026)))
        return separator.join(parts)

    return change_each(pieces, "DATE", lambda text: _DAY.sub(day, text))


def change_case(pieces: Pieces, draw: Draw) -> Pieces:
    """Write the headline, or now and then a whole paragraph, in capitals."""
    text = "".join(piece.text for piece in pieces)
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    chosen = {lines[0]} if lines else set()
    if draw.random.random() < 0.3 and lines:
        chosen.add(draw.random.choice(lines))
    changed, position = [], 0
    for piece in pieces:
        parts = [
            character.upper() if any(a <= i < b for a, b in chosen) and len(character.upper()) == 1 else character
            for i, character in enumerate(piece.text, position)
        ]
        changed.append(dataclasses.replace(piece, text="".join(parts)))
        position += len(piece.text)
    return changed


def change_spaces(pieces: Pieces, draw: Draw) -> Pieces:
    """Double or drop a few spaces between entities, and break a few lines hard."""

    def space(match: re.Match[str]) -> str:
        chance = draw.random.random()
        if chance < 0.004:
            return "  "
        if chance < 0.006:
            return "\n"
        return " "

    def between(text: str) -> str:
        text = re.sub(r"(?<=[,;]) ", lambda m: "" if draw.random.random() < 0.02 else " ", text)
        return re.sub(r"(?<=\w) (?=\w)", space, text)

    return change_each(pieces, "", between)


def drop_marks(pieces: Pieces, draw: Draw) -> Pieces:
    """Lose the diacritics of one syllable in fifty, as careless typing does."""
    plain = str.maketrans(_WITH, _WITHOUT)

    def change(text: str) -> str:
        return re.sub(r"\w+", lambda m: m.group().translate(plain) if draw.random.random() < 0.02 else m.group(), text)

    return [Piece(change(piece.text), piece.label) for piece in pieces]


_WITH = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
_WITHOUT = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
