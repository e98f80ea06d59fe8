"""A formula's names against the vocabulary: aliases to canonical names, unknown ones refused, dimensions checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from checks.chinese.lexicon import words_of
from checks.errors import InputError, InputErrors, nearest
from checks.formulas import dimensions
from checks.formulas.dimensions import POINT, Dimension, of_indicator, of_measure
from checks.formulas.parse import QUOTE_DIGITS, formula_error, parse
from checks.formulas.setting import in_force
from checks.formulas.tree import Constant, Formula, IndicatorTerm, Relation, Where, mapped, nodes, plain
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

POINT_WORDS = words_of("names", "point_words")
_PREFIXES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_BARE_UNITS = {"元": "money", "美元": "currency_usd", "人": "people", "户": "households"}


def check_formula(text: str, vocabulary: Vocabulary) -> Formula:
    """The formula with canonical names.

    Raises `InputError` (several as `InputErrors`) with the column: for what is no formula, for names the vocabulary
    does not know, with the nearest one, and for mixed dimensions, with the reason.
    """
    return _checked(text, _Names(vocabulary))


def read_formula(text: str) -> Formula:
    """The formula, checked against the vocabulary in force; only parsed where there is none."""
    vocabulary = in_force.get()
    return parse(text) if vocabulary is None else check_formula(text, vocabulary)


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    vocabulary: Vocabulary

    # One vocabulary is one key: it is read once and never changes.
    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and other.vocabulary is self.vocabulary


@lru_cache(maxsize=1024)
def _checked(text: str, names: _Names) -> Formula:
    vocabulary = names.vocabulary
    formula = parse(text)
    errors = [e for o in formula.operands for e in _unknown(text, plain(o), vocabulary)]
    errors += [e for n in _numbers(formula) for e in _unknown_unit(text, n, vocabulary)]
    if len(errors) > 1:
        raise InputErrors(errors)
    if errors:
        raise errors[0]
    canonical = replace(
        formula,
        relation=_canonical(formula.relation, vocabulary),
        conditions=tuple(_canonical(c, vocabulary) for c in formula.conditions),
    )
    dimensions.check(canonical, lambda o: operand_dimension(o, vocabulary), lambda u: unit_dimension(u, vocabulary))
    return canonical


def operand_dimension(operand: IndicatorTerm, vocabulary: Vocabulary) -> Dimension:
    """The dimension of an operand with a canonical name."""
    indicator = vocabulary.indicator(operand.name)
    assert indicator is not None
    return of_measure(of_indicator(indicator.dimension, indicator.unit), operand.measure or "level")


def unit_dimension(unit: str, vocabulary: Vocabulary | None) -> Dimension:
    """The dimension of a unit beside a number."""
    if unit == "%":
        return dimensions.PERCENT
    if unit in POINT_WORDS:
        return POINT
    found = vocabulary.unit(unit) if vocabulary else None
    if found:
        return of_indicator(found.dimension, found.canonical)
    base = split_unit(unit)[1]
    known = vocabulary.unit(base) if vocabulary else None
    return (
        of_indicator(known.dimension, known.canonical) if known else of_indicator(_BARE_UNITS.get(base, "count"), base)
    )


def split_unit(unit: str) -> tuple[int, str]:
    """A unit without the number word in front of it, and that number: 亿元 is 10⁸ 元, 万人 10⁴ 人.

    A unit that consists of number words only, or whose rest would be no unit (千克 is one word), is left whole.
    """
    if unit in POINT_WORDS or unit.startswith("千") or unit == "%":
        return 1, unit
    scale, rest = 1, unit
    while len(rest) > 1 and rest[0] in _PREFIXES:
        scale, rest = scale * _PREFIXES[rest[0]], rest[1:]
    return scale, rest


def number_value(number: Constant, vocabulary: Vocabulary | None) -> Fraction:
    """A number of a formula in base units: 5% is 1/20, 2个百分点 is 1/50, 500亿元 is 5·10¹⁰ 元."""
    unit = number.unit
    if unit == "%" or unit in POINT_WORDS:
        return number.value / 100
    found = vocabulary.unit(unit) if vocabulary else None
    if found and vocabulary:
        canonical = split_unit(found.canonical)[0]
        return number.value * vocabulary.scale(unit) * (canonical if found.canonical != "%" else Fraction(1, 100))
    return number.value * split_unit(unit)[0]


def _unknown(text: str, operand: IndicatorTerm, vocabulary: Vocabulary) -> Iterable[InputError]:
    names = _english(vocabulary)
    if vocabulary.indicator(operand.name) is None and operand.name.lower() not in names:
        message = Text(f"没有指标“{operand.name}”", f'there is no indicator "{operand.name}"')
        hint = nearest(operand.name, [*vocabulary.indicator_names, *names]) or Text(
            "把它加进 indicators.yaml，或写成别名", "add it to indicators.yaml, also as an alias"
        )
        yield formula_error(text, operand.at, message, hint)
    places = [operand.place.name] if operand.place.kind == "fixed" else []
    if operand.of.startswith("@") and operand.of[1:] not in ("上级", "parent", "above"):
        places.append(operand.of[1:])
    for place in places:
        if vocabulary.region(place) is None:
            message = Text(f"没有地区“{place}”", f'there is no region "{place}"')
            yield formula_error(text, operand.at, message, nearest(place, [*vocabulary.region_names, "上级", "下级"]))
    if operand.of and not operand.of.startswith("@") and vocabulary.indicator(operand.of) is None:
        message = Text(f"没有指标“{operand.of}”", f'there is no indicator "{operand.of}"')
        yield formula_error(text, operand.at, message, nearest(operand.of, list(vocabulary.indicator_names)))


def _unknown_unit(text: str, number: Constant, vocabulary: Vocabulary) -> Iterable[InputError]:
    unit = number.unit
    known = (
        not unit or unit == "%" or unit in POINT_WORDS or vocabulary.unit(unit) or vocabulary.unit(split_unit(unit)[1])
    )
    if not known:
        message = Text(f"没有单位“{unit}”", f'there is no unit "{unit}"')
        hint = nearest(unit, [*vocabulary.unit_names, "个百分点"])
        if any(name.endswith(unit) and name[:1].isdigit() for name in vocabulary.indicator_names):
            hint = QUOTE_DIGITS
        yield formula_error(text, number.at, message, hint)


def _english(vocabulary: Vocabulary) -> Mapping[str, str]:
    """English names, in small letters, to canonical ones."""
    return {i.en.lower(): i.name for i in vocabulary.indicators if i.en}


def _numbers(formula: Formula) -> Iterable[Constant]:
    for relation in (formula.relation, *formula.conditions):
        yield from (n for n in nodes(relation.left, relation.right) if isinstance(n, Constant))


def _canonical(relation: Relation, vocabulary: Vocabulary) -> Relation:
    left, right = (mapped(n, lambda o: _canonical_operand(o, vocabulary)) for n in (relation.left, relation.right))
    return replace(relation, left=left, right=right)


def _canonical_operand(operand: IndicatorTerm, vocabulary: Vocabulary) -> IndicatorTerm:
    name = vocabulary.indicator(operand.name) or vocabulary.indicator(
        _english(vocabulary).get(operand.name.lower(), "")
    )
    assert name is not None
    place, of = operand.place, operand.of
    region = vocabulary.region(place.name) if place.kind == "fixed" else None
    if region:
        place = Where("fixed", region.name)
    if of.startswith("@"):
        whole = vocabulary.region(of[1:])
        of = f"@{whole.name}" if whole else "@上级"
    elif of:
        indicator = vocabulary.indicator(of)
        of = indicator.name if indicator else of
    # The bare number of a price index is its change, however many index levels are printed beside it.
    measure = "growth" if name.measure == "growth" and not operand.measure else operand.measure
    return replace(operand, name=name.name, measure=measure, place=place, of=of)
