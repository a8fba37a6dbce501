import io

from rich.console import Console

from vnparty_ner.metrics import score_articles
from vnparty_ner.report.terminal import score_table


def shown(table):
    console = Console(file=io.StringIO(), width=120)
    console.print(table)
    return console.file.getvalue()


def test_headline_with_intervals(report, noisy):
    section = report.sections[0]
    scores = {name: score_articles(noisy.gold, found, report.about.labels) for name, found in noisy.found.items()}
    columns = {column.name: column for column in section.columns}
    text = shown(score_table(scores, columns, "6 articles of [test]"))
    core = section.model.spans["core"].f1
    assert "6 articles of [test]" in text
    assert f"[{100 * core.low:.1f}, {100 * core.high:.1f}]" in text
    assert text.count("[") == 2 + 4 + 2  # the title; the headline of one system, and the spans of the other
    assert "–" in text  # no topics


def test_without_intervals(report, noisy):
    text = shown(score_table({"[v]": score_articles(noisy.gold, noisy.found["model"], report.about.labels)}))
    assert text.count("[") == 1
    assert "DOCUMENT" in text
