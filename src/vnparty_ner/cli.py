"""The console script `vnparty-ner`, and how every command line ends.

`vnparty-ner train …` is `python -m vnparty_ner.train …`; likewise for the other commands.
"""

import importlib
import sys
from collections.abc import Callable, Sequence

from rich.console import Console

from vnparty_ner import __version__
from vnparty_ner.errors import VnpartyError

COMMANDS = {
    "train": "fine-tune an encoder on annotated articles",
    "evaluate": "score a model on annotated articles",
    "predict": "find topics and entities in articles",
    "export": "write the torch-free engine file of a trained model",
    "corpus": "check, count and convert annotated articles",
}

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands.

    Args:
        arguments: Command name and its options; None for the process's own.

    Returns:
        Exit code.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in COMMANDS:
        module = "corpus.__main__" if arguments[0] == "corpus" else arguments[0]
        command: Callable[[Sequence[str]], int] = importlib.import_module(f"vnparty_ner.{module}").main
        return command(arguments[1:])
    if list(arguments) == ["--version"]:
        Console(highlight=False).print(__version__)
        return 0
    console = Console(stderr=not (asked := bool(arguments) and arguments[0] in ("-h", "--help")))
    if arguments and not asked:
        console.print(f"Error: {arguments[0]!r} is not a command.", style="bold red", markup=False, highlight=False)
    console.print("Usage: vnparty-ner COMMAND …  (COMMAND --help tells more)", highlight=False)
    for name, purpose in COMMANDS.items():
        console.print(f"  {name:10}{purpose}", highlight=False)
    return 0 if asked else EXIT_BAD_INPUT


def guarded(command: Callable[[], int]) -> int:
    """Run a command; turn our errors into one sentence on standard error and exit code 2."""
    try:
        return command()
    except VnpartyError as error:
        Console(stderr=True, soft_wrap=True).print(f"Error: {error}", style="bold red", markup=False, highlight=False)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        Console(stderr=True).print("Interrupted.")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing to say to anyone
        return 0
    except OSError as error:
        Console(stderr=True, soft_wrap=True).print(f"Error: {error}.", style="bold red", markup=False, highlight=False)
        return EXIT_BAD_INPUT
