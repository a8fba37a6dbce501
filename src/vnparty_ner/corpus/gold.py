"""Finds gold by the name that a user gives: a split of the package, the seeds, or a folder."""

from collections.abc import Sequence
from pathlib import Path

from vnparty_ner.corpus.articles import SPLITS, load_articles
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.corpus.standoff import load_standoff
from vnparty_ner.errors import VnpartyError
from vnparty_ner.resources import articles_folder, resource


def load_gold(data: str, texts: Path | None = None) -> list[AnnotatedArticle]:
    """Load gold articles.

    Args:
        data: Name of a split that ships with the package, `seeds`, or a folder of `*.md` or of stand-off `*.json`.
        texts: Folder of the texts, for stand-off gold.

    Raises:
        VnpartyError: If there is no gold, or it and its texts don't fit.
    """
    folder = _folder(data)
    if not folder.is_dir():
        raise VnpartyError(
            f"{folder}: no such folder; --data takes one of {', '.join(SPLITS)}, seeds, or a folder of gold."
        )
    if is_standoff(data):
        if texts is None:
            raise VnpartyError(f"{folder}: stand-off gold needs its texts; name their folder with --texts.")
        return load_standoff(folder, texts)
    return load_articles(folder, labels=None, topics=None)  # the model says what it knows


def load_sets(names: Sequence[str], texts: Path | None) -> dict[str, list[AnnotatedArticle]]:
    """Load several sets of gold, those of real text first.

    Stand-off gold without texts is left out if there is another set.

    Args:
        names: As `load_gold` takes them.
        texts: Folder of the texts, for stand-off gold.

    Raises:
        VnpartyError: As `load_gold`.
    """
    wanted = [name for name in dict.fromkeys(names) if texts or not is_standoff(name)] or names[:1]
    return {name: load_gold(name, texts) for name in sorted(wanted, key=lambda name: not is_standoff(name))}


def is_standoff(data: str) -> bool:
    """Say whether a set's gold is stand-off: the texts of real articles are kept elsewhere."""
    return any(_folder(data).glob("*.json"))


def _folder(data: str) -> Path:
    if data in SPLITS:
        return articles_folder() / data
    return resource("seeds") if data == "seeds" and not Path(data).is_dir() else Path(data)
