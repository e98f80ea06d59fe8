"""The head of a table whose cells lost their places: its words put into one name for each column of numbers."""

import re
from collections.abc import Sequence

from checks.documents.grid import CORNER
from checks.documents.normal import plain

RATIO = re.compile("[%％]|^.{0,16}占|比重|增长|增幅|完成|比上年")  # the name of a column of rates
_YEAR = re.compile(r"(?:19|20)\d\d年")
_OF_YEAR = re.compile(r"(?:19|20)\d\d年[^\d]{2,8}")
_LEAF = re.compile(
    r"(?:年|数|金额|预算|决算|[%％]|增长|增幅|增减额?|比重|比例|比上年|占.{0,6}|完成.{0,6}|合计|基本支出|项目支出|余额|限额)$"
)
_OPEN = re.compile(r"(?:占|完成)(?:调整|年初|变动)?|比上年")  # goes on in a lower line: 占调整 / 预算
_CLOSES = re.compile(r"(?:预算数?|决算数?|增长|增减)[%％]?|[%％]")
_AMOUNT = re.compile("[数额]$")
_APART = re.compile(r"(?<![一-鿿])([一-鿿])[ 　]([一-鿿])(?![一-鿿])")


def head_words(line: str) -> list[str]:
    """The words of a line of a head; 项 目 is one."""
    return [plain(word) for word in _APART.sub(r"\1\2", line).split()]


def is_head_line(line: str) -> bool:
    """Whether each word of a line may name columns, or the rows."""
    return len(line) <= 60 and all(CORNER.match(w) or _LEAF.search(w) for w in head_words(line))


def names_of(head: Sequence[str]) -> list[str]:
    """One name for each column of numbers, in order; empty where the words do not tell.

    Bare years stand over one amount each, a year with a word (the outcome of a year) over all that is left.
    """
    lines = [head_words(line) for line in head]
    if sum(bool(CORNER.match(w)) for line in lines for w in line) != 1:
        return []
    lines = [rest for line in lines if (rest := [w for w in line if not CORNER.match(w)])]
    if len(lines) == 1:
        return lines[0]
    words = [w for line in _closed(lines) for w in line]
    years = [w for w in words if _YEAR.fullmatch(w)]
    over = [w for w in words if _OF_YEAR.fullmatch(w)]
    leaves = [w for w in words if w not in years and w not in over]
    if not over:
        return [y + leaf for y, leaf in zip(years, leaves, strict=True)] if len(years) == len(leaves) else []
    first, rest = leaves[: len(years)], leaves[len(years) :]
    if len(over) != 1 or not leaves:
        return []
    if all(_AMOUNT.search(w) and w != "金额" for w in first) and rest:
        return [*(y + w for y, w in zip(years, first, strict=True)), *(over[0] + w for w in rest)]
    return [*years, *(over[0] + w for w in leaves)]


def _closed(lines: list[list[str]]) -> list[list[str]]:
    """The lines with names that go on in a lower line put together, behind all others: 占调整 … / 预算 …."""
    open_words = [w for line in lines for w in line if _OPEN.fullmatch(w)]
    closing = lines[-1]
    if not open_words or len(open_words) != len(closing) or not all(_CLOSES.fullmatch(w) for w in closing):
        return lines
    rest = [[w for w in line if not _OPEN.fullmatch(w)] for line in lines[:-1]]
    return [*rest, [a + b for a, b in zip(open_words, closing, strict=True)]]
