"""All checks of the corpus, and the command `python -m vnparty_ner.corpus check`.

What a check finds is right only after a person has looked: fix the article, or accept the finding by a row of
`data/accepted.tsv`. Errors that nobody accepted give exit code 1.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from vnparty_ner.corpus.articles import SPLITS, load_splits
from vnparty_ner.corpus.boundaries import check_spans
from vnparty_ner.corpus.consistency import check_labels, check_often_unmarked, check_unmarked
from vnparty_ner.corpus.digits import check_digits
from vnparty_ner.corpus.fact_checks import check_facts, check_stray_facts
from vnparty_ner.corpus.findings import Finding, Splits, load_accepted, without_accepted
from vnparty_ner.corpus.leakage import check_copies, check_leaks
from vnparty_ner.corpus.plan import check_plan, load_plan
from vnparty_ner.corpus.unseen import check_augmentation
from vnparty_ner.resources import resource

HELP = "look for annotation mistakes, copies and names that leak between the splits"

_IN_ONE_ARTICLE = (check_spans, check_digits, check_unmarked, check_facts)
_OVER_ALL_ARTICLES = (check_often_unmarked, check_labels, check_copies)


def check(splits: Splits) -> list[Finding]:
    """Run every check over the articles of all splits.

    Args:
        splits: Articles by split.

    Returns:
        Findings in the order of split, article, line and column.
    """
    articles = [article for split in splits.values() for article in split]
    found = [finding for article in articles for one in _IN_ONE_ARTICLE for finding in one(article)]
    found += [finding for several in _OVER_ALL_ARTICLES for finding in several(articles)]
    found += check_leaks(splits)
    order = {article.id: number for number, article in enumerate(articles)}
    return sorted(found, key=lambda f: (order[f.article], f.line, f.column, f.kind))


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `check`."""
    parser.add_argument("--data", type=Path, help="folder of the splits (default: the package's articles)")
    parser.add_argument("--errors", action="store_true", help="show errors only, not what has to be judged")


def run_check(options: argparse.Namespace) -> int:
    """Print what the checks find and no row of `data/accepted.tsv` accepts; return 1 if an error is among it."""
    splits = load_splits() if options.data is None else load_splits(options.data, labels=None, topics=None)
    found = [*check(splits), *check_stray_facts(splits)]
    if options.data is None:
        found += check_plan(splits, load_plan())
        found += check_augmentation(splits)
        found = without_accepted(found, load_accepted(resource("data", "accepted.tsv")))
    paths = {article.id: article.path for split in SPLITS for article in splits[split]}
    console = Console(soft_wrap=True, highlight=False)
    for f in found:
        if f.severity == "error" or not options.errors:
            place = f"{paths.get(f.article, f.article)}:{f.line}:{f.column}"
            console.print(f"{place}: {f.severity}: {f.kind}: “{f.surface}” {f.message}", markup=False)
    console.print(summary(found))
    return int(any(f.severity == "error" for f in found))


def summary(findings: Sequence[Finding]) -> Table:
    """Return a table of the number of findings by kind."""
    table = Table(title=f"{len(findings)} findings")
    table.add_column("kind")
    table.add_column("severity")
    table.add_column("findings", justify="right")
    for (severity, kind), count in sorted(Counter((f.severity, f.kind) for f in findings).items()):
        table.add_row(kind, severity, str(count))
    return table
