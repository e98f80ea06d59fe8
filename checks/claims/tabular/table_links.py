"""What a cell is a part of, and what it is measured against: links between the claims of one table."""

from collections.abc import Container, Mapping, Sequence

from checks.chinese.lexicon import pattern_of
from checks.claims.model import Claim
from checks.claims.tabular.table_body import Layout
from checks.claims.tabular.table_columns import VALUE, Column
from checks.claims.tabular.table_rows import RowName, is_sum
from checks.claims.tabular.table_wholes import Whole
from checks.intervals.digits import slip_between
from checks.vocabulary.entries import Indicator

_MOST_COLUMNS = 60  # of a table whose columns are compared with one another
_MOST_PARTS = 6  # columns that a total is divided into by the vocabulary
_FEWEST, _NEARLY, _HUNDRED, _ROUNDING = 3, 90, 100, 0.5  # members of a structure and what they make
_ADDS = ("level", "cumulative")
_SEVERAL, _MANY = 3, 6  # rows in which columns make another by no chance; those that one slip is nothing among
Row = Mapping[int, Claim]  # the claims of one row, by column


def link(
    made: Sequence[Row],
    layouts: Mapping[int, Layout],
    columns: Sequence[Column],
    known: Mapping[str, Indicator],
    regions: Container[int] = (),
) -> None:
    """Write wholes and bases into the claims of a table.

    `made` holds them by row and column; `known`: what the vocabulary calls each name; `regions`: the columns of names
    that name regions, where a number is a part of what its own row sums up before it is one of the region above.
    """
    if any(c.names in regions for c in columns):
        _across(made, columns, known)
    # A list some numbers of which are parts of their own rows is not all of the total of its column.
    elsewhere = {
        (_of(layouts, columns[order], i).row, order)
        for i, row in enumerate(made)
        for order, c in row.items()
        if c.whole
    }
    for i, row in enumerate(made):
        for order, claim in row.items():
            column = columns[order]
            whole = _of(layouts, column, i)
            if whole.row >= 0 and not claim.whole:
                closed = whole.closed and (whole.row, order) not in elsewhere
                _whole(claim, column, made[whole.row], closed=closed)
            base = _base(claim, column, row, columns)
            if base is not None and base is not claim:
                claim.base, claim.base_from = base.claim, "column"
    for column in columns:
        if column.measure == "growth" and not column.against:
            _measured_from_budget(column, columns, made)
        if column.measure == "completion" and not _is_of_before(column):
            _of_the_plan_that_gives_it(column, columns, made)
    _across(made, columns, known)
    _by_numbers(made, columns)


def _of(layouts: Mapping[int, Layout], column: Column, row: int) -> Whole:
    """The row that a row is a part of by the names its column stands behind."""
    return layouts[column.names].wholes[row]


def divide(labels: Sequence[RowName], column: Sequence[Claim | None]) -> None:
    """Make the shares of a structure under a row of 100 one ratio, whose members make 100, as far as they nearly do.

    A list that reaches less than `_NEARLY` gives examples; one that goes beyond 100 has rows within rows.
    """
    members: list[Claim] = []
    total: Claim | None = None
    plain = True
    for label, claim in zip((*labels, None), (*column, None), strict=True):
        if label is None or (claim is not None and claim.measure == "share" and claim.value == _HUNDRED):
            if plain and len(members) >= _FEWEST and _NEARLY <= sum(c.value for c in members) <= _HUNDRED + _ROUNDING:
                _divided(total, members)
            members, total, plain = [], claim, True
        elif claim is None or claim.measure != "share" or label.part or label.sums:
            plain = False
        else:
            members.append(claim)


def _divided(total: Claim | None, members: Sequence[Claim]) -> None:
    for member in members:
        member.ratio = f"{member.document}:{members[0].start}"
        if total is not None:
            member.whole, member.whole_from, member.partition = total.claim, "row", "closed"


def _across(made: Sequence[Row], columns: Sequence[Column], known: Mapping[str, Indicator]) -> None:
    """A column of totals is the whole of the columns beside it, where they make it: 合计 beside one column a fund, or
    债务余额 beside 一般债务余额 and 专项债务余额.
    """
    for total in columns if len(columns) <= _MOST_COLUMNS else ():
        if not total.quantity:
            continue
        like = [
            c
            for c in columns
            if c.names == total.names and c.quantity and c.measure == total.measure and c.tier == total.tier
            and c.stance == total.stance and c.period == total.period and c is not total
        ]  # fmt: skip
        _divide_across(made, total, [c.order for c in like if _narrows(c.quantity, total.quantity)])
        _divide_across(made, total, _listed(made, total, like, known))


