"""The indicator table: one row a claim."""

from typing import Literal, get_args

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from checks.tables.strict import StrictTable

Measure = Literal[
    "level", "growth", "growth_avg", "share", "rate", "delta", "cumulative", "multiple", "rank", "ratio_part",
    "completion",
]  # fmt: skip
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Stance = Literal["actual", "target", "budget", "requirement"]
# Where a claim's attribute was read, nearest first. `assumed`: nowhere; the document as a whole is meant by default.
Read = Literal[
    "clause", "sentence", "list", "paragraph", "heading", "caption", "row", "column", "document", "assumed", "unknown",
]  # fmt: skip

MEASURES: tuple[str, ...] = get_args(Measure)
COMPARATORS: tuple[str, ...] = get_args(Comparator)
STANCES: tuple[str, ...] = get_args(Stance)
SOURCES: tuple[str, ...] = get_args(Read)
# What the words around a number may say (checks/chinese/wording.yaml).
WORDINGS = (
    "balanced", "matched", "set_aside", "raised", "lowered", "limit", "lowering", "kept", "ladder", "assigned", "newly",
    "gross", "reached", "all", "yearly", "estimated",
    "per_head", "fickle", "expected", "joined", "intensive", "mean", "added", "distance", "net", "doubling", "increase",
    "pace", "structure", "explained", "another", "begins", "apart", "parallel", "follows", "classed",
    "rest", "netted", "begun", "finished", "per_hundred", "per_thousand", "per_ten_thousand",
    "per_person", "early", "residents", "local", "sized", "spelled",
)  # fmt: skip


class Claims(StrictTable):
    """Claims as extracted, in document order. Offsets index the document's text; `line` counts from 1.

    `value`, `value_hi` and `unit` are as printed (下降24.7% has the value 24.7); `lo`, `hi` and their `*_closed` are
    the interval the number stands for, signed (下降 is negative), in `canonical_unit`. Unbounded ends are -inf and inf.
    """

    claim: Series[str] = pa.Field(unique=True, str_length={"min_value": 1})
    document: Series[str] = pa.Field(str_length={"min_value": 1})
    start: Series[int] = pa.Field(ge=0)
    end: Series[int] = pa.Field(ge=0)
    line: Series[int] = pa.Field(ge=1)
    quote: Series[str]
    sentence: Series[str]
    section: Series[str]  # path of headings, joined by " / "
    region: Series[str]
    subject: Series[str]
    indicator: Series[str] = pa.Field(str_length={"min_value": 1})
    registered: Series[bool]
    measure: Series[str] = pa.Field(isin=MEASURES)
    period_start: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, le=2100)
    period_end: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, le=2100)
    stance: Series[str] = pa.Field(isin=STANCES)
    comparator: Series[str] = pa.Field(isin=COMPARATORS)
    value: Series[float] = pa.Field(nullable=True)
    value_hi: Series[float] = pa.Field(nullable=True)
    unit: Series[str]
    canonical_unit: Series[str]
    lo: Series[float]
    hi: Series[float]
    lo_closed: Series[bool]
    hi_closed: Series[bool]
    origin: Series[str] = pa.Field(isin=("text", "table"))
    damage: Series[str]
    # Beyond the contract: what rules need to know about how the number was printed.
    sentence_start: Series[int] = pa.Field(ge=0)
    sentence_end: Series[int] = pa.Field(ge=0)
    paragraph: Series[int] = pa.Field(ge=-1)  # index of the flow; -1 in tables
    whole: Series[str]  # claim id of the number this one is printed as a part of, or empty
    partition: Series[str] = pa.Field(isin=("", "open", "closed"))  # closed: the list is said to be the whole of it
    base: Series[str]  # claim id of what a change starts from (由A增加到B: A), of a share the amount of its part
    ratio: Series[str]  # id shared by the members of one printed ratio
    share_of: Series[str]  # for shares: the whole, an indicator (地区生产总值) or a region (威海市), as resolved
    growth_kind: Series[str] = pa.Field(isin=("", "real", "nominal"))  # only where printed: 按可比价格, 名义, 同口径
    scope: Series[str]  # scope words and notes that bear on the number: 含桥头镇, 全口径; "；"-joined
    part_of_year: Series[str]  # 上半年, 1-9月, ...: empty for whole years
    period_printed: Series[bool]  # the period is printed in the clause itself, not inherited
    corrected: Series[str]  # names of the fields an analyst corrected, ","-joined
    tier: Series[str]  # the level of government that money belongs to: 全市, 市本级, 区级; empty where none is meant
    account: Series[str]  # the book money stands in: 一般公共预算, 政府性基金预算, ...; empty where none is meant
    beside: Series[str]  # claim id of the level that a growth, a completion or a share is printed beside, in a
    # table also that of the total of its row; or empty
    basis: Series[str]  # what a change is measured against, printed and not the year before: year_start, period_before,
    # years_average, a year, or a budget as it is called: 上年预算数
    clause_start: Series[int] = pa.Field(ge=0)  # the clause the number stands in: offsets into the text
    clause_end: Series[int] = pa.Field(ge=0)
    table_start: Series[int] = pa.Field(ge=-1)  # where the table begins that the number stands in; -1 in the text
    wording: Series[str]  # what the words around the number say that rules ask for: limit, newly, …; ","-joined
    # Where each attribute was read. Empty where there is nothing to read (no tier, no base).
    subject_from: Series[str] = pa.Field(isin=("", *SOURCES))
    tier_from: Series[str] = pa.Field(isin=("", *SOURCES))
    account_from: Series[str] = pa.Field(isin=("", *SOURCES))
    indicator_from: Series[str] = pa.Field(isin=("", *SOURCES))
    period_from: Series[str] = pa.Field(isin=("", *SOURCES))
    stance_from: Series[str] = pa.Field(isin=("", *SOURCES))
    base_from: Series[str] = pa.Field(isin=("", *SOURCES))
    whole_from: Series[str] = pa.Field(isin=("", *SOURCES))

    @pa.dataframe_check(name="wording_known")
    def _wording(cls, df):  # type: ignore[no-untyped-def]
        return df["wording"].map(lambda flags: not flags or set(flags.split(",")) <= set(WORDINGS))

    @pa.dataframe_check(name="end_not_before_start")
    def _span(cls, df):  # type: ignore[no-untyped-def]
        return df["end"] >= df["start"]

    @pa.dataframe_check(name="interval_not_empty")
    def _interval(cls, df):  # type: ignore[no-untyped-def]
        return df["lo"] <= df["hi"]

    @pa.dataframe_check(name="period_in_order")
    def _period(cls, df):  # type: ignore[no-untyped-def]
        return (df["period_start"] <= df["period_end"]).fillna(True)


COLUMNS: tuple[str, ...] = tuple(Claims.to_schema().columns)
