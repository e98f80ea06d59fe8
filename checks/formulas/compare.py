"""A formula on a table of claims: every set of numbers it speaks of, evaluated once, and what comes of it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

import pandas as pd

from checks.comparing.needs import SideNeed
from checks.comparing.quantities import Quantity
from checks.comparing.verdict import agrees, cannot_tell, contradicts
from checks.comparisons import Compared, Comparison, Outcome, Severity
from checks.formulas.candidates import Candidate, Side, index_of, kind, rows
from checks.formulas.doubt import NOTE_REVISED, doubts, obstacle, relied_on, revised
from checks.formulas.evaluation import Evaluated, base_scale, evaluated, in_unit, scaled
from checks.formulas.names import split_unit
from checks.formulas.places import Claims, alike, nearest
from checks.formulas.setting import in_force
from checks.formulas.telling import Sentences, missing
from checks.formulas.tree import GROWTH, Formula, Total, plain
from checks.intervals import Interval
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text, sentences

_OBSTACLES = sentences("formulas")["obstacle"]
NOTE_SEVERAL = "同一指标有几个不同的数，取相符的比较"
MAX_CLAIMS = 12  # shown for one operand of one comparison
MAX_NUMBERS, MAX_PAIRINGS = 4, 32  # different numbers of one operand, and sets of them, that are tried
_ORDER = frozenset("≥≤><")
_CURRENCIES = {"currency_usd": "money", "money_per_person": "money", "usd_per_person": "money"}


def compare_formula(formula: Formula, table: pd.DataFrame, *, severity: Severity = Severity.CRITICAL) -> Compared:
    """What a formula says of a table of joined claims; `severity` is the rule's, lowered where a difference may have
    another reason than an error.

    The vocabulary is the one set (`checks.formulas.setting`). Raises `InputError` for a formula whose operands leave
    nothing to compare, or too much.
    """
    index = index_of(table)
    judge = _Judge(formula, severity, in_force.get())
    made = [told for row in rows(formula, index) for told in judge.row(row)]
    made.sort(key=lambda told: min(index.order[q.claim] for s in formula.operands[:1] for q in told.first(s)))
    counts = {o: sum(told.outcome is o for told in made) for o in Outcome}
    return Compared(counts, lambda wanted: (judge.comparison(t) for t in made if t.outcome in wanted))


@dataclass(frozen=True)
class _Told:
    """One set of numbers and what the formula says of it."""

    outcome: Outcome
    claims: Claims
    years: int
    evaluated: Evaluated | None = None
    reason: Text | None = None
    lacking: Side | None = None
    notes: tuple[str, ...] = ()

    def first(self, side: Side) -> Sequence[Quantity]:
        """The claims of an operand, or where it has none, of the first that has."""
        return self.claims[side] or next(c for c in self.claims.values() if c)


def _of_structure(q: Quantity) -> bool:
    """Whether a share is one of a structure, of which offices lower one by a last digit so that all make 100."""
    return q.measure == "share" and "占" in q.indicator


class _Judge:
    def __init__(self, formula: Formula, severity: Severity, vocabulary: Vocabulary | None) -> None:
        self.formula, self.severity, self.vocabulary = formula, severity, vocabulary
        self.relation = formula.relation

    def row(self, row: Candidate) -> Iterator[_Told]:
        """The outcomes of one row, nearest numbers first."""
        lacking = [s for s in self.formula.operands if not row.claims[s]]
        if lacking:
            if self._telling(lacking):
                yield _Told(Outcome.CANNOT_TELL, row.claims, row.years, lacking=lacking[0])
            return
        for place, before in nearest(self.formula, row):
            for claims in alike(place):
                told = self._place(claims, row.years, before)
                if told is not None:
                    yield told

    def _telling(self, lacking: Sequence[Side]) -> bool:
        """Whether a row that lacks operands says so: it has the left side, the conditions, and something beside."""
        sides = self.relation.operands
        there = [s for s in sides if s not in lacking]
        return not self.formula.needed & set(lacking) and (len(there) >= 2 or len(sides) == 2)

    def _place(self, claims: Claims, years: int, before: frozenset[str]) -> _Told | None:
        """What is told of the numbers of one place; `before` are claims that a nearer place has compared.

        Where an operand is printed with several numbers, which of them is wrong is no formula's to say: if one set of
        them fits it agrees, otherwise it cannot be told, unless only one stands in the sentence of what is stated.
        """
        numbers = {s: self._numbers(s, found) for s, found in claims.items()}
        several = any(len(n) > 1 for n in numbers.values())
        if before and not several:
            return None
        told = []
        for chosen in islice(product(*numbers.values()), MAX_PAIRINGS):
            values = {s: value for s, (value, _) in zip(numbers, chosen, strict=True)}
            picked = {s: found for s, (_, found) in zip(numbers, chosen, strict=True)}
            one = self._told(picked, values, years)
            fresh = any(q.claim not in before for s in self.relation.stated for q in picked[s])
            if one is not None and (fresh or one.outcome is not Outcome.AGREES):
                told.append(one)
        if not several or not told:
            return told[0] if told else None
        fits = next((t for t in told if t.outcome is Outcome.AGREES), None)
        if fits is not None:
            return _Told(fits.outcome, fits.claims, years, fits.evaluated, notes=(NOTE_SEVERAL,))
        beside = [t for t in told if all(self._beside(t.claims, s) for s, n in numbers.items() if len(n) > 1)]
        if len(beside) == 1:
            return beside[0]
        return _Told(Outcome.CANNOT_TELL, claims, years, reason=_OBSTACLES["several"])

    def _beside(self, claims: Claims, side: Side) -> bool:
        """Whether an operand is printed in the sentence of the left side: of several numbers, that one is meant."""
        if side in self.relation.stated:
            return False  # which of them is wrong is for the rule about restatements
        stated = {q.in_sentence for s in self.relation.stated for q in claims[s]}
        return any(q.in_sentence in stated for q in claims[side])

    def _numbers(self, side: Side, claims: Sequence[Quantity]) -> list[tuple[Interval, list[Quantity]]]:
        """The different numbers that are printed of an operand, in base units, each with the claims that print it."""
        if isinstance(side, Total):
            return [(self._total(claims), list(claims))]
        if len(claims) == 1:
            return [(self._said(claims[0]), list(claims))]
        said = self._said
        out: list[tuple[Interval, list[Quantity]]] = []
        for q in sorted(claims, key=lambda q: not said(q).bounded):
            for i, (known, found) in enumerate(out):
                both = _shared(known, said(q))
                if both is not None:
                    out[i] = both, sorted([*found, q], key=claims.index)
                    break
            else:
                out.append((said(q), [q]))
        return out[:MAX_NUMBERS]

    def _said(self, q: Quantity) -> Interval:
        """A number in base units: what a relation of order compares of a goal is the number printed.

        In an equation a goal stands for what it allows, and was rounded as a result is: 6.3, 13.5 and 34.1 make 54.
        A member of a structure may be a last digit off, so that all of them make 100.
        """
        said = q.interval
        if q.stance != "actual" and self.relation.sign in _ORDER:
            said = q.number
        elif (
            q.measure == "ratio_part"
            or _of_structure(q)
            or (q.stance != "actual" and not q.counted and not math.isnan(q.value))
        ):
            said = said.widen(q.last_place / 2)
        return scaled(said, base_scale(q.canonical_unit))

    def _total(self, claims: Sequence[Quantity]) -> Interval:
        """The sum over regions, each with all its numbers; only known to be no less where regions are missing."""
        regions: dict[str, Interval] = {}
        for q in claims:
            said = self._said(q)
            regions[q.region] = regions[q.region].hull(said) if q.region in regions else said
        total = sum(regions.values(), Interval.point(0))
        if self._complete(claims):
            return total
        return Interval(total.lo if all(i.lo >= 0 for i in regions.values()) else -math.inf, math.inf, total.lo_closed)

    def _complete(self, claims: Sequence[Quantity]) -> bool:
        """Whether all regions below are there; where nobody knows how many there are, they are not."""
        below = self.vocabulary.below(claims[0].above[0]) if self.vocabulary else ()
        return len(below) == len({q.region for q in claims})

    def _told(self, claims: Claims, values: Mapping[Side, Interval], years: int) -> _Told | None:
        """What one number for each operand tells; nothing where a condition fails."""
        made = [evaluated(r, values, years, self.vocabulary) for r in (self.relation, *self.formula.conditions)]
        main, *conditions = made
        if any(not c.undefined and c.broken for c in conditions):
            return None
        reason = self._obstacle(claims, main, conditions)
        broken = not main.undefined and main.broken
        if reason is None and broken:
            reason = obstacle(self.relation, claims)
        decided = Outcome.CONTRADICTS if broken else Outcome.AGREES
        return _Told(decided if reason is None else Outcome.CANNOT_TELL, claims, years, main, reason)

    def _obstacle(self, claims: Claims, main: Evaluated, conditions: Sequence[Evaluated]) -> Text | None:
        """Why nothing can be told of numbers that are all there."""
        of = {s: claims[s] for s in self.relation.operands}
        units = _units(of)
        real = any(q.growth == "real" for s in of if plain(s).measure in GROWTH for q in of[s])
        partial = not main.broken if not main.undefined and self.relation.sign not in "≥>" else False
        reasons = {
            "condition": any(c.undefined or not c.certain for c in conditions),
            "units": len(units) > len({dimension for dimension, _ in units}),
            "real": real and _links_growth(of),
            "undefined": main.undefined,
            "boundless": main.boundless,
            "incomplete": partial and any(isinstance(s, Total) and not self._complete(of[s]) for s in of),
        }
        return next((_OBSTACLES[name] for name, holds in reasons.items() if holds), None)

    def comparison(self, told: _Told) -> Comparison:
        """What is told, with its sides and in words."""
        shown = {s: c if isinstance(s, Total) else c[:MAX_CLAIMS] for s, c in told.claims.items()}
        words = Sentences(self.formula, shown, told.years, told.evaluated, self.vocabulary)
        broken, made = told.outcome is Outcome.CONTRADICTS, told.evaluated
        message, steps = words.message(broken), words.arithmetic(broken)
        if told.lacking is not None:
            reason = missing(told.lacking, self.vocabulary)
            return cannot_tell(self._sides(told, shown), words.lacking(told.lacking), reason)
        if told.reason is not None or made is None:
            return cannot_tell(self._sides(told, shown), message, told.reason or _OBSTACLES["several"], steps)
        if not broken:
            agreed = agrees(self._sides(told, shown), message, steps)
            return replace(agreed, notes=(*agreed.notes, *told.notes))
        return contradicts(
            self._sides(told, shown),
            message,
            steps,
            highest=self.severity,
            gap=made.gap,
            settle=words.settle(),
            notes=(NOTE_REVISED,) * revised(self.relation, told.claims),
            relies=relied_on(self.relation, told.claims),
            doubts=doubts(self.relation, told.claims, made),
        )

    def _sides(self, told: _Told, shown: Claims) -> list[SideNeed]:
        """The claims with their roles and, of a decided comparison, with what each needs."""
        decided = told.outcome is not Outcome.CANNOT_TELL and told.evaluated is not None
        solved = told.evaluated.needs() if decided and told.evaluated else {}
        return [
            SideNeed(role_of(self.formula, side), q, self._need(q, claims, side, solved.get(side)))
            for side, claims in shown.items()
            for q in claims
        ]

    def _need(self, q: Quantity, claims: Sequence[Quantity], side: Side, need: Interval | None) -> Interval | None:
        """What one claim needs, in its unit; of a sum, what the other regions leave."""
        if need is None:
            return None
        others = {p.region: p for p in claims if p.region != q.region} if isinstance(side, Total) else {}
        for other in others.values():
            need = need - self._said(other)
        return in_unit(need, q.canonical_unit)


def role_of(formula: Formula, side: Side) -> str:  # noqa: PLR0911 (the first that fits)
    """The role an operand plays in the report."""
    one = plain(side)
    if one.earlier:
        return "base"
    if one.place.kind in ("above", "below"):
        return "upper" if one.place.kind == "above" else "lower"
    ones = [plain(o) for o in formula.operands]
    places = {o.place.kind for o in ones}
    if places & {"above", "below"}:
        return "lower" if "above" in places else "upper"
    if one.stance and len({o.stance for o in ones}) > 1:
        return "result" if one.stance == "actual" else "goal"
    if one.measure in GROWTH:
        return "growth"
    if one.measure == "share":
        return "share"
    if any(o.measure in (*GROWTH, "share") for o in ones):
        return "level"
    return "stated" if side == formula.operands[0] else "operand"


def _shared(a: Interval, b: Interval) -> Interval | None:
    """What two statements of one number share, if that is more than an edge: 6 and 7 only touch, at 6.5."""
    both = a.meet(b)
    touching = both is not None and both.is_point and not (a.is_point or b.is_point)
    return None if touching else both


def _units(claims: Claims) -> list[tuple[str, str]]:
    """The dimensions and units of all amounts, each once."""
    return list(dict.fromkeys(u for found in claims.values() for q in found if (u := _unit(q)) is not None))


def _unit(q: Quantity) -> tuple[str, str] | None:
    """Dimension (one for all currencies, per head or not) and unit of an amount; None for a rate."""
    return None if kind(q) else (_CURRENCIES.get(q.dimension, q.dimension), split_unit(q.canonical_unit)[1])


def _links_growth(claims: Claims) -> bool:
    """Whether growth is computed from levels or the other way."""
    measures = {plain(s).measure for s in claims}
    levels = [s for s in claims if plain(s).measure in ("", "level", "delta")]
    return bool(measures & GROWTH) and any(kind(q) == "" for s in levels for q in claims[s][:1])
