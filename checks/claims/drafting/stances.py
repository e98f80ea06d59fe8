"""The stance of one number: whether it was reached, is aimed at, budgeted, or only asked for."""

import re
from typing import TYPE_CHECKING

from checks.chinese.lexicon import any_of, pattern_of
from checks.chinese.time import WORDS, aimed_in_plan
from checks.claims.drafting.drafts import MONEY, SIZE, Draft
from checks.claims.ownership.owner_words import is_public
from checks.claims.time.years import Calendar, Moment

if TYPE_CHECKING:
    from checks.claims.drafting.periods import PeriodPlace

_AIMS = pattern_of("stances", "aims")
_PLANNED = pattern_of("stances", "planned")
_OVER = pattern_of("stances", "over")
_TO_COME = pattern_of("stances", "to_come")
_STRIVEN = pattern_of("stances", "striven")
_ESTIMATED = pattern_of("stances", "estimated")
_EXPECTED = pattern_of("stances", "expected")
_BUDGET = pattern_of("stances", "budget")
_SET = pattern_of("stances", "set")
_SUMMED = pattern_of("stances", "summed")
"""What the assemblies of several governments approved, added up: 经汇总，全市收入为…; what was done says 完成."""
_AS_BUDGETED = pattern_of("stances", "as_budgeted")
_AT_FIRST = pattern_of("stances", "at_first")
_CHANGED = pattern_of("stances", "changed")
_NO_BUDGET = pattern_of("stances", "no_budget")
_URGED = re.compile(rf"(?:{any_of(WORDS['urged'])})[^，。；\d]*$")


def stance_of(  # noqa: PLR0911 - a decision a line
    draft: Draft, when: Moment, place: "PeriodPlace", calendar: Calendar
) -> tuple[str, str]:
    """Whether a number was reached, is aimed at, budgeted or asked for, and where that was read."""
    past = when.last is None or when.last - draft.is_base <= calendar.last
    if draft.required == SIZE and when.stance == "actual" and past:
        return "actual", "clause"  # 签约项目40个、总投资109亿元
    if draft.required == SIZE and when.stance == "target" and _STRIVEN.search(place.before):
        return "target", "clause"
    if draft.required:
        return "requirement", "clause"
    if draft.left.budget or _is_budget(draft, place):
        return ("budget" if past else "target"), "clause"
    if draft.planned:
        return "target", "clause"
    stance = when.stance
    if stance == "actual" and (
        _AIMS.match(place.after) or _PLANNED.search(place.before) or aimed_in_plan(place.sentence, place.at)
    ):
        return "requirement", "clause"  # 人均生产总值3000美元的目标已经实现 says what was aimed at
    if draft.is_base and stance == "target":
        return "actual", "clause"
    if stance == "target" and when.part and _OVER.search(place.before) and not _TO_COME.search(place.before):
        return "actual", "clause"  # 今年第一季度，工业生产比去年同期增长12%
    estimated = _ESTIMATED.search(place.sentence, 0, place.at) and not _EXPECTED.search(place.before)
    if stance == "target" and (estimated or place.glossary):
        return "requirement", "sentence"  # 根据测算，投资、消费分别增长6%，可以支撑生产总值增长6%: what a goal rests on
    # “双百”任务：2020年覆盖率达到80%: what words explained tell may be reached or asked for
    urged = stance == "actual" and bool(_URGED.search(place.before))  # 全年要实现出口22亿美元 among what was done
    return stance, "assumed" if place.glossary or urged else when.stance_read


def _is_budget(draft: Draft, place: "PeriodPlace") -> bool:
    """Whether money is what a budget sets: 年初预算为…, 市人大批准的…收入为…, not what was done of it."""
    if draft.unit.dimension not in MONEY or draft.measure == "completion":
        return False
    before, sentence = place.before, place.sentence
    if _AS_BUDGETED.match(place.after) or (draft.is_base and "预算" in draft.left.comparison):
        return True
    if _AT_FIRST.match(before) and _CHANGED.search(sentence, place.at):
        return True
    summed = _SUMMED.search(sentence, 0, place.at) and is_public(draft.name)
    if summed and not _NO_BUDGET.search(sentence):
        return True
    if _SET.search(sentence, 0, place.at):
        return True
    return bool(_BUDGET.search(before)) and not _NO_BUDGET.search(before)
