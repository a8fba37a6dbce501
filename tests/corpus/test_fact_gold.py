import json
from pathlib import Path

import pytest

from vnparty_ner.article import Entity
from vnparty_ner.corpus import AnnotatedArticle, parse_article
from vnparty_ner.corpus.fact_gold import facts_path, load_facts, load_gold_facts, name_entities
from vnparty_ner.errors import VnpartyError

ARTICLE = """---
id: one
topic: tu-tuong
---
[Ngày 06/03/2021](DATE), bà [Trần Thị Quyên](PERSON), [Phó Bí thư](POSITION) [Huyện ủy Sông Lam](UNIT), nói về
[Nghị quyết số 04-NQ/TU](DOCUMENT) của [Tỉnh ủy](UNIT); [Nghị quyết 04](DOCUMENT) đến với [412/430](NUMBER) đảng viên,
đạt [95,8%](NUMBER), tháng [Giêng](DATE). Ban Thường vụ (BTV) nghe.
"""

GOOD = {
    "dates": ["at: T1, text: Ngày 06/03/2021, iso: 2021-03-06", "at: T2, text: Giêng"],
    "documents": [
        "at: [D1, D2], text: Nghị quyết số 04-NQ/TU, "
        'type: nghị quyết, number: "04", symbol: NQ/TU, issuer: U2, date: T1'
    ],
    "holders": ["person: H1, text: Trần Thị Quyên, position: P1, unit: U1, event: elected, when: T1"],
    "figures": [
        "at: N1, text: 412/430, value: 412/430, counted: đảng viên, period: T1, unit_of: U1",
        'at: N2, text: "95,8%", value: 95.8, unit: "%", counted: đảng viên, period: 2021-Q1, of: N1',
    ],
    "abbreviations": ["short: BTV, long: Ban Thường vụ"],
}


def written(sections):
    return "".join(
        f"{name}:\n" + "".join(f"  - {{{row}}}\n" for row in rows) if isinstance(rows, list) else f"{name}: {rows}\n"
        for name, rows in sections.items()
    )


@pytest.fixture
def load(tmp_path):
    path = tmp_path / "one.md"
    article = parse_article(ARTICLE, str(path))

    def load(text):
        facts_path(article).write_text(text, encoding="utf-8")
        return load_facts(article, facts_path(article))

    return load


def changed(old, new):
    """Return the good file with one change, which must be one."""
    text = written(GOOD)
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_a_good_file_is_resolved(load):
    facts = load(written(GOOD))
    assert {name: len(records) for name, records in facts.sections.items()} == {
        **{"dates": 2, "documents": 1, "holders": 1, "figures": 2, "abbreviations": 1}
    }
    day = "2021-03-06"
    (document,) = facts.sections["documents"]
    assert [e.text for e in document.anchors] == ["Nghị quyết số 04-NQ/TU", "Nghị quyết 04"]
    assert document.fields == {
        **{"text": "Nghị quyết số 04-NQ/TU", "type": "nghị quyết", "number": "04", "symbol": "NQ/TU"},
        **{"issuer": "Tỉnh ủy", "date": day},
    }
    (holder,) = facts.sections["holders"]
    assert [e.label for e in holder.anchors] == ["PERSON", "POSITION"]
    assert (holder.fields["position"], holder.fields["unit"]) == ("Phó Bí thư", "Huyện ủy Sông Lam")
    assert (holder.fields["event"], holder.fields["when"]) == ("elected", day)
    ratio, share = (record.fields for record in facts.sections["figures"])
    assert (ratio["value"], ratio["period"], ratio["unit_of"]) == ("412/430", day, "Huyện ủy Sông Lam")
    assert (share["of"], share["period"], share["unit"]) == ("412/430", "2021-01-01/2021-03-31", "%")
    assert "iso" not in facts.sections["dates"][1].fields


def test_sections_may_stand_in_any_order(load):
    assert load(written(dict(reversed(GOOD.items())))) == load(written(GOOD))


def test_words_stand_for_what_is_no_entity(load):
    facts = load(changed("issuer: U2", "issuer: symbol"))
    assert facts.sections["documents"][0].fields["issuer"] == "symbol"
    facts = load(changed("unit: U1, event", "unit: chi bộ thôn, event"))
    assert facts.sections["holders"][0].fields["unit"] == "chi bộ thôn"


def test_a_period_of_a_date_without_iso_is_none(load):
    facts = load(changed("period: T1", "period: T2"))
    assert facts.sections["figures"][0].fields["period"] == ""


