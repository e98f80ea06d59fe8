"""Years that a report looks back on and plans for, against the day it was read on: 2023年1月10日, 2022年工作回顾."""

import re
from collections.abc import Iterator
from itertools import islice

from checks.chinese.lexicon import pattern_of
from checks.defects.reckoned_times import MOST, TITLE, Reckoned
from checks.defects.sittings import HEAD, TITLED
from checks.documents.document import Document

_SAID = {
    "titled": pattern_of("report_years", "titled"),
    "review": pattern_of("report_years", "review"),
    "plan": pattern_of("report_years", "plan"),
    "told": pattern_of("report_years", "told"),
}
_SURE = ("review", "plan")  # what says by itself which of the two years it is; a plan may be for later years as well
_DAY = re.compile(r"(\d{4})年(\d{1,2})月")
_LATE = 10  # a report read from this month on looks back on its own year
_NEAR = 3  # years; a heading of one further off is of something else


def report_years(document: Document) -> Iterator[Reckoned]:
    """A report read in January reviews the year before and plans its own; one read in December reviews its own.

    A title may name either, and so may what a paragraph begins with; a review and a plan are of one year each.
    """
    head = HEAD.search(document.text, 0, document.start + TITLE)
    day = head if head and head["day"] else TITLED.search(document.text, 0, document.start + TITLE)
    read = day and _DAY.match(day["day"])
    if not day or not read:
        return
    reviewed = int(read[1]) - (int(read[2]) < _LATE)
    for kind, said in _SAID.items():
        for match in islice(said.finditer(document.text), MOST):
            year, due = int(match["year"]), reviewed + (kind == "plan")
            if (
                year == due
                or (kind not in _SURE and year == reviewed + 1)
                or (kind == "review" and _slipped(year, due))
            ):
                made = due if kind in _SURE else year
                yield Reckoned(
                    "year", *match.span("said"), match["said"], str(year), str(made), *day.span("day"), day["day"]
                )


def _slipped(year: int, due: int) -> bool:
    """Whether a year is near the one that is due, and neither that nor the one that a late session makes of it."""
    return 1 < abs(year - due) <= _NEAR
