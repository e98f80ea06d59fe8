"""The claims an operand of a formula may stand for, and every set of them that a formula speaks of at once.

What a formula leaves open (region, subject, years, stance, part of the year) is a coordinate. The claims of an operand
are grouped by the coordinates they have, and the groups of all operands are joined on the coordinates they share.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from checks.comparing.quantities import Quantity
from checks.comparing.quantity_table import numbers, quantities
from checks.formulas.names import split_unit
from checks.formulas.parse import PLACES, formula_error
from checks.formulas.tree import SPANNING, Formula, IndicatorTerm, Total, plain
from checks.wording import Text

Side = IndicatorTerm | Total
MAX_ROWS = 1_000_000
_RATES = frozenset({"growth", "growth_avg", "share", "completion"})
_FLOWS = frozenset({"growth", "delta"})
# What the unit of an amount has to hold: 10件 beside an amount of money counts something else, a lost unit anything.
_UNITS = {"money": "元", "currency_usd": "元", "money_per_person": "元", "usd_per_person": "元", "people": "人"}


@dataclass(frozen=True)
class Candidate:
    """What a formula compares: the claims of every operand for one region, year and stance; none where none is printed.

    `years` is how many years its span has, 0 where that is not known.
    """

    claims: dict[Side, tuple[Quantity, ...]]
    years: int = 0


@dataclass
class Index:
    """The numbers of a table by indicator, as all formulas of a run look them up."""

    source: list[Quantity]
    by_indicator: dict[str, list[Quantity]] = field(default_factory=dict)
    regions: set[str] = field(default_factory=set)
    order: dict[str, int] = field(default_factory=dict)  # of the claims in the table
    sentences: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, q: Quantity) -> None:
        """One number; a share named after its part (甲占乙比重) is also one of that part."""
        self.order[q.claim] = len(self.order)
        self.by_indicator.setdefault(q.indicator, []).append(q)
        part, of, _ = q.indicator.partition("占")
        if of and q.measure == "share":
            self.by_indicator.setdefault(part, []).append(q)
        self.regions.update((q.region, *q.above))

    def period(self, q: Quantity) -> tuple[int, int]:
        """First and last year; where they are not known, a negative number for the sentence: it speaks of one time."""
        if q.period_start and q.period_end:
            return q.years
        sentence = self.sentences.setdefault(q.in_sentence, len(self.sentences) + 1)
        return -sentence, -sentence


_last: list[Index] = []


def index_of(table: pd.DataFrame) -> Index:
    """The index of a joined claims table; that of the table read last is remembered."""
    source = quantities(table)
    if not _last or _last[0].source is not source:
        index = Index(source)
        for q in numbers(table):
            index.add(q)
        _last[:] = [index]
    return _last[0]


def rows(formula: Formula, index: Index) -> Iterator[Candidate]:
    """Every row of a formula: none where an operand without which it says nothing is printed nowhere.

    Raises `InputError` for a formula whose operands leave nothing to compare, or too much.
    """
    leads = _leading(formula)
    groups = {s: _grouped(formula, s, index, leads=s == leads) for s in formula.operands}
    if not all(groups[s] for s in (leads, *formula.needed)):
        return
    joined = _frame(groups[leads], leads, formula)
    for side in sorted((s for s in groups if s != leads and groups[s]), key=_depends):
        joined = _join(formula, joined, _frame(groups[side], side, formula))
    listed = {s: [*groups[s].values(), []] for s in formula.operands}
    found = joined[[c for c in joined.columns if c in ("base", "end") or c.startswith("operand ")]].fillna(-1)
    for record in found.to_dict("records"):
        claims = {s: tuple(listed[s][int(record.get(_column(s, formula), -1))]) for s in formula.operands}
        base, end = (int(record.get(name, 0)) for name in ("base", "end"))
        yield Candidate(claims, end - base if 0 < base < end else 0)


def _leading(formula: Formula) -> Side:
    """The operand that leaves most open, the earliest of several; in a formula about spans, one that spans."""

    def openness(side: Side) -> tuple[bool, ...]:
        one = plain(side)
        spans = formula.spanning and one.measure in SPANNING and one.year.kind == "same"
        free, below = one.place.kind in ("same", "below"), one.place.kind == "below"
        return spans, one.year.kind in ("same", "shift"), free, below, one.open_stance, not one.earlier

    ones = [plain(s) for s in formula.operands]
    if not {o.place.kind for o in ones} & {"same", "below"}:
        _refuse(formula, "above", Text("每一项都带 @上级，没有可比的地区", "every operand is @parent of nothing"))
    if not {o.year.kind for o in ones} & {"same", "shift"}:
        said = Text("每一项都是[基期]，没有可比的年份", "every operand is of the base year of nothing")
        _refuse(formula, "base", said)
    return max(formula.operands, key=openness)


def _refuse(formula: Formula, kind: str, message: Text) -> None:
    for one in map(plain, formula.operands):
        if kind in (one.place.kind, one.year.kind):
            raise formula_error(formula.text, one.at, message)


def _depends(side: Side) -> bool:
    """Whether an operand is found only once the others say of which region."""
    return plain(side).place.kind == "above"


Coordinates = tuple[tuple[str, Any], ...]
Groups = dict[Coordinates, list[Quantity]]


def _grouped(formula: Formula, side: Side, index: Index, *, leads: bool) -> Groups:
    """The claims of an operand by their coordinates."""
    one = plain(side)
    out: Groups = {}
    for q in _chosen(one, index):
        place, time = _where(q, side), _when(q, one, index, spanning=formula.spanning, leads=leads)
        if place is None or time is None:
            continue
        stance = {"stance": q.stance} if one.open_stance else {}
        found = {**place, **time, **stance, "part": q.part_of_year, "subject": q.subject}
        out.setdefault(tuple(found.items()), []).append(q)
    return out


def _where(q: Quantity, side: Side) -> dict[str, Any] | None:
    """The region of the comparison and the one above it, as an operand's claim gives them; None where it fits none."""
    here = (q.region, *q.above, "", "")
    match plain(side).place.kind:
        case "fixed":
            return {} if q.region == plain(side).place.name else None
        case "above":
            return {"above": here[0]}
        case "same":
            return {"region": here[0], "above": here[1]}
    child = {} if isinstance(side, Total) else {"child": here[0]}
    return {"region": here[1], "above": here[2], **child} if here[1] else None


