"""Values that are printed to have risen or fallen to others: 由A提高到B."""

from collections.abc import Iterator

from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.needs import at_most, needing
from checks.comparing.quantities import Quantity, by_claim
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape


class ExpectMovementsToGoTheirWay(Shape):
    """What a value was raised to (由A提高到B) is no less than what it was, what it was lowered to no more.

    Both stand in one sentence, in one unit. Ranks and values below nothing, of which the words may mean either way,
    are left alone.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        for level in claims:
            base = known.get(level.base)
            if base is not None and level.says("raised") != level.says("lowered") and _comparable(level, base):
                yield self._movement(level, base)

    def _movement(self, level: Quantity, base: Quantity) -> Comparison:
        raised = level.says("raised")
        low, high = (base, level) if raised else (level, base)
        needs = at_most(low.interval, high.interval)
        sides = needing((("level", level), ("base", base)), needs[::-1] if raised else needs)
        said = cites(level, base)
        way = self.said("rises" if raised else "falls")
        words = {"name": name(level), "level": said[0], "base": said[1], "way": way}
        signs = {"sign": "≥" if raised else "≤", "level": printed_words(level), "base": printed_words(base)}
        # Two of one grain that only touch were at best the same: 由6元降至7元.
        fits = low.number.lo < high.number.hi or low.number == high.number
        steps = self.said("arithmetic", **signs)
        return self.judged(fits, sides, words, steps, gap=gap(level.interval, base.interval), related=True)


def _comparable(level: Quantity, base: Quantity) -> bool:
    """Whether two values are of one kind in one sentence, and larger means more."""
    alike = (level.canonical_unit, level.measure) == (base.canonical_unit, base.measure)
    positive = min(level.number.lo, base.number.lo) >= 0
    return alike and positive and level.sentence_start == base.sentence_start and level.origin == "text"
