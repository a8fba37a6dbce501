"""`python -m vnparty_ner.corpus convert`: annotated articles from one format to another, or raw text pre-annotated."""

import argparse
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from vnparty_ner.article import Article
from vnparty_ner.corpus.formats import FORMATS, label_studio
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import write_text
from vnparty_ner.labels import ENTITY_LABELS, TOPICS

HELP = "convert annotated articles between formats, or pre-annotate raw text"
SHIPPED = "shipped"


@dataclass(frozen=True)
class Conversion:
    """What was converted.

    Attributes:
        articles: Number of articles.
        spans: Number of their spans.
        files: What was written, folder or file first.
        notes: What was left out or can't be held.
    """

    articles: int
    spans: int
    files: tuple[Path, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Predicted:
    """What a model found.

    Attributes:
        articles: Article id → what was found in it.
        labels: The model's entity labels.
        topics: The model's topics.
    """

    articles: dict[str, Article]
    labels: tuple[str, ...]
    topics: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    targets = [name for name, kind in FORMATS.items() if kind.write]
    parser.add_argument("--from", dest="source", choices=list(FORMATS), default="text", help="default: text")
    parser.add_argument("--to", dest="target", choices=targets, required=True, help="format to write")
    parser.add_argument(
        "--pre-annotate", metavar="MODEL", help=f"mark raw text with a model: {SHIPPED}, a model folder or a Hub name"
    )
    parser.add_argument("input", type=Path, help="file or folder to read")
    parser.add_argument("output", type=Path, help="file or folder to write")


def run(options: argparse.Namespace) -> int:
    """Run the command; return the exit code."""
    if options.pre_annotate is None:
        done = convert(options.source, options.target, options.input, options.output)
    elif options.source == "text":
        done = pre_annotate(options.pre_annotate, options.target, options.input, options.output)
    else:
        raise VnpartyError(f"--pre-annotate marks raw text only, not {options.source}; leave out --from.")
    files = " and ".join(str(file) for file in done.files)
    console = Console(soft_wrap=True, highlight=False, markup=False)
    console.print(f"Converted {done.articles} articles with {done.spans} spans to {files}.")
    for note in done.notes:
        console.print(f"Note: {note}")
    return 0


def convert(source: str, target: str, read_from: Path, write_to: Path) -> Conversion:
    """Convert articles from one format to another.

    For Label Studio the labelling configuration is written beside the tasks.

    Args:
        source: Format to read, a key of `FORMATS`.
        target: Format to write.
        read_from: File or folder to read.
        write_to: File or folder to write.

    Raises:
        VnpartyError: If the input is bad, or the output can't be written.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        articles = FORMATS[source].read(read_from)
    _write(target, articles, write_to)
    files: tuple[Path, ...] = (write_to,)
    if target == "label_studio":
        labels = _known_or_found(ENTITY_LABELS, [e.label for article in articles for e in article.entities])
        topics = _known_or_found(tuple(TOPICS), [article.topic for article in articles if article.topic])
        files += (_write_config(write_to, labels, topics),)
    notes = tuple(str(warning.message) for warning in caught)
    return Conversion(len(articles), sum(len(a.entities) for a in articles), files, notes + _loss(target))


def pre_annotate(model: str, target: str, read_from: Path, write_to: Path) -> Conversion:
    """Mark raw texts with a model and write them for correction: for Label Studio as predictions.

    Args:
        model: `shipped`, a model folder or a Hub name.
        target: Format to write, a key of `FORMATS`.
        read_from: Folder of raw `*.txt` files.
        write_to: File or folder to write.

    Raises:
        VnpartyError: If the texts or the model can't be read, or the output can't be written.
    """
    predicted = predict(FORMATS["text"].read(read_from), model)
    files: tuple[Path, ...] = (write_to,)
    if target == "label_studio":
        label_studio.write_predictions(predicted.articles, write_to, model)
        files += (_write_config(write_to, predicted.labels, predicted.topics),)
    else:
        _write(target, [_as_gold(name, found) for name, found in predicted.articles.items()], write_to)
    spans = sum(len(found.entities) for found in predicted.articles.values())
    return Conversion(len(predicted.articles), spans, files, _loss(target))


def predict(articles: Sequence[AnnotatedArticle], model: str) -> Predicted:
    """Run a model over the texts of some articles; their own spans and topics play no part.

    Args:
        articles: Articles with different ids.
        model: `shipped`, a model folder or a Hub name.

    Raises:
        VnpartyError: If the model can't be loaded.
    """
    from vnparty_ner.predictor import Predictor

    predictor = Predictor(None if model == SHIPPED else model)
    found = predictor.batch(article.text for article in articles)
    return Predicted(
        {article.id: one for article, one in zip(articles, found, strict=True)},
        predictor.info.ner_labels,
        predictor.info.topic_labels,
    )


def _as_gold(name: str, found: Article) -> AnnotatedArticle:
    entities = tuple(replace(entity, score=1.0) for entity in found.entities)
    return AnnotatedArticle(name, found.text, entities, found.topic.label if found.topic else "")


def _write(target: str, articles: Sequence[AnnotatedArticle], path: Path) -> None:
    write = FORMATS[target].write
    if write is None:
        raise VnpartyError(f"{target} can only be read; choose another format.")
    write(articles, path)


def _loss(target: str) -> tuple[str, ...]:
    lost = FORMATS[target].cannot_hold
    return (f"{target} can't hold {lost}.",) if lost else ()


def _known_or_found(known: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    """Return the package's own names where they cover what was found, otherwise what was found."""
    return tuple(known) if set(found) <= set(known) else tuple(dict.fromkeys(found))


def _write_config(tasks: Path, labels: Sequence[str], topics: Sequence[str]) -> Path:
    path = tasks.with_name(f"{tasks.stem}-config.xml")
    write_text(path, label_studio.labelling_config(labels, topics))
    return path
