"""One comparison in words: who and when, the numbers as printed, what follows from them, and how far apart it is."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import narwhals as nw
import pandas as pd

from checks.formulas.names import number_value
from checks.formulas.plan import Side
from checks.formulas.table import base_scale, eager
from checks.formulas.tree import Binary, Formula, Negative, Node, Number, Operand, Power, Relation, Total, Years, plain
from checks.intervals import Interval, shown_apart
from checks.terms import MEASURE, STANCE, UNSAID
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import NO_TEXT, Text

FIELDS = (
    "claim", "document", "start", "end", "region", "indicator", "period_start", "period_end", "stance", "comparator",
    "value", "value_hi", "unit", "canonical_unit", "lo", "hi", "lo_closed", "hi_closed", "scope", "damage",
    "part_of_year", "paragraph", "origin",
)  # fmt: skip
_COMPARATORS = {
    ">=": Text("≥", "≥"), ">": Text(">", ">"), "<=": Text("≤", "≤"), "<": Text("<", "<"), "~": Text("约", "about "),
}  # fmt: skip
_SIGNS = {
    "=": Text("应相等", "should be equal"),
    "≈": Text("应大致相等", "should be nearly equal"),
    "≠": Text("不应相同", "should differ"),
    "≥": Text("左边应不小于右边", "the left side should not be smaller"),
    "≤": Text("左边应不大于右边", "the left side should not be larger"),
    ">": Text("左边应大于右边", "the left side should be larger"),
    "<": Text("左边应小于右边", "the left side should be smaller"),
}
_ARITHMETIC = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
Claim = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One joined row: the claims of every operand that is there, the sums not all of whose members are, and the years
    its span has.
    """

    claims: Mapping[Side, Sequence[Claim]]
    partial: frozenset[Side]
    years: int


def claims_at(frame: Any, positions: Sequence[int]) -> dict[int, Claim]:
    """The claims at some positions of a frame, as dictionaries of `FIELDS`."""
    if not positions:
        return {}
    data = eager(nw.from_native(frame).select(*FIELDS))
    chosen = data[list(positions)]
    columns = {name: chosen[name].to_list() for name in FIELDS}
    return {p: {n: columns[n][i] for n in FIELDS} for i, p in enumerate(positions)}


def operand_name(side: Side, vocabulary: Vocabulary | None = None) -> Text:
    """An operand as the formula names it: 外贸出口额增速[上年]@上级; in English where the vocabulary has a name."""
    one = plain(side)
    measure = NO_TEXT if one.measure in UNSAID else MEASURE.get(one.measure, NO_TEXT)
    zh = one.name + ("" if one.name.endswith(measure.zh) else measure.zh)
    known = vocabulary.indicator(one.name) if vocabulary else None
    english = known.en if known and known.en else one.name
    en = f"{measure.en} of {english}" if measure.en else english
    for tail in (_year(one), _place(one)):
        zh, en = zh + tail.zh, en + tail.en
    if one.stance:
        zh, en = f"{STANCE[one.stance].zh}（{zh}）", f"{STANCE[one.stance].en} ({en})"
    return Text(f"合计（{zh}）", f"sum of {en}") if isinstance(side, Total) else Text(zh, en)


def _year(one: Operand) -> Text:
    match one.year.kind:
        case "base":
            return Text("[基期]", " [base year]")
        case "fixed":
            return Text(f"[{one.year.n}]", f" [{one.year.n}]")
        case "shift" if one.year.n == -1:
            return Text("[上年]", " [year before]")
        case "shift":
            return Text(f"[{one.year.n:+d}]", f" [{one.year.n:+d}]")
    return NO_TEXT


def _place(one: Operand) -> Text:
    match one.place.kind:
        case "above":
            return Text("@上级", " (region above)")
        case "below":
            return Text("@下级", " (regions below)")
        case "fixed":
            return Text(f"@{one.place.name}", f" ({one.place.name})")
    return NO_TEXT


def missing(side: Side, vocabulary: Vocabulary | None = None) -> Text:
    """The reason that an operand is missing, without region or year so that such reasons can be counted."""
    name = operand_name(side, vocabulary)
    return Text(f"缺少“{name.zh}”", f'"{name.en}" is missing')


def printed_number(claim: Claim) -> Text:
    """A claim's number as people write it: 3463.9亿元, ≥7%, 约6%, 2-3个百分点, -24.7%."""
    value, high = claim["value"], claim["value_hi"]
    if value is None or math.isnan(value):
        return _both(interval_of(claim).show() + claim["canonical_unit"])
    number = Interval.point(value).show()
    if high is not None and not math.isnan(high) and high != value:
        return _both(f"{number}-{Interval.point(high).show()}{claim['unit']}")
    sign = "-" if value > 0 and claim["hi"] <= 0 and claim["lo"] < 0 else ""
    hedge = _COMPARATORS.get(claim["comparator"], NO_TEXT)
    return Text(f"{hedge.zh}{sign}{number}{claim['unit']}", f"{hedge.en}{sign}{number}{claim['unit']}")


