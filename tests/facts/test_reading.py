import unicodedata

from tests.facts.marked import marked
from vnparty_ner.article import Entity
from vnparty_ner.facts.reading import evidence, read_article

TEXT = "Sáng [3/5](DATE), ông [An](PERSON), [Bí thư](POSITION) [Huyện ủy](UNIT). Ông [Bình](PERSON) dự."


def test_neighbours_and_sentences():
    reading = marked(TEXT)
    date, an, post, unit, binh = reading.mentions
    assert reading.between(an, post) == ", "
    assert reading.after(date) is an
    assert reading.after(binh) is None
    assert reading.before(binh) is unit
    assert reading.before(date) is None
    assert reading.of("PERSON") == (an, binh)
    assert reading.in_sentence(reading.sentence_of(unit), "PERSON", "UNIT") == (an, unit)
    assert reading.sentence_number(binh) == 1
    assert reading.within(an.start, post.start) == (an,)


def test_offsets_lead_back_to_the_raw_text():
    raw = unicodedata.normalize("NFD", "Huyện uỷ Hoà\u200b Bình họp")
    end = raw.index(" h", 10)
    entity = Entity(0, end, "UNIT", raw[:end], 0.5)
    reading = read_article(raw, [entity])
    (mention,) = reading.mentions
    assert mention.text == reading.text[mention.start : mention.end] == "Huyện ủy Hòa Bình"
    assert mention.span == (0, end)
    assert reading.written(mention.start, mention.end) == entity.text
    assert len(reading.lower) == len(reading.text)


def test_lower_keeps_its_length():
    reading = read_article("İSTANBUL HỌP", [])
    assert reading.lower == "İstanbul họp"


def test_evidence_is_in_text_order_and_multiplies_scores():
    text = "a b"
    reading = read_article(text, [Entity(2, 3, "UNIT", "b", 0.5), Entity(0, 1, "DATE", "a", 0.5)])
    date, unit = reading.mentions
    assert evidence(unit, date, None, unit) == {"spans": ((0, 1), (2, 3)), "score": 0.25}


def test_empty():
    reading = read_article("", [])
    assert reading.sentences == ()
    assert reading.sentence_of(0).end == 0
