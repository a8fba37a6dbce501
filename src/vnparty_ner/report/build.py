"""From gold and predictions to the report's numbers."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from vnparty_ner.article import Article, Entity
from vnparty_ner.corpus.articles import SPLITS
from vnparty_ner.corpus.fact_gold import GoldFacts
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.labels import CORE_LABELS
from vnparty_ner.metrics.calibration import Judged, reliability, thresholds
from vnparty_ner.metrics.estimates import span_scores, topic_score
from vnparty_ner.metrics.overlap import SCHEMES, match_articles
from vnparty_ner.metrics.slices import LENGTHS, Pair, by_article, by_span, seen_in, span_length
from vnparty_ner.report.data import (
    About,
    Column,
    CurvePoint,
    OverlapScore,
    Report,
    Section,
    SliceRow,
    SliceTable,
    TopicError,
)
from vnparty_ner.report.facts import GOLD, FactPart, score_records
from vnparty_ner.report.sentences import error_cases
from vnparty_ner.spans import gold_tags
from vnparty_ner.words import cut_syllables

_NOTES = {
    "seeds": "Real articles, labelled development data: read while the package was made, never trained on. "
    "Their texts belong to their publishers; don't publish their sentences.",
    "test": "Synthetic articles; persons and places do not occur in training beyond what any reader knows.",
    "validation": "Synthetic articles; the recipe was chosen by them, so the scores flatter.",
    "train": "The training articles themselves: no measure of quality.",
}
_TITLES = {"seeds": "Real articles (seeds)", "test": "Test", "validation": "Validation", "train": "Train"}


@dataclass(frozen=True)
class ArticleSet:
    """A set of articles with what each system found in them.

    Attributes:
        name: Name of the set as the user gave it, as `test`.
        gold: Annotated articles.
        found: System → its articles, in the order of the gold; the model first.
        facts: Gold facts of those articles that have any.
    """

    name: str
    gold: Sequence[AnnotatedArticle]
    found: Mapping[str, Sequence[Article]]
    facts: Sequence[GoldFacts] = ()


def build_report(
    about: About,
    sets: Sequence[ArticleSet],
    train_surfaces: Set[tuple[str, str]],
    before: Mapping[str, Mapping[str, float]] | None = None,
    curve: Sequence[CurvePoint] = (),
) -> Report:
    """Compute every number of the report.

    Args:
        about: What was scored; its labels and topics are those that count.
        sets: Sets of articles in the order of the report.
        train_surfaces: What the model has seen, as `metrics.slices.surfaces` returns.
        before: Headline of an earlier report, by section.
        curve: Learning curve.

    Raises:
        ValueError: If a set's predictions are not of its articles.
    """
    return Report(about, tuple(_section(about, part, train_surfaces) for part in sets), before or {}, tuple(curve))


def score_column(name: str, pairs: Sequence[Pair], about: About) -> Column:
    """Score one system on one set of articles."""
    return Column(name, span_scores(pairs, about.labels), topic_score(pairs, about.topics))


def score_facts_of(part: ArticleSet, about: About) -> FactPart | None:
    """Score the model's records; None where no article has gold facts or the model marks no entities."""
    found = next(iter(part.found.values()))
    by_id = {gold.id: article for gold, article in zip(part.gold, found, strict=True)}
    if not about.labels:
        return None
    source = GOLD if part.name in SPLITS else ""
    return score_records(part.facts, [by_id[one.article.id] for one in part.facts], source)


def pair_up(gold: Sequence[AnnotatedArticle], found: Sequence[Article], labels: Sequence[str]) -> list[Pair]:
    """Join gold and predictions, spans of other labels left out.

    Raises:
        ValueError: If the two differ in number or a text differs.
    """
    pairs = list(zip(gold, found, strict=True))
    if any(g.text != p.text for g, p in pairs):
        raise ValueError("predictions are of other texts than the gold")

    def known(entities: Sequence[Entity]) -> tuple[Entity, ...]:
        return tuple(e for e in entities if e.label in labels)

    return [(replace(g, entities=known(g.entities)), replace(p, entities=known(p.entities))) for g, p in pairs]


