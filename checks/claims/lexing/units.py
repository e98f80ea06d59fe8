"""Units as printed: finding them behind a number, and converting them.

A printed unit is a unit of the vocabulary, or a numeral of scale and such a unit: 万剂次, 亿千瓦时, 千家.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from checks.vocabulary.vocabulary import Vocabulary

SCALES: dict[str, int] = {
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "十亿": 1_000_000_000,
    "百亿": 10_000_000_000,
    "千亿": 100_000_000_000,
    "万亿": 1_000_000_000_000,
}
_MONEY = "元"
PER_PERSON = {"money": ("money_per_person", "元"), "currency_usd": ("usd_per_person", "美元")}


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit as printed: what it is converted to, by what factor, and whether it counts things one by one."""

    name: str
    dimension: str
    canonical: str
    scale: Fraction
    exact: bool
    known: bool

    def size(self, digits: str) -> Fraction:
        """What so many of it are in canonical units, exact."""
        return _times(digits, self.scale)


@lru_cache(4096)
def _times(digits: str, scale: Fraction) -> Fraction:
    return Fraction(digits) * scale


_STEP = "大关"
_BODIES = frozenset("大县村镇乡市区")  # counted one by one: 700万 / 大连人, 100亿 / 县域基金


class UnitReader:
    """Finds and resolves units by the vocabulary. Every look-up is a dictionary's; nothing depends on text length."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.unit_names
        self._resolved: dict[str, PrintedUnit] = {}
        self._lengths: dict[str, tuple[int, ...]] = lengths_by_first(self._units)
        self._scales = lengths_by_first(SCALES)

    def end(self, text: str, at: int) -> int:
        """Where the longest unit that begins at `at` ends; `at` itself where none begins."""
        found = self._name_end(text, at)
        scale = self.scale_end(text, at)
        if scale > at:
            base = self._name_end(text, scale)
            if text[scale:base] in _BODIES and "一" <= text[base : base + 1] <= "鿿":
                base = scale
            if base > scale:
                return max(base, found)
            return max(scale, found)
        return found

    def scale_end(self, text: str, at: int) -> int:
        """Where a numeral of scale (万, 千万) that begins at `at` ends; `at` where none does."""
        for size in self._scales.get(text[at : at + 1], ()):
            if text[at : at + size] in SCALES and at + size <= len(text):
                return at + size
        return at

    def _name_end(self, text: str, at: int) -> int:
        if text.startswith(_STEP, at):
            return at  # 突破11万大关 counts no 大
        for size in self._lengths.get(text[at : at + 1], ()):
            if text[at : at + size] in self._units and at + size <= len(text):
                return at + size
        return at

    def resolve(self, unit: str, per_person: bool = False) -> PrintedUnit:
        """What a printed unit means. `per_person`: the quantity is one per person, so that money is kept in 元."""
        key = unit + ("/" if per_person else "")
        found = self._resolved.get(key)
        if found is None:
            found = self._resolve(unit)
            if per_person and found.dimension in PER_PERSON:
                dimension, canonical = PER_PERSON[found.dimension]
                found = PrintedUnit(found.name, dimension, canonical, found.scale * 10**8, found.exact, True)
            self._resolved[key] = found
        return found

    def _resolve(self, unit: str) -> PrintedUnit:
        known = self._units.get(unit)
        if known:
            return PrintedUnit(unit, known.dimension, known.canonical, Fraction(repr(known.scale)), known.exact, True)
        scale = self.scale_end(unit, 0)
        if scale:
            factor = SCALES[unit[:scale]]
            base = self._units.get(unit[scale:] or (_MONEY if unit.endswith("亿") else ""))  # 突破万亿
            if base:
                whole = Fraction(repr(base.scale)) * factor
                return PrintedUnit(unit, base.dimension, base.canonical, whole, False, True)
            return PrintedUnit(unit, "count", unit[scale:], Fraction(factor), False, not unit[scale:])
        return PrintedUnit(unit, "other" if unit else "count", unit, Fraction(1), False, False)


def lengths_by_first(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the names that begin with each character, longest first."""
    sizes: dict[str, set[int]] = {}
    for name in names:
        sizes.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
