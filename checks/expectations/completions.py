"""How far a plan was fulfilled, against what was done and what was planned."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.near_miss import misprinted
from checks.comparing.needs import HUNDRED, needing
from checks.comparing.part_lists import SURE_DIGITS
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.scope import like_for_like, rounding
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval
from checks.intervals.digits import digit_count

_MOVED = tuple(Interval.point(Fraction(10) ** k) for k in (-4, -1, 1, 4))  # a point, or 万 for 亿
RATE_DIGITS = 3  # of a rate: a shorter one is one slip away from too many others


class ExpectCompletionsToFollowPlan(Shape):
    """A printed completion (为预算的91.0%) must be the amount it is printed beside over the amount that was planned.

    The planned amount is the one its sentence prints (为年初预算30亿元的91%). Elsewhere a document may have the first
    budget, and mean the changed one: of the budgets printed there one must fit, and that none does is only told where
    one slip of the hand explains it. A budget is rounded as what was done is: 31亿元 beside 31.3亿元 is 31.0亿元.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        budgets = grouped([q for q in claims if q.stance == "budget" and q.measure == "level"], _of)
        for rate in (q for q in claims if q.measure == "completion"):
            done, plan = known.get(rate.beside), known.get(rate.base)
            if done is None:
                continue
            if plan is not None and rate.sentence_start == plan.sentence_start:
                if _divisible(rate, done, plan):
                    yield self._completion(rate, done, plan)
                continue
            told = [q for q in budgets.get(_of(done), ()) if _divisible(rate, done, q)]
            plan = next((q for q in told if _made(done, q).meets(rate.interval)), None)
            plan = plan or next((q for q in told if _slipped(rate, done, q)), None)
            if plan is not None and rate.origin == "text":
                yield self._completion(rate, done, plan)

    def _completion(self, rate: Quantity, done: Quantity, plan: Quantity) -> Comparison:
        derived = _made(done, plan)
        solved = needs.share(rate.interval, done.interval, _planned(done, plan))
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
        doubts = int(rounding(rate, derived)) + (rate.sentence_start != plan.sentence_start)
        return self.judged(fits, sides, words, steps, gap=away, related=True, doubts=doubts)


def _of(q: Quantity) -> Key:
    return q.document, *q.owner, q.indicator, q.years, q.part_of_year


def _planned(done: Quantity, plan: Quantity) -> Interval:
    """What was planned, where it is printed without decimals as exact as what was done or as itself."""
    planned = plan.interval
    return planned.widen(min(done.last_place, plan.last_place) / 2) if planned.is_point else planned


def _made(done: Quantity, plan: Quantity) -> Interval:
    """What was done in percent of what was planned."""
    return done.interval / _planned(done, plan) * HUNDRED


def _slipped(rate: Quantity, done: Quantity, plan: Quantity) -> bool:
    """Whether one slip of the hand in an amount of several digits, or in the rate, keeps it from fitting."""
    uncut = Interval(done.interval.lo, done.interval.hi + done.last_place)
    if (uncut / _planned(done, plan) * HUNDRED).meets(rate.interval):
        return False  # 11.9亿元 for 119664万元: its last digits were cut off
    made = float(_made(done, plan).middle)
    if misprinted(rate.value, made, RATE_DIGITS):
        return True
    meant = (float(plan.value * made / rate.value), float(done.value * rate.value / made)) if rate.value else (0.0, 0.0)
    if misprinted(plan.value, meant[0], SURE_DIGITS) or misprinted(done.value, meant[1], SURE_DIGITS):
        return True
    several = digit_count(plan.value) > SURE_DIGITS  # of a shorter one a point is moved by chance
    return several and any((_made(done, plan) * by).meets(rate.interval) for by in _MOVED)


def _divisible(rate: Quantity, done: Quantity, plan: Quantity) -> bool:
    """Whether a rate may be what was done over what was planned."""
    if rate.canonical_unit != "%" or done.canonical_unit != plan.canonical_unit or plan.interval.lo <= 0:
        return False
    alike = done.measure == plan.measure or (done.measure == "cumulative" and plan.measure == "level")
    return alike and not (done.is_rate or like_for_like(rate))
