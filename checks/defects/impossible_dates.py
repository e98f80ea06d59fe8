"""Dates that no calendar has: 2326年1月28日, 2023年13月, 2月30日, 2029—2022年, 2722年工作回顾."""

import re
from calendar import monthrange
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of
from checks.defects.mark import Mark, mark_at
from checks.documents.document import Document, Flow

# What stands behind a year of the calendar; 2500年 by itself may be how old a town is.
_DATED = r"\s?年(?:\s?\d{1,2}\s?月|度|底|末|初|工作|预算|以来|[上下]半年)"
_FAR = re.compile(rf"(?<![\d.,，．—-])(?:2[1-9]\d\d|[3-9]\d{{3}}){_DATED}")
_DAY = pattern_of("impossible_dates", "day")
_SPAN = pattern_of("impossible_dates", "span")
_MONTHS = 12


def impossible_dates(document: Document) -> Iterator[Mark]:
    """The dates in the text of a document that cannot be, in its order."""
    for flow in document.flows:
        for start, end in sorted(_places(flow)):
            yield mark_at(document, *flow.source(start, end), "impossible_date")


def _places(flow: Flow) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _FAR.finditer(flow.text))
    yield from (m.span() for m in _DAY.finditer(flow.text) if not _exists(m))
    yield from (m.span() for m in _SPAN.finditer(flow.text) if int(m[1]) > int(m[2]))


def _exists(date: re.Match[str]) -> bool:
    """Whether a month has such a day."""
    year, month, day = int(date[1]), int(date[2]), int(date[3] or 1)
    return 0 < month <= _MONTHS and 0 < day <= monthrange(year, month)[1]
