"""What one book of public money hands to another: transferred out of the one, transferred into the other."""

from collections.abc import Iterator
from functools import reduce
from operator import add

from checks.chinese.lexicon import lexicon
from checks.comparing.citing import cites, gap, name
from checks.comparing.near_miss import one_slip
from checks.comparing.quantities import Key, Quantity, grouped, sure
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.verdict import agrees
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_WORDS = lexicon("balances")["transfers"]
_INTO: str = _WORDS["into"]
_OUT_OF: dict[str, str] = _WORDS["out_of"]
_IN, _OUT, _TAKING = (tuple(_WORDS[key]) for key in ("in", "out", "taking"))


class ExpectTransfersToMatch(Shape):
    """What the general budget takes from a fund's is what that hands out; what it takes from all, at least that.

    Both are told in one document of one owner, level of government, time and stance. Where the general budget names
    the book it takes from (政府性基金调入2亿元), the two are equal; else it may take from elsewhere, too (调入资金).
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.measure == "level" and q.origin == "text" and q.canonical_unit.endswith("元")]
        for same in grouped(told, _key).values():
            out = {q.account: q for q in reversed(same) if q.account in _OUT_OF and q.indicator in _OUT}
            for taken in same:
                source = next((book for book, word in _OUT_OF.items() if _takes(taken, word)), "")
                if source in out:
                    yield self._equal(taken, out[source])
                elif out and taken.account == _INTO and taken.indicator in _IN:
                    yield self._within(taken, list(out.values()))

    def _equal(self, taken: Quantity, given: Quantity) -> Comparison:
        said = cites(taken, given)
        words = {"taken": name(taken), "a": said[0], "given": name(given), "b": said[1]}
        steps = self.said("arithmetic", a=printed(taken), b=printed(given))
        doubts = int(not one_slip(taken, given))  # some of it may go to yet another book
        away = gap(taken.rounded, given.rounded)
        fits = taken.rounded.meets(given.rounded)
        sides = [("total", taken), ("part", given)]
        return self.judged(fits, sides, words, steps, gap=away, doubts=doubts, related=_surely([taken, given]))

    def _within(self, taken: Quantity, given: list[Quantity]) -> Comparison:
        got = reduce(add, (q.rounded for q in given))
        made = Result(reduce(add, map(face, given)), got, taken.canonical_unit)
        words = {"taken": name(taken), "a": cites(taken)[0], "sum": made.about(taken.rounded)}
        sum_of = " + ".join(printed(q) for q in given)
        steps = self.said("sum", sum=sum_of, got=made.step(taken.rounded), a=printed(taken))
        sides = [("total", taken), *(("part", q) for q in given)]
        if got.lo <= taken.rounded.hi:
            return agrees(sides, self.said("within", **words), steps)
        away, sure_of = gap(taken.rounded, got), _surely([taken, *given])
        return self.judged(False, sides, words, steps, wrong="exceeds", gap=away, doubts=1, related=sure_of)


def _surely(sides: list[Quantity]) -> bool:
    """Whether whose, when and at what stage amounts are is said; they stand in several books as they should."""
    said = all(q.dated and not q.restricted and sure(q.read("stance")) for q in sides)
    return said and len({q.scope for q in sides}) == 1


def _takes(taken: Quantity, source: str) -> bool:
    """Whether a name says from which book an amount is taken: 政府性基金调入."""
    return (
        source in taken.indicator and any(word in taken.indicator for word in _TAKING) and taken.account in ("", _INTO)
    )


def _key(q: Quantity) -> Key:
    return q.document, q.region, q.subject, q.purse, q.years, q.part_of_year, q.stance, q.canonical_unit
