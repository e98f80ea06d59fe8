"""What may be added, multiplied and compared: money, people, areas, percent, percentage points are dimensions.

A quantity is a product of powers of base dimensions (money per person is money¹·people⁻¹), as in any system of units.
Percent is a number that remembers it is one; a percentage point is the difference of two percents and never a factor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from checks.errors import InputError
from checks.formulas.parse import formula_error
from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Power, Relation, Total, Years
from checks.wording import Text, sentences

Kind = Literal["quantity", "percent", "point", "difference", "literal"]


@dataclass(frozen=True, slots=True)
class Dimension:
    """`kind` is "literal" for a bare number; `difference` is percent minus percent: a share or points."""

    kind: Kind = "quantity"
    powers: tuple[tuple[str, int], ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether it is without dimension, percent included."""
        return not self.powers and self.kind != "point"

    def named(self) -> Text:
        """Its name in an error."""
        if self.kind in ("percent", "point"):
            return _NAMES[self.kind]
        if not self.powers:
            return _NAMES["number"]
        above = [(b, n) for b, n in self.powers if n > 0]
        below = [(b, -n) for b, n in self.powers if n < 0]
        zh, en = ("·".join(_power(b, n, lang) for b, n in above) or "1" for lang in (0, 1))
        if below:
            zh, en = (f"{head}/{'·'.join(_power(b, n, lang) for b, n in below)}" for lang, head in enumerate((zh, en)))
        return Text(zh, en)


NUMBER = Dimension()
LITERAL = Dimension("literal")
PERCENT = Dimension("percent")
POINT = Dimension("point")
DIFFERENCE = Dimension("difference")
_BASES: dict[str, tuple[tuple[str, int], ...]] = {
    "money_per_person": (("money", 1), ("people", -1)),
    "usd_per_person": (("currency_usd", 1), ("people", -1)),
    "ratio": (),
}
_NAMES = sentences("formulas")["dimension"]
# A bare number may stand beside what is counted one by one or has no unit worth writing, not beside money or areas.
_COUNTED = frozenset({"count", "people", "households", "index", "concentration"})
_RATES = frozenset({"growth", "growth_avg", "share", "rate", "completion"})
Of = Callable[[IndicatorTerm], Dimension]


def of_indicator(dimension: str, unit: str) -> Dimension:
    """The dimension of an indicator's level. Those the vocabulary lumps together are told apart by their unit."""
    if dimension == "percent":
        return PERCENT
    if dimension == "percentage_point":
        return POINT
    if dimension in ("other", "per_capita"):
        return Dimension(powers=((unit or dimension, 1),))
    return Dimension(powers=_BASES.get(dimension, ((dimension, 1),)))


def of_measure(level: Dimension, measure: str) -> Dimension:
    """The dimension of an operand, from its indicator's level and its measure."""
    if measure in _RATES:
        return PERCENT
    if measure in ("multiple", "rank"):
        return NUMBER
    if measure in ("delta", "cumulative") and level == PERCENT:
        return POINT
    return level


def check(formula: Formula, operand: Of, unit: Callable[[str], Dimension]) -> None:
    """Raise `InputError`, with the place and the reason, where a formula mixes dimensions.

    `operand` gives an operand's dimension, `unit` that of a unit beside a number.
    """
    checker = _Checker(formula.text, operand, unit)
    for relation in (formula.relation, *formula.conditions):
        checker.relation(relation)


