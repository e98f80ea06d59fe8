"""How many terminal columns, or half ems, text takes: a Chinese character takes two."""

import unicodedata
from functools import cache


def width(text: str) -> int:
    """Columns of `text`; combining marks take none."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """`text` in at most `columns`, with an ellipsis where something is left out."""
    if width(text) <= columns:
        return text
    used, out = 0, []
    for c in text:
        used += _columns(c)
        if used > columns - 1:
            break
        out.append(c)
    return "".join(out) + "…"


def cut_before(text: str, columns: int) -> str:
    """The end of `text` in at most `columns`, with an ellipsis before it where something is left out."""
    if width(text) <= columns:
        return text
    used, start = 0, len(text)
    while start and used + _columns(text[start - 1]) <= columns - 1:
        start -= 1
        used += _columns(text[start])
    return "…" + text[start:]


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` filled with spaces to `columns`."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space
