"""Marks of footnotes that stand in the text as plain numbers: 示范创建行动7, “双免”政策8, 服务体系9."""

from itertools import pairwise

from checks.claims.model import Extraction

_LOST = "unit_lost"
_HIGHEST = 99


def drop(out: Extraction) -> None:
    """Take out numbers without a unit that count up by one in the order of the text: they number notes.

    A number by itself may have lost its unit; two that follow one another in value and in the text hardly ever have.
    """
    bare = [m for m in out.marks if m.kind == _LOST and m.quote.isdigit() and 0 < int(m.quote) <= _HIGHEST]
    counting = set()
    for one, after in pairwise(sorted(bare, key=lambda m: m.start)):
        if int(after.quote) == int(one.quote) + 1:
            counting |= {one.start, after.start}
    if counting:
        out.marks[:] = [m for m in out.marks if m.kind != _LOST or m.start not in counting]
        out.claims[:] = [c for c in out.claims if c.damage != _LOST or c.start not in counting]
