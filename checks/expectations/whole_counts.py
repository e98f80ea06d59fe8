"""Growth rates of what is counted one by one, against the whole numbers it can have grown from."""

import math
from collections.abc import Iterator

from checks.chinese.lexicon import words_of
from checks.comparing.citing import cites, gap, name
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.scope import rounding
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.growth import HUNDRED, ONE, grown
from checks.intervals import Interval
from checks.intervals.digits import decimals

_MEANS = ("mean", "per_head", "per_person", "per_thousand", "per_ten_thousand", "per_hundred", "intensive")
_PEOPLE = words_of("whole_counts", "people")
_NEAR = 8  # characters from a count to its rate: 12家，比上年增长50%
_FEWEST = 3  # a single one may be what is left of a longer number


class ExpectCountsToGrowFromWholeNumbers(Shape):
    """What is counted one by one grew from a whole number: 5 after a fall of 55.0% would be 5 of 11.1.

    No base is needed. Only where the rate leaves less than one whole number on the average, so that it may fail at
    all, and where the text does not say how many there were or came, of which `growth-level` asks more. What came new
    (新认定500家、增长28.2%) only agrees: the rate may be of all there are.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        changed = {q.beside for q in claims if q.measure == "delta"}
        added = grouped([q for q in claims if q.measure == "delta" and q.says("added")], _told)
        for growth in claims:
            new = (q for q in added.get(_told(growth), ()) if 0 < growth.start - q.end <= _NEAR)
            level = known.get(growth.beside) or next(new, None)
            if level is not None and level.claim not in changed and not level.base and _counts(level, growth):
                yield from self._growth(growth, level)

    def _growth(self, growth: Quantity, level: Quantity) -> Iterator[Comparison]:
        factor = ONE + growth.rounded / HUNDRED
        if not factor.bounded or factor.lo <= 0 or (base := level.interval / factor).width >= 1:
            return
        low = math.floor(base.lo)
        whole = [n for n in (low, low + 1) if Interval.point(n).meets(base)]
        rates = {n: grown(level.interval, Interval.point(n)) for n in whole or (low, low + 1) if n}
        if not rates:
            return
        nearest = min(rates.values(), key=lambda rate: gap(growth.rounded, rate))
        said = cites(growth, level)
        words = {"name": name(level), "growth": said[0], "level": said[1]}
        places = decimals(growth.value) + 2
        tried = (f"{level.value:g} ÷ {n} − 1 ≈ {float(rate.lo):.{places}f}%" for n, rate in rates.items())
        steps = self.said("arithmetic", tried="；".join(tried))
        # Which other rate or count was meant, no whole number says: several do as well.
        sides = (("growth", growth), ("level", level))
        away, doubts = gap(growth.rounded, nearest), int(rounding(growth, nearest))
        if not whole and level.measure != "level":
            return
        yield self.judged(bool(whole), sides, words, steps, gap=away, doubts=doubts)


def _told(q: Quantity) -> Key:
    return *q.in_sentence, q.indicator


def _counts(level: Quantity, growth: Quantity) -> bool:
    """Whether a rate is how a number of things, each counted by itself, changed from one time to another."""
    rate = growth.measure == "growth" and growth.canonical_unit == "%" and growth.comparator == "="
    same = (level.indicator, level.stance, level.sentence_start) == (
        growth.indicator, growth.stance, growth.sentence_start,
    )  # fmt: skip
    one_by_one = level.counted or level.canonical_unit in _PEOPLE
    exact = level.interval == Interval.point(level.value) and level.value >= _FEWEST and "." not in level.quote
    plain = level.comparator == "=" and not level.says(*_MEANS) and not level.damage and not growth.damage
    # A clause between them may speak of another thing: 7个行业“5增2降”，采选业快速增长，同比增长23.9%.
    beside = growth.origin == "table" or growth.start - level.end <= _NEAR
    stands = beside and growth.stance == "actual" and (level.measure == "level" or level.says("added"))
    return rate and same and one_by_one and exact and plain and stands
