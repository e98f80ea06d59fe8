"""How claims and calculations are put into sentences: names, citations, intervals, years."""

import math

from checks.expectations.quantities import Quantity
from checks.intervals import Interval
from checks.terms import MEASURE, STANCE
from checks.wording import Text

NOTHING = Text("", "")

_UNSAID = frozenset({"level", "rate"})  # what the indicator's name already says
_STANCES = ("target", "requirement")


def years(first: int, last: int) -> str:
    """2021 or 2021-2025; empty if unknown."""
    if not last:
        return ""
    return str(last) if first in (0, last) else f"{first}-{last}"


def name(q: Quantity, *, region: bool = True) -> Text:
    """Whose, what and when: 威海市2022年社会消费品零售总额增速目标."""
    when = years(*q.years)
    measure = NOTHING if q.measure in _UNSAID else MEASURE.get(q.measure, NOTHING)
    tail = "" if measure.zh and q.indicator.endswith((measure.zh, "率", "比重", "占比", "增速")) else measure.zh
    stance = STANCE[q.stance] if q.stance in _STANCES else NOTHING
    where = q.subject or (q.region if region else "")
    zh = f"{where}{when + '年' if when else ''}{q.part_of_year}{q.indicator}{tail}{stance.zh}"
    what = q.indicator_en or q.indicator
    of = f"{measure.en} of {what}" if measure.en and tail else what
    aim = f"{stance.en} for " if stance.en else ""
    en = aim + of + (f" in {when}" if when else "") + (f" ({where})" if where else "")
    return Text(zh, en)


def cite(q: Quantity, *, document: bool = False) -> Text:
    """The words as printed and their line: “增长5%”（第35行）; with the document where sides come from several."""
    quote = " ".join(q.quote.split())
    where = f"{q.document} " if document else ""
    return Text(f"“{quote}”（{where}第{q.line}行）", f"“{quote}” ({where}line {q.line})")


def cites(*sides: Quantity) -> list[Text]:
    """Citations of all sides, naming documents only if there are several."""
    several = len({q.document for q in sides}) > 1
    return [cite(q, document=several) for q in sides]


def digits(x: float) -> str:
    """A printed number as people write it: no needless zeros."""
    return Interval.point(x).show()


def show(i: Interval, unit: str = "") -> str:
    """An interval with its unit: 5%, [7.45, 7.55]%, >500亿元."""
    return i.show() + unit


def own(q: Quantity) -> str:
    """The interval a claim stands for."""
    return show(q.interval, q.canonical_unit)


def goal(q: Quantity) -> str:
    """The number a goal prints."""
    return show(q.number, q.canonical_unit)


def gap(printed: Interval, derived: Interval) -> float:
    """How far apart two intervals are, relative to the printed one; 0 where they meet."""
    apart = float(printed.gap(derived))
    size = max((abs(float(e)) for e in (printed.lo, printed.hi) if not math.isinf(e)), default=0.0)
    return apart / size if size else apart
