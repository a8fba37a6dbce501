"""`python -m vnparty_ner.train`: fine-tune an encoder and write a model folder."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from vnparty_ner.cli import EXIT_INTERRUPTED, guarded
from vnparty_ner.config import load_config, option_help
from vnparty_ner.errors import VnpartyError


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m vnparty_ner.train",
        description="Fine-tune an encoder on annotated articles. With no option: configs/compact.yaml.",
        epilog=f"any key of the configuration, with its default:\n{option_help()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--config", type=Path, help="YAML file (default: configs/compact.yaml)")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint of the output folder")
    options, overrides = parser.parse_known_args(arguments)
    return guarded(lambda: _train(options.config, overrides, options.resume))


def _train(path: Path | None, overrides: Sequence[str], resume: bool) -> int:
    config = load_config(path, overrides)
    console = Console(soft_wrap=True, highlight=False)
    try:
        from vnparty_ner.report.terminal import score_table
        from vnparty_ner.training.run import train
    except ImportError as error:
        raise VnpartyError(f'training needs {error.name}; pip install "vnparty-ner[train]".') from error
    outcome = train(config, resume, console)
    if outcome.folder is None or outcome.test is None or outcome.validation is None:
        return EXIT_INTERRUPTED
    console.print(score_table({"validation": outcome.validation, "test": outcome.test}))
    console.print(f"The model is in {outcome.folder}. Try: python -m vnparty_ner.predict --model {outcome.folder} FILE")
    return 0


if __name__ == "__main__":
    sys.exit(main())
