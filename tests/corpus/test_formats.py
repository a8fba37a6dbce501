import builtins
import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnparty_ner.article import Entity
from vnparty_ner.corpus import AnnotatedArticle
from vnparty_ner.corpus.articles import load_articles
from vnparty_ner.corpus.formats import FORMATS, label_studio
from vnparty_ner.corpus.formats.utf16 import code_points, utf16_offsets
from vnparty_ner.errors import VnpartyError
from vnparty_ner.resources import articles_folder
from vnparty_ner.words import cut_syllables

WRITABLE = sorted(name for name, kind in FORMATS.items() if kind.write)
EMOJI = "😀 Huyện ủy\r\nSông 👩‍🚒 Lam"
"""The label UNIT is on `Sông 👩‍🚒 Lam`: code points 12–24, UTF-16 code units 13–27."""


def as_held(name, article):
    """The article as a format holds it: brat has line feeds only."""
    if name != "brat":
        return article
    text = article.text.replace("\r\n", "\n").replace("\r", "\n")
    moved = [article.text.count("\r\n", 0, e.start) for e in article.entities]
    entities = [replace(e, start=e.start - m, end=e.end - m) for e, m in zip(article.entities, moved, strict=True)]
    return replace(article, text=text, entities=tuple(entities))


def round_trip(name, articles, folder):
    path = folder / name
    FORMATS[name].write(articles, path)
    return sorted(FORMATS[name].read(path), key=lambda a: a.id)


AWKWARD = "ab []()\\\"'\n\r\t😀👩🚒ệe\u0323\u0302-_,.#7\ufeff\u200b\u200d\xa0\u2028\x0b\x1c\x85"
CHARACTERS = st.one_of(st.sampled_from([*AWKWARD, "\r\n"]), st.characters(codec="utf-8"))


@st.composite
def made_articles(draw):
    """Articles with spans anywhere that the house's rules allow, inside a syllable and on punctuation too."""
    articles = []
    for number in range(draw(st.integers(1, 3))):
        text = "".join(draw(st.lists(CHARACTERS, max_size=40)))
        entities, reach = [], 0
        for start, length in sorted(draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=6))):
            surface = text[start : start + length]
            if start >= reach and surface and surface == surface.strip() and len(surface.splitlines()) == 1:
                label = draw(st.sampled_from(["UNIT", "DATE", "Đơn-vị"]))
                entities.append(Entity(start, start + len(surface), label, surface))
                reach = start + len(surface)
        articles.append(AnnotatedArticle(f"bài-{number}", text, tuple(entities), "kinh-te", "brief", "district"))
    return articles


@pytest.mark.parametrize("name", WRITABLE)
@settings(deadline=None, max_examples=60)
@given(articles=made_articles())
def test_made_articles_round_trip(name, articles):
    with TemporaryDirectory() as folder:
        assert round_trip(name, articles, Path(folder)) == [as_held(name, article) for article in articles]


@pytest.mark.parametrize("name", WRITABLE)
def test_first_character_may_be_a_byte_order_mark(name, tmp_path):
    article = AnnotatedArticle("a", "\ufeffHuyện ủy", (Entity(1, 9, "UNIT", "Huyện ủy"),), "x")
    assert round_trip(name, [article], tmp_path) == [article]


@pytest.fixture(scope="module")
def shipped():
    return sorted(load_articles(articles_folder() / "validation"), key=lambda a: a.id)


@pytest.mark.parametrize("name", WRITABLE)
def test_shipped_articles_round_trip(name, shipped, tmp_path):
    assert round_trip(name, shipped, tmp_path) == [as_held(name, article) for article in shipped]


