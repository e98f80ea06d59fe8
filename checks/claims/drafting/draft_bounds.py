"""The interval that the number of a draft stands for, with the hedges and the direction of its clause."""

from checks.claims.drafting.drafts import Draft
from checks.claims.lexing.numbers import Bounds, HedgeReader, Printing, bounds


def bounds_of(draft: Draft, stance: str, hedges: HedgeReader) -> Bounds:
    """What a draft says; a price index printed with the year before as 100 (102.3) says the growth it states (2.3%)."""
    quantity = Printing(
        draft.digits, draft.unit.name, draft.comparator, draft.digits_hi, negative=draft.number.negative
    )
    if draft.hedge:
        place = hedges.after if draft.number.hedge == draft.hedge else hedges.before
        _, quantity.width, quantity.side = place.get(draft.hedge, ("", 0.1, "both"))
    indicator = draft.named.indicator
    width = indicator.hedge_width if indicator else None
    said = bounds(quantity, draft.unit, stance=stance, sign=draft.sign, width=width)
    if indicator is None or indicator.measure != "growth" or draft.left.change or not 80 < float(draft.digits) < 140:
        return said
    return Bounds(said.lo - 100, said.hi - 100, said.lo_closed, said.hi_closed, "%")


def bounds_with_hedge_mended(draft: Draft, stance: str, hedges: HedgeReader) -> Bounds:
    """What a draft says whose hedge is damaged but can be read (5%右)."""
    _, width, side = hedges.after.get("左右", ("~", 0.1, "both"))
    quantity = Printing(draft.digits, draft.unit.name, "~", width=width, side=side)
    return bounds(quantity, draft.unit, stance=stance, sign=draft.sign)
