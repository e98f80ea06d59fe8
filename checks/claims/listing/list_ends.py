"""Where a list of parts ends: what stands behind it and is something else."""

import re
from fractions import Fraction

from checks.chinese.lexicon import any_of, lexicon
from checks.chinese.words import LEVEL
from checks.claims.drafting.amounts import candidates, counted_alike, is_of, size
from checks.claims.drafting.drafts import Draft, State
from checks.claims.names.nouns import common_end
from checks.intervals.digits import digit_count, slip_between

_CHANGED = re.compile(rf"[，,][^，。；\d]{{0,6}}(?:{any_of(lexicon('time')['moved'])})")
_CHANGES = ("growth", "delta")
GRADES = tuple(lexicon("lists")["grades"])
_REST = tuple(lexicon("wording")["rest"])
_LOSS = re.compile(any_of(lexicon("lists")["losses"]))
_OWN_MATTER = 12  # characters in which a sentence can say what it is about
_SHORTEST = 2  # digits of a number that a slip tells anything of
SURE_DIGITS = 3  # and of one that a slip explains where nothing else ties numbers together


def ended(draft: Draft, text: str, state: State) -> bool:
    """Whether a list of parts ended before this one: it exceeds the whole, or is not akin behind a semicolon."""
    head = state.head
    if head is None or draft.beside is not None:
        return False
    begun = "level" in draft.left.kinds or any(d.whole is head for d in state.members)
    if _leaves_levels(draft, head, state) or (
        state.loose and ((_made(head, state) and size(draft) > 0) or _of_other_kind(draft, head, state))
    ):
        return True
    if _counts_others(draft, head, text, state):
        return True
    if draft.unit.canonical == head.unit.canonical and begun and size(draft) > size(head):
        return not (
            _bound(draft, text, state) or _akin(draft, head, state) or _closes_but_for_a_slip(draft, head, state)
        )
    return state.loose and not (_goes_on(draft, head, state) or _told_alike(draft, head, text, state))


def is_other_matter(lead: str, state: State) -> bool:
    """Whether what a sentence says before its 其中 is about something else than the amount of the sentence before:
    投入2亿元，发展会展经济。推动居民增收减负，提升消费意愿，其中：投入3亿元，…. A part is spoken of where that is said
    which its whole is not called: 加工贸易出口9亿元。机电产品出口增长较快，其中… is of all 出口."""
    head = state.head
    if head is None or any(d is head for d in state.drafts) or len(lead) < _OWN_MATTER:
        return False
    named = _pairs(head) - (_pairs(head.whole) if head.whole is not None else set())
    return not any(pair in lead for pair in named)


def _pairs(draft: Draft) -> set[str]:
    """Every two characters of what an amount is called that stand beside one another."""
    named = draft.name + draft.printed
    return {named[i : i + 2] for i in range(len(named) - 1)}


def leave_net(draft: Draft, head: Draft | None, state: State) -> None:
    """End a list in which a loss stands: the gains beside it may make more than their whole."""
    if not state.inside or head is None or not _LOSS.search(draft.name) or _LOSS.search(head.name):
        return
    if draft.unit.canonical == head.unit.canonical:
        state.inside = ""


def _bound(draft: Draft, text: str, state: State) -> bool:
    """Whether an enumeration comma ties it to the last part: A 3个、B 90个."""
    last = state.members[-1] if state.members else None
    return last is not None and text.startswith("、", last.end) and "level" not in draft.left.kinds


def _made(head: Draft, state: State) -> bool:
    """Whether the parts so far make the total exactly, so that what a semicolon parts from them is none."""
    listed = [d for d in state.members if d.whole is head]
    return len(listed) > 1 and sum(map(size, listed)) == size(head)


def _of_other_kind(draft: Draft, head: Draft, state: State) -> bool:
    """Whether its name ends less like the total's than those of all parts so far: eggs behind 牛肉、羊肉 of 肉类."""
    own = len(common_end(draft.name, head.name))
    listed = [len(common_end(d.name, head.name)) for d in state.members if d.whole is head]
    return len(listed) > 1 and 1 < own < min(listed) and not draft.printed.startswith(_REST)


def _counts_others(draft: Draft, head: Draft, text: str, state: State) -> bool:
    """Whether it is counted in another unit than the whole and all parts before it, behind a comma of clauses:
    矿种29种，其中金属矿14种、非金属矿12种，实施勘查项目8个."""
    listed = [d for d in state.members if d.whole is head]
    own = {head.unit.canonical, *(d.unit.canonical for d in listed)}
    apart = bool(listed) and text.startswith(("，", ","), listed[-1].end)
    if draft.printed.startswith(_REST) or len(common_end(draft.name, head.name)) >= _SHORTEST:
        return False  # 机构25个，其中医院3个、卫生院20个，其他卫生机构2所
    return len(listed) > 1 and len(own) == 1 and draft.unit.canonical not in own and apart


