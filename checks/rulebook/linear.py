"""Formula rules that are linear, as rows of a linear programme: which contradict one another, and which repeat others.

Levels and shares are taken as positive, growth and changes as free. Where all rules are homogeneous any solution can be
scaled, so that a positive number is at least one and a strict sign asks for a distance of one. Solved with HiGHS through
SciPy.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checks.formulas.tree import Binary, Formula, Negative, Node, Number, Operand, Relation, Total, plain

Variable = Operand | Total
Row = dict[Variable, Fraction]
SIGNED = frozenset({"growth", "growth_avg", "delta"})
DISTANCE = Fraction(1)
SMALL = 1e-7


@dataclass(frozen=True)
class Constraint:
    """sum(row) + constant >= 0 (or = 0 where `equal`), from the rule with this id."""

    rule: str
    row: Row
    constant: Fraction
    equal: bool


def constraint(rule: str, formula: Formula, number: Callable[[Number], Fraction]) -> Constraint | None:
    """The rule as one constraint; None where it is conditional, not linear, an approximation or a difference (≠).

    `number` gives a literal's value in the canonical unit.
    """
    if formula.conditions:
        return None
    return _of_relation(rule, formula.relation, number)


def _of_relation(rule: str, relation: Relation, number: Callable[[Number], Fraction]) -> Constraint | None:
    left, right = _linear(relation.left, number), _linear(relation.right, number)
    if left is None or right is None or relation.sign in ("≠", "≈"):
        return None
    sign = -1 if relation.sign in ("≤", "<") else 1
    row, constant = _add(left, right, -1)
    strict = DISTANCE if relation.sign in ("<", ">") else Fraction(0)
    row = {v: sign * c for v, c in row.items() if c}
    return Constraint(rule, row, sign * constant - strict, relation.sign == "=")


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


def conflict(constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """The smallest set of rules found that cannot all hold, by dropping one after another; empty where all can."""
    if _feasible(constraints):
        return ()
    kept = list(constraints)
    for candidate in list(kept):
        rest = [c for c in kept if c is not candidate]
        if not _feasible(rest):
            kept = rest
    return tuple(c.rule for c in kept)


def implied(candidate: Constraint, others: Sequence[Constraint]) -> tuple[str, ...]:
    """The smallest set of other rules found from which the candidate already follows; empty where it says more."""
    if not _follows(candidate, others):
        return ()
    kept = list(others)
    for other in list(kept):
        rest = [c for c in kept if c is not other]
        if _follows(candidate, rest):
            kept = rest
    return tuple(c.rule for c in kept)


def _follows(candidate: Constraint, others: Sequence[Constraint]) -> bool:
    signs = (1, -1) if candidate.equal else (1,)
    return all(_least(candidate, others, sign) >= -SMALL for sign in signs)


def _least(candidate: Constraint, others: Sequence[Constraint], sign: int) -> float:
    """The least value of the candidate's sum (times `sign`) that the others allow; -inf where there is none."""
    import numpy as np
    from scipy.optimize import linprog

    variables = _variables([candidate, *others])
    objective = np.array([float(sign * candidate.row.get(v, 0)) for v in variables])
    done = linprog(objective, **_programme(others, variables), method="highs")
    return float(done.fun) + float(sign * candidate.constant) if done.status == 0 else float("-inf")


def _feasible(constraints: Sequence[Constraint]) -> bool:
    import numpy as np
    from scipy.optimize import linprog

    variables = _variables(constraints)
    if not variables:
        return all(c.constant == 0 if c.equal else c.constant >= 0 for c in constraints)
    done = linprog(np.zeros(len(variables)), **_programme(constraints, variables), method="highs")
    return bool(done.status != 2)


def _variables(constraints: Sequence[Constraint]) -> list[Variable]:
    return list(dict.fromkeys(v for c in constraints for v in c.row))


def _programme(constraints: Sequence[Constraint], variables: Sequence[Variable]) -> dict[str, object]:
    import numpy as np

    def matrix(equal: bool, sign: int) -> tuple[object, object]:
        chosen = [c for c in constraints if c.equal is equal]
        if not chosen:
            return None, None
        rows = np.array([[float(sign * c.row.get(v, 0)) for v in variables] for c in chosen])
        return rows, np.array([float(-sign * c.constant) for c in chosen])

    upper, upper_bound = matrix(False, -1)
    equal, equal_bound = matrix(True, 1)
    # A level of nothing at all would make every homogeneous rule hold: levels are at least one.
    bounds = [(None, None) if plain(v).measure in SIGNED else (1, None) for v in variables]
    return {"A_ub": upper, "b_ub": upper_bound, "A_eq": equal, "b_eq": equal_bound, "bounds": bounds}
