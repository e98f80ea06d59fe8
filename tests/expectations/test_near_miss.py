"""Which pairs of numbers one slip of the hand explains."""

import pytest

from checks.comparing.near_miss import far_apart, one_slip
from checks.comparing.quantities import Quantity
from checks.comparing.quantity_table import numbers
from tests.expectations.tabled import claim, table


def _pair(one: str, other: str, **fields: object) -> tuple[Quantity, Quantity]:
    a, b = numbers(table(claim("社会消费品零售总额", one), claim("社会消费品零售总额", other, **fields)))
    return a, b


@pytest.mark.parametrize(
    ("one", "other"),
    [("512.4", "521.4"), ("512.4", "912.4"), ("512.4", "51.24"), ("512.4", "5124"), ("512.4", "52.4"), ("7", "8")],
)
def test_a_digit_two_swapped_a_point_a_lost_digit(one: str, other: str) -> None:
    assert one_slip(*_pair(one, other))


def test_wan_for_yi_and_a_fall_for_a_rise() -> None:
    assert one_slip(*_pair("5.2", "5.2", lo=0.000515, hi=0.000525, unit="万元"))
    assert one_slip(*_pair("5.2", "5.2", negative=True))


@pytest.mark.parametrize(("one", "other"), [("512.4", "640.7"), ("140.82", "320"), ("10", "22.3")])
def test_other_numbers_far_apart_are_probably_two_quantities(one: str, other: str) -> None:
    a, b = _pair(one, other)
    assert not one_slip(a, b)
    assert far_apart(a, b, 0.3)
    assert not far_apart(a, b, 0.05)
