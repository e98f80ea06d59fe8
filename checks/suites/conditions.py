"""The `row_condition` of a built-in expectation: which rows it is about.

pandas evaluates it, and its language reaches every attribute of a column and every variable of the program. So the text
is parsed first, and only comparisons of the table's columns with constants are let through.
"""

import ast
from collections.abc import Collection
from typing import Any

from checks.errors import InputError, nearest
from checks.suites.patterns import check_pattern
from checks.wording import Text

MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_NUMBER = 10**15
_OPERATORS = (
    ast.And, ast.Or, ast.Not, ast.USub, ast.Invert, ast.BitAnd, ast.BitOr, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
)  # fmt: skip
_JOINING = (ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Compare, ast.Tuple, ast.List, *_OPERATORS)
_OF_TEXT = ("contains", "startswith", "endswith")
_OF_COLUMN = ("isna", "notna", "isnull", "notnull")
HINT = Text(
    '可用：列名、数、文字、== != < <= > >= in not in and or not，以及 列.str.contains("…")',
    'allowed: columns, numbers, texts, == != < <= > >= in not in and or not, and column.str.contains("...")',
)


def check_condition(text: str, columns: Collection[str]) -> None:
    """Raises `InputError` for anything but comparisons of these columns with constants."""
    if len(text) > MAX_LENGTH:
        raise _refused(f"超过{MAX_LENGTH}字", f"longer than {MAX_LENGTH} characters")
    if not text.isprintable():
        raise _refused("含有换行或控制符", "line breaks or control characters in it")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _refused("写法有误", "it cannot be parsed") from error
    _check(tree.body, frozenset(columns), 0)


def _refused(zh: str, en: str, hint: Text | None = HINT) -> InputError:
    return InputError(Text(f"row_condition 不可用：{zh}", f"row_condition is not accepted: {en}"), hint=hint)


def _check(node: ast.AST, columns: frozenset[str], depth: int) -> None:
    if depth > MAX_DEPTH:
        raise _refused(f"嵌套超过{MAX_DEPTH}层", f"nested deeper than {MAX_DEPTH}")
    if isinstance(node, ast.Call):
        _check_call(node, columns)
    elif isinstance(node, ast.Name):
        _check_column(node, columns)
    elif isinstance(node, ast.Constant):
        _check_constant(node.value)
    elif isinstance(node, _JOINING):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.expr_context):
                _check(child, columns, depth + 1)
    else:
        shown = ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__
        raise _refused(f"不能写“{shown[:60]}”", f'"{shown[:60]}" is not allowed')


def _check_call(node: ast.Call, columns: frozenset[str]) -> None:
    method = node.func
    if isinstance(method, ast.Attribute) and method.attr in _OF_COLUMN and isinstance(method.value, ast.Name):
        if not node.args and not node.keywords:
            return _check_column(method.value, columns)
    elif _is_of_text(method) and len(node.args) == 1 and not node.keywords:
        argument = node.args[0]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            check_pattern(argument.value)
            return _check_column(method.value.value, columns)  # type: ignore[attr-defined]
    raise _refused(f"不能写“{ast.unparse(node)[:60]}”", f'"{ast.unparse(node)[:60]}" is not allowed')


def _is_of_text(method: ast.expr) -> bool:
    """Whether it is `column.str.contains` or the like."""
    return (
        isinstance(method, ast.Attribute)
        and method.attr in _OF_TEXT
        and isinstance(method.value, ast.Attribute)
        and method.value.attr == "str"
        and isinstance(method.value.value, ast.Name)
    )


def _check_column(node: ast.Name, columns: frozenset[str]) -> None:
    if node.id not in columns:
        hint = nearest(node.id, sorted(columns)) or HINT
        raise _refused(f"没有列“{node.id}”", f'there is no column "{node.id}"', hint)


def _check_constant(value: Any) -> None:
    if isinstance(value, bool | str) or (isinstance(value, int | float) and abs(value) <= MAX_NUMBER):
        return
    raise _refused(f"不能写“{str(value)[:60]}”", f'"{str(value)[:60]}" is not allowed')
