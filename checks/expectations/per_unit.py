"""What comes of one: a pig's pork, a mu's grain, a square metre's price, against what is ever seen."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import Any

from checks.comparing import needs
from checks.comparing.citing import cites, name
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Key, Quantity, in_percent
from checks.comparing.reckoning import Result, added, digits, face, printed
from checks.comparisons import Comparison, Outcome
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

ALL_OF_IT = 100  # percent; what fell by so much says nothing of what it was
NEAR = 400  # characters between the two numbers, at most: further apart they may be of different things


class ExpectAmountsPerUnitToBePlausible(Shape):
    """What two amounts make of each other (pork by pig, grain by mu, yuan by square metre) lies within wide bounds.

    Each of `ratios` says by last words which name is divided (`of`) by which (`by`); what both names say before them
    must be the same (公路货运周转量, 公路货运量). `units` are the canonical units of the two; their quotient, `times`
    as much, lies between `low` and `high` of `unit`, so wide that only a slip of the unit, the point or a leading digit
    leaves them. Both numbers are of one owner, time and scope; of several the nearest is taken, by the first of the
    ratios that finds two. Where both are told with how they grew, the bounds hold for the year before as well.
    """

    outcomes = TOLD

    ratios: list[dict[str, Any]]

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.named and q.dated]
        levels = [
            q for q in levels if q.interval.bounded and q.interval.lo > 0 and not q.says("mean", "yearly", "joined")
        ]
        grown = map(in_percent, reversed([q for q in claims if q.beside]))
        rates = {q.beside: q for q in grown if q.measure == "growth" and not q.basis and q.interval.lo > -ALL_OF_IT}
        found: dict[str, list[Comparison]] = {}
        for ratio in self.ratios:
            by = _named(levels, ratio["by"], ratio["units"][1])
            for key, amounts in _named(levels, ratio["of"], ratio["units"][0]).items():
                for amount in (q for q in amounts if q.claim not in found):
                    near = [q for q in by.get(key, ()) if _near(q, amount)]
                    if near:
                        nearest = min(near, key=lambda q: abs(q.start - amount.start))
                        changes = [rates[q.claim] for q in (amount, nearest) if q.claim in rates]
                        found[amount.claim] = [self._pair(ratio, amount, nearest)]
                        if len(changes) > 1 and found[amount.claim][0].outcome is Outcome.AGREES:
                            found[amount.claim].append(self._pair(ratio, amount, nearest, changes))
        yield from chain.from_iterable(found.values())

    def _pair(
        self, ratio: dict[str, Any], amount: Quantity, by: Quantity, changes: Sequence[Quantity] = ()
    ) -> Comparison:
        """Of the year before where how both grew (`changes`) is given."""
        times, allowed = Fraction(repr(ratio["times"])), Interval.of_row(ratio["low"], ratio["high"])
        grew = [ONE + q.interval / HUNDRED for q in changes] or [ONE, ONE]
        one, other = amount.rounded / grew[0], by.rounded / grew[1]
        made = one / other * times
        needed = needs.multiple(allowed / times, one, other)[1:]
        sides = [
            *needing((("operand", amount), ("operand", by)), [n and n * g for n, g in zip(needed, grew, strict=True)]),
            *needing([("growth", q) for q in changes], [None] * len(changes)),
        ]
        shown = [ONE + face(q) / HUNDRED for q in changes] or grew
        result = Result(face(amount) / shown[0] / (face(by) / shown[1]) * times, made, ratio["unit"])
        words: dict[str, Any] = {"amount": name(amount), "by": name(by), "made": result.about()}
        words["a"], words["b"] = cites(amount, by)[0], cites(amount, by, of=by)[1]
        words["range"] = f"{digits(ratio['low'])}—{digits(ratio['high'])}{ratio['unit']}"
        then = [f" ÷ (1 {added(face(q), '%')})" for q in changes] or ["", ""]
        a, b = (printed(q) + said for q, said in zip((amount, by), then, strict=True))
        steps = self.said("arithmetic", a=a, b=f"({b})" if changes else b, made=result.step(), range=words["range"])
        return self.judged(made.meets(allowed), sides, words, steps, wrong="before" if changes else "contradicts")


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
