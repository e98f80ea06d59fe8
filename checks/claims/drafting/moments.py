"""Which expression of time dates a number of a sentence, which one it is measured against, and which says neither."""

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.time import WORDS, Time, is_record
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.time.years import Calendar, Moment

_AGAINST = re.compile(f"(?:{any_of(WORDS['against'])})$")
_THAN = words_of("moments", "than")
_RESTORED = tuple(WORDS["restored"])
_EQUAL = pattern_of("moments", "equal")
_PAST = re.compile(f"[，,；;。](?:{any_of(WORDS['of_that_year'])})")
_STARTING = tuple(WORDS["starting"])
_SEEN = tuple(WORDS["seen"])
_GROUNDS = tuple(WORDS["grounds"])
_MULTIPLIED = pattern_of("moments", "multiplied")
_MULTIPLES = pattern_of("moments", "multiples")
_MULTIPLE_OF = pattern_of("moments", "multiple_of")
_BASE = tuple(WORDS["bases"])
_OVER = pattern_of("moments", "over")
_GOAL_OF = pattern_of("moments", "goal_of")
_COMPARED = pattern_of("moments", "compared")
_OF_A_CLAUSE = frozenset({"year_before", "two_before", "at_present"})
_LONGER = 5  # years between the ends of what is no five-year plan, which counts its first
_ENDS_NAMED = pattern_of("moments", "ends_named")
_GOING_ON = words_of("moments", "going_on")
_BECAUSE = (*lexicon("lists")["because"], *lexicon("lists")["causing"])
_NUMBER = pattern_of("moments", "number")
_SPEED_OF = pattern_of("moments", "speed_of")
_FROM_THERE = pattern_of("moments", "from_there")
_JOINED = words_of("moments", "joined")
_EACH = "分别"
_PRINTED = re.compile(r"\d[\d.,]*")
_NEAR = 24  # characters behind an expression that say what it does


def moment_at(calendar: Calendar, moment: Moment, text: str, times: Sequence[Time], place: int) -> Moment:
    """What holds for a number at `place` of a sentence in a paragraph where `moment` holds."""
    found, opens, ended = moment, 0, -1
    run: list[Time] = []
    for time in times:
        if time.end > place:
            break
        run = [*run, time] if run and text[ended : time.start] in _JOINED else [time]
        # 较“十三五”末2020年, 比上年和2002年: one after another
        opens, ended = opens if time.start == ended or len(run) > 1 else time.start, time.end
        between = text[time.end : place]
        if _closed(between):
            continue  # in brackets that end before the number
        before = text[max(0, opens - 4) : opens]
        moved = before.endswith(_STARTING) and _FROM_THERE.match(text, time.end)
        if time.kind == "part" and (before.endswith(_THAN) or (moved and moved.end() < place)):
            continue  # 比前11个月加快; the end of 由一季度的-13.1%回升到1.5%
        if time.kind == "part":
            this_year = text.endswith("今年", 0, time.start)
            found = calendar.part_of_year(time.part, found, this_year=this_year)
            found = replace(found, own=True) if moved else found
            continue
        if time.kind == "any_year":
            found = calendar.one_year(replace(found, part=""))
            continue
        if len(run) > 1 and _AGAINST.search(before) and _EACH in text[opens - 4 : place]:
            found = _against_one(calendar, found, text, run, place)
            continue
        found = _after(calendar, found, text, time, place, before)
    return found


def _against_one(calendar: Calendar, found: Moment, text: str, run: list[Time], place: int) -> Moment:
    """What holds for a number that is measured against one of several years: 分别比上年和2002年增长7.3%和42%."""
    told = len(_PRINTED.findall(text, run[-1].end, place))
    base = calendar.read(run[told], found, text) if told < len(run) else None
    origin = base.last if base and base.last else 0
    return replace(found, origin=origin, loose=bool(origin))


