"""What a year aims to grow by or to add against what the year before did."""

from collections.abc import Iterator
from fractions import Fraction

from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, in_one_unit, name
from checks.expectations.near_miss import REACH
from checks.expectations.quantities import Key, Quantity, grouped, subject_key
from checks.expectations.reckoning import Result, face
from checks.intervals import Interval
from checks.intervals.digits import digits_of

_STEEP = Fraction(20)  # percent: a smaller goal is usual, whatever the year before was
_TIMES = Fraction(4)  # what the year before grew by, so many times, no year aims at by intent
_DIGITS = 2  # of an addition that with its decimal point moved is that of the year before by more than chance


class ExpectYearGoalsNearResults(Shape):
    """What a year aims to grow by, or to add, is of the order of what the year before did.

    A smaller goal is no retreat, since each year starts anew (`expect_goals_above_base` asks of levels). But a growth
    goal of 20% or more that is over four times what the year before grew by, and an addition that is that of the year
    before with its decimal point moved, are more likely a slip. Additions of another order than that are not compared:
    their names may be of different things.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.year and q.named and not q.part_of_year and _starts_anew(q)]
        done = grouped([q for q in told if q.stance == "actual"], lambda q: _key(q, q.year))
        for goal in (q for q in told if q.stance == "target" and not q.says("set_aside")):
            found = {q.value: q for q in reversed(done.get(_key(goal, goal.year - 1), ()))}
            for result in reversed(found.values()):
                compared = self._pair(goal, result)
                if compared is not None:
                    yield compared

    def _pair(self, goal: Quantity, result: Quantity) -> Comparison | None:
        wrong = _too_steep(goal, result) if goal.measure == "growth" else _moved(goal, result)
        if not (wrong or goal.measure == "growth" or _of_an_order(goal.number, result.number)):
            return None
        said, (one, other) = cites(goal, result), in_one_unit(goal, result)
        words = {"name": name(goal), "goal": said[0], "result": said[1]}
        if wrong:
            words["times"] = Result(face(goal) / face(result), goal.number / result.number).about()
        steps = self.said("arithmetic", goal=one, result=other)
        sides = [("goal", goal), ("result", result)]
        return self.judged(not wrong, sides, words, steps, gap=gap(goal.number, result.number))


def _starts_anew(q: Quantity) -> bool:
    """Whether it is counted from nothing each year: a growth, what is newly made."""
    if q.measure == "growth":
        return q.registered and q.canonical_unit == "%" and not q.basis
    return not q.is_rate and (q.measure == "delta" or q.newly or (q.measure == "level" and q.says("newly")))


def _key(q: Quantity, year: int) -> Key:
    return *subject_key(q), q.document, q.measure == "growth", year


def _too_steep(goal: Quantity, result: Quantity) -> bool:
    return goal.number.lo >= _STEEP and 0 < result.number.hi * _TIMES < goal.number.lo


def _moved(goal: Quantity, result: Quantity) -> bool:
    """Whether one has the digits of the other with its decimal point moved."""
    one, other = (digits_of(f"{q.value:.6f}".rstrip("0")) for q in (goal, result))
    return one == other and len(one) >= _DIGITS and not goal.number.meets(result.number)


def _of_an_order(one: Interval, other: Interval) -> bool:
    low, high = sorted(float(i.middle) for i in (one, other)) if one.bounded and other.bounded else (0, 0)
    return 0 < high <= REACH * low
