"""One line as a heading: its number, its style and its title, also where prose follows in the same line.

Styles and their ranks, from the top down: part (第一篇, 第一部分), chapter (第一章), section (第一节), han (一、),
ordinal (第一，), paren-han (（一）), digit (1.), paren-digit (（1）), circled (①), box (专栏), bold (**标题。**),
dash (——标题。), and plain (a heading without a number), whose rank is decided by its neighbours. What explains tables
(关于某某的说明) has no number either, and stands above all numbers but those of parts, chapters and sections.
"""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral

RANKS: dict[str, float] = {
    "part": 1,
    "chapter": 2,
    "section": 3,
    "explains": 3.9,
    "han": 4,
    "ordinal": 4.5,
    "paren-han": 5,
    "digit": 6,
    "paren-digit": 7,
    "circled": 8,
    "box": 8.8,
    "bold": 9,
    "dash": 10,
    "plain": 9,
}
LONGEST_TITLE = 64
_ITEM_STYLES = frozenset({"ordinal", "digit", "paren-digit", "circled"})
_LEAD = re.compile(r"(?P<md>#{1,6})?[\s　]*(?P<bullet>(?:[-*•·●◆■▪+>]\s+){1,3})?(?P<bold>\*\*|<b>|<strong>)?[\s　]*")
_NUMBER = pattern_of("headings", "number")
_COUNTING = pattern_of("headings", "counting")
_BEFORE_DIGITS = re.compile(r"(?P<digit>\d{1,2})\s?[.．](?=\d)")
_UNITS = {"篇": "part", "编": "part", "部分": "part", "章": "chapter", "节": "section"}
_AFTER = re.compile(r"[、.．：:\s　]*(?P<bold>\*\*|<b>|<strong>)?[\s　]*")
_GLUED = pattern_of("headings", "glued")
_CLOSE = re.compile(r"\*\*|</b>|</strong>")
_CLAUSE = re.compile("[，,；;：:。！]")
_QUICK = pattern_of("headings", "quick")


@dataclass(frozen=True, slots=True)
class Heading:
    """`title` is the span of the title in the line; prose follows it where `run_in`. `depth` counts Markdown's #."""

    number: str
    ordinal: int
    style: str
    title: tuple[int, int]
    run_in: bool
    depth: int

    @property
    def rank(self) -> float:
        """Its place from the top down."""
        return RANKS[self.style]


def heading_of(line: str, *, digits: bool = False) -> Heading | None:
    """The heading a line is or begins with, None if neither. `line` has no white space around it.

    With `digits` its title may begin with a digit (20.6G网络), as far as the numbers around it leave no doubt.
    """
    if not _QUICK.match(line):
        return None
    lead = _LEAD.match(line)
    assert lead is not None
    depth = len(lead["md"] or "")
    at = lead.end()
    found = _NUMBER.match(line, at) or (_COUNTING.match(line, at) if lead["bold"] else None)
    found = found or (_BEFORE_DIGITS.match(line, at) if digits else None)
    if not found:
        return _unnumbered(line, at, depth, bool(lead["bold"]))
    if lead["bullet"] and not depth and len(line) > LONGEST_TITLE:
        return None
    style, number = _style(found)
    after = _AFTER.match(line, found.end())
    assert after is not None
    bold = bool(lead["bold"] or after["bold"])
    end, run_in = _title_end(line, after.end(), bold)
    if not _is_heading(line, style, after.end(), end, run_in):
        return None
    return Heading(found[0].strip(), numeral(number), style, (after.end(), end), run_in, depth)


def item_style(line: str) -> str:
    """The style of the number a line begins with, if such numbers count items as well as headings; else empty."""
    if not _QUICK.match(line):
        return ""
    lead = _LEAD.match(line)
    assert lead is not None
    found = _NUMBER.match(line, lead.end())
    style = _style(found)[0] if found else ""
    return style if style in _ITEM_STYLES else ""


def is_item(line: str) -> bool:
    """Whether a line that is no heading is an item of a list: 1. …； （2）…； - … 一是…"""
    return bool(_ITEM.match(line))


_ITEM = pattern_of("headings", "item")


def _style(found: re.Match[str]) -> tuple[str, str]:
    """The style of a matched number and the numeral in it."""
    if found.re in (_COUNTING, _BEFORE_DIGITS):
        return "digit", found["digit"]
    if found["unit"]:
        return _UNITS[found["unit"]], found["ordinal"]
    if found["ord"]:
        return "ordinal", found["ord"]
    for style in ("han", "paren_han", "digit", "paren_digit", "circled"):
        if found[style]:
            return style.replace("_", "-"), found[style]
    if found["box"]:
        return "box", re.sub(r"[^\d一-十]|专|栏|[-—].*", "", found["box"])
    return "dash", ""


def _title_end(line: str, at: int, bold: bool) -> tuple[int, bool]:
    """Where the title that starts at `at` ends, and whether prose follows it."""
    glued = _GLUED.match(line, at)
    if glued and "。" in line[glued.end() :]:
        return glued.end(), True
    ends = [line.find("。", at, at + LONGEST_TITLE)]
    if bold:
        close = _CLOSE.search(line, at, at + LONGEST_TITLE + 2)
        ends.append(close.start() if close else -1)
    ends = [e for e in ends if e >= 0]
    if ends:
        end = min(ends)
        return end, bool(line[end:].strip("。*： :　</bstrong>"))
    if len(line) - at <= LONGEST_TITLE:
        return len(line), False
    clause = _CLAUSE.search(line, at + 2, at + LONGEST_TITLE)
    return (clause.start() if clause else at + 30), True


QUANTITY = pattern_of("headings", "quantity")
"""An amount or a rate: a line that holds one tells something and heads nothing."""


def _is_heading(line: str, style: str, start: int, end: int, run_in: bool) -> bool:
    if end <= start:
        return False
    if style in ("part", "chapter", "section", "box"):
        return len(line) - start <= LONGEST_TITLE + 30 and not (run_in and style != "section")
    if style == "dash" and not run_in:
        return line[-1] not in "；;" and not QUANTITY.search(line, start)  # ——生产总值增长6%；: a point of a list
    if style in _ITEM_STYLES:
        cut = run_in and line[end] not in "。*<"
        return not cut and line[-1] not in "；;，,、" and not (line[-1] == "。" and not run_in)
    return True


def _unnumbered(line: str, at: int, depth: int, bold: bool) -> Heading | None:
    if depth:
        end = len(line)
        close = _CLOSE.search(line, at) if bold else None
        end = close.start() if close else end
        return Heading("", 0, "plain", (at, end), False, depth) if 0 < end - at <= 90 else None
    if not bold:
        return None
    close = _CLOSE.search(line, at, at + LONGEST_TITLE)
    if not close or close.start() <= at + 1:
        return None
    inside, rest = line[at : close.start()].rstrip(), line[close.end() :].lstrip()
    if not rest:
        whole = inside[-1] not in "。；，" and len(inside) <= 40
        return Heading("", 0, "plain", (at, close.start()), False, 0) if whole else None
    if inside[-1] in "。：:" or rest[0] in "。：:":
        return Heading("", 0, "bold", (at, at + len(inside.rstrip("。：:"))), True, 0)
    return None
