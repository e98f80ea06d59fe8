"""What a change is measured against where that is printed, and whether it is reckoned on a like basis."""

import re

from checks.chinese.lexicon import any_of
from checks.chinese.time import WORDS, Time, times
from checks.claims.drafts import Draft
from checks.claims.words import PRONOUNS

_CHANGES = frozenset(("growth", "growth_avg", "delta", "multiple"))
_KIND_OF_BASIS = {word: kind for kind, words in WORDS["basis"].items() for word in words}
_NEAR = re.compile(any_of(_KIND_OF_BASIS))
_USUAL = re.compile("(?<!、)同比|[比较](?:上年|去年|上一年)|同期")
_CLAUSE = re.compile("[，,；;：:。]")
_LIKE = re.compile(
    r"同口径|可比口径|可比增长|可比价格?|(?:剔除|扣除|考虑|还原)[^，。；、]{0,16}(?:因素|影响|后)?|不含[^，。；（）\d]{1,12}"
)
_LEADING = ("按", "剔除", "扣除", "考虑", "还原")
_REACH = 80  # characters before a number in which the base of a whole sentence may be printed
_AGAINST = ("比", "较")


def basis_of(draft: Draft, sentence: str, place: int, last: int | None) -> str:
    """What a change is measured against, where it is printed and is not the year before; else empty.

    `year_start` (比年初), `period_before` (环比), `years_average` (两年平均), or years (比2019年, 比“十五”末).
    It holds for its clause and for the clauses behind it that name nothing new; 与2019年相比 for all of its sentence.
    """
    if draft.measure not in _CHANGES:
        return ""
    before = sentence[max(0, place - _REACH) : place]
    found = [(m.end(), _KIND_OF_BASIS[m[0]]) for m in _NEAR.finditer(before)]
    if any(c in before for c in "比较"):
        found += [(t.end, year) for t in times(before) if (year := _year_against(t, before))]
    for end, kind in sorted(found, reverse=True):
        if _holds(draft, before[end:]):
            return "" if last and kind == str(last - 1) else kind
    return ""


def _year_against(time: Time, text: str) -> str:
    """The year that a change is measured against: 比2019年, 比“十二五”末, 与2019年相比."""
    before, after = text[: time.start], text[time.end : time.end + 4]
    named = time.name and (time.kind != "plan" or after.startswith(("规划", "计划", "目标")))
    if not time.last or named or time.kind not in ("year", "plan"):
        return ""
    if not before.endswith(_AGAINST) and not (before.endswith(("与", "同", "和", "跟")) and "相比" in after):
        return ""
    return str(time.last) if time.first == time.last or time.edge else f"{time.first}-{time.last}"


def _holds(draft: Draft, between: str) -> bool:
    """Whether what stands before a number is still its base: in its clause, or in clauses that go on with it."""
    if _USUAL.search(between):
        return False
    goes_on = draft.left.noun in PRONOUNS or not draft.left.noun or "相比" in between[:6]
    return goes_on or not _CLAUSE.search(between)


def like_for_like(draft: Draft, sentence: str, clause: int, place: int) -> str:
    """The words that say a change is reckoned on a like basis (同口径, 剔除…因素), printed before it.

    `clause` is where its clause begins, `place` the number: the words stand between, or in the clause before.
    """
    if draft.measure not in _CHANGES:
        return ""
    found = _LIKE.search(sentence, max(0, clause), place)
    if found is None and clause > 0:
        begins = max((m.end() for m in _CLAUSE.finditer(sentence, 0, clause - 1)), default=0)
        leads = sentence.startswith(_LEADING, begins)
        found = _LIKE.search(sentence, begins, clause) if leads else None
    return found[0] if found else ""
