"""Printed ratios such as 7.8:30.2:62.0."""

from collections.abc import Iterator

from checks.comparisons import Comparison
from checks.expectations import needs
from checks.expectations.base import Shape
from checks.expectations.citing import cites, digits, gap, show
from checks.expectations.needs import needing
from checks.expectations.part_lists import summed
from checks.expectations.quantities import Quantity, by_claim, grouped
from checks.expectations.verdict import cannot_tell
from checks.intervals import Interval

_NEAR = (50.0, 200.0)


class ExpectRatiosToSumTo(Shape):
    """The members of a printed ratio of a structure add up to 100, each read as the interval its digits say.

    Three numbers each rounded may add up to 99.9 or 100.1: their intervals decide, not a tolerance. A ratio that is
    no structure (a ratio of doctors to nurses, 1:1.2) is left alone.
    """

    total: float = 100.0

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        groups = grouped([q for q in claims if q.ratio], lambda q: (q.document, q.ratio))
        return (self._ratio(members, known.get(members[0].whole)) for members in groups.values() if len(members) > 1)

    def _ratio(self, members: list[Quantity], total: Quantity | None) -> Comparison:
        """`total` is the row of 100 above them, where a table prints it."""
        got, sides = summed(members), [("part", q) for q in members]
        of_table = total is not None and total.origin == "table" and total.value == self.total
        said = {"quote": cites(members[0])[0], "total": digits(self.total)}
        if not self._is_structure(members):
            return cannot_tell(sides, self.said("agrees", **said), self.said("other"))
        plain = sum(q.value for q in members)
        steps = self.said(
            "arithmetic", sum=" + ".join(digits(q.value) for q in members), got=digits(plain), interval=show(got)
        )
        whole = Interval.of_row(self.total, self.total)
        solved = [
            *needing(sides, needs.summing_to(whole, [q.interval for q in members])),
            *(needing([("total", total)], [None]) if total is not None and of_table else ()),
        ]
        doubts = int(members[0].origin == "table")  # a table may leave out the last of its classes
        away = gap(whole, got)
        return self.judged(got.meets(whole), solved, said, steps, wrong="unequal", gap=away, relies=(), doubts=doubts)

    def _is_structure(self, members: list[Quantity]) -> bool:
        near = _NEAR[0] <= sum(q.value for q in members) <= _NEAR[1]
        worded = members[0].says("structure")
        return (near and len(members) >= 3) or (worded and len(members) >= 3) or (worded and near)
