"""What a document's symbol says: who issued it, of the Party or the State, at which level."""

import re
from dataclasses import dataclass
from functools import cache

from vnparty_ner.corpus.gazetteer import rows
from vnparty_ner.facts.surfaces import Surface, type_codes


@dataclass(frozen=True)
class Authority:
    """What a symbol or type tells of a document's origin; empty where it doesn't.

    Attributes:
        issuer: Issuer in words; the suffix itself where no table knows it.
        level: `central`, `province`, `district` or `commune`.
        regime: `party` or `state`.
    """

    issuer: str = ""
    level: str = ""
    regime: str = ""


_CENTRE = re.compile(r"T\.?W\.?(?![^\W_])|T\.?Ư\.?")
_PARTS = re.compile(r"([^-/]*)([-/]?)(.*)", re.DOTALL)
_PARTY_BODY = re.compile(r"đảng|trung ương|t\.?ư|tw", re.IGNORECASE)


@cache
def _suffixes() -> dict[tuple[str, str], tuple[str, str]]:
    """(suffix, regime) → issuer and level; the first row of a suffix counts."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows("document_symbols"):
        level = "" if row["level"] == "any" else row["level"]
        found.setdefault((row["suffix"].upper(), row["regime"]), (row["issuer"], level))
    return found


@cache
def _regimes() -> dict[str, str]:
    """Type → its regime; empty where both have it."""
    found: dict[str, str] = {}
    for row in rows("document_types"):
        regime = "" if row["regime"] == "both" else row["regime"]
        found[row["type"]] = regime if found.get(row["type"], regime) == regime else ""
    return found


def plain_symbol(symbol: str) -> str:
    """Return a symbol with one spelling of the centre: TƯ, T.Ư and T.W become TW (TU is the province's)."""
    return _CENTRE.sub("TW", symbol)


def suffix_of(symbol: str) -> str:
    """Return the part of a symbol that stands for the issuer: NQ/TU → TU, QĐ-UBND → UBND, UBND-VX → UBND-VX.

    Empty where a type's code stands alone.
    """
    first, mark, rest = _PARTS.fullmatch(plain_symbol(symbol)).groups()  # type: ignore[union-attr] # matches any text
    if first in type_codes() or (mark == "/" and rest):
        return rest
    return first + mark + rest


def read_symbol(symbol: str) -> Authority:
    """Return what a symbol says; nothing for an empty one."""
    suffix = suffix_of(symbol)
    if not suffix:
        return Authority()
    head = re.split(r"[-/]", symbol)[0]
    form = "party" if symbol.startswith(f"{head}/") else "state"
    for name in (suffix, re.split(r"[-/]", suffix)[0], re.sub(r"\d+$", "", suffix)):
        for regime in (form, "state" if form == "party" else "party"):
            if found := _suffixes().get((name.upper(), regime)):
                return Authority(*found, regime)
    return Authority(suffix, "", form)


def authority_of(surface: Surface) -> Authority:
    """Return what a document's symbol, or else its session or type, says of its origin."""
    if surface.symbol:
        return read_symbol(surface.symbol)
    if surface.form in ("congress", "plenum"):
        party = not surface.body or _PARTY_BODY.search(surface.body) is not None
        return Authority(regime="party" if party else "")
    regime = _regimes().get(surface.type, "")
    return Authority(regime=regime or ("party" if re.search(r"\bĐảng\b", surface.title) else ""))
