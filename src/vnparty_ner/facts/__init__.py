"""Rules that make records of an article's entities: the same text and entities always give the same records.

Every rule is a pure function of a `Reading`; none raises on any text.
"""

from vnparty_ner.article import Article, Facts
from vnparty_ner.facts.abbreviations import find_abbreviations
from vnparty_ner.facts.dates import find_dates
from vnparty_ner.facts.documents import find_documents
from vnparty_ner.facts.figures import find_figures
from vnparty_ner.facts.holders import find_holders
from vnparty_ner.facts.reading import read_article
from vnparty_ner.facts.units import find_units

__all__ = ["find_facts"]


def find_facts(article: Article) -> Facts:
    """Return the records of an article, each kind in the order of the text.

    Args:
        article: Text and entities, predicted or gold; labels that no rule knows are passed over.
    """
    reading = read_article(article.text, article.entities)
    dates = find_dates(reading)
    abbreviations = find_abbreviations(reading)
    return Facts(
        documents=find_documents(reading, dates),
        holders=find_holders(reading, dates),
        figures=find_figures(reading, dates),
        dates=dates,
        units=find_units(reading, abbreviations, dates),
        abbreviations=abbreviations,
    )
