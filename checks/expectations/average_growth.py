"""Yearly average growth against the levels at both ends, and against the yearly rates between them."""

from collections.abc import Iterator
from functools import reduce

from checks.comparisons import Comparison, Link
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, listing, name, printed_words
from checks.expectations.growth import HUNDRED, ONE
from checks.expectations.levels import Levels
from checks.expectations.needs import needing
from checks.expectations.quantities import Key, Quantity, grouped, subject_key
from checks.expectations.reckoning import Result, face, printed
from checks.expectations.scope import like_for_like, rounded_to
from checks.expectations.verdict import cannot_tell, link_of
from checks.intervals import Interval

PRICES = 4  # points a year that a change of prices commonly makes


class ExpectAverageGrowthToFollowEndPoints(Shape):
    """A yearly average growth rate over n years must be the n-th root of last level over the level before the first.

    Only where growth is nominal, or of a kind nobody says but printed beside both ends; real growth does not follow
    from levels. Goals are compared with the goal for the
    last year and the result of the base year.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = Levels(claims)
        return (self._average(q, levels) for q in claims if is_average(q))

    def _average(self, average: Quantity, levels: Levels) -> Comparison:
        message = self.said("open", name=name(average), average=cites(average)[0])
        ends = levels.at(average, average.period_end, stance=average.stance)
        bases = levels.at(average, average.period_start - 1)
        told = levels.printed(average) or [(e, b) for e in ends for b in bases]
        pairs = [(e, b) for e, b in told if e.canonical_unit == b.canonical_unit and b.interval.lo > 0]
        # A year may be printed with two numbers, one of them another plan's goal: any pair that fits will do.
        pair = next((p for p in pairs if _fits(average, *p, _years(average))), next(iter(pairs), None))
        if pair is None:
            return cannot_tell([("growth", average)], message, self.said("no_ends"))
        level, base = pair
        sides = (("growth", average), ("level", level), ("base", base))
        printed = level.base == base.claim and link_of((average, level, base)) in (Link.CLAUSE, Link.SENTENCE)
        known = average.growth == "nominal" or (average.growth == "none" and printed)
        if not known or like_for_like(average):
            return cannot_tell(sides, message, self.said("real"))
        return self._judge(average, level, base)

    def _judge(self, average: Quantity, level: Quantity, base: Quantity) -> Comparison:
        """Where the years are not all printed, the base may be of the first of them (2017年到2021年，由A增加到B).

        Where that first year is the one printed, and the base's own is not, what is said is then reckoned over the
        number of years that comes nearest; five years that are counted (这五年) are five.
        """
        n = _years(average)
        top, printed_as = level.rounded, average.rounded
        fits = _fits(average, level, base, n)
        sure = fits or (average.period_printed and base.period_printed)
        other = not sure and any(_fits(average, level, base, k) for k in (n - 1, n + 1) if k > 0)
        between = average.says("from_first") and not base.period_printed
        if between and not (sure or other) and n > 1 and level.base == base.claim:
            n = min((n, n - 1), key=lambda k: gap(printed_as, _average_of(level, base, k)))
        derived = _average_of(level, base, n)
        said = cites(average, level, base)
        solved = needs.growth(printed_as, top, base.interval, n)
        sides = needing((("growth", average), ("level", level), ("base", base)), solved)
        rate = Result(_root_of(face(level), face(base), n), derived, "%")
        words = {"name": name(average), "average": said[0], "level": said[1], "base": said[2], "n": n}
        words["derived"], told = rate.about(printed_as), printed_words(average)
        steps = self.said(
            "arithmetic", level=printed(level), base=printed(base), n=n, derived=rate.step(printed_as), average=told
        )
        if other:
            return cannot_tell(sides, self.said("open", **words), self.said("years"), steps)
        if not fits and _round_figures_fit(average, level, base, n):
            return cannot_tell(sides, self.said("open", **words), self.said("round"), steps)
        doubts = self._doubts(average, level, base, solved[1], derived)
        return self.judged(fits, sides, words, steps, gap=gap(printed_as, derived), doubts=doubts)

    @staticmethod
    def _doubts(average: Quantity, level: Quantity, base: Quantity, needed: Interval | None, derived: Interval) -> int:
        """A goal is a goal, and a round one is no sharper than its figure. Where nobody says at which prices, a rate a
        little below what the levels make is most likely the real one, and a remark; that of an income whose base
        another report told may be so.
        """
        if average.stance == "target":
            return 2 if needed is not None and rounded_to(level, needed) else 1
        over = derived.lo - average.rounded.hi
        income = average.dimension == "money_per_person" and base.document != average.document
        return (2 if average.growth == "none" else int(income)) if 0 < over < PRICES else 0


class ExpectYearlyGrowthToMakeAverage(Shape):
    """Where every yearly rate of a span is printed somewhere, together they must make the average rate of the span.

    Rates of one kind only (real with real); the yearly ones mostly stand in earlier documents and may have been
    revised since.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        claims = [q for q in claims if q.stance == "actual" and q.registered]
        yearly = grouped(
            [q for q in claims if q.measure == "growth" and q.year and not q.part_of_year and not q.basis],
            lambda q: (*_series(q), q.year),
        )
        for average in filter(is_average, claims):
            span = range(average.period_start, average.period_end + 1)
            found = [yearly.get((*_series(average), year)) for year in span]
            if all(found) and average.growth != "none":
                yield self._chain(average, [rates[0] for rates in found if rates])

    def _chain(self, average: Quantity, rates: list[Quantity]) -> Comparison:
        derived = _mean_of([q.interval for q in rates])
        rate = Result(_mean_of([face(q) for q in rates]), derived, "%")
        solved = needs.chain(average.interval, [q.interval for q in rates])
        sides = needing([("growth", average), *(("operand", q) for q in rates)], solved)
        words = {"name": name(average), "average": cites(average)[0]}
        words["derived"], told = rate.about(average.interval), printed_words(average)
        listed = listing(printed_words(q) for q in rates)
        steps = self.said("arithmetic", rates=listed, derived=rate.step(average.interval), average=told)
        return self.judged(derived.meets(average.interval), sides, words, steps, gap=gap(average.interval, derived))


