"""Footnotes: marks that stand in the text as plain numbers (示范创建行动7), and what notes say of changes."""

import re
from collections.abc import Sequence

from checks.chinese.lexicon import any_of, lexicon
from checks.claims.model import Claim, Extraction

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


_WORDS = lexicon("wording")
_LIKE_FOR_LIKE = _WORDS["notes"]["adjusted"][1]
_REVISED = re.compile(any_of(_WORDS["counted_anew"]))
_NOTE = re.compile(r"^[ \t　]{0,8}(?:\*\*)?[\[〔［]\^?(\d{1,3})[\]〕］](.*)$", re.MULTILINE)
_MARK = re.compile(r"[\[〔［]\^?(\d{1,3})[\]〕］]")
_MARKED = re.compile(rf"{_MARK.pattern}\s?[^\d，,。；;]{{0,4}}$")
_CHANGES = ("growth", "delta")


def adjust(claims: Sequence[Claim], text: str) -> None:
    """Say of changes that they are reckoned on a like basis where a note to what changed says that it is counted anew.

    `claims` are those of the document whose text is `text`; a note begins its line with its mark, and may name another.
    """
    notes = {int(m[1]): m[2] for m in _NOTE.finditer(text)}
    anew = {n for n, said in notes.items() if _REVISED.search(said)}
    anew |= {n for n, said in notes.items() if any(int(m[1]) in anew for m in _MARK.finditer(said))}
    marked = set()
    for claim in claims if anew else ():
        mark = _MARKED.search(claim.sentence, 0, claim.start - claim.sentence_start) if claim.origin == "text" else None
        if mark and int(mark[1]) in anew:
            marked.add((claim.indicator, claim.period_end))
    for claim in claims if marked else ():
        if claim.measure in _CHANGES and claim.stance == "actual" and (claim.indicator, claim.period_end) in marked:
            claim.scope = "；".join(
                filter(None, [claim.scope, "" if _LIKE_FOR_LIKE in claim.scope else _LIKE_FOR_LIKE])
            )
