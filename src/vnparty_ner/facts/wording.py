"""The word lists of the rules for figures: a new word is a new entry here."""

import re


def words(table: str) -> frozenset[str]:
    """Return the entries of a list separated by commas; line ends count as spaces."""
    return frozenset(" ".join(entry.split()) for entry in table.split(","))


def either(entries: frozenset[str]) -> str:
    """Return the pattern that matches any of the entries, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))


STOPS = words("""
nêu, thêm, chốt, cân, nhắc, trích, gấp, giám, duy, dẫn, đặc, tính,
các, những, xong, của, ở, tại, trong, ngoài, và, với, so, thì, là,
được, bị, cho, từ, để, do, bằng, vào, trên, dưới, tăng, giảm,
nhưng, còn, đã, sẽ, đang, khi, nếu, mà, này, đó, kia, theo, đến, tới, về, như, vì, nên, hay, hoặc, đạt, chiếm,
có, không, chưa, ra, lên, xuống, gồm, thuộc, qua, sau, trước, giữa, trở, rồi, cũng, lại, chỉ, vẫn, đều, phải,
cần, muốn, tham, nhằm, bởi, ấy, nào, hơn, thấp, cao, nữa, đối, một, mỗi, cạnh, hiểu, thiếu, hoàn, sang, giao,
làm, đúng, sớm, kịp, nói, ghi, bắt, trao, nhận, đăng, góp, hỗ, sinh, dự, kèm, trị, nộp, đi, kể, nay, cùng,
thông, chuyển, ký, thành, tự, thực, phục, bình, tổng, tương, nghĩa, tức, xin, gửi, họp, bán, phạt, vượt, tốn,
lấy, trả, mất, trồng, cả, song, giờ, thu, chi, cách, rút, đưa, nâng, giúp, gây, xử, dài, rộng
""")
"""Words that end a noun phrase, or show that none begins."""

NOUNS = words("""
thiếu sót, bị cáo, bị can, bị hại, giám đốc, trích lục, cân đối,
thu nhập, thu ngân, chi bộ, chi hội, chi đoàn, chi cục, chi nhánh, chi phí, cách mạng, tổng đàn, tổng sản,
tổng diện, bán kính, thu chi, chỉ số, chỉ tiêu, chỉ thị, đối tượng, đối thoại, cao tốc, cao điểm, không gian,
bằng khen, bằng cấp, tự vệ, tham luận, tổng đài, thành viên, thành phố, thành phần, sinh viên, sinh hoạt,
tổng thể, tổng công, thông báo, thông tin, thông tư, hỗ trợ, trên biển, ký sự, tự quản, làm việc, đăng ký,
giao dịch, nói chuyện, họp báo, giao ban, thực tập, bình luận, cao đẳng, trao đổi, dự án, dự thảo,
bắt buộc, thành tựu, trực thuộc
""")
"""Two syllables that go on with a noun phrase although one of them is such a word."""

COMPOUNDS = NOUNS | words("""
chuyên đề, bình quân, trực tuyến, trực tiếp, tình nguyện, chính trị, chính thức, lý luận, nghiệp vụ, kỹ năng,
kỹ thuật,
công nghệ, công nghiệp, công nhân, nông nghiệp, nông thôn, y tế, giáo dục, văn hóa, xã hội, quân sự, quốc phòng,
an ninh, nhân dân, dân tộc, thiểu số, gia đình, cơ sở, cơ quan, cấp ủy, chủ chốt, khu vực, lưu động, tiêu biểu,
khó khăn, môi trường, sản xuất, kinh doanh, doanh nghiệp, thanh niên, phụ nữ, học sinh
""")
"""Two syllables that no cut may part."""

MEASURED = words("""
kim ngạch xuất khẩu, nộp ngân sách, đóng góp ngân sách, xuất khẩu, cổ tức, mức ủng hộ, dự án,
kinh phí, tổng số tiền, số tiền, tổng tiền, tiền, tổng mức đầu tư, mức đầu tư, vốn đầu tư, vốn, kế hoạch vốn,
thu ngân sách, chi ngân sách, tổng thu, tổng chi, doanh thu, thu nhập, tổng giá trị, giá trị, dư nợ, ngân sách,
dự toán, sản lượng, năng suất, diện tích, chiều dài, công suất, lương, học phí, giá, quỹ, nguồn lực, nguồn vốn,
doanh số, kim ngạch, lợi nhuận, thuế, chi phí, thất thoát, quỹ đất, giá bán, mức hưởng, mức hỗ trợ, mức đóng
""")
"""Heads of what money and measures are said of."""

REFERENCES = words("""
kế hoạch, kh, chỉ tiêu, dự toán, yêu cầu, mục tiêu, cùng kỳ, nghị quyết, tiến độ, khối lượng, so với,
chương trình
""")
"""What a share is compared with, not what it counts."""

COUNTERS = words("""
lượt, truy cập, đang, online, hôm nay, hôm qua, tháng này, tổng, xem, đọc, bạn đọc, khách
""")
"""First words of a page's counters."""

