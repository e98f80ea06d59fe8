"""Levels of districts against the level of the region above."""

from collections.abc import Iterator
from fractions import Fraction

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name
from checks.comparing.needs import needing
from checks.comparing.part_lists import summed
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.verdict import contradicts
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape


class ExpectDistrictsWithinLevelAbove(Shape):
    """A district's level may not exceed that of its city, and the districts together may not either.

    Only indicators the vocabulary calls additive, levels of one year, results only, of the region as a whole for sure:
    a class of enterprises counted under the region's name is a part of it. Where the region above prints several
    values, the highest is meant. Zones are counted by some cities inside the districts around them, so the sum of
    districts is only compared where it exceeds the city.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if _comparable(q)]
        found = grouped(sorted(levels, key=_highest), lambda q: _key(q, q.region))
        for lower in levels:
            upper = next((found[k][0] for k in (_key(lower, r) for r in lower.above) if k in found), None)
            if upper is not None:
                yield self._pair(lower, upper)
        yield from self._sums(levels, found)

    def _pair(self, lower: Quantity, upper: Quantity) -> Comparison:
        solved = needs.at_most(lower.interval, upper.interval)
        sides = needing((("lower", lower), ("upper", upper)), solved)
        said = cites(lower, upper)
        words = {"name": name(lower), "a": said[0], "region": upper.region, "b": said[1]}
        share = Result(face(lower) / face(upper) * 100, lower.interval / upper.interval * 100, "%")
        steps = self.said(
            "share", a=printed(lower), b=printed(upper), share=share.step() if upper.interval.lo > 0 else ""
        )
        fits = lower.interval.lo <= upper.interval.hi
        return self.judged(fits, sides, words, steps, wrong="exceeds", gap=gap(upper.interval, lower.interval))

    def _sums(self, levels: list[Quantity], found: dict[Key, list[Quantity]]) -> Iterator[Comparison]:
        below = grouped([q for q in levels if q.above], lambda q: _key(q, q.above[0]))
        for key, members in below.items():
            parts = list({q.region: q for q in reversed(members)}.values())
            if key not in found or len(parts) < 2:
                continue
            upper, total = found[key][0], summed(parts)
            if total.lo <= upper.interval.hi:
                continue
            made = Result(sum((face(q) for q in parts[1:]), start=face(parts[0])), total, upper.canonical_unit)
            solved = needs.total(upper.interval, [q.interval for q in parts], within=True)
            words = {"region": upper.region, "name": name(upper), "b": cites(upper)[0]}
            words["sum"] = made.about(upper.interval)
            terms = " + ".join(f"{q.region}{printed(q)}" for q in parts)
            yield contradicts(
                needing([("upper", upper), *(("lower", q) for q in parts)], solved),
                self.said("sum", **words),
                self.said("terms", terms=terms, sum=made.step(upper.interval), b=printed(upper)),
                gap=gap(upper.interval, total),
                highest=self.severity,
                doubts=1,
                settle=self.said("settle"),
            )


def _comparable(q: Quantity) -> bool:
    return (
        q.additive
        and q.measure == "level"
        and q.stance == "actual"
        and bool(q.year)
        and not q.subject
        and not q.is_rate
        and q.of_whole_region
    )


def _highest(q: Quantity) -> Fraction | float:
    return -q.interval.hi


def _key(q: Quantity, region: str) -> Key:
    return (region, q.indicator, q.year, q.part_of_year, q.canonical_unit)
