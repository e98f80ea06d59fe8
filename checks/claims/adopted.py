"""The passage of an account that tells the budget as adopted: 经市人大二次会议审议通过，…预期收入9亿元."""

import re
from functools import lru_cache

from checks.chinese.lexicon import any_of, lexicon

_WORDS = lexicon("wording")["adopted"]
_OPENING = re.compile(
    rf"(?:^|[。：；]|[）)])[ 　]*[^，。；：\d]{{0,12}}经[^，。；]{{0,24}}(?:{any_of(_WORDS['assemblies'])})(?!常)"
    rf"[^，。；]{{0,24}}(?:{any_of(_WORDS['by'])})[，,](?=[^。]{{0,60}}(?:{any_of(_WORDS['what'])}))"
)
_DONE = re.compile(any_of(_WORDS["done"]))


def tells_budget(paragraph: str, number: int) -> bool:
    """Whether a number of a paragraph is of the budget that it tells an assembly adopted, not of what was done."""
    start, end = _passage(paragraph)
    return start <= number < end


@lru_cache(maxsize=1)
def _passage(paragraph: str) -> tuple[int, int]:
    """Where a paragraph tells the budget adopted: from who adopted it to the first word of what was done."""
    opening = _OPENING.search(paragraph)
    if opening is None:
        return 0, 0
    done = _DONE.search(paragraph, opening.end())
    return opening.end(), done.start() if done else len(paragraph)
