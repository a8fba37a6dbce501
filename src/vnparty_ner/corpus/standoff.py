"""Stand-off gold: spans and topic in one JSON file an article, the text kept elsewhere.

`{"id", "sha256" of the UTF-8 text, "topic", "entities": [[start, end, label], …]}`. The texts belong to their
publishers and are not in the repository; who has them attaches a folder of `<id>.txt` files.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from vnparty_ner.article import Entity
from vnparty_ner.corpus.articles import check_ids
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text


def load_standoff(gold: Path, texts: Path) -> list[AnnotatedArticle]:
    """Join the gold files of a folder with their texts.

    Args:
        gold: Folder of `<id>.json` files.
        texts: Folder of `<id>.txt` files.

    Raises:
        VnpartyError: If there is no gold, a text is missing, its hash differs, or a span leaves the text.
    """
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise VnpartyError(f"{gold}: no stand-off gold (*.json) in it.")
    articles = [_join(path, texts) for path in paths]
    check_ids(articles)
    return articles


def _join(path: Path, texts: Path) -> AnnotatedArticle:
    try:
        data: dict[str, Any] = json.loads(read_text(path))
        name, expected, topic = str(data["id"]), data["sha256"], str(data["topic"])
        spans = [(int(start), int(end), str(label)) for start, end, label in data["entities"]]
    except (ValueError, KeyError, TypeError) as error:
        raise VnpartyError(f"{path}: not a stand-off gold file ({error}); see seeds/README.md.") from error
    text_path = texts / f"{name}.txt"
    if not text_path.is_file():
        raise VnpartyError(f"{text_path}: the text of {name} is missing; seeds/README.md says how to attach the texts.")
    text = text_path.read_bytes().decode("utf-8", "replace")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != expected:
        raise VnpartyError(
            f"{text_path}: not the text that was annotated (its sha256 differs); get the exact file, line ends and all."
        )
    reach = 0
    for start, end, _ in sorted(spans):
        if not reach <= start < end <= len(text):
            raise VnpartyError(f"{path}: the span {start}–{end} overlaps another or leaves the text.")
        reach = end
    entities = tuple(Entity(start, end, label, text[start:end]) for start, end, label in sorted(spans))
    return AnnotatedArticle(name, text, entities, topic, path=str(path))
