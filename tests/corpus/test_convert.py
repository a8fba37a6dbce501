import json
from xml.etree import ElementTree

import pytest

from vnparty_ner.corpus.__main__ import main
from vnparty_ner.corpus.formats import FORMATS
from vnparty_ner.labels import ENTITY_LABELS, TOPICS

TEXTS = {
    "một": "😀 Ông Nguyễn Văn An, Bí thư Huyện ủy Sông Lam,\r\nphát biểu ngày 3/5/2021.\n",
    "hai": "Kết luận số 12-KL/TU áp dụng cho 7.262 đảng viên.",
    "trống": "",
}


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    return folder


@pytest.fixture
def predictors(monkeypatch, noisy_predictor):
    """The models that were asked for; each is the noisy one."""
    asked = []
    monkeypatch.setattr("vnparty_ner.predictor.Predictor", lambda model: asked.append(model) or noisy_predictor)
    return asked


def test_there_and_back_again(data, tmp_path, capsys):
    export = tmp_path / "tasks.json"
    assert main(["convert", "--from", "markup", "--to", "label_studio", str(data / "test"), str(export)]) == 0
    assert (
        f"Converted 2 articles with 24 spans to {export} and {tmp_path / 'tasks-config.xml'}."
        in capsys.readouterr().out
    )
    assert main(["convert", "--from", "label_studio", "--to", "markup", str(export), str(tmp_path / "back")]) == 0
    assert FORMATS["markup"].read(tmp_path / "back") == FORMATS["markup"].read(data / "test")


def test_what_a_format_cannot_hold_is_said(data, tmp_path, capsys):
    path = tmp_path / "test.conll"
    assert main(["convert", "--from", "markup", "--to", "conll", str(data / "test"), str(path)]) == 0
    assert "Note: conll can't hold white space, except in the comment `# text`" in capsys.readouterr().out
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("# text")), encoding="utf-8")
    assert main(["convert", "--from", "conll", "--to", "doccano", str(path), str(tmp_path / "out.jsonl")]) == 0
    assert "Note: " in (said := capsys.readouterr().out) and "is rebuilt" in said


def test_own_labels_and_topics_come_into_the_labelling_config(tmp_path):
    row = {"text": "a b", "label": [[0, 1, "MÓN"], [2, 3, "NƠI"]], "topic": "ẩm-thực"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert (
        main(["convert", "--from", "doccano", "--to", "label_studio", str(tmp_path / "in.jsonl"), str(tmp_path / "t")])
        == 0
    )
    root = ElementTree.parse(tmp_path / "t-config.xml").getroot()
    assert [label.get("value") for label in root.find("Labels")] == ["MÓN", "NƠI"]
    assert [choice.get("value") for choice in root.find("Choices")] == ["ẩm-thực"]


def test_raw_text_becomes_tasks_to_annotate(raw, tmp_path):
    assert main(["convert", "--to", "label_studio", str(raw), str(tmp_path / "tasks.json")]) == 0
    tasks = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert {task["data"]["id"]: task["data"]["text"] for task in tasks} == TEXTS
    assert all(task["annotations"] == [] for task in tasks)


def test_predictions_for_label_studio(raw, tmp_path, predictors, noisy_predictor, capsys):
    path = tmp_path / "tasks.json"
    assert main(["convert", "--to", "label_studio", "--pre-annotate", "shipped", str(raw), str(path)]) == 0
    assert predictors == [None]
    tasks = {task["data"]["id"]: task for task in json.loads(path.read_text(encoding="utf-8"))}
    assert tasks["trống"]["predictions"] == []
    for name in ("một", "hai"):
        found = noisy_predictor(TEXTS[name])
        (prediction,) = tasks[name]["predictions"]
        *regions, topic = prediction["result"]
        values = [(r["value"]["start"], r["value"]["end"], r["value"]["labels"][0]) for r in regions]
        assert values == [e.key for e in found.entities] != []
        assert [r["score"] for r in regions] == [e.score for e in found.entities]
        assert topic["value"]["choices"] == [found.topic.label]
        assert topic["score"] == found.topic.scores[found.topic.label]
        assert prediction["model_version"] == "shipped"
        assert 0 < prediction["score"] <= 1
        assert tasks[name]["annotations"] == []
    root = ElementTree.parse(tmp_path / "tasks-config.xml").getroot()
    assert [label.get("value") for label in root.find("Labels")] == list(ENTITY_LABELS)
    assert [choice.get("value") for choice in root.find("Choices")] == list(TOPICS)
    assert main(["convert", "--from", "label_studio", "--to", "markup", str(path), str(tmp_path / "out")]) == 2
    assert "no task is annotated; submit some" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["brat", "conll", "doccano", "markup", "parquet"])
def test_predictions_for_the_other_formats(target, raw, tmp_path, predictors, noisy_predictor):
    assert main(["convert", "--to", target, "--pre-annotate", "runs/x", str(raw), str(tmp_path / "out")]) == 0
    assert predictors == ["runs/x"]
    for article in FORMATS[target].read(tmp_path / "out"):
        found = noisy_predictor(TEXTS[article.id])
        assert [(e.label, e.text) for e in article.entities] == [(e.label, e.text) for e in found.entities]
        assert article.topic == (found.topic.label if found.topic else "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "markup", "--to", "doccano", "--pre-annotate", "shipped", "raw", "out"], "marks raw text only"),
        (["--to", "doccano", "--pre-annotate", "./none", "raw", "out"], "no such model folder"),
        (["--to", "doccano", "none", "out"], r"no raw text (*.txt) in it"),
        (["--from", "label_studio", "--to", "markup", "raw/hai.txt", "out"], "not valid JSON"),
        (["--to", "doccano", "raw", "raw"], "can't be written"),
    ],
)
def test_mistakes_are_one_sentence_and_leave_nothing(arguments, message, raw, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["convert", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw"]
    assert len(list(raw.iterdir())) == len(TEXTS)


@pytest.mark.parametrize("arguments", [["--from", "word", "--to", "brat"], ["--to", "text"], []])
def test_unknown_formats_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["convert", *arguments, "in", "out"])
    assert stop.value.code == 2
    assert "choose from" in (said := capsys.readouterr().err) or "required" in said
