"""Growth rates against the levels they grew from and to."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.near_miss import misprinted
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.scope import (
    OTHER_DEFINITION,
    like_for_like,
    same_definition,
)
from checks.comparing.verdict import BUDGET, UNSURE_BASE, cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import Shape
from checks.intervals import Interval
from checks.intervals.digits import decimals, digits_of, slip_between
from checks.wording import Text

_SIZES = tuple(lexicon("owners")["sizes"])
_SURE = Fraction(1, 1000)  # of an amount its last place is no more than this, where four of its digits are printed
SURE_DIGITS = 4  # of an amount: a shorter one is one slip away from too many others
USUAL, SELDOM = 3, 4  # rates that follow from what was done and show that it is the rule, and of how many one may not


class _Grown(NamedTuple):
    """A rate, the level it belongs to, and the level before; `printed` where the text names that as its base, `sure`
    where a change printed in the row leads from the one level to the other.
    """

    growth: Quantity
    level: Quantity
    base: Quantity | None
    printed: bool
    sure: bool = False


class ExpectGrowthToFollowLevels(Shape):
    """A nominal growth rate must follow from the level it belongs to and the level it grew from.

    The base is the one printed beside it (由227个精简至171个，压减24.7%), else what its sentence says was added
    (产量70650万吨，增加1109万吨，增产1.6%), else last year's level in the same or another document. Where growth
    is real (at constant prices) or like for like (同口径), levels do not give it: cannot tell.
    What a budget plans to grow is asked, too; where its rate does not follow from what was done, it may be measured
    from what was planned, unless a change in its row says from what, or one slip of the hand explains it: in the rate,
    or in the amount of a budget whose other rates do follow from what was done.
    Firms above a size (规模以上) are other ones each year, and grow by what those of today had: how far their level of
    another document is from being their base tells nothing, unless one rose and the other fell. With the base from
    another document a difference weighs one step less, and two where a revision of the base by no more than a tenth
    explains it.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels, known = Levels(claims), by_claim(claims)
        added = {q.beside: q for q in claims if q.beside and is_added(q)}
        new = grouped([q for q in claims if q.measure == "delta" and q.says("gross")], _told)
        rows = grouped([q for q in claims if q.measure == "delta" and q.origin == "table"], _told)
        found: list[_Grown] = []
        for growth in claims:
            if growth.measure != "growth" or growth.canonical_unit != "%" or not (_done(growth) or _budgeted(growth)):
                continue
            level = _level(growth, levels, known)
            if level is None or _stage(level) != _stage(growth) or _counts_else(level):
                continue
            if any(q.start < growth.start < level.start for q in new.get(_told(growth), ())):
                continue  # 新增企业380户，增长40%；年末2310户: it is what came new that grew
            # In a table the columns say what a rate starts from, though its level moves from elsewhere.
            base = known.get(level.base) or (known.get(growth.base) if growth.origin == "table" else None)
            printed = base is not None and _divisible(level, base) and _spans(growth, base)
            change = added.get(level.claim)
            if not printed and change is not None and _adds(change, level, growth):
                yield self._by_change(growth, level, change)
                continue
            if not printed and growth.year:
                before = levels.at(level, growth.year - 1, unit=level.canonical_unit)
                bases = sorted(before, key=lambda b: _is_restated(growth, b))
                base = next((b for b in bases if _follows(growth, level, b)), next(iter(bases), None))
            sure = printed and base is not None and _is_told(level, base, rows.get(_told(growth), ()))
            found.append(_Grown(growth, level, base, printed, sure))
        usual = _from_what_was_done(found)
        yield from (self._growth(*one, one.growth.document in usual) for one in found)

    def _growth(
        self, growth: Quantity, level: Quantity, base: Quantity | None, printed: bool, sure: bool, usual: bool
    ) -> Comparison:
        reason = self._obstacle(growth, level, base, printed)
        sides = [("growth", growth), ("level", level), *([("base", base)] if base else [])]
        open_ = self.said("open", name=name(growth), growth=cites(growth)[0])
        if reason is not None or base is None:
            return cannot_tell(sides, open_, reason or self.said("no_base"))
        solved = needing(sides, needs.growth(growth.rounded, level.rounded, base.rounded))
        derived = grown(level.rounded, base.rounded)
        made = Result(grown(face(level), face(base)), derived, "%")
        words, steps = self._told("arithmetic", growth, made, level=level, base=base)
        fits = derived.meets(growth.rounded)
        apart = base.sentence_start != level.sentence_start or base.document != level.document
        if not fits and apart and grown(level.round_figure, base.round_figure).meets(growth.rounded):
            return cannot_tell(solved, open_, self.said("round"))
        if not fits and base.document != level.document and 0 < level.result_end < base.result_end:
            return cannot_tell(solved, open_, self.said("revised"), steps)
        alike = derived.middle * growth.interval.middle > 0
        if not fits and base.document != level.document and alike and _sized(level):
            return cannot_tell(solved, open_, self.said("members"), steps)
        doubts = int(not printed and _is_restated(growth, base))
        # A budget grows from what was done last year, or from what was planned: one slip from the first tells.
        near = derived.meets(growth.rounded.widen(growth.last_place))
        asked = _budgeted(growth) and not (growth.basis or near)
        slip = asked and (_one_slip(growth, made) or (usual and _amount_slipped(growth, level, base)))
        if _budgeted(growth) and not (fits or slip or sure):
            return cannot_tell(sides, open_, UNSURE_BASE, steps)
        away = gap(growth.rounded, derived)
        return self.judged(fits, solved, words, steps, gap=away, doubts=max(doubts, int(slip)), related=slip)

    def _by_change(self, growth: Quantity, level: Quantity, change: Quantity) -> Comparison:
        """A rate against the level it belongs to and what its sentence says was added to make that."""
        derived = needs.grown_by(level.rounded, change.rounded)
        made = Result(needs.grown_by(face(level), face(change)), derived, "%")
        solved = needing(
            (("growth", growth), ("level", level), ("operand", change)),
            needs.added(growth.rounded, level.rounded, change.rounded),
        )
        words, steps = self._told("by_change", growth, made, level=level, change=change)
        away = gap(growth.rounded, derived)
        # What is planned may be measured from another stage of the year before, unless all its digits are told.
        doubts = (1 if level.rounded.lo * _SURE > level.last_place else 2) if _budgeted(growth) else 0
        return self.judged(derived.meets(growth.rounded), solved, words, steps, wrong="added", gap=away, doubts=doubts)

    def _told(self, how: str, growth: Quantity, made: Result, **sides: Quantity) -> tuple[dict[str, Any], Text]:
        """The words of a comparison, and its calculation."""
        said = cites(growth, *sides.values())
        words = {"name": name(growth), "growth": said[0], "level": said[1], "base": said[2]}
        numbers = {role: printed(q) for role, q in sides.items()}
        steps = self.said(how, **numbers, derived=made.step(growth.interval), growth=printed_words(growth))
        return {**words, "derived": made.about(growth.interval)}, steps

    def _obstacle(self, growth: Quantity, level: Quantity, base: Quantity | None, printed: bool) -> Text | None:
        if like_for_like(growth):
            return self.said("adjusted")
        if base is None or base.interval.lo <= 0:
            return self.said("no_base")
        if not same_definition(level, base):
            return OTHER_DEFINITION
        if growth.growth == "real":
            return self.said("real")
        # 较上年预算数，下同: what came in may all the same be told against what had come in
        if growth.basis and not printed and not _follows(growth, level, base):
            return self.said("basis")
        return self.said("unknown") if growth.growth == "none" and not printed else None


