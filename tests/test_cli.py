"""Every command line: exit code, one sentence for bad input, no traceback."""

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest

from vnparty_ner import cli, evaluate, export, predict, train

from .conftest import ARTICLE


@pytest.fixture
def text_file(tmp_path, article):
    path = tmp_path / "bài báo.txt"
    path.write_text(article.text, encoding="utf-8")
    return path


def run(capsys, command, *arguments):
    code = command.main([str(a) for a in arguments])
    output = capsys.readouterr()
    assert "Traceback" not in output.err + output.out
    return code, output.out, output.err


def test_console_script(tmp_path, capsys):
    assert cli.main([]) == 2
    assert cli.main(["--help"]) == 0
    assert cli.main(["--version"]) == 0
    assert cli.main(["predct"]) == 2
    assert "'predct' is not a command" in capsys.readouterr().err
    assert cli.main(["predict", "x", "--model", str(tmp_path / "none")]) == 2


def test_module_runs_as_a_program(model_folder, text_file):
    done = subprocess.run(
        [sys.executable, "-m", "vnparty_ner.predict", "--model", model_folder, "--format", "jsonl", text_file],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["text"] == text_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "conll", "html"])
def test_predict_formats(capsys, model_folder, text_file, form):
    code, out, _ = run(capsys, predict, "--model", model_folder, "--format", form, text_file)
    assert code == 0
    if form == "json":
        assert json.loads(out)["entities"]
    if form == "conll":
        first, *lines = out.splitlines()
        assert first == f"# file = {text_file}"
        rows = [line.split("\t") for line in lines if line]
        assert all(len(row) == 2 for row in rows)
        assert "B-UNIT" in {tag for _, tag in rows}
    if form == "text":
        assert "UNIT" in out
        assert "topic:" in out
    if form == "html":
        assert out.startswith("<!doctype html>")
        assert out.count("<article") == 1
        assert f"<bdi>{text_file}</bdi>" in out


def test_predict_writes_tables_of_facts(capsys, tmp_path, model_folder, text_file):
    options = ("--model", model_folder, "--format", "jsonl", "--facts", tmp_path / "tables")
    code, out, _ = run(capsys, predict, *options, "--facts-format", "json", text_file, text_file)
    assert (code, out.count("\n")) == (0, 2)
    files = [tmp_path / "tables" / f"{kind}.json" for kind in ("documents", "holders", "figures")]
    rows = [row for file in files for row in json.loads(file.read_text("utf-8"))]
    assert {row["article"] for row in rows} <= {str(text_file)}
    before = (tmp_path / "tables" / "figures.json").read_bytes()
    run(capsys, predict, *options, "--facts-format", "json", tmp_path / "missing.txt")
    assert (tmp_path / "tables" / "figures.json").read_bytes() == before


