from decimal import Decimal

import pytest

from vnparty_ner.article import Abbreviation, DateFact, Document, Entity, Facts, Figure, Holder, Interval
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.corpus.fact_gold import SECTIONS, GoldFacts, GoldRecord
from vnparty_ner.metrics import Counts
from vnparty_ner.metrics.fact_scores import KEYS, same_counted, score_facts, wrong_records

TEXT = "x" * 400
DAY = Interval("2021-03-06", "2021-03-06")


def gold(kind, *records):
    """Gold of one kind: each record is its spans and its fields."""
    rows = [
        GoldRecord(tuple(Entity(a, b, "DOCUMENT", TEXT[a:b]) for a, b in spans), fields) for spans, fields in records
    ]
    return GoldFacts(AnnotatedArticle("a", TEXT, ()), {name: rows if name == kind else [] for name in SECTIONS})


def document(*mentions, **fields):
    fields = {"type": "nghị quyết", **fields}
    return Document(spans=mentions, mentions=mentions, score=1.0, rule="r", text="", **fields)


def holder(person, position, unit="", **fields):
    return Holder(spans=((0, 1), (2, 3)), score=1.0, rule="r", person=person, position=position, unit=unit, **fields)


def figure(at, value, **fields):
    value = None if value is None else Decimal(value)
    return Figure(spans=(at,), score=1.0, rule="r", at=at, text=f"n{at[0]}", value=value, **fields)


def counts(gold_facts, **found):
    return score_facts([gold_facts], [Facts(**found)])


def records(gold_facts, **found):
    return counts(gold_facts, **found)[next(iter(found))].records


RESOLUTION = {"type": "nghị quyết", "number": "04", "symbol": "NQ/TU", "issuer": "Tỉnh ủy", "date": str(DAY)}


def test_a_whole_document_is_right():
    found = document((0, 9), (50, 60), number="04", symbol="NQ/TU", issuer="Tỉnh uỷ", issuer_from="text", date=DAY)
    scores = counts(gold("documents", ([(0, 9), (50, 60)], RESOLUTION)), documents=(found,))["documents"]
    assert scores.records == Counts(1, 1, 1)
    assert {name: counts.correct for name, counts in scores.fields.items()} == {
        **{"type": 1, "number": 1, "symbol": 1, "issuer": 1, "date": 1},
        **{"title": 0, "session": 0},
    }
    assert scores.fields["title"] == Counts()


@pytest.mark.parametrize(
    "change",
    [
        {"type": "quyết định"},
        {"number": "40"},
        {"number": ""},
        {"symbol": "NQ/HU"},
        {"issuer": "Huyện ủy"},
        {"issuer": "", "issuer_from": ""},
        {"date": None},
        {"date": Interval("2021-03-01", "2021-03-31")},
    ],
)
def test_every_key_field_counts(change):
    fields = {"number": "04", "symbol": "NQ/TU", "issuer": "Tỉnh ủy", "issuer_from": "text", "date": DAY, **change}
    scores = counts(gold("documents", ([(0, 9)], RESOLUTION)), documents=(document((0, 9), **fields),))["documents"]
    assert scores.records == Counts(0, 1, 1)
    wrong = next(iter(change))
    assert scores.fields[wrong] == Counts(0, int(bool(change[wrong])), 1)
    assert all(scores.fields[key].correct == 1 for key in KEYS["documents"] if key != wrong)


def test_an_invented_value_is_wrong_too():
    scores = counts(gold("documents", ([(0, 9)], {"type": "nghị quyết"})), documents=(document((0, 9), number="4"),))
    assert scores["documents"].records == Counts(0, 1, 1)
    assert scores["documents"].fields["number"] == Counts(0, 1, 0)


def test_other_fields_do_not_count_for_the_whole():
    one = gold("documents", ([(0, 9)], {"type": "nghị quyết", "title": "về A"}))
    scores = counts(one, documents=(document((0, 9), title="về B"),))["documents"]
    assert scores.records == Counts(1, 1, 1)
    assert scores.fields["title"] == Counts(0, 1, 1)


def test_an_issuer_that_only_the_symbol_tells():
    one = gold("documents", ([(0, 9)], {"type": "nghị quyết", "symbol": "NQ/TU", "issuer": "symbol"}))
    by_symbol = document((0, 9), symbol="NQ/TU", issuer="Tỉnh ủy", issuer_from="symbol")
    by_text = document((0, 9), symbol="NQ/TU", issuer="Tỉnh ủy", issuer_from="text")
    assert records(one, documents=(by_symbol,)) == Counts(1, 1, 1)
    assert records(one, documents=(by_text,)) == Counts(0, 1, 1)
    named = gold("documents", ([(0, 9)], {"type": "nghị quyết", "symbol": "NQ/TU", "issuer": "Tỉnh ủy"}))
    assert records(named, documents=(by_symbol,)) == Counts(0, 1, 1)


