"""Which column names the rows of a column of numbers, and whose levels its growth or shares are of."""

from collections.abc import Sequence
from dataclasses import replace

from checks.claims.tabular.table_columns import NAME, VALUE, Column


def linked(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns with the column that names their rows and, for growth and shares, the level they belong to."""
    done: list[Column] = []
    names, level = -1, -1
    for column in columns:
        tiers = {c.order: c.tier for c in done if c.role == VALUE and c.names == names}
        if column.role == NAME:
            if done and done[-1].role == VALUE:
                level = -1
            names = column.order
        elif column.role == VALUE:
            period, stance = column.period, column.stance
            if column.measure in ("", "cumulative"):
                level = column.order
            mine = level if column.measure in ("growth", "share", "delta", "completion") else -1
            if mine >= 0 and column.counts:
                alike = (c.order for c in done if c.measure == "" and c.quantity == column.counts)
                mine = next(alike, mine)
            elif mine >= 0 and column.measure in ("growth", "delta"):
                mine = _later(mine, done)
            if mine >= 0 and column.tier != tiers.get(mine, ""):
                same = (c.order for c in reversed(done) if c.tier == column.tier and c.measure in ("", "cumulative"))
                mine = next((o for o in same if o in tiers), mine)
            if mine >= 0 and period is None and column.measure != "growth_avg":
                period = next(c.period for c in done if c.order == mine)
                stance = stance or next(c.stance for c in done if c.order == mine)
            done.append(replace(column, period=period, stance=stance, names=names, level=mine))
            continue
        done.append(column)
    return tuple(done)


def _later(level: int, columns: Sequence[Column]) -> int:
    """Of a row's levels in several years, the later one, which grew: 2026年预算数, 2025年完成数, 增长%."""
    last = columns[level]
    beside = [
        c
        for c in columns[:level]
        if c.role == VALUE
        and c.measure == ""
        and (c.names, c.quantity, c.tier) == (last.names, last.quantity, last.tier)
    ]
    if last.relative == "before":
        return next((c.order for c in reversed(beside) if c.relative != "before"), level)
    later = [c for c in beside if c.period and last.period and c.period[1] > last.period[1]]
    return later[-1].order if later else level
