"""The model in the package: it is there, small enough, and finds what anyone would."""

import pytest

from vnparty_ner import Predictor
from vnparty_ner.resources import SHIPPED_MODEL

TEXT = (
    "Sáng 3/5, tại Hà Nội, ông Nguyễn Văn An, Bí thư Huyện ủy Sông Lam, cho biết Đảng bộ huyện có 7.262 đảng viên.\n"
    "Thực hiện Nghị quyết số 18-NQ/TU, 95,4% chi bộ đã học tập.\n"
)


@pytest.fixture(scope="module")
def shipped():
    return Predictor()


def test_size():
    assert (SHIPPED_MODEL / "model.onnx").stat().st_size <= 35 << 20
    assert not (SHIPPED_MODEL / "model.safetensors").exists()


def test_it_finds_what_anyone_would(shipped):
    found = {(e.text, e.label) for e in shipped(TEXT).entities}
    assert found >= {
        ("Hà Nội", "UNIT"),
        ("Nguyễn Văn An", "PERSON"),
        ("Bí thư", "POSITION"),
        ("Huyện ủy Sông Lam", "UNIT"),
        ("7.262", "NUMBER"),
        ("Nghị quyết số 18-NQ/TU", "DOCUMENT"),
        ("95,4%", "NUMBER"),
    }


def test_topic(shipped):
    topic = shipped(TEXT).topic
    assert len(topic.scores) == 9
    assert topic.label in topic.scores
