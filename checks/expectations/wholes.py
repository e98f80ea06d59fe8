"""An indicator against the whole the vocabulary says it is a part of."""

from collections.abc import Iterator

import pandas as pd

from checks.comparisons import Compared, Comparison
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, name, own
from checks.expectations.needs import needing
from checks.expectations.quantities import Key, Quantity, grouped
from checks.expectations.quantity_table import numbers
from checks.expectations.verdict import agrees, contradicts


class ExpectPartsWithinWhole(Shape):
    """A part may not exceed the indicator it is a part of: same region, period, stance, unit and measure.

    The vocabulary says which indicator is part of which (`whole`). Of several claims of the whole, those of the same
    document are compared, but for one that the text adds to the part; with another document's a difference weighs less.
    """

    outcomes = TOLD

    def compare(self, table: pd.DataFrame) -> Compared:
        levels = [q for q in numbers(table) if q.measure == "level" and not q.is_rate and q.dated]
        wholes = grouped(levels, lambda q: _key(q, q.indicator))
        return Compared.of(self._comparisons(levels, wholes))

    def _comparisons(self, levels: list[Quantity], wholes: dict[Key, list[Quantity]]) -> Iterator[Comparison]:
        for part in levels:
            if not part.whole_indicator or part.stance == "requirement":
                continue
            found = wholes.get(_key(part, part.whole_indicator), [])
            found = [w for w in found if not w.whole or w.whole != part.whole]  # the text lists both beside one another
            nearby = [w for w in found if w.document == part.document] or found[:1]
            yield from (self._pair(part, whole) for whole in nearby)

    def _pair(self, part: Quantity, whole: Quantity) -> Comparison:
        solved = needs.at_most(part.interval, whole.interval)
        sides = needing((("part", part), ("total", whole)), solved)
        said = cites(part, whole)
        words = {"part": name(part), "whole": name(whole), "a": said[0], "b": said[1]}
        if part.interval.lo <= whole.interval.hi:
            return agrees(sides, self.said("agrees", **words), self.said("arithmetic", a=own(part), b=own(whole)))
        return contradicts(
            sides,
            self.said("exceeds", **words),
            self.said("excess", a=own(part), b=own(whole)),
            gap=gap(whole.interval, part.interval),
            highest=self.severity,
            # Only where the text itself makes one a part of the other is nothing inferred.
            doubts=0 if part.whole == whole.claim else 1 + (part.paragraph != whole.paragraph),
            settle=self.said("settle"),
        )


def _key(q: Quantity, indicator: str) -> Key:
    return (indicator, *q.owner[:3], q.account, q.years, q.part_of_year, q.stance, q.canonical_unit)
