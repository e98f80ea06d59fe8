"""A formula said as a sentence, for people who read a rule and do not write one."""

from collections.abc import Mapping
from types import MappingProxyType

from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Power, Relation, Total, Years
from checks.terms import MEASURE, STANCE, UNSAID
from checks.wording import NO_TEXT, Text, sentences

_RELATIONS, _SIGNS, _PLACES = (sentences("formulas")[part] for part in ("relation", "operation", "place"))
_RANK = {"+": 1, "-": 1, "*": 3, "/": 3}
Names = Mapping[str, str]
NO_NAMES: Names = MappingProxyType({})
SAME = Text(
    "（没有写明的，各项相同：地区、时期、目标或实绩、口径）",
    " (whatever it does not name is the same on all sides: region, period, goal or result, scope)",
)


def in_words(formula: Formula, english: Names = NO_NAMES) -> Text:
    """The formula as one sentence in both languages; `english` has the English names of indicators."""
    said = _relation(formula.relation, english)
    if formula.conditions:
        parts = [_relation(c, english) for c in formula.conditions]
        zh, en = "且".join(p.zh for p in parts), " and ".join(p.en for p in parts)
        said = Text(f"当{zh}时，{said.zh}", f"where {en}, {said.en}")
    return Text(said.zh + SAME.zh, said.en + SAME.en)


def _relation(relation: Relation, english: Names) -> Text:
    left, sign, right = _node(relation.left, english), _RELATIONS[relation.sign], _node(relation.right, english)
    zh, en = f"{left.zh}{sign.zh}{right.zh}", f"{left.en} {sign.en} {right.en}"
    if relation.width is not None:
        width = _number(relation.width)
        zh, en = f"{zh}，相差不超过{width}", f"{en}, within {width}"
    return Text(zh, en)


def _node(node: Node, english: Names) -> Text:  # noqa: PLR0911 (one for each kind of node)
    match node:
        case IndicatorTerm():
            return _operand(node, english)
        case Total(operand):
            inner = _operand(operand, english)
            return Text(f"各{inner.zh}之和", f"the sum of {inner.en}")
        case Constant():
            return Text(_number(node), _number(node))
        case Years():
            return Text("年数", "the number of years")
        case Negative(of):
            inner = _inside(of, 9, english)
            return Text(f"负{inner.zh}", f"minus {inner.en}")
        case Binary(sign, left, right):
            one, two, word = (
                _inside(left, _RANK[sign], english),
                _inside(right, _RANK[sign] + (sign in "-/"), english),
                _SIGNS[sign],
            )
            return Text(f"{one.zh}{word.zh}{two.zh}", f"{one.en} {word.en} {two.en}")
        case Power(base, exponent):
            inner = _inside(base, 9, english)
            power = _node(exponent, english) if isinstance(exponent, Years) else Text(str(exponent), str(exponent))
            return Text(f"{inner.zh}的{power.zh}次方", f"{inner.en} to the power of {power.en}")


def _inside(node: Node, around: int, english: Names) -> Text:
    """A part of a calculation, in brackets where its sign binds less than what is around it."""
    said = _node(node, english)
    if isinstance(node, Binary) and _RANK[node.sign] < around:
        return Text(f"（{said.zh}）", f"({said.en})")
    return said


def _operand(one: IndicatorTerm, english: Names) -> Text:
    zh, en = one.name, english.get(one.name) or one.name
    if one.measure and one.measure not in UNSAID:
        measure = MEASURE[one.measure]
        zh, en = f"{zh}的{measure.zh}", f"the {measure.en} of {en}"
    if one.of:
        whole = _PLACES["above"].zh.removesuffix("的") if one.of == "@上级" else one.of.removeprefix("@")
        zh, en = (
            f"{one.name}占{whole}的比重",
            f"the share of {en} in {'the level above' if one.of == '@上级' else english.get(whole) or whole}",
        )
    if one.stance:
        stance = STANCE[one.stance]
        zh, en = zh + stance.zh, f"the {stance.en} {'of' if one.stance == 'actual' else 'for'} {en}"
    place = _PLACES.get(one.place.kind) or (
        Text(f"{one.place.name}的", f" of {one.place.name}") if one.place.kind == "fixed" else NO_TEXT
    )
    year = _year(one)
    return Text(f"{place.zh}{year.zh}{zh}", f"{en}{place.en}{year.en}")


def _year(one: IndicatorTerm) -> Text:
    match one.year.kind, one.year.n:
        case "base", _:
            return Text("基期", " in the base year")
        case "fixed", year:
            return Text(f"{year}年", f" in {year}")
        case "shift", -1:
            return Text("上年", " in the year before")
        case "shift", 1:
            return Text("下年", " in the year after")
        case "shift", n:
            return Text(f"{abs(n)}年{'前' if n < 0 else '后'}的", f" {abs(n)} years {'before' if n < 0 else 'after'}")
    return NO_TEXT


def _number(number: Constant) -> str:
    value = number.value
    digits = str(value.numerator) if value.denominator == 1 else f"{float(value):.15g}"
    return digits + number.unit
