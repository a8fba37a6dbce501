"""Reads `data/gazetteer/`: names of places and persons, as facts for augmentation and checks."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text
from vnparty_ner.resources import resource


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one gazetteer file, as `districts`; lines that begin with # are comments.

    Raises:
        VnpartyError: If the file is missing or a row has too many or too few columns.
    """
    path = resource("data", "gazetteer", f"{name}.tsv")
    lines = [line for line in read_text(path).splitlines() if line and not line.startswith("#")]
    found = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in found:
        if None in row or None in row.values():
            raise VnpartyError(f"{path}: the row of {next(iter(row.values()))!r} has another number of columns.")
    return found


@dataclass(frozen=True)
class Gazetteer:
    """What augmentation draws from.

    Attributes:
        places: Kind of place (`province`, `district`, `commune`) → bare names in a fixed order.
        surnames: Surnames, the frequent ones more often.
        middles: Middle names by sex, `m` and `f`.
        givens: Given names by sex.
    """

    places: Mapping[str, tuple[str, ...]]
    surnames: tuple[str, ...]
    middles: Mapping[str, tuple[str, ...]]
    givens: Mapping[str, tuple[str, ...]]


_FREQUENT = {"Nguyễn": 30, "Trần": 11, "Lê": 10, "Phạm": 7, "Hoàng": 5, "Vũ": 4, "Võ": 4, "Phan": 4, "Bùi": 3}
"""Rough shares of surnames in per cent; the others get one ticket each."""


@cache
def load_gazetteer() -> Gazetteer:
    """Read the gazetteer, once.

    Raises:
        VnpartyError: As `rows`.
    """
    parts = rows("name_parts")

    def texts(part: str, sex: str) -> tuple[str, ...]:
        return tuple(row["text"] for row in parts if row["part"] == part and row["sex"] in (sex, "any"))

    surnames = [row["text"] for row in parts if row["part"] == "surname"]
    communes = {row["name"] for name in ("communes_63", "communes_34") for row in rows(name)}
    return Gazetteer(
        places={
            "province": _names(row["name"] for row in rows("provinces")),
            "district": _names(row["name"] for row in rows("districts")),
            "commune": _names(communes),
        },
        surnames=tuple(name for name in surnames for _ in range(_FREQUENT.get(name, 1))),
        middles={sex: texts("middle", sex) for sex in "mf"},
        givens={sex: texts("given", sex) for sex in "mf"},
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Names that begin with a letter; numbered wards (1, 10) say nothing without their level word."""
    return tuple(sorted({name for name in names if name[:1].isalpha()}))
