import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from vnparty_ner.article import Article
from vnparty_ner.metrics.bootstrap import Estimate
from vnparty_ner.report import build_report
from vnparty_ner.report.pages import change, html_page, interval, markdown, percent

from .conftest import make_about, tiny_set

_VOID = {"meta", "br", "input", "link", "img", "hr"}


class Reader(HTMLParser):
    """Reads a page and complains if its elements don't nest."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.text, self.links = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append((tag, values))
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values[key] for key in ("src", "href", "xlink:href", "action") if key in values]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(page):
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


def test_the_page_stands_alone(report):
    page = html_page(report)
    reader = read(page)
    assert page.startswith("<!doctype html>")
    assert all(link.startswith("#") for link in reader.links)
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    assert not re.search(r"url\((?!#)|@import|@font-face", page)
    assert len(reader.ids) == len(set(reader.ids))


def test_the_page_shows_every_error_for_its_filters(report):
    rows = [values for tag, values in read(html_page(report)).tags if tag == "li"]
    errors = report.sections[0].errors
    assert len(rows) == len(errors) > 100
    for row, error in zip(rows, errors, strict=True):
        assert (row["data-article"], row["data-kind"], row["data-set"]) == (error.article, error.kind, "test")
        assert row["data-label"].split() == list(error.labels)


def test_text_is_escaped(report):
    page = html_page(report)
    assert "alert(1)</script>" not in page
    assert "<script>alert" not in page
    assert "a &lt;model&gt;" in page
    assert not re.search("[\x00-\x08\x0e-\x1f]", page)


def test_the_same_report_gives_the_same_page(report):
    assert html_page(report) == html_page(report)


def test_plots_follow_the_colours_of_the_page(report):
    page = html_page(report)
    assert page.count("<svg") == 5
    assert "var(--accent)" in page
    assert not re.search(r"#0[1-6]0[1-6]0[1-6]\b", page)


def test_markdown_tables_are_whole(report):
    text = markdown(report)
    tables = re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE)
    assert len(tables) >= 8
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table
    assert "earlier" in text
    assert "<script>" not in text
    assert len(text) < 100_000


@pytest.mark.parametrize("labels", [(), ("CLUB$x$|",)])
def test_other_models(labels):
    """No entities at all; labels of a user's own; one article; nothing predicted; nothing known of before."""
    text = "Huyện ủy họp"
    part = tiny_set("my | <data>", text, tuple((0, 8, label) for label in labels), found=Article(text, ()))
    report = build_report(replace(make_about(labels=labels), notes=()), [part], frozenset())
    read(html_page(report))
    assert markdown(report).startswith("# Evaluation")


def test_no_article_of_a_kind_is_no_page_without_sections():
    report = build_report(make_about(), [], frozenset())
    read(html_page(report))
    assert "Headline" in markdown(report)


def test_numbers():
    assert percent(None) == "–"
    assert percent(0.9456) == "94.6"
    assert interval(Estimate(0.5)) == ""
    assert interval(Estimate(0.5, 0.41, 1.0)) == "41.0–100.0"
    assert change(0.9, {"core_f1": 0.95}, "core_f1") == "95.0 (−5.0)"
    assert change(0.9504, {"core_f1": 0.95}, "core_f1") == "95.0 (±0.0)"
    assert change(0.96, {"core_f1": 0.95}, "core_f1") == "95.0 (+1.0)"
    assert change(0.96, {}, "core_f1") == "–"
