"""Interval arithmetic over joined rows, and the outcome of every row with its reason."""

from dataclasses import dataclass

import numpy as np

from checks.comparisons import Outcome
from checks.formulas.names import number_value
from checks.formulas.operands import Column
from checks.formulas.plan import Joined, Side
from checks.formulas.table import Bools, Codes
from checks.formulas.tree import Binary, Formula, Negative, Node, Number, Operand, Power, Relation, Total, Years, plain
from checks.intervals import Interval
from checks.intervals.columns import Floats, Intervals
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

AGREES, CONTRADICTS, CANNOT_TELL, NOTHING = range(4)
OUTCOMES = (Outcome.AGREES, Outcome.CONTRADICTS, Outcome.CANNOT_TELL)
REAL, CONDITION, UNITS, INCOMPLETE, UNDEFINED, BOUNDLESS, SEVERAL, MISSING = 1, 2, 3, 4, 5, 6, 7, 100
REASONS: dict[int, Text] = {
    REAL: Text(
        "实际增速（可比价）不能由现价总量推算",
        "a real growth rate (constant prices) does not follow from levels in current prices",
    ),
    CONDITION: Text(
        "条件是否成立，从所印数字不能确定", "the printed numbers do not decide whether the condition holds"
    ),
    UNITS: Text("各项单位或币种不同，换算率未知", "the sides are in different units or currencies, at an unknown rate"),
    INCOMPLETE: Text("下级地区的数据不全", "numbers of some regions below are missing"),
    UNDEFINED: Text("除数可能为零，无法计算", "the divisor may be zero: nothing can be computed"),
    SEVERAL: Text(
        "同一指标印有几个不同的数，有的相符，有的不符",
        "one indicator is printed with several numbers, and one of them fits",
    ),
    BOUNDLESS: Text("所印数字推不出任何范围", "no range follows from the printed numbers"),
}
_GROWTH = frozenset({"growth", "growth_avg"})
_CURRENCIES = {"currency_usd": "money", "usd_per_person": "money_per_person"}
_INEQUALITIES = frozenset("≥≤><")


@dataclass(frozen=True)
class Outcomes:
    """Row by row: the outcome, the reason (0 for none), and both sides in base units."""

    outcome: Codes
    reason: Codes
    left: Intervals
    right: Intervals

    @property
    def gap(self) -> Floats:
        """How far apart the sides are, relative to the left one."""
        apart = self.left.gap(self.right)
        with np.errstate(invalid="ignore", divide="ignore"):
            ends = np.maximum(np.where(np.isfinite(self.left.lo), np.abs(self.left.lo), 0.0),
                              np.where(np.isfinite(self.left.hi), np.abs(self.left.hi), 0.0))  # fmt: skip
            return np.where(ends > 0, apart / ends, apart)


def judge(formula: Formula, joined: Joined, vocabulary: Vocabulary | None) -> Outcomes:
    """The outcome of every joined row.

    A row without an operand of the left side says nothing, and neither does one with too little else beside it.
    """
    relation = formula.relation
    evaluate = _Evaluation(joined, vocabulary)
    left, right = evaluate.sides(relation)
    against = widened(relation, right, vocabulary)
    outcome = np.where(_broken(relation, left, against), CONTRADICTS, AGREES)
    reason = np.zeros(len(joined), np.int64)

    def cannot(rows: Bools, why: int) -> None:
        outcome[rows], reason[rows] = CANNOT_TELL, why

    cannot(_boundless(left) | _boundless(against), BOUNDLESS)
    cannot(~left.defined | ~against.defined, UNDEFINED)
    if relation.sign in "=≈≠≤<":
        cannot((outcome == AGREES) & flags(joined, relation, "missing"), INCOMPLETE)
    if _links_growth(relation, joined):
        cannot(flags(joined, relation, "real", of=_GROWTH), REAL)
    mismatch = _units_differ(joined, relation)
    cannot(mismatch, UNITS)
    for condition in formula.conditions:
        holds, fails = _decided(condition, *evaluate.sides(condition), vocabulary)
        cannot(~holds, CONDITION)
        outcome[fails] = NOTHING
    _absent(formula, joined, outcome, reason)
    _drop_mismatches(joined, mismatch, outcome)
    made = Outcomes(outcome, reason, left, against)
    _settle_pairings(joined.pairing, made)
    return made


