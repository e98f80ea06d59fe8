"""Rows of a structure table as plain dictionaries."""

from typing import Any

import pandas as pd

Record = dict[str, Any]


def records(table: pd.DataFrame) -> list[Record]:
    """The rows in order, keyed by column."""
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]
