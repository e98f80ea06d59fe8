"""Digits as they are printed."""

from fractions import Fraction

import pytest

from checks.intervals import parse_number


@pytest.mark.parametrize(
    ("digits", "value", "places"),
    [
        ("7.50", "7.5", 2),
        ("574", "574", 0),
        ("１，２３４．５", "1234.5", 1),
        ("-3.4", "-3.4", 1),
        ("−3.4", "-3.4", 1),
        (".5", "0.5", 1),
    ],
)
def test_digits_say(digits, value, places):
    assert parse_number(digits) == (Fraction(value), places)


@pytest.mark.parametrize("bad", ["", "abc", "1.2.3", "1e9", "--1", "²", "0x10", "9" * 61, "三"])
def test_what_is_not_a_number_is_refused(bad):
    with pytest.raises(ValueError):
        parse_number(bad)
