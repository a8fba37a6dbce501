"""Finds the last whole checkpoint: one that a kill cut short in writing is skipped."""

import re
from pathlib import Path

COMPLETE = "complete"
"""Empty file written into a checkpoint folder after everything else."""


def mark_complete(folder: Path) -> None:
    """Say that a checkpoint was written whole."""
    (folder / COMPLETE).touch()


def last_checkpoint(folder: Path) -> Path | None:
    """Return the whole checkpoint of the most steps below a folder; None if there is none."""
    found = [path for path in folder.glob("checkpoint-*") if (path / COMPLETE).is_file()]
    return max(found, key=lambda path: int(re.sub(r"\D", "", path.name)), default=None)
