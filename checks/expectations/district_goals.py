"""Goals against the goals of the level above."""

from collections.abc import Iterator

from checks.comparing import needs
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.directions import falls_short, sign
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, grouped, horizon, measure
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_RATES = frozenset({"growth", "growth_avg", "rate"})


class ExpectGoalsToReachLevelAbove(Shape):
    """A district's goal for a rate should not be weaker than its city's for the same year.

    Districts that aim above their city are normal and agree. The finding is a district below its city on a floor
    indicator, or above it on a ceiling indicator such as unemployment. Growth and rates are compared; levels and shares
    (urbanization, the service sector) differ by nature. The nearest level above with a goal counts; where that is not
    the next one up, whose goal was not read, it is only a remark.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        goals = [q for q in claims if _comparable(q)]
        found = grouped(goals, lambda q: _key(q, q.region))
        for lower in goals:
            nearest = next((found[k] for k in (_key(lower, r) for r in lower.above) if k in found), [])
            distinct = {(q.number.lo, q.number.hi): q for q in reversed(nearest)}
            yield from (self._pair(lower, upper) for upper in reversed(distinct.values()))

    def _pair(self, lower: Quantity, upper: Quantity) -> Comparison:
        said = cites(lower, upper)
        solved = needs.reaches(lower.direction, lower.number, upper.number)
        sides = needing((("lower", lower), ("upper", upper)), solved)
        words = {"name": name(lower), "a": said[0], "region": upper.region, "b": said[1]}
        one, other = in_one_unit(lower, upper)
        steps = self.said("arithmetic", a=one, sign=sign(lower.direction), b=other)
        fits = not falls_short(lower.direction, lower.number, upper.number)
        away = gap(upper.number, lower.number)
        return self.judged(fits, sides, words, steps, gap=away, doubts=int(upper.region != lower.above[0]))


def _comparable(q: Quantity) -> bool:
    wanted = q.stance == "target" and q.measure in _RATES and q.registered and not q.subject
    return wanted and q.direction != "neither" and q.dated and not q.basis


def _key(q: Quantity, region: str) -> Key:
    # What is to fall until a plan ends falls over all its years: 到2012年能耗下降20%, in 2012 by 3.8%.
    of_plan = q.interval.hi <= 0 and q.plan_start < q.plan_end == horizon(q)[1]
    return (region, q.indicator, measure(q), q.canonical_unit, horizon(q), q.part_of_year, of_plan)
