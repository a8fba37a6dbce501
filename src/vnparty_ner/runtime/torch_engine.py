"""Runs a model with torch: right after training, and as the fallback where there is no engine file."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from vnparty_ner.model import PartyNerModel, load_model
from vnparty_ner.runtime.engine import Logits


class TorchEngine:
    """A torch model in evaluation mode."""

    def __init__(self, model: PartyNerModel, bf16: bool = False) -> None:
        """Wrap a loaded model.

        Args:
            model: The model; it is put into evaluation mode for every window.
            bf16: Run in bfloat16 autocast: faster where the processor has it, scores may differ slightly.
        """
        self._model = model
        self._bf16 = bf16

    @classmethod
    def from_folder(cls, folder: Path, threads: int | None = None) -> "TorchEngine":
        """Load a model folder's weights.

        Raises:
            VnpartyError: If they are missing, corrupt or truncated.
        """
        if threads:
            torch.set_num_threads(threads)
        return cls(load_model(folder))

    def logits(self, ids: NDArray[np.int64]) -> Logits:
        """Return the logits of one window of ids, int64 [tokens]."""
        device = self._model.device
        was_training = self._model.training
        self._model.eval()
        with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16, enabled=self._bf16):
            output = self._model(input_ids=torch.from_numpy(ids)[None, :].to(device))
        self._model.train(was_training)
        ner, topic = output["ner_logits"], output["topic_logits"]
        return Logits(
            ner=None if ner is None else ner[0].float().cpu().numpy(),
            topic=None if topic is None else topic[0].float().cpu().numpy(),
        )
