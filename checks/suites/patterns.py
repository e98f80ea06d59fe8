"""Regular expressions in rule files: only those that are matched in linear time are let through.

Python's engine backtracks, and there is no way to stop it from inside. So the parsed pattern is walked, and refused
where a text exists on which the engine would try more than a bounded number of ways from each position: repeats inside
repeats, alternatives inside repeats, look-around and back-references, and more than one open repeat, which must also
stand at the end or in a pattern that begins with ^.
"""

import re
from importlib import import_module
from typing import Any

from checks.errors import InputError
from checks.wording import Text

_parser, _constants = import_module("re._parser"), import_module("re._constants")  # how the engine itself reads them
MAX_LENGTH = 200
MAX_REPEAT = 100
MAX_WAYS = 1000
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_PLAIN = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY, _constants.AT)
_STARTS = (_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING)
HINT = Text(
    "重复不能嵌套，重复里不能有“|”；+ 和 * 至多一个，且在末尾或以 ^ 开头；否则写成 {0,20}",
    "no repeat or | inside a repeat; at most one + or *, at the end or after ^; otherwise write {0,20}",
)


def check_pattern(pattern: str) -> None:
    """Raises `InputError` for what is no regular expression, or one that could take more than linear time."""
    if len(pattern) > MAX_LENGTH:
        raise _refused(Text(f"正则表达式超过{MAX_LENGTH}字", f"regular expression longer than {MAX_LENGTH} characters"))
    try:
        parsed = _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise _refused(Text(f"不是正则表达式：{error}", f"not a regular expression: {error}")) from error
    if parsed.state.flags & ~re.UNICODE:
        raise _refused(Text("正则表达式里不能写 (?i) 一类的标志", "no flags like (?i) in a regular expression"))
    items = list(parsed)
    ways, open_repeats = _ways(items, inside=False)
    anchored = bool(items) and items[0][0] is _constants.AT and items[0][1] in _STARTS
    last_is_open = bool(items) and _is_open(items[-1])
    if ways > MAX_WAYS or open_repeats > 1 or (open_repeats and not anchored and not last_is_open):
        raise _refused(_SLOW)


_SLOW = Text("这个正则表达式可能极慢", "this regular expression could be extremely slow")


def _refused(message: Text) -> InputError:
    return InputError(message, hint=HINT)


def _is_open(item: Any) -> bool:
    operator, value = item
    return operator in _REPEATS and value[1] is _constants.MAXREPEAT


def _ways(items: Any, *, inside: bool) -> tuple[int, int]:
    """How many ways these items can match from one position (open repeats counted as one), and how many are open."""
    ways, opened = 1, 0
    for operator, value in items:
        if operator in _PLAIN:
            continue
        if operator is _constants.SUBPATTERN:
            _, added, removed, inner = value
            if added or removed:
                raise _refused(_SLOW)
            more, opens = _ways(inner, inside=inside)
        elif operator is _constants.BRANCH and not inside:
            counted = [_ways(branch, inside=False) for branch in value[1]]
            more, opens = sum(w for w, _ in counted), sum(o for _, o in counted)
        elif operator in _REPEATS and not inside:
            more, opens = _repeat(value)
        else:
            raise _refused(_SLOW)
        ways, opened = min(ways * more, MAX_WAYS + 1), opened + opens
    return ways, opened


def _repeat(value: Any) -> tuple[int, int]:
    low, high, inner = value
    is_open = high is _constants.MAXREPEAT
    if low > MAX_REPEAT or (not is_open and high > MAX_REPEAT):
        raise _refused(Text(f"重复次数不能超过{MAX_REPEAT}", f"a repeat count is at most {MAX_REPEAT}"))
    more, opens = _ways(inner, inside=is_open or high > 1)
    return (more, opens + 1) if is_open else (more * (high - low + 1), opens)