@pytest.mark.parametrize(
    ("old", "new", "mistakes"),
    [
        ("iso: 2021-03-06", "iso: 2021-02-31", ["dates 1: '2021-02-31' is no date as 2021-03-06"]),
        ("iso: 2021-03-06", "iso: 6/3/2021", ["dates 1: '6/3/2021' is no date"]),
        ("type: nghị quyết, ", "", ["documents 1: lacks 'type'"]),
        ("type: nghị quyết, ", "type: , ", ["documents 1: lacks 'type'"]),
        ("symbol: NQ/TU", "sign: NQ/TU", ["documents 1: unknown key 'sign'"]),
        ("at: [D1, D2]", "at: [D1, D2, D3]", ["documents 1: the article has no 'D3'"]),
        (
            "at: [D1, D2]",
            "at: [D1, [D2]]",
            ["documents 1: the article has no \"['D2']\"", "D2 ('Nghị quyết 04') is in 0"],
        ),
        ("at: [D1, D2]", "at: [D1]", ["D2 ('Nghị quyết 04') is in 0 records, not in one"]),
        ("at: [D1, D2]", "at: [D1, D1, D2]", ["D1 ('Nghị quyết số 04-NQ/TU') is in 2 records, not in one"]),
        ("at: [D1, D2]", "at: [D1, D2, U1]", ["documents 1: U1 is a UNIT and can't stand here"]),
        (
            "text: Nghị quyết số 04-NQ/TU",
            "text: Nghị quyết 4",
            ["documents 1: text is 'Nghị quyết 4', the article has"],
        ),
        ("issuer: U2", "issuer: U9", ["documents 1: the article has no 'U9'"]),
        ("issuer: U2", "issuer: [U2]", ["documents 1: 'issuer' has several values"]),
        ("issuer: U2", "issuer: {U2: x}", ["documents 1: 'issuer' has several values"]),
        ("date: T1", "date: 2021-03-06", ["documents 1: the article has no '2021-03-06'"]),
        ("date: T1", "date: U1", ["documents 1: U1 is a UNIT and can't stand here"]),
        ("person: H1", "person: H2", ["holders 1: the article has no 'H2'"]),
        ("person: H1", "person: P1", ["holders 1: P1 is a POSITION", "holders 1: text is 'Trần Thị Quyên'"]),
        ("event: elected", "event: born", ["holders 1: event 'born' is not one of appointed, elected"]),
        ("value: 412/430", "value: 412 / 430", ["figures 1: value '412 / 430' is not like 7262, 95.4"]),
        ("value: 95.8", 'value: "95,8"', ["figures 2: value '95,8' is not like 7262, 95.4"]),
        ("value: 95.8, ", "", ["figures 2: lacks 'value'"]),
        ("period: 2021-Q1", "period: quý I", ["figures 2: 'quý I' is no date"]),
        ("period: 2021-Q1", "period: T8", ["figures 2: the article has no 'T8'"]),
        ("unit_of: U1", "unit_of: Huyện ủy Sông Lam", ["figures 1: the article has no 'Huyện ủy Sông Lam'"]),
        ("of: N1}", "of: T1}", ["figures 2: T1 is a DATE and can't stand here"]),
        ("short: BTV, ", "", ["abbreviations 1: lacks 'short'"]),
        ("abbreviations:", "shorts:", ["unknown section 'shorts'"]),
        ("  - {short: BTV, long: Ban Thường vụ}", "  - BTV", ["abbreviations 1: a record is a list of `key: value`"]),
        ("  - {short: BTV, long: Ban Thường vụ}", "  short: BTV", ["abbreviations: not a list of records"]),
    ],
)
def test_each_mistake_is_told_on_a_line_of_its_own(load, old, new, mistakes):
    with pytest.raises(VnpartyError) as told:
        load(changed(old, new))
    lines = str(told.value).split("\n")
    assert len(lines) == len(mistakes)
    for line, mistake in zip(lines, mistakes, strict=True):
        path, _, rest = line.partition(": ")
        assert path.endswith("one.facts.yaml")
        assert rest.startswith(mistake)


def test_all_mistakes_come_together(load):
    with pytest.raises(VnpartyError) as told:
        load("")
    assert [line.split(": ")[1].split()[0] for line in str(told.value).split("\n")] == [
        "T1",
        "D1",
        "D2",
        "N1",
        "N2",
        "T2",
    ]


@pytest.mark.parametrize("text", ["a: [", "- a: 1\n", "nothing", "\x00", "a: {b: }}", "? [a]\n: b\n"])
def test_another_file_is_explained(load, text):
    with pytest.raises(VnpartyError, match=r"one\.facts\.yaml: "):
        load(text)


def test_an_article_without_dates_documents_and_numbers_may_have_an_empty_file(tmp_path):
    article = parse_article("---\nid: a\ntopic: tu-tuong\n---\nÔng [Hùng](PERSON) 😀\r\n", str(tmp_path / "a.md"))
    facts_path(article).write_bytes(b"")
    assert [list(records) for records in load_gold_facts([article])[0].sections.values()] == [[]] * 5


def test_beside_standoff_gold_the_text_is_not_repeated(tmp_path):
    """The publishers' words stay out of the repository."""
    text = "Đạt 95%"
    article = AnnotatedArticle("a", text, (Entity(4, 7, "NUMBER", "95%"),), path=str(tmp_path / "a.json"))
    facts_path(article).write_text(json.dumps({"figures": [{"at": "N1", "value": "95"}]}), encoding="utf-8")
    (facts,) = load_gold_facts([article])
    assert facts.sections["figures"][0].anchors == article.entities
    inline = AnnotatedArticle("a", text, article.entities, path=str(tmp_path / "a.md"))
    with pytest.raises(VnpartyError, match="figures 1: lacks 'text'"):
        load_facts(inline, facts_path(article))


def test_only_articles_with_gold_facts_are_read(tmp_path):
    with_facts = parse_article(ARTICLE, str(tmp_path / "a.md"))
    facts_path(with_facts).write_text(written(GOOD), encoding="utf-8")
    articles = [parse_article(ARTICLE, str(tmp_path / "b.md")), with_facts, AnnotatedArticle("c", "x", ())]
    assert [facts.article for facts in load_gold_facts(articles)] == [with_facts]
    assert facts_path(with_facts) == Path(tmp_path / "a.facts.yaml")


def test_entities_are_named_by_kind_and_number():
    article = parse_article(
        "---\nid: a\ntopic: tu-tuong\n---\n[A](UNIT) [b](CLUB) [C](UNIT) [1](NUMBER)\n", labels=None
    )
    assert {name: e.text for name, e in name_entities(article).items()} == {"U1": "A", "U2": "C", "N1": "1"}
