"""Which of Great Expectations' own expectation types a rule file may use, and with what.

They work on our tables beside ours. Left out are those that send queries or look at other tables, those that follow
references out of a JSON Schema, those that need an engine this program does not run, and those that plot distributions.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from checks.errors import InputError, nearest
from checks.suites.conditions import MAX_NUMBER, check_condition
from checks.suites.patterns import check_pattern
from checks.wording import Text

ALLOWED = frozenset(Path(__file__).with_suffix(".txt").read_text("utf-8").split())
COMMON_FIELDS = frozenset({
    "id", "meta", "notes", "result_format", "description", "catch_exceptions", "rendered_content", "windows",
    "batch_id", "severity",
})  # fmt: skip
PARSER = "pandas"
_BOUNDS = ("min_value", "max_value")
Wrong = tuple[tuple[str | int, ...], InputError]


def is_builtin(implementation: type) -> bool:
    """Whether the type comes with Great Expectations, and not from us or from a plug-in."""
    return implementation.__module__.startswith("great_expectations.")


def refuse_type(name: str) -> InputError | None:
    """The error for a built-in type that rule files may not use; None where they may."""
    if name in ALLOWED:
        return None
    message = Text(
        f"规则文件不能使用内置期望“{name}”", f'the built-in expectation "{name}" is not accepted in rule files'
    )
    return InputError(message, hint=nearest(name, sorted(ALLOWED)))


def with_parser(kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """The kwargs with the only language of conditions there is, so that nobody has to write it."""
    return {**kwargs, "condition_parser": PARSER} if "row_condition" in kwargs else dict(kwargs)


def wrong_kwargs(kwargs: Mapping[str, Any], columns: frozenset[str]) -> Iterator[Wrong]:
    """What of these kwargs a built-in expectation may not be given, each with the keys that lead to it."""
    for key, value in kwargs.items():
        if key in COMMON_FIELDS:
            message = Text(f"“{key}”不能写在 kwargs 里", f'"{key}" cannot stand in kwargs')
            yield (
                (key,),
                InputError(message, hint=Text("严重程度写在 severity，其余写在 meta", "use severity and meta")),
            )
        yield from _wrong_values((key,), value)
        if key == "row_condition":
            yield from _asked((key,), value, lambda text: check_condition(text, columns))
        elif key == "condition_parser" and value != PARSER:
            message = Text(f"condition_parser 只能是 {PARSER}", f"condition_parser can only be {PARSER}")
            yield (key,), InputError(message, hint=Text("删去这一行即可", "leave the line out"))
        elif key == "regex":
            yield from _asked((key,), value, check_pattern)
        elif key == "regex_list" and isinstance(value, list):
            for index, pattern in enumerate(value):
                yield from _asked((key, index), pattern, check_pattern)


def _asked(path: tuple[str | int, ...], value: Any, check: Callable[[str], None]) -> Iterator[Wrong]:
    if not isinstance(value, str):
        yield path, InputError(Text(f"{path[0]} 须是文字", f"{path[0]} must be text"))
        return
    try:
        check(value)
    except InputError as error:
        yield path, error


def _wrong_values(path: tuple[str | int, ...], value: Any) -> Iterator[Wrong]:
    """Parameters Great Expectations would evaluate, and numbers no column holds."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if str(key).startswith("$"):
                message = Text(f"不支持参数“{key}”", f'parameters ("{key}") are not accepted')
                yield path, InputError(message, hint=Text("直接写出数值", "write the value itself"))
            else:
                yield from _wrong_values((*path, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _wrong_values((*path, index), inner)
    elif isinstance(value, str) and path[-1] in _BOUNDS and value[:1].isdigit() and len(value) > 10:
        yield path, InputError(Text("数字过大", "the number is too large"))  # a date has ten characters
    elif isinstance(value, int | float) and not abs(value) <= MAX_NUMBER:  # also what is not a number
        yield path, InputError(Text("数字过大", "the number is too large"))
