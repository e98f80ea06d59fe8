"""Analysts' corrections applied to what was extracted.

A correction holds as long as its claim is extracted, whatever else in the document changes: ids depend on a claim's own
sentence only. One whose claim is gone, or whose text has changed, is stale: it is reported and not applied.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from checks.claims.correction_file import NUMBERS, YEARS, Correction, Placed, load_corrections, number, years
from checks.claims.lexing.numbers import Printing, bounds
from checks.claims.lexing.units import UnitReader
from checks.claims.model import Claim
from checks.errors import InputError, InputErrors
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

__all__ = ["Corrected", "Stale", "apply_corrections", "load_corrections"]

INTERVAL = ("value", "value_hi", "unit", "comparator", "measure", "stance")  # what the interval depends on
REFERENCES = ("whole", "base", "beside")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Stale:
    """A correction that was not applied, and why."""

    correction: Placed
    message: Text


@dataclass(frozen=True, slots=True)
class Corrected:
    """The claims with corrections applied, in document order, and the corrections that no longer fit."""

    claims: tuple[Claim, ...]
    stale: tuple[Stale, ...]


def apply_corrections(
    claims: Iterable[Claim],
    corrections: Sequence[Placed],
    vocabulary: Vocabulary,
) -> Corrected:
    """Apply `corrections` to claims.

    A correction of a document that none of them is of is left for another run. Raises `InputErrors` for corrections
    that together make no claim: a range without its upper end, years out of order.
    """
    given = list(claims)
    if not corrections:
        return Corrected(tuple(given), ())
    known = {c.document for c in given}
    by_claim: dict[str, list[Placed]] = defaultdict(list)
    stale: list[Stale] = []
    found = {c.claim: c for c in given}
    for placed in corrections:
        correction = placed.correction
        if correction.document and correction.document not in known:
            continue
        reason = _why_stale(correction, found.get(correction.claim))
        if reason:
            stale.append(Stale(placed, _said(placed, reason)))
        else:
            by_claim[correction.claim].append(placed)
    errors: list[InputError] = []
    editor = _Editor(vocabulary)
    kept = [editor.correct(c, by_claim[c.claim], errors) if c.claim in by_claim else c for c in given]
    if errors:
        raise InputErrors(errors)
    return Corrected(tuple(_without_gone(c for c in kept if c is not None)), tuple(stale))


def _why_stale(correction: Correction, claim: Claim | None) -> Text | None:
    if claim is None:
        return Text("没有这个编号的提取结果", "no claim has this id any more")
    if correction.quote and _bare(correction.quote) != _bare(claim.quote):
        return Text(
            f"原文已从“{correction.quote}”变为“{claim.quote}”",
            f'its text has changed from "{correction.quote}" to "{claim.quote}"',
        )
    return None


def _said(placed: Placed, reason: Text) -> Text:
    """The same on every machine and wherever the line moves: a waiver of it must stay valid."""
    one, file = placed.correction, Path(placed.place.file).name
    value = f"{one.field} = {one.value}" if one.value else one.field
    return Text(
        f"{file}：{one.who}对 {one.claim} 的更正（{value}）已失效：{reason.zh}",
        f"{file}: the correction of {one.claim} ({value}) by {one.who} is stale: {reason.en}",
    )


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _without_gone(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, none of which refers to one that was dropped."""
    kept = list(claims)
    ids = {c.claim for c in kept}
    for i, claim in enumerate(kept):
        gone = {f: "" for f in REFERENCES if getattr(claim, f) and getattr(claim, f) not in ids}
        if gone:
            kept[i] = replace(claim, **gone, partition="" if "whole" in gone else claim.partition)  # type: ignore[arg-type]
    return kept


