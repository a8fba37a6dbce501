"""Shows each error in its sentence."""

from itertools import pairwise

from vnparty_ner.article import Article, Entity
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.metrics.errors import SpanError, find_errors
from vnparty_ner.report.data import ErrorCase, Piece, Span
from vnparty_ner.words import Syllables, cut_syllables

_AROUND = 240
"""Characters of a sentence that are shown on each side of an error at most."""


def error_cases(gold: AnnotatedArticle, found: Article) -> list[ErrorCase]:
    """Return the errors of one article, each in its sentence, in the order of the text."""
    syllables = cut_syllables(gold.text)
    return [
        ErrorCase(
            gold.id,
            error.kind,
            _span(error.gold),
            _span(error.predicted),
            _sentence(gold.text, error, *_bounds(gold.text, syllables, error)),
        )
        for error in find_errors(gold.entities, found.entities)
    ]


def _span(entity: Entity | None) -> Span | None:
    return None if entity is None else Span(entity.start, entity.end, entity.label, entity.text, entity.score)


def _bounds(text: str, syllables: Syllables, error: SpanError) -> tuple[int, int]:
    """Characters of the sentence around an error, without white space at its ends."""
    spans = [span for span in (error.gold, error.predicted) if span]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    ends = syllables.ends[syllables.sentence_ends]
    before, after = ends[ends <= first], ends[ends >= last]
    start = int(before[-1]) if len(before) else 0
    end = int(after[0]) if len(after) else len(text)
    start += len(text[start:first]) - len(text[start:first].lstrip())
    return start, end


def _sentence(text: str, error: SpanError, start: int, end: int) -> tuple[Piece, ...]:
    """Cut a sentence where a span starts or ends."""
    spans = {"gold": error.gold, "predicted": error.predicted}
    marks = {name: (span.start, span.end) for name, span in spans.items() if span}
    first, last = min(s for s, _ in marks.values()), max(e for _, e in marks.values())
    left, right = max(start, first - _AROUND), min(end, last + _AROUND)
    cuts = sorted({left, right, *(bound for span in marks.values() for bound in span)})
    pieces = [Piece("… ", "")] if left > start else []
    for a, b in pairwise(cuts):
        names = [name for name, (s, e) in marks.items() if s <= a and b <= e]
        pieces.append(Piece(text[a:b], "both" if len(names) == 2 else names[0] if names else ""))
    return (*pieces, Piece(" …", "")) if right < end else tuple(pieces)
