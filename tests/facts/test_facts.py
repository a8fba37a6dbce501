import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnparty_ner.article import Article, Entity
from vnparty_ner.facts import find_facts
from vnparty_ner.labels import ENTITY_LABELS

TEXTS = [
    "",
    "99/99/2021 1.2.3.4 5.975,74 05-CT/ ((( Ban Thường vụ (BTV) (BTV) [ Huyện ủy Bình Lục",
    "Bí thư Huyện uỷ Hoà Bình, ông A (",
    "Ban Tổ chức (BTC) và Bộ Tài chính (BTC); 412/430 đảng viên, đạt 95,8%",
    "Nghị quyết số 05-CT/ ngày 31/2 của, (  ) \u200b\ufeff\u0301 của Huyện ủy\r\n\r\n- a;\r\n",
    "😀 từ 7/3 đến 99.99.2021 \ud800 \x00",
    "a" * 10_000,
]


@st.composite
def articles(draw):
    pieces = (
        st.text(max_size=12) | st.sampled_from(" ".join(TEXTS[1:6]).split()) | st.sampled_from([" ", ", ", "\n", "("])
    )
    text = "".join(draw(st.lists(pieces, max_size=30)))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=16)))
    labels = draw(st.lists(st.sampled_from(ENTITY_LABELS), min_size=len(cuts), max_size=len(cuts)))
    spans = zip(cuts[::2], cuts[1::2], labels, strict=False)
    return Article(text, tuple(Entity(a, b, label, text[a:b], 0.9) for a, b, label in spans))


@settings(deadline=None, max_examples=150)
@given(articles())
def test_never_raises_and_keeps_every_date_and_unit(article):
    facts = find_facts(article)
    labels = [entity.label for entity in article.entities]
    assert len(facts.dates) == labels.count("DATE")
    assert len(facts.units) == labels.count("UNIT")
    for record in (*facts.dates, *facts.units):
        ((start, end),) = record.spans
        assert record.text == article.text[start:end]
        assert record.score == 0.9
    json.dumps(facts.to_dict())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", TEXTS)
def test_whole_text_as_one_entity(text, form):
    text = unicodedata.normalize(form, text)
    for label in ENTITY_LABELS:
        find_facts(Article(text, (Entity(0, len(text), label, text),)))


def test_bad_input_gives_no_invented_values():
    text = "Ngày 99/99/2021, 1.2.3.4 theo 05-CT/ (Ban Thường vụ (BTV"
    entities = [Entity(0, 15, "DATE", text[:15]), Entity(17, 24, "NUMBER", "1.2.3.4")]
    facts = find_facts(Article(text, tuple(entities)))
    assert (facts.dates[0].text, facts.dates[0].interval) == ("Ngày 99/99/2021", None)
    assert all(figure.value is None and figure.text == "1.2.3.4" for figure in facts.figures)


def test_same_article_same_facts_through_the_article(article):
    found = Article(article.text, article.entities)
    assert found.facts == find_facts(found)
    assert found.facts.dates
