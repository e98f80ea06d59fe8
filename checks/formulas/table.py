"""The claims table as formulas read it: text coded as numbers once, and claims that say the same gathered into cells.

A cell is everything claimed of one quantity: one indicator and measure, region, period, stance, part of the year, unit
(and whole, for shares). Claims of a cell that can all be true at once are one number, their meet; where they cannot,
each different number is a cell of its own, marked `conflict`. Goals agree only where the numbers printed agree.

All rules of a run share the table: it is made once for a frame and remembered while the frame lives.
"""

import weakref
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from checks.formulas.names import split_unit
from checks.intervals.columns import TIE, Bools, Floats, Intervals

Codes = npt.NDArray[np.int64]
MEASURES = ("level", "rate", "share", "growth", "growth_avg", "delta", "cumulative", "multiple", "rank", "completion")
STANCES = ("actual", "target", "requirement")
MAX_VARIANTS = 4  # different numbers of one cell that are compared, in document order
UNKNOWN_YEAR = 0
_TEXT = (
    "indicator", "measure", "region", "region_parent", "stance", "part_of_year", "canonical_unit", "comparator",
    "share_of", "whole_indicator", "scope", "damage", "document", "dimension", "growth",
)  # fmt: skip
_WHOLE_NUMBERS = ("period_start", "period_end", "plan_start", "plan_end", "start", "sentence_start")
_OTHERS = ("lo", "hi", "lo_closed", "hi_closed", "subject", "qualitative")
COLUMNS = tuple(dict.fromkeys((*_TEXT, *_WHOLE_NUMBERS, *_OTHERS)))


@dataclass(frozen=True)
class Cells:
    """Claims gathered; one position a cell, ordered by entity, then context. Codes index the table's word lists.

    `said` is what may be true, `printed` the number a goal prints (6%以上 prints 6), both in base units (元, 人; 5% is
    0.05). `first` and `count` name the cell's claims as a stretch of `Table.order`.
    """

    entity: Codes
    region: Codes
    parent: Codes
    start: Codes
    end: Codes
    unknown: Codes  # a number per sentence where the period is not known, else 0
    base: Codes  # the year a change of this cell starts from, or 0
    stance: Codes
    part: Codes
    unit: Codes
    scope: Codes
    document: Codes  # -1 where several documents state it
    said: Intervals
    printed: Intervals
    real: Bools
    damaged: Bools
    conflict: Bools
    first: Codes
    count: Codes


@dataclass(frozen=True)
class Entity:
    """What a stretch of cells is about; `kind` is "", "%" or "point"."""

    indicator: str
    measure: str
    unit: str
    kind: str
    dimension: str
    share_of: str
    whole: str


@dataclass
class Table:
    """The coded claims. `rows` are positions in the frame it was made from; `order` gathers `rows` by cell.

    It does not keep the frame alive; `computed` holds the rows of one that was lazy and has none of its own.
    """

    computed: Any
    engine: str
    words: dict[str, list[str]]
    rows: Codes
    order: Codes
    cells: Cells
    entities: list[Entity]
    bounds: Codes  # entity e is the cells bounds[e]:bounds[e+1]
    parents: Codes  # parent region of every region code, -1 for none
    shared: dict[Any, Any] = field(default_factory=dict)  # operand columns, prepared once for all rules

    @cached_property
    def by_indicator(self) -> dict[str, list[int]]:
        """The entities of every indicator; a share named after its part (甲占乙比重) is also of that."""
        out: dict[str, list[int]] = {}
        for i, entity in enumerate(self.entities):
            out.setdefault(entity.indicator, []).append(i)
            part, of, _ = entity.indicator.partition("占")
            if of and entity.measure == "share":
                out.setdefault(part, []).append(i)
        return out

    @cached_property
    def region_code(self) -> dict[str, int]:
        """Codes of region names."""
        return {name: i for i, name in enumerate(self.words["region"])}

    def claims(self, cell: int) -> list[int]:
        """Positions in the frame of a cell's claims, in document order."""
        first = int(self.cells.first[cell])
        return sorted(int(r) for r in self.rows[self.order[first : first + int(self.cells.count[cell])]])


_made: dict[int, tuple["weakref.ref[Any]", dict[str, Table]]] = {}


