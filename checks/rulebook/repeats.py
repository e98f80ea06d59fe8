"""Formula rules that say the same in other words: A = B ÷ C and B = A × C, A + B = C and C = B + A.

Both sides are brought to one polynomial over the operands, so that the order of terms, the side they stand on and a
number all are multiplied by make no difference. What is too large to write out is compared with nothing.
"""

from collections.abc import Callable
from fractions import Fraction

from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Power, Relation, Total, plain

MAX_TERMS = 200
Monomial = tuple[tuple[IndicatorTerm | Total, int], ...]
Polynomial = dict[Monomial, Fraction]
Ratio = tuple[Polynomial, Polynomial]
Key = tuple[str, frozenset[tuple[Monomial, Fraction]]]
ONE: Polynomial = {(): Fraction(1)}
_TURNED = {"≤": "≥", "<": ">"}


class TooLarge(Exception):
    """The polynomial has too many terms, or cannot be written as one."""


def meaning(formula: Formula, number: Callable[[Constant], Fraction]) -> tuple[Key, frozenset[Key]] | None:
    """What a formula says and under which conditions, alike for all that say the same; None where it is not known."""
    try:
        conditions = frozenset(_relation(c, number) for c in formula.conditions)
        return _relation(formula.relation, number), conditions
    except TooLarge:
        return None


def _relation(relation: Relation, number: Callable[[Constant], Fraction]) -> Key:
    if relation.sign == "≈":
        raise TooLarge
    (top, bottom), (other_top, other_bottom) = ratio(relation.left, number), ratio(relation.right, number)
    if relation.sign not in ("=", "≠") and (bottom != ONE or other_bottom != ONE):
        raise TooLarge  # multiplying by what may be negative turns an inequality
    difference = plus(_times(top, other_bottom), _times(other_top, bottom), -1)
    sign = _TURNED.get(relation.sign, relation.sign)
    if relation.sign in _TURNED:
        difference = {m: -c for m, c in difference.items()}
    return sign, frozenset(_scaled(difference, keep_sign=sign not in ("=", "≠")).items())


def _scaled(polynomial: Polynomial, *, keep_sign: bool) -> Polynomial:
    """The polynomial without a common factor, its first term (in a fixed order) positive where the sign is free."""
    if not polynomial:
        return polynomial
    first = polynomial[min(polynomial, key=_order)]
    factor = abs(first) if keep_sign else first
    return {m: c / factor for m, c in polynomial.items()}


def ratio(node: Node, number: Callable[[Constant], Fraction]) -> Ratio:
    """A side as one polynomial over another; `number` gives a literal's value. Raises `TooLarge`."""
    match node:
        case IndicatorTerm() | Total():
            return {((node, 1),): Fraction(1)}, ONE
        case Constant():
            value = number(node)
            return ({(): value} if value else {}), ONE
        case Negative(of):
            top, bottom = ratio(of, number)
            return {m: -c for m, c in top.items()}, bottom
        case Binary(sign, left, right):
            return _combine(sign, ratio(left, number), ratio(right, number))
        case Power(base, int(exponent)):
            top, bottom = ratio(base, number)
            if exponent < 0:
                top, bottom = bottom, top
            return _power(top, abs(exponent)), _power(bottom, abs(exponent))
    raise TooLarge


def _combine(sign: str, one: Ratio, two: Ratio) -> Ratio:
    if sign == "*":
        return _times(one[0], two[0]), _times(one[1], two[1])
    if sign == "/":
        return _times(one[0], two[1]), _times(one[1], two[0])
    if one[1] == two[1]:
        return plus(one[0], two[0], 1 if sign == "+" else -1), one[1]
    top = plus(_times(one[0], two[1]), _times(two[0], one[1]), 1 if sign == "+" else -1)
    return top, _times(one[1], two[1])


def _named(factor: tuple[IndicatorTerm | Total, int]) -> tuple[str, ...]:
    """An order of operands that does not depend on where in the formula they stand."""
    one = plain(factor[0])
    kind = type(factor[0]).__name__
    return one.name, kind, one.measure, repr(one.year), repr(one.place), one.stance, one.of, str(factor[1])


def _order(monomial: Monomial) -> list[tuple[str, ...]]:
    return [_named(factor) for factor in monomial]


def plus(one: Polynomial, two: Polynomial, sign: int) -> Polynomial:
    """The sum of two polynomials, or with `sign` -1 their difference, without terms that cancel."""
    out = dict(one)
    for monomial, coefficient in two.items():
        out[monomial] = out.get(monomial, Fraction(0)) + sign * coefficient
    return {m: c for m, c in out.items() if c}


def _times(one: Polynomial, two: Polynomial) -> Polynomial:
    if len(one) * len(two) > MAX_TERMS:
        raise TooLarge
    out: Polynomial = {}
    for a, x in one.items():
        for b, y in two.items():
            powers = dict(a)
            for operand, power in b:
                powers[operand] = powers.get(operand, 0) + power
            monomial = tuple(sorted(powers.items(), key=_named))
            out[monomial] = out.get(monomial, Fraction(0)) + x * y
    return {m: c for m, c in out.items() if c}


def _power(base: Polynomial, exponent: int) -> Polynomial:
    out = ONE
    for _ in range(exponent):
        out = _times(out, base)
    return out
