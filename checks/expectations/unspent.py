"""What a budget carries on, against what was left of it: what was planned to be spent less what was spent."""

from collections.abc import Iterator
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.comparing.citing import cites, gap, name
from checks.comparing.near_miss import slip_into
from checks.comparing.needs import HUNDRED, ONE, SideNeed
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

_WORDS = lexicon("balances")["carried"]
_BEFORE, _ON = tuple(_WORDS["before"]), tuple(_WORDS["onward"])
_SPENT = lexicon("lists")["sides"][1]
_SLIP_DIGITS = 3  # of what is carried: a shorter number is one slip away from too many others


class ExpectCarriedToBeUnspent(Shape):
    """What a budget carries into the next year is what was left of it: of 支出完成9亿元，为调整预算的90%, 1亿元.

    What was planned is printed, or follows from how far it was fulfilled. Not all that is left need be carried on, so
    that a difference is told only where one slip of the hand explains it.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.account and q.dated and q.year and q.origin == "text" and not q.part_of_year]
        spent = grouped([q for q in told if _is_spent(q) and q.stance == "actual"], lambda q: (*_of(q), q.year))
        planned = grouped([q for q in told if _is_spent(q) and q.stance == "budget"], lambda q: (*_of(q), q.year))
        rates = {q.beside: q for q in claims if q.measure == "completion" and q.beside and q.interval.lo > 0}
        for carried in (q for q in told if q.measure == "level" and _year_left(q)):
            key = (*_of(carried), _year_left(carried))
            done = min(spent.get(key, ()), key=lambda q: abs(q.start - carried.start), default=None)
            if done is not None:
                plans = [*planned.get(key, ()), *([rates[done.claim]] if done.claim in rates else ())]
                pairs = [(plan, _left(done, plan)) for plan in plans]
                found = next((p for p in pairs if p[1].meets(carried.rounded)), None)
                found = found or next((p for p in pairs if _slipped(carried, p[1])), None)
                if found is not None:
                    yield self._pair(carried, done, *found)

    def _pair(self, carried: Quantity, done: Quantity, plan: Quantity, left: Interval) -> Comparison:
        rate = plan.measure == "completion"
        whole = face(done) * HUNDRED / face(plan) if rate else face(plan)
        made = Result(whole - face(done), left, carried.canonical_unit)
        said = cites(carried, done, plan)
        words: dict[str, Any] = {"name": name(carried), "a": said[0], "spent": name(done), "b": said[1], "c": said[2]}
        words["made"] = made.about(carried.rounded)
        steps = self.said(
            "by_rate" if rate else "arithmetic", plan=printed(plan), done=printed(done),
            got=made.step(carried.rounded), a=printed(carried),
        )  # fmt: skip
        sides: list[SideNeed | tuple[str, Quantity]] = [SideNeed("balance", carried, left)]
        sides += [("level", done), ("share" if rate else "base", plan)]
        away = gap(carried.rounded, left)
        return self.judged(left.meets(carried.rounded), sides, words, steps, gap=away, related=True, doubts=1)


def _left(done: Quantity, plan: Quantity) -> Interval:
    """What is left of what was planned; the rate and what was done are rounded each for itself."""
    if plan.measure == "completion":
        return done.interval * (HUNDRED / plan.interval - ONE)
    return plan.rounded - done.rounded


def _slipped(carried: Quantity, left: Interval) -> bool:
    """Whether one slip leads from what is carried to what was left, which is known to the digit."""
    long = len(f"{carried.value:g}".replace(".", "")) >= _SLIP_DIGITS
    return long and left.lo > 0 and left.width <= 2 * carried.last_place and slip_into(carried, left)


def _year_left(q: Quantity) -> int:
    """The year of which an amount was left; 0 where it is no such amount."""
    if q.indicator in _BEFORE:
        return q.year - 1
    return q.year if q.indicator in _ON else 0


def _is_spent(q: Quantity) -> bool:
    return q.measure == "level" and q.indicator == q.account + _SPENT


def _of(q: Quantity) -> Key:
    return q.document, *q.owner
