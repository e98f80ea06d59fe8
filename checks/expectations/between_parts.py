"""The growth of a whole against the growth of all its parts."""

from collections.abc import Iterator

from checks.comparisons import Comparison
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, listing, name, printed_words, told
from checks.expectations.needs import needing
from checks.expectations.quantities import Key, Quantity, grouped, horizon, measure
from checks.intervals import Interval


class ExpectGrowthBetweenParts(Shape):
    """A whole cannot grow faster than its fastest part or slower than its slowest: its growth is their weighted mean.

    `whole` and `parts` are indicators; the parts must together be the whole, and all their rates be printed in one
    document for the same years. Weights are not needed, so this also holds for growth at constant prices. For goals
    each rate stands for the least or the most it allows.
    """

    outcomes = TOLD
    whole: str
    parts: list[str]

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        rates = [q for q in claims if _is_rate(q)]
        found = grouped(rates, lambda q: _key(q, q.indicator))
        for whole in (q for q in rates if q.indicator == self.whole):
            parts = [found.get(_key(whole, part)) for part in self.parts]
            if all(parts):
                yield self._whole(whole, [p[0] for p in parts if p])

    def _whole(self, whole: Quantity, parts: list[Quantity]) -> Comparison:
        low = min(parts, key=lambda q: q.interval.lo)
        high = max(parts, key=lambda q: q.interval.hi)
        between = Interval(low.interval.lo, high.interval.hi)
        said = cites(whole, low, high)
        solved = needs.between(whole.interval, [q.interval for q in parts])
        sides = needing([("growth", whole), *(("part", q) for q in parts)], solved)
        words = {"name": name(whole), "whole": said[0], "low": said[1], "high": said[2]}
        steps = self.said("arithmetic", parts=listing(told(q) for q in parts), whole=printed_words(whole))
        fits = between.meets(whole.interval)
        return self.judged(fits, sides, words, steps, wrong="outside", gap=gap(whole.interval, between))


def _is_rate(q: Quantity) -> bool:
    rate = q.measure in ("growth", "growth_avg") and q.canonical_unit == "%"
    return rate and q.dated and not q.subject and not q.basis


def _key(q: Quantity, indicator: str) -> Key:
    return (q.document, q.region, indicator, measure(q), horizon(q), q.part_of_year, q.stance)
