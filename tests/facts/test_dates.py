import unicodedata

import pytest

from tests.facts.marked import marked
from vnparty_ner.article import Entity
from vnparty_ner.facts.dates import find_dates, own_date
from vnparty_ner.facts.reading import read_article
from vnparty_ner.iso import parse_iso


def read(surface):
    (fact,) = find_dates(read_article(surface, [Entity(0, len(surface), "DATE", surface)]))
    assert fact.text == surface
    return fact.interval


def in_text(text):
    return [str(fact.interval) if fact.interval else None for fact in find_dates(marked(text))]


def days(*isos):
    return [str(parse_iso(iso)) for iso in isos]


@pytest.mark.parametrize(
    ("surface", "iso"),
    [
        ("ngày 06/03/2021", "2021-03-06"),
        ("ngày  06 / 03 / 2021", "2021-03-06"),
        ("14.3.2019", "2019-03-14"),
        ("14/3/19", "2019-03-14"),
        ("07-3-2019", "2019-03-07"),
        ("ngày 15 tháng 9 năm 2021", "2021-09-15"),
        ("Thứ năm, 15/3/2021", "2021-03-15"),
        ("8h30 ngày 12/5/2022", "2022-05-12"),
        ("7/3", "--03-07"),
        ("7.3", "--03-07"),
        ("ngày 3 đến 5/10", "--10-03/--10-05"),
        ("ngày 18, 19 và 20/3/2019", "2019-03-18/2019-03-20"),
        ("28/9 - 2/10/2021", "2021-09-28/2021-10-02"),
        ("28/12 - 3/1/2022", "2021-12-28/2022-01-03"),
        ("28/12/2021 đến 3/1", "2021-12-28/2022-01-03"),
        ("27/3-2/4", "--03-27/--04-02"),
        ("3-5/10/2021", "2021-10-03/2021-10-05"),
        ("tháng 5/2019", "2019-05"),
        ("tháng 5-2019", "2019-05"),
        ("tháng 5 năm 2019", "2019-05"),
        ("tháng 9, năm 2021", "2021-09"),
        ("tháng 5", "--05"),
        ("tháng tư", "--04"),
        ("tháng mười hai", "--12"),
        ("tháng 7 và 8", "--07/--08"),
        ("tháng 8 - 10/2018", "2018-08/2018-10"),
        ("10/2022", "2022-10"),
        ("quý II năm 2019", "2019-Q2"),
        ("QUÝ III/2022", "2022-Q3"),
        ("quý 4-2022", "2022-Q4"),
        ("quý I", "--Q1"),
        ("quý III năm 2022 đến quý II năm 2025", "2022-Q3/2025-Q2"),
        ("năm 2021", "2021"),
        ("NĂM2023", "2023"),
        ("2025", "2025"),
        ("2020-2025", "2020/2025"),
        ("2016- 2020", "2016/2020"),
        ("2025 – 2030", "2025/2030"),
        ("năm 2018 - 2019", "2018/2019"),
        ("Từ năm 2015 đến năm 2020", "2015/2020"),
        ("năm 2020 và 2021", "2020/2021"),
        ("29/2", "--02-29"),
        ("1/1/50", "2050-01-01"),
        ("6 tháng đầu năm 2021", "2021-01/2021-06"),
        ("6  tháng đầu năm\n2021", "2021-01/2021-06"),
        ("Sáu tháng cuối năm 2021", "2021-07/2021-12"),
        ("nửa cuối năm 2021", "2021-07/2021-12"),
        ("Nửa đầu của năm 2021", "2021-01/2021-06"),
        ("9 tháng năm 2022", "2022-01/2022-09"),
        ("9 tháng của năm 2022", "2022-01/2022-09"),
        ("ngày 9 tháng năm 2022", "2022-05-09"),
        ("9 tháng 5 năm 2022", "2022-05-09"),
        ("3 tháng cuối năm", "--10/--12"),
    ],
)
def test_written_forms(surface, iso):
    assert read(surface) == parse_iso(iso)
    assert read(unicodedata.normalize("NFD", surface)) == parse_iso(iso)


