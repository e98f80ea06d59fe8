"""A formula's operands joined: one row for every set of cells the formula speaks of at once.

The plan is the same for every engine: each operand is a column of keys (numbers only) and positions, joined from the
left through narwhals, so that pandas, Polars or DuckDB does the joining. What the formula leaves open (region, period,
stance, part of the year) is the context, taken from the operand that leaves most open, and equal on all sides.
"""

from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import numpy as np

from checks.errors import InputError
from checks.formulas.operands import Below, Column, column, point
from checks.formulas.parse import formula_error
from checks.formulas.table import Bools, Codes, Table, eager
from checks.formulas.tree import SPANNING, Formula, Operand, Total, plain
from checks.wording import Text

MAX_ROWS = 20_000_000
MAX_PAIRINGS = 32  # of the different numbers stated for one context
MANY_PAIRINGS = 100_000  # beyond which they are thinned out before the next join: each join multiplies them
Side = Operand | Total


@dataclass
class Joined:
    """Rows of operands: `at[o]` is the position in `columns[o]`, -1 where there is none. Context arrays are by row.

    `pairing` numbers the contexts in which an operand is stated with several numbers, compared one pairing at a time;
    it is -1 elsewhere.
    """

    columns: dict[Side, Column]
    at: dict[Side, Codes] = field(default_factory=dict)
    region: Codes | None = None
    child: Codes | None = None
    period: Codes | None = None
    end: Codes | None = None
    base: Codes | None = None
    stance: Codes | None = None
    part: Codes | None = None
    pairing: Codes | None = None

    def __len__(self) -> int:
        return len(next(iter(self.at.values())))

    def take(self, rows: Any) -> None:
        """Keep the rows a mask or an index array names."""
        self.at = {o: a[rows] for o, a in self.at.items()}
        for name in ("region", "child", "period", "end", "base", "stance", "part", "pairing"):
            value = getattr(self, name)
            if value is not None:
                setattr(self, name, value[rows])


def join(formula: Formula, table: Table, below: Below) -> Joined:
    """All rows of a formula. Operands that are missing leave -1; the driving operand is always there.

    There are none where an operand the formula needs is stated nowhere.
    """
    sides = formula.operands
    columns = {o: column(table, o, below) for o in sides}
    driver = _driver(formula)
    joined = Joined(columns)
    silent = any(not len(columns[o]) for o in formula.needed)
    joined.at[driver] = np.arange(0 if silent else len(columns[driver]))
    _bind(joined, driver, columns[driver])
    for side in sorted((o for o in sides if o != driver), key=lambda o: plain(o).place.kind == "above"):
        _add(formula, joined, side, table)
        if int(_torn(joined).sum()) > MANY_PAIRINGS:
            _settle_pairings(joined)
    joined.at = {o: joined.at[o] for o in sides}
    _settle_pairings(joined)
    return joined


def _driver(formula: Formula) -> Side:
    """The operand that leaves most open, the earliest of several; in a formula about spans, one that spans."""

    def openness(o: Side) -> tuple[bool, ...]:
        one = plain(o)
        spans = formula.spanning and one.measure in SPANNING and one.year.kind == "same"
        free = one.place.kind in ("same", "below")
        now = one.year.kind in ("same", "shift")
        return (spans, now, free, one.place.kind == "below", one.open_stance, not one.earlier)

    best = max(formula.operands, key=openness)
    if not any(plain(o).place.kind in ("same", "below") for o in formula.operands) and any(
        plain(o).place.kind == "above" for o in formula.operands
    ):
        raise _unbound(
            formula, "above", Text("每一项都带 @上级，没有可比的地区", "every operand is @parent of nothing")
        )
    if not any(plain(o).year.kind in ("same", "shift") for o in formula.operands) and any(
        plain(o).year.kind == "base" for o in formula.operands
    ):
        raise _unbound(
            formula, "base", Text("每一项都是[基期]，没有可比的年份", "every operand is of the base year of nothing")
        )
    return best


