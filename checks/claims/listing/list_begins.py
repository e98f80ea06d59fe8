"""Where a list of parts begins and what it divides: 其中, 包括, 在…中, 分行业看, brackets, items of numbered lists."""

import re

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of, words_of
from checks.claims.drafting.amounts import alike, candidates
from checks.claims.drafting.drafts import Draft, State
from checks.claims.lexing.units import PrintedUnit
from checks.claims.listing.list_ends import is_other_matter
from checks.claims.listing.sums import ADDING, TOTALS

_WORDS = lexicon("lists")
_OPEN = any_of(_WORDS["parts"]["open"])
_PARTS = f"{_OPEN}|{any_of(_WORDS['parts']['closed'])}"
_BEFORE = re.compile(rf"(?:{_PARTS})[：:，,]?$")
_AT = pattern_of("list_begins", "at")
_WITHIN = pattern_of("list_begins", "within")
_LED = pattern_of("list_begins", "led")
_TOP = pattern_of("list_begins", "top")
_OF_ITS_OWN = pattern_of("list_begins", "of_its_own")
_MID = fragment_of("list_begins", "mid")
_AMONG = pattern_of("list_begins", "among")
_BEGUN = re.compile(f"([^，。；：]{{3,24}}){_MID}")
_OF_THESE = pattern_of("list_begins", "of_these")
_HAVING = pattern_of("list_begins", "having")
_TOLD, _PARTED = (f"(?:{'|'.join(_WORDS['views'][kind])})[，,：:]" for kind in ("told", "parted"))
VIEW = f"(?:{_PARTED}|{_TOLD})"  # a clause that divides what the sentences before said
_VIEW = re.compile(f"{VIEW}$")
_VIEW_OF = re.compile(rf"(?:^|[，。；：:])([^，。；：:\d]{{4,24}}?){_PARTED}$")  # 限额以上零售额按经营地分，
_ENDS = tuple(_WORDS["ends"])
_CHIEFLY = words_of("list_begins", "chiefly")
_SIDE_ALONE = pattern_of("list_begins", "side_alone")
_BOTH_SIDES = "收支"
_NUMBERED = pattern_of("list_begins", "numbered")
_DIVIDES = re.compile(r"[^，,。；;：:\d]{2,24}$")
_ADDED = re.compile(f"(?P<apart>[；;]加上)|[，,]{ADDING.pattern}")
_BUDGET = "预算"  # 财政拨款支出预算9万元。财政拨款支出预算中，…
_OPENING, _CLOSING = "（(", "）)"


def notice(text: str, sentence: int, previous: int, clause: int, number: int, unit: PrintedUnit, state: State) -> None:
    """Notice what the words between the number before, which ends at `previous`, and this one's clause say of lists."""
    gap = text[previous:number]
    _notice_brackets(gap, previous, state)
    if (clause <= previous and previous != sentence) or _HAVING.fullmatch(gap):
        last = state.drafts[-1] if state.drafts else None
        if (
            last is not None
            and last.end == previous
            and last.unit.canonical == unit.canonical
            and _OF_THESE.fullmatch(gap)
        ):
            state.inside, state.loose, state.view, state.within, state.head = "open", False, False, "", last
            state.counted = last
        return
    words = text[max(sentence, previous, clause - 40) : clause]
    _nest(gap, text[clause:number], state)
    if state.inside and state.head is not None and _NUMBERED.search(gap):
        items = [m.start() for m in _NUMBERED.finditer(text, sentence, previous)]
        if items and items[-1] < state.head.start:
            state.inside = ""  # 一是债务9亿元，包括甲4亿元、乙5亿元；二是…: the list was the first item's
    match = _BEFORE.search(words) or _AT.match(text, clause, number)
    inner = _WITHIN.search(words) or _AMONG.fullmatch(text, clause, number)
    inner = inner or _led(words, text[clause:number], unit, state)
    view = _VIEW.search(words)
    inner = inner or _TOP.search(text[max(sentence, clause - 40) : clause])
    inner = inner or (_VIEW_OF.search(words) if view else None)
    if inner or view:
        state.inside, state.loose, state.view, state.divided = "open", False, bool(view), ""
        goes_on = state.within if state.drafts and "；" in gap else ""  # X按甲分，…；按乙分，…
        state.within = inner[1] if inner else goes_on
        state.head = _named_like(inner[1], state) if inner else _nearest(unit, state)
        if not inner and _is_divided(state.head, gap, state):
            state.within = state.head.name if state.head else ""
        elif not inner and state.head is not None:  # 分国别看: divides anew what the list before did
            state.divided, state.head = state.head.within, None if state.head.within else state.head.whole or state.head
    elif match:
        closed = not re.match(_OPEN, match[0].lstrip("，,"))
        phrase = words[: match.start()]
        side = _SIDE_ALONE.search(phrase)
        whole = _called(phrase, unit, state) or _begun_by(_whole_for(unit, state), phrase, state)
        state.head = _of_side(side[1], unit, state) if side else whole
        state.inside, state.loose, state.view, state.within = "closed" if closed else "open", False, False, ""
        if (side and state.head is None) or (previous == sentence and is_other_matter(phrase, state)):
            state.inside, state.head = "", None
    elif text[clause : clause + 2] in _ENDS or _is_added(gap, state):
        state.inside = ""
    elif "；" in gap or ";" in gap:
        state.loose = not (state.view or state.within)
        if state.loose and _OF_ITS_OWN.match(text, number):
            state.inside = ""  # A，其中…；B，其中…: B is beside A


