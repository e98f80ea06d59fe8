"""The smallest sets of claims whose change settles contradictions, as error localisation finds them.

After Fellegi and Holt, "A Systematic Approach to Automatic Edit and Imputation" (1976): change as few, and as little
trusted, values as possible so that every relation can hold. Relations need not be linear: each says for each of its
claims where that claim would have to lie while the others stand (its *need*). A changed claim must satisfy every
relation in which it is the only changed one; intervals on a line share a point exactly where each two of them do
(Helly), so that these are linear conditions on which claims change, and the whole is a set-covering problem for a
mixed-integer solver, without big constants and without rounding. A relation with two or more changed claims is taken
to be satisfiable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from checks.intervals import Interval

MOST_SETS = 16
MOST_RELATIONS = 40  # of one claim, that are compared with one another
SLACK = 1e-6


@dataclass(frozen=True)
class Edit:
    """One comparison: what it needs of each of its claims (None: unknown), whether it is broken, and what leaving a
    broken one unsettled costs (None: it must be settled)."""

    needs: dict[str, Interval | None]
    broken: bool
    excuse: float | None = None

    @property
    def solvable(self) -> bool:
        """Whether it says of any claim what would settle it."""
        return any(need is not None for need in self.needs.values())


@dataclass(frozen=True)
class Covering:
    """Claims with the price of changing each, relations among them, and what a claim may be at all."""

    prices: dict[str, float]
    relations: tuple[Edit, ...]
    possible: dict[str, Interval]


@dataclass(frozen=True)
class Change:
    """A set of claims whose change settles everything, its price, and where each claim would have to lie."""

    claims: tuple[str, ...]
    price: float
    lies: dict[str, Interval | None]


def cheapest(problem: Covering, within: float) -> list[Change] | None:
    """All sets whose price is at most `within` above the cheapest, cheapest first; None where there are too many.

    An empty list: nothing settles the relations. The order is that of the prices, then of the claims.
    """
    names = list(problem.prices)
    conditions = _conditions(problem, names)
    found: list[Change] = []
    limit: float | None = None
    while True:
        chosen = _solve(problem, names, conditions)
        if chosen is None:
            break
        price = sum(problem.prices[c] for c in chosen) + _excused(problem, chosen)
        if limit is not None and price > limit + SLACK:
            break
        limit = price + within if limit is None else limit
        found.append(Change(chosen, price, {c: lies(problem, c, chosen) for c in chosen}))
        if len(found) > MOST_SETS:
            return None
        conditions.append(({names.index(c): -1.0 for c in chosen}, 1.0 - len(chosen)))
        if not chosen:
            break
    return sorted(found, key=lambda s: (round(s.price, 6), len(s.claims), [names.index(c) for c in s.claims]))


def lies(problem: Covering, claim: str, changed: Sequence[str]) -> Interval | None:
    """Where a claim would have to lie if `changed` are changed: what all relations need in which it changes alone.

    None where none of them says anything, or where they cannot all be met.
    """
    alone = [r for r in problem.relations if claim in r.needs and not (set(changed) - {claim}) & r.needs.keys()]
    needed = [n for r in alone if (n := r.needs[claim]) is not None and settles(problem, r, claim)]
    if not needed:
        return None
    shared: Interval | None = problem.possible.get(claim) or needed[0]
    for need in needed:
        shared = shared.meet(need) if shared else None
    return shared


Condition = tuple[dict[int, float], float]  # coefficients by column, and the least their sum may be


def _conditions(problem: Covering, names: list[str]) -> list[Condition]:
    column = {c: i for i, c in enumerate(names)}
    out: list[Condition] = []
    slack = len(names)
    for relation in problem.relations:
        if not relation.broken or not relation.solvable:
            continue
        row = {column[c]: 1.0 for c in relation.needs if settles(problem, relation, c)}
        if relation.excuse is not None:
            row[slack] = 1.0
            slack += 1
        out.append((row, 1.0))
    for claim in names:
        out += _compatible(problem, claim, column)
    return out


def _compatible(problem: Covering, claim: str, column: dict[str, int]) -> list[Condition]:
    """If a claim changes, and two relations need it in different places, another claim of theirs changes too."""
    own = [r for r in problem.relations if claim in r.needs and r.excuse is None]
    own.sort(key=lambda r: not r.broken)
    needs = [(n, frozenset(r.needs) - {claim}) for r in own[:MOST_RELATIONS] if (n := r.needs[claim]) is not None]
    if claim in problem.possible:
        needs.append((problem.possible[claim], frozenset()))
    out: dict[frozenset[str], Condition] = {}
    for (one, others), (two, more) in combinations(needs, 2):
        if not one.meets(two):
            helpers = others | more
            out[helpers] = ({**{column[h]: 1.0 for h in sorted(helpers)}, column[claim]: -1.0}, 0.0)
    return list(out.values())


def _solve(problem: Covering, names: list[str], conditions: list[Condition]) -> tuple[str, ...] | None:
    """One cheapest set under the conditions, in the order of `names`; None where there is none."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    excuses = [r.excuse for r in problem.relations if r.broken and r.solvable and r.excuse is not None]
    cost = np.array([*problem.prices.values(), *excuses], dtype=np.float64)
    entries = [(i, j, v) for i, (row, _) in enumerate(conditions) for j, v in row.items()]
    rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    matrix: Any = csr_array((values, (rows, columns)), shape=(len(conditions), len(cost)))
    least = np.array([least for _, least in conditions])
    done = milp(
        cost,
        integrality=np.ones(len(cost)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, least, np.inf),
        options={"time_limit": 5.0, "mip_rel_gap": 0.0},
    )
    if done.status != 0 or done.x is None:
        return None
    return tuple(c for c, x in zip(names, done.x, strict=False) if x > 0.5)


def settles(problem: Covering, relation: Edit, claim: str) -> bool:
    """Whether changing a claim alone can settle a relation.

    One that need not be settled is left aside where the broken ones that must be leave the claim nowhere to lie.
    """
    need = relation.needs[claim]
    if need is None or relation.excuse is None:
        return need is not None
    firm = (r.needs.get(claim) for r in problem.relations if r.excuse is None and r.broken)
    return all(need.meets(n) for n in firm if n is not None)


def _excused(problem: Covering, chosen: Sequence[str]) -> float:
    picked = set(chosen)
    return sum(
        r.excuse
        for r in problem.relations
        if r.broken
        and r.solvable
        and r.excuse is not None
        and not any(c in picked and settles(problem, r, c) for c in r.needs)
    )