def _average_of(level: Quantity, base: Quantity, n: int) -> Interval:
    """The yearly rate, in percent, that leads from the base to the level in `n` years."""
    return _root_of(level.rounded, base.interval, n)


def _root_of(level: Interval, base: Interval, n: int) -> Interval:
    return ((level / base).root(n) - ONE) * HUNDRED


def _mean_of(rates: list[Interval]) -> Interval:
    """The average of yearly rates, in percent: the root of what they make together."""
    product = reduce(lambda made, rate: made * (ONE + rate / HUNDRED), rates, ONE)
    return (product.root(len(rates)) - ONE) * HUNDRED


def _years(average: Quantity) -> int:
    return average.period_end - average.period_start + 1


def _fits(average: Quantity, level: Quantity, base: Quantity, n: int) -> bool:
    derived = _average_of(level, base, n)
    return derived.meets(average.rounded) or derived.meets(average.interval)


def _round_figures_fit(average: Quantity, level: Quantity, base: Quantity, n: int) -> bool:
    """Whether both levels end in noughts (由29400元提高到40200元), and what rounds to them makes the rate."""
    ends = level.round_figure, base.round_figure
    both = ends[0] != level.interval and ends[1] != base.interval
    return both and _root_of(*ends, n).meets(average.rounded)


def compounded(rate: Interval, n: int) -> Interval:
    """What n years at `rate` percent make of 1."""
    return (ONE + rate / HUNDRED) ** n


def is_average(q: Quantity) -> bool:
    """Whether a claim is a yearly average rate over several years."""
    return q.measure == "growth_avg" and q.canonical_unit == "%" and 0 < q.period_start < q.period_end


def _series(q: Quantity) -> Key:
    return (*subject_key(q), q.growth)
