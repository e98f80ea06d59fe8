"""What tells a number from others of its name in the same sentence."""

from checks.chinese.lexicon import lexicon, words_of
from checks.claims.drafting.drafts import Draft, State
from checks.claims.names.nouns import EACH, Name
from checks.claims.names.phrases import Left

_ALL_TOLD = "累计"
_A_YEAR = "年均"
DIGITS = "一二三四五六七八九十百千"
_MORE = frozenset(words_of("draft_scope", "more"))
_NETTED = frozenset(lexicon("wording")["netted"])
_ADDED_UP = "贡献率"
_SIDES, _BEING = {"收入", "支出"}, {"为"}
_HIGHER = frozenset(words_of("draft_scope", "higher"))


def scope_of(draft: Draft, name: Name, left: Left, state: State, place: int) -> str:
    """What tells a number from others of its name: whom a place is among, from what it is a distance, that it is the
    higher of two goals, an adjusted budget, or that nobody says which of several things it is of."""
    if draft.measure == "rank":
        return left.among
    if draft.measure == "delta" and draft.unit.dimension != "percentage_point" and left.distance:
        return left.distance
    if _goes_on_with_budget(draft, left, state):
        left.budget = state.last.left.budget if state.last else ""
        draft.planned = True
    if left.budget.startswith("调整"):
        return left.budget
    if name.apart == EACH:  # which of several things it is of nobody says; contributions are added up all the same
        return EACH + DIGITS[place] if draft.name.endswith(_ADDED_UP) and draft.unit.name == "%" else ""
    if name.apart:
        return name.apart
    return _again(draft, name, left, state)


def _goes_on_with_budget(draft: Draft, left: Left, state: State) -> bool:
    """Whether it is the other side of the budget that the number before it is of: 收入预算9亿元，支出8亿元."""
    last = state.last
    if last is None or not last.left.budget or left.budget or draft.measure != "level" or state.outer:
        return False
    return {last.name[-2:], draft.name[-2:]} == _SIDES and bool(left.noun) and set(left.words) <= _BEING


def _again(draft: Draft, name: Name, left: Left, state: State) -> str:
    """What tells a number from the one right before it that is of the same name and measure."""
    last = state.last
    again = last is not None and (last.name, last.measure) == (draft.name, draft.measure)
    more = again and left.compared and last is not None and not last.left.change
    if draft.measure == "delta" and (_MORE & set(left.words) or more):
        return "同比多少"  # 新增就业9万人，比上年增加2000人
    if not again or name.read != "sentence":
        return ""
    if draft.measure == "delta" and last is not None and not _NETTED & set(last.left.words):
        netted = next((w for w in left.words if w in _NETTED), "")
        if netted:
            return netted  # 新增企业312家、净增210家
    if draft.average and last is not None and not last.average:
        return _A_YEAR  # 比2015年增加780亿元，平均每年增加156亿元
    if any(w.startswith(_ALL_TOLD) for w in left.words):
        return _ALL_TOLD  # 新安排项目16项，累计达到143项
    return "力争" if _HIGHER & set(left.words) else ""
