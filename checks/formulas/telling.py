"""One comparison in words: who and when, the numbers as printed, what follows from them, and how far apart it is."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checks.comparing.citing import years
from checks.comparing.quantities import Quantity
from checks.formulas.evaluation import Evaluated, Side, base_scale, scaled
from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Power, Total, Years, plain
from checks.intervals import Interval, shown_apart
from checks.terms import MEASURE, STANCE, UNSAID
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import NO_TEXT, Text, sentences

_COMPARATORS, _SIGNS = (sentences("formulas")[part] for part in ("comparator", "expected"))
_ARITHMETIC = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_COMMAS = ("、", ", ")
_BRACKETS = ("（{}）", "({})")


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


def _year(one: IndicatorTerm) -> Text:
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


def _place(one: IndicatorTerm) -> Text:
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


def printed_number(q: Quantity) -> Text:
    """A claim's number as people write it: 3463.9亿元, ≥7%, 约6%, 2-3个百分点, -24.7%."""
    if math.isnan(q.value):
        return _both(q.interval.show() + q.canonical_unit)
    number = Interval.point(q.value).show()
    if not math.isnan(q.value_hi) and q.value_hi != q.value:
        return _both(f"{number}-{Interval.point(q.value_hi).show()}{q.unit}")
    sign = "-" if q.value > 0 and q.hi <= 0 and q.lo < 0 else ""
    hedge = _COMPARATORS.get(q.comparator, NO_TEXT)
    return Text(f"{hedge.zh}{sign}{number}{q.unit}", f"{hedge.en}{sign}{number}{q.unit}")


def _both(text: str) -> Text:
    return Text(text, text)


