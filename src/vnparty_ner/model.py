"""The model: one encoder, a token head and a topic head, saved and loaded as a model folder.

The topic head ends like BERT's and RoBERTa's own (dense, tanh, linear on the first token), so that a trained model
can be written as a plain transformers classifier.
"""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel, BertConfig, PreTrainedConfig, PreTrainedModel
from transformers.utils import ModelOutput, logging

from vnparty_ner.errors import VnpartyError
from vnparty_ner.labels import bio_tags
from vnparty_ner.resources import COMPACT_ENCODER
from vnparty_ner.runtime.folder import download, read_model_info

IGNORED = -100
"""Token label that takes no part in the loss."""

MEAN_SHARE = 16.0
"""Weight of all tokens' mean beside the first token's state in the topic head: it drowns what that one says."""

TINY_ENCODER = {
    "model_type": "bert",
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 512,
}


class PartyNerConfig(PreTrainedConfig):
    """Config of a model folder.

    Args:
        encoder: The encoder's own config as a dict, with its `model_type`.
        ner_labels: Entity labels; empty for no token head.
        topic_labels: Topics; empty for no topic head.
        max_tokens: Longest window, special tokens included.
        context_tokens: Tokens of context on each side of a window's core.
        segmenter: How text is cut into words.
        dropout: Dropout before the heads.
        kwargs: What transformers itself stores.
    """

    model_type = "vnparty-ner"

    def __init__(
        self,
        encoder: dict[str, Any] | None = None,
        ner_labels: tuple[str, ...] = (),
        topic_labels: tuple[str, ...] = (),
        max_tokens: int = 256,
        context_tokens: int = 32,
        segmenter: str = "none",
        dropout: float = 0.0,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.encoder = encoder or {}
        self.ner_labels = list(ner_labels)
        self.topic_labels = list(topic_labels)
        self.max_tokens = max_tokens
        self.context_tokens = context_tokens
        self.segmenter = segmenter
        self.dropout = dropout


class TopicHead(nn.Module):
    """Dense, tanh, linear on what a window's tokens say together.

    BERT's and RoBERTa's own heads read the first token alone; that of e5 and PhoBERT was never taught to sum up a
    text and learns too slowly from a few hundred articles. Here the first token first gathers the mean of all,
    as one attention layer with uniform weights would do it: so it exports as exactly such a layer.
    """

    def __init__(self, hidden: int, topics: int, dropout: float, epsilon: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(hidden, eps=epsilon, elementwise_affine=False)
        self.dense = nn.Linear(hidden, hidden)
        self.dropout = nn.Dropout(dropout)
        self.out_proj = nn.Linear(hidden, topics)

    def gather(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Return what the tokens say together [batch, hidden] from states [batch, tokens, hidden] and their mask."""
        if mask is None:
            mean = states.mean(dim=1)
        else:
            weights = mask.to(states.dtype).unsqueeze(-1)
            mean = (states * weights).sum(dim=1) / weights.sum(dim=1)
        gathered: Tensor = self.norm(states[:, 0] + MEAN_SHARE * mean)
        return gathered

    def classify(self, gathered: Tensor) -> Tensor:
        """Return topic logits [batch, topics] from what `gather` gives [batch, hidden]."""
        logits: Tensor = self.out_proj(self.dropout(torch.tanh(self.dense(gathered))))
        return logits

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Return topic logits [batch, topics] from states [batch, tokens, hidden] and their mask [batch, tokens]."""
        return self.classify(self.gather(states, mask))


class PartyNerModel(PreTrainedModel):
    """Encoder with a token head and a topic head, either of which may be absent."""

    config_class = PartyNerConfig
    base_model_prefix = "encoder"
    accepts_loss_kwargs = False  # the loss is already a mean over the batch

    def __init__(self, config: PartyNerConfig) -> None:
        super().__init__(config)
        # A config that says float16 would make a float16 encoder, whatever the rest is.
        encoder_config = AutoConfig.for_model(**{**config.encoder, "dtype": "float32"})
        # Eager attention with dropout 0 trains about three times as fast on a CPU as sdpa with dropout 0.1.
        self.encoder = AutoModel.from_config(encoder_config, attn_implementation="eager", **_no_pooler(encoder_config))
        hidden = encoder_config.hidden_size
        self.dropout = nn.Dropout(config.dropout)
        self.ner_head = nn.Linear(hidden, len(bio_tags(config.ner_labels))) if config.ner_labels else None
        epsilon = getattr(encoder_config, "layer_norm_eps", 1e-12)
        topics = len(config.topic_labels)
        self.topic_head = TopicHead(hidden, topics, config.dropout, epsilon) if topics else None
        self.topic_loss_weight = 1.0
        self.label_smoothing = 0.0
        self.post_init()

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=0.02)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        elif isinstance(module, nn.LayerNorm) and module.elementwise_affine:
            nn.init.ones_(module.weight)
            nn.init.zeros_(module.bias)

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        labels: Tensor | None = None,
        topics: Tensor | None = None,
        topic_weights: Tensor | None = None,
    ) -> ModelOutput:
        """Run the model.

        Args:
            input_ids: Vocabulary ids [batch, tokens].
            attention_mask: 1 for tokens, 0 for padding [batch, tokens]; all ones if absent.
            labels: Tags [batch, tokens], `IGNORED` where there is none; with them the output has a loss.
            topics: Topic index of each window [batch].
            topic_weights: Weight of each window's topic loss [batch].

        Returns:
            `loss` (if labels were given), `ner_logits` [batch, tokens, tags], `topic_logits` [batch, topics].
        """
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        ner_logits = None if self.ner_head is None else self.ner_head(self.dropout(states))
        topic_logits = None if self.topic_head is None else self.topic_head(states, attention_mask)
        loss = None
        if labels is not None:
            loss = self._loss(ner_logits, topic_logits, labels, topics, topic_weights)
        return ModelOutput(loss=loss, ner_logits=ner_logits, topic_logits=topic_logits)

    def _loss(
        self,
        ner_logits: Tensor | None,
        topic_logits: Tensor | None,
        labels: Tensor,
        topics: Tensor | None,
        topic_weights: Tensor | None,
    ) -> Tensor:
        loss = torch.zeros((), device=labels.device)
        if ner_logits is not None:
            loss = loss + nn.functional.cross_entropy(
                ner_logits.float().flatten(0, 1),
                labels.flatten(),
                ignore_index=IGNORED,
                label_smoothing=self.label_smoothing,
            )
        if topic_logits is not None and topics is not None and topic_weights is not None:
            each = nn.functional.cross_entropy(topic_logits.float(), topics, reduction="none")
            loss = loss + self.topic_loss_weight * (each * topic_weights).sum() / topic_weights.sum()
        return loss


def _no_pooler(config: PreTrainedConfig) -> dict[str, bool]:
    """BERT-like encoders have a pooler that nothing here uses; ELECTRA-like ones have none to leave out."""
    return {"add_pooling_layer": False} if config.model_type in ("bert", "roberta", "xlm-roberta", "camembert") else {}


def encoder_folder(name: str) -> Path | None:
    """Return the folder of an encoder: `compact`, a path, or a Hub name (downloaded); None for `tiny`.

    Raises:
        VnpartyError: If it can't be found.
    """
    if name == "tiny":
        return None
    folder = COMPACT_ENCODER if name == "compact" else Path(name)
    if folder.is_dir():
        return folder
    if name.startswith((".", "/", "~")) or name.count("/") > 1:
        raise VnpartyError(f"{name}: no such encoder folder.")
    return download(name)


def new_model(folder: Path | None, config: PartyNerConfig, vocabulary: int) -> PartyNerModel:
    """Make a model for training: pretrained encoder, fresh heads.

    Args:
        folder: Encoder folder; None for a tiny random encoder.
        config: Config without its encoder part, which is taken from the folder.
        vocabulary: Size of the tokenizer's vocabulary.

    Raises:
        VnpartyError: If the folder's weights are missing, corrupt or truncated.
    """
    if folder is None:
        config.encoder = BertConfig(**{**TINY_ENCODER, "vocab_size": vocabulary}).to_dict()
        return PartyNerModel(config)
    try:
        encoder_config = AutoConfig.from_pretrained(folder)
        for key in ("hidden_dropout_prob", "attention_probs_dropout_prob"):
            if hasattr(encoder_config, key):
                setattr(encoder_config, key, config.dropout)
        config.encoder = encoder_config.to_dict()
        config.encoder.pop("_name_or_path", None)  # a path of this machine
        model = PartyNerModel(config)
        # The files may hold fp16; transformers would keep it, and one optimiser step would give -inf.
        pretrained, report = AutoModel.from_pretrained(
            folder,
            output_loading_info=True,
            config=encoder_config,
            dtype=torch.float32,
            attn_implementation="eager",
            **_no_pooler(encoder_config),
        )
    except Exception as error:  # safetensors, pickle and JSON errors share no base class
        raise VnpartyError(
            f"{folder}: the encoder can't be loaded ({_first_line(error)}); the folder is corrupt, truncated or of an "
            "unknown kind, so download it again."
        ) from error
    missing = sorted(name for name in report["missing_keys"] if "pooler" not in name)
    if missing:
        raise VnpartyError(
            f"{folder}: the encoder's weights lack {missing[0]}; the file is truncated, download it again."
        )
    rows = pretrained.get_input_embeddings().num_embeddings
    if vocabulary > rows:
        raise VnpartyError(
            f"{folder}: the tokenizer has {vocabulary} tokens but the encoder only {rows}; they don't fit."
        )
    model.encoder = pretrained
    return model


def load_model(folder: Path) -> PartyNerModel:
    """Load a trained model folder in float32, ready for evaluation.

    Raises:
        VnpartyError: If it is missing, corrupt or truncated.
    """
    read_model_info(folder)
    logging.disable_progress_bar()
    verbosity = logging.get_verbosity()
    logging.set_verbosity_error()
    try:
        model, report = PartyNerModel.from_pretrained(folder, dtype=torch.float32, output_loading_info=True)
    except Exception as error:  # safetensors and JSON errors share no base class
        raise VnpartyError(
            f"{folder}: the weights can't be loaded ({_first_line(error)}); they are corrupt or truncated, so copy "
            "or train the model again."
        ) from error
    finally:
        logging.set_verbosity(verbosity)
    if report["missing_keys"]:
        raise VnpartyError(
            f"{folder}: the weights lack {sorted(report['missing_keys'])[0]}; copy or train the model again."
        )
    loaded: PartyNerModel = model.eval()
    return loaded


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


AutoConfig.register("vnparty-ner", PartyNerConfig)
