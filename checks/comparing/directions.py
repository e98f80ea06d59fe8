"""Which way is better: a floor indicator should reach its mark, a ceiling indicator stay under it."""

from checks.comparing.quantities import Quantity
from checks.intervals import Interval


def falls_short(direction: str, of: Interval, mark: Interval) -> bool:
    """Whether `of` is on the wrong side of `mark`, every number it may be of every number the mark may be."""
    if direction == "floor":
        return of.lo < mark.lo and not of.meets(mark)
    if direction == "ceiling":
        return of.hi > mark.hi and not of.meets(mark)
    return False


def directed(*sides: Quantity) -> bool:
    """Whether the vocabulary says which way is better."""
    return all(q.direction in ("floor", "ceiling") for q in sides)


def sign(direction: str) -> str:
    """The relation that should hold between what is compared and its mark."""
    return "≥" if direction == "floor" else "≤"
