"""Formula rules that are linear, as rows of linear programmes: which contradict one another.

Levels and shares are positive; growth, changes and balances (what a rule defines as a difference) are free. A strict
sign, and that a level is not nothing, ask for a margin, and the margin is what is maximised: the rules can all hold
where it is above zero. Rules that share no quantity are solved apart, each group scaled by its largest number, since
solvers lose their precision where amounts of money stand beside rates. Solved with HiGHS through SciPy.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Relation, Total, plain

Variable = IndicatorTerm | Total
Row = dict[Variable, Fraction]
Terms = dict[Variable | None, Fraction]  # what stands at None is a number alone
SIGNED = frozenset({"growth", "growth_avg", "delta"})
SMALL = 1e-7
MAX_CONFLICTS = 5
MAX_TOGETHER = 400  # rules over the same quantities that are still searched for contradictions


@dataclass(frozen=True)
class Constraint:
    """sum(row) + constant = 0 (`=`), ≥ 0 (`≥`) or > 0 (`>`), from the rule with this id; `free` may be negative."""

    rule: str
    row: Row
    constant: Fraction
    sign: str
    free: frozenset[Variable] = frozenset()


def constraint(rule: str, formula: Formula, number: Callable[[Constant], Fraction]) -> Constraint | None:
    """The rule as one constraint; None where it is conditional, not linear, an approximation or a difference (≠).

    `number` gives a literal's value in the canonical unit.
    """
    return None if formula.conditions else _of_relation(rule, formula.relation, number)


def _of_relation(rule: str, relation: Relation, number: Callable[[Constant], Fraction]) -> Constraint | None:
    if relation.sign in ("≠", "≈"):
        return None
    left, right = _linear(relation.left, number), _linear(relation.right, number)
    if left is None or right is None:
        return None
    difference = _plus(left, right, Fraction(-1))
    turned = -1 if relation.sign in ("≤", "<") else 1
    row: Row = {variable: turned * c for variable, c in difference.items() if variable is not None}
    sign = {"=": "=", "<": ">", ">": ">"}.get(relation.sign, "≥")
    free = {v for v in row if plain(v).measure in SIGNED} | _balances(relation)
    return Constraint(rule, row, turned * difference.get(None, Fraction(0)), sign, frozenset(free))


def _balances(relation: Relation) -> set[Variable]:
    """What stands alone on one side where the other is a difference: a surplus, a natural rate of growth."""
    pairs = ((relation.left, relation.right), (relation.right, relation.left))
    return {
        one for one, other in pairs
        if isinstance(one, IndicatorTerm | Total) and isinstance(other, Binary) and other.sign == "-"
    }  # fmt: skip


def _linear(node: Node, number: Callable[[Constant], Fraction]) -> Terms | None:
    """A side as a sum of quantities, each with its factor; None where quantities are multiplied."""
    match node:
        case IndicatorTerm() | Total():
            return {node: Fraction(1)}
        case Constant():
            return {None: number(node)}
        case Negative(of):
            one = _linear(of, number)
            return None if one is None else _plus({}, one, Fraction(-1))
        case Binary(sign, left, right):
            one, other = _linear(left, number), _linear(right, number)
            return None if one is None or other is None else _combined(sign, one, other)
    return None


def _combined(sign: str, one: Terms, other: Terms) -> Terms | None:
    if sign in ("+", "-"):
        return _plus(one, other, Fraction(1 if sign == "+" else -1))
    if sign == "*" and one.keys() <= {None}:
        one, other = other, one
    factor = other.get(None, Fraction(0))
    if other.keys() <= {None} and (sign == "*" or factor):
        return _plus({}, one, factor if sign == "*" else 1 / factor)
    return None


def _plus(one: Terms, other: Terms, factor: Fraction) -> Terms:
    """One sum and a multiple of another, without terms that cancel."""
    out = dict(one)
    for term, coefficient in other.items():
        out[term] = out.get(term, Fraction(0)) + factor * coefficient
    return {term: c for term, c in out.items() if c}


def groups(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """The constraints apart where they share no quantity, in their order."""
    found: list[tuple[set[Variable], list[int]]] = []
    for index, one in enumerate(constraints):
        joined = [g for g in found if not g[0].isdisjoint(one.row)]
        names = set(one.row).union(*(g[0] for g in joined))
        members = sorted([i for g in joined for i in g[1]] + [index])
        found = [g for g in found if g not in joined] + [(names, members)]
    return [[constraints[i] for i in members] for _, members in found]


def conflicts(group: Sequence[Constraint]) -> list[tuple[str, ...]]:
    """Sets of rules that cannot all hold, each the smallest found: without any one of its rules it would not be one."""
    programme = _Programme(group)
    left = list(range(len(group)))
    found: list[tuple[str, ...]] = []
    while len(found) < MAX_CONFLICTS and not programme.feasible(left):
        smallest = min(_irreducible(programme, left), key=len)
        found.append(tuple(group[i].rule for i in sorted(smallest)))
        left.remove(max(smallest))
    return found


def _irreducible(programme: "_Programme", left: Sequence[int]) -> Iterable[list[int]]:
    """Conflicting sets from which nothing can be dropped; what is dropped first decides which of them is found."""
    by_size = sorted(left, key=lambda i: -len(programme.group[i].row))
    for order in (by_size, list(left), list(reversed(left))):
        kept = list(order)
        for candidate in order:
            rest = [i for i in kept if i != candidate]
            if not programme.feasible(rest):
                kept = rest
        yield kept


class _Programme:
    """The rules of one group as rows of a matrix, one column a quantity and a last one for the margin."""

    def __init__(self, group: Sequence[Constraint]) -> None:
        import numpy as np

        self.group = group
        variables = list(dict.fromkeys(v for c in group for v in c.row))
        columns = {v: i for i, v in enumerate(variables)}
        unit = max((abs(c.constant) for c in group if c.constant), default=Fraction(1))
        self.rows = np.zeros((len(group), len(variables) + 1))
        for index, one in enumerate(group):
            for variable, coefficient in one.row.items():
                self.rows[index, columns[variable]] = float(coefficient)
        self.constants = np.array([float(c.constant / unit) for c in group])
        self.equal = np.array([c.sign == "=" for c in group], dtype=bool)
        self.strict = np.array([c.sign == ">" for c in group], dtype=bool)
        free = frozenset(v for c in group for v in c.free)
        positive = [columns[v] for v in variables if v not in free]
        self.floors = np.zeros((len(positive), len(variables) + 1))
        self.floors[np.arange(len(positive)), positive] = 1.0
        self.floors[:, -1] = -1.0

    def feasible(self, kept: Sequence[int]) -> bool:
        """Whether the kept rules can all hold, with a margin for what is strict and for levels above nothing."""
        import numpy as np
        from scipy.optimize import linprog

        chosen = np.array(kept, dtype=int)
        equal, above = chosen[self.equal[chosen]], chosen[~self.equal[chosen]]
        upper = self.rows[above].copy()
        upper[:, -1] = np.where(self.strict[above], -1.0, 0.0)
        size = self.rows.shape[1]
        done = linprog(
            [0.0] * (size - 1) + [-1.0],
            A_ub=-np.vstack([upper, self.floors]) if len(above) or len(self.floors) else None,
            b_ub=np.concatenate([self.constants[above], np.zeros(len(self.floors))]),
            A_eq=self.rows[equal] if len(equal) else None,
            b_eq=-self.constants[equal] if len(equal) else None,
            bounds=[(None, None)] * (size - 1) + [(0.0, 1.0)],
            method="highs",
        )
        return bool(done.status == 0 and -done.fun > SMALL)
