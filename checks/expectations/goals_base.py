"""Goals against what is already reached."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from checks.comparing import needs
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.directions import falls_short
from checks.comparing.near_miss import digit_wrong, point_moved
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, face
from checks.comparing.scope import OTHER_DEFINITION, like_for_like, same_definition, scopes
from checks.comparing.verdict import UNSURE, cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval
from checks.intervals.digits import digits_of

_STATES = frozenset({"level", "share", "rate"})
_CHANGES = frozenset({"growth", "delta"})
_FLOWS = frozenset({"delta", "cumulative", "completion"})
SHORTEST_NAME = 4
SLACK = Fraction("1.9")  # times what is reached: a limit drawn that wide binds nobody
HEADLINES = 3  # goals on headline indicators in one sentence: it sets those of the whole region
STEADY = 0.06  # relative distance by which a line to hold may be drawn below what was reached
TRIFLE = 0.015  # so little below what is reached, a round goal is that figure made round
NEARLY = 1.1  # times what is reached, at most, that a goal is with one slip mended which is to explain it
TELLING = 2  # digits of a goal that is one slip away from too much else: 10亿元
UNLIKELY = 0.5  # a goal that far below what is reached is more likely a goal for something else


class ExpectGoalsAboveBase(Shape):
    """A goal should not be weaker than what is already reached: below it on a floor indicator, above it on a ceiling.

    The base is the latest result before the goal's year: of the same document if there is one, else of the latest
    earlier document, at most `memory` years old. A limit (控制在4.5%以内) above the present value is a limit and
    agrees, unless it is about twice that value, and so does a goal that is what is reached with fewer digits or made
    round; a ceiling that is raised without being called a limit is a remark. A floor that is to be held
    (稳定在600亿斤以上) below what is reached is a remark, and so is one beside which its fall is printed without a
    reason, or that a level above has set.
    Yearly additions (新增…) start anew each year: whether a smaller goal for them is a retreat cannot be told, but
    where a decimal point explains it; nor whether one far below what is reached is for the same thing, unless it
    stands among the headline goals. What a budget sets aside to be spent is no goal: grants from above add to it
    during the year. A goal that does not say how it counts need only reach what is least of the same year's results.
    """

    outcomes = TOLD

    memory: int = 2

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        changes = [q for q in claims if q.measure in _CHANGES and q.stance == "target" and q.beside]
        falling, rising = {q.beside for q in changes if q.hi < 0}, {q.beside for q in changes if q.lo > 0}
        rebased = {_told(q) for q in claims if q.measure == "growth" and q.stance == "target" and like_for_like(q)}
        headlines = Counter(q.in_sentence for q in claims if q.core and q.stance == "target")
        claims = [q for q in claims if q.dated and not q.part_of_year and _wanted(q)]
        reached = grouped([q for q in claims if q.stance == "actual" and q.year], _key)
        for q in (q for q in claims if q.stance == "target" and not q.says("set_aside")):
            before = [
                r
                for r in reached.get(_key(q), ())
                if q.result_end - self.memory < r.year < q.period_end
                and r.result_end <= q.result_end
                and (r.document == q.document or _own(q, r))
                and (same_definition(q, r) or not scopes(q))
            ]
            counted = [r for r in before if same_definition(q, r)]
            bases = [r for r in counted if r.document == q.document] or counted
            if not bases or (q.measure in _FLOWS and q.year == 0):
                continue
            newest = max(r.year for r in bases)
            if q.claim in rising and newest < q.year - 1:
                continue  # it says itself that it is above the year before, of which no result is printed
            if any(_weaker(q, r, bases) for r in before if r.year == newest and r not in counted):
                continue
            distinct = {(r.interval.lo, r.interval.hi): r for r in reversed(bases) if r.year == newest}
            chief = headlines[q.in_sentence] >= HEADLINES
            fallen = q.claim in falling
            told = fallen or _twofold(list(distinct.values()))
            anew = _told(q) in rebased
            yield from (self._pair(q, base, told, chief, fallen, anew) for base in reversed(distinct.values()))

    def _pair(self, aim: Quantity, base: Quantity, said: bool, chief: bool, fallen: bool, rebased: bool) -> Comparison:
        direction = _direction(aim)
        cited = cites(aim, base)
        limit = _limits(aim, direction)
        slack = limit and aim.number.lo > base.interval.hi * SLACK > 0
        limit = limit and not slack
        solved = (None, None) if limit else needs.reaches(direction, aim.number, base.interval)
        sides = needing((("goal", aim), ("base", base)), solved)
        words: dict[str, Any] = {"name": name(aim), "goal": cited[0], "base": cited[1]}
        if slack:
            words["times"] = Result(face(aim) / face(base), aim.number / base.number).about()
        one, other = in_one_unit(aim, base)
        steps = self.said("arithmetic", goal=one, base=other)
        rounded = _fewer_digits(aim, base) or _round_floor(aim, base) or (aim.says("kept") and _trifle(aim, base))
        holds = limit or not falls_short(direction, aim.number, base.interval) or rounded
        if not holds and rebased:  # 收入60亿元（同口径增长6%）: what was reached is counted otherwise
            return cannot_tell(sides, self.said("contradicts", **words), OTHER_DEFINITION, steps)
        if not holds and _anew(aim, base) and not point_moved(aim.number, base.interval, NEARLY):
            return cannot_tell(sides, self.said("contradicts", **words), self.said("anew"), steps)
        if not holds and _into_projects(aim, base):
            return cannot_tell(sides, self.said("contradicts", **words), UNSURE["owner"], steps)
        if not holds and fallen and aim.says("explained"):
            return cannot_tell(sides, self.said("contradicts", **words), self.said("explained"), steps)
        if not (holds or chief or slack or _one_digit(aim, base)) and _far(aim, base):
            return cannot_tell(sides, self.said("contradicts", **words), self.said("other"), steps)
        return self.judged(
            holds,
            sides,
            words,
            steps,
            wrong="loose" if slack else "contradicts",
            gap=gap(aim.number, base.interval),
            doubts=2 if slack or said else self._doubts(aim, base),
        )

    def _doubts(self, aim: Quantity, base: Quantity) -> int:
        allowed = aim.direction == "ceiling" and not aim.says("lowering")
        anew = (aim.piles_up or _anew(aim, base)) and not _in_wrong_unit(aim, base)
        held = aim.says("assigned") or _kept(aim)
        return int(_far(aim, base) or allowed or anew or held)


def _told(q: Quantity) -> Key:
    """Of what, and in which sentence."""
    return q.document, q.sentence_start, q.owner, q.indicator


def _one_digit(aim: Quantity, base: Quantity) -> bool:
    """Whether one wrong digit of a goal of several keeps it from being about what is reached."""
    return _of_several_digits(aim) and digit_wrong(aim, base, NEARLY)


def _of_several_digits(aim: Quantity) -> bool:
    return len(digits_of(f"{aim.value:g}")) > TELLING


def _into_projects(*sides: Quantity) -> bool:
    """Whether one of two investments may be of some projects alone: those of a year come near to all of it."""
    return any(q.restricted and q.says("fickle") for q in sides)


def _far(aim: Quantity, base: Quantity) -> bool:
    """Whether a goal lies so far below what is reached that it is more likely one for something else: not in the row
    of a table, which is of one thing."""
    slipped = _in_wrong_unit(aim, base) or (_of_several_digits(aim) and point_moved(aim.number, base.interval))
    row = aim.origin == "table" and aim.in_sentence == base.in_sentence
    return gap(aim.number, base.interval) > UNLIKELY and not (slipped or row)


def _in_wrong_unit(aim: Quantity, base: Quantity) -> bool:
    """Whether 万 stands for the 亿 of what is reached: 650万元 after 600亿元."""
    return aim.unit != base.unit == aim.unit.replace("万", "亿") and point_moved(aim.number, base.interval)


def _weaker(aim: Quantity, other: Quantity, bases: Sequence[Quantity]) -> bool:
    """Whether what is reached by another way of counting is less, so that the goal may be meant by that."""
    least = scopes(other) and other.interval.hi < min(r.interval.lo for r in bases)
    return bool(least) and aim.direction == "floor" and not falls_short(aim.direction, aim.number, other.interval)


def _limits(aim: Quantity, direction: str) -> bool:
    """Whether the goal is a limit (控制在4.5%以内), which may lie above what is reached."""
    return direction == "ceiling" and (aim.comparator in ("<=", "<") or aim.says("limit"))


def _kept(aim: Quantity) -> bool:
    """Whether the goal is a line to hold (粮食产量稳定在600亿斤以上), drawn below what was reached on purpose."""
    return aim.says("kept") and aim.comparator in (">=", ">")


def _round_floor(aim: Quantity, base: Quantity) -> bool:
    """Whether the goal is what is reached, cut down to a round figure: 75万吨以上 after 75.9, 97%以上 after 97.5.

    A share is wanted at least for the year after; one that has years to grow is no floor drawn under what there is.
    """
    floor = aim.comparator == ">=" and aim.period_end <= base.period_end + 1 if aim.is_rate else aim.number.bounded
    if aim.direction != "floor" or not floor:
        return False
    below = Interval(aim.number.lo, aim.number.lo + (aim.last_place if aim.is_rate else aim.round_place))
    return below.meets(base.interval) and gap(aim.number, base.interval) < TRIFLE


def _trifle(aim: Quantity, base: Quantity) -> bool:
    """Whether a line to hold is drawn so little below what is reached that every year's weather explains it."""
    return gap(aim.number, base.interval) < STEADY


