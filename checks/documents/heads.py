"""The head of a table put over its columns: captions lifted out, repeats dropped."""

from checks.chinese.lexicon import pattern_of
from checks.documents.document import Cell
from checks.documents.grid import UNIT, Grid, is_value, unit_of

NAME_HEAD = pattern_of("heads", "name_head")
_HEAD_WORD = pattern_of("heads", "head_word")
_CORNER = 6  # characters of a name for the rows


def arranged(grid: Grid) -> Grid:
    """The table with its head in order. Where rows of the head are short of the columns it is not `understood`."""
    _lift(grid)
    _drop_repeats(grid)
    heads = grid.rows[: grid.header]
    body = grid.rows[grid.header :]
    width = max((len(row) for row in body), default=0)
    if len(heads) > 1 and any(len(row) < width for row in heads) and body:
        grid.understood = False
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


def _is_corner(grid: Grid, said: str) -> bool:
    """Whether the only cell of the first row names the rows, beside names of columns that stand lower."""
    return bool(grid.caption and len(said) <= _CORNER and grid.rows[0][0].text == said and NAME_HEAD.search(said))


def _drop_repeats(grid: Grid) -> None:
    """Drop the head where it is printed again at the top of a page."""
    heads = [[c.text for c in row] for row in grid.rows[: grid.header]]
    body = [row for row in grid.rows[grid.header :] if not heads or [c.text for c in row] not in heads]
    grid.rows = [*grid.rows[: grid.header], *body]
