"""The order of the house: imports point one way, and the package is light until it is used."""

import ast
import subprocess
import sys

import pytest

from vnparty_ner.resources import PACKAGE

ORDER = [
    {"errors", "labels", "resources"},
    {"files", "article"},
    {"config", "words", "iso"},
    {"tokens"},
    {"spans"},
    {"corpus"},
    {"facts"},
    {"runtime.folder"},
    {"model"},
    {"runtime"},
    {"predictor"},
    {"metrics", "render", "baselines"},
    {"report"},
    {"training"},
    {"cli"},
    {"evaluate"},
    {"__main__", "export", "predict", "train", "corpus.convert", "corpus.checks", "corpus.stats", "corpus.__main__"},
]
DOWNWARD = {("article", "vnparty_ner.facts"), ("article", "vnparty_ner.render.html")}
"""Imports against the order, inside a method: `Article.facts` hands over to the rules, `to_html` to the page."""
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}


def room(module):
    parts = module.removeprefix("vnparty_ner").lstrip(".").split(".")
    return ".".join(parts[:2]) if ".".join(parts[:2]) in LEVEL else parts[0]


def modules():
    return [p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py"]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_up_the_table(path):
    own = room(".".join(path.relative_to(PACKAGE).with_suffix("").parts))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vnparty_ner."):
            other = room(node.module)
            allowed = own.split(".")[0] == other.split(".")[0] or (own, node.module) in DOWNWARD
            assert allowed or LEVEL[other] < LEVEL[own], f"{path}:{node.lineno} imports {node.module}"


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        ("import vnparty_ner", ["torch", "transformers", "datasets", "onnxruntime", "tokenizers", "numpy", "jinja2"]),
        ("import vnparty_ner.predict", ["torch", "transformers", "datasets", "evaluate", "pyarrow", "jinja2"]),
        ("from vnparty_ner import Predictor", ["torch", "transformers", "datasets", "pyarrow"]),
    ],
)
def test_imports_are_light(statement, heavy):
    code = f"{statement}\nimport sys\nprint([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
