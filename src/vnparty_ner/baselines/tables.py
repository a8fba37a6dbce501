"""The rules' tables, beside `data/gazetteer/`. Surfaces are folded: NFC, tone mark on the first vowel."""

HEADS = (
    *("Ban Chấp hành", "BCH", "Ban Thường vụ", "BTV", "Thường trực", "Thường vụ", "Ban Bí thư", "Bộ Chính trị"),
    *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "Quân ủy", "Đảng đoàn"),
    *(
        "Ban Tuyên giáo",
        "BTG",
        "Ban Tổ chức",
        "BTC",
        "Ban Dân vận",
        "Ban Nội chính",
        "Ban Kinh tế",
        "Ban Xây dựng Đảng",
    ),
    *("Ban Chỉ đạo", "BCĐ", "Ban Pháp chế", "Ban Quản lý", "Ban Công tác Mặt trận", "Ban CHQS", "Ban"),
    *(
        "Ủy ban Kiểm tra",
        "UBKT",
        "Ủy ban nhân dân",
        "UBND",
        "Ủy ban MTTQ",
        "Ủy ban Mặt trận Tổ quốc",
        "Ủy ban",
        "UBMTTQ",
    ),
    *("Hội đồng nhân dân", "HĐND", "Hội đồng", "Mặt trận Tổ quốc", "MTTQ", "Quốc hội", "Chính phủ", "Đoàn ĐBQH"),
    *(
        "Văn phòng",
        "Sở",
        "Bộ",
        "Cục",
        "Chi cục",
        "Tổng cục",
        "Vụ",
        "Phòng",
        "Viện",
        "Trung tâm",
        "Thanh tra",
        "Chi nhánh",
    ),
    *("Công an", "Bộ đội Biên phòng", "BĐBP", "Bộ Chỉ huy", "Quân khu", "Sư đoàn", "Trung đoàn", "Đồn Biên phòng"),
    *("Tòa án nhân dân", "TAND", "Viện kiểm sát nhân dân", "Viện Kiểm sát nhân dân", "VKSND", "Cơ quan", "Khối", "Tổ"),
    *("Đoàn Thanh niên", "Đoàn TNCS Hồ Chí Minh", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Đoàn", "Công đoàn", "LĐLĐ"),
    *("Liên đoàn Lao động", "Hội Nông dân", "Hội Phụ nữ", "Hội Liên hiệp", "Hội LHPN", "Hội Cựu chiến binh", "Hội CCB"),
    *(
        "Hội",
        "Hiệp hội",
        "Liên minh Hợp tác xã",
        "Hợp tác xã",
        "HTX",
        "Công ty",
        "Tổng công ty",
        "Tập đoàn",
        "Xí nghiệp",
    ),
    *(
        "Ngân hàng",
        "Quỹ",
        "Trường",
        "Học viện",
        "Đại học",
        "Trường Đại học",
        "Bệnh viện",
        "Trạm Y tế",
        "Nhà máy",
        "Nhà",
    ),
    *("Báo", "Đài", "Tạp chí", "Cổng thông tin điện tử", "Cổng Thông tin điện tử", "Thông tấn xã", "Bảo hiểm xã hội"),
    *(
        "Trung ương",
        "T.Ư",
        "TƯ",
        "TW",
        "Mặt trận",
        "Hạt Kiểm lâm",
        "Kho bạc",
        "Kho bạc Nhà nước",
        "Bảo tàng",
        "Thư viện",
        "Chùa",
        "Khu di tích",
        "Khu công nghiệp",
    ),
)
"""Words that begin a body's name."""