@pytest.mark.parametrize("name", sorted(set(WRITABLE) - {"label_studio"}))
def test_article_without_topic_or_spans_stays(name, tmp_path):
    article = AnnotatedArticle("a", "Không có gì.", ())
    assert round_trip(name, [article], tmp_path) == [article]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_utf16_offsets_agree_with_the_encoder(form):
    text = unicodedata.normalize(form, EMOJI)
    for point, unit in enumerate(utf16_offsets(text)):
        assert unit == len(text[:point].encode("utf-16-le")) // 2
        assert code_points(text)[unit] == point
    assert 1 not in code_points(EMOJI)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_missing_input_is_explained(name, tmp_path):
    with pytest.raises(VnpartyError, match="none"):
        FORMATS[name].read(tmp_path / "none")


def tasks(text, results, **more):
    return json.dumps([{"id": 7, "data": {"text": text}, "annotations": [{"result": results}], **more}])


def region(start, end, surface=None, labels=("UNIT",)):
    value = {"start": start, "end": end, "labels": list(labels)} | ({} if surface is None else {"text": surface})
    return {"id": "x", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


@pytest.mark.parametrize(
    ("start", "end", "surface"),
    [(12, 24, "Sông 👩‍🚒 Lam"), (12, 24, None), (13, 27, "Sông 👩‍🚒 Lam"), (11, 24, "\\nSông 👩‍🚒 Lam")],
    ids=["code points", "no text", "old version in UTF-16", "line end taken along"],
)
def test_label_studio_offsets(tmp_path, start, end, surface):
    path = tmp_path / "export.json"
    path.write_text(tasks(EMOJI, [region(start, end, surface)]), encoding="utf-8")
    (article,) = FORMATS["label_studio"].read(path)
    assert [(e.start, e.end, e.text) for e in article.entities] == [(12, 24, "Sông 👩‍🚒 Lam")]
    assert (article.id, article.text) == ("7", EMOJI)


def test_label_studio_takes_the_first_annotation_that_was_not_cancelled(tmp_path):
    choice = {"type": "choices", "value": {"choices": ["dan-van"]}}
    annotations = [
        {"was_cancelled": True, "result": [region(0, 1)]},
        {"was_cancelled": False, "result": [region(2, 7), choice, {"type": "relation", "from_id": "x"}]},
        {"result": []},
    ]
    export = [
        {"id": 1, "data": {"text": "a Huyện", "topic": "kinh-te", "id": "b"}, "annotations": annotations},
        {"id": 2, "data": {"text": "c"}, "annotations": [], "predictions": [{"result": [region(0, 1)]}]},
    ]
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export), encoding="utf-8")
    with pytest.warns(UserWarning, match="1 tasks without annotation left out"):
        (article,) = FORMATS["label_studio"].read(path)
    assert (article.id, article.topic, [e.key for e in article.entities]) == ("b", "dan-van", [(2, 7, "UNIT")])


def test_labelling_config_is_xml_with_the_names_that_the_tasks_use():
    root = ElementTree.fromstring(label_studio.labelling_config(["UNIT", 'A"<&'], ["kinh-te"]))
    assert [label.get("value") for label in root.find("Labels")] == ["UNIT", 'A"<&']
    assert [choice.get("value") for choice in root.find("Choices")] == ["kinh-te"]
    assert (
        {root.find(tag).get("toName") for tag in ("Labels", "Choices")} == {root.find("Text").get("name")} == {"text"}
    )
    assert ElementTree.fromstring(label_studio.labelling_config(["UNIT"], [])).find("Choices") is None


def test_doccano_counts_as_browsers_do(tmp_path):
    path = tmp_path / "export.jsonl"
    FORMATS["doccano"].write([AnnotatedArticle("a", EMOJI, (Entity(12, 24, "UNIT", EMOJI[12:24]),))], path)
    assert json.loads(path.read_text(encoding="utf-8"))["label"] == [[13, 27, "UNIT"]]


def test_doccano_projects_of_other_kinds(tmp_path):
    path = tmp_path / "export.jsonl"
    span = {"id": 4, "label": "UNIT", "start_offset": 1, "end_offset": 9}
    path.write_text(json.dumps({"text": " Huyện ủy", "entities": [span], "cats": ["dan-van"]}) + "\n\n")
    (article,) = FORMATS["doccano"].read(path)
    assert (article.id, article.topic, article.entities[0].text) == ("export-1", "dan-van", "Huyện ủy")


