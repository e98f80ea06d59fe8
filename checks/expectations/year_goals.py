"""What a year aims to grow by or to add against what the year before did."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.chinese.deeds import deed
from checks.claims.settling.trust import Attribute
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.quantities import MEASURED, Key, Quantity, grouped, subject_key
from checks.comparing.reckoning import Result, face
from checks.comparing.told_of import ToldOf
from checks.comparing.verdict import ALL, BUDGET
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.goals_base import SHORTEST_NAME
from checks.intervals import Interval
from checks.intervals.digits import digits_of

_STEEP = Fraction(20)  # percent: a smaller goal is usual, whatever the year before was
_TIMES = Fraction(4)  # what the year before grew by, so many times, no year aims at by intent
_DIGITS = 2  # of an addition that with its decimal point moved is that of the year before by more than chance
_ALIKE_DIGITS = 3  # of one under another name
_ORDER = 10  # what is done in a year is hardly ever so many times what the next means to do, or was done before
_FAR = 100  # and what it does in a year so many times what several years did by the year
_END = 2  # characters that the names of one thing end in alike
_LIKE, _AHEAD = 0.4, 0.1  # how like names of one thing are at least, and how much less the next best is
_LIKELY = 0.5  # how like they are at least that do not end alike
_SHARES = 0.6  # how like names of shares and growth rates are at least
_IN_WORDS, _RATES_IN_WORDS = 0.28, 0.4  # how like the words around them are at least, and around shares and growth
_RATES_OF_RISE = frozenset(("growth", "growth_avg"))
_ENDING = 0.06  # how much less where their names end alike
_SOON = 2  # years, within which a goal for a state is held against it as a floor or a ceiling
_PLAN = 5  # years that a state may have to get from what is reached to the goal
_RELIES: tuple[Attribute, ...] = ("indicator", "period", "stance")  # whose, both are told alike by one report


class ExpectYearGoalsNearResults(Shape):
    """What a year aims to grow by, or to add, is of the order of what the year before did.

    A smaller goal is no retreat, since each year starts anew (`expect_goals_above_base` asks of levels). But a growth
    goal of 20% or more that is over four times what the year before grew by, and an addition that is that of the year
    before with its decimal point moved, are more likely a slip. What is done is compared by the thing and what is done
    to it (新建改造公园, 完成公园改造), where only one result is of it, else with the one whose name is most like its
    own, if no other goal's name is more like that: names that are not the same may be of different things, and that is
    a remark at most. Where no result of the year before is of it, what several years before it brought is taken by the
    year; a state that is to be reached is compared with what it was in the years before. What is of another order is
    not compared.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.period_end and q.named and not q.part_of_year and _compared(q)]
        results = [q for q in told if q.stance == "actual"]
        goals = [q for q in told if q.stance == "target" and not q.says("set_aside")]
        done, kin, rivals = grouped(results, _key), grouped(results, _told), grouped(goals, _told)
        pairs = [
            (goal, result)
            for goal in goals
            for result in _of_one(goal, done.get(_key(goal), ()), kin.get(_told(goal), ()), rivals.get(_told(goal), ()))
        ]
        compared = (self._pair(*pair) for pair in [*pairs, *_told_alike(claims, pairs)])
        yield from (c for c in compared if c is not None)

    def _pair(self, goal: Quantity, result: Quantity) -> Comparison | None:
        growth, same = goal.measure == "growth", subject_key(goal) == subject_key(result)
        years = Fraction(_length(result), _length(goal))
        near = growth or _of_an_order(goal.number * years, result.number)
        if growth:
            slip = _too_steep(goal, result)
        elif same and years != 1:
            slip = not _of_an_order(goal.number * years, result.number, _FAR)
        else:
            slip = years == 1 and _moved(goal, result, _DIGITS if same else _ALIKE_DIGITS)
        if not (slip or near):
            return None
        said, (one, other) = cites(goal, result), in_one_unit(goal, result)
        words = {"name": name(goal), "goal": said[0], "result": said[1]}
        if slip:
            words["times"] = Result(face(goal) / face(result), goal.number / result.number).about()
        steps = self.said("arithmetic" if years == 1 else "by_year", goal=one, result=other)
        sure = slip and same and years == 1 and (goal.registered or not goal.is_rate)
        return self.judged(
            not slip,
            [("goal", goal), ("result", result)],
            words,
            steps,
            wrong="contradicts" if years == 1 else "apart",
            gap=gap(goal.number, result.number),
            doubts=0 if sure else 2,
            relies=ALL if sure else _RELIES,
        )


