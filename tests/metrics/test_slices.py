import unicodedata

import pytest

from vnparty_ner.article import Article, Entity
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.metrics.estimates import span_scores
from vnparty_ner.metrics.slices import LENGTHS, by_article, by_span, seen_in, span_length, surfaces

TEXT = "Đảng uỷ xã Tân Phước họp 23"


def entity(surface, label="UNIT"):
    start = TEXT.index(surface)
    return Entity(start, start + len(surface), label, surface)


GOLD = AnnotatedArticle("a", TEXT, (entity("Đảng uỷ xã Tân Phước"), entity("23", "NUMBER")), "tu-tuong", "brief", "")
FOUND = Article(TEXT, (entity("Đảng uỷ"), entity("23", "NUMBER")))


@pytest.mark.parametrize(
    ("text", "length"),
    [("23", "1"), ("", "1"), ("Tân Phước", "2–3"), ("a\u00a0b c", "2–3"), ("Đảng uỷ xã Tân", LENGTHS[2])],
)
def test_length(text, length):
    assert span_length(Entity(0, len(text), "UNIT", text)) == length


def test_seen_surfaces_are_folded_and_of_the_same_label():
    train = [AnnotatedArticle("t", "", (Entity(0, 1, "UNIT", "ĐẢNG ỦY  XÃ TÂN PHƯỚC"),))]
    which = seen_in(surfaces(train))
    assert which(GOLD.entities[0]) == "seen"
    nfd = unicodedata.normalize("NFD", "Đảng ủy xã Tân Phước")
    assert which(Entity(0, len(nfd), "UNIT", nfd)) == "seen"
    assert which(Entity(0, len(nfd), "PERSON", nfd)) == "unseen"
    assert which(GOLD.entities[1]) == "unseen"


def test_slices_by_span_add_up_to_the_whole():
    pairs = [(GOLD, FOUND), (GOLD, Article(TEXT, GOLD.entities))]
    whole = span_scores(pairs, ("UNIT", "NUMBER"))["all"]
    parts = [span_scores(part, ("UNIT", "NUMBER"))["all"] for part in by_span(pairs, span_length, LENGTHS).values()]
    for count in ("correct", "predicted", "gold"):
        assert sum(getattr(part, count) for part in parts) == getattr(whole, count)


def test_articles_without_the_property_are_left_out():
    assert by_article([(GOLD, FOUND)], lambda article: article.era) == {}
    assert by_article([(GOLD, FOUND)], lambda article: article.genre) == {"brief": [(GOLD, FOUND)]}
