"""Totals over several years against their yearly parts."""

from collections.abc import Iterator
from fractions import Fraction

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.needs import needing
from checks.comparing.part_lists import summed
from checks.comparing.quantities import Key, Quantity, grouped, subject_key
from checks.comparing.reckoning import Result, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

ALIKE = Fraction(3, 2)  # by how much one year differs from another at most
ROUND = Fraction(5, 1000)  # how much of a sum told in round figures the rounding may make


class ExpectCumulativeToSumYears(Shape):
    """A total over several years must be the sum of its years, and may not be less than the years that are printed.

    Only quantities that flow (investment, new jobs), of which the years of the span are printed here or in earlier
    documents. Where a year is missing only the excess is told.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        claims = [q for q in claims if q.registered and not q.is_rate and not q.stock and not q.part_of_year]
        yearly = grouped(
            [q for q in claims if q.year and q.measure in ("level", "delta")], lambda q: (*_who(q), q.year)
        )
        for total in claims:
            if not 0 < total.period_start < total.period_end or total.measure not in ("cumulative", "level", "delta"):
                continue
            years = range(total.period_start, total.period_end + 1)
            found = [yearly.get((*_who(total), year)) for year in years]
            # 地区生产总值比2016年增加160亿元 is the change of a level: only yearly changes add up to it.
            alike = (f for f in found if f and (total.measure != "delta" or f[0].measure == "delta"))
            parts = [f[0] for f in alike]
            enough = len(parts) > 1 or (len(parts) == 1 and total.period_printed and total.says("gross"))
            if enough and not _of_one_year(total, parts):
                yield self._span(total, parts, whole=len(parts) == len(years))

    def _span(self, total: Quantity, parts: list[Quantity], whole: bool) -> Comparison:
        got = summed(parts)
        made = Result(sum((face(q) for q in parts[1:]), start=face(parts[0])), got, total.canonical_unit)
        solved = needs.total(total.interval, [q.interval for q in parts], within=not whole)
        sides = needing([("total", total), *(("part", q) for q in parts)], solved)
        words = {"name": name(total), "total": cites(total)[0], "sum": made.about(total.interval), "n": len(parts)}
        terms = " + ".join(printed(q) for q in parts)
        steps = self.said("arithmetic", terms=terms, sum=made.step(total.interval), total=printed_words(total))
        said = _told(total)
        less = got.lo > said.hi
        # Years that aim at more than the plan asked for keep it.
        kept = less and total.stance == "target" and total.direction == "floor"
        fits = kept or (not less and (not whole or got.meets(said)))
        wrong = "less" if less else "unequal"
        return self.judged(fits, sides, words, steps, wrong=wrong, gap=gap(total.interval, got))


def _of_one_year(total: Quantity, parts: list[Quantity]) -> bool:
    """Whether a number whose years are not printed is about what one of them brought: where five years are reviewed,
    城镇新增就业149万人 may be of the last."""
    return not total.period_printed and total.interval.hi <= ALIKE * max(q.interval.hi for q in parts)


def _told(total: Quantity) -> Interval:
    """What a sum stands for: one told in tens is exact to tens, though to no more than `ROUND` of itself."""
    if not total.interval.bounded:
        return total.interval
    return total.interval.widen(min(total.round_place / 2, abs(Fraction(total.interval.hi)) * ROUND))


def _who(q: Quantity) -> Key:
    return (*subject_key(q), q.stance)
