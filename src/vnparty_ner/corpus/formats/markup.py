"""The package's own format: a folder of `*.md` files with inline marks."""

from collections.abc import Sequence
from pathlib import Path

from vnparty_ner.corpus.articles import load_articles
from vnparty_ner.corpus.formats.marks import file_stems
from vnparty_ner.corpus.markup import AnnotatedArticle, format_article
from vnparty_ner.files import filled_folder, write_text


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read the articles of a folder, of any topic and of none.

    Args:
        path: Folder of `*.md` files.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: As `load_articles`.
    """
    return load_articles(path, labels, topics=None)


def write(articles: Sequence[AnnotatedArticle], path: Path) -> None:
    """Write one `<id>.md` an article; other files of the folder stay.

    Raises:
        VnpartyError: If an id can't be a file name, spans overlap, or the folder can't be written.
    """
    with filled_folder(path) as folder:
        for stem, article in zip(file_stems(articles), articles, strict=True):
            write_text(folder / f"{stem}.md", format_article(article))
