import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnparty_ner import Predictor
from vnparty_ner.errors import VnpartyError
from vnparty_ner.labels import TOPICS

VIETNAMESE = st.sampled_from("Huyện ủy Sông Lam\r\n\t.,()“”%/-1270ệe\u0323\u200b\ufeff😀👩‍👧NQTU[]\\")


def check(text, article):
    assert article.text == text
    reach = 0
    for entity in article.entities:
        assert reach <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text
        assert entity.text == entity.text.strip()
        assert not set(entity.text) & set("\r\n")
        assert 0.0 <= entity.score <= 1.0
        reach = entity.end


@given(st.one_of(st.text(VIETNAMESE, max_size=200), st.text(st.characters(exclude_categories=[]), max_size=60)))
@settings(max_examples=150, deadline=None)
def test_offsets_hold_for_any_text(noisy_predictor, text):
    check(text, noisy_predictor(text))


@pytest.mark.parametrize(
    "text",
    [
        "Huyện ủy Sông Lam\r\nBí thư",
        unicodedata.normalize("NFD", "Huyện ủy Sông Lam, ngày 3/5/2021"),
        "\ufeffHuy\u200bện ủy 😀 👩‍👧 \u202eabc",
        "a\x00b\ud800c",
        "Huyện ủy " * 1200,
        "Huyện ủy Sông Lam, " * 53000,
        "\n" * 1000 + "x",
        "dài" * 3500,
    ],
    ids=[
        "crlf",
        "nfd",
        "invisible",
        "broken",
        "one long line",
        "a megabyte on one line",
        "blank lines",
        "one 10,000-character word",
    ],
)
def test_ugly_texts(noisy_predictor, text):
    article = noisy_predictor(text)
    check(text, article)
    assert set(article.topic.scores) == set(TOPICS)
    assert sum(article.topic.scores.values()) == pytest.approx(1.0)
    assert article.topic.label == max(article.topic.scores, key=article.topic.scores.get)


@pytest.mark.parametrize("text", ["", " ", "\r\n\t\u2028"])
def test_empty_text_is_an_article_with_nothing_in_it(noisy_predictor, text):
    article = noisy_predictor(text)
    assert (article.text, article.entities, article.topic) == (text, (), None)


def test_megabyte_of_text(noisy_predictor):
    text = "Sáng 3/5, Huyện ủy Sông Lam họp.\n" * 30000
    article = noisy_predictor(text)
    check(text, article)
    assert article.entities


def test_a_trained_model_finds_what_it_learned(predictor, article):
    found = predictor(article.text)
    gold = {e.key for e in article.entities}
    assert len(gold & {e.key for e in found.entities}) >= 0.8 * len(gold)


def test_normal_form_tone_and_line_ends_change_no_label(predictor, article):
    def labels(text):
        return [e.label for e in predictor(text).entities]

    plain = labels(article.text)
    assert labels(unicodedata.normalize("NFD", article.text)) == plain
    assert labels(article.text.replace("ủy", "uỷ")) == plain
    assert labels(article.text.replace("\n", "\r\n")) == plain


def test_batch_is_lazy_and_in_order(predictor):
    def texts():
        yield "một"
        yield "hai"
        raise AssertionError("read too far")

    found = predictor.batch(texts())
    assert [next(found).text, next(found).text] == ["một", "hai"]


def test_same_text_same_answer(predictor, article):
    alone = predictor(article.text)
    assert list(predictor.batch(["x", article.text, "y"]))[1] == alone


def test_missing_models_are_explained(tmp_path):
    with pytest.raises(VnpartyError, match="no such model folder"):
        Predictor(tmp_path / "none" / "deeper")
    with pytest.raises(VnpartyError, match=r"config\.json is missing"):
        Predictor(tmp_path)


def test_unreachable_hub_says_how_to_go_on(monkeypatch):
    import huggingface_hub

    def offline(name):
        raise OSError("no route to host")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", offline)
    with pytest.raises(VnpartyError, match="name the local folder"):
        Predictor("nobody/nothing")
