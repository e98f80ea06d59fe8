"""The rows under a table's header: put right where they are shifted, named, and placed under one another."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from checks.chinese.lexicon import pattern_of, words_of
from checks.claims.tabular.table_cells import CellNumber, CellReader
from checks.claims.tabular.table_columns import (
    NAME,
    NUMBER,
    REMARK,
    UNIT,
    VALUE,
    Column,
    UnitTest,
    is_code,
    is_empty,
    read_columns,
    tidy,
)
from checks.claims.tabular.table_levels import linked
from checks.claims.tabular.table_names import MAX_NESTED
from checks.claims.tabular.table_rows import RowName, is_numbered, is_sum, place_rows, read_name
from checks.claims.tabular.table_tree import depths, parents, tell
from checks.claims.tabular.table_wholes import Values, Whole, Wholes
from checks.documents.document import Cell, Document, Table

MAX_CELLS = 200_000  # of one table; what stands beyond is not read, so that a hostile table costs bounded time
_BOOK = pattern_of("table_body", "book")
_UNITS = re.compile(r"[，,、；;]")
_FEWEST = 3  # columns that a row numbers
_SERIAL = pattern_of("table_body", "serial")
_RULERS = words_of("table_body", "rulers")
SHIFTED, TORN = "row_shifted", "row_torn"
_WORDS = pattern_of("table_body", "words")
_LONGEST = 16  # characters of a row's other words that tell it apart
_CODE = re.compile(r"\d{1,9}")
_CODED = pattern_of("table_body", "coded")
_INDENT = re.compile("<br/?>([ \u3000\u00a0]{0,24})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row as read: its cells put right, its names by name column, its unit cell and its damage."""

    cells: Sequence[Cell]
    names: dict[int, RowName]
    unit: str
    damage: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows by one name column: their names, the row each narrows (-1: none), and the whole it is a part of."""

    labels: Sequence[RowName]
    heads: Sequence[int]
    wholes: Sequence[Whole]
    groups: Sequence[str]  # the name alone in a row above that opens the group a row stands in, or empty
    parents: Sequence[int]  # the row each stands under by code or white space (-1: none, `UNKNOWN`: nothing tells)

    def above(self, row: int) -> tuple[str, ...]:
        """The names of the rows and groups that a row stands under, the nearest first."""
        out = [f"{self.labels[row - 1].text}中"] if row and self.labels[row].part else []
        at = self.parents[row]
        while at >= 0 and len(out) < MAX_NESTED:
            out.append(self.labels[at].text)
            at = self.parents[at]
        return tuple(dict.fromkeys([*out, *filter(None, [self.groups[row]])]))


class TableBody:
    """The rows and columns of one table."""

    def __init__(
        self,
        table: Table,
        document: Document,
        units: UnitTest,
        cells: CellReader,
        known: Container[str] = (),
        home: Container[str] = (),
    ) -> None:
        self._known, self._home = known, home
        self._table, self._text, self._units, self._cells = table, document.text, units, cells
        self.columns = linked(read_columns(table, units))
        self.values = [c for c in self.columns if c.role == VALUE]
        self.name_columns = sorted({c.names for c in self.values})
        limit = MAX_CELLS // max(1, len(self.columns))
        self._rows = table.rows[table.header : table.header + limit]
        self._numbered = {
            n: n >= 0 and is_numbered([r[n].text for r in self._rows if n < len(r)]) for n in self.name_columns
        }

    @cached_property
    def rows(self) -> list[BodyRow]:
        """The rows that hold anything, in order."""
        filled: dict[int, str] = {}
        unit = ""
        rows: list[BodyRow] = []
        for cells in self._rows if self.values else ():
            if any(c.text for c in cells) and (rows or not _is_ruler(cells)):
                row = self._row(cells, filled, unit)
                if rows and (whole := self._torn(rows[-1], row)):
                    rows[-1] = whole
                    continue
                unit = row.unit
                rows.append(row)
        return rows

    def _torn(self, row: BodyRow, rest: BodyRow) -> BodyRow | None:
        """A row put together with the rest of its name, which a page break left alone in the next; None if it is none.

        Only a name that the vocabulary knows as a whole, and not without the rest, was torn.
        """
        at = next((c.order for c in self.columns if c.role == NAME), -1)
        if at not in self.name_columns or [i for i, c in enumerate(rest.cells) if c.text] != [at]:
            return None
        if len(row.cells) <= at or not any(c.text for c in row.cells[at + 1 :]):
            return None
        first = read_name(row.cells[at].text, self._units)
        name = read_name(row.cells[at].text + rest.cells[at].text, self._units)
        if first.text in self._known or name.text not in self._known:
            return None
        return replace(row, names={**row.names, at: name}, damage=row.damage or TORN)

    def layout(self, names: int) -> Layout:
        """The rows by the name column `names` (-1: the table has none)."""
        mine = [c for c in self.values if c.names == names]
        columns = [c for c in mine if c.measure in ("", "cumulative")] or [c for c in mine if c.measure == "share"]
        labels = [r.names[names] for r in self.rows]
        units = [self.unit(r, columns[0], r.names[names]) if columns else "" for r in self.rows]
        values = [[self._value(r, c, unit) for c in columns] for r, unit in zip(self.rows, units, strict=True)]
        first = [row[0] if row else None for row in values]
        indents = [self._indent(r, names) for r in self.rows]
        codes = [self._code(r, names) for r in self.rows]
        above = parents(labels, indents, codes)
        places = place_rows(labels, units, first, indents, above, self._counted)
        unread = [
            not label.text and any(v is not None for v in row)  # of a part that is not known
            for label, row in zip(labels, values, strict=True)
        ]
        book = self.is_book(names)
        inset = depths(indents, codes)
        wholes = Wholes(labels, units, values, places, inset, unread=unread, book=book).find()
        # An item of a classification is called in full: 住房公积金 under 工资福利支出.
        heads = [-1 if tell(codes) else p.head for p in places]
        return Layout(labels, heads, wholes, _groups(labels, values), above)

    @cached_property
    def _counted(self) -> list[bool]:
        """Which rows bear a number of their own in a column of numbers (序号), so that none of them narrows another."""
        order = next((c.order for c in self.columns if c.role == NUMBER and _SERIAL.search(c.header)), -1)
        return [0 <= order < len(r.cells) and tidy(r.cells[order].text).isdigit() for r in self.rows]

    def is_book(self, names: int) -> bool:
        """Whether the rows are items of public money: the head says 科目, or a column is a budget or its outcome."""
        return "科目" in self.header(names) or any(_BOOK.search(c.header) for c in self.values if c.names == names)

    def _value(self, row: BodyRow, column: Column, unit: str) -> float | None:
        """The number in one cell, signed; None where it holds none or several."""
        found = self.numbers(row, column, unit)
        if len(found) != 1 or found[0].quantity.comparator != "=":
            return found[0].quantity.value if found else None
        return -found[0].quantity.value if found[0].quantity.negative else found[0].quantity.value

    def header(self, column: int) -> str:
        """What stands above a column; empty for -1."""
        return self.columns[column].header if 0 <= column < len(self.columns) else ""

    def numbers(self, row: BodyRow, column: Column, unit: str) -> list[CellNumber]:
        """The numbers in one cell; `unit` is what they are in where the cell prints none."""
        if column.order >= len(row.cells):
            return []
        return self._cells.numbers(row.cells[column.order], unit, self._text)

    def divides(self, column: Column) -> bool:
        """Whether a column holds one of the kinds that a column of totals before it is made of."""
        before = (c for c in self.values if c.names == column.names and c.order < column.order)
        total = any(c.quantity and is_sum(c.quantity) and c.measure == column.measure for c in before)
        return bool(column.quantity) and not is_sum(column.quantity) and total

    def words(self, row: BodyRow) -> str:
        """What the first cell of a row that is neither name nor number says: 3月10日."""
        others = (c.text for k, c in enumerate(row.cells) if k not in self.name_columns)
        return next((tidy(text)[:_LONGEST] for text in others if _WORDS.match(text)), "")

    def unit(self, row: BodyRow, column: Column, label: RowName, change: bool = False) -> str:
        """The unit of a cell that prints none itself; `change`: of a change printed beside yearly averages."""
        if not change and column.measure in ("growth", "growth_avg", "share", "completion"):
            return column.unit or "%"
        if column.unit and (column.measure == "delta" or column.quantity):
            return column.unit
        return label.unit or column.unit or row.unit or self._caption_unit

    @cached_property
    def _caption_unit(self) -> str:
        """The unit above the table; of several (亿元，%), the first that is not the growth rates'."""
        units = [u for u in _UNITS.split(tidy(self._table.unit)) if u]
        return next((u for u in units if u != "%"), units[0] if units else "")

    def _row(self, cells: Sequence[Cell], filled: dict[int, str], unit_above: str) -> BodyRow:
        gap = self._gap(cells)
        if gap >= 0:
            blank = Cell("", cells[-1].end, cells[-1].end)
            cells = [*cells[:gap], *cells[gap + 1 : self._remark + 1], blank, *cells[self._remark + 1 :]]
        unit = next((tidy(cells[c.order].text) for c in self.columns if c.role == UNIT and c.order < len(cells)), "")
        unit = "" if is_empty(unit) else unit
        names = {n: self._name(cells, n, filled, unit != unit_above) for n in self.name_columns}
        return BodyRow(cells, names, unit, SHIFTED if gap >= 0 else "")

    def _gap(self, cells: Sequence[Cell]) -> int:
        """The empty cell that pushed a row one column too far, so that its remark holds no words; -1 if none."""
        first = self.values[0].order
        if self._remark <= first or len(cells) <= self._remark:
            return -1
        last = tidy(cells[self._remark].text)
        if not last or not (is_empty(last) or last[:1].isdigit()):
            return -1
        return next((i for i in range(first, self._remark) if not cells[i].text), -1)

    @cached_property
    def _remark(self) -> int:
        """The column of remarks, if most of them are words; else -1."""
        order = next((c.order for c in self.columns if c.role == REMARK), -1)
        texts = [tidy(r[order].text) for r in self._rows if order < len(r) and r[order].text]
        wordy = sum(not is_empty(t) and not t[:1].isdigit() for t in texts)
        return order if wordy >= 0.6 * max(1, len(texts)) else -1

    def _name(self, cells: Sequence[Cell], column: int, filled: dict[int, str], new_unit: bool) -> RowName:
        """The row's name in one name column. A merged cell above speaks for an empty one where the unit is another, and
        one at the left where the cell itself says no more than a measure (增速).
        """
        if column < 0:
            return RowName("")
        text = cells[column].text if column < len(cells) else ""
        says_unit = "单位" in self.columns[column].header
        above = filled.get(column, "") if new_unit else ""
        name = read_name(text or above, self._units, says_unit, self._numbered[column])
        groups = [c.order for c in self.columns if c.role == NAME and c.order < column]
        for order in (*groups, column):
            if order < len(cells) and cells[order].text:
                filled[order] = cells[order].text
        if groups and not name.text and (name.measure or name.unit):
            group = read_name(filled.get(groups[-1], ""), self._units, says_unit)
            return RowName(group.text, name.unit, name.measure, name.sign, group.inset, group.total)
        return replace(name, sums=True) if name.text in self._home else name

    def _code(self, row: BodyRow, names: int) -> str:
        """The code of an account, all digits, that stands before a row's name, over columns by level (类, 款, 项) or in
        the one right before it, or begins the name."""
        levels = [c.order for c in self.columns[: max(names, 0)] if is_code(c.header) and c.order < len(row.cells)]
        cells = levels if len(levels) > 1 else [names - 1] if 0 < names <= len(row.cells) else []
        text = "".join(row.cells[order].text.strip() for order in cells)
        if _CODE.fullmatch(text):
            return text
        glued = _CODED.match(row.cells[names].text) if 0 <= names < len(row.cells) else None
        return glued[0] if glued else ""

    def _indent(self, row: BodyRow, names: int) -> int:
        """The white space printed before a row's name, a wide blank counting twice."""
        if not 0 <= names < len(row.cells):
            return 0
        cell = row.cells[names]
        if any(c.text for c in row.cells[:names]) and not self._barred(cell):
            return 0
        inside = _INDENT.match(self._text, cell.start, cell.end)
        if inside:
            blank = inside[1]
        else:
            before = self._text[max(0, cell.start - 24) : cell.start]
            blank = before[len(before.rstrip(" \u3000\u00a0")) :]
        return sum(2 if c == "\u3000" else 1 for c in blank)

    def _barred(self, cell: Cell) -> bool:
        """Whether a bar parts a cell from the one before it, so that white space behind the bar is the cell's own."""
        before = self._text[max(0, cell.start - 24) : cell.start].rstrip(" \u3000\u00a0")
        return before.endswith("|")


def _is_ruler(cells: Sequence[Cell]) -> bool:
    """Whether the first row under a head only numbers the columns: 栏次, 1, 2, 3."""
    said = [c.text.strip() for c in cells if c.text.strip()]
    named = said[0] in _RULERS
    first = "1" if named or said[0] == "1" else "2"  # the names' column is the first
    told = said if said[0] == first else said[1:]
    return len(told) >= (1 if named else _FEWEST) and told == [str(int(first) + n) for n in range(len(told))]


def _groups(labels: Sequence[RowName], values: Sequence[Values]) -> list[str]:
    """The group each row stands in, where a row above holds its name and nothing else."""
    out: list[str] = []
    group, rank = "", 0
    for label, row in zip(labels, values, strict=True):
        if all(v is None for v in row):
            group, rank = label.text, label.rank
        elif label.sums or (label.rank and label.rank <= rank):
            group = ""
        out.append(group if group != label.text else "")
    return out
