"""What the number of a cell measures: a level, its growth, a share; by its column, its row, its caption, its name."""

import re

from checks.chinese.lexicon import pattern_of
from checks.claims.drafting.measures import REAL
from checks.claims.lexing.units import SCALES, PrintedUnit
from checks.claims.names.indicators import Named
from checks.claims.tabular.table_columns import Column
from checks.claims.tabular.table_rows import RowName

PERCENT = ("%", "‰")
_RATES = ("share", "rate")
_CAPTION_GROWTH = pattern_of("table_measures", "caption_growth")
_CAPTION_SHARE = pattern_of("table_measures", "caption_share")
# Dimensions that one indicator may be printed in; a level in another is something else of a like name.
_KINDS = (
    frozenset({"money", "currency_usd", "money_per_person", "usd_per_person"}),
    frozenset({"count", "people", "households"}),
    frozenset({"mass"}),
    frozenset({"area"}),
    frozenset({"length"}),
    frozenset({"energy", "power"}),
    frozenset({"volume"}),
)


def measure_of(
    column: Column, label: RowName, named: Named, unit: str, own_unit: str, change: bool, caption: str
) -> str:
    """What a cell states of what it is `named`; `change`: whether it is printed as a change.

    `own_unit` is the row's: 全员劳动生产率 in 万元/人 is no rate, though its growth is in percent.
    """
    rate = named.indicator.measure if named.indicator else ""
    if own_unit not in PERCENT:
        rate = ""
    elif rate not in _RATES:
        rate = _rate_by_name(named.name, unit) or (label.measure if label.measure == "share" else "")
    if change:  # [290] under 五年累计 adds up what came in; of a share it is by how much that rose
        return "cumulative" if column.measure == "cumulative" and own_unit not in PERCENT else "delta"
    if column.measure == "growth_avg":
        # 失业率 under 年均 is the rate held every year, not its growth.
        return (
            rate
            if rate and label.measure in ("", "share") and "增" not in column.header.split("/")[-1]
            else "growth_avg"
        )
    if column.measure:
        return column.measure
    if label.measure in ("growth", "growth_avg", "delta"):
        return label.measure
    if unit in PERCENT:
        return rate or _of_caption(caption) or (named.indicator.measure if named.indicator else "share")
    return "level"


def _of_caption(caption: str) -> str:
    """What percentages state where only the caption says: 居民消费价格比上年涨跌幅度 → growth."""
    if _CAPTION_GROWTH.search(caption):
        return "growth"
    return "share" if _CAPTION_SHARE.search(caption) else ""


def _rate_by_name(name: str, unit: str) -> str:
    """Whether a percentage is a share or a rate by its name; empty where the name does not say it."""
    if unit not in PERCENT:
        return ""
    if re.search(r"比重|占比|比例|构成|覆盖面|普及|份额", name):
        return "share"
    return "rate" if name.endswith(("率", "程度", "度")) else ""


def growth_kind(text: str) -> str:
    """Whether a header or a note says that growth is nominal or real; empty where neither."""
    if re.search(r"名义|现价|同口径", text):
        return "nominal"
    return "real" if REAL.search(text) else ""


def with_currency(unit: str, named: Named) -> str:
    """The unit of a cell; a scale alone (亿) of an indicator in money counts 元."""
    return f"{unit}元" if unit in SCALES and named.indicator and named.indicator.dimension == "money" else unit


def is_something_else(named: Named, unit: PrintedUnit) -> bool:
    """Whether a level is in a unit that its indicator is never printed in, so that it is of a like name only."""
    if not (named.registered and named.indicator):
        return False
    return len({i for d in (named.indicator.dimension, unit.dimension) for i, k in enumerate(_KINDS) if d in k}) > 1
