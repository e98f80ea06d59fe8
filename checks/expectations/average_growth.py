"""Yearly average growth against the levels at both ends, and against the yearly rates between them."""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from typing import NamedTuple

from checks.comparing import needs
from checks.comparing.citing import cites, gap, listing, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Key, Quantity, by_claim, grouped, subject_key
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.scope import like_for_like, rounded_to
from checks.comparing.verdict import cannot_tell, link_of
from checks.comparisons import Comparison, Link
from checks.expectations.base import TOLD, Shape
from checks.expectations.growth import is_added
from checks.intervals import Interval

PRICES = 4  # points a year that a change of prices commonly makes
REAL = 1  # points a year below what the levels make from which on an income's rate may be the real one


class _Ends(NamedTuple):
    """The last level of an average and the one it started from; where `added`, what was added to that instead."""

    level: Quantity
    other: Quantity
    added: bool = False

    def times(self, number: Callable[[Quantity], Interval]) -> Interval:
        """How many times what it started from the level is, by what `number` takes a quantity for."""
        part = number(self.other) / number(self.level)
        return ONE / (ONE - part if self.added else part)

    def rate(self, n: int, number: Callable[[Quantity], Interval]) -> Interval:
        """The yearly rate, in percent, that leads from one to the other in `n` years."""
        return (self.times(number).root(n) - ONE) * HUNDRED

    def fits(self, average: Quantity, n: int) -> bool:
        """Whether that rate is the one printed."""
        derived = self.rate(n, _rounded)
        return derived.meets(average.rounded) or derived.meets(average.interval)

    def round_figures_fit(self, average: Quantity, n: int) -> bool:
        """Whether what rounds to a number that ends in noughts (由29400元提高到40200元) makes the rate."""
        return self.rate(n, lambda q: q.round_figure).meets(average.rounded)

    @property
    def printed(self) -> bool:
        """Whether the text itself says that the level came from the other, or by it."""
        return self.added or self.level.base == self.other.claim

    @property
    def dated(self) -> bool:
        """Whether since when is printed: the year of the base, or the one the addition is counted from."""
        return self.other.basis.isdigit() if self.added else self.other.period_printed


