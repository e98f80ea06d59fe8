"""One interval of real numbers, exactly: ends are fractions or infinite, each open or closed.

Every operation returns the smallest interval that contains all results, for all numbers of its operands. Ends stay
exact; only `root` has to round (an irrational end is moved outwards). After Moore, Kearfott and Cloud, *Introduction to
Interval Analysis* (2009), with open ends added.
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

End = Fraction | float  # a float only for -inf and inf
Number = int | float | str | Decimal | Fraction
_Candidate = tuple[End, bool]
ROOT_DIGITS = 30  # decimal places beyond the leading digit to which irrational roots are enclosed
INF = math.inf


def exact(x: Number) -> End:
    """A number as an exact end. A float stands for its shortest decimal form, so that 7.45 is 745/100."""
    if type(x) is Fraction:
        return x
    return _shortest(float(x)) if isinstance(x, float) else Fraction(x)


@lru_cache(maxsize=1 << 16)
def _shortest(x: float) -> End:
    """A float's shortest decimal; tables repeat their numbers, and reading one is slow."""
    if math.isnan(x):
        raise ValueError("an interval has no end nan")
    return x if math.isinf(x) else Fraction(repr(x))


@dataclass(frozen=True, slots=True)
class Interval:
    """All real numbers between `lo` and `hi`. An infinite end is always open; an interval is never empty.

    Raises `ValueError` where no number would lie between the ends.
    """

    lo: End
    hi: End
    lo_closed: bool = True
    hi_closed: bool = True

    def __post_init__(self) -> None:
        lo, hi = exact(self.lo), exact(self.hi)
        lo_closed = bool(self.lo_closed) and not isinstance(lo, float)
        hi_closed = bool(self.hi_closed) and not isinstance(hi, float)
        if lo >= hi and not (lo == hi and lo_closed and hi_closed):
            raise ValueError(f"no number lies between {lo} and {hi}")
        object.__setattr__(self, "lo", lo)
        object.__setattr__(self, "hi", hi)
        object.__setattr__(self, "lo_closed", lo_closed)
        object.__setattr__(self, "hi_closed", hi_closed)

    @classmethod
    def point(cls, x: Number) -> "Interval":
        """The one number `x`."""
        return cls(exact(x), exact(x))

    @classmethod
    def at_least(cls, x: Number) -> "Interval":
        """[x, ∞)"""
        return cls(exact(x), INF)

    @classmethod
    def more_than(cls, x: Number) -> "Interval":
        """(x, ∞)"""
        return cls(exact(x), INF, False)

    @classmethod
    def at_most(cls, x: Number) -> "Interval":
        """(-∞, x]"""
        return cls(-INF, exact(x))

    @classmethod
    def less_than(cls, x: Number) -> "Interval":
        """(-∞, x)"""
        return cls(-INF, exact(x), hi_closed=False)

    @classmethod
    def of_row(cls, lo: float, hi: float, lo_closed: bool = True, hi_closed: bool = True) -> "Interval":
        """The interval of a table's row: floats are taken by their shortest decimal form."""
        return cls(exact(float(lo)), exact(float(hi)), bool(lo_closed), bool(hi_closed))

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.lo == self.hi

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return not (_infinite(self.lo) or _infinite(self.hi))

    @property
    def width(self) -> End:
        """The distance between the ends."""
        return _plus(self.hi, -self.lo)

    @property
    def middle(self) -> End:
        """The number half-way, or the finite end where there is one; 0 for all numbers."""
        if self.bounded:
            return (self.lo + self.hi) / 2
        return next((e for e in (self.lo, self.hi) if not _infinite(e)), Fraction(0))

    def __contains__(self, x: Number) -> bool:
        value = exact(x)
        above = value > self.lo or (value == self.lo and self.lo_closed)
        return above and (value < self.hi or (value == self.hi and self.hi_closed))

    def __neg__(self) -> "Interval":
        return Interval(-self.hi, -self.lo, self.hi_closed, self.lo_closed)

    def __add__(self, other: "Interval | Number") -> "Interval":
        o = _as_interval(other)
        return Interval(
            _plus(self.lo, o.lo), _plus(self.hi, o.hi), self.lo_closed and o.lo_closed, self.hi_closed and o.hi_closed
        )

    def __sub__(self, other: "Interval | Number") -> "Interval":
        return self + -_as_interval(other)

    def __mul__(self, other: "Interval | Number") -> "Interval":
        o = _as_interval(other)
        ends = [_times(a, b) for a in self._ends() for b in o._ends()]
        return _spanned(ends)

    def __truediv__(self, other: "Interval | Number") -> "Interval":
        """All a/b with b ≠ 0.

        A divisor that only touches zero gives a half-line; one with zero inside gives all numbers (the hull of two
        half-lines), or 0 for 0. Raises `ZeroDivisionError` where the divisor is nothing but zero.
        """
        o = _as_interval(other)
        if o.is_point and o.lo == 0:
            raise ZeroDivisionError("the divisor is zero")
        if self.is_point and self.lo == 0:
            return self
        if o.lo < 0 < o.hi:
            return Interval(-INF, INF)
        return self * o._reciprocal()

    def _reciprocal(self) -> "Interval":
        """1/x for an interval that lies on one side of zero (which it may touch)."""
        lo = -INF if self.hi == 0 else _invert(self.hi)
        hi = INF if self.lo == 0 else _invert(self.lo)
        return Interval(lo, hi, self.hi_closed, self.lo_closed)

    def __rtruediv__(self, other: Number) -> "Interval":
        return _as_interval(other) / self

    def __pow__(self, n: int) -> "Interval":
        """All xⁿ for an integer n; x⁰ is 1. A negative n divides, with its rules about zero."""
        if n < 0:
            return Interval.point(1) / self**-n
        if n == 0:
            return Interval.point(1)
        ends = [(_power(e, n), c) for e, c in self._ends()]
        if n % 2 == 0 and self.lo < 0 < self.hi:
            ends.append((Fraction(0), True))
        return _spanned(ends)

    def root(self, n: int) -> "Interval":
        """All real n-th roots, n ≥ 1; for even n those that are not negative, of the part that is not negative.

        An irrational end is enclosed to `ROOT_DIGITS` places and open. Raises `ValueError` for an even root of
        negative numbers only.
        """
        if n < 1:
            raise ValueError("a root needs a degree of 1 or more")
        here: Interval | None = self
        if n % 2 == 0:
            here = self.meet(Interval.at_least(0))
            if here is None:
                raise ValueError("no even root of a negative number")
        assert here is not None
        lo, lo_exact = _root(here.lo, n, up=False)
        hi, hi_exact = _root(here.hi, n, up=True)
        return Interval(lo, hi, here.lo_closed and lo_exact, here.hi_closed and hi_exact)

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        return _spanned([*self._ends(), *other._ends()])

    def meet(self, other: "Interval") -> "Interval | None":
        """What both share; None where they share nothing."""
        lo, lo_closed = max((self.lo, not self.lo_closed), (other.lo, not other.lo_closed))
        hi, hi_closed = min((self.hi, self.hi_closed), (other.hi, other.hi_closed))
        if lo > hi or (lo == hi and (lo_closed or not hi_closed)):
            return None
        return Interval(lo, hi, not lo_closed, hi_closed)

    def meets(self, other: "Interval") -> bool:
        """Whether they share a number."""
        return self.meet(other) is not None

    def gap(self, other: "Interval") -> End:
        """The distance between them; 0 where they meet or touch."""
        return max(Fraction(0), _plus(other.lo, -self.hi), _plus(self.lo, -other.hi))

    def widen(self, by: Number) -> "Interval":
        """Each end moved outwards by `by` ≥ 0."""
        return self + Interval(-exact(by), exact(by))

    def show(self, digits: int | None = None) -> str:
        """For people: 6, [7.45, 7.55], (500, 510], >500, ≥6, with few digits.

        Ends that need more than `digits` decimal places are rounded outwards; by default two places beyond the
        leading digit of the width.
        """
        places = _places(self) if digits is None else digits
        lo, hi = (_decimal(e, places, up) for e, up in ((self.lo, False), (self.hi, True)))
        if self.is_point:
            return lo if lo == hi else "≈" + _decimal(self.lo, places, None)
        if _infinite(self.lo) and _infinite(self.hi):
            return "(-∞, ∞)"
        if _infinite(self.hi):
            return ("≥" if self.lo_closed else ">") + lo
        if _infinite(self.lo):
            return ("≤" if self.hi_closed else "<") + hi
        return f"{'[' if self.lo_closed else '('}{lo}, {hi}{']' if self.hi_closed else ')'}"

    def __str__(self) -> str:
        return self.show()

    def _ends(self) -> tuple[_Candidate, _Candidate]:
        return (self.lo, self.lo_closed), (self.hi, self.hi_closed)


