"""What public money is paid for, where its number has no other name: 统筹2亿元，支持渔港建设 is of 支持渔港建设.

The words behind the number say it, or the short sentence before, which heads its paragraph: 支持外贸。拨付资金3亿元，….
"""

import re

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of
from checks.claims.drafting.drafts import MONEY, Spot

_WORDS = lexicon("things")
_FUNDS = fragment_of("purposes", "funds")
_PAYING = pattern_of("purposes", "paying")
_PAID = pattern_of("purposes", "paid")
_MANY = pattern_of("purposes", "many")
_BARE = re.compile(_FUNDS)
_DOING = any_of({*_WORDS["purposes"], *_WORDS["aims"]} - {*_WORDS["results"]})
_BEHIND = re.compile(
    rf"[，,]?(?:{any_of(_WORDS['with_force'])})*((?:{_DOING})(?:[我本全][省市区县州])?[^，。；：]{{3,30}})"
)
_TITLE = re.compile(rf"(?:^|[。：:\s.．、）)])((?:{_DOING})[^，。；：\d]{{2,16}})。[^。；，\d]{{0,10}}$")
_WHOSE = re.compile(rf"^({_DOING})[我本全][省市区县州]")
_DIGIT = re.compile(r"\d")
_REACH = 32  # characters before a number in which such a title stands


def paid_for(bare: str, spot: Spot) -> str:
    """What an amount of money is paid for whose clause says only that it is paid; empty where nothing says it."""
    paid = _PAYING.fullmatch(bare) or (_BARE.fullmatch(bare) and _PAID.search(spot.left.noun))
    if spot.unit.dimension not in MONEY or not paid:
        return ""
    start = spot.number.start
    title = _TITLE.search(spot.text[max(0, start - _REACH) : start])
    behind = _BEHIND.match(spot.text, spot.number.end)
    done = _WHOSE.sub(r"\1", behind[1]).removeprefix("用于").removesuffix("等") if behind else ""
    if title and (not done or _DIGIT.search(done)):
        return title[1]
    done = _MANY.sub("", done)
    return "" if _DIGIT.search(done) else done
