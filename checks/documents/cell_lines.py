"""Tables copied from a page with one cell a line: names and numbers in turn, under a caption or a head."""

import re
from itertools import pairwise

from checks.documents.bars import SIGNS
from checks.documents.document import Cell
from checks.documents.grid import CAPTION, CORNER, UNIT, Grid, cell, is_value
from checks.documents.lines import Line

_LONGEST = 30
_FEWEST = 3  # rows
_TWICE = 2  # of one name: it stands under several others
_PROSE = re.compile("[。；！？]|[，：:]$")


def cell_lines(text: str, lines: list[Line], at: int) -> tuple[Grid | None, int]:
    """The table whose first cell stands in line `at`, and the last line that was looked at."""
    if not _opens(lines, at):
        return None, at
    last = at
    while last + 1 < len(lines) and _is_cell(lines[last + 1]):
        last += 1
    cells = [cell(text, line.start, line.end) for line in lines[at : last + 1]]
    numeric = [is_value(c.text) for c in cells]
    shape = _shape(numeric)
    if shape is None:
        return None, last
    head, names, numbers = shape
    rows = _rows(cells, numeric, head, names, numbers)
    if len(rows) < _FEWEST:
        return None, last
    top = _interleaved(cells[:head])
    blank = Cell("", top[0].start, top[0].start)
    header = [*[blank] * (names + numbers - head), *top]
    used = head + len(rows) * (names + numbers)
    alike = any(a.text == b.text for a, b in pairwise(top))
    return Grid(at, at + used - 1, [header, *rows], 1, understood=not alike), last


def _interleaved(names: list[Cell]) -> list[Cell]:
    """Names of a head in two rows, A, B, growth, growth, in the order of the columns: A, growth, B, growth."""
    same = next((i for i, c in enumerate(reversed(names)) if c.text != names[-1].text), len(names))
    upper = names[len(names) - 2 * same : len(names) - same]
    if same < _TWICE or len(upper) < same:
        return names
    return [*names[: len(names) - 2 * same], *(c for pair in zip(upper, names[-same:], strict=True) for c in pair)]


def _opens(lines: list[Line], at: int) -> bool:
    """Whether a table of lines may begin here: under a caption or a unit, or with the name of a column of names."""
    if not _is_cell(lines[at]) or is_value(lines[at].text):
        return False
    if lines[at].is_cell or CORNER.match(lines[at].text):
        return True
    above = lines[at - 1].text if at else ""
    return bool(CAPTION.match(above) or UNIT.match(above)) and len(above) <= 2 * _LONGEST and not _PROSE.search(above)


def _is_cell(line: Line) -> bool:
    text = line.text
    if line.role or len(text) > _LONGEST or _PROSE.search(text) or "  " in text or "\t" in text:
        return False
    if text[0] in SIGNS:
        return False
    return not CAPTION.match(text) and not UNIT.match(text)


def _shape(numeric: list[bool]) -> tuple[int, int, int] | None:
    """How many cells the head has, and how many names and numbers each row; None where they do not come in turn."""
    if True not in numeric:
        return None
    first = numeric.index(True)
    numbers = _run(numeric, first, of=True)
    names = _run(numeric, first + numbers, of=False)
    head = first - names
    if names not in (1, 2) or head not in (numbers, numbers + names):
        return None
    return head, names, numbers


def _run(numeric: list[bool], at: int, *, of: bool) -> int:
    end = at
    while end < len(numeric) and numeric[end] is of:
        end += 1
    return end - at


def _rows(cells: list[Cell], numeric: list[bool], head: int, names: int, numbers: int) -> list[list[Cell]]:
    """The rows for as long as each is so many names and then so many numbers."""
    pattern = [False] * names + [True] * numbers
    rows: list[list[Cell]] = []
    at = head
    while numeric[at : at + len(pattern)] == pattern:
        rows.append(cells[at : at + len(pattern)])
        at += len(pattern)
    return rows
