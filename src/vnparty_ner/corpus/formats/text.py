"""Raw text: a folder of `*.txt` files, one an article, with no annotation at all."""

from collections.abc import Sequence
from pathlib import Path

from vnparty_ner.corpus.formats.marks import annotated
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read every `.txt` file of a folder, in the order of the names; a file's name is the article's id.

    Args:
        path: Folder of `*.txt` files.
        labels: Not used: raw text has no spans.

    Raises:
        VnpartyError: If there is no text, or one is not UTF-8.
    """
    files = sorted(path.glob("*.txt"))
    if not files:
        raise VnpartyError(f"{path}: no raw text (*.txt) in it; name a folder with one file an article.")
    return [annotated({"id": file.stem}, read_text(file), (), str(file), labels) for file in files]
