"""One training, from configuration to model folder."""

import json
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import transformers
from rich.console import Console
from safetensors import SafetensorError
from transformers import PrinterCallback

from vnparty_ner.config import Config, load_config
from vnparty_ner.corpus import AnnotatedArticle, load_splits
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import filled_folder
from vnparty_ner.metrics import Scores, score_articles
from vnparty_ner.metrics.strict_seqeval import strict_seqeval
from vnparty_ner.model import PartyNerConfig, PartyNerModel, encoder_folder, new_model
from vnparty_ner.resources import COMPACT_ENCODER, articles_folder
from vnparty_ner.runtime.folder import ENGINE_FILE, TOKENIZER_FILE
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.training.checkpoints import last_checkpoint, remove_checkpoints
from vnparty_ner.training.data import EpochWindows, TokenBatches, collate
from vnparty_ner.training.epochs import window_maker
from vnparty_ner.training.precision import use_bf16
from vnparty_ner.training.progress import Progressing, StopCleanly
from vnparty_ner.training.topics import fit_topic_head
from vnparty_ner.training.trainer import PartyTrainer


@dataclass(frozen=True)
class Outcome:
    """What a training gave.

    Attributes:
        folder: The model folder; None if the training was stopped before its end.
        validation: Scores of the best epoch on validation.
        test: Scores on the test split.
    """

    folder: Path | None
    validation: Scores | None = None
    test: Scores | None = None