def shown_apart(a: Interval, b: Interval) -> tuple[str, str]:
    """Both for people, with as many digits as it takes to see that they do not meet, where they do not."""
    if a.meets(b) or a.gap(b) == 0:
        return a.show(), b.show()
    gap = a.gap(b)
    digits = max(_places(a), _places(b), _exponent(gap) + 1)
    shown = [i.show(min(digits, max(_places(i), _exponent(gap) + 1))) for i in (a, b)]
    return shown[0], shown[1]


def _as_interval(x: Any) -> Interval:
    return x if isinstance(x, Interval) else Interval.point(x)


def _infinite(x: End) -> bool:
    return isinstance(x, float)


def _plus(a: End, b: End) -> End:
    """a + b; a fraction too large for a float may meet an infinite end. Ends of one side never oppose one another."""
    if isinstance(a, float):
        return a
    return b if isinstance(b, float) else a + b


def _invert(x: End) -> End:
    return Fraction(0) if isinstance(x, float) else 1 / x


def _power(x: End, n: int) -> End:
    return (INF if x > 0 or n % 2 == 0 else -INF) if isinstance(x, float) else x**n


def _times(a: _Candidate, b: _Candidate) -> _Candidate:
    """The product of two ends. Zero times an infinite end is zero: the end is never reached.

    A product is reached where both ends are, and zero as soon as one closed zero is.
    """
    if a[0] == 0 or b[0] == 0:
        return Fraction(0), (a[0] == 0 and a[1]) or (b[0] == 0 and b[1])
    if _infinite(a[0]) or _infinite(b[0]):
        return (INF if (a[0] > 0) == (b[0] > 0) else -INF), False
    return a[0] * b[0], a[1] and b[1]


