"""Columns decide as exact arithmetic does, on every engine."""

import operator

import pytest
from formulas_joined import claim, table
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.comparisons import Outcome
from checks.errors import InputError
from checks.formulas.compare import compare_formula
from checks.formulas.parse import parse
from checks.formulas.setting import engine
from checks.formulas.table import table_of
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


def test_engines_give_the_same_comparisons():
    rows = [
        row
        for region in ("海市", "东区", "西区")
        for year in (2019, 2020, 2021)
        for row in (
            claim("甲", str(100 + year % 7), region=region, year=year),
            claim("乙", str(40 + len(region)), region=region, year=year),
            claim("甲", "1.0", "%", measure="growth", dimension="money", region=region, year=year),
        )
    ]
    frame = table(*rows)
    texts = ["甲 ≥ 乙 × 2", "甲 = 甲[上年] × (1 + 甲.增速)", "甲 ≥ 合计(甲@下级)", "甲@下级 ≤ 甲"]
    said = {}
    for name in ("pandas", "polars", "duckdb"):
        pytest.importorskip(name)
        token = engine.set(name)
        said[name] = [
            [(c.outcome, c.message, c.arithmetic) for c in compare_formula(parse(t), frame).rows()] for t in texts
        ]
        engine.reset(token)
    assert said["pandas"] == said["polars"] == said["duckdb"]
    assert all(said["pandas"])


def test_frames_of_other_libraries_are_read_too():
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    frame = table(claim("甲", "5.0"), claim("乙", "6.0"))
    plain = frame.astype(dict.fromkeys(frame.select_dtypes("str").columns, object))
    native = polars.DataFrame({c: plain[c].astype(object).where(plain[c].notna(), None).tolist() for c in plain})
    for other in (native, native.lazy(), duckdb.from_df(plain)):
        (found,) = compare_formula(parse("甲 ≥ 乙"), other).rows()
        assert (found.outcome, found.operands[1].claim) == (Outcome.CONTRADICTS, "c1")


def test_a_table_is_coded_once_and_its_columns_prepared_once():
    frame = table(claim("甲", "5"), claim("乙", "6"))
    for text in ("甲 ≥ 乙", "甲 = 乙", "乙 ≥ 甲"):
        compare_formula(parse(text), frame)
    coded = table_of(frame)
    assert coded is table_of(frame)
    assert len(coded.shared) == 2


def test_a_join_that_would_explode_is_refused(monkeypatch):
    monkeypatch.setattr("checks.formulas.plan.MAX_ROWS", 50)
    rows = [claim("甲", "5", year=1950 + i) for i in range(40)]
    rows += [claim("乙", "5", year=2000, region=region) for region in ("海市", "东区", "西区")]
    with pytest.raises(InputError, match="too many combinations"):
        compare_formula(parse("甲@海市 ≥ 乙[2000]"), table(*rows))
