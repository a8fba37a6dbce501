"""Writes a report's files, and reads what stands beside its numbers: an earlier report, the learning curve."""

import json
from pathlib import Path

from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import filled_folder, read_text, write_text
from vnparty_ner.report.data import CurvePoint, Report
from vnparty_ner.report.pages import html_page, markdown
from vnparty_ner.resources import resource


def write_report(report: Report, folder: Path) -> None:
    """Write report.json, report.md and report.html.

    Raises:
        VnpartyError: If the folder can't be written.
    """
    with filled_folder(folder) as inside:
        write_text(inside / "report.json", json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n")
        write_text(inside / "report.md", markdown(report))
        write_text(inside / "report.html", html_page(report))


def load_before(path: Path | None = None) -> dict[str, dict[str, float]]:
    """Read the headline of an earlier report: section → number → value.

    Args:
        path: Its report.json, or any JSON with its `headline`; None for `benchmarks/baseline.json` if there is one.

    Raises:
        VnpartyError: If it is something else.
    """
    committed = resource("benchmarks", "baseline.json")
    if path is None and not committed.is_file():
        return {}
    path = path or committed
    try:
        headline = json.loads(read_text(path))["headline"]
        return {str(name): {str(k): float(v) for k, v in numbers.items()} for name, numbers in headline.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise VnpartyError(f"{path}: no report.json with a headline; write one with evaluate --report.") from error


def load_curve(path: Path | None = None) -> tuple[CurvePoint, ...]:
    """Read the learning curve, by augmentation and number of articles; empty if there is no such file.

    Args:
        path: What `benchmarks/trainings.py curve` writes; None for `benchmarks/learning_curve.json`.

    Raises:
        VnpartyError: If it is something else.
    """
    path = path or resource("benchmarks", "learning_curve.json")
    if not path.is_file():
        return ()
    try:
        runs = json.loads(read_text(path))["rows"]
        points = [
            CurvePoint(
                int(run["articles"]), bool(run["augmented"]), float(run["core_f1"]), float(run["topic_accuracy"])
            )
            for run in runs
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise VnpartyError(f"{path}: no learning curve ({error!r}); it is what trainings.py writes.") from error
    return tuple(sorted(points, key=lambda point: (point.augmented, point.articles)))
