"""Makes new training articles of annotated ones: other names and places, other spellings and formats.

Each transformation is a function (pieces, draw) → pieces, where an article is a list of pieces of text with or
without a label; so no transformation can lose a span. What is drawn depends on nothing but the seed. Unicode
normal form and tone placement are not among them: `tokens.folding` undoes both before the encoder reads.
"""

import dataclasses
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vnparty_ner.article import Entity
from vnparty_ner.corpus.gazetteer import Gazetteer
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.tokens.folding import name_key


@dataclass(frozen=True)
class Piece:
    """A stretch of text.

    Attributes:
        text: The text.
        label: Its entity label; empty for text between entities.
    """

    text: str
    label: str = ""


@dataclass(frozen=True)
class Draw:
    """What a transformation draws from.

    Attributes:
        random: Source of chance.
        gazetteer: Names, without those that validation, test and seeds must keep unseen.
        held_out: Surfaces that must not be made.
    """

    random: random.Random
    gazetteer: Gazetteer
    held_out: frozenset[str]


Pieces = list[Piece]


def augment(article: AnnotatedArticle, steps: Sequence[str], draw: Draw, share: float) -> AnnotatedArticle:
    """Return another version of an article.

    Args:
        article: A training article.
        steps: Names of transformations, from `STEPS`.
        draw: What they draw from.
        share: Probability of each step to be applied to the article.
    """
    pieces = split(article)
    for step in steps:
        if draw.random.random() < share:
            pieces = STEPS[step](pieces, draw)
    return join(article, pieces)


def training_gazetteer(gazetteer: Gazetteer, held_out: Iterable[str]) -> Gazetteer:
    """Return the gazetteer without the places that occur in held-out surfaces, so that unseen names stay unseen.

    Args:
        gazetteer: The whole gazetteer.
        held_out: Surfaces of units in validation, test and seeds; any spelling.
    """
    words = [name_key(surface).split() for surface in held_out]
    runs = {" ".join(w[i:j]) for w in words for i in range(len(w)) for j in range(i + 1, min(i + 4, len(w)) + 1)}
    keys = {name_key(name) for names in gazetteer.places.values() for name in names}
    kept_out = runs & keys

    def is_free(name: str) -> bool:
        """Neither held out nor made of a held-out name, as Bắc Từ Liêm is of Từ Liêm."""
        parts = name_key(name).split()
        return " ".join(parts) not in runs and not any(
            " ".join(parts[n:]) in kept_out for n in range(1, len(parts) - 1)
        )

    places = {level: tuple(filter(is_free, names)) for level, names in gazetteer.places.items()}
    return dataclasses.replace(gazetteer, places=places)


def split(article: AnnotatedArticle) -> Pieces:
    """Return an article as pieces; `join` is the inverse."""
    pieces, position = [], 0
    for entity in article.entities:
        pieces += [Piece(article.text[position : entity.start]), Piece(entity.text, entity.label)]
        position = entity.end
    return [*pieces, Piece(article.text[position:])]


def join(article: AnnotatedArticle, pieces: Pieces) -> AnnotatedArticle:
    """Put pieces together to an article with the id and topic of another."""
    entities, position = [], 0
    for piece in pieces:
        if piece.label:
            entities.append(Entity(position, position + len(piece.text), piece.label, piece.text))
        position += len(piece.text)
    return dataclasses.replace(article, text="".join(piece.text for piece in pieces), entities=tuple(entities))


def _each(pieces: Pieces, label: str, change: Callable[[str], str]) -> Pieces:
    return [dataclasses.replace(piece, text=change(piece.text)) if piece.label == label else piece for piece in pieces]


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def swap_persons(pieces: Pieces, draw: Draw) -> Pieces:
    """Give every person another name, the same one everywhere; given names alone follow their full names."""
    names: dict[str, str] = {}
    for piece in pieces:
        key = piece.text.title()
        if piece.label == "PERSON" and key not in names and len(key.split()) > 1 and len(_WORD.findall(key)) > 1:
            names[key] = _person(draw, female=" Thị " in key)
    for old, new in list(names.items()):
        names.setdefault(old.split()[-1], new.split()[-1])

    def change(text: str) -> str:
        new = names.get(text.title(), text)
        return new.upper() if text.isupper() and len(text) > 2 else new

    return _each(pieces, "PERSON", change)


def _person(draw: Draw, female: bool) -> str:
    sex = "f" if female or draw.random.random() < 0.25 else "m"
    while True:
        middles = [
            draw.random.choice(draw.gazetteer.middles[sex]) for _ in range(draw.random.choice((0, 1, 1, 1, 1, 2)))
        ]
        name = " ".join(
            [draw.random.choice(draw.gazetteer.surnames), *middles, draw.random.choice(draw.gazetteer.givens[sex])]
        )
        if name_key(name) not in draw.held_out:
            return name


def swap_places(pieces: Pieces, draw: Draw) -> Pieces:
    """Give the places named in units other names of the same level, the same one everywhere."""
    swaps: dict[str, str] = {}
    levels = {name: level for level in ("commune", "district", "province") for name in draw.gazetteer.places[level]}

    def change(text: str) -> str:
        if text.isupper():
            return text
        words = text.split(" ")
        for first in range(max(0, len(words) - 4), len(words)):
            place = " ".join(words[first:])
            if place in swaps or (place in levels and (first or len(words) > 1)):
                new = swaps.setdefault(place, draw.random.choice(draw.gazetteer.places[levels[place]]))
                return " ".join([*words[:first], new])
        return text

    return _each(pieces, "UNIT", change)


