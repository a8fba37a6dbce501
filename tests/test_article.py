import json

import pytest

from vnparty_ner import Article, Entity, Topic

ARTICLE = Article(
    "Huyện ủy họp 😀", (Entity(0, 8, "UNIT", "Huyện ủy", 0.5),), Topic("tu-tuong", {"tu-tuong": 0.9, "kinh-te": 0.1})
)


def test_json_round_trip():
    assert Article.from_dict(json.loads(ARTICLE.to_json())) == ARTICLE


def test_json_keeps_vietnamese_letters():
    assert "Huyện ủy" in ARTICLE.to_json()


def test_no_topic_round_trip():
    article = Article("", ())
    assert Article.from_dict(article.to_dict()) == article


def test_frozen():
    with pytest.raises(AttributeError):
        ARTICLE.text = ""
