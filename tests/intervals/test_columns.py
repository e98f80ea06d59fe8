"""The column form holds whatever the scalar form holds, and decides alike."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.intervals import Interval
from checks.intervals.columns import Intervals

decimals = st.decimals(min_value=-(10**6), max_value=10**6, places=3).map(float)


@st.composite
def rows(draw):
    lo, hi = sorted((draw(decimals), draw(decimals)))
    kind = draw(st.integers(0, 6))
    left, right = draw(st.booleans()), draw(st.booleans())
    if kind == 0:
        return lo, math.inf, left, False
    if kind == 1:
        return -math.inf, hi, False, right
    return (lo, lo, True, True) if lo == hi or kind == 2 else (lo, hi, left, right)


def column(*many):
    return Intervals.of(*(list(c) for c in zip(*many, strict=True)))


def holds(wide, exact):
    """Whether row 0 of a column holds an exact interval, and is wider by no more than float64's precision."""
    for got, want, sign in ((wide.lo[0], exact.lo, 1), (wide.hi[0], exact.hi, -1)):
        if isinstance(want, float):
            assert got == want
            continue
        assert sign * (want - Fraction(float(got))) >= 0
        assert abs(Fraction(float(got)) - want) <= max(abs(want), 1) * Fraction(1, 10**9)
    assert (bool(wide.lo_closed[0]), bool(wide.hi_closed[0])) == (exact.lo_closed, exact.hi_closed)
    return True


@given(rows(), rows())
def test_arithmetic_agrees_with_the_scalar_form(a, b):
    x, y, p, q = column(a), column(b), Interval.of_row(*a), Interval.of_row(*b)
    assert holds(x, p)
    assert holds(-x, -p)
    assert holds(x + y, p + q)
    assert holds(x - y, p - q)
    assert holds(x * y, p * q)
    assert holds(x.hull(y), p.hull(q))
    if q.is_point and q.lo == 0:
        assert not (x / y).defined[0]
    else:
        assert holds(x / y, p / q)


@given(rows(), rows())
def test_comparisons_agree_with_the_scalar_form(a, b):
    x, y, p, q = column(a), column(b), Interval.of_row(*a), Interval.of_row(*b)
    assert bool(x.meets(y)[0]) == p.meets(q)
    assert bool(x.above(y)[0]) == (p.lo >= q.hi)
    assert bool(x.strictly_above(y)[0]) == (p.lo > q.hi or (p.lo == q.hi and not (p.lo_closed and q.hi_closed)))
    assert float(x.gap(y)[0]) == pytest.approx(float(p.gap(q)), abs=1e-6)


@given(rows(), st.integers(-4, 6))
def test_powers_agree_with_the_scalar_form(a, n):
    p = Interval.of_row(*a)
    if n < 0 and p.is_point and p.lo == 0:
        assert not column(a).power(n).defined[0]
    else:
        exact = p**n
        wide = column(a).power(n)
        for got, want, sign in ((wide.lo[0], exact.lo, 1), (wide.hi[0], exact.hi, -1)):
            if isinstance(want, float):
                assert got == want
            else:
                assert sign * (want - Fraction(float(got))) >= 0
                assert float(got) == pytest.approx(float(want), rel=1e-12)


@given(rows(), st.integers(1, 7))
def test_roots_hold_the_scalar_roots(a, n):
    p = Interval.of_row(*a)
    try:
        exact = p.root(n)
    except ValueError:
        assert not column(a).root(n).defined[0]
        return
    wide = column(a).root(n)
    for got, want, sign in ((wide.lo[0], exact.lo, 1), (wide.hi[0], exact.hi, -1)):
        if isinstance(want, float):
            assert got == want
        else:
            # An irrational scalar end is itself enclosed, to 30 places.
            assert sign * (want - Fraction(float(got))) >= -Fraction(1, 10**29) * max(1, abs(want))
            assert float(got) == pytest.approx(float(want), rel=1e-12, abs=1e-12)


@given(st.lists(rows(), min_size=1, max_size=5), st.data())
def test_rows_do_not_touch_one_another(many, data):
    exponents = [data.draw(st.integers(0, 4)) for _ in many]
    together = column(*many).power(np.array(exponents))
    for i, (row, n) in enumerate(zip(many, exponents, strict=True)):
        alone = column(row).power(n)
        assert (together.lo[i], together.hi[i]) == (alone.lo[0], alone.hi[0])


def test_an_undefined_row_stays_undefined_and_meets_nothing():
    nothing = column((1.0, 2.0, True, True)) / column((0.0, 0.0, True, True))
    everything = column((-math.inf, math.inf, False, False))
    for made in (
        nothing,
        -nothing,
        nothing + everything,
        nothing * everything,
        nothing / everything,
        nothing.power(2),
        nothing.root(3),
    ):
        assert not made.defined[0]
        assert not made.meets(everything)[0]


def test_ends_that_touch_share_a_number_only_if_both_are_closed():
    whole_tenths = column((0.1, 0.2, True, True)) + column(
        (0.2, 0.3, True, True)
    )  # up to 0.5, in float64 0.5 and a bit
    assert whole_tenths.meets(column((0.5, 1.0, True, True)))[0]
    assert not whole_tenths.meets(column((0.5, 1.0, False, True)))[0]
    assert whole_tenths.gap(column((0.5, 1.0, False, True)))[0] == 0


def test_sums_of_whole_numbers_are_exact():
    parts = [column((float(n), float(n), True, True)) for n in (140, 270, 105, 50, 68, 125)]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    assert (total.lo[0], total.hi[0]) == (758, 758)


@given(st.floats(min_value=1e-6, max_value=1e300), st.integers(1, 9))
def test_roots_of_large_numbers_are_enclosed(x, n):
    assume(math.isfinite(x))
    root = Intervals.of([x], [x], [True], [True]).root(n)
    assert Fraction(float(root.lo[0])) ** n <= Fraction(x) <= Fraction(float(root.hi[0])) ** n