def _is_added(gap: str, state: State) -> bool:
    """Whether an amount is added to the whole of the list before: it is no part of it, unless that is a total."""
    added = _ADDED.match(gap)
    listed = state.head is not None and len(state.members) > 1 and not state.head.name.endswith(TOTALS)
    return added is not None and (bool(added["apart"]) or listed)


def _led(words: str, clause: str, unit: PrintedUnit, state: State) -> re.Match[str] | None:
    """What a phrase begins with that calls an amount told before by its name: 各项贷款余额9亿元。贷款中，…."""
    for led in (_LED.search(words), _BEGUN.match(clause)):
        found = _named_like(led[1], state) if led else None
        if found is not None and alike(unit, found):
            return led
    return None


def _is_divided(head: Draft | None, gap: str, state: State) -> bool:
    """Whether a clause divides the one amount right before it in its sentence: 支出9亿元，按科目分类的情况是：…."""
    told = head is not None and any(d is head for d in state.drafts) and not state.outer
    return told and head is not None and head.whole is None and not state.members and not re.search("[；;。]", gap)


def _nest(gap: str, words: str, state: State) -> None:
    """Enter the list that an item of a numbered list has (二是甲3亿元，主要是乙2亿元), leave it at the next."""
    if not state.inside or state.head is None or not state.drafts:
        return
    last = state.drafts[-1]
    if words.startswith(_CHIEFLY) and last.whole is state.head and _NUMBERED.search(last.left.noun):
        state.head = last
    elif _NUMBERED.search(gap) and any(d is state.head for d in state.members):
        state.head = state.head.whole


def _notice_brackets(gap: str, previous: int, state: State) -> None:
    """Enter a bracket, whose amounts are parts of the one it stands behind, and come back out of it."""
    for place, char in enumerate(gap):
        if char in _OPENING:
            behind = place == 0 and state.drafts and state.drafts[-1].number.end == previous
            state.enter(state.drafts[-1] if behind else None)
        elif char in _CLOSING and state.outer:
            state.leave()


def _nearest(unit: PrintedUnit, state: State) -> Draft | None:
    return next((d for d in candidates(state) if alike(unit, d)), None)


def _named_like(phrase: str, state: State) -> Draft | None:
    """The amount whose name a phrase ends with: 在全市一般公共预算收入中, 在出口额中 (of 出口总额)."""
    phrase = phrase.removesuffix(_BUDGET)
    found = [d for d in candidates(state) if any(phrase in n for n in (d.printed, d.printed.replace("总", ""), d.name))]
    return next((d for d in (*found, *candidates(state)) if d in found or phrase.endswith(d.name)), None)


def _whole_for(unit: PrintedUnit, state: State) -> Draft | None:
    """The amount that 其中 speaks of: the nearest one of the same unit."""
    if state.aside is not None and alike(unit, state.aside):
        return state.aside
    inside = bool(state.drafts)  # 机构增加55%，其中医院达到22家 is no part of what the sentence before counts
    found = [d for d in candidates(state) if not inside or any(d is own for own in state.drafts)]
    return next((d for d in found if alike(unit, d)), found[0] if found else None)


def _called(phrase: str, unit: PrintedUnit, state: State) -> Draft | None:
    """The part that a sentence divides by its name: 建筑面积9万平方米，其中地上建筑面积8万平方米。地上建筑包括…."""
    named = _DIVIDES.search(phrase)
    called = named[0].lstrip(".．、 ") if named and not state.drafts else ""
    parts = (d for d in state.before if called and d.whole is not None and alike(unit, d))
    return next((d for d in parts if d.name.startswith(called) and d.name != called), None)


def _of_side(side: str, unit: PrintedUnit, state: State) -> Draft | None:
    """The total of a side of a book, or of both: 收支总预算9亿元。收入包括甲8亿元、乙1亿元；支出包括…."""
    totals = (d for d in candidates(state) if d.name.endswith(side) or _BOTH_SIDES in d.name)
    return next((d for d in totals if d.whole is None and alike(unit, d)), None)


def _begun_by(head: Draft | None, phrase: str, state: State) -> Draft | None:
    """What a sentence divides behind a sum: 收入总计6亿元。收入安排包括：… is of the first item of that sum."""
    named = _DIVIDES.search(phrase)
    if head is None or not head.totals or state.drafts or not named or named[0].endswith(TOTALS):
        return head
    return min((d for d in state.before if d.whole is head), key=lambda d: d.start, default=head)