_SHORT = (
    ("Ban Thường vụ", "BTV"),
    ("Ban Chấp hành", "BCH"),
    ("Ban Tuyên giáo", "BTG"),
    ("Ban Tổ chức", "BTC"),
    ("Ban Chỉ đạo", "BCĐ"),
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban Kiểm tra", "UBKT"),
    ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Liên đoàn Lao động", "LĐLĐ"),
    ("Hội Liên hiệp Phụ nữ", "Hội LHPN"),
    ("Trung ương", "TƯ"),
    ("Trung ương", "T.Ư"),
    ("Trung ương", "TW"),
    ("thành phố ", "TP "),
    ("thành phố ", "TP. "),
    ("thành phố ", "Tp. "),
    ("thị trấn ", "TT "),
)
"""Names and what real text shortens them to."""


def abbreviate(pieces: Pieces, draw: Draw) -> Pieces:
    """Shorten or spell out names of bodies, each in the whole article or in half of its places."""
    changes = []
    for long, short in draw.random.sample(_SHORT, 6):
        changes.append((long, short) if draw.random.random() < 0.7 else (short, long))
    always = draw.random.random() < 0.5

    def change(text: str) -> str:
        for old, new in changes:
            fits = text.startswith(old) or (old == "Trung ương" and text.endswith(old))
            if fits and (always or draw.random.random() < 0.5):
                return text.replace(old, new, 1)
        return text

    return _each(pieces, "UNIT", change)


_CLASSES = (
    ("cán bộ, đảng viên", "CBĐV"),
    ("cán bộ, công chức, viên chức", "CBCCVC"),
    ("công tác tuyên giáo", "CTTG"),
    ("công tác dân vận", "CTDV"),
    ("nông thôn mới", "NTM"),
    ("kiểm tra, giám sát", "KTGS"),
    ("đoàn viên, thanh niên", "ĐVTN"),
    ("báo cáo viên", "BCV"),
    ("lý luận chính trị", "LLCT"),
    ("tổ chức cơ sở đảng", "TCCSĐ"),
    ("dư luận xã hội", "DLXH"),
    ("cải cách hành chính", "CCHC"),
    ("chuyển đổi số", "CĐS"),
    ("quy chế dân chủ", "QCDC"),
    ("kinh tế - xã hội", "KT-XH"),
    ("quốc phòng, an ninh", "QP-AN"),
    ("an ninh trật tự", "ANTT"),
    ("giải phóng mặt bằng", "GPMB"),
    ("bảo hiểm y tế", "BHYT"),
    ("công nghệ thông tin", "CNTT"),
    ("vệ sinh môi trường", "VSMT"),
    ("phòng, chống tham nhũng", "PCTN"),
    ("phòng cháy, chữa cháy", "PCCC"),
    ("hợp tác xã", "HTX"),
    ("doanh nghiệp", "DN"),
    ("khoa học", "KH"),
    ("nghị quyết", "NQ"),
    ("chỉ thị", "CT"),
    ("kế hoạch", "KH"),
    ("nhiệm vụ", "NV"),
)
"""Plain words that real text shortens to capitals: no units, whatever they look like."""


def abbreviate_classes(pieces: Pieces, draw: Draw) -> Pieces:
    """Shorten plain words to capitals: introduced in brackets at their first place, or used at once."""
    introduced: set[str] = set()
    chosen = [pair for pair in _CLASSES if draw.random.random() < 0.6]

    def between(text: str) -> str:
        for long, short in chosen:

            def shorten(match: re.Match[str], short: str = short) -> str:
                if short not in introduced:
                    introduced.add(short)
                    return f"{match.group()} ({short})" if draw.random.random() < 0.7 else short
                return short if draw.random.random() < 0.7 else match.group()

            text = re.sub(rf"(?<!\w){long}(?!\w)", shorten, text)
        return text

    return _each(pieces, "", between)


def change_numbers(pieces: Pieces, draw: Draw) -> Pieces:
    """Draw other digits of the same shape for numbers and documents, and group thousands in other ways."""
    separator = draw.random.choice((".", ".", "", " "))

    def digits(text: str) -> str:
        return re.sub(r"\d+", lambda m: _digits(m.group(), draw), text)

    def number(text: str) -> str:
        if re.match(r"\d{1,2}\.\d{3}\b(?!\.)", text):
            text = text.replace(".", separator, 1)
        return digits(text)

    return _each(_each(pieces, "NUMBER", number), "DOCUMENT", digits)


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

    return _each(pieces, "DATE", lambda text: _DAY.sub(day, text))


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

    return _each(pieces, "", between)


def drop_marks(pieces: Pieces, draw: Draw) -> Pieces:
    """Lose the diacritics of one syllable in fifty, as careless typing does."""
    plain = str.maketrans(_WITH, _WITHOUT)

    def change(text: str) -> str:
        return re.sub(r"\w+", lambda m: m.group().translate(plain) if draw.random.random() < 0.02 else m.group(), text)

    return [Piece(change(piece.text), piece.label) for piece in pieces]


_WITH = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
_WITHOUT = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"

STEPS: dict[str, Callable[[Pieces, Draw], Pieces]] = {
    "swap-persons": swap_persons,
    "swap-places": swap_places,
    "abbreviate": abbreviate,
    "abbreviate-classes": abbreviate_classes,
    "numbers": change_numbers,
    "dates": change_dates,
    "case": change_case,
    "spaces": change_spaces,
    "marks": drop_marks,
}
"""Transformations by the names that the configuration uses."""
