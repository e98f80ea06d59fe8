"""An indicator against the whole the vocabulary says it is a part of."""

from collections.abc import Iterator, Mapping
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name
from checks.comparing.near_miss import slip_in_sum
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.part_lists import SURE_DIGITS, summed
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.verdict import agrees, cannot_tell, contradicts, link_of
from checks.comparing.within import fits, held_within, printed_pair
from checks.comparisons import Comparison, Link, Outcome, Severity
from checks.expectations.base import TOLD, Shape
from checks.wording import Text

ALL_OF_IT = 100  # percent
_TOTALS = tuple(lexicon("lists")["totals"])
_LEVELS = lexicon("owners")["tiers"]
_Grown = tuple[Quantity, Quantity]  # an amount and by how much it grew
_BESIDE = 300  # characters within which a place tells what it has in all and at each level
_REMARK = 2  # steps less than critical
_PAIR = 2  # its own level and the one below
_LONG_NAME = 6  # characters of a name that says by itself what it is of
_SIGNED = (*lexicon("wording")["agreed"], *lexicon("lists")["rolled"])  # 协议金额; balances may fall
_HANDED = tuple(_LEVELS["handed"])
_ROLLED = tuple(lexicon("lists")["rolled"])  # what insurers have at the end of a year, which no level hands on
_SAID_BESIDE = "clause"  # each side's own clause says whose it is
_LEFT_OUT = tuple(lexicon("owners")["notes"]["left_out"])
_ZONES = tuple(lexicon("owners")["bodies"]["zones"])


class ExpectPartsWithinWhole(Shape):
    """A part may not exceed what it is a part of: same region, period, stance, unit and measure.

    Where the text itself makes an amount a part of another, that is its whole. Else the vocabulary says which indicator
    is part of which (`whole`). Of several claims of the whole, those of the same document the largest is compared (a
    smaller one may be of some projects), but for one that the text adds to the part; with another document's a
    difference weighs less.
    """

    outcomes = tuple(Outcome)

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.dated]
        # 新增托位5000个，其中普惠托位3000个: part of what comes new comes new
        told = [*levels, *(q for q in claims if q.measure == "delta" and q.says("added") and not q.is_rate and q.dated)]
        known = by_claim(told)
        stated = {q.claim: known[q.whole] for q in told if q.whole in known and _can_hold(known[q.whole], q)}
        yield from (self._stated(part, stated[part.claim]) for part in told if part.claim in stated)
        inferred = (pair for pair in parts_in_wholes(levels) if pair[0].claim not in stated)
        yield from (self._pair(part, whole) for part, whole in inferred)

    def _stated(self, part: Quantity, whole: Quantity) -> Comparison:
        """A part in what the text itself makes it a part of; one that is larger may be of something else."""
        if fits(part, whole) or (part.measure == whole.measure == "level" and _surely_in(part, whole)):
            return self._pair(part, whole)
        said = self.said("agrees", part=name(part), whole=name(whole), a=cites(part, whole)[0], b=cites(whole)[0])
        return cannot_tell((("part", part), ("total", whole)), said, self.said("elsewhere"))

    def _pair(self, part: Quantity, whole: Quantity) -> Comparison:
        words = {"part": name(part), "whole": name(whole), "a": cites(part, whole)[0]}
        words["b"] = cites(part, whole, of=whole)[1]
        steps = _steps(self, part, whole)
        return self.judged(words=words, steps=steps, wrong="exceeds", **_weighed(part, whole))