@pytest.mark.parametrize(("start", "surface"), [(5, "ủy b"), (6, "ủy b")], ids=["a line end is one", "two"])
def test_brat_line_ends_are_found_out_by_the_surfaces(tmp_path, start, surface):
    (tmp_path / "a.txt").write_bytes("Tỉnh\r\nủy b".encode())
    (tmp_path / "a.ann").write_text(
        f"T1\tUNIT {start} {start + 4}\t{surface}\nR1\tOf Arg1:T1 Arg2:T1\t\n", encoding="utf-8"
    )
    (article,) = FORMATS["brat"].read(tmp_path)
    assert article.entities[0].text == "ủy b"


def test_conll_of_other_tools_is_rebuilt_and_keeps_its_spans(tmp_path):
    path = tmp_path / "other.conll"
    path.write_text(
        "Ông O\nAn I-PERSON\n, O\n“ O\nBí B-POSITION\nthư I-POSITION\n” O\n( O\n95 B-NUMBER\n% I-NUMBER\n) O\n\n\n"
        "Huyện\tNN\tB-UNIT\nủy\tNN\tI-UNIT\nxã\tNN\tB-UNIT\n.\tCH\tO\n",
        encoding="utf-8",
    )
    with pytest.warns(UserWarning, match="white space of the articles is rebuilt"):
        (article,) = FORMATS["conll"].read(path)
    assert article.text == "Ông An, “Bí thư” (95%)\n\nHuyện ủy xã."
    assert [e.text for e in article.entities] == ["An", "Bí thư", "95%", "Huyện ủy", "xã"]


@pytest.mark.parametrize("split", ["validation"])
def test_conll_without_its_texts_keeps_every_span_as_syllables(split, shipped, tmp_path):
    def spans(article):
        whole = cut_syllables(article.text)
        cuts = list(zip(whole.starts.tolist(), whole.ends.tolist(), strict=True))
        return [
            (e.label, [article.text[s:t] for s, t in cuts if e.start <= s and t <= e.end]) for e in article.entities
        ]

    path = tmp_path / "all.conll"
    FORMATS["conll"].write(shipped, path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("# text")), encoding="utf-8")
    with pytest.warns(UserWarning):
        rebuilt = FORMATS["conll"].read(path)
    assert [(a.id, a.topic, spans(a)) for a in rebuilt] == [(a.id, a.topic, spans(a)) for a in shipped]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("label_studio", '[{"data"\n: }]', r"f:2:3: not valid JSON"),
        ("label_studio", "{}", "f: not a list of tasks"),
        ("label_studio", '[{"data": {}}]', r"task 1 is not one of Label Studio \(KeyError\('annotations'\)\)"),
        ("label_studio", "[7]", "task 1 is not one of Label Studio"),
        ("label_studio", '[{"data": {"text": "a"}, "annotations": []}]', "no task is annotated"),
        ("label_studio", tasks("a b", [region(0, 9)]), r"task 1: article '7': the span 0–9 leaves the text"),
        ("label_studio", tasks("a b", [region(0, 3), region(2, 3)]), r"article '7': 'b' overlaps 'a b'"),
        ("label_studio", tasks("a b", [region(0, 3, labels=["X", "Y"])]), r"article '7': 'a b' overlaps 'a b'"),
        ("label_studio", tasks("a\nb", [region(0, 3)]), r"article '7': the span 'a\\nb' is empty or crosses a line"),
        ("label_studio", tasks("a b", [region(1, 2)]), r"the span '' is empty"),
        ("label_studio", tasks("a b", [region(0, 1, labels=["the unit"])]), r"'the unit' is not one word"),
        ("label_studio", tasks("\ud83d", []), "not Unicode"),
        ("doccano", '{"text": "a"}\n{"text"', r"f:2: not a line of doccano's JSONL"),
        ("doccano", '{"text": "a"}\n{"data": "a"}', r"f:2: not a line of doccano's JSONL"),
        ("doccano", '{"text": "😀a", "label": [[1, 2, "UNIT"]]}', r"f:1: the span 1–2 leaves the text or cuts"),
        (
            "doccano",
            '{"id": 3, "text": "abc", "label": [[0, 2, "A"], [1, 3, "B"]]}',
            r"f:1: article '3': 'bc' overlaps",
        ),
        ("doccano", "\n", "no article in it"),
        ("conll", "# id = a\nb\tB-UNIT\nc\n", r"f:3: not a token, a tab, and O"),
        ("conll", "b\tUNIT\n", r"f:1: not a token"),
        ("conll", '# id = a\n# text = "b d"\nb\tO\nc\tO\n', r"f:4: 'c' is not what follows"),
        ("conll", '# id = a\n# text = "b d"\nb\tO\n', "article 'a': its rows end before"),
        ("conll", "# id = a\n# text = b\nb\tO\n", "not a JSON string"),
        ("conll", "\n", "no article in it"),
        ("parquet", "PAR1", "not a Parquet file with id, text"),
    ],
)
def test_bad_files_are_explained(name, content, message, tmp_path):
    path = tmp_path / "f"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VnpartyError, match=message):
        FORMATS[name].read(path)


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ("T1\tUNIT 0 5;7 8\tHuyện x\n", r"a\.ann:1: not one whole span"),
        ("\nT1\tUNIT 0 4\tHuyện\n", r"a\.ann:2: the span's text is not what stands there in a\.txt"),
        ("T1\tUNIT 0 5\tHuyện\nT2\tDATE 4 8\tn ủy\n", "article 'a': 'n ủy' overlaps 'Huyện'"),
        ("#1\tAnnotatorNotes DOCUMENT\t{topic}\n", r"a\.ann:1: the note on the document is not valid JSON"),
    ],
)
def test_bad_brat_annotation_is_explained(annotation, message, tmp_path):
    (tmp_path / "a.txt").write_text("Huyện ủy", encoding="utf-8")
    (tmp_path / "a.ann").write_text(annotation, encoding="utf-8")
    with pytest.raises(VnpartyError, match=message):
        FORMATS["brat"].read(tmp_path)


