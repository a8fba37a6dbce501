"""Parts of a year in words: 6 tháng đầu, nửa cuối, 9 tháng (của năm 2022)."""

import re

EDGE_PART = r"(?P<count>\d{1,2}|ba|sáu|chín|nửa) (?:tháng )?(?P<edge>đầu|cuối)"
"""Pattern of months from the beginning or to the end of a year, in lower case."""

FIRST_PART = r"(?P<first>\d{1,2}) tháng(?: của)?"
"""Pattern of the first months of a year."""

_MONTHS = {"ba": 3, "sáu": 6, "chín": 9, "nửa": 6}


def part_months(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the first and last month of a part; None for more months than a year has, or none.

    Args:
        match: Of a pattern that holds `EDGE_PART`, `FIRST_PART` or both as alternatives.
    """
    named = match.groupdict()
    words = named.get("count") or named["first"]
    count = _MONTHS.get(words) or int(words)
    if not 1 <= count <= 12:
        return None
    return (13 - count, 12) if named.get("edge") == "cuối" else (1, count)
