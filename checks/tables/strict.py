"""What every table that passes between rooms keeps to."""

import pandera.pandas as pa


class StrictTable(pa.DataFrameModel):
    """A table with exactly the columns of its model, in their order, read as their types."""

    class Config:
        strict = True
        ordered = True
        coerce = True
