import argparse
from dataclasses import replace

import pytest

from vnparty_ner.corpus import load_splits, parse_article, unseen
from vnparty_ner.corpus.boundaries import check_spans
from vnparty_ner.corpus.checks import add_check_arguments, check, run_check
from vnparty_ner.corpus.consistency import check_labels, check_often_unmarked, check_unmarked
from vnparty_ner.corpus.digits import check_digits
from vnparty_ner.corpus.findings import Accepted, load_accepted, source_position, without_accepted
from vnparty_ner.corpus.gazetteer import load_gazetteer
from vnparty_ner.corpus.leakage import check_copies, check_leaks, held_out_surfaces
from vnparty_ner.corpus.unseen import check_augmentation
from vnparty_ner.errors import VnpartyError

from ..conftest import write_articles

CLEAN = """TIN TỔNG HỢP

(7h30, thứ Ba) Sáng [12/5](DATE), ông [Lò Văn Sáng](PERSON), nguyên [Bí thư](POSITION) [Huyện ủy Sông Lam](UNIT),
[82 tuổi](NUMBER), trao [2,5 tỷ đồng](NUMBER) theo [Nghị quyết số 18-NQ/TU](DOCUMENT) [ngày 3/4/2021](DATE)
của [Tỉnh ủy](UNIT), nhiệm kỳ [2020-2025](DATE).
Kỳ họp thứ 17, khóa 10 nêu tiêu chí số 5; từ quốc lộ 6 đi [15 km](NUMBER),
đến [tháng Giêng](DATE) hoặc [quý IV](DATE) thì xong.
[Đại biểu](POSITION) [HĐND tỉnh](UNIT) bàn Đề án 06, Điều 5, khoản 2; Đảng ủy các xã đã có máy tính 4.0.

1. [Đảng ủy](UNIT) họp
Ảnh 2 - Bà con xem hội. Xe biển số 24C-012.34. Tòa soạn: 48 đường 30/4. ĐT: 0205.3810.xxx - Fax: (0205) 3810 114
Giấy phép số 88/GP-BTTTT | Trang 1 2 3 ... 14"""


def article(body, name="a"):
    return parse_article(f"---\nid: {name}\ntopic: kinh-te\ngenre: brief\nera: district\n---\n{body}\n")


def kinds(findings):
    return {finding.kind for finding in findings}


def splits(train, validation, test=""):
    bodies = {"train": train, "validation": validation, "test": test}
    return {split: [article(body, f"{split}-1")] for split, body in bodies.items()}


def test_nothing_is_found_in_a_clean_article():
    assert check(splits(CLEAN, "[An Khê Thượng](UNIT) họp", "Ông [Hùng](PERSON)")) == []


@pytest.mark.parametrize(
    ("body", "kind", "severity"),
    [
        ("[ông Lò Văn Sáng](PERSON)", "honorific", "error"),
        ("[Đ/c Lò Văn Sáng](PERSON)", "honorific", "error"),
        ("[Anh Lộc](PERSON)", "honorific", "warning"),
        ("[Lò Văn Sáng,](PERSON)", "span", "error"),
        ("Lò Văn S[áng](PERSON)", "span", "error"),
        ("[Kế hoạch 27 ngày 3/4](DOCUMENT)", "document-date", "error"),
        ("[Kế hoạch 27 của Huyện ủy](DOCUMENT)", "document-issuer", "warning"),
        ("[Nghị quyết Đại hội XIII của Đảng](DOCUMENT)", "document-issuer", "error"),
        ("[Nghị quyết Đại hội XIII, nhiệm kỳ 2020-2025](DOCUMENT)", "document-term", "error"),
        ("[các Kết luận 21, 22](DOCUMENT)", "document-plural", "error"),
        ("[Kế hoạch](DOCUMENT)", "document-bare", "error"),
        ("[từ năm 2020](DATE)", "date-edge", "error"),
        ("[giai đoạn 2020-2025](DATE)", "date-edge", "error"),
        ("[19:15 ngày 3/4](DATE)", "date-clock", "error"),
        ("ngày [3/4](DATE)", "date-word-outside", "warning"),
        ("[2020](DATE)-[2025](DATE)", "split", "warning"),
        ("[năm qua](DATE)", "no-digit", "error"),
        ("[hai mươi](NUMBER) người", "no-digit", "error"),
        ("[hơn 30](NUMBER)", "number-edge", "error"),
        ("[30 đảng viên](NUMBER)", "number-counted", "warning"),
        ("[2,5](NUMBER) tỷ đồng", "number-unit-outside", "warning"),
        ("[2](NUMBER),5", "cut", "error"),
        ("[nguyên Bí thư](POSITION)", "position-edge", "error"),
        ("[Chủ tịch UBND](POSITION)", "position-body", "error"),
        ("[đại biểu](POSITION) dự họp", "position-class", "error"),
        ("[Thượng tá](POSITION)", "position-class", "error"),
        ("[HĐND tỉnh khóa X](UNIT)", "unit-term", "error"),
        ("[Bí thư Huyện ủy](UNIT)", "unit-title", "error"),
        ("[huyện](UNIT)", "unit-class", "error"),
        ("[Việt Nam](UNIT)", "unit-nation", "warning"),
        ("[UBND](UNIT) [huyện Sông Lam](UNIT)", "split", "warning"),
        ("[Trung ương 4 (khóa XI](DOCUMENT)", "unbalanced", "error"),
    ],
)
def test_spans_against_the_guidelines_are_found(body, kind, severity):
    assert [f.severity for f in check_spans(article(body)) if f.kind == kind] == [severity]


