"""A formula's text into a tree. The text is hostile: its length, depth and numbers are bounded, and LALR is linear."""

import re
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from checks.chinese.lexicon import words_of
from checks.chinese.time import YEAR
from checks.errors import InputError, Place, nearest
from checks.files import read_yaml
from checks.formulas import tree
from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Power, Relation, Total, Years
from checks.wording import Text, sentences

MAX_LENGTH = 1000
MAX_DEPTH = 20
MAX_OPERANDS = 24
MAX_NODES = 120
MAX_DIGITS = 15
MAX_EXPONENT = 50
MAX_DEGREE = 100  # of the formula as a polynomial: powers of powers grow faster than any memory
SPAN_DEGREE = 30  # what 年数 counts for

_WORDS = read_yaml(Path(__file__).with_name("words.yaml"))[0]
FUNCTIONS, MEASURES, PLACES = (
    {word: meant for meant, words in _WORDS[part].items() for word in words}
    for part in ("functions", "measures", "places")
)
YEARS = {word: (kind, n) for kind, n, words in _WORDS["years"] for word in words}
SPAN_LENGTH = words_of("parse", "span_length")
_WRONG = sentences("formulas")["wrong"]
QUOTE_DIGITS = _WRONG["quote_digits"]
_NARROW = str.maketrans(
    "（）［］【】＋－−–—×✕✖＊÷／＝＞＜≧⩾≦⩽．，％＠　０１２３４５６７８９＾", "()[][]+----****//=><≥≥≤≤.,%@ 0123456789^"
)
_SIGNS_OF_ARITHMETIC = frozenset("+-*/^×÷＋－−–—✕✖＊／＾")
_SIGNS = {"==": "=", ">=": "≥", "<=": "≤", "!=": "≠", "<>": "≠"}


@lru_cache(maxsize=1024)
def parse(text: str) -> Formula:
    """The tree of a formula. Raises `InputError` with the column, a caret and a hint."""
    _refuse_hostile(text)
    # One sign for one: offsets in `narrow` are offsets in `text`.
    narrow = re.sub(r"[\r\n\t]", " ", text.translate(_NARROW))
    builder = _TreeBuilder(text)
    from lark.exceptions import UnexpectedInput

    try:
        made = builder.transform(_grammar().parse(narrow))
    except UnexpectedInput as error:
        raise _unexpected(text, error) from error
    _refuse_large(text, made)
    return made


def formula_error(text: str, at: int, message: Text, hint: Text | None = None) -> InputError:
    """An error at an offset of a formula."""
    line = re.sub(r"\s", " ", text)
    return InputError(message, place=Place("formula", 1, at + 1), hint=hint, source=line)


@cache
def _grammar() -> Any:
    from lark import Lark

    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)


def _refuse_hostile(text: str) -> None:
    if not text.strip():
        raise formula_error(text, 0, _WRONG["empty"])
    if len(text) > MAX_LENGTH:
        message = _WRONG["long"].fill(n=len(text), most=MAX_LENGTH)
        raise InputError(message, place=Place("formula", 1, MAX_LENGTH))
    depth = 0
    for i, sign in enumerate(text):
        depth += (sign in "(（[［【") - (sign in ")）]］】")
        if depth > MAX_DEPTH:
            raise formula_error(text, i, _WRONG["deep"].fill(most=MAX_DEPTH))
    if sum(sign in _SIGNS_OF_ARITHMETIC for sign in text) > MAX_NODES:
        raise formula_error(text, 0, _WRONG["operators"])
    for number in re.finditer(r"\d[\d.]*", text):
        if len(number[0]) > MAX_DIGITS:
            raise formula_error(text, number.start(), _WRONG["digits"].fill(most=MAX_DIGITS))


