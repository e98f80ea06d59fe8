"""The vocabulary as tables: what the files' models cannot say of one entry alone."""

from typing import get_args

import pandera.pandas as pa
from pandera.typing import Series

from checks.tables.strict import StrictTable
from checks.vocabulary.entries import Dimension

DIMENSIONS: tuple[str, ...] = get_args(Dimension)


class _Named(StrictTable):
    name: Series[str] = pa.Field(unique=True, str_length={"min_value": 1})


class IndicatorTable(_Named):
    """One row an indicator. A share says of what it is one only with a part; an additive level is no rate."""

    dimension: Series[str] = pa.Field(isin=DIMENSIONS)
    unit: Series[str] = pa.Field(str_length={"min_value": 1})
    direction: Series[str] = pa.Field(isin=("floor", "ceiling", "neither"))
    growth: Series[str] = pa.Field(isin=("real", "nominal", "none"))
    additive: Series[bool]
    whole: Series[str]

    @pa.dataframe_check(name="not_its_own_whole")
    def _whole(cls, df):  # type: ignore[no-untyped-def]
        return df["whole"] != df["name"]

    @pa.dataframe_check(name="rates_do_not_add_up")
    def _additive(cls, df):  # type: ignore[no-untyped-def]
        return ~(df["additive"] & (df["dimension"] == "percent"))


class RegionTable(_Named):
    """One row a region; no region stands above itself."""

    level: Series[str] = pa.Field(isin=("nation", "province", "city", "district", "zone", "town"))
    parent: Series[str]

    @pa.dataframe_check(name="not_its_own_parent")
    def _parent(cls, df):  # type: ignore[no-untyped-def]
        return df["parent"] != df["name"]


class UnitTable(_Named):
    """One row a unit; a canonical unit is one of itself."""

    dimension: Series[str] = pa.Field(isin=DIMENSIONS)
    canonical: Series[str] = pa.Field(str_length={"min_value": 1})
    scale: Series[float] = pa.Field(gt=0)

    @pa.dataframe_check(name="canonical_is_one")
    def _canonical(cls, df):  # type: ignore[no-untyped-def]
        return (df["canonical"] != df["name"]) | (df["scale"] == 1)


VOCABULARY_TABLES: dict[str, type[pa.DataFrameModel]] = {
    "indicators": IndicatorTable,
    "regions": RegionTable,
    "units": UnitTable,
}
