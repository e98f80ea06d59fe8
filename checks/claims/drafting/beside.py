"""The words of a change that stand right before its number: 年均增长, 下降."""

import re

from checks.chinese.lexicon import any_of, lexicon

_GRAMMAR = lexicon("grammar")
_CHANGE = any_of([*_GRAMMAR["rise"], *_GRAMMAR["fall"]])
_MOVED = re.compile(f"(?:{any_of(_GRAMMAR['average'])})?(?:{_CHANGE})(?:{any_of(_GRAMMAR['to'])})?$")
_REACH = 16  # characters before a number in which these words begin


def change_before(text: str) -> str:
    """The words of a change at the end of `text`, with what makes it an average; empty where it ends otherwise."""
    found = _MOVED.search(text.rstrip()[-_REACH:])
    return found[0] if found else ""
