"""The small interface that every engine has, and the choice between them.

An engine reads one unpadded window a call: dynamic int8 scales span the whole tensor, so a batch would make a
window's result depend on its neighbours.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.errors import VnpartyError
from vnparty_ner.runtime.folder import ENGINE_FILE, WEIGHTS_FILE

ENGINES = ("auto", "onnx", "torch")


@dataclass(frozen=True)
class Logits:
    """What the model says of one window.

    Attributes:
        ner: Tag logits of each token, special tokens included, float [tokens, tags]; None without the head.
        topic: Topic logits, float [topics]; None without the head.
    """

    ner: NDArray[np.float32] | None
    topic: NDArray[np.float32] | None


class Engine(Protocol):
    """Runs a model."""

    def logits(self, ids: NDArray[np.int64]) -> Logits:
        """Return the logits of one window of ids, int64 [tokens], special tokens included."""


def open_engine(folder: Path, kind: str = "auto", threads: int | None = None) -> Engine:
    """Open the engine of a model folder.

    Args:
        folder: Model folder.
        kind: `onnx` (the engine file), `torch` (the weights), or `auto`: the engine file where there is one.
        threads: Threads within one window; None for the engine's own default.

    Raises:
        VnpartyError: If the folder lacks the file, it is broken, or torch is not installed.
    """
    if kind not in ENGINES:
        raise VnpartyError(f"{kind!r} is not an engine; take one of {', '.join(ENGINES)}.")
    if kind == "onnx" or (kind == "auto" and (folder / ENGINE_FILE).is_file()):
        from vnparty_ner.runtime.onnx_engine import OnnxEngine

        return OnnxEngine(folder / ENGINE_FILE, threads)
    if kind == "torch" and not (folder / WEIGHTS_FILE).is_file():
        raise VnpartyError(
            f"{folder}: it has no {WEIGHTS_FILE} for torch; use the engine onnx, or a model just trained."
        )
    if not (folder / WEIGHTS_FILE).is_file():
        raise VnpartyError(
            f"{folder}: neither {ENGINE_FILE} nor {WEIGHTS_FILE} is there; train or copy the model again."
        )
    try:
        from vnparty_ner.runtime.torch_engine import TorchEngine
    except ImportError as error:
        raise VnpartyError(
            f'{folder}: it has no {ENGINE_FILE}, and its weights need torch; pip install "vnparty-ner[train]" '
            "or export the model with python -m vnparty_ner.export --to onnx."
        ) from error
    return TorchEngine.from_folder(folder, threads)
