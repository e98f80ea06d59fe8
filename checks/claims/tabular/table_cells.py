"""The numbers in a table's cells, with their place in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checks.chinese.lexicon import pattern_of
from checks.chinese.words import AVERAGE, FALL, LEVEL, RISE
from checks.claims.lexing.numbers import HedgeReader, Printing, read_cell
from checks.claims.lexing.units import UnitReader
from checks.claims.tabular.table_columns import is_empty
from checks.documents.document import Cell
from checks.documents.normal import normalise
from checks.documents.told_cells import MAX_CELL

_PARTED = re.compile(r"[，；;、/／]|(?=[\[〔【［（(])")
_YEAR = pattern_of("table_cells", "year")
PERCENT = ("%", "‰")
_CODE = re.compile(r"^0\d+$")  # 05 of 208 | 05 | 01 is a class of expenditure and no amount
_TOLD = re.compile(r"[（(]([^（）()\d%‰]{0,12})[）)]$")


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number in a cell: its source span with hedges, verbs and brackets, and what it says.

    `measure` is what the cell itself says (增长6%左右: growth), empty where column and row decide; `sign` -1: a fall;
    `note`: the words in brackets behind it (可比价).
    """

    start: int
    end: int
    quantity: Printing
    measure: str = ""
    sign: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """The words before a number: its hedge, and whether it rises, falls, or is a yearly average."""

    rest: str
    hedge: str = ""
    sign: int = 0
    average: bool = False


class CellReader:
    """Reads numbers out of cells: 8左右, >5.5, [0.4], 约40, 不低于96, 12.5［3.5］, -6.1, 增长6%左右, 3463.9（7.5%）."""

    def __init__(self, units: UnitReader, hedges: HedgeReader) -> None:
        self._units = units
        self._hedges = hedges
        kinds = [(hedges.before, "hedge"), (LEVEL, ""), (AVERAGE, "average"), (RISE, "rise"), (FALL, "fall")]
        words = {word: kind for listed, kind in reversed(kinds) for word in listed}
        self._words = sorted(words.items(), key=lambda w: -len(w[0]))

    def numbers(self, cell: Cell, unit: str, source: str) -> list[CellNumber]:
        """The numbers of a cell of the text `source`; none where it holds words (完成市分解任务) or stands empty."""
        text = cell.text
        if is_empty(text) or _CODE.match(text) or len(text) > MAX_CELL or not any(c.isdigit() for c in text):
            return []
        told = _TOLD.search(text)
        if told and self._read(text, unit, 0, told.start()):
            text, note = text[: told.start()], told[1]
        else:
            note = ""
        whole = self._read(text, unit, 0, len(text))
        if whole:
            found = [replace(whole, note=note)]
        else:
            cuts = [0, *(m.end() for m in _PARTED.finditer(text)), len(text)]
            parts = [self._read(text, unit, a, b) for a, b in pairwise(cuts) if a < b]
            found = [n for n in parts if n]
            if len(found) < len(parts) and not any(n.measure or n.quantity.unit != unit for n in found):
                return []
        offsets = _offsets(cell, source)
        return [replace(n, start=offsets[n.start], end=offsets[n.end - 1] + 1) for n in found]

    def _read(self, text: str, unit: str, start: int, end: int) -> CellNumber | None:
        """The number that `text[start:end]` is, with its place in `text`."""
        while start < end and (text[start].isspace()):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "，；;、/／"):
            end -= 1
        part = text[start:end]
        aside = start > 0 and part[:1] in "（("  # 3463.9（7.5%）: beside a level, its growth
        said = self._said(part[1:].rstrip("）)") if aside else part)
        if _YEAR.match(said.rest):
            return None
        quantity = read_cell(said.rest, unit, self._units, self._hedges)
        if quantity is None or (aside and quantity.unit not in PERCENT):
            return None
        if said.hedge and quantity.comparator == "=":
            quantity.comparator, quantity.width, quantity.side = self._hedges.before[said.hedge]
        measure = ""
        if said.average or said.sign or aside:
            growth = quantity.unit in PERCENT
            measure = "growth_avg" if said.average and growth else "growth" if growth else "delta"
        return CellNumber(start, end, quantity, measure, said.sign or 1)

    def _said(self, text: str) -> _Said:
        """The words that stand before the number of a part of a cell."""
        hedge, sign, average = "", 0, False
        text = text.strip()
        for _ in range(4):
            if text[:1] < "一":
                break  # a digit, a sign or a bracket: no word stands before the number
            word, kind = next(((w, k) for w, k in self._words if text.startswith(w)), ("", ""))
            if not word:
                break
            hedge = word if kind == "hedge" else hedge
            sign = {"rise": 1, "fall": -1}.get(kind, sign)
            average = average or kind == "average"
            text = text[len(word) :].lstrip()
        return _Said(text, hedge, sign, average)


def _offsets(cell: Cell, source: str) -> Sequence[int]:
    """Where each character of a cell stands in the source; one that was written otherwise (&gt;) is the whole cell."""
    if source[cell.start : cell.end] == cell.text:
        return range(cell.start, cell.end)
    text, offsets = normalise(source, cell.start, cell.end)
    if text == cell.text:
        return offsets
    return [cell.start] * (len(cell.text) - 1) + [cell.end - 1]