@dataclass(frozen=True)
class Sentences:
    """The sentences of one comparison, and of the evaluation it was told by."""

    formula: Formula
    claims: Mapping[Side, Sequence[Quantity]]
    years: int
    evaluated: Evaluated | None
    vocabulary: Vocabulary | None

    def name(self, side: Side) -> Text:
        """An operand's name."""
        return operand_name(side, self.vocabulary)

    def subject(self) -> Text:
        """Whose numbers and of when: 威海市2021年."""
        there = [(s, c[0]) for s, c in self.claims.items() if c]
        named = [q for s, q in there if not isinstance(s, Total)] or [q for _, q in there]
        where = " / ".join(dict.fromkeys(q.subject or q.region for q in named))
        now = [q for s, q in there if plain(s).year.kind == "same"] or named
        when, part = years(*now[0].years), now[0].part_of_year
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
        relation, (zh, en) = self.formula.relation, self.subject()
        left, right = self.names(relation.left), self.names(relation.right)
        return Text(
            f"{zh}：{left.zh} {relation.sign} {right.zh}{'，所印数字不符' if broken else ''}",
            f"{en}: {left.en} {relation.sign} {right.en}{': the printed numbers do not fit' if broken else ''}",
        )

    def arithmetic(self, broken: bool) -> Text:
        """The calculation with the numbers as printed, the interval of either side, and how far they are apart."""
        relation = self.formula.relation
        numbers = self.numbers(relation.left), self.numbers(relation.right)
        unit, left, right = self.computed()
        if left is None or right is None:
            return Text(*(f"{a} {relation.sign} {b}" for a, b in zip(*numbers, strict=True)))
        shown = [ranged(s, unit) for s in (shown_apart(left, right) if broken else (left.show(), right.show()))]
        single = [isinstance(node, IndicatorTerm) for node in (relation.left, relation.right)]
        sides = [
            Text(*(_side(n, i, one) for n, i in zip(said, both, strict=True)))
            for said, both, one in zip(numbers, shown, single, strict=True)
        ]
        apart = _apart(left, right, unit) if broken else NO_TEXT
        demand = _SIGNS[relation.sign]
        return Text(
            f"{sides[0].zh}；{sides[1].zh}；{demand.zh}{apart.zh}",
            f"{sides[0].en}; {sides[1].en}; {demand.en}{apart.en}",
        )

    def settle(self) -> Text | None:
        """What the left number would have to be, where the left side is one number and the relation an equation."""
        relation = self.formula.relation
        unit, left, right = self.computed()
        if relation.sign not in ("=", "≈") or not isinstance(relation.left, IndicatorTerm | Total):
            return None
        if left is None or right is None:
            return None
        name, shown = self.name(relation.left), ranged(shown_apart(left, right)[1], unit)
        return Text(
            f"若右边各数无误，“{name.zh}”应为{shown.zh}；否则请核对右边各数",
            f'if the numbers on the right are correct, "{name.en}" is {shown.en}; otherwise check those',
        )

    def computed(self) -> tuple[str, Interval | None, Interval | None]:
        """The unit the sides are shown in, and both; None where they cannot be computed."""
        made, relation = self.evaluated, self.formula.relation
        unit = self.unit(relation.left) or self.unit(relation.right) or ""
        if made is None or made.left.value is None or made.against is None:
            return unit, None, None
        scale = 1 / base_scale(unit)
        return unit, scaled(made.left.value, scale), scaled(made.against, scale)

    def names(self, node: Node) -> Text:
        """A side of the formula in names."""
        return Text(*(self.spell(node, language, lambda s, i: self.name(s)[i]) for language in (0, 1)))

    def numbers(self, node: Node) -> Text:
        """A side of the formula with every name followed by the number printed for it."""

        def said(side: Side, language: int) -> str:
            claims, name = self.claims.get(side) or (), self.name(side)[language]
            if isinstance(side, Total):
                return name + " " + " + ".join(f"{q.region} {printed_number(q)[language]}" for q in claims)
            numbers = dict.fromkeys(printed_number(q)[language] for q in claims)
            return f"{name} {_COMMAS[language].join(numbers)}" if numbers else f"{name} ?"

        return Text(*(self.spell(node, language, said) for language in (0, 1)))

    def spell(self, node: Node, language: int, operand: Callable[[Side, int], str], above: int = 0) -> str:
        """A tree as text, with brackets where they are needed."""
        span = str(self.years or ("年数", "years")[language])
        match node:
            case IndicatorTerm() | Total():
                return operand(node, language)
            case Constant(value, unit):
                return Interval.point(value).show() + unit
            case Years():
                return span
            case Negative(of):
                return "−" + self.spell(of, language, operand, 3)
            case Power(base, exponent):
                power = exponent if isinstance(exponent, int) else span
                return f"{self.spell(base, language, operand, 4)}^{power}"
        rank = 1 if node.sign in "+-" else 2
        left, right = (self.spell(n, language, operand, r) for n, r in ((node.left, rank), (node.right, rank + 1)))
        text = left + _ARITHMETIC[node.sign] + right
        return _BRACKETS[language].format(text) if rank < above else text

    def unit(self, node: Node) -> str | None:
        """The unit a side is shown in: that of its first number; None where numbers are multiplied."""
        match node:
            case IndicatorTerm() | Total():
                claims = self.claims.get(node)
                return claims[0].canonical_unit if claims else None
            case Constant(_, unit):
                return unit or None
            case Negative(of):
                return self.unit(of)
            case Binary("+" | "-", left, right):
                return self.unit(left) or self.unit(right)
        return None


def _side(numbers: str, interval: str, single: bool) -> str:
    """A side with what it comes to, unless that is the number itself."""
    if numbers.endswith(interval):
        return numbers
    return f"{numbers}（{interval}）" if single else f"{numbers} = {interval}"


def ranged(shown: str, unit: str) -> Text:
    """What an interval is shown as, in words: 40.75–40.85%, -3%至3%."""
    if shown[:1] not in ("[", "(") or "∞" in shown:
        return _both(shown + unit)
    lo, hi = shown[1:-1].split(", ")
    if lo.startswith("-"):
        return Text(f"{lo}{unit}至{hi}{unit}", f"{lo}{unit} to {hi}{unit}")
    return _both(f"{lo}–{hi}{unit}")


def _apart(left: Interval, right: Interval, unit: str) -> Text:
    gap = left.gap(right)
    if isinstance(gap, float) or gap == 0:
        return NO_TEXT
    said = Interval.point(_rounded(gap)).show()
    zh, en = ("个百分点", " percentage points") if unit == "%" else (unit, unit)
    return Text(f"，相差至少{said}{zh}", f", apart by at least {said}{en}")


def _rounded(x: Fraction) -> Fraction:
    """A distance with three figures, rounded down: apart by at least this much."""
    places = 0
    while x * Fraction(10) ** places < 100 and places < 12:
        places += 1
    return Fraction(math.floor(x * 10**places), 10**places)