def _under_one_head(total: Column, columns: Sequence[Column]) -> list[int]:
    """The columns behind a 小计 that stand under the head it stands under, those that sum up some of them left out."""
    summed = _SUM_HEAD.search(total.header)
    head = total.header[: summed.start()] if summed else ""
    out: list[int] = []
    for column in columns[total.order + 1 :] if head else ():
        if not column.header.startswith(head):
            break
        if column.measure == total.measure and not _SUM_HEAD.search(column.header):
            out.append(column.order)
    return out


def _listed(
    made: Sequence[Row], total: Column, like: Sequence[Column], known: Mapping[str, Indicator]
) -> Sequence[int]:
    """The columns right behind a total, the last of which the vocabulary makes its part: 税收收入, 非税收入."""
    behind = [c.order for c in like if c.order > total.order]
    row = next((r for r in made if total.order in r), {})
    for place, order in enumerate(behind[:_MOST_PARTS]):
        found = known.get(row[order].indicator) if order in row else None
        if place and order == total.order + place + 1 and found and found.whole == row[total.order].indicator:
            return behind[: place + 1]
    return ()


def _by_numbers(made: Sequence[Row], columns: Sequence[Column]) -> None:
    """Columns side by side are parts of the one beside them where they make it in every row, whatever the heads say:
    总投资 before 债券资金 and 其他来源. A row that one slip explains speaks against no others.
    """
    amounts = [c for c in columns if c.role == VALUE and c.measure == ""]
    for at, total in enumerate(amounts if len(amounts) <= _MOST_COLUMNS else ()):
        _divide_across(made, total, _under_one_head(total, columns))
        for many in range(2, _MOST_PARTS + 1):
            for run in (amounts[at + 1 : at + 1 + many], amounts[max(0, at - many) : at]):
                orders = [c.order for c in run if (c.names, c.tier) == (total.names, total.tier)]
                if len(orders) == many and _makes_in_all(made, total.order, orders):
                    _divide_across(made, total, orders)


def _makes_in_all(made: Sequence[Row], total: int, parts: Sequence[int]) -> bool:
    """Whether columns make another in each of several rows, all but one slip of many."""
    right = slipped = 0
    for row in made:
        whole, told = row.get(total), [row[o] for o in parts if o in row and row[o].value]
        if whole is None or not (whole.value and told):
            continue
        if any(p.value < 0 or p.measure != "level" or p.canonical_unit != whole.canonical_unit for p in told):
            return False
        if _adds_up(whole, told):
            right += len(told) > 1
        elif slip_between(whole.value, sum(p.value for p in told)):
            slipped += 1
        else:
            return False
    return right >= _SEVERAL and slipped * _MANY <= right


def _divide_across(made: Sequence[Row], total: Column, beside: Sequence[int]) -> None:
    """Make columns the parts of a total in every row, where they make it in half of the rows at least.

    What is a part of another row already only stands beside the total of its own, if they make it in most rows. A
    column that is not in the total where it has a number (债券资金 beside 合计) is no part.
    """
    lists = _lists(made, total, beside)
    wrong = {w.claim for w, parts in lists if not _adds_up(w, parts)}
    told = [row for row in made if total.order in row]
    filled = {o: [row[total.order].claim not in wrong for row in told if o in row and row[o].value] for o in beside}
    within = [o for o in beside if sum(filled[o]) * 2 >= len(filled[o])]
    fitting = [one for one in lists if _adds_up(*one)]  # with all columns, as the last row may be
    lists = [*fitting, *(one for one in _lists(made, total, within) if one[0].claim in wrong)]
    right = sum(_adds_up(w, parts) for w, parts in lists)
    for whole, parts in lists if right and right * 2 >= len(lists) else ():
        taken = any(p.whole not in ("", whole.claim) for p in parts)
        for part in parts if len(parts) > 1 else ():
            if taken:
                part.beside = part.beside or (whole.claim if right * 4 >= len(lists) * 3 else "")
                continue
            part.whole, part.whole_from, part.partition = whole.claim, "column", "closed"
            if not part.account:
                part.account, part.account_from = whole.account, whole.account_from
                part.tier, part.tier_from = whole.tier, whole.tier_from


def _lists(made: Sequence[Row], total: Column, beside: Sequence[int]) -> list[tuple[Claim, list[Claim]]]:
    """Of each row its total and what stands beside it in some columns."""
    lists = [(row[total.order], [row[o] for o in beside if o in row]) for row in made if total.order in row]
    return [(whole, parts) for whole, parts in lists if parts]


