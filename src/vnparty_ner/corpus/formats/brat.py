r"""brat: a folder with `<id>.txt` and stand-off `<id>.ann` for each article.

Spans are text-bound annotations, `T1<TAB>UNIT 0 8<TAB>Huyện ủy`, in code points; topic, genre and era are JSON in a
note on the whole document, `#1<TAB>AnnotatorNotes DOCUMENT<TAB>{…}`. brat counts a line end as one character (brat
#853), so `\r\n` and `\r` are written as `\n` and the spans move with them.
"""

import codecs
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vnparty_ner.corpus.formats.marks import FIELDS, Mark, annotated, file_stems
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import filled_folder, read_text, write_text

_SPAN = re.compile(r"T\S+\t(?P<label>\S+) (?P<start>\d+) (?P<end>\d+)\t(?P<surface>.*)")
_NOTE = re.compile(r"#\S+\tAnnotatorNotes DOCUMENT\t(\{.*\})")
_LINE_END = re.compile(r"\r\n?")


def read(path: Path, labels: Sequence[str] | None = None) -> list[AnnotatedArticle]:
    """Read every `.ann` file of a folder with its text; relations, events and attributes are left out.

    Args:
        path: Folder of `.txt` and `.ann` files.
        labels: Labels that may occur; None for any.

    Raises:
        VnpartyError: If there is none, a text is missing, or a line is malformed or does not fit the text.
    """
    files = sorted(path.glob("*.ann"))
    if not files:
        raise VnpartyError(f"{path}: no brat annotation (*.ann) in it.")
    return [_article(file, labels) for file in files]


def _article(file: Path, labels: Sequence[str] | None) -> AnnotatedArticle:
    text = _exact_text(file.with_suffix(".txt"))
    fields: dict[str, Any] = {"id": file.stem}
    marks: list[Mark] = []
    surfaces: list[tuple[str, int]] = []
    for number, line in enumerate(_LINE_END.sub("\n", read_text(file)).split("\n"), 1):
        if line.startswith("T"):
            span = _SPAN.fullmatch(line)
            if not span:
                raise VnpartyError(f"{file}:{number}: not one whole span, T1<TAB>LABEL start end<TAB>text; mend it.")
            marks.append(Mark(int(span["start"]), int(span["end"]), span["label"]))
            surfaces.append((span["surface"], number))
        elif note := _NOTE.fullmatch(line):
            fields |= _fields(note[1], f"{file}:{number}")
    for candidate in (_LINE_END.sub("\n", text), text):
        wrong = [n for m, (surface, n) in zip(marks, surfaces, strict=True) if not _is(candidate, m, surface)]
        if not wrong:
            return annotated(fields, candidate, marks, str(file), labels)
    raise VnpartyError(
        f"{file}:{wrong[0]}: the span's text is not what stands there in {file.stem}.txt; mark it again."
    )


def _exact_text(path: Path) -> str:
    """Read a text with its byte order mark: here it is a character that offsets count."""
    text = read_text(path)
    return "\ufeff" + text if path.read_bytes().startswith(codecs.BOM_UTF8) else text


def _fields(note: str, where: str) -> dict[str, Any]:
    try:
        return {key: value for key, value in json.loads(note).items() if key in FIELDS}
    except ValueError as error:
        raise VnpartyError(f"{where}: the note on the document is not valid JSON; mend or delete it.") from error


def _is(text: str, mark: Mark, surface: str) -> bool:
    return _one_line(text[mark.start : mark.end]) == surface


def _one_line(text: str) -> str:
    """Write line ends as brat does in the column of the text: as spaces."""
    return re.sub(r"[\r\n]", " ", text)


def write(articles: Sequence[AnnotatedArticle], path: Path) -> None:
    """Write a pair of files an article; other files of the folder stay.

    Raises:
        VnpartyError: If an id can't be a file name, or the folder can't be written.
    """
    with filled_folder(path) as folder:
        for stem, article in zip(file_stems(articles), articles, strict=True):
            write_text(folder / f"{stem}.txt", _LINE_END.sub("\n", article.text))
            write_text(folder / f"{stem}.ann", _annotation(article))


def _annotation(article: AnnotatedArticle) -> str:
    lines = []
    for number, entity in enumerate(article.entities, 1):
        start = entity.start - article.text.count("\r\n", 0, entity.start)
        surface = article.text[entity.start : entity.end]
        lines.append(f"T{number}\t{entity.label} {start} {start + len(surface)}\t{_one_line(surface)}\n")
    fields = {key: getattr(article, key) for key in FIELDS}
    lines.append(f"#1\tAnnotatorNotes DOCUMENT\t{json.dumps(fields, ensure_ascii=False)}\n")
    return "".join(lines)