def table_of(frame: Any, engine: str = "pandas") -> Table:
    """The coded table of a frame (pandas, polars, or a lazy one such as a DuckDB relation), made once and remembered.

    Raises `KeyError`-like errors of the engine where a column of the joined claims is missing.
    """
    known = _made.get(id(frame))
    if known and known[0]() is frame:
        tables = known[1]
    else:
        tables = {}
        try:
            _made.clear()
            _made[id(frame)] = (weakref.ref(frame), tables)
        except TypeError:  # a native frame that cannot be remembered is coded every time
            pass
    if engine not in tables:
        tables[engine] = _code(frame, engine)
    return tables[engine]


def _code(frame: Any, engine: str) -> Table:
    data = nw.from_native(frame)
    lazy = isinstance(data, nw.LazyFrame)
    data = eager(data if lazy else data.select(*COLUMNS))
    words: dict[str, list[str]] = {}
    codes: dict[str, Codes] = {}
    for name in _TEXT:
        codes[name], words[name] = _coded(data[name])
    lo, hi = (data[n].to_numpy().astype(np.float64) for n in ("lo", "hi"))
    measure = _recode(codes["measure"], words["measure"], MEASURES)
    keep = (data["subject"] == "").to_numpy() & ~data["qualitative"].to_numpy().astype(np.bool_)
    keep &= ~np.isnan(lo) & ~np.isnan(hi) & (measure >= 0)
    rows = np.flatnonzero(keep)
    codes = {n: c[rows] for n, c in codes.items()} | {"measure": measure[rows]}
    for name in _WHOLE_NUMBERS:
        codes[name] = data[name].fill_null(UNKNOWN_YEAR).to_numpy().astype(np.int64)[rows]
    closed = [data[n].to_numpy().astype(np.bool_)[rows] for n in ("lo_closed", "hi_closed")]
    plain = Intervals.of(lo[rows], hi[rows], *closed)
    regions, parents = _regions(codes, words)
    words["region"] = regions
    said, printed = _scaled(plain, codes, words)
    entity, entities = _entities(codes, words)
    unknown = _unknown_periods(codes)
    order, cells, bounds = _gather(entity, len(entities), codes, words, unknown, said, printed)
    return Table(data.to_native() if lazy else None, engine, words, rows, order, cells, entities, bounds, parents)


def eager(data: Any) -> Any:
    """A narwhals frame with its rows at hand; a lazy one is computed."""
    if not isinstance(data, nw.LazyFrame):
        return data
    return data.collect() if data.implementation.is_polars() else data.collect(backend="pandas")


def _coded(series: Any) -> tuple[Codes, list[str]]:
    """Codes and words of a column of text; nothing is the empty word."""
    native = series.to_native()
    values = native if isinstance(native, pd.Series) else series.to_numpy()
    codes, found = pd.factorize(values, use_na_sentinel=True)
    words = [str(w) for w in found]
    if (codes < 0).any():
        if "" not in words:
            words.append("")
        codes = np.where(codes < 0, words.index(""), codes)
    return codes.astype(np.int64), words


def _recode(codes: Codes, words: list[str], known: tuple[str, ...]) -> Codes:
    """Codes as positions in `known`, -1 for other words."""
    places = np.array([known.index(w) if w in known else -1 for w in words] or [-1], np.int64)
    return places[codes] if len(codes) else codes


def _regions(codes: dict[str, Codes], words: dict[str, list[str]]) -> tuple[list[str], Codes]:
    """All region names, parents included, and every region's parent; `region_parent` is coded like `region`."""
    names = list(words["region"])
    place = {n: i for i, n in enumerate(names)}
    for name in words["region_parent"]:
        if name and name not in place:
            place[name] = len(names)
            names.append(name)
    to_region = np.array([place.get(n, -1) if n else -1 for n in words["region_parent"]] or [-1], np.int64)
    if len(codes["region_parent"]):
        codes["region_parent"] = to_region[codes["region_parent"]]
    parents = np.full(len(names), -1, np.int64)
    parents[codes["region"]] = codes["region_parent"]
    return names, parents


def _scaled(plain: Intervals, codes: dict[str, Codes], words: dict[str, list[str]]) -> tuple[Intervals, Intervals]:
    """What is said and what is printed, in base units."""
    scales = [float(base_scale(u)) for u in words["canonical_unit"]]
    scale = np.array(scales or [1.0])[codes["canonical_unit"]] if len(plain) else np.ones(0)
    yes = np.ones(len(scale), np.bool_)
    said = plain * Intervals.of(scale, scale, yes, yes)
    sign = _recode(codes["comparator"], words["comparator"], (">=", ">", "<=", "<"))
    goal = np.array([w != "actual" for w in words["stance"]] or [False])[codes["stance"]] if len(scale) else yes
    low, high = goal & ((sign == 0) | (sign == 1)), goal & (sign >= 2)
    printed = Intervals(
        np.where(high & np.isfinite(said.hi), said.hi, said.lo),
        np.where(low & np.isfinite(said.lo), said.lo, said.hi),
        said.lo_closed | low | high,
        said.hi_closed | low | high,
    )
    return said, printed