LINKS = words("""
đã, ước, cũng, chỉ, vẫn, đều, mới, là, đạt, còn, chiếm, tăng, giảm, thêm, lên, xuống, tới, đến, vượt, hơn,
trên, dưới, gần, khoảng, chừng, ngót, quá, thấp, cao, từ, có, gồm, được, bằng, dài, rộng, dày, sâu, nặng,
bình quân, trung bình, tổng cộng, tổng, số, xấp xỉ, ít nhất, tối thiểu, tối đa, không, ở mức, trị giá, kèm,
cách, tức, vẻn vẹn, rút còn
""")
"""Verbs, adverbs and qualifiers between what is measured and its figure."""

ADVERBIALS = words("""
còn, nay, hiện, hiện nay, đến nay, đến, từ, năm nay, riêng, trong, tính đến, cả, sau, trước, theo, qua, nhờ,
khi, cho thấy, cho biết, đưa, nâng, gồm, đây là
""")
"""Words that open a clause before its subject."""

AGENTS = words("""
ông, bà, anh, chị, em, cụ, cô, chú, ai, tôi, chúng tôi, họ, ta, dân, nhân dân, người dân, bà con, xã, phường,
huyện, tỉnh, thành phố, quận, thị xã, đơn vị, công ty, doanh nghiệp, hội, đoàn, con số, lần, cuộc họp,
kỳ họp
""")
"""Subjects that do something with an amount, instead of having it."""

QUALIFIERS = words("""
hơn, trên, gần, khoảng, ít nhất, tối thiểu, tối đa, dưới, không quá, chừng, ngót, xấp xỉ, không dưới, quá,
chưa đầy, chưa tới, tròn, ước khoảng
""")
"""Words right before a figure that make it approximate or a bound."""

OWN_TIMES = words("""
năm qua, hiện nay, đến nay, hiện, nay, thời gian qua, mỗi năm, hằng năm, hàng năm, năm nay, năm ngoái,
năm trước, cùng kỳ, trước đây, trước đó, mỗi ngày, mỗi tháng, hôm nay, vừa qua, sắp tới, thời gian tới,
tới đây, năm tới, những năm qua, từ đầu năm, lâu nay
""")
"""Time words by which a sentence says its own time."""

SOURCES = words("""
căn cứ, dẫn, nguồn, do, so với, gửi, của cả, sang, cho, với, tới, đến, từ, thuộc, công nhân, giáo viên, cán bộ,
phóng viên
""")
"""Words before a unit that is a source, an aim, a partner or a person's place."""

THINGS = words("""
đường, đoạn đường, tuyến đường, con đường, tuyến, đê, kè, kênh, mương, cầu, đất, quỹ đất, diện tích, ruộng,
rẫy, vườn, rừng, ao, hồ,
vùng, phòng, nhà, trụ sở, sân, bê tông, gạo, lúa, heroin, ma túy, cát, hàng, sóng, hàng rào, mặt bằng,
khu đất, thửa, bến, cảng
""")
"""Things that have a length, an area or a weight, right before it."""
