"""What stands before a number, read from right to left: hedge, verb, adverbs, and the noun phrase they belong to."""

import re
from dataclasses import dataclass, field

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.time import WORDS
from checks.chinese.words import (
    ADJUSTED_BUDGET,
    ADVERB,
    AVERAGE,
    FALL,
    LEVEL,
    MAKING,
    ORIGINAL,
    RISE,
    TO_FALL,
    TO_RISE,
    WHOLE,
)
from checks.claims.lexing.numbers import HedgeReader
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.names.indicators import IndicatorReader
from checks.claims.names.openings import classified
from checks.claims.ownership.owner_words import is_item, is_public

_COMPARISON = pattern_of("phrases", "comparison")
_DONE = re.compile(rf"(?:{any_of(WORDS['accounted'])})$")  # 较上年执行数8亿元增长2%: so much it was
_OTHERS = pattern_of("phrases", "others")
_ABOVE_OTHERS = pattern_of("phrases", "above_others")
SIDES = words_of("phrases", "sides")
_PACE = frozenset(words_of("phrases", "pace"))
_BASE = pattern_of("phrases", "base")
ON_THE_BASE = pattern_of("phrases", "on_the_base")
_FROM = pattern_of("phrases", "from")
_MEASURED_AGAINST = words_of("phrases", "measured_against")
_MOVED_TO = pattern_of("phrases", "moved_to")
_LATELY = pattern_of("phrases", "lately")
_DATED = pattern_of("phrases", "dated")
_COMPLETION = pattern_of("phrases", "completion")
_LAST_BUDGET = pattern_of("phrases", "last_budget")
_BUDGET = pattern_of("phrases", "budget")
_ACCOUNTED = pattern_of("phrases", "accounted")
_YEAR_LAST = pattern_of("phrases", "year_last")
ACCOUNTED = "决算"
_SPENT_FEE = pattern_of("phrases", "spent_fee")
_SIDES_OF_BOOKS = frozenset(words_of("phrases", "sides_of_books"))
_SO_ON = "等"
_ADJUSTED_BEFORE = pattern_of("phrases", "adjusted_before")
_FROM_BUDGET = pattern_of("phrases", "from_budget")
_MAY_BE_BUDGET = pattern_of("phrases", "may_be_budget")
_BUDGET_CHANGED = pattern_of("phrases", "budget_changed")
_CHANGED = frozenset(words_of("phrases", "changed"))
_EXECUTING = pattern_of("phrases", "executing")
_HANDED = pattern_of("phrases", "handed")
_HELD = pattern_of("phrases", "held")
_ORDINAL = pattern_of("phrases", "ordinal")
_AMID = pattern_of("phrases", "amid")
_HAVING = pattern_of("phrases", "having")
_SHARE_IN = pattern_of("phrases", "share_in")
_ASIDE = pattern_of("phrases", "aside")
_EITHER = pattern_of("phrases", "either")
_KINDS: dict[str, str] = {}
for _kind, _words in {
    "adverb": (*ADVERB, *ORIGINAL),
    "level": LEVEL,
    "rise": RISE,
    "fall": FALL,
    "to_rise": TO_RISE,
    "to_fall": TO_FALL,
    "average": AVERAGE,
}.items():
    for _word in _words:
        _KINDS[_word] = _kind
