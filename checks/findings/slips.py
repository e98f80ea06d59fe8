"""Single slips of the hand that turn one printed number into another: what a typist or an editor gets wrong.

A slip is looked for backwards: of all numbers from which one slip leads to the printed one, those that would lie where
the number is needed. What that is worth depends on how easily chance would do the same: a slip explains little of a
number of two digits, and much of one of five.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from checks.intervals import Interval, parse_number
from checks.intervals.digits import changed, swapped

Kind = Literal["digit", "swap", "point", "dropped", "doubled", "unit", "sign"]

# How often each kind is taken to happen among slips. After the orders of magnitude of keying studies (Wiseman et al.,
# "A taxonomy of number entry error", 2011): wrong digits lead, the others are each a fraction of them.
_OFTEN: dict[Kind, float] = {
    "digit": 0.4, "swap": 0.12, "point": 0.12, "dropped": 0.08, "doubled": 0.06, "unit": 0.1, "sign": 0.1,
}  # fmt: skip
WIDEST = Fraction(3, 10)  # of a needed number, relative to it, that a slip is looked for in
LONGEST = 15  # digits of a number that is looked at
ALIKE = 100  # times: numbers no further apart are of one size
_STEPS: tuple[tuple[str, str], ...] = (("亿", "万"), ("万", "亿"))
_SIGNED = frozenset({"growth", "growth_avg", "delta"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One explanation: the kind, and what would have been printed without it (digits, or the unit, or the sign)."""

    kind: Kind
    printed: str


@dataclass(frozen=True)
class Printed:
    """A number as printed: its digits, its unit, what one of its unit is in canonical units, and how it is read.

    `sign` is -1 where words make it negative (下降24.7%); `exact` numbers (goals, counts) stand for themselves;
    `hedge` is "≥" or "≤" for what is only said to be so much at least or at most (突破500).
    """

    digits: str
    unit: str
    scale: Fraction
    sign: int
    exact: bool
    measure: str
    hedge: Literal["", "≥", "≤"] = ""

    def reading(self, digits: str, *, scale: Fraction | None = None, sign: int | None = None) -> Interval:
        """What other digits, another scale or sign would stand for."""
        value, places = parse_number(digits)
        half = Fraction(0) if self.exact else Fraction(1, 2 * 10**places)
        said = Interval(value - half, value + half) * Interval.point(scale or self.scale)
        said = -said if (sign or self.sign) < 0 else said
        return self.hedged(said, said.middle)

    def hedged(self, said: Interval, number: Fraction | float) -> Interval:
        """What is left of an interval under the hedge, which speaks of `number`."""
        if not self.hedge:
            return said
        return Interval.at_least(number) if self.hedge == "≥" else Interval.at_most(number)

    def in_print(self, interval: Interval) -> Interval:
        """Where the printed number may lie, in its unit, for what it says to meet an interval of the canonical unit."""
        inside = interval / Interval.point(self.scale)
        if not self.hedge:
            return inside
        return Interval.at_most(inside.hi) if self.hedge == "≥" else Interval.at_least(inside.lo)


def digits_in(quote: str, value: float) -> str:
    """The digits of the number with `value` in a quote, without separators; empty where it is not printed so."""
    for run in "".join(
        c if c.isascii() and (c.isdigit() or c == ".") else " " * (c not in ",，") for c in quote
    ).split():
        plain = run.strip(".")
        if 0 < len(plain) <= LONGEST + 1 and plain.count(".") < 2 and float(plain) == value:
            return plain
    return ""


def slips(printed: Printed, needed: Interval) -> tuple[list[Slip], float]:
    """The slips that explain a printed number where it would have to lie in `needed`, and how much better than chance.

    The second is the probability that a slip from there leads to what is printed, over the probability that a number
    of as many digits falls there by chance; 0 where no slip does. The likeliest slip comes first. None is looked for
    where nearly any would do: in a wide interval, or for a number that is only said to be a bound.
    """
    if printed.hedge or not printed.digits or not narrow(needed):
        return [], 0.0
    found: list[tuple[float, Slip]] = []
    for kind, candidates in _candidates(printed).items():
        each = _OFTEN[kind] / max(1, len(candidates))
        hits = [c for c in candidates if _lies(c.reading, needed)]
        found += [(each / _chance(c, needed), Slip(kind, c.text)) for c in hits]
    found.sort(key=lambda pair: -pair[0])
    return [slip for _, slip in found], sum(better for better, _ in found)


