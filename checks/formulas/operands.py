"""The column of one operand: the cells a name in a formula can stand for, with what they are joined by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from checks.formulas.names import split_unit
from checks.formulas.parse import PLACES
from checks.formulas.table import Bools, Codes, Entity, Table, any_of
from checks.formulas.tree import SPANNING, Operand, Total, plain
from checks.intervals.columns import Intervals

Below = Callable[[str], int | None]  # how many regions stand directly below one, where that is known
_RATES = frozenset({"growth", "growth_avg", "share", "completion"})
# What the unit of an amount has to hold: 10件 beside an amount of money counts something else, a lost unit anything.
_UNITS = {"money": "元", "currency_usd": "元", "money_per_person": "元", "usd_per_person": "元", "people": "人"}


@dataclass(frozen=True)
class Column:
    """One operand for all its contexts. `region` is whose number it is; for a sum it is the region above its members.

    `period` packs first and last year (or a sentence, where the period is not known); `lead` is the first claim's
    position in the frame; `missing` says that members of a sum are not all there.
    """

    operand: Operand | Total
    kind: str
    dimension: str
    region: Codes
    parent: Codes
    period: Codes
    end: Codes
    base: Codes
    stance: Codes
    part: Codes
    unit: Codes
    scope: Codes
    document: Codes
    said: Intervals
    printed: Intervals
    real: Bools
    damaged: Bools
    conflict: Bools
    missing: Bools
    lead: Codes
    cells: tuple[Codes, Codes, Codes]  # where in `members` a row's cells begin, how many, and the cells

    def __len__(self) -> int:
        return len(self.region)

    def members(self, row: int) -> list[int]:
        """The cells behind a row: one, or all that a sum adds."""
        begin, count, cells = self.cells
        return [int(c) for c in cells[begin[row] : begin[row] + count[row]]]


def pack(start: Codes, end: Codes, unknown: Codes | int = 0) -> Codes:
    """First and last year as one number; a negative one for a sentence whose period is not known."""
    return np.where(np.asarray(unknown) > 0, -np.asarray(unknown), start * 10000 + end)


def point(year: Codes) -> Codes:
    """A single year, packed; -1000000000, which nothing has, for year 0."""
    return np.where(year > 0, year * 10001, -1_000_000_000)


def column(table: Table, operand: Operand | Total, below: Below) -> Column:
    """The column of an operand, prepared once for a table and shared by all its rules."""
    key = operand
    if key not in table.shared:
        table.shared[key] = _total(table, operand, below) if isinstance(operand, Total) else _single(table, operand)
    found: Column = table.shared[key]
    return found


def _single(table: Table, operand: Operand) -> Column:
    cells = _cells_of(table, operand)
    c = table.cells
    base = _base(table, operand, cells)
    none = np.zeros(len(cells), np.bool_)
    here = np.arange(len(cells))
    return Column(
        operand, *_nature(table, cells), c.region[cells], c.parent[cells],
        pack(c.start[cells], c.end[cells], c.unknown[cells]), c.end[cells], base, c.stance[cells], c.part[cells],
        _base_units(table)[c.unit[cells]], c.scope[cells], c.document[cells], c.said[cells], c.printed[cells],
        c.real[cells],        c.damaged[cells], c.conflict[cells], none, table.rows[table.order[c.first[cells]]],
        (here, np.ones(len(cells), np.int64), cells),
    )  # fmt: skip


def _nature(table: Table, cells: Codes) -> tuple[str, str]:
    """Kind and dimension of an operand's cells, which are the same for all of them."""
    if not len(cells):
        return "", ""
    entity = table.entities[int(table.cells.entity[cells[0]])]
    return entity.kind, entity.dimension


def _base_units(table: Table) -> Codes:
    """Codes of canonical units that are the same but for the number word in front (亿元, 万元)."""
    bases = [split_unit(u)[1] for u in table.words["canonical_unit"]]
    return np.array([bases.index(b) for b in bases] or [0], np.int64)


