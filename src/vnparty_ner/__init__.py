"""Reads Vietnamese Party and government news: a topic and entities with exact offsets.

    from vnparty_ner import Predictor
    article = Predictor()("Ông Nguyễn Văn An, Bí thư Huyện ủy Sông Lam …")

Importing the package is light: models and their libraries load when a `Predictor` is made.
"""

from typing import TYPE_CHECKING, Any

from vnparty_ner.article import Article, Entity, Topic
from vnparty_ner.errors import VnpartyError

if TYPE_CHECKING:
    from vnparty_ner.predictor import Predictor

__all__ = ["Article", "Entity", "Predictor", "Topic", "VnpartyError"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import `Predictor` on first use, so that `import vnparty_ner` loads no engine."""
    if name == "Predictor":
        from vnparty_ner.predictor import Predictor

        return Predictor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
