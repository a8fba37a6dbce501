import unicodedata

import pytest

from tests.facts.marked import marked
from vnparty_ner.article import Entity
from vnparty_ner.facts.dates import find_dates
from vnparty_ner.facts.holders import find_holders
from vnparty_ner.facts.persons import find_persons, honorific_before
from vnparty_ner.facts.reading import read_article

AN = "[Lò Văn An](PERSON)"
BA = "[Mai Thị Ba](PERSON)"
CHI = "[Hà Văn Chi](PERSON)"
SECRETARY = "[Bí thư](POSITION) [Huyện ủy Sông Lam](UNIT)"
CHAIR = "[Chủ tịch](POSITION) [UBND huyện](UNIT)"
HEAD = "[Trưởng thôn](POSITION)"


def holders(text):
    reading = marked(text)
    return find_holders(reading, find_dates(reading))


def offices(text):
    return [(one.person, one.position, one.unit) for one in holders(text)]


def said(text):
    """Last syllable of the person, position and rule of each holder."""
    return [(one.person.split()[-1], one.position, one.rule) for one in holders(text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"Ông {AN}, {SECRETARY}, phát biểu", "apposition"),
        (f"Ông {AN} - {SECRETARY}; cùng dự", "apposition"),
        (f"Ông {AN} , {SECRETARY}", "apposition"),
        (f"Ông {AN}, [48 tuổi](NUMBER), thạc sĩ hàng hải, {SECRETARY}, nói", "apposition"),
        (f"Ông {AN}, người Mường, {SECRETARY}, nói", "apposition"),
        (f"Ông {AN} ([xã Lâm Sơn](UNIT)), {SECRETARY}, nói", "apposition"),
        (f"Anh {AN}, thợ điện kiêm {SECRETARY}, nói", "apposition"),
        (f"Ông {AN}, khi đó là {SECRETARY}, ký", "apposition"),
        (f"Bị cáo {AN} (SN 1968, {SECRETARY}) nhận", "bracket"),
        (f"{SECRETARY} {AN} nói", "title-first"),
        (f"{SECRETARY}  Trung tá {AN} nói", "title-first"),
        (f"Đồng chí {SECRETARY} khóa X {AN} nói", "title-first"),
        (f"{SECRETARY}, ông {AN}, nói", "title-comma"),
        (f"{SECRETARY}, Đại tá {AN} chủ trì", "title-comma"),
        (f"{SECRETARY} (ông {AN}) nói", "title-bracket"),
        (f"{SECRETARY}: {AN}", "byline"),
        (f"{SECRETARY} phụ trách nội dung: {AN}", "byline"),
        (f"{SECRETARY} là ông {AN}", "is"),
        (f"Ông {AN} là {SECRETARY}", "predicate"),
        (f"Ông {AN} được bầu làm {SECRETARY}", "predicate"),
        (f"Ông {AN} được bầu giữ chức {SECRETARY}", "predicate"),
        (f"Huyện bổ nhiệm ông {AN} làm {SECRETARY}", "predicate"),
        (f"Ông {AN} trúng cử {SECRETARY}", "predicate"),
        (f"Ông {AN} tái đắc cử {SECRETARY}", "predicate"),
        (f"Đoàn do ông {AN} làm {SECRETARY} đã đến", "predicate"),
        (f"Ông {AN}, trước dạy học, về làm {SECRETARY}", "predicate"),
        (f"Miễn nhiệm {SECRETARY} đối với ông {AN}", "against"),
        (f"1 | {AN} | {SECRETARY}", "row"),
        (f"T.M {SECRETARY}\n\n{AN}\n", "signature"),
        (f"{SECRETARY}\n(Đã ký)\n{AN}\n", "signature"),
    ],
)
def test_word_orders(text, rule):
    (found,) = holders(text)
    assert (found.person, found.position, found.unit) == ("Lò Văn An", "Bí thư", "Huyện ủy Sông Lam")
    assert found.rule == rule
    assert len(found.spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        f"Ông {AN} và {SECRETARY} cùng dự",
        f"Ông {AN} gặp {SECRETARY}",
        f"Ông {AN}; {SECRETARY}",
        f"Ông {AN}. {SECRETARY} nói",
        f"Ông {AN} yêu cầu {SECRETARY} báo cáo",
        f"Ông {AN} trao Bằng khen của {SECRETARY}",
        f"Trả lời câu hỏi do {BA}, [Thư ký](POSITION), gửi {SECRETARY}, ông {AN} nói",
        f"{SECRETARY} tặng quà cho ông {AN}",
        f"{SECRETARY} và ông {AN} cùng dự",
        f"Ông {AN}, em vợ {SECRETARY}.",
        f"Ông {AN} kể: “Nay cô ấy làm {SECRETARY}",
        f"Ông {AN} chưa đến, việc này ai làm {SECRETARY} cũng khó",
        f"{SECRETARY} nói.\n\n{AN}",
    ],
)
def test_no_holder_across_other_words(text):
    assert not [one for one in holders(text) if one.position == "Bí thư"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"{SECRETARY} {AN}, {CHAIR} {BA} và ông {CHI} dự",
            [("An", "Bí thư", "title-first"), ("Ba", "Chủ tịch", "title-first")],
        ),
        (
            f"Dự có ông {AN}, {SECRETARY}, bà {BA}, {CHAIR}, và ông {CHI}",
            [("An", "Bí thư", "apposition"), ("Ba", "Chủ tịch", "apposition")],
        ),
        (
            f"{SECRETARY}, ông {AN}, {CHAIR}, bà {BA}, cùng dự",
            [("An", "Bí thư", "title-comma"), ("Ba", "Chủ tịch", "title-comma")],
        ),
        (
            f"{SECRETARY} {AN}, {CHAIR}, nói",
            [("An", "Bí thư", "title-first"), ("An", "Chủ tịch", "apposition")],
        ),
        (
            f"Ông {AN}, {SECRETARY}, {CHAIR} {BA} cùng dự",
            [("An", "Bí thư", "apposition"), ("Ba", "Chủ tịch", "title-first")],
        ),
        (
            f"{SECRETARY}, {CHAIR}, {HEAD} {AN} nói",
            [("An", "Bí thư", "title-first"), ("An", "Chủ tịch", "title-first"), ("An", "Trưởng thôn", "title-first")],
        ),
        (
            f"Ông {AN}, {SECRETARY} ([HU](UNIT)), nguyên {CHAIR} kiêm {HEAD}, nói",
            [("An", "Bí thư", "apposition"), ("An", "Chủ tịch", "apposition"), ("An", "Trưởng thôn", "apposition")],
        ),
        (
            f"Đoàn do bà {AN}, {CHAIR}, làm [trưởng đoàn](POSITION), đã đến",
            [("An", "Chủ tịch", "apposition"), ("An", "trưởng đoàn", "predicate")],
        ),
        (
            f"các đồng chí {AN}, {BA} và {CHI} được bầu làm {HEAD}",
            [
                ("An", "Trưởng thôn", "predicate"),
                ("Ba", "Trưởng thôn", "predicate"),
                ("Chi", "Trưởng thôn", "predicate"),
            ],
        ),
        (
            f"ông {AN}, bà {BA} giữ chức {HEAD}",
            [("An", "Trưởng thôn", "predicate"), ("Ba", "Trưởng thôn", "predicate")],
        ),
        (f"Theo ông {AN}, bà {BA} giữ chức {HEAD}", [("Ba", "Trưởng thôn", "predicate")]),
        (f"các {HEAD}: {AN}, {BA}", [("An", "Trưởng thôn", "byline"), ("Ba", "Trưởng thôn", "byline")]),
        (f"{HEAD}: {AN}, {BA}", [("An", "Trưởng thôn", "byline")]),
        (
            f"Bầu hai [ủy viên](POSITION) là ông {AN}, {HEAD}, và bà {BA}, {CHAIR}",
            [
                ("An", "ủy viên", "is"),
                ("Ba", "ủy viên", "is"),
                ("An", "Trưởng thôn", "apposition"),
                ("Ba", "Chủ tịch", "apposition"),
            ],
        ),
        (f"1 | {AN} | {BA} | {SECRETARY}", []),
    ],
)
def test_several_persons_and_titles(text, found):
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (f"{AN}, [Bí thư](POSITION) [Đảng ủy](UNIT)", "Đảng ủy"),
        (f"{AN}, [Trưởng phòng](POSITION) của [Sở Nội vụ](UNIT)", "Sở Nội vụ"),
        (f"{AN}, [bí thư](POSITION) chi bộ thôn, nói", "chi bộ thôn"),
        (f"{AN}, [chủ tịch](POSITION) phường", "phường"),
        (f"{AN}, [bí thư](POSITION) chi bộ [thôn Đông](UNIT)", "thôn Đông"),
        (f"{AN}, [Chánh Văn phòng](POSITION) [HĐND](UNIT) và [UBND xã](UNIT)", "HĐND"),
        (f"{AN}, [tổ trưởng](POSITION) tổ an ninh ở [thôn Đông](UNIT)", ""),
        (f"{AN}, [Giám đốc](POSITION) công ty, nói", ""),
        (f"{AN}, [Trưởng ban](POSITION) xã hội, nói", ""),
        (f"{AN}, [Phó Bí thư](POSITION), nói với [Huyện ủy](UNIT)", ""),
    ],
)
def test_unit(text, unit):
    (found,) = holders(text)
    assert found.unit == unit


