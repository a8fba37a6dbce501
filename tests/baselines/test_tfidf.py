import pytest

from vnparty_ner.baselines import TfidfBaseline
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.errors import VnpartyError

TEXTS = {
    "kinh-te": "vốn đầu tư, doanh nghiệp, sản xuất",
    "tu-tuong": "tuyên truyền, học tập nghị quyết",
    "dan-van": "mặt trận, đoàn kết",
}


def articles(topics):
    return [AnnotatedArticle(f"{t}{i}", TEXTS[t], (), t) for t in topics for i in range(3)]


@pytest.mark.parametrize("topics", [("kinh-te", "tu-tuong"), tuple(TEXTS)])
def test_it_learns_and_its_scores_are_shares_in_order(topics):
    baseline = TfidfBaseline([*articles(topics), AnnotatedArticle("none", "không chủ đề", ())])
    for topic in topics:
        found = baseline(TEXTS[topic].upper())
        assert found.label == topic
        assert set(found.scores) == set(topics)
        assert list(found.scores.values()) == sorted(found.scores.values(), reverse=True)
        assert sum(found.scores.values()) == pytest.approx(1.0)
    assert baseline("").label in topics


def test_too_little_to_learn_from():
    with pytest.raises(VnpartyError, match="two topics"):
        TfidfBaseline(articles(("kinh-te",)))
    with pytest.raises(VnpartyError, match="share words"):
        TfidfBaseline([AnnotatedArticle("a", "một", (), "kinh-te"), AnnotatedArticle("b", "hai", (), "dan-van")])
