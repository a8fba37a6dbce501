"""Numbers of the corpus as Markdown tables, and the command `python -m vnparty_ner.corpus stats`.

The tables of `data/README.md` are written by `stats --write` below its marker; what stands above is written by hand.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from vnparty_ner.corpus.articles import load_splits
from vnparty_ner.corpus.fact_gold import SECTIONS, load_gold_facts
from vnparty_ner.corpus.findings import Splits
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.corpus.plan import PlanRow, load_plan
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text, write_text
from vnparty_ner.labels import CORE_LABELS, ENTITY_LABELS, TOPICS
from vnparty_ner.resources import resource

HELP = "print the numbers of the corpus, or write them to data/README.md"
MARKER = "<!-- From here on written by `python -m vnparty_ner.corpus stats --write`. -->\n"

_DIMENSIONS = ("genre", "era", "level", "region", "register")
_NOWHERE = "whole country or invented"


@dataclass(frozen=True)
class StatsTable:
    """A table of the statistics.

    Attributes:
        title: Heading.
        columns: Names of the columns; the first holds words, the others numbers.
        rows: Cells.
        note: A sentence below the table.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def to_markdown(self) -> str:
        """Return heading, table and note."""
        lines = [f"## {self.title}", "", _line(self.columns), "| --- |" + " ---: |" * (len(self.columns) - 1)]
        lines += [_line(row) for row in self.rows]
        return "\n".join([*lines, *(["", self.note] if self.note else []), ""])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def stats(
    splits: Splits, plan: Mapping[str, PlanRow], agreement: Mapping[str, Any] | None = None
) -> tuple[StatsTable, ...]:
    """Count the corpus.

    Args:
        splits: Articles by split.
        plan: Row of every article.
        agreement: Spans of two annotation passes: `articles`, and by label `first`, `second` and `agreed`.

    Raises:
        VnpartyError: If an article has no row in the plan, or gold facts can't be read.
    """
    for article in (article for articles in splits.values() for article in articles):
        if article.id not in plan:
            raise VnpartyError(f"{article.path or article.id}: no row in data/plan.tsv; add one and try again.")
    topics = {article.id: article.topic for articles in splits.values() for article in articles}
    tables = [_sizes(splits), _spans(splits), *_facts(splits), _spread("topic", splits, topics, tuple(TOPICS))]
    for dimension in _DIMENSIONS:
        values = {name: getattr(row, dimension) or _NOWHERE for name, row in plan.items()}
        tables.append(_spread(dimension, splits, values))
    return (*tables, *([_agreement(agreement)] if agreement else []))


def _sizes(splits: Splits) -> StatsTable:
    rows = []
    for split, articles in _with_all(splits).items():
        words = [len(article.text.split()) for article in articles]
        mean = round(sum(words) / len(words))
        rows.append((split, *(f"{n:,}" for n in (len(words), sum(words), min(words), mean, max(words)))))
    columns = ("split", "articles", "words", "shortest", "mean", "longest")
    return StatsTable("Size", columns, tuple(rows), "Words are what white space separates (Vietnamese syllables).")


def _spans(splits: Splits) -> StatsTable:
    counts = {
        split: Counter(entity.label for article in articles for entity in article.entities)
        for split, articles in _with_all(splits).items()
    }
    rows: list[tuple[str, ...]] = [
        (f"`{label}`", *(f"{count[label]:,}" for count in counts.values())) for label in ENTITY_LABELS
    ]
    rows.append(("core four", *(f"{sum(count[label] for label in CORE_LABELS):,}" for count in counts.values())))
    rows.append(("all labels", *(f"{count.total():,}" for count in counts.values())))
    return StatsTable("Spans", ("label", *counts), tuple(rows))


def _facts(splits: Splits) -> Iterator[StatsTable]:
    """Count the gold records of the splits that have any."""
    gold = {split: facts for split, articles in splits.items() if (facts := load_gold_facts(articles))}
    if gold:
        rows = [("articles with gold facts", *(f"{len(facts):,}" for facts in gold.values()))]
        for section in SECTIONS:
            counts = [sum(len(one.sections[section]) for one in facts) for facts in gold.values()]
            rows.append((section, *(f"{count:,}" for count in counts)))
        note = (
            "Records of `<id>.facts.yaml`, written from the text by a language model: in validation and test in two "
            "separate passes, settled by the rules of `FACTS.md` where these differed; in train in one, to develop "
            "the rules on."
        )
        yield StatsTable("Gold facts", ("records", *gold), tuple(rows), note)


