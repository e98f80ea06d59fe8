"""A formula solved for each of its operands: where a number would have to lie for it to hold as the rest stands.

An operand that is written once is reached by undoing one operation after another on the way down to it, which with
intervals is exact: the formula holds for some choice of numbers exactly where the operand meets what is left. Operands
written more than once are not solved for.
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from checks.formulas.names import number_value
from checks.formulas.table import base_scale
from checks.formulas.tree import (
    Binary,
    Negative,
    Node,
    Number,
    Operand,
    Power,
    Relation,
    Total,
    Years,
    operands,
)
from checks.intervals import Interval
from checks.vocabulary.vocabulary import Vocabulary

Side = Operand | Total


def needs(
    relation: Relation, values: Mapping[Side, Interval], years: int, vocabulary: Vocabulary | None
) -> dict[Side, Interval]:
    """For the operands that can be solved for, where each has to lie; all in base units (元, 人; 5% is 0.05).

    `values` holds every operand; `years` is the span, 0 where there is none.
    """
    solve = _Solution(values, years, vocabulary)
    out: dict[Side, Interval] = {}
    try:
        left, right = solve.value(relation.left), solve.value(relation.right)
    except (ArithmeticError, ValueError):
        return out
    written = [*operands(relation.left), *operands(relation.right)]
    for side in dict.fromkeys(written):
        if written.count(side) != 1:
            continue
        on_left = side in set(operands(relation.left))
        try:
            target = solve.target(relation, right if on_left else left, on_left)
            if target is not None:
                out[side] = solve.undone(relation.left if on_left else relation.right, side, target)
        except (ArithmeticError, ValueError):
            continue
    return out


def member_need(need: Interval, members: Sequence[Interval], index: int) -> Interval:
    """What one member of a sum needs, given what the sum needs."""
    for i, member in enumerate(members):
        if i != index:
            need = need - member
    return need


def in_unit(need: Interval, unit: str) -> Interval:
    """An interval of base units in a canonical unit (10⁸ 元 are 1 亿元, 0.01 is 1%), without float64's last digits."""
    scale = base_scale(unit)
    lo, hi = (e if math.isinf(e) else Fraction(f"{float(e / scale):.12g}") for e in (need.lo, need.hi))
    return Interval(lo, hi, need.lo_closed or lo == hi, need.hi_closed or lo == hi)


class _Solution:
    def __init__(self, values: Mapping[Side, Interval], years: int, vocabulary: Vocabulary | None) -> None:
        self.values, self.years, self.vocabulary = values, years, vocabulary

    def value(self, node: Node) -> Interval:
        """What a node comes to."""
        match node:
            case Operand() | Total():
                return self.values[node]
            case Number():
                return Interval.point(number_value(node, self.vocabulary))
            case Years():
                return Interval.point(self.years)
            case Negative(of):
                return -self.value(of)
            case Power(base, exponent):
                return self.value(base) ** self.exponent(exponent)
            case Binary(sign, left, right):
                a, b = self.value(left), self.value(right)
                return a + b if sign == "+" else a - b if sign == "-" else a * b if sign == "*" else a / b
        raise TypeError(node)

    def exponent(self, exponent: int | Years) -> int:
        power = exponent if isinstance(exponent, int) else self.years
        if power < 1:
            raise ValueError("no span of years to raise to")
        return power

    def target(self, relation: Relation, other: Interval, on_left: bool) -> Interval | None:
        """What one side of a relation has to meet, as the other side stands."""
        match relation.sign:
            case "=":
                return other
            case "≈":
                return self.near(relation, other, on_left)
            case "≥" | ">":
                return Interval.at_least(other.lo) if on_left else Interval.at_most(other.hi)
            case "≤" | "<":
                return Interval.at_most(other.hi) if on_left else Interval.at_least(other.lo)
        return None

    def near(self, relation: Relation, other: Interval, on_left: bool) -> Interval:
        """≈ widens the right side by a share of it, or by so much."""
        if relation.width is None:
            return other
        width = number_value(relation.width, self.vocabulary)
        if relation.width.unit == "%":
            around = Interval(1 - width, 1 + width)
            return other * around if on_left else other / around
        return other + Interval(-width, width)

    def undone(self, node: Node, side: Side, target: Interval) -> Interval:
        """What `side`, written once below `node`, has to meet for `node` to meet `target`."""
        match node:
            case Negative(of):
                return self.undone(of, side, -target)
            case Power(base, exponent):
                return self.undone(base, side, target.root(self.exponent(exponent)))
            case Binary(sign, left, right):
                first = side in set(operands(left))
                other = self.value(right if first else left)
                return self.undone(left if first else right, side, _undo(sign, first, other, target))
        return target


def _undo(sign: str, first: bool, other: Interval, target: Interval) -> Interval:
    """What one operand of an operation has to be, given the other and what should come out."""
    if sign == "+":
        return target - other
    if sign == "-":
        return target + other if first else other - target
    if sign == "*":
        return target / other
    return target * other if first else other / target
