"""Rows of a table that are numbered one by one: the last number says how many there are."""

import re
from collections.abc import Iterator

from checks.defects.counted import CountedList, Member
from checks.documents.document import Cell, Table

_NUMBER = re.compile(r"[（(]?(?P<n>\d{1,3})(?:[）)]|[.、．](?!\d))")
FEWEST = 5


def numbered_rows(table: Table) -> Iterator[CountedList]:
    """A table whose rows count (1), (2), …, (23): the last number against the rows that carry one."""
    found: list[tuple[int, int, Cell]] = []
    for row in table.rows[table.header :]:
        first = next(((m, c) for c in row[:2] if (m := _NUMBER.match(c.text))), None)
        if first:
            found.append((int(first[0]["n"]), len(first[0][0]), first[1]))
    if len(found) < FEWEST or found[0][0] != 1:
        return
    last, size, cell = found[-1]
    members = tuple(Member(c.text, c.start, c.end) for _, _, c in found)
    yield CountedList(cell.start, cell.start + size, last, last, "个编号", "headings", members)
