"""What digits say: rounding, truncation, scale, exact numbers, hedges."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.intervals import Interval, hedged, parse_number, printed, printed_range

measured = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=7)


@given(
    measured, st.integers(0, 4), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]), st.sampled_from([1, 10000, "0.01"])
)
def test_a_rounded_number_contains_every_number_that_rounds_to_it(x, places, how, scale):
    digits = format(x.quantize(Decimal(1).scaleb(-places), how), "f")
    assert Fraction(x) * Fraction(scale) in printed(digits, scale=scale)


@given(measured, st.integers(0, 4))
def test_a_truncated_number_contains_every_number_that_truncates_to_it(x, places):
    digits = format(x.quantize(Decimal(1).scaleb(-places), ROUND_DOWN), "f")
    assert x in printed(digits, mode="truncate")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (printed("7.5"), Interval("7.45", "7.55")),
        (printed("3463.9"), Interval("3463.85", "3463.95")),
        (printed("3.3", scale=10000), Interval(32500, 33500)),
        (printed("574", exact=True), Interval.point(574)),
        (printed("24.7", negative=True), Interval("-24.75", "-24.65")),
        (printed("7.50"), Interval("7.495", "7.505")),
        (printed("１，２３４．５"), Interval("1234.45", "1234.55")),
        (printed("-3.4"), Interval("-3.45", "-3.35")),
        (printed("−3.4", mode="truncate"), Interval("-3.5", "-3.4", False, True)),
        (printed("3.4", mode="truncate"), Interval("3.4", "3.5", True, False)),
        (printed("0", mode="truncate"), Interval(-1, 1, False, False)),
        (printed("1.5", scale=0.1), Interval("0.145", "0.155")),
        (printed_range("2", "3"), Interval(2, 3)),
        (printed_range("3", "2", negative=True), Interval(-3, -2)),
    ],
)
def test_digits_say(said, expected):
    assert said == expected


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        ("=", Interval("499.5", "500.5")),
        (">", Interval.more_than(500)),
        (">=", Interval.at_least(500)),
        ("<", Interval.less_than(500)),
        ("<=", Interval.at_most(500)),
        ("~", Interval(450, 550)),
        ("range", Interval("499.5", "500.5")),
    ],
)
def test_hedges_open_the_interval(comparator, expected):
    assert hedged(printed("500"), comparator, number=500, width="0.1") == expected


def test_a_hedge_never_says_less_than_the_digits():
    assert hedged(printed("6"), "~", number=6, width="0.01") == Interval("5.5", "6.5")
    assert hedged(printed("6", negative=True), "~", number=-6, width="0.1") == Interval("-6.6", "-5.4")


@pytest.mark.parametrize("bad", ["", "abc", "1.2.3", "1e9", "--1", "²", "0x10", "9" * 61, "三"])
def test_what_is_not_a_number_is_refused(bad):
    with pytest.raises(ValueError):
        parse_number(bad)