@pytest.mark.parametrize(
    "body",
    [
        "[Huyện ủy viên](POSITION), [đại biểu](POSITION) [Quốc hội](UNIT)",
        "[44 năm](NUMBER) tuổi Đảng, [6%/năm](NUMBER), [10% đến 15%](NUMBER), [45.000 đồng/cái](NUMBER)",
        "[Luật Xuất cảnh, nhập cảnh của công dân Việt Nam](DOCUMENT)",
        "[nghị quyết của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII](DOCUMENT)",
        "[xã Pa Khóa](UNIT), [Ban Dân vận](UNIT) ([BDV](UNIT)) [Tỉnh ủy](UNIT)",
        "[10 tháng](NUMBER) [năm 2018](DATE), [6 tháng](NUMBER)/[2018](DATE)",
    ],
)
def test_right_spans_are_not_found(body):
    assert list(check_spans(article(body))) == []


@pytest.mark.parametrize("body", ["có 30 người", "đạt 97,2%", "họp hôm 3/4", "ngày 24/12/2021", "nhiệm kỳ 2020-2025"])
def test_forgotten_digits_are_found(body):
    assert [f.kind for f in check_digits(article(body))] == ["unmarked-digits"]


def test_place_is_that_of_the_file():
    text = article("một [hai](UNIT) \\[ba\\]\n[bốn](UNIT) có 5 người")
    (found,) = check_digits(text)
    assert (found.line, found.column) == (8, 16)
    assert source_position(text, text.text.index("ba")) == (7, 19)


def test_names_marked_here_and_unmarked_there_are_found():
    body = "[Huyện ủy Sông Lam](UNIT) họp. Huyện ủy Sông Lam bàn. Huyện ủy Sông Lam các cấp."
    (found,) = check_unmarked(article(body))
    assert (found.surface, found.column) == ("Huyện ủy Sông Lam", 32)
    assert not list(check_unmarked(article("[Chi bộ](UNIT) họp; chi bộ khác, Chi bộ nào")))


def test_names_often_unmarked_in_the_corpus_are_found():
    marked = [article("[Hội đồng nhân dân](UNIT)", f"m{i}") for i in range(5)]
    unmarked = [article("Hội đồng nhân dân", f"u{i}") for i in range(2)]
    assert [f.article for f in check_often_unmarked([*marked, *unmarked])] == ["u0", "u1"]
    assert not list(check_often_unmarked([*marked, unmarked[0]]))


def test_the_rarer_of_two_labels_is_found():
    articles = [article("[Đông Anh](UNIT)", f"m{i}") for i in range(3)] + [article("[Đông Anh](PERSON)", "p")]
    assert [(f.article, f.kind) for f in check_labels(articles)] == [("p", "two-labels")]


def test_copies_are_found():
    words = " ".join(f"từ{i}" for i in range(40))
    found = list(check_copies([article(f"{words}.", "a"), article(f"Khác. {words}.", "b"), article("Riêng.", "c")]))
    assert [(f.article, f.kind, f.severity) for f in found] == [
        ("a", "near-duplicate", "error"),
        ("b", "repeated-sentence", "warning"),
    ]


