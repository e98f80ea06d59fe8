"""The sentence that says which number is most likely wrong and where it would have to lie."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checks.findings.slips import KINDS, Printed, Slip
from checks.intervals import Interval
from checks.wording import Text

Evidence = dict[str, Any]

_LIKELY = Text("最可能有误的是{where}“{quote}”：{range}", "most likely wrong is “{quote}” ({where}): {range}")
_BETWEEN = Text(
    "若与之对照的数字无误，应在{lo}至{hi}{unit}之间",
    "if the numbers beside it are right it would lie in [{lo}, {hi}]{unit}",
)
_EXACTLY = Text("若与之对照的数字无误，应为{lo}{unit}", "if the numbers beside it are right it would be {lo}{unit}")
_LEAST = Text(
    "若与之对照的数字无误，应不小于{lo}{unit}", "if the numbers beside it are right it would be at least {lo}{unit}"
)
_MOST = Text(
    "若与之对照的数字无误，应不大于{hi}{unit}", "if the numbers beside it are right it would be at most {hi}{unit}"
)
_SLIP = Text("；若原为“{instead}”（{kind}），即可解释", "; “{instead}” would explain it ({kind})")
_NO_SLIP = Text("；没有哪一种笔误能解释，也可能口径不同", "; no single slip explains it, and its scope may differ")
_SETTLES = Text("；改正后可同时消除{n}处矛盾", "; correcting it settles {n} contradictions at once")
_STOP = Text("。", ".")
_LINE = Text("第{line}行", "line {line}")
_DOCUMENT = Text("《{document}》第{line}行", "{document}, line {line}")


@dataclass(frozen=True)
class Verdict:
    """A claim that is most likely wrong: its evidence, where it would have to lie, what slips explain it, and how many
    contradictions it takes part in."""

    claim: str
    side: Evidence
    lies: Interval
    printed: Printed
    slips: Sequence[Slip]
    settles: int


def suggestion(verdict: Verdict, sides: Sequence[Evidence]) -> dict[str, Any]:
    """The entry of findings.json; `sides` are all sides of the finding it is shown beside."""
    side, printed = verdict.side, verdict.printed
    inside = printed.in_print(verdict.lies)
    lo, hi = (_shown(e, inside, printed.digits) for e in (inside.lo, inside.hi))
    unit = printed.unit
    slip = verdict.slips[0] if verdict.slips else None
    several = len({s["document"] for s in sides}) > 1
    where = (_DOCUMENT if several else _LINE).fill(document=side["document"], line=side["line"])
    template = _template(inside, lo, hi)
    quote = " ".join(side["quote"].split())
    text = _LIKELY.fill(where=where, quote=quote, range=template.fill(lo=lo, hi=hi, unit=unit))
    if slip is None:
        text = _and(text, _NO_SLIP)
    else:
        text = _and(text, _SLIP.fill(instead=instead(slip, printed, quote), kind=KINDS[slip.kind]))
    if verdict.settles > 1:
        text = _and(text, _SETTLES.fill(n=verdict.settles))
    return {
        **_and(text, _STOP).as_dict(),
        "claim": verdict.claim,
        "printed": quote,
        "lo": _number(lo),
        "hi": _number(hi),
        "unit": unit,
        "slip": slip.kind if slip else None,
        "instead": instead(slip, printed, quote) if slip else None,
    }


def instead(slip: Slip, printed: Printed, quote: str) -> str:
    """What the words would have been without the slip: the number with its unit, or the direction with the number."""
    number = printed.digits + printed.unit
    if slip.kind == "sign":
        return slip.printed + number
    if slip.kind == "unit":
        return printed.digits + slip.printed
    return slip.printed + printed.unit


def _template(inside: Interval, lo: str, hi: str) -> Text:
    if inside.bounded:
        return _EXACTLY if lo == hi else _BETWEEN
    return _LEAST if lo else _MOST


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