def _when(q: Quantity, one: IndicatorTerm, index: Index, *, spanning: bool, leads: bool) -> dict[str, Any] | None:
    """The years of the comparison, as an operand's claim gives them; None where it fits none."""
    start, end = index.period(q)
    single = start == end > 0
    match one.year.kind:
        case "fixed":
            return {} if single and end == one.year.n else None
        case "base":
            return {"base": end} if single else None
        case "shift" if not single:
            return None
        case "shift":
            start = end = end - one.year.n
    if one.measure == "growth" and not spanning and 0 < start < end:
        return None  # over the year before, unless the formula speaks of several years
    base = {"base": _base(q, one)} if leads else {}
    if spanning and not leads and one.measure not in SPANNING:
        return {"end": end} if start == end else None
    return {"start": start, "end": end, **base}


def _base(q: Quantity, one: IndicatorTerm) -> int:
    """The year before what a claim spans: before its span, else before the plan it is a goal of; 0 if none is known.

    A change printed for one year is from the year before it; an average or a sum over one year is none.
    """
    if one.measure in _FLOWS or 0 < q.period_start < q.period_end:
        return max(q.period_start - 1, 0)
    in_plan = 0 < q.plan_start <= q.period_end <= q.plan_end
    base = q.plan_start - 1 if in_plan else 0
    return 0 if one.measure in SPANNING and base == q.period_end - 1 else base


