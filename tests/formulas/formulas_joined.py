"""Joined claims made by hand: one short call a claim, everything else by default."""

import math

import pandas as pd

from checks.intervals import Interval
from checks.tables.joined import JOINED_COLUMNS, JoinedClaims
from tests.printed_digits import hedged, printed

DIMENSIONS = {"%": "percent", "个百分点": "percentage_point", "亿元": "money", "亿美元": "currency_usd", "人": "people"}
PARENTS = {"东区": "海市", "西区": "海市", "海市": "鲁省"}


def _above(region):
    """The regions above one, nearest first."""
    return (PARENTS[region], *_above(PARENTS[region])) if region in PARENTS else ()


def claim(indicator, number, unit="亿元", *, year=2021, first=None, measure="level", stance="actual", **fields):
    """One row. `number` is printed text; `unit` is canonical; a `comparator` other than = opens the interval."""
    comparator = fields.pop("comparator", "=")
    value = float(number)
    said = printed(number, exact=fields.pop("exact", stance != "actual"))
    said = hedged(said, comparator, number=number, width="0.1")
    region = fields.get("region", "海市")
    row = {
        "document": "计划",
        "line": 1,
        "quote": number + unit,
        "sentence": indicator + number + unit,
        "section": "",
        "region": region,
        "subject": "",
        "indicator": indicator,
        "registered": True,
        "measure": measure,
        "period_start": first or year,
        "period_end": year,
        "stance": stance,
        "comparator": comparator,
        "value": value,
        "value_hi": math.nan,
        "unit": unit,
        "canonical_unit": unit,
        "lo": float(said.lo),
        "hi": float(said.hi),
        "lo_closed": said.lo_closed,
        "hi_closed": said.hi_closed,
        "origin": "text",
        "damage": "",
        "sentence_start": 0,
        "sentence_end": 10,
        "paragraph": 0,
        "whole": "",
        "partition": "",
        "base": "",
        "ratio": "",
        "share_of": "",
        "growth_kind": "",
        "scope": "",
        "part_of_year": "",
        "period_printed": True,
        "corrected": "",
        **dict.fromkeys(("tier", "account", "beside", "basis"), ""),
        **dict.fromkeys(("clause_start", "clause_end"), 0),
        **{
            f"{name}_from": ""
            for name in ("subject", "tier", "account", "indicator", "period", "stance", "base", "whole")
        },
        "qualitative": False,
        "indicator_en": "",
        "indicator_names": "",
        "dimension": DIMENSIONS.get(unit, "count"),
        "direction": "neither",
        "growth": "nominal",
        "stock": False,
        "additive": True,
        "whole_indicator": "",
        "core": True,
        "region_level": "city",
        "region_parent": PARENTS.get(region, ""),
        "regions_above": "/".join(_above(region)),
        "document_region": region,
        "document_kind": "plan",
        "issued": "",
        "result_start": year,
        "result_end": year,
        "plan_start": 2022,
        "plan_end": 2022,
        "table_start": -1,
        "wording": "",
        **{f"{name}_read": "clause" for name in ("owner", "indicator", "period", "stance")},
    }
    return row | fields


def table(*rows, checked=True):
    """The rows as a table of joined claims, validated unless there are many such tables to make."""
    made = [{"claim": f"c{i}", "start": i * 10, "end": i * 10 + 5} | row for i, row in enumerate(rows)]
    # Columns that formulas do not read are left empty.
    frame = pd.DataFrame(made).reindex(columns=list(JOINED_COLUMNS), fill_value="")
    for name in ("period_start", "period_end", "result_start", "result_end", "plan_start", "plan_end"):
        frame[name] = frame[name].astype("Int64")
    return JoinedClaims.validate(frame) if checked else frame


__all__ = ["Interval", "claim", "table"]
