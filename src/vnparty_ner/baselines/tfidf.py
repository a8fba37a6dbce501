"""Finds topics with TF-IDF of syllables and pairs of them, and a linear support vector machine."""

from collections.abc import Sequence

import numpy as np

from vnparty_ner.article import Topic
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.errors import VnpartyError
from vnparty_ner.tokens.folding import name_key


class TfidfBaseline:
    """Bags of syllables and pairs of syllables with a linear classifier; trained when it is made."""

    def __init__(self, articles: Sequence[AnnotatedArticle]) -> None:
        """Train on the articles that have a topic.

        Args:
            articles: Training articles.

        Raises:
            VnpartyError: If they have fewer than two topics, or no word stands in two of them.
        """
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline
        from sklearn.svm import LinearSVC

        known = [article for article in articles if article.topic]
        if len({article.topic for article in known}) < 2:
            raise VnpartyError("the topic baseline needs training articles of two topics; name others with --train.")
        self._pipeline = make_pipeline(
            TfidfVectorizer(preprocessor=name_key, ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            LinearSVC(random_state=0),
        )
        try:
            self._pipeline.fit([article.text for article in known], [article.topic for article in known])
        except ValueError as error:  # an empty vocabulary
            raise VnpartyError("the topic baseline needs training articles that share words; name more.") from error

    def __call__(self, text: str) -> Topic:
        """Return the topic of a text; the scores are the margins as shares, and no probabilities."""
        margins = np.atleast_1d(self._pipeline.decision_function([text])[0])
        if len(margins) == 1:  # of two topics there is one margin
            margins = np.array([-margins[0], margins[0]])
        shares = np.exp(margins) / np.exp(margins).sum()
        order = sorted(zip(self._pipeline.classes_, shares, strict=True), key=lambda item: -item[1])
        return Topic(str(order[0][0]), {str(label): float(share) for label, share in order})
