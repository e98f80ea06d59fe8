"""The expectation type of formulas: a wrong one is an input error when the rule is built, a right one compares."""

import math

import pandas as pd
import pytest

from checks.comparisons import Outcome, Severity
from checks.errors import InputError
from checks.expectations.formula import ExpectFormulaToHold
from checks.formulas.setting import formulas_with
from checks.tables.joined import JOINED_COLUMNS
from checks.vocabulary.model import Hedges, Indicator, Region, Unit
from checks.vocabulary.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    tuple(Indicator(name=n, aliases=a, dimension="money", unit="亿元") for n, a in (("总额", ("总值",)), ("甲额", ()))),
    (Region(name="海市", level="city"),),
    (Unit(name="亿元", dimension="money", canonical="亿元"),),
    Hedges(hedges=()),
    {},
)


def row(claim, indicator, value, **fields):
    text = dict.fromkeys(JOINED_COLUMNS, "")
    numbers = dict.fromkeys(
        ("start", "end", "line", "sentence_start", "clause_start", "clause_end", "plan_start", "plan_end"), 0
    )
    return text | numbers | {
        "claim": claim, "document": "计划", "indicator": indicator, "measure": "level", "region": "海市",
        "stance": "actual", "comparator": "=", "value": value, "value_hi": math.nan, "unit": "亿元",
        "canonical_unit": "亿元",
        "period_start": 2021, "period_end": 2021, "lo": value - 0.5, "hi": value + 0.5, "lo_closed": True,
        "hi_closed": True, "qualitative": False, "dimension": "money", "growth": "nominal",
    } | fields  # fmt: skip


CLAIMS = pd.DataFrame([row("c0", "总额", 10.0), row("c1", "甲额", 20.0, scope="全口径")])


@pytest.mark.parametrize("text", ["总额 = ", "总颔 ≥ 甲额", "总额 ≥ 5", "总额 ≥ 甲额 ≥ 总额", "总颔 ≥ 甲颔"])
def test_a_wrong_formula_is_an_input_error_when_the_rule_is_built(text):
    with formulas_with(VOCABULARY), pytest.raises(InputError) as error:
        ExpectFormulaToHold(formula=text, severity="critical")
    assert error.value.place.column > 0


def test_an_alias_compares_and_a_scope_note_lowers_the_severity():
    with formulas_with(VOCABULARY):
        made = ExpectFormulaToHold(formula="总值 ≥ 甲额", severity="critical").compare(CLAIMS)
    (found,) = made.rows(Outcome.CONTRADICTS)
    assert (found.severity, found.notes) == (Severity.WARNING, ("全口径",))
    with formulas_with(VOCABULARY):
        made = ExpectFormulaToHold(formula="总值 ≥ 甲额", severity="info").compare(CLAIMS)
    assert next(made.rows()).severity is None


@pytest.mark.parametrize("name", ["polars", "duckdb"])
def test_another_engine_says_the_same(name):
    pytest.importorskip(name)
    with formulas_with(VOCABULARY, name):
        made = ExpectFormulaToHold(formula="总额 ≥ 甲额", severity="critical").compare(CLAIMS)
    assert made.counts[Outcome.CONTRADICTS] == 1
