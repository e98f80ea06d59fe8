"""How far a plan was fulfilled, against what was done and what was planned."""

from collections.abc import Iterator
from typing import Any

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity, by_claim
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.scope import like_for_like, rounding
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.growth import HUNDRED


class ExpectCompletionsToFollowPlan(Shape):
    """A printed completion (为预算的91.0%) must be the amount it is printed beside over the amount that was planned.

    The planned amount is the one its sentence prints (为年初预算30亿元的91%): elsewhere a document may have the first
    budget, and mean the changed one. A budget is rounded as what was done is: 31亿元 beside 31.3亿元 is 31.0亿元.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        for rate in claims:
            done, plan = known.get(rate.beside), known.get(rate.base)
            if rate.measure == "completion" and done is not None and plan is not None and _divisible(rate, done, plan):
                yield self._completion(rate, done, plan)

    def _completion(self, rate: Quantity, done: Quantity, plan: Quantity) -> Comparison:
        planned = plan.interval
        if planned.is_point:
            planned = planned.widen(min(done.last_place, plan.last_place) / 2)
        derived = done.interval / planned * HUNDRED
        solved = needs.share(rate.interval, done.interval, planned)
        sides = needing((("share", rate), ("level", done), ("base", plan)), solved)
        said = cites(rate, done, plan)
        made = Result(face(done) / face(plan) * HUNDRED, derived, "%")
        # 为上年决算数的103%: of what was done before
        before = plan.stance == "actual" and plan.years != done.years
        what, kind = ("rate_before", "before") if before else ("rate_planned", "planned")
        words: dict[str, Any] = {"name": name(done), "rate": said[0], "level": said[1], "plan": said[2]}
        words |= {"what": self.said(what), "kind": self.said(kind)}
        numbers = {"level": printed(done), "plan": printed(plan), "derived": made.step(rate.interval)}
        steps = self.said("arithmetic", **numbers, rate=printed_words(rate))
        words["derived"] = made.about(rate.interval)
        fits, away = derived.meets(rate.interval), gap(rate.interval, derived)
        return self.judged(fits, sides, words, steps, gap=away, related=True, doubts=int(rounding(rate, derived)))


def _divisible(rate: Quantity, done: Quantity, plan: Quantity) -> bool:
    """Whether a rate may be what was done over what was planned."""
    if (
        rate.sentence_start != plan.sentence_start
        or rate.canonical_unit != "%"
        or done.canonical_unit != plan.canonical_unit
        or plan.interval.lo <= 0
    ):
        return False
    alike = done.measure == plan.measure or (done.measure == "cumulative" and plan.measure == "level")
    return alike and not (done.is_rate or like_for_like(rate))
