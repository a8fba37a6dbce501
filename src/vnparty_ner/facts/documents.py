"""DOCUMENT entities as documents: mentions joined, with issuer, date and title."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from vnparty_ner.article import DateFact, Document, Interval
from vnparty_ner.facts.issuers import Issuer, Surroundings, surroundings
from vnparty_ner.facts.reading import Mention, Reading, evidence
from vnparty_ner.facts.surfaces import Surface, read_surface
from vnparty_ner.facts.symbols import Authority, authority_of, plain_symbol, suffix_of
from vnparty_ner.facts.units import canonical, level_of
from vnparty_ner.tokens.folding import name_key


@dataclass(eq=False)
class _Group:
    """The mentions of one document, in order.

    Attributes:
        mentions: Its mentions.
        fullest: The mention that says most: one with a symbol, then with a year, then the longest.
        surface: What was read from that one.
    """

    mentions: list[Mention]
    fullest: Mention
    surface: Surface

    def add(self, mention: Mention, surface: Surface) -> None:
        """Take a further mention in."""
        self.mentions.append(mention)
        if _fullness(mention, surface) > _fullness(self.fullest, self.surface):
            self.fullest, self.surface = mention, surface


def _fullness(mention: Mention, surface: Surface) -> tuple[bool, bool, int]:
    return (bool(surface.symbol), bool(surface.year), len(mention.text))


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
    """Mentions of the same document together; a short name is that of the last such document before it."""
    groups: list[_Group] = []
    alike: defaultdict[tuple[str, ...], list[_Group]] = defaultdict(list)
    for mention in mentions:
        surface = read_surface(mention.text)
        same = [group for key in _keys(surface) for group in alike[key] if _same(group.surface, surface)]
        group = max(same, key=lambda group: group.mentions[-1].index, default=None)
        if group is None:
            group = _Group([mention], mention, surface)
            groups.append(group)
        else:
            group.add(mention, surface)
        for key in _keys(group.surface):
            if group not in alike[key]:
                alike[key].append(group)
    return groups


def _keys(surface: Surface) -> Iterator[tuple[str, ...]]:
    """Keys of a name; two names that are the same document (see `_same`) have one in common."""
    if surface.number:
        yield ("number", surface.number.lstrip("0"))
    if surface.form in ("congress", "plenum"):
        yield (surface.form, surface.type, *surface.counts[:1])
    elif surface.title or not surface.number:
        yield ("title", surface.type, name_key(surface.title))


def _same(known: Surface, other: Surface) -> bool:
    """Whether two names are of one document."""
    if known.number and other.number:
        return (
            known.number.lstrip("0") == other.number.lstrip("0")
            and _agree(known.year, other.year)
            and _agree(plain_symbol(known.symbol), plain_symbol(other.symbol))
            and _types_agree(known, other)
        )
    if known.type != other.type:
        return False
    if known.form in ("congress", "plenum") or other.form in ("congress", "plenum"):
        return known.form == other.form and _same_session(known, other)
    named = bool(known.title) or not (known.number or other.number)
    return named and name_key(known.title) == name_key(other.title) and _agree(known.year, other.year)


def _same_session(known: Surface, other: Surface) -> bool:
    """Whether two names are of one congress or plenum; the shorter may leave out the term or end of the unit."""
    one, two = sorted((known.counts, other.counts), key=len)
    body, longer = sorted((name_key(known.body), name_key(other.body)), key=len)
    if known.form == "congress" and (one != two or bool(body) != bool(longer) or not longer.startswith(body)):
        return False
    return bool(one) and two[: len(one)] == one


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _types_agree(known: Surface, other: Surface) -> bool:
    if known.symbol and other.symbol and known.symbol == other.symbol:
        return True  # Quyết định and Quy định are mixed up: the symbol tells
    one, two = sorted((known.type, other.type), key=len)
    return one == two or (bool(one) and two.startswith(f"{one} "))


def _share_in_rows(groups: Sequence[_Group], around: dict[int, Surroundings]) -> None:
    """In "A, B và C của U" give U to A and B too, unless their symbols name another issuer."""
    surfaces = {mention.index: group.surface for group in groups for mention in group.mentions}
    for row in _rows(around):
        for place, index in enumerate(row):
            issuer = around[index].own_issuer
            others = row[:place][::-1] if issuer and issuer.rule == "after" else row[place + 1 :] if issuer else []
            for other in takewhile(lambda other: around[other].own_issuer is None, others):
                if issuer and _can_share(issuer, surfaces[index], surfaces[other]):
                    rule = "row" if issuer.rule == "after" else issuer.rule
                    around[other].issuer = replace(issuer, rule=rule)


def _can_share(issuer: Issuer, giver: Surface, taker: Surface) -> bool:
    """Whether the symbol of a document allows the issuer named for its neighbour; laws and sessions have their own."""
    if taker.form not in ("symbol", "number", "unreadable"):
        return False
    own, other = suffix_of(taker.symbol), suffix_of(giver.symbol)
    return own in ("", other) or (not other and authority_of(taker).level in ("", level_of(canonical(issuer.text))))


def _rows(around: Mapping[int, Surroundings]) -> list[list[int]]:
    """Mentions that stand in one row, by their indices."""
    rows: list[list[int]] = []
    for index in sorted(around):
        if rows and around[rows[-1][-1]].row_goes_on:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _document(
    group: _Group, around: Sequence[Surroundings], intervals: dict[tuple[int, int], Interval | None]
) -> Document:
    surface = group.surface
    authority = authority_of(surface)
    found = _issuer(surface, authority, [one.issuer for one in around if one.issuer])
    date = next((one.date for one in around if one.date and intervals.get(one.date.span)), None)
    issuer_words = found.text if found.source != "symbol" else ""
    return Document(
        **evidence(*group.mentions, *found.mentions, date),
        rule=f"{surface.form}+{found.rule}" if found.rule else surface.form,
        mentions=tuple(mention.span for mention in group.mentions),
        text=group.fullest.source.text,
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
            if issuer.rule == rule and not (rule == "subject" and _only_received(issuer, authority)):
                return issuer
    if surface.body:
        return Issuer(surface.body, (), "name", "name")
    return Issuer(authority.issuer, (), "symbol", "symbol") if authority.issuer else Issuer("", (), "", "")


def _only_received(issuer: Issuer, authority: Authority) -> bool:
    """Whether a unit that "has" a document can't have issued it: "xã có Quyết định 61/QĐ-TTg"."""
    return authority.level == "central" and level_of(canonical(issuer.text)) not in ("", "central")
