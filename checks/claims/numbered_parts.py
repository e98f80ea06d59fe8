"""Numbered paragraphs that divide the amount before them: 收入总计9亿元，其中： 1.甲5亿元。 2.乙4亿元。"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from checks.chinese.lexicon import any_of, lexicon
from checks.claims.complete_sets import is_sum
from checks.claims.model import Claim

_WORDS = lexicon("lists")
_BEGINS = re.compile(
    rf"(?:{any_of(_WORDS['parts_below'])}|(?P<all>{any_of(_WORDS['made_below'])}))[：:]?\s*$"
)
_ITEM = re.compile(r"\s*(?P<open>[（(]?)(?P<number>\d{1,2})[）)．.、]\s*(?!\d)")
_FEWEST = 2  # numbered paragraphs that a list has at least
_ALIKE = ("region", "subject", "tier", "stance", "period_start", "period_end", "canonical_unit", "measure")


def join(claims: Iterable[Claim], text: str) -> None:
    """Make the first amount of each numbered paragraph a part of what the paragraph before them tells and divides.

    The whole is the first amount of the last sentence of a paragraph that ends with 其中; all parts are of its owner,
    time and unit, and none is larger. A paragraph whose first amount is not begins no part and ends the list.
    """
    told: dict[int, list[Claim]] = defaultdict(list)  # by line
    for claim in claims:
        if claim.measure == "level" and claim.origin == "text":
            told[claim.line].append(claim)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for place, (number, line) in enumerate(lines):
        begins = _BEGINS.search(line)
        if begins and number in told:
            last = told[number][-1].sentence_start
            whole = next(c for c in told[number] if c.sentence_start == last)
            firsts = list(_firsts(lines[place + 1 :], told))
            parts = list(takewhile(lambda first: first is not None and _is_part(first, whole), firsts))
            _divide(whole, [p for p in parts if p], made=bool(begins["all"]) and len(parts) == len(firsts))


def _firsts(below: Iterable[tuple[int, str]], told: Mapping[int, Sequence[Claim]]) -> Iterator[Claim | None]:
    """The first amount of each paragraph below that goes on counting; what stands under one is passed over."""
    counted, opened = 0, ""
    for number, line in below:
        item = _ITEM.match(line)
        if item is None and counted == 0:
            return
        if item is None:
            continue
        counted, opened = counted + 1, opened or item["open"]
        if int(item["number"]) != counted or item["open"] != opened:
            return
        yield next(iter(told.get(number, ())), None)


def _is_part(part: Claim, whole: Claim) -> bool:
    same = all(getattr(part, a) == getattr(whole, a) for a in _ALIKE)
    return same and part.lo <= whole.hi and not part.damage and not whole.damage


def _divide(whole: Claim, parts: Sequence[Claim], *, made: bool) -> None:
    """Write the parts of a whole into them, unless there are too few or a sentence has made one a part already.

    They are all there is where they make it, or where the text says that it is `made` of them.
    """
    taken = any(part.whole and part.whole_from != "document" for part in parts)
    if len(parts) < _FEWEST or taken:
        return
    partition = "closed" if made or is_sum(parts, whole) else "open"
    for part in parts:
        part.whole, part.whole_from, part.partition = whole.claim, "list", partition
