"""`python -m vnparty_ner.predict`: find the topic and the entities of articles.

Files are UTF-8 text; `-` reads standard input. Output goes to the screen or, whole or not at all, to `-o FILE`.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vnparty_ner.article import Article, Facts
from vnparty_ner.cli import EXIT_BAD_INPUT, guarded
from vnparty_ner.errors import VnpartyError
from vnparty_ner.facts.tables import FORMS, check_form, write_tables
from vnparty_ner.files import read_text, write_text
from vnparty_ner.labels import bio_tags
from vnparty_ner.predictor import Predictor
from vnparty_ner.render.terminal import terminal
from vnparty_ner.spans import gold_tags
from vnparty_ner.words import cut_syllables


def main(arguments: Sequence[str] | None = None) -> int:
    """Predict from the command line; return the exit code: 2 if any file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m vnparty_ner.predict", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", help="UTF-8 text files, or - for standard input")
    parser.add_argument("--model", help="model folder or Hub name (default: the model in the package)")
    parser.add_argument("--engine", default="auto", help="auto, onnx or torch (default: auto)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="output (default: text)")
    parser.add_argument("--facts", type=Path, help="folder for tables of documents, holders and figures")
    parser.add_argument(
        "--facts-format", choices=sorted(FORMS), default="csv", help="form of the tables (default: csv)"
    )
    parser.add_argument("-o", "--output", type=Path, help="file to write (default: the screen)")
    options = parser.parse_args(arguments)
    return guarded(lambda: _predict(options))


def _predict(options: argparse.Namespace) -> int:
    if options.facts:
        check_form(options.facts_format)
    predictor = Predictor(options.model, engine=options.engine)
    failed: list[str] = []
    found: Found = ((name, predictor(text)) for name, text in _texts(options.files, failed))
    facts: list[tuple[str, Facts]] = []
    if options.facts:
        found = _noting_facts(found, facts)
    parts = FORMATS[options.format](found, predictor.info.ner_labels)
    if options.output:
        content = "".join(parts)
        if len(failed) < len(options.files):  # otherwise a good file would be replaced by nothing
            write_text(options.output, content)
    else:
        if isinstance(sys.stdout, TextIOWrapper):  # a console or a pipe may be set to another encoding
            sys.stdout.reconfigure(encoding="utf-8")
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
    if facts:
        write_tables(facts, options.facts, options.facts_format)
    for message in failed:
        Console(stderr=True, soft_wrap=True).print(f"Skipped: {message}", markup=False, highlight=False)
    return EXIT_BAD_INPUT if failed else 0


def _noting_facts(found: "Found", facts: list[tuple[str, Facts]]) -> "Found":
    """Pass articles on and keep their facts."""
    for name, article in found:
        facts.append((name, article.facts))
        yield name, article


def _texts(names: Sequence[str], failed: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of each readable file; note the others and go on."""
    for name in names:
        try:
            yield name, _standard_input() if name == "-" else read_text(Path(name))
        except VnpartyError as error:
            failed.append(str(error))


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VnpartyError(f"standard input: not UTF-8 text (byte {error.start}).") from error


Found = Iterator[tuple[str, Article]]


def _as_text(found: Found, labels: Sequence[str]) -> Iterator[str]:
    on_screen = Console()
    for name, article in found:
        buffer = StringIO()
        console = Console(
            file=buffer,
            force_terminal=on_screen.is_terminal,
            width=on_screen.width if on_screen.is_terminal else 110,
            highlight=False,
        )
        for part in terminal(article, name):
            console.print(part, soft_wrap=not on_screen.is_terminal and isinstance(part, Text))
        yield buffer.getvalue()


def _as_json(found: Found, labels: Sequence[str]) -> Iterator[str]:
    """One article is one object; several are a list."""
    documents = [{"file": name, **article.to_dict()} for name, article in found]
    yield json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False, indent=1) + "\n"


def _as_jsonl(found: Found, labels: Sequence[str]) -> Iterator[str]:
    for name, article in found:
        yield json.dumps({"file": name, **article.to_dict()}, ensure_ascii=False) + "\n"


def _as_conll(found: Found, labels: Sequence[str]) -> Iterator[str]:
    """Syllable and IOB2 tag, tab-separated; a blank line after each line of text, `# file = …` before each article."""
    names = bio_tags(labels)
    for name, article in found:
        yield f"# file = {name}\n"
        syllables = cut_syllables(article.text)
        tags = gold_tags(article.entities, syllables, labels).tags
        line = 0
        for start, end, own, tag in zip(
            syllables.starts.tolist(),
            syllables.ends.tolist(),
            syllables.lines.tolist(),
            tags.tolist(),
            strict=True,
        ):
            if own != line:
                yield "\n"
                line = own
            yield f"{article.text[start:end]}\t{names[tag]}\n"
        yield "\n"


def _as_html(found: Found, labels: Sequence[str]) -> Iterator[str]:
    """One page; several articles stand one after another under a list of contents."""
    from vnparty_ner.render.html import articles_page

    yield articles_page(("" if name == "-" else name, article) for name, article in found)


FORMATS: dict[str, Callable[[Found, Sequence[str]], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "jsonl": _as_jsonl,
    "conll": _as_conll,
    "html": _as_html,
}


if __name__ == "__main__":
    sys.exit(main())
