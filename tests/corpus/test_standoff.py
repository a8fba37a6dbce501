import hashlib
import json
from pathlib import Path

import pytest

from vnparty_ner.corpus import load_standoff
from vnparty_ner.errors import VnpartyError
from vnparty_ner.resources import CHECKOUT

TEXT = "Huyện ủy họp\r\nngày 3/5"
SHARED = CHECKOUT.parent / "shared" / "seeds"


def write(folder: Path, entities, text=TEXT):
    gold = {
        "id": "a",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "topic": "tu-tuong",
        "entities": entities,
    }
    (folder / "a.json").write_text(json.dumps(gold))
    (folder / "a.txt").write_bytes(text.encode())


def test_text_and_gold_are_joined(tmp_path):
    write(tmp_path, [[14, 22, "DATE"], [0, 8, "UNIT"]])
    (article,) = load_standoff(tmp_path, tmp_path)
    assert [(e.text, e.label) for e in article.entities] == [("Huyện ủy", "UNIT"), ("ngày 3/5", "DATE")]


@pytest.mark.parametrize(
    ("entities", "text", "message"),
    [
        ([], TEXT.replace("\r\n", "\n"), "sha256 differs"),
        ([[0, 99, "UNIT"]], TEXT, "leaves the text"),
        ([[0, 8, "UNIT"], [4, 9, "UNIT"]], TEXT, "overlaps"),
        ([[0, 8]], TEXT, "not a stand-off gold file"),
    ],
)
def test_bad_gold_is_refused(tmp_path, entities, text, message):
    write(tmp_path, entities, text)
    with pytest.raises(VnpartyError, match=message):
        load_standoff(tmp_path, tmp_path)


def test_missing_texts_are_explained(tmp_path):
    write(tmp_path, [])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(VnpartyError, match=r"seeds/README\.md"):
        load_standoff(tmp_path, tmp_path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of the seeds are not here")
def test_seeds_fit_their_texts():
    articles = load_standoff(CHECKOUT / "seeds", SHARED)
    assert len(articles) == 3
    assert all(article.text[e.start : e.end] == e.text for article in articles for e in article.entities)
