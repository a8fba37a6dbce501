"""The Hugging Face `Trainer` with our batches, our optimiser groups and our validation.

Validation scores raw-text spans through the same `Predictor` that ships, once an epoch.
"""

import time
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import DataLoader
from transformers import EarlyStoppingCallback, Trainer, TrainerCallback, TrainerControl, TrainingArguments

from vnparty_ner.config import Config
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.metrics import Scores, score_articles
from vnparty_ner.model import PartyNerModel
from vnparty_ner.predictor import Predictor
from vnparty_ner.runtime import ModelInfo
from vnparty_ner.runtime.torch_engine import TorchEngine
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.training.data import EpochWindows, TokenBatches, collate


class PartyTrainer(Trainer):
    """Trains a `PartyNerModel` on labelled windows, validating on whole articles."""

    def __init__(
        self,
        model: PartyNerModel,
        config: Config,
        tokenizer: TextTokenizer,
        windows: EpochWindows,
        validation: list[AnnotatedArticle],
        bf16: bool,
        callbacks: list[TrainerCallback],
    ) -> None:
        """Set up.

        Args:
            model: Model with a pretrained encoder and fresh heads.
            config: Configuration.
            tokenizer: The encoder's tokenizer.
            windows: Training examples.
            validation: Articles that choose the best epoch.
            bf16: Compute in bfloat16 autocast.
            callbacks: Progress and stopping.
        """
        self.config, self.text_tokenizer, self.validation = config, tokenizer, validation
        model.topic_loss_weight, model.label_smoothing = config.topic_weight, config.label_smoothing
        self.epoch_start = time.monotonic()
        super().__init__(
            model=model,
            args=_arguments(config, bf16),
            train_dataset=windows,
            eval_dataset=windows,  # never read: `evaluate` scores whole articles
            callbacks=[*callbacks, EarlyStoppingCallback(config.patience)],
        )

    def get_train_dataloader(self) -> DataLoader:  # type: ignore[type-arg]
        """Return batches that depend on seed and epoch only."""
        pad_id = self.model.encoder.config.pad_token_id or 0
        loader = DataLoader(
            self.train_dataset,
            batch_sampler=TokenBatches(self.train_dataset, self.config.batch_tokens, self.config.seed),
            collate_fn=partial(collate, pad_id=pad_id),
        )
        prepared: DataLoader[Any] = self.accelerator.prepare(loader)
        return prepared

    def create_optimizer(self, model: PartyNerModel | None = None) -> torch.optim.Optimizer:
        """AdamW with two rates (encoder, heads) and no decay on biases and norms."""
        groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
        for name, parameter in self.model.named_parameters():
            rate = self.config.learning_rate if name.startswith("encoder.") else self.config.head_learning_rate
            decay = self.config.weight_decay if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
        self.optimizer = torch.optim.AdamW(
            [{"params": part, "lr": rate, "weight_decay": decay} for (rate, decay), part in groups.items()],
            fused=True,
        )
        return self.optimizer

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        """Score the validation articles; the trainer keeps the epoch with the best of it."""
        seconds = time.monotonic() - self.epoch_start
        scores = self.score(self.validation)
        metrics = {"eval_epoch_seconds": seconds, "eval_choice": _choice(scores)}
        if scores.labels:
            metrics |= {"eval_core_f1": scores.core.f1, "eval_all_f1": scores.all.f1}
        if scores.topics:
            metrics["eval_topic_accuracy"] = scores.topic_accuracy
        self.log(metrics)
        self.control: TrainerControl = self.callback_handler.on_evaluate(self.args, self.state, self.control, metrics)
        self.epoch_start = time.monotonic()
        return metrics

    def score(self, articles: list[AnnotatedArticle]) -> Scores:
        """Predict articles with the model as it is now and score them."""
        predictor = self.predictor()
        return score_articles(articles, list(predictor.batch(a.text for a in articles)), predictor.info.ner_labels)

    def predictor(self) -> Predictor:
        """Return a predictor around the model in training."""
        saved = self.model.config
        info = ModelInfo(
            ner_labels=tuple(saved.ner_labels),
            topic_labels=tuple(saved.topic_labels),
            max_tokens=saved.max_tokens,
            context_tokens=saved.context_tokens,
            segmenter=saved.segmenter,
        )
        return Predictor.from_parts(info, self.text_tokenizer, TorchEngine(self.model, bf16=self.args.bf16))


def _choice(scores: Scores) -> float:
    """The number that chooses the best epoch: core F1, with a tenth of the topic accuracy to settle near ties."""
    if not scores.labels:
        return scores.topic_macro_f1
    return scores.core.f1 + 0.1 * scores.topic_accuracy


def _arguments(config: Config, bf16: bool) -> TrainingArguments:
    return TrainingArguments(
        output_dir=str(Path(config.output) / "checkpoints"),
        num_train_epochs=config.epochs,
        learning_rate=config.learning_rate,
        lr_scheduler_type="linear",
        warmup_steps=config.warmup,  # below 1 it is a share of the steps
        max_grad_norm=config.max_grad_norm,
        bf16=bf16,
        use_cpu=not (torch.cuda.is_available() or torch.backends.mps.is_available()),
        seed=config.seed,
        data_seed=config.seed,
        eval_strategy="epoch",
        save_strategy="epoch",
        logging_strategy="epoch",
        save_total_limit=2,
        load_best_model_at_end=True,
        restore_callback_states_from_checkpoint=True,  # the count of epochs without a better score
        metric_for_best_model="choice",
        greater_is_better=True,
        remove_unused_columns=False,
        dataloader_pin_memory=False,
        accelerator_config={"even_batches": False},
        disable_tqdm=True,
        report_to=[],
    )
