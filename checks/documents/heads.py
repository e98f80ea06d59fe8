"""The head of a table put over its columns: captions lifted out, short rows of names spread, repeats dropped."""

import re

from checks.documents.document import Cell
from checks.documents.grid import UNIT, Grid, header_rows, is_numeric, is_value, unit_of

NAME_HEAD = re.compile(
    r"指\s?标|项\s?目|名称|行业|产品|商品|国家|地区|区域|区市|县区|区县|市县|县市|科目|类别|领域|内容|分类|品种|单位名称|^单位$|^序号$"
)
_HEAD_WORD = re.compile(r"^(?:绝对[数额值]|比上年|增长|同比|(?:19|20)\d\d年|预算数|执行数|决算数|金额|数量|[本上]年)")
_CORNER = 6  # characters of a name for the rows
_LIKE_NUMBERS = 0.5  # of a column's filled cells: as many numbers make it a column of numbers


def arranged(grid: Grid) -> Grid:
    """The table with its head in order. Where the head cannot be put over the columns it is not `understood`."""
    _lift(grid)
    _drop_repeats(grid)
    heads = grid.rows[: grid.header]
    body = grid.rows[grid.header :]
    width = max((len(row) for row in body), default=0)
    if len(heads) > 1 and any(len(row) < width for row in heads) and body:
        spread = _sunk(heads, width) or _spread(heads, body, width)
        grid.understood = spread is not None
        grid.rows = [*(spread or heads), *body]
    return grid


def is_head(row: list[Cell]) -> bool:
    """Whether a row among numbers names columns: another table begins, or this one goes on upon the next page."""
    said = [c.text for c in row if c.text]
    if len(said) < 2 or any(is_value(word) for word in said):
        return False
    return bool(NAME_HEAD.search(said[0])) or sum(bool(_HEAD_WORD.search(word)) for word in said) * 2 >= len(said)


def said_once(row: list[Cell]) -> str:
    """What a row says in its only cell, or in all of them alike: a caption printed inside the table."""
    said = {c.text for c in row if c.text}
    return next(iter(said)) if len(said) == 1 else ""


def _lift(grid: Grid) -> None:
    """Take caption and unit out of the rows above the names of the columns."""
    while grid.header > 1 and (said := said_once(grid.rows[0])) and not _is_corner(grid, said):
        if UNIT.match(said):
            grid.unit = grid.unit or unit_of(said)
        else:
            grid.caption = grid.caption or said
        grid.rows, grid.header = grid.rows[1:], grid.header - 1
    if grid.header == 1 and len(grid.rows) > 1 and said_once(grid.rows[0]) and len(grid.rows[1]) > 1:
        again = header_rows(grid.rows[1:], 0)
        if again and sum(bool(c.text) for c in grid.rows[1]) > 1 and not any(is_value(c.text) for c in grid.rows[1]):
            grid.caption = grid.caption or said_once(grid.rows[0])
            grid.rows, grid.header = grid.rows[1:], again


def _is_corner(grid: Grid, said: str) -> bool:
    """Whether the only cell of the first row names the rows, beside names of columns that stand lower."""
    return bool(grid.caption and len(said) <= _CORNER and grid.rows[0][0].text == said and NAME_HEAD.search(said))


def _drop_repeats(grid: Grid) -> None:
    """Drop the head where it is printed again at the top of a page."""
    heads = [[c.text for c in row] for row in grid.rows[: grid.header]]
    body = [row for row in grid.rows[grid.header :] if not heads or [c.text for c in row] not in heads]
    grid.rows = [*grid.rows[: grid.header], *body]


def _sunk(heads: list[list[Cell]], width: int) -> list[list[Cell]] | None:
    """Names of a last row that fill just the empty cells of the row above: X, (growth), Y, (growth); None where not.

    The row above may lack the corner, which then stands higher.
    """
    upper, names = heads[-2], [c for c in heads[-1] if c.text]
    short = width - len(upper)
    holes = [i + short for i, c in enumerate(upper) if not c.text]
    if short not in (0, 1) or len(names) != len(holes) or 0 in holes or any(len(row) < width for row in heads[:-2]):
        return None
    blank = Cell("", upper[0].start, upper[0].start)
    lower = [blank] * width
    for place, name in zip(holes, names, strict=True):
        lower[place] = name
    return [*heads[:-2], [blank] * short + upper, lower]


def _spread(heads: list[list[Cell]], body: list[list[Cell]], width: int) -> list[list[Cell]] | None:
    """Rows of the head that lost their empty cells, put over the columns; None where they do not fit."""
    names = [i for i in range(width) if not _holds_numbers(body, i)]
    below = 0
    placed: list[list[Cell]] = []
    for row in reversed(heads):
        filled = [c for c in row if c.text]
        if len(row) >= width:
            at: list[int] | None = list(range(width))
            filled = row[:width]
        else:
            at = _places(filled, names, width, below)
        if at is None:
            return None
        blank = Cell("", row[0].start, row[0].start)
        out = [blank] * width
        for place, found in zip(at, filled, strict=True):
            out[place] = found
        placed.insert(0, out)
        below = len(filled)
    return placed


def _places(row: list[Cell], names: list[int], width: int, below: int) -> list[int] | None:
    """The column each cell of a short row of the head begins at; `below` counts the cells of the row under it."""
    values = [i for i in range(width) if i not in names]
    if not any(NAME_HEAD.search(c.text) for c in row):
        if len(row) == len(values):
            return values
        return values[-len(row) :] if not below and 0 < len(row) < len(values) else None
    groups = _between(names, width)
    out: list[int] = []
    run: list[Cell] = []
    left = list(names)
    for found in [*row, None]:
        if found is not None and not (left and NAME_HEAD.search(found.text)):
            run.append(found)
            continue
        if run or out:
            columns = groups.get(out[-1] if out else -1, [])
            starts = _divided(len(run), columns, below)
            if starts is None:
                return None
            out += starts
            run = []
        if found is not None:
            out.append(left.pop(0))
    return out if len(out) == len(row) else None


def _between(names: list[int], width: int) -> dict[int, list[int]]:
    """The columns of numbers behind each column of names (-1: before the first)."""
    out: dict[int, list[int]] = {}
    last = -1
    for i in range(width):
        if i in names:
            last = i
        else:
            out.setdefault(last, []).append(i)
    return out


def _divided(count: int, columns: list[int], below: int) -> list[int] | None:
    """Where `count` names begin over columns: each over as many, or the last over all that the row below names."""
    if not count or not columns:
        return [] if not count and not columns else None
    alone = len(columns) - below
    if below and 0 <= alone == count - 1:
        return columns[: alone + 1]
    return columns[:: len(columns) // count] if len(columns) % count == 0 else None


def _holds_numbers(body: list[list[Cell]], column: int) -> bool:
    filled = [row[column].text for row in body if column < len(row) and row[column].text]
    return sum(is_numeric(text) for text in filled) > _LIKE_NUMBERS * len(filled) if filled else column > 0
