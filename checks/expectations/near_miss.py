"""Whether two printed numbers are one slip of the hand apart, or as near as a revision leaves them."""

from checks.expectations.quantities import Quantity
from checks.intervals import Interval

FAR = 0.1  # relative distance beyond which two values of one quantity are more likely two quantities


def far_apart(a: Quantity, b: Quantity, gap: float) -> bool:
    """Whether two values are so far apart that no slip explains it: they probably speak of different things."""
    return gap > FAR and not one_slip(a, b)


def revised(base: Quantity, needed: Interval) -> bool:
    """Whether an earlier document's figure is so near to the one needed that it was probably revised since.

    Later documents often count from a revised base without printing it.
    """
    apart = float(base.interval.gap(needed))
    size = max(abs(float(base.interval.lo)), abs(float(base.interval.hi)))
    return apart <= FAR * size


def one_slip(a: Quantity, b: Quantity) -> bool:
    """Whether one slip turns one printed number into the other, in either direction."""
    if a.value == b.value:
        return a.lo != b.lo  # 万 for 亿, or a rise for a fall
    one, other = (f"{q.value:.10f}".rstrip("0").rstrip(".") for q in (a, b))
    if _digits(one) == _digits(other):
        return True  # the decimal point moved
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        wrong = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        swapped = (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and one[wrong[0]] == other[wrong[1]]
            and one[wrong[1]] == other[wrong[0]]
        )
        return len(wrong) <= 1 or swapped
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _digits(number: str) -> str:
    return number.replace(".", "").strip("0")
