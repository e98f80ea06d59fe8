"""Indices with the year before as 100, against the growth they say."""

from collections.abc import Iterator

from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparisons import Comparison, Outcome
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

_YEAR_BEFORE = Interval(100, 100)
_FARTHEST = 60  # points from 100 that prices of a year still move


class ExpectIndicesToSayGrowth(Shape):
    """A price index, with the year before as 100, is 100 and the growth that is told of the same prices.

    `衣着价格上涨4.0%`, and 104.0 in the row 衣着 of a table of indices. Where either is told with several values, one
    that fits is enough.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = grouped([q for q in claims if q.measure == "growth" and q.canonical_unit == "%" and q.dated], _key)
        indices = grouped([q for q in claims if is_index(q)], _key)
        for key, found in indices.items():
            compared = [self._pair(index, rate) for index in found for rate in told.get(key, ())]
            if compared:
                yield next((c for c in compared if c.outcome is Outcome.AGREES), compared[0])

    def _pair(self, index: Quantity, rate: Quantity) -> Comparison:
        made = index.interval - _YEAR_BEFORE
        # As many decimals are rounded alike: 102.7 is 2.7%, not 2.8%, though 2.75 rounds to either.
        alike = index.last_place == rate.last_place
        shared = made.meet(rate.interval)
        fits = shared is not None and (shared.width > 0 or rate.interval.is_point or not alike)
        sides = needing([("level", index), ("growth", rate)], (rate.interval + _YEAR_BEFORE, made))
        said = cites(index, rate)
        derived = Result(face(index) - _YEAR_BEFORE, made, "%")
        words = {"name": name(rate), "index": said[0], "rate": said[1]}
        steps = self.said(
            "arithmetic", index=printed(index), derived=derived.step(rate.interval), rate=printed_words(rate)
        )
        return self.judged(
            fits,
            sides,
            words,
            steps,
            gap=gap(rate.interval, made) or gap(face(rate), face(index) - _YEAR_BEFORE),
            relies=("owner", "period"),
        )


def is_index(q: Quantity) -> bool:
    """Whether it is an index with the year before as 100."""
    plain = q.measure == "level" and not q.canonical_unit and q.dated and q.registered
    return plain and q.says("intensive") and abs(q.value - 100) < _FARTHEST


def _key(q: Quantity) -> Key:
    return q.document, q.region, q.subject, q.indicator, q.years, q.stance
