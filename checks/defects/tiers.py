"""Levels of government beside their count: 省、市、区三级, 市县乡村四级."""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import fragment_of, pattern_of
from checks.chinese.numerals import numeral
from checks.defects.bounds import Found
from checks.defects.counted import Kind

_LEVEL = fragment_of("tiers", "level")
_TIERS = pattern_of("tiers", "tiers")
_WORD = re.compile(_LEVEL)
_EITHER = pattern_of("tiers", "either")
_LOOSE = pattern_of("tiers", "loose")
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
