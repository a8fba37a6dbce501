import pytest

from vnparty_ner.article import Article
from vnparty_ner.corpus import parse_article
from vnparty_ner.facts import find_facts


def figures(body):
    article = parse_article(f"---\nid: a\ntopic: dan-van\n---\n{body}\n")
    return find_facts(Article(article.text, article.entities)).figures


@pytest.mark.parametrize(
    ("body", "counted", "rule"),
    [
        ("Đảng bộ có [7.262](NUMBER) đảng viên ở 9 xã", "đảng viên", "noun-after"),
        ("đạt [95,4%](NUMBER) tổng số hộ dân", "hộ dân", "noun-after"),
        ("tặng [30](NUMBER) bằng khen cho tập thể", "bằng khen", "noun-after"),
        ("Lượt xem: [2.893](NUMBER) | Trang 1 2", "Lượt xem", "label"),
        ("trao 5 giải, mỗi giải [500.000 đồng](NUMBER)", "giải", "each"),
        ("tổng kinh phí hơn [2 tỷ đồng](NUMBER)", "tổng kinh phí", "measured"),
        ("với tổng vốn hơn [86,4 tỷ đồng](NUMBER)", "tổng vốn", "measured"),
        ("thu nhập bình quân đạt [52 triệu đồng](NUMBER)", "thu nhập", "measured"),
        ("Xã có [41](NUMBER) chi bộ trực thuộc", "chi bộ trực thuộc", "noun-after"),
        ("mở [3](NUMBER) buổi nói chuyện chuyên đề", "buổi nói chuyện chuyên đề", "noun-after"),
        ("mở [3](NUMBER) buổi nói chuyện chuyên sâu", "buổi nói chuyện chuyên", "noun-after"),
        ("có [41](NUMBER) chi bộ trực thuộc đảng ủy cơ sở", "chi bộ trực thuộc", "noun-after"),
        ("có [41](NUMBER) chi, đảng bộ và", "chi, đảng bộ", "noun-after"),
        ("có [41](NUMBER) Chi,\nđảng ủy", "Chi, đảng ủy", "noun-after"),
        ("có [41](NUMBER) chi, đảng viên", "", "bare"),
        ("Mùa khô đạt [30%](NUMBER)", "Mùa khô", "subject"),
        ("Biên bản thu hồi đạt [30%](NUMBER)", "Biên bản", "subject"),
        ("phát [30](NUMBER) tấm lợp nhà", "tấm lợp nhà", "noun-after"),
        ("phát [30](NUMBER) máy gặt lúa", "máy gặt lúa", "noun-after"),
        ("tỷ lệ hộ nghèo của huyện còn [2,1%](NUMBER)", "hộ nghèo", "rate"),
        ("làm tuyến đường dài [2,3 km](NUMBER)", "tuyến đường", "thing-before"),
        ("Chỉ số hài lòng đạt [96,4%](NUMBER)", "Chỉ số hài lòng", "subject"),
        ("Vé khứ hồi [320.000 đồng](NUMBER)", "Vé khứ hồi", "whole-clause"),
        ("Toàn huyện có [52](NUMBER).", "", "bare"),
        ("Ông Hùng góp [5 triệu đồng](NUMBER)", "", "bare"),
        ("học trong [6 tháng](NUMBER)", "", "bare"),
        ("họp [5 giờ 30 phút](NUMBER) liền", "", "bare"),
        ("họp trong [2](NUMBER) [ngày 8 và 9/6](DATE)", "", "bare"),
        ("cách trung tâm [35 km](NUMBER)", "", "bare"),
    ],
)
def test_what_is_counted(body, counted, rule):
    (figure,) = figures(body)
    assert (figure.counted, figure.rule) == (counted, rule)


def test_a_share_counts_what_the_count_before_it_counts():
    count, share = figures("[412/430](NUMBER) đảng viên dự học, đạt [95,8%](NUMBER)")
    assert (share.counted, share.share_of) == ("đảng viên", count.at)
    assert (count.numerator, count.denominator, count.unit) == (412, 430, "")