@pytest.mark.parametrize("name", WRITABLE)
def test_labels_are_checked_where_they_are_given(name, tmp_path):
    FORMATS[name].write([AnnotatedArticle("a", "b", (Entity(0, 1, "ĐƠN_VỊ", "b"),), "x")], tmp_path / "out")
    assert FORMATS[name].read(tmp_path / "out")[0].entities[0].label == "ĐƠN_VỊ"
    with pytest.raises(VnpartyError, match="unknown label 'ĐƠN_VỊ'; known are UNIT"):
        FORMATS[name].read(tmp_path / "out", ["UNIT"])


@pytest.mark.parametrize("name", ["brat", "markup"])
@pytest.mark.parametrize(("ids", "message"), [(["../a"], "can't be a file name"), (["a", "a"], "two articles")])
def test_nothing_is_written_for_ids_that_are_no_file_names(name, ids, message, tmp_path):
    with pytest.raises(VnpartyError, match=message):
        FORMATS[name].write([AnnotatedArticle(one, "b", (), "x") for one in ids], tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch, tmp_path):
    def without(name, *rest, own=builtins.__import__):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return own(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(VnpartyError, match=r'pip install "vnparty-ner\[parquet\]"'):
        FORMATS["parquet"].write([], tmp_path / "a.parquet")


def test_parquet_has_the_columns_of_the_dataset(tmp_path):
    from pyarrow import parquet

    FORMATS["parquet"].write([AnnotatedArticle("a", "b", (Entity(0, 1, "UNIT", "b"),))], tmp_path / "a.parquet")
    assert parquet.read_table(tmp_path / "a.parquet").to_pylist() == [
        {
            "id": "a",
            "text": "b",
            "topic": "",
            "genre": "",
            "era": "",
            "entities": [{"start": 0, "end": 1, "label": "UNIT", "text": "b"}],
        }
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["a.parquet"]
