"""Runs the engine file with onnxruntime: no torch, threads inside one window."""

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from vnparty_ner.errors import VnpartyError
from vnparty_ner.runtime.engine import Logits


class OnnxEngine:
    """An onnxruntime session on one engine file. Safe to use from several threads."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        """Load the file.

        Args:
            path: The `model.onnx`.
            threads: Threads within one window; None for all cores.

        Raises:
            VnpartyError: If it is missing, corrupt or truncated.
        """
        if not path.is_file():
            raise VnpartyError(
                f"{path}: no engine file there; write one with "
                f"python -m vnparty_ner.export --to onnx --model {path.parent}."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or 0
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors share no public base class
            raise VnpartyError(f"{path}: corrupt or truncated engine file; copy or export it again.") from error
        self._outputs = [output.name for output in self._session.get_outputs()]

    def logits(self, ids: NDArray[np.int64]) -> Logits:
        """Return the logits of one window of ids, int64 [tokens]."""
        values = self._session.run(self._outputs, {"input_ids": ids[None, :]})
        named = dict(zip(self._outputs, values, strict=True))
        return Logits(
            ner=named["ner_logits"][0] if "ner_logits" in named else None,
            topic=named["topic_logits"][0] if "topic_logits" in named else None,
        )
