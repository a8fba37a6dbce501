"""Finds a model folder (the shipped one, a path, or a Hub name) and reads its `config.json`, without torch."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import read_text
from vnparty_ner.resources import SHIPPED_MODEL

ENGINE_FILE = "model.onnx"
WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"


@dataclass(frozen=True)
class ModelInfo:
    """What prediction has to know of a model.

    Attributes:
        ner_labels: Entity labels in the order of the tags; empty without a token head.
        topic_labels: Topics in the order of the logits; empty without a topic head.
        max_tokens: Longest window, special tokens included.
        context_tokens: Tokens of context on each side of a window's core.
        segmenter: How text is cut into words.
    """

    ner_labels: tuple[str, ...]
    topic_labels: tuple[str, ...]
    max_tokens: int
    context_tokens: int
    segmenter: str


def find_model(name: str | Path | None) -> Path:
    """Return the folder of a model.

    Args:
        name: A folder; a Hub name as `user/model`, downloaded on first use; None for the shipped model.

    Raises:
        VnpartyError: If there is no such folder and the Hub has none or can't be reached.
    """
    if name is None:
        return SHIPPED_MODEL
    folder = Path(name)
    if folder.is_dir():
        return folder
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", str(name)) or str(name).startswith("."):
        raise VnpartyError(f"{name}: no such model folder; name one that training wrote, as runs/compact.")
    return download(str(name))


def download(name: str) -> Path:
    """Fetch a model repository from the Hub, or find it in the local cache.

    Raises:
        VnpartyError: If it doesn't exist or the Hub can't be reached.
    """
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name))
    except Exception as error:  # HTTP, cache and validation errors share no base class
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise VnpartyError(
            f"{name}: neither a folder here nor a model that the Hub gives ({reason}); "
            "download its files on a machine with network access and name the local folder."
        ) from error


def read_model_info(folder: Path) -> ModelInfo:
    """Read the part of `config.json` that prediction needs.

    Raises:
        VnpartyError: If it is missing, broken, or another kind of model's.
    """
    path = folder / "config.json"
    if not path.is_file():
        raise VnpartyError(f"{folder}: no model there (config.json is missing); name a folder that training wrote.")
    try:
        data: dict[str, Any] = json.loads(read_text(path))
        info = ModelInfo(
            ner_labels=tuple(data["ner_labels"]),
            topic_labels=tuple(data["topic_labels"]),
            max_tokens=int(data["max_tokens"]),
            context_tokens=int(data["context_tokens"]),
            segmenter=str(data["segmenter"]),
        )
        if info.context_tokens < 0 or not 2 * info.context_tokens + 16 <= info.max_tokens <= 8192:
            raise ValueError(f"windows of {info.max_tokens} tokens with {info.context_tokens} of context")
        if info.segmenter != "none":
            raise ValueError(f"segmenter {info.segmenter!r}")
        return info
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise VnpartyError(
            f"{path}: not the config of a vnparty_ner model ({error}); train or copy the model again."
        ) from error