def kind_of(unit: str) -> str:
    """Whether a canonical unit is percent ("%"), percentage points ("point") or neither ("")."""
    return "%" if unit == "%" else "point" if unit == "个百分点" else ""


def base_scale(unit: str) -> Fraction:
    """How many base units one canonical unit is: 1/100 for percent and points."""
    return Fraction(1, 100) if kind_of(unit) else Fraction(split_unit(unit)[0])


def _entities(codes: dict[str, Codes], words: dict[str, list[str]]) -> tuple[Codes, list[Entity]]:
    """What every claim is about, as a code, and the list of it."""
    keys = ("indicator", "measure", "canonical_unit", "dimension", "share_of", "whole_indicator")
    packed = np.zeros(len(codes["indicator"]), np.int64)
    sizes = [len(MEASURES) if k == "measure" else len(words[k]) for k in keys]
    for key, size in zip(keys, sizes, strict=True):
        packed = packed * max(size, 1) + codes[key]
    found, entity = np.unique(packed, return_inverse=True)
    entities = []
    for rest in found.tolist():
        parts = []
        for size in reversed(sizes):
            parts.append(rest % max(size, 1))
            rest //= max(size, 1)  # noqa: PLW2901 (a number taken apart digit by digit)
        indicator, measure, unit, dimension, share_of, whole = reversed(parts)
        name = words["canonical_unit"][unit]
        entities.append(
            Entity(
                words["indicator"][indicator], MEASURES[measure], split_unit(name)[1], kind_of(name),
                words["dimension"][dimension], words["share_of"][share_of], words["whole_indicator"][whole],
            )
        )  # fmt: skip
    return entity.reshape(-1).astype(np.int64), entities


def _unknown_periods(codes: dict[str, Codes]) -> Codes:
    """A number for the sentence of every claim without a period, 0 elsewhere: one sentence, one period."""
    none = (codes["period_end"] == UNKNOWN_YEAR) | (codes["period_start"] == UNKNOWN_YEAR)
    out = np.zeros(len(none), np.int64)
    if none.any():
        width = int(codes["sentence_start"].max()) + 1
        places = codes["document"][none] * width + codes["sentence_start"][none]
        out[none] = np.unique(places, return_inverse=True)[1].reshape(-1) + 1
    return out


def _base_years(codes: dict[str, Codes]) -> Codes:
    """The year before the span a claim is about; for a single year within a plan of several, before the plan."""
    start, end = codes["period_start"], codes["period_end"]
    plan_start, plan_end = codes["plan_start"], codes["plan_end"]
    in_plan = (plan_start > 0) & (plan_start <= end) & (end <= plan_end)
    return np.where(start < end, start - 1, np.where(in_plan, plan_start - 1, 0)) * (end > 0)


def _gather(
    entity: Codes, entities: int, codes: dict[str, Codes], words: dict[str, list[str]], unknown: Codes,
    said: Intervals, printed: Intervals,
) -> tuple[Codes, Cells, Codes]:  # fmt: skip
    """Claims sorted by what they are about, gathered into cells, and where each entity's cells begin."""
    key = entity
    for part, size in (
        (codes["region"], len(words["region"])),
        (codes["period_start"], 3000),
        (codes["period_end"] - codes["period_start"] * (codes["period_end"] > 0), 3000),
        (codes["stance"], len(words["stance"])),
        (codes["part_of_year"], len(words["part_of_year"])),
        (unknown, int(unknown.max(initial=0)) + 1),
    ):
        key = _joined_key(key, part, size)
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], key[order][1:] != key[order][:-1]))) if len(key) else order
    order, starts, conflict = _split_conflicts(order, starts, said, printed)
    counts = np.diff(np.append(starts, len(order)))
    lead = order[starts]
    base = _base_years(codes)
    empty = words["scope"].index("") if "" in words["scope"] else -1
    scope, document = codes["scope"], codes["document"]
    several = any_of(document[order] != np.repeat(document[lead], counts), starts)
    cells = Cells(
        entity=entity[lead], region=codes["region"][lead], parent=codes["region_parent"][lead],
        start=codes["period_start"][lead], end=codes["period_end"][lead], unknown=unknown[lead], base=base[lead],
        stance=codes["stance"][lead], part=codes["part_of_year"][lead], unit=codes["canonical_unit"][lead],
        scope=np.where(any_of(scope[order] == empty, starts), empty, scope[lead]),
        document=np.where(several, -1, document[lead]),
        said=_meet(said[order], starts), printed=_meet(printed[order], starts),
        real=any_of(_is(codes["growth"], words["growth"], "real")[order], starts),
        damaged=any_of(~_is(codes["damage"], words["damage"], "")[order], starts),
        conflict=conflict, first=starts, count=counts,
    )  # fmt: skip
    return order, cells, np.searchsorted(cells.entity, np.arange(entities + 1))