def test_each_title_has_its_own_unit():
    assert [unit for _, _, unit in offices(f"{AN}, [Phó Bí thư](POSITION), {CHAIR}")] == ["", "UBND huyện"]


def test_mentions_of_one_office_join():
    text = (
        f"[Bí thư](POSITION) {AN} đến. [Bí thư](POSITION) [Huyện ủy](UNIT) {AN} nói. "
        f"Ông [An](PERSON), [bí thư](POSITION) [Huyện ủy Sông Lam](UNIT), về."
    )
    assert offices(text) == [("Lò Văn An", "Bí thư", "Huyện ủy Sông Lam")]
    other = f"{SECRETARY} {AN} nói. Ông {AN} từng là [Bí thư](POSITION) [Đảng ủy](UNIT)."
    assert [unit for _, _, unit in offices(other)] == ["Huyện ủy Sông Lam", "Đảng ủy"]


def test_old_and_new_office_of_one_title():
    text = f"Ông {AN}, [Phó Chủ tịch](POSITION) [Hội xã](UNIT), được bầu làm [Phó Chủ tịch](POSITION) [Hội](UNIT)."
    assert [(one.unit, one.event) for one in holders(text)] == [("Hội xã", ""), ("Hội", "elected")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Ông {AN} và bà {BA}. Ông [An](PERSON) nói", ["Lò Văn An"]),
        (f"Ông [An](PERSON) và bà {BA}. Ông {AN} nói", ["Lò Văn An"]),
        (f"Ông {AN}. Ông [Văn An](PERSON) nói", ["Lò Văn An"]),
        ("Ông [Lò Hà](PERSON), bà [Mai Hà](PERSON). Bà [Hà](PERSON) nói, ông [Hà](PERSON) nghe", ["Mai Hà", "Lò Hà"]),
        ("Đến dự: [Lò Hà](PERSON), [Mai Hà](PERSON). Đồng chí [Hà](PERSON) nói", ["Mai Hà"]),
        ("Ông [Lò Hà](PERSON). Chị [Hà](PERSON) nói", ["Hà"]),
        (f"Ông {AN}. Ông [Khải](PERSON) nói", ["Khải"]),
        ("[LÒ HÀ](PERSON). Ông [Hà](PERSON) nói", ["LÒ HÀ"]),
    ],
)
def test_given_names(text, names):
    reading = marked(text)
    persons = find_persons(reading)
    short = [mention for mention in reading.of("PERSON") if mention.text in ("An", "Văn An", "Hà", "Khải")]
    assert [persons[mention.index].name.text for mention in short] == names