def test_leading_zeros_do_not_count_but_a_zero_is_no_missing_number():
    assert records(
        gold("documents", ([(0, 9)], {"type": "nghị quyết", "number": "04"})), documents=(document((0, 9), number="4"),)
    ) == Counts(1, 1, 1)
    assert records(
        gold("documents", ([(0, 9)], {"type": "nghị quyết", "number": "0"})), documents=(document((0, 9)),)
    ) == Counts(0, 1, 1)


def test_one_document_found_as_two_is_one_too_many():
    one = gold("documents", ([(0, 9), (50, 60)], {"type": "nghị quyết", "number": "04"}))
    found = (document((0, 9), number="04"), document((50, 60), number="04"))
    assert records(one, documents=found) == Counts(1, 2, 1)


def test_two_documents_found_as_one_are_one_too_few():
    same = {"type": "nghị quyết", "number": "04"}
    two = gold("documents", ([(0, 9)], same), ([(50, 60)], same))
    assert records(two, documents=(document((0, 9), (50, 60), number="04"),)) == Counts(1, 1, 2)


def test_the_best_record_of_a_split_document_is_its_pair():
    """The second half is right; that the first half comes before it must not cost the record."""
    one = gold("documents", ([(0, 9), (50, 60)], {"type": "nghị quyết", "number": "04", "symbol": "NQ/TU"}))
    found = (document((0, 9), number="04"), document((50, 60), number="04", symbol="NQ/TU"))
    assert records(one, documents=found) == Counts(1, 2, 1)


def test_a_record_elsewhere_is_another():
    one = gold("documents", ([(0, 9)], {"type": "nghị quyết"}))
    assert records(one, documents=(document((9, 12)),)) == Counts(0, 1, 1)
    assert records(one, documents=(document((8, 12)),)) == Counts(1, 1, 1)


def test_missing_and_spurious_records():
    one = gold("documents", ([(0, 9)], {"type": "nghị quyết"}), ([(20, 30)], {"type": "nghị quyết"}))
    assert records(one, documents=()) == Counts(0, 0, 2)
    assert records(gold("documents"), documents=(document((0, 9)),)) == Counts(0, 1, 0)
    missing, spurious = wrong_records("documents", one, Facts(documents=(document((0, 9)), document((300, 310)))))
    assert (missing.start, missing.text, missing.gold, missing.found) == (20, "x" * 10, {"type": "nghị quyết"}, {})
    assert (spurious.start, spurious.text, spurious.gold, spurious.found) == (300, "x" * 10, {}, {"type": "nghị quyết"})
    assert missing.fields == spurious.fields == ("type",)


def test_a_holder_is_person_position_and_unit_wherever_they_stand():
    one = gold("holders", ([(100, 110)], {"person": "Lò Văn Sáng", "position": "Bí thư", "unit": "Huyện ủy"}))
    assert records(one, holders=(holder("LÒ VĂN SÁNG", "bí thư", "Huyện uỷ"),)) == Counts(1, 1, 1)
    assert records(one, holders=(holder("Lò Văn Sáng", "Bí thư"),)) == Counts(0, 1, 1)
    assert records(one, holders=(holder("Lò Sáng", "Bí thư", "Huyện ủy"),)) == Counts(0, 1, 1)


def test_offices_of_one_person_are_paired_by_likeness():
    """The first office was missed; the second, its unit wrong, still is the second."""
    person = {"person": "Lò Văn Sáng"}
    offices = [{**person, "position": "Bí thư", "unit": "Huyện ủy"}, {**person, "position": "Chủ tịch", "unit": "HĐND"}]
    two = gold("holders", *(([(0, 9)], fields) for fields in offices))
    found = (holder("Lò Văn Sáng", "Chủ tịch", "UBND", former=True),)
    scores = counts(two, holders=found)["holders"]
    assert scores.records == Counts(0, 1, 2)
    assert scores.fields["position"] == Counts(1, 1, 2)
    assert scores.fields["unit"] == Counts(0, 1, 2)
    assert scores.fields["former"] == Counts(0, 1, 0)
    missed, wrong = wrong_records("holders", two, Facts(holders=found))
    assert (missed.gold, missed.found) == (offices[0], {})
    assert (wrong.gold, wrong.fields) == (offices[1], ("unit",))
    assert wrong.found == {"person": "Lò Văn Sáng", "position": "Chủ tịch", "unit": "UBND", "former": "true"}


