"""DOCUMENT entities as documents: mentions joined, with issuer, date and title."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vnparty_ner.article import DateFact, Document, Interval
from vnparty_ner.facts.issuers import Issuer, Surroundings, surroundings
from vnparty_ner.facts.reading import Mention, Reading, evidence
from vnparty_ner.facts.surfaces import Surface, read_surface
from vnparty_ner.facts.symbols import Authority, authority_of, suffix_of
from vnparty_ner.facts.units import canonical, level_of
from vnparty_ner.tokens.folding import name_key


@dataclass
class _Group:
    """The mentions of one document, in order, with what was read from each."""

    mentions: list[Mention] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)

    @property
    def fullest(self) -> Surface:
        """The mention that says most."""
        return self.surfaces[self.place]

    @property
    def place(self) -> int:
        """Place of the fullest mention in the lists: one with a symbol, then with a year, then the longest."""
        return max(
            range(len(self.mentions)),
            key=lambda i: (bool(self.surfaces[i].symbol), bool(self.surfaces[i].year), len(self.mentions[i].text), -i),
        )


def find_documents(reading: Reading, dates: tuple[DateFact, ...]) -> tuple[Document, ...]:
    """Return the documents that the article names, in the order of their first mention.

    The rule of a record is what identifies it (`Surface.form`) and, after a +, what gave its issuer.

    Args:
        reading: The article.
        dates: Its dates.
    """
    intervals = {fact.spans[0]: fact.interval for fact in dates}
    groups = _joined(reading.of("DOCUMENT"))
    around = surroundings(reading)
    _share_in_rows(groups, around)
    return tuple(_document(group, [around[mention.index] for mention in group.mentions], intervals) for group in groups)


def _joined(mentions: Iterable[Mention]) -> list[_Group]:
    """Mentions of the same document together."""
    groups: list[_Group] = []
    for mention in mentions:
        surface = read_surface(mention.text)
        group = next((group for group in _recent_first(groups) if _same(group.fullest, surface)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.mentions.append(mention)
        group.surfaces.append(surface)
    return groups


def _recent_first(groups: Iterable[_Group]) -> list[_Group]:
    return sorted(groups, key=lambda group: -group.mentions[-1].index)


def _same(known: Surface, other: Surface) -> bool:
    """Whether two names are of one document."""
    if known.number and other.number:
        return (
            known.number.lstrip("0") == other.number.lstrip("0")
            and _agree(known.year, other.year)
            and _agree(_plain_symbol(known), _plain_symbol(other))
            and _types_agree(known, other)
        )
    if {known.form, other.form} & {"congress", "plenum"}:
        bodies = sorted((name_key(known.body), name_key(other.body)), key=len)
        national = known.form == "plenum" or bodies[1].startswith(bodies[0]) and bool(bodies[0]) == bool(bodies[1])
        return known.form == other.form and known.type == other.type and known.counts == other.counts and national
    return (
        known.type == other.type
        and bool(known.title) == bool(other.title)
        and name_key(known.title) == name_key(other.title)
        and _agree(known.year, other.year)
    )


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _plain_symbol(surface: Surface) -> str:
    """The symbol with one spelling of the centre."""
    return re.sub(r"T\.?W\.?|TƯ|T\.[ƯU]\.?", "TW", surface.symbol)


def _types_agree(known: Surface, other: Surface) -> bool:
    if known.symbol and other.symbol and known.symbol == other.symbol:
        return True  # Quyết định and Quy định are mixed up: the symbol tells
    one, two = sorted((known.type, other.type), key=len)
    return one == two or (bool(one) and two.startswith(f"{one} "))


def _share_in_rows(groups: Sequence[_Group], around: dict[int, Surroundings]) -> None:
    """In "A, B và C của U" give U to A and B too, unless their symbols name another issuer."""
    suffixes = {
        mention.index: suffix_of(group.fullest.symbol) for group in groups for mention in group.mentions
    }
    open_form = {
        mention.index: group.fullest.form in ("symbol", "number", "unreadable")
        for group in groups
        for mention in group.mentions
    }

    def share(giver: int, taker: int) -> None:
        issuer = around[giver].issuer
        if issuer and open_form[taker] and suffixes[taker] in ("", suffixes[giver]):
            around[taker].share(issuer)

    order = sorted(around)
    rows: list[list[int]] = []
    for index in order:
        if rows and around[rows[-1][-1]].row_goes_on:
            rows[-1].append(index)
        else:
            rows.append([index])
    for row in rows:
        for place, index in enumerate(row):
            own = around[index].own_issuer
            if own is None:
                continue
            others = reversed(row[:place]) if own.rule == "after" else row[place + 1 :]
            for other in others:
                if around[other].own_issuer is not None:
                    break
                share(index, other)


def _document(
    group: _Group, around: Sequence[Surroundings], intervals: dict[tuple[int, int], Interval | None]
) -> Document:
    surface = group.fullest
    authority = authority_of(surface)
    found = _issuer(surface, authority, [one.issuer for one in around if one.issuer])
    date = next((one.date for one in around if one.date and intervals.get(one.date.span)), None)
    issuer_words = found.text if found.source != "symbol" else ""
    return Document(
        **evidence(*group.mentions, *found.mentions, date),
        rule=f"{surface.form}+{found.rule}" if found.rule else surface.form,
        mentions=tuple(mention.span for mention in group.mentions),
        text=group.mentions[group.place].source.text,
        type=surface.type,
        number=surface.number,
        symbol=surface.symbol,
        regime=authority.regime,
        level=(level_of(canonical(issuer_words)) if issuer_words else "") or authority.level,
        issuer=found.text,
        issuer_from=found.source,
        date=intervals[date.span] if date else None,
        title=next((one.title for one in around if one.title), ""),
        session=surface.session,
    )


_ORDER = ("after", "row", "subject")
"""Rules that find an issuer in the text, the first that holds anywhere wins."""


def _issuer(surface: Surface, authority: Authority, found: Sequence[Issuer]) -> Issuer:
    for rule in _ORDER:
        for issuer in found:
            if issuer.rule == rule:
                return issuer
    if surface.body:
        return Issuer(surface.body, (), "name", "name")
    return Issuer(authority.issuer, (), "symbol", "symbol") if authority.issuer else Issuer("", (), "", "")
