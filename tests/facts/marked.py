"""Readings for tests, from text with inline marks: `[Huyện ủy](UNIT)`."""

from vnparty_ner.corpus import parse_article
from vnparty_ner.facts.reading import Reading, read_article


def marked(text: str) -> Reading:
    """Read a text with marks; they may not cross a line end."""
    article = parse_article(f"---\nid: a\ntopic: tu-tuong\ngenre: brief\nera: district\n---\n{text}\n")
    return read_article(article.text, article.entities)
