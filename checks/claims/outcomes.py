"""What a number whose clause names nothing says of the one before: how many there are in all, what a change came to."""

from checks.claims.amounts import size
from checks.claims.drafts import COUNTS, MONEY, Draft, Spot, State, reaches
from checks.claims.nouns import Name

ADDED = ("新增", "净增", "增加", "新建")
ALL_OF = frozenset(("总数", "总量", "总数量"))
_ANY_TOTAL = 5  # characters from which on a name that begins with 新增 names something alone


def ended(spot: Spot, state: State) -> Name | None:
    """占比重由20.7%提高到23.7%: the end of a change that the percentage before it begins."""
    last = state.last
    if last is None or not spot.percent or not last.begins or not reaches(spot.left, state):
        return None
    part = last.name if last.measure == "share" and state.name != last.name else ""
    return Name(last.name, last.named, part=part, whole=last.share_of)


def in_all(spot: Spot, state: State) -> str:
    """The name of how many there are in all, where the number before says how many were added; else empty."""
    left, last = spot.left, state.last
    told = left.noun in ALL_OF or bool(left.kinds & {"level", "to_rise"} or "累计" in left.words)
    if spot.percent or not told or left.aimed:
        return ""
    if state.name.startswith(ADDED) and (len(state.name) > _ANY_TOTAL or _exceeds(spot, last)):
        return without_adding(state.name)  # 净增企业22家、总数达到113家
    if left.noun in ALL_OF and last is not None and last.measure == "level":
        return state.name + left.noun  # 通过认定14家、总数37家
    return ""


def without_adding(name: str) -> str:
    """The name of what there is in all, of that of what was added to it."""
    return name[2:] if name.startswith(ADDED) else name


def _exceeds(spot: Spot, last: Draft | None) -> bool:
    """Whether a number is of the unit of the one before, and more."""
    alike = last is not None and spot.unit.canonical == last.unit.canonical
    return alike and last is not None and spot.unit.dimension in (*MONEY, *COUNTS) and spot.size > size(last)
