"""The outline of a document: numbering, table of contents, and what the document calls itself."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from checks.comparing.quantities import grouped
from checks.comparing.quantity_table import Record
from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import TOLD, Shape

MOST_BROKEN = 4  # breaks in a series, a third of its steps, that say it is none: numbers of two columns in one line
FURTHEST = 10  # numbers a heading is behind the one before it: further ones are no headings of one series


class ExpectHeadingsInSequence(Shape):
    """Numbered headings under one heading count 1, 2, 3, … without gap or repetition.

    Numbers that stand inside a line are there, though their line breaks were lost. A series that begins anew may end
    in the one it interrupted (一、二、[一、二、三、]三、): the outline has lost the level between them. What breaks at
    every third step is no series. Headings listed a second time are none that count on.
    """

    outcomes = TOLD
    table: ClassVar[str] = "sections"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        numbered = [r for r in rows if r["ordinal"] > 0 and r["number"]]
        groups = grouped(numbered, lambda row: (row["document"], row["parent"], row["style"]))
        return (c for group in groups.values() if len(group) > 1 for c in self._group(group))

    def _group(self, group: list[Record]) -> Iterator[Comparison]:
        broken: list[Comparison] = []
        interrupted: list[int] = []
        seen: set[str] = set()
        for place, (a, b) in enumerate(pairwise(group)):
            seen.add(_title(a))
            step = b["ordinal"] - a["ordinal"]
            if b["ordinal"] == 1:
                interrupted.append(a["ordinal"])
                continue
            if step == 1 or b["run_in"] or step > FURTHEST or (step < 0 and _title(b) in seen):
                continue
            if b["ordinal"] - 1 in interrupted:
                del interrupted[interrupted.index(b["ordinal"] - 1) :]
                continue
            behind = {r["ordinal"] for r in group[place + 2 :]}
            if step > 2 and sum(n in behind for n in range(a["ordinal"] + 1, b["ordinal"])) * 2 >= step:
                continue  # 一、七、八、二、三、…: no heading is lost, the pages are out of order
            missing = "、".join(str(i) for i in range(a["ordinal"] + 1, b["ordinal"]))
            message = self.said("gap" if step > 1 else "twice", a=_title(a), b=_title(b), missing=missing)
            sides = (_heading(a), _heading(b))
            broken.append(Comparison(Outcome.CONTRADICTS, sides, message, settle=self.said("settle")))
        if len(broken) < MOST_BROKEN or len(broken) * 3 < len(group):
            yield from broken
        if not broken:
            message = self.said("agrees", a=_title(group[0]), b=_title(group[-1]), n=len(group))
            yield Comparison(Outcome.AGREES, tuple(_heading(r) for r in group), message)


class ExpectContentsToMatchHeadings(Shape):
    """Every line of the table of contents names a heading of the document."""

    outcomes = TOLD
    table: ClassVar[str] = "contents"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return map(self._entry, rows)

    def _entry(self, row: Record) -> Comparison:
        entry = f"{row['number']} {row['title']}".strip()
        sides = [Operand("contents", document=row["document"], start=int(row["start"]), end=int(row["end"]))]
        if row["place"] >= 0:
            place = (int(row["heading_start"]), int(row["heading_end"]))
            sides.append(Operand("heading", document=row["document"], start=place[0], end=place[1]))
        if row["section"] >= 0:
            return Comparison(Outcome.AGREES, tuple(sides), self.said("agrees", entry=entry))
        message = self.said("differs" if row["place"] >= 0 else "contradicts", entry=entry, heading=row["heading"])
        return Comparison(Outcome.CONTRADICTS, tuple(sides), message, settle=self.said("settle"))


def _title(row: Record) -> str:
    return f"{row['number']}{row['title'][:20]}"


def _heading(row: Record) -> Operand:
    start = int(row["start"])
    return Operand("heading", document=row["document"], start=start, end=start + len(row["number"]) + len(row["title"]))
