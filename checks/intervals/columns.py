"""Intervals by the column: the arithmetic of `Interval` over float64 arrays, every end rounded outwards.

A computed end is moved by one `nextafter` away from the interval unless the result is known to be exact, so that a
column holds every number its scalar counterpart holds. Two ends that differ by less than `TIE` of their size are one
end when intervals are compared: the difference is float64's, not the documents'.

Where a scalar operation raises (division by nothing but zero, an even root of negative numbers) the row is undefined:
both ends are nan. Undefined rows meet nothing and stay undefined.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from checks.intervals.interval import Interval

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
TIE = 2.0**-40
_WHOLE = 2.0**53


class _Ends(NamedTuple):
    """One side of a column: a bound below and a bound above each end, and whether the end belongs to the interval."""

    down: Floats
    up: Floats
    closed: Bools


@dataclass(frozen=True, slots=True)
class Intervals:
    """A column of intervals; row i is the interval from lo[i] to hi[i]."""

    lo: Floats
    hi: Floats
    lo_closed: Bools
    hi_closed: Bools

    @classmethod
    def of(cls, lo: Any, hi: Any, lo_closed: Any, hi_closed: Any) -> "Intervals":
        """From a table's columns. An end that is not whole stands for a decimal near it and is moved outwards."""
        low, high = np.asarray(lo, np.float64), np.asarray(hi, np.float64)
        down = np.where(_whole(low), low, np.nextafter(low, -np.inf))
        up = np.where(_whole(high), high, np.nextafter(high, np.inf))
        return cls(
            down,
            up,
            np.asarray(lo_closed, np.bool_) & np.isfinite(low),
            np.asarray(hi_closed, np.bool_) & np.isfinite(high),
        )

    @classmethod
    def constant(cls, value: Interval, size: int) -> "Intervals":
        """The same interval in every row."""
        one = np.ones(size)
        return cls.of(
            float(value.lo) * one, float(value.hi) * one, np.full(size, value.lo_closed), np.full(size, value.hi_closed)
        )

    def __len__(self) -> int:
        return len(self.lo)

    def __getitem__(self, rows: Any) -> "Intervals":
        """The rows a mask or an index array names."""
        return Intervals(self.lo[rows], self.hi[rows], self.lo_closed[rows], self.hi_closed[rows])

    def row(self, i: int) -> Interval:
        """One row as a scalar. Raises `ValueError` where it is undefined."""
        return Interval.of_row(self.lo[i], self.hi[i], bool(self.lo_closed[i]), bool(self.hi_closed[i]))

    @property
    def defined(self) -> Bools:
        """Which rows are intervals at all."""
        return ~(np.isnan(self.lo) | np.isnan(self.hi))

    def __neg__(self) -> "Intervals":
        return Intervals(-self.hi, -self.lo, self.hi_closed, self.lo_closed)

    def __add__(self, other: "Intervals") -> "Intervals":
        return Intervals(
            _sum(self.lo, other.lo, up=False),
            _sum(self.hi, other.hi, up=True),
            self.lo_closed & other.lo_closed,
            self.hi_closed & other.hi_closed,
        )

    def __sub__(self, other: "Intervals") -> "Intervals":
        return self + -other

    def __mul__(self, other: "Intervals") -> "Intervals":
        products = [_product(a, b) for a in self._ends() for b in other._ends()]
        return _spanned(products)

    def __truediv__(self, other: "Intervals") -> "Intervals":
        """As the scalar division; rows whose divisor is nothing but zero are undefined."""
        zero, nothing = _is_point(other, 0.0), _is_point(self, 0.0)
        inside = (other.lo < 0) & (other.hi > 0) & ~nothing
        with np.errstate(divide="ignore", invalid="ignore"):
            quotient = self * _reciprocal(other)
        lo = np.where(inside, -np.inf, np.where(nothing, 0.0, quotient.lo))
        hi = np.where(inside, np.inf, np.where(nothing, 0.0, quotient.hi))
        undefined = zero | ~self.defined | ~other.defined
        lo[undefined], hi[undefined] = np.nan, np.nan
        return Intervals(
            lo,
            hi,
            np.where(nothing, True, quotient.lo_closed) & ~inside,
            np.where(nothing, True, quotient.hi_closed) & ~inside,
        )

    def power(self, n: int | Ints) -> "Intervals":
        """Each row to an integer power, the same for all or one a row; x⁰ is 1, a negative power divides."""
        powers = np.broadcast_to(np.asarray(n, np.int64), self.lo.shape)
        out = _ones(len(self))
        for k in np.unique(powers):
            rows = powers == k
            raised = _raised(self[rows], int(abs(k)))
            if k < 0:
                raised = _ones(len(raised)) / raised
            out = _put(out, rows, raised)
        return _put(out, ~self.defined, self[~self.defined])

    def root(self, n: int | Ints) -> "Intervals":
        """The real n-th root of each row (n ≥ 1), as the scalar form; undefined for even roots of negative rows."""
        degree = np.broadcast_to(np.asarray(n, np.int64), self.lo.shape)
        even = degree % 2 == 0
        with np.errstate(invalid="ignore"):
            none = even & ((self.hi < 0) | ((self.hi == 0) & ~self.hi_closed))
            cut = even & (self.lo < 0)
        low, low_closed = np.where(cut, 0.0, self.lo), np.where(cut, True, self.lo_closed)
        lo, hi = _rooted(low, degree, up=False), _rooted(self.hi, degree, up=True)
        lo[none], hi[none] = np.nan, np.nan
        return Intervals(lo, hi, low_closed, self.hi_closed.copy())

    def hull(self, other: "Intervals") -> "Intervals":
        """Row by row, the smallest interval that holds both."""
        return _spanned([*self._ends(), *other._ends()])

    def meets(self, other: "Intervals") -> Bools:
        """Row by row, whether they share a number. Touching ends share one where both are closed."""
        return _reaches(self, other) & _reaches(other, self)

    def above(self, other: "Intervals") -> Bools:
        """Row by row, whether every number of this is ≥ every number of the other."""
        with np.errstate(invalid="ignore"):
            return (self.lo >= other.hi) | _tied(self.lo, other.hi)

    def strictly_above(self, other: "Intervals") -> Bools:
        """Row by row, whether every number of this is > every number of the other."""
        tied = _tied(self.lo, other.hi)
        with np.errstate(invalid="ignore"):
            return np.where(tied, ~(self.lo_closed & other.hi_closed), self.lo > other.hi)

    def gap(self, other: "Intervals") -> Floats:
        """Row by row, the distance between them; 0 where they meet or touch, nan where undefined."""
        with np.errstate(invalid="ignore"):
            apart = np.maximum(other.lo - self.hi, self.lo - other.hi)
            tied = _tied(other.lo, self.hi) | _tied(self.lo, other.hi)
        return np.where(tied, 0.0, np.maximum(apart, 0.0))

    def _ends(self) -> tuple[_Ends, _Ends]:
        return _Ends(self.lo, self.lo, self.lo_closed), _Ends(self.hi, self.hi, self.hi_closed)


