"""The page and the fragment, read back with the standard library's parser as a browser would."""

import re
from html.parser import HTMLParser

import pytest

from vnparty_ner.article import Abbreviation, Article, DateFact, Entity, Facts, Interval, Topic
from vnparty_ner.render.html import PALETTE, article_fragment, article_page, articles_page, cut_text

VOID = {"meta", "input", "br"}
DAY = Interval("2021-05-03", "2021-05-03")


class Page(HTMLParser):
    """What stands in the text, and the attributes of what the tests look at."""

    def __init__(self, source):
        super().__init__()
        self.open, self.texts, self.tags = [], {"text": "", "legend": "", "style": "", "script": ""}, []
        self.marks, self.parts, self.rows, self.boxes = [], [], [], []
        self.feed(source)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert not any(name.startswith("on") for name in attrs), "no inline handler"
        self.tags.append(tag)
        classes = (attrs.get("class") or "").split()
        if tag not in VOID:
            self.open.append((tag, classes))
        if tag == "mark":
            self.marks.append({**attrs, "content": ""})
        if "vnp-part" in classes:
            self.parts.append(attrs["data-at"])
        if "data-evidence" in attrs:
            self.rows.append(attrs["data-evidence"])
        if tag == "input":
            self.boxes.append(attrs["value"])

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        where = {name for _, classes in self.open for name in classes} | {tag for tag, _ in self.open}
        for name in self.texts:
            if name in where or f"vnp-{name}" in where:
                self.texts[name] += data
        if "mark" in where:
            self.marks[-1]["content"] += data


def make(text, *spans, topic=None, **records):
    """An article with entities (start, end, label) and these facts."""
    entities = tuple(Entity(start, end, label, text[start:end], 0.5) for start, end, label in spans)
    article = Article(text, entities, topic)
    vars(article)["facts"] = Facts(**records)
    return article


def date(text, *spans):
    return DateFact(text=text, interval=DAY, spans=spans, score=0.25, rule="by-hand")


UGLY = {
    "empty": "",
    "spaces": "  \n\t\u00a0 ",
    "NFD": "Huye\u0323\u0302n u\u0309y Sông Lam",
    "emoji": "Huyện 👨‍👩‍👧 ủy 😀",
    "markup": "<script>alert(1)</script></div> &amp; \"'{{ 1 }}{% x %}",
    "right to left": "a \u202eb\u202c \u200f c \u0627\u0644",
    "one line": "Huyện ủy " * 1200,
}


@pytest.mark.parametrize("text", UGLY.values(), ids=UGLY.keys())
def test_text_is_whole(text):
    middle = len(text) // 2
    spans = [(0, middle, "UNIT"), (middle, len(text), "<b>")] if middle else []
    page = Page(article_page(make(text, *spans), title=text))
    assert page.texts["text"] == text
    assert [mark["content"] for mark in page.marks] == [text[start:end] for start, end, _ in spans]
    assert page.tags.count("script") == 1
    assert Page(article_fragment(make(text, *spans))).texts["text"] == text


def test_markup_is_only_in_the_template():
    hostile = "<script>\"'</style>"
    article = make(
        f"{hostile} a",
        (0, len(hostile), hostile),
        topic=Topic(hostile, {hostile: 1.0}),
        abbreviations=(Abbreviation(short=hostile, long=hostile, spans=((0, 3),), score=1.0, rule=hostile),),
    )
    for source in (article_page(article, hostile), article_fragment(article)):
        page = Page(source)
        assert page.tags.count("script") == page.tags.count("style") == 1
        assert page.marks[0]["data-label"] == page.boxes[0] == hostile


def test_what_no_file_can_hold_is_replaced():
    article = make("a\x00b\ud800c\x1b[0m\x9f", (2, 4, "L\udfff"))
    page = article_page(article, "\x00\udc00")
    assert Page(page.encode("utf-8").decode("utf-8")).texts["text"] == "a\ufffdb\ufffdc\ufffd[0m\ufffd"


def test_all_line_ends_break_the_line():
    assert Page(article_page(make("a\r\nb\rc\x0cd\u2028e\nf"))).texts["text"] == "a\nb\nc\nd\ne\nf"


def test_entities_stand_once_and_in_order():
    text = "Ông An, Bí thư Huyện ủy"
    page = Page(article_page(make(text, (4, 6, "PERSON"), (8, 14, "POSITION"), (15, 23, "UNIT"))))
    assert [(mark["data-at"], mark["data-label"], mark["content"]) for mark in page.marks] == [
        ("4-6", "PERSON", "An"),
        ("8-14", "POSITION", "Bí thư"),
        ("15-23", "UNIT", "Huyện ủy"),
    ]
    assert page.marks[2]["data-caption"] == "Đơn vị"
    assert page.marks[2]["title"] == "Đơn vị (UNIT), độ tin cậy 0,5000"


