"""Which row of a table is the whole of which: groups, totals under or over their rows, and what stands 其中.

The layout proposes (numbering, 其中, 合计, white space) and the numbers decide: a list is said to be all of its whole
only where it adds up in most columns of the table, so that a slip in another column can be told.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checks.claims.tabular.table_rows import RowName, Slot, is_quantity, stands_alone
from checks.intervals.digits import decimals, slip_between

MAX_ROWS = 1000  # of a table; a longer one is given no more wholes than 其中 says
MAX_LIST = 60  # rows that are looked through for a list that adds up
Values = Sequence[float | None]  # of one row, by level column


@dataclass(slots=True)
class Whole:
    """The row a row is a part of (-1: none), and whether its list is all there is of it."""

    row: int = -1
    closed: bool = False


class Wholes:
    """Finds the wholes of the rows of one table.

    `units` are the rows' own, `indents` the white space before their names; `unread` says of which rows numbers stand
    that no column is sure of, so that no list with them is known to be all; `book` that the table is of public money,
    where what stands under a numbered row is a part of it.
    """

    def __init__(
        self,
        names: Sequence[RowName],
        units: Sequence[str],
        values: Sequence[Values],
        places: Sequence[Slot],
        indents: Sequence[int],
        *,
        unread: Sequence[bool],
        book: bool,
    ) -> None:
        self._depths = [(n.rank or _UNNUMBERED, 0 if n.rank else i) for n, i in zip(names, indents, strict=True)]
        self._unread = unread
        self._names, self._units, self._values, self._places, self._book = names, units, values, places, book
        self._found = [Whole(p.whole) for p in places]
        self._steps = _last_digits(values)

    def find(self) -> list[Whole]:
        """The whole of every row."""
        if len(self._names) > MAX_ROWS:
            return self._found
        self._among()
        self._over()
        start = 0
        for end in self._totals():
            self._total(start, end)
            start = end + 1
        self._groups(range(start, len(self._names)))
        self._over()
        return self._found

    def _totals(self) -> list[int]:
        return [i for i, n in enumerate(self._names) if n.sums and not n.rank]

    # 其中 and the rows after it

    def _among(self) -> None:
        """Rows behind a 其中 go on with its list where they make up the whole, or are named alike."""
        whole = -1
        for i, name in enumerate(self._names):
            if name.part and self._found[i].row >= 0:
                whole = self._found[i].row
                self._list(i, whole)
            elif name.part and whole >= 0 and self._units[i] == self._units[whole]:
                self._list(i, whole, surely=True)  # 其中 once more: another division of the same whole

    def _list(self, first: int, whole: int, *, surely: bool = False) -> None:
        rows = [first]
        for j in range(first + 1, min(len(self._names), first + MAX_LIST)):
            name = self._names[j]
            if name.part and self._found[j].row not in (-1, whole):
                continue  # a part of a part
            if name.part or name.sums or name.rank != self._names[first].rank or self._units[j] != self._units[whole]:
                break
            if self._found[j].row not in (-1, whole):
                break
            rows.append(j)
            if made := self._makes(whole, rows, among=True):
                self._give(rows, whole, closed=made == _ALL)
                return
        akin = [first]
        for j in rows[1:] if not surely else ():
            if not _akin(self._names[j].text, self._names[first].text, self._names[whole].text):
                break
            akin.append(j)
        if len(akin) > 1 and self._fit(whole, akin):
            self._give(akin, whole, closed=False)

    # groups and totals

    def _total(self, start: int, end: int) -> None:
        """The rows from `start` on that the total in row `end` is the whole of."""
        free = self._groups(range(start, end))
        before = [t for t in self._totals() if t < end and self._found[t].row < 0]
        members = [*before[-1:], *free] if before and self._names[end].grand else free
        for rows in (members, free, self._nested(members)):
            if rows and self._same_unit(end, rows) and (made := self._makes(end, rows)):
                self._give(rows, end, closed=made == _ALL and len(rows) > 1)
                return
        if self._book and members and self._same_unit(end, members) and self._fit(end, members):
            self._give(members, end, closed=False)

    def _groups(self, rows: Iterable[int]) -> list[int]:
        """Put rows under the numbered rows above them; returns those that are under none."""
        open_: list[int] = []
        free: list[int] = []
        lists: dict[int, list[int]] = {}
        for i in rows:
            name = self._names[i]
            if name.part:
                continue
            while open_ and self._depths[open_[-1]] >= self._depths[i]:
                open_.pop()
            if self._found[i].row < 0:
                if open_:
                    lists.setdefault(open_[-1], []).append(i)
                else:
                    free.append(i)
            open_.append(i)
        for whole, parts in lists.items():
            self._group(whole, parts)
        return free

    def _group(self, whole: int, parts: list[int]) -> None:
        if not self._same_unit(whole, parts) or not self._filled(whole):
            return
        if made := self._makes(whole, parts):
            self._give(parts, whole, closed=made == _ALL and len(parts) > 1)
            return
        nested = self._nested(parts)
        if len(nested) < len(parts) and (made := self._makes(whole, nested)):
            self._give(nested, whole, closed=made == _ALL and len(nested) > 1)
        elif self._book and self._fit(whole, parts):
            self._give(parts, whole, closed=False)

    def _nested(self, rows: Sequence[int]) -> list[int]:
        """The rows that are under no other of them, where the numbers alone say which stand under which."""
        kept: list[int] = []
        for i in reversed(rows):
            below: list[int] = []
            for j in reversed(kept[-MAX_LIST:]):
                below.append(j)
                if self._surely(i, below):
                    self._give(below, i, closed=len([b for b in below if self._filled(b)]) > 1)
                    kept = kept[: len(kept) - len(below)]
                    break
            kept.append(i)
        return kept[::-1]

    def _over(self) -> None:
        """A total printed above its rows: 全市, 合计, and the rows after it that make it, or the totals of groups of
        them (全市合计, 市本级, 各县合计, 甲县, 乙县).
        """
        for i in reversed(self._totals()):
            after: list[int] = []
            lists: list[list[int]] = []
            for j in range(i + 1, min(len(self._names), i + MAX_LIST)):
                if self._names[j].grand and not self._names[i].grand:
                    break  # the total of the whole table
                if self._names[j].sums:
                    lists.append(after[:])
                if self._found[j].row < 0 and not self._names[j].part:
                    after.append(j)
            for rows in (*lists[:1], after):
                several = sum(self._filled(j) for j in rows) > 1  # one row that is as large is the total once more
                made = self._makes(i, rows) if several and self._same_unit(i, rows) and self._filled(i) else ""
                if made and all(w.row != i for w in self._found):
                    self._give(rows, i, closed=made == _ALL)

    # numbers

    def _give(self, rows: Sequence[int], whole: int, *, closed: bool) -> None:
        names = [self._names[row].text for row in rows]
        if any(self._unread[min(rows, default=0) : max(rows, default=-1) + 1]) or len(set(names)) < len(names):
            closed = False  # of a thing listed twice, not every number adds to the total
        for row in rows:
            self._found[row] = Whole(whole, closed)

    def _filled(self, row: int) -> bool:
        return any(v is not None for v in self._values[row])

    def _same_unit(self, whole: int, rows: Sequence[int]) -> bool:
        return all(self._units[r] == self._units[whole] for r in rows if self._filled(r))

    def _sums(self, whole: int, rows: Sequence[int]) -> list[tuple[float, float, float]]:
        """For each column in which the whole and any of the rows stand: the whole, the sum, how far both may err."""
        out = []
        for column, value in enumerate(self._values[whole]):
            parts = [v for r in rows if (v := self._values[r][column]) is not None]
            if value is not None and parts:
                out.append((value, sum(parts), self._steps[column] * (len(parts) + 1) / 2 * 1.0001))
        return out

    def _makes(self, whole: int, rows: Sequence[int], *, among: bool = False) -> str:
        """Whether the rows make the whole: all of it, where they do so in most columns and in more than one of several,
        or in half of them (of the only one of a 合计 none) while one slip explains each of the others; some of it,
        where they do so in one and are nowhere more; else empty.

        What stands `among` (其中) the whole need not be all of it, and some beginning of its rows is nearly always one
        slip away from it: of those no slip in the only column is thought of.
        """
        sums = self._sums(whole, rows)
        right = sum(abs(a - b) <= slack for a, b, slack in sums)
        if right and (right == len(sums) or (right > 1 and right * 3 >= 2 * len(sums))):
            return _ALL
        alone = len(sums) == 1 and self._names[whole].sums and not among
        if (right or alone) and right * 2 >= len(sums) - alone and len(rows) >= _ENOUGH and self._slipped(whole, rows):
            return _ALL
        return _SOME if right and self._fit(whole, rows) else ""

    def _slipped(self, whole: int, rows: Sequence[int]) -> bool:
        """Whether one slip of the hand, in the whole or a row, explains every column that does not add up."""
        for column, total in enumerate(self._values[whole]):
            parts = [v for r in rows if (v := self._values[r][column]) is not None]
            short = (total or 0) - sum(parts)
            step = self._steps[column]
            if total is None or not parts or abs(short) <= step * (len(parts) + 1) / 2 * 1.0001:
                continue
            places = max(0, round(-math.log10(step)))
            needed = [(total, total - short), *((p, p + short) for p in parts)]
            if not any(to > 0 and slip_between(was, round(to, places)) for was, to in needed):
                return False
        return True

    def _fit(self, whole: int, rows: Sequence[int]) -> bool:
        """Whether the rows could be parts of the whole: nowhere more than it."""
        sums = self._sums(whole, rows)
        return bool(sums) and all(b <= a + slack for a, b, slack in sums)

    def _surely(self, whole: int, rows: Sequence[int]) -> bool:
        """Whether rows make another in every column, and by no chance: several a large one, or one in two columns."""
        sums = self._sums(whole, rows)
        large = [a for a, _, slack in sums if abs(a) >= 20 * slack]
        right = bool(sums) and all(abs(a - b) <= slack for a, b, slack in sums)
        return right and (len(large) > 1 or (bool(large) and sum(self._filled(r) for r in rows) > 1))


_UNNUMBERED = 9
_ENOUGH = 4  # rows that hardly make a total by chance
_ALL, _SOME = "all", "some"


def _last_digits(values: Sequence[Values]) -> list[float]:
    """For each column the place of the last digit that any of its numbers prints."""
    width = max((len(row) for row in values), default=0)
    out = []
    for column in range(width):
        places = (decimals(v) for row in values if (v := row[column]) is not None)
        out.append(10.0 ** -max(places, default=0))
    return out


def _akin(name: str, first: str, whole: str) -> bool:
    """Whether a row goes on with the list that `first` begins: it ends in the same words, and names no other whole."""
    if name[-2:] != first[-2:] or len(name) < 3 or name.startswith(("各项", "全部", "总")):
        return False
    return stands_alone(name) == stands_alone(first) and is_quantity(name) == is_quantity(first) and name != whole