def _refuse_large(text: str, formula: Formula) -> None:
    relations = (formula.relation, *formula.conditions)
    nodes = sum(1 for r in relations for _ in tree.nodes(r.left, r.right))
    if nodes > MAX_NODES or len(formula.operands) > MAX_OPERANDS:
        raise formula_error(text, 0, _WRONG["large"].fill(most=MAX_OPERANDS))
    if max(tree.degree(side, SPAN_DEGREE) for r in relations for side in (r.left, r.right)) > MAX_DEGREE:
        raise formula_error(text, 0, _WRONG["powers"])
    if not formula.relation.operands:
        raise formula_error(text, 0, _WRONG["no_indicator"], QUOTE_DIGITS)


def _unexpected(text: str, error: Any) -> InputError:
    from lark.exceptions import UnexpectedToken

    at = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        hint = _WRONG["bracket"] if "RPAR" in error.accepts else _hint(text, len(text), "", error)
        return formula_error(text, len(text), _WRONG["ends"], hint)
    found = text[at : at + 1]
    if isinstance(error, UnexpectedToken):
        found = text[at : at + len(error.token)]
    return formula_error(text, at, _WRONG["found"].fill(found=found), _hint(text, at, found, error))


def _hint(text: str, at: int, found: str, error: Any) -> Text | None:
    before = text[:at].rstrip()
    if found and found[0] in "=＝≠≥≤<>＜＞":
        return _WRONG["one_comparison"]
    if before and (before[-1].isalnum() or before[-1] in ")）]］%％") and found[:1].isalnum():
        return _WRONG["quote"]
    wanted = set(getattr(error, "accepts", None) or getattr(error, "allowed", None) or ())
    if "COMPARE" in wanted:
        return _WRONG["compare"]
    return _WRONG["name"] if "NAME" in wanted else None