def out_of_line(printed: Printed, needed: Interval, others: Sequence[Printed]) -> bool:
    """Whether a number that should only be less, or more, is printed unlike those it is compared with, and would be
    like them and of their size with its point or its unit mended: 20.01亿元 of which 28.6亿元 are a part.

    Half of all numbers would do, so that a slip alone explains nothing there.
    """
    if printed.hedge or not printed.digits or not others or any(not o.digits or o.hedge for o in others):
        return False
    made = _candidates(printed)
    units, places = {o.unit for o in others}, {_places(o.digits) for o in others}
    mended: list[_Candidate] = []
    own = _places(printed.digits)
    if units == {printed.unit} and own and not places & {0, own}:  # 49亿元 may be 49.0
        mended = [c for c in made["point"] if {_places(c.digits)} == places]
    elif printed.unit not in units:
        mended = [c for c in made.get("unit", ()) if {c.text} == units]
    sizes = [abs(float(o.reading(o.digits).middle)) for o in others]
    meant = [abs(float(c.reading.middle)) for c in mended if c.reading.meets(needed)]
    return any(all(size <= ALIKE * m <= ALIKE**2 * size for size in sizes) for m in meant)


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _lies(said: Interval, needed: Interval) -> bool:
    """Whether they share more than the end of a rounding: of 120,505 for 120,406 one digit makes 120,405 only."""
    common = said.meet(needed)
    return common is not None and (common.width > 0 or said.is_point or needed.is_point)


def _chance(candidate: "_Candidate", needed: Interval) -> float:
    """How often a number of its size would be printed as something within `needed`, by chance.

    Numbers in print spread evenly over their logarithms (Benford's law), so that only relative width counts, and the
    three sides of a ratio are equally surprising.
    """
    step = candidate.scale / 10 ** _places(candidate.digits)
    width, size = max(float(needed.width), float(step)), abs(float(needed.middle))
    return min(1.0, width / (size * math.log(10))) if size else 1.0


def narrow(needed: Interval) -> bool:
    """Whether an interval says something that a slip leads there: into half of all numbers nearly any slip leads."""
    largest = max(needed.hi, -needed.lo)
    return needed.bounded and needed.width <= WIDEST * largest


class _Candidate(NamedTuple):
    """What may have been meant: the text a slip is told by, its digits, the scale of its unit, and what it says."""

    text: str
    digits: str
    scale: Fraction
    reading: Interval


def _candidates(p: Printed) -> dict[Kind, list[_Candidate]]:
    """For each kind of slip, what may have been meant."""
    made: dict[Kind, Iterator[str]] = {
        "digit": changed(p.digits), "swap": swapped(p.digits), "point": _moved(p.digits),
        "dropped": _longer(p.digits), "doubled": _shorter(p.digits),
    }  # fmt: skip
    out: dict[Kind, list[_Candidate]] = {}
    for kind, texts in made.items():
        kept = [t for t in dict.fromkeys(texts) if t != p.digits and _is_number(t)]
        out[kind] = [_Candidate(t, t, p.scale, p.reading(t)) for t in kept]
    for wrong, right in _STEPS:
        if wrong in p.unit and "unit" not in out:
            scale = p.scale * Fraction(10) ** (4 if (wrong, right) == ("万", "亿") else -4)
            unit = p.unit.replace(wrong, right)
            out["unit"] = [_Candidate(unit, p.digits, scale, p.reading(p.digits, scale=scale))]
    if p.measure in _SIGNED:
        reading = p.reading(p.digits, sign=-p.sign)
        out["sign"] = [_Candidate("增长" if p.sign < 0 else "下降", p.digits, p.scale, reading)]
    return out


def _is_number(text: str) -> bool:
    """Whether people print such digits: no needless leading zero, and digits on both sides of a point."""
    whole, point, rest = text.partition(".")
    return whole.isdigit() and (whole == "0" or whole[0] != "0") and (not point or rest.isdigit())


def _moved(text: str) -> Iterator[str]:
    """The decimal point one or two places left or right, lost, or set where none was."""
    whole, _, rest = text.partition(".")
    digits, at = whole + rest, len(whole)
    for place in (at - 2, at - 1, at + 1, at + 2):
        zeros = max(0, 1 - place)
        padded = "0" * zeros + digits + "0" * (place - len(digits))
        head, tail = padded[: place + zeros].lstrip("0") or "0", padded[place + zeros :]
        yield f"{head}.{tail}" if tail else head


def _longer(text: str) -> Iterator[str]:
    """One digit more anywhere but behind the decimals, where it would only be more exact."""
    for i in range(len(text) + ("." not in text)):
        yield from (text[:i] + new + text[i:] for new in "0123456789")


def _shorter(text: str) -> Iterator[str]:
    for i, c in enumerate(text):
        if c != ".":
            yield (text[:i] + text[i + 1 :]).removesuffix(".")
