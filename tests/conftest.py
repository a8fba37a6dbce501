"""Tiny data and a tiny model, made here: the tests need no network and nothing outside the repository."""

from pathlib import Path

import numpy as np
import pytest

from vnparty_ner.corpus import parse_article
from vnparty_ner.labels import ENTITY_LABELS, bio_tags
from vnparty_ner.labels import TOPICS as LABEL_TOPICS
from vnparty_ner.predictor import Predictor
from vnparty_ner.resources import COMPACT_ENCODER
from vnparty_ner.runtime import Logits, ModelInfo
from vnparty_ner.tokens import TextTokenizer

ARTICLE = """---
id: {id}
topic: {topic}
genre: brief
era: district
---
[Huyện ủy Sông Lam](UNIT) tổ chức hội nghị {id}

Sáng [ngày 3/5/2021](DATE), đồng chí [Nguyễn Văn An](PERSON), [Bí thư](POSITION) [Huyện ủy Sông Lam](UNIT),
quán triệt [Nghị quyết số 18-NQ/TU](DOCUMENT) tới [7.262](NUMBER) đảng viên, đạt [95,4%](NUMBER).

Bà [Trần Thị Bình](PERSON), [Trưởng Ban Tuyên giáo](POSITION) [Huyện ủy](UNIT), cho biết: [23](NUMBER)điểm cầu."""

TOPICS = ("tu-tuong", "kinh-te")


def write_articles(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        text = ARTICLE.format(id=name, topic=TOPICS[number % 2])
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with three small splits."""
    folder = tmp_path_factory.mktemp("data")
    write_articles(folder / "train", [f"train-{i}" for i in range(8)])
    write_articles(folder / "validation", ["validation-0", "validation-1"])
    write_articles(folder / "test", ["test-0", "test-1"])
    return folder


@pytest.fixture(scope="session")
def article():
    return parse_article(ARTICLE.format(id="one", topic="tu-tuong"))


@pytest.fixture(scope="session")
def tiny_config(data: Path, tmp_path_factory: pytest.TempPathFactory):
    from vnparty_ner.config import load_config

    output = tmp_path_factory.mktemp("runs") / "tiny"
    return load_config(Path("tiny.yaml"), ["--data", str(data), "--output", str(output), "--batch-tokens", "256"])


@pytest.fixture(scope="session")
def model_folder(tiny_config) -> Path:
    """A model folder that training wrote: it has learned the one article by heart."""
    from dataclasses import replace

    from vnparty_ner.training.run import train

    outcome = train(replace(tiny_config, epochs=12, learning_rate=0.01, head_learning_rate=0.01))
    assert outcome.folder is not None
    return outcome.folder


@pytest.fixture(scope="session")
def predictor(model_folder: Path):
    return Predictor(model_folder)


class NoiseEngine:
    """Random logits, the same for the same token: it finds spans everywhere, which hard-tests the decoding."""

    def __init__(self, vocabulary: int, tags: int, topics: int) -> None:
        random = np.random.default_rng(0)
        self.ner = random.normal(scale=3.0, size=(vocabulary, tags)).astype(np.float32)
        self.topic = random.normal(size=(vocabulary, topics)).astype(np.float32)

    def logits(self, ids):
        return Logits(self.ner[ids], self.topic[ids].mean(axis=0))


@pytest.fixture(scope="session")
def noisy_predictor():
    tokenizer = TextTokenizer.from_file(COMPACT_ENCODER / "tokenizer.json")
    engine = NoiseEngine(tokenizer.vocabulary, len(bio_tags(ENTITY_LABELS)), len(LABEL_TOPICS))
    return Predictor.from_parts(ModelInfo(ENTITY_LABELS, tuple(LABEL_TOPICS), 64, 8, "none"), tokenizer, engine)