def _whole(x: Floats) -> Bools:
    return ~np.isfinite(x) | ((x == np.floor(x)) & (np.abs(x) < _WHOLE))


def _is_point(x: Intervals, at: float) -> Bools:
    return (x.lo == at) & (x.hi == at)


def _ones(size: int) -> Intervals:
    one, yes = np.ones(size), np.ones(size, np.bool_)
    return Intervals(one, one.copy(), yes, yes.copy())


def _put(column: Intervals, rows: Bools, values: Intervals) -> Intervals:
    """The column with `values` in `rows`."""
    lo, hi = column.lo.copy(), column.hi.copy()
    lo_closed, hi_closed = column.lo_closed.copy(), column.hi_closed.copy()
    lo[rows], hi[rows], lo_closed[rows], hi_closed[rows] = values.lo, values.hi, values.lo_closed, values.hi_closed
    return Intervals(lo, hi, lo_closed, hi_closed)


def _sum(a: Floats, b: Floats, up: bool) -> Floats:
    """a + b rounded up or down: the rounding error is known exactly (Knuth's TwoSum), and only then moved."""
    with np.errstate(invalid="ignore", over="ignore"):
        total = a + b
        shadow = total - a
        error = (a - (total - shadow)) + (b - shadow)
        off = error > 0 if up else error < 0
    off |= np.isinf(total) & np.isfinite(a) & np.isfinite(b)
    return np.where(off, np.nextafter(total, np.inf if up else -np.inf), total)


def _product(a: _Ends, b: _Ends) -> _Ends:
    """The product of two ends, and whether it is reached; 0 × ∞ is 0, as in the scalar form."""
    zero = (a.down == 0) | (b.down == 0)
    reached = ((a.down == 0) & a.closed) | ((b.down == 0) & b.closed)
    with np.errstate(invalid="ignore", over="ignore", under="ignore"):
        at = np.where(zero & ~np.isnan(a.down) & ~np.isnan(b.down), 0.0, a.down * b.down)
        sure = zero | (_whole(a.down) & _whole(b.down) & ((np.abs(at) < _WHOLE) | np.isinf(a.down) | np.isinf(b.down)))
        sure |= np.isinf(a.down) | np.isinf(b.down)
    closed = np.where(zero, reached, a.closed & b.closed)
    down, up = (np.where(sure, at, np.nextafter(at, side)) for side in (-np.inf, np.inf))
    return _Ends(down, up, closed)