@pytest.mark.parametrize(
    ("before", "honorific"),
    [
        ("Ông ", "ông"),
        ("đ/c ", "đồng chí"),
        ("Đồng chí Trung tá ", "đồng chí"),
        ("bà\n", "bà"),
        ("Trung tá ", ""),
        ("không ", ""),
        ("", ""),
    ],
)
def test_honorific(before, honorific):
    reading = marked(f"{before}{AN}")
    assert honorific_before(reading, reading.mentions[0]) == honorific


def test_honorific_of_a_record_may_come_from_another_mention():
    assert [one.honorific for one in holders(f"{SECRETARY} {AN} đến. Ông [An](PERSON) nói.")] == ["ông"]


@pytest.mark.parametrize(
    ("text", "former"),
    [
        (f"Ông {AN}, nguyên {SECRETARY}, nói", [True]),
        (f"cựu {SECRETARY} {AN} nói", [True]),
        (f"Ông {AN}, từng là {SECRETARY}, nói", [True]),
        (f"Chị {AN}, {CHAIR} khóa cũ, nói", [True]),
        (f"Ông {AN}, nguyên {SECRETARY}, {CHAIR}, nói", [True, False]),
        (f"Ông {AN}, {SECRETARY}, nguyên {CHAIR}, nói", [False, True]),
    ],
)
def test_former(text, former):
    assert [one.former for one in holders(text)] == former


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (f"Ông {AN} được bầu làm {SECRETARY}", ["elected"]),
        (f"Đại hội bầu {AN} làm {HEAD}", ["elected"]),
        (f"Ông {AN} được bổ nhiệm giữ chức {SECRETARY}", ["appointed"]),
        (f"Ông {AN}, {HEAD}, được điều động giữ chức {SECRETARY}", ["transferred", "appointed"]),
        (f"Chuẩn y ông {AN}, {HEAD}, giữ chức {SECRETARY}", ["", "appointed"]),
        (f"Ông {AN} được giới thiệu để bầu giữ chức {SECRETARY}", [""]),
        (f"Đề nghị bổ nhiệm ông {AN} giữ chức {SECRETARY}", [""]),
        (f"Ông {AN} thôi giữ chức {SECRETARY}", ["dismissed"]),
        (f"Cách chức {SECRETARY}, {HEAD} đối với ông {AN}", ["dismissed", "dismissed"]),
        (f"{SECRETARY} {AN} bị cách chức", ["dismissed"]),
        (f"Để ông {AN}, {SECRETARY}, nghỉ hưu theo chế độ", ["retired"]),
        (f"Bà {AN}, {SECRETARY}, {HEAD}, đã bị khiển trách", ["disciplined", ""]),
        (f"Khai trừ ra khỏi Đảng ông {AN}, {SECRETARY}", ["disciplined"]),
        (f"- {AN}, {SECRETARY}: cảnh cáo", ["disciplined"]),
        (f"Ông {AN}, {SECRETARY}, đến. Xã cảnh cáo ông [An](PERSON)", ["disciplined"]),
        (f"Ông {AN}, {SECRETARY}, đến. Xã đề nghị cảnh cáo ông [An](PERSON)", [""]),
        (f"Theo ông {AN}, {SECRETARY}, có [318](NUMBER) người được điều động", [""]),
        (f"Ông {AN}, {SECRETARY}, giải thích: điều động là cần", [""]),
        (f"Ông {AN} là {SECRETARY}", [""]),
    ],
)
def test_event(text, events):
    assert [one.event for one in holders(text)] == events