def _adds_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    return abs(whole.value - sum(p.value for p in parts)) <= _slack(whole, len(parts))


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
    quantity = columns[column.level].quantity if column.level >= 0 else column.quantity
    levels = [
        c
        for o, c in row.items()
        if o < column.order
        and (not quantity or columns[o].quantity in ("", quantity))
        and c.measure == "level"
        and columns[o].names == column.names
        and columns[o].tier == column.tier
    ]
    if claim.measure == "completion":
        return _completed(claim, column, levels)
    if claim.measure in ("growth", "delta") and "预算" in column.against and f"{claim.period_end}年" in column.against:
        return next((c for c in levels if c.stance in _PLANNED and c.period_end == claim.period_end), None)
    if claim.measure == "growth" and claim.period_end is not None:
        before = [c for c in levels if c.period_end == claim.period_end - 1 and c.stance in _STANCES]
        wanted = "budget" if "预算" in column.against else "actual"
        found = next((c for c in reversed(before) if c.stance == wanted), None)
        return found or (before[0] if len(before) == 1 else None)
    return None


def _completed(rate: Claim, column: Column, levels: Sequence[Claim]) -> Claim | None:
    """The plan of which a rate is, or what was done in the year before where its column says so."""
    if _is_of_before(column):
        year = (rate.period_end or 0) - 1
        return next((c for c in reversed(levels) if c.stance == "actual" and c.period_end == year), None)
    plans = [c for c in levels if c.stance in _PLANNED and c.period_end == rate.period_end]
    adjusted = [c for c in plans if "调整" in c.scope]
    if "调整" in column.against:
        return adjusted[-1] if adjusted else None
    return next((c for c in reversed(plans) if c not in adjusted), None)


def _is_of_before(column: Column) -> bool:
    """Whether a column of rates tells how much of the year before something is: 为上年决算数的%."""
    return bool(_BEFORE.search(column.against)) and not _PLAN.search(column.against)


def _measured_from_budget(column: Column, columns: Sequence[Column], made: Sequence[Row]) -> None:
    """Let changes start from the budget of the year before where that column gives most of them, not what was done."""
    found = []
    fits = {"actual": 0, "budget": 0}
    for row in made:
        claim, level = row.get(column.order), row.get(column.level)
        if claim is None or level is None or claim.period_end is None:
            continue
        year = claim.period_end - 1
        own = (c for o, c in row.items() if o < column.order and columns[o].names == column.names)
        before = {c.stance: c for c in own if c.measure == "level" and c.period_end == year}
        if before.keys() >= fits.keys():
            found.append((claim, before["budget"]))
            for stance in fits:
                fits[stance] += _gives(before[stance], level, claim)
    if fits["budget"] >= _ENOUGH and fits["budget"] > 2 * fits["actual"]:
        for claim, base in found:
            claim.base = base.claim


def _of_the_plan_that_gives_it(column: Column, columns: Sequence[Column], made: Sequence[Row]) -> None:
    """Let a column of completions be of the plan that gives most of them: a header rarely says which of several. Where
    none gives half of them they are of something else, and none is the plan.
    """
    plans: dict[int, list[tuple[Claim, Claim, Claim]]] = {}
    rates = [(row, row[column.order]) for row in made if column.order in row]
    for row, rate in rates:
        level = next((c for c in row.values() if c.claim == rate.beside), None)
        for order, plan in row.items():
            given = plan.stance in _PLANNED or (_SPENT.search(column.header) and order < column.level)
            planned = plan.measure == "level" and given and plan.period_end == rate.period_end
            if planned and level is not None:
                plans.setdefault(order, []).append((rate, level, plan))
    fits = {order: sum(_fulfils(*three) for three in rows) for order, rows in plans.items()}
    best = max(fits, key=lambda o: (fits[o], o), default=-1)
    if best < 0 or len(plans[best]) < _FEW:
        return
    for _, rate in rates:
        rate.base = rate.base_from = ""
    for rate, _, plan in plans[best] if fits[best] * 2 >= len(plans[best]) else ():
        rate.base, rate.base_from = plan.claim, "column"


def _fulfils(rate: Claim, level: Claim, plan: Claim) -> bool:
    """Whether a completion is that of a plan by what was done, as far as its digits say."""
    return bool(plan.value) and abs(level.value / plan.value * 100 - rate.value) <= _slack(rate, 0)


def _gives(base: Claim, level: Claim, change: Claim) -> bool:
    """Whether a change is that from one amount to another, as far as its digits say."""
    grown = (level.value / base.value - 1) * 100 if base.value else 0.0
    slack = _slack(change, 0)
    return change.lo - slack <= grown <= change.hi + slack


_SUM_HEAD = pattern_of("table_links", "sum_head")
_BEFORE = pattern_of("table_links", "before")
_PLAN = pattern_of("table_links", "plan")
_SPENT = pattern_of("table_links", "spent")
_STANCES = ("actual", "budget")
_PLANNED = ("budget", "target")
_FEW = 2  # rows that one slip alone cannot speak against
_ENOUGH = 3  # rows that say from which column changes start
