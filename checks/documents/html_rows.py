"""Tables written as HTML."""

import re
from bisect import bisect_left, bisect_right
from html import unescape

from checks.documents.document import Cell
from checks.documents.grid import Grid, cell, header_rows
from checks.documents.lines import Line

_TD = re.compile(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_COLUMNS = re.compile(r"colspan\s{0,3}=\s{0,3}[\"']?([1-9]\d?)", re.IGNORECASE)
_ROWS = re.compile(r"rowspan\s{0,3}=\s{0,3}[\"']?([1-9]\d?)", re.IGNORECASE)
MAX_COLUMNS = 500
_TAG = re.compile(r"<[^<>]{0,200}>")


def html_table(text: str, lines: list[Line], at: int, closes: list[int]) -> Grid | None:
    close = bisect_left(closes, lines[at].start)
    if close == len(closes):
        return None
    last = bisect_right(lines, closes[close], key=lambda line: line.start) - 1
    start, end = lines[at].start, lines[last].end
    rows = []
    below: dict[int, int] = {}
    for row in re.finditer(r"<tr\b[^<>]{0,200}>", text[start:end], re.IGNORECASE):
        a = start + row.end()
        stop = re.compile(r"</tr|<tr\b|</table", re.IGNORECASE).search(text, a, end)
        rows.append(_html_row(text, a, stop.start() if stop else end, below))
    rows = [r for r in rows if r]
    if not rows:
        return None
    return Grid(at, last, rows, header_rows(rows, 0))


def _html_row(text: str, start: int, end: int, below: dict[int, int]) -> list[Cell]:
    """One row. `below` counts, by column, the rows that a cell above still reaches into: there stands an empty cell."""
    opened = list(_TD.finditer(text, start, end))
    cells: list[Cell] = []

    def fill(at: int) -> None:
        while below.get(len(cells), 0) and len(cells) < MAX_COLUMNS:
            below[len(cells)] -= 1
            cells.append(Cell("", at, at))

    for i, tag in enumerate(opened[:MAX_COLUMNS]):
        fill(tag.start())
        stop = opened[i + 1].start() if i + 1 < len(opened) else end
        close = text.find("</t", tag.end(), stop)
        found = cell(text, tag.end(), close if close >= 0 else stop)
        wide, deep = _COLUMNS.search(tag[0]), _ROWS.search(tag[0])
        for extra in range(min(int(wide[1]), 30) if wide else 1):
            below[len(cells)] = min(int(deep[1]), 90) - 1 if deep else 0
            said = Cell(unescape(_TAG.sub("", found.text)), found.start, found.end)
            cells.append(Cell("", found.end, found.end) if extra else said)
    if cells:
        fill(cells[-1].end)
    return cells
