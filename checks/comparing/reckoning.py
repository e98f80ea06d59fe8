"""How numbers are written in a calculation: as printed, as worked out, and how far the result may range.

A calculation is shown with the numbers as they are printed, so that a reader who repeats it gets what is shown; what
rounding and hedges (左右, 近) let its result be stands beside it.
"""

import math
from fractions import Fraction
from typing import NamedTuple

from checks.chinese.lexicon import words_of
from checks.comparing.quantities import Quantity
from checks.intervals import Interval
from checks.wording import NO_TEXT, Text, sentences

_SAID = sentences("reckoning")["number"]
_LARGE = ((10**8, "亿"), (10**4, "万"))
_UNSCALED = frozenset(words_of("reckoning", "unscaled"))
_TELLING = 3  # figures a rate or a factor is shown with, at least; an amount with one more
_FINEST = 9  # decimal places that no sentence needs more of


class Result(NamedTuple):
    """What a calculation makes of the numbers as printed (`worked`), and of all they may stand for (`spread`)."""

    worked: Interval
    spread: Interval
    unit: str = ""

    def about(self, against: Interval | None = None) -> Text:
        """The result in a sentence: 约71.0%; with so many digits that it is told apart from `against`."""
        if not self.spread.bounded:
            return between(self.spread, self.unit)
        worked, spread, unit = _scaled(_point(self.worked), _point(self.spread), self.unit)
        if not worked.is_point:
            return between(spread, unit)
        at = Fraction(worked.lo)
        places = _places(at, spread, _TELLING + (unit not in ("", "%", "个百分点")))
        while against is not None and places < _FINEST and Fraction(_rounded(at, places)) in against:
            places += 1
        text = _rounded(at, places)
        exact = Fraction(text) == at
        return _both(_trimmed(text) + unit) if exact else _SAID["about"].fill(number=text + unit)

    def step(self, against: Interval | None = None) -> Text:
        """The result at the end of a calculation, behind its sign: ≈ 71.0%, and where it may lie."""
        said = self.about(against)
        if not (self.spread.bounded and _point(self.worked).is_point):
            return _SAID["equals"].fill(number=said)
        about = said.zh.startswith(_SAID["about"].zh.partition("{")[0])
        number = said.zh.removeprefix(_SAID["about"].zh.partition("{")[0])
        signed = _SAID["nearly" if about else "equals"].fill(number=number)
        if _point(self.spread).is_point:
            return signed
        return _SAID["spread"].fill(number=signed, range=between(self.spread, self.unit))


def face(q: Quantity) -> Interval:
    """The number a claim prints, in its canonical unit: 6 of 6%左右, 500 of 近500亿元; a range stays a range."""
    printed = q.number
    if not printed.bounded or printed.is_point or q.comparator == "range" or not q.value or math.isnan(q.value):
        return printed
    value = abs(Fraction(repr(float(q.value))))
    ends = [Fraction(printed.middle), Fraction(printed.hi), Fraction(printed.lo)]
    return Interval.point(next((e for e in ends if _power_of_ten(abs(e) / value)), ends[0]))


def digits(x: float) -> str:
    """A printed number as people write it: no needless zeros."""
    return Interval.point(x).show()


def show(i: Interval, unit: str = "") -> str:
    """A number with its unit: 5%, 500亿元; large counts in 万 or 亿 as they are printed; a range as by `between`."""
    scaled, _, word = _scaled(i, i, unit)
    return scaled.show().removeprefix("≈") + word if scaled.is_point else between(i, unit).zh


def between(i: Interval, unit: str = "") -> Text:
    """A range in words: 2.80–2.83亿美元, -3%至3%, 高于500亿元."""
    i, _, unit = _scaled(i, i, unit)
    if i.is_point or not (i.bounded or math.isfinite(i.lo) or math.isfinite(i.hi)):
        return _both(i.show().removeprefix("≈") + unit)
    if not i.bounded:
        above = math.isfinite(i.lo)
        end, closed = (i.lo, i.lo_closed) if above else (i.hi, i.hi_closed)
        which = ("least" if closed else "above") if above else ("most" if closed else "below")
        return _SAID[which].fill(number=Interval.point(end).show().removeprefix("≈") + unit)
    lo, hi = i.show()[1:-1].split(", ")
    if i.lo < 0:
        return _SAID["from_to"].fill(lo=lo + unit, hi=hi + unit)
    return _both(f"{lo}–{hi}{unit}" if lo != hi else lo + unit)


def printed(q: Quantity) -> str:
    """The number of a claim for a calculation: without hedge, in its canonical unit."""
    return show(face(q), q.canonical_unit)


def added(i: Interval, unit: str = "") -> str:
    """A rate behind a 1 it is added to: + 5%, − 4.4%."""
    return f"− {show(-i, unit)}" if i.hi < 0 else f"+ {show(i, unit)}"


def _scaled(i: Interval, other: Interval, unit: str) -> tuple[Interval, Interval, str]:
    """Two intervals of one unit and that unit, both in 万 or 亿 of it where the second is large and loses no digits."""
    largest = max((abs(Fraction(e)) for e in (other.lo, other.hi) if not math.isinf(e)), default=Fraction(0))
    for size, word in _LARGE if unit and unit not in _UNSCALED and unit[0] not in "万亿" else ():
        digits_lost = other.is_point and largest % (size if unit == "元" else Fraction(size, 100))
        if largest >= size and not digits_lost and (other.is_point or unit != "元"):
            by = Interval.point(size)
            return i / by, other / by, word + unit
    return i, other, unit


def _places(at: Fraction, spread: Interval, telling: int) -> int:
    """Decimal places that say no more than is known, and leave `telling` figures where as many are known."""
    size = math.floor(math.log10(abs(at))) if at else 0
    if spread.is_point:
        return max(0, telling - 1 - size)
    known = -math.floor(math.log10(spread.width))
    return max(0, known - 1, min(known, telling - 1 - size))


def _rounded(x: Fraction, places: int) -> str:
    """A number with just so many decimals, halves away from zero."""
    whole = math.floor(abs(x) * 10**places + Fraction(1, 2))
    text = str(whole).rjust(places + 1, "0")
    sign = "-" if x < 0 and whole else ""
    return sign + (f"{text[:-places]}.{text[-places:]}" if places else text)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _power_of_ten(ratio: Fraction) -> bool:
    return ratio > 0 and Fraction(10) ** round(math.log10(ratio)) == ratio


def _point(i: Interval) -> Interval:
    """A number where an interval is no more than the digits its root was taken to."""
    return Interval.point(i.middle) if i.bounded and Fraction(i.width) * 10**_FINEST < abs(Fraction(i.middle)) else i


def _both(text: str) -> Text:
    return Text(text, text) if text else NO_TEXT
