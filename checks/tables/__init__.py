"""The pandera models of every table that passes between rooms."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandera.pandas as pa


def model_of(name: str) -> "type[pa.DataFrameModel]":
    """The model of the table rules know by this name."""
    from checks.tables.joined import JoinedClaims
    from checks.tables.structure import TABLES

    return JoinedClaims if name == "claims" else TABLES[name]
