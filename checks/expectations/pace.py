"""A year's goal against the path of the plan of several years it belongs to."""

from collections.abc import Iterator

from checks.comparisons import Comparison
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, goal, name
from checks.expectations.directions import falls_short
from checks.expectations.needs import needing
from checks.expectations.quantities import Quantity, grouped
from checks.expectations.verdict import agrees


class ExpectGoalsToKeepPace(Shape):
    """A year's growth goal below the yearly average the longer plan aims at leaves more for the years that follow.

    It is possible, and yet worth a remark: the message says the pace still needed if the year ends at its goal.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        goals = [q for q in claims if q.stance == "target" and q.registered and q.direction == "floor"]
        yearly = [q for q in goals if q.measure == "growth" and q.year and q.plan_end == q.year and not q.basis]
        longer = [q for q in goals if q.measure in ("growth", "growth_avg") and 0 < q.period_start < q.period_end]
        plans = grouped(longer, _who)
        for year in yearly:
            for plan in plans.get(_who(year), ()):
                if plan.document != year.document and plan.period_start <= year.year <= plan.period_end:
                    yield self._pair(year, plan)

    def _pair(self, year: Quantity, plan: Quantity) -> Comparison:
        solved = needs.reaches("floor", year.number, plan.number)
        sides = needing((("goal", year), ("upper", plan)), solved)
        said = cites(year, plan)
        words = {"name": name(year), "goal": said[0], "average": said[1]}
        n = plan.period_end - plan.period_start + 1
        needed = (plan.number * n - year.number) / (n - 1)
        shown = {"rest": n - 1, "needed": f"{float(needed.middle):.1f}%"}
        steps = self.said("arithmetic", n=n, average=goal(plan), goal=goal(year), **shown)
        if not falls_short("floor", year.number, plan.number):
            return agrees(sides, self.said("agrees", **words))
        return self.judged(False, sides, words | shown, steps, wrong="behind", gap=gap(plan.number, year.number))


def _who(q: Quantity) -> tuple[object, ...]:
    return (*q.owner, q.indicator, q.canonical_unit, q.growth)
