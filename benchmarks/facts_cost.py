"""What the facts of an article cost beside its prediction, in one run: `python benchmarks/facts_cost.py [articles]`.

Both are timed on the same articles of the validation split, after a first article that loads everything.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from vnparty_ner import Predictor
from vnparty_ner.corpus.articles import load_articles
from vnparty_ner.resources import articles_folder


def main() -> None:
    """Print milliseconds an article and the ratio; write `facts_cost.json`."""
    texts = [article.text for article in load_articles(articles_folder() / "validation")]
    texts = texts[: int(sys.argv[1])] if len(sys.argv) > 1 else texts
    predictor = Predictor()
    assert predictor(texts[0]).facts is not None  # loads the model and the gazetteer
    start = time.perf_counter()
    articles = [predictor(text) for text in texts]
    predicted = time.perf_counter()
    records = sum(len(rows) for article in articles for rows in article.facts.to_dict().values())
    done = time.perf_counter()
    each = 1000 / len(texts)
    row = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "articles": len(texts),
        "characters": sum(map(len, texts)),
        "records": records,
        "prediction_ms": round((predicted - start) * each, 2),
        "facts_ms": round((done - predicted) * each, 2),
        "share_percent": round(100 * (done - predicted) / (predicted - start), 2),
    }
    Path(__file__).with_name("facts_cost.json").write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(row, indent=1))


if __name__ == "__main__":
    main()
