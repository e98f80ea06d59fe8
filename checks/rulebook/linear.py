"""Formula rules that are linear, as rows of linear programmes: which contradict one another, and which repeat others.

Levels and shares are positive; growth, changes and balances (what a rule defines as a difference) are free. A strict
sign, and that a level is not nothing, ask for a margin, and the margin is what is maximised: the rules can all hold
where it is above zero. Rules that share no quantity are solved apart, each group scaled by its largest number, since
solvers lose their precision where amounts of money stand beside rates. Solved with HiGHS through SciPy.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checks.formulas.tree import Binary, Formula, Negative, Node, Number, Operand, Relation, Total, plain

Variable = Operand | Total
Row = dict[Variable, Fraction]
SIGNED = frozenset({"growth", "growth_avg", "delta"})
SMALL = 1e-7
MAX_CONFLICTS = 20


@dataclass(frozen=True)
class Constraint:
    """sum(row) + constant = 0 (`=`), ≥ 0 (`≥`) or > 0 (`>`), from the rule with this id; `free` may be negative."""

    rule: str
    row: Row
    constant: Fraction
    sign: str
    free: frozenset[Variable] = frozenset()


def constraint(rule: str, formula: Formula, number: Callable[[Number], Fraction]) -> Constraint | None:
    """The rule as one constraint; None where it is conditional, not linear, an approximation or a difference (≠).

    `number` gives a literal's value in the canonical unit.
    """
    return None if formula.conditions else _of_relation(rule, formula.relation, number)


def _of_relation(rule: str, relation: Relation, number: Callable[[Number], Fraction]) -> Constraint | None:
    left, right = _linear(relation.left, number), _linear(relation.right, number)
    if left is None or right is None or relation.sign in ("≠", "≈"):
        return None
    turned = -1 if relation.sign in ("≤", "<") else 1
    row, constant = _add(left, right, -1)
    row = {v: turned * c for v, c in row.items() if c}
    sign = {"=": "=", "<": ">", ">": ">"}.get(relation.sign, "≥")
    free = {v for v in row if plain(v).measure in SIGNED} | _balances(relation)
    return Constraint(rule, row, turned * constant, sign, frozenset(free))


def _balances(relation: Relation) -> set[Variable]:
    """What stands alone on one side where the other is a difference: a surplus, a natural rate of growth."""
    pairs = ((relation.left, relation.right), (relation.right, relation.left))
    return {
        one for one, other in pairs
        if isinstance(one, Operand | Total) and isinstance(other, Binary) and other.sign == "-"
    }  # fmt: skip


def _linear(node: Node, number: Callable[[Number], Fraction]) -> tuple[Row, Fraction] | None:
    match node:
        case Operand() | Total():
            return {node: Fraction(1)}, Fraction(0)
        case Number():
            return {}, number(node)
        case Negative(of):
            inner = _linear(of, number)
            return None if inner is None else _scale(inner, Fraction(-1))
        case Binary(sign, left, right):
            one, two = _linear(left, number), _linear(right, number)
            return None if one is None or two is None else _combine(sign, one, two)
    return None


def _combine(sign: str, one: tuple[Row, Fraction], two: tuple[Row, Fraction]) -> tuple[Row, Fraction] | None:
    if sign in "+-":
        return _add(one, two, 1 if sign == "+" else -1)
    if sign == "*" and not two[0]:
        return _scale(one, two[1])
    if sign == "*" and not one[0]:
        return _scale(two, one[1])
    if sign == "/" and not two[0] and two[1]:
        return _scale(one, 1 / two[1])
    return None


def _add(one: tuple[Row, Fraction], two: tuple[Row, Fraction], sign: int) -> tuple[Row, Fraction]:
    row = dict(one[0])
    for variable, coefficient in two[0].items():
        row[variable] = row.get(variable, Fraction(0)) + sign * coefficient
    return row, one[1] + sign * two[1]


def _scale(one: tuple[Row, Fraction], by: Fraction) -> tuple[Row, Fraction]:
    return {v: c * by for v, c in one[0].items()}, one[1] * by


def conflicts(constraints: Sequence[Constraint]) -> list[tuple[str, ...]]:
    """Sets of rules that cannot all hold, each the smallest found: without any one of its rules it would not be one."""
    found: list[tuple[str, ...]] = []
    for group in _groups(constraints):
        left = list(group)
        while len(found) < MAX_CONFLICTS and not _feasible(left):
            smallest = min(_irreducible(left), key=len)
            found.append(tuple(c.rule for c in left if c in smallest))
            left.remove(max(smallest, key=left.index))
    return found


def _irreducible(constraints: Sequence[Constraint]) -> Iterable[list[Constraint]]:
    """Conflicting sets from which nothing can be dropped; what is dropped first decides which of them is found."""
    by_size = sorted(constraints, key=lambda c: -len(c.row))
    for order in (by_size, list(constraints), list(reversed(constraints))):
        kept = list(order)
        for candidate in order:
            rest = [c for c in kept if c is not candidate]
            if not _feasible(rest):
                kept = rest
        yield kept


def implied(candidate: Constraint, others: Sequence[Constraint]) -> tuple[str, ...]:
    """The smallest set of other rules found from which the candidate already follows; empty where it says more."""
    near = next((g for g in _groups([candidate, *others]) if candidate in g), [])
    kept = [c for c in near if c is not candidate]
    # What follows from nothing (a share is at least 0%) repeats nobody.
    if not kept or _follows(candidate, []) or not _follows(candidate, kept):
        return ()
    for other in list(kept):
        rest = [c for c in kept if c is not other]
        if _follows(candidate, rest):
            kept = rest
    return tuple(c.rule for c in kept)


def _groups(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """The constraints apart where they share no quantity, in their order."""
    groups: list[tuple[set[Variable], list[Constraint]]] = []
    for one in constraints:
        joined = [g for g in groups if g[0] & one.row.keys()] if one.row else []
        names = set(one.row).union(*(g[0] for g in joined))
        members = [c for g in joined for c in g[1]] + [one]
        groups = [g for g in groups if g not in joined] + [(names, members)]
    position = {id(c): i for i, c in enumerate(constraints)}
    return [sorted(members, key=lambda c: position[id(c)]) for _, members in groups]


def _follows(candidate: Constraint, others: Sequence[Constraint]) -> bool:
    least = _least(candidate, others, 1)
    if candidate.sign == ">":
        return least > SMALL
    return least >= -SMALL and (candidate.sign == "≥" or _least(candidate, others, -1) >= -SMALL)


def _least(candidate: Constraint, others: Sequence[Constraint], turned: int) -> float:
    """The least value of the candidate's sum (times `turned`) that the others allow; -inf where there is none."""
    variables = _variables([candidate, *others])
    unit = _unit([candidate, *others])
    objective = [float(turned * candidate.row.get(v, 0)) for v in variables]
    done = _solve(objective, others, variables, unit, margin=False)
    return float("-inf") if done is None else done + float(turned * candidate.constant / unit)


