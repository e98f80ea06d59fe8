"""Tables whose rows contradict together: what is read of them is wrong, not what they print."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from checks.comparing.quantities import Quantity, by_claim
from checks.comparisons import Comparison, Outcome
from checks.wording import Text

FEWEST = 3  # contradictions of one rule in one table that are no coincidence
READ_OTHERWISE = Text(
    "这张表多数行都与此对照不符，很可能列的含义不同",
    "most rows of this table contradict: its columns probably mean something else",
)


def unless_read_otherwise(made: Iterable[Comparison], claims: Iterable[Quantity]) -> list[Comparison]:
    """Comparisons of one rule, of which those within one table tell nothing if most of them contradict.

    A slip of the hand is in one number, and so in one row, or in all that rest on one total; a column taken for another
    is wrong in every row by itself. No accusation rests on a reading that the table speaks against.
    """
    rows = list(made)
    if sum(c.outcome is Outcome.CONTRADICTS for c in rows) < FEWEST:
        return rows
    known = by_claim(claims)
    tables = [_table(c, known) for c in rows]
    outcomes: dict[object, Counter[Outcome]] = defaultdict(Counter)
    shared: dict[object, set[str]] = {}
    for table, comparison in zip(tables, rows, strict=True):
        if table:
            outcomes[table][comparison.outcome] += 1
            if comparison.outcome is Outcome.CONTRADICTS:
                sides = {o.claim for o in comparison.operands}
                shared[table] = shared.get(table, sides) & sides
    doubted = {
        table
        for table, in_all in shared.items()
        if not in_all and outcomes[table][Outcome.CONTRADICTS] >= max(FEWEST, outcomes[table][Outcome.AGREES] + 1)
    }
    return [
        replace(c, outcome=Outcome.CANNOT_TELL, reason=READ_OTHERWISE)
        if table in doubted and c.outcome is Outcome.CONTRADICTS
        else c
        for table, c in zip(tables, rows, strict=True)
    ]


def _table(comparison: Comparison, known: dict[str, Quantity]) -> tuple[str, int] | None:
    """The one table in which all sides of a comparison stand."""
    sides = [known[o.claim] for o in comparison.operands if o.claim in known]
    places = {(q.document, q.table_start) for q in sides if q.origin == "table"}
    inside = len(places) == 1 and all(q.origin == "table" for q in sides)
    return places.pop() if inside else None
