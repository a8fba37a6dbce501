"""The training configuration: one flat dataclass, read from YAML, changed by `--key value`.

An unknown key is an error that names the nearest known one; a value of the wrong type or out of range is
an error that says what is expected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import yaml

from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text, write_text
from vnparty_ner.labels import ENTITY_LABELS, TOPICS
from vnparty_ner.resources import named_config

TASKS = ("ner", "topic")
SEGMENTERS = ("none",)
AUGMENTATIONS = (
    "swap-persons",
    "swap-places",
    "abbreviate",
    "abbreviate-classes",
    "numbers",
    "dates",
    "case",
    "spaces",
    "marks",
)
PRECISIONS = ("auto", "bf16", "fp32")


@dataclass(frozen=True)
class Config:
    """How to train. Units are in the names: tokens, epochs, steps.

    Attributes:
        encoder: `compact` (ships with the package), `tiny` (random, for tests), a folder, or a Hub name.
        tasks: Heads to train: `ner`, `topic` or both.
        labels: Entity labels of the token head.
        topics: Topics of the topic head.
        segmenter: How text is cut into words before subwords; `none` is syllables.
        data: Folder with `train`, `validation` and `test` subfolders of annotated articles; empty for the
            articles that ship with the package.
        output: Folder of the finished model; checkpoints go to `<output>/checkpoints` until it is done.
        max_tokens: Longest window, special tokens included.
        context_tokens: Tokens of context on each side of a window's own part.
        epochs: Passes over the training articles.
        patience: Epochs without a better validation score before training stops.
        batch_tokens: Padded tokens in a batch, about.
        learning_rate: Peak rate of the encoder.
        head_learning_rate: Peak rate of the heads.
        weight_decay: AdamW's decay, not applied to biases and norms.
        warmup: Share of the steps with a rising rate; it falls linearly to 0 afterwards.
        dropout: Dropout of encoder and heads.
        augment: Transformations of the training articles, from `corpus.augment.STEPS`; empty for none.
        augment_share: Probability of each of them in an article and epoch.
        token_masking: Probability of each token of a training window to be hidden by the mask; 0 for none.
        label_smoothing: Share of the target spread over all tags of the token head.
        topic_weight: Weight of the topic loss beside the token loss.
        max_grad_norm: Gradients are clipped to this norm.
        precision: `auto` (bf16 where the processor has it), `bf16` or `fp32`.
        seed: Of weights, batches and augmentation.
    """

    encoder: str = "compact"
    tasks: tuple[str, ...] = TASKS
    labels: tuple[str, ...] = ENTITY_LABELS
    topics: tuple[str, ...] = tuple(TOPICS)
    segmenter: str = "none"
    data: str = ""
    output: str = "runs/compact"
    max_tokens: int = 256
    context_tokens: int = 16
    epochs: int = 7
    patience: int = 3
    batch_tokens: int = 2560
    learning_rate: float = 2.5e-4
    head_learning_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.1
    dropout: float = 0.0
    augment: tuple[str, ...] = AUGMENTATIONS
    augment_share: float = 0.5
    token_masking: float = 0.05
    label_smoothing: float = 0.0
    topic_weight: float = 0.3
    max_grad_norm: float = 1.0
    precision: str = "auto"
    seed: int = 42

    def __post_init__(self) -> None:
        for name, allowed in (("segmenter", SEGMENTERS), ("precision", PRECISIONS)):
            if getattr(self, name) not in allowed:
                raise VnpartyError(f"{name}: {getattr(self, name)!r} is not one of {', '.join(allowed)}.")
        if not self.tasks or set(self.tasks) - set(TASKS):
            raise VnpartyError(f"tasks: {list(self.tasks)} must be one or both of {', '.join(TASKS)}.")
        if unknown := set(self.augment) - set(AUGMENTATIONS):
            raise VnpartyError(f"augment: {sorted(unknown)[0]!r} is not one of {', '.join(AUGMENTATIONS)}.")
        for name, task in (("labels", "ner"), ("topics", "topic")):
            names = getattr(self, name)
            if len(set(names)) < len(names) or (task in self.tasks and not names):
                raise VnpartyError(f"{name}: {list(names)} must be different names, at least one.")
        for name, (low, high) in _RANGES.items():
            if not low <= getattr(self, name) <= high:
                raise VnpartyError(f"{name}: {getattr(self, name)} is not between {low} and {high}.")
        if self.max_tokens < 2 * self.context_tokens + 16:
            raise VnpartyError(
                f"max_tokens: {self.max_tokens} leaves no room beside twice context_tokens ({self.context_tokens})."
            )

    @property
    def ner_labels(self) -> tuple[str, ...]:
        """Entity labels of the token head; none if it isn't trained."""
        return self.labels if "ner" in self.tasks else ()

    @property
    def topic_labels(self) -> tuple[str, ...]:
        """Topics of the topic head; none if it isn't trained."""
        return self.topics if "topic" in self.tasks else ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for YAML."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}

    def save(self, path: Path) -> None:
        """Write the resolved configuration as YAML."""
        write_text(path, yaml.safe_dump(self.to_dict(), sort_keys=False, allow_unicode=True))