def parts_in_wholes(levels: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Amounts with those that the vocabulary says they are parts of, as `ExpectPartsWithinWhole` chooses them."""
    wholes, known = grouped(levels, lambda q: _key(q, q.indicator)), by_claim(levels)
    beside = grouped(levels, lambda q: _beside(q, q.indicator))
    for part in levels:
        if not part.whole_indicator or part.is_asked:
            continue
        found = wholes.get(_key(part, part.whole_indicator), [])
        if not (found or part.purse or part.account):  # of which no level or book is said is of those of its whole
            found = beside.get(_beside(part, part.whole_indicator), [])
        over = _over(part, known)
        # Else the text lists both beside one another, or has the part before the row it would stand under.
        found = [w for w in found if w.claim in over or (w.whole not in over and not _apart(part, w))]
        # What the text itself puts a part in is the only one of that document it is a part of.
        nearby = [w for w in found if w.claim in over] or _largest([w for w in found if w.document == part.document])
        yield from ((part, whole) for whole in nearby or found[:1])


class ExpectLevelsWithinWhole(Shape):
    """What one level of government has may not exceed what all levels together have (全市): same book, name and time.

    What levels hand to one another (补助, 上解, 调入, totals that hold them) counts once for each and is left out. Of
    several values for all levels the nearest that holds the part is compared, else the largest: a smaller one may be of
    some cases (清欠实现税收7亿元). Where both are told with how they grew, it must have been so before, too; that is a
    remark at most, since either may be measured like for like. What zones with a budget of their own have is within
    that of all levels, one by one and, as a remark, together.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.measure == "level" and q.tier and _is_of_levels(q)]
        wholes = grouped([q for q in told if q.tier in _LEVELS["whole"]], _of_levels)
        # What fell by all of it says nothing of what it was.
        grown = (q for q in reversed(claims) if q.measure == "growth" and q.canonical_unit == "%")
        rates = {q.beside: q for q in grown if q.interval.lo > -ALL_OF_IT}
        for part in told:
            if part.tier in _LEVELS["whole"] or part.is_asked:
                continue
            found = [w for w in wholes.get(_with_all(part), []) if w.document == part.document]
            if not found:
                continue
            over = [w for w in found if fits(part, w)]
            whole = min(over or _largest(found), key=lambda w: abs(w.start - part.start))
            yield from self._now_and_before(part, whole, rates)
        for levels in grouped(told, lambda q: (*q.passage, *_of_levels(q))).values():
            yield from self._both(levels)
        zones = grouped([q for q in claims if _is_of_zone(q)], lambda q: (q.document, *_of_levels(q, subject="")))
        for (document, *key), told in zones.items():
            found = _largest([w for w in wholes.get(tuple(key), []) if w.document == document])
            for zone in told if found else ():
                yield from self._now_and_before(zone, found[0], rates)
            yield from (self._together(told, whole) for whole in found if len(told) > 1)

    def _now_and_before(self, part: Quantity, whole: Quantity, rates: Mapping[str, Quantity]) -> Iterator[Comparison]:
        """An amount within another, and before both grew, where `rates` tells of both how they did."""
        yield self._pair(part, whole)
        both = [(q, rates[q.claim]) for q in (part, whole) if q.claim in rates]
        if len(both) > 1 and both[0][1].basis == both[1][1].basis:
            yield self._before(*both)

    def _both(self, levels: list[Quantity]) -> Iterator[Comparison]:
        """What a place has at its own level and below it (市级, 县（市、区）), told beside what it has in all.

        A zone may stand beside both, so that a shortfall is told only where one slip explains it.
        """
        for whole in (q for q in levels if q.tier in _LEVELS["whole"]):
            two = [q for q in levels if q.tier not in _LEVELS["whole"] and abs(q.start - whole.start) <= _BESIDE]
            own = [q for q in two if q.tier.startswith(whole.tier[1:]) or q.tier in _LEVELS["own"]]
            if len(two) == _PAIR and len(own) == 1:
                got = summed(two)
                holds = got.meets(whole.rounded)
                slip = slip_in_sum(whole, two, digits=SURE_DIGITS)
                if holds or slip or (got.lo > whole.rounded.hi and all(fits(q, whole) for q in two)):
                    yield self._made(two, whole, holds, int(not slip))

    def _made(self, two: list[Quantity], whole: Quantity, holds: bool, doubts: int) -> Comparison:
        got = summed(two)
        sides = needing(
            [("total", whole), *(("part", q) for q in two)], needs.total(whole.rounded, [q.rounded for q in two])
        )
        made = Result(face(two[0]) + face(two[1]), got, whole.canonical_unit)
        words = {"name": name(whole), "a": made.about(whole.rounded), "b": cites(whole)[0]}
        steps = self.said("sum", sum=" + ".join(map(printed, two)), got=made.step(whole.rounded), whole=printed(whole))
        if holds:
            return agrees(sides, self.said("both_make", **words), steps)
        said, settle = self.said("both", **words), self.said("settle")
        away = gap(whole.rounded, got)
        return contradicts(
            sides, said, steps, highest=Severity.WARNING, gap=away, settle=settle, doubts=doubts, related=True
        )

    def _together(self, zones: list[Quantity], whole: Quantity) -> Comparison:
        """What all zones have together, of which one may be within another."""
        got, most = summed(zones), whole.interval
        sides = [*(("part", q) for q in zones), ("total", whole)]
        made = Result(sum((face(q) for q in zones[1:]), start=face(zones[0])), got, whole.canonical_unit)
        words = {"name": name(whole), "a": made.about(), "b": cites(whole)[0]}
        steps = self.said("sum", sum=" + ".join(printed(q) for q in zones), got=made.step(most), whole=printed(whole))
        if got.lo <= most.hi:
            return agrees(sides, self.said("together_within", **words), steps)
        said, settle = self.said("together", **words), self.said("settle")
        return contradicts(sides, said, steps, highest=Severity.INFO, gap=gap(most, got), settle=settle)

    def _pair(self, part: Quantity, whole: Quantity) -> Comparison:
        words = {"name": name(part), **dict(zip("ab", cites(part, whole), strict=True))}
        steps, weighed = _steps(self, part, whole), _weighed(part, whole)
        if part.purse and part.owner_read == whole.owner_read == _SAID_BESIDE:
            weighed["doubts"] = min(weighed["doubts"], 1)
        if part.indicator.endswith(_ROLLED):
            weighed["doubts"] = _REMARK  # a district's funds may have run dry, and be short of what its city has
        return self.judged(words=words, steps=steps, wrong="exceeds", related=True, **weighed)

    def _before(self, part: _Grown, whole: _Grown) -> Comparison:
        """Two levels of government before they grew."""
        amounts = [q.rounded / (ONE + rate.interval / HUNDRED) for q, rate in (part, whole)]
        least, most = amounts
        holds = least.lo <= most.hi
        sides = [("part", part[0]), ("growth", part[1]), ("total", whole[0]), ("growth", whole[1])]
        shown = [
            Result(face(q) / (ONE + face(rate) / HUNDRED), i, q.canonical_unit)
            for (q, rate), i in zip((part, whole), amounts, strict=True)
        ]
        steps = self.said("before", a=shown[0].about(), b=shown[1].about())
        words = {"name": name(part[0]), "a": cites(part[0])[0], "b": cites(whole[0])[0]}
        if holds:
            return agrees(sides, self.said("was_within", **words), steps)
        return contradicts(
            sides,
            self.said("was_over", **words),
            steps,
            highest=Severity.INFO,
            gap=gap(most, least),
            settle=self.said("settle"),
        )


