"""A table while it is read: rows of cells, and what tells names of columns from values."""

import re
from dataclasses import dataclass

from checks.chinese.time import YEAR
from checks.documents.document import Cell
from checks.documents.lines import WHITE
from checks.documents.normal import plain

_NUMERIC = re.compile(
    r"^[<>≤≥＜＞]?[-－—+]?[\[［【]?[-－+]?\d[\d,，.．]*[%％‰]?[\]］】]?(?:左右|以上|以下|以内)?$|^(?:—|－|-|…|\.\.\.)$"
)
_YEAR = re.compile(rf"^{YEAR}$")
_BLANK = re.compile(
    r"^(?:nan|none|null|Unnamed:\s?\d{1,3})$", re.IGNORECASE
)  # what a spreadsheet's export says of no value
CAPTION = re.compile(r"^[#*\s　]*(?:附?表|专\s?栏)\s?[\d一二三四五六七八九十]{0,3}\s?[-—\d]{0,3}[：:．.\s　]?")
UNIT = re.compile(r"^[（(*\s　]*(?:计量)?单\s{0,2}位\s{0,2}[：:]\s{0,2}(?P<unit>[^（）()|*]{1,24}?)[）)*\s　]*$")
# A caption with its unit on one line.
UNIT_BEHIND = re.compile(r"^(?P<caption>.{4,60}?)\s{0,12}[（(]?(?:金额)?(?P<unit>单\s{0,2}位\s{0,2}[：:].{1,20})$")
# The name of the column of names.
CORNER = re.compile(
    r"^(?:指\s?标(?:名称)?|项\s?目|科\s?目|预算科目|名\s?称|地\s?区|类\s?别|产品名称|区\s?市)(?:[（(].{1,6}[）)])?$"
)


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
