"""What a printed number says: the real numbers it may stand for.

A measured number was rounded (or, in some sources, truncated) to the digits it is printed with, so that 7.5 stands for
[7.45, 7.55]; a goal and a count are exact. The same reading of digits as in XBRL Calculations 1.1 (its rounding and
truncation modes); rounding is taken with both ends closed, because sources round a half either way.
"""

import re
from fractions import Fraction
from typing import Literal

from checks.intervals.interval import Interval, Number

Mode = Literal["round", "truncate"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
MAX_DIGITS = 60
# Only digits that are digits: a superscript or a Chinese numeral is not one.
_LOOSE = str.maketrans(
    dict(zip("０１２３４５６７８９．＋－−–", "0123456789.+---", strict=True)) | dict.fromkeys(",， \u00a0\u3000\t")
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?|[+-]?\.\d+", re.ASCII)


def parse_number(number: str) -> tuple[Fraction, int]:
    """The value of printed digits, and how many decimal places are printed.

    Takes full-width digits, spaces, thousands separators and either minus sign. Raises `ValueError` for anything else.
    """
    if len(number) > MAX_DIGITS:
        raise ValueError(f"a number of more than {MAX_DIGITS} characters")
    plain = number.translate(_LOOSE)
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"not a number: {number!r}")
    return Fraction(plain), len(plain.partition(".")[2])


def printed(
    number: str, *, scale: Number = 1, exact: bool = False, mode: Mode = "round", negative: bool = False
) -> Interval:
    """The numbers that printed digits may stand for, in units `scale` times smaller (3.3 with 10000: [32500, 33500]).

    `exact` digits (a goal, a count) stand for themselves. `negative` is for a sign said in words (下降24.7%).
    """
    value, places = parse_number(number)
    said = Interval.point(value) if exact else _measured(value, Fraction(1, 10**places), mode)
    scaled = said * Interval.point(scale)
    return -scaled if negative else scaled


def printed_range(low: str, high: str, *, scale: Number = 1, negative: bool = False) -> Interval:
    """A range as printed: 2-3 says [2, 3]. The ends are exact, in either order."""
    ends = [printed(n, scale=scale, exact=True, negative=negative) for n in (low, high)]
    return ends[0].hull(ends[1])


def hedged(said: Interval, comparator: Comparator, *, number: Number, width: Number = 0) -> Interval:
    """What is left of `said` under a hedge. `number` is the printed number in canonical units, with its sign.

    突破500 (`>`) says (500, ∞) and 6以上 (`>=`) [6, ∞): an open interval starts at the number printed, not at where it
    may have been rounded from. 6左右 (`~`) says 6 ± `width` × 6, and at least what its digits say.
    """
    match comparator:
        case ">=":
            return Interval.at_least(number)
        case ">":
            return Interval.more_than(number)
        case "<=":
            return Interval.at_most(number)
        case "<":
            return Interval.less_than(number)
        case "~":
            around = Interval.point(1).widen(width)
            return said.hull(Interval.point(number) * around)
    return said


def _measured(value: Fraction, unit: Fraction, mode: Mode) -> Interval:
    """The numbers whose last printed place is `unit`. Truncation drops digits towards zero; 0 may be either side."""
    if mode == "round":
        return Interval(value - unit / 2, value + unit / 2)
    if value > 0:
        return Interval(value, value + unit, True, False)
    if value < 0:
        return Interval(value - unit, value, False, True)
    return Interval(-unit, unit, False, False)
