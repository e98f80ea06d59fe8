"""What several years made together, against what they made a year."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from checks.comparisons import Comparison
from checks.expectations import needs
from checks.expectations.base import Shape
from checks.expectations.citing import cites, gap, name, printed_words
from checks.expectations.growth import HUNDRED
from checks.expectations.needs import needing
from checks.expectations.quantities import Quantity
from checks.expectations.reckoning import Result, face, printed
from checks.expectations.verdict import cannot_tell
from checks.intervals import Interval
from checks.intervals.digits import decimals, slip_between


class ExpectYearlyMeansToFollowTotals(Shape):
    """What is told of a year on average, right behind the sum of several years, is the sum over the years.

    五年累计投资86.5亿元，年均17.3亿元: in one sentence, in one unit, and of one thing. Only a difference that one slip
    of the hand in either explains contradicts: the mean may be of other years than the sum.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = sorted((q for q in claims if q.origin == "text"), key=lambda q: (q.document, q.start))
        return (self._pair(mean, total) for total, mean in pairwise(told) if _is_mean(mean, total))

    def _pair(self, mean: Quantity, total: Quantity) -> Comparison:
        n = Interval.point(total.period_end - total.period_start + 1)
        made = total.rounded / n
        solved = needs.share(mean.rounded * HUNDRED, total.rounded, n)
        sides = needing((("operand", mean), ("total", total)), (made, solved[1]))
        said = cites(mean, total)
        derived = Result(face(total) / n, made, mean.canonical_unit)
        words = {"name": name(mean), "mean": said[0], "total": said[1], "n": int(n.middle)}
        words["derived"] = derived.about(mean.rounded)
        shown = {"n": words["n"], "derived": derived.step(mean.rounded), "mean": printed_words(mean)}
        steps = self.said("arithmetic", total=printed(total), **shown)
        fits = made.meets(mean.rounded)
        if not fits and not (_slip(mean, made) or _slip(total, mean.rounded * n)):
            return cannot_tell(sides, self.said("agrees", **words), self.said("years"), steps)
        away = gap(mean.rounded, made)
        # The text itself sets one beside the other, and a mean is told in another way than a sum.
        return self.judged(fits, sides, words, steps, gap=away, related=True)


def _is_mean(q: Quantity, total: Quantity) -> bool:
    """Whether it is the yearly mean of the amount right before it, which several years made."""
    if not q.says("yearly") or total.says("yearly") or q.is_rate or total.is_rate or q.stance != total.stance:
        return False
    same = (q.document, q.sentence_start, q.canonical_unit) == (
        total.document,
        total.sentence_start,
        total.canonical_unit,
    )
    sums = total.measure in ("level", "cumulative") and 0 < total.period_start < total.period_end
    named = total.indicator.endswith(q.indicator) or q.indicator.endswith(total.indicator)
    return same and sums and named and not total.stock and total.interval.lo > 0


def _slip(q: Quantity, needed: Interval) -> bool:
    """Whether one slip of the hand made of what is needed what is printed."""
    places = decimals(q.value)
    scale = face(q).middle / Fraction(repr(q.value))
    return slip_between(q.value, round(float(Fraction(needed.middle) / Fraction(scale)), places))