_RANGES: dict[str, tuple[float, float]] = {
    "max_tokens": (16, 8192),
    "context_tokens": (0, 1024),
    "epochs": (1, 1000),
    "patience": (1, 1000),
    "batch_tokens": (16, 1 << 20),
    "learning_rate": (0.0, 1.0),
    "head_learning_rate": (0.0, 1.0),
    "weight_decay": (0.0, 1.0),
    "warmup": (0.0, 0.99),  # 1 would be one step
    "dropout": (0.0, 0.9),
    "augment_share": (0.0, 1.0),
    "token_masking": (0.0, 0.5),
    "label_smoothing": (0.0, 0.9),
    "topic_weight": (0.0, 100.0),
    "max_grad_norm": (0.0, 1000.0),
    "seed": (0, 2**32 - 1),
}


def load_config(path: Path | None = None, overrides: Sequence[str] = ()) -> Config:
    """Read a YAML file and apply command-line overrides.

    Args:
        path: YAML file; None for `configs/compact.yaml`. The name of a config that ships with the package
            (`configs/tiny.yaml`) is found also where no such file lies in the working folder.
        overrides: `["--learning-rate", "3e-5", "--tasks", "[ner]"]`, values in YAML; `--key=value` works too.

    Raises:
        VnpartyError: On an unreadable file, an unknown key or an unfit value.
    """
    path = path or named_config("compact.yaml")
    if not path.exists() and path.parent in (Path(), Path("configs")) and named_config(path.name).exists():
        path = named_config(path.name)
    try:
        data = yaml.safe_load(read_text(path)) or {}
    except yaml.YAMLError as error:
        raise VnpartyError(f"{path}: not valid YAML ({str(error).splitlines()[0]}).") from error
    if not isinstance(data, dict):
        raise VnpartyError(f"{path}: a configuration is a list of `key: value` lines.")
    return Config(**{**_typed_values(data, str(path)), **_typed_values(_parse_overrides(overrides), "command line")})


def _typed_values(data: Mapping[str, Any], source: str) -> dict[str, Any]:
    """Return the values with their right types, checking every key."""
    types = get_type_hints(Config)
    values = {}
    for key, value in data.items():
        if key not in types:
            near = get_close_matches(str(key), types, n=1)
            raise VnpartyError(f"{source}: unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else "."))
        values[key] = _typed(key, value, types[key], source)
    return values


def _typed(key: str, value: Any, kind: Any, source: str) -> Any:
    if get_origin(kind) is tuple:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list | tuple) and all(isinstance(item, get_args(kind)[0]) for item in items):
            return tuple(items)
    elif kind is float and isinstance(value, str):  # YAML 1.1 reads 3e-5 as text
        try:
            return float(value)
        except ValueError:
            pass
    elif kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    elif isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    name = "list of names" if get_origin(kind) is tuple else kind.__name__
    raise VnpartyError(f"{source}: {key} must be a {name}, not {value!r}.")


def _parse_overrides(arguments: Sequence[str]) -> dict[str, Any]:
    overrides: dict[str, Any] = {}
    rest = list(arguments)
    while rest:
        name = rest.pop(0)
        if not name.startswith("--"):
            raise VnpartyError(f"{name!r} is not an option; options look like --learning-rate 3e-5.")
        key, equals, value = name[2:].partition("=")
        if not equals:
            if not rest:
                raise VnpartyError(f"{name} needs a value.")
            value = rest.pop(0)
        try:
            overrides[key.replace("-", "_")] = "" if value == "" else yaml.safe_load(value)
        except yaml.YAMLError as error:
            raise VnpartyError(f'--{key}: {value!r} is not a value; lists look like "[ner, topic]".') from error
    return overrides


def option_help() -> str:
    """Return one line for each configuration key with its default, for `--help`."""
    lines = []
    for field in fields(Config):
        default = f'"[{", ".join(field.default)}]"' if isinstance(field.default, tuple) else field.default
        lines.append(f"  --{field.name.replace('_', '-'):22}{default}")
    return "\n".join(lines)
