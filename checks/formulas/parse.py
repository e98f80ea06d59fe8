"""A formula's text into a tree. The text is hostile: its length, depth and numbers are bounded, and LALR is linear."""

import re
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from checks.chinese.time import YEAR
from checks.errors import InputError, Place, nearest
from checks.files import read_yaml
from checks.formulas import tree
from checks.formulas.tree import Binary, Constant, Formula, IndicatorTerm, Negative, Node, Power, Relation, Total, Years
from checks.wording import Text

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
SPAN_LENGTH = ("年数", "years")
QUOTE_DIGITS = Text("以数字开头的名称要加引号：“5G基站”", 'quote a name that begins with a digit: "5G stations"')
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
        raise formula_error(text, 0, Text("公式是空的", "the formula is empty"))
    if len(text) > MAX_LENGTH:
        raise InputError(
            Text(
                f"公式过长（{len(text)}字，上限{MAX_LENGTH}字）",
                f"formula too long ({len(text)} of {MAX_LENGTH} characters)",
            ),
            place=Place("formula", 1, MAX_LENGTH),
        )
    depth = 0
    for i, sign in enumerate(text):
        depth += (sign in "(（[［【") - (sign in ")）]］】")
        if depth > MAX_DEPTH:
            raise formula_error(text, i, Text(f"括号嵌套超过{MAX_DEPTH}层", f"brackets nested deeper than {MAX_DEPTH}"))
    if sum(sign in _SIGNS_OF_ARITHMETIC for sign in text) > MAX_NODES:
        raise formula_error(text, 0, Text("公式里的运算符过多", "too many operators in the formula"))
    for number in re.finditer(r"\d[\d.]*", text):
        if len(number[0]) > MAX_DIGITS:
            message = Text(f"数字超过{MAX_DIGITS}位", f"a number of more than {MAX_DIGITS} digits")
            raise formula_error(text, number.start(), message)


def _refuse_large(text: str, formula: Formula) -> None:
    relations = (formula.relation, *formula.conditions)
    nodes = sum(1 for r in relations for _ in tree.nodes(r.left, r.right))
    if nodes > MAX_NODES or len(formula.operands) > MAX_OPERANDS:
        message = Text(f"公式过大（最多{MAX_OPERANDS}个指标）", f"formula too large (at most {MAX_OPERANDS} operands)")
        raise formula_error(text, 0, message)
    if max(tree.degree(side, SPAN_DEGREE) for r in relations for side in (r.left, r.right)) > MAX_DEGREE:
        raise formula_error(text, 0, Text("乘方的乘方过大", "powers of powers are too large"))
    if not formula.relation.operands:
        raise formula_error(text, 0, Text("公式里没有指标", "the formula names no indicator"), QUOTE_DIGITS)


def _unexpected(text: str, error: Any) -> InputError:
    from lark.exceptions import UnexpectedToken

    at = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        hint = _hint(text, len(text), "", error)
        if "RPAR" in error.accepts:
            hint = Text("缺少右括号", "a closing bracket is missing")
        return formula_error(text, len(text), Text("公式不完整", "the formula ends too early"), hint)
    found = text[at : at + 1]
    if isinstance(error, UnexpectedToken):
        found = text[at : at + len(error.token)]
    message = Text(f"这里不能写“{found}”", f'"{found}" cannot stand here')
    return formula_error(text, at, message, _hint(text, at, found, error))


