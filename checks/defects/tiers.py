"""Levels of government beside their count: 省、市、区三级, 市县乡村四级."""

import re
from collections.abc import Iterator

from checks.chinese.numerals import numeral
from checks.defects.bounds import Found
from checks.defects.counted import Kind

_ONE = "国部省市区县旗镇乡街村州盟组"
_LEVEL = f"(?:国家|中央|自治区|自治州|街道|社区|[{_ONE}])"
_JOIN = "[、和与]"
_ENDS = f"{_ONE}城地道家央）)"  # a run goes on behind these: it does not begin there
_TIERS = re.compile(
    rf"(?<![{_ENDS}])(?<![{_ENDS}][、和与])(?P<names>{_LEVEL}(?:{_JOIN}?{_LEVEL}){{1,7}})(?P<n>[两二三四五])级"
    "(?!公路|航道|医|甲|乙|标准|保护|响应|文物|以上|及以)"
)
_WORD = re.compile(_LEVEL)
# Two characters that may be one level (县区, 镇街), and a word before the run of which its first level may be a part
# (试验区 / 市县).
_EITHER = re.compile("[县市旗][县区]|区县|县[市旗]|[区镇乡]街|街[区镇乡]|乡镇|镇[乡村]|村[组镇]|城镇")
_LOOSE = re.compile("^(?:[^一-龥]|[个的在由按])?$")
_GROUP = re.compile(f"(?:{_LEVEL})+")


def tiers(text: str) -> Iterator[Found]:
    """Every run of levels before 两级, 三级…: as many as there are words (国家和省市), or groups (区县、镇街、村).

    Where neither fits, one more or one less than is said is told too: 省市三级 leaves one out. Where two of the words
    may be one level, or the first belong to what stands before it, that is no list with certain bounds.
    """
    for match in _TIERS.finditer(text):
        at, count = match.start("names"), numeral(match["n"])
        words, groups = (
            tuple((at + m.start(), at + m.end()) for m in kind.finditer(match["names"])) for kind in (_WORD, _GROUP)
        )
        spans = groups if len(groups) == count else words
        if abs(len(spans) - count) <= 1:
            unsure = _EITHER.search(match["names"]) or not _LOOSE.search(text[:at][-1:])
            kind: Kind = "before" if unsure and len(spans) != count else "levels"
            yield Found(match.start("n"), match.end(), count, "级", kind, spans, True)
