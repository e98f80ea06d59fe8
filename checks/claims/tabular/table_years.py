"""Which years a cell speaks of, and whether it reports or plans: from its header, its caption, its document."""

import re
from collections.abc import Sequence

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.numerals import numeral
from checks.chinese.time import Years
from checks.claims.tabular.table_columns import Column
from checks.claims.tabular.table_rows import RowName
from checks.documents.document import Description

_WORDS = lexicon("tables")
_DRAFT = re.compile(any_of(_WORDS["budget_captions"]))
_OUTCOME = re.compile(any_of(_WORDS["outcome_captions"]))
_COUNTED = pattern_of("table_years", "counted")
_MOST_YEARS = 30
_THIS_YEAR = pattern_of("table_years", "this_year")
_PART_OF_YEAR = pattern_of("table_years", "part_of_year")


def year_of(
    column: Column,
    columns: Sequence[Column],
    measure: str,
    change: bool,
    caption: Years | None,
    description: Description,
) -> Years | None:
    """The years of a cell. Yearly averages, changes over the period and cumulative figures speak of the whole span."""
    if measure == "growth_avg" or change or column.measure in ("growth_avg", "cumulative"):
        counted = None if change and column.measure != "cumulative" else _counted_span(column, columns, caption)
        first_counts = column.measure == "cumulative" and not change
        printed = column.period if column.period and column.period[1] > column.period[0] else None
        span = counted or span_of(columns, description, first_counts) or caption
        return printed or _before_span(column, span) or span
    if column.period:
        return column.period
    plan = description.plan_years
    relative = _relative_year(column, columns, caption, description)
    if relative:
        return relative, relative
    results = description.result_years
    if (
        not caption
        and column.stance in ("target", "budget")
        and plan
        and not (results and _beside_results(column, columns))
    ):
        return plan[1], plan[1]
    return caption or ((results[1], results[1]) if results else None)


def _before_span(column: Column, span: Years | None) -> Years | None:
    """The years of an average in a column of the year before a span, as many as that has: 2021-2025, 2026-2030."""
    if column.measure or not column.period or span is None or column.period[1] != span[0] - 1 or span[0] == span[1]:
        return None
    return span[0] - (span[1] - span[0] + 1), column.period[1]


def dates(label: RowName, column: Column) -> bool:
    """Whether the year of a number is that of its row: the row prints one, and the column does not."""
    return bool(label.year) and not column.period and not column.relative


def _counted_span(column: Column, columns: Sequence[Column], caption: Years | None) -> Years | None:
    """The years that 四年累计 or 四年平均 add up: as many as it says, up to the last of the table, or to the last of
    several before it: 2016年, 2021年, 五年累计, 2022年预期."""
    counted = _COUNTED.search(column.header)
    before = {c.period[1] for c in columns if c.period and c.order < column.order}
    years_told = before if len(before) > 1 else {c.period[1] for c in columns if c.period}
    last = max(years_told, default=caption[1] if caption else 0)
    years = numeral(counted[1]) if counted else 0
    return (last - years + 1, last) if last and 1 < years <= _MOST_YEARS else None


def _relative_year(column: Column, columns: Sequence[Column], caption: Years | None, description: Description) -> int:
    """The year that a head names by what it is to the document: 基期, 目标, 上年, 本年; 0 where it names none."""
    if column.relative in ("this", "before"):
        this = _this_year(columns, caption, description)
        return this - (column.relative == "before") if this else 0
    plan = description.plan_years
    if not column.relative or not plan:
        return 0
    return plan[0] - 1 if column.relative == "base" else plan[1]


def _this_year(columns: Sequence[Column], caption: Years | None, description: Description) -> int:
    """What 本年 means in a head: the caption's year, the plan's where only a budget is of it, else the results'."""
    if caption:
        return caption[1]
    here = {c.stance for c in columns if c.relative == "this"}
    years = description.plan_years if "actual" not in here and "budget" in here else description.result_years
    years = years or description.result_years or description.plan_years
    return years[1] if years else 0


def _beside_results(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a goal without a year stands beside results without one: 年初预算, 调整预算, 决算数 are of one year."""
    done = any(c.stance == "actual" and c.period is None and c.measure == "" for c in columns)
    return done and not _THIS_YEAR.search(column.header)


def span_of(columns: Sequence[Column], description: Description, first_counts: bool = False) -> Years | None:
    """The span between the first and the last year of the table's columns, or the document's plan.

    Growth from 2020 to 2025 happens in 2021-2025; what was built in columns 2016 to 2020 together, in 2016-2020.
    """
    years = sorted({y for c in columns if c.period and c.measure != "growth_avg" for y in c.period})
    if len(years) >= 2:
        return years[0] + (not first_counts), years[-1]
    plan = description.plan_years
    if plan and plan[1] > plan[0]:
        return plan
    return None


def stance_of(column: Column, period: Years | None, caption: str, description: Description) -> tuple[str, str]:
    """Whether a cell reports a result, sets a goal or is a budget, and where that was read."""
    if column.stance:
        return column.stance, "column"
    if _DRAFT.search(caption) and not _OUTCOME.search(caption):
        return "budget", "caption"
    return _by_year(period, description), "document"


def _by_year(period: Years | None, description: Description) -> str:
    if period is None:
        return "actual"
    results, plan = description.result_years, description.plan_years
    if results:
        return "target" if period[1] > results[1] else "actual"
    if plan:
        return "target" if period[1] >= plan[0] else "actual"
    issued = int(description.issued[:4]) if description.issued[:4].isdigit() else 0
    return "target" if issued and period[1] > issued else "actual"


def part_of_year(text: str) -> str:
    """The part of a year a caption or header names (1-11月, 上半年), empty for whole years."""
    match = _PART_OF_YEAR.search(text)
    return match[0] if match else ""


def read_from(column: Column, period: Years | None, caption: Years | None) -> str:
    """Where the years of a cell were read."""
    if period is None:
        return "unknown"
    return "column" if column.period else "caption" if caption == period else "document"