def test_names_that_leak_are_found():
    train = "[Lò Văn Sáng](PERSON), [Công ty May Hoà Phú](UNIT), [Đảng ủy xã Tân Khê](UNIT), [T.L](PERSON)"
    held = "[LÒ VĂN SÁNG](PERSON), [Công ty May Hòa Phú](UNIT), [UBND xã Tân Khê](UNIT), [T.L](PERSON)"
    found = [(f.surface, f.kind) for f in check_leaks(splits(train, held))]
    assert found == [("LÒ VĂN SÁNG", "leak"), ("Công ty May Hòa Phú", "leak"), ("UBND xã Tân Khê", "shared-place")]


def test_what_any_reader_knows_may_stand_anywhere():
    body = "[Ban Thường vụ Tỉnh uỷ](UNIT), [Ủy ban Kiểm tra Trung ương](UNIT), [Thành ủy Hà Nội](UNIT)"
    assert not list(check_leaks(splits(body, body)))
    assert len(list(check_leaks(splits(body, body), frozenset()))) == 3


def test_held_out_surfaces_are_folded():
    assert held_out_surfaces(splits("[Xa](UNIT)", "[Uỷ ban](UNIT) [số 3](NUMBER)", "[An](PERSON)")) == {"ủy ban", "an"}


def test_accepted_findings_are_left_out_and_stale_ones_told(tmp_path):
    path = tmp_path / "accepted.tsv"
    path.write_text(
        "article\tkind\tsurface\treason\na\thonorific\tAnh Lộc\ta byline\na\tspan\tx\told\n", encoding="utf-8"
    )
    left = without_accepted(list(check_spans(article("[Anh Lộc](PERSON)"))), load_accepted(path))
    assert [(f.kind, f.surface) for f in left] == [("stale-acceptance", "x")]
    assert load_accepted(path)[0] == Accepted("a", "honorific", "Anh Lộc", "a byline")


def test_a_bad_row_of_acceptances_is_explained(tmp_path):
    path = tmp_path / "accepted.tsv"
    path.write_text("article\tkind\tsurface\treason\na\thonorific\n", encoding="utf-8")
    with pytest.raises(VnpartyError, match=r"accepted\.tsv:2: 2 columns"):
        load_accepted(path)


def run(folder, *arguments):
    parser = argparse.ArgumentParser()
    add_check_arguments(parser)
    return run_check(parser.parse_args(["--data", str(folder), *arguments]))


def test_command_fails_on_errors_only(tmp_path, capsys):
    for number, split in enumerate(("train", "validation", "test")):
        write_articles(tmp_path / split, [f"x{number}"])
    (tmp_path / "train" / "y.md").write_text(
        "---\nid: y\ntopic: kinh-te\n---\nCó 30 người\n", encoding="utf-8", newline="\n"
    )
    assert "unmarked-digits" in kinds(check(load_splits(tmp_path)))
    (tmp_path / "test" / "z.md").write_text("---\nid: z\ntopic: kinh-te\n---\n[ông An](PERSON)\n", encoding="utf-8")
    assert run(tmp_path, "--errors") == 1
    shown = capsys.readouterr().out
    assert "z.md:5:1: error: honorific: “ông An” PERSON begins with an honorific" in shown
    assert "Có 30 người" not in shown


def test_augmentation_that_draws_held_out_names_is_found(monkeypatch):
    both = splits("[huyện Đô Lương](UNIT) " * 9, "[huyện Kim Sơn](UNIT) [huyện Gia Viễn](UNIT)")
    assert not list(check_augmentation(both))
    places = {"province": (), "district": ("Kim Sơn", "Đô Lương", "Bình Lục"), "commune": ()}
    monkeypatch.setattr(unseen.gazetteer, "load_gazetteer", lambda: replace(load_gazetteer(), places=places))
    assert not list(check_augmentation(both))
    monkeypatch.setattr(unseen, "training_gazetteer", lambda gazetteer, _: gazetteer)  # lets everything through
    found = {(f.kind, f.surface) for f in check_augmentation(both)}
    assert found and found <= {("unseen-name", "kim sơn"), ("unseen-name", "bình lục")}
