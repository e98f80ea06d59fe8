"""Words of the grammar, as `checks/chinese/grammar.yaml` lists and explains them."""

import re

from checks.chinese.lexicon import any_of, lexicon

_WORDS: dict[str, tuple[str, ...]] = {name: tuple(listed) for name, listed in lexicon("grammar").items()}
_GOALS: dict[str, tuple[str, ...]] = lexicon("lists")["cited_goals"]

RISE, FALL, LEVEL, ADVERB, AVERAGE = (_WORDS[n] for n in ("rise", "fall", "level", "adverb", "average"))
ORIGINAL = _WORDS["original"]
TO_RISE = (*(verb + to for verb in _WORDS["to_rise"] for to in _WORDS["to"]), *_WORDS["to_rise_also"])
TO_FALL = tuple(verb + to for verb in _WORDS["to_fall"] for to in _WORDS["to"])
LEADING, MAKING, CONJUNCTIONS, BECOMING = (_WORDS[n] for n in ("leading", "making", "conjunctions", "becoming"))
SHARE_TAILS, RATE_ENDS, STRICT_RATES = (_WORDS[n] for n in ("share_tails", "rate_ends", "strict_rates"))
WHOLE, NOT_LEADING, PRONOUNS = (frozenset(_WORDS[n]) for n in ("whole", "not_leading", "pronouns"))
CUTTING, WEAK_MAKING, NOUNLIKE = (frozenset(_WORDS[n]) for n in ("cutting", "weak_making", "nounlike"))
NOT_MAKING = _WORDS["not_making"]
ADJUSTED_BUDGET = _WORDS["adjusted_budget"][0]
BEGUN, FORGIVING = (frozenset(_WORDS[n]) for n in ("begun", "forgiving"))
GOAL = re.compile(
    rf"(?P<held>{any_of(_GOALS['held'])})?(?P<beyond>{any_of(_GOALS['beyond'])})?(?:{any_of(_GOALS['of'])})*(?:{any_of(_GOALS['called'])})"
    rf"(?:{any_of(_GOALS['joined'])})?(?:{any_of((*RISE, *FALL))})?"
)
"""A goal cited beside what was reached, up to its number: 年度目标为, 控制在年度目标, 计划增长."""
FULFILLED = re.compile(rf"(?:{any_of((*_GOALS['beyond'], *_GOALS['held']))})了?(?:{any_of(_GOALS['of'])}|的)*")
GOAL_BEHIND = re.compile(
    rf"的?(?:{any_of(_GOALS['of'])})*(?:(?:{any_of(_GOALS['called'])})|[^，。；、\d]{{2,8}}任务)(?:[以之]?内)?(?=[，。；、])"
)
"""A goal named behind its number, and the words up to the number: 超额完成 / 50微克 / 年度目标."""
PLAN_END = re.compile("预算(?:安排)?数?额?$")
"""What says at the end of a name that it is of a plan: 专项资金 / 预算数."""
SIZE_OF_A_THING = re.compile(
    r"(?:(?<!协议)(?<!签约)(?<!合同)总投资(?:额)?(?:约|达|超|超过|过|近)?|占地(?:面积)?(?:约|达)?|(?<!核减)规划(?:总)?(?:用地|面积|建筑面积)(?:约|达)?"
    r"|总建筑面积(?:约|达)?|(?:全|总)长(?:约|度)?|设计(?:能力|规模|产能))$"
)
"""Before a number: how large or how dear one thing is that is built, 总投资, 全长."""
