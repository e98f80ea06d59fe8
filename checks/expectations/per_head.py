"""A goal per head against the goal for the total, over the population there is."""

from collections.abc import Iterator
from fractions import Fraction

from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, name
from checks.expectations.levels import Levels
from checks.expectations.multiples import span, times
from checks.expectations.quantities import Quantity
from checks.expectations.reckoning import Result, face, printed
from checks.intervals import Interval

YUAN = 100_000_000  # 元 in 亿元
MEMORY = 7  # years before the goal's in which the population is looked for


class ExpectGoalsPerHeadToFollowTotal(Shape):
    """A goal per head times the population is the goal for the total.

    The total aimed at is a level goal, or a doubling of the base year's level. The population is the latest result;
    it may change by `width` until the goal's year. A difference beyond that means that one of the goals gives up the
    other.
    """

    outcomes = TOLD

    total: str
    per_head: str
    people: str
    width: float = 0.2

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = Levels(claims)
        goals = [q for q in claims if q.stance == "target" and q.dated and not q.subject]
        heads = [q for q in goals if q.indicator == self.per_head and q.measure == "level"]
        totals = [q for q in goals if q.indicator == self.total and q.measure in ("level", "multiple")]
        for head in heads:
            people = self._people(head, levels)
            for total in totals:
                same = (head.document, head.region, head.period_end) == (total.document, total.region, total.period_end)
                base = self._base(total, levels) if same and people else None
                if people and base:
                    yield self._pair(head, total, people, base)

    def _people(self, head: Quantity, levels: Levels) -> Quantity | None:
        found = levels.before(head, head.period_end, MEMORY, indicator=self.people, unit="人")
        return next(found, None) if head.canonical_unit == "元" else None

    def _base(self, total: Quantity, levels: Levels) -> Quantity | None:
        """What the total is counted from: itself, or the level a doubling starts at."""
        if total.measure == "level":
            return total if total.canonical_unit == "亿元" else None
        return next(iter(levels.at(total, span(total)[0], unit="亿元")), None)

    def _pair(self, head: Quantity, total: Quantity, people: Quantity, base: Quantity) -> Comparison:
        aimed = base.number if base is total else base.interval * times(total)
        implied = head.number * people.interval / YUAN
        share = Fraction(repr(self.width))
        allowed = implied * Interval(1 - share, 1 + share)
        origin = [] if base is total else [("base", base)]
        sides = [("goal", head), ("goal", total), ("operand", people), *origin]
        said = cites(head, total, people)
        words = {"name": name(head), "head": said[0], "total": said[1], "people": said[2]}
        made = Result(face(head) * face(people) / YUAN, implied, "亿元")
        twice = times(total).middle if base is not total else 1
        goal = Result(face(base) * twice, aimed, "亿元")
        words |= {"implied": made.about(aimed), "aimed": goal.about()}
        shown = {"implied": made.step(aimed), "aimed": goal.about(), "width": f"{self.width:.0%}"}
        steps = self.said("arithmetic", head=printed(head), people=printed(people), **shown)
        return self.judged(allowed.meets(aimed), sides, words, steps, wrong="apart", gap=gap(aimed, allowed))
