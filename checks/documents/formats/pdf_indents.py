"""How far the names in a table's column are set in: nothing else in print says which row stands under which."""

from collections.abc import Sequence
from dataclasses import dataclass

BLANK = "　"  # as wide as a character
_NEAR = 0.3  # of the height: names set in as far as each other
_EVEN = 0.8  # of the height, by which the room on both sides of a centred name may differ
_CENTRED = 1.0  # of the height: less room than this on either side, and a name fills its cell
_FEWEST = 2  # names that begin at one place, for it to be a step
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class SetIn:
    """Where a name begins and ends, both from the left edge of its cell, how wide that is, and its height."""

    x0: float
    x1: float
    width: float
    size: float

    @property
    def centred(self) -> bool:
        """Whether a name stands in the middle of its cell, with room on both sides."""
        left, right = self.x0, self.width - self.x1
        return min(left, right) > _CENTRED * self.size and abs(left - right) < _EVEN * self.size


def steps(names: Sequence[SetIn]) -> list[int]:
    """How many characters each name of a column is set in; 0 for all where most of them are centred."""
    if sum(name.centred for name in names) * 2 > len(names):
        return [0] * len(names)
    order = sorted(range(len(names)), key=lambda i: names[i].x0)
    out = [0] * len(names)
    at = 0
    while at < len(order):
        first = names[order[at]]
        alike = [i for i in order[at:] if names[i].x0 - first.x0 <= _NEAR * first.size]
        firm = sum(not names[i].centred for i in alike) >= _FEWEST
        for i in alike:
            deep = min(_DEEPEST, int(first.x0 / max(first.size, 1.0) + _NEAR))
            out[i] = deep if firm or not names[i].centred else 0
        at += len(alike)
    return out
