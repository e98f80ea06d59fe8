"""The growth of a whole against the growth of all its parts."""

from collections.abc import Iterator, Mapping

from checks.comparisons import Comparison
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, listing, name, printed_words, told
from checks.expectations.needs import needing
from checks.expectations.part_lists import summed
from checks.expectations.quantities import Key, Quantity, by_claim, grouped, horizon, measure
from checks.intervals import Interval


class _Between(Shape):
    """What rates of a whole and of all its parts are held to."""

    outcomes = TOLD

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


class ExpectGrowthBetweenParts(_Between):
    """A whole cannot grow faster than its fastest part or slower than its slowest: its growth is their weighted mean.

    `whole` and `parts` are indicators; the parts must together be the whole, and all their rates be printed in one
    document for the same years. Weights are not needed, so this also holds for growth at constant prices. For goals
    each rate stands for the least or the most it allows.
    """

    whole: str
    parts: list[str]
    together: bool = False  # only rates of one paragraph: a budget has several of one name, of other levels

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        rates = [q for q in claims if _is_rate(q)]
        found = grouped(rates, lambda q: self._key(q, q.indicator))
        for whole in (q for q in rates if q.indicator == self.whole):
            parts = [found.get(self._key(whole, part)) for part in self.parts]
            if all(parts):
                yield self._whole(whole, [p[0] for p in parts if p])

    def _key(self, q: Quantity, indicator: str) -> Key:
        where = (q.paragraph, q.purse) if self.together else ()
        return (q.document, q.region, indicator, measure(q), horizon(q), q.part_of_year, q.stance, *where)


class ExpectGrowthBetweenListedParts(_Between):
    """A total cannot grow faster than the fastest or slower than the slowest of the parts that make it in a sentence.

    `零售额85亿元，增长5%，其中城区60亿元，增长4%；乡镇25亿元，增长7%`: only where the parts add up to the total, and it
    and each of them is told with its growth.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        rates = {q.beside: q for q in claims if q.measure == "growth" and q.canonical_unit == "%" and q.beside}
        lists = grouped([q for q in claims if _listed(q, known)], lambda q: (q.whole,))
        for (whole,), parts in lists.items():
            told = {whole, *(p.claim for p in parts)} <= set(rates)
            if told and len(parts) > 1 and summed(parts).meets(known[whole].rounded):
                yield self._whole(rates[whole], [rates[p.claim] for p in parts])


def _listed(q: Quantity, known: Mapping[str, Quantity]) -> bool:
    """Whether it is an amount that its sentence makes a part of another."""
    whole = known.get(q.whole)
    if whole is None or q.measure != "level" or whole.measure != "level" or q.is_rate:
        return False
    return q.origin == "text" and (q.sentence_start, q.canonical_unit) == (whole.sentence_start, whole.canonical_unit)


def _is_rate(q: Quantity) -> bool:
    rate = q.measure in ("growth", "growth_avg") and q.canonical_unit == "%"
    return rate and q.dated and not q.subject and not q.basis
