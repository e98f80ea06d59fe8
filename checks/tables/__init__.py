"""The pandera models of every table that passes between rooms."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa


def model_of(name: str) -> "type[pa.DataFrameModel]":
    """The model of the table rules know by this name."""
    from checks.tables.joined import JoinedClaims
    from checks.tables.outlines import TABLES
    from checks.tables.vocabulary_entries import VOCABULARY_TABLES

    models: dict[str, type[pa.DataFrameModel]] = {"claims": JoinedClaims, **TABLES, **VOCABULARY_TABLES}
    return models[name]


def empty_table(name: str) -> "pd.DataFrame":
    """The table of this name without rows, its columns of the right types."""
    return _empty(name).copy()


@cache
def _empty(name: str) -> "pd.DataFrame":
    return model_of(name).empty()