def _compared(q: Quantity) -> bool:
    """Whether it is counted from nothing each year: a growth, what is newly made, what is done. Or it is a share of
    which nobody knows which way is better, or what there is of something the vocabulary does not know. What that does
    not know is only compared where a report tells it: rows of a budget bear the name of their kind of money
    (市本级, 合计)."""
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
    return told and (q.piles_up if q.registered else bool(deed(q.indicator).thing))


def _of_one(
    goal: Quantity, done: Sequence[Quantity], kin: Sequence[Quantity], rivals: Sequence[Quantity]
) -> list[Quantity]:
    """The results that a goal is compared with: of the year before, else of the years before."""
    for when in (_year_before, _years_before):
        found = _results(goal, [q for q in done if when(q, goal)])
        found = found or _nearest(goal, [q for q in kin if when(q, goal)], rivals)
        if found:
            return found
    return []


def _year_before(result: Quantity, goal: Quantity) -> bool:
    return bool(goal.year) and result.year == goal.year - 1


def _years_before(result: Quantity, goal: Quantity) -> bool:
    """Whether a result is of the years right before its goal's, or what there was in the year its report tells of."""
    if goal.is_rate and goal.measure == "growth":
        return False
    if _state(goal) and _state(result):
        return bool(result.year) and goal.period_end - _PLAN <= result.year < goal.period_end
    several = result.period_start < result.period_end or goal.period_start < goal.period_end
    return several and not (_state(goal) or _state(result)) and result.period_end == goal.period_start - 1


def _state(q: Quantity) -> bool:
    return q.state or (q.measure == "level" and q.says("reached") and not q.newly)


def _length(q: Quantity) -> int:
    """Years that a number counts over; a state has none."""
    return 1 if _state(q) else q.period_end - q.period_start + 1


def _results(goal: Quantity, done: Sequence[Quantity]) -> list[Quantity]:
    """What was brought of what a goal is for: under its name, else the one result that is of its thing, or of a thing
    with a wider or narrower name."""
    same = [q for q in done if subject_key(q) == subject_key(goal)]
    if same or (goal.is_rate and goal.registered):
        return _distinct(same)
    aim, told = deed(goal.indicator), [(deed(q.indicator), q) for q in done if not (q.is_rate and q.registered)]
    like = _alike(goal, [q for of, q in told if of.like(aim)])
    like = like or _alike(goal, [q for of, q in told if of.narrower(aim) or aim.narrower(of)])
    return like if len(like) == 1 else []


def _alike(goal: Quantity, found: Sequence[Quantity]) -> list[Quantity]:
    """Distinct results; where there are several, those that are a state or come new as the goal does."""
    several = _distinct(found)
    if len(several) < 2:
        return several
    alike = [q for q in several if _state(q) == _state(goal)]
    kinds = deed(goal.indicator).kinds
    return alike if len(alike) < 2 else [q for q in alike if kinds & deed(q.indicator).kinds]