def _hint(text: str, at: int, found: str, error: Any) -> Text | None:
    before = text[:at].rstrip()
    if found and found[0] in "=＝≠≥≤<>＜＞":
        return Text(
            "一个公式只有一个比较号；条件写作“当 … 则 …”",
            'one comparison a formula; write conditions as "when … then …"',
        )
    if before and (before[-1].isalnum() or before[-1] in ")）]］%％") and found[:1].isalnum():
        return Text(
            "名称里有空格或符号时加引号：“R&D 经费”；数字与名称之间要有运算符",
            'quote a name with blanks or signs: "R&D expenditure"; an operator must stand between two operands',
        )
    wanted = set(getattr(error, "accepts", None) or getattr(error, "allowed", None) or ())
    if "COMPARE" in wanted:
        return Text("此处应有 = ≥ ≤ > < ≠ 或“约等于”", "= ≥ ≤ > < ≠ or approximately is expected")
    return Text("此处应有指标名或数字", "an indicator or a number is expected") if "NAME" in wanted else None


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
        listed = "、".join(known)
        hint = nearest(str(token).lstrip(". "), list(known)) or (
            Text(f"可用：{listed}", f"known: {listed}") if known else None
        )
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
            raise self.fail(sign, Text("“约等于”之后要写容差：A 约等于 B 容差 5%", "state the width: A ≈ B within 5%"))
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
            message = Text(
                f"指数须为不超过{MAX_EXPONENT}的整数", f"an exponent is a whole number of at most {MAX_EXPONENT}"
            )
            raise self.fail(tokens[-1], message)
        return int(digits) if len(tokens) == 1 else -int(digits)

    def named_exponent(self, word: Any) -> Years:
        if str(word) not in SPAN_LENGTH:
            raise self.fail(word, Text(f"指数不能是“{word}”", f'"{word}" cannot be an exponent'), SPAN_LENGTH)
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
            message = Text(f"没有函数“{word}”", f'there is no function "{word}"')
            hint = nearest(str(word), list(FUNCTIONS)) or Text(
                "函数有 目标、实际、要求、合计；名称里有括号时给整个名称加引号",
                "functions are target, actual, requirement, sum; quote a name that has brackets in it",
            )
            raise formula_error(self.text, word.start_pos, message, hint)
        if function == "sum":
            return self._sum(word, arguments)
        if len(arguments) != 1:
            raise self.fail(word, Text(f"“{word}”只有一个参数", f'"{word}" takes one argument'))
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
        message = Text(
            "“合计”里写一个指标加 @下级，或几个用逗号隔开的项", "sum takes one operand @children, or several terms"
        )
        raise self.fail(word, message)

    def measured(self, node: Node, word: Any, of: Any = None) -> Node:
        return self._measured(node, word, of, "" if of is None else self._name(of))

    def measured_of_place(self, node: Node, word: Any, at: Any, place: Any) -> Node:
        return self._measured(node, word, at, "@" + self._name(place))

    def _measured(self, node: Node, word: Any, token: Any, of: str) -> Node:
        """A node by a measure; `of` is what it is a share of, written from `token` on."""
        measure = MEASURES.get(str(word).lstrip(". \t"))
        if measure is None:
            said = str(word).lstrip(". \t")
            raise self.fail(word, Text(f"没有“.{said}”", f'there is no ".{said}"'), MEASURES)
        if token is not None and measure != "share":
            raise self.fail(token, Text("只有“.占比”可以写明占什么", "only .share can say of what"))
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
            raise self.fail(number, Text("年份写作四位数，如 [2020]", "a year has four digits: [2020]"))
        return tree.Year("fixed", int(number))

    def named_year(self, word: Any) -> tree.Year:
        known = YEARS.get(str(word))
        if known is None:
            raise self.fail(word, Text(f"没有年份“{word}”", f'there is no year "{word}"'), YEARS)
        return tree.Year(*known)

    def shifted_year(self, sign: Any, number: Any) -> tree.Year:
        if not re.fullmatch(r"\d{1,2}", str(number)):
            raise self.fail(number, Text("年份的位移写作 [-1] 到 [-99]", "years are moved by [-1] to [-99]"))
        return tree.Year("shift", int(str(sign) + str(number)))

    def _needs_operand(self, node: Node, token: Any) -> None:
        if not any(tree.operands(node)):
            raise self.fail(token, Text("前面须是指标", "an indicator must stand before it"))

    def _name(self, token: Any) -> str:
        """A name as written, without its quotes (whose inside is taken before signs were made narrow)."""
        if token.type == "QUOTED":
            return self.text[token.start_pos + 1 : token.start_pos + len(token) - 1].strip()
        return str(token)
