r"""Label Studio: its JSON export and import, predictions for pre-annotation, and the labelling configuration.

Offsets are code points: the editor converts the browser's UTF-16 offsets since label-studio-frontend #308
(2021; its own test expects 21–25 for "test" in "🐱 Warning: This is a test text"), and counts `\r\n` as two
characters. Exports of older versions count UTF-16 code units; they are recognised by the regions' own text.
"""

import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from vnparty_ner.article import Article, Entity
from vnparty_ner.corpus.formats.marks import FIELDS, Mark, annotated
from vnparty_ner.corpus.formats.utf16 import code_points
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text, write_text

_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#D55E00", "#0072B2", "#F0E442", "#999999")


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read a JSON export: of each task the first annotation that was not cancelled.

    Tasks without one are left out with a warning: nobody has looked at them, whatever a model predicted.

    Args:
        path: JSON file.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: If the file is not such an export, no task is annotated, or a span is bad.
    """
    try:
        tasks: Any = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise VnpartyError(f"{path}:{error.lineno}:{error.colno}: not valid JSON ({error.msg}).") from error
    if not isinstance(tasks, list):
        raise VnpartyError(f"{path}: not a list of tasks; export the project as JSON.")
    articles = []
    for number, task in enumerate(tasks, 1):
        try:
            results = _first_annotation(task)
            if results is not None:
                articles.append(_article(task, results, f"{path}: task {number}", labels))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise VnpartyError(
                f"{path}: task {number} is not one of Label Studio ({error!r}); export the project as JSON."
            ) from error
    if not articles:
        raise VnpartyError(f"{path}: no task is annotated; submit some in Label Studio and export again.")
    if len(articles) < len(tasks):
        warnings.warn(f"{path}: {len(tasks) - len(articles)} tasks without annotation left out.", stacklevel=2)
    return articles


def _first_annotation(task: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    kept = (annotation["result"] for annotation in task["annotations"] if not annotation.get("was_cancelled"))
    return next(kept, None)


def _article(
    task: Mapping[str, Any], results: Sequence[dict[str, Any]], where: str, labels: Sequence[str] | None
) -> AnnotatedArticle:
    data = task["data"]
    fields = {"id": task.get("id", where), **data}
    for result in results:
        if result["type"] == "choices":
            fields["topic"] = result["value"]["choices"][0]
    regions = [result["value"] for result in results if result["type"] == "labels"]
    return annotated(fields, data["text"], _marks(data["text"], regions), where, labels)


def _marks(text: str, regions: Sequence[dict[str, Any]]) -> list[Mark]:
    """Return the spans of the regions; in UTF-16 code units only where their own texts fit nothing else."""
    marks = [Mark(int(r["start"]), int(r["end"]), label) for r in regions for label in r["labels"]]
    surfaces = [r.get("text") for r in regions for _ in r["labels"]]
    if _fit(text, marks, surfaces):
        return marks
    points = code_points(text)
    converted = [Mark(points.get(m.start, -1), points.get(m.end, -1), m.label) for m in marks]
    return converted if _fit(text, converted, surfaces) else marks


def _fit(text: str, marks: Sequence[Mark], surfaces: Sequence[str | None]) -> bool:
    return all(
        surface is None or _visible(text[mark.start : mark.end]) == _visible(surface)
        for mark, surface in zip(marks, surfaces, strict=True)
    )


def _visible(text: str) -> str:
    r"""Leave out white space, which the editor trims, and `\n`, which is how it writes a line end."""
    return "".join(text.replace("\\n", "").split())


def write(articles: Sequence[AnnotatedArticle], path: Path) -> None:
    """Write tasks with one annotation each; an article with neither span nor topic is a task to annotate.

    Raises:
        VnpartyError: If the file can't be written.
    """
    _write_tasks([_task(article, "annotations", {}) for article in articles], path)


def write_predictions(predicted: Mapping[str, Article], path: Path, model_version: str) -> None:
    """Write tasks with a model's predictions, for a person to correct.

    Each result carries its score; the prediction's own is their mean, so that tasks sort by confidence.

    Args:
        predicted: Article id → what the model found.
        path: JSON file to write.
        model_version: Name of the model, as Label Studio shows it.

    Raises:
        VnpartyError: If the file can't be written.
    """
    tasks = []
    for name, found in predicted.items():
        topic = found.topic.label if found.topic else ""
        scores = [entity.score for entity in found.entities]
        scores += [found.topic.scores[topic]] if found.topic else []
        extra = {"model_version": model_version, "score": sum(scores) / len(scores) if scores else 0.0}
        task = _task(AnnotatedArticle(name, found.text, found.entities, topic), "predictions", extra)
        for prediction in task["predictions"]:
            for result, score in zip(prediction["result"], scores, strict=True):
                result["score"] = score
        task["data"]["topic"] = ""
        tasks.append(task)
    _write_tasks(tasks, path)


def _task(article: AnnotatedArticle, kind: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    results = [_region(number, entity) for number, entity in enumerate(article.entities, 1)]
    if article.topic:
        results.append(
            {
                "id": "topic",
                "from_name": "topic",
                "to_name": "text",
                "type": "choices",
                "value": {"choices": [article.topic]},
            }
        )
    data = {"text": article.text} | {key: getattr(article, key) for key in FIELDS}
    return {"data": data, "annotations": [], "predictions": []} | {
        kind: [{**extra, "result": results}] if results else []
    }


def _region(number: int, entity: Entity) -> dict[str, Any]:
    value = {"start": entity.start, "end": entity.end, "text": entity.text, "labels": [entity.label]}
    return {"id": f"span-{number}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _write_tasks(tasks: Sequence[dict[str, Any]], path: Path) -> None:
    write_text(path, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")


def labelling_config(labels: Sequence[str], topics: Sequence[str]) -> str:
    """Return the XML for the project's Settings → Labeling Interface → Code.

    Args:
        labels: Entity labels, in the order of the buttons.
        topics: Topics to choose one from; none for a project without topics.
    """
    shades = [_COLOURS[number % len(_COLOURS)] for number in range(len(labels))]
    lines = [
        "<View>",
        "  <Style>.htx-text{ white-space: pre-wrap; }</Style>",
        '  <Labels name="label" toName="text">',
        *(
            f'    <Label value={quoteattr(label)} background="{shade}"/>'
            for label, shade in zip(labels, shades, strict=True)
        ),
        "  </Labels>",
        '  <Text name="text" value="$text"/>',
    ]
    if topics:
        lines += [
            '  <Choices name="topic" toName="text" choice="single" showInLine="true">',
            *(f"    <Choice value={quoteattr(topic)}/>" for topic in topics),
            "  </Choices>",
        ]
    return "\n".join([*lines, "</View>", ""])
