"""Digits outside every span: a number or date that was forgotten, unless a table of contexts explains them."""

import re
from collections.abc import Iterator

from vnparty_ner.corpus.findings import Finding, finding, free_spots
from vnparty_ner.corpus.markup import AnnotatedArticle

_PHONE_WORDS = (
    r"\bĐT|\bĐt|SĐT|Tel|Fax|[Hh]otline|Zalo|[Đđ]iện thoại|[Đđ]ường dây nóng|[Tt]ổng đài|[Ss]ố máy|[Tt]rực ban"
)
_NAMED_THINGS = (
    r"quốc lộ|tỉnh lộ|huyện lộ|hương lộ|đường tỉnh|đường huyện|đường số|đường sắt|vành đai|QL|ĐT|TL|hẻm|ngõ|ngách|kiệt"
    r"|số nhà|nhà số|phòng|quầy|cửa|bàn|lô|km|tiểu khu|cống|cầu|kênh|cây số|trạm|mức|mức độ|cấp|cấp độ|hạng|lớp|khối"
    r"|loại|tổ|tổ công tác|đợt|vòng|giai đoạn|bước|tầng|ca|chuyền|chuyền may|điểm|đội|khu|ảnh|hình|bảng|biểu|mẫu"
    r"|phụ lục|chương|mục|bài|câu|câu hỏi|trang|kỳ|số|đoàn kiểm tra|cụm thi đua|dự án|đề án|chương trình|công trình"
    r"|phiên bản|bão|tập|phần|quyển|xe|tàu|đoàn|chốt|máy|máy lẻ|nhánh|ô|dòng|cột|băng|loa|đèn|mác"
    r"|trụ sở|thửa|tờ|ấn phẩm"
)
"""What bears a number as its name."""

_MEASURES = (
    r"km|m|tháng|ngày|năm(?! học| ngoái| nay)|tuần|giờ|phút|nghìn|tỷ|tỉ|triệu|đồng|ha|tấn|kg|người|xã|phường|hộ|đến"
)

_EXPLAINED = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?<!\d)\d{1,2}[hg](?:\d{2})?(?!\w)|\b\d{1,2} giờ (?:\d{2}\b|kém|rưỡi|sáng|trưa|chiều|tối|đêm)",  # clock times
        r"(?:lúc|từ|đến|tới|cứ|trước|sang) \d{1,2} giờ\b",
        r"\b\d{1,2}:\d{2}(?::\d{2})?\b|GMT ?\+ ?\d+|\b24/24h?|\b24/7\b|\b24h/7\b",
        r"Trung ương \d{1,2},? kh[oó][aá]|lớp \d{1,2}[A-Z]\d*|[Mm]ồng \d+",
        r"\d x \d|\d không,? \d sạch|gọi 11[345]\b|\b0 đồng",
        rf"(?:{_PHONE_WORDS})[^\n\d]{{0,20}}\(?(?:[01]|\d+x|\d{{4}}[. ]\d)[\dx().\- ]*",  # telephones
        r"(?:[Tt]ài khoản|TK|STK)[^\n\d]{0,20}[\d.x ]+",  # accounts
        r"\(?\b0\d{2,3}\)?[ .]+[\dx][\dx. ]{3,}|\b0\d{2,3}\.[\dx.]+|\b(?:1[89]00|0[89]0)[. ][\dx.]+",
        r"\d[\d.]*x{2,}[\dx.]*|x{2,}[.\d]*\d",  # anything masked
        r"(?i:\bthứ|\bkhóa|\bkhoá|(?<!nhiệm )(?<!cùng )\bkỳ) \d{1,3}(?!\d)(?: ?(?:,|và|-) ?\d+)*",  # ordinals, terms
        r"^[ \t>*•–-]*\(?\d{1,2}(?:\.\d{1,2})*(?:[.)\]:/]|\.-| ?[-–])(?=\s|[^\W\d]|$)",  # numbering of a list
        r"(?:số|Số|SỐ) ?\d+[A-Z]?(?:[-/]\d+)?(?: ?, ?\d+)*(?:,? (?:đường|phố|ngõ|ngách|hẻm|[A-ZĐ]))",
        r"(?:[Tt]òa soạn|[Tt]oà soạn|[Tt]rụ sở|[Đđ]ịa chỉ)[^\n:]{0,20}:[^\n]{0,60}?\d+[A-Zx]?(?:[-/]\d+)?(?:[ ,]|$)",
        r"\b\d+[A-Z]?(?:[-/]\d+)? (?:đường|phố) [A-ZĐ0-9][\d/]*|đường \d+/\d+",
        r"(?:Trang(?: trước)?:? |(?<!\S)(?=1[ |]+2 ))\d+(?:[ |]+\d{1,2})*(?: ?(?:\.\.\.|…) ?\d+)?",  # pages
        r"(?:[Gg]iấy phép|GP số)[^\n]{0,20}?\d+(?:/[\w-]+)*",  # licences
        r"(?i:điều|khoản|tiêu chí|tiêu chí số|nội dung số|chỉ tiêu số) \d{1,3}(?:(?: ?, ?| và | - )\d+)*",
        rf"(?i:\b(?:{_NAMED_THINGS})) (?:số )?\d{{1,3}}[A-Z]?(?:(?: ?, ?| và )\d{{1,3}})*"
        rf"(?!\d|[.,/-]\d| [-–] ?\d|%| (?:%|(?:{_MEASURES})\b))",  # things that bear a number
        r"\b[A-ZĐ]{1,4}[-.]?\d{1,3}\b|\b[Cc]ovid-19|COVID-19|\b\d[.]0\b",  # codes, versions
        r"(?i:biển(?: số)?|biển xe) \d{2} ?[A-Z][\w. -]*|\b\d{2}[A-Z]\d?-[\d.x]*",  # number plates
        r"\S+@\S+|https?://\S+|www\.\S+|\b[\w-]+\.(?:pdf|docx?|xlsx?|jpe?g|vn|com|mp4)\b",  # the net, files
        r"[“\"‘'](?:[^\W\d]+ ){0,2}\d{1,2} (?!tỷ|tỉ|m2)[^”\"’'\n]{0,40}[”\"’']",  # quoted names of movements and models
    )
)  # fmt: skip
"""Contexts in which digits are no entity, each with its digits."""


def check_digits(article: AnnotatedArticle) -> Iterator[Finding]:
    """Yield a warning for every run of digits that is in no span and in none of the known contexts."""
    open_ = free_spots(article)
    for context in _EXPLAINED:
        for match in context.finditer(article.text):
            open_[match.start() : match.end()] = bytes(match.end() - match.start())
    for run in re.finditer(r"\d+(?:[.,/:-]\d+)*", article.text):
        if any(open_[at] and article.text[at].isdigit() for at in range(*run.span())):
            around = article.text[max(0, run.start() - 25) : run.end() + 15]
            yield finding(article, "unmarked-digits", run.start(), around, "digits stand in no span", "warning")