def widened(relation: Relation, right: Intervals, vocabulary: Vocabulary | None) -> Intervals:
    """The right side with the stated width of 约等于 on either side of it."""
    if relation.width is None:
        return right
    width = number_value(relation.width, vocabulary)
    if relation.width.unit == "%":
        return right * Intervals.constant(Interval(1 - width, 1 + width), len(right))
    return right + Intervals.constant(Interval(-width, width), len(right))


@dataclass(frozen=True)
class _Evaluation:
    joined: Joined
    vocabulary: Vocabulary | None

    def sides(self, relation: Relation) -> tuple[Intervals, Intervals]:
        """Both sides; goals are ordered by the numbers they print, and otherwise stand for what may be true."""
        printed = relation.sign in _INEQUALITIES
        return self.node(relation.left, printed), self.node(relation.right, printed)

    def node(self, node: Node, printed: bool) -> Intervals:
        match node:
            case Operand() | Total():
                return self.operand(node, printed)
            case Number():
                return Intervals.constant(Interval.point(number_value(node, self.vocabulary)), len(self.joined))
            case Years():
                return _points(self.years().astype(np.float64))
            case Negative(of):
                return -self.node(of, printed)
            case Power(base, exponent):
                return self.power(self.node(base, printed), exponent)
            case Binary(sign, left, right):
                return _ARITHMETIC[sign](self.node(left, printed), self.node(right, printed))
        raise TypeError(node)

    def operand(self, side: Side, printed: bool) -> Intervals:
        column = self.joined.columns[side]
        at = self.joined.at[side]
        source = column.printed if printed else column.said
        if not len(source):
            return _undefined(len(at))
        taken = source[at]
        none = at < 0
        if none.any():
            taken.lo[none], taken.hi[none] = np.nan, np.nan
        return taken

    def power(self, base: Intervals, exponent: int | Years) -> Intervals:
        if isinstance(exponent, int):
            return base.power(exponent)
        years = self.years()
        raised = base.power(np.clip(years, 0, 100))
        raised.lo[years <= 0], raised.hi[years <= 0] = np.nan, np.nan
        return raised

    def years(self) -> Codes:
        end, base = self.joined.end, self.joined.base
        if end is None or base is None:
            return np.zeros(len(self.joined), np.int64)
        return np.where((base > 0) & (end > base), end - base, 0)


_ARITHMETIC = {
    "+": Intervals.__add__,
    "-": Intervals.__sub__,
    "*": Intervals.__mul__,
    "/": Intervals.__truediv__,
}


def _points(x: Floats) -> Intervals:
    yes = np.ones(len(x), np.bool_)
    return Intervals(np.where(x > 0, x, np.nan), np.where(x > 0, x, np.nan), yes, yes)


def _undefined(size: int) -> Intervals:
    nothing, no = np.full(size, np.nan), np.zeros(size, np.bool_)
    return Intervals(nothing, nothing.copy(), no, no)


def _boundless(x: Intervals) -> Bools:
    return np.isneginf(x.lo) & np.isposinf(x.hi)


def _broken(relation: Relation, left: Intervals, right: Intervals) -> Bools:
    """Where no choice of numbers within the printed ones makes the relation true.

    ≠ is broken where both sides are printed the same: nothing then tells them apart.
    """
    match relation.sign:
        case "=" | "≈":
            return ~left.meets(right)
        case "≠":
            return _same(left, right)
        case "≥":
            return right.strictly_above(left)
        case ">":
            return right.above(left)
        case "≤":
            return left.strictly_above(right)
        case "<":
            return left.above(right)
    raise ValueError(relation.sign)


def _decided(
    condition: Relation, left: Intervals, right: Intervals, vocabulary: Vocabulary | None
) -> tuple[Bools, Bools]:
    """Where a condition holds for every choice of numbers, and where for none."""
    right = widened(condition, right, vocabulary)
    fails = _broken(condition, left, right)
    match condition.sign:
        case "=":
            holds = _same(left, right)
        case "≈":
            holds = (left.lo >= right.lo) & (left.hi <= right.hi)
        case "≠":
            fails, holds = _same(left, right), ~left.meets(right)
        case "≥":
            holds = left.above(right)
        case ">":
            holds = left.strictly_above(right)
        case "≤":
            holds = right.above(left)
        case _:
            holds = right.strictly_above(left)
    return holds & left.defined & right.defined, fails & left.defined & right.defined


