"""The passage of an account that tells the budget as adopted: 经市人大二次会议审议通过，…预期收入9亿元."""

import re

from checks.chinese.lexicon import any_of, lexicon

_WORDS = lexicon("wording")["adopted"]
_OPENING = re.compile(
    rf"[^，。；：\d]{{0,12}}经[^，。；]{{0,24}}(?:{any_of(_WORDS['assemblies'])})(?!常)[^，。；]{{0,24}}"
    rf"(?:{any_of(_WORDS['by'])})[，,]"
    rf"(?=[^。]{{0,60}}(?:{any_of(_WORDS['what'])}))"
)
_DONE = re.compile(any_of(_WORDS["done"]))
NOWHERE = -1


def adopted(sentence: str, before: int) -> int:
    """From where on a sentence tells the budget adopted; `NOWHERE` where it does not.

    `before` is that of the sentence before in its paragraph, as `goes_on` leaves it: such a passage ends where its
    paragraph comes to what was done of the budget.
    """
    opening = _OPENING.match(sentence)
    return opening.end() if opening else before


def goes_on(sentence: str, since: int) -> int:
    """Where the sentence behind one that tells the budget from `since` on begins to: at once, or nowhere."""
    return NOWHERE if since == NOWHERE or _DONE.search(sentence, since) else 0


def tells_budget(sentence: str, since: int, number: int) -> bool:
    """Whether a number of a sentence that tells the budget from `since` on is of that, not of what was done."""
    return NOWHERE < since <= number and not _DONE.search(sentence, since, number)
