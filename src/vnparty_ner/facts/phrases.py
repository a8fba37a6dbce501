"""Noun phrases by their edges: Vietnamese puts the head first, so where a phrase begins tells what it names."""

import re

LONGEST = 4
"""Syllables of a name of what is counted."""

_STOP = frozenset(
    "của ở tại trong ngoài và với so thì là được bị cho từ để do bằng vào trên dưới tăng giảm nhưng còn đã sẽ đang khi nếu"
    " mà này đó kia theo đến tới về như vì nên hay hoặc đạt chiếm có không chưa ra lên xuống gồm thuộc qua sau trước giữa"
    " trở rồi cũng lại chỉ vẫn đều phải cần muốn tham nhằm bởi ấy nào hơn thấp cao nữa đối một mỗi cạnh hiểu thiếu hoàn sang"
    " giao lợp làm đúng sớm kịp nói ghi bắt trao nhận đăng góp hỗ sinh dự kèm trị nộp đi kể nay cùng thông chuyển ký thành"
    " tự thực phục bình tổng tương nghĩa tức xin gửi họp".split()
)
"""Words that end a noun phrase, or show that none begins."""

_NOUNS = frozenset(
    "chỉ số|chỉ tiêu|chỉ thị|đối tượng|đối thoại|cao tốc|cao điểm|không gian|bằng khen|bằng cấp|tự vệ|tham luận|tổng đài|thành viên"
    "|thành phố|thành phần|sinh viên|sinh hoạt|tổng thể|tổng công|thông báo|thông tin|thông tư|hỗ trợ|trên biển|ký sự|tự quản|làm việc"
    "|đăng ký|giao dịch|nói chuyện|cùng kỳ|họp báo|giao ban|thực tập|bình luận|cao đẳng|trao đổi|dự án|dự thảo|bắt buộc|thành tựu".split(
        "|"
    )
)
"""Nouns that begin with one of those words."""

_FILLER = re.compile(
    r"(?:tổng số|tổng cộng|tỷ lệ|tỉ lệ|số lượng|lượng|số|mức|các|những|toàn bộ|đa số|hầu hết)(?:\s+(?=\w)|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def noun_phrase(text: str) -> str:
    """Return the noun phrase that a text begins with, fillers ("tổng số", "tỷ lệ") left out; empty if none begins.

    Args:
        text: Folded text; its first word must be the first of the phrase.
    """
    text = text.lstrip()
    while match := _FILLER.match(text):
        text = text[match.end() :]
    words: list[str] = []
    position = 0
    found = list(_WORD.finditer(text))
    for number, match in enumerate(found[: LONGEST + 1]):
        between = text[position : match.start()]
        if between.strip() or "\n\n" in between or len(words) == LONGEST:
            break
        word = match.group().lower()
        pair = f"{word} {found[number + 1].group().lower()}" if number + 1 < len(found) else word
        if word in _STOP and pair not in _NOUNS:
            break
        words.append(match.group())
        position = match.end()
    return " ".join(words)


def last_syllables(text: str, count: int) -> str:
    """Return the last syllables of a text, at most `count`, that nothing but space parts."""
    match = re.search(rf"(?:[^\W\d_]+\s+){{0,{count - 1}}}[^\W\d_]+\s*$", text)
    return " ".join(match.group().split()) if match else ""