def _feasible(constraints: Sequence[Constraint]) -> bool:
    variables = _variables(constraints)
    if not variables:
        return all(_holds(c) for c in constraints)
    margin = _solve([0.0] * len(variables), constraints, variables, _unit(constraints), margin=True)
    return margin is not None and -margin > SMALL


def _holds(one: Constraint) -> bool:
    return {"=": one.constant == 0, ">": one.constant > 0, "≥": one.constant >= 0}[one.sign]


def _unit(constraints: Sequence[Constraint]) -> Fraction:
    """The largest number in these rules: quantities are counted in it."""
    return max((abs(c.constant) for c in constraints if c.constant), default=Fraction(1))


def _variables(constraints: Sequence[Constraint]) -> list[Variable]:
    return list(dict.fromkeys(v for c in constraints for v in c.row))


def _solve(
    objective: Sequence[float], rules: Sequence[Constraint], variables: Sequence[Variable], unit: Fraction, margin: bool
) -> float | None:
    """The least value of the objective; with `margin`, minus the largest margin. None where the rules cannot hold."""
    import numpy as np
    from scipy.optimize import linprog

    size = len(variables)
    free = frozenset(v for c in rules for v in c.free)
    above: list[list[float]] = []  # rows r with r·(x, margin) + b ≥ 0
    bounds: list[float] = []
    equal: list[list[float]] = []
    equals: list[float] = []
    for one in rules:
        row = [float(one.row.get(v, 0)) for v in variables]
        if one.sign == "=":
            equal.append([*row, 0.0])
            equals.append(-float(one.constant / unit))
        else:
            above.append([*row, -1.0 if one.sign == ">" else 0.0])
            bounds.append(float(one.constant / unit))
    for index, variable in enumerate(variables):
        if variable not in free:
            above.append([1.0 if i == index else 0.0 for i in range(size)] + [-1.0])
            bounds.append(0.0)
    done = linprog(
        np.array([*objective, -1.0 if margin else 0.0]),
        A_ub=-np.array(above) if above else None,
        b_ub=np.array(bounds) if bounds else None,
        A_eq=np.array(equal) if equal else None,
        b_eq=np.array(equals) if equals else None,
        bounds=[(None, None)] * size + [(0.0, 1.0 if margin else 0.0)],
        method="highs",
    )
    return float(done.fun) if done.status == 0 else None
