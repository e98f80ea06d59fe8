"""A table while it is read: rows of cells, and what tells names of columns from values."""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import pattern_of
from checks.chinese.time import YEAR
from checks.documents.document import Cell
from checks.documents.lines import WHITE
from checks.documents.normal import plain

_NUMERIC = pattern_of("grid", "numeric")
_YEAR = re.compile(rf"^{YEAR}$")
_BLANK = re.compile(
    r"^(?:nan|none|null|Unnamed:\s?\d{1,3})$", re.IGNORECASE
)  # what a spreadsheet's export says of no value
CAPTION = pattern_of("grid", "caption")
UNIT = pattern_of("grid", "unit")
UNIT_BEHIND = pattern_of("grid", "unit_behind")
CORNER = pattern_of("grid", "corner")


@dataclass(slots=True)
class Grid:
    """A table found in the lines `first` to `last` (both included), not yet placed in a section."""

    first: int
    last: int
    rows: list[list[Cell]]
    header: int
    caption: str = ""
    unit: str = ""
    notes: tuple[Cell, ...] = ()
    understood: bool = True  # whether each number stands under a head that says what it is


def cell(text: str, start: int, end: int) -> Cell:
    """The cell of a source span, white space around it left out."""
    raw = text[start:end]
    inner = raw.strip(WHITE)
    if not inner:
        return Cell("", start, start)
    start += raw.index(inner[0])
    if _BLANK.match(inner):
        return Cell("", start, start)
    return Cell(plain(inner), start, start + len(inner))


def split_cells(text: str, start: int, end: int, sign: str) -> list[Cell]:
    """The cells of a source span parted by `sign`; an empty cell stays as an empty one."""
    cells = []
    for part in text[start:end].split(sign):
        cells.append(cell(text, start, start + len(part)))
        start += len(part) + 1
    return cells


def is_numeric(word: str) -> bool:
    """Whether a cell holds a number or stands for one (—, …)."""
    return bool(_NUMERIC.match(word))


def header_rows(rows: list[list[Cell]], printed: int) -> int:
    """How many rows stand above the first that holds a number (a year is a name), or above a printed |---| line.

    A name alone right above the numbers is the first group of rows (一、税收收入), not part of the head.
    """
    for i, row in enumerate(rows):
        if any(is_value(c.text) for c in row[1:]):
            head = max(i, printed if printed <= 2 else 0)
            while (
                head > 1 and head > printed and [c.text for c in rows[head - 1] if c.text] == [rows[head - 1][0].text]
            ):
                head -= 1
            return head
    return 1


def is_value(word: str) -> bool:
    """Whether a cell holds a value or says that there is none; a year is the name of a column."""
    return is_numeric(word) and not _YEAR.match(word)


def unit_of(said: str) -> str:
    found = UNIT.match(said)
    return plain(found["unit"]) if found else ""
