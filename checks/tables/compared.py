"""The table of comparisons: one row a line of comparisons.jsonl, its nested parts counted."""

import pandera.pandas as pa
from pandera.typing import Series

from checks.comparisons import Outcome, Severity
from checks.tables.strict import StrictTable


class Comparisons(StrictTable):
    """What reports are made from: a comparison that cannot tell must say why, one that tells must show its sides."""

    rule: Series[str] = pa.Field(str_length={"min_value": 1})
    suite: Series[str] = pa.Field(str_length={"min_value": 1})
    outcome: Series[str] = pa.Field(isin=[o.value for o in Outcome])
    severity: Series[str] = pa.Field(isin=[s.value for s in Severity])
    reason: Series[str]
    message: Series[str] = pa.Field(str_length={"min_value": 1})
    sides: Series[int] = pa.Field(ge=0)
    gap: Series[float] = pa.Field(ge=0)

    @pa.dataframe_check(name="cannot_tell_says_why")
    def _reason(cls, df):  # type: ignore[no-untyped-def]
        return (df["outcome"] != Outcome.CANNOT_TELL.value) | (df["reason"] != "")
