"""One evaluation of a relation with exact intervals: whether it holds, and what each of its numbers would have to be.

The numbers are in base units (元, 人; 5% is 0.05). An operand that is written once is solved for by undoing one
operation after another on the way down to it, which with intervals is exact: the relation holds for some choice of
numbers exactly where the operand meets what is left. Operands written more than once are not solved for.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from checks.formulas import tree
from checks.formulas.names import POINT_WORDS, number_value, split_unit
from checks.formulas.tree import (
    Binary,
    Constant,
    IndicatorTerm,
    Negative,
    Node,
    Power,
    Relation,
    Total,
    Years,
    operands,
)
from checks.intervals import Interval
from checks.vocabulary.vocabulary import Vocabulary

Side = IndicatorTerm | Total
_ALL = Interval(-math.inf, math.inf)
_OPPOSITE = {"=": "≠", "≠": "=", "≥": "<", "<": "≥", "≤": ">", ">": "≤"}


@dataclass(frozen=True, slots=True)
class Term:
    """A node with what it comes to: None where that cannot be computed (a division by zero, an unknown span)."""

    node: Node
    value: Interval | None
    parts: tuple["Term", ...] = ()


@dataclass(frozen=True)
class Evaluated:
    """Both sides of a relation. `against` is the right side with the stated width of 约等于 around it."""

    relation: Relation
    left: Term
    right: Term
    years: int
    vocabulary: Vocabulary | None

    @cached_property
    def against(self) -> Interval | None:
        return self._near(self.right.value, on_left=True) if self.right.value is not None else None

    @property
    def undefined(self) -> bool:
        """Whether a side cannot be computed."""
        return self.left.value is None or self.against is None

    @property
    def boundless(self) -> bool:
        """Whether a side may be any number."""
        return _ALL in (self.left.value, self.against)

    @property
    def broken(self) -> bool:
        """Whether no choice of numbers within the printed ones makes the relation true.

        ≠ is broken where both sides are printed the same: nothing then tells them apart.
        """
        return _never(self.relation.sign, *self._sides())

    @property
    def certain(self) -> bool:
        """Whether every choice of numbers makes it true."""
        a, b = self._sides()
        return a.meet(b) == a if self.relation.sign == "≈" else _never(_OPPOSITE[self.relation.sign], a, b)

    @property
    def gap(self) -> float:
        """How far apart the sides are, relative to the left one; 0 where they meet."""
        a, b = self._sides()
        ends = [abs(e) for e in (a.lo, a.hi) if not isinstance(e, float)]
        size = max(ends, default=Fraction(0))
        return float(min(a.gap(b) / size if size else a.gap(b), Fraction(10**9)))

    def needs(self) -> dict[Side, Interval]:
        """Where each operand would have to lie for the relation to hold as the rest stands."""
        out: dict[Side, Interval] = {}
        if self.undefined:
            return out
        written = [*operands(self.relation.left), *operands(self.relation.right)]
        for side in dict.fromkeys(written):
            on_left = side in set(operands(self.relation.left))
            try:
                target = self._target(on_left) if written.count(side) == 1 else None
                if target is not None:
                    out[side] = self._undone(self.left if on_left else self.right, side, target)
            except (ArithmeticError, ValueError):
                continue
        return out

    def _sides(self) -> tuple[Interval, Interval]:
        assert self.left.value is not None and self.against is not None
        return self.left.value, self.against

    def _near(self, of: Interval, *, on_left: bool) -> Interval:
        """What ≈ allows on one side as the other stands: a share of the right side around it, or so much."""
        width = self.relation.width
        if width is None:
            return of
        value = number_value(width, self.vocabulary)
        if width.unit != "%":
            return of.widen(value)
        around = Interval(1 - value, 1 + value)
        return of * around if on_left else of / around

    def _target(self, on_left: bool) -> Interval | None:
        """What one side of the relation has to meet, as the other side stands."""
        other = (self.right if on_left else self.left).value
        assert other is not None
        sign = self.relation.sign
        if sign in "=≈":
            return self._near(other, on_left=on_left)
        if sign == "≠":
            return None
        return Interval.at_least(other.lo) if (sign in "≥>") == on_left else Interval.at_most(other.hi)

    def _undone(self, term: Term, side: Side, target: Interval) -> Interval:
        """What `side`, written once below a term, has to meet for the term to meet `target`."""
        match term.node:
            case Negative():
                return self._undone(term.parts[0], side, -target)
            case Power(_, exponent):
                return self._undone(term.parts[0], side, target.root(_exponent(exponent, self.years)))
            case Binary(sign, left, _):
                first = side in set(operands(left))
                other = term.parts[1 if first else 0].value
                assert other is not None
                return self._undone(term.parts[0 if first else 1], side, _undo(sign, first, other, target))
        return target


def evaluated(
    relation: Relation, values: Mapping[Side, Interval], years: int, vocabulary: Vocabulary | None
) -> Evaluated:
    """A relation with the numbers of its operands; `years` is its span, 0 where there is none."""
    left, right = (_term(n, values, years, vocabulary) for n in (relation.left, relation.right))
    return Evaluated(relation, left, right, years, vocabulary)


def _term(node: Node, values: Mapping[Side, Interval], years: int, vocabulary: Vocabulary | None) -> Term:
    parts = tuple(_term(n, values, years, vocabulary) for n in tree.children(node))
    known = [p.value for p in parts if p.value is not None]
    value = None
    if len(known) == len(parts):
        try:
            value = _value(node, known, values, years, vocabulary)
        except (ArithmeticError, ValueError):
            value = None
    return Term(node, value, parts)


def _value(
    node: Node, parts: list[Interval], values: Mapping[Side, Interval], years: int, vocabulary: Vocabulary | None
) -> Interval | None:
    match node:
        case IndicatorTerm() | Total():
            return values[node]
        case Constant():
            return Interval.point(number_value(node, vocabulary))
        case Years():
            return Interval.point(years) if years else None
        case Negative():
            return -parts[0]
        case Power(_, exponent):
            return parts[0] ** (exponent if isinstance(exponent, int) else _exponent(exponent, years))
        case Binary(sign):
            a, b = parts
            return a + b if sign == "+" else a - b if sign == "-" else a * b if sign == "*" else a / b
    raise TypeError(node)


def _exponent(exponent: int | Years, years: int) -> int:
    power = exponent if isinstance(exponent, int) else years
    if power < 1:
        raise ValueError("no span of years to raise to")
    return power


def _undo(sign: str, first: bool, other: Interval, target: Interval) -> Interval:
    """What one operand of an operation has to be, given the other and what should come out."""
    if sign == "+":
        return target - other
    if sign == "-":
        return target + other if first else other - target
    if sign == "*":
        return target / other
    return target * other if first else other / target


def _never(sign: str, a: Interval, b: Interval) -> bool:
    """Whether a relation is true of no numbers of two intervals."""
    if sign in "≤<":
        sign, a, b = "≥" if sign == "≤" else ">", b, a
    if sign in "=≈":
        return not a.meets(b)
    if sign == "≠":
        return a == b
    touching_counts = sign == "≥" and a.hi_closed and b.lo_closed
    return a.hi < b.lo or (a.hi == b.lo and not touching_counts)


def base_scale(unit: str) -> Fraction:
    """How many base units one canonical unit is: 1/100 for percent and points, 10⁸ for 亿元."""
    percent = unit == "%" or unit in POINT_WORDS
    return Fraction(1, 100) if percent else Fraction(split_unit(unit)[0])


def in_unit(need: Interval, unit: str) -> Interval:
    """An interval of base units in a canonical unit (10⁸ 元 are 1 亿元, 0.01 is 1%)."""
    return scaled(need, 1 / base_scale(unit))


def scaled(i: Interval, factor: Fraction) -> Interval:
    """An interval times a positive number."""
    return Interval(i.lo * factor, i.hi * factor, i.lo_closed, i.hi_closed)
