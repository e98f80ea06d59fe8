"""Growth at constant prices against growth at current ones and what prices did."""

from collections.abc import Iterator

from checks.comparing.citing import cites, gap, name
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Key, Quantity
from checks.comparing.reckoning import Result, added, face
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.growth import grown
from checks.intervals import Interval


class ExpectRealGrowthToFollowPrices(Shape):
    """Real growth is what growth of money leaves over the growth of prices: 增长6.4%，扣除价格因素，实际增长6.2%.

    Both rates are told in one sentence, what the consumers' `prices` did in the same document. What some of the people
    have, whose names are in `groups`, is deflated by prices of their own, which may be `apart` by so many points.
    """

    outcomes = TOLD

    prices: str
    groups: list[str]
    apart: int = 1

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        rates = [q for q in claims if q.measure == "growth" and q.canonical_unit == "%" and q.stance == "actual"]
        moved = {_when(q): q for q in reversed(rates) if q.indicator == self.prices and q.dated and not q.subject}
        plain = {_told(q): q for q in rates if q.growth_kind != "real"}
        for real in rates:
            nominal, price = plain.get(_told(real)), moved.get(_when(real))
            if nominal and price and real.growth_kind == "real" and _sure(real, nominal, price):
                yield self._deflated(real, nominal, price)

    def _deflated(self, real: Quantity, nominal: Quantity, price: Quantity) -> Comparison:
        own = any(word in real.indicator for word in self.groups)
        derived = _over(nominal.rounded, price.rounded)
        allowed = derived.widen(self.apart) if own else derived
        said = cites(real, nominal, price)
        words = {"name": name(real), "real": said[0], "nominal": said[1], "price": said[2]}
        made = Result(_over(face(nominal), face(price)), derived, "%").step(real.rounded)
        steps = self.said("arithmetic", nominal=added(face(nominal), "%"), price=added(face(price), "%"), derived=made)
        sides = needing((("growth", real), ("operand", nominal), ("operand", price)), (allowed, None, None))
        away = gap(real.rounded, allowed)
        # That prices are taken out of one of them is what the relation is about, no other definition.
        fits = allowed.meets(real.rounded)
        return self.judged(fits, sides, words, steps, gap=away, doubts=int(own), related=True)


def _sure(real: Quantity, nominal: Quantity, price: Quantity) -> bool:
    """Whether rates are of what the people of a region have each, and of one year that is surely theirs."""
    known = all(q.dated and q.named and not q.restricted for q in (real, nominal, price))
    return known and real.says("per_head") and not real.subject and not (real.basis or nominal.basis or price.basis)


def _over(nominal: Interval, price: Interval) -> Interval:
    """The rate, in percent, that is left of one when what it pays for rises by another."""
    return grown(ONE + nominal / HUNDRED, ONE + price / HUNDRED)


def _when(q: Quantity) -> Key:
    return q.document, q.region, q.years, q.part_of_year


def _told(q: Quantity) -> Key:
    return (*_when(q), q.sentence_start, q.indicator)