def _spanned(ends: list[_Candidate]) -> Interval:
    """The smallest interval over some ends; where several tie, a closed one wins."""
    lo, lo_closed = min(ends, key=lambda e: (e[0], not e[1]))
    hi, hi_closed = max(ends, key=lambda e: (e[0], e[1]))
    return Interval(lo, hi, lo_closed, hi_closed)


def _root(x: End, n: int, up: bool) -> tuple[End, bool]:
    """The n-th root of an end, and whether it is exact; if not, the nearest bound below (or above, if `up`)."""
    if isinstance(x, float):
        return x, True
    if x < 0:
        root, is_exact = _root(-x, n, not up)
        return -root, is_exact
    top, bottom = _integer_root(x.numerator, n), _integer_root(x.denominator, n)
    if top**n == x.numerator and bottom**n == x.denominator:
        return Fraction(top, bottom), True
    grid = 10 ** (ROOT_DIGITS + max(0, _exponent(x)))
    below = _integer_root(x.numerator * grid**n // x.denominator, n)
    return Fraction(below + up, grid), False


def _integer_root(x: int, n: int) -> int:
    """The largest integer whose n-th power is at most x ≥ 0, by Newton's method from above."""
    if x < 2 or n == 1:
        return x
    guess = 1 << -(-x.bit_length() // n)
    while True:
        better = ((n - 1) * guess + x // guess ** (n - 1)) // n
        if better >= guess:
            return guess
        guess = better


def _exponent(x: End) -> int:
    """How many decimal places the leading digit of x ≠ 0 stands behind the point: 0.05 gives 2, 50 gives -1."""
    if isinstance(x, float) or x == 0:
        return 0
    magnitude = abs(x)
    guess = math.floor((magnitude.denominator.bit_length() - magnitude.numerator.bit_length()) * math.log10(2))
    while magnitude * Fraction(10) ** guess < 1:
        guess += 1
    while magnitude * Fraction(10) ** guess >= 10:
        guess -= 1
    return guess


def _places(i: Interval) -> int:
    """Decimal places to show an interval with: two figures of its width, but at most nine of its ends.

    A number or a half-line gets enough places to be exact, and four figures where six places are not enough.
    """
    if i.bounded and not i.is_point:
        largest = max((i.lo, -i.lo, i.hi))
        return max(0, min(_exponent(i.width) + 1, _exponent(largest) + 8))
    end = i.middle
    if isinstance(end, float) or end == 0:
        return 0
    exactly = next((p for p in range(7) if (end * 10**p).denominator == 1), None)
    return max(0, _exponent(end) + 3) if exactly is None else exactly


def _decimal(x: End, places: int, up: bool | None) -> str:
    """A number with at most `places` decimals, rounded up, down, or (None) to the nearest; without trailing zeros."""
    if isinstance(x, float):
        return "∞" if x > 0 else "-∞"
    scaled = x * 10**places
    whole = round(scaled) if up is None else (math.ceil(scaled) if up else math.floor(scaled))
    sign, digits = "-" if whole < 0 else "", str(abs(whole)).rjust(places + 1, "0")
    if not places:
        return sign + digits
    text = f"{sign}{digits[:-places]}.{digits[-places:]}"
    return text.rstrip("0").rstrip(".")
