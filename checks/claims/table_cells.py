"""The numbers in a table's cells, with their place in the source."""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.claims.numbers import HedgeReader, Quantity, read_cell
from checks.claims.table_columns import is_empty
from checks.claims.units import UnitReader
from checks.claims.words import LEVEL
from checks.documents.model import Cell
from checks.documents.normal import normalise

MAX_CELL = 60  # characters; a longer cell is prose
_OPENING = "[〔【［"
_LEADS = tuple(sorted(LEVEL, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell: its source span with hedges and brackets, and what it says."""

    start: int
    end: int
    quantity: Quantity


class CellReader:
    """Reads numbers out of cells: 8左右, >5.5, [0.4], 约40, 不低于96, 12.5［3.5］, -6.1."""

    def __init__(self, units: UnitReader, hedges: HedgeReader) -> None:
        self._units = units
        self._hedges = hedges
        self._before = tuple(sorted(hedges.before, key=len, reverse=True))

    def numbers(self, cell: Cell, unit: str, source: str) -> list[Number]:
        """The numbers of a cell of the text `source`; none where it holds words (完成市分解任务) or stands empty."""
        text = cell.text
        if is_empty(text) or len(text) > MAX_CELL or not any(c.isdigit() for c in text):
            return []
        parts = [(0, len(text))]
        cut = next((i for i, c in enumerate(text) if i and c in _OPENING), 0)
        if cut:
            parts = [(0, cut), (cut, len(text))]
        read = [(a, b, self._quantity(text[a:b], unit)) for a, b in parts]
        if any(q is None for _, _, q in read):
            return []
        offsets = _offsets(cell, source)
        found = []
        for a, b, quantity in read:
            assert quantity is not None
            first, last = _trimmed(text, a, b)
            found.append(Number(offsets[first], offsets[last - 1] + 1, quantity))
        return found

    def _quantity(self, text: str, unit: str) -> Quantity | None:
        """`read_cell`, and the hedges and verbs that stand before the number."""
        text = text.strip()
        hedge = ""
        for _ in range(3):
            if text[:1] < "一":
                break  # a digit, a sign or a bracket: no word stands before the number
            word = next((w for w in self._before if text.startswith(w)), "")
            if word:
                hedge = word
            else:
                word = next((w for w in _LEADS if text.startswith(w)), "")
            if not word:
                break
            text = text[len(word) :].lstrip()
        quantity = read_cell(text, unit, self._units, self._hedges)
        if quantity and hedge and quantity.comparator == "=":
            quantity.comparator, quantity.width, quantity.side = self._hedges.before[hedge]
        return quantity


def _offsets(cell: Cell, source: str) -> Sequence[int]:
    """Where each character of a cell stands in the source; one that was written otherwise (&gt;) is the whole cell."""
    if source[cell.start : cell.end] == cell.text:
        return range(cell.start, cell.end)
    text, offsets = normalise(source, cell.start, cell.end)
    if text == cell.text:
        return offsets
    return [cell.start] * (len(cell.text) - 1) + [cell.end - 1]


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b
