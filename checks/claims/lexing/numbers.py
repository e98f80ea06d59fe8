"""What a printed quantity says: value, unit, comparator, and the interval it stands for.

Convention (after XBRL Calculations 1.1): a measured value printed with k decimals stands for half a unit of its last
digit on either side. A goal, a requirement and a count of things are exactly what is printed; hedges open the interval.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from checks.chinese.lexicon import pattern_of
from checks.claims.lexing.units import PrintedUnit, UnitReader
from checks.vocabulary.entries import Hedges

ROUNDED_STANCE = "actual"


@dataclass(slots=True)
class Printing:
    """A quantity as printed: `digits` (and `digits_hi` of a range) as Arabic decimals, `unit` and `comparator`."""

    digits: str
    unit: str
    comparator: str = "="
    digits_hi: str = ""
    width: float = 0.0  # relative half-width, for ~
    side: str = "both"  # where a hedged value lies, for ~
    negative: bool = False  # printed with a minus sign
    change: bool = False  # printed in brackets: a change over the whole period

    @property
    def value(self) -> float:
        """The number as printed, before its unit scales it."""
        return float(self.digits)

    @property
    def value_hi(self) -> float | None:
        """The upper number of a printed range."""
        return float(self.digits_hi) if self.digits_hi else None


class Bounds(NamedTuple):
    """The interval of a quantity in `unit`; open ends are infinite."""

    lo: float
    hi: float
    lo_closed: bool
    hi_closed: bool
    unit: str


def bounds(quantity: Printing, unit: PrintedUnit, *, stance: str, sign: int = 1, width: float | None = None) -> Bounds:
    """The interval `quantity` stands for, signed, in `unit.canonical`.

    `sign` -1 for a fall; `width` overrides the relative width of 左右 and 约.
    """
    if quantity.negative:
        sign = -sign
    low, high, low_closed, high_closed = _unsigned(quantity, unit, stance == ROUNDED_STANCE, width)
    if sign < 0:
        low, high, low_closed, high_closed = 0 - high, 0 - low, high_closed, low_closed
    return Bounds(low, high, low_closed, high_closed, unit.canonical)


def _unsigned(  # noqa: PLR0911 - a decision a line
    quantity: Printing, unit: PrintedUnit, measured: bool, width: float | None
) -> tuple[float, float, bool, bool]:
    """Bounds of the quantity without its sign, each division done once so that floats are the nearest to exact."""
    number, power = _scaled(quantity.digits)
    top, bottom = unit.scale.numerator, unit.scale.denominator * power
    value = number * top / bottom
    comparator = quantity.comparator
    if comparator == "=":
        if not measured or unit.exact:
            return value, value, True, True
        return (2 * number - 1) * top / (2 * bottom), (2 * number + 1) * top / (2 * bottom), True, True
    if comparator == "range":
        high, power_hi = _scaled(quantity.digits_hi)
        other = high * top / (unit.scale.denominator * power_hi)
        return min(value, other), max(value, other), True, True
    if comparator == ">":
        return value, math.inf, False, True
    if comparator == ">=":
        return value, math.inf, True, True
    if comparator == "<":
        return -math.inf, value, True, False
    if comparator == "<=":
        return -math.inf, value, True, True
    by = abs(value) * (quantity.width if width is None else width)
    return value - (by if quantity.side != "above" else 0), value + (by if quantity.side != "below" else 0), True, True


def _scaled(digits: str) -> tuple[int, int]:
    """`digits` as an integer over a power of ten: 380.72 → (38072, 100)."""
    whole, _, decimals = digits.partition(".")
    return int(whole + decimals), 10 ** len(decimals)


class HedgeReader:
    """Hedge words by place: before a number, longest first by their last character, or after it, by their first."""

    def __init__(self, hedges: Hedges) -> None:
        self.before: dict[str, tuple[str, float, str]] = {}
        self.after: dict[str, tuple[str, float, str]] = {}
        for hedge in hedges.hedges:
            place = self.before if hedge.position == "before" else self.after
            for word in hedge.words:
                place[word] = (hedge.comparator, hedge.width or hedges.default_width, hedge.side)
        self._after = {
            c: tuple(sorted({len(w) for w in self.after if w[0] == c}, reverse=True))
            for c in {w[0] for w in self.after}
        }

    def after_at(self, text: str, at: int) -> str:
        """The longest hedge that begins at `at`, or empty."""
        for size in self._after.get(text[at : at + 1], ()):
            if text[at : at + size] in self.after:
                return text[at : at + size]
        return ""


_CELL = pattern_of("numbers", "cell")
_SIGNS = {">": ">", "＞": ">", "<": "<", "＜": "<", "≥": ">=", "≧": ">=", ">=": ">=", "≤": "<=", "≦": "<=", "<=": "<="}


def read_cell(text: str, unit: str, units: UnitReader, hedges: HedgeReader) -> Printing | None:
    """The quantity a table cell holds, or None where it holds none (—, 完成市分解任务, empty).

    `unit` is that of the column or the row; a unit printed in the cell goes before it. `[9]` is
    a change over the period.
    """
    match = _CELL.match(text.strip())
    if match is None:
        return None
    quantity = Printing(
        match["digits"].replace(",", ""), unit, digits_hi=match["high"] or "", change=bool(match["open"])
    )
    if quantity.digits_hi:
        quantity.comparator = "range"
    sign = match["sign"] or ""
    if sign in ("-", "−", "－", "—"):
        quantity.negative = True
    elif sign in _SIGNS:
        quantity.comparator = _SIGNS[sign]
    rest = match["rest"].strip().rstrip("]〕】］")
    end = units.end(rest, 0)
    if end:
        quantity.unit = rest[:end]
        rest = rest[end:].rstrip("]〕】］")
    return quantity if _hedged(quantity, rest.strip(), hedges) else None


def _hedged(quantity: Printing, rest: str, hedges: HedgeReader) -> bool:
    """Apply what stands behind the number in a cell; False where it is no hedge, so that the cell is text."""
    if not rest or rest in ("*", "①", "②", "③"):
        return True
    word = hedges.after_at(rest, 0)
    if not word or len(word) < len(rest.rstrip("）)")):
        return False
    quantity.comparator, quantity.width, quantity.side = hedges.after[word]
    return True