def _unbound(formula: Formula, kind: str, message: Text) -> InputError:
    first = next(plain(o) for o in formula.operands if kind in (plain(o).place.kind, plain(o).year.kind))
    return formula_error(formula.text, first.at, message)


def _bind(joined: Joined, side: Side, new: Column) -> None:
    """Take from the operand just joined what the context still leaves open."""
    one, at = plain(side), joined.at[side]

    def taken(values: Codes) -> Codes:
        return np.where(at >= 0, values[at], -2) if len(values) else np.full(len(at), -2)

    if joined.region is None and one.place.kind in ("same", "below"):
        above = one.place.kind == "below" and not isinstance(side, Total)
        joined.region = taken(new.parent if above else new.region)
    if joined.child is None and one.place.kind == "below" and not isinstance(side, Total):
        joined.child = taken(new.region)
    if joined.period is None and one.year.kind in ("same", "shift"):
        moved = -one.year.n if one.year.kind == "shift" else 0
        year = taken(np.where(_single_year(new), new.end - one.year.n, 0)) if moved else taken(new.end)
        joined.end = np.maximum(year, 0)
        joined.period = point(joined.end) if moved else taken(new.period)
        joined.base = np.maximum(taken(new.base), 0)
    if joined.stance is None and one.open_stance:
        joined.stance = taken(new.stance)
    if joined.part is None:
        joined.part = taken(new.part)


def _single_year(new: Column) -> Any:
    return new.period == new.end * 10001


def _add(formula: Formula, joined: Joined, side: Side, table: Table) -> None:
    """Join one more operand to the rows."""
    new = joined.columns[side]
    keys = _keys(formula, joined, side, new, table)
    left, right = _packed(keys, len(joined), len(new))
    rows, found = _left_join(table, left, right, formula)
    joined.take(rows)
    joined.at[side] = found
    _bind(joined, side, new)


def _keys(formula: Formula, joined: Joined, side: Side, new: Column, table: Table) -> list[tuple[Codes, Codes]]:
    """What must be equal: pairs of the rows' keys and the operand's."""
    one = plain(side)
    keys: list[tuple[Codes, Codes]] = []
    if joined.region is not None:
        if one.place.kind == "above":
            parents = np.where(joined.region >= 0, table.parents[joined.region], -1)
            keys.append((np.where(parents >= 0, parents, -3), new.region))
        elif one.place.kind == "same" or isinstance(side, Total):
            keys.append((joined.region, new.region))
        elif one.place.kind == "below":
            keys.append((joined.region, new.parent))
            if joined.child is not None:
                keys.append((joined.child, new.region))
    if joined.period is not None and joined.end is not None and joined.base is not None:
        if one.year.kind == "base":
            keys.append((point(joined.base), new.period))
        elif one.year.kind == "shift":
            known = joined.end if formula.spanning else np.where(joined.period == joined.end * 10001, joined.end, 0)
            keys.append((point(np.where(known > 0, known + one.year.n, 0)), new.period))
        elif one.year.kind == "same":
            ends = formula.spanning and one.measure not in SPANNING
            keys.append((point(joined.end) if ends else joined.period, new.period))
    if joined.stance is not None and one.open_stance:
        keys.append((joined.stance, new.stance))
    if joined.part is not None:
        keys.append((joined.part, new.part))
    return keys


def _packed(keys: list[tuple[Codes, Codes]], left_size: int, right_size: int) -> tuple[Codes, Codes]:
    """Several pairs of keys as one pair; made dense where they would not fit."""
    left, right = np.zeros(left_size, np.int64), np.zeros(right_size, np.int64)
    span = 1
    for pair in keys:
        a, b = pair
        low = int(min(a.min(initial=0), b.min(initial=0)))
        size = int(max(a.max(initial=0), b.max(initial=0))) - low + 1
        if size >= 2**62 // span:
            (left, right, span), (a, b, size), low = _dense(left, right), _dense(*pair), 0
        left, right, span = left * size + (a - low), right * size + (b - low), span * size
    return left, right


