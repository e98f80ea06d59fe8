"""A rule an analyst writes as a formula, in indicator names."""

from typing import Any

import pandas as pd
from great_expectations.compatibility.pydantic import validator

from checks.comparisons import Compared, Severity
from checks.errors import InputErrors
from checks.expectations.base import Shape
from checks.formulas.compare import compare_formula
from checks.formulas.names import read_formula


class ExpectFormulaToHold(Shape):
    """Expect a formula over indicators to hold wherever its operands are printed.

    `formula` is written as in 外贸进出口总额 = 外贸出口额 + 外贸进口额. What it does not mention (region, year, stance,
    part of the year) is equal on all sides. A wrong formula is an `InputError` when the rule is built; names and
    dimensions are checked against the vocabulary in force (`checks.formulas.setting`).
    """

    formula: str

    @validator("formula")
    def _readable(cls, formula: str) -> str:
        try:
            read_formula(formula)
        except InputErrors as several:
            raise several.errors[0] from several
        return formula

    def compare(self, table: pd.DataFrame) -> Compared:
        severity: Any = getattr(self, "severity", None)
        rank = Severity(getattr(severity, "value", severity or "critical"))
        return compare_formula(read_formula(self.formula), table, severity=rank)
