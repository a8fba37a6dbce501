"""`python -m vnparty_ner.export --to onnx`: write the torch-free engine file of a trained model.

All weights become int8, the embedding table too, in two ways. Most matrices are multiplied with dynamically quantised
activations (one scale for the whole tensor, found at run time; weights per channel). The second matrix of each
feed-forward block is quantised in blocks of 128 weights instead, and so are its activations: they have outliers that
one scale for all can't hold. On validation (November 2026) all-dynamic lost 0.48 core-four F1 of 95.00, this loses 0.20
at the same speed, and blocks everywhere 0.11 at 0.6 of the speed. The file is kept only if it loses at most 0.3.
"""

import argparse
import logging
import shutil
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from vnparty_ner.cli import guarded
from vnparty_ner.corpus.gold import load_gold
from vnparty_ner.errors import VnpartyError
from vnparty_ner.evaluate import evaluate
from vnparty_ner.files import filled_folder
from vnparty_ner.predictor import Predictor
from vnparty_ner.runtime.folder import ENGINE_FILE, TOKENIZER_FILE, find_model

MAX_LOSS = 0.003
"""Core-four F1 that quantisation may lose on validation."""


@dataclass(frozen=True)
class Exported:
    """What an export gave.

    Attributes:
        path: The engine file.
        size: Its bytes.
        torch_f1: Core-four F1 of the torch model on validation; macro-F1 of the topics for a model without entities.
        engine_f1: The same of the engine file.
    """

    path: Path
    size: int
    torch_f1: float
    engine_f1: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Export from the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m vnparty_ner.export", description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="model folder that training wrote")
    parser.add_argument("--to", choices=["onnx"], default="onnx", help="format (default: onnx)")
    parser.add_argument(
        "--output", type=Path, help="folder for a copy that predicts without torch (default: the model's)"
    )
    parser.add_argument("--data", default="validation", help="gold that checks the file (default: validation)")
    options = parser.parse_args(arguments)
    return guarded(lambda: _export(options))


def _export(options: argparse.Namespace) -> int:
    try:
        result = export_onnx(find_model(options.model), options.output, options.data)
    except ImportError as error:
        raise VnpartyError(f'export needs {error.name}; pip install "vnparty-ner[train]".') from error
    Console(soft_wrap=True, highlight=False).print(
        f"{result.path}: {result.size / 2**20:.1f} MB; core-four F1 on {options.data} {100 * result.engine_f1:.2f} "
        f"(torch {100 * result.torch_f1:.2f})."
    )
    return 0


def export_onnx(model: Path, output: Path | None = None, data: str = "validation") -> Exported:
    """Write the int8 engine file of a model folder.

    Args:
        model: Model folder with weights.
        output: Folder for the engine file and what prediction needs beside it; None for the model folder itself.
        data: Gold that checks the file, as `corpus.gold.load_gold` takes it.

    Raises:
        VnpartyError: If the file loses more than `MAX_LOSS` core-four F1.
    """
    gold = load_gold(data)
    output = output or model
    with filled_folder(output) as folder:
        if output.resolve() != model.resolve():
            for name in ("config.json", TOKENIZER_FILE, "training.yaml", "metrics.json", "README.md"):
                if (model / name).is_file():
                    shutil.copy(model / name, folder / name)
        logging.disable(logging.WARNING)  # the quantiser tells of every node
        try:
            _write_engine(model, folder / ENGINE_FILE)
        finally:
            logging.disable(logging.NOTSET)
        for name in ("config.json", TOKENIZER_FILE):  # what the check below loads
            if not (folder / name).exists():
                shutil.copy(model / name, folder / name)
        torch_scores = evaluate(Predictor(model, engine="torch"), gold)
        engine_scores = evaluate(Predictor(folder, engine="onnx"), gold)
        if not (torch_scores.core.gold or torch_scores.topics):
            raise VnpartyError(f"{data}: nothing in it that the model finds; name gold of its own kind with --data.")
        torch_f1, engine_f1 = torch_scores.quality, engine_scores.quality
        if engine_f1 < torch_f1 - MAX_LOSS:
            raise VnpartyError(
                f"{model}: quantised to int8 it falls from {100 * torch_f1:.2f} to {100 * engine_f1:.2f} core-four F1 "
                f"on {data}, more than {100 * MAX_LOSS:.1f}; no engine file was written."
            )
    path = output / ENGINE_FILE
    return Exported(path, path.stat().st_size, torch_f1, engine_f1)


def _write_engine(model: Path, path: Path) -> None:
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from vnparty_ner.model import load_model

    class Wrapper(torch.nn.Module):
        """Gives the exporter positional tensors in and out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = load_model(model)

        def forward(self, input_ids: torch.Tensor) -> tuple[torch.Tensor, ...]:
            output = self.model(input_ids=input_ids)
            return tuple(output[name] for name in outputs)

    wrapper = Wrapper().eval()  # the exporter would leave a training wrapper in training mode, dropout on
    config = wrapper.model.config
    outputs = [n for n, on in (("ner_logits", config.ner_labels), ("topic_logits", config.topic_labels)) if on]
    plain = path.with_suffix(".fp32.onnx")
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            wrapper,
            (torch.ones((1, 16), dtype=torch.long),),
            str(plain),
            input_names=["input_ids"],
            output_names=outputs,
            dynamic_axes={"input_ids": {1: "tokens"}, "ner_logits": {1: "tokens"}}
            if config.ner_labels
            else {"input_ids": {1: "tokens"}},
            dynamo=False,  # the dynamo exporter writes weights into a second file
            opset_version=17,
        )
    blocks = path.with_suffix(".blocks.onnx")
    _quantise_blocks(plain, blocks)
    quantize_dynamic(
        str(blocks),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    plain.unlink()
    blocks.unlink()


def _quantise_blocks(plain: Path, path: Path) -> None:
    """Quantise the second matrix of each feed-forward block, as transformers names it, in blocks of 128 weights."""
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    model = onnx.load(plain)
    products = [node.name for node in model.graph.node if node.op_type == "MatMul"]
    chosen = {name for name in products if name.endswith("/output/dense/MatMul") and "attention" not in name}
    settings = DefaultWeightOnlyQuantConfig(block_size=128, is_symmetric=True, accuracy_level=4, bits=8)
    quantizer = MatMulNBitsQuantizer(
        model, nodes_to_exclude=[name for name in products if name not in chosen], algo_config=settings
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(path), use_external_data_format=False)


if __name__ == "__main__":
    sys.exit(main())
