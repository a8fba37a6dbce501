"""The short tables of scores that command lines print."""

from collections.abc import Mapping

from rich.markup import escape
from rich.table import Table

from vnparty_ner.metrics import Scores
from vnparty_ner.metrics.bootstrap import Estimate
from vnparty_ner.metrics.counts import Counts
from vnparty_ner.metrics.estimates import SpanScore
from vnparty_ner.report.data import Column
from vnparty_ner.report.facts import FactPart, FactRow


def score_table(scores: Mapping[str, Scores], columns: Mapping[str, Column] | None = None, title: str = "F1") -> Table:
    """Return a table of F1 (precision / recall) by label, one column for each set of scores.

    Args:
        scores: Scores by heading.
        columns: The same with intervals, which the headline rows then show.
        title: What the title says before the brackets.
    """
    columns = columns or {}
    title += " (precision / recall)" + (" [95 % interval]" if columns else "") + ", %"
    table = Table(title=escape(title))
    table.add_column("")
    for name in scores:
        table.add_column(escape(name), justify="right")
    first = next(iter(scores.values()))
    if first.labels:
        cells = {name: [each.core, each.all, *each.labels.values()] for name, each in scores.items()}
        for row, label in enumerate(["core four", "all labels", *first.labels]):
            spans = {name: column.spans.get({0: "core", 1: "all"}.get(row, "")) for name, column in columns.items()}
            intervals = {name: _interval(score.f1) if score else "" for name, score in spans.items()}
            texts = [_percent(cells[name][row], intervals.get(name, "")) for name in scores]
            table.add_row(escape(label), *texts, end_section=row == 1)
    if any(each.topics for each in scores.values()):
        table.add_section()
        table.add_row("topic accuracy", *[_topic(each, columns.get(name), "accuracy") for name, each in scores.items()])
        table.add_row("topic macro-F1", *[_topic(each, columns.get(name), "macro_f1") for name, each in scores.items()])
    return table


def fact_table(part: FactPart, title: str) -> Table:
    """Return a table of F1 (precision/recall) of records and their fields.

    Args:
        part: Scores of records.
        title: What the title says before the brackets.
    """
    table = Table(title=escape(f"{title} (precision/recall) [95 % interval], %"))
    table.add_column("")
    for name in ("gold", "gold entities", "predicted entities", "ratio"):
        table.add_column(name, justify="right", no_wrap=True)
    for kind in part.kinds.values():
        for row in (kind.records, *kind.fields):
            name = row.name if row is kind.records else f"  {row.name}{' *' if row.key else ''}"
            table.add_row(escape(name), *_fact_cells(row))
        table.add_section()
    return table


def _fact_cells(row: FactRow) -> tuple[str, ...]:
    scores = (_fact_score(row.gold_entities), _fact_score(row.predicted_entities))
    return (str(row.gold_entities.gold), *scores, "–" if row.ratio is None else f"{row.ratio:.2f}")


def _fact_score(score: SpanScore) -> str:
    if not score.gold and not score.predicted:
        return "–"
    # Narrower than in the table of spans: all columns have to stand side by side in 80 characters.
    return f"{100 * score.f1.value:.1f} ({100 * score.precision:.1f}/{100 * score.recall:.1f}){_interval(score.f1)}"


def _percent(counts: Counts, interval: str) -> str:
    return f"{100 * counts.f1:.1f}  ({100 * counts.precision:.1f} / {100 * counts.recall:.1f}){interval}"


def _topic(scores: Scores, column: Column | None, measure: str) -> str:
    if not scores.topics:
        return "–"
    interval = _interval(getattr(column.topics, measure)) if column and column.topics else ""
    return f"{100 * getattr(scores, f'topic_{measure}'):.1f}{interval}"


def _interval(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    return escape(f"\n[{100 * estimate.low:.1f}, {100 * estimate.high:.1f}]")
