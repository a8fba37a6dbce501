"""What a model has to beat: rules and tables for entities, TF-IDF with a linear classifier for topics."""

from vnparty_ner.baselines.rules import RuleBaseline
from vnparty_ner.baselines.tfidf import TfidfBaseline

__all__ = ["RuleBaseline", "TfidfBaseline"]
