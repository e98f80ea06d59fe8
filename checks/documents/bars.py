"""Tables whose cells are parted by bars: Markdown's, rows without outer bars, tables drawn with lines."""

import re
from collections import Counter

from checks.documents.document import Cell
from checks.documents.grid import CAPTION, UNIT, Grid, header_rows, is_numeric, split_cells, unit_of
from checks.documents.lines import Line

SIGNS = "|│┃║｜"
_DRAWN = frozenset("─━═┄┈┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬")
_RULE = frozenset(" \t:-+=　") | _DRAWN | frozenset(SIGNS)


def may_begin(line: Line) -> bool:
    """Whether a line may be the first of a table with bars."""
    body = line.text
    return body[0] in SIGNS or body.startswith("**|") or body[0] in _DRAWN or any(sign in body for sign in SIGNS)


def barred(text: str, lines: list[Line], at: int) -> tuple[Grid | None, int]:
    """The table that starts at a line, and the last line that was looked at."""
    sign = next((s for s in SIGNS if any(s in line.text for line in lines[at : at + 2])), "")
    if not sign:
        return None, at
    last = _last(lines, at, sign)
    rows: list[list[Cell]] = []
    caption = unit = ""
    header = 0
    for i in range(at, last + 1):
        line = lines[i]
        if _is_rule(line):
            header = header or len(rows)
            continue
        row = _cells(text, line, sign)
        if _alone(row, CAPTION):
            if rows:
                last = i - 1
                break
            caption = _alone(row, CAPTION)
        elif not rows and _alone(row, UNIT):
            unit = unit_of(_alone(row, UNIT))
        else:
            rows.append(row)
    rows = without_empty_tail([r for r in rows if any(c.text for c in r)])
    if len(rows) < 2 or not _is_table(lines, at, last, rows):
        return None, last
    header = header_rows(rows, header)
    return Grid(at, last, _under_headers(rows, header), header, caption, unit), last


def without_empty_tail(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows without the columns at the right that are empty in every row."""
    width = max((i + 1 for row in rows for i, c in enumerate(row) if c.text), default=0)
    return [row[:width] for row in rows]


def _last(lines: list[Line], at: int, sign: str) -> int:
    """The last of the lines from `at` on that are rows of one table or rules between them."""
    last = at
    for i in range(at, len(lines)):
        line = lines[i]
        if line.role or not (sign in line.text or _is_rule(line)):
            break
        if line.broken and i > at and not line.text.startswith((sign, "**|")):
            break
        last = i
    return last


def _is_rule(line: Line) -> bool:
    """Whether a line is drawn: |---|---| under the names of columns, ─┬─ above them."""
    return _RULE.issuperset(line.text) and not set(line.text) <= {" ", *SIGNS}


def _cells(text: str, line: Line, sign: str) -> list[Cell]:
    start, end = line.start, line.end
    if line.text.startswith("**" + sign):
        start += 2
    if text[start] == sign:
        start += 1
    if text[end - 1] == sign and end - 1 >= start:
        end -= 1
    return split_cells(text, start, end, sign)


def _is_table(lines: list[Line], at: int, last: int, rows: list[list[Cell]]) -> bool:
    """Rows that open with a bar or have a rule between them are a table; others where they hold numbers in columns."""
    told = sum(line.text[0] in SIGNS or line.text.startswith("**") or _is_rule(line) for line in lines[at : last + 1])
    if told * 2 > last - at + 1 or any(set(line.text) & _DRAWN for line in lines[at : last + 1] if _is_rule(line)):
        return True
    width, often = Counter(len(row) for row in rows).most_common(1)[0]
    numeric = sum(any(is_numeric(c.text) for c in row[1:]) for row in rows)
    return width > 1 and often * 4 >= len(rows) * 3 and numeric * 2 >= len(rows)


def _alone(row: list[Cell], pattern: re.Pattern[str]) -> str:
    """The text of a row that fills one cell only and begins as `pattern`: a caption or a unit inside the table."""
    filled = {c.text for c in row if c.text}
    said = next(iter(filled)) if len(filled) == 1 else ""
    return said if said and pattern.match(said) else ""


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