def _nearest(goal: Quantity, done: Sequence[Quantity], rivals: Sequence[Quantity]) -> list[Quantity]:
    """The one result whose name is much like a goal's, and more like it than like another goal's: 四好农村路,
    农村公路."""
    aim = deed(goal.indicator)
    likes = {q.indicator: aim.likeness(deed(q.indicator)) for q in done if not (q.is_rate and q.registered)}
    best, least = sorted(likes.values())[-2:], _SHARES if goal.is_rate else _LIKE
    if (goal.is_rate and goal.registered) or not best or best[-1] < least:
        return []
    if len(best) > 1 and best[-1] - best[0] < _AHEAD:
        return []
    same = _alike(goal, [q for q in done if likes.get(q.indicator) == best[-1]])
    if len(same) != 1:
        return []
    of = deed(same[0].indicator)
    ends = best[-1] >= _LIKELY or of.thing[-1] == aim.thing[-1]
    return same if ends and all(of.likeness(deed(q.indicator)) <= best[-1] for q in rivals) else []


def _told_alike(
    claims: Sequence[Quantity], paired: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Goals that no name finds a result for, with what is told in much the same words; which may be what there is of
    what comes new."""
    found = {goal.claim for goal, _ in paired}
    told = [q for q in claims if q.origin == "text" and q.period_end and q.named and not (q.part_of_year or q.damage)]
    told = [q for q in told if not (q.is_rate and q.registered)]
    told = [q for q in told if not (q.risen or q.measure in _RATES_OF_RISE)]  # told in much the same words by chance
    # What is known to be a state and aimed at for the next years is compared by `expect_goals_above_base`.
    far = (_compared(q) or not q.registered or q.period_end > q.result_end + _SOON for q in told)
    goals = [
        q for q, wanted in zip(told, far, strict=True) if wanted and q.stance == "target" and not q.says("set_aside")
    ]
    results = [q for q in told if q.stance == "actual"]
    for goal, result, like in ToldOf([*goals, *results]).best(goals, results, _follows):
        ends = deed(goal.indicator).thing[-_END:] == deed(result.indicator).thing[-_END:] != ""
        least = _RATES_IN_WORDS if goal.is_rate else _IN_WORDS - ends * _ENDING
        if like >= least and goal.claim not in found:
            yield goal, result


def _follows(goal: Quantity, result: Quantity) -> bool:
    """Whether a goal is for what a result of the year or the years before may be of; what came new is no state yet."""
    when = _year_before(result, goal) or _years_before(result, goal)
    grown = _state(goal) and not goal.is_rate and (result.measure == "delta" or result.newly)
    return when and not grown and not deed(goal.indicator).apart(deed(result.indicator))


def _distinct(found: Sequence[Quantity]) -> list[Quantity]:
    return list({q.interval: q for q in reversed(found)}.values())[::-1]


def _key(q: Quantity) -> Key:
    """Whose, of what and where: what is known by its name, else the end of that of the thing."""
    if q.is_rate and q.registered:
        return *subject_key(q), q.measure, q.document
    return *_told(q), (deed(q.indicator).thing or q.indicator)[-_END:]


def _told(q: Quantity) -> Key:
    """Whose, how it is counted and where; by how much something rose is not what there is of it."""
    one_by_one = q.counted and MEASURED.isdisjoint(q.canonical_unit)
    counted = q.measure if q.is_rate else "" if one_by_one else q.canonical_unit
    return *q.owner[:3], counted, q.document, q.risen


def _too_steep(goal: Quantity, result: Quantity) -> bool:
    return goal.number.lo >= _STEEP and 0 < result.number.hi * _TIMES < goal.number.lo


def _moved(goal: Quantity, result: Quantity, digits: int) -> bool:
    """Whether one has the digits of the other, so many at least, with its decimal point moved."""
    one, other = _digits(goal), _digits(result)
    return one == other and len(one) >= digits and not goal.number.meets(result.number)


def _digits(q: Quantity) -> str:
    return digits_of(f"{q.value:.6f}")


def _of_an_order(one: Interval, other: Interval, times: int = _ORDER) -> bool:
    low, high = sorted(float(i.middle) for i in (one, other)) if one.bounded and other.bounded else (0, 0)
    return 0 < high < times * low
