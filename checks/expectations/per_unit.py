"""What comes of one: a pig's pork, a mu's grain, a square metre's price, against what is ever seen."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from checks.comparing import needs
from checks.comparing.citing import cites, name
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity
from checks.comparing.reckoning import Result, digits, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

NEAR = 400  # characters between the two numbers, at most: further apart they may be of different things


class ExpectAmountsPerUnitToBePlausible(Shape):
    """What two amounts make of each other (pork by pig, grain by mu, yuan by square metre) lies within wide bounds.

    Each of `ratios` says by last words which name is divided (`of`) by which (`by`); what both names say before them
    must be the same (公路货运周转量, 公路货运量). `units` are the canonical units of the two; their quotient, `times`
    as much, lies between `low` and `high` of `unit`, so wide that only a slip of the unit, the point or a leading digit
    leaves them. Both numbers are of one owner, time and scope; of several the nearest is taken, by the first of the
    ratios that finds two.
    """

    outcomes = TOLD

    ratios: list[dict[str, Any]]

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.named and q.dated]
        levels = [
            q for q in levels if q.interval.bounded and q.interval.lo > 0 and not q.says("mean", "yearly", "joined")
        ]
        found: dict[str, Comparison] = {}
        for ratio in self.ratios:
            by = _named(levels, ratio["by"], ratio["units"][1])
            for key, amounts in _named(levels, ratio["of"], ratio["units"][0]).items():
                for amount in (q for q in amounts if q.claim not in found):
                    near = [q for q in by.get(key, ()) if _near(q, amount)]
                    if near:
                        nearest = min(near, key=lambda q: abs(q.start - amount.start))
                        found[amount.claim] = self._pair(ratio, amount, nearest)
        yield from found.values()

    def _pair(self, ratio: dict[str, Any], amount: Quantity, by: Quantity) -> Comparison:
        times, allowed = Fraction(repr(ratio["times"])), Interval.of_row(ratio["low"], ratio["high"])
        made = amount.rounded / by.rounded * times
        needed = needs.multiple(allowed / times, amount.rounded, by.rounded)[1:]
        sides = needing((("operand", amount), ("operand", by)), needed)
        result = Result(face(amount) / face(by) * times, made, ratio["unit"])
        words: dict[str, Any] = {"amount": name(amount), "by": name(by), "made": result.about()}
        words["a"], words["b"] = cites(amount, by)[0], cites(amount, by, of=by)[1]
        words["range"] = f"{digits(ratio['low'])}—{digits(ratio['high'])}{ratio['unit']}"
        steps = self.said("arithmetic", a=printed(amount), b=printed(by), made=result.step(), range=words["range"])
        return self.judged(made.meets(allowed), sides, words, steps)


def _named(levels: list[Quantity], words: list[str], unit: str) -> dict[Key, list[Quantity]]:
    """The amounts in a unit whose names end with one of these words: by whose and when, and what they say before it."""
    found: dict[Key, list[Quantity]] = {}
    for q in (q for q in levels if q.canonical_unit == unit):
        said = max((w for w in words if q.indicator.endswith(w)), key=len, default="")
        if said:
            key = (q.document, *q.owner, q.years, q.part_of_year, q.stance, q.scope, q.indicator.removesuffix(said))
            found.setdefault(key, []).append(q)
    return found


def _near(q: Quantity, to: Quantity) -> bool:
    return q.passage == to.passage or (q.origin == to.origin == "text" and abs(q.start - to.start) <= NEAR)
