"""Every counted list of a document."""

import re
from collections.abc import Iterator

from checks.defects.announced import announced_lists
from checks.defects.counted import CountedList, Member
from checks.defects.enumerations import inline_lists
from checks.defects.respective import respective_lists
from checks.defects.slogans import slogans
from checks.defects.told_by_word import told_by_word
from checks.documents.document import Cell, Document, Table

_NUMBER = re.compile(r"[（(]?(?P<n>\d{1,3})(?:[）)]|[.、．](?!\d))")
_FEWEST = 5  # rows that are numbered one by one


def find_lists(document: Document) -> list[CountedList]:
    """The counted lists in document order, one a count: what stands beside it before what comes after it."""
    found = [one for flow in document.flows if flow.kind != "heading" for one in inline_lists(flow)]
    found += announced_lists(document)
    found += slogans(document)
    found += [one for flow in document.flows for one in told_by_word(flow)]
    found += [one for flow in document.flows for one in respective_lists(flow)]
    found += [one for table in document.tables for one in _numbered_rows(table)]
    placed: dict[int, CountedList] = {}
    for one in found:
        placed.setdefault(one.start, one)
    return [placed[start] for start in sorted(placed)]


def _numbered_rows(table: Table) -> Iterator[CountedList]:
    """A table whose rows count (1), (2), …, (23): the last number against the rows that carry one."""
    found: list[tuple[int, int, Cell]] = []
    for row in table.rows[table.header :]:
        first = next(((m, c) for c in row[:2] if (m := _NUMBER.match(c.text))), None)
        if first:
            found.append((int(first[0]["n"]), len(first[0][0]), first[1]))
    if len(found) < _FEWEST or found[0][0] != 1:
        return
    last, size, cell = found[-1]
    members = tuple(Member(c.text, c.start, c.end) for _, _, c in found)
    yield CountedList(cell.start, cell.start + size, last, last, "个编号", "headings", members)
