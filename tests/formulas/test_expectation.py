"""The expectation type of formulas: a wrong one is an input error when the rule is built, a right one compares."""

import pytest
from formulas_joined import claim, table

from checks.comparisons import Outcome, Severity
from checks.errors import InputError
from checks.formulas.expectation import ExpectFormulaToHold
from checks.formulas.setting import formulas_with
from checks.vocabulary.entries import Hedges, Indicator, Region, Unit
from checks.vocabulary.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    tuple(Indicator(name=n, aliases=a, dimension="money", unit="亿元") for n, a in (("总额", ("总值",)), ("甲额", ()))),
    (Region(name="海市", level="city"),),
    (Unit(name="亿元", dimension="money", canonical="亿元"),),
    Hedges(hedges=()),
    {},
)


CLAIMS = table(claim("总额", "10"), claim("甲额", "20", scope="含保税区"))


@pytest.mark.parametrize("text", ["总额 = ", "总颔 ≥ 甲额", "总额 ≥ 5", "总额 ≥ 甲额 ≥ 总额", "总颔 ≥ 甲颔"])
def test_a_wrong_formula_is_an_input_error_when_the_rule_is_built(text):
    with formulas_with(VOCABULARY), pytest.raises(InputError) as error:
        ExpectFormulaToHold(formula=text, severity="critical")
    assert error.value.place.column > 0


def test_an_alias_compares_and_a_scope_note_lowers_the_severity():
    with formulas_with(VOCABULARY):
        made = ExpectFormulaToHold(formula="总值 ≥ 甲额", severity="critical").compare(CLAIMS)
    (found,) = made.rows(Outcome.CONTRADICTS)
    assert (found.severity, found.notes) == (Severity.WARNING, ("含保税区",))
    with formulas_with(VOCABULARY):
        made = ExpectFormulaToHold(formula="总值 ≥ 甲额", severity="info").compare(CLAIMS)
    assert next(made.rows()).severity is Severity.INFO