def _after(  # noqa: PLR0911, PLR0912
    calendar: Calendar, found: Moment, text: str, time: Time, place: int, before: str
) -> Moment:
    """What holds behind one expression, where `found` held and `before` stands before it."""
    between = text[time.end : place]
    if time.name or any(words in between[:_NEAR] for words in _GROUNDS):
        return found
    if before.endswith(_RESTORED) or is_record(between):
        return found
    if time.kind == "year" and before.endswith("以") and between.startswith(_BASE):
        return replace(found, origin=time.last, loose=True)
    if _EQUAL.search(before) and _MULTIPLE_OF.match(text, time.end):
        base = None if _NUMBER.search(between) else calendar.read(time, found, text)
        if base:
            return replace(base, source="clause", span=False, own=True)
        itself = between.endswith("的") and not CLAUSE_END.search(between)
        return replace(found, origin=time.last, loose=found.loose or itself)
    if _EQUAL.search(before) and _is_multiplied(between, text[place : place + 12]):
        return replace(found, origin=time.last)
    said = calendar.read(time, found, text)
    if said is None:
        return found
    if time.kind == "year" and time.edge == "start" and _PAST.search(between):
        said = calendar.dated(time.first, time.last)  # 2021年初余额9亿元，当年动用2亿元
    if time.kind == "year_before" and _PAST.search(between):
        return found  # 上年末余额9亿元，当年发行2亿元
    if between.startswith(("（", "(")) and not _closed(between[1:]) and not _NUMBER.search(between):
        return replace(said, source="clause", own=True)  # 比“十二五”时期（300亿元）: in brackets, its own
    compared = _COMPARED.match(between) is not None and before.endswith(("与", "同", "和", "跟"))
    if _AGAINST.search(before) and _SPEED_OF.match(text, time.end):
        return replace(said, source="clause", own=True)  # 低于上年增长38.7%的速度: that of the year before
    if compared or (_AGAINST.search(before) and not before.endswith(("和", "同时"))):
        year = said.last or 0
        dated = (time.kind == "year" or (time.kind == "plan" and time.edge == "end")) and year < (found.last or 0)
        return replace(found, origin=year, loose=compared) if dated else found
    near = not CLAUSE_END.search(between)
    if _GOAL_OF.match(between) and _OVER.search(text[max(0, time.start - _NEAR) : time.start]):
        return found if _NUMBER.search(between) else replace(said, source="clause", span=False, own=True)
    if not near and before.endswith(_BECAUSE):
        return found  # 主要原因是2020年基数较高，…
    said = replace(said, source="clause" if near else "sentence")
    if time.kind == "span" and said.first and said.span and (before.endswith(_STARTING) or _apart(time, text)):
        return replace(said, origin=said.first, loose=True)  # 从2002年到2006年，由A增加到B: A is of 2002
    seen = CLAUSE_END.split(between, maxsplit=1)[0].endswith(_SEEN)  # 从“十二五”时期来看
    if before.endswith(_STARTING) and time.kind != "span" and time.edge != "since" and not seen:
        if between.startswith(_GOING_ON):
            return found  # 从2021年起 says when something began, not how long it went on
        if near and not _NUMBER.search(between):
            return replace(said, span=False, own=True)  # 由2020年的18: the number itself
        return replace(found, origin=said.last or 0)
    if time.kind in _OF_A_CLAUSE and not near and not between.startswith(("，", ",")):
        return found  # 上年为4%，…: of its own clause
    wide = (said.first, said.last) if said.span and said.first and said.last else _within(found, said)
    return replace(said, wide=wide, origin=found.origin, loose=found.loose and found.origin < (said.last or 0))


def _apart(time: Time, text: str) -> bool:
    """Whether two years are named as the ends of a time, 2003年到2023年, and no five-year plan or term counts them."""
    return time.last - time.first >= _LONGER and bool(_ENDS_NAMED.match(text, time.start, time.end))


def _within(found: Moment, said: Moment) -> tuple[int, int] | None:
    """The several years that hold around a year that is their last: 五年来，…，2021年达到…."""
    wide = (found.first, found.last) if found.span and found.first and found.last else found.wide
    return wide if wide and wide[1] == said.last else None


def _closed(between: str) -> bool:
    """Whether brackets close behind an expression that do not open behind it."""
    depth = 0
    for c in between:
        depth += (c in "（(") - (c in "）)")
        if depth < 0:
            return True
    return False


def _is_multiplied(between: str, number: str) -> bool:
    """Whether a year is only what a number is a multiple of: 是2015年的1.5倍, and what stands behind such a one."""
    if _MULTIPLIED.match(between):
        return True
    if _MULTIPLES.fullmatch(between):
        return True  # the second of 是2015年的1.5、2倍
    return len(between) < 4 or (between.endswith("的") and "，" not in between and "倍" in number)
