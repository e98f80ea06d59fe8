"""How claims and calculations are put into sentences: names, citations, intervals, years."""

import math
from fractions import Fraction

from checks.expectations.quantities import Quantity
from checks.intervals import Interval
from checks.terms import FALL, KIND, MEASURE, REAL, STANCE, UNSAID
from checks.wording import NO_TEXT, Text

_LARGE = ((10**8, "亿"), (10**4, "万"))
_UNSCALED = frozenset({"元/月", "美元", "%", "‰", "个百分点", "倍", "岁"})  # printed as they are
_CHANGES = ("growth", "growth_avg", "delta")
_STANCES = ("target", "budget", "requirement")


def years(first: int, last: int) -> str:
    """2021 or 2021-2025; empty if unknown."""
    if not last:
        return ""
    return str(last) if first in (0, last) else f"{first}-{last}"


def name(q: Quantity, *, region: bool = True) -> Text:
    """Whose, what and when: 威海市2022年社会消费品零售总额增速目标."""
    when = years(*q.years)
    measure = NO_TEXT if q.measure in UNSAID else MEASURE.get(q.measure, NO_TEXT)
    tail = "" if measure.zh and q.indicator.endswith((measure.zh, "率", "比重", "占比", "增速")) else measure.zh
    if q.growth_kind == "real" and tail:
        tail = f"{REAL.zh}{tail}"
        measure = Text(measure.zh, f"{REAL.en} {measure.en}")
    stance = STANCE[q.stance] if q.stance in _STANCES else NO_TEXT
    where = q.subject or (q.region if region else "")
    zh = f"{where}{when + '年' if when else ''}{q.part_of_year}{q.indicator}{tail}{stance.zh}"
    what = q.indicator_en or q.indicator
    of = f"{measure.en} of {what}" if measure.en and tail else what
    aim = f"{stance.en} for " if stance.en else ""
    en = aim + of + (f" in {when}" if when else "") + (f" ({where})" if where else "")
    return Text(zh, en)


def document_name(q: Quantity) -> Text:
    """The document a number stands in as people call it: 经区2022年度计划; its own name where its kind is not known."""
    first, last = (q.result_end, q.result_end) if q.document_kind == "communique" else (q.plan_start, q.plan_end)
    spanning = q.document_kind == "five_year_outline"
    when = years(first, last) if spanning else years(first, first)
    kind = KIND.get(q.document_kind)
    if kind is None or q.document_kind == "other" or not when or not q.document_region:
        return Text(q.document, q.document)
    year = "" if kind.zh.startswith("年") else "年"
    return Text(f"{q.document_region}{when}{year}{kind.zh}", f"{kind.en} {when} of {q.document_region}")


def cite(q: Quantity, *, document: Text = NO_TEXT) -> Text:
    """The words as printed and their line: “增长5%”（第35行）; with the document where sides come from several."""
    quote = " ".join(q.quote.split())
    quote = quote if quote[:1] == "“" and quote[-1:] == "”" else f"“{quote}”"
    zh, en = (f"{name} " if name else "" for name in document)
    fell = FALL if q.measure in _CHANGES and q.hi < 0 < q.value else NO_TEXT
    return Text(f"{fell.zh}{quote}（{zh}第{q.line}行）", f"{fell.en}{quote} ({en}line {q.line})")


def cites(*sides: Quantity) -> list[Text]:
    """Citations of all sides, naming documents only if there are several; two that are called alike by their files."""
    named = {q.document: document_name(q) for q in sides}
    if len(named) == 1:
        return [cite(q) for q in sides]
    alike = len(set(named.values())) < len(named)
    return [cite(q, document=Text(q.document, q.document) if alike else named[q.document]) for q in sides]


def digits(x: float) -> str:
    """A printed number as people write it: no needless zeros."""
    return Interval.point(x).show()


def show(i: Interval, unit: str = "") -> str:
    """An interval with its unit: 5%, [7.45, 7.55]%, >500亿元; large counts as they are printed, in 万 or 亿."""
    largest = max((abs(Fraction(e)) for e in (i.lo, i.hi) if not math.isinf(e)), default=Fraction(0))
    for size, word in _LARGE if unit and unit not in _UNSCALED and unit[0] not in "万亿" else ():
        digits_lost = i.is_point and largest % (size if unit == "元" else Fraction(size, 100))
        if largest >= size and not digits_lost and (i.is_point or unit != "元"):
            return (i / Interval.point(size)).show() + word + unit
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
