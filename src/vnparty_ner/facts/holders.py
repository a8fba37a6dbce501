"""PERSON and POSITION entities as people in offices: one record for each person, position and unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from vnparty_ner.article import DateFact, Holder, Interval
from vnparty_ner.facts.events import other_events
from vnparty_ner.facts.links import Link, find_links
from vnparty_ner.facts.persons import Person, find_persons, honorific_before
from vnparty_ner.facts.reading import Reading, evidence


def find_holders(reading: Reading, dates: tuple[DateFact, ...]) -> tuple[Holder, ...]:
    """Return the persons with the offices that the article gives them, in the order of the text.

    A mention without unit, or with the beginning of one, joins that of the same person and title with the fuller
    unit. The rule is the word order: `apposition` (A, Bí thư …), `bracket`, `predicate` (A được bầu làm …),
    `title-first` (Bí thư … A), `title-comma`, `title-bracket`, `is` (Bí thư … là A), `against` (… đối với A),
    `succeeded` (… thay A; thay A làm …), `byline`, `row` (of a table), `signature`.

    Args:
        reading: The article.
        dates: Its dates.
    """
    if not reading.of("PERSON") or not reading.of("POSITION"):
        return ()
    persons = find_persons(reading)
    links = _with_other_events(reading, persons, _merged(reading, find_links(reading, persons)))
    intervals = {fact.spans[0]: fact.interval for fact in dates}
    return tuple(_holder(reading, link, intervals) for link in links)


def _merged(reading: Reading, links: Iterable[Link]) -> list[Link]:
    """One link for each person, position and unit; the fuller unit, the first event."""
    kept: list[Link] = []
    alike: defaultdict[tuple[int, str], list[int]] = defaultdict(list)  # links of one person and title, by number
    for link in links:
        numbers = alike[link.person.name.index, link.title.mention.key]
        number = next((number for number in numbers if _same_office(reading, kept[number], link)), None)
        if number is None:
            numbers.append(len(kept))
            kept.append(link)
            continue
        first = kept[number]
        fuller = max(first.title, link.title, key=lambda title: len(title.unit_key))
        title = replace(first.title, unit=fuller.unit, unit_mention=fuller.unit_mention)
        former, event = first.former or link.former, first.event or link.event
        kept[number] = replace(first, title=title, former=former, event=event)
    return kept


def _same_office(reading: Reading, one: Link, two: Link) -> bool:
    """Whether two links of one person and title are of one office."""
    if two.event and two.rule == "predicate" and one.rule != "predicate":
        place, later = (reading.sentence_number(link.title.mention) for link in (one, two))
        if place == later:
            return False  # "A, Chủ tịch Hội tỉnh, được bầu làm Chủ tịch Hội" tells of two
    short, full = sorted((one.title.unit_key, two.title.unit_key), key=len)
    return full == short or not short or full.startswith(f"{short} ")


def _with_other_events(reading: Reading, persons: Mapping[int, Person], links: list[Link]) -> list[Link]:
    """Links with what sentences say of a person without naming the office again: "cảnh cáo ông A"."""
    of_person: defaultdict[int, list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        of_person[link.person.name.index].append(number)
    for mention, event in other_events(reading):
        own = of_person[persons[mention.index].name.index]
        sentence = reading.sentence_number(mention)
        here = [number for number in own if reading.sentence_number(links[number].title.mention) == sentence]
        if event.kind == "transferred":  # from the office that stands beside the name, not to the new one
            here = [number for number in here if links[number].rule != "predicate"]
            own = []
        target = here[0] if here else own[0] if len(own) == 1 else None
        if target is not None and links[target].event is None:
            former = links[target].former and links[target].rule != "succeeded"
            links[target] = replace(links[target], event=event, former=former)
    return links


def _holder(reading: Reading, link: Link, intervals: Mapping[tuple[int, int], Interval | None]) -> Holder:
    title, event = link.title, link.event
    date = event.date if event else None
    return Holder(
        **evidence(link.person.name, link.named, title.mention, title.unit_mention, date),
        rule=link.rule,
        person=link.person.name.source.text,
        position=title.mention.source.text,
        unit=title.unit,
        honorific=honorific_before(reading, link.named) or next(iter(link.person.honorifics), ""),
        former=link.former,
        event=event.kind if event else "",
        when=intervals.get(date.span) if date else None,
    )
