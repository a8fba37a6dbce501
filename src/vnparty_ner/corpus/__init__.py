"""Annotated articles: reading, writing, checking, and the `datasets.DatasetDict` made of them."""

from vnparty_ner.corpus.articles import load_articles, load_dataset, load_splits
from vnparty_ner.corpus.markup import AnnotatedArticle, format_article, parse_article
from vnparty_ner.corpus.standoff import load_standoff

__all__ = [
    "AnnotatedArticle",
    "format_article",
    "load_articles",
    "load_dataset",
    "load_splits",
    "load_standoff",
    "parse_article",
]
