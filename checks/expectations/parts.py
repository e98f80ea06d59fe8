"""Parts printed as parts of a total."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.chinese.lexicon import lexicon
from checks.claims.listing.complete_sets import are_components
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.near_miss import REACH, slip_in_sum
from checks.comparing.needs import needing
from checks.comparing.part_lists import SURE_DIGITS, PartList, addable, part_lists, summed
from checks.comparing.quantities import Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, digits, face, printed
from checks.comparing.scope import OTHER_DEFINITION, rounded_to
from checks.comparing.verdict import agrees, cannot_tell, contradicts, link_of
from checks.comparisons import Comparison, Link
from checks.expectations.base import Shape
from checks.intervals import Interval
from checks.intervals.digits import decimals
from checks.wording import Text

_AGREED = tuple(lexicon("wording")["agreed"])
_REST = tuple(lexicon("wording")["remainder"])
PROJECT = "项"
NEAR = 0.1  # relative distance of a sum from its total within which one wrong number is likely
MANY = 5  # parts of an open list that were probably meant to be all, where one slip keeps them from it
_WAN = Interval.point(10_000)
_SLIPPED = 20  # times a total that one slip makes of a part, at most
NEARLY_ALL = 0.997  # of a total: parts that reach so much were probably meant to be all
LONG_DIGITS = 5  # digits of a number in which one slip closes a list hardly by chance
_LAST = 99  # units of the last place: a rest of no more is a small item that is not listed
_SMALL = 1000  # 万元, from which an amount of decimals is told in them as well
_PAIR = 2  # a total and its one part, of which either may have the wrong unit
HELD, CLOSED = 0.2, 0.99  # of a total, what parts make at least that it holds, and that nearly close it
CLOSING_DIGITS = 2  # a list that closes exactly but for one slip in a number of so many digits was meant to close


class ExpectPartsToFitTotal(Shape):
    """The parts a sentence gives of a total may not exceed it, and must reach it where the list is said to be whole.

    其中 is often not exhaustive: a shortfall under an open list is only a remark, and only in running text, where one
    slip of the hand explains it in a list of many parts, or of several with a rest (其他).
    Projects counted in 条, 个 and 处 add up to a total counted in 项.
    """

    sampled: float = 0.5  # of the total: a list said to be whole that reaches less than this only gives examples

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        totals = by_claim(claims)
        groups = grouped(
            [q for q in claims if q.whole in totals and q.measure not in ("share", "ratio_part")], lambda q: (q.whole,)
        )
        for (whole,), parts in groups.items():
            yield from (self._list(totals[whole], found) for found in part_lists(totals[whole], parts))
        across = [q for q in claims if q.measure == "level" and q.origin == "table" and q.beside in totals]
        for (whole,), parts in grouped(across, lambda q: (q.beside,)).items():  # columns that make one of totals
            yield self._list(totals[whole], PartList(tuple(parts), True))

    def _list(self, total: Quantity, found: PartList) -> Comparison:
        parts = found.parts
        sides = (("total", total), *(("part", p) for p in parts))
        said = {"name": name(total), "total": cites(total)[0]}
        reason = self._obstacle(total, found)
        if reason is not None:
            return cannot_tell(sides, self.said("agrees", **said), reason)
        got = summed(parts)
        if _net(total) and not (got.meets(total.rounded) or _nearly_made(total, parts)):
            return cannot_tell(sides, self.said("agrees", **said), self.said("net"))
        plain = all(p.unit == p.canonical_unit for p in parts)
        terms = " + ".join(digits(p.value) if plain else printed(p) for p in parts)
        made = Result(sum((face(p) for p in parts[1:]), start=face(parts[0])), got, total.canonical_unit)
        steps = self.said("arithmetic", sum=terms, got=made.step(total.rounded), total=printed_words(total))
        template, doubts = self._verdict(total, found, got)
        doubts += _unlike(total, found, got) + (total.stance == "target" and rounded_to(total, got))
        meant = template is not None and slip_in_sum(total, parts, digits=CLOSING_DIGITS)
        within = template in (None, self.said("exceeds")) and not (found.closed or meant)
        sampled = template is None and found.closed and not got.meets(total.rounded)
        if template == self.said("exceeds") and not found.closed and not _sure(total, found, got):
            return cannot_tell(sides, self.said("agrees", **said), self.said("overlap"))
        needed = needs.total(total.rounded, [p.rounded for p in parts], within=within)
        solved = needing(sides, (None,) * len(needed) if sampled else needed)
        if template is None:
            return agrees(solved, self.said("agrees", **said), steps)
        apart = gap(total.rounded, got)
        single = len(parts) == 1 and not _unit_slipped(total, found)
        return contradicts(
            solved,
            template.fill(**said),
            steps,
            highest=self.severity,
            gap=apart,
            settle=self.said("settle"),
            relies=(),
            related=found.closed and link_of([total, *parts]) in (Link.CLAUSE, Link.SENTENCE),
            doubts=doubts + (single and link_of([total, *parts]) is Link.DOCUMENT),
        )

    def _obstacle(self, total: Quantity, found: PartList) -> Text | None:
        parts = found.parts
        divided = found.closed and are_components([p.indicator for p in parts])
        mean = total.says("mean", "per_head") and not divided
        if mean or total.is_rate or total.says("yearly", "intensive") or any(p.is_rate for p in parts):
            return self.said("rates")
        if not all(addable(total, p) for p in parts):
            alike = {(p.canonical_unit, p.measure) for p in (total, *parts)}
            return self.said("apart" if len(alike) == 1 else "units")
        if any(_agreed(p) != _agreed(total) and not (_agreed(total) and p.counted) for p in parts):
            return OTHER_DEFINITION
        return self.said("elsewhere") if parts[0].says("another") else None

    def _verdict(self, total: Quantity, found: PartList, got: Interval) -> tuple[Text | None, int]:
        """What is wrong with a list of parts, if anything, and how many steps less it weighs than the rule."""
        if got.meets(total.rounded):
            return None, 0
        if _net(total):
            return self.said("unequal"), 1  # what is not listed may rise or fall
        if got.lo > total.rounded.hi:
            sure = found.closed or _alone(total, found, got) or _larger(total, found) or _unit_slipped(total, found)
            return self.said("exceeds"), 0 if sure else 1
        return self._short_closed(total, found, got) if found.closed else self._short_open(total, found, got)

    def _short_closed(self, total: Quantity, found: PartList, got: Interval) -> tuple[Text | None, int]:
        # 包括 often introduces examples: a list that reaches far less than the total was not meant to be whole.
        sampled = got.hi < total.rounded.lo * Fraction(repr(self.sampled))
        slipped = total.origin == "text" and _unit_slipped(total, found)
        if sampled and not (slipped or slip_in_sum(total, found.parts, exact=True)):
            return None, 0
        return self.said("unequal"), int(sampled and not slipped)

    def _short_open(self, total: Quantity, found: PartList, got: Interval) -> tuple[Text | None, int]:
        if total.origin == "text" and (_unit_slipped(total, found) or _one_digit_off(total, found, got)):
            return self.said("short"), 1
        if total.origin == "table" or any(p.says("apart") for p in found.parts):
            return None, 0  # the rows under 其中 are seldom all; nor are examples, each with how it changed
        whole = len(found.parts) >= MANY or any(word in p.indicator for p in found.parts[2:] for word in _REST)
        slipped = whole and slip_in_sum(total, found.parts, digits=SURE_DIGITS)
        return (self.said("short"), 1) if slipped else (None, 0)


def _alone(total: Quantity, found: PartList, got: Interval) -> bool:
    """Whether one part is all that is given, of one total: 甲240万亩、乙60万亩，其中80万亩 is of both, or of either."""
    return len(found.parts) == 1 and got.lo < total.rounded.hi * REACH and not total.says("joined")


def _sure(total: Quantity, found: PartList, got: Interval) -> bool:
    """Whether parts of an open list that exceed its total are surely parts of it.

    They may overlap, or the last ones be something else; a single part may not exceed, or a slip explains it.
    """
    if len(found.parts) > 1 and any(p.rounded == total.rounded for p in found.parts):
        return False  # 机构67家，其中国家级1家，生产单位67家: what is as large as all of it is something else
    over = any(p.rounded.lo > total.rounded.hi for p in found.parts)  # no part, or no short slip
    if any(summed(rest).meets(total.rounded) for rest in _all_but_one(found.parts)):
        return False  # a title (世界文化遗产) on top of grades that make the total
    meant = _alone(total, found, got) or _larger(total, found) or _unit_slipped(total, found)
    return meant or slip_in_sum(total, found.parts, digits=1 + over, about=True)


def _unit_slipped(total: Quantity, found: PartList) -> bool:
    """Whether 亿 stands for 万, or 万 for 亿, in one number only: all others have one unit, and in that the list fits.

    In the unit of the others a part that is too large is within what is left, one that is too small nearly closes the
    list or is printed as they are. So does a total that is too large; one that is too small holds the parts without
    being much more.
    """
    numbers = (total, *found.parts)
    odd = [q for q in numbers if sum(q.unit == other.unit for other in numbers) == 1]
    if len(odd) != (_PAIR if len(numbers) == _PAIR else 1):
        return False
    one, like = odd[0], next(q.unit for q in numbers if q is not odd[0])
    up = one.unit.replace("万", "亿") == like != one.unit
    if not (up or one.unit.replace("亿", "万") == like != one.unit) or one.canonical_unit != numbers[-1].canonical_unit:
        return False
    got, whole = summed(found.parts), total.rounded
    if one is total:
        whole = whole * _WAN if up else whole / _WAN
        least = HELD if up else CLOSED
    elif not up and one.rounded.lo <= whole.hi:
        return False  # 0.9亿元 beside parts in 万元: it may well be what it says
    else:
        got = got - one.rounded + (one.rounded * _WAN if up else one.rounded / _WAN)
        least = CLOSED if up and not _like_the_others(one, found.parts) else 0.0
    return got.lo <= whole.hi and float(got.hi) >= least * float(whole.lo)


def _like_the_others(one: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a part is printed in as many decimals as several others are, and of their size but for its unit:
    11.68万元 among 14.13亿元, 38.63亿元, 7.37亿元."""
    others = [p.value for p in parts if p is not one]
    alike = {decimals(p.value) for p in parts} - {decimals(one.value)}
    if len(others) < MANY - 1 or alike or not decimals(one.value):
        return False
    return one.value < _SMALL and min(others) <= one.value * 10 and one.value <= max(others) * 10


