"""What came new, against what there is in all."""

from collections.abc import Iterator
from itertools import pairwise

from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, name
from checks.expectations.quantities import Quantity
from checks.expectations.within import fits, held_within, printed_pair


class ExpectAdditionsWithinStock(Shape):
    """What came new may not exceed what there is of it in all, told right behind: 新增9家、累计达到36家.

    Both stand in one sentence, are of one thing and time, and are counted in one unit. What a balance gained may
    exceed it where it was negative: amounts of money are left out.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        amounts = (q for q in claims if q.origin == "text" and q.measure in ("delta", "level"))
        told = sorted(amounts, key=lambda q: (q.document, q.start))
        return (self._pair(new, stock) for new, stock in pairwise(told) if _is_stock_of(stock, new))

    def _pair(self, new: Quantity, stock: Quantity) -> Comparison:
        words = {"name": name(stock), **dict(zip("ab", cites(new, stock), strict=True))}
        steps = self.said("arithmetic" if fits(new, stock) else "excess", **printed_pair(new, stock))
        # The sentence itself tells one behind the other, of whomever they are.
        return self.judged(words=words, steps=steps, related=True, **held_within(new, stock))


def _is_stock_of(stock: Quantity, new: Quantity) -> bool:
    """Whether an amount is what there is in all of what the number right before it says came new."""
    if new.measure != "delta" or stock.measure != "level" or not new.says("added") or not stock.says("reached", "all"):
        return False
    if stock.says("mean", "per_head", "per_person"):
        return False  # 每千名老人拥有养老床位40张
    if new.is_rate or new.says("yearly", "net") or new.dimension.startswith("money") or stock.damage or new.damage:
        return False
    alike = (stock.document, stock.sentence_start, stock.canonical_unit, stock.period_end, stock.stance) == (
        new.document, new.sentence_start, new.canonical_unit, new.period_end, new.stance,
    )  # fmt: skip
    # 新增土地流转面积14.8万亩，总流转面积达63万亩; 新成立担保机构2家，总数达19家: the name goes on
    called = stock.indicator.removeprefix("总")
    return alike and len(called) > 1 and new.indicator.endswith(called)