def _section(about: About, part: ArticleSet, train_surfaces: Set[tuple[str, str]]) -> Section:
    systems = {name: pair_up(part.gold, found, about.labels) for name, found in part.found.items()}
    pairs = next(iter(systems.values()))
    spans = _judged_spans(pairs)
    topics = [[(p.topic.scores[p.topic.label], p.topic.label == g.topic)] for g, p in pairs if g.topic and p.topic]
    every = [judged for article in spans for judged in article]
    return Section(
        name=part.name,
        title=_TITLES.get(part.name, part.name),
        note=_NOTES.get(part.name, ""),
        articles=len(pairs),
        characters=sum(len(gold.text) for gold, _ in pairs),
        columns=tuple(score_column(name, system, about) for name, system in systems.items()),
        seqeval=_seqeval(pairs, about.labels),
        overlap=_overlap(pairs, about.labels),
        lost=sum(len(gold_tags(g.entities, cut_syllables(g.text), about.labels).lost) for g, _ in pairs),
        span_reliability=reliability(spans) if every else None,
        topic_reliability=reliability(topics) if topics else None,
        thresholds=thresholds(every, sum(len(g.entities) for g, _ in pairs)) if every else (),
        slices=_slices(pairs, about.labels, train_surfaces),
        errors=tuple(case for gold, found in pairs for case in error_cases(gold, found)),
        topic_errors=_topic_errors(pairs),
        facts=score_facts_of(part, about),
    )


def _groups(labels: Sequence[str]) -> dict[str, tuple[str, ...]]:
    core = tuple(label for label in labels if label in CORE_LABELS) or tuple(labels)
    return {"core": core, "all": tuple(labels)} if labels else {}


def _seqeval(pairs: Sequence[Pair], labels: Sequence[str]) -> dict[str, dict[str, float]]:
    from vnparty_ner.metrics.strict_seqeval import strict_seqeval  # needs the train extra

    texts = [gold.text for gold, _ in pairs]
    gold, found = [g.entities for g, _ in pairs], [p.entities for _, p in pairs]
    return {name: strict_seqeval(texts, gold, found, group) for name, group in _groups(labels).items()}


def _overlap(pairs: Sequence[Pair], labels: Sequence[str]) -> dict[str, dict[str, OverlapScore]]:
    groups = {**_groups(labels), **{label: (label,) for label in labels}}
    scores: dict[str, dict[str, OverlapScore]] = {}
    for name, group in groups.items():
        spans = [
            ([e for e in g.entities if e.label in group], [e for e in p.entities if e.label in group]) for g, p in pairs
        ]
        found = {scheme: match_articles(spans, scheme) for scheme in SCHEMES}
        scores[name] = {scheme: OverlapScore(m.precision, m.recall, m.f1) for scheme, m in found.items()}
    return scores


def _judged_spans(pairs: Sequence[Pair]) -> list[list[Judged]]:
    keys = [{e.key for e in gold.entities} for gold, _ in pairs]
    return [[(e.score, e.key in known) for e in found.entities] for known, (_, found) in zip(keys, pairs, strict=True)]


def _slices(
    pairs: Sequence[Pair], labels: Sequence[str], train_surfaces: Set[tuple[str, str]]
) -> tuple[SliceTable, ...]:
    if not labels:
        return ()
    groups = {
        "surface": by_span(pairs, seen_in(train_surfaces), ("seen", "unseen")),
        "syllables": by_span(pairs, span_length, LENGTHS),
        "topic": by_article(pairs, lambda article: article.topic),
        "genre": by_article(pairs, lambda article: article.genre),
        "era": by_article(pairs, lambda article: article.era),
        "article": by_article(pairs, lambda article: article.id),
    }
    tables = []
    for name, parts in groups.items():
        rows = []
        for value, part in parts.items():
            scores = span_scores(part, labels)
            rows.append(SliceRow(value, len(part), scores["core"], scores["all"]))
        tables.append(SliceTable(name, tuple(rows)))
    return tuple(table for table in tables if table.rows)


def _topic_errors(pairs: Sequence[Pair]) -> tuple[TopicError, ...]:
    return tuple(
        TopicError(g.id, g.topic, p.topic.label, p.topic.scores[p.topic.label], p.topic.scores.get(g.topic, 0.0))
        for g, p in pairs
        if g.topic and p.topic and p.topic.label != g.topic
    )
