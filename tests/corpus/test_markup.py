import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnparty_ner.article import Entity
from vnparty_ner.corpus import AnnotatedArticle, format_article, parse_article
from vnparty_ner.errors import VnpartyError

FRONT = "---\nid: a\ntopic: kinh-te\ngenre: brief\nera: district\n---\n"


def test_marks_become_spans():
    article = parse_article(FRONT + "Ông [An](PERSON), [Bí thư](POSITION).\n")
    assert article.text == "Ông An, Bí thư."
    assert [e.key for e in article.entities] == [(4, 6, "PERSON"), (8, 14, "POSITION")]
    assert (article.id, article.topic, article.genre, article.era) == ("a", "kinh-te", "brief", "district")


def test_escapes_and_lone_closing_bracket():
    article = parse_article(FRONT + r"\[a\] \\ [b\]c](UNIT) d]")
    assert article.text == r"[a] \ b]c d]"
    assert article.entities[0].text == "b]c"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("một\nhai [ba](UNIT", r"f\.md:8:5: '\[ba\]\(UNIT' is not a whole mark"),
        ("[a](UNI)", r"f\.md:7:1: unknown label 'UNI'"),
        ("[a [b](UNIT)](DATE)", r"f\.md:7:1"),
        ("x [ b](UNIT)", r"f\.md:7:3: the mark ' b'"),
        ("[](UNIT)", r"f\.md:7:1: the mark ''"),
        ("[a\nb](UNIT)", r"f\.md:7:1"),
        ("a](UNIT)", r"f\.md:7:2"),
        (r"a \b", r"f\.md:7:3"),
    ],
)
def test_malformed_marks_are_reported_with_their_place(body, message):
    with pytest.raises(VnpartyError, match=message):
        parse_article(FRONT + body, "f.md")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("no front matter", "no front matter"),
        ("---\nid: a\n---\nx", "`topic` is missing"),
        ("---\nid: a\ntopic: kinh-te\nauthor: b\n---\nx", "unknown key 'author'"),
        ("---\nid: a\ntopic: sport\n---\nx", "unknown topic 'sport'"),
        ("---\nid: [\n---\nx", "not valid YAML"),
    ],
)
def test_bad_front_matter_is_explained(source, message):
    with pytest.raises(VnpartyError, match=message):
        parse_article(source)


def test_line_ends_are_kept_but_the_last_line_feed():
    assert parse_article(FRONT + "a\r\nb\r\n").text == "a\r\nb\r"


def test_empty_text_is_an_article():
    assert parse_article(FRONT).text == ""


def test_overlap_is_refused():
    with pytest.raises(VnpartyError, match="overlaps"):
        format_article(AnnotatedArticle("a", "abc", (Entity(0, 2, "UNIT", "ab"), Entity(1, 3, "UNIT", "bc"))))


TEXTS = st.text(alphabet=st.sampled_from("ab []()\\\n\r😀ệe\u0323UNIT-"), max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=5))
def test_round_trip(text, cuts):
    entities, reach = [], 0
    for start, length in sorted(cuts):
        surface = text[start : start + length]
        if start >= reach and surface and surface == surface.strip() and not set(surface) & set("\r\n"):
            entities.append(Entity(start, start + len(surface), "UNIT", surface))
            reach = start + len(surface)
    article = AnnotatedArticle("a", text, tuple(entities), "kinh-te", "brief", "district")
    assert parse_article(format_article(article)) == article
