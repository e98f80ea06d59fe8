"""Damage at numbers: a word cut short, a separator or a unit lost, a quotation mark alone, hedges at odds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.chinese.lexicon import pattern_of
from checks.claims.lexing.lexer import Number
from checks.documents.document import Flow
from checks.vocabulary.entries import Indicator

_CUT = pattern_of("damage", "cut")
_CHANGES = pattern_of("damage", "changes")
_RUN_ON = pattern_of("damage", "run_on")


_FROM = pattern_of("damage", "from")
_RANGE = pattern_of("damage", "range")

_COUNTED = frozenset({"count", "people", "households", "ratio"})
_SAID = pattern_of("damage", "said")
_LISTED = re.compile("[、，,]")
_RATE_PER = pattern_of("damage", "rate_per")


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged stretch of one flow: offsets into its text, its kind, and what should stand there if it can be said."""

    start: int
    end: int
    kind: str
    expected: str = ""


def around(flow: Flow, source: str, number: Number, following: Number | None) -> list[Damage]:
    """A word cut short behind a number of a flow of the text `source`, and a separator that was lost.

    Where a line or a cell ends that parts two numbers as a comma does.
    """
    lost = lost_separator(flow.text, number, following)
    if lost and not set("\t\n").isdisjoint(source[slice(*flow.source(lost.start, lost.end))]):
        lost = None
    return [d for d in (cut_word(flow.text, number), lost) if d]


def cut_word(text: str, number: Number) -> Damage | None:
    """5%右 for 5%左右."""
    match = _CUT.match(text, number.end)
    return Damage(number.start, match.end(), "word_cut", "左右") if match and not number.hedge else None


def lost_separator(text: str, number: Number, following: Number | None) -> Damage | None:
    """24.1%21.2%: two values with nothing between; 增长5.3%一般公共预算收入: two clauses with nothing between."""
    changed = number.unit == "%" and _CHANGES.search(text, max(0, number.start - 5), number.start)
    ranged = _RANGE.match(text, number.end) and _FROM.search(text, max(0, number.start - 12), number.start)
    if changed and not (number.hedge or ranged) and _RUN_ON.match(text, number.end):
        return Damage(number.start, number.end + 2, "separator_lost", "，")
    if ranged or following is None or number.unit not in ("%", "个百分点", "‰"):
        return None
    said = _SAID.search(text, max(0, number.start - 5), number.start)
    if following.start == number.end and not number.hedge:  # 空置率50%以上924个村: a class, and how many are of it
        listed = said or _LISTED.search(text, max(0, number.start - 8), number.start)  # else the shares of a chart
        return Damage(number.start, following.end, "separator_lost", "、") if listed else None
    return None


def unitless(text: str, number: Number, known: Indicator | None) -> bool:
    """Whether nobody can say that a bare number has lost its unit: only a `known` indicator is known to have one.

    A rate for so many (万人死亡率) has none. Others may be an index, a name or a line to call; a part of a person
    (0.07) is a rate under a short name, and 301。5 has not lost its unit.
    """
    if (
        known is None
        or _RATE_PER.search(text, max(0, number.start - 36), number.start)
        or (text.startswith("。", number.end) and text[number.end + 1 : number.end + 2].isdigit())
    ):
        return True
    return "." in number.digits and known.dimension in _COUNTED


def at_odds(before: str, after: str) -> bool:
    """Whether two hedges on one number contradict each other: 约4200亩以上."""
    loose = before in ("约", "大约", "近", "接近", "将近") and after in ("以上", "以下", "以内", "及以上")
    return loose or (
        before in ("超过", "突破", "不少于", "不低于", "超", "高于") and after in ("左右", "以下", "以内", "上下")
    )


def quotes(text: str) -> Iterator[Damage]:
    """Quotation marks without a partner that stand close to a number."""
    if text.count("“") == text.count("”"):
        return
    opened = -1
    for match in re.finditer("[“”]", text):
        at = match.start()
        if match[0] == "“":
            if opened >= 0 and _near_number(text, opened):
                yield Damage(opened, min(opened + 12, at), "quote_unclosed", "”")
            opened = at
        elif opened < 0:
            if _near_number(text, max(0, at - 12)):
                yield Damage(max(0, at - 12), at + 1, "quote_unclosed", "“")
        else:
            opened = -1
    if opened >= 0 and _near_number(text, opened):
        yield Damage(opened, min(opened + 12, len(text)), "quote_unclosed", "”")


def _near_number(text: str, at: int) -> bool:
    return any(c.isdigit() for c in text[at : at + 12])