def interval_of(claim: Claim) -> Interval:
    """What a claim's number stands for, in its canonical unit."""
    return Interval.of_row(claim["lo"], claim["hi"], claim["lo_closed"], claim["hi_closed"])


def _both(text: str) -> Text:
    return Text(text, text)


class Sentences:
    """The sentences of one row. Numbers are computed again exactly, from the printed ones."""

    def __init__(self, formula: Formula, row: Row, vocabulary: Vocabulary | None) -> None:
        self.formula = formula
        self.row = row
        self.vocabulary = vocabulary

    def name(self, side: Side) -> Text:
        """An operand's name."""
        return operand_name(side, self.vocabulary)

    def subject(self) -> Text:
        """Whose numbers and of when: 威海市2021年."""
        there = [(s, c[0]) for s, c in self.row.claims.items() if c]
        named = [c for s, c in there if not isinstance(s, Total)] or [c for _, c in there]
        where = " / ".join(dict.fromkeys(str(c["region"]) for c in named))
        of_now = [c for s, c in there if plain(s).year.kind == "same"] or named
        when, part = _period(of_now[0]), of_now[0]["part_of_year"]
        english = ", ".join(p for p in (where, when + (f" {part}" if part else "")) if p)
        return Text(f"{where}{when + '年' if when else ''}{part}", english)

    def lacking(self, side: Side) -> Text:
        """The message of a comparison that lacks an operand."""
        subject, name = self.subject(), self.name(side)
        return Text(
            f"{subject.zh}：缺少“{name.zh}”，不能比较", f'{subject.en}: "{name.en}" is missing, nothing to compare'
        )

    def message(self, broken: bool) -> Text:
        """What was compared and whether it fits."""
        relation = self.formula.relation
        subject, left, right = self.subject(), self.names(relation.left), self.names(relation.right)
        verdict = Text("：不符", ": does not hold") if broken else NO_TEXT
        return Text(
            *(
                f"{s}{c}{a} {relation.sign} {b}{v}"
                for s, c, a, b, v in zip(subject, ("：", ": "), left, right, verdict, strict=True)
            )
        )

    def arithmetic(self, broken: bool) -> Text:
        """The calculation with the numbers as printed, the interval of either side, and how far they are apart."""
        relation = self.formula.relation
        numbers = self.numbers(relation.left), self.numbers(relation.right)
        left, right = self.computed(relation)
        if left is None or right is None:
            return Text(*(f"{a} {relation.sign} {b}" for a, b in zip(*numbers, strict=True)))
        unit = self.unit(relation.left) or self.unit(relation.right) or ""
        scale = 1 / _display_scale(unit)
        left, right = left * scale, right * scale
        shown = [s + unit for s in (shown_apart(left, right) if broken else (left.show(), right.show()))]
        sides = [Text(*(_side(n, i) for n in said)) for said, i in zip(numbers, shown, strict=True)]
        apart = _apart(left, right, unit) if broken else NO_TEXT
        demand = _SIGNS[relation.sign]
        return Text(
            f"{sides[0].zh}；{sides[1].zh}；{demand.zh}{apart.zh}",
            f"{sides[0].en}; {sides[1].en}; {demand.en}{apart.en}",
        )

    def settle(self) -> Text | None:
        """What the left number would have to be, where the left side is one number and the relation an equation."""
        relation = self.formula.relation
        left, right = self.computed(relation)
        if relation.sign not in ("=", "≈") or not isinstance(relation.left, Operand | Total):
            return None
        if left is None or right is None:
            return None
        unit = self.unit(relation.left) or ""
        scale = 1 / _display_scale(unit)
        shown = shown_apart(left * scale, right * scale)[1] + unit
        name = self.name(relation.left)
        return Text(
            f"若右边各数无误，“{name.zh}”应为{shown}；否则请核对右边各数",
            f'if the numbers on the right are correct, "{name.en}" is {shown}; otherwise check those',
        )

    def computed(self, relation: Relation) -> tuple[Interval | None, Interval | None]:
        """Both sides exactly, in base units; None where they cannot be computed."""
        printed = relation.sign in "≥≤><"
        out: list[Interval | None] = []
        for node in (relation.left, relation.right):
            try:
                out.append(self.value(node, printed))
            except (ArithmeticError, ValueError, KeyError):
                out.append(None)
        left, right = out
        if relation.width is not None and right is not None:
            width = number_value(relation.width, self.vocabulary)
            right = right * Interval(1 - width, 1 + width) if relation.width.unit == "%" else right.widen(width)
        return left, right

    def value(self, node: Node, printed: bool) -> Interval:
        """A node's interval in base units. Raises `KeyError` for a missing operand, and the errors of `Interval`."""
        match node:
            case Total() | Operand():
                return self.operand(node, printed)
            case Number():
                return Interval.point(number_value(node, self.vocabulary))
            case Years():
                return Interval.point(self.row.years)
            case Negative(of):
                return -self.value(of, printed)
            case Power(base, exponent):
                return self.value(base, printed) ** self.exponent(exponent)
        a, b = self.value(node.left, printed), self.value(node.right, printed)
        return {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__}[node.sign](b)

    def exponent(self, exponent: int | Years) -> int:
        """A power. Raises `ValueError` for that of a span that is not known."""
        if isinstance(exponent, int):
            return exponent
        if self.row.years < 1:
            raise ValueError("the span of years is not known")
        return self.row.years

    def operand(self, side: Side, printed: bool) -> Interval:
        """An operand's interval in base units: the meet of its claims; for a sum, the sum over the regions."""
        claims = self.row.claims[side]
        if not claims:
            raise KeyError(side)
        regions: dict[str, Interval] = {}
        for claim in claims:
            own, known = goal_number(claim) if printed else interval_of(claim), regions.get(claim["region"])
            regions[claim["region"]] = own if known is None else known.meet(own) or known.hull(own)
        first, *rest = regions.values()
        total = sum(rest, first)
        if side in self.row.partial:
            total = Interval(
                total.lo if all(i.lo >= 0 for i in regions.values()) else -math.inf, math.inf, total.lo_closed
            )
        return total * base_scale(claims[0]["canonical_unit"])

    def names(self, node: Node) -> Text:
        """A side of the formula in names."""
        return Text(*(self.spell(node, language, lambda s, i: self.name(s)[i]) for language in (0, 1)))

    def numbers(self, node: Node) -> Text:
        """A side of the formula with every name followed by the number printed for it."""

        def said(side: Side, language: int) -> str:
            claims = self.row.claims.get(side) or ()
            name = self.name(side)[language]
            if isinstance(side, Total):
                return name + " " + " + ".join(f"{c['region']} {printed_number(c)[language]}" for c in claims)
            numbers = dict.fromkeys(printed_number(c)[language] for c in claims)
            return f"{name} {_COMMAS[language].join(numbers)}" if numbers else f"{name} ?"

        return Text(*(self.spell(node, language, said) for language in (0, 1)))

    def spell(self, node: Node, language: int, operand: Callable[[Side, int], str], above: int = 0) -> str:
        """A tree as text, with brackets where they are needed."""
        match node:
            case Operand() | Total():
                return operand(node, language)
            case Number(value, unit):
                return Interval.point(value).show() + unit
            case Years():
                return str(self.row.years or ("年数", "years")[language])
            case Negative(of):
                return "−" + self.spell(of, language, operand, 3)
            case Power(base, exponent):
                power = exponent if isinstance(exponent, int) else self.row.years or ("年数", "years")[language]
                return f"{self.spell(base, language, operand, 4)}^{power}"
        rank = 1 if node.sign in "+-" else 2
        left, right = (self.spell(n, language, operand, r) for n, r in ((node.left, rank), (node.right, rank + 1)))
        text = left + _ARITHMETIC[node.sign] + right
        return _BRACKETS[language].format(text) if rank < above else text

    def unit(self, node: Node) -> str | None:
        """The unit a side is shown in: that of its first number; None where numbers are multiplied."""
        match node:
            case Operand() | Total():
                claims = self.row.claims.get(node)
                return str(claims[0]["canonical_unit"]) if claims else None
            case Number(_, unit):
                return unit or None
            case Negative(of):
                return self.unit(of)
            case Binary("+" | "-", left, right):
                return self.unit(left) or self.unit(right)
        return None


