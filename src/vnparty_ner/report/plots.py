"""Draws the report's plots with matplotlib as SVG that stands inside the page and follows its light or dark colours."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from vnparty_ner.metrics.bootstrap import Estimate
from vnparty_ner.metrics.calibration import Reliability
from vnparty_ner.metrics.estimates import TopicScore
from vnparty_ner.report.data import Column, CurvePoint

_COLOURS = {
    "#010101": "var(--ink)",
    "#020202": "var(--quiet)",
    "#030303": "var(--line)",
    "#040404": "var(--accent)",
    "#050505": "var(--second)",
    "#060606": "var(--paper)",
}
"""Colours that the plots are drawn in → the page's variables that they become."""

_INK, _QUIET, _LINE, _ACCENT, _SECOND, _PAPER = _COLOURS
_STYLE: dict[Any, Any] = {
    "text.parse_math": False,  # a label of a user's own may hold a dollar sign
    "svg.fonttype": "none",  # text stays text, in the page's font
    "svg.hashsalt": "vnparty",  # the same report gives the same page
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": _INK,
    "axes.edgecolor": _LINE,
    "axes.labelcolor": _QUIET,
    "xtick.color": _QUIET,
    "ytick.color": _QUIET,
    "ytick.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": _LINE,
    "legend.frameon": False,
    "figure.constrained_layout.use": True,
}


class Plot:
    """A plot that becomes SVG text when its `with` block ends.

    Attributes:
        svg: The SVG element; empty until then.
        axes: What to draw on.
    """

    svg = ""
    axes: Axes


@contextmanager
def _drawing(name: str, width: float, height: float) -> Iterator[Plot]:
    """Give a plot of a size in inches; `name` keeps its ids apart from those of other plots on the page."""
    plot = Plot()
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        plot.axes = figure.add_subplot()
        yield plot
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    plot.svg = _inline(file.getvalue(), name)


