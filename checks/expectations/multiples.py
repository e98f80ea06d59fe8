"""Multiples (翻番, 倍增, 增长6.8倍) against average growth and levels."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name
from checks.comparing.levels import Levels
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, added, face, printed, show
from checks.comparing.verdict import ALL, link_of
from checks.comparisons import Comparison, Link
from checks.expectations.average_growth import compounded, is_average
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

SHORTEST_NAME = 5
_ENDS = 2


class ExpectMultiplesToFollowGrowth(Shape):
    """A doubling must be what the average growth over the same years makes, or what the levels at its ends make.

    增长6.8倍 is 7.8 times; 翻番 and 倍增 are at least twice. Doubling of output is meant at constant prices, like the
    average rate beside it, so the two are compared also where growth is real; levels only where it is nominal. A
    multiple that was read off levels (是2007年的2.5倍) is at current prices: where growth is real it differs by nature.
    """

    outcomes = TOLD

    MEANT: ClassVar[str] = "若把“增长…倍”读作“是…的倍数”则相符，疑为表述之误"
    WORDING: ClassVar[str] = "指标名称不完全相同：{a} / {b}"

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        averages = [q for q in claims if is_average(q)]
        levels, known = Levels(claims), by_claim(claims)
        named = {(q.document, q.indicator) for q in claims if q.measure == "multiple"}
        told = grouped([q for q in claims if q.measure == "level" and not q.is_rate], _told)
        for multiple in claims:
            if multiple.measure != "multiple" or multiple.says("pace") or _over_spans(multiple):
                continue
            if multiple.growth != "real" or _doubles(multiple) or _increases(multiple):
                yield from (self._growth(multiple, g) for g in averages if _same(multiple, g, named))
            ends = _ends(multiple, levels, known) or _beside(multiple, told.get(_told(multiple), ()))
            if ends and (multiple.growth != "real" or self._moves(multiple, *ends)):
                yield self._levels(multiple, *ends)

    def _growth(self, multiple: Quantity, growth: Quantity) -> Comparison:
        n = growth.period_end - growth.period_start + 1
        derived, said_times = compounded(growth.rounded, n), times(multiple)
        solved = needs.doubling(said_times, growth.interval, n)
        sides = needing((("operand", multiple), ("growth", growth)), (_printed(multiple, solved[0]), solved[1]))
        said = cites(multiple, growth)
        aim = face(multiple) + ONE * int(_increases(multiple))
        made = Result(compounded(face(growth), n), derived)
        rate = Result((aim.root(n) - ONE) * HUNDRED, (Interval.point(aim.middle).root(n) - ONE) * HUNDRED, "%")
        words = {
            "name": name(multiple, measured=False), "multiple": said[0], "growth": said[1], "rate": printed(growth),
            "n": n, "times": show(aim), "derived": made.about(said_times), "needed": rate.about(growth.interval),
        }  # fmt: skip
        steps = self.said(
            "arithmetic", rate=added(face(growth), "%"), n=n, derived=made.step(said_times), times=show(aim),
            needed=rate.step(growth.interval), quote=said[0],
        )  # fmt: skip
        # A result of 1.97 times is told as a doubling.
        nearly = multiple.stance == "actual" and derived.meets(said_times.widen(Fraction(1, 20)))
        beside = link_of((multiple, growth)) in (Link.CLAUSE, Link.SENTENCE)
        differs = multiple.indicator != growth.indicator
        notes = [self.WORDING.format(a=multiple.indicator, b=growth.indicator)] if differs else []
        # 增长1.66倍 where 是1.66倍 is meant: a slip of wording, not of a number.
        meant = _increases(multiple) and derived.meets(multiple.interval)
        notes += [self.MEANT] if meant else []
        return self.judged(
            derived.meets(said_times) or nearly,
            sides,
            words,
            steps,
            gap=gap(said_times, derived),
            relies=("owner", "period", "stance") if beside else ALL,
            doubts=max(int(meant or not _sure(multiple, growth, n)), 2 * self._another(multiple, growth)),
            notes=tuple(notes),
        )

    @staticmethod
    def _another(multiple: Quantity, growth: Quantity) -> bool:
        """Whether the two may be of different things: real growth beside a nominal multiple, or another indicator.

        A goal is doubled from a year of its own (在2010年基础上翻番), which its sentence need not say.
        """
        if multiple.stance == "target" and _doubles(multiple):
            return True
        real = multiple.stance == "actual" and "real" in (multiple.growth, growth.growth)
        return real or (multiple.indicator != growth.indicator and not _doubles(multiple))

    @staticmethod
    def _moves(multiple: Quantity, level: Quantity, base: Quantity) -> bool:
        """Whether a multiple of real growth is read off levels all the same: 由A增加到B，增长1.2倍, and it fits."""
        one = level.base == base.claim and multiple.beside == level.claim
        return one and (level.rounded / base.interval).meets(times(multiple))

    def _levels(self, multiple: Quantity, level: Quantity, base: Quantity) -> Comparison:
        derived, said_times = level.rounded / base.interval, times(multiple)
        solved, *ends = needs.multiple(said_times, level.rounded, base.interval)
        sides = needing((("operand", multiple), ("level", level), ("base", base)), (_printed(multiple, solved), *ends))
        said = cites(multiple, level, base)
        less = ONE * int(_increases(multiple))
        made, meant = Result(face(level) / face(base) - less, derived - less), said_times - less
        numbers = {"level": printed(level), "base": printed(base), "derived": made.step(meant)}
        steps = self.said("grown" if _increases(multiple) else "ratio", **numbers, quote=said[0])
        words = {"name": name(level, measured=False), "multiple": said[0], "level": said[1], "base": said[2]}
        words["growth"] = said[1]
        words["derived"] = made.about(meant)
        fits = derived.meets(said_times)
        wrong = "increased" if _increases(multiple) else "levels"
        return self.judged(fits, sides, words, steps, wrong=wrong, gap=gap(said_times, derived))


def times(q: Quantity) -> Interval:
    """What a multiple says as a factor: 增长6.8倍 is 7.8 times, 翻番 at least 2."""
    if _doubles(q):
        return Interval.at_least(q.value)
    return q.rounded + ONE if _increases(q) else q.rounded


def _doubles(q: Quantity) -> bool:
    return q.says("doubling")


def _increases(q: Quantity) -> bool:
    return q.says("increase")


def _over_spans(multiple: Quantity) -> bool:
    """Whether it is measured against several years (比“十五”增长2.2倍, 累计翻番): no yearly rate carries that."""
    return "-" in multiple.basis or multiple.basis == "span_before"


def _printed(q: Quantity, factor: Interval | None) -> Interval | None:
    """A factor as the multiple would have to be printed: 7.8 times is 增长6.8倍. A doubling prints no number."""
    if factor is None or _doubles(q):
        return None
    return factor - ONE if _increases(q) else factor


def span(q: Quantity) -> tuple[int, int]:
    """Base year and last year of a multiple: the base as printed (较2020年), else the year before its span or plan."""
    if q.basis.isdigit():
        return int(q.basis), q.period_end
    if 0 < q.period_start < q.period_end:
        return q.period_start - 1, q.period_end
    if q.stance == "target" and q.period_end == q.plan_end > q.plan_start:
        return q.plan_start - 1, q.period_end
    return 0, 0


def _alike(one: str, other: str) -> bool:
    """Whether one name is the other with words left out: 工业营业收入, 规模以上工业企业营业收入."""
    if ("人均" in one) != ("人均" in other) or one[-1] != other[-1]:
        return False  # 单位生产总值能耗 is no 生产总值
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return one == other or (len(short) >= SHORTEST_NAME and all(c in letters for c in short))


def _same(multiple: Quantity, growth: Quantity, named: set[tuple[str, str]]) -> bool:
    """Whether an average rate is about the same quantity and years.

    Under a name that is not quite the same it is where no multiple has its own name (`named`); a name the vocabulary
    does not know is one thing only within its sentence.
    """
    if multiple.indicator != growth.indicator and (growth.document, growth.indicator) in named:
        return False
    if not (multiple.registered or growth.registered) and multiple.sentence_start != growth.sentence_start:
        return False
    who = (multiple.owner, multiple.stance, multiple.document)
    dated = span(multiple) == (growth.period_start - 1, growth.period_end)
    mine = who == (growth.owner, growth.stance, growth.document)
    return dated and mine and _alike(multiple.indicator, growth.indicator)


def _sure(multiple: Quantity, growth: Quantity, n: int) -> bool:
    """Whether both are printed side by side of one indicator, and a year more or less would not make them fit."""
    beside = (multiple.document, multiple.sentence_start) == (growth.document, growth.sentence_start)
    one = beside and multiple.indicator == growth.indicator and multiple.stance == "actual"
    other_years = (compounded(growth.interval, k).meets(times(multiple)) for k in (n - 1, n + 1))
    return one and not _doubles(multiple) and not any(other_years)


def _ends(multiple: Quantity, levels: Levels, known: dict[str, Quantity]) -> tuple[Quantity, Quantity] | None:
    level = known.get(multiple.beside)
    if level is not None and level.base in known and not level.is_rate:
        return level, known[level.base]
    first, last = span(multiple)
    own = level is not None and not level.is_rate and level.year == last
    ends = [level] if level is not None and own else levels.at(multiple, last, stance=multiple.stance)
    bases = levels.at(multiple, first)
    pairs = ((e, b) for e in ends for b in bases if e.canonical_unit == b.canonical_unit)
    return next(((e, b) for e, b in pairs if e.claim != b.claim), None)


def _told(q: Quantity) -> Key:
    """Whose and of what, in one sentence."""
    return *q.in_sentence, q.owner, q.indicator, q.stance


def _beside(multiple: Quantity, told: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The two levels told before a multiple that names no other year: 21.5亿元，上年为7.9亿元，增长1.72倍."""
    before = [q for q in told if q.end <= multiple.start and q.period_start == q.period_end > 0]
    base, level = sorted(before, key=lambda q: q.period_end) if len(before) == _ENDS else (None, None)
    if base is None or level is None or multiple.basis or level.period_end != multiple.period_end:
        return None
    return (level, base) if base.period_end < level.period_end and base.canonical_unit == level.canonical_unit else None
