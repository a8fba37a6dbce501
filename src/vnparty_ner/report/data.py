"""What an evaluation report holds: one tree of frozen dataclasses, the source of all its forms."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from vnparty_ner.metrics.calibration import Reliability, Threshold
from vnparty_ner.metrics.estimates import SpanScore, TopicScore
from vnparty_ner.report.facts import FactPart

SYNTHETIC = "The annotated articles of the package are synthetic: written and annotated with a large language model."


@dataclass(frozen=True)
class About:
    """What was scored, by what, when.

    Attributes:
        model: Name of the model as the user gave it.
        file: Name of the file that was run: the engine file or the weights.
        sha256: Its hash.
        size: Its bytes.
        version: Version of the package.
        date: Day of the evaluation, ISO 8601.
        labels: Entity labels that the model knows.
        topics: Topics that it knows.
        train: What seen and unseen surfaces refer to, and the topic baseline learned from.
        notes: Sentences that the reader has to know.
    """

    model: str
    file: str
    sha256: str
    size: int
    version: str
    date: str
    labels: tuple[str, ...]
    topics: tuple[str, ...]
    train: str = "train"
    notes: tuple[str, ...] = (SYNTHETIC,)


@dataclass(frozen=True)
class Column:
    """One system's scores on a set of articles.

    Attributes:
        name: `model`, or the baseline's name.
        spans: Scores of `core`, `all` and each label; empty without entity labels.
        topics: Scores of topics; None without topics.
    """

    name: str
    spans: Mapping[str, SpanScore]
    topics: TopicScore | None

    @property
    def headline(self) -> dict[str, float]:
        """The few numbers that are compared with an earlier report's."""
        numbers = {f"{name}_f1": self.spans[name].f1.value for name in ("core", "all") if name in self.spans}
        if self.topics:
            numbers["topic_accuracy"] = self.topics.accuracy.value
            numbers["topic_macro_f1"] = self.topics.macro_f1.value
        return numbers


@dataclass(frozen=True)
class OverlapScore:
    """A score after SemEval-2013 task 9.1.

    Attributes:
        precision: Points among predicted spans.
        recall: Points among gold spans.
        f1: Their harmonic mean.
    """

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class SliceRow:
    """The model's scores on a part of the articles or spans.

    Attributes:
        name: Value of the property.
        articles: Articles in it.
        core: Core four.
        all: All labels.
    """

    name: str
    articles: int
    core: SpanScore
    all: SpanScore


@dataclass(frozen=True)
class SliceTable:
    """The model's scores by one property.

    Attributes:
        name: The property, as `genre`.
        rows: One for each value.
    """

    name: str
    rows: tuple[SliceRow, ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence.

    Attributes:
        text: Its text.
        mark: `gold`, `predicted`, `both`, or empty.
    """

    text: str
    mark: str


@dataclass(frozen=True)
class Span:
    """A span as an error shows it.

    Attributes:
        start: First character in the article.
        end: One past the last.
        label: Label.
        text: Its text.
        score: Its score; 1 for gold.
    """

    start: int
    end: int
    label: str
    text: str
    score: float


@dataclass(frozen=True)
class ErrorCase:
    """An error of the model in its sentence.

    Attributes:
        article: Id of the article.
        kind: A key of `metrics.errors.KINDS`.
        gold: What it should have been; None if spurious.
        predicted: What was predicted; None if missed.
        sentence: The sentence in stretches; long ones are cut at both ends.
    """

    article: str
    kind: str
    gold: Span | None
    predicted: Span | None
    sentence: tuple[Piece, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels involved, gold first, each once."""
        return tuple(dict.fromkeys(span.label for span in (self.gold, self.predicted) if span))


@dataclass(frozen=True)
class TopicError:
    """An article whose topic the model got wrong.

    Attributes:
        article: Its id.
        gold: Its topic.
        predicted: What the model said.
        score: With which probability.
        gold_score: Probability of the gold topic.
    """

    article: str
    gold: str
    predicted: str
    score: float
    gold_score: float


@dataclass(frozen=True)
class Section:
    """The scores on one set of articles. All but `columns` is of the model alone.

    Attributes:
        name: Name of the set as the user gave it, as `test`.
        title: Heading.
        note: What the reader has to know of these articles.
        articles: Articles.
        characters: Their characters.
        columns: The model's scores first, then the baselines'.
        seqeval: Strict seqeval: precision, recall and F1 of `core` and `all`.
        overlap: Scores by scheme (`metrics.overlap.SCHEMES`) of `core`, `all` and each label.
        lost: Gold spans that the cutting into syllables can't hold.
        span_reliability: Calibration of span scores; None if nothing was predicted.
        topic_reliability: Calibration of topic scores; None without topics.
        thresholds: Precision and coverage by lowest span score.
        slices: Scores by topic, genre, era, article, span length, seen and unseen surfaces.
        errors: Every wrong span.
        topic_errors: Every wrong topic.
        facts: Scores of records; None where no article has gold facts or the model marks no entities.
    """

    name: str
    title: str
    note: str
    articles: int
    characters: int
    columns: tuple[Column, ...]
    seqeval: Mapping[str, Mapping[str, float]]
    overlap: Mapping[str, Mapping[str, OverlapScore]]
    lost: int
    span_reliability: Reliability | None
    topic_reliability: Reliability | None
    thresholds: tuple[Threshold, ...]
    slices: tuple[SliceTable, ...]
    errors: tuple[ErrorCase, ...]
    topic_errors: tuple[TopicError, ...]
    facts: FactPart | None

    @property
    def model(self) -> Column:
        """The model's own scores."""
        return self.columns[0]


@dataclass(frozen=True)
class CurvePoint:
    """One training run of the learning curve.

    Attributes:
        articles: Training articles.
        augmented: Whether they were augmented.
        core_f1: Core-four F1.
        topic_accuracy: Topic accuracy.
    """

    articles: int
    augmented: bool
    core_f1: float
    topic_accuracy: float


@dataclass(frozen=True)
class Report:
    """An evaluation report.

    Attributes:
        about: What was scored.
        sections: Sets of articles, real text first.
        before: Headline of an earlier report, by section; empty without one.
        curve: Learning curve; empty if it is not known.
    """

    about: About
    sections: tuple[Section, ...]
    before: Mapping[str, Mapping[str, float]]
    curve: tuple[CurvePoint, ...]

    @property
    def headline(self) -> dict[str, dict[str, float]]:
        """The few numbers of each section that a later report is compared with."""
        return {section.name: section.model.headline for section in self.sections}

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON, shares rounded to 4 digits."""
        data: dict[str, Any] = _rounded({"headline": self.headline, **asdict(self)})
        return data


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