def _inline(svg: str, name: str) -> str:
    """Make a whole SVG file an element of the page."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', rf'\1 role="img" aria-labelledby="{name}"', svg, count=1)
    svg = re.sub(r'\b(id="|href="#|url\(#)', rf"\1{name}-", svg)
    svg = re.sub(r"'sans-serif'|\"sans-serif\"", "sans-serif", svg)
    for colour, variable in _COLOURS.items():
        svg = svg.replace(colour, variable)
    return svg


def _bars(estimates: Sequence[Estimate]) -> tuple[list[float], list[list[float]]]:
    """Values in per cent, and how far their intervals reach down and up."""
    values = [100 * e.value for e in estimates]
    down = [100 * (e.value - e.low) if e.low is not None else 0.0 for e in estimates]
    up = [100 * (e.high - e.value) if e.high is not None else 0.0 for e in estimates]
    return values, [[max(x, 0.0) for x in down], [max(x, 0.0) for x in up]]


def label_bars(columns: Sequence[Column], name: str) -> str:
    """Draw F1 by label with its interval, the model's bar above the baselines'."""
    labels = [label for label in columns[0].spans if label not in ("core", "all")]
    thickness = 0.7 / len(columns)
    with _drawing(name, 5.2, 0.9 + 0.28 * len(labels) * (0.8 + 0.6 * len(columns))) as plot:
        for place, column in enumerate(columns):
            values, reach = _bars([column.spans[label].f1 for label in labels])
            places = [row + thickness * (place - (len(columns) - 1) / 2) for row in range(len(labels))]
            colour = _ACCENT if place == 0 else _SECOND
            plot.axes.barh(places, values, thickness * 0.9, color=colour, label=column.name)
            plot.axes.errorbar(values, places, xerr=reach, fmt="none", ecolor=_INK, elinewidth=1, capsize=2.5)
        plot.axes.set_yticks(range(len(labels)), labels)
        plot.axes.invert_yaxis()
        plot.axes.set_xlim(0, 102)
        plot.axes.set_xlabel("F1, %; the line is the 95 % interval over articles")
        plot.axes.tick_params(length=0)
        plot.axes.grid(axis="x", linewidth=0.6)
        plot.axes.set_axisbelow(True)
        if len(columns) > 1:
            plot.axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(columns), borderpad=0)
    return plot.svg


def confusion(topics: TopicScore, name: str) -> str:
    """Draw the confusion matrix of topics: rows gold, columns predicted."""
    size = len(topics.labels)
    with _drawing(name, 2.3 + 0.4 * size, 1.6 + 0.34 * size) as plot:
        for row, counts in enumerate(topics.confusion):
            for place, count in enumerate(counts):
                share = count / max(sum(counts), 1)
                colour = _ACCENT if row == place else _SECOND
                if count:
                    plot.axes.add_patch(
                        matplotlib.patches.Rectangle(
                            (place - 0.5, row - 0.5), 1, 1, facecolor=colour, alpha=0.15 + 0.75 * share, linewidth=0
                        )
                    )
                    ink = _PAPER if share > 0.5 else _INK
                    plot.axes.text(place, row, str(count), ha="center", va="center", color=ink)
        plot.axes.set_xlim(-0.5, size - 0.5)
        plot.axes.set_ylim(size - 0.5, -0.5)
        plot.axes.set_xticks(range(size), topics.labels, rotation=45, ha="right", rotation_mode="anchor")
        plot.axes.set_yticks(range(size), topics.labels)
        plot.axes.set_xticks([i - 0.5 for i in range(size + 1)], minor=True)
        plot.axes.set_yticks([i - 0.5 for i in range(size + 1)], minor=True)
        plot.axes.grid(which="minor", linewidth=0.6)
        plot.axes.tick_params(which="both", length=0)
        plot.axes.set_xlabel("predicted")
        plot.axes.set_ylabel("gold")
    return plot.svg


def reliability_diagram(found: Reliability, name: str) -> str:
    """Draw the share right against the score; the size of a point tells how many predictions its bin holds."""
    total = sum(each.count for each in found.bins)
    with _drawing(name, 3.0, 2.9) as plot:
        plot.axes.plot([0, 100], [0, 100], color=_QUIET, linewidth=0.8, linestyle=(0, (4, 3)))
        sizes = [20 + 300 * b.count / total for b in found.bins]
        scores, right = [100 * b.score for b in found.bins], [100 * b.right for b in found.bins]
        plot.axes.scatter(scores, right, sizes, color=_ACCENT, alpha=0.75, clip_on=False, zorder=3)
        plot.axes.set_xlim(-3, 105)
        plot.axes.set_ylim(-3, 105)
        plot.axes.set_xlabel("score, %")
        plot.axes.set_ylabel("right, %")
        plot.axes.tick_params(length=0)
        plot.axes.grid(linewidth=0.6)
        plot.axes.set_axisbelow(True)
    return plot.svg


def learning_curve(points: Sequence[CurvePoint], name: str) -> str:
    """Draw core-four F1 and topic accuracy by number of training articles, with and without augmentation."""
    with _drawing(name, 5.2, 3.2) as plot:
        for measure, title, colour in (("core_f1", "core four F1", _ACCENT), ("topic_accuracy", "topics", _SECOND)):
            for augmented in (True, False):
                runs = [point for point in points if point.augmented is augmented]
                if runs:
                    plot.axes.plot(
                        [run.articles for run in runs],
                        [100 * getattr(run, measure) for run in runs],
                        color=colour,
                        marker="o",
                        markersize=5,
                        markerfacecolor=colour if augmented else _PAPER,
                        linestyle="-" if augmented else (0, (3, 2)),
                        label=title + ("" if augmented else ", not augmented"),
                    )
        plot.axes.set_xlim(left=0)
        plot.axes.set_xlabel("training articles")
        plot.axes.set_ylabel("%")
        plot.axes.tick_params(length=0)
        plot.axes.grid(linewidth=0.6)
        plot.axes.legend(loc="lower right")
    return plot.svg
