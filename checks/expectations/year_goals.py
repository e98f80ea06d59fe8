"""What a year aims to grow by or to add against what the year before did."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.chinese.deeds import deed
from checks.claims.settling.trust import Attribute
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.quantities import MEASURED, Key, Quantity, grouped, subject_key
from checks.comparing.reckoning import Result, face
from checks.comparing.verdict import ALL, BUDGET
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.goals_base import SHORTEST_NAME
from checks.intervals import Interval
from checks.intervals.digits import digits_of

_STEEP = Fraction(20)  # percent: a smaller goal is usual, whatever the year before was
_TIMES = Fraction(4)  # what the year before grew by, so many times, no year aims at by intent
_DIGITS = 2  # of an addition that with its decimal point moved is that of the year before by more than chance
_ORDER = 10  # what is done in a year is hardly ever so many times what the next means to do, or was done before
_END = 2  # characters that the names of one thing end in alike
_LIKE, _AHEAD = 0.65, 0.1  # how like names of one thing are at least, and how much less the next best is
_RELIES: tuple[Attribute, ...] = ("indicator", "period", "stance")  # whose, both are told alike by one report


class ExpectYearGoalsNearResults(Shape):
    """What a year aims to grow by, or to add, is of the order of what the year before did.

    A smaller goal is no retreat, since each year starts anew (`expect_goals_above_base` asks of levels). But a growth
    goal of 20% or more that is over four times what the year before grew by, and an addition that is that of the year
    before with its decimal point moved, are more likely a slip. What is done is compared by the thing and what is done
    to it (新建改造公园, 完成公园改造), where only one result is of it, else with the one whose name is most like its
    own: names that are not the same may be of different things, and that is a remark at most. What is of another order
    is not compared.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.year and q.named and not q.part_of_year and _compared(q)]
        results = [q for q in told if q.stance == "actual"]
        done = grouped(results, lambda q: _key(q, q.year))
        kin = grouped([q for q in results if not q.is_rate], lambda q: _told(q, q.year))
        for goal in (q for q in told if q.stance == "target" and not q.says("set_aside")):
            found = _results(goal, done.get(_key(goal, goal.year - 1), ()))
            for result in found or _nearest(goal, kin.get(_told(goal, goal.year - 1), ())):
                compared = self._pair(goal, result)
                if compared is not None:
                    yield compared

    def _pair(self, goal: Quantity, result: Quantity) -> Comparison | None:
        growth = goal.measure == "growth"
        slip = _too_steep(goal, result) if growth else _moved(goal, result)
        near = growth or _of_an_order(goal.number, result.number)
        if not (slip or near):
            return None
        said, (one, other) = cites(goal, result), in_one_unit(goal, result)
        words = {"name": name(goal), "goal": said[0], "result": said[1]}
        if slip:
            words["times"] = Result(face(goal) / face(result), goal.number / result.number).about()
        steps = self.said("arithmetic", goal=one, result=other)
        sure = slip and _surely_one(goal, result)
        return self.judged(
            not slip,
            [("goal", goal), ("result", result)],
            words,
            steps,
            gap=gap(goal.number, result.number),
            doubts=0 if sure else 2,
            relies=ALL if sure else _RELIES,
        )


def _compared(q: Quantity) -> bool:
    """Whether it is counted from nothing each year: a growth, what is newly made, what is done. Or it is a share of
    which nobody knows which way is better. What the vocabulary does not know is only compared where a report tells it:
    rows of a budget bear the name of their kind of money (市本级, 合计)."""
    told = q.origin == "text" and q.document_kind != BUDGET and (q.is_rate or not q.account)
    if q.is_rate and not q.registered and not (told and len(q.indicator) >= SHORTEST_NAME):
        return False  # 产值 alone says nothing of whose or of what
    if q.measure in ("share", "rate"):
        return told and (not q.registered or q.direction == "neither")
    if q.measure == "growth":
        return q.canonical_unit == "%" and not q.basis
    if q.is_rate or q.damage:
        return False
    if q.measure != "level" or q.newly or q.says("newly"):
        return q.measure in ("delta", "level")
    done = q.piles_up if q.registered else bool(deed(q.indicator).kinds) or not q.says("reached")
    return told and done


def _results(goal: Quantity, done: Sequence[Quantity]) -> list[Quantity]:
    """What the year before brought of what a goal is for: under its name, else the one result that is of its thing, or
    of a thing with a wider or narrower name."""
    same = [q for q in done if subject_key(q) == subject_key(goal)]
    if same or goal.is_rate:
        return _distinct(same)
    aim, told = deed(goal.indicator), [(deed(q.indicator), q) for q in done]
    like = _distinct([q for of, q in told if of.like(aim)])
    like = like or _distinct([q for of, q in told if of.narrower(aim) or aim.narrower(of)])
    return like if len(like) == 1 else []


def _nearest(goal: Quantity, done: Sequence[Quantity]) -> list[Quantity]:
    """The one result of the year before whose name is much like a goal's: 四好农村路, 农村公路."""
    aim = deed(goal.indicator)
    likes = {q.indicator: aim.likeness(deed(q.indicator)) for q in done}
    best = sorted(likes.values())[-2:]
    if goal.is_rate or not best or best[-1] < _LIKE or (len(best) > 1 and best[-1] - best[0] < _AHEAD):
        return []
    same = _distinct([q for q in done if likes[q.indicator] == best[-1]])
    return same if len(same) == 1 else []


def _distinct(found: Sequence[Quantity]) -> list[Quantity]:
    return list({q.interval: q for q in reversed(found)}.values())[::-1]


def _surely_one(goal: Quantity, result: Quantity) -> bool:
    """Whether both are of one thing by their names: rates only where the vocabulary knows these."""
    return subject_key(goal) == subject_key(result) and (goal.registered or not goal.is_rate)


def _key(q: Quantity, year: int) -> Key:
    """Whose, of what, when and where: rates by their name, what is done by the end of that of the thing."""
    if q.is_rate:
        return *subject_key(q), q.measure, q.document, year
    return *_told(q, year), (deed(q.indicator).thing or q.indicator)[-_END:]


def _told(q: Quantity, year: int) -> Key:
    """Whose, how it is counted, when and where."""
    one_by_one = q.counted and MEASURED.isdisjoint(q.canonical_unit)
    return *q.owner[:3], "" if one_by_one else q.canonical_unit, q.document, year


def _too_steep(goal: Quantity, result: Quantity) -> bool:
    return goal.number.lo >= _STEEP and 0 < result.number.hi * _TIMES < goal.number.lo


def _moved(goal: Quantity, result: Quantity) -> bool:
    """Whether one has the digits of the other with its decimal point moved."""
    one, other = _digits(goal), _digits(result)
    return one == other and len(one) >= _DIGITS and not goal.number.meets(result.number)


def _digits(q: Quantity) -> str:
    return digits_of(f"{q.value:.6f}")


def _of_an_order(one: Interval, other: Interval) -> bool:
    low, high = sorted(float(i.middle) for i in (one, other)) if one.bounded and other.bounded else (0, 0)
    return 0 < high < _ORDER * low
