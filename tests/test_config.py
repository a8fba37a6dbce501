from pathlib import Path

import pytest
import yaml

from vnparty_ner.config import Config, load_config
from vnparty_ner.errors import VnpartyError
from vnparty_ner.resources import resource


@pytest.mark.parametrize("path", sorted(resource("configs").rglob("*.yaml")), ids=lambda p: p.name)
def test_every_shipped_config_loads(path):
    assert isinstance(load_config(path), Config)


def test_default_file_is_compact():
    assert load_config().encoder == "compact"


def test_overrides_in_yaml():
    config = load_config(None, ["--learning-rate", "3e-5", "--tasks", "[ner]", "--epochs=3"])
    assert (config.learning_rate, config.tasks, config.epochs) == (3e-5, ("ner",), 3)


def test_round_trip(tmp_path):
    config = load_config(None, ["--seed", "7"])
    config.save(tmp_path / "c.yaml")
    assert load_config(tmp_path / "c.yaml") == config
    assert list(yaml.safe_load((tmp_path / "c.yaml").read_text())) == list(config.to_dict())


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (["--lerning-rate", "1"], "did you mean 'learning_rate'"),
        (["--epochs", "many"], "epochs must be a int"),
        (["--epochs", "true"], "epochs must be a int"),
        (["--epochs"], "needs a value"),
        (["epochs", "3"], "is not an option"),
        (["--epochs", "0"], "not between"),
        (["--tasks", "[pos]"], "one or both of ner, topic"),
        (["--tasks", "[]"], "one or both"),
        (["--precision", "fp64"], "not one of"),
        (["--max-tokens", "32", "--context-tokens", "16"], "leaves no room"),
    ],
)
def test_bad_values_are_explained(overrides, message):
    with pytest.raises(VnpartyError, match=message):
        load_config(None, overrides)


def test_bad_files_are_explained(tmp_path):
    with pytest.raises(VnpartyError, match=r"missing\.yaml: can't be read"):
        load_config(tmp_path / "missing.yaml")
    (tmp_path / "bad.yaml").write_text("a: [1", encoding="utf-8")
    with pytest.raises(VnpartyError, match="not valid YAML"):
        load_config(tmp_path / "bad.yaml")
    (tmp_path / "list.yaml").write_text("- 1", encoding="utf-8")
    with pytest.raises(VnpartyError, match="key: value"):
        load_config(tmp_path / "list.yaml")


def test_shipped_name_works_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_config(Path("configs/tiny.yaml")).encoder == "tiny"


def test_unknown_key_without_a_near_one():
    with pytest.raises(VnpartyError, match=r"command line: unknown key 'zzzz'\.$"):
        load_config(None, ["--zzzz", "1"])