def test_cells_count_what_their_row_or_column_says():
    body = (
        "Nhóm | Tổ chức | Dự\nĐoàn viên | [12](NUMBER) | [40](NUMBER)\n[Xã Tân Lĩnh](UNIT) | [3](NUMBER) | [9](NUMBER)"
    )
    assert [f.counted for f in figures(body)] == ["Đoàn viên", "Đoàn viên", "Tổ chức", "Dự"]
    assert [f.unit_of for f in figures(body)] == ["", "", "Xã Tân Lĩnh", "Xã Tân Lĩnh"]


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("[Năm 2023](DATE), kết nạp [52](NUMBER) đảng viên.", "2023-01-01/2023-12-31"),
        (
            "[Năm 2023](DATE), Đảng bộ có nhiều cố gắng. Trong đó kết nạp [52](NUMBER) đảng viên.",
            "2023-01-01/2023-12-31",
        ),
        ("[Năm 2023](DATE) qua đi.\n\nKết nạp [52](NUMBER) đảng viên.", ""),
        ("[Ngày 5/3/2023](DATE), họp. Kết nạp [52](NUMBER) đảng viên.", ""),
        ("[Năm 2023](DATE) đã qua. Hiện nay có [52](NUMBER) đảng viên.", ""),
        ("tăng [52](NUMBER) đảng viên so với [năm 2022](DATE)", ""),
        ("6 tháng đầu [năm 2023](DATE), kết nạp [52](NUMBER) đảng viên", "2023-01-01/2023-06-30"),
        ("[9 tháng năm 2023](DATE), kết nạp [52](NUMBER) đảng viên", "2023-01-01/2023-09-30"),
        ("nửa cuối [năm 2023](DATE), kết nạp [52](NUMBER) đảng viên", "2023-07-01/2023-12-31"),
        ("13 tháng của [năm 2023](DATE), kết nạp [52](NUMBER) đảng viên", "2023-01-01/2023-12-31"),
        ("từ đầu năm đến [ngày 30/9/2023](DATE), kết nạp [52](NUMBER) đảng viên", "2023-01-01/2023-09-30"),
        ("Đại hội nhiệm kỳ [2020-2025](DATE) có [150](NUMBER) đại biểu", ""),
        ("[Nghị quyết 04](DOCUMENT) [ngày 6/3/2021](DATE) giao [52](NUMBER) việc", ""),
        ("[Năm 2023](DATE), học [6 tháng](NUMBER)", ""),
    ],
)
def test_the_period(body, period):
    assert str(figures(body)[0].period or "") == period


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        ("[Xã Tân Lĩnh](UNIT) có [9](NUMBER) chi bộ", "Xã Tân Lĩnh"),
        ("có [37](NUMBER) học sinh ở [xã Tân Lĩnh](UNIT)", "xã Tân Lĩnh"),
        ("theo [Sở Tài chính](UNIT), còn [9](NUMBER) dự án", ""),
        ("[Chủ tịch](POSITION) [UBND xã](UNIT) nói có [9](NUMBER) dự án", ""),
        ("[Xã Tân Lĩnh](UNIT) và [xã Vân Hòa](UNIT) có [9](NUMBER) chi bộ", ""),
        ("có [9](NUMBER) chi bộ", ""),
    ],
)
def test_whose_it_is(body, owner):
    assert figures(body)[0].unit_of == owner


def test_qualifier_range_and_raw_text():
    (figure,) = figures("gần [5 đến 9](NUMBER) đảng viên")
    assert (figure.qualifier, figure.value, figure.high, figure.text) == ("gần", 5, 9, "5 đến 9")


@pytest.mark.parametrize("surface", ["1.2.3.4", "5.975,74", "12/0", "-", "9" * 300])
def test_odd_numbers_keep_their_text(surface):
    (figure,) = figures(f"có [{surface}](NUMBER) việc")
    assert figure.text == surface


def test_numbers_that_share_a_noun_count_the_same():
    found = figures("[3](NUMBER) trong [5](NUMBER) chi bộ, từ [12](NUMBER) đến [15](NUMBER) đảng viên")
    assert [f.counted for f in found] == ["chi bộ", "chi bộ", "đảng viên", "đảng viên"]


def test_a_share_of_something_else_restates_no_count():
    _, share = figures("có [310](NUMBER) hồ sơ, tỷ lệ hài lòng của người dân đạt [98,6%](NUMBER)")
    assert (share.counted, share.share_of) == ("hài lòng", None)


def test_rows_that_are_only_numbered_count_what_heads_their_column():
    body = "STT | Họ tên | Tuổi\n1 | Lâm Hưng | [46](NUMBER)\n2 | Mai Lệ | [43](NUMBER)"
    assert [f.counted for f in figures(body)] == ["Tuổi", "Tuổi"]


def test_bars_around_a_table_are_no_cells():
    body = "| Nhóm | Dự |\n|---|---|\n| Đoàn viên | [12](NUMBER) |\n| [Xã Tân Lĩnh](UNIT) | [3](NUMBER) |"
    assert [f.counted for f in figures(body)] == ["Đoàn viên", "Dự"]


def test_a_date_that_heads_a_column_is_the_period_and_counts_nothing():
    body = (
        "Kết nạp đảng viên [năm 2022](DATE)\n\n"
        "Đơn vị | [Năm 2023](DATE) | [Năm 2024](DATE)\n"
        "[Xã Tân Lĩnh](UNIT) | [4](NUMBER) | [6](NUMBER)\nCả huyện | [40](NUMBER) | [61](NUMBER)"
    )
    found = figures(body)
    assert [str(f.period)[:4] for f in found] == ["2023", "2024", "2023", "2024"]
    assert [f.counted for f in found] == ["", "", "Cả huyện", "Cả huyện"]
