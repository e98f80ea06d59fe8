"""Paragraphs with numbers or dashes that divide the amount before them: 收入总计9亿元，其中：1.甲5亿元。2.乙4亿元。"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.numerals import DIGITS, numeral
from checks.claims.listing.complete_sets import is_sum
from checks.claims.model import Claim

_WORDS = lexicon("lists")
_ROLES = lexicon("balances")["roles"]
# What a side of a book is all of where the money carried from or to another year is a part of it.
_SUMS = {
    _ROLES[side][0]: (_ROLES[f"total_{side}"][0], frozenset(_ROLES[carried]))
    for side, carried in (("income", "carried"), ("expenditure", "carried_on"))
}
_BEGINS = re.compile(rf"(?:{any_of(_WORDS['parts_below'])}|(?P<all>{any_of(_WORDS['made_below'])}))[：:]?\s*$")
_OF_A_SIDE = pattern_of("numbered_parts", "of_a_side")
_DASH = "——"
_NUMERAL = rf"(?P<number>\d{{1,2}}|[{''.join(DIGITS)}十]{{1,3}})"
_ITEM = re.compile(rf"\s*(?:(?P<dash>{_DASH})|(?P<open>[（(]?){_NUMERAL}[）)．.、])\s*(?!\d)")
_FEWEST = 2  # numbered paragraphs that a list has at least
_RECENT = 20  # paragraphs back in which the side of a book stands that paragraphs divide
_ALIKE = ("region", "subject", "stance", "period_start", "period_end", "canonical_unit", "measure")


def join(claims: Sequence[Claim], text: str) -> None:
    """Make the first amount of each numbered paragraph a part of what the paragraph before them tells and divides.

    The whole is the first amount of the last sentence of a paragraph that ends with 其中, or the last side of a book
    before one that ends with 支出情况如下; all parts are of its owner, time and unit, and none is larger. A paragraph
    whose first amount is not begins no part and ends the list. What is divided gets its name of a sum.
    """
    told: dict[int, list[Claim]] = defaultdict(list)  # by line
    for claim in claims:
        if claim.measure == "level" and claim.origin == "text":
            told[claim.line].append(claim)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for place, (number, line) in enumerate(lines):
        begins, side = _BEGINS.search(line), _OF_A_SIDE.search(line)
        whole: Claim | None = None
        if side:
            before = lines[max(0, place - _RECENT) : place + 1]
            amounts = [c for n, _ in before for c in told.get(n, ())]
            named = (
                c for c in reversed(amounts) if c.indicator == side["of"] != side["side"]
            )  # 财政拨款支出主要内容如下：
            whole = next(named, None) or _of_book(side["side"], amounts)
        elif begins and number in told:
            last = told[number][-1].sentence_start
            whole = next(c for c in told[number] if c.sentence_start == last)
        made = bool(begins and begins["all"])
        if whole is not None:
            firsts = list(_firsts(lines[place + 1 :], told))
            _divide_below(whole, firsts, made=made)
            done = _other_stage(whole, told[number])
            if done is not None:  # 支出预算9亿元，决算8亿元。其中：1.甲预算5亿元，决算4亿元。
                _divide_below(done, [_other_stage(c, told[c.line]) if c else None for c in firsts], made=made)
    _name_sums(claims)


def _name_sums(claims: Sequence[Claim]) -> None:
    """Call a sum one that is called like a part of it: 基金收入9亿元，其中：土地出让收入5亿元，上年结转4亿元."""
    sides = {c.claim: c for c in claims if c.account and c.measure == "level"}
    wholes = {key: c for key, c in sides.items() if c.indicator.removeprefix(c.account) in _SUMS}
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.whole in wholes and claim.origin == "text":
            parts[claim.whole].append(claim)
    for key, found in parts.items():
        whole = wholes[key]
        total, carried = _SUMS[whole.indicator[-2:]]
        if is_sum(found, whole) and any(p.indicator in carried for p in found):
            whole.indicator = total


def _divide_below(whole: Claim, firsts: Sequence[Claim | None], *, made: bool) -> None:
    """Divide a whole by the first amounts of the paragraphs below it, as far as they may be its parts."""
    parts = list(takewhile(partial(_is_part, whole), firsts))
    _divide(whole, [p for p in parts if p], made=made and len(parts) == len(firsts))


def _other_stage(planned: Claim, told: Sequence[Claim]) -> Claim | None:
    """What was done of what a sentence says was planned."""
    same = (c for c in told if c.sentence_start == planned.sentence_start and c.indicator == planned.indicator)
    return next((c for c in same if planned.stance == "budget" and c.stance == "actual"), None)


def _firsts(below: Iterable[tuple[int, str]], told: Mapping[int, Sequence[Claim]]) -> Iterator[Claim | None]:
    """The first amount of each paragraph below that goes on counting; what stands under one is passed over.

    Paragraphs that begin with a dash only stand one right behind another.
    """
    counted, opened = 0, ""
    for number, line in below:
        item = _ITEM.match(line)
        if item is None and (counted == 0 or opened == _DASH):
            return
        if item is None:
            continue
        style = item["dash"] or item["open"]
        counted, opened = counted + 1, style if counted == 0 else opened
        if style != opened or (item["number"] and numeral(item["number"]) != counted):
            return
        yield next(iter(told.get(number, ())), None)


def _of_book(side: str, before: Sequence[Claim]) -> Claim | None:
    """The last amount that is all of one side of its book, and no budget of it: 一般公共预算支出."""
    found = (c for c in reversed(before) if c.account and c.stance != "budget" and c.indicator == c.account + side)
    return next(found, None)


def _is_part(whole: Claim, part: Claim | None) -> bool:
    if part is None:
        return False
    same = all(getattr(part, a) == getattr(whole, a) for a in _ALIKE)
    same = same and (part.tier == whole.tier or (part.tier != "" and whole.tier.endswith(part.tier)))  # 本级, 市本级
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
