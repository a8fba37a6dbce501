import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnparty_ner.config import AUGMENTATIONS
from vnparty_ner.corpus import parse_article
from vnparty_ner.corpus.augment import STEPS, Draw, augment, training_gazetteer
from vnparty_ner.corpus.gazetteer import load_gazetteer

FRONT = "---\nid: a\ntopic: kinh-te\n---\n"


def version(body, step, seed=0, share=1.0, held_out=frozenset()):
    draw = Draw(random.Random(seed), load_gazetteer(), held_out)
    return augment(parse_article(FRONT + body), [step], draw, share)


def surfaces(article, label):
    return [e.text for e in article.entities if e.label == label]


def test_every_configured_step_exists():
    assert tuple(STEPS) == AUGMENTATIONS


@given(st.sampled_from(AUGMENTATIONS), st.integers(0, 10**6))
@settings(max_examples=80, deadline=None)
def test_spans_keep_their_labels_and_offsets(article, step, seed):
    draw = Draw(random.Random(seed), load_gazetteer(), frozenset())
    other = augment(article, [step], draw, 1.0)
    assert [e.label for e in other.entities] == [e.label for e in article.entities]
    assert all(other.text[e.start : e.end] == e.text and e.text.strip() == e.text for e in other.entities)
    assert (other.id, other.topic) == (article.id, article.topic)
    assert augment(article, [step], Draw(random.Random(seed), load_gazetteer(), frozenset()), 1.0) == other


def test_share_zero_changes_nothing(article):
    assert augment(article, AUGMENTATIONS, Draw(random.Random(0), load_gazetteer(), frozenset()), 0.0) == article


def test_persons_are_swapped_alike_everywhere():
    other = version("[Trần Thị Bình](PERSON) và bà [Bình](PERSON), [TRẦN THỊ BÌNH](PERSON).", "swap-persons")
    full, given_name, capitals = surfaces(other, "PERSON")
    assert full != "Trần Thị Bình"
    assert given_name == full.split()[-1]
    assert capitals == full.upper()


def test_places_are_swapped_alike_everywhere():
    other = version("[Huyện ủy Đô Lương](UNIT) và [huyện Đô Lương](UNIT), [Huyện ủy](UNIT)", "swap-places", seed=3)
    first, second, bare = surfaces(other, "UNIT")
    assert first.removeprefix("Huyện ủy ") == second.removeprefix("huyện ") != "Đô Lương"
    assert bare == "Huyện ủy"


def test_numbers_keep_their_shape():
    for seed in range(10):
        number, document = version("[7.262](NUMBER) [Nghị quyết số 18-NQ/TU](DOCUMENT)", "numbers", seed).entities
        assert re.fullmatch(r"[1-9][. ]?\d{3}", number.text)
        assert re.fullmatch(r"Nghị quyết số [1-9]\d-NQ/TU", document.text)


def test_dates_stay_dates():
    for seed in range(20):
        (date,) = version("[ngày 06/03/2021](DATE)", "dates", seed).entities
        assert re.fullmatch(r"ngày \d{1,2}([/.-])\d{1,2}\1\d{4}", date.text)


def test_headline_in_capitals():
    other = version("[Huyện ủy Đô Lương](UNIT) họp\n\nđoạn sau", "case")
    assert other.text.startswith("HUYỆN ỦY ĐÔ LƯƠNG HỌP\n")


def test_held_out_places_are_never_drawn():
    left = training_gazetteer(load_gazetteer(), ["Huyện uỷ Đô Lương", "HÀ NAM"])
    assert "Đô Lương" not in left.places["district"]
    assert "Hà Nam" not in left.places["province"]
    assert len(left.places["district"]) == len(load_gazetteer().places["district"]) - 1


@pytest.mark.parametrize("step", AUGMENTATIONS)
def test_an_article_without_spans_survives(step):
    assert version("chỉ có chữ", step).entities == ()
    assert version("", step).text == ""
