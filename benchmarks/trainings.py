"""Repeated trainings that show where the shipped model's scores come from; each prints a table and writes JSON.

    python benchmarks/trainings.py curve     learning curve: 1/4, 1/2 and all articles, with and without augmentation
    python benchmarks/trainings.py folds     topics by 5-fold cross-validation over all articles
    python benchmarks/trainings.py gains     each augmentation alone against none, on a quarter of the articles

All scores of `curve` and `gains` are of the validation split; the test split is not read. Everything not named here
is as in `configs/compact.yaml`. Two CPU cores need about 35, 30 and 45 minutes; `--only NAME` makes one row again.
"""

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from vnparty_ner.config import AUGMENTATIONS, Config, load_config
from vnparty_ner.corpus import AnnotatedArticle, load_splits
from vnparty_ner.metrics import Scores
from vnparty_ner.resources import articles_folder
from vnparty_ner.training.run import Outcome, train

FOLDS = 5
FOLD_EPOCHS = 4
GAIN_EPOCHS = 7
SEED = 42
OUT = Path(__file__).parent
CONSOLE = Console(soft_wrap=True, highlight=False)


def share_of(articles: Sequence[AnnotatedArticle], share: float) -> list[AnnotatedArticle]:
    """Return a share of the articles, drawn within each topic."""
    chosen = []
    for group in by_topic(articles):
        chosen += group[: max(1, round(share * len(group)))]
    return chosen


def by_topic(articles: Sequence[AnnotatedArticle]) -> list[list[AnnotatedArticle]]:
    """Return the articles of each topic, shuffled."""
    groups: dict[str, list[AnnotatedArticle]] = defaultdict(list)
    for article in articles:
        groups[article.topic].append(article)
    for group in groups.values():
        random.Random(SEED).shuffle(group)
    return list(groups.values())


def fit(parts: dict[str, Sequence[AnnotatedArticle]], name: str, **changes: object) -> Outcome:
    """Train on the given parts with the default configuration, changed in some keys."""
    with tempfile.TemporaryDirectory() as folder:
        for part, articles in parts.items():
            (Path(folder) / part).mkdir()
            for article in articles:
                target = Path(folder) / part / f"{article.id}.md"
                target.write_bytes(Path(article.path).read_bytes())
        data = {**load_config().to_dict(), **changes, "data": folder, "output": str(Path(folder) / "run")}
        config = Config(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})
        CONSOLE.rule(name)
        return train(config, console=CONSOLE)


def validation_row(scores: Scores | None) -> dict[str, float]:
    """Return the figures of a row; nothing is chosen on them beyond the epoch."""
    assert scores is not None
    return {
        "core_f1": round(scores.core.f1, 4),
        "all_f1": round(scores.all.f1, 4),
        "topic_accuracy": round(scores.topic_accuracy, 4),
    }


def curve() -> Iterator[dict[str, object]]:
    """Yield one row for each share of the training articles, with and without augmentation."""
    splits = load_splits()
    few = splits["validation"][:2]  # something has to stand in the test split; it is not reported
    for share in (0.25, 0.5, 1.0):
        articles = share_of(splits["train"], share)
        for augmented in (True, False):
            name = f"{len(articles)} articles, {'with' if augmented else 'without'} augmentation"
            augment = AUGMENTATIONS if augmented else ()
            parts = {"train": articles, "validation": splits["validation"], "test": few}
            yield {
                "name": name,
                "articles": len(articles),
                "augmented": augmented,
                "run": (parts, {"augment": augment}),
            }


def gains() -> Iterator[dict[str, object]]:
    """Yield one row for each augmentation alone, and one for none and all, on a quarter of the articles."""
    splits = load_splits()
    few = splits["validation"][:2]
    parts = {"train": share_of(splits["train"], 0.25), "validation": splits["validation"], "test": few}
    for name, augment in {"none": (), **{step: (step,) for step in AUGMENTATIONS}, "all": AUGMENTATIONS}.items():
        yield {"name": name, "run": (parts, {"augment": augment, "augment_share": 0.5, "epochs": GAIN_EPOCHS})}


def folds() -> Iterator[dict[str, object]]:
    """Yield one row for each fold: its articles are the test split of a training on the others.

    Two articles of each topic among those others choose the epoch, so the fold itself chooses nothing.
    """
    articles = [article for split in load_splits().values() for article in split]
    groups = by_topic(articles)
    for fold in range(FOLDS):
        test = [article for group in groups for article in group[fold::FOLDS]]
        rest = [[article for article in group if article not in test] for group in groups]
        parts = {
            "train": [article for group in rest for article in group[2:]],
            "validation": [article for group in rest for article in group[:2]],
            "test": test,
        }
        yield {"name": f"fold {fold + 1}", "run": (parts, {"epochs": FOLD_EPOCHS})}


TABLES = {
    "curve": (curve, "learning_curve.json"),
    "gains": (gains, "augmentation_gains.json"),
    "folds": (folds, "topic_folds.json"),
}
"""Name of a table → what yields its rows, and the file that they are written to."""


def main() -> None:
    """Train row by row; a row that is in the JSON file already is not trained again."""
    parser = argparse.ArgumentParser(description="Repeated trainings.")
    parser.add_argument("table", choices=TABLES)
    parser.add_argument("--only", help="make this row again")
    options = parser.parse_args()
    rows, file = TABLES[options.table]
    path = OUT / file
    done = {row["name"]: row for row in json.loads(path.read_text(encoding="utf-8"))["rows"]} if path.exists() else {}
    for row in rows():
        name = str(row["name"])
        if name in done and options.only != name:
            continue
        parts, changes = row.pop("run")  # type: ignore[misc]
        outcome = fit(parts, name, **changes)
        if options.table == "folds":
            assert outcome.test is not None
            done[name] = {**row, "topics": [list(pair) for pair in outcome.test.topics]}
        else:
            done[name] = {**row, **validation_row(outcome.validation)}
        head = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "data": f"{articles_folder().name}, seed {SEED}"}
        path.write_text(
            json.dumps({**head, "rows": list(done.values())}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        CONSOLE.print(done[name] if options.table != "folds" else f"{name} done")
    if options.table == "folds":
        pairs = tuple((gold, found) for row in done.values() for gold, found in row["topics"])
        scores = Scores(labels={}, topics=pairs, articles=len(pairs))
        CONSOLE.print(
            f"{len(pairs)} articles: macro-F1 {scores.topic_macro_f1:.4f}, accuracy {scores.topic_accuracy:.4f}"
        )


if __name__ == "__main__":
    main()
