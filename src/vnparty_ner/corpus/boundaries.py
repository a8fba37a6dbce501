"""Checks of single spans: labels and boundaries that the guidelines rule out.

One table, one row a rule: a pattern over the span's own text, and what it says. What is certain is an error;
what has exceptions is a warning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vnparty_ner.article import Entity
from vnparty_ner.corpus.findings import Finding, Severity, finding
from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.labels import ENTITY_LABELS
from vnparty_ner.spans import gold_tags
from vnparty_ner.words import cut_syllables

_TYPES = (
    r"nghị quyết|chỉ thị|kết luận|quyết định|quy định|quy chế|kế hoạch|hướng dẫn|thông báo|báo cáo|tờ trình|công văn"
    r"|công điện|đề án|chương trình|nghị định|thông tư|luật|pháp lệnh|văn bản|chương trình hành động"
)
_MEASURE_WORDS = (
    r"tỷ|tỉ|triệu|nghìn|ngàn|vạn|trăm|đồng|usd|eur|vnđ|vnd|đô|la|đ|ha|héc|ta|hecta|km|m|cm|mm|mét|vuông|khối|cây|số|sào"
    r"|mẫu|công|tấn|tạ|yến|kg|g|gam|gram|ký|kí|cân|lạng|ml|lít|mw|kw|kwh|kv|kva|wh|mwp|kwp|gwh|mva|năm|tháng|ngày|tuần"
    r"|giờ|phút|giây|tuổi|đêm|quý|h|gb|mb|tb|mbps|gbps|độ|c|điểm|phần|hải|lý|inch|tiếng|dặm|hồ|lần|đến|và|hoặc|tới|x"
)
"""Words that a NUMBER may hold: scale words, currencies, measures, and what joins the ends of a range."""


@dataclass(frozen=True)
class Rule:
    """What a span of a label must not look like.

    Attributes:
        kind: Name of the finding.
        labels: Labels that it holds for.
        pattern: Searched in the span's text, or in its line.
        message: What is wrong.
        severity: Whether it is certain.
    """

    kind: str
    labels: frozenset[str]
    pattern: re.Pattern[str] = field(repr=False)
    message: str
    severity: Severity


def _rule(kind: str, labels: str, pattern: str, message: str, severity: Severity = "error") -> Rule:
    return Rule(kind, frozenset(labels.split()), re.compile(pattern), message, severity)


_RULES = (
    _rule("honorific", "PERSON", r"^(ông|bà|anh|chị|em|cô|chú|bác|cụ|thầy|(?i:đồng chí|đ/c)) ",
          "begins with an honorific"),
    _rule("honorific", "PERSON", r"^(Ông|Bà|Anh|Chị|Em|Cô|Chú|Bác|Cụ|Thầy) ", "may begin with an honorific", "warning"),
    _rule("person-digit", "PERSON", r"\d", "a name has a digit"),
    _rule("document-date", "DOCUMENT", r"(?i)\bngày \d|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b", "holds its date"),
    _rule("document-issuer", "DOCUMENT", r" của Đảng$| của [^,]*, ngày", "holds its issuer"),
    _rule("document-issuer", "DOCUMENT", r"^(?!Luật|Bộ luật).* của (?![Hh]ội nghị|[Đđ]ại hội|Đảng$)",
          "may hold its issuer", "warning"),
    _rule("document-term", "DOCUMENT", r"(?i),? nhiệm kỳ( \d.*)?$", "ends with a term of office"),
    _rule("document-plural", "DOCUMENT UNIT", r"^([Cc]ác|[Nn]hững|mọi|toàn) ",
          "begins with a plural or collective word"),
    _rule("document-bare", "DOCUMENT", rf"(?i)^({_TYPES})$", "is a type without an identity"),
    _rule("date-edge", "DATE", r"(?i)^(từ|giai đoạn|nhiệm kỳ|đầu|cuối|giữa|đến|sáng|chiều|tối|thứ|chủ nhật)\b",
          "begins with a word that stays outside"),
    _rule("date-clock", "DATE NUMBER", r"\d ?h ?\d\d\b|\b\d{1,2}:\d\d\b", "holds a clock time"),
    _rule("no-digit", "NUMBER", r"^\D*$", "has no digit"),
    _rule("no-digit", "DATE", r"(?i)^(?!.*\b(quý|tháng)\b)\D*$", "has neither a digit nor a month or quarter"),
    _rule("number-edge", "NUMBER", r"(?i)^(hơn|trên|gần|khoảng|từ|dưới|chừng|đạt|còn|thêm)\b",
          "begins with a word that stays outside"),
    _rule("number-counted", "NUMBER", rf"(?i)^[^/]*(?<![^\W\d])(?!({_MEASURE_WORDS})(?![^\W\d]))[^\W\d]",
          "may hold what is counted", "warning"),
    _rule("position-edge", "POSITION", r"(?i)^(nguyên|cựu|quyền|đồng chí|đ/c|ông|bà|các) ",
          "begins with a word that stays outside"),
    _rule("position-body", "POSITION", r"\b(UBND|HĐND|(Tỉnh|Huyện|Thành|Đảng|Quận|Thị) [uủ][yỷỳ](?! viên))\b",
          "goes into the body's name"),
    _rule("position-class", "POSITION", r"(?i)^(cán bộ|đảng viên|lãnh đạo|công chức|viên chức|đoàn viên|chuyên viên"
          r"|(đại|thượng|trung|thiếu) (tá|tướng|úy|uý))$", "is a class of people or a rank"),
    _rule("unit-term", "UNIT", r"[ ,](khóa|khoá|nhiệm kỳ)( ([XIVL]+|\d.*))?$", "ends with a term"),
    _rule("unit-title", "UNIT",
          r"(?i)^(bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|trưởng ban|trưởng phòng|ủy viên) ",
          "begins with a title"),
    _rule("unit-class", "UNIT", r"^((tỉnh|huyện|xã|phường|thành phố|thị trấn|thị xã|quận|chi bộ|đảng bộ|thôn|ấp|bản)"
          r"|(?i:đảng|nhà nước|nhân dân|đảng và nhà nước|đoàn thể|đảng ta))$",
          "is a class of bodies, the Party or the State"),
    _rule("unit-nation", "UNIT", r"^(?i:việt nam|cả nước)$", "may be the nation", "warning"),
)  # fmt: skip

_IN_LINE = (
    _rule("date-word-outside", "DATE", r"(?i)\b(ngày|tháng|quý|năm) ⟦(?!ngày|tháng|quý|năm)",
          "leaves the word of the calendar before it", "warning"),
    _rule("cut", "NUMBER DATE", r"\d[.,/]?⟦\d|\d⟧[.,/]?\d", "leaves digits at its side"),
    _rule("number-unit-outside", "NUMBER",
          r"⟧( ?%| (tỷ|tỉ|triệu|nghìn|ngàn|đồng(?! (chí|bào|bộ|đội|ruộng|thời))|USD|ha|km|m2|tấn|kg|tuổi(?! [Đđ]ảng)"
          r"|phút)\b)",
          "leaves its measure after it", "warning"),
    _rule("position-class", "POSITION", r"(?i)⟦đại biểu⟧(?! ?(HĐND|Quốc hội|Hội đồng))", "is a class of people"),
)  # fmt: skip
"""Rules over the span's whole line, the span between ⟦ and ⟧."""