def test_successor_and_predecessor():
    text = f"Bổ nhiệm ông {AN} giữ chức {SECRETARY}, thay bà {BA} nghỉ hưu."
    assert [(one.person, one.event, one.former) for one in holders(text)] == [
        ("Lò Văn An", "appointed", False),
        ("Mai Thị Ba", "retired", False),
    ]
    left = f"Ông {AN} giữ chức {SECRETARY}, thay bà {BA}."
    assert [(one.person, one.former) for one in holders(left)] == [("Lò Văn An", False), ("Mai Thị Ba", True)]


@pytest.mark.parametrize(
    "text",
    [
        f"Đồng chí {AN} thay đồng chí {BA} làm {SECRETARY}",
        f"Ông {AN} được bầu thay thế cho bà {BA} giữ chức {SECRETARY}",
        f"Bổ nhiệm ông {AN} thay bà {BA} làm {SECRETARY}",
        f"Thay bà {BA} làm {SECRETARY} là ông {AN}",
    ],
)
def test_office_goes_to_the_one_who_replaces(text):
    found = {one.person: (one.position, one.unit, one.former, one.rule == "succeeded") for one in holders(text)}
    assert found == {
        "Lò Văn An": ("Bí thư", "Huyện ủy Sông Lam", False, False),
        "Mai Thị Ba": ("Bí thư", "Huyện ủy Sông Lam", True, True),
    }


