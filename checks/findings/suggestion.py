"""The sentence that says which number is most likely wrong and where it would have to lie."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checks.findings.slips import Printed, Slip
from checks.intervals import Interval
from checks.sides import Side
from checks.wording import Text, sentences

_SAID = sentences("findings")["suggestion"]


@dataclass(frozen=True)
class Verdict:
    """A claim that is most likely wrong: its evidence, where it would have to lie, what slips explain it, and how many
    contradictions it takes part in."""

    claim: str
    side: Side
    lies: Interval
    printed: Printed
    slips: Sequence[Slip]
    settles: int


def suggestion(verdict: Verdict, sides: Sequence[Side]) -> dict[str, Any]:
    """The entry of findings.json; `sides` are all sides of the finding it is shown beside."""
    side, printed = verdict.side, verdict.printed
    inside = printed.in_print(verdict.lies)
    lo, hi = (_shown(e, inside, printed.digits) for e in (inside.lo, inside.hi))
    unit = printed.unit
    slip = verdict.slips[0] if verdict.slips else None
    several = len({s["document"] for s in sides}) > 1
    where = _SAID["document" if several else "line"].fill(document=side["document"], line=side["line"])
    template = _template(inside, lo, hi)
    quote = " ".join(side["quote"].split())
    text = _SAID["likely"].fill(where=where, quote=quote, range=template.fill(lo=lo, hi=hi, unit=unit))
    if slip is None:
        text = _and(text, _SAID["no_slip"])
    else:
        text = _and(
            text,
            _SAID["slip"].fill(instead=instead(slip, printed), kind=sentences("findings")["slip"][slip.kind]),
        )
    if verdict.settles > 1:
        text = _and(text, _SAID["settles"].fill(n=verdict.settles))
    return {
        **_and(text, _SAID["stop"]).as_dict(),
        "claim": verdict.claim,
        "printed": quote,
        "lo": _number(lo),
        "hi": _number(hi),
        "unit": unit,
        "slip": slip.kind if slip else None,
        "instead": instead(slip, printed) if slip else None,
    }


def instead(slip: Slip, printed: Printed) -> str:
    """What the words would have been without the slip: the number with its unit, or the direction with the number."""
    number = printed.digits + printed.unit
    if slip.kind == "sign":
        return slip.printed + number
    if slip.kind == "unit":
        return printed.digits + slip.printed
    return slip.printed + printed.unit


def _template(inside: Interval, lo: str, hi: str) -> Text:
    if inside.bounded:
        return _SAID["exactly" if lo == hi else "between"]
    return _SAID["least" if lo else "most"]


def _shown(end: Any, inside: Interval, digits: str) -> str:
    """An end in the printed unit, to one place more than is printed, rounded into the interval; "" for infinite."""
    if math.isinf(end):
        return ""
    places = len(digits.partition(".")[2]) + 1
    step = Fraction(1, 10**places)
    if inside.bounded:
        while inside.width and step * 4 > inside.width and places < 9:
            places, step = places + 1, step / 10
    turn = round if inside.is_point else math.ceil if end == inside.lo else math.floor
    rounded = turn(end / step) * step
    text = f"{float(rounded):.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(text: str) -> float | None:
    return float(text) if text else None


def _and(text: Text, more: Text) -> Text:
    return Text(text.zh + more.zh, text.en + more.en)