_BEGUN = pattern_of("phrases", "begun")
_EACH_REACHED = pattern_of("phrases", "each_reached")
_ADJUSTED = pattern_of("phrases", "adjusted")
_TOOK = pattern_of("phrases", "took")
_COUNTED_YEARS = pattern_of("phrases", "counted_years")
_YEARS_LONG = pattern_of("phrases", "years_long")
_THAN_YEARS = pattern_of("phrases", "than_years")
_PLANS = frozenset(words_of("phrases", "plans"))
_TOTALS = words_of("phrases", "totals")
_OF_A_BOOK = pattern_of("phrases", "of_a_book")
_YEAR_DIGIT = pattern_of("phrases", "year_digit")
NUMBERED = pattern_of("phrases", "numbered")
_REASON = re.compile(rf"[^，,；;。\d]{{0,12}}(?:{any_of(lexicon('lists')['because'])})")
LEFT_OUT = tuple(lexicon("owners")["notes"]["left_out"])
_LIFTED = "提升"
_REBUILT = tuple(v for v in MAKING if v.endswith(_LIFTED) and v != _LIFTED)
_ONLY_TIME = pattern_of("phrases", "only_time")
_SPELT = pattern_of("phrases", "spelt")
_MANNER = re.compile(f"(?:{any_of(ADVERB)})+")
_READ = pattern_of("phrases", "read")
_YEARS, _PARTS = frozenset("上去每"), ("季度", "半年")
_THAN = pattern_of("phrases", "than")
STRONG = frozenset(("rise", "fall", "to_rise", "to_fall", "level"))


@dataclass(slots=True)
class Left:
    """The words before one number. `noun` is what remains when verbs, hedges and adverbs are read off its end."""

    noun: str
    kinds: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    hedge: str = ""
    compared: bool = False
    comparison: str = ""
    completion: str = ""  # the plan whose completion is stated: 年度投资计划
    among: str = ""  # among whom a place is: 全国
    budget: str = ""  # the budget that an amount is: 年初预算, 调整后预算; not part of the noun
    aimed: bool = False  # it is the goal of what the number before it tells: 增长6.1%（目标6.5%）
    why: bool = False  # it is told as the reason of what was said before: 主要原因是注入资本金3亿元

    def leave_out(self) -> None:
        """Read off the noun that its amount is left out of another: （不含甲支出3亿元）, not （不含甲区3亿元）."""
        word = next((w for w in LEFT_OUT if self.noun.startswith(w)), "")
        rest = self.noun.removeprefix(word)
        if word and (is_item(rest.removesuffix(_SO_ON)) or is_public(rest)):
            self.noun = rest
            self.words.append(word)

    def cite_goal(self) -> None:
        """Take the words for those of a goal of what was told before: they name nothing of their own."""
        self.noun, self.completion, self.aimed = "", "", True
        self.compared, self.comparison, self.hedge = False, "", ""

    @property
    def change(self) -> str:
        """The kind of change the verb states: rise, fall, or empty; a change *to* a value is none."""
        if self.kinds & {"to_rise", "to_fall"}:
            return ""
        return "fall" if "fall" in self.kinds else "rise" if "rise" in self.kinds else ""

    @property
    def distance(self) -> str:
        """From what the number is a distance, with the word that says on which side: 高于全省."""
        return self.comparison if self.comparison.startswith(SIDES) else ""

    def measure_from_others(self) -> None:
        """Take a noun that says from whose pace a number of points is a distance for that: 高于规上工业7.7个百分点."""
        if not self.compared and self.noun.startswith(SIDES):
            self.compared, self.comparison, self.noun = True, self.noun, ""


