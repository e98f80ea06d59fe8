"""What a cell is a part of, and what it is measured against: links between the claims of one table."""

from collections.abc import Mapping, Sequence

from checks.claims.model import Claim
from checks.claims.table_body import Layout
from checks.claims.table_columns import Column
from checks.claims.table_rows import is_sum

_MOST_COLUMNS = 60  # of a table whose columns are compared with one another
_ADDS = ("level", "cumulative")
Row = Mapping[int, Claim]  # the claims of one row, by column


def link(made: Sequence[Row], layouts: Mapping[int, Layout], columns: Sequence[Column]) -> None:
    """Write wholes and bases into the claims of a table; `made` holds them by row and column."""
    for i, row in enumerate(made):
        for order, claim in row.items():
            column = columns[order]
            whole = layouts[column.names].wholes[i]
            if whole.row >= 0:
                _whole(claim, column, made[whole.row], closed=whole.closed)
            base = _base(claim, column, row, columns)
            if base is not None and base is not claim:
                claim.base, claim.base_from = base.claim, "column"
    _across(made, columns)


def _across(made: Sequence[Row], columns: Sequence[Column]) -> None:
    """A column of totals is the whole of the columns beside it, where they make it: 合计 beside one column a fund, or
    债务余额 beside 一般债务余额 and 专项债务余额.
    """
    for total in columns if len(columns) <= _MOST_COLUMNS else ():
        if not total.quantity:
            continue
        beside = [
            c.order
            for c in columns
            if c.names == total.names and c.quantity and c.measure == total.measure and c.tier == total.tier
            and c.stance == total.stance and c.period == total.period and _narrows(c.quantity, total.quantity)
        ]  # fmt: skip
        lists = [(row[total.order], [row[o] for o in beside if o in row]) for row in made if total.order in row]
        lists = [(whole, parts) for whole, parts in lists if parts and not any(p.whole for p in parts)]
        right = sum(abs(w.value - sum(p.value for p in parts)) <= _slack(w, len(parts)) for w, parts in lists)
        for whole, parts in lists if right and right * 2 >= len(lists) else ():
            for part in parts if len(parts) > 1 else ():
                part.whole, part.whole_from, part.partition = whole.claim, "column", "closed"


def _narrows(part: str, whole: str) -> bool:
    """Whether a column may be a part of another: of a bare total any, of a quantity one that ends in its name."""
    if is_sum(whole):
        return not is_sum(part)
    return part != whole and part.endswith(whole)


def _slack(whole: Claim, parts: int) -> float:
    """How far a sum of rounded numbers may be from a rounded total."""
    return 10.0 ** -len(whole.quote.partition(".")[2].rstrip("%")) * (parts + 1) / 2 * 1.0001


def _whole(claim: Claim, column: Column, row: Row, *, closed: bool) -> None:
    """A level is part of the level in its own column; a share is one of the level, where the table prints it."""
    whole = row.get(column.order) if claim.measure in _ADDS else None
    if claim.measure == "share":
        whole = row.get(column.level) or row.get(column.order)
    if whole is not None and (whole.measure in _ADDS or whole.measure == claim.measure):
        claim.whole, claim.whole_from = whole.claim, "row"
        claim.partition = "closed" if closed and whole.measure == claim.measure else "open"


def _base(claim: Claim, column: Column, row: Row, columns: Sequence[Column]) -> Claim | None:
    """Of a share its level, of a completion the budget, of a change the level of the year before."""
    if claim.measure == "share":
        return row.get(column.level)
    levels = [
        c
        for o, c in row.items()
        if o < column.order
        and c.measure == "level"
        and columns[o].names == column.names
        and columns[o].tier == column.tier
    ]
    if claim.measure == "completion":
        plans = [c for c in levels if c.stance in ("budget", "target") and c.period_end == claim.period_end]
        adjusted = [c for c in plans if "调整" in c.scope]
        if "调整" in column.against:
            return adjusted[-1] if adjusted else None
        return next((c for c in reversed(plans) if c not in adjusted), None)
    if claim.measure == "growth" and claim.period_end is not None:
        before = [c for c in levels if c.period_end == claim.period_end - 1 and c.stance in _STANCES]
        wanted = "budget" if "预算" in column.against else "actual"
        return next((c for c in reversed(before) if c.stance == wanted), None)
    return None


_STANCES = ("actual", "budget")
