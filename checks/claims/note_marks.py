"""Marks of footnotes that stand in the text as plain numbers: 示范创建行动7, “双免”政策8, 服务体系9."""

from checks.claims.model import Extraction

_LOST = "unit_lost"
_HIGHEST = 299


def drop(out: Extraction) -> None:
    """Take out numbers without a unit that count up by one in the order of the text: they number notes.

    A number by itself may have lost its unit; two that follow one another in value and in the text hardly ever have,
    nor has one that stands between such numbers and continues their order.
    """
    bare = [c for c in out.claims if c.damage == _LOST and c.quote.isdigit() and 0 < int(c.quote) <= _HIGHEST]
    bare.sort(key=lambda c: c.start)
    values = [int(c.quote) for c in bare]
    steps = {i for i in range(len(bare) - 1) if values[i + 1] == values[i] + 1}
    sure = steps | {i + 1 for i in steps}
    behind = [_HIGHEST + 1] * (len(bare) + 1)  # the first sure number from a place on
    for i in reversed(range(len(bare))):
        behind[i] = values[i] if i in sure else behind[i + 1]
    counting, last = set(), 0
    for i, claim in enumerate(bare if sure else ()):
        if i in sure or last < values[i] < behind[i + 1]:
            last = values[i]
            counting.add(claim.start)
    if counting:
        out.marks[:] = [m for m in out.marks if m.kind != _LOST or m.start not in counting]
        out.claims[:] = [c for c in out.claims if c.damage != _LOST or c.start not in counting]
