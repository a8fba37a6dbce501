import hashlib
import json

import pytest

from vnparty_ner.corpus.gold import is_standoff, load_gold, load_sets
from vnparty_ner.errors import VnpartyError


@pytest.fixture
def standoff(tmp_path):
    text = "Huyện ủy họp"
    (tmp_path / "gold").mkdir()
    gold = {"id": "a", "sha256": hashlib.sha256(text.encode()).hexdigest(), "topic": "dan-van", "entities": []}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return str(tmp_path / "gold")


def test_real_text_comes_first(standoff, data, tmp_path):
    plain = str(data / "test")
    assert list(load_sets([plain, standoff, plain], tmp_path)) == [standoff, plain]


def test_real_text_without_its_texts_is_left_out_beside_others(standoff, data):
    assert list(load_sets([standoff, str(data / "test")], None)) == [str(data / "test")]
    with pytest.raises(VnpartyError, match="--texts"):
        load_sets([standoff], None)


def test_names():
    assert is_standoff("seeds")
    assert not is_standoff("validation")
    assert len(load_gold("validation")) == 40
    with pytest.raises(VnpartyError, match="no such folder"):
        load_gold("nowhere")