@pytest.mark.parametrize(
    "surface",
    [
        "99/99/2021",
        "31/2",
        "1/1/99",
        "1.1.51",
        "13 tháng đầu năm 2021",
        "0 tháng cuối năm 2021",
        "29/2/2021",
        "0/5/2021",
        "00/00",
        "1.2.3.4",
        "ngày",
        "năm năm",
        "quý 5",
        "ngày 1 tháng 13",
        "ngày 26 tháng Chạp",
        "tháng giêng",
        "ngày 5",
        "05-CT/",
        "năm 2021 - 2020",
        "(((",
        "năm 2015 đến 31.3",
    ],
)
def test_impossible_or_unreadable_dates_have_no_interval(surface):
    assert read(surface) is None


def test_year_of_the_same_span_or_sentence():
    assert in_text("Từ [tháng 7](DATE) đến [tháng 8/2025](DATE)") == days("2025-07", "2025-08")
    assert in_text("[Ngày 3/2](DATE) năm nay, [năm 2021](DATE), họp") == days("2021-02-03", "2021")
    assert in_text("[Ngày 3/2](DATE). Đến [năm 2021](DATE)") == days("--02-03", "2021")
    assert in_text("[Ngày 3/2](DATE), theo [Nghị quyết 5](DOCUMENT) [ngày 4/5/2019](DATE)") == days(
        "--02-03", "2019-05-04"
    )


def test_year_of_the_article():
    text = (
        "Thứ Năm, [09/01/2025](DATE) 11:20\n\n[Ngày 12/12](DATE), họp. Đến [ngày 7/7](DATE) hoặc [tháng 8](DATE).\n"
        "Từ [20/12 đến 5/1](DATE). [Quý IV](DATE)."
    )
    expected = days("2025-01-09", "2024-12-12", "2025-07-07", "2024-08", "2024-12-20/2025-01-05", "2024-Q4")
    assert in_text(text) == expected
    assert in_text("[05/6/2025](DATE)\n\nTrong [6 tháng đầu năm](DATE)") == days("2025-06-05", "2025-01/2025-06")
    assert in_text("[05/6/2025](DATE)\n\nTừ [5/3](DATE) năm ngoái") == days("2025-06-05", "2024-03-05")


@pytest.mark.parametrize(
    "line",
    [
        "Thứ Năm, 09/10/2025 11:20",
        "Ngày đăng: 09/10/2025 | Lượt xem: 872 | In trang",
        "[Bình Lục](UNIT), ngày 9/10/2025",
        "9.10.2025",
        "09-10-2025, 14:05 | Người đăng: admin",
        "([TTXVN](UNIT)) - 09/10/2025, 08:12 GMT+7",
        "Tin: An ([UBND xã](UNIT), cập nhật 19:42, GMT+7, 09/10/2025)",
        "Bình Lục, ngày 9 tháng 10 năm 2025".replace("Bình Lục", "[Bình Lục](UNIT)"),
    ],
)
def test_own_date(line):
    assert own_date(marked(f"Tít của bài\n\n{line}\n\nNội dung.")) == (2025, 10, 9)
    assert own_date(marked(f"Tít của bài\n\nNội dung.\n\n{line}")) == (2025, 10, 9)


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 9/10/2025, Huyện ủy tổ chức hội nghị quán triệt.",
        "- Xã Bình An họp dân (09/10/2025)",
        "Giấy phép số 15/GP-STTTT cấp ngày 9/10/2025",
        "99/99/2025",
        "Xong trước 9/10/2025.",
    ],
)
def test_no_own_date(line):
    assert own_date(marked(f"Tít của bài\n\n{line}\n\nNội dung.")) is None
