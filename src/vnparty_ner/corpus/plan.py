"""The plan of the corpus, `data/plan.tsv`: one row an article, what it was written to be."""

import csv
import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vnparty_ner.corpus.findings import Finding, Splits
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text
from vnparty_ner.resources import resource

_FRONT_MATTER = ("topic", "genre", "era")


@dataclass(frozen=True)
class PlanRow:
    """What one article was written to be.

    Attributes:
        id: Id of the article.
        split: `train`, `validation` or `test`.
        topic: Its topic.
        genre: Kind of text, as `report`.
        era: `district` or `two-tier`.
        level: Level of the bodies that it is about, as `commune`.
        region: `north`, `centre`, `south`, or empty for the whole country.
        place: Province or city that it plays in.
        register: Kind of publisher, as `portal`.
        date: Day it is set on, day/month/year.
        words: Words that it was to have.
    """

    id: str
    split: str
    topic: str
    genre: str
    era: str
    level: str
    region: str
    place: str
    register: str
    date: str
    words: str


def load_plan(path: Path | None = None) -> dict[str, PlanRow]:
    """Read the plan: id → row.

    Args:
        path: A plan; None for the one of the repository.

    Raises:
        VnpartyError: If it can't be read, its columns are others, or an id has two rows.
    """
    path = path or resource("data", "plan.tsv")
    head, *lines = list(csv.reader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)) or [[]]
    columns = [field.name for field in dataclasses.fields(PlanRow)]
    if head != columns or any(len(line) != len(columns) for line in lines):
        raise VnpartyError(f"{path}: not a plan; its columns are {', '.join(columns)}, separated by tabs.")
    rows = {line[0]: PlanRow(*line) for line in lines}
    if len(rows) != len(lines):
        raise VnpartyError(f"{path}: an id has two rows; an article has one.")
    return rows


def check_plan(splits: Splits, plan: Mapping[str, PlanRow]) -> Iterator[Finding]:
    """Yield an error for every article whose split or front matter is not the plan's, or that only one of both has."""
    met = set()
    for split, articles in splits.items():
        for article in articles:
            met.add(article.id)
            row = plan.get(article.id)
            if row is None:
                yield _error(article.id, "has no row in the plan")
                continue
            actual = {"split": split} | {key: getattr(article, key) for key in _FRONT_MATTER}
            for key, value in actual.items():
                if getattr(row, key) != value:
                    yield _error(article.id, f"is of {key} {value!r}, and of {getattr(row, key)!r} in the plan")
    for name in sorted(set(plan) - met):
        yield _error(name, "is in the plan and has no article")


def _error(article: str, message: str) -> Finding:
    return Finding("plan", article, 1, 1, article, message, "error")