def _weighed(part: Quantity, whole: Quantity) -> dict[str, Any]:
    """What is known of a pair of which the first may not exceed the second, besides the words."""
    # Only where the text itself makes one a part of the other is nothing inferred.
    doubts = 0 if part.whole == whole.claim else 1 + (part.paragraph != whole.paragraph)
    return {**held_within(part, whole), "doubts": doubts}


def _steps(shape: Shape, part: Quantity, whole: Quantity) -> Text:
    return shape.said("arithmetic" if fits(part, whole) else "excess", **printed_pair(part, whole))


def _largest(wholes: list[Quantity]) -> list[Quantity]:
    return [max(wholes, key=lambda w: w.interval.hi)] if wholes else []


def _handed(q: Quantity) -> bool:
    return any(word in q.indicator for word in _HANDED) and not q.indicator.endswith(_ROLLED)


def _is_of_levels(q: Quantity) -> bool:
    """Whether it is an amount each level has of its own; of words no vocabulary knows, in the text and of a book."""
    known = q.registered or (q.origin == "text" and q.account and len(q.indicator) >= _LONG_NAME)
    return bool(known) and q.dated and not q.is_rate and not _handed(q)


def _is_of_zone(q: Quantity) -> bool:
    """Whether it is an amount that a zone with a budget of its own has of a book."""
    level = q.measure == "level" and not q.is_asked and q.origin == "text"
    own = q.subject.endswith(_ZONES) and not q.tier and bool(q.account)
    return level and own and q.registered and _is_of_levels(q)


