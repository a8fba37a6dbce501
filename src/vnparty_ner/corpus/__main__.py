"""`python -m vnparty_ner.corpus`: work on annotated articles."""

import argparse
import sys
from collections.abc import Callable, Sequence

from vnparty_ner.cli import guarded
from vnparty_ner.corpus import checks, convert, stats

COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "check": (checks.HELP, checks.add_check_arguments, checks.run_check),
    "convert": (convert.HELP, convert.add_arguments, convert.run),
    "stats": (stats.HELP, stats.add_stats_arguments, stats.run_stats),
}
"""Name → what it does, what adds its arguments, and what runs it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m vnparty_ner.corpus", description="Work on annotated articles.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (purpose, add_arguments, _) in COMMANDS.items():
        add_arguments(commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}."))
    options = parser.parse_args(arguments)
    return guarded(lambda: COMMANDS[options.command][2](options))


if __name__ == "__main__":
    sys.exit(main())
