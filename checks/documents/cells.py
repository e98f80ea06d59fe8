"""Finds the tables of a document, whatever they are written in, with caption, unit and notes around them."""

import re

from checks.documents.grid import CAPTION, UNIT, Grid, cell, header_rows, split_cells, unit_of
from checks.documents.html_rows import html_table
from checks.documents.lines import Line
from checks.documents.model import Cell
from checks.documents.normal import plain
from checks.documents.spaced_rows import BULLET, aligned, bullets

_RULE = frozenset(" \t:|-")  # the line |---|---| under the names of columns
_CLOSE = re.compile("</table", re.IGNORECASE)
_GAP = re.compile(r"[ 　\t]{2,}")
_NOTE = re.compile(r"^[（(*\s　]*(?:注|说明|备注)\s{0,2}\d{0,2}[：:.]")


def find_tables(text: str, lines: list[Line]) -> list[Grid]:
    """Every table of a document; sets the role of the lines that belong to one (table, caption, unit, note)."""
    grids: list[Grid] = []
    closes = [m.start() for m in _CLOSE.finditer(text)]
    at = 0
    while at < len(lines):
        grid, last = (None, at) if lines[at].role else _table_at(text, lines, at, closes)
        if grid is None:
            at = last + 1
            continue
        for line in lines[grid.first : grid.last + 1]:
            line.role = "table"
        _surroundings(text, lines, grid)
        grids.append(grid)
        at = grid.last + 1
    return grids


def _table_at(text: str, lines: list[Line], at: int, closes: list[int]) -> tuple[Grid | None, int]:
    """The table that starts at a line, and the last line that was looked at: none of them is looked at again."""
    body = lines[at].text
    if body[0] == "|" or body.startswith("**|"):
        return _pipes(text, lines, at), at
    if "\t" in body:
        return _tabs(text, lines, at), at
    if body[0] in "-*•" and BULLET.match(body):
        last = _run(lines, at, BULLET)
        return bullets(text, lines, at, last), last
    if body[:6].lower() == "<table":
        return html_table(text, lines, at, closes), at
    if _GAP.search(body):
        last = _run(lines, at, _GAP)
        return aligned(text, lines, at, last), last
    return None, at


def _run(lines: list[Line], at: int, pattern: re.Pattern[str]) -> int:
    """The last of the lines from `at` on that hold `pattern`, with no blank line between them."""
    last = at
    while last + 1 < len(lines):
        line = lines[last + 1]
        if line.broken or line.role or not pattern.search(line.text):
            break
        last += 1
    return last


def _pipes(text: str, lines: list[Line], at: int) -> Grid | None:
    rows: list[list[Cell]] = []
    caption = unit = ""
    header = 0
    last = at
    for i in range(at, len(lines)):
        line = lines[i]
        if not _is_pipe(line):
            break
        start = text.index("|", line.start) + 1
        end = line.end - 1 if line.text[-1] == "|" and line.end - 1 >= start else line.end
        row = split_cells(text, start, end, "|")
        if _RULE.issuperset(line.text):
            header = header or len(rows)
        elif _alone(row, CAPTION):
            if rows:
                break
            caption = _alone(row, CAPTION)
        elif not rows and _alone(row, UNIT):
            unit = unit_of(_alone(row, UNIT))
        else:
            rows.append(row)
        last = i
    rows = _without_empty_tail([r for r in rows if any(c.text for c in r)])
    if len(rows) < 2:
        return None
    return Grid(at, last, _under_headers(rows, header_rows(rows, header)), header_rows(rows, header), caption, unit)


def _is_pipe(line: Line) -> bool:
    return not line.role and (line.text[0] == "|" or line.text.startswith("**|"))


def _alone(row: list[Cell], pattern: re.Pattern[str]) -> str:
    """The text of a row that fills one cell only and begins as `pattern`: a caption or a unit inside the table."""
    filled = [c.text for c in row if c.text]
    return filled[0] if len(filled) == 1 and pattern.match(filled[0]) else ""


def _under_headers(rows: list[list[Cell]], header: int) -> list[list[Cell]]:
    """Rows put under a header that was printed with empty cells between its names (merged cells torn apart).

    Only where one header row has such holes: a row with as many filled cells as the header has names is matched in
    order, any other cell goes to the name at or before its column.
    """
    if header != 1:
        return rows
    names = [i for i, c in enumerate(rows[0]) if c.text]
    if len(names) in (0, len(rows[0])) or names[0] != 0:
        return rows
    return [_squeezed(row, names) for row in rows]


def _squeezed(row: list[Cell], names: list[int]) -> list[Cell]:
    filled = [(i, c) for i, c in enumerate(row) if c.text]
    if len(filled) == len(names):
        return [c for _, c in filled]
    out = [Cell("", row[-1].end, row[-1].end)] * len(names)
    for i, found in filled:
        under = max((k for k, n in enumerate(names) if n <= i), default=0)
        while under < len(out) - 1 and out[under].text:
            under += 1
        out[under] = found
    return out


def _tabs(text: str, lines: list[Line], at: int) -> Grid | None:
    first = lines[at].text.count("\t")
    last = at
    for i in range(at + 1, len(lines)):
        tabs = lines[i].text.count("\t")
        if not tabs or (lines[i].broken and abs(tabs - first) > 1) or lines[i].role:
            break
        last = i
    if last == at or first < 1:
        return None
    rows = [split_cells(text, _indented(text, lines[i].start), lines[i].end, "\t") for i in range(at, last + 1)]
    return Grid(at, last, rows, header_rows(rows, 0))


def _indented(text: str, start: int) -> int:
    """Where a line of cells begins, with the tabs before its first word: each is an empty cell."""
    while start and text[start - 1] in "\t ":
        start -= 1
    return start


def _without_empty_tail(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows without the columns at the right that are empty in every row."""
    width = max((i + 1 for row in rows for i, c in enumerate(row) if c.text), default=0)
    return [row[:width] for row in rows]


def _surroundings(text: str, lines: list[Line], grid: Grid) -> None:
    """Caption and unit above the table, notes under it."""
    i = grid.first - 1
    for _ in range(3):
        if i < 0 or lines[i].role:
            break
        unit = UNIT.match(lines[i].text)
        if unit and not grid.unit:
            grid.unit = plain(unit["unit"])
            lines[i].role = "unit"
        elif CAPTION.match(lines[i].text) and len(lines[i].text) <= 60 and lines[i].text[-1] not in "。；":
            grid.caption = plain(lines[i].text.lstrip("# "))
            if lines[i].text[0] != "#":
                lines[i].role = "caption"
            break
        else:
            break
        i -= 1
    if not grid.caption and i >= 0 and not lines[i].role and lines[i].text[0] == "#":
        grid.caption = plain(lines[i].text.lstrip("# "))
    notes = []
    i = grid.last + 1
    while i < len(lines) and not lines[i].role and _NOTE.match(lines[i].text):
        lines[i].role = "note"
        notes.append(cell(text, lines[i].start, lines[i].end))
        i += 1
    grid.notes = tuple(notes)