class _TreeBuilder:
    """Tree building, one method a grammar rule; `transform` walks lark's parse without recursion of its own."""

    def __init__(self, text: str) -> None:
        self.text = text

    def transform(self, parsed: Any) -> Formula:
        """The formula of a parse tree, from the leaves up."""
        made: dict[int, Any] = {}
        for node in parsed.iter_subtrees():
            values = [made.get(id(c), c) for c in node.children]
            made[id(node)] = getattr(self, node.data)(*values)
        formula: Formula = made[id(parsed)]
        return formula

    def fail(self, token: Any, message: Text, known: Any = ()) -> InputError:
        """An error at a token, with the nearest known word."""
        listed = _WRONG["known"].fill(listed="、".join(known)) if known else None
        hint = nearest(str(token).lstrip(". "), list(known)) or listed
        return formula_error(self.text, token.start_pos, message, hint)

    # rules

    def always(self, relation: Relation) -> Formula:
        return Formula(self.text, relation)

    def conditional(self, _when: Any, conditions: list[Relation], _then: Any, relation: Relation) -> Formula:
        return Formula(self.text, relation, tuple(conditions))

    def condition(self, *parts: Any) -> list[Relation]:
        return [p for p in parts if isinstance(p, Relation)]

    def compare(self, left: Node, sign: Any, right: Node) -> Relation:
        return Relation(left, _SIGNS.get(str(sign), str(sign)), right, at=sign.start_pos)  # type: ignore[arg-type]

    def approximate(self, left: Node, sign: Any, right: Node, *width: Any) -> Relation:
        if not width:
            raise self.fail(sign, _WRONG["no_width"])
        return Relation(left, "≈", right, width[1], at=sign.start_pos)

    def binary(self, left: Node, sign: Any, right: Node) -> Binary:
        return Binary(str(sign), left, right, sign.start_pos)  # type: ignore[arg-type]

    def negative(self, sign: Any, of: Node) -> Negative:
        return Negative(of, sign.start_pos)

    def power(self, base: Node, exponent: int | Years) -> Power:
        return Power(base, exponent, getattr(base, "at", 0))

    def whole_exponent(self, *tokens: Any) -> int:
        digits = str(tokens[-1])
        if "." in digits or int(digits) > MAX_EXPONENT:
            raise self.fail(tokens[-1], _WRONG["exponent"].fill(most=MAX_EXPONENT))
        return int(digits) if len(tokens) == 1 else -int(digits)

    def named_exponent(self, word: Any) -> Years:
        if str(word) not in SPAN_LENGTH:
            raise self.fail(word, _WRONG["no_exponent"].fill(word=word), SPAN_LENGTH)
        return Years(word.start_pos)

    # operands

    def name(self, token: Any) -> Any:
        return token

    def operand(self, token: Any) -> Node:
        if token.type == "NAME" and str(token) in SPAN_LENGTH:
            return Years(token.start_pos)
        return IndicatorTerm(self._name(token), at=token.start_pos)

    def number(self, token: Any, *unit: Any) -> Constant:
        return Constant(Fraction(str(token)), str(unit[0]) if unit else "", token.start_pos)

    def call(self, word: Any, *arguments: Node) -> Node:
        function = FUNCTIONS.get(str(word))
        if function is None:
            hint = nearest(str(word), list(FUNCTIONS)) or _WRONG["functions"]
            raise formula_error(self.text, word.start_pos, _WRONG["no_function"].fill(word=word), hint)
        if function == "sum":
            return self._sum(word, arguments)
        if len(arguments) != 1:
            raise self.fail(word, _WRONG["one_argument"].fill(word=word))
        return tree.completed(arguments[0], stance=function)

    def _sum(self, word: Any, arguments: tuple[Node, ...]) -> Node:
        if len(arguments) > 1:
            total = arguments[0]
            for argument in arguments[1:]:
                total = Binary("+", total, argument, word.start_pos)
            return total
        (only,) = arguments
        if isinstance(only, IndicatorTerm) and only.place.kind == "below":
            return Total(only, word.start_pos)
        raise self.fail(word, _WRONG["sum"])

    def measured(self, node: Node, word: Any, of: Any = None) -> Node:
        return self._measured(node, word, of, "" if of is None else self._name(of))

    def measured_of_place(self, node: Node, word: Any, at: Any, place: Any) -> Node:
        return self._measured(node, word, at, "@" + self._name(place))

    def _measured(self, node: Node, word: Any, token: Any, of: str) -> Node:
        """A node by a measure; `of` is what it is a share of, written from `token` on."""
        measure = MEASURES.get(str(word).lstrip(". \t"))
        if measure is None:
            raise self.fail(word, _WRONG["no_measure"].fill(word=str(word).lstrip(". \t")), MEASURES)
        if token is not None and measure != "share":
            raise self.fail(token, _WRONG["of_what"])
        self._needs_operand(node, word)
        return tree.completed(node, measure=measure, of=of)

    def in_year(self, node: Node, year: tree.Year) -> Node:
        return tree.completed(node, year=year)

    def at_place(self, node: Node, at: Any, token: Any) -> Node:
        self._needs_operand(node, at)
        kind = PLACES.get(str(token)) if token.type == "NAME" else None
        place = tree.Where(kind) if kind else tree.Where("fixed", self._name(token))
        return tree.completed(node, place=place)

    def fixed_year(self, number: Any, *unit: Any) -> tree.Year:
        if not re.fullmatch(YEAR, str(number)) or (unit and str(unit[0]) != "年"):
            raise self.fail(number, _WRONG["year"])
        return tree.Year("fixed", int(number))

    def named_year(self, word: Any) -> tree.Year:
        known = YEARS.get(str(word))
        if known is None:
            raise self.fail(word, _WRONG["no_year"].fill(word=word), YEARS)
        return tree.Year(*known)

    def shifted_year(self, sign: Any, number: Any) -> tree.Year:
        if not re.fullmatch(r"\d{1,2}", str(number)):
            raise self.fail(number, _WRONG["shift"])
        return tree.Year("shift", int(str(sign) + str(number)))

    def _needs_operand(self, node: Node, token: Any) -> None:
        if not any(tree.operands(node)):
            raise self.fail(token, _WRONG["before"])

    def _name(self, token: Any) -> str:
        """A name as written, without its quotes (whose inside is taken before signs were made narrow)."""
        if token.type == "QUOTED":
            return self.text[token.start_pos + 1 : token.start_pos + len(token) - 1].strip()
        return str(token)