class _Editor:
    """Applies corrections to one claim after the other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._units = UnitReader(vocabulary)

    def correct(self, claim: Claim, corrections: Sequence[Placed], errors: list[InputError]) -> Claim | None:
        """The claim as corrected; None where a correction drops it."""
        fields = {p.correction.field: p for p in corrections}
        if "drop" in fields:
            return None
        new = replace(claim)
        for placed in corrections:
            self._set(new, placed.correction)
        new.corrected = ",".join(dict.fromkeys([*filter(None, claim.corrected.split(",")), *fields]))
        last = corrections[-1]
        if new.comparator == "range" and math.isnan(new.value_hi):
            message = Text("range 还要更正 value_hi", "a range also needs value_hi")
            errors.append(InputError(message, place=last.at("value")))
            return claim
        if new.period_start is not None and new.period_end is not None and new.period_start > new.period_end:
            message = Text("起始年晚于结束年", "the first year is after the last")
            errors.append(InputError(message, place=last.at("value")))
            return claim
        if any(f in INTERVAL for f in fields):
            digits = fields["value"].correction.value if "value" in fields else ""
            self._interval(claim, new, digits)
        return new

    def _set(self, claim: Claim, correction: Correction) -> None:
        field, value = correction.field, correction.value
        if field == "period":
            claim.period_start, claim.period_end = years(value)
        elif field in YEARS:
            setattr(claim, field, int(value.removesuffix("年")) if value else None)
        elif field in NUMBERS:
            setattr(claim, field, number(value) if value else math.nan)
        elif field == "indicator":
            known = self._vocabulary.indicator(value)
            claim.indicator, claim.registered = (known.name, True) if known else (value, False)
        elif field == "region":
            region = self._vocabulary.region(value)
            claim.region = region.name if region else value
        else:
            setattr(claim, field, value)

    def _interval(self, old: Claim, new: Claim, digits: str) -> None:
        """The interval of `new`, from its corrected value, unit, comparator, measure and stance."""
        negative = new.value < 0
        quantity = Printing(_digits(new, digits), new.unit, new.comparator, negative=negative)
        if new.comparator == "range":
            quantity.digits_hi = _plain(abs(new.value_hi))
        quantity.width, quantity.side = self._width(old, new)
        sign = -1 if _falls(old) and new.value >= 0 else 1
        per_person = (
            old.canonical_unit in ("元", "美元") and self._units.resolve(old.unit).canonical != old.canonical_unit
        )
        unit = self._units.resolve(new.unit, per_person)
        limits = bounds(quantity, unit, stance=new.stance, sign=sign)
        new.lo, new.hi, new.lo_closed, new.hi_closed = limits[:4]
        if new.unit != old.unit:
            new.canonical_unit = limits.unit

    def _width(self, old: Claim, new: Claim) -> tuple[float, str]:
        """Width and side of 左右: as it was, if it was hedged before, else the vocabulary's."""
        center = abs((old.lo + old.hi) / 2) if math.isfinite(old.lo) and math.isfinite(old.hi) else 0.0
        scaled = abs(old.value) * float(self._units.resolve(old.unit).scale)
        if old.comparator == "~" and center and scaled:
            below, above = (scaled - min(abs(old.lo), abs(old.hi))), (max(abs(old.lo), abs(old.hi)) - scaled)
            side = "above" if below < above / 100 else "below" if above < below / 100 else "both"
            return max(below, above) / scaled, side
        known = self._vocabulary.indicator(new.indicator)
        width = known.hedge_width if known else None
        return (width if width is not None else self._vocabulary.hedges.default_width), "both"


def _falls(claim: Claim) -> bool:
    """Whether a claim's words say a fall (下降24.7%): its interval is negative though its number is not."""
    if claim.value < 0:
        return False
    if claim.comparator in (">", ">="):
        return math.isinf(claim.lo)
    if claim.comparator in ("<", "<="):
        return math.isinf(claim.hi)
    return claim.lo < 0 and claim.lo + claim.hi < 0


def _digits(claim: Claim, corrected: str) -> str:
    """The value's digits as printed, since how many there are decides how exact it is: 62.0 is not 62."""
    if corrected:
        return corrected.replace(",", "").replace("，", "").lstrip("+-−－")
    for match in _NUMBER.findall(claim.quote.replace(" ", "")):
        digits = match.replace(",", "")
        if Fraction(digits) == abs(Fraction(repr(claim.value))):
            return digits
    return _plain(abs(claim.value))


def _plain(value: float) -> str:
    """A float without exponent, in the fewest digits that say it."""
    return format(Decimal(repr(value)).normalize(), "f")
