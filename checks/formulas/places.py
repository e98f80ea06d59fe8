"""Which numbers of a row are compared with one another: the nearest, of one level of government and one book."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from checks.comparing.quantities import Quantity
from checks.formulas.candidates import Candidate, Side
from checks.formulas.names import split_unit
from checks.formulas.tree import Formula, Total

Claims = Mapping[Side, Sequence[Quantity]]
Nearness = Callable[[Quantity], tuple[Any, ...]]
# From near to far; in a table the cells of a row stand as near as the numbers of a sentence.
NEARNESS: tuple[Nearness, ...] = (
    lambda q: (q.document, q.origin, q.clause_start, q.clause_end, q.sentence_start),
    lambda q: (q.document, q.origin, q.sentence_start),
    lambda q: (q.document, q.origin, q.paragraph, q.table_start),
    lambda q: (q.document,),
    lambda q: (),
)


def nearest(formula: Formula, row: Candidate) -> Iterator[tuple[dict[Side, list[Quantity]], frozenset[str]]]:
    """The claims of a row by place, from the clauses that print all operands to all documents together.

    Beside the claims, which of them a nearer place has compared already. A place is left out where the numbers of the
    left side have all been. Sums over regions are taken from all documents at once.
    """
    left = formula.relation.stated
    done: set[str] = set()
    levels = NEARNESS[-1:] if any(isinstance(s, Total) for s in row.claims) else NEARNESS
    for level in levels:
        places: dict[tuple[Any, ...], dict[Side, list[Quantity]]] = {}
        for side, claims in row.claims.items():
            for q in claims:
                places.setdefault(level(q), {}).setdefault(side, []).append(q)
        for found in places.values():
            stated = {q.claim for s in left for q in found.get(s, ())}
            if len(found) == len(row.claims) and not stated <= done:
                yield {s: found[s] for s in row.claims}, frozenset(stated & done)
                done |= stated


def alike(place: Claims) -> list[Claims]:
    """A place's claims by the level of government and the book they are of, and by currency.

    Where no currency has them all they are left together: their units differ.
    """
    books = [part for claims in _parted(place, lambda q: q.tier) for part in _parted(claims, lambda q: q.account)]
    return [part for claims in books for part in _parted(claims, _currency) or [claims]]


def _parted(claims: Claims, of: Callable[[Quantity], str]) -> list[Claims]:
    """Claims by a word that numbers carry or leave out: those without one go with each."""
    words = list(dict.fromkeys(of(q) for found in claims.values() for q in found if of(q)))
    if len(words) < 2:
        return [claims]
    parts = [
        {s: [q for q in found if of(q) == word] or [q for q in found if not of(q)] for s, found in claims.items()}
        for word in words
    ]
    return [p for p in parts if all(p.values())]


def _currency(q: Quantity) -> str:
    money = q.dimension.startswith(("money", "currency", "usd"))
    return split_unit(q.canonical_unit)[1] if money and q.canonical_unit.endswith("元") else ""
