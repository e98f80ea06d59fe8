"""Numbered paragraphs that divide the amount before them: 收入总计9亿元，其中： 1.甲5亿元。 2.乙4亿元。"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from checks.chinese.lexicon import any_of, lexicon
from checks.claims.model import Claim

_BEGINS = re.compile(rf"(?:{any_of(lexicon('lists')['parts_below'])})[：:]?\s*$")
_ITEM = re.compile(r"\s*[（(]?(\d{1,2})[）)．.、]\s*(?!\d)")
_FEWEST = 2  # numbered paragraphs that a list has at least
_NEAR = 1e-6  # relative: a sum that is printed as one
_ALIKE = ("region", "subject", "tier", "stance", "period_start", "period_end", "canonical_unit", "measure")


def join(claims: Iterable[Claim], text: str) -> None:
    """Make the first amount of each numbered paragraph a part of what the paragraph before them tells and divides.

    The whole is the first amount of the last sentence of a paragraph that ends with 其中; all parts are of its owner,
    time and unit, and none is larger. A paragraph whose first amount is not begins no part and ends the list.
    """
    lines = _lines(text)
    starts = [start for start, _ in lines]
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.measure == "level" and claim.origin == "text":
            told.setdefault(bisect_right(starts, claim.start) - 1, []).append(claim)
    for place, (_, line) in enumerate(lines):
        if _BEGINS.search(line) and place in told:
            last = told[place][-1].sentence_start
            whole = next(c for c in told[place] if c.sentence_start == last)
            _divide(whole, list(_parts(whole, lines[place + 1 :], place + 1, told)))


def _lines(text: str) -> list[tuple[int, str]]:
    """Where each line begins, and its words; lines without any are left out."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, line))
        start += len(line) + 1
    return found


def _parts(whole: Claim, below: list[tuple[int, str]], place: int, told: dict[int, list[Claim]]) -> Iterator[Claim]:
    """The first amount of each paragraph below that goes on counting; what stands under one is passed over."""
    number = 0
    for at, (_, line) in enumerate(below, place):
        item = _ITEM.match(line)
        if item is None and number == 0:
            return
        if item is None:
            continue
        number += 1
        first = next(iter(told.get(at, ())), None)
        if int(item[1]) != number or first is None or not _is_part(first, whole):
            return
        yield first


def _is_part(part: Claim, whole: Claim) -> bool:
    same = all(getattr(part, a) == getattr(whole, a) for a in _ALIKE)
    return same and part.lo <= whole.hi and not part.damage and not whole.damage


def _divide(whole: Claim, parts: list[Claim]) -> None:
    free = [p for p in parts if not p.whole or p.whole_from == "document"]
    if len(free) < max(_FEWEST, len(parts)):
        return
    made, middle = sum(p.lo + p.hi for p in free) / 2, (whole.lo + whole.hi) / 2
    partition = "closed" if abs(made - middle) <= _NEAR * abs(middle) else "open"
    for part in free:
        part.whole, part.whole_from, part.partition = whole.claim, "list", partition