_COMMAS = ("、", ", ")
_BRACKETS = ("（{}）", "({})")


def _period(claim: Claim) -> str:
    first, last = claim["period_start"], claim["period_end"]
    if first is None or last is None or pd.isna(first) or pd.isna(last):
        return ""
    return str(int(last)) if first == last else f"{int(first)}-{int(last)}"


def _side(numbers: str, interval: str) -> str:
    """A side with what it comes to, unless that is the number itself."""
    return numbers if numbers.endswith(interval) else f"{numbers} = {interval}"


def _apart(left: Interval, right: Interval, unit: str) -> Text:
    gap = left.gap(right)
    if isinstance(gap, float) or gap == 0:
        return NO_TEXT
    said = Interval.point(_rounded(gap)).show()
    zh, en = ("个百分点", " percentage points") if unit == "%" else (unit, unit)
    return Text(f"，相差至少{said}{zh}", f", apart by at least {said}{en}")


def goal_number(claim: Claim) -> Interval:
    """The number a goal prints, whatever its hedge allows; of a result, what may be true."""
    said = interval_of(claim)
    if claim["stance"] != "actual":
        if claim["comparator"] in (">=", ">") and math.isfinite(claim["lo"]):
            return Interval.point(said.lo)
        if claim["comparator"] in ("<=", "<") and math.isfinite(claim["hi"]):
            return Interval.point(said.hi)
    return said


def _display_scale(unit: str) -> Fraction:
    return base_scale("%" if unit in ("%", "pp") or unit.endswith("百分点") else unit)


def _rounded(x: Fraction) -> Fraction:
    """A distance with three figures, rounded down: apart by at least this much."""
    places = 0
    while x * Fraction(10) ** places < 100 and places < 12:
        places += 1
    return Fraction(math.floor(x * 10**places), 10**places)