@pytest.mark.parametrize(
    ("value", "fields", "right"),
    [
        ("412/430", {"value": "0.958", "numerator": Decimal(412), "denominator": Decimal(430)}, True),
        ("412/430", {"value": "0.958"}, False),
        ("412/430", {"value": "0.958", "numerator": Decimal(412), "denominator": Decimal(431)}, False),
        ("5..9", {"value": "5", "high": Decimal("9.0")}, True),
        ("5..9", {"value": "5"}, False),
        ("5.50..7", {"value": "5.5", "high": Decimal(7)}, True),
        ("2500000000", {"value": "2.5E+9"}, True),
        ("95.40", {"value": "95.4"}, True),
        ("04", {"value": "4"}, True),
        ("0.5", {"value": "0.50"}, True),
        ("-3", {"value": "3"}, False),
        ("40", {"value": "4"}, False),
        ("7", {"value": None}, False),
    ],
)
def test_values_are_compared_as_numbers(value, fields, right):
    one = gold("figures", ([(0, 5)], {"value": value}))
    scores = counts(one, figures=(figure((0, 5), **fields),))["figures"]
    assert scores.records == Counts(int(right), 1, 1)
    assert scores.fields["value"] == Counts(int(right), int(fields["value"] is not None), 1)


def test_a_figure_is_value_counted_and_period():
    fields = {"value": "52", "counted": "đảng viên", "period": str(DAY), "unit_of": "Huyện ủy", "of": "n20"}
    one = gold("figures", ([(0, 2)], fields), ([(20, 22)], {"value": "430"}))
    whole = figure((20, 22), "430")
    found = figure((0, 2), "52", counted="đảng viên mới", period=DAY, unit_of="Tỉnh ủy", share_of=(20, 22))
    scores = counts(one, figures=(found, whole))["figures"]
    assert scores.records == Counts(2, 2, 2)
    assert scores.fields["unit_of"] == Counts(0, 1, 1)
    assert scores.fields["of"] == Counts(1, 1, 1)
    assert records(one, figures=(figure((0, 2), "52", counted="đảng viên"), whole)) == Counts(1, 2, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("đảng viên", "đảng viên", True),
        ("đảng viên", "Đảng viên dự bị", True),
        ("đảng viên", "đảng bộ", False),
        ("hộ nghèo", "hộ", True),
        ("hộ nghèo", "hộ dân", False),
        ("tỷ lệ hộ nghèo", "hộ nghèo", True),
        ("Tổng số lượng hộ nghèo", "hộ nghèo", True),
        ("số", "số", True),
        ("lượt người", "người", False),
        ("uỷ viên", "ủy viên", True),
        ("ho\u0323\u0302 nghe\u0300o", "hộ nghèo", True),
        ("", "", True),
        ("", "hộ", False),
        ("%", "", True),
    ],
)
def test_what_is_counted_is_compared_by_its_head_words(one, other, same):
    assert same_counted(one, other) is same
    assert same_counted(other, one) is same


def test_dates():
    two = gold("dates", ([(0, 9)], {"iso": str(DAY)}), ([(20, 29)], {}))

    def date(at, interval):
        return DateFact(spans=(at,), score=1.0, rule="r", text="", interval=interval)

    scores = counts(two, dates=(date((0, 9), DAY), date((20, 29), None)))["dates"]
    assert (scores.records, scores.fields["iso"]) == (Counts(2, 2, 2), Counts(1, 1, 1))
    assert records(two, dates=(date((0, 9), None), date((20, 29), DAY))) == Counts(0, 2, 2)


def test_only_abbreviations_that_the_article_explains_count():
    one = gold("abbreviations", ([], {"short": "BTV", "long": "Ban Thường vụ"}))

    def abbreviation(short, long, rule="initials"):
        return Abbreviation(spans=((3, 6),), score=1.0, rule=rule, short=short, long=long)

    found = abbreviation("BTV", "Ban Thường vụ"), abbreviation("UBND", "Ủy ban nhân dân", "common")
    assert records(one, abbreviations=found) == Counts(1, 1, 1)
    assert records(one, abbreviations=(abbreviation("BTV", "Ban Thường trực"),)) == Counts(0, 1, 1)
    (missed,) = wrong_records("abbreviations", one, Facts())
    assert (missed.start, missed.text, missed.fields) == (0, "", ("short", "long"))


def test_articles_add_up_and_are_kept_apart():
    one = gold("documents", ([(0, 9)], {"type": "nghị quyết"}))
    both = [Facts(documents=(document((0, 9)),)), Facts()]
    assert score_facts([one, one], both)["documents"].records == Counts(1, 1, 2)
    assert score_facts([], []) == {}
    with pytest.raises(ValueError, match="argument"):
        score_facts([one], both)


def test_right_records_are_not_listed():
    one = gold("documents", ([(0, 9)], {"type": "nghị quyết"}))
    assert wrong_records("documents", one, Facts(documents=(document((0, 9)),))) == []
