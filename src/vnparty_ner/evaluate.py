"""`python -m vnparty_ner.evaluate`: score a model on annotated articles, by exact raw-text spans.

`--data` is a split of the package's articles (`test`), a folder of annotated articles (*.md), or a folder of
stand-off gold (*.json, as `seeds`) whose texts `--texts` attaches; it may be given several times. `--facts` scores the
records of articles that have gold facts (<id>.facts.yaml) beside them. `--report` writes all that can be measured to a
folder: report.json, report.md and report.html.
"""

import argparse
import datetime
import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from vnparty_ner import __version__
from vnparty_ner.article import Article
from vnparty_ner.cli import guarded
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.corpus.fact_gold import load_gold_facts
from vnparty_ner.corpus.gold import is_standoff, load_gold, load_sets
from vnparty_ner.errors import VnpartyError
from vnparty_ner.metrics import Scores, score_articles
from vnparty_ner.metrics.slices import surfaces
from vnparty_ner.predictor import Predictor
from vnparty_ner.report import About, ArticleSet, CurvePoint, build_report
from vnparty_ner.report.build import pair_up, score_column, score_facts_of
from vnparty_ner.report.data import SYNTHETIC
from vnparty_ner.report.facts import COLUMNS, RIGHT
from vnparty_ner.report.terminal import fact_table, score_table
from vnparty_ner.runtime.folder import ENGINE_FILE, WEIGHTS_FILE, find_model

BASELINE = "rules + TF-IDF"
"""Name of the baselines' column: entities by rules and tables, topics by TF-IDF and a linear classifier."""

_UNSCORED = "Real articles (seeds) were not scored: their texts are not in the repository; --texts attaches them."


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate from the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m vnparty_ner.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--model", help="model folder or Hub name (default: the model in the package)")
    parser.add_argument("--engine", default="auto", help="auto, onnx or torch (default: auto)")
    parser.add_argument(
        "--data",
        action="append",
        help="seeds, train, validation, test or a folder of gold; may be repeated (default: test)",
    )
    parser.add_argument("--texts", type=Path, help="folder of the texts (<id>.txt) of stand-off gold")
    parser.add_argument("--facts", action="store_true", help="score the records too: documents, holders, figures, …")
    parser.add_argument("--baselines", action="store_true", help=f"score {BASELINE} on the same articles beside it")
    parser.add_argument("--report", type=Path, help="folder to write report.json, report.md and report.html to")
    parser.add_argument(
        "--against", type=Path, help="report.json to compare the headline with (default: benchmarks/baseline.json)"
    )
    parser.add_argument(
        "--train",
        default="train",
        help="gold that the model was trained on: tells seen from unseen names, trains the baseline (default: train)",
    )
    options = parser.parse_args(arguments)
    return guarded(lambda: _evaluate(options))


def _evaluate(options: argparse.Namespace) -> int:
    if options.report or options.baselines:
        _check_extra()
    beside = _beside(options.against) if options.report else None
    gold = load_sets(options.data or ["test"], options.texts)
    facts = {name: load_gold_facts(part) if options.facts or options.report else [] for name, part in gold.items()}
    train = load_gold(options.train) if options.report or options.baselines else []
    predictor = Predictor(options.model, engine=options.engine)
    for articles in gold.values():
        _check_known(articles, predictor)
    systems: dict[str, Callable[[str], Article]] = {"model": predictor}
    if options.baselines:
        systems[BASELINE] = _baseline(train)
    sets = [
        ArticleSet(
            name, articles, {system: [find(a.text) for a in articles] for system, find in systems.items()}, facts[name]
        )
        for name, articles in gold.items()
    ]
    about = _about(options, predictor, () if any(is_standoff(name) for name in gold) else (_UNSCORED,))
    console = Console(soft_wrap=True, highlight=False)
    if missing := set(options.data or ()) - set(gold):
        console.print(f"Not scored for want of --texts: {', '.join(sorted(missing))}.", style="yellow", markup=False)
    for part in sets:
        console.print(_scores_of(part, about))
        if options.facts:
            _print_facts(console, part, about)
    if beside:
        from vnparty_ner.report.files import write_report  # needs the train extra

        write_report(build_report(about, sets, surfaces(train), *beside), options.report)
        console.print(f"The report is in {options.report}: report.html, report.md, report.json.", markup=False)
    return 0


def _check_extra() -> None:
    """Say before any work is done that the report and the baselines need libraries of the train extra."""
    try:
        import matplotlib  # noqa: F401
        import seqeval  # noqa: F401
        import sklearn  # noqa: F401
    except ImportError as error:
        raise VnpartyError(f'--report and --baselines need {error.name}; pip install "vnparty-ner[train]".') from error


def _beside(against: Path | None) -> tuple[dict[str, dict[str, float]], tuple[CurvePoint, ...]]:
    """Read what the report shows beside its own numbers: an earlier headline and the learning curve."""
    from vnparty_ner.report.files import load_before, load_curve  # needs the train extra

    return load_before(against), load_curve()


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


def _baseline(train: Sequence[AnnotatedArticle]) -> Callable[[str], Article]:
    from vnparty_ner.baselines import RuleBaseline, TfidfBaseline

    rules, tfidf = RuleBaseline(), TfidfBaseline(train)
    return lambda text: replace(rules(text), topic=tfidf(text))


def _about(options: argparse.Namespace, predictor: Predictor, notes: Sequence[str]) -> About:
    folder = find_model(options.model)
    engine = folder / ENGINE_FILE
    path = engine if options.engine != "torch" and engine.is_file() else folder / WEIGHTS_FILE
    return About(
        model=options.model or "the model in the package",
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        size=path.stat().st_size,
        version=__version__,
        date=datetime.date.today().isoformat(),
        labels=predictor.info.ner_labels,
        topics=predictor.info.topic_labels,
        train=options.train,
        notes=(SYNTHETIC, *notes),
    )


def _scores_of(part: ArticleSet, about: About) -> Table:
    scores = {name: score_articles(part.gold, found, about.labels) for name, found in part.found.items()}
    columns = {
        name: score_column(name, pair_up(part.gold, found, about.labels), about) for name, found in part.found.items()
    }
    return score_table(scores, columns, f"{len(part.gold)} articles of {part.name}: F1 of exact spans")


def _print_facts(console: Console, part: ArticleSet, about: About) -> None:
    scores = score_facts_of(part, about)
    if scores is None:
        reason = (
            "no article has gold facts (<id>.facts.yaml beside it)" if about.labels else "the model marks no entities"
        )
        console.print(f"Records of {part.name} were not scored: {reason}.", style="yellow", markup=False)
        return
    console.print(fact_table(scores, f"Records of {part.name}: F1"))
    console.print(f"{scores.articles} of {len(part.gold)} articles have gold facts. {scores.source}", markup=False)
    console.print(f"{RIGHT}\n{COLUMNS}", markup=False)


def evaluate(predictor: Predictor, articles: Sequence[AnnotatedArticle]) -> Scores:
    """Predict articles and score them by exact raw-text spans."""
    return score_articles(articles, list(predictor.batch(a.text for a in articles)), predictor.info.ner_labels)


if __name__ == "__main__":
    sys.exit(main())
