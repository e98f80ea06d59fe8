"""Exact intervals: every operation contains what it must, and nothing is lost about signs, zero and open ends."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.intervals import Interval, shown_apart

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


@st.composite
def intervals(draw):
    lo, hi = sorted((draw(numbers), draw(numbers)))
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return draw(
            st.sampled_from(
                [Interval.at_least(lo), Interval.more_than(lo), Interval.at_most(hi), Interval.less_than(hi)]
            )
        )
    if lo == hi:
        return Interval.point(lo)
    return Interval(lo, hi, draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw, interval):
    """A number of an interval, often near or at an end."""
    lo = (
        interval.lo
        if not isinstance(interval.lo, float)
        else (interval.hi if not isinstance(interval.hi, float) else Fraction(0)) - 100
    )
    hi = interval.hi if not isinstance(interval.hi, float) else lo + 100
    at = draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2), Fraction(1, 10**6), 1 - Fraction(1, 10**6)]))
    x = lo + (hi - lo) * at
    assume(x in interval)
    return x


@given(st.data(), intervals(), intervals())
def test_arithmetic_contains_the_arithmetic_of_every_member(data, a, b):
    x, y = data.draw(members(a)), data.draw(members(b))
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    if y:
        assert x / y in a / b


@given(st.data(), intervals(), st.integers(-5, 6))
def test_powers_contain_the_power_of_every_member(data, a, n):
    x = data.draw(members(a))
    assume(x or n >= 0)
    assert x**n in a**n


@given(st.data(), intervals(), st.integers(1, 6))
def test_roots_contain_what_the_power_came_from(data, a, n):
    x = data.draw(members(a))
    assume(n % 2 or x >= 0)
    assert x in (Interval.point(x) ** n).root(n)
    if n % 2 or a.hi >= 0:
        root = a.root(n)
        low = root.lo if isinstance(root.lo, float) else root.lo**n
        assert low <= (max(a.lo, 0) if n % 2 == 0 else a.lo)


@given(intervals(), intervals(), intervals())
def test_a_wider_operand_gives_a_wider_result(a, b, c):
    wide = a.hull(c)

    def inside(small, large):
        return small.meet(large) == small

    assert inside(a, wide)
    assert inside(a + b, wide + b)
    assert inside(a - b, wide - b)
    assert inside(a * b, wide * b)
    assert inside(a**2, wide**2)
    if not (b.is_point and b.lo == 0):
        assert inside(a / b, wide / b)


@given(intervals(), intervals())
def test_meet_is_what_both_share(a, b):
    shared = a.meet(b)
    assert a.meets(b) == (shared is not None) == b.meets(a)
    if shared:
        assert shared.hull(a) == a
        assert shared.hull(b) == b
        assert a.gap(b) == 0
    else:
        assert a.gap(b) == b.gap(a) >= 0
    assert a.hull(b) == b.hull(a)


@given(intervals())
def test_of_row_and_negation_return_to_where_they_started(a):
    turned = -a
    assert -turned == a
    if a.bounded:
        assert (a - a).meets(Interval.point(0))


def test_of_row_takes_floats_by_their_shortest_decimal():
    assert Interval.of_row(7.45, 7.55).lo == Fraction(745, 100)
    assert Interval.of_row(0.1, math.inf) == Interval.at_least(Fraction(1, 10))


def test_an_infinite_end_is_open_and_an_empty_interval_is_refused():
    assert not Interval(0, math.inf).hi_closed
    for lo, hi, left, right in ((2, 1, True, True), (1, 1, True, False), (math.inf, math.inf, True, True)):
        with pytest.raises(ValueError):
            Interval(lo, hi, left, right)
    with pytest.raises(ValueError):
        Interval(math.nan, 1)


@pytest.mark.parametrize(
    ("quotient", "expected"),
    [
        (Interval(1, 2) / Interval(0, 1), Interval.at_least(1)),
        (Interval(1, 2) / Interval(0, 1, False, False), Interval.more_than(1)),
        (Interval(1, 2) / Interval(-4, 0), Interval.at_most(Fraction(-1, 4))),
        (Interval(1, 2) / Interval(-1, 1), Interval(-math.inf, math.inf)),
        (Interval.point(0) / Interval(-1, 1), Interval.point(0)),
        (Interval(0, 2) / Interval(0, 1), Interval.at_least(0)),
        (Interval(1, 2) / Interval.at_least(2), Interval(0, 1, False, True)),
        (Interval.at_least(1) / Interval.more_than(0), Interval.more_than(0)),
    ],
)
def test_division_where_the_divisor_touches_or_holds_zero(quotient, expected):
    assert quotient == expected


def test_division_by_nothing_but_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        Interval(1, 2) / Interval.point(0)
    with pytest.raises(ZeroDivisionError):
        Interval.point(0) ** -1


def test_zero_times_infinity_is_zero_and_reached_only_by_a_closed_zero():
    assert Interval(0, 1) * Interval.at_least(1) == Interval.at_least(0)
    assert Interval(0, 1, False, True) * Interval.at_least(1) == Interval.more_than(0)
    assert Interval.point(0) * Interval.more_than(5) == Interval.point(0)
    assert Interval(0, 1) * Interval(1, 2, False, False) == Interval(0, 2, True, False)


def test_roots_are_exact_where_they_can_be_and_enclosed_where_not():
    assert Interval(Fraction(9, 4), 16).root(2) == Interval(Fraction(3, 2), 4)
    assert Interval(-27, 8).root(3) == Interval(-3, 2)
    assert Interval(-1, 4).root(2) == Interval(0, 2)
    two = Interval.point(2).root(5)
    assert two.lo**5 < 2 < two.hi**5
    assert two.width < Fraction(1, 10**29)
    with pytest.raises(ValueError):
        Interval(-2, -1).root(2)


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (Interval("7.45", "7.55"), "[7.45, 7.55]"),
        (Interval.more_than(500), ">500"),
        (Interval.at_least(6), "≥6"),
        (Interval.at_most("4.5"), "≤4.5"),
        (Interval.less_than(-3), "<-3"),
        (Interval.point("1.4"), "1.4"),
        (Interval.point(8187), "8187"),
        (Interval.point(Fraction(1, 3)), "≈0.3333"),
        (Interval(500, 510, False, True), "(500, 510]"),
        (Interval(-math.inf, math.inf), "(-∞, ∞)"),
        (Interval("1493.95", "1494.05") / Interval("3463.85", "3463.95"), "[0.431285, 0.431327]"),
        (Interval.point(2).root(5), "(1.14869835, 1.14869836)"),
        (Interval("-24.75", "-24.65"), "[-24.75, -24.65]"),
    ],
)
def test_show_uses_few_digits_and_rounds_outwards(interval, shown):
    assert interval.show() == shown


@given(intervals())
def test_what_is_shown_contains_the_interval(a):
    shown = a.show(2)
    if shown[0] in "[(" and "∞" not in shown:
        lo, hi = (Fraction(x) for x in shown[1:-1].split(", "))
        assert lo <= a.lo <= a.hi <= hi


def test_numbers_of_any_size_are_shown():
    huge = Interval.point(Fraction(7, 3)) ** 9000
    assert len(huge.show()) == 1 + 3312
    assert (1 / huge).show().startswith("≈0.000")


def test_shown_apart_shows_that_two_intervals_do_not_meet():
    shown = shown_apart(Interval("7.45", "7.55"), Interval("7.5500003", "7.62"))
    assert shown == ("[7.45, 7.55]", "[7.5500003, 7.62]")
