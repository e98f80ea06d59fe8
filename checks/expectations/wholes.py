"""An indicator against the whole the vocabulary says it is a part of."""

from collections.abc import Iterator, Mapping

from checks.comparisons import Comparison, Link
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, name, own
from checks.expectations.needs import needing
from checks.expectations.quantities import Key, Quantity, by_claim, grouped
from checks.expectations.verdict import link_of


class ExpectPartsWithinWhole(Shape):
    """A part may not exceed the indicator it is a part of: same region, period, stance, unit and measure.

    The vocabulary says which indicator is part of which (`whole`). Of several claims of the whole, those of the same
    document are compared, but for one that the text adds to the part; with another document's a difference weighs less.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.dated]
        wholes, known = grouped(levels, lambda q: _key(q, q.indicator)), by_claim(levels)
        for part in levels:
            if not part.whole_indicator or part.stance == "requirement":
                continue
            found = wholes.get(_key(part, part.whole_indicator), [])
            over = _over(part, known)
            # Else the text lists both beside one another, or has the part before the row it would stand under.
            found = [w for w in found if w.claim in over or (w.whole not in over and not _above(part, w))]
            nearby = [w for w in found if w.document == part.document] or found[:1]
            yield from (self._pair(part, whole) for whole in nearby)

    def _pair(self, part: Quantity, whole: Quantity) -> Comparison:
        solved = needs.at_most(part.interval, whole.interval)
        sides = needing((("part", part), ("total", whole)), solved)
        said = cites(part, whole)
        words = {"part": name(part), "whole": name(whole), "a": said[0], "b": said[1]}
        within = part.interval.lo <= whole.interval.hi
        steps = self.said("arithmetic" if within else "excess", a=own(part), b=own(whole))
        # Only where the text itself makes one a part of the other is nothing inferred.
        doubts = 0 if part.whole == whole.claim else 1 + (part.paragraph != whole.paragraph)
        away = gap(whole.interval, part.interval)
        return self.judged(within, sides, words, steps, wrong="exceeds", gap=away, doubts=doubts)


def _over(part: Quantity, known: Mapping[str, Quantity]) -> set[str]:
    """The claims that the text says a part is in: its whole, and the whole of that."""
    over: set[str] = set()
    while part.whole and part.whole not in over:
        over.add(part.whole)
        part = known.get(part.whole, part)
    return over


def _above(part: Quantity, whole: Quantity) -> bool:
    """Whether a table prints a part above its whole without saying that it is in it."""
    return link_of([part, whole]) is Link.TABLE and part.start < whole.start


def _key(q: Quantity, indicator: str) -> Key:
    return (indicator, *q.owner[:3], q.account, q.years, q.part_of_year, q.stance, q.canonical_unit)
