"""Entity labels, topics and BIO tags: the one place where they are named.

These are the defaults for training. At prediction time the labels come from the model's own config.
"""

from collections.abc import Sequence

CORE_LABELS = ("UNIT", "POSITION", "DOCUMENT", "NUMBER")
"""The four labels of the headline score."""

ENTITY_LABELS = (*CORE_LABELS, "PERSON", "DATE")
"""All entity labels, in the order of the reports."""

TOPICS = {
    "tu-tuong": "công tác chính trị, tư tưởng, tuyên giáo",
    "hoc-tap-bac": "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "to-chuc-can-bo": "tổ chức, cán bộ, đảng viên",
    "kiem-tra-giam-sat": "kiểm tra, giám sát, kỷ luật, phòng, chống tham nhũng",
    "dan-van": "dân vận, Mặt trận, đoàn thể",
    "kinh-te": "kinh tế, nông thôn mới, đầu tư",
    "van-hoa-xa-hoi": "văn hóa, xã hội, giáo dục, y tế, môi trường",
    "quoc-phong-an-ninh": "quốc phòng, an ninh, trật tự",
    "chinh-quyen": "chính quyền, cải cách hành chính, chuyển đổi số",
}
"""Topic label → what it is about, in Vietnamese."""


def bio_tags(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the IOB2 tags of some entity labels.

    Args:
        labels: Entity labels, as `("UNIT", "DATE")`.

    Returns:
        `("O", "B-UNIT", "I-UNIT", "B-DATE", "I-DATE")`: `O` first, then B and I of each label; the
        decoder relies on this order.
    """
    return ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))
