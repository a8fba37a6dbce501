"""The evaluation report: numbers (`build_report`), and its three forms, JSON, Markdown and one HTML page."""

from vnparty_ner.report.build import ArticleSet, build_report
from vnparty_ner.report.data import About, CurvePoint, Report, Section

__all__ = ["About", "ArticleSet", "CurvePoint", "Report", "Section", "build_report"]