def _cells_of(table: Table, operand: Operand) -> Codes:
    """The cells an operand can stand for, in their order."""
    regions = table.region_code
    chosen = [e for e in table.by_indicator.get(operand.name, ()) if _fits(table.entities[e], operand, regions)]
    if not operand.measure and not chosen:
        # An indicator that is itself a rate of change (a price index): its bare number is its growth.
        rate = [e for e in table.by_indicator.get(operand.name, ()) if table.entities[e].dimension == "percent"]
        chosen = [e for e in rate if table.entities[e].measure == "growth" and table.entities[e].kind == "%"]
    stretches = [np.arange(table.bounds[e], table.bounds[e + 1]) for e in chosen]
    cells = np.concatenate(stretches) if stretches else np.zeros(0, np.int64)
    keep = np.ones(len(cells), np.bool_)
    c = table.cells
    if not operand.open_stance:
        stance = operand.stance or "actual"
        keep &= np.isin(c.stance[cells], [i for i, w in enumerate(table.words["stance"]) if w == stance])
    if operand.place.kind == "fixed":
        keep &= c.region[cells] == table.region_code.get(operand.place.name, -2)
    if operand.place.kind == "below":
        keep &= c.parent[cells] >= 0
    if operand.year.kind == "fixed":
        keep &= (c.end[cells] == operand.year.n) & (c.start[cells] == operand.year.n)
    if operand.of.startswith("@"):
        keep &= _share_of_region(table, operand, cells)
    return cells[keep]


def _fits(entity: Entity, operand: Operand, regions: Mapping[str, int]) -> bool:
    """Whether claims of an entity are what an operand speaks of."""
    if entity.indicator != operand.name and operand.measure != "share":
        return False  # 甲占乙比重 is found under 甲, but only as its share
    measures, kind = _wanted(entity, operand)
    if entity.measure not in measures or entity.kind != kind:
        return False
    amount = kind == "" and operand.measure not in ("multiple", "rank")
    if amount and _UNITS.get(entity.dimension, "") not in entity.unit:
        return False
    return entity.measure != "share" or _share_fits(entity, operand, regions)


def _wanted(entity: Entity, operand: Operand) -> tuple[tuple[str, ...], str]:
    """The measures and the kind of unit an operand may have, given its indicator's dimension."""
    percent = entity.dimension == "percent"
    if operand.measure in ("", "level"):
        point = "point" if entity.dimension == "percentage_point" else ""
        return (("level", "rate", "share"), "%") if percent else (("level",), point)
    if operand.measure in ("delta", "cumulative"):
        return (operand.measure,), "point" if percent else ""
    rate = operand.measure in _RATES or (operand.measure == "rate" and percent)
    return (operand.measure,), "%" if rate else ""


def _share_fits(entity: Entity, operand: Operand, regions: Mapping[str, int]) -> bool:
    """Whether a share is of the whole an operand means.

    An indicator that is itself a percentage (a rate of urbanisation) is a share of its own whole, whatever that is
    called, but not of a region.
    """
    if operand.measure != "share":
        return entity.share_of not in regions
    if operand.of.startswith("@"):
        return True  # decided by the region, claim by claim
    if operand.of:
        return entity.share_of == operand.of or (not entity.share_of and entity.whole == operand.of)
    return _own_share(entity)


def _own_share(entity: Entity) -> bool:
    """Whether a share is of its own whole, as far as the text says; of an indicator that is a share it always is."""
    if entity.dimension == "percent":
        return True
    return entity.share_of in ("", entity.whole) if entity.whole else not entity.share_of


def _share_of_region(table: Table, operand: Operand, cells: Codes) -> Bools:
    """Shares of the same quantity of a region: the one named, or the one above."""
    of = np.array([table.region_code.get(e.share_of, -2) for e in table.entities] or [-2], np.int64)
    whole = of[table.cells.entity[cells]]
    named = operand.of[1:]
    if PLACES.get(named) == "above":
        return (whole == table.cells.parent[cells]) & (whole >= 0)
    return whole == table.region_code.get(named, -3)


def _base(table: Table, operand: Operand, cells: Codes) -> Codes:
    """The year before what the operand spans. A change printed for one year is from the year before it."""
    c = table.cells
    if operand.measure in SPANNING and operand.measure in ("growth", "delta"):
        return np.where(c.start[cells] > 0, c.start[cells] - 1, 0)
    base = c.base[cells]
    if operand.measure in SPANNING:
        # An average or a sum over one year is none: its span is not printed.
        return np.where(base == c.end[cells] - 1, 0, base)
    return base


