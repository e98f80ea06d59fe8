"""Goals that cannot hold together: a doubling beside the growth goals of what the doubled quantity consists of."""

from collections.abc import Iterator

from checks.comparisons import Comparison
from checks.expectations.average_growth import compounded
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, listing, name, told
from checks.expectations.growth import HUNDRED, ONE
from checks.expectations.multiples import span, times
from checks.expectations.quantities import Quantity, horizon, measure
from checks.expectations.reckoning import Result, added, face, show
from checks.intervals import Interval


class ExpectMultiplesWithinReach(Shape):
    """A doubling of `whole` needs some of what it consists of (`parts`) to grow at least as fast as it does.

    Where every growth goal the plan prints for its parts stays below the rate the doubling takes, what is not printed
    would have to grow faster than all that is: possible, but it needs an explanation. A rate that is printed for the
    whole itself is what the doubling is to be held against, so that nothing is said of its parts.
    """

    outcomes = TOLD
    whole: str
    parts: tuple[str, ...]

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        goals = [q for q in claims if q.stance == "target" and not q.subject]
        rates = [q for q in goals if q.indicator in (self.whole, *self.parts) and _is_rate(q)]
        for multiple in (q for q in goals if q.measure == "multiple" and q.indicator == self.whole):
            first, last = span(multiple)
            found = {
                q.indicator: q
                for q in reversed(rates)
                if (q.document, q.region) == (multiple.document, multiple.region) and horizon(q)[1] == last
            }
            if last > first > 0 and found and self.whole not in found:
                yield self._multiple(multiple, list(found.values())[::-1], last - first)

    def _multiple(self, multiple: Quantity, rates: list[Quantity], n: int) -> Comparison:
        needed = (times(multiple).root(n) - ONE) * HUNDRED
        fastest = max(rates, key=lambda q: q.number.hi)
        sides = [("goal", multiple), *(("operand", q) for q in rates)]
        said = cites(multiple, fastest)
        aim = Interval.point(times(multiple).middle)
        pace = (aim.root(n) - ONE) * HUNDRED
        rate = Result(pace, pace, "%")
        words = {"name": name(multiple), "multiple": said[0], "needed": rate.about(fastest.number), "fastest": said[1]}
        steps = self.said(
            "arithmetic",
            times=show(aim),
            n=n,
            needed=rate.step(fastest.number),
            rates=listing(told(q) for q in rates),
            fastest=added(face(fastest), "%"),
            most=Result(compounded(face(fastest), n), compounded(fastest.number, n)).step(),
        )
        # A goal of 7%以上 is a goal of 7: what it would also allow is not planned for.
        slowest_needed = Interval.at_least(needed.lo)
        fits = fastest.number.meets(slowest_needed)
        return self.judged(fits, sides, words, steps, wrong="beyond", gap=gap(fastest.number, slowest_needed))


def _is_rate(q: Quantity) -> bool:
    return measure(q) == "growth_avg" and q.canonical_unit == "%" and q.comparator in ("=", ">=", ">", "~")