def test_replaced_without_a_successor_or_with_his_own_title():
    alone = holders(f"Thay bà {BA} làm {SECRETARY}")
    assert [(one.person, one.former, one.rule) for one in alone] == [("Mai Thị Ba", True, "succeeded")]
    own = f"Ông {AN}, {CHAIR}, thay bà {BA} làm {SECRETARY}"
    assert said(own) == [
        ("An", "Chủ tịch", "apposition"),
        ("An", "Bí thư", "predicate"),
        ("Ba", "Bí thư", "succeeded"),
    ]
    assert said(f"Ông {AN} thay mặt bà {BA}, {SECRETARY}, nói") == [("Ba", "Bí thư", "apposition")]


@pytest.mark.parametrize(
    "text",
    [
        f"Ông {AN} chưa được bầu làm {SECRETARY}",
        f"Ông {AN} không được Huyện ủy bổ nhiệm giữ chức {SECRETARY}",
        f"Ông {AN} chẳng làm {SECRETARY}",
        f"Ông {AN} chưa là {SECRETARY}",
        f"Đại hội không bầu ông {AN} làm {SECRETARY}",
        f"Ông {AN} chưa được bầu làm {SECRETARY}, ông {BA}, nói",
    ],
)
def test_denied_office(text):
    assert holders(text) == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"Ông {AN}, {SECRETARY}, đến. Xã không cảnh cáo ông [An](PERSON)", ""),
        (f"Ông {AN}, {SECRETARY}, chưa bị cách chức", ""),
        (f"Ông {AN}, {SECRETARY}, không bị Huyện ủy khiển trách", ""),
        (f"Ông {AN} chưa thôi giữ chức {SECRETARY}", ""),
        (f"Chưa cách chức {SECRETARY} đối với ông {AN}", ""),
        (f"Ông {AN}, [Bí thư](POSITION) xã chưa bị cách chức", ""),
        (f"Ông {AN}, [Bí thư](POSITION) xã không bị huyện cách chức", ""),
        (f"Ông {AN}, {SECRETARY}, đến. Xã không cách chức mà cảnh cáo ông [An](PERSON)", "disciplined"),
        (f"Không được đi học, ông {AN} vẫn được bầu làm {SECRETARY}", "elected"),
        (f"Ông {AN} không được đi học nhưng được bầu làm {SECRETARY}", "elected"),
    ],
)
def test_denied_event(text, event):
    (found,) = holders(text)
    assert found.event == event