def _fewer_digits(aim: Quantity, base: Quantity) -> bool:
    """Whether a goal with decimals is what is reached, cut to fewer of them: 212.5万吨 of 212.54."""
    return aim.value % 1 != 0 and base.interval.meets(aim.number.widen(aim.last_place))


def _anew(aim: Quantity, base: Quantity) -> bool:
    """Whether the quantity is counted from nothing each year."""
    return aim.measure in _FLOWS or (aim.registered and aim.piles_up) or any(_newly(q) for q in (aim, base))


def _newly(q: Quantity) -> bool:
    """Whether it counts what is new, though the vocabulary calls it a stock: 新增高新技术企业150家."""
    return q.newly or (not q.is_rate and q.dimension in ("count", "people", "other") and q.says("newly", "added"))


def _own(*sides: Quantity) -> bool:
    """Whether every document speaks of its own region: of another one it says only what it needs."""
    return all(q.region == q.document_region for q in sides)


def _wanted(q: Quantity) -> bool:
    if q.measure not in _STATES | _FLOWS or q.canonical_unit == "个百分点":
        return False
    return q.named and not (q.newly and q.is_rate) and _direction(q) != "neither"


def _direction(q: Quantity) -> str:
    """Which way is better; a stock of something the vocabulary does not know should not shrink."""
    if q.registered:
        return q.direction
    if len(q.indicator) < SHORTEST_NAME:
        return "neither"  # 产值 alone says nothing of whose or of what
    return "floor" if q.measure == "level" and not q.is_rate and q.says("reached") else "neither"


def _twofold(bases: list[Quantity]) -> bool:
    """Whether what is reached is printed with two values, so that one of them, and maybe the goal, counts otherwise."""
    return any(not a.rounded.meets(b.rounded) for a, b in combinations(bases, 2) if a.document == b.document)


def _key(q: Quantity) -> Key:
    measure = "share" if q.canonical_unit == "%" and q.measure in _STATES else q.measure
    return (*q.owner, q.indicator, q.canonical_unit, measure, q.newly, "" if q.registered else q.document)
