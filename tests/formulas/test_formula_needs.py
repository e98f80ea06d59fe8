"""A formula solved for its operands: what is left is exactly where each operand may lie."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.formulas.evaluation import evaluated, in_unit
from checks.formulas.parse import parse
from checks.formulas.tree import IndicatorTerm
from checks.intervals import Interval
from tests.printed_digits import printed

FORMULAS = (
    "甲 = 乙 + 丙",
    "甲 = 乙 - 丙",
    "甲 = 乙 / 丙",
    "甲 = 乙 * 丙",
    "甲 = (乙 / 丙) ^ 3 - 1",
    "甲 >= 乙 + 丙",
    "甲 <= 乙 * 丙",
)


def values(a: str, b: str, c: str) -> dict[str, Interval]:
    return {name: printed(digits) for name, digits in zip("甲乙丙", (a, b, c), strict=True)}


def solved(formula: str, said: dict[str, Interval]) -> dict[str, Interval]:
    relation = parse(formula).relation
    of = {o: said[o.name] for o in relation.operands if isinstance(o, IndicatorTerm)}
    return {
        o.name: need for o, need in evaluated(relation, of, 0, None).needs().items() if isinstance(o, IndicatorTerm)
    }


def test_trade_and_what_is_missing_of_it():
    said = values("2032.5", "1494", "538.5")
    assert solved("甲 = 乙 + 丙", said)["乙"] == Interval("1493.9", "1494.1")


def test_what_is_printed_twice_is_not_solved_for():
    assert set(solved("甲 = (乙 - 丙) / 丙", values("0.1", "11", "10"))) == {"甲", "乙"}


def test_a_divisor_that_may_be_zero_is_not_solved_for():
    assert "乙" not in solved("甲 = 乙 * 丙", {**values("1", "1", "1"), "丙": Interval.point(0)})


def test_goals_are_solved_as_half_lines():
    said = values("7", "6.5", "0")
    assert solved("甲 >= 乙", said) == {"甲": Interval.at_least(said["乙"].lo), "乙": Interval.at_most(said["甲"].hi)}


def test_base_units_become_the_claims_own():
    assert in_unit(Interval(Fraction(149_400_000_000), Fraction(149_500_000_000)), "亿元") == Interval(1494, 1495)
    assert in_unit(Interval.point("0.065"), "%") == Interval.point("6.5")


digits = st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{1,2})?", fullmatch=True)


@settings(deadline=None)  # the first formula of a process loads the grammar
@given(digits, digits, digits, digits, st.sampled_from("甲乙丙"))
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_number_fits_exactly_where_it_meets_what_is_needed(formula, a, b, c, other, changed):
    need = solved(formula, values(a, b, c))[changed]
    said = {**values(a, b, c), changed: printed(other)}
    holds = solved(formula, said)["甲"].meets(said["甲"])
    assert holds == said[changed].meets(need)
