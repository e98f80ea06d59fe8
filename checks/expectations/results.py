"""Results against the goals an earlier plan set."""

from collections.abc import Iterator
from itertools import chain

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.directions import directed, falls_short, sign
from checks.comparing.levels import PROPORTIONS, Levels
from checks.comparing.near_miss import FAR
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Key, Quantity, by_claim, certain, grouped, subject_key
from checks.comparing.reckoning import Result, added, face, printed
from checks.comparing.scope import OTHER_DEFINITION, like_for_like, same_definition
from checks.comparing.verdict import agrees, cannot_tell
from checks.comparisons import Comparison, Outcome
from checks.expectations.base import Shape
from checks.wording import NO_TEXT, Text

_SURVEY: int = lexicon("wording")["survey"]["since"]
_BESIDE = 12  # characters from a result to the goal it is held against in its sentence
HALF = 0.5  # relative distance beyond which even what comes and goes has fallen short


class ExpectResultsToReachGoals(Shape):
    """What a later document reports should reach the goal an earlier one set for that year, or its own sentence tells.

    Like is compared with like: growth with growth, a level with a level. Where that year's result is not published,
    the level the goal implies (the base grown at the goal's rate, where growth is nominal; or the goal itself) is
    compared with the next published level, at most `patience` years on. What comes and goes (investment, trade) may
    well bring less a year later: that is only a remark, unless it is less than half. A result in the goal's own measure
    that reaches it answers for it where its year is not said beside it, or where it is told on a like basis: of which
    basis the goal is, is not said. A level whose change is told on a like basis is none to hold an older one against:
    it is a remark.
    """

    patience: int = 2

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        alike, printed = frozenset(q.beside for q in claims if like_for_like(q)), claims
        unsure = [q for q in claims if q.registered and q.stance == "actual" and _answers(q)]
        claims = [q for q in claims if q.registered and q.dated and not q.part_of_year]
        results = grouped([q for q in claims if q.stance == "actual"], _key)
        goals = _least([q for q in claims if q.stance == "target" and directed(q) and not q.basis])
        last = max((q.result_end for q in claims), default=0)
        made = chain(self._beside(goals, results), self._held_against(goals, results, Levels(claims), last, alike))
        return self._answered(made, by_claim(printed), grouped(unsure, _key))

    def _beside(self, goals: list[Quantity], results: dict[Key, list[Quantity]]) -> Iterator[Comparison]:
        """登记失业率3.52%，控制在预期4.2%以内: the goal right behind its result."""
        for aim in goals:
            told = [r for r in results.get(_key(aim), ()) if r.in_sentence == aim.in_sentence]
            yield from (self._pair(aim, r, doubts=2) for r in told if 0 < aim.start - r.end <= _BESIDE)

    def _answered(
        self, made: Iterator[Comparison], known: dict[str, Quantity], unsure: dict[Key, list[Quantity]]
    ) -> Iterator[Comparison]:
        """The comparisons, but none that contradicts where a result that is not sure reaches the goal, or where the
        amount printed beside the result reaches the one printed beside the goal."""
        for one in made:
            aim, result = known[one.operands[0].claim], known[one.operands[-1].claim]
            missed = one.outcome is Outcome.CONTRADICTS
            met = missed and next((r for r in unsure.get(_key(aim), ()) if _reached(aim, r)), None)
            if met:
                yield self._open(aim, met, OTHER_DEFINITION)
            elif missed and _reached_in_amount(aim, result, known):
                yield self._open(aim, result, self.said("amount"))
            else:
                yield one

    def _open(self, aim: Quantity, result: Quantity, reason: Text) -> Comparison:
        words = dict(zip(("goal", "result"), cites(aim, result), strict=True))
        return cannot_tell((("goal", aim), ("result", result)), self.said("open", name=name(aim), **words), reason)

    def _held_against(
        self,
        goals: list[Quantity],
        results: dict[Key, list[Quantity]],
        levels: Levels,
        last: int,
        alike: frozenset[str],
    ) -> Iterator[Comparison]:
        for q in goals:
            if q.result_end >= q.period_end or not certain(q):
                continue
            found = [
                r
                for r in results.get(_key(q), [])
                if r.document != q.document and r.result_end >= q.period_end and certain(r)
            ]
            if found:
                yield from (
                    self._pair(q, r) for r in _first_of_each_document(sorted(found, key=lambda r: r.restricted))
                )
            elif later := self._later(q, levels, alike):
                yield later
            elif q.core and q.period_end <= last:
                message = Text("{name}{goal}没有可比的实绩", "{name} {goal} has no result to compare")
                said = message.fill(name=name(q), goal=cites(q)[0])
                yield cannot_tell([("goal", q)], said, self.said("no_result"))

    def _pair(self, aim: Quantity, result: Quantity, doubts: int = 0) -> Comparison:
        said = cites(aim, result)
        solved = needs.reaches(aim.direction, result.interval, aim.number)
        sides = needing((("goal", aim), ("result", result)), solved[::-1])
        words = {"name": name(aim), "goal": said[0], "result": said[1]}
        aimed, reached = in_one_unit(aim, result)
        steps = self.said("arithmetic", result=reached, sign=sign(aim.direction), goal=aimed)
        met = not falls_short(aim.direction, result.interval, aim.number)
        alike = same_definition(aim, result) and _same_stage(aim, result)
        if not met and (not alike or (aim.measure == "growth" and aim.growth != result.growth)):
            return cannot_tell((("goal", aim), ("result", result)), self.said("open", **words), OTHER_DEFINITION)
        return self.judged(met, sides, words, steps, gap=gap(aim.number, result.interval), doubts=doubts)

    def _later(self, aim: Quantity, levels: Levels, alike: frozenset[str]) -> Comparison | None:
        """The goal's level against the next published one; None where there is no such level or no base."""
        year = aim.year
        base: Quantity | None = None
        # What is newly done starts anew each year: another year's count says nothing of this one's.
        if not year or aim.direction != "floor" or aim.measure not in ("level", "growth"):
            return None
        if aim.piles_up or aim.newly:
            return None
        if aim.measure == "growth":
            base = next(iter(levels.at(aim, year - 1)), None) if aim.growth == "nominal" else None
            if base is None:
                return None
        unit = base.canonical_unit if base else aim.canonical_unit
        for later in range(year, year + self.patience + 1):
            found = [
                r
                for r in levels.at(aim, later, unit=unit)
                if r.document != aim.document and same_definition(base or aim, r) and _as_local(base or aim, r)
            ]
            if found and base and _counted_anew(base, found[0]):
                return self._open(aim, found[0], OTHER_DEFINITION)
            if found:
                return self._implied(aim, base, found[0], found[0].claim in alike)
        return None

    def _implied(self, aim: Quantity, base: Quantity | None, result: Quantity, rebased: bool) -> Comparison:
        # A growth goal is set in round figures: what it implies is no sharper than that.
        rate = aim.number.widen(aim.last_place / 2)
        implied = base.interval * (ONE + rate / HUNDRED) if base else aim.number
        plain = face(base) * (ONE + face(aim) / HUNDRED) if base else face(aim)
        named = [("goal", aim), *([("base", base)] if base else []), ("result", result)]
        sides = needing(named, needs.implied(aim.number, base.interval if base else None, result.interval))
        said = cites(aim, result)
        made = Result(plain, implied, result.canonical_unit)
        words = {"name": name(aim), "goal": said[0], "year": result.year, "result": said[1]}
        words["implied"] = self.said("that_is", level=made.about(result.interval)) if base else NO_TEXT
        aimed, reached = in_one_unit(aim, result)
        steps = (
            self.said(
                "grown", base=printed(base), goal=added(face(aim), "%"), implied=made.step(result.interval),
                year=result.year, result=printed(result),
            )
            if base
            else self.said("arithmetic", result=reached, sign="≥", goal=aimed)
        )  # fmt: skip
        if not falls_short("floor", result.interval, implied):
            return agrees(sides, self.said("later_agrees", **words), steps)
        sentence = "implied" if result.year == aim.year else "later"
        apart = gap(implied, result.interval)
        # What one year brings says little of another, unless it is far less: only a state lasts.
        of = base or aim
        brought = result.year != aim.year and not of.state and apart < (HALF if of.says("fickle") else FAR)
        return self.judged(False, sides, words, steps, wrong=sentence, gap=apart, doubts=int(brought or rebased))


