"""Renders a report for people: one self-contained HTML page, and Markdown for a terminal or a CI summary."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from vnparty_ner.labels import CORE_LABELS, TOPICS
from vnparty_ner.metrics.bootstrap import Estimate
from vnparty_ner.metrics.errors import KINDS
from vnparty_ner.metrics.overlap import SCHEMES
from vnparty_ner.report import plots
from vnparty_ner.report.data import Column, Report, Section
from vnparty_ner.report.facts import COLUMNS, RIGHT

MEASURES = {
    "core_f1": "core four F1",
    "all_f1": "all labels F1",
    "topic_accuracy": "topic accuracy",
    "topic_macro_f1": "topic macro-F1",
}
"""Headline number → its name for readers."""

SLICES = {
    "surface": "Seen and unseen surfaces",
    "syllables": "Length in syllables",
    "topic": "Topic",
    "genre": "Kind of text",
    "era": "Era",
    "article": "Article",
}
"""Slice → its heading."""

_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"}


@dataclass(frozen=True)
class Figure:
    """A plot with its caption.

    Attributes:
        name: Id of the caption on the page.
        caption: What it shows.
        svg: The drawing.
    """

    name: str
    caption: str
    svg: Markup


def html_page(report: Report) -> str:
    """Return the report as one HTML page that needs no network."""
    figures = [_figures(section, f"s{place}") for place, section in enumerate(report.sections, 1)]
    curve = Markup(plots.learning_curve(report.curve, "curve")) if report.curve else None
    return _render("report.html.jinja", report, figures=figures, curve=curve)


def markdown(report: Report) -> str:
    """Return the report's numbers as Markdown, without the sentences of the errors."""
    return _render("report.md.jinja", report)


def _render(template: str, report: Report, **more: object) -> str:
    environment = Environment(
        loader=PackageLoader("vnparty_ner.report", "templates"),
        autoescape=select_autoescape(["html.jinja"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": percent,
        "interval": interval,
        "printable": lambda text: text.translate(_CONTROLS),
        "cell": lambda text: " ".join(str(text).split()).replace("\\", "\\\\").replace("|", "\\|"),
    }
    page = environment.get_template(template).render(
        report=report,
        about=report.about,
        measures=MEASURES,
        slices=SLICES,
        schemes=list(SCHEMES),
        kinds=KINDS,
        topics=TOPICS,
        core_labels=", ".join(label for label in CORE_LABELS if label in report.about.labels),
        headline=headline,
        change=change,
        group=lambda name: {"core": "core four", "all": "all labels"}.get(name, name),
        error_counts=error_counts,
        fact_notes={"right": RIGHT, "columns": COLUMNS},
        **more,
    )
    return page.rstrip("\n") + "\n"


def percent(share: float | None) -> str:
    """Return a share in per cent with one digit; a dash for None."""
    return "–" if share is None else f"{100 * share:.1f}"


def interval(estimate: Estimate) -> str:
    """Return the interval in per cent, as `93.1–96.0`; empty without one."""
    return "" if estimate.low is None else f"{percent(estimate.low)}–{percent(estimate.high)}"


def headline(column: Column) -> dict[str, Estimate]:
    """Return the headline numbers of a column with their intervals, by the keys of `MEASURES`."""
    found = {f"{name}_f1": column.spans[name].f1 for name in ("core", "all") if name in column.spans}
    if column.topics:
        found |= {"topic_accuracy": column.topics.accuracy, "topic_macro_f1": column.topics.macro_f1}
    return found


def change(now: float, before: Mapping[str, float], measure: str) -> str:
    """Return an earlier number and the way from it, as `94.6 (+0.3)`; a dash if it is not known."""
    if measure not in before:
        return "–"
    # Of the rounded numbers, so that the three on the page agree.
    difference = round(100 * now, 1) - round(100 * before[measure], 1)
    sign = "±" if abs(difference) < 0.05 else "+" if difference > 0 else "−"
    return f"{percent(before[measure])} ({sign}{abs(difference):.1f})"


def error_counts(section: Section) -> dict[str, dict[str, int]]:
    """Return the number of errors by label (gold, or predicted where there is no gold) and kind, `all` last."""
    counts = Counter((error.labels[0], error.kind) for error in section.errors)
    labels = [label for label in section.model.spans if label not in ("core", "all")]
    rows = {label: {kind: counts[label, kind] for kind in KINDS} for label in labels}
    return {**rows, "all": {kind: sum(row[kind] for row in rows.values()) for kind in KINDS}}


def _figures(section: Section, prefix: str) -> list[Figure]:
    figures = []

    def add(name: str, caption: str, svg: str) -> None:
        figures.append(Figure(f"{prefix}-{name}", caption, Markup(svg)))

    scored = [column for column in section.columns if column.spans]
    if section.model.spans:
        add("labels", "F1 by label", plots.label_bars(scored, f"{prefix}-labels"))
    if section.model.topics and len(section.model.topics.labels) > 1:
        caption = "Topics: articles by gold topic and predicted topic"
        add("topics", caption, plots.confusion(section.model.topics, f"{prefix}-topics"))
    for name, kind, found in (
        ("spans", "spans", section.span_reliability),
        ("topic-scores", "topics", section.topic_reliability),
    ):
        if found:
            limits = f" [{interval(found.ece)}]" if interval(found.ece) else ""
            caption = Markup("Reliability of {}<br><span class=quiet>calibration error (ECE) {} %{}</span>")
            caption = caption.format(kind, percent(found.ece.value), limits)
            add(name, caption, plots.reliability_diagram(found, f"{prefix}-{name}"))
    return figures