def _with_all(q: Quantity) -> Key:
    """The key of what all levels have: what a level has without some of it (不含示范区) is within that all the more."""
    held = "；".join(s for s in q.scope.split("；") if not s.startswith(_LEFT_OUT))
    return *_of_levels(q)[:-2], held, q.canonical_unit


def _of_levels(q: Quantity, subject: str | None = None) -> Key:
    own = (
        q.region,
        q.subject if subject is None else subject,
        q.account,
        q.indicator,
        "" if q.registered else q.document,
    )
    return (*own, q.years, q.part_of_year, q.stance, q.scope, q.canonical_unit)


def _can_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether what the text makes an amount a part of is measured like it, of its years, no mean, no balance."""
    if whole.rounded.hi < 0 or (whole.registered and part.registered and part.stock and not whole.stock):
        return False  # 税收10亿元，其中贷款余额1000亿元: what stands at the year's end is no part of what came in
    same = (part.canonical_unit, part.years) == (whole.canonical_unit, whole.years) and part.stance == whole.stance
    return same and not (whole.damage or part.damage or whole.says("mean", "per_head", "yearly", "intensive"))


def _surely_in(part: Quantity, whole: Quantity) -> bool:
    """Whether an amount of money that exceeds its whole is a part of it beyond doubt: it follows it, and it alone."""
    listed = part.says("follows") and part.unit == whole.unit and not whole.says("joined")
    signed = any(w in part.indicator + whole.indicator for w in _SIGNED)
    summed = whole.indicator.endswith(_TOTALS) or whole.start > part.start  # what went back may be among it
    return bool(listed) and not (part.counted or signed or summed)


def _over(part: Quantity, known: Mapping[str, Quantity]) -> set[str]:
    """The claims that the text says a part is in: its whole, and the whole of that."""
    over: set[str] = set()
    while part.whole and part.whole not in over:
        over.add(part.whole)
        part = known.get(part.whole, part)
    return over


def _apart(part: Quantity, whole: Quantity) -> bool:
    """Whether a table prints a part above its whole without saying that it is in it, or the whole is the sum of what
    another list holds: 收入总计 of a table need not count what the next table adds.
    """
    if whole.indicator.endswith(_TOTALS):
        alike = part.table_start == whole.table_start and (part.table_start != -1 or part.paragraph == whole.paragraph)
        return not alike or part.start > whole.start
    # The rows of a budget stand side by side where it does not say otherwise: 转移性收入, 上年结转, 合计.
    return link_of([part, whole]) is Link.TABLE and (part.start < whole.start or bool(part.account))


def _key(q: Quantity, indicator: str) -> Key:
    return (indicator, *q.owner[:3], q.account, q.years, q.part_of_year, q.stance, q.canonical_unit)


def _beside(q: Quantity, indicator: str) -> Key:
    return (indicator, *q.passage, *q.owner[:2], q.years, q.part_of_year, q.stance, q.canonical_unit)
