"""Scores as sums of integer counts: exact spans, strict seqeval beside them, topics."""

from vnparty_ner.metrics.counts import Counts
from vnparty_ner.metrics.scores import Scores, score_articles

__all__ = ["Counts", "Scores", "score_articles"]
