"""`python -m vnparty_ner.evaluate`: score a model on annotated articles, by exact raw-text spans.

`--data` is a split of the package's articles (`test`), a folder of annotated articles (*.md), or a folder of
stand-off gold (*.json) whose texts `--texts` attaches.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from vnparty_ner.cli import guarded
from vnparty_ner.corpus import AnnotatedArticle, load_articles, load_standoff
from vnparty_ner.corpus.articles import SPLITS
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import write_text
from vnparty_ner.metrics import Scores, score_articles
from vnparty_ner.predictor import Predictor
from vnparty_ner.resources import articles_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate from the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m vnparty_ner.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--model", help="model folder or Hub name (default: the model in the package)")
    parser.add_argument("--engine", default="auto", help="auto, onnx or torch (default: auto)")
    parser.add_argument("--data", default="test", help="train, validation, test, or a folder of gold (default: test)")
    parser.add_argument("--texts", type=Path, help="folder of the texts (<id>.txt) of stand-off gold")
    parser.add_argument("--report", type=Path, help="folder to write report.json to")
    options = parser.parse_args(arguments)
    return guarded(lambda: _evaluate(options))


def _evaluate(options: argparse.Namespace) -> int:
    articles = load_gold(options.data, options.texts)
    predictor = Predictor(options.model, engine=options.engine)
    _check_known(articles, predictor)
    scores = evaluate(predictor, articles)
    if options.report:
        report = {"model": options.model or "shipped", "data": options.data, "scores": scores.to_dict()}
        write_text(options.report / "report.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"{scores.articles} articles of {options.data}; exact spans on the raw text.")
    console.print(score_table({options.data: scores}))
    return 0


def _check_known(articles: Sequence[AnnotatedArticle], predictor: Predictor) -> None:
    """Refuse gold that names labels or topics the model has never heard of."""
    info = predictor.info
    for article in articles:
        strange = sorted({e.label for e in article.entities} - set(info.ner_labels)) if info.ner_labels else []
        if strange:
            known = ", ".join(info.ner_labels)
            raise VnpartyError(f"{article.path}: unknown label {strange[0]!r}; the model knows {known}.")
        if article.topic and info.topic_labels and article.topic not in info.topic_labels:
            known = ", ".join(info.topic_labels)
            raise VnpartyError(f"{article.path}: unknown topic {article.topic!r}; the model knows {known}.")


def load_gold(data: str, texts: Path | None = None) -> list[AnnotatedArticle]:
    """Load gold articles.

    Args:
        data: Name of a split that ships with the package, or a folder of `*.md` or of stand-off `*.json`.
        texts: Folder of the texts, for stand-off gold.

    Raises:
        VnpartyError: If there is no gold, or it and its texts don't fit.
    """
    folder = articles_folder() / data if data in SPLITS else Path(data)
    if not folder.is_dir():
        raise VnpartyError(f"{folder}: no such folder; --data takes one of {', '.join(SPLITS)}, or a folder of gold.")
    if any(folder.glob("*.json")):
        if texts is None:
            raise VnpartyError(f"{folder}: stand-off gold needs its texts; name their folder with --texts.")
        return load_standoff(folder, texts)
    return load_articles(folder, labels=None, topics=None)  # the model says what it knows


def evaluate(predictor: Predictor, articles: Sequence[AnnotatedArticle]) -> Scores:
    """Predict articles and score them by exact raw-text spans."""
    return score_articles(articles, list(predictor.batch(a.text for a in articles)), predictor.info.ner_labels)


def score_table(columns: Mapping[str, Scores]) -> Table:
    """Return a table of F1 (precision / recall) by label, one column for each set of scores."""
    table = Table(title="F1 (precision / recall), %")
    table.add_column("")
    for name in columns:
        table.add_column(name, justify="right")
    first = next(iter(columns.values()))
    if first.labels:
        names = ["core four", "all labels", *first.labels]
        cells = {name: [scores.core, scores.all, *scores.labels.values()] for name, scores in columns.items()}
        for row, label in enumerate(names):
            counts = [cells[name][row] for name in columns]
            texts = [f"{100 * c.f1:.1f}  ({100 * c.precision:.1f} / {100 * c.recall:.1f})" for c in counts]
            table.add_row(label, *texts, end_section=row == 1)
    if first.topics:
        table.add_section()
        table.add_row("topic accuracy", *[f"{100 * scores.topic_accuracy:.1f}" for scores in columns.values()])
        table.add_row("topic macro-F1", *[f"{100 * scores.topic_macro_f1:.1f}" for scores in columns.values()])
    return table


if __name__ == "__main__":
    sys.exit(main())
