"""Shows an article to a person: on a terminal, with its entities coloured and a table of them."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from vnparty_ner.article import Article
from vnparty_ner.labels import TOPICS

STYLES = {
    "UNIT": "bold blue",
    "POSITION": "bold magenta",
    "DOCUMENT": "bold green",
    "NUMBER": "bold cyan",
    "PERSON": "bold red",
    "DATE": "bold yellow",
}
"""Style of each label; a label of a user's own is underlined."""


_CONTROLS = {code: "\ufffd" for code in (*range(32), 127) if chr(code) not in "\t\n\r"}
"""Control characters, which could move a terminal's cursor or change its colours."""


def terminal(article: Article, title: str = "") -> list[RenderableType]:
    """Return the article for a rich console: title, text with its entities coloured, topic, and a table.

    Args:
        article: What prediction returned.
        title: Printed first, as a file name.
    """
    text = Text(article.text.translate(_CONTROLS))
    for entity in article.entities:
        text.stylize(STYLES.get(entity.label, "underline"), entity.start, entity.end)
    table = Table(title_justify="left")
    for name in ("start", "end", "label", "score", "text"):
        table.add_column(name, justify="right" if name in ("start", "end", "score") else "left")
    for entity in article.entities:
        style = STYLES.get(entity.label, "underline")
        table.add_row(
            str(entity.start),
            str(entity.end),
            Text(entity.label, style),
            f"{entity.score:.2f}",
            Text(entity.text),
        )
    topic = Text("no topic")
    if article.topic:
        share = article.topic.scores[article.topic.label]
        topic = Text(f"topic: {article.topic.label} ({TOPICS.get(article.topic.label, '')}), {share:.0%}", "bold")
    parts: list[RenderableType] = [Text(title, "bold underline")] if title else []
    return [*parts, text, Text(), topic, table]
