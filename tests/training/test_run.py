import hashlib
import json
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from safetensors import SafetensorError

from vnparty_ner import Predictor
from vnparty_ner.config import load_config
from vnparty_ner.errors import VnpartyError
from vnparty_ner.training.precision import use_bf16
from vnparty_ner.training.progress import StopCleanly
from vnparty_ner.training.run import train


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def whole(tiny_config, tmp_path_factory):
    """An uninterrupted training."""
    folder = tmp_path_factory.mktemp("whole")
    train(replace(tiny_config, output=str(folder)))
    return folder


def test_model_folder_has_what_the_design_says(whole):
    assert {p.name for p in whole.iterdir()} == {
        "config.json",
        "model.safetensors",
        "tokenizer.json",
        "training.yaml",
        "metrics.json",
        "README.md",
    }
    config = json.loads((whole / "config.json").read_text())
    assert config["ner_labels"][0] == "UNIT"
    assert len(config["topic_labels"]) == 9
    metrics = json.loads((whole / "metrics.json").read_text())
    assert {"validation", "test", "test_strict_seqeval", "seed"} <= set(metrics)
    assert load_config(whole / "training.yaml").encoder == "tiny"
    assert not config["encoder"].get("_name_or_path"), "a path of this machine"
    assert all(path.stat().st_mode & 0o044 for path in whole.iterdir()), "others must be able to read a model"


def test_same_seed_same_model(whole, tiny_config, tmp_path):
    train(replace(tiny_config, output=str(tmp_path / "again")))
    assert digest(tmp_path / "again") == digest(whole)
    train(replace(tiny_config, output=str(tmp_path / "other"), seed=7))
    assert digest(tmp_path / "other") != digest(whole)


@pytest.mark.parametrize("step", [1, 5])
def test_stop_and_resume_give_the_same_model(whole, tiny_config, tmp_path, monkeypatch, step):
    """Ctrl-C in the middle of an epoch: a checkpoint after the step, and the rest as if nothing had happened."""
    config = replace(tiny_config, output=str(tmp_path / "run"))
    on_step_end = StopCleanly.on_step_end

    def interrupt(self, args, state, control, **kwargs):
        if state.global_step == step:
            os.kill(os.getpid(), signal.SIGINT)
        on_step_end(self, args, state, control, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(StopCleanly, "on_step_end", interrupt)
        assert train(config).folder is None
    assert (tmp_path / "run" / "checkpoints" / f"checkpoint-{step}" / "complete").is_file()
    assert train(config, resume=True).folder == tmp_path / "run"
    assert digest(tmp_path / "run") == digest(whole)


def test_resuming_with_other_settings_is_refused(tiny_config, tmp_path, monkeypatch):
    config = replace(tiny_config, output=str(tmp_path / "run"))
    on_step_end = StopCleanly.on_step_end

    def stop(self, args, state, control, **kwargs):
        self.stopped = True
        on_step_end(self, args, state, control, **kwargs)

    monkeypatch.setattr(StopCleanly, "on_step_end", stop)
    train(config)
    with pytest.raises(VnpartyError, match=r"epochs: 1 now, 2 in the training to resume"):
        train(replace(config, epochs=1), resume=True)
    with pytest.raises(VnpartyError, match="no such encoder"):
        train(replace(config, encoder="./typo"))
    assert list((tmp_path / "run" / "checkpoints").glob("checkpoint-*")), "a failed start must not cost the checkpoints"


def test_an_older_engine_file_goes(tiny_config, tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"old")
    train(replace(tiny_config, output=str(tmp_path), epochs=1))
    assert not (tmp_path / "model.onnx").exists()


def test_nothing_to_resume_is_explained(tiny_config, tmp_path):
    with pytest.raises(VnpartyError, match="no whole checkpoint"):
        train(replace(tiny_config, output=str(tmp_path)), resume=True)


@pytest.mark.parametrize("task", ["ner", "topic"])
def test_either_task_alone(tiny_config, tmp_path, task, article):
    outcome = train(replace(tiny_config, tasks=(task,), output=str(tmp_path), epochs=1))
    found = Predictor(outcome.folder)(article.text)
    assert (found.topic is None) == (task == "ner")
    if task == "topic":
        assert found.entities == ()
    assert bool(outcome.test.labels) == (task == "ner")


def test_other_labels_train_and_predict(tmp_path, tiny_config):
    for split in ("train", "validation", "test"):
        (tmp_path / split).mkdir()
        (tmp_path / split / f"{split}.md").write_text(
            f"---\nid: {split}\ntopic: sport\n---\n[Sông Lam](CLUB) gặp [Vạn Hoa](CLUB) tối nay.\n", encoding="utf-8"
        )
    config = replace(tiny_config, data=str(tmp_path), labels=("CLUB",), topics=("sport", "news"))
    outcome = train(replace(config, output=str(tmp_path / "model")))
    predictor = Predictor(outcome.folder)
    assert predictor.info.ner_labels == ("CLUB",)
    assert set(predictor("Sông Lam thắng.").topic.scores) == {"sport", "news"}


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("no data", "no such folder"),
        ("unknown label", "unknown label 'UNITS'"),
        ("unknown topic", "unknown topic 'sport'"),
        ("twice", "is already that of"),
    ],
)
def test_bad_data_is_explained(tmp_path, data, tiny_config, damage, message):
    import shutil

    folder = tmp_path / "data"
    if damage != "no data":
        shutil.copytree(data, folder)
        file = folder / "train" / "train-0.md"
        text = file.read_text(encoding="utf-8")
        changes = {
            "unknown label": ("(UNIT)", "(UNITS)"),
            "unknown topic": ("topic: tu-tuong", "topic: sport"),
            "twice": ("id: train-0", "id: test-0"),
        }
        file.write_text(text.replace(*changes[damage]), encoding="utf-8")
    with pytest.raises(VnpartyError, match=message):
        train(replace(tiny_config, data=str(folder), output=str(tmp_path / "out")))
    assert not (tmp_path / "out").exists()


def test_windows_longer_than_the_encoder_are_refused(tiny_config, tmp_path):
    with pytest.raises(VnpartyError, match="more than the encoder's 512 positions"):
        train(replace(tiny_config, max_tokens=1024, output=str(tmp_path)))


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        SafetensorError("I/O error: No space left on device"),
        RuntimeError("PytorchStreamWriter failed writing file data/3"),
    ],
)
def test_a_full_disk_is_explained(tiny_config, tmp_path, monkeypatch, error):
    from vnparty_ner.model import PartyNerModel

    def full(self, *args, **kwargs):
        raise error

    monkeypatch.setattr(PartyNerModel, "save_pretrained", full)
    with pytest.raises(VnpartyError, match="free some space"):
        train(replace(tiny_config, output=str(tmp_path / "out")))


def test_precision():
    assert use_bf16("bf16")
    assert not use_bf16("fp32")


def test_resolved_configuration_is_saved(whole, tiny_config):
    saved = yaml.safe_load((whole / "training.yaml").read_text())
    assert saved["learning_rate"] == tiny_config.learning_rate
