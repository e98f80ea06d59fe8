"""A table as Markdown writes it: one row a line, its cells parted by bars, what spans said where it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.chinese.lexicon import pattern_of
from checks.wording import Text

MAX_COLUMNS = 200
MAX_ROWS = 20_000

_NUMBER = re.compile(r"[（(]?[-－—+<>≤≥]?\s?[\d０-９][\d０-９,，.．\s]*[%％‰]?[）)]?|[-—－…/]+|\.{3}")
_YEAR = pattern_of("pipes", "year")
_UNIT = pattern_of("pipes", "unit")
BARS = re.compile("[|│┃║｜]")
_BLANKS = re.compile(r"[^\S\t]+")
_WRAPPED = re.compile(r"(?<=[^\x00-\xff\s])[ \t\u3000]*[\r\n]\s*(?=[^\x00-\xff\s])")


@dataclass(frozen=True, slots=True)
class Square:
    """One cell as it was set: its text, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def table_lines(rows: Sequence[Sequence[Square]]) -> list[str]:
    """The lines of a table: captions and units that span its top, the rows, notes that span its foot."""
    return [line for _, line in numbered_lines(rows)]


def numbered_lines(rows: Sequence[Sequence[Square]]) -> list[tuple[int, str]]:
    """As `table_lines`, each line with the place of its row.

    A name that spans columns of the head or rows is said over each; a number, and a name across the whole body, once.
    """
    grid, wide = _laid(rows)
    grid = _without_hollow(grid)
    width = max((len(row) for row in grid), default=0)
    first = _first_value(grid)
    top = 0
    while top < min(first, len(grid) - 1) and _alone(grid[top], wide[top], width):
        top += 1
    foot = len(grid)
    while foot > top + 1 and _alone(grid[foot - 1], wide[foot - 1], width) and len("".join(grid[foot - 1])) > 4:
        foot -= 1
    out: list[tuple[int, str]] = []
    for i, row in enumerate(grid):
        if any(row):
            out.append((i, _bars(row, width) if top <= i < foot else next(filter(None, row))))
    return out


def cut(text: str) -> tuple[Text, ...]:
    """A warning where a table taken into `text` is as large as tables are read at all: more of it was left out."""
    out: list[Text] = []
    run = 0
    for line in text.split("\n"):
        run = run + 1 if line.startswith("| ") else 0
        if run and line.count("|") > MAX_COLUMNS and not out:
            out.append(Text(f"表格的列过多，只读到第{MAX_COLUMNS}列", f"a table is read up to column {MAX_COLUMNS}"))
        if run == MAX_ROWS:
            out.append(Text(f"表格的行过多，只读到第{MAX_ROWS}行", f"a table is read up to row {MAX_ROWS}"))
    return tuple(out)


def one_line(text: str) -> str:
    """The text of a paragraph on one line; a line of the source that ends between Chinese characters says no blank.

    Tabs within a line part cells and stay.
    """
    joined = _WRAPPED.sub("", text.strip())
    return " ".join(_BLANKS.sub(" ", line.strip()) for line in joined.splitlines() if line.strip())


def is_number(text: str) -> bool:
    """Whether a cell holds a number, or a sign for none; a year is a name."""
    return bool(_NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text)


def _laid(rows: Sequence[Sequence[Square]]) -> tuple[list[list[str]], list[int]]:
    """Each row with a text for every column it covers, and how many columns the widest cell of each row spans."""
    grid: list[list[str]] = []
    wide: list[int] = []
    hanging: dict[int, tuple[int, str]] = {}  # by column: how many rows a cell from above still covers, and its text
    values = False  # whether a row with numbers was seen: from there on it is the body
    for row in rows[:MAX_ROWS]:
        line: list[str] = []
        widest = 0
        queue = list(row)
        values = values or any(is_number(cell.text) for cell in row[1:])
        while (queue or any(column >= len(line) for column in hanging)) and len(line) < MAX_COLUMNS:
            at = len(line)
            if at in hanging:
                left, text = hanging.pop(at)
                line.append(text)
                if left > 1:
                    hanging[at] = (left - 1, text)
                continue
            if not queue:
                line.append("")
                continue
            cell = queue.pop(0)
            text, again = cell.text, "" if is_number(cell.text) else cell.text
            columns = max(1, min(cell.columns, MAX_COLUMNS - at))
            widest = max(widest, columns if text else 0)
            for extra in range(columns):
                said = text if not extra else "" if values else again
                line.append(said)
                if cell.rows > 1:
                    hanging[at + extra] = (cell.rows - 1, again if not extra or not values else "")
        grid.append(line)
        wide.append(widest)
    return grid, wide


def _without_hollow(grid: list[list[str]]) -> list[list[str]]:
    """Rows without the columns that say nothing of their own: a head like the one before, and an empty body."""
    width = max((len(row) for row in grid), default=0)
    full = [row + [""] * (width - len(row)) for row in grid]
    hollow = {
        column
        for column in range(1, width)
        if all(row[column] in ("", row[column - 1]) for row in full[: _first_value(full)])
        and not any(row[column] for row in full[_first_value(full) :])
    }
    return [[text for column, text in enumerate(row) if column not in hollow] for row in full] if hollow else grid


def _first_value(grid: list[list[str]]) -> int:
    return next((i for i, row in enumerate(grid) if _holds_value(row)), len(grid))


def _holds_value(row: list[str]) -> bool:
    return any(map(is_number, row[1:]))


def _alone(row: list[str], widest: int, width: int) -> bool:
    """Whether one text is all that a row says, across the whole table or as a unit at its edge."""
    said = {text for text in row if text}
    if len(said) != 1:
        return False
    return width > 1 and ((widest >= width - 1 and widest > 1) or bool(_UNIT.match(next(iter(said)))))


def _bars(row: list[str], width: int) -> str:
    cells = [BARS.sub("¦", " ".join(text.split())) for text in row] + [""] * (width - len(row))
    return "| " + " | ".join(cells) + " |"