def _from_what_was_done(found: list[_Grown]) -> set[str]:
    """The budgets whose planned rates follow from what was done the year before, but for one in `SELDOM` at most."""
    fits: dict[str, list[bool]] = {}
    for one in found:
        if one.base is not None and not one.printed and _budgeted(one.growth) and one.growth.basis == "":
            fits.setdefault(one.growth.document, []).append(_follows(one.growth, one.level, one.base))
    return {name for name, told in fits.items() if sum(told) >= USUAL and told.count(False) * SELDOM <= len(told)}


def _stage(q: Quantity) -> str:
    """How firm an amount is: what a budget sets and what it aims at are one."""
    return "target" if q.stance == "budget" else q.stance


def _done(q: Quantity) -> bool:
    return q.stance == "actual"


def _budgeted(q: Quantity) -> bool:
    """Whether a rate is how a budget plans an amount to grow that it stands beside."""
    return q.document_kind == BUDGET and q.stance in ("target", "budget") and bool(q.beside)


def _one_slip(growth: Quantity, made: Result) -> bool:
    """Whether one slip of the hand leads from the rate that levels make to the one printed, of several digits: not from
    one of many they may make.
    """
    if made.spread.width > 2 * growth.last_place:
        return False
    wanted = round(float(made.worked.middle), decimals(growth.value))
    several = len(digits_of(f"{abs(growth.value):g}")) > 1
    return several and slip_between(abs(growth.value), abs(wanted)) and wanted * growth.hi > 0