def _chosen(one: IndicatorTerm, index: Index) -> list[Quantity]:
    """The claims an operand can stand for, wherever and whenever they hold."""
    listed = index.by_indicator.get(one.name, [])
    found = [q for q in listed if _fits(q, one, index.regions)]
    if not one.measure and not found:
        # An indicator that is itself a rate of change (a price index): its bare number is its growth.
        found = [q for q in listed if q.dimension == "percent" and q.measure == "growth" and kind(q) == "%"]
    if one.open_stance:
        return found
    return [q for q in found if q.stage == (one.stance or "actual")]


def kind(q: Quantity) -> str:
    """Whether a number is in percent ("%"), in percentage points ("point") or in neither ("")."""
    return {"%": "%", "个百分点": "point"}.get(q.canonical_unit, "")


def _fits(q: Quantity, one: IndicatorTerm, regions: set[str]) -> bool:
    """Whether a claim is what an operand speaks of."""
    if q.indicator != one.name and one.measure != "share":
        return False  # 甲占乙比重 is found under 甲, but only as its share
    measures, wanted = _wanted(q, one)
    if q.measure not in measures or kind(q) != wanted:
        return False
    if wanted == "" and one.measure not in ("multiple", "rank"):
        return _UNITS.get(q.dimension, "") in split_unit(q.canonical_unit)[1]
    return q.measure != "share" or _share_fits(q, one, regions)


def _wanted(q: Quantity, one: IndicatorTerm) -> tuple[tuple[str, ...], str]:
    """The measures and the kind of unit an operand may have, given its indicator's dimension."""
    percent = q.dimension == "percent"
    if one.measure in ("", "level"):
        point = "point" if q.dimension == "percentage_point" else ""
        return (("level", "rate", "share", "ratio_part"), "%") if percent else (("level",), point)
    if one.measure in ("delta", "cumulative"):
        return (one.measure,), "point" if percent else ""
    rate = one.measure in _RATES or (one.measure == "rate" and percent)
    return (one.measure,), "%" if rate else ""


def _share_fits(q: Quantity, one: IndicatorTerm, regions: set[str]) -> bool:
    """Whether a share is of the whole an operand means.

    An indicator that is itself a percentage (a rate of urbanisation) is a share of its own whole, whatever that is
    called, but not of a region.
    """
    if one.measure != "share":
        return q.share_of not in regions
    if one.of.startswith("@"):
        above = PLACES.get(one.of[1:]) == "above"
        return bool(q.share_of) and q.share_of == (q.above[0] if above and q.above else one.of[1:])
    if one.of:
        return q.share_of == one.of or (not q.share_of and q.whole_indicator == one.of)
    if q.dimension == "percent":
        return True
    return q.share_of in ("", q.whole_indicator) if q.whole_indicator else not q.share_of


def _column(side: Side, formula: Formula) -> str:
    return f"operand {formula.operands.index(side)}"


def _frame(groups: Groups, side: Side, formula: Formula) -> pd.DataFrame:
    """The groups of an operand as a table: their coordinates, and which group it is."""
    frame = pd.DataFrame([dict(coordinates) for coordinates in groups])
    return frame.assign(**{_column(side, formula): range(len(frame))})


def _join(formula: Formula, rows: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """One operand more beside the rows there are, on the coordinates both have."""
    on: Any = [c for c in new.columns if c in rows.columns]
    if len(rows) * len(new) > MAX_ROWS:
        sizes = new.groupby(on).size().rename("size").reset_index()
        size = int(rows[on].merge(sizes, on=on)["size"].sum())
        if size > MAX_ROWS:
            message = Text(f"公式要比较的组合过多（{size}）", f"the formula compares too many combinations ({size})")
            raise formula_error(formula.text, 0, message)
    return rows.merge(new, on=on, how="left")