def train(config: Config, resume: bool = False, console: Console | None = None) -> Outcome:
    """Fine-tune an encoder on annotated articles and write the model folder.

    Args:
        config: Configuration.
        resume: Go on from the last whole checkpoint of `config.output`.
        console: Where to show the progress; None for nowhere.

    Raises:
        VnpartyError: On bad data, an encoder that can't be loaded, or nothing to resume.
    """
    console = console or Console(quiet=True)
    started = time.monotonic()
    _quiet_libraries()
    splits = load_splits(
        Path(config.data) if config.data else None,
        config.ner_labels or None,
        config.topic_labels or None,
    )
    output = Path(config.output)
    checkpoint = _checkpoint(output, config) if resume else None
    tokenizer, model = _tokenizer_and_model(config)
    windows = EpochWindows(window_maker(config, splits, tokenizer))
    if not len(windows):
        raise VnpartyError(f"{config.data or articles_folder()}: the training articles hold no word.")
    bf16 = use_bf16(config.precision)
    _announce(console, config, splits, windows, model, bf16)
    with StopCleanly() as stopping:
        try:
            if checkpoint is None:
                remove_checkpoints(output / "checkpoints")
                config.save(output / "checkpoints" / "training.yaml")
            trainer = PartyTrainer(
                model, config, tokenizer, windows, splits["validation"], bf16, [Progressing(console), stopping]
            )
            trainer.remove_callback(PrinterCallback)
            trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
        except (OSError, SafetensorError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "PytorchStreamWriter" not in str(error):
                raise  # torch says so when a file can't be written; anything else is a mistake of ours
            raise VnpartyError(f"{output}: the checkpoint can't be written ({error}); free some space.") from error
    if stopping.stopped:
        console.print(f"Stopped after step {trainer.state.global_step}; go on with --resume.")
        return Outcome(None)
    fit_topic_head(model, tokenizer, splits["train"], bf16, config.seed)
    validation = trainer.score(splits["validation"])
    predictions = list(trainer.predictor().batch(article.text for article in splits["test"]))
    test = score_articles(splits["test"], predictions, tuple(model.config.ner_labels))
    report = {
        "encoder": config.encoder,
        "seconds": round(time.monotonic() - started),
        "seed": config.seed,
        "precision": "bf16" if bf16 else "fp32",
        "validation": validation.to_dict(),
        "test": test.to_dict(),
    }
    if test.labels:
        report["test_strict_seqeval"] = strict_seqeval(
            [a.text for a in splits["test"]],
            [a.entities for a in splits["test"]],
            [p.entities for p in predictions],
            model.config.ner_labels,
        )
    _save(output, config, model, tokenizer, report)
    remove_checkpoints(output / "checkpoints")
    return Outcome(output, validation, test)


def _quiet_libraries() -> None:
    """Leave the screen to our own progress; warnings of the libraries speak of their insides."""
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    logging.getLogger("accelerate").setLevel(logging.ERROR)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _checkpoint(output: Path, config: Config) -> Path:
    """Return the last whole checkpoint, if it was made with the same settings."""
    found = last_checkpoint(output / "checkpoints")
    if found is None:
        raise VnpartyError(f"{output}: no whole checkpoint to resume from; start without --resume.")
    before, now = load_config(output / "checkpoints" / "training.yaml").to_dict(), config.to_dict()
    for key in before:
        if key != "output" and before[key] != now[key]:
            raise VnpartyError(f"{key}: {now[key]} now, {before[key]} in the training to resume; give it as it was.")
    return found


def _tokenizer_and_model(config: Config) -> tuple[TextTokenizer, PartyNerModel]:
    folder = encoder_folder(config.encoder)
    tokenizer = TextTokenizer.from_file((folder or COMPACT_ENCODER) / TOKENIZER_FILE)
    torch.manual_seed(config.seed)
    settings = PartyNerConfig(
        ner_labels=config.ner_labels,
        topic_labels=config.topic_labels,
        max_tokens=config.max_tokens,
        context_tokens=config.context_tokens,
        segmenter=config.segmenter,
        dropout=config.dropout,
    )
    model = new_model(folder, settings, tokenizer.vocabulary)
    positions = getattr(model.encoder.config, "max_position_embeddings", config.max_tokens)
    if model.encoder.config.model_type in ("roberta", "xlm-roberta", "camembert"):
        positions -= model.encoder.config.pad_token_id + 1  # theirs begin after the padding's
    if config.max_tokens > positions:
        raise VnpartyError(f"max_tokens: {config.max_tokens} is more than the encoder's {positions} positions.")
    return tokenizer, model


def _announce(
    console: Console,
    config: Config,
    splits: dict[str, list[AnnotatedArticle]],
    windows: EpochWindows,
    model: PartyNerModel,
    bf16: bool,
) -> None:
    words = sum(len(article.text.split()) for article in splits["train"])
    spans = sum(len(article.entities) for article in splits["train"])
    tokens = sum(len(window.ids) for window in windows.windows)
    parameters = sum(parameter.numel() for parameter in model.parameters())
    console.print(
        f"Training on {len(splits['train'])} articles ({words:,} words, {spans:,} spans, {len(windows):,} windows) "
        f"from {config.data or articles_folder()}; validation {len(splits['validation'])}, test {len(splits['test'])} "
        f"articles.\n"
        f"Encoder {config.encoder}: {parameters / 1e6:.1f} M parameters, {'bf16' if bf16 else 'fp32'}, "
        f"{torch.get_num_threads()} threads, tasks {', '.join(config.tasks)}, seed {config.seed}."
    )
    rate = _tokens_per_second(windows, model, config, bf16)
    minutes = tokens * config.epochs / rate / 60
    validation = sum(len(article.text) for article in splits["validation"] + splits["test"]) / 3.5
    minutes += validation * (config.epochs + 1) / (2 * rate) / 60
    console.print(
        f"At about {rate:,.0f} tokens a second, {config.epochs} epochs take about {minutes:.0f} min at most (it stops "
        f"early after {config.patience} epochs without a better validation score)."
    )


def _tokens_per_second(windows: EpochWindows, model: PartyNerModel, config: Config, bf16: bool) -> float:
    """Measure forward and backward passes on one real batch, second of two; the optimiser's share is added."""
    batches = TokenBatches(windows, config.batch_tokens, config.seed)
    batch = collate([windows[i] for i in next(iter(batches))], pad_id=0)
    seconds = 1.0
    model.train()
    for _ in range(2):
        start = time.monotonic()
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            loss = model(**batch)["loss"]
        loss.backward()
        model.zero_grad()
        seconds = time.monotonic() - start
    return float(batch["input_ids"].numel() / (seconds * 1.1))


def _save(
    output: Path, config: Config, model: PartyNerModel, tokenizer: TextTokenizer, report: dict[str, object]
) -> None:
    with filled_folder(output) as folder:
        (output / ENGINE_FILE).unlink(missing_ok=True)  # an engine file there is an older model's
        model.save_pretrained(folder)
        tokenizer.save(folder / TOKENIZER_FILE)
        config.save(folder / "training.yaml")
        (folder / "metrics.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        (folder / "README.md").write_text(_card(config, report), encoding="utf-8")


def _card(config: Config, report: dict[str, object]) -> str:
    shipped = "synthetic articles written and annotated with a large language model; every person in them is invented"
    articles = f"the articles in `{config.data}`" if config.data else shipped
    return (
        "---\nlanguage: vi\nlibrary_name: vnparty_ner\npipeline_tag: token-classification\n---\n"
        f"# vnparty_ner model on {config.encoder}\n\n"
        f"Trained by `python -m vnparty_ner.train` with the settings in `training.yaml`, on {articles}.\n\n"
        f"```json\n{json.dumps(report, indent=1, ensure_ascii=False)}\n```\n"
    )
