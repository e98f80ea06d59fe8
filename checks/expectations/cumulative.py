"""Totals over several years against their yearly parts."""

from collections.abc import Iterator
from fractions import Fraction

from checks.chinese.deeds import deed
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.needs import needing
from checks.comparing.part_lists import summed
from checks.comparing.quantities import Key, Quantity, grouped, subject_key
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.told_of import ToldOf
from checks.comparing.within import fits, held_within
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

ALIKE = Fraction(3, 2)  # by how much one year differs from another at most
_ALIKE_TOLD = 0.3  # how like the words around a year's number and that of several years are at least
ROUND = Fraction(5, 1000)  # how much of a sum told in round figures the rounding may make


class ExpectCumulativeToSumYears(Shape):
    """A total over several years must be the sum of its years, and may not be less than the years that are printed.

    Only quantities that flow (investment, new jobs), of which the years of the span are printed here or in earlier
    documents. Where a year is missing only the excess is told.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        yield from self._by_words(claims)
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

    def _by_words(self, claims: list[Quantity]) -> Iterator[Comparison]:
        """What a year brought within what several years did of what is told in much the same words: 建成城市绿道93公里,
        五年建成绿道182公里. Of what the vocabulary does not know; more is told only of what has one name."""
        told = [q for q in claims if q.origin == "text" and q.named and q.stance == "actual" and _counts(q)]
        years, spans = ([q for q in told if (q.period_start < q.period_end) is several] for several in (False, True))
        for year, total, like in ToldOf(told).best(years, spans, _may_be_part):
            if like >= _ALIKE_TOLD and (fits(year, total) or subject_key(year) == subject_key(total)):
                words = {"name": name(total), "total": cites(total)[0], "sum": printed_words(year), "n": 1}
                steps = self.said("within", year=printed_words(year), total=printed_words(total))
                yield self.judged(words=words, steps=steps, wrong="less", doubts=2, **held_within(year, total))

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


def _counts(q: Quantity) -> bool:
    """Whether it counts what is done, of which years add up, and not by how much something rose."""
    rose = q.risen or (q.measure == "delta" and q.says("net", "netted"))
    other = q.registered or q.is_rate or q.state or q.part_of_year or q.says("reached") or rose
    return bool(q.period_end) and not other


def _may_be_part(year: Quantity, total: Quantity) -> bool:
    within = total.period_start <= year.period_start and year.period_end <= total.period_end
    return within and not deed(year.indicator).apart(deed(total.indicator))


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
