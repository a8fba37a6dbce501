"""Records in reports: dates, whose rules are plain, stand for all kinds."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from vnparty_ner.article import Article, Entity
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.corpus.fact_gold import SECTIONS, GoldFacts, GoldRecord
from vnparty_ner.metrics.fact_scores import KEYS
from vnparty_ner.report import ArticleSet, build_report
from vnparty_ner.report.facts import GOLD, score_records
from vnparty_ner.report.pages import html_page, markdown
from vnparty_ner.report.terminal import fact_table

from .conftest import make_about
from .test_pages import read

TEXT = "Họp ngày 3/5/2021 <b>\x07| và ngày 4/5/2021"
DAYS = ((4, 17, "2021-05-03"), (27, 40, "2021-05-04"))


def article(name, isos):
    """An article of two dates with these gold values."""
    spans = tuple(Entity(start, end, "DATE", TEXT[start:end]) for start, end, _ in DAYS)
    gold = AnnotatedArticle(name, TEXT, spans)
    rows = [GoldRecord((span,), {"iso": iso}) for span, iso in zip(spans, isos, strict=True)]
    return gold, GoldFacts(gold, {section: rows if section == "dates" else [] for section in SECTIONS})


@pytest.fixture(scope="module")
def part():
    """Three articles, two with gold facts; the second date of one has another gold, the first of one isn't found."""
    (one, first), (two, second) = (
        article("one", ("2021-05-03", "2021-05-04")),
        article("two", ("2021-05-03", "2021-05-09")),
    )
    three = AnnotatedArticle("three", "Không có gì", ())
    found = [Article(three.text, ()), Article(TEXT, one.entities[1:]), Article(TEXT, two.entities)]
    return ArticleSet("validation", [three, one, two], {"model": found, "none": found[:0]}, [first, second])


@pytest.fixture(scope="module")
def scores(part):
    return score_records(part.facts, part.found["model"][1:], GOLD)


def test_the_rules_alone_and_the_product(scores):
    assert scores.articles == 2
    assert list(scores.kinds) == list(KEYS)
    dates = scores.kinds["dates"]
    rules, product = dates.records.gold_entities, dates.records.predicted_entities
    assert (rules.correct, rules.predicted, rules.gold) == (3, 4, 4)
    assert (product.correct, product.predicted, product.gold) == (2, 3, 4)
    assert dates.records.ratio == pytest.approx((4 / 7) / (6 / 8))
    assert rules.f1.low < rules.f1.value < rules.f1.high
    (iso,) = dates.fields
    assert (iso.name, iso.key, iso.predicted_entities.correct) == ("iso", True, 2)
    assert iso.gold_entities.f1.low is None


def test_wrong_records_are_those_of_the_product(scores):
    missed, wrong = scores.kinds["dates"].wrong
    assert (missed.article, missed.start, missed.text, missed.found) == ("one", 4, "ngày 3/5/2021", {})
    assert (wrong.article, wrong.gold, wrong.found) == ("two", {"iso": "2021-05-09"}, {"iso": "2021-05-04"})
    assert wrong.fields == ("iso",)


def test_what_nobody_has_is_no_number(scores):
    for kind in ("documents", "holders", "figures", "abbreviations"):
        assert scores.kinds[kind].records.ratio is None
        assert scores.kinds[kind].records.gold_entities.f1.low is None
        assert not scores.kinds[kind].wrong


def test_other_texts_are_refused(part):
    with pytest.raises(ValueError, match="other texts"):
        score_records(part.facts, part.found["model"][:2])
    assert score_records([], []) is None


@pytest.fixture(scope="module")
def report(part):
    part = replace(part, found={"model": part.found["model"]})
    plain = replace(part, name="test", facts=())
    return build_report(make_about(), [part, plain], frozenset())


def test_report_has_records_where_there_is_gold(report, scores):
    with_facts, without = report.sections
    assert with_facts.facts == scores
    assert without.facts is None
    data = report.to_dict()["sections"]
    assert data[1]["facts"] is None
    assert data[0]["facts"]["articles"] == 2
    assert data[0]["facts"]["kinds"]["dates"]["records"]["gold_entities"]["f1"].keys() == {"value", "low", "high"}
    assert data[0]["facts"]["kinds"]["dates"]["wrong"][0]["article"] == "one"


def test_nothing_is_said_of_where_others_have_their_gold_from(part):
    part = replace(part, name="theirs", found={"model": part.found["model"]})
    report = build_report(make_about(), [part], frozenset())
    assert report.sections[0].facts.source == ""
    assert "gold facts were written" not in html_page(report) + markdown(report)


def test_a_model_of_topics_alone_has_no_records(part):
    (section,) = build_report(
        make_about(labels=()), [replace(part, found={"model": part.found["model"]})], frozenset()
    ).sections
    assert section.facts is None


def test_page(report):
    page = html_page(report)
    text = "".join(read(page).text)
    assert page.count("Records: documents, holders, figures") == 1
    assert "2 of 3 articles have gold facts. The gold facts were written from the text by a language model" in text
    assert "A record is right if every key field" in text
    assert "<details>\n<summary>Wrong dates with predicted entities: 2</summary>" in page  # folded
    assert "Wrong documents" not in page
    assert '<mark class="gold">2021-05-09</mark>' in page
    assert '<mark class="predicted">2021-05-04</mark>' in page


def test_what_articles_say_is_escaped(part):
    ugly = "<script>alert(1)</script>\x07"
    gold = replace(part.gold[1], entities=())
    record = GoldRecord((), {"short": ugly, "long": "{{ 7 }}"})
    facts = GoldFacts(gold, {section: [record] if section == "abbreviations" else [] for section in SECTIONS})
    found = {"model": [Article(gold.text, ())]}
    page = html_page(build_report(make_about(), [ArticleSet("x", [gold], found, [facts])], frozenset()))
    read(page)
    assert "alert(1)</script>" not in page
    assert "alert(1)&lt;/script&gt;" in page
    assert "\x07" not in page


def test_markdown(report, scores):
    text = markdown(report)
    assert text.count("### Records") == 1
    assert "2 of 3 articles have gold facts." in text
    dates = scores.kinds["dates"].records.gold_entities.f1
    row = next(line for line in text.splitlines() if line.startswith("| **dates**"))
    assert row.startswith(
        f"| **dates** | 4 | 75.0 [{100 * dates.low:.1f}–{100 * dates.high:.1f}] | 75.0 | 75.0 | 57.1 ["
    )
    assert row.endswith(" | 66.7 | 50.0 | 0.76 |")
    assert "| iso \\* | 4 | 75.0 | 75.0 | 75.0 | 57.1 |" in text
    assert "| **holders** | 0 | – | – | – | – | – | – | – |" in text
    for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_terminal(scores):
    console = Console(file=io.StringIO(), width=80)
    console.print(fact_table(scores, "Records of [x]: F1"))
    lines = console.file.getvalue().splitlines()
    assert lines[0].strip() == "Records of [x]: F1 (precision/recall) [95 % interval], %"
    dates = next(number for number, line in enumerate(lines) if "dates" in line)
    assert "75.0 (75.0/75.0)" in lines[dates] and "57.1 (66.7/50.0)" in lines[dates] and "0.76" in lines[dates]
    assert lines[dates + 1].count("[") == 2
    assert "iso *" in lines[dates + 2]
    assert max(map(len, lines)) <= 80
