"""Tables written as HTML."""

import re
from bisect import bisect_left, bisect_right

from checks.documents.grid import Grid, cell, header_rows
from checks.documents.lines import Line
from checks.documents.model import Cell

_TD = re.compile(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_SPAN = re.compile(r"colspan\s{0,3}=\s{0,3}[\"']?(\d{1,2})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>")


def html_table(text: str, lines: list[Line], at: int, closes: list[int]) -> Grid | None:
    close = bisect_left(closes, lines[at].start)
    if close == len(closes):
        return None
    last = bisect_right(lines, closes[close], key=lambda line: line.start) - 1
    start, end = lines[at].start, lines[last].end
    rows = []
    for row in re.finditer(r"<tr\b[^<>]{0,200}>", text[start:end], re.IGNORECASE):
        a = start + row.end()
        stop = re.compile(r"</tr|<tr\b|</table", re.IGNORECASE).search(text, a, end)
        rows.append(_html_row(text, a, stop.start() if stop else end))
    rows = [r for r in rows if r]
    if not rows:
        return None
    return Grid(at, last, rows, header_rows(rows, 0))


def _html_row(text: str, start: int, end: int) -> list[Cell]:
    opened = list(_TD.finditer(text, start, end))
    cells: list[Cell] = []
    for i, tag in enumerate(opened):
        stop = opened[i + 1].start() if i + 1 < len(opened) else end
        close = text.find("</t", tag.end(), stop)
        found = cell(text, tag.end(), close if close >= 0 else stop)
        cells.append(Cell(_TAG.sub("", found.text), found.start, found.end))
        wide = _SPAN.search(tag[0])
        cells += [Cell("", found.end, found.end)] * (min(int(wide[1]), 30) - 1 if wide else 0)
    return cells
