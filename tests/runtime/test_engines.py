import json
import shutil

import numpy as np
import pytest

from vnparty_ner import Predictor
from vnparty_ner.errors import VnpartyError
from vnparty_ner.export import export_onnx
from vnparty_ner.runtime import open_engine
from vnparty_ner.runtime.onnx_engine import OnnxEngine
from vnparty_ner.runtime.torch_engine import TorchEngine


@pytest.fixture(scope="module")
def exported(model_folder, data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    export_onnx(model_folder, folder, str(data / "validation"))
    return folder


def test_export_has_what_prediction_needs_and_no_weights(exported):
    names = {p.name for p in exported.iterdir()}
    assert {"config.json", "model.onnx", "tokenizer.json"} <= names
    assert "model.safetensors" not in names


def test_engine_file_finds_what_torch_finds(exported, model_folder, article):
    from_file = Predictor(exported)(article.text)
    from_torch = Predictor(model_folder, engine="torch")(article.text)
    assert {e.key for e in from_file.entities} == {e.key for e in from_torch.entities}
    assert from_file.topic.label == from_torch.topic.label


def test_auto_prefers_the_engine_file(exported, model_folder):
    assert isinstance(open_engine(exported), OnnxEngine)
    assert isinstance(open_engine(model_folder), TorchEngine)


def test_windows_of_any_length(exported):
    engine = open_engine(exported)
    for length in (2, 3, 96, 500):
        logits = engine.logits(np.full(length, 5, dtype=np.int64))
        assert logits.ner.shape == (length, 13)
        assert logits.topic.shape == (9,)


@pytest.mark.parametrize("damage", ["truncated", "garbage", "missing"])
def test_damaged_engine_files_are_explained(exported, tmp_path, damage):
    folder = tmp_path / "model"
    shutil.copytree(exported, folder)
    path = folder / "model.onnx"
    content = {"truncated": path.read_bytes()[:5000], "garbage": b"x" * 500, "missing": b""}[damage]
    path.write_bytes(content)
    if damage == "missing":
        path.unlink()
    with pytest.raises(VnpartyError, match=r"corrupt or truncated|no engine file there"):
        Predictor(folder, engine="onnx")


def test_export_that_loses_too_much_writes_nothing(model_folder, data, tmp_path, monkeypatch):
    monkeypatch.setattr("vnparty_ner.export.MAX_LOSS", -1.0)
    with pytest.raises(VnpartyError, match="no engine file was written"):
        export_onnx(model_folder, tmp_path / "out", str(data / "validation"))
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    "change", [{"max_tokens": 10}, {"context_tokens": -5}, {"segmenter": "words"}, {"ner_labels": ["UNIT"]}]
)
def test_a_config_that_does_not_fit_is_explained(exported, tmp_path, change):
    folder = tmp_path / "model"
    shutil.copytree(exported, folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, **change}))
    with pytest.raises(VnpartyError, match=r"not the config of a vnparty_ner model|don't fit"):
        Predictor(folder)("một hai")


def test_torch_without_weights_is_explained(exported):
    with pytest.raises(VnpartyError, match=r"has no model\.safetensors for torch"):
        open_engine(exported, "torch")


def test_missing_torch_is_explained(model_folder, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "vnparty_ner.runtime.torch_engine", None)
    with pytest.raises(VnpartyError, match="need torch"):
        open_engine(model_folder)
