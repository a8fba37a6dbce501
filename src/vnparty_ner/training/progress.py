"""What a person sees of a training: progress bar, a table row an epoch, and a clean stop on Ctrl-C."""

import signal
from pathlib import Path
from types import FrameType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from vnparty_ner.training.checkpoints import mark_complete

_COLUMNS = ("epoch", "loss", "core F1", "all F1", "topic", "seconds")


class Progressing(TrainerCallback):
    """Progress bar over all steps and one table row an epoch."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.progress = Progress(
            TextColumn("[progress.description]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
        )
        self.task = self.progress.add_task("training", total=None)
        self.losses: list[float] = []

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Start the bar."""
        self.console.print("  ".join(f"{name:>8}" for name in _COLUMNS))
        self.progress.update(self.task, total=state.max_steps, completed=state.global_step)
        self.progress.start()

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any) -> None:
        """Move the bar."""
        self.progress.update(self.task, completed=state.global_step)

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        """Keep the loss for the epoch's row."""
        if "loss" in logs:
            self.losses.append(float(logs["loss"]))

    def on_evaluate(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        metrics: dict[str, float],
        **kwargs: Any,
    ) -> None:
        """Print the epoch's row."""
        loss = sum(self.losses) / len(self.losses) if self.losses else float("nan")
        self.losses.clear()
        cells = [f"{round(state.epoch or 0):>8}", f"{loss:>8.4f}"]
        for key in ("eval_core_f1", "eval_all_f1", "eval_topic_accuracy"):
            cells.append(f"{metrics[key]:>8.4f}" if key in metrics else f"{'–':>8}")
        cells.append(f"{metrics['eval_epoch_seconds']:>8.0f}")
        self.console.print("  ".join(cells))

    def on_train_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Take the bar away."""
        self.progress.stop()


class StopCleanly(TrainerCallback):
    """On Ctrl-C or a termination signal: finish the step, write a checkpoint, stop."""

    def __init__(self) -> None:
        self.stopped = False
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> "StopCleanly":
        for number in (signal.SIGINT, signal.SIGTERM):
            self._handlers[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.stopped:  # asked twice: at once
            raise KeyboardInterrupt
        self.stopped = True

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any) -> None:
        """Ask the trainer to save and stop."""
        if self.stopped:
            control.should_save = True
            control.should_training_stop = True

    def on_epoch_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Score and save nothing of an epoch that was cut short: it must not be taken for the best one."""
        if self.stopped and (state.epoch or 0) % 1:
            control.should_evaluate = False
            control.should_save = False

    def on_save(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any) -> None:
        """Mark the checkpoint as whole."""
        mark_complete(Path(str(args.output_dir)) / f"checkpoint-{state.global_step}")