def _amount_slipped(growth: Quantity, level: Quantity, base: Quantity) -> bool:
    """Whether one slip of the hand in an amount of several digits keeps a rate from following from what was done."""
    needed = base.rounded * (ONE + growth.rounded / HUNDRED)
    scale = Fraction(level.interval.middle) / Fraction(repr(level.value))
    ends = (float(Fraction(end) / scale) for end in (needed.lo, needed.middle, needed.hi))
    return level.origin == "text" and any(misprinted(level.value, end, SURE_DIGITS) for end in ends)


def is_added(q: Quantity) -> bool:
    """Whether a change is one of a level; what is added net of what was lost (净增) is."""
    change = q.measure == "delta" and (q.stance == "actual" or _budgeted(q)) and q.origin == "text"
    level = q.says("netted") or not q.says("newly", "added")
    return change and level and not q.is_rate and not q.says("distance", "yearly")


def _adds(change: Quantity, level: Quantity, growth: Quantity) -> bool:
    """Whether a change and a nominal rate of one sentence are of one movement of the level between them."""
    same = change.years == growth.years and _since(change) == _since(growth)
    same = same and change.sentence_start == growth.sentence_start
    nominal = (
        growth.growth != "real"
        and not like_for_like(growth)
        and (bool(growth.basis) or _budgeted(growth) or not change.says("expected"))
    )
    return same and nominal and change.canonical_unit == level.canonical_unit and change.interval.hi < level.interval.lo


def _told(q: Quantity) -> Key:
    """Of what, and in which sentence."""
    return q.document, q.sentence_start, q.owner, q.indicator


def _since(q: Quantity) -> str:
    """What a change is measured against: a state at the beginning of a year is that at the end of the year before."""
    return "" if q.basis == "year_start" and q.stock and not q.part_of_year else q.basis


def _sized(q: Quantity) -> bool:
    return any(word in q.indicator + q.scope for word in _SIZES)


def _is_told(level: Quantity, base: Quantity, changes: Iterable[Quantity]) -> bool:
    """Whether the text says what a level is measured from (比上年预算数9亿元增长2%) or a change shows it."""
    said = level.origin == "text" and (level.document, level.sentence_start) == (base.document, base.sentence_start)
    return said or any(_leads(q, level, base) for q in changes)


def _leads(change: Quantity, level: Quantity, base: Quantity) -> bool:
    """Whether a change leads from the base to the level, and from nothing far smaller."""
    alike = change.canonical_unit == level.canonical_unit == base.canonical_unit and change.years == level.years
    return alike and bool(change.value) and (level.interval - base.interval).meets(change.interval)


def _follows(growth: Quantity, level: Quantity, base: Quantity) -> bool:
    """Whether a rate follows from two levels."""
    return base.interval.lo > 0 and grown(level.rounded, base.rounded).meets(growth.rounded)


def grown(level: Interval, base: Interval) -> Interval:
    """The rate, in percent, that leads from the base to the level."""
    return (level / base - ONE) * HUNDRED


def _level(growth: Quantity, levels: Levels, known: dict[str, Quantity]) -> Quantity | None:
    """The level a growth rate belongs to: the one it is printed beside, else the same year's in its paragraph."""
    linked = known.get(growth.beside)
    if linked is not None and linked.indicator == growth.indicator and not linked.is_rate:
        return linked
    found = levels.at(growth, growth.year) if growth.year else []
    beside = [q for q in found if (q.document, q.paragraph) == (growth.document, growth.paragraph)]
    if growth.origin == "table":  # a row without a level has none: 全部取消，-100%
        beside = [q for q in beside if q.sentence_start == growth.sentence_start]
    return next(iter(beside), None)


def _counts_else(level: Quantity) -> bool:
    """Whether what bears the name of money counts things: 财政支出的70%用于民生，全面完成12件实事."""
    return level.dimension.startswith(("money", "currency")) and "元" not in level.canonical_unit


def _is_restated(growth: Quantity, base: Quantity) -> bool:
    """Whether a base is told in a report of later years, which may have revised it since the growth was reckoned."""
    return base.result_end > growth.result_end > 0


def _spans(growth: Quantity, base: Quantity) -> bool:
    """Whether a rate can be measured from a base: 2007年比上年增长20% is not, from the level of five years before."""
    return not (growth.period_printed and 0 < base.year < growth.period_start - 1)


def _divisible(level: Quantity, base: Quantity) -> bool:
    return level.canonical_unit == base.canonical_unit and not base.is_rate
