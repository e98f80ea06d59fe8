"""Money that is shared out between levels of government: 政府债务限额9亿元，其中市本级3亿元、各县（市、区）6亿元.

Such a member names only whose it is. What it is of is what was shared out.
"""

import re
from fractions import Fraction

from checks.chinese.lexicon import pattern_of
from checks.claims.drafting import amounts
from checks.claims.drafting.drafts import AMOUNTS, MONEY, Draft, Spot, State
from checks.claims.lexing.units import PrintedUnit
from checks.claims.names.indicators import Named
from checks.claims.names.nouns import Name

_MEMBER = pattern_of("shared_out", "member")

_BODY = pattern_of("shared_out", "body")
_LEFT_OUT = pattern_of("shared_out", "left_out")
_SIGNS = re.compile(r"[\s，,、；;：:（）()]")


def is_member(noun: str) -> bool:
    """Whether a noun phrase is only a level of government that something is handed to or kept by."""
    return bool(_MEMBER.fullmatch(noun))


def shared_from(
    noun: str, size: Fraction, unit: PrintedUnit, drafts: list[Draft], state: State, gap: str
) -> Draft | None:
    """The amount that a member of such a name and size is shared out from; None where none can be.

    `gap` is what stands between the amount before and this one: outside of lists and brackets nothing but the member.
    """
    if unit.dimension not in MONEY or not is_member(noun):
        return None
    if not (state.inside or state.aside) and _SIGNS.sub("", gap.removeprefix("中")) != _SIGNS.sub("", noun):
        return None
    inside = [state.head] if state.head is not None and state.inside else []
    around = [state.aside] if state.aside is not None else []
    before = [] if state.view and inside else [d for d in drafts if not d.aside]  # 按级次划分，… divides its own whole
    for draft in (*around, *reversed(before), *inside):
        held = draft.measure in AMOUNTS and draft.beside is None and not (draft.is_base or draft.is_plan)
        if held and not is_member(draft.printed) and draft.unit.canonical == unit.canonical:
            return draft if amounts.size(draft) >= size else None
    return None


def left_out(noun: str, name: str) -> str:
    """Who a bracket says is left out, with its own amount: 28.7亿元（不含甲开发区3亿元）; empty where it is no body."""
    found = _LEFT_OUT.fullmatch(noun)
    return found[1] if found and found[1] not in name and name not in found[1] else ""


def in_list(bare: str, region: str, spot: Spot, state: State) -> Name | None:
    """A place or a payer in a list or a bracket, called as what it is a part of; `region` is the place, if known."""
    head = state.aside or (state.head if state.inside else None)
    if head is None or head.unit.canonical != spot.unit.canonical:
        return None
    if not region and not _BODY.fullmatch(bare.removeprefix("含")):
        return None
    named = Named(head.name, head.named.registered, head.named.indicator, region or head.named.region)
    return Name(head.name, named, read="list")


def in_turn(bare: str, region: str, spot: Spot, state: State) -> Name | None:
    """A change or a completion of which only the owner is said, called as the one before it: 全市收入增长6%，市本级
    增长5%，开发区增长8%; 为预算的104%（其中：市本级为预算的101%）."""
    said = spot.left.change or spot.left.completion
    if not (said and state.name and state.last is not None and state.last.unit.canonical == spot.unit.canonical):
        return None
    if not (region or is_member(bare) or _BODY.fullmatch(bare)):
        return None
    return Name(state.name, state.names(), read="sentence")


def handed(spot: Spot, state: State) -> Name | None:
    """政府债务限额9亿元，其中市本级3亿元: what the levels of government share out."""
    gap = spot.text[state.last.end : spot.number.start] if state.last else ""
    shared = shared_from(spot.left.noun, spot.size, spot.unit, state.drafts, state, gap)
    return Name(shared.name, shared.named, read="list") if shared else None