@pytest.mark.parametrize(
    "lead", ["Con trai", "Con gái", "Vợ", "Em của", "Tài xế của nguyên", "Thư ký của ông", "[Thư ký](POSITION) của"]
)
def test_relatives_have_not_the_office(lead):
    assert holders(f"{lead} {SECRETARY}, anh {AN}, bị bắt") == ()


def test_relatives_are_told_of_the_person_after_the_comma_only():
    assert said(f"Vợ {SECRETARY} {AN} nói") == [("An", "Bí thư", "title-first")]


@pytest.mark.parametrize(
    ("words", "event"), [("GIỮ CHỨC", ""), ("ĐẢM NHẬN CHỨC VỤ", ""), ("ĐƯỢC BẦU LÀM", "elected"), ("LÀ", "")]
)
def test_capitals(words, event):
    (found,) = holders(f"ÔNG [LÒ VĂN AN](PERSON) {words} [BÍ THƯ](POSITION) CHI BỘ THÔN KHÓA XIII")
    assert (found.person, found.unit, found.rule, found.event) == ("LÒ VĂN AN", "CHI BỘ THÔN", "predicate", event)


def test_many_persons_of_one_given_name():
    names = [f"[Lò {family} An](PERSON)" for family in ("Văn", "Hữu", "Đình")]
    text = ". ".join(f"Ông {name}, {HEAD}, nói. Ông [An](PERSON), {SECRETARY}, nghe" for name in names)
    assert [(one.person.split()[1], one.position) for one in holders(text)] == [
        (family, position) for family in ("Văn", "Hữu", "Đình") for position in ("Trưởng thôn", "Bí thư")
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (f"[Ngày 3/4/2021](DATE), ông {AN} được bầu làm {SECRETARY}", "2021-04-03"),
        (f"[Ngày 1/4/2021](DATE), bổ nhiệm {AN} làm {SECRETARY} từ [ngày 3/4/2021](DATE)", "2021-04-03"),
        (f"Ông {AN} được bầu làm {SECRETARY} nhiệm kỳ [2020-2025](DATE)", ""),
        (f"Theo [Quyết định 9-QĐ/HU](DOCUMENT), [ngày 3/4/2021](DATE), bổ nhiệm {AN} làm {SECRETARY}", ""),
        (f"Ông {AN}, {SECRETARY}, nói [ngày 3/4/2021](DATE)", ""),
    ],
)
def test_when(text, when):
    (found,) = holders(text)
    assert str(found.when or "") == when


@pytest.mark.parametrize(
    "text",
    [
        f"Ông {AN}, {SECRETARY} ((([xã Lâm Sơn](UNIT)",
        f"Ông {AN} ([48 tuổi](NUMBER), {SECRETARY}",
        f"\u200bÔng {AN}, \u200b{SECRETARY}😀",
        f"Ông {AN}, {SECRETARY} - , ; kiêm",
    ],
)
def test_ragged_text(text):
    assert offices(text) == [("Lò Văn An", "Bí thư", "Huyện ủy Sông Lam")]


def test_other_spellings_and_long_lines():
    text = "Bà Lò Thị Hoà,\r\nbí thư đảng uỷ xã, nói" + " và nói" * 1500
    for form in ("NFC", "NFD"):
        raw = unicodedata.normalize(form, text)
        name, title = (unicodedata.normalize(form, part) for part in ("Lò Thị Hoà", "bí thư"))
        entities = [
            Entity(raw.index(part), raw.index(part) + len(part), label, part, 0.5)
            for part, label in ((name, "PERSON"), (title, "POSITION"))
        ]
        (found,) = find_holders(read_article(raw, entities), ())
        assert (found.person, found.position) == (name, title)
        assert unicodedata.normalize("NFC", found.unit) == "đảng uỷ xã"
        assert found.score == 0.25


def test_nothing_to_find():
    assert holders("") == holders(f"Ông {AN} nói.") == holders(f"{SECRETARY} nói.") == ()
