"""Abbreviated and spelt-out names of bodies and of plain words."""

import re

from vnparty_ner.corpus.augment.pieces import Draw, Pieces, change_each

_SHORT = (
    ("Ban Thường vụ", "BTV"),
    ("Ban Chấp hành", "BCH"),
    ("Ban Tuyên giáo", "BTG"),
    ("Ban Tổ chức", "BTC"),
    ("Ban Chỉ đạo", "BCĐ"),
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban Kiểm tra", "UBKT"),
    ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Liên đoàn Lao động", "LĐLĐ"),
    ("Hội Liên hiệp Phụ nữ", "Hội LHPN"),
    ("Trung ương", "TƯ"),
    ("Trung ương", "T.Ư"),
    ("Trung ương", "TW"),
    ("thành phố ", "TP "),
    ("thành phố ", "TP. "),
    ("thành phố ", "Tp. "),
    ("thị trấn ", "TT "),
)
"""Names and what real text shortens them to."""


def abbreviate(pieces: Pieces, draw: Draw) -> Pieces:
    """Shorten or spell out names of bodies, each in the whole article or in half of its places."""
    changes = []
    for long, short in draw.random.sample(_SHORT, 6):
        changes.append((long, short) if draw.random.random() < 0.7 else (short, long))
    always = draw.random.random() < 0.5

    def change(text: str) -> str:
        for old, new in changes:
            fits = text.startswith(old) or (old == "Trung ương" and text.endswith(old))
            if fits and (always or draw.random.random() < 0.5):
                return text.replace(old, new, 1)
        return text

    return change_each(pieces, "UNIT", change)


_CLASSES = (
    ("cán bộ, đảng viên", "CBĐV"),
    ("cán bộ, công chức, viên chức", "CBCCVC"),
    ("công tác tuyên giáo", "CTTG"),
    ("công tác dân vận", "CTDV"),
    ("nông thôn mới", "NTM"),
    ("kiểm tra, giám sát", "KTGS"),
    ("đoàn viên, thanh niên", "ĐVTN"),
    ("báo cáo viên", "BCV"),
    ("lý luận chính trị", "LLCT"),
    ("tổ chức cơ sở đảng", "TCCSĐ"),
    ("dư luận xã hội", "DLXH"),
    ("cải cách hành chính", "CCHC"),
    ("chuyển đổi số", "CĐS"),
    ("quy chế dân chủ", "QCDC"),
    ("kinh tế - xã hội", "KT-XH"),
    ("quốc phòng, an ninh", "QP-AN"),
    ("an ninh trật tự", "ANTT"),
    ("giải phóng mặt bằng", "GPMB"),
    ("bảo hiểm y tế", "BHYT"),
    ("công nghệ thông tin", "CNTT"),
    ("vệ sinh môi trường", "VSMT"),
    ("phòng, chống tham nhũng", "PCTN"),
    ("phòng cháy, chữa cháy", "PCCC"),
    ("hợp tác xã", "HTX"),
    ("doanh nghiệp", "DN"),
    ("khoa học", "KH"),
    ("nghị quyết", "NQ"),
    ("chỉ thị", "CT"),
    ("kế hoạch", "KH"),
    ("nhiệm vụ", "NV"),
)
"""Plain words that real text shortens to capitals: no units, whatever they look like."""


def abbreviate_classes(pieces: Pieces, draw: Draw) -> Pieces:
    """Shorten plain words to capitals: introduced in brackets at their first place, or used at once."""
    introduced: set[str] = set()
    chosen = [pair for pair in _CLASSES if draw.random.random() < 0.6]

    def between(text: str) -> str:
        for long, short in chosen:

            def shorten(match: re.Match[str], short: str = short) -> str:
                if short not in introduced:
                    introduced.add(short)
                    return f"{match.group()} ({short})" if draw.random.random() < 0.7 else short
                return short if draw.random.random() < 0.7 else match.group()

            text = re.sub(rf"(?<!\w){long}(?!\w)", shorten, text)
        return text

    return change_each(pieces, "", between)
