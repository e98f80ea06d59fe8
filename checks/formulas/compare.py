"""A formula on a table of claims: counted in columns, put into words only for the comparisons somebody reads."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from checks.comparisons import Compared, Comparison, Operand, Outcome, Severity
from checks.formulas.needs import in_unit, member_need, needs
from checks.formulas.outcome import (
    CANNOT_TELL,
    CONTRADICTS,
    MISSING,
    NOTHING,
    OUTCOMES,
    REASONS,
    Outcomes,
    flags,
    judge,
)
from checks.formulas.plan import Joined, Side, join
from checks.formulas.setting import engine, in_force
from checks.formulas.table import Bools, Codes, Table, table_of
from checks.formulas.tree import Formula, Total, plain
from checks.formulas.words import Claim, Row, Sentences, claims_at, missing
from checks.intervals import Interval
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import NO_TEXT, Text

NOTE_SEVERAL = "同一指标有几个不同的数，逐一比较"
NOTE_REVISED = "前期的数出自另一份文件，可能已经修订"
MAX_CLAIMS = 12  # shown for one operand of one comparison


def compare_formula(formula: Formula, frame: Any, *, severity: Severity = Severity.CRITICAL) -> Compared:
    """What a formula says of a table of joined claims: a pandas or polars frame, or a lazy one (a DuckDB relation).

    `severity` is the rule's, lowered from critical to warning where a scope note or damage stands on one side, and
    where an earlier year's number comes from another document: it may have been revised since.
    Vocabulary and engine are those set (`checks.formulas.setting`). Raises `InputError` for a formula whose operands
    leave nothing to compare, or too much.
    """
    vocabulary = in_force.get()
    table = table_of(frame, engine.get())

    def below(region: str) -> int | None:
        return len(vocabulary.below(region)) if vocabulary else None

    joined = join(formula, table, below)
    if not len(joined):
        return Compared.of(())
    outcomes = judge(formula, joined, vocabulary)
    counted = np.bincount(outcomes.outcome, minlength=NOTHING + 1)
    counts = {o: int(counted[i]) for i, o in enumerate(OUTCOMES)}
    source = frame if table.computed is None else table.computed
    rows = _Rows(formula, source, table, joined, outcomes, severity, vocabulary)
    return Compared(counts, rows.comparisons)


class _Rows:
    """Joined rows with their outcomes, as comparisons when asked."""

    def __init__(
        self, formula: Formula, frame: Any, table: Table, joined: Joined, outcomes: Outcomes, severity: Severity,
        vocabulary: Vocabulary | None,
    ) -> None:  # fmt: skip
        # Only rows that say something are kept: a rule over a large table lives as long as its report.
        keep = np.flatnonzero(outcomes.outcome != NOTHING)
        revised = _from_elsewhere(formula, joined)
        lowered = _scopes_differ(formula, joined) | flags(joined, formula.relation, "damaged") | revised
        gap = outcomes.gap
        self.formula, self.frame, self.table = formula, frame, table
        self.severity, self.vocabulary = severity, vocabulary
        self.outcome, self.reason = outcomes.outcome[keep], outcomes.reason[keep]
        self.lowered, self.revised, self.gap = lowered[keep], revised[keep], gap[keep]
        joined.take(keep)
        self.joined = joined

    def comparisons(self, wanted: frozenset[Outcome]) -> Iterator[Comparison]:
        """The comparisons with a wanted outcome, in document order, a few thousand at a time."""
        codes = [i for i, o in enumerate(OUTCOMES) if o in wanted]
        rows = np.flatnonzero(np.isin(self.outcome, codes))
        rows = rows[np.argsort(self._leads(rows), kind="stable")]
        for start in range(0, len(rows), 2000):
            yield from self._some(rows[start : start + 2000].tolist())

    def _leads(self, rows: Codes) -> Codes:
        """The position of the first claim of every row's first operand that is there."""
        lead = np.full(len(rows), np.iinfo(np.int64).max)
        for side in reversed(self.formula.operands):
            column, at = self.joined.columns[side], self.joined.at[side][rows]
            if len(column):
                lead = np.where(at >= 0, column.lead[at], lead)
        return lead

    def _some(self, rows: list[int]) -> Iterator[Comparison]:
        positions = {row: {s: self._positions(s, row) for s in self.formula.operands} for row in rows}
        needed = sorted({p for sides in positions.values() for found in sides.values() for p in found})
        claims = claims_at(self.frame, needed)
        for row in rows:
            yield self._one(row, {s: [claims[p] for p in found] for s, found in positions[row].items()})

    def _positions(self, side: Side, row: int) -> list[int]:
        at = int(self.joined.at[side][row])
        if at < 0:
            return []
        column = self.joined.columns[side]
        each = None if isinstance(side, Total) else MAX_CLAIMS
        return [p for cell in column.members(at) for p in self.table.claims(cell)[:each]]

    def _one(self, row: int, claims: dict[Side, list[Claim]]) -> Comparison:
        outcome = OUTCOMES[int(self.outcome[row])]
        partial = frozenset(s for s, found in claims.items() if found and self._is_partial(s, row))
        sentences = Sentences(self.formula, Row(claims, partial, self._years(row)), self.vocabulary)
        reason = self._reason(row)
        broken = int(self.outcome[row]) == CONTRADICTS
        lacking = int(self.reason[row]) >= MISSING
        doubtful = bool(self.lowered[row]) or _scattered(claims)
        lower = broken and doubtful and self.severity is Severity.CRITICAL
        return Comparison(
            outcome,
            tuple(self._operands(row, claims, told=reason is None)),
            sentences.lacking(self._side(row)) if lacking else sentences.message(broken),
            NO_TEXT if lacking else sentences.arithmetic(broken),
            reason=reason,
            severity=Severity.WARNING if lower else None,
            gap=float(self.gap[row]) if broken else 0.0,
            notes=self._notes(row, claims),
            settle=sentences.settle() if broken else None,
        )

    def _operands(self, row: int, claims: dict[Side, list[Claim]], told: bool) -> Iterator[Operand]:
        needed = self._needs(row) if told else {}
        for side, found in claims.items():
            role = role_of(self.formula, side)
            for claim, need in zip(found, needed.get(side) or [None] * len(found), strict=True):
                yield _operand(role, claim, need and in_unit(need, str(claim["canonical_unit"])))

    def _needs(self, row: int) -> dict[Side, list[Interval | None]]:
        """What every claim of a decided row needs, in base units, in the order of `_positions`."""
        relation = self.formula.relation
        values = {s: self._value(s, row) for s in relation.operands}
        solved = needs(relation, values, self._years(row), self.vocabulary)
        out: dict[Side, list[Interval | None]] = {}
        for side, need in solved.items():
            cells = self.joined.columns[side].members(int(self.joined.at[side][row]))
            each = len(self._positions(side, row)) if not isinstance(side, Total) else 0
            said = [self.table.cells.said.row(cell) for cell in cells]
            out[side] = [need] * each or [
                member_need(need, said, i) for i, cell in enumerate(cells) for _ in self.table.claims(cell)
            ]
        return out

    def _value(self, side: Side, row: int) -> Interval:
        """What one operand of a decided row says, as the outcome was told by it."""
        column = self.joined.columns[side]
        source = column.printed if self.formula.relation.sign in "≥≤><" else column.said
        return source.row(int(self.joined.at[side][row]))

    def _side(self, row: int) -> Side:
        return self.formula.relation.operands[int(self.reason[row]) - MISSING]

    def _reason(self, row: int) -> Text | None:
        if int(self.outcome[row]) != CANNOT_TELL:
            return None
        code = int(self.reason[row])
        return missing(self._side(row), self.vocabulary) if code >= MISSING else REASONS[code]

    def _years(self, row: int) -> int:
        end, base = self.joined.end, self.joined.base
        if end is None or base is None or not 0 < base[row] < end[row]:
            return 0
        return int(end[row] - base[row])

    def _is_partial(self, side: Side, row: int) -> bool:
        return bool(self.joined.columns[side].missing[self.joined.at[side][row]])

    def _notes(self, row: int, claims: dict[Side, list[Claim]]) -> tuple[str, ...]:
        found = [c for cs in claims.values() for c in cs]
        notes = [n for c in found for n in str(c["scope"]).split("；") if n]
        notes += [str(c["damage"]) for c in found if c["damage"]]
        if self.joined.pairing is not None and self.joined.pairing[row] >= 0:
            notes.append(NOTE_SEVERAL)
        if self.revised[row]:
            notes.append(NOTE_REVISED)
        return tuple(dict.fromkeys(notes))


