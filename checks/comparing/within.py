"""An amount that may not exceed another: what a comparison of the two says, whatever makes it so."""

from typing import Any

from checks.comparing import needs
from checks.comparing.citing import gap, in_one_unit
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity
from checks.wording import Text


def held_within(part: Quantity, whole: Quantity) -> dict[str, Any]:
    """Whether the first does not exceed the second, what each would have to be, and how far apart they are."""
    return {
        "holds": fits(part, whole),
        "sides": needing((("part", part), ("total", whole)), needs.at_most(part.interval, whole.interval)),
        "gap": gap(whole.interval, part.interval),
    }


def fits(part: Quantity, whole: Quantity) -> bool:
    """Whether an amount can be no more than another, as both are printed."""
    return part.interval.lo <= whole.interval.hi


def printed_pair(part: Quantity, whole: Quantity) -> dict[str, Text]:
    """The two as they are printed, in one unit, as `a` and `b`."""
    return dict(zip("ab", in_one_unit(part, whole), strict=True))
