"""What stands before a number, read from right to left: hedge, verb, adverbs, and the noun phrase they belong to."""

import re
from dataclasses import dataclass, field

from checks.chinese.lexicon import any_of, lexicon
from checks.chinese.time import ANY_YEAR, FORMER_YEARS, NAMED_PLAN, WORDS, YEAR
from checks.chinese.words import ADVERB, AVERAGE, FALL, LEVEL, MAKING, ORIGINAL, RISE, TO_FALL, TO_RISE, WHOLE
from checks.claims.lexing.numbers import HedgeReader
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.names.indicators import IndicatorReader
from checks.claims.names.openings import classified
from checks.claims.ownership.owner_words import is_item, is_public

_NOW = any_of(WORDS["at_present"])
_COMPARISON = re.compile(
    rf"(?:由|从)(?:上年|去年|前年|{ANY_YEAR}年|{NAMED_PLAN}|{_NOW})(?:末|底|初|同期|期末|时期|期间)?的?$|(?:同?比|较|与|和|同|按|低于|高于|快于|慢于|超过|优于|高出|低|高)(?:全[省市区州县][、和及])?(?:上年|上一年|去年|前年|同期|上期|计划|预算|预期|控制目标|年度|年初|省定|市定|目标|全[国省市区县]|我[国省市]|{ANY_YEAR}年|\d{{1,2}}月|前\d{{1,2}}个月|期初|年初|(?:同?行业|同类[一-鿿]{{1,4}})(?=平均)|{NAMED_PLAN}|"
    r"建[市区]|[五三十]年前|前[两三四五]年|省内|国家|可比|不变|平均)[^，。；、]{0,12}$"
    r"|[比较](?:[、和与及]?(?:[一二三四]季度|上半年|前三季度))+$"
)
_DONE = re.compile(rf"(?:{any_of(WORDS['accounted'])})$")  # 较上年执行数8亿元增长2%: so much it was
# A distance to the pace of something else: 增加值增长6%，高于GDP增速0.6个百分点.
_OTHERS = re.compile(r"(?:高于|低于|快于|慢于|高出)[^，。；、\d]{2,12}$")
_ABOVE_OTHERS = re.compile(
    r"(?:高于|低于|高出)全[国省市区县][^，。；、\d]{2,10}(?:比|比重|率)$"
)  # 高于全省税收占比7个百分点
SIDES = ("高于", "低于", "高出", "快于", "慢于")
_PACE = frozenset(("增速", "增幅"))
# The base of a multiple or a share of an earlier year: 是2010年的3.5倍, 恢复至2019年的85%.
_BASE = re.compile(
    rf"(?:是|(?<![升降加少高变整])为|相当于|恢复[到至]|约为|达到)(?:上年|去年|[两三四五十]年前|{FORMER_YEARS}|{ANY_YEAR}年|{NAMED_PLAN})[^，。；、\d]{{0,12}}的?$"
)
ON_THE_BASE = re.compile("在[^，。在]{0,18}(?:基础上|之后|(?:情况|形势|背景|条件|压力)下)[，,]?$")
_FROM = re.compile(rf"[由从](?:[^，。；由从]{{0,24}}\d|{YEAR}年)[^，。；]{{0,24}}$")
_MEASURED_AGAINST = ("比", "较", "与", "由", "从", "自", "同", "是", "为", "相当于", "恢复至", "恢复到")
_MOVED_TO = re.compile("[升降加少高变整]为$")  # 由2010年的60%下降为2015年的55%
_LATELY = re.compile(r"(?:到|至)((?:去年|今年|目前|现在)的?)$")
_DATED = re.compile(
    rf"(?:{ANY_YEAR}年(?:末|底)?|[“\"]?[一二三四五六七八九十]{{1,2}}五[”\"]?(?:时期|期间|末)?)的?$|(?<=[到至])年[末底]的$"
)
_COMPLETION = re.compile(
    rf"(?:完成|为|占|达|达到|是|相当于|完成了)?(?:了)?(?:{NAMED_PLAN}(?:规划|时期)?)?(?:年度|年初|全年|调整后?及?|变动|本级|当年|年|省定|市定|省下达|市下达)*(?:投资|建设|收入|支出|目标)?"
    r"(?:计划|预算|目标任务|目标|任务|进度|预期目标|预算数|年计划|计划数|任务数|调整预算|变动预算)(?:数|投资|总投资)?的?$"
)
# A budget as the name of an amount: 收入预算, 年初预算, 调整后支出预算; in front of a verb it is what was changed.
_BUDGET = re.compile(
    r"(?:完成|为|占|达到?|是|相当于)?(?:(?:年初|年度|本级|当年|调整后?及?|变动)的?)*(?P<side>收入|支出)?(?:年初|年度|当年|调整|变动)?"
    r"(?:(?<=[初度级年整后动入出的费款])|^(?:完成|为|占|是|相当于))预算(?:数|安排数|总额)?(?:调整)?的?$|(?<=收入|支出)(?:预算安排|计划|安排)$"
)
# The accounts of what was done, as the name of an amount: 公务接待费支出决算数, 支出2024年度决算.
_ACCOUNTED = re.compile(rf"(?:(?<=收入|支出)|(?<=[费款贴金）)])|^)(?:{YEAR}年度?)?决算(?:数|金额|总额)?$")
_YEAR_LAST = re.compile(rf"(?:{YEAR}年度?|[今明本]年)$")  # 住房公积金（项）2025年预算数
ACCOUNTED = "决算"
_SPENT_FEE = re.compile("(?<=[^经消缴]费)(?<!发行费)支出$")  # 公务接待费支出 is 公务接待费
_SIDES_OF_BOOKS = frozenset(("", "收入", "支出"))
_SO_ON = "等"
_ADJUSTED_BEFORE = re.compile("调整后的?(?=[^，。；]{2})")
_FROM_BUDGET = re.compile("均?[由从]$")
_MAY_BE_BUDGET = re.compile("预算.{0,6}$|(?:收入|支出)(?:计划|安排)$|^调整后")
_BUDGET_CHANGED = re.compile("[^，。；]{0,24}?(?P<verb>调增|调减|追加|核减)(?=(?:收入|支出)?(?:年初|年度)?预算$)")
_CHANGED = frozenset(("调整为", "调整到", "调整至", "调增为", "调减为"))
_EXECUTING = re.compile(
    "(?:预算)?(?:年度)?执行(?:过程|期)?中(?:[按经依根][一-鿿]{2,12})?|(?:后|随后)?经[^，。；\\d]{2,24}批准(?:后)?"
)
# Who approved it is no part of a name: 市人大五次会议审议批准2025年“三保”支出.
_APPROVED = rf"^[^，。；]{{0,24}}(?:会议|人大)[^，。；]{{0,6}}批[准复]的?(?:{YEAR}年)?(?=[一-鿿“])"
# Nor who hands it to the region: 省财政厅转贷我市政府债券, 第二次预算调整包括省下达我市新增债券额度.
_HANDED = re.compile(
    rf"(?P<approved>{_APPROVED})|^(?:[^，。；\d]{{0,16}}(?<!不)包括)?(?:省|省级|省财政厅|自治区|自治区财政厅|上级|上级财政|财政部|中央)"
    r"(?:新增|提前|共|累计)?(?:下达|转贷|核定|核准|批准)(?:给|了)?"
    r"(?:我[市省州县区盟旗]|(?=[市州县区]本?级|新增|再融资|政府债|地方政府债))的?(?=[一-鿿]{2})"
)
_HELD = re.compile("^(?:控制|保持|稳定)在(?=[^，。；]*限额$)")  # within a ceiling: 控制在市本级债务限额9亿元以内
_ORDINAL = re.compile("^[一二三四五六七八九十]$")  # 一是实现25万人再就业, without its verbs
_HAVING = re.compile("(?<=[一-鿿）)])(?<!公)共有(?=[一-鿿]{2})(?!产权|住房)")  # 医院共有病床262万张
_SHARE_IN = re.compile("^[在占]?(全[国省区市县州盟旗]|全自治区)的?(?:占比|所占比重)$")  # 增加值9亿元，全省占比3%
_ASIDE = re.compile("[（(](?:[^（）()]{0,24}下同|(?:指|以下简?称)[^（）()]{1,24})[）)]")
_EITHER = re.compile("(增长|增加|上升|下降|减少)[（(](?:增长|增加|上升|下降|减少)[）)]$")  # of a form: 下降（增长）5%
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
_BEGUN = re.compile(
    "[由从](?:(?P<each>[年月]?人均)|(?:年初|年末|年底|上半年|过去|原来|最初|原先)的?)$"
)  # 由年人均800元提高到
_A_WHILE = "(?:不到|近|约)?(?:一|两|[\\d二三四五六七八九十半]+)多?(?:个多?)?(?:天|月|年|周|小时)多?"
_EACH_REACHED = re.compile(f"(?:{any_of((*TO_RISE, *TO_FALL, '达到'))})(?P<each>每?[年月]?人均)$")
_ADJUSTED = re.compile("(?:剔除|扣除|考虑|还原)[^，。；、\\d]{1,14}?(?:因素|影响){1,2}后?$")
_TOOK = re.compile(
    rf"^(?:仅|只|再)?(?:(?:用|历时|利用)了?{_A_WHILE}(?:的?时间)?|{_A_WHILE}的?时间|\\d+天(?={any_of(MAKING)}))"
)  # 用三年时间完成植树: how long it took
_COUNTED_YEARS = re.compile("(?<![一-鿿]十)(?:前|近|这)?(?:[两二三四五六七八九十]|\\d{1,2})年$")
_YEARS_LONG = re.compile(
    r'(?<![比较与同一二三四五六七八九十“"\d.])(?<![比较与同]前)(?:近|过去|今后|未来|今明)?(?:[两三四五六七八九十]|(?<!\d)\d)年$'
)
_THAN_YEARS = re.compile("[比较与同]前[一二两三四五六七八九十\\d]年$")
_PLANS = frozenset(("计划", "目标", "预期"))
_TOTALS = ("合计", "总计", "共计")
_OF_A_BOOK = re.compile("(?:(?:预算(?:预[期计])?|基金|资金)(?:收入|支出)|(?:收入|支出)预算)总计$")
_YEAR_DIGIT = re.compile(r"\d|(?<=[一二][九〇○零][〇○零一二三四五六七八九])[〇○零一二三四五六七八九]")
NUMBERED = re.compile(
    rf"^(?:[①-⒛●◆■▪•]|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[.．、]|[（(](?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)])(?=[一-鿿“]|{YEAR}年|$)(?![一二三四五六七八九十](?!般))"
)
_REASON = re.compile(rf"[^，,；;。\d]{{0,12}}(?:{any_of(lexicon('lists')['because'])})")
LEFT_OUT = tuple(lexicon("owners")["notes"]["left_out"])
_LIFTED = "提升"
_REBUILT = tuple(v for v in MAKING if v.endswith(_LIFTED) and v != _LIFTED)
_ONLY_TIME = re.compile(rf"(?:{YEAR}年|[今去本]年|全年|上年)[度来初末底内]?")
_MOVED = any_of((*RISE, *FALL, *TO_RISE, *TO_FALL, *LEVEL, *ADVERB, "安排", "由", "从"))
_SPELT = re.compile(
    rf"(?:{_MOVED})*[一二两三四五六七八九十][一二两三四五六七八九十百千万亿〇零○点·、]+[余多]?[万亿]*(?:美?元|吨|人|担|斤|亩|度|户|公里|平方米|立方米|[个件辆台匹])"
)
_MANNER = re.compile(f"(?:{any_of(ADVERB)})+")
_READ = re.compile("[0-9０-９]|百分之|[倍番]")
_YEARS, _PARTS = frozenset("上去每"), ("季度", "半年")
_THAN = re.compile("[比较与同](?:(?:[一二三四]季度|上半年|前三季度)[、和与及])*$")
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
            left.noun, left.budget = "", "调整预算"  # 预算合计127亿元，执行中调整为129亿元
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
        noun = _TOOK.sub("", ON_THE_BASE.sub("", noun))
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
            left.noun, left.budget = left.noun[afterwards.end() :], "调整预算"
        changed = _BUDGET_CHANGED.match(left.noun)
        if changed:
            left.kinds.add("rise" if changed["verb"] in ("调增", "追加") else "fall")
            left.noun = left.noun[changed.end() :]
        found = _BUDGET.search(left.noun)
        if found:
            adjusted = "调整" in found[0] or "变动" in found[0] or "调整为" in left.words
            left.budget = "调整预算" if adjusted and not changed else "预算"
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
        done = _DONE.search(piece) or _ABOVE_OTHERS.search(piece)
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
