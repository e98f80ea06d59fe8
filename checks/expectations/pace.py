"""A year's goal against the path of the plan of several years it belongs to."""

from collections.abc import Iterator
from fractions import Fraction

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name
from checks.comparing.directions import falls_short
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

STEEPER = Fraction("1.1")  # times the plan's average: a pace the other years would need that is worth a word


class ExpectGoalsToKeepPace(Shape):
    """A year's growth goal below the yearly average the longer plan aims at leaves more for the years that follow.

    It is possible, and worth a remark where the pace needed in all other years is clearly steeper than the average; the
    message says that pace. Of the plan's last year nothing follows.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        goals = [q for q in claims if q.stance == "target" and q.registered and q.direction == "floor"]
        yearly = [q for q in goals if q.measure == "growth" and q.year and q.plan_start == q.year and not q.basis]
        # A plan's growth without 年均 may be that of all its years together.
        longer = [q for q in goals if q.measure == "growth_avg" and 0 < q.period_start < q.period_end]
        plans = grouped(longer, _who)
        for year in yearly:
            for plan in plans.get(_who(year), ()):
                if plan.period_start <= year.year < plan.period_end:
                    yield self._pair(year, plan)

    def _pair(self, year: Quantity, plan: Quantity) -> Comparison:
        n = plan.period_end - plan.period_start + 1
        part = max(n - STEEPER * (n - 1), Fraction(1, n))  # of the average, below which the others would need that pace
        least = plan.number * part
        aim, upper = needs.reaches("floor", year.number, least)
        solved = (aim, upper / part if upper else None)
        sides = needing((("goal", year), ("upper", plan)), solved)
        said = cites(year, plan)
        words = {"name": name(year), "goal": said[0], "average": said[1]}
        needed = (plan.number * n - year.number) / (n - 1)
        made = Result((face(plan) * n - face(year)) / (n - 1), needed, "%")
        shown = {"rest": n - 1, "needed": made.about()}
        steps = self.said("arithmetic", n=n, average=printed(plan), goal=printed(year), **shown)
        holds = not falls_short("floor", year.number, least)
        return self.judged(holds, sides, words | shown, steps, wrong="behind", gap=gap(plan.number, year.number))


def _who(q: Quantity) -> tuple[object, ...]:
    return (*q.owner, q.indicator, q.canonical_unit, q.growth)