_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))


def check_spans(article: AnnotatedArticle) -> Iterator[Finding]:
    """Yield what the guidelines rule out in an article's single spans and in spans that touch."""
    syllables = cut_syllables(article.text)
    for entity in gold_tags(article.entities, syllables, ENTITY_LABELS).lost:
        yield _at(article, entity, "span", "cuts a syllable, crosses a line end or has punctuation at an edge", "error")
    for entity in article.entities:
        before = article.text[: entity.start].rpartition("\n")[2]
        line = f"{before}⟦{entity.text}⟧{article.text[entity.end :].partition(chr(10))[0]}"
        for rules, where in ((_RULES, entity.text), (_IN_LINE, line)):
            for rule in rules:
                if entity.label in rule.labels and rule.pattern.search(where):
                    yield _at(article, entity, rule.kind, rule.message, rule.severity)
        if any(entity.text.count(left) != entity.text.count(right) for left, right in _PAIRS):
            yield _at(article, entity, "unbalanced", "opens a bracket or quotation and doesn't close it", "error")
    yield from _neighbours(article)


def _neighbours(article: AnnotatedArticle) -> Iterator[Finding]:
    """Yield pairs of spans of one label that may be one span."""
    joints = {"UNIT": r" ", "PERSON": r" ", "DATE": r" ?[-–] ?", "NUMBER": r" ?[-–/] ?| ", "DOCUMENT": r" "}
    for left, right in zip(article.entities, article.entities[1:], strict=False):
        joint = article.text[left.end : right.start]
        if left.label == right.label and re.fullmatch(joints.get(left.label, r"(?!)"), joint):
            whole = Entity(left.start, right.end, left.label, article.text[left.start : right.end])
            yield _at(article, whole, "split", "is two spans that may be one", "warning")


def _at(article: AnnotatedArticle, entity: Entity, kind: str, message: str, severity: Severity) -> Finding:
    return finding(article, kind, entity.start, entity.text, f"{entity.label} {message}", severity)
