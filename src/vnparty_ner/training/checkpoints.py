"""Finds the last whole checkpoint: one that a kill cut short in writing is skipped."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

COMPLETE = "complete"
"""Empty file written into a checkpoint folder after everything else."""


def mark_complete(folder: Path) -> None:
    """Say that a checkpoint was written whole."""
    (folder / COMPLETE).touch()


def remove_checkpoints(folder: Path) -> None:
    """Remove the checkpoints below a folder and, if nothing else is left in it, the folder."""
    for path in folder.glob("checkpoint-*"):
        shutil.rmtree(path, ignore_errors=True)
    (folder / "training.yaml").unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def last_checkpoint(folder: Path) -> Path | None:
    """Return the whole checkpoint of the most steps below a folder; None if there is none."""
    found = [path for path in folder.glob("checkpoint-*") if (path / COMPLETE).is_file()]
    return max(found, key=lambda path: int(re.sub(r"\D", "", path.name)), default=None)
