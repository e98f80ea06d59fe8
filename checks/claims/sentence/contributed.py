"""What something adds to the growth of another: 增加值增长5%，对经济增长的贡献率16%，拉动经济增长0.9个百分点."""

from checks.chinese.lexicon import pattern_of
from checks.claims.drafting.drafts import Spot, State
from checks.claims.names.indicators import Named
from checks.claims.names.nouns import Name

_CONTRIBUTES = pattern_of("contributed", "contributes")
_BACK_TO_ALL = pattern_of("contributed", "back_to_all")


def contributed(spot: Spot, state: State) -> Name | None:
    """The name of what the thing told just before adds; None where a number says nothing like it."""
    told = (d for d in reversed(state.drafts) if d.measure in ("level", "growth") and d.end < spot.number.start)
    doer = next(told, None)
    said = _CONTRIBUTES.search(spot.text, doer.end, spot.number.start) if doer is not None and spot.percent else None
    if doer is None or said is None or _BACK_TO_ALL.search(spot.text, doer.end, said.start()):
        return None
    name = doer.name + said["what"].removeprefix("负向")
    return Name(name, Named(name, False))
