"""Where units lie: names of provinces, districts and communes of both eras, looked up in the gazetteer.

The two eras are that of 63 provinces with districts and, since 1 July 2025, that of 34 provinces without them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vnparty_ner.article import DateFact
from vnparty_ner.corpus.gazetteer import rows
from vnparty_ner.tokens.folding import name_key

REFORM = "2025-07-01"
"""First day of the 34 provinces."""

RANK = {"commune": 1, "district": 2, "province": 3}


@dataclass(frozen=True)
class Site:
    """A place that bears a name.

    Attributes:
        level: `commune`, `district` or `province`.
        kind: Level word of its time, as `thị trấn`.
        province: Its province of that time, its own name if it is one.
        district: Key of its district; empty for provinces, and for communes since the reform.
        era: `63` or `34`, by the number of provinces.
    """

    level: str
    kind: str
    province: str
    district: str
    era: str


@dataclass(frozen=True)
class Place:
    """A place as a text names it.

    Attributes:
        level: Its level; empty where its name is one of several levels.
        sites: The places that it can be.
        area: The unit is this place itself (`huyện Bình Lục`, `Bình Lục`), not a body there.
    """

    level: str
    sites: tuple[Site, ...]
    area: bool = False

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that it can lie in, in alphabetical order."""
        return tuple(sorted({site.province for site in self.sites}))


@cache
def _sites() -> Mapping[str, tuple[Site, ...]]:
    """Key of a name → all places of that name."""
    found: dict[str, list[Site]] = {}

    def add(name: str, site: Site) -> None:
        found.setdefault(place_key(name), []).append(site)

    for row in rows("provinces"):
        add(row["name"], Site("province", row["kind"], row["name"], "", row["era"]))
    for row in rows("districts"):
        add(row["name"], Site("district", row["kind"], row["province"], place_key(row["name"]), "63"))
    for row in rows("communes_63"):
        add(row["name"], Site("commune", row["kind"], row["province"], place_key(row["district"]), "63"))
    for row in rows("communes_34"):
        add(row["name"], Site("commune", row["kind"], row["province"], "", "34"))
    return {key: tuple(sites) for key, sites in found.items()}


@cache
def _successors() -> Mapping[str, str]:
    """Province before the reform → the one it became part of."""
    return {row["name"]: row["successor"] for row in rows("provinces") if row["era"] == "63"}


def place_key(name: str) -> str:
    """Return one spelling for all of a place's name; spaces around hyphens don't count either."""
    return re.sub(r"\s?[-–]\s?", "-", name_key(name))


def era_of(dates: Iterable[DateFact]) -> str:
    """Return the era of an article by the days that it names: `63`, `34`, or empty if it names none with its year."""
    days = [fact.interval.start for fact in dates if fact.interval and fact.interval.start == fact.interval.end]
    years = [day for day in days if not day.startswith("-")]
    return ("34" if max(years) >= REFORM else "63") if years else ""


_HEADS = re.compile(
    r"\b(?:(?P<province>tỉnh(?:\s(?:ủy|đoàn|hội))?)|(?P<city>thành\s(?:phố|ủy|đoàn|hội))"
    r"|(?P<district>(?:huyện|quận)(?:\s(?:ủy|đoàn|hội))?|thị\s(?:xã|ủy|đoàn))"
    r"|(?P<commune>(?<!hợp tác\s)(?<!thông tấn\s)(?<!thị\s)xã(?!\shội)(?:\sđảo)?|phường|thị\strấn|đặc\skhu))\b"
)
_KINDS = {"huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "thị ủy": "thị xã", "thị đoàn": "thị xã"}
_LONGEST_NAME = 5
"""Syllables of the longest name that is looked up."""


def heads(canonical: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the level words of a unit with their level, `city` where it can be a province or a district."""
    for match in _HEADS.finditer(canonical.lower()):
        yield match.lastgroup or "", match


@lru_cache(maxsize=4096)
def named_places(canonical: str, era: str) -> tuple[Place, ...]:
    """Return the places that a unit's own name holds, in order: `UBND xã Vĩnh Hòa, huyện Vĩnh Linh` → two.

    Args:
        canonical: The unit with its abbreviations spelt out.
        era: Era whose places come first; empty for both alike.
    """
    found = []
    for head, match in heads(canonical):
        levels = ("province", "district") if head == "city" else (head,)
        kind = "thành phố" if head == "city" else _KINDS.get(match.group(), match.group().split(" ủy")[0])
        sites = _longest(canonical[match.end() : match.end() + 80], levels, kind)
        if sites:
            found.append(_place(_of_era(sites, era), match.start() == 0))
    if found:
        return tuple(found)
    bare = _sites().get(place_key(canonical), ())
    sites = bare or _ending(canonical)
    return (_place(_of_era(sites, era), bool(bare)),) if sites else ()


def _longest(text: str, levels: Sequence[str], kind: str) -> tuple[Site, ...]:
    """The places of the longest name that a text begins with; those of the same kind, if there are any."""
    words = re.sub(r"[,;(|].*", "", text, flags=re.S).split()[: _LONGEST_NAME + 2]
    for length in range(len(words), 0, -1):
        sites = tuple(s for s in _sites().get(place_key(" ".join(words[:length])), ()) if s.level in levels)
        if sites:
            return tuple(site for site in sites if site.kind == kind) or sites
    return ()


_NO_PLACE = re.compile(
    r"(?:công ty|tập đoàn|tổng công ty|hợp tác xã|trường|học viện|đại học|bệnh viện|chi bộ|chi đoàn|chi hội|thôn|ấp|"
    r"bản|làng|xóm|khóm|khu|tổ|buôn|nhà|cầu|chợ|sông|quân khu|doanh nghiệp)\b"
)


def _ending(canonical: str) -> tuple[Site, ...]:
    """The province that a body's name ends with: Sở Nội vụ Đà Nẵng. Companies and schools bear any names."""
    words = canonical.split()
    if _NO_PLACE.match(canonical.lower()):
        return ()
    for length in (5, 4, 3, 2):
        if length < len(words):
            sites = _sites().get(place_key(" ".join(words[-length:])), ())
            provinces = tuple(site for site in sites if site.level == "province")
            if provinces:
                return provinces
    return ()


def _of_era(sites: tuple[Site, ...], era: str) -> tuple[Site, ...]:
    return tuple(site for site in sites if site.era == era) or sites


def _place(sites: tuple[Site, ...], area: bool) -> Place:
    levels = {site.level for site in sites}
    return Place(levels.pop() if len(levels) == 1 else "", sites, area)


def inside(place: Place, parent: Place) -> Place:
    """Return a place with only those of its sites that lie in a parent.

    The text has the last word: if none does, the place keeps its level and takes the parent's provinces.
    """
    kept = tuple(site for site in place.sites if any(_lies_in(site, other) for other in parent.sites))
    return _place(kept, place.area) if kept else replace(place, sites=parent.sites)


def _lies_in(site: Site, parent: Site) -> bool:
    if RANK[site.level] >= RANK[parent.level]:
        return False
    same = parent.province in (site.province, _successors().get(site.province))
    return same and (parent.level == "province" or site.district == parent.district)


def today(provinces: Iterable[str], era: str) -> tuple[str, ...]:
    """Return the provinces of the article's era: after the reform, those that the old ones became part of."""
    if era != "34":
        return tuple(provinces)
    return tuple(sorted({_successors().get(province) or province for province in provinces}))
