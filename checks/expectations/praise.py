"""Headings that praise beside results that fell: 对外开放保持优势, with foreign investment down by two thirds."""

from collections.abc import Iterator

from checks.claims.flags import title
from checks.comparisons import Comparison
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.citing import cites, gap, name
from checks.expectations.growth import HUNDRED, ONE, grown
from checks.expectations.levels import Levels
from checks.expectations.needs import needing
from checks.expectations.quantities import Quantity
from checks.expectations.reckoning import Result, face, printed
from checks.expectations.scope import same_definition
from checks.intervals import Interval


class ExpectPraiseToFitResults(Shape):
    """Under a heading that praises, no headline result should be `fall` percent or more below an earlier one.

    The earlier result is the latest of the `memory` years before, mostly in an earlier document. A heading is no
    number: this is worth a remark and no more.
    """

    outcomes = TOLD

    fall: float = 50
    memory: int = 3

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = Levels(claims)
        for q in filter(_headline, claims):
            earlier = levels.before(q, q.year, self.memory, unit=q.canonical_unit)
            base = next((b for b in earlier if b.interval.lo > 0 and same_definition(q, b)), None)
            if base is not None:
                yield self._pair(q, base)

    def _pair(self, q: Quantity, base: Quantity) -> Comparison:
        change = grown(q.interval, base.interval)
        made = Result(-grown(face(q), face(base)), -change, "%")
        allowed = Interval.at_least(-self.fall)
        left = ONE - Interval.point(self.fall) / HUNDRED
        most, least = needs.at_most(base.interval * left, q.interval)
        sides = needing((("stated", q), ("base", base)), (least, most / left if most else None))
        said = cites(q, base)
        words = {
            "title": title(q.section), "name": name(q), "now": said[0], "before": said[1], "year": base.year,
            "change": made.about(),
        }  # fmt: skip
        steps = self.said("arithmetic", now=printed(q), before=printed(base), change=made.step())
        return self.judged(change.meets(allowed), sides, words, steps, wrong="fell", gap=gap(base.interval, q.interval))


def _headline(q: Quantity) -> bool:
    """Whether it is a headline result of the region that should rise, under a heading that praises."""
    money = q.dimension in ("money", "currency_usd")  # a length or a count may be what was newly built
    result = q.stance == "actual" and q.measure == "level" and q.year > 0 and money and not q.part_of_year
    known = q.core and q.registered and q.direction == "floor" and q.named and not q.restricted and not q.subject
    return result and known and q.says("praised")