@dataclass(frozen=True, slots=True)
class _Checker:
    text: str
    operand: Of
    unit: Callable[[str], Dimension]

    def relation(self, relation: Relation) -> None:
        left, right = self.node(relation.left), self.node(relation.right)
        if not _comparable(left, right, relation):
            raise self.mixed(relation.at, Text("比较", "compare"), left, right)
        if relation.width is not None:
            self.width(relation.width, left, right)

    def width(self, width: Constant, left: Dimension, right: Dimension) -> None:
        said = self.node(width)
        if said == POINT and not {left.kind, right.kind} & {"percent", "point", "difference"}:
            message = Text("容差写作百分点，而两边不是百分比", "the width is in points but the sides are no percents")
            raise formula_error(self.text, width.at, message)
        if said not in (PERCENT, POINT):
            raise formula_error(
                self.text, width.at, Text("容差写作百分比或百分点", "write the width in percent or percentage points")
            )

    def node(self, node: Node) -> Dimension:  # noqa: PLR0911 (one case a kind of node)
        match node:
            case IndicatorTerm():
                return self.operand(node)
            case Total(operand):
                return self.operand(operand)
            case Constant(_, unit):
                return self.unit(unit) if unit else LITERAL
            case Years():
                return NUMBER
            case Negative(of):
                return self.node(of)
            case Power(base, exponent):
                return self.power(node, self.node(base), exponent)
            case Binary(sign, left, right):
                sides = self.node(left), self.node(right)
                return self.sum(node, *sides) if sign in "+-" else self.product(node, *sides)
        raise TypeError(node)

    def power(self, node: Power, base: Dimension, exponent: int | Years) -> Dimension:
        if base.is_number:
            return NUMBER
        if base == POINT or isinstance(exponent, Years):
            raise formula_error(
                self.text, node.at, Text(f"{base.named().zh}不能乘方", f"{base.named().en} cannot be raised to a power")
            )
        return Dimension(powers=tuple((b, n * exponent) for b, n in base.powers if exponent))

    def sum(self, node: Binary, a: Dimension, b: Dimension) -> Dimension:
        if a.powers or b.powers:
            if a.powers == b.powers or (LITERAL in (a, b) and _takes_literal(a if a.powers else b)):
                return a if a.powers else b
            raise self.mixed(node.at, Text("相加减", "add or subtract"), a, b)
        kinds = {a.kind, b.kind}
        if not kinds & {"percent", "point", "difference"}:
            return NUMBER
        if "literal" in kinds:
            # 1 + 增速 is a factor; any other bare number beside a percent was meant in percent or in points.
            one = next(n for n, d in ((node.left, a), (node.right, b)) if d == LITERAL)
            if isinstance(one, Constant) and one.value == 1 and "point" not in kinds:
                return NUMBER
            raise self.mixed(node.at, Text("相加减", "add or subtract"), a, b)
        if "quantity" in kinds:
            if "point" in kinds:
                raise self.mixed(node.at, Text("相加减", "add or subtract"), a, b)
            return NUMBER
        return _percent_sum(node.sign, a, b)

    def product(self, node: Binary, a: Dimension, b: Dimension) -> Dimension:
        if POINT in (a, b):
            if a == b and node.sign == "/":
                return NUMBER
            if LITERAL in (a, b) and (node.sign == "*" or a == POINT):
                return POINT
            raise self.mixed(node.at, Text("相乘除", "multiply or divide"), a, b)
        powers = dict(a.powers)
        for base, n in b.powers:
            powers[base] = powers.get(base, 0) + (n if node.sign == "*" else -n)
        left = tuple(sorted((base, n) for base, n in powers.items() if n))
        if not left and LITERAL in (a, b) and PERCENT in (a, b) and (node.sign == "*" or a == PERCENT):
            return PERCENT
        return Dimension(powers=left)

    def mixed(self, at: int, what: Text, a: Dimension, b: Dimension) -> InputError:
        left, right = a.named(), b.named()
        message = Text(f"{left.zh}与{right.zh}不能{what.zh}", f"cannot {what.en} {left.en} and {right.en}")
        return formula_error(self.text, at, message, _advice(a, b))


def _percent_sum(sign: str, a: Dimension, b: Dimension) -> Dimension:
    """Percent and points: the difference of two percents may be read as either; points on a percent are a percent."""
    if a == b == PERCENT:
        return PERCENT if sign == "+" else DIFFERENCE
    if PERCENT in (a, b):
        return PERCENT
    return POINT if POINT in (a, b) else DIFFERENCE


def _comparable(a: Dimension, b: Dimension, relation: Relation) -> bool:
    if a.powers or b.powers:
        literal = relation.left if a == LITERAL else relation.right if b == LITERAL else None
        if literal is not None:
            zero = isinstance(literal, Constant) and literal.value == 0
            return zero or _takes_literal(a if a.powers else b)
        return a.powers == b.powers
    kinds = {a.kind, b.kind}
    if "literal" in kinds and kinds & {"percent", "point", "difference"}:
        literal = relation.left if a == LITERAL else relation.right
        return isinstance(literal, Constant) and literal.value in (0, 1)
    return "point" not in kinds or not kinds & {"percent", "quantity"}


def _takes_literal(d: Dimension) -> bool:
    return all(base in _COUNTED or base not in _NAMES for base, _ in d.powers)


def _advice(a: Dimension, b: Dimension) -> Text | None:
    kinds = {a.kind, b.kind}
    if "literal" in kinds and kinds & {"percent", "point", "difference"}:
        return Text("百分比写作 5%，百分点写作 5个百分点", "write 5% for percent and 5pp for percentage points")
    if "literal" in kinds:
        return Text("数字后写明单位，如 500亿元", "write the unit behind the number, as in 500亿元")
    if kinds == {"percent", "point"}:
        return Text("百分比之差才是百分点", "only the difference of two percents is in percentage points")
    if {p for d in (a, b) for p, _ in d.powers} == {"money", "currency_usd"}:
        return Text("汇率未知，不能换算", "the exchange rate is not known")
    return None


def _power(base: str, n: int, language: int) -> str:
    name = _NAMES.get(base, Text(base, base))[language]
    return name if n == 1 else f"{name}^{n}"