def _key(q: Quantity) -> Key:
    measure = "share" if q.canonical_unit == "%" and q.measure in PROPORTIONS else q.measure
    return (*subject_key(q), measure, q.years, q.basis, q.newly)


def _least(goals: list[Quantity]) -> list[Quantity]:
    """The goals without those that ask more than another of their document does of the same: 增长5%，力争10%."""
    same = grouped(goals, lambda q: (q.document, *_key(q)))
    return [q for q in goals if not any(_asks_more(q, r) for r in same[(q.document, *_key(q))])]


def _asks_more(one: Quantity, other: Quantity) -> bool:
    low, high = (other, one) if one.direction == "floor" else (one, other)
    return one.direction == other.direction and low.number.hi < high.number.lo


def _same_stage(aim: Quantity, result: Quantity) -> bool:
    """Whether a result counts what its goal does: no homes that were finished where some were to be begun, and none
    net of what was lost."""
    begun, finished = (q.says("begun") - q.says("finished") for q in (aim, result))
    return begun * finished >= 0 and result.says("netted") <= aim.says("netted")


def _answers(q: Quantity) -> bool:
    """Whether a result may answer a goal that others miss: its year is its document's, or its basis a like one."""
    return (
        q.period_end == q.result_end > 0 and not (q.part_of_year or q.restricted) and (not q.dated or like_for_like(q))
    )


def _counted_anew(base: Quantity, result: Quantity) -> bool:
    """Whether an income per head is by another survey than that of the year its goal rests on.

    The survey was made anew in one year; and where the income is less, it was counted otherwise too.
    """
    anew = base.year < _SURVEY <= result.year or result.interval.hi < base.interval.lo
    return base.dimension == "money_per_person" and anew


def _as_local(one: Quantity, other: Quantity) -> bool:
    """Whether both amounts are what is left to the region (地方公共财政预算收入), or both all that came in."""
    return one.says("local") == other.says("local")


def _reached(aim: Quantity, result: Quantity) -> bool:
    return result.document != aim.document and not falls_short(aim.direction, result.interval, aim.number)


def _reached_in_amount(aim: Quantity, result: Quantity, known: dict[str, Quantity]) -> bool:
    """Whether a growth misses a goal whose amount is reached: 突破2300万人次、增长15%, and 2315万人次、增长14.7%."""
    amount, got = known.get(aim.beside), known.get(result.beside)
    if aim.measure != "growth" or amount is None or got is None:
        return False
    same = (amount.stance, amount.indicator, amount.canonical_unit) == (aim.stance, aim.indicator, got.canonical_unit)
    return same and directed(amount) and not falls_short(amount.direction, got.interval, amount.number)


def _first_of_each_document(results: list[Quantity]) -> list[Quantity]:
    """One result from each document: the same number is often repeated in it."""
    out: dict[str, Quantity] = {}
    for r in results:
        out.setdefault(r.document, r)
    return list(out.values())
