"""Formulas on a table decide as exact arithmetic on its numbers does."""

import operator

import pytest
from formulas_joined import claim, table
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.errors import InputError
from checks.formulas.compare import compare_formula
from checks.formulas.parse import parse
from checks.intervals import Interval

SIGNS = {
    "=": lambda a, b: a.meets(b),
    "≥": lambda a, b: a.hi > b.lo or (a.hi == b.lo and a.hi_closed and b.lo_closed),
    "≤": lambda a, b: b.hi > a.lo or (a.lo == b.hi and a.lo_closed and b.hi_closed),
    ">": lambda a, b: a.hi > b.lo,
    "<": lambda a, b: a.lo < b.hi,
}
OPERATORS = {"+": operator.add, "-": operator.sub, "×": operator.mul, "÷": operator.truediv}
numbers = st.decimals(min_value=-50, max_value=50, places=1).map(str)


def interval(row):
    return Interval.of_row(row["lo"], row["hi"], row["lo_closed"], row["hi_closed"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=6),
    st.sampled_from(list(SIGNS)),
    st.sampled_from(list(OPERATORS)),
    st.sampled_from(["=", ">=", ">", "<=", "~"]),
)
def test_the_outcome_is_that_of_exact_intervals(values, sign, how, comparator):
    rows, expected = [], []
    for i, (a, b, c) in enumerate(values):
        three = [claim(n, v, "家", year=2001 + i) for n, v in zip("甲乙丙", (a, b, c), strict=True)]
        three[0] = claim("甲", a, "家", year=2001 + i, comparator=comparator)
        rows += three
        left, second, third = (interval(r) for r in three)
        try:
            right = OPERATORS[how](second, third)
        except ZeroDivisionError:
            expected.append("cannot tell")
            continue
        boundless = right == Interval(float("-inf"), float("inf"))
        expected.append("cannot tell" if boundless else "agrees" if SIGNS[sign](left, right) else "contradicts")
    made = compare_formula(parse(f"甲 {sign} 乙 {how} 丙"), table(*rows, checked=False))
    assert [c.outcome.value for c in made.rows()] == expected


def test_a_join_that_would_explode_is_refused(monkeypatch):
    monkeypatch.setattr("checks.formulas.candidates.MAX_ROWS", 50)
    rows = [claim("甲", "5", year=1950 + i) for i in range(40)]
    rows += [claim("乙", "5", year=2000, region=region) for region in ("海市", "东区", "西区")]
    with pytest.raises(InputError, match="too many combinations"):
        compare_formula(parse("甲@海市 ≥ 乙[2000]"), table(*rows))
