"""Whether two printed numbers are one slip of the hand apart, or as near as a revision leaves them."""

import math
from collections.abc import Sequence
from fractions import Fraction

from checks.comparing.quantities import Quantity
from checks.intervals import Interval
from checks.intervals.digits import changed, decimals, digit_count, digits_of, slip_between, slip_near, swapped

REACH = 3  # a number more than so many times another is no slip of its digits
NEAR = 0.2  # relative distance within which an amount of a part is hardly ever from that of its whole
SHORTEST = 2  # digits of a number that a wrong one of them tells anything of
LONG = 3  # digits of a number that one wrong digit brings to a place hardly by chance
FAR = 0.1  # relative distance beyond which two values of one quantity are more likely two quantities


def far_apart(a: Quantity, b: Quantity, gap: float) -> bool:
    """Whether two values are so far apart that no slip explains it: they probably speak of different things."""
    return gap > FAR and not one_slip(a, b)


def revised(base: Quantity, needed: Interval) -> bool:
    """Whether an earlier document's figure is so near to the one needed that it was probably revised since.

    Later documents often count from a revised base without printing it.
    """
    return _apart(base.interval, needed) <= FAR


def near(q: Quantity, needed: Interval) -> bool:
    """Whether an amount lies so near to where it would have to lie that both are of one body."""
    return _apart(q.number, needed) <= NEAR


def _apart(said: Interval, needed: Interval) -> float:
    """How far a number is from where it would have to lie, relative to it; infinite for one without bounds."""
    size = max(abs(float(said.lo)), abs(float(said.hi)))
    return float(said.gap(needed)) / size if size else math.inf


def within_reach(q: Quantity, needed: Interval) -> bool:
    """Whether a claim's number is not too far from where it would have to lie for one wrong number to explain it.

    It is where both are within a factor of `REACH`, or where its decimal point, its unit or its sign would bring it
    there.
    """
    said = q.number
    if said.meets(needed) or (-said).meets(needed):
        return True
    low, high = (needed.lo, said.hi) if said.hi < needed.lo else (said.lo, needed.hi)
    if low > 0 and high > 0 and max(low, high) <= REACH * min(low, high):
        return True
    moved = any((said * Fraction(10) ** k).meets(needed) for k in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))
    return moved or slip_into(q, needed)


def slip_into(q: Quantity, needed: Interval) -> bool:
    """Whether one wrong digit, or two in the wrong order, keep a number of some length from lying where it should."""
    text = f"{abs(q.value):.6f}".rstrip("0").rstrip(".")
    if not q.value or len(digits_of(text)) < LONG or not needed.bounded:
        return False
    scale = Fraction(q.number.middle) / Fraction(repr(abs(q.value)))  # of its unit, with its sign
    half = q.rounded.width / 2
    meant = (Fraction(digits) * scale for digits in (*changed(text), *swapped(text)))
    return any(Interval(value - half, value + half).meets(needed) for value in meant)


def one_slip(a: Quantity, b: Quantity) -> bool:
    """Whether one slip turns one printed number into the other, in either direction."""
    one, other = abs(a.value), abs(b.value)  # 下降1.0% in a sentence is -1.0 in a table
    if one == other:
        return a.lo != b.lo  # 万 for 亿, or a rise for a fall
    return slip_between(one, other)


def point_moved(a: Interval, b: Interval, most: float = 1.5) -> bool:
    """Whether a number would be about the other (up to `most` times it) with its decimal point moved."""
    one, other = float(a.middle), float(b.middle)
    return other > 0 and any(other <= one * 10**k <= most * other for k in (1, 2, 3, 4))


def digit_wrong(a: Quantity, b: Quantity, most: float = 1.5) -> bool:
    """Whether one wrong digit, or two in the wrong order, keep a from being about b (up to `most` times it)."""
    one, other = float(a.number.middle), float(b.interval.middle)
    texts = [f"{q.value:.6f}".rstrip("0").rstrip(".") for q in (a, b)]
    if min(one, other) <= 0 or min(map(len, texts)) < SHORTEST:
        return False
    sizes = [one / a.value, other / b.value]
    near = [float(text) * sizes[0] for text in (*changed(texts[0]), *swapped(texts[0]))]
    far = [float(text) * sizes[1] for text in (*changed(texts[1]), *swapped(texts[1]))]
    return any(other <= x <= most * other for x in near) or any(x <= one <= most * x for x in far)


def slip_in_sum(
    total: Quantity, parts: Sequence[Quantity], digits: int = 1, *, exact: bool = False, about: bool = False
) -> bool:
    """Whether one slip, in the total or in one part, explains why parts do not make their total.

    `digits` asks for that many digits of the slipped number: short numbers are one slip apart too often by chance.
    `exact`: with what was meant, the middles of the parts make that of the total, without rounding. `about`: what the
    rounding of all leaves open is allowed for in long numbers, of parts that are too much for their total; of those
    that are not, too many would be nearly all by chance.
    """
    middle = [float(p.interval.middle) for p in parts]
    got, whole = sum(middle), float(total.interval.middle)
    sides = [(total, whole, got), *((p, m, whole - got + m) for p, m in zip(parts, middle, strict=True))]
    for q, stands, needed in sides:
        if needed <= 0 or not stands or not q.value:
            continue
        meant = needed / (stands / q.value)
        places = decimals(q.value)
        # of more decimals, with its point moved right: 201.5 for 20.15
        lost = [digits_of(f"{meant:.{places + more}f}") for more in (1, 2)]
        more = next((m for m, d in enumerate(lost, 1) if digits <= len(d) and d == digits_of(f"{q.value:.6f}")), 0)
        whole = not exact or math.isclose(round(meant, places + more), meant, rel_tol=1e-9)
        if whole and (more or misprinted(q.value, meant, digits, away=_open(q, total, parts) if about else 0)):
            return True
    return False


def _open(q: Quantity, total: Quantity, parts: Sequence[Quantity]) -> int:
    """How many units of the last digit of a number the rounding of a total and its other parts leaves open."""
    if not all(p.rounded.bounded for p in (total, *parts)):
        return 0  # 突破1000亿元
    others = sum(Fraction(p.rounded.width) for p in (total, *parts) if p is not q) / 2
    return min(int(others / q.last_place), len(parts) // 2)


def slip_to_sum(total: float, parts: Sequence[float], digits: int) -> bool:
    """Whether one slip in a part of at least `digits` digits explains why the printed parts do not make `total`."""
    return any(misprinted(part, total - sum(parts) + part, digits) for part in parts)


def misprinted(value: float, meant: float, digits: int = 1, away: int = 0) -> bool:
    """Whether one slip of the hand makes of what was meant, written as a value of at least `digits` digits, the value
    printed; `away`: of what lies so many units of its last digit beside it, too."""
    places = decimals(value)
    wanted = round(meant, places)
    return wanted > 0 and digit_count(wanted) >= digits and slip_near(value, wanted, places, away)
