"""What runs a saved model: the torch-free engine (onnxruntime), and torch."""

from vnparty_ner.runtime.engine import Engine, Logits, open_engine
from vnparty_ner.runtime.folder import ModelInfo, find_model, read_model_info

__all__ = ["Engine", "Logits", "ModelInfo", "find_model", "open_engine", "read_model_info"]