def _total(table: Table, operand: Total, below: Below) -> Column:
    """The sum over the regions below: one row a context of the region above them.

    Where a member is stated twice with different numbers its hull is taken; where members are missing and the rest are
    not negative, the sum is only known to be no less than theirs.
    """
    one = _single(table, plain(operand))
    context = (one.parent, one.period, one.stance, one.part, one.unit)
    order = np.lexsort((one.region, *context))
    child_starts = _starts(np.column_stack([k[order] for k in (*context, one.region)]))
    said, printed = (_hulls(x[order], child_starts) for x in (one.said, one.printed))
    leads = order[child_starts]
    starts = _starts(np.column_stack([k[leads] for k in context]))
    counts = np.diff(np.append(starts, len(leads)))
    first = leads[starts]
    complete = _complete(table, one.parent[first], counts, below)
    return Column(
        operand, one.kind, one.dimension, one.parent[first], table.parents[one.parent[first]], one.period[first],
        one.end[first],        one.base[first], one.stance[first], one.part[first], one.unit[first], one.scope[first],
        _common(one.document[leads], starts, counts), _sums(said, starts, complete), _sums(printed, starts, complete),
        any_of(one.real[leads], starts), any_of(one.damaged[leads], starts), np.zeros(len(first), np.bool_), ~complete,
        np.minimum.reduceat(one.lead[leads], starts) if len(starts) else first,
        _members(one, order, child_starts, starts),
    )  # fmt: skip


def _members(one: Column, order: Codes, child_starts: Codes, starts: Codes) -> tuple[Codes, Codes, Codes]:
    begin = child_starts[starts] if len(starts) else starts
    return begin, np.diff(np.append(begin, len(order))), one.cells[2][order]


def _complete(table: Table, parents: Codes, counts: Codes, below: Below) -> Bools:
    """Whether all regions below are there; where nobody knows how many there are, they are not."""
    names = table.words["region"]
    known = {int(p): below(names[int(p)]) for p in np.unique(parents)}
    return np.array([known[int(p)] == int(n) for p, n in zip(parents, counts, strict=True)], np.bool_)


def _starts(keys: Codes) -> Codes:
    if not len(keys):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], (keys[1:] != keys[:-1]).any(axis=1))))


def _common(codes: Codes, starts: Codes, counts: Codes) -> Codes:
    lead = codes[starts]
    return np.where(any_of(codes != np.repeat(lead, counts), starts), -1, lead)


def _hulls(x: Intervals, starts: Codes) -> Intervals:
    if len(starts) == len(x):
        return x
    lo, hi = np.minimum.reduceat(x.lo, starts), np.maximum.reduceat(x.hi, starts)
    counts = np.diff(np.append(starts, len(x)))
    closed = [
        any_of(flag & (end == np.repeat(edge, counts)), starts)
        for flag, end, edge in ((x.lo_closed, x.lo, lo), (x.hi_closed, x.hi, hi))
    ]
    return Intervals(lo, hi, *closed)


def _sums(x: Intervals, starts: Codes, complete: Bools) -> Intervals:
    """The sums of stretches, rounded outwards by what float64 may lose; without an upper end where not complete."""
    if not len(starts):
        return x
    counts = np.diff(np.append(starts, len(x)))
    slack = np.finfo(np.float64).eps * counts
    sums = []
    for end, side in ((x.lo, -1.0), (x.hi, 1.0)):
        total = np.add.reduceat(end, starts)
        whole = np.logical_and.reduceat((end == np.floor(end)) & (np.abs(end) < 2.0**40), starts)
        size = np.where(np.isfinite(total), np.add.reduceat(np.abs(end), starts), 0.0)
        sums.append(np.where(whole, total, total + side * slack * size))
    closed = [np.logical_and.reduceat(c, starts) for c in (x.lo_closed, x.hi_closed)]
    growing = np.logical_and.reduceat(x.lo >= 0, starts)
    lo = np.where(complete | growing, sums[0], -np.inf)
    hi = np.where(complete, sums[1], np.inf)
    return Intervals(lo, hi, closed[0] & np.isfinite(lo), closed[1] & np.isfinite(hi))
