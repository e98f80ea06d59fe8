"""Points by which one rate is above or below another: 高于规上工业7.7个百分点."""

from collections.abc import Iterator

from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, face
from checks.comparisons import Comparison, Outcome
from checks.expectations.base import TOLD, Shape

_WORD = 2  # characters of 高于, 快于, 低于


class ExpectDistancesBetweenRates(Shape):
    """How far a rate is printed to be from that of another indicator is the difference of the two.

    `高技术产业增加值增长14.7%，高于规上工业7.7个百分点`: the other one is told elsewhere in the document, for the same
    region and years. Where it is told with several values one that fits is enough.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        rates = [q for q in claims if q.measure == "growth" and q.canonical_unit == "%" and q.year]
        told = grouped(rates, lambda q: (_who(q), q.indicator))
        for apart in (q for q in claims if q.measure == "delta" and q.says("distance") and q.basis):
            others = told.get((_who(apart), apart.basis[_WORD:]), ())
            before = [r for r in told.get((_who(apart), apart.indicator), ()) if _just_before(r, apart)]
            if others and before and apart.canonical_unit == "个百分点":
                own = max(before, key=lambda q: q.start)
                compared = [self._pair(apart, own, other) for other in others]
                yield next((c for c in compared if c.outcome is Outcome.AGREES), compared[0])

    def _pair(self, apart: Quantity, own: Quantity, other: Quantity) -> Comparison:
        made = own.interval - other.interval
        sides = needing(
            [("change", apart), ("growth", own), ("base", other)],
            (made, apart.interval + other.interval, own.interval - apart.interval),
        )
        said = cites(apart, own, other)
        derived = Result(face(own) - face(other), made, "个百分点")
        words = {
            "name": name(own),
            "apart": said[0],
            "own": said[1],
            "other": said[2],
            "derived": derived.about(apart.interval),
        }
        steps = self.said(
            "arithmetic", own=printed_words(own), other=printed_words(other), derived=derived.step(apart.interval),
            apart=printed_words(apart),
        )  # fmt: skip
        return self.judged(made.meets(apart.interval), sides, words, steps, gap=gap(apart.interval, made))


def _who(q: Quantity) -> Key:
    return q.document, q.region, q.subject, q.years, q.part_of_year, q.stance


def _just_before(rate: Quantity, apart: Quantity) -> bool:
    return rate.sentence_start == apart.sentence_start and rate.start < apart.start
