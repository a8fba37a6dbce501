"""Checks of the gold facts that lie beside the articles."""

from collections.abc import Iterator
from pathlib import Path

from vnparty_ner.corpus.fact_gold import SUFFIX, facts_path, load_facts
from vnparty_ner.corpus.findings import Finding, Splits
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError


def check_facts(article: AnnotatedArticle) -> Iterator[Finding]:
    """Find what keeps the gold facts of an article from being read, if it has any."""
    if not article.path or not facts_path(article).is_file():
        return
    path = facts_path(article)
    try:
        load_facts(article, path)
    except VnpartyError as error:
        for mistake in str(error).split("\n"):
            yield _finding(article.id, path, mistake.removeprefix(f"{path}: "))


def check_stray_facts(splits: Splits) -> Iterator[Finding]:
    """Find gold facts whose article is not there."""
    articles = [article for split in splits.values() for article in split if article.path]
    known = {facts_path(article) for article in articles}
    for folder in dict.fromkeys(path.parent for path in sorted(known)):
        for path in sorted(set(folder.glob(f"*{SUFFIX}")) - known):
            yield _finding(path.name.removesuffix(SUFFIX), path, "has no article beside it")


def _finding(article: str, path: Path, message: str) -> Finding:
    return Finding("facts", article, 1, 1, path.name, message, "error")