LEVELS = (
    *("tỉnh", "thành phố", "TP", "Tp", "TP.", "Tp.", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu"),
    *("thôn", "bản", "ấp", "xóm", "khu phố", "tổ dân phố", "TDP", "buôn", "làng", "khóm", "khu dân cư"),
)
"""Words before a place's name."""

ALONE = frozenset(
    (
        *("Huyện ủy", "Tỉnh ủy", "Thành ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Đảng bộ", "Quốc hội", "Chính phủ", "BTV"),
        *("Ban Thường vụ", "Ban Chấp hành", "BCH", "Ban Bí thư", "Bộ Chính trị", "UBND", "HĐND", "MTTQ", "UBKT", "BTG"),
        *("Ủy ban Kiểm tra", "Ban Tuyên giáo", "Ban Tổ chức", "Ban Dân vận", "Ban Nội chính", "Ban Chỉ đạo", "Công an"),
        *(
            "Mặt trận Tổ quốc",
            "Ủy ban",
            "Hội đồng",
            "Ban Xây dựng Đảng",
            "Trung ương",
            "TW",
            "TƯ",
            "T.Ư",
            "Thường trực",
        ),
        *("Công ty", "Trung tâm", "Văn phòng", "Tỉnh đoàn", "Huyện đoàn", "Thành đoàn", "Đoàn Thanh niên", "Hội CCB"),
        *("Hội Nông dân", "Hội Cựu chiến binh", "Ban Pháp chế", "Phòng", "Liên đoàn Lao động", "LĐLĐ", "Hội LHPN"),
        *("Mặt trận", "Hội", "Bộ", "Ban", "Chi bộ"),
    )
)
"""Heads that are a body's name without more; the others need a name after them."""

JOINING = ("và", "-", "–", "các", "cơ quan", "nhân dân", "tối cao", "điện tử")
"""Lower-case words and signs that go on with a body's name if a capital follows."""

DEPARTMENT_HEADS = (
    "Trưởng",
    "Phó Trưởng",
    "Phó trưởng",
    "Chánh",
    "Phó Chánh",
    "Tổ",
    "Tổng",
    "Phó Tổng",
    "Thủ",
    "Phó Thủ",
)
"""Titles that begin so keep the name of the department; the others stop before the body."""

NO_TITLES = frozenset(
    (
        *("Phóng viên", "Cộng tác viên", "Biên tập viên", "Luật sư", "Công chứng viên", "Chuyên viên", "Giảng viên"),
        *(
            "Chuyên viên chính",
            "Chuyên viên cao cấp",
            "Giảng viên chính",
            "Thành viên",
            "Phụ trách",
            "Cố vấn",
            "Trợ lý",
        ),
        *("Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá"),
        *("Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Chuẩn đô đốc", "Phó Đô đốc", "Đô đốc", "Linh mục"),
        *("Hòa thượng", "Thượng tọa", "Điều tra viên", "Kiểm sát viên", "Chấp hành viên", "Thẩm phán", "Thư ký"),
    )
)
"""Jobs and ranks of the gazetteer that the guidelines don't mark."""

HONORIFICS = (
    *("ông", "bà", "anh", "chị", "em", "cụ", "cô", "chú", "bác", "đồng chí", "đ/c", "Đ/c", "đ.c", "các đồng chí"),
    *(
        "thượng tá",
        "đại tá",
        "trung tá",
        "thiếu tá",
        "đại úy",
        "thiếu tướng",
        "trung tướng",
        "thượng tướng",
        "đại tướng",
    ),
    *("Ảnh:", "ảnh:", "Tin:", "Tin, ảnh:", "Ảnh", "biên tập:", "Biên tập:", "Tác giả:", "PGS.TS", "TS.", "ThS."),
    *("nhà báo", "bác sĩ", "thạc sĩ", "tiến sĩ", "kỹ sư", "luật sư", "nghệ nhân", "thầy", "thầy giáo", "cô giáo"),
)
"""What stands before a person's name."""

NO_PERSONS = frozenset(("Hồ", "Hồ Chí Minh", "Bác Hồ", "Bác", "Mác", "Lênin", "Mác - Lênin"))
"""Names in fixed expressions."""

LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Điều lệ")

NO_NUMBER_AFTER = (
    *(
        "số",
        "Số",
        "thứ",
        "lộ",
        "Trang",
        "trang",
        "Ảnh",
        "ảnh",
        "ương",
        "T.Ư",
        "TƯ",
        "TW",
        "khóa",
        "khoá",
        "Điều",
        "điều",
    ),
    *(
        "khoản",
        "Khoản",
        "kỳ",
        "quận",
        "Quận",
        "phường",
        "Phường",
        "thôn",
        "ấp",
        "tổ",
        "phố",
        "khu",
        "lúc",
        "Lúc",
        "GMT",
    ),
    *("thoại:", "thoại", "Fax:", "ĐT:", "nóng", "nóng:", "Hotline:", "hotline", "soạn:", "chỉ:", "án", "chí", "nhóm"),
    *("Quân khu", "Vùng", "ngày", "tháng", "năm", "ngõ", "Ngõ", "bài", "Bài", "kỳ", "lần", "hiệu", "máy"),
)
"""Words after which a number counts nothing: ordinals, addresses, telephones."""

MEASURES = (
    *("đồng/người/năm", "triệu đồng/người/năm", "tỷ đồng", "tỉ đồng", "triệu đồng", "nghìn đồng", "ngàn đồng", "đồng"),
    *("triệu USD", "tỷ USD", "USD", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "vạn", "tạ/ha", "tấn/ha", "tấn", "tạ", "kg"),
    *("ha", "héc-ta", "m2", "m²", "m3", "m³", "km2", "km²", "km", "mét", "m", "cm", "lít", "MW", "kWh", "GB", "độ C"),
    *("tháng", "năm", "ngày", "giờ", "phút", "tuần", "tuổi", "năm tuổi", "điểm %", "%/năm", "%", "‰"),
)
"""What follows a number and belongs to it."""
