"""What words say of a quantity (量稳质升, 持平, 稳中有升) against its numbers."""

from collections.abc import Iterator

import pandas as pd

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity, grouped
from checks.comparing.quantity_table import numbers, quantities
from checks.comparing.reckoning import Result, between, face, printed
from checks.comparisons import Compared, Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.growth import grown
from checks.wording import Text


class ExpectQualitiesToFitNumbers(Shape):
    """A word that states a growth (稳 is near zero; the vocabulary says how near) must fit the numbers of that year.

    The number is the growth rate printed for the same quantity, year and stance, or the growth its level makes over
    the latest result. For results a word is only praise: a difference weighs one step less.
    """

    outcomes = TOLD

    def compare(self, table: pd.DataFrame) -> Compared:
        words = [q for q in quantities(table) if q.qualitative and q.measure == "growth" and q.year]
        claims = numbers(table)
        rates = grouped([q for q in claims if q.measure == "growth" and q.canonical_unit == "%"], _key)
        levels = Levels(claims)
        return Compared.of(c for q in words for c in self._quality(q, rates.get(_key(q), []), levels))

    def _quality(self, quality: Quantity, rates: list[Quantity], levels: Levels) -> Iterator[Comparison]:
        for rate in (r for r in rates if r.document == quality.document):
            steps = self.said("printed", **_meant(quality), number=printed_words(rate))
            yield self._judge(quality, rate, None, Result(face(rate), rate.interval, "%"), steps)
        for level in levels.at(quality, quality.year, stance=quality.stance):
            base = next(iter(levels.at(quality, quality.year - 1, unit=level.canonical_unit)), None)
            if level.document != quality.document or base is None or base.interval.lo <= 0 or quality.growth == "real":
                continue
            made = Result(grown(face(level), face(base)), grown(level.interval, base.interval), "%")
            numbers = {"level": printed(level), "base": printed(base), "derived": made.step()}
            yield self._judge(quality, level, base, made, self.said("derived", **numbers, **_meant(quality)))

    def _judge(
        self, quality: Quantity, number: Quantity, base: Quantity | None, made: Result, steps: Text
    ) -> Comparison:
        solved = needs.growth(quality.interval, number.interval, base.interval) if base else (None, quality.interval)
        named = [("quality", quality), ("stated", number), *([("base", base)] if base else [])]
        sides = needing(named, (None, *solved[1:]))
        said, derived = cites(quality, number), made.spread
        words = {"name": name(quality), "quality": said[0], "number": said[1], "derived": made.about()}
        fits, doubts = derived.meets(quality.interval), int(quality.stance == "actual")
        return self.judged(fits, sides, words, steps, gap=gap(quality.interval, derived), doubts=doubts)


def _meant(quality: Quantity) -> dict[str, Text]:
    """A word, and the growth it is taken for."""
    return {"quality": printed_words(quality), "meant": between(quality.interval, "%")}


def _key(q: Quantity) -> tuple[object, ...]:
    return (*q.owner, q.indicator, q.years, q.part_of_year, q.stance)