def _spanned(ends: Sequence[_Ends]) -> Intervals:
    """The smallest intervals over some ends; where several tie, a closed one wins."""
    lo, hi = np.minimum.reduce([e.down for e in ends]), np.maximum.reduce([e.up for e in ends])
    lo_closed, hi_closed = np.zeros(len(lo), np.bool_), np.zeros(len(lo), np.bool_)
    for end in ends:
        lo_closed |= end.closed & _tied(end.down, lo)
        hi_closed |= end.closed & _tied(end.up, hi)
    return Intervals(lo, hi, lo_closed & np.isfinite(lo), hi_closed & np.isfinite(hi))


def _reciprocal(x: Intervals) -> Intervals:
    """1/x for rows on one side of zero, which they may touch; other rows are meaningless and replaced by the caller."""
    lo = np.where(x.hi == 0, -np.inf, _divided(x.hi, up=False))
    hi = np.where(x.lo == 0, np.inf, _divided(x.lo, up=True))
    return Intervals(lo, hi, x.hi_closed & (x.hi != 0), x.lo_closed & (x.lo != 0))


def _divided(x: Floats, up: bool) -> Floats:
    at = 1.0 / x
    power_of_two = np.abs(np.frexp(x)[0]) == 0.5
    return np.where(np.isinf(x) | power_of_two, at, np.nextafter(at, np.inf if up else -np.inf))


def _raised(x: Intervals, n: int) -> Intervals:
    """xⁿ for n ≥ 0: powers of the ends, and zero where an even power has zero inside."""
    if n == 0:
        return _ones(len(x))
    low, high = (_end_power(e, n) for e in x._ends())
    ends = [low, high]
    if n % 2 == 0:
        inside = (x.lo < 0) & (x.hi > 0)
        zero = np.where(inside, 0.0, low.down), np.where(inside, 0.0, low.up), np.where(inside, True, low.closed)
        ends.append(_Ends(*zero))
    return _spanned(ends)


def _end_power(end: _Ends, n: int) -> _Ends:
    """One end to a power n ≥ 1, by squaring and multiplying its size, each rounding outwards."""
    size = np.abs(end.down)
    down, up = np.ones_like(size), np.ones_like(size)
    square_down, square_up = size, size
    k = n
    while k:
        if k & 1:
            down, up = _times(down, square_down).down, _times(up, square_up).up
        k >>= 1
        if k:
            square_down, square_up = _times(square_down, square_down).down, _times(square_up, square_up).up
    flip = (end.down < 0) & (n % 2 == 1)
    return _Ends(np.where(flip, -up, down), np.where(flip, -down, up), end.closed)


def _times(a: Floats, b: Floats) -> _Ends:
    yes = np.ones(len(a), np.bool_)
    return _product(_Ends(a, a, yes), _Ends(b, b, yes))


def _rooted(x: Floats, n: Ints, up: bool) -> Floats:
    """The n-th root of ends, moved outwards unless it is a whole number's whole root.

    1/n is off by half a unit in its last place, which the power magnifies by ln x: so far, and a little more, it moves.
    """
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        at = np.sign(x) * np.power(np.abs(x), 1.0 / n)
        near = np.rint(at)
        exact = _whole(x) & (np.abs(x) < _WHOLE) & (np.power(near, n.astype(np.float64)) == x)
        slack = np.abs(at) * np.finfo(np.float64).eps * (4 + np.abs(np.log(np.abs(x))))
    moved = np.nextafter(at + slack if up else at - slack, np.inf if up else -np.inf)
    return np.where(np.isinf(x), x, np.where(exact, near, moved))


def _tied(a: Floats, b: Floats) -> Bools:
    """Whether two ends are one end to float64's precision."""
    with np.errstate(invalid="ignore"):
        near = np.abs(a - b) <= TIE * np.maximum(np.abs(a), np.abs(b))
        return np.asarray((near & np.isfinite(a) & np.isfinite(b)) | (a == b), np.bool_)


def _reaches(a: Intervals, b: Intervals) -> Bools:
    """Whether a's upper end reaches b's lower end."""
    tied = _tied(a.hi, b.lo)
    with np.errstate(invalid="ignore"):
        return np.where(tied, a.hi_closed & b.lo_closed, a.hi > b.lo)
