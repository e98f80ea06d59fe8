"""Money that is shared out between levels of government: 政府债务限额9亿元，其中市本级3亿元、各县（市、区）6亿元.

Such a member names only whose it is. What it is of is what was shared out.
"""

import re
from fractions import Fraction

from checks.chinese.lexicon import any_of
from checks.claims import amounts
from checks.claims.drafts import AMOUNTS, MONEY, Draft, State
from checks.claims.owner_words import WORDS
from checks.claims.units import PrintedUnit

_TIERS = WORDS["tiers"]
_MEMBER = re.compile(
    rf"(?:{any_of(_TIERS['handing'])})*(?:{any_of((*_TIERS['own'], *_TIERS['money'], *_TIERS['below']))})(?:财政)?"
    rf"(?:{any_of(_TIERS['keeping'])})*"
)

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
    for draft in (*around, *reversed([d for d in drafts if not d.aside]), *inside):
        held = draft.measure in AMOUNTS and draft.beside is None and not (draft.is_base or draft.is_plan)
        if held and not is_member(draft.printed) and draft.unit.canonical == unit.canonical:
            return draft if amounts.size(draft) >= size else None
    return None