def _leaves_levels(draft: Draft, head: Draft, state: State) -> bool:
    """Whether the list divides its whole by level (国家级5项、省级30项) and this is something else: 开发新产品60项."""
    listed = [d for d in state.members if d.whole is head]
    by_level = len(listed) > 1 and all(d.printed.endswith(GRADES) for d in listed)
    own = bool(draft.printed) and not draft.printed.endswith(GRADES) and not draft.printed.startswith(_REST)
    return by_level and own and not common_end(draft.name, head.name)


def _akin(draft: Draft, head: Draft, state: State) -> bool:
    """Whether it is a part by its name: the vocabulary says so, or it is called like the last part, not the whole."""
    indicator = draft.named.indicator
    if indicator and indicator.whole:
        return is_of(head, indicator.whole)
    return len(common_end(draft.name, state.part)) > len(common_end(draft.name, head.name))


def is_slip_of(draft: Draft, needed: Fraction, digits: int = _SHORTEST) -> bool:
    """Whether one slip of the hand made of the amount needed, of so many digits at least, what is printed."""
    meant = float(round(needed / draft.unit.scale, len(draft.digits.partition(".")[2]) + 1))
    enough = digit_count(meant) >= digits
    return meant > 0 and enough and slip_between(float(draft.digits), meant)


def _closes_but_for_a_slip(draft: Draft, head: Draft, state: State) -> bool:
    """Whether it is the last part: one slip of the hand in it, in another or in the whole keeps the parts from making
    the whole."""
    parts = [*(d for d in state.members if d.whole is head), draft]
    over = sum(map(size, parts)) - size(head)
    slipped = any(is_slip_of(d, size(d) - over) for d in parts)
    return slipped or (len(parts) > 1 and is_slip_of(head, size(head) + over, SURE_DIGITS))


def _told_alike(draft: Draft, head: Draft, text: str, state: State) -> bool:
    """Whether whole, last part and this one are each told with how they changed.

    A 9万人，增加3万人，其中B 5万人，增加2万人；C 4万人，增加1万人.
    """
    if not counted_alike(draft, head) or size(draft) > size(head):
        return False
    last = state.members[-1] if state.members else None
    changed = {id(d.beside) for d in state.drafts if d.measure in _CHANGES and d.beside is not None}
    told = last is not None and last.whole is head and {id(head), id(last)} <= changed
    if not told or not _CHANGED.match(text, draft.end):
        return False
    own = draft.named.indicator is not None and draft.named.indicator.core
    return not own or _closes_but_for_a_slip(draft, head, state)


def _more_like(name: str, parts: list[str], whole: str) -> bool | None:
    """Whether a name ends more like that of a part than like that of the whole; None where it ends like none.

    One character is no likeness to the whole: 公务接待费 of “三公”经费.
    """
    beside, above = max((len(common_end(name, n)) for n in parts), default=0), len(common_end(name, whole))
    return beside >= above if beside or above >= _SHORTEST else None


def _goes_on(draft: Draft, head: Draft, state: State) -> bool:
    """Whether a quantity behind a semicolon is still a part: the vocabulary says so, or it is called like the last."""
    indicator = draft.named.indicator
    if not counted_alike(draft, head) or size(draft) > size(head):
        return False
    if size(draft) == 0:
        return True  # 财政拨款收入9万元；事业收入0万元；其他收入0万元
    if indicator and indicator.whole and any(is_of(d, indicator.whole) for d in (head, *candidates(state))):
        return is_of(head, indicator.whole)
    rest = size(head) - sum(size(d) for d in state.members if d.whole is head)
    if draft.name != head.name and draft.name.endswith(head.name):
        # 发电装机容量9万千瓦，其中火电装机容量5万千瓦；太阳能发电装机容量2万千瓦
        return size(draft) <= rest or _closes_but_for_a_slip(draft, head, state)
    members = [d for d in state.members if d.whole is head]
    called = _more_like(draft.name, [state.part, *(d.name for d in members)], head.name)
    printed = _more_like(draft.printed, [d.printed for d in members], head.printed)
    if called is not None:
        return called or bool(printed)  # 人民币各项存款余额9亿元。其中：企业存款3亿元；住户存款5亿元
    own = bool(indicator and indicator.core) or draft.printed.startswith(LEVEL)
    return not own and (size(draft) <= rest or is_slip_of(draft, rest, SURE_DIGITS + 1))
