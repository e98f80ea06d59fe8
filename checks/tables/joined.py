"""The claims table as rules see it: claims with what the vocabulary and the documents say of them."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from checks.tables.claims import SOURCES, Claims


class JoinedClaims(Claims):
    """Claims, joined with their indicator, their region and their document. One row a claim, sorted by document, start.

    Rows with `qualitative` set are words that state a quantity without a number (稳中有升): `value` is missing, the
    interval is the vocabulary's.
    """

    qualitative: Series[bool]
    indicator_en: Series[str]
    indicator_names: Series[str]  # the indicator's name and its aliases, joined by "/"
    dimension: Series[str]
    direction: Series[str] = pa.Field(isin=("floor", "ceiling", "neither"))
    growth: Series[str] = pa.Field(isin=("real", "nominal", "none"))  # printed, else the indicator's default
    stock: Series[bool]
    additive: Series[bool]
    whole_indicator: Series[str]  # the vocabulary's whole of this indicator
    core: Series[bool]
    region_level: Series[str]
    region_parent: Series[str]
    regions_above: Series[str]  # joined by "/", nearest first
    document_region: Series[str]
    document_kind: Series[str]
    issued: Series[str]
    result_start: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    result_end: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    plan_start: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    plan_end: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    hedge: Series[str]  # the word right before the number or behind it that gives it its comparator
    change: Series[str]  # the words of a change right before the number and its hedge: 年均增长, 下降
    # The level of government, forms of one level as one word (市级, 市本级) where the document uses one of them only.
    purse: Series[str]
    # Where each attribute was read, the weakest of its columns (`checks.claims.settling.trust`): assumed, unknown
    # never accuse.
    owner_read: Series[str] = pa.Field(isin=SOURCES)
    indicator_read: Series[str] = pa.Field(isin=SOURCES)
    period_read: Series[str] = pa.Field(isin=SOURCES)
    stance_read: Series[str] = pa.Field(isin=SOURCES)


JOINED_COLUMNS: tuple[str, ...] = tuple(JoinedClaims.to_schema().columns)