def _one_digit_off(total: Quantity, found: PartList, got: Interval) -> bool:
    """Whether several parts, alike in unit, nearly make a total and one digit in a long number of theirs, not the last,
    would close the list: 78,728 of 73,846, 1,172, 3,126 and 484."""
    long = len(found.parts) > _PAIR and len({q.unit for q in (total, *found.parts)}) == 1
    missing = float(total.rounded.lo - got.hi)
    counts = missing > _LAST * max(float(q.last_place) for q in (total, *found.parts))
    closed = float(got.hi) >= NEARLY_ALL * float(total.rounded.lo)
    return long and counts and closed and slip_in_sum(total, found.parts, digits=LONG_DIGITS, exact=True)


def _all_but_one(parts: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """A list of several parts without its first, its last: what else they have is told beside how they divide."""
    if len(parts) > 3:
        yield from (list(parts[1:]), list(parts[:-1]))


def _net(total: Quantity) -> bool:
    """Whether it is what is left on balance (below nothing, or by how much something grew): parts may offset."""
    grew = total.measure == "delta" and (total.says("net") or (total.stance == "actual" and not total.says("gross")))
    return total.rounded.hi < 0 or grew


def _nearly_made(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts of a net change would make it but for one slip: there are several, of one unit and sentence."""
    alike = all(
        (p.measure, p.unit, p.sentence_start) == (total.measure, total.unit, total.sentence_start) for p in parts
    )
    return len(parts) > 1 and alike and slip_in_sum(total, parts, digits=CLOSING_DIGITS)


def _larger(total: Quantity, found: PartList) -> bool:
    """Whether a part is by itself larger than the one total it directly follows: no overlap explains that.

    Things counted many times over are others: 托管高中4所，结对学校120所.
    """
    over = (p for p in found.parts if p.rounded.lo > total.rounded.hi and p.says("follows"))
    return any(p.unit == total.unit and (p.rounded.lo < total.rounded.hi * _SLIPPED or not p.counted) for p in over)


def _agreed(q: Quantity) -> bool:
    """Whether it counts what was only agreed on: 外资协议金额."""
    return any(word in q.indicator for word in _AGREED)


def _unlike(total: Quantity, found: PartList, got: Interval) -> int:
    """What makes it doubtful that numbers in running text are the parts of a total and nothing else.

    Things counted in other units than the total (10件实事…80个村) are what it is about; only projects (项) are counted
    part by part in units of their own. A list that misses its total by much, with no slip that explains it, holds
    something else as well.
    """
    parts = found.parts
    own_unit = (total.canonical_unit, PROJECT)  # 4.3万个 and 1045个 are counted alike
    if any(p.canonical_unit not in own_unit and p.counted for p in parts) and total.unit != PROJECT:
        return 2
    slipped = slip_in_sum(total, parts, about=got.lo > total.rounded.hi)
    if total.origin == "table" or slipped or _unit_slipped(total, found):
        return 0
    if _larger(total, found):
        return 1
    if len(parts) == 1 and gap(total.rounded, got) < 2 * NEAR:
        return 1
    complete = found.closed and len({p.unit for p in (total, *parts)}) == 1
    return 1 if complete and gap(total.rounded, got) < NEAR else 2
