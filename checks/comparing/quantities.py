"""Claims as the shapes read them, and the groups of claims that speak of one quantity."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from checks.chinese.lexicon import lexicon
from checks.chinese.spellings import spelled
from checks.claims.model import Claim
from checks.claims.settling.trust import Attribute, sure
from checks.comparisons import Operand
from checks.intervals import Interval

Key = tuple[Any, ...]
Item = TypeVar("Item")
Years = tuple[int, int]
# Units that measure rather than count, read off their characters where the vocabulary does not know the noun.
MEASURED = frozenset("元吨米亩顷里瓦时度卡升克焦%年月日天人户次煤")
_PLACES = 9  # of a float that are no noise
_ROUND = 100  # the last place that is not nought, in units of the last digit, from which an amount is a round figure
_STATES = frozenset({"money_per_person", "usd_per_person", "per_capita", "time", "concentration"})
_COUNTS = frozenset({"people", "households", "count", "area", "length"})
_OF_NO_BOOK = tuple(lexicon("owners")["of_no_book"])
_RATES = frozenset({"share", "rate", "growth", "growth_avg", "ratio_part", "completion", "rank"})


@dataclass(eq=False, kw_only=True)
class Quantity(Claim):
    """One row of the joined claims: a claim with what the vocabulary and the documents say of it.

    Years that are not known are 0.
    """

    period_start: int
    period_end: int
    qualitative: bool
    indicator_en: str
    indicator_names: str
    dimension: str
    direction: str
    growth: str
    stock: bool
    additive: bool
    whole_indicator: str
    core: bool
    regions_above: str
    document_region: str
    document_kind: str
    result_end: int
    plan_start: int
    plan_end: int
    purse: str
    hedge: str
    change: str
    owner_read: str
    indicator_read: str
    period_read: str
    stance_read: str

    @cached_property
    def _flags(self) -> frozenset[str]:
        return frozenset(self.wording.split(","))

    def says(self, *flags: str) -> bool:
        """Whether the words around the number say one of these (the flags of `wording`)."""
        return not self._flags.isdisjoint(flags)

    @property
    def passage(self) -> Key:
        """Where it is told: which table, or which paragraph, of which document."""
        return self.document, self.origin, self.table_start if self.origin == "table" else self.paragraph

    @property
    def in_sentence(self) -> Key:
        """The sentence it stands in, of its document."""
        return self.document, self.sentence_start

    def read(self, attribute: Attribute) -> str:
        """Where an attribute was read."""
        return str(getattr(self, f"{attribute}_read"))

    @cached_property
    def owner(self) -> Key:
        """Whose number it is: region, part of it, level of government and book, each form of a word as one."""
        return self.region, self.subject, self.purse, self.account

    @property
    def stage(self) -> str:
        """How firm it is: what a table calls the budget of a year still to come is the goal that the text tells."""
        return "target" if self.stance == "budget" and 0 < self.result_end < self.period_end else self.stance

    @property
    def named(self) -> bool:
        """Whether what the number is about is surely said."""
        return sure(self.indicator_read)

    @property
    def dated(self) -> bool:
        """Whether its years are known and surely its own."""
        return self.period_end > 0 and sure(self.period_read)

    @property
    def restricted(self) -> bool:
        """Whether the number may be of a part of its region, or of somebody else."""
        return not sure(self.owner_read)

    @cached_property
    def interval(self) -> Interval:
        """What the number says, in the canonical unit."""
        return Interval.of_row(self.lo, self.hi, self.lo_closed, self.hi_closed)

    @cached_property
    def number(self) -> Interval:
        """The number that is printed, whatever its hedge allows: 7%以上 is 7, not everything above it.

        Goals are compared by it: two floors for one year overlap as sets, and yet they are two goals.
        """
        if self.comparator in (">=", ">"):
            return Interval.point(self.lo) if math.isfinite(self.lo) else self.interval
        if self.comparator in ("<=", "<"):
            return Interval.point(self.hi) if math.isfinite(self.hi) else self.interval
        return self.interval

    @cached_property
    def rounded(self) -> Interval:
        """The number as arithmetic takes it: a goal is printed in so many digits too, and stands for what rounds to it.

        Only things counted one by one are exact.
        """
        exact = (self.counted or self.dimension in _COUNTS) and self.unit == self.canonical_unit
        goal = self.stance != "actual" and self.comparator == "=" and self.interval.is_point
        return self.interval.widen(self.last_place / 2) if goal and not exact else self.interval

    @cached_property
    def newly(self) -> bool:
        """Whether it counts what came new (新增高速公路173公里), which is no level that was reached."""
        return self.says("added") and self.measure in ("level", "share", "rate")

    @cached_property
    def risen(self) -> bool:
        """Whether it is by how much something rose (增加28人), and does not count what came new."""
        return self.measure == "delta" and not self.says("added", "newly")

    @cached_property
    def last_place(self) -> Fraction:
        """One unit of the last digit that is printed, in the canonical unit."""
        if self.comparator == "=" and self.interval.bounded and not self.interval.is_point:
            return Fraction(self.interval.hi) - Fraction(self.interval.lo)
        places = len(f"{self.value:.10f}".rstrip("0").partition(".")[2])
        ends = [e for e in (self.interval.lo, self.interval.hi) if isinstance(e, Fraction)]
        scale = abs(sum(ends, Fraction(0)) / len(ends) / Fraction(repr(self.value))) if ends and self.value else 1
        return Fraction(scale) / 10**places

    @cached_property
    def round_place(self) -> Fraction:
        """One unit of the last digit that is not zero: 5000元 is a number of thousands."""
        place, digits = self.last_place, f"{self.value:.10f}".rstrip("0").removesuffix(".")
        return place * 10 ** (len(digits) - len(digits.rstrip("0"))) if "." not in digits else place

    @cached_property
    def round_figure(self) -> Interval:
        """What an amount may stand for that ends in noughts: 1600亿元 for 1604.8亿元; its own interval else.

        Half of the last place that is not nought, and no more than a hundredth of the amount.
        """
        if self.is_rate or self.comparator != "=" or self.round_place < _ROUND * self.last_place:
            return self.interval
        by = min(self.round_place / 2, abs(Fraction(self.interval.hi)) / _ROUND)
        return self.interval.widen(by)

    @property
    def years(self) -> Years:
        """First and last year."""
        return self.period_start, self.period_end

    @property
    def piles_up(self) -> bool:
        """Whether it counts what is newly made or done, so that several years add up and each year starts anew."""
        if self.stock or self.is_rate:
            return False
        return self.measure in ("delta", "cumulative") or (self.measure == "level" and self.dimension in _COUNTS)

    @property
    def state(self) -> bool:
        """Whether it is a state that something is in (a share, a population), not what happened over its years."""
        if self.measure in ("share", "rate", "ratio_part"):
            return True
        return self.measure == "level" and (self.stock or self.canonical_unit == "%" or self.dimension in _STATES)

    @property
    def year(self) -> int:
        """The year, for a claim about a single year; a state over a span is that of its last year; 0 otherwise."""
        return self.period_end if self.period_start == self.period_end or self.state else 0

    @property
    def above(self) -> tuple[str, ...]:
        """The regions above this one, nearest first."""
        return tuple(r for r in self.regions_above.split("/") if r)

    @property
    def clause(self) -> str:
        """The words of the clause the number stands in; of its row in a table."""
        if self.origin == "table":
            return self.sentence
        return self.sentence[self.clause_start - self.sentence_start : self.clause_end - self.sentence_start]

    @property
    def chapter(self) -> str:
        """The first heading above the number."""
        return self.section.partition(" / ")[0]

    @cached_property
    def of_whole_region(self) -> bool:
        """Whether the number is meant for the region as a whole: a headline indicator, or said so (全年, 全市, 共).

        Others (新增学位720个) are often said of one project among several, with the same words.
        """
        if not self.registered or self.restricted:
            return False
        return self.core or self.says("all")

    @property
    def is_asked(self) -> bool:
        """Whether it is no result: asked for, or the size of one thing that is built (总投资)."""
        return self.stance == "requirement" or self.says("sized")

    @property
    def is_rate(self) -> bool:
        """Whether the number is itself a rate, so that it does not add up."""
        return self.measure in _RATES or self.canonical_unit in ("%", "个百分点")

    @property
    def counted(self) -> bool:
        """Whether it counts things one by one (个, 条, 项): such counts add up across their units."""
        if self.dimension == "count":
            return True
        return (
            self.dimension in ("other", "")
            and "百分" not in self.canonical_unit
            and MEASURED.isdisjoint(self.canonical_unit)
        )

    def operand(self, role: str, needs: Interval | None = None) -> Operand:
        """This claim as one side of a comparison; `needs` is where its number would have to lie for it to agree."""
        return Operand(role, self.claim, self.document, self.start, self.end, needs)


def in_percent(q: Quantity) -> Quantity:
    """A growth in times (增长1.6倍) as one of 160%; any other number as it is."""
    if q.measure != "multiple" or q.canonical_unit != "倍" or not q.says("increase"):
        return q
    low, high, value = (round(x * 100, _PLACES) for x in (q.lo, q.hi, q.value))
    return replace(q, measure="growth", canonical_unit="%", lo=low, hi=high, value=value)


def horizon(q: Quantity) -> Years:
    """The years a claim is about, so that one goal of a plan of several years has one name.

    到2025年增长7% and "十四五"期间增长7% in one outline are the same goal: for rates that hold over the whole plan
    (growth, shares) the plan's span and its last year are one horizon. A state reached over some years is that of the
    last one. Totals over a span are left as they are, and so are the shares of such totals.
    """
    if q.state and not (q.measure == "share" and q.origin == "text" and q.stance == "actual"):
        return q.period_end, q.period_end
    spans = q.plan_start and q.plan_end > q.plan_start and q.stance == "target" and q.is_rate
    if spans and q.period_end == q.plan_end and q.period_start in (q.plan_start, q.plan_end, q.plan_start - 1):
        return q.plan_end, q.plan_end
    return q.years


def measure(q: Quantity) -> str:
    """The measure as goals of several years use it: growth over the plan is yearly average growth.

    A fall is told for the whole plan (五年能耗下降20%) as often as for each year, so that it is no average.
    """
    if q.interval.hi <= 0:
        return q.measure
    whole_plan = q.stance == "target" and q.plan_end > q.plan_start and horizon(q)[1] == q.plan_end
    return "growth_avg" if whole_plan and q.measure == "growth" else q.measure


def subject_key(q: Quantity) -> Key:
    """Who and what: region, subject, tier, account, indicator, unit.

    Unregistered nouns are only the same within a document. A share names what it is of, and what is borrowed is for
    more than one book: which book was spoken of before says nothing of them.
    """
    named = (q.measure == "share" and "占" in q.indicator) or q.indicator.endswith(_OF_NO_BOOK)
    name, where = (q.indicator, "") if q.registered else (spelled(q.indicator), q.document)
    return (*q.owner[:3], "" if named else q.account, name, q.canonical_unit, where)


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Items by key, in order."""
    out: dict[Key, list[Item]] = {}
    for item in items:
        out.setdefault(key(item), []).append(item)
    return out


def certain(*sides: Quantity) -> bool:
    """Whether what every number is about is printed beside it, not taken over from somewhere before."""
    return all(q.named for q in sides)


def by_claim(items: Iterable[Quantity]) -> dict[str, Quantity]:
    """Items by claim id."""
    return {q.claim: q for q in items}
