import pytest

from vnparty_ner.corpus import load_articles, load_dataset, load_splits
from vnparty_ner.errors import VnpartyError
from vnparty_ner.labels import ENTITY_LABELS, TOPICS
from vnparty_ner.spans import gold_tags
from vnparty_ner.words import cut_syllables

from ..conftest import write_articles


def test_duplicate_ids_are_refused(tmp_path):
    write_articles(tmp_path, ["a", "b"])
    (tmp_path / "c.md").write_text((tmp_path / "a.md").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(VnpartyError, match=r"c\.md: the id 'a' is already that of .*a\.md"):
        load_articles(tmp_path)


def test_an_id_in_two_splits_is_refused(tmp_path):
    for split in ("train", "validation", "test"):
        write_articles(tmp_path / split, ["same" if split != "test" else "other"])
    with pytest.raises(VnpartyError, match="already that of"):
        load_splits(tmp_path)


def test_missing_and_empty_folders_are_explained(tmp_path):
    with pytest.raises(VnpartyError, match="no such folder"):
        load_articles(tmp_path / "none")
    with pytest.raises(VnpartyError, match="no annotated article"):
        load_articles(tmp_path)


def test_dataset_has_one_row_an_article(data):
    dataset = load_dataset(data)
    assert {split: len(rows) for split, rows in dataset.items()} == {"train": 8, "validation": 2, "test": 2}
    row = dataset["test"][0]
    for span in row["entities"]:
        assert row["text"][span["start"] : span["end"]] == span["text"]


@pytest.fixture(scope="module")
def shipped():
    return load_splits()


def test_shipped_articles_are_enough_and_of_all_topics(shipped):
    articles = [article for split in shipped.values() for article in split]
    assert all(sum(a.topic == topic for a in articles) >= 6 for topic in TOPICS)
    assert all(250 <= len(a.text.split()) <= 900 for a in articles)
    assert {a.era for a in articles} == {"district", "two-tier"}


def test_tags_hold_every_shipped_span(shipped):
    lost = [
        (article.id, entity.text)
        for split in shipped.values()
        for article in split
        for entity in gold_tags(article.entities, cut_syllables(article.text), ENTITY_LABELS).lost
    ]
    assert lost == []
