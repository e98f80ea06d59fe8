"""Finds the tables of a document, whatever they are written in, with caption, unit and notes around them."""

import re

from checks.chinese.lexicon import pattern_of
from checks.documents.bars import barred, may_begin, without_empty_tail
from checks.documents.cell_lines import cell_lines
from checks.documents.document import Cell
from checks.documents.grid import CAPTION, UNIT, Grid, header_rows, is_value, split_cells
from checks.documents.heads import arranged, is_head
from checks.documents.lines import Line
from checks.documents.spaced_rows import BULLET, bullets, has_gaps, laid_out
from checks.documents.surroundings import CONTINUED, NOTE, surroundings

_TORN_ROW = re.compile(r"[^，。；\d]{2,20}(?:\s+-?\d[\d,.]{0,15}%?){1,6}")
_GROUP = 24  # characters of the name of a group of rows
_NO_GROUP = pattern_of("cells", "no_group")


def find_tables(text: str, lines: list[Line]) -> list[Grid]:
    """Every table of a document; sets the role of the lines that belong to one (table, caption, unit, note)."""
    grids: list[Grid] = []
    at = 0
    while at < len(lines):
        grid, last = None, at
        if not lines[at].role:
            grid, last = _table_at(text, lines, at)
        if grid is None:
            at = last + 1
            continue
        for line in lines[grid.first : grid.last + 1]:
            line.role = "table"
        surroundings(text, lines, grid)
        arranged(grid)
        _continue(grid, grids[-1] if grids else None, lines)
        grids.append(grid)
        at = grid.last + 1
    return grids


def _continue(grid: Grid, before: Grid | None, lines: list[Line]) -> None:
    """A table that goes on upon the next page takes caption and unit, and where it has none its head, from before."""
    said_so = bool(CONTINUED.match(grid.caption))
    if said_so:
        grid.caption = ""
    if before is None:
        return
    between = lines[before.last + 1 : grid.first]
    only_page = all(line.role in ("chrome", "caption", "unit") or _is_torn(line.text) for line in between)
    same_head = grid.header == before.header and _texts(grid) == _texts(before)
    headless = grid.header == 0 and only_page and _width(grid) == _width(before)
    if not grid.caption and (said_so or headless or (same_head and only_page)):
        grid.caption = before.caption
        grid.unit = grid.unit or before.unit
    if headless and before.header:
        grid.rows = [*before.rows[: before.header], *grid.rows]
        grid.header, grid.understood = before.header, before.understood


def _is_torn(line: str) -> bool:
    """Whether a line between two pieces of a table is a row of it that lost its bars: 其中：铁路 1000 1.2."""
    return bool(_TORN_ROW.fullmatch(line.strip()))


def _texts(grid: Grid) -> list[list[str]]:
    return [[c.text for c in row] for row in grid.rows[: grid.header]]


def _width(grid: Grid) -> int:
    return max(len(row) for row in grid.rows)


def _table_at(text: str, lines: list[Line], at: int) -> tuple[Grid | None, int]:
    """The table that starts at a line, and the last line that was looked at: none of them is looked at again."""
    line = lines[at]
    body = line.text
    if may_begin(line):
        grid, last = barred(text, lines, at)
        if grid is not None or last > at:
            return grid, last
    if "\t" in body or text[line.end : line.end + 1] == "\t":
        return _tabs(text, lines, at), at
    if body[0] in "-*•" and BULLET.match(body):
        last = _run(lines, at, BULLET)
        return bullets(text, lines, at, last), last
    if has_gaps(line):
        return laid_out(text, lines, at)
    return cell_lines(text, lines, at)


def _run(lines: list[Line], at: int, pattern: re.Pattern[str]) -> int:
    """The last of the lines from `at` on that hold `pattern`, with no blank line between them."""
    last = at
    while last + 1 < len(lines):
        line = lines[last + 1]
        if line.broken or line.role or not pattern.search(line.text):
            break
        last += 1
    return last


def _tabs(text: str, lines: list[Line], at: int) -> Grid | None:
    first = _tab_count(text, lines[at])
    last = at
    for i in range(at + 1, len(lines)):
        line = lines[i]
        tabs = _tab_count(text, line)
        if line.role or (line.broken and abs(tabs - first) > 1) or (not tabs and not _group(text, lines, i)):
            break
        if tabs and i > at + 1 and _other_head(text, lines, at, i):
            break
        last = i
    while last > at and not _tab_count(text, lines[last]):
        last -= 1
    if last == at or first < 1:
        return None
    rows = without_empty_tail([_cells(text, line) for line in lines[at : last + 1]])
    return Grid(at, last, rows, header_rows(rows, 0))


def _whole_line(text: str, line: Line) -> tuple[int, int]:
    """Where a line of cells begins and ends, with the tabs around its words: each is beside an empty cell."""
    start, end = line.start, line.end
    while start and text[start - 1] in "\t ":
        start -= 1
    while end < len(text) and text[end] in "\t ":
        end += 1
    return start, end


def _tab_count(text: str, line: Line) -> int:
    return text.count("\t", *_whole_line(text, line))


def _group(text: str, lines: list[Line], i: int) -> bool:
    """Whether a line without a tab, among rows of numbers, is the name of a group of rows that lost its empty cells."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.broken or len(line.text) > _GROUP or _NO_GROUP.search(line.text) or after is None or after.role:
        return False
    if CAPTION.match(line.text) or UNIT.match(line.text) or NOTE.match(line.text):
        return False
    before = lines[i - 1]
    same = _tab_count(text, before) == _tab_count(text, after) > 0
    return same and _numbers(text, after) and (_is_row(_cells(text, before)) or is_head(_cells(text, before)))


def _numbers(text: str, line: Line) -> bool:
    return any(is_value(c.text) for c in _cells(text, line)[1:])


def _is_row(row: list[Cell]) -> bool:
    """Whether cells are a row under a head: numbers, or a name and nothing beside it."""
    return any(is_value(c.text) for c in row[1:]) or not any(c.text for c in row[1:])


def _cells(text: str, line: Line) -> list[Cell]:
    return split_cells(text, *_whole_line(text, line), "\t")


def _other_head(text: str, lines: list[Line], at: int, i: int) -> bool:
    """Whether the head of another table stands in line `i`, right under the numbers of the one that began at `at`."""
    row = _cells(text, lines[i])
    if not is_head(row) or not _numbers(text, lines[i - 1]):
        return False
    return [c.text for c in row] != [c.text for c in _cells(text, lines[at])]
