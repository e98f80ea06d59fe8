"""Growth rates and shares of what is counted one by one, against the whole numbers they can have come from."""

import math
from collections.abc import Iterator

from checks.chinese.lexicon import words_of
from checks.comparing.citing import cites, gap, name
from checks.comparing.needs import HUNDRED, ONE
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.scope import rounding
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.growth import grown
from checks.intervals import Interval
from checks.intervals.digits import decimals

_MEANS = ("mean", "per_head", "per_person", "per_thousand", "per_ten_thousand", "per_hundred", "intensive")
_PEOPLE = words_of("whole_counts", "people")
_NEAR = 8  # characters from a count to its rate: 12家，比上年增长50%
_FEWEST = 3  # a single one may be what is left of a longer number


class ExpectCountsToGrowFromWholeNumbers(Shape):
    """What is counted one by one grew from a whole number: 5 after a fall of 55.0% would be 5 of 11.1.

    So does what it is a share of: 31家，占全省38.3%, is 31 of 81. No base is needed. Only where the rate leaves less
    than one whole number on the average, so that it may fail at all, and where the text does not say how many there
    were or came, of which `growth-level` asks more. What came new (新认定500家、增长28.2%) only agrees, the rate may be
    of all there are; so does what stands further from its rate (299项，资金2亿元，分别增长68.9%、136.6%).
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        changed = {q.beside for q in claims if q.measure == "delta"}
        added = grouped([q for q in claims if q.measure == "delta" and q.says("added")], _told)
        for rate in claims:
            new = (q for q in added.get(_told(rate), ()) if 0 < rate.start - q.end <= _NEAR)
            level = known.get(rate.beside) or next(new, None)
            if level is not None and level.claim not in changed and not level.base and _counts(level, rate):
                yield from self._rate(rate, level)

    def _rate(self, rate: Quantity, level: Quantity) -> Iterator[Comparison]:
        share = rate.measure == "share"
        factor = rate.rounded / HUNDRED if share else ONE + rate.rounded / HUNDRED
        if not factor.bounded or factor.lo <= 0 or (base := level.interval / factor).width >= 1:
            return
        low = math.floor(base.lo)
        whole = [n for n in (low, low + 1) if Interval.point(n).meets(base)]
        rates = {n: _made(level, n, share) for n in whole or (low, low + 1) if n}
        if not rates:
            return
        nearest = min(rates.values(), key=lambda r: gap(rate.rounded, r))
        said = cites(rate, level)
        words = {"name": name(level), "growth": said[0], "level": said[1]}
        places = decimals(rate.value) + 2
        less = "" if share else " − 1"
        tried = (f"{level.value:g} ÷ {n}{less} ≈ {float(r.lo):.{places}f}%" for n, r in rates.items())
        steps = self.said("of_whole" if share else "arithmetic", tried="；".join(tried))
        # Which other rate or count was meant, no whole number says: several do as well.
        sides = (("share" if share else "growth", rate), ("level", level))
        away, doubts = gap(rate.rounded, nearest), int(rounding(rate, nearest)) + share
        if not whole and (level.measure != "level" or not _beside(level, rate)):
            return
        wrong = "part" if share else "contradicts"
        yield self.judged(bool(whole), sides, words, steps, wrong=wrong, gap=away, doubts=doubts)


def _made(level: Quantity, whole: int, share: bool) -> Interval:
    """What percentage a count is of a whole number, or by how much it grew from it."""
    return level.interval / whole * HUNDRED if share else grown(level.interval, Interval.point(whole))


def _told(q: Quantity) -> Key:
    return *q.in_sentence, q.indicator


def _counts(level: Quantity, rate: Quantity) -> bool:
    """Whether a rate is how a number of things, each counted by itself, changed from one time to another, or which
    part of all there are they are."""
    share = rate.measure == "share" and "占" in rate.indicator and rate.start - level.end <= _NEAR
    exactly = (rate.measure == "growth" or share) and rate.canonical_unit == "%" and rate.comparator == "="
    named = rate.indicator.startswith(level.indicator) if share else level.indicator == rate.indicator
    same = named and (level.stance, level.sentence_start) == (rate.stance, rate.sentence_start)
    one_by_one = level.counted or level.canonical_unit in _PEOPLE
    exact = level.interval == Interval.point(level.value) and level.value >= _FEWEST and "." not in level.quote
    plain = level.comparator == "=" and not level.says(*_MEANS) and not level.damage and not rate.damage
    return exactly and same and one_by_one and exact and plain and rate.stance == "actual"


def _beside(level: Quantity, rate: Quantity) -> bool:
    """Whether a rate is of the count beside it: a clause between them may speak of another thing (7个行业“5增2降”，
    采选业快速增长，同比增长23.9%)."""
    return rate.origin == "table" or rate.start - level.end <= _NEAR