def _same(left: Intervals, right: Intervals) -> Bools:
    both = left.meets(right) & (left.lo_closed == right.lo_closed) & (left.hi_closed == right.hi_closed)
    with np.errstate(invalid="ignore"):
        for a, b in ((left.lo, right.lo), (left.hi, right.hi)):
            both &= (a == b) | (np.abs(a - b) <= 1e-12 * np.abs(a))
    return both


def flags(joined: Joined, relation: Relation, name: str, of: frozenset[str] | None = None) -> Bools:
    """Where any operand of a relation (of some measures only) carries a flag."""
    out = np.zeros(len(joined), np.bool_)
    for side in relation.operands:
        values = getattr(joined.columns[side], name)
        at = joined.at[side]
        if len(values) and (of is None or plain(side).measure in of):
            out |= (at >= 0) & values[at]
    return out


def _links_growth(relation: Relation, joined: Joined) -> bool:
    """Whether a relation computes growth from levels or the other way."""
    measures = {plain(o).measure for o in relation.operands}
    levels = (o for o in relation.operands if plain(o).measure in ("", "level", "delta"))
    return bool(measures & _GROWTH) and any(joined.columns[o].kind == "" for o in levels)


def _units_differ(joined: Joined, relation: Relation) -> Bools:
    """Where operands of one dimension are in different units (yuan and dollars): there is no rate between them."""
    out = np.zeros(len(joined), np.bool_)
    groups: dict[str, list[Column]] = {}
    ats: dict[str, list[Codes]] = {}
    for side in relation.operands:
        column = joined.columns[side]
        if column.kind == "" and len(column):
            name = _CURRENCIES.get(column.dimension, column.dimension)
            groups.setdefault(name, []).append(column)
            ats.setdefault(name, []).append(joined.at[side])
    for name, columns in groups.items():
        first: Codes | None = None
        for column, at in zip(columns, ats[name], strict=True):
            unit = np.where(at >= 0, column.unit[at], -1)
            if first is None:
                first = unit
                continue
            out |= (unit >= 0) & (first >= 0) & (unit != first)
            first = np.where(first < 0, unit, first)
    return out


def _absent(formula: Formula, joined: Joined, outcome: Codes, reason: Codes) -> None:
    """Rows that lack an operand: nothing to say, or "cannot tell" with the first that is missing."""
    relation = formula.relation
    sides = relation.operands
    there = np.column_stack([joined.at[o] >= 0 for o in sides])
    left = [o in relation.stated for o in sides]
    present = there.sum(axis=1)
    lacking = ~there.all(axis=1)
    telling = there[:, left].all(axis=1) & ((present >= 2) | (len(sides) == 2))
    rows = lacking & telling
    outcome[rows] = CANNOT_TELL
    reason[rows] = MISSING + np.argmin(there[rows], axis=1)
    outcome[lacking & ~telling] = NOTHING
    for side in formula.operands[len(sides) :]:
        outcome[joined.at[side] < 0] = NOTHING


def _settle_pairings(pairing: Codes | None, made: Outcomes) -> None:
    """Where an operand is stated with several numbers: which of them is wrong is no formula's to say.

    If one pairing agrees, those that do not cannot be told; if none does, the one that comes nearest contradicts.
    """
    if pairing is None or not (pairing >= 0).any():
        return
    rows = np.flatnonzero((pairing >= 0) & (made.outcome == CONTRADICTS))
    fits = np.zeros(int(pairing.max()) + 1, np.bool_)
    fits[pairing[(pairing >= 0) & (made.outcome == AGREES)]] = True
    excused = rows[fits[pairing[rows]]]
    made.outcome[excused], made.reason[excused] = CANNOT_TELL, SEVERAL
    left = rows[~fits[pairing[rows]]]
    ranked = left[np.lexsort((made.gap[left], pairing[left]))]
    owner = pairing[ranked]
    made.outcome[ranked[np.flatnonzero(owner[1:] == owner[:-1]) + 1]] = NOTHING


def _drop_mismatches(joined: Joined, mismatch: Bools, outcome: Codes) -> None:
    """Where the same first operand also has partners in its own unit, those in other units say nothing."""
    if not mismatch.any():
        return
    driver = next(iter(joined.at.values()))
    fine = np.zeros(int(driver.max(initial=0)) + 2, np.bool_)
    fine[driver[~mismatch & (outcome != NOTHING)]] = True
    outcome[mismatch & fine[driver]] = NOTHING
