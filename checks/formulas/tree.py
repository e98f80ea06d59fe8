"""A formula as a tree: what the grammar's text means, before anything is known of the vocabulary or the claims."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

Measure = Literal[
    "", "level", "growth", "growth_avg", "share", "rate", "delta", "cumulative", "multiple", "rank", "completion"
]
Stance = Literal["", "actual", "target", "requirement"]
Comparator = Literal["=", "≠", "≥", "≤", ">", "<", "≈"]

# Measures that speak of a span of years where a formula speaks of one (with 基期, 年数 or 年均增速).
SPANNING: frozenset[str] = frozenset({"growth", "growth_avg", "delta", "cumulative", "multiple"})
GROWTH: frozenset[str] = frozenset({"growth", "growth_avg"})


@dataclass(frozen=True, slots=True)
class Year:
    """Which year an operand is of: that of the comparison (moved by `n`), the year `n` itself, or the base year."""

    kind: Literal["same", "shift", "fixed", "base"] = "same"
    n: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """Whose an operand is: the comparison's region, the region above it, those below it, or a region by name."""

    kind: Literal["same", "above", "below", "fixed"] = "same"
    name: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorTerm:
    """An indicator with its measure; what is left out (`same`, an empty stance) is equal on all sides.

    `of` is the whole a share is of: an indicator, or a place as `@上级`. `at` is the offset in the text.
    """

    name: str
    measure: Measure = ""
    year: Year = Year()
    place: Where = Where()
    stance: Stance = ""
    of: str = ""
    at: int = field(default=0, compare=False)

    @property
    def earlier(self) -> bool:
        """Whether it is of a year before the comparison's: without a stance of its own it is what was reached then."""
        return self.year.kind == "base" or (self.year.kind == "shift" and self.year.n < 0)

    @property
    def open_stance(self) -> bool:
        """Whether its stance is the comparison's."""
        return not self.stance and not self.earlier


@dataclass(frozen=True, slots=True)
class Constant:
    """A printed number. `unit` is empty, "%", or a unit's name; `value` is the number before it."""

    value: Fraction
    unit: str = ""
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Years:
    """How many years the comparison's span has: 5 for 2016-2020."""

    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one operand over all regions directly below the comparison's."""

    operand: IndicatorTerm
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus something."""

    of: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two nodes joined by + - * or /; `at` is where the sign stands."""

    sign: Literal["+", "-", "*", "/"]
    left: "Node"
    right: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Power:
    """A node to a whole power, or to the number of years."""

    base: "Node"
    exponent: int | Years
    at: int = field(default=0, compare=False)


Node = IndicatorTerm | Constant | Years | Total | Negative | Binary | Power


@dataclass(frozen=True)
class Relation:
    """Two sides and what is claimed of them. `width` belongs to ≈: a share of the right side, or percentage points."""

    left: Node
    sign: Comparator
    right: Node
    width: Constant | None = None
    at: int = field(default=0, compare=False)

    @cached_property
    def operands(self) -> tuple[IndicatorTerm | Total, ...]:
        """The different operands of both sides, in the order they are written."""
        return tuple(dict.fromkeys([*operands(self.left), *operands(self.right)]))

    @cached_property
    def stated(self) -> frozenset[IndicatorTerm | Total]:
        """The operands of the left side: what has to be there for anything to be said."""
        return frozenset(operands(self.left))


@dataclass(frozen=True)
class Formula:
    """A relation, and the conditions (all of them) under which it is claimed."""

    text: str
    relation: Relation
    conditions: tuple[Relation, ...] = ()

    @cached_property
    def operands(self) -> tuple[IndicatorTerm | Total, ...]:
        """The different operands, those of the relation first."""
        return tuple(dict.fromkeys(o for r in (self.relation, *self.conditions) for o in r.operands))

    @cached_property
    def needed(self) -> frozenset[IndicatorTerm | Total]:
        """The operands without which a formula says nothing: the left side's and the conditions'."""
        return self.relation.stated.union(*(c.operands for c in self.conditions))

    @cached_property
    def spanning(self) -> bool:
        """Whether it speaks of a span of years and its two ends rather than of single years."""
        return any(o.measure == "growth_avg" or o.year.kind == "base" for o in map(plain, self.operands)) or any(
            isinstance(n, Years) for r in (self.relation, *self.conditions) for n in nodes(r.left, r.right)
        )


def plain(operand: IndicatorTerm | Total) -> IndicatorTerm:
    """The operand itself, also of a sum."""
    return operand.operand if isinstance(operand, Total) else operand


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below one."""
    match node:
        case Negative(of):
            return (of,)
        case Binary(_, left, right):
            return (left, right)
        case Power(base, exponent):
            return (base,) if isinstance(exponent, int) else (base, exponent)
    return ()


def operands(node: Node) -> Iterator[IndicatorTerm | Total]:
    """Every operand of a tree, in the order they are written."""
    for n in nodes(node):
        if isinstance(n, IndicatorTerm | Total):
            yield n


def degree(node: Node, span: int) -> int:
    """How many numbers are multiplied at most; the number of years counts as `span`."""
    match node:
        case Negative(of):
            return degree(of, span)
        case Power(base, exponent):
            return degree(base, span) * (abs(exponent) if isinstance(exponent, int) else span)
        case Binary(sign, left, right):
            sides = degree(left, span), degree(right, span)
            return max(sides) if sign in "+-" else sum(sides)
    return 1


def mapped(node: Node, change: Callable[[IndicatorTerm], IndicatorTerm]) -> Node:
    """The tree with every operand changed."""
    match node:
        case IndicatorTerm():
            return change(node)
        case Total(operand):
            return replace(node, operand=change(operand))
        case Negative(of):
            return replace(node, of=mapped(of, change))
        case Binary(_, left, right):
            return replace(node, left=mapped(left, change), right=mapped(right, change))
        case Power(base):
            return replace(node, base=mapped(base, change))
    return node


def completed(node: Node, **fields: object) -> Node:
    """The tree with `fields` set in every operand that leaves them open (目标(A - B) is 目标(A) - 目标(B))."""

    def complete(one: IndicatorTerm) -> IndicatorTerm:
        return replace(one, **{k: v for k, v in fields.items() if getattr(one, k) == getattr(_OPEN, k)})  # type: ignore[arg-type]

    return mapped(node, complete)


_OPEN = IndicatorTerm("")


def nodes(*roots: Node) -> Iterator[Node]:
    """Every node of some trees, each before what stands below it."""
    stack = list(reversed(roots))
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children(node)))