def test_predict_standard_input(model_folder, article):
    done = subprocess.run(
        [sys.executable, "-m", "vnparty_ner.predict", "--model", model_folder, "--format", "json", "-"],
        input=article.text.encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["text"] == article.text


def test_one_bad_file_does_not_stop_the_others(capsys, tmp_path, model_folder, text_file):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    out_file = tmp_path / "out.jsonl"
    code, _, err = run(
        capsys,
        predict,
        *("--model", model_folder, "--format", "jsonl", "-o", out_file),
        *(tmp_path / "bad.txt", tmp_path / "missing.txt", text_file),
    )
    assert code == 2
    assert len(out_file.read_text(encoding="utf-8").splitlines()) == 1
    assert "bad.txt: not UTF-8" in err
    assert "missing.txt: can't be read" in err


def test_empty_file_is_an_article(capsys, tmp_path, model_folder):
    (tmp_path / "empty.txt").touch()
    code, out, _ = run(capsys, predict, "--model", model_folder, "--format", "json", tmp_path / "empty.txt")
    assert code == 0
    assert json.loads(out) == {"file": str(tmp_path / "empty.txt"), "text": "", "topic": None, "entities": []}


def test_text_is_not_wrapped_in_a_file(capsys, tmp_path, model_folder, text_file):
    run(capsys, predict, "--model", model_folder, "-o", tmp_path / "out.txt", text_file)
    assert text_file.read_text(encoding="utf-8") in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_output_is_utf8_whatever_the_console_says(model_folder, text_file):
    done = subprocess.run(
        [sys.executable, "-m", "vnparty_ner.predict", "--model", model_folder, "--format", "json", text_file],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert json.loads(done.stdout.decode("utf-8"))["text"]


def test_gold_of_another_kind_is_refused(capsys, tmp_path, model_folder):
    article = "---\nid: a\ntopic: sport\n---\n[Sông Lam](CLUB) họp [ngày 3/5](DATE).\n"
    (tmp_path / "a.md").write_text(article, encoding="utf-8")
    code, _, err = run(capsys, evaluate, "--model", model_folder, "--data", tmp_path)
    assert code == 2
    assert "unknown label 'CLUB'; the model knows UNIT" in err


def test_nothing_read_leaves_the_old_output(capsys, tmp_path, model_folder):
    (tmp_path / "out.json").write_text("old")
    options = ("--model", model_folder, "--format", "json", "-o", tmp_path / "out.json")
    code, _, _ = run(capsys, predict, *options, tmp_path / "missing.txt")
    assert code == 2
    assert (tmp_path / "out.json").read_text() == "old"


def test_several_files_as_json_are_a_list(capsys, model_folder, text_file):
    _, out, _ = run(capsys, predict, "--model", model_folder, "--format", "json", text_file, text_file)
    assert len(json.loads(out)) == 2


def test_evaluate_writes_a_report(capsys, tmp_path, data, model_folder):
    code, out, _ = run(
        capsys, evaluate, "--model", model_folder, "--data", data / "test", "--report", tmp_path / "report"
    )
    assert code == 0
    assert "core four" in out
    (section,) = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))["sections"]
    assert section["articles"] == 2
    assert section["columns"][0]["spans"]["core"]["gold"] == 18
    assert "Headline" in (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    assert "</html>" in (tmp_path / "report" / "report.html").read_text(encoding="utf-8")


def test_evaluate_several_sets_beside_baselines(capsys, tmp_path, data, model_folder, article):
    """Real text stands first; stand-off gold without its texts is left out and named."""
    (tmp_path / "gold").mkdir()
    spans = [[e.start, e.end, e.label] for e in article.entities]
    sha256 = hashlib.sha256(article.text.encode()).hexdigest()
    gold = {"id": "a", "sha256": sha256, "topic": "kinh-te", "entities": spans}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(article.text.encode())
    sets = ("--model", model_folder, "--data", data / "test", "--data", tmp_path / "gold", "--train", data / "train")
    code, out, _ = run(capsys, evaluate, *sets)
    assert code == 0
    assert "Not scored for want of --texts" in out
    code, out, _ = run(capsys, evaluate, *sets, "--texts", tmp_path, "--baselines", "--report", tmp_path / "report")
    assert code == 0
    assert out.count("TF-IDF") == 2
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    assert [section["name"] for section in report["sections"]] == [str(tmp_path / "gold"), str(data / "test")]
    assert [column["name"] for column in report["sections"][0]["columns"]] == ["model", evaluate.BASELINE]
    assert "Not scored" not in out


def test_train_from_the_command_line(capsys, tmp_path, data):
    code, out, _ = run(
        capsys,
        train,
        *("--config", "configs/tiny.yaml", "--data", data, "--output", tmp_path / "m", "--epochs", "1"),
    )
    assert code == 0
    assert "Training on 8 articles" in out
    assert "core four" in out
    assert (tmp_path / "m" / "config.json").is_file()


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        (train, ["--lerning-rate", "1"], "did you mean 'learning_rate'"),
        (train, ["--config", "none.yaml"], "none.yaml: can't be read"),
        (train, ["--config", "configs/tiny.yaml", "--data", "{tmp}/none"], "no such folder"),
        (train, ["--encoder", "./nowhere", "--output", "{tmp}/x"], "no such encoder folder"),
        (evaluate, ["--data", "{tmp}/none"], "--data takes one of"),
        (evaluate, ["--data", "{seeds}"], "name their folder with --texts"),
        (evaluate, ["--data", "{seeds}", "--texts", "{tmp}"], "the text of"),
        (evaluate, ["--report", "{tmp}", "--against", "{tmp}/none.json"], "none.json: can't be read"),
        (predict, ["x", "--model", "{tmp}/none"], "no such model folder"),
        (predict, ["x", "--model", "{tmp}"], "config.json is missing"),
        (predict, ["x", "--engine", "cuda", "--model", "{model}"], "not an engine"),
        (export, ["--model", "{tmp}/none"], "no such model folder"),
    ],
)
def test_bad_input_gives_one_sentence_and_code_2(capsys, tmp_path, model_folder, command, arguments, message):
    from vnparty_ner.resources import CHECKOUT

    places = {"tmp": tmp_path, "model": model_folder, "seeds": CHECKOUT / "seeds"}
    code, _, err = run(capsys, command, *[a.format(**places) for a in arguments])
    assert code == 2
    assert message in err
    assert err.count("Error:") == 1


def test_corrupt_model_folder(capsys, tmp_path, model_folder, text_file):
    folder = tmp_path / "model"
    shutil.copytree(model_folder, folder)
    (folder / "config.json").write_text("{")
    code, _, err = run(capsys, predict, "--model", folder, text_file)
    assert code == 2
    assert "not the config of a vnparty_ner model" in err


def test_malformed_article_is_reported_with_its_place(capsys, tmp_path, data):
    folder = tmp_path / "data"
    shutil.copytree(data, folder)
    bad = ARTICLE.format(id="bad", topic="kinh-te").replace("(PERSON)", "(PERSON", 1)
    (folder / "train" / "bad.md").write_text(bad, encoding="utf-8")
    code, _, err = run(capsys, train, "--config", "configs/tiny.yaml", "--data", folder, "--output", tmp_path / "out")
    assert code == 2
    assert "bad.md:9:38:" in err