def _spread(name: str, splits: Splits, values: Mapping[str, str], order: Sequence[str] = ()) -> StatsTable:
    """Count articles by a property of theirs (id → value), most frequent first where no order is given."""
    counts = {
        split: Counter(values[article.id] for article in articles) for split, articles in _with_all(splits).items()
    }
    names = order or sorted(counts["all"], key=lambda v: (-counts["all"][v], v))
    rows = tuple((v, *(f"{count[v]:,}" for count in counts.values())) for v in names)
    return StatsTable(f"Articles by {name}", (name, *counts), rows)


def _with_all(splits: Splits) -> dict[str, list[AnnotatedArticle]]:
    every = [article for articles in splits.values() for article in articles]
    return {**{split: list(articles) for split, articles in splits.items()}, "all": every}


def _agreement(agreement: Mapping[str, Any]) -> StatsTable:
    """Show how far two passes agree: F1 of one against the other, on exact spans."""
    first, second, agreed = (agreement[key] for key in ("first", "second", "agreed"))

    def row(name: str, labels: Sequence[str]) -> tuple[str, ...]:
        one, other, both = (sum(counts.get(label, 0) for label in labels) for counts in (first, second, agreed))
        f1 = f"{200 * both / (one + other):.1f}" if one + other else "–"
        return name, f"{one:,}", f"{other:,}", f"{both:,}", f1

    rows = [row(f"`{label}`", [label]) for label in ENTITY_LABELS]
    rows += [row("core four", CORE_LABELS), row("all labels", ENTITY_LABELS)]
    note = (
        f"Exact spans of {agreement['articles']} articles, annotated from the guidelines by a language model in two "
        "separate passes: this is not the agreement of two people. Where the passes differed, the span was decided "
        "again."
    )
    return StatsTable("Agreement of two passes", ("label", "first", "second", "in both", "F1, %"), tuple(rows), note)


def load_agreement(path: Path) -> dict[str, Any] | None:
    """Read the counts of the two annotation passes; None if there is no such file.

    Raises:
        VnpartyError: If the file is no such JSON.
    """
    if not path.exists():
        return None
    try:
        data: dict[str, Any] = json.loads(read_text(path))
        return {key: data[key] for key in ("articles", "first", "second", "agreed")}
    except (ValueError, KeyError, TypeError) as error:
        raise VnpartyError(f"{path}: not the counts of two passes ({error}); write it again.") from error


def readme(current: str, tables: Sequence[StatsTable]) -> str:
    """Return the README with the tables below its marker.

    Args:
        current: The README as it is.
        tables: What to write.

    Raises:
        VnpartyError: If the README has no marker.
    """
    head, marker, _ = current.partition(MARKER)
    if not marker:
        raise VnpartyError(f"data/README.md: the line {MARKER.strip()!r} is missing; put it where the tables begin.")
    return head + marker + "\n" + "\n".join(table.to_markdown() for table in tables)


def add_stats_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `stats`."""
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--write", action="store_true", help="write the tables to data/README.md")
    action.add_argument("--check", action="store_true", help="fail if data/README.md has other numbers")


def run_stats(options: argparse.Namespace) -> int:
    """Print, write or compare the tables; return 1 if `--check` finds the README stale."""
    tables = stats(load_splits(), load_plan(), load_agreement(resource("data", "agreement.json")))
    path = resource("data", "README.md")
    console = Console(soft_wrap=True, highlight=False)
    if options.write:
        write_text(path, readme(read_text(path), tables))
        console.print(f"{path} is written.", markup=False)
    elif options.check:
        current = read_text(path)
        if readme(current, tables) != current:
            console.print(f"{path} is stale; run `python -m vnparty_ner.corpus stats --write`.", markup=False)
            return 1
    else:
        console.print("\n".join(table.to_markdown() for table in tables), markup=False)
    return 0
