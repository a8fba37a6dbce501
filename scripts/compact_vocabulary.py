"""Say which pieces of a multilingual vocabulary Vietnamese needs: for build_compact_encoder.py.

No article is read, so no text that is evaluated on can leak into the vocabulary. It comes from a dictionary,
from data/gazetteer and from generated numbers, dates and document symbols.
"""

import itertools
import re
import string
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

GAZETTEER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
WORD_LISTS = ("Viet11K.txt", "Viet22K.txt", "Viet39K.txt", "Viet74K.txt")
PUNCTUATION = string.punctuation + "“”‘’«»–—…•·°→✓©®€£"
TONES = "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
LETTERS = string.ascii_lowercase + "đ"
LETTERS += "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES)
BEFORE = ("", "(", "“", '"', "‘", "-", "–", "/", ".")
AFTER = ("", ",", ".", ";", ":", ")", "”", "-", "/")
EXTRA = """km km2 m2 m3 ha kg tấn/ha kWh MW GDP USD VNĐ VND đồng/người COVID-19 Covid-19 http:// https://
www. .vn .gov.vn .com .org Facebook Zalo YouTube TikTok Fanpage Internet internet website online email
Email app App video Video clip robot smartphone camera livestream fanpage blog OCOP VNeID VnEduc SMS AI
IoT QR ISO VietGAP GlobalGAP FDI ODA PCI PAPI PAR INDEX SIPAS PCCC CNTT CĐS NTM THPT THCS TNHH HTX
CBCCVC CCVC KT-XH QP-AN ANTT TTATXH BHYT BHXH BHTN PV TTXVN T.Ư TƯ TW T.W. Đ/c đ/c TP. Tp. Q. P. Th.S
TS. PGS.TS. GS.TS. ThS. BS. KS. NSND NSƯT AHLLVT"""


# The tables of the day that the encoder was frozen; later ones must not change it.
TABLES = (
    "communes_34",
    "communes_63",
    "districts",
    "document_symbols",
    "document_types",
    "institutions",
    "name_parts",
    "provinces",
    "titles",
)


def gazetteer() -> Iterator[list[dict[str, str]]]:
    """Read the tables of data/gazetteer."""
    for name in TABLES:
        path = GAZETTEER / f"{name}.tsv"
        header, *lines = [x.split("\t") for x in path.read_text(encoding="utf-8").splitlines()[1:]]
        yield [dict(zip(header, line, strict=True)) for line in lines]


def numbers() -> Iterator[str]:
    """Generate digit groups, dates, times, years, shares, amounts and Roman numerals."""
    for size in (1, 2, 3):
        yield from ("".join(digits) for digits in itertools.product(string.digits, repeat=size))
    yield from (f"{day}{mark}{month}" for day in range(1, 32) for month in range(1, 13) for mark in "/-.")
    yield from (f"{day:02}{mark}{month:02}" for day in range(1, 32) for month in range(1, 13) for mark in "/-.")
    for year in range(1900, 2051):
        yield from (str(year), f"01-02-{year}", f"{year}-{year + 5}", f"/{year}/NĐ-CP")
        yield from (f"{month}/{year}" for month in range(1, 13))
        yield from (f"{day}/{month:02}/{year}" for day in (5, 15) for month in range(1, 13))
    for whole in range(1000):
        yield from (
            f"{whole},5%",
            f"{whole},25",
            f"{whole}%",
            f"{whole}.000",
            f"1.{whole:03}",
            f"12.{whole:03},5",
        )
    yield from (f"{whole}{mark}{tenth}" for whole in range(100) for tenth in range(10) for mark in ",.")
    yield from (f"{hour}{mark}{minute:02}" for hour in range(24) for minute in range(60) for mark in ("h", ":", "g"))
    ones = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    yield from (ten + one for ten in ("", "X", "XX", "XXX") for one in ones)


def symbols(tables: list[list[dict[str, str]]]) -> Iterator[str]:
    """Generate document symbols of both regimes from the codes and the suffixes."""
    codes = {row["code"] for table in tables for row in table if row.get("code")}
    suffixes = {row["suffix"] for table in tables for row in table if row.get("suffix")}
    for code, suffix in itertools.product(sorted(codes), sorted(suffixes)):
        yield from (f"18-{code}/{suffix}", f"123/{code}-{suffix}", f"05/2024/{code}-{suffix}")


def without_marks(word: str) -> str:
    """Return the word in plain Latin letters."""
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(archive: zipfile.ZipFile) -> set[str]:
    """Collect every string whose pieces are kept."""
    tables = list(gazetteer())
    texts = [archive.read(f"underthesea/corpus/data/{name}").decode() for name in WORD_LISTS]
    texts += [value for table in tables for row in table for value in row.values()]
    found = {word for text in [*texts, EXTRA] for word in unicodedata.normalize("NFC", text).split()}
    found |= {part for word in found for part in re.split(r"[\W\d_]+", word) if part}
    # Addresses, file names and hashtags are written without tone marks.
    found |= {without_marks(word) for word in found}
    found = {form for word in found for form in (word, word.lower(), word.capitalize(), word.title(), word.upper())}
    plain = {before + word for word in found for before in BEFORE} | {word + after for word in found for after in AFTER}
    digits = {before + number + after for number in numbers() for before in ("", "(", "-", "/") for after in AFTER}
    return plain | digits | set(symbols(tables))


def is_basic(piece: str) -> bool:
    """Say whether a piece is kept whatever the words: one or two letters, abbreviations, digits, signs."""
    text = piece.removeprefix("▁")
    if all(c in PUNCTUATION for c in text) and len(text) <= 3:
        return True
    if len(text) == 1:
        # "S" and "P" are symbols (emoji too) and punctuation.
        return unicodedata.name(text, "").startswith("LATIN") or text.isdigit() or unicodedata.category(text)[0] in "SP"
    if all(c in LETTERS for c in text.lower()):
        return len(text) == 2 or (len(text) <= 4 and text.isupper())
    return len(text) <= 4 and all(c in string.digits for c in text)