class LeftReader:
    """Reads the words before numbers. Each step is a few dictionary look-ups, so that cost grows with length alone."""

    def __init__(self, hedges: HedgeReader, indicators: IndicatorReader) -> None:
        self._hedges = hedges.before
        self._indicators = indicators
        words = set(_KINDS) | set(hedges.before)
        self._words = words
        self._by_last = {
            c: tuple(sorted({len(w) for w in words if w[-1] == c}, reverse=True)) for c in {w[-1] for w in words}
        }

    def read(self, text: str, percent: bool = True) -> Left:
        """Read `text`, which ends where a number begins, from right to left.

        `percent`: the number is a percentage, so that a plan in front of it (为预算的) is what it completes.
        """
        left = Left("")
        each = _EACH_REACHED.search(text) if text.endswith("人均") else None
        if each:  # 筹资标准提高到年人均260元
            left = self.read(text[: each.start("each")], percent)
            left.noun += each["each"].removeprefix("每") if left.noun else ""
            return left
        if "（" in text or "(" in text:
            text = _EITHER.sub(r"\1", _ASIDE.sub("", text))  # 为预算（指调整后预算，下同）的
        end = len(text)
        while end:
            last = text[end - 1]
            if last in " 　:：-—":
                end -= 1
                continue
            years = _YEARS_LONG.search(text, max(0, end - 6), end) if last == "年" else None
            if years:
                end = years.start()  # 五年增长1.3倍
                continue
            word = "" if last == "年" and _YEAR_DIGIT.match(text, max(0, end - 2)) else self._word(text, end)
            if last == "年" and _THAN_YEARS.search(text, max(0, end - 5), end):
                word = ""  # 比前五年增长3.4倍
            if word in _PLANS and not left.kinds & STRONG:
                word = ""  # 实施市级以上科技计划近2000项
            if word:
                self._take(left, word)
                end -= len(word)
                counted = _COUNTED_YEARS.search(text[max(0, end - 5) : end]) if _KINDS.get(word) == "average" else None
                end -= len(counted[0]) if counted else 0  # 五年年均
                continue
            if last in "到至于得" and end > 1 and not left.words:
                left.words.append(last)
                end -= 1
                continue
            cut = self._phrase(text, end, left, percent)
            if cut == end:
                break
            end = cut
        self._name(text[:end], left)
        if not percent and _MAY_BE_BUDGET.search(left.noun):
            self._budget(left)
        elif _CHANGED & set(left.words) and _EXECUTING.fullmatch(left.noun):
            left.noun, left.budget = "", ADJUSTED_BUDGET  # 预算合计127亿元，执行中调整为129亿元
        return left

    @staticmethod
    def _name(noun: str, left: Left) -> None:
        """Read off a phrase what says when, how long or why, and take what remains for the noun."""
        if left.kinds & {"to_rise", "to_fall"}:
            noun = _FROM.sub("", noun)  # 贡献率由2010年的45%提高到50%: the second number is of the same 贡献率
        begun = _BEGUN.search(noun)
        if begun:
            noun = noun[: begun.start()] + (begun["each"] or "")
            left.words.append(begun[0][0])
        noun = _AMID.sub("", _TOOK.sub("", ON_THE_BASE.sub("", noun)))
        reason = _REASON.match(noun)
        if reason:
            left.why, noun = True, noun[reason.end() :]
        noun = _HAVING.sub("", noun.strip(" 　、，,：:；;").lstrip("）)"))
        handed = _HANDED.match(noun)
        noun = noun[handed.end() :] if handed else noun
        noun = _ORDINAL.sub("", _HELD.sub("", NUMBERED.sub("", noun)))
        accounted = _ACCOUNTED.search(noun)
        if accounted:
            noun = noun[: accounted.start()]
            left.words += [] if noun not in _SIDES_OF_BOOKS else [ACCOUNTED]
        left.noun = _SHARE_IN.sub(r"占\1比重", _SPENT_FEE.sub("", classified(noun)))
        if handed and handed["approved"] and is_item(left.noun):
            left.budget = "预算"

    @staticmethod
    def _budget(left: Left) -> None:
        """Read a budget off the end or the beginning of the noun, which then names what it is the budget of."""
        afterwards = _ADJUSTED_BEFORE.match(left.noun)
        if afterwards and is_item(left.noun):
            left.noun, left.budget = left.noun[afterwards.end() :], ADJUSTED_BUDGET
        changed = _BUDGET_CHANGED.match(left.noun)
        if changed:
            left.kinds.add("rise" if changed["verb"] in ("调增", "追加") else "fall")
            left.noun = left.noun[changed.end() :]
        found = _BUDGET.search(left.noun)
        if found:
            adjusted = "调整" in found[0] or "变动" in found[0] or "调整为" in left.words
            left.budget = ADJUSTED_BUDGET if adjusted and not changed else "预算"
            left.noun = classified(_YEAR_LAST.sub("", left.noun[: found.start()] + (found["side"] or "")))
            begins = _FROM_BUDGET.search(left.noun)
            if begins:  # 收支总计从年初预算的A调整为B
                left.noun = left.noun[: begins.start()]
                left.words.append(begins[0][-1])

    def _take(self, left: Left, word: str) -> None:
        kind = _KINDS.get(word, "hedge")
        if word in self._hedges and not left.hedge and not (left.kinds & STRONG and kind == "hedge" and len(word) == 1):
            left.hedge = word
        if kind != "hedge":
            left.kinds.add(kind)
        left.words.append(word)

    def _phrase(self, text: str, end: int, left: Left, percent: bool) -> int:
        """Where a comparison (比上年) or a completed plan (年度计划的) begins if it ends at `end`; else `end`."""
        last = text[end - 1]
        piece = text[max(0, end - 20) : end]
        if last in "年前在的":
            lately = _LATELY.search(piece)
            if lately:
                return end - len(lately[1])
        if last in "素响后":
            adjusted = _ADJUSTED.search(piece)
            if adjusted:
                return end - len(adjusted[0])
        if last in "年末底的期间":
            dated = _DATED.search(piece)
            said = piece[: dated.start()] if dated else ""
            if dated and (not said.endswith(_MEASURED_AGAINST) or _MOVED_TO.search(said)):
                return end - len(piece) + dated.start()
        done = _DONE.search(piece) or _LAST_BUDGET.search(piece) or _ABOVE_OTHERS.search(piece)
        if left.kinds or left.words or last in "末期年平低高均水的时市国省区县标五”" or done:
            pace = _OTHERS.search(piece) if _PACE & {*left.words} else None
            match = _COMPARISON.search(piece) or _BASE.search(piece) or pace
            if match:
                left.compared, left.comparison = True, match[0]
                return end - len(piece) + match.start()
        if percent and not left.completion and last in "划算标务度数资的":
            match = _COMPLETION.search(piece)
            if match and len(match[0]) > 1:
                left.completion = re.sub("^(?:完成了?|为|占|达到?|是|相当于)|的$", "", match[0])
                return end - len(piece) + match.start()
        return end

    def _is_total(self, text: str) -> bool:
        """Whether a phrase is the name of a total of its own: 收入合计, but not 实现旅游收入合计."""
        name = self._indicators.strip_leading(text.strip(" 　、，,：:；;"))[0]
        return name in self._indicators.names or bool(_OF_A_BOOK.search(name))

    def _word(self, text: str, end: int) -> str:
        """The longest word of the grammar that ends at `end`, or empty."""
        for size in self._by_last.get(text[end - 1], ()):
            if size <= end and text[end - size : end] in self._words:
                word, at = text[end - size : end], end - size
                if word == _LIFTED and text.endswith(_REBUILT, 0, end):
                    return ""  # 改造提升5条道路
                if size > 1 and text[max(0, at - 1) : at + 1] == "人均":
                    continue  # 人均超过6万元: 超过 alone
                if word[0] == "年" and text[max(0, at - 1) : at] in _YEARS:
                    continue  # 比上年平均上升
                if word.endswith(_PARTS) and _THAN.search(text[max(0, at - 16) : at]):
                    return ""  # 比一季度、上半年加快
                if size == 1 and text[max(0, end - 2) : end] in WHOLE:
                    return ""
                return "" if word in _TOTALS and self._is_total(text[:end]) else word
        return ""


def spelt_amount(before: str) -> str:
    """What the clauses that a text ends with tell an amount of that is spelt out, which is read for no number:
    货运量由八亿二千万吨增加到十亿七千万吨，增长…; empty where they tell none."""
    for clause in reversed(CLAUSE_END.split(before.strip("，,；;：:。 "))):
        if _MANNER.fullmatch(clause):
            continue  # 按可比价格计算
        found = _SPELT.search(clause)
        if not found or _READ.search(clause):
            return ""
        what = clause[: found.start()]
        if what and not what.startswith(("比", "较")):
            return NUMBERED.sub("", what)
    return ""


def told_in(before: str) -> str:
    """What the clause that a text ends with tells of, without what says when, or by which number of a list."""
    clause = CLAUSE_END.split(before.strip("，,；;：:。、 "))[-1]
    clause = spelt_amount(clause) or clause
    return "" if _ONLY_TIME.fullmatch(clause) else classified(NUMBERED.sub("", ON_THE_BASE.sub("", clause)))
