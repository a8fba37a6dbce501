import shutil

import pytest
import torch

from vnparty_ner.errors import VnpartyError
from vnparty_ner.model import IGNORED, PartyNerConfig, encoder_folder, load_model, new_model
from vnparty_ner.resources import COMPACT_ENCODER


def test_encoder_loads_in_float32():
    config = PartyNerConfig(ner_labels=("UNIT",))
    model = new_model(COMPACT_ENCODER, config, 0)
    assert {p.dtype for p in model.parameters()} == {torch.float32}
    assert model.topic_head is None


def test_loss_ignores_what_is_not_labelled():
    torch.manual_seed(0)
    model = new_model(None, PartyNerConfig(ner_labels=("UNIT",), topic_labels=("a", "b")), 100).eval()
    ids = torch.tensor([[0, 5, 6, 2]])
    labels = torch.tensor([[IGNORED, 1, IGNORED, IGNORED]])
    output = model(ids, labels=labels, topics=torch.tensor([1]), topic_weights=torch.tensor([2.0]))
    expected = torch.nn.functional.cross_entropy(output.ner_logits[0, 1:2], torch.tensor([1]))
    expected = expected + torch.nn.functional.cross_entropy(output.topic_logits, torch.tensor([1]))
    assert output.loss.item() == pytest.approx(expected.item())


def test_save_and_load(model_folder, predictor):
    model = load_model(model_folder)
    assert not model.training
    assert tuple(model.config.ner_labels) == predictor.info.ner_labels


def test_padding_changes_nothing():
    torch.manual_seed(0)
    model = new_model(None, PartyNerConfig(ner_labels=("UNIT",)), 100).eval()
    alone = model(torch.tensor([[0, 5, 2]]))["ner_logits"]
    padded = model(torch.tensor([[0, 5, 2, 1]]), attention_mask=torch.tensor([[1, 1, 1, 0]]))["ner_logits"]
    assert torch.allclose(alone, padded[:, :3], atol=1e-5)


@pytest.mark.parametrize("damage", ["truncated", "garbage", "missing layer"])
def test_damaged_weights_are_explained(model_folder, tmp_path, damage):
    folder = tmp_path / "model"
    shutil.copytree(model_folder, folder)
    weights = folder / "model.safetensors"
    if damage == "truncated":
        weights.write_bytes(weights.read_bytes()[:1000])
    elif damage == "garbage":
        weights.write_bytes(b"x" * 1000)
    else:
        from safetensors.torch import load_file, save_file

        tensors = load_file(weights)
        tensors.pop("ner_head.weight")
        save_file(tensors, weights, metadata={"format": "pt"})
    with pytest.raises(VnpartyError, match=r"copy or train the model again|the weights lack ner_head\.weight"):
        load_model(folder)


def test_encoder_that_lacks_a_layer_is_refused(tmp_path):
    from transformers import BertConfig, BertModel

    small = {"vocab_size": 50, "hidden_size": 16, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(num_hidden_layers=1, **small)).save_pretrained(tmp_path)
    BertConfig(num_hidden_layers=2, **small).save_pretrained(tmp_path)
    with pytest.raises(VnpartyError, match=r"weights lack encoder\.layer\.1"):
        new_model(tmp_path, PartyNerConfig(ner_labels=("UNIT",)), 0)
    BertConfig(num_hidden_layers=1, **small).save_pretrained(tmp_path)
    with pytest.raises(VnpartyError, match=r"1000 tokens but the encoder only 50; they don't fit"):
        new_model(tmp_path, PartyNerConfig(ner_labels=("UNIT",)), 1000)


def test_missing_encoders_are_explained(tmp_path):
    with pytest.raises(VnpartyError, match="no such encoder folder"):
        encoder_folder("./nowhere")
    with pytest.raises(VnpartyError, match="the encoder can't be loaded"):
        new_model(tmp_path, PartyNerConfig(ner_labels=("UNIT",)), 0)


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_other_encoders_train_and_load(tmp_path, kind):
    """A BERT-like and a RoBERTa-like encoder folder of plain transformers can be named as the encoder."""
    from transformers import AutoConfig, AutoModel

    small = AutoConfig.for_model(
        kind, vocab_size=50, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    AutoModel.from_config(small).half().save_pretrained(tmp_path / "encoder")
    model = new_model(tmp_path / "encoder", PartyNerConfig(ner_labels=("UNIT",), topic_labels=("a",)), 0)
    model.save_pretrained(tmp_path / "model")
    (tmp_path / "model").joinpath("x").touch()
    again = load_model(tmp_path / "model")
    ids = torch.tensor([[3, 4, 5]])
    assert torch.allclose(model.eval()(ids).ner_logits, again(ids).ner_logits, atol=1e-6)