class ExpectAverageGrowthToFollowEndPoints(Shape):
    """A yearly average growth rate over n years must be the n-th root of last level over the level before the first.

    That level is the one its sentence prints, or what the level was before what the sentence says was added in the
    same years (达到90亿元，比2006年增加40亿元，年均增长12.5%), else the one the documents give for that year.
    Only where growth is nominal, or of a kind nobody says but printed beside both ends; real growth does not follow
    from levels. Goals are compared with the goal for the
    last year and the result of the base year.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels, added = Levels(claims), grouped(filter(is_added, claims), _movement)
        return (self._average(q, levels, added.get(_movement(q), [])) for q in claims if is_average(q))

    def _average(self, average: Quantity, levels: Levels, added: list[Quantity]) -> Comparison:
        message = self.said("open", name=name(average), average=cites(average)[0])
        told = [_Ends(*pair) for pair in levels.printed(average)] or _by_addition(average, levels, added)
        found = told or [
            _Ends(end, base)
            for end in levels.at(average, average.period_end, stance=average.stance)
            for base in levels.at(average, average.period_start - 1)
        ]
        pairs = [e for e in found if e.level.canonical_unit == e.other.canonical_unit and e.other.interval.lo > 0]
        # A year may be printed with two numbers, one of them another plan's goal: any pair that fits will do.
        ends = next((e for e in pairs if e.fits(average, _years(average))), next(iter(pairs), None))
        if ends is None:
            return cannot_tell([("growth", average)], message, self.said("no_ends"))
        sides = _sides(average, ends)
        one = ends.printed and link_of([side for _, side in sides]) in (Link.CLAUSE, Link.SENTENCE)
        known = average.growth == "nominal" or (average.growth == "none" and one)
        if not known or like_for_like(average):
            return cannot_tell(sides, message, self.said("real"))
        return self._judge(average, ends)

    def _judge(self, average: Quantity, ends: _Ends) -> Comparison:
        """Where the years are not all printed, the base may be of the first of them (2017年到2021年，由A增加到B)."""
        n, printed_as = _years(average), average.rounded
        fits = ends.fits(average, n)
        sure = fits or (average.period_printed and ends.dated)
        other = not sure and any(ends.fits(average, k) for k in (n - 1, n + 1) if k > 0)
        derived = ends.rate(n, _rounded)
        level, base = ends.level, ends.other
        needed = (needs.added if ends.added else needs.growth)(printed_as, level.rounded, base.rounded, n)
        sides = needing(_sides(average, ends), needed)
        rate = Result(ends.rate(n, face), derived, "%")
        said = cites(average, level, base)
        words = {"name": name(average), "average": said[0], "level": said[1], "base": said[2], "n": n}
        words["derived"] = rate.about(printed_as)
        steps = self.said(
            "by_addition" if ends.added else "arithmetic", level=printed(level), base=printed(base), n=n,
            derived=rate.step(printed_as), average=printed_words(average),
        )  # fmt: skip
        if other:
            return cannot_tell(sides, self.said("open", **words), self.said("years"), steps)
        if not fits and ends.round_figures_fit(average, n):
            return cannot_tell(sides, self.said("open", **words), self.said("round"), steps)
        doubts = self._doubts(average, ends, needed[1], derived)
        wrong = "added" if ends.added else "contradicts"
        return self.judged(fits, sides, words, steps, wrong=wrong, gap=gap(printed_as, derived), doubts=doubts)

    @staticmethod
    def _doubts(average: Quantity, ends: _Ends, needed: Interval | None, derived: Interval) -> int:
        """A goal is a goal, and a round one is no sharper than its figure. Where nobody says at which prices, a rate a
        little below what the levels make is most likely the real one, and a remark. So is that of an income, which many
        reports give without what prices did, if prices can have made the difference; it may be so whose base another
        report told, or nobody.
        """
        if average.stance == "target":
            return 2 if needed is not None and rounded_to(ends.level, needed) else 1
        over = derived.lo - average.rounded.hi
        income = average.dimension == "money_per_person"
        real = average.growth == "none" or (income and (ends.added or over > REAL))
        apart = income and ends.other.document != average.document
        return (2 if real else int(apart)) if 0 < over < PRICES else 0


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
        known = by_claim(claims)
        for average in filter(is_average, claims):
            span = range(average.period_start, average.period_end + 1)
            found = [yearly.get((*_series(average), year)) for year in span]
            rates = [rates[0] for rates in found if rates]
            if all(found) and average.growth != "none" and _in_one_unit([average, *rates], known):
                yield self._chain(average, rates)

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


def _in_one_unit(rates: list[Quantity], known: Mapping[str, Quantity]) -> bool:
    """Whether the amounts that the rates are printed beside are in one unit: trade in dollars grows otherwise."""
    return len({known[q.beside].canonical_unit for q in rates if q.beside in known}) < 2


def _rounded(q: Quantity) -> Interval:
    return q.rounded


def _movement(q: Quantity) -> Key:
    """What moves in which years, as one sentence tells it."""
    return (*subject_key(q)[:-2], q.years, q.document, q.sentence_start)


def _sides(average: Quantity, ends: _Ends) -> list[tuple[str, Quantity]]:
    return [("growth", average), ("level", ends.level), ("operand" if ends.added else "base", ends.other)]


def _by_addition(average: Quantity, levels: Levels, added: list[Quantity]) -> list[_Ends]:
    """The level that the sentence of an average tells, with what it says was added to it in the same years."""
    own = levels.beside(average)
    return [
        _Ends(level, change, added=True)
        for change in added
        for level in own
        if change.canonical_unit == level.canonical_unit and change.beside in ("", level.claim)
        and change.interval.lo > 0 and change.interval.hi < level.interval.lo
    ]  # fmt: skip


def _mean_of(rates: list[Interval]) -> Interval:
    """The average of yearly rates, in percent: the root of what they make together."""
    product = reduce(lambda made, rate: made * (ONE + rate / HUNDRED), rates, ONE)
    return (product.root(len(rates)) - ONE) * HUNDRED


def _years(average: Quantity) -> int:
    return average.period_end - average.period_start + 1


def compounded(rate: Interval, n: int) -> Interval:
    """What n years at `rate` percent make of 1."""
    return (ONE + rate / HUNDRED) ** n


def is_average(q: Quantity) -> bool:
    """Whether a claim is a yearly average rate over several years."""
    return q.measure == "growth_avg" and q.canonical_unit == "%" and 0 < q.period_start < q.period_end


def _series(q: Quantity) -> Key:
    return (*subject_key(q), q.growth)
