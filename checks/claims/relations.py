"""How the numbers of a sentence stand to one another: parts of a total, an earlier value, the level of a growth."""

import re

from checks.claims.drafts import COUNTS, Draft, State, reaches
from checks.claims.phrases import Left

_PARTS = re.compile(r"(?:其中|包括|分别为|分别是|含|主要包括)[：:，,]?$|^[，,]?(?:其中|包括)")
_ENDING_LIST = frozenset(
    ("形成", "获评", "成为", "入选", "累计", "全市", "全区", "全省", "荣获", "全年", "带动", "较上", "比上")
)
_CHANGES = ("growth", "growth_avg", "delta", "multiple")
_LEVELS = ("level", "cumulative", "share", "rate")
_AMOUNTS = ("level", "delta", "cumulative")


def notice_list(text: str, clause: int, state: State) -> None:
    """Notice 其中 and 包括, which make what follows parts of the claim before, and where such a list ends."""
    words = text[max(0, clause - 4) : clause]
    match = _PARTS.search(words) or _PARTS.match(text[clause : clause + 5])
    if match:
        state.inside = "closed" if ("包括" in match[0] and "主要" not in words) else "open"
        state.loose = False
    elif text[clause : clause + 2] in _ENDING_LIST:
        state.inside = ""
    elif "；" in words:
        state.loose = True


def relate(drafts: list[Draft], left: Left, state: State) -> None:
    """Set whole, base, beside and head among the drafts just read (the last of the state) and those before."""
    earlier = state.drafts[: -len(drafts)]
    if drafts[0].measure in _CHANGES:
        for draft in drafts:
            draft.beside = _level_of(draft.name, earlier)
    if earlier and reaches(left, state):
        _from_to(drafts, earlier)
    for draft in drafts:
        if draft.measure in _AMOUNTS:
            _place_in_list(draft, state)


def _level_of(name: str, earlier: list[Draft]) -> Draft | None:
    return next((d for d in reversed(earlier) if d.name == name and d.measure in _LEVELS), None)


def _from_to(drafts: list[Draft], earlier: list[Draft]) -> None:
    """由A增加到B: A is the base of B, and B is called as A; so for each member of two ratios."""
    before = earlier[-len(drafts) :]
    if len(before) < len(drafts):
        return
    for old, new in zip(before, drafts, strict=True):
        if old.unit.canonical == new.unit.canonical and old.begins and old.measure == new.measure:
            new.base, old.is_base = old, True
            new.name, new.named = old.name, old.named


def _place_in_list(draft: Draft, state: State) -> None:
    """Make a draft a part of the total before it while a list of parts goes on, else the total of the next."""
    head = state.head
    if state.inside and (_beyond(draft, state) or (state.loose and not _part(draft, state))):
        state.inside = ""
    if not state.inside:
        state.head = draft
    elif head and head is not draft:
        counted = draft.unit.dimension in COUNTS and head.unit.dimension in COUNTS and head.name != draft.name
        if head.unit.canonical == draft.unit.canonical or counted:
            draft.whole, draft.partition = head, state.inside
    state.part = draft.name


def _beyond(draft: Draft, state: State) -> bool:
    """Whether a list of parts ended before this one: it has a verb of its own (达到) and exceeds the whole."""
    head = state.head
    if head is None or "level" not in draft.left.kinds or draft.unit.canonical != head.unit.canonical:
        return False
    return float(draft.digits) * draft.unit.scale > float(head.digits) * head.unit.scale


def _part(draft: Draft, state: State) -> bool:
    """Whether a quantity behind a semicolon is still a part: the vocabulary says so, or its name ends like the last."""
    indicator = draft.named.indicator
    if indicator and state.head and indicator.whole:
        return indicator.whole == state.head.name
    return len(draft.name) > 2 and draft.name[-2:] == state.part[-2:]
