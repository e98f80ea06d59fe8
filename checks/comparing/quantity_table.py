"""The rows of a table as the shapes compare them: the quantities of a joined claims table, or records."""

import math
import weakref
from dataclasses import fields
from typing import Any

import pandas as pd

from checks.comparing.quantities import Quantity
from checks.comparing.zones import name_alike

Record = dict[str, Any]
_INTEGERS = frozenset(f.name for f in fields(Quantity) if f.type in ("int", int))
_cache: dict[int, tuple["weakref.ref[pd.DataFrame]", list[Quantity]]] = {}


def quantities(table: pd.DataFrame) -> list[Quantity]:
    """The rows of a joined claims table in its order. The table read last is remembered: every shape reads the same."""
    known = _cache.get(id(table))
    if known and known[0]() is table:
        return known[1]
    names = [f.name for f in fields(Quantity) if f.init]
    columns = [_column(table, name) for name in names]
    out = [Quantity(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]
    name_alike(out)
    _cache.clear()
    _cache[id(table)] = (weakref.ref(table), out)
    return out


def _column(table: pd.DataFrame, name: str) -> list[Any]:
    column = table[name]
    return [int(v) for v in column.fillna(0)] if name in _INTEGERS else column.tolist()


def records(table: pd.DataFrame) -> list[Record]:
    """The rows of a structure table in order, keyed by column."""
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]


def numbers(table: pd.DataFrame) -> list[Quantity]:
    """The claims with a number that can be read."""
    return [q for q in quantities(table) if not q.qualitative and not math.isnan(q.lo) and not math.isnan(q.hi)]