def _joined_key(key: Codes, part: Codes, size: int) -> Codes:
    """One key of two; made dense first where it would not fit."""
    if len(key) and int(key.max()) >= 2**62 // max(size, 1):
        key = np.unique(key, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return key * max(size, 1) + part


def _is(codes: Codes, words: list[str], word: str) -> Bools:
    return np.array([w == word for w in words] or [False])[codes] if len(codes) else np.zeros(0, np.bool_)


def any_of(flags: Bools, starts: Codes) -> Bools:
    """Whether any flag is set in each run that begins at `starts`."""
    return np.logical_or.reduceat(flags, starts) if len(starts) else np.zeros(0, np.bool_)


def _split_conflicts(order: Codes, starts: Codes, said: Intervals, printed: Intervals) -> tuple[Codes, Codes, Bools]:
    """Cells whose claims cannot all be true, split by the number they give; the others stay whole."""
    counts = np.diff(np.append(starts, len(order)))
    agree = np.ones(len(starts), np.bool_)
    if (counts > 1).any():
        agree = _agree(said[order], starts) & _agree(printed[order], starts) | (counts == 1)
    # Every claim is anchored where the first claim with its number stands: in an agreeing cell, at the cell's start.
    cell = np.repeat(np.arange(len(starts)), counts)
    anchor = starts[cell]
    torn = np.flatnonzero(~agree[cell])
    if len(torn):
        values = np.column_stack((cell[torn], printed.lo[order[torn]], printed.hi[order[torn]]))
        _, first, variant = np.unique(values, axis=0, return_index=True, return_inverse=True)
        anchor[torn] = torn[first][variant.reshape(-1)]
    sorting = np.argsort(anchor, kind="stable")
    anchor, order, cell = anchor[sorting], order[sorting], cell[sorting]
    begin = np.flatnonzero(np.concatenate(([True], anchor[1:] != anchor[:-1]))) if len(anchor) else starts
    owner = cell[begin]
    rank = np.arange(len(begin)) - np.searchsorted(owner, owner)
    kept = rank < MAX_VARIANTS
    sizes = np.diff(np.append(begin, len(order)))
    order = order[np.repeat(kept, sizes)]
    sizes = sizes[kept]
    return order, np.cumsum(sizes) - sizes, ~agree[owner[kept]]


def _meet(x: Intervals, starts: Codes) -> Intervals:
    """The meet of every stretch of rows; empty ones have lo > hi."""
    if not len(starts):
        return x
    counts = np.diff(np.append(starts, len(x)))
    if len(starts) == len(x):
        return x
    lo, hi = np.maximum.reduceat(x.lo, starts), np.minimum.reduceat(x.hi, starts)
    open_lo = any_of(_near(x.lo, np.repeat(lo, counts)) & ~x.lo_closed, starts)
    open_hi = any_of(_near(x.hi, np.repeat(hi, counts)) & ~x.hi_closed, starts)
    return Intervals(lo, hi, ~open_lo, ~open_hi)


def _near(a: Floats, b: Floats) -> Bools:
    with np.errstate(invalid="ignore"):
        return np.asarray((a == b) | (np.abs(a - b) <= TIE * np.abs(b)), np.bool_)


def _agree(x: Intervals, starts: Codes) -> Bools:
    """Where the rows of a stretch share more than an edge: 6 and 7 only touch, at 6.5, and are two numbers."""
    meet = _meet(x, starts)
    touching = _near(meet.lo, meet.hi)
    exact = any_of(_near(x.lo, x.hi), starts)
    return np.where(touching, meet.lo_closed & meet.hi_closed & exact, meet.lo < meet.hi)
