"""Loads folders of annotated articles: single splits, all splits with their checks, and `datasets`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vnparty_ner.corpus.markup import AnnotatedArticle, parse_article
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text
from vnparty_ner.labels import ENTITY_LABELS, TOPICS
from vnparty_ner.resources import articles_folder

if TYPE_CHECKING:
    from datasets import DatasetDict

SPLITS = ("train", "validation", "test")


def load_articles(
    folder: Path, labels: Sequence[str] | None = ENTITY_LABELS, topics: Sequence[str] | None = tuple(TOPICS)
) -> list[AnnotatedArticle]:
    """Read every `.md` file of a folder, in the order of the names.

    Raises:
        VnpartyError: If the folder is missing or has no article, an article is malformed, or two have one id.
    """
    if not folder.is_dir():
        raise VnpartyError(f"{folder}: no such folder; name one with annotated articles (*.md).")
    paths = sorted(folder.glob("*.md"))
    if not paths:
        raise VnpartyError(f"{folder}: no annotated article (*.md) in it.")
    articles = [parse_article(read_text(path), str(path), labels, topics) for path in paths]
    check_ids(articles)
    return articles


def load_splits(
    folder: Path | None = None,
    labels: Sequence[str] | None = ENTITY_LABELS,
    topics: Sequence[str] | None = tuple(TOPICS),
) -> dict[str, list[AnnotatedArticle]]:
    """Read the splits `train`, `validation` and `test` below a folder.

    Args:
        folder: Folder of the splits; None for the articles that ship with the package.
        labels: Entity labels that may occur; None for any.
        topics: Topics that may occur; None for any, and for none at all.

    Raises:
        VnpartyError: As `load_articles`, and if one id stands in two splits.
    """
    folder = folder or articles_folder()
    splits = {split: load_articles(folder / split, labels, topics) for split in SPLITS}
    check_ids([article for articles in splits.values() for article in articles])
    return splits


def check_ids(articles: Sequence[AnnotatedArticle]) -> None:
    """Refuse two articles of one id.

    Raises:
        VnpartyError: Naming both files.
    """
    seen: dict[str, str] = {}
    for article in articles:
        if article.id in seen:
            raise VnpartyError(f"{article.path}: the id {article.id!r} is already that of {seen[article.id]}.")
        seen[article.id] = article.path


def load_dataset(folder: Path | None = None) -> "DatasetDict":
    """Return the articles as a `datasets.DatasetDict` with one row an article.

    Columns: `id`, `text`, `topic`, `genre`, `era`, and `entities`, a list of `{start, end, label, text}`.

    Args:
        folder: Folder of the splits; None for the articles that ship with the package.

    Raises:
        VnpartyError: As `load_splits`.
    """
    from datasets import Dataset, DatasetDict

    def row(article: AnnotatedArticle) -> dict[str, object]:
        spans = [{"start": e.start, "end": e.end, "label": e.label, "text": e.text} for e in article.entities]
        return {
            "id": article.id,
            "text": article.text,
            "topic": article.topic,
            "genre": article.genre,
            "era": article.era,
            "entities": spans,
        }

    return DatasetDict(
        {split: Dataset.from_list([row(a) for a in articles]) for split, articles in load_splits(folder).items()}
    )
