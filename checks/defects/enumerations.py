"""Counts beside what they count, in running text: 逍遥湖、东浦湾、九龙湾、韩乐坊4大板块; 小游园3处（甲、乙、丙）.

A count that agrees with the enumeration beside it is always reported. One that does not is reported only where the
bounds of the enumeration are certain; where they are not, nothing is said.
"""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral
from checks.defects.bounds import (
    DOUBT,
    JOIN,
    MEASURE,
    NUMERAL,
    OPENERS,
    Found,
    N,
    certain,
    clause,
    equal,
    mask,
    split,
    trimmed,
    with_last_joined,
)
from checks.defects.counted import CountedList, Member
from checks.defects.quoted import quoted, slogan_lists
from checks.defects.tiers import tiers
from checks.documents.document import Flow

_COUNT = re.compile(rf"{N}(?P<measure>{MEASURE})(?P<noun>[一-龥A-Za-z]{{0,14}})")
_BEHIND = pattern_of("enumerations", "behind")
_NOT_NOUN = pattern_of("enumerations", "not_noun")
_AREAS = pattern_of("enumerations", "areas")


def inline_lists(flow: Flow) -> Iterator[CountedList]:
    """The counted lists of one paragraph, in order."""
    text = flow.text
    if not any(mark in text for mark in ("、", "（", "和", "”“", "+", "＋", "级")):
        return
    masked = mask(text)
    seen: set[tuple[int, int]] = set()
    for found in (*quoted(text), *slogan_lists(text, masked), *tiers(text), *_counts(text, masked)):
        if (found.start, found.end) not in seen:
            seen.add((found.start, found.end))
            yield _placed(flow, found)


def _placed(flow: Flow, found: Found) -> CountedList:
    members = tuple(Member.at(flow, a, b) for a, b in found.spans)
    noun = _BEHIND.split(found.noun, maxsplit=1)[0]
    ranged = _RANGE.search(flow.text, max(0, found.start - 3), found.start)
    low = int(ranged["n"]) if ranged and int(ranged["n"]) < found.count else found.count
    first = found.start if low == found.count or ranged is None else ranged.start()
    start, end = flow.source(first, found.end - len(found.noun) + len(noun))
    return CountedList(start, end, low, found.count, noun, found.kind, members, found.closed)


_RANGE = pattern_of("enumerations", "range")


def _counts(text: str, masked: str) -> Iterator[Found]:
    last = 0
    for match in _COUNT.finditer(masked):
        count = numeral(match["n"])
        if count < 2 or _NOT_NOUN.match(match["noun"]) or _ordinal(masked, match):
            continue
        begin = max(clause(masked, match.start()), last)
        last = match.end("measure")
        yield from _before(text, masked, begin, match, count)
        yield from _after(text, masked, match, count)


def _ordinal(masked: str, match: re.Match[str]) -> bool:
    """Whether the number goes on a count before it or is a name: 海洋一所二所, 第三个, 十八大."""
    before = masked[max(0, match.start() - 2) : match.start()]
    return before[1:] == match["measure"] or before[1:] == "第" or before == "党的"


def _before(text: str, masked: str, begin: int, match: re.Match[str], count: int) -> Iterator[Found]:
    end = match.start()
    closed = not masked.endswith("等", begin, end)
    stop = end if closed else end - 1
    if stop <= begin or masked[stop - 1] in "、和与及第":
        return
    if "、" not in masked[begin:stop]:
        yield from _pair(masked, (begin, stop), match, count)
        return
    spans = equal(masked, begin, stop, count)
    if not spans:
        spans = certain(text, masked, (begin, stop), match["measure"], match["noun"], count, closed)
    if not (spans or closed):  # 培育陶瓷、丝绸等5个产业集群: some are named, wherever the first begins
        named = split(masked, begin, stop)
        spans = trimmed(masked, named) if 1 < len(named) < count else ()
    if spans:
        noun = match["measure"] + match["noun"]
        yield Found(match.start(), match.end(), count, noun, "before", spans, closed)


def _pair(masked: str, stretch: tuple[int, int], match: re.Match[str], count: int) -> Iterator[Found]:
    """以现代商贸和现代金融两大优势产业: two names joined, behind a verb."""
    joins = list(JOIN.finditer(masked, stretch[0] + 1, stretch[1] - 1))
    if count != 2 or len(joins) != 1 or not OPENERS.match(masked, stretch[0]) or stretch[1] - stretch[0] > 30:
        return
    spans = trimmed(masked, ((stretch[0], joins[0].start()), (joins[0].end(), stretch[1])))
    if all(b - a > 1 and not DOUBT.search(masked, a, b) for a, b in spans):
        yield Found(match.start(), match.end(), count, match["measure"] + match["noun"], "before", spans, True)


_NO_LIST = pattern_of("enumerations", "no_list")
_PARENS = re.compile(r"[（(](?P<inside>[^（）()]{3,160})[）)]")


def _after(text: str, masked: str, match: re.Match[str], count: int) -> Iterator[Found]:
    """小游园3处（崇文园游园、锦绣游园、小城游园）: the brackets bound the enumeration."""
    close = _PARENS.match(text, match.end())
    if close is None:
        return
    inside = close["inside"]
    unclear = _AREAS.fullmatch(inside) or NUMERAL.search(match["noun"]) or match["noun"].startswith(("及以", "以"))
    if "、" not in inside or _NO_LIST.search(inside) or unclear or count > 30 or "的" in match["noun"]:
        return
    a, b = close.span("inside")
    closed = not inside.endswith("等")
    spans = with_last_joined(text, split(text, a, b if closed else b - 1), count)
    if DOUBT.search(inside[: len(inside) - (not closed)]):
        return
    yield Found(match.start(), match.end(), count, match["measure"] + match["noun"], "after", spans, closed)