def role_of(formula: Formula, side: Side) -> str:  # noqa: PLR0911 (the first that fits)
    """The role an operand plays in the report."""
    one = plain(side)
    if one.earlier:
        return "base"
    if one.place.kind in ("above", "below"):
        return "upper" if one.place.kind == "above" else "lower"
    places = {plain(o).place.kind for o in formula.operands}
    if places & {"above", "below"}:
        return "lower" if "above" in places else "upper"
    stances = {plain(o).stance for o in formula.operands}
    if one.stance and len(stances) > 1:
        return "result" if one.stance == "actual" else "goal"
    if one.measure in ("growth", "growth_avg"):
        return "growth"
    if one.measure == "share":
        return "share"
    if any(plain(o).measure in ("growth", "growth_avg", "share") for o in formula.operands):
        return "level"
    return "stated" if side == formula.operands[0] else "operand"


def _scattered(claims: dict[Side, list[Claim]]) -> bool:
    """Whether the operands stand in several paragraphs: what one is about is not printed beside the others."""
    places = {(c["document"], c["paragraph"], c["origin"]) for found in claims.values() for c in found}
    return len(places) > 1


def _operand(role: str, claim: Claim, need: Interval | None) -> Operand:
    return Operand(role, str(claim["claim"]), str(claim["document"]), int(claim["start"]), int(claim["end"]), need)


def _scopes_differ(formula: Formula, joined: Joined) -> Bools:
    """Where the operands of the relation do not all carry the same scope words."""
    return _differ(joined, formula.relation.operands, "scope")


def _from_elsewhere(formula: Formula, joined: Joined) -> Bools:
    """Where an earlier year's number stands in another document than the rest: it may have been revised since."""
    sides = formula.relation.operands
    now = [s for s in sides if not plain(s).earlier]
    out = np.zeros(len(joined), np.bool_)
    for side in (s for s in sides if plain(s).earlier):
        out |= _differ(joined, (side, *now[:1]), "document")
    return out


def _differ(joined: Joined, sides: Sequence[Side], name: str) -> Bools:
    """Where operands that are there do not have the same code; a negative code is like any."""
    out = np.zeros(len(joined), np.bool_)
    first = np.full(len(joined), -1, np.int64)
    for side in sides:
        column, at = joined.columns[side], joined.at[side]
        codes = np.where(at >= 0, getattr(column, name)[at], -1) if len(column) else first * 0 - 1
        out |= (codes >= 0) & (first >= 0) & (codes != first)
        first = np.where(first < 0, codes, first)
    return out
