"""Printed ratios such as 7.8:30.2:62.0."""

import pandas as pd

from checks.comparisons import Compared, Comparison
from checks.expectations import needs
from checks.expectations.base import Shape
from checks.expectations.needs import needing
from checks.expectations.part_lists import summed
from checks.expectations.quantities import Quantity, grouped
from checks.expectations.reading import numbers
from checks.expectations.verdict import agrees, cannot_tell, contradicts
from checks.expectations.words import cites, digits, gap, show
from checks.intervals import Interval

_NEAR = (50.0, 200.0)


class ExpectRatiosToSumTo(Shape):
    """The members of a printed ratio of a structure add up to 100, each read as the interval its digits say.

    Three numbers each rounded may add up to 99.9 or 100.1: their intervals decide, not a tolerance. A ratio that is
    no structure (a ratio of doctors to nurses, 1:1.2) is left alone.
    """

    total: float = 100.0

    def compare(self, table: pd.DataFrame) -> Compared:
        groups = grouped([q for q in numbers(table) if q.ratio], lambda q: (q.document, q.ratio))
        return Compared.of(self._ratio(members) for members in groups.values() if len(members) > 1)

    def _ratio(self, members: list[Quantity]) -> Comparison:
        got, sides = summed(members), [("part", q) for q in members]
        said = {"quote": cites(members[0])[0], "total": digits(self.total)}
        if not self._is_structure(members):
            return cannot_tell(sides, self.said("agrees", **said), self.said("other"))
        plain = sum(q.value for q in members)
        steps = self.said(
            "arithmetic", sum=" + ".join(digits(q.value) for q in members), got=digits(plain), interval=show(got)
        )
        whole = Interval.of_row(self.total, self.total)
        solved = needing(sides, needs.summing_to(whole, [q.interval for q in members]))
        if got.meets(whole):
            return agrees(solved, self.said("agrees", **said), steps)
        return contradicts(
            solved,
            self.said("unequal", **said),
            steps,
            gap=gap(whole, got),
            highest=self.severity,
            relies=(),
            settle=self.said("settle"),
        )

    def _is_structure(self, members: list[Quantity]) -> bool:
        near = _NEAR[0] <= sum(q.value for q in members) <= _NEAR[1]
        worded = members[0].says("structure")
        return (near and len(members) >= 3) or (worded and len(members) >= 3) or (worded and near)
