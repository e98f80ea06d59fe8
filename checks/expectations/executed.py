"""What was carried out of a budget, against the budget."""

from collections.abc import Iterator
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.chinese.words import ADJUSTED_BUDGET
from checks.comparing.citing import cites, gap, name
from checks.comparing.needs import HUNDRED, needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, between, face, printed
from checks.comparing.verdict import BUDGET
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

_WAN = Interval.point(10_000)
_INCOME, _SPENDING = lexicon("lists")["sides"]


class ExpectExecutionToSuitBudget(Shape):
    """What came in or was spent in a year suits the budget that its document prints for it.

    `books` say for each book between which percentages of the budget income and spending have been seen; they are
    wide, so that what is outside has a wrong digit, unit or point. Nothing may be spent beyond the adjusted budget
    (《预算法》第十三条), so that where it is printed its 100 percent bound spending from above. Only the sides of a
    book of at least `smallest` (in 亿元) are compared, in one document, or those that would be so in the right unit.
    """

    outcomes = TOLD

    books: dict[str, tuple[float, float]]
    smallest: float = 1.0

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        sides = [q for q in claims if self._is_side(q)]
        budgets = grouped([q for q in sides if q.stance == "budget"], _of)
        for done in sides:
            planned = budgets.get(_of(done), ()) if done.stance == "actual" else ()
            if planned:
                nearest = sorted(planned, key=lambda q: abs(q.start - done.start))
                budget = next((q for q in nearest if ADJUSTED_BUDGET in q.scope), nearest[0])
                if min(done.interval.lo, budget.interval.lo) >= self.smallest or self._unit_slipped(done, budget):
                    yield self._pair(done, budget)

    def _is_side(self, q: Quantity) -> bool:
        whole = q.account in self.books and q.indicator.endswith((_INCOME, _SPENDING)) and not q.whole
        sure = q.dated and q.named and q.year > 0
        return (
            q.document_kind == BUDGET
            and q.origin == "text"
            and whole
            and sure
            and q.measure == "level"
            and q.interval.bounded
            and q.interval.lo > 0
        )

    def _unit_slipped(self, done: Quantity, budget: Quantity) -> bool:
        """Whether a small side would suit the other with 亿 for 万: 63.2万元 of 100.4亿元."""
        sides = (done.rounded * _WAN, budget.rounded) if done.rounded.hi < budget.rounded.lo else (
            done.rounded, budget.rounded * _WAN
        )  # fmt: skip
        large = min(side.lo for side in sides) >= self.smallest
        return large and (sides[0] / sides[1] * HUNDRED).meets(Interval.of_row(*self.books[done.account]))

    def _pair(self, done: Quantity, budget: Quantity) -> Comparison:
        least, most = self.books[done.account]
        capped = done.indicator.endswith(_SPENDING) and ADJUSTED_BUDGET in budget.scope
        usual = Interval.of_row(least, min(most, 100.0) if capped else most)
        derived = done.rounded / budget.rounded * HUNDRED
        made = Result(face(done) / face(budget) * HUNDRED, derived, "%")
        said = cites(done, budget)
        words: dict[str, Any] = {"name": name(done), "done": said[0], "budget": said[1], "made": made.about()}
        words["usual"] = between(usual, "%")
        steps = self.said("arithmetic", done=printed(done), budget=printed(budget), made=made.step())
        wanted = (usual * budget.rounded / HUNDRED, done.rounded * HUNDRED / usual)
        sides = needing((("level", done), ("base", budget)), wanted)
        near = done.passage == budget.passage  # whose 调整预算 is no other way of counting
        wrong = "beyond" if capped and derived.lo > HUNDRED.hi else "contradicts"
        return self.judged(
            derived.meets(usual), sides, words, steps, wrong=wrong, gap=gap(usual, derived), related=near
        )


def _of(q: Quantity) -> Key:
    """Whose money of which year, in which document; what is left out of it (不含示范区) tells amounts apart."""
    left_out = "；".join(s for s in q.scope.split("；") if s != ADJUSTED_BUDGET)
    return q.document, *q.owner, q.indicator, q.years, q.part_of_year, left_out