def _dense(a: Codes, b: Codes) -> tuple[Codes, Codes, int]:
    """Two columns with their values renumbered alike, and how many values there are."""
    values = np.unique(np.concatenate((a, b)), return_inverse=True)[1].reshape(-1)
    return values[: len(a)], values[len(a) :], int(values.max(initial=0)) + 1


def _left_join(table: Table, left: Codes, right: Codes, formula: Formula) -> tuple[Codes, Codes]:
    """Rows of a left join by one key: positions on the left, and on the right (-1 for none), in their order."""
    if not len(right) or not len(left):
        return np.arange(len(left)), np.full(len(left), -1, np.int64)
    _refuse_explosion(left, right, formula)
    here = _frame(table.engine, {"key": left, "row": np.arange(len(left))})
    there = _frame(table.engine, {"key": right, "found": np.arange(len(right))})
    made = eager(here.join(there, on="key", how="inner").select("row", "found"))
    rows, found = made["row"].to_numpy().astype(np.int64), made["found"].to_numpy().astype(np.int64)
    alone = np.ones(len(left), np.bool_)
    alone[rows] = False
    rows = np.concatenate((rows, np.flatnonzero(alone)))
    found = np.concatenate((found, np.full(int(alone.sum()), -1, np.int64)))
    order = np.lexsort((found, rows))
    return rows[order], found[order]


def _refuse_explosion(left: Codes, right: Codes, formula: Formula) -> None:
    """Count what a join would give before it is made: a hostile rule must not fill the memory."""
    if len(left) * len(right) <= MAX_ROWS:
        return
    keys = np.sort(right)
    size = int((np.searchsorted(keys, left, "right") - np.searchsorted(keys, left, "left")).sum())
    if size > MAX_ROWS:
        message = Text(f"公式要比较的组合过多（{size}）", f"the formula compares too many combinations ({size})")
        raise formula_error(formula.text, 0, message)


def _frame(engine: str, data: dict[str, Codes]) -> Any:
    """Columns as a frame of the engine."""
    if engine == "duckdb":
        import duckdb
        import pandas as pd

        return nw.from_native(duckdb.from_df(pd.DataFrame(data)))
    return nw.from_dict(data, backend="polars" if engine == "polars" else "pandas")


def _settle_pairings(joined: Joined) -> None:
    """Where an operand is stated with several numbers: pairings within one document, if any, and not too many."""
    joined.pairing = np.full(len(joined), -1, np.int64)
    torn = np.flatnonzero(_torn(joined))
    if not len(torn):
        return
    parts = [joined.region, joined.child, joined.period, joined.stance, joined.part]
    stacked = np.column_stack([p[torn] for p in parts if p is not None])
    group = np.unique(stacked, axis=0, return_inverse=True)[1].reshape(-1)
    joined.pairing[torn] = group
    together = _same_document(joined, torn)
    some = np.bincount(group, weights=together) > 0
    keep = ~some[group] | together
    order = np.argsort(group[keep], kind="stable")
    kept, owner = torn[keep][order], group[keep][order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    drop = np.ones(len(joined), np.bool_)
    drop[torn] = False
    drop[kept[rank < MAX_PAIRINGS]] = True
    joined.take(drop)


def _torn(joined: Joined) -> Bools:
    """Rows with an operand that is stated with several numbers."""
    conflict = np.zeros(len(joined), np.bool_)
    for side, at in joined.at.items():
        flags = joined.columns[side].conflict
        if len(flags):
            conflict |= (at >= 0) & flags[at]
    return conflict


def _same_document(joined: Joined, rows: Codes) -> Any:
    """Which rows have all their operands in one document; a number several documents state goes with any."""
    document = np.full(len(rows), -1, np.int64)
    same = np.ones(len(rows), np.bool_)
    for side, at in joined.at.items():
        codes = joined.columns[side].document
        here = np.where(at[rows] >= 0, codes[at[rows]], -1) if len(codes) else np.full(len(rows), -1)
        same &= (here < 0) | (document < 0) | (here == document)
        document = np.where(document < 0, here, document)
    return same
