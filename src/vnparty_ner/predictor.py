"""`Predictor`: text → `Article`. The second half of the one way: windows → logits → spans and topic."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vnparty_ner.article import Article, Entity, Topic
from vnparty_ner.errors import VnpartyError
from vnparty_ner.labels import bio_tags
from vnparty_ner.runtime import Engine, ModelInfo, find_model, open_engine, read_model_info
from vnparty_ner.runtime.folder import TOKENIZER_FILE
from vnparty_ner.spans import decode, syllable_log_probs
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.tokens.reading import ReadText, read


class Predictor:
    """Finds the topic and the entities of Vietnamese articles.

    A text of any length is read in windows; offsets are code points into exactly the text passed.
    """

    def __init__(self, model: str | Path | None = None, *, engine: str = "auto", threads: int | None = None) -> None:
        """Load a model.

        Args:
            model: Folder that training wrote, or a Hub name; None for the model in the package.
            engine: `auto`, `onnx` or `torch`.
            threads: Threads within one window; None for all cores.

        Raises:
            VnpartyError: If the model can't be found or loaded.
        """
        folder = find_model(model)
        self.info = read_model_info(folder)
        self._tokenizer = TextTokenizer.from_file(folder / TOKENIZER_FILE)
        self._engine = open_engine(folder, engine, threads)

    @classmethod
    def from_parts(cls, info: ModelInfo, tokenizer: TextTokenizer, engine: Engine) -> "Predictor":
        """Build a predictor from what is already in memory, as training does for its validation."""
        predictor = cls.__new__(cls)
        predictor.info, predictor._tokenizer, predictor._engine = info, tokenizer, engine
        return predictor

    def __call__(self, text: str) -> Article:
        """Return the article: entities in order of the text, and the topic.

        Args:
            text: Any string; an empty one gives an article with no entities and no topic.
        """
        reading = read(text, self._tokenizer, self.info.max_tokens, self.info.context_tokens)
        if not reading.windows:
            return Article(text, ())
        ner, topic = self._run(reading)
        entities: tuple[Entity, ...] = ()
        if ner is not None:
            log_probs = syllable_log_probs(ner, reading.encoding)
            entities = decode(log_probs, reading.syllables, self.info.ner_labels, text)
        return Article(text, entities, None if topic is None else _topic(topic, self.info.topic_labels))

    def batch(self, texts: Iterable[str]) -> Iterator[Article]:
        """Yield the article of each text, lazily and in order."""
        return map(self, texts)

    def _run(self, reading: ReadText) -> tuple[NDArray[np.float32] | None, NDArray[np.float64] | None]:
        """Return token logits [tokens, tags] and article topic logits [topics].

        The article's topic logits are the mean of its windows', weighted by their own tokens.
        """
        ner: list[NDArray[np.float32]] = []
        topics: list[NDArray[np.float32]] = []
        weights: list[int] = []
        before = len(self._tokenizer.prefix)
        for window in reading.windows:
            logits = self._engine.logits(reading.window_ids(window, self._tokenizer))
            offset = before - window.start
            if logits.ner is not None:
                ner.append(logits.ner[window.core_start + offset : window.core_end + offset])
            if logits.topic is not None:
                topics.append(logits.topic)
                weights.append(window.core_end - window.core_start)
        widths = (ner[0].shape[1] if ner else 0, len(topics[0]) if topics else 0)
        expected = (len(bio_tags(self.info.ner_labels)) if ner else 0, len(self.info.topic_labels) if topics else 0)
        if widths != expected:
            raise VnpartyError("the model's weights and the labels in its config.json don't fit; copy the model again.")
        return (
            np.concatenate(ner) if ner else None,
            np.average(np.stack(topics), axis=0, weights=weights) if topics else None,
        )


def _topic(logits: NDArray[np.float64], labels: tuple[str, ...]) -> Topic:
    weights = np.exp(logits - logits.max())
    shares = weights / weights.sum()
    order = np.argsort(-shares, kind="stable")
    scores = {labels[i]: float(shares[i]) for i in order}
    return Topic(labels[order[0]], scores)