def test_evidence_is_found_in_the_text():
    text = "😀 ngày 3/5/2021, UBND huyện, UBND xã"
    short = Abbreviation(short="UBND", long="Ủy ban nhân dân", spans=((17, 21), (29, 33)), score=1.0, rule="common")
    article = make(text, (2, 15, "DATE"), (17, 27, "UNIT"), dates=(date("x", (2, 15)),), abbreviations=(short,))
    page = Page(article_page(article))
    assert page.rows == ["2-15", "17-21 29-33"]
    assert "2-15" in [mark["data-at"] for mark in page.marks], "an entity answers for itself"
    assert page.parts == ["17-21", "29-33"], "evidence inside and outside of entities has its own elements"
    assert page.texts["text"] == text


def test_overlapping_evidence_is_cut_at_every_end():
    cut = list(cut_text("abcdef", (), {(0, 4), (2, 5)}))
    assert [[(piece.text, piece.loose) for piece in pieces] for _, pieces in cut] == [
        [("ab", True), ("cd", True), ("e", True), ("f", False)]
    ]


def test_evidence_across_entities_is_cut_at_them():
    entity = Entity(2, 4, "X", "cd")
    cut = list(cut_text("abcdef", (entity,), {(1, 5)}))
    assert [(own, [(piece.text, piece.loose) for piece in pieces]) for own, pieces in cut] == [
        (None, [("a", False), ("b", True)]),
        (entity, [("cd", True)]),
        (None, [("e", True), ("f", False)]),
    ]


def test_legend_counts_what_occurs():
    page = Page(article_page(make("a b c d", (0, 1, "ZOO"), (2, 3, "DATE"), (4, 5, "CLUB"), (6, 7, "DATE"))))
    assert page.boxes == ["DATE", "CLUB", "ZOO"]
    assert page.texts["legend"].split() == ["Ngày", "tháng", "2", "CLUB", "1", "ZOO", "1"]


def test_own_labels_get_colours_that_no_known_label_has():
    text = "abcdefgh"
    names = ["UNIT", "DATE", *"ABCDEF"]
    page = Page(article_page(make(text, *((i, i + 1, name) for i, name in enumerate(names)))))
    colours = [mark["class"].split()[1].removeprefix("vnp-") for mark in page.marks]
    assert colours[:2] == ["blue", "orange"]
    assert sorted(colours) == sorted(PALETTE), "eight labels have eight colours"


def test_many_own_labels_share_colours():
    page = Page(article_page(make("a" * 20, *((i, i + 1, f"L{i:02}") for i in range(20)))))
    assert {mark["class"].split()[1].removeprefix("vnp-") for mark in page.marks} == set(PALETTE)


def test_topics_and_empty_tables():
    page = article_page(make("a", topic=Topic("kinh-te", {"kinh-te": 0.75, "sport": 0.25})))
    assert "Kinh tế, nông thôn mới, đầu tư" in page
    assert re.findall(r"width:([\d.]+)%", page) == ["75.0", "25.0"]
    assert "<table" not in page
    assert "<details" not in article_page(make("a")), "no topic, no facts: nothing stands beside the text"


def test_several_articles_have_contents():
    source = articles_page([("a.txt", make("a", (0, 1, "ZOO"))), ("", make("b", (0, 1, "CLUB")))])
    page = Page(source)
    assert re.findall(r'href="#([^"]+)"', source) == re.findall(r' id="([^"]+)"', source) == ["bai-1", "bai-2"]
    assert page.tags.count("h1") == 1
    first, second = (mark["class"] for mark in page.marks)
    assert first != second, "a label has one colour on the whole page"


def test_no_articles():
    assert Page(articles_page([])).texts["text"] == ""


def test_page_needs_no_network():
    page = article_page(make("a", (0, 1, "UNIT"), dates=(date("a", (0, 1)),)))
    assert '<html lang="vi">' in page
    assert not re.search(r"https?:|//\w|@import|url\(|src=", page)


def selectors(style):
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    return [
        selector.strip()
        for group in re.findall(r"([^{};]+)\{", style)
        if not group.strip().startswith("@")
        for selector in group.split(",")
    ]


def test_fragment_styles_only_itself():
    source = article_fragment(make("a", (0, 1, "UNIT")))
    found = selectors(Page(source).texts["style"])
    assert len(found) > 40
    assert [selector for selector in found if not selector.startswith(".vnp")] == []
    assert not re.search(r"@(?!media|container)\w+", Page(source).texts["style"])
    assert ' id="' not in source, "two fragments in a notebook would share it"


def test_every_colour_has_a_style():
    style = Page(article_fragment(make("a"))).texts["style"]
    assert [colour for colour in PALETTE if f".vnp-{colour} " not in style] == []


def test_article_hands_over():
    article = make("Huyện ủy", (0, 8, "UNIT"))
    assert article.to_html("tên") == article_page(article, "tên")
    assert article._repr_html_() == article_fragment(article)


def test_one_megabyte_on_one_line():
    text = "Huyện ủy họp. " * 75_000
    entities = [(start, start + 8, "UNIT") for start in range(0, len(text), 1400)]
    page = Page(article_page(make(text, *entities)))
    assert page.texts["text"] == text
    assert len(page.marks) == len(entities)
