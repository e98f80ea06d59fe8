"""The grammar of a sentence: its numbers become drafts of claims, each inheriting what the ones before it established."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction

from checks.claims.indicators import IndicatorReader, Named
from checks.claims.lexer import Number
from checks.claims.numbers import HedgeReader
from checks.claims.nouns import Name, NounReader
from checks.claims.phrases import Left, LeftReader
from checks.claims.words import LEADING, PRONOUNS, RATE_ENDS, STRICT_RATES
from checks.claims.units import PrintedUnit, UnitReader

_BOUNDARY = re.compile(r"[，,；;：:。！？!?（）()]")
_JOINED = frozenset(("、", "和", "与", "及", "以及", "", "，和", "及其"))
_GROUP = re.compile(r"分别|依次|各为")
_REAL = re.compile(r"可比价|不变价|扣除价格|剔除价格|实际增长|可比口径")
_SAME = re.compile(r"同口径|名义")
_PARTS = re.compile(r"(?:其中|包括|分别为|分别是|含|主要包括)[：:，,]?$|^[，,]?(?:其中|包括)")
_REQUIRED = re.compile(
    r"总投资(?:额)?(?:约|达|超|超过|过|近)?$|占地(?:面积)?(?:约|达)?$|规划(?:总)?(?:用地|面积|建筑面积)(?:约|达)?$|总建筑面积(?:约|达)?$|(?:全|总)长(?:约|度)?$|设计(?:能力|规模|产能)$"
)
_RANKED = re.compile(
    r"(?:稳居|跃居|位居|位列|居|列|排名|排在|名列|排|升至|上升至|跃升至|保持|继续保持|再获|获得|获|均位居|均居)?(?:全国|全省|全市|全区|世界|全球|"
    r"东部|西部|中部)?(?:(?:同类|副省级|地级|省会|计划单列)(?:城市|市)?|各市|十六市|地级市)?(?:中)?$"
)
_UNITLESS = re.compile(r"(?:系数|指数|比|比值|倍差|比率|差距|之差|得分|分值)(?:均|都)?$")
_PURPOSE = re.compile(r"[，,]((?:用于|支持|推动|促进|保障|加强|推进|重点|专项|落实|实施)[^，。；、\d]{2,20})")
_EMPTY = frozenset(LEADING)
_ADDED = ("新增", "净增", "增加", "新建")
_RELATED = ("招生", "在校生", "在校学生", "毕业生", "专任教师", "教职工", "出栏", "存栏", "毕业学生", "在园幼儿", "出口", "进口", "逆差", "顺差")
_ENTITIES = ("业", "企业", "商品", "类", "产品", "单位", "城镇", "农村", "乡村", "经济", "机构", "公司", "设备")
_MEASURED = re.compile(
    r"(?:增加值|(?:实现)?(?:营业)?利润(?:总额)?|投资|总?产值|零售额|营业收入|销售额|产量|出口额|进口额|进出口额|消费支出|贷款余额|用电量|利税|销售面积)$"
)
_RANKS_OF_NOUNS = ("国家级", "省级", "市级", "县级", "区级", "国家", "省", "市级以上", "省级以上")
_ENDING_LIST = frozenset(("形成", "获评", "成为", "入选", "累计", "全市", "全区", "全省", "荣获", "全年", "带动", "较上", "比上"))
_DELTAS = frozenset(("增加", "减少", "净增", "净增加", "减少了", "增加了", "多增", "少增"))
_LEVELS = frozenset(("money", "money_per_person", "currency_usd", "usd_per_person"))
_COUNTS = frozenset(("count", "people", "households", "other", "ratio", "index", "time"))


@dataclass(slots=True)
class Draft:
    """A claim before it has an id, a period and bounds. `number` and the text are those of the flow."""

    number: Number
    digits: str
    digits_hi: str
    name: str
    named: Named
    measure: str
    sign: int
    comparator: str
    hedge: str
    unit: PrintedUnit
    left: Left
    start: int
    end: int
    subject: str = ""
    share_of: str = ""
    whole: "Draft | None" = None
    partition: str = ""
    base: "Draft | None" = None
    is_base: bool = False
    ratio: int = 0
    growth_kind: str = ""
    required: bool = False
    average: bool = False
    damage: str = ""


@dataclass(slots=True)
class State:
    """What a sentence has established so far; a paragraph passes `head` on."""

    last: Draft | None = None
    name: str = ""
    named: Named | None = None
    verb: str = ""
    group: list[Draft] = field(default_factory=list)
    head: Draft | None = None  # the total that 其中 speaks of
    loose: bool = False  # the list of parts goes on behind a semicolon only with akin names
    part: str = ""  # the last part
    topic: str = ""  # 在规模以上工业中
    inside: str = ""  # open or closed, while a list of parts goes on
    before_hedge: str = ""
    used: int = 0  # up to where the noun behind the last number reaches
    led: bool = False  # the clause has a verb of its own
    drafts: list[Draft] = field(default_factory=list)


class ClauseReader:
    """Turns the numbers of sentences into drafts."""

    def __init__(self, units: UnitReader, hedges: HedgeReader, indicators: IndicatorReader) -> None:
        self._units = units
        self._hedges = hedges
        self._indicators = indicators
        self._nouns = NounReader(indicators)
        self._left = LeftReader(hedges)

    def sentence(self, text: str, start: int, end: int, numbers: list[Number], carried: State | None) -> State:
        """The drafts of `text[start:end]` in order. `carried` is the state of the sentence before, if it goes on."""
        state = State()
        if carried is not None:
            state.head = carried.head
        bounds = [m.start() for m in _BOUNDARY.finditer(text, start, end)]
        numbers = [n for i, n in enumerate(numbers) if not self._threshold(text, n, numbers[i + 1 : i + 2])]
        index = 0
        while index < len(numbers):
            index += self._group(text, start, end, bounds, numbers, index, state)
        return state

    def _group(
        self, text: str, start: int, end: int, bounds: list[int], numbers: list[Number], index: int, state: State
    ) -> int:
        """Read the number at `index` with those joined to it (7.6%和10%); how many were read."""
        number = numbers[index]
        previous = numbers[index - 1].end if index else start
        clause = _clause_start(text, bounds, previous, number.start)
        if number.kind == "ratio":
            self._ratio(text, clause, number, state)
            return 1
        count = 1
        while index + count < len(numbers) and count < 12:
            gap = text[numbers[index + count - 1].end : numbers[index + count].start]
            if gap not in _JOINED or numbers[index + count].kind != number.kind:
                break
            if gap == "" and numbers[index + count].unit != "%":
                break
            count += 1
        opening = clause
        if previous == clause and clause < state.used < number.start:
            opening = state.used
        percent = number.unit in ("%", "‰", "")
        left = self._left.read(text[opening : number.start], percent)
        run = numbers[index : index + count]
        if opening > clause and not left.noun and not self._nouns.right(text, run[-1].end, end):
            left = self._left.read(text[clause : number.start], percent)
        state.led = clause > previous
        before = (state.name, state.named, state.verb, state.last, state.group) if state.drafts else None
        follow = numbers[index + count].start if index + count < len(numbers) else end
        if clause > previous or index == 0:
            state.before_hedge = ""
            self._list_mark(text, clause, left, state)
        if left.noun and number.kind == "rank":
            left.noun = self._left.read(_RANKED.sub("", left.noun)).noun
        state.used = 0
        names = self._names(text, left, run, follow, state, text[max(start, clause - 60) : clause])
        shared = self._shared_value(left, run, names)
        if number.parts and not shared:
            return count  # “两个倍增” of nothing named
        if shared:
            run, names = [number] * len(shared), shared
        drafts = []
        for place, (one, name) in enumerate(zip(run, names, strict=True)):
            drafts.append(self._draft(text, one, name, left, state, place, names, follow))
        self._relate(drafts, left, state, text[max(start, clause - 3) : clause])
        if clause > start and text[clause - 1] in "（(" and before:
            state.name, state.named, state.verb, state.last, state.group = before
        else:
            state.group = drafts
            state.last = drafts[-1]
        return count

    def _list_mark(self, text: str, clause: int, left: Left, state: State) -> None:
        """Notice 其中 and 包括, which make what follows parts of the claim before."""
        words = text[max(0, clause - 4) : clause]
        opening = text[clause : clause + 5]
        match = _PARTS.search(words) or _PARTS.match(opening)
        if match:
            state.inside = "closed" if ("包括" in match[0] and "主要" not in words) else "open"
            state.loose = False
        elif text[clause : clause + 2] in _ENDING_LIST:
            state.inside = ""
        elif "；" in words:
            state.loose = True

    # names

    def _names(self, text: str, left: Left, run: list[Number], follow: int, state: State, before: str) -> list[Name]:
        """One name for each number of the run."""
        noun = left.noun
        count = len(run)
        behind = self._nouns.right(text, run[-1].end, follow)
        if behind and not (left.change and run[-1].unit == "%"):  # 产值增长13%科技型中小企业…: a mark is lost between
            state.used = text.index(behind, run[-1].end) + len(behind)
        spoken = self._spoken(noun)
        if count > 1 and not spoken and len(state.group) == count:
            return [Name(d.name, d.named) for d in state.group]
        if not spoken and (count > 1 or "分别" in left.words):
            recent = self._recent(state, count)
            if recent:
                return recent
        if count > 1 and spoken:
            members = self._nouns.members(self._stripped(noun))
            if len(members) >= count:
                return [self._named(m, run[i], "", state) for i, m in enumerate(members[-count:])]
        units = [self._units.resolve(n.unit) for n in run]
        if count == 1:
            return [self._name(noun, spoken, left, run[0], units[0], behind, state, before)]
        first = self._name(noun, spoken, left, run[0], units[0], behind, state, before)
        return [first] * count

    def _shared_value(self, left: Left, run: list[Number], names: list[Name]) -> list[Name]:
        """The known indicators that one number states alike (A、B均增长8%, A、B分别翻一番); empty where it states one."""
        if len(run) > 1 or not run[0].parts and not {"分别", "均", "都", "均达", "均达到", "均为", "均超过"} & set(left.words):
            return []
        members = self._nouns.members(self._stripped(left.noun))
        if len(members) < 2 or names[0].named.registered and "、" not in left.noun and "和" not in left.noun:
            return []
        found = [self._nouns.phrase(m) for m in members]
        known = [n.registered for n, _ in found]
        enough = any(known) if run[0].kind == "fold" else all(known)
        return [Name(n.name, n, v) for n, v in found] if enough else []

    def _spoken(self, noun: str) -> bool:
        """Whether the phrase names something itself, or speaks of the indicator before it."""
        bare, _, _ = self._indicators.strip_leading(noun) if noun else ("", "", "")
        return bool(bare) and bare not in PRONOUNS and noun not in PRONOUNS and bare not in _EMPTY

    def _stripped(self, noun: str) -> str:
        return self._indicators.strip_leading(noun)[0] if noun else ""

    def _recent(self, state: State, count: int) -> list[Name]:
        """The last `count` different indicators of the sentence."""
        out: list[Name] = []
        for draft in reversed(state.drafts):
            if draft.name not in [n.name for n in out]:
                out.append(Name(draft.name, draft.named))
            if len(out) == count:
                return out[::-1]
        return []

    def _named(self, phrase: str, number: Number, verb: str, state: State) -> Name:
        named, found = self._nouns.phrase(phrase)
        return Name(named.name or phrase, named, found or verb)

    def _name(
        self,
        noun: str,
        spoken: bool,
        left: Left,
        number: Number,
        unit: PrintedUnit,
        behind: str,
        state: State,
        before: str,
    ) -> Name:
        percent = unit.dimension in ("percent", "percentage_point") or unit.name in ("倍",)
        last = state.name
        share = self._nouns.share(noun, last) if ("占" in noun or "之比" in noun) and (percent or number.kind == "ratio") else None
        if share:
            return share
        if not spoken:
            return self._unspoken(noun, left, number, unit, behind, percent, state, before, text)
        bare = self._stripped(noun)
        if not behind and self._nouns.verb(bare) == bare and (state.name or before):
            if bare in ("新增", "净增", "增加") and state.name:
                return Name(state.name, state.named or Named(state.name, False), bare)
            stem = state.name.removeprefix(state.verb) if state.name else self._topic(before)
            return Name(bare + stem, Named(bare + stem, False), bare)
        counts = not percent and unit.dimension in _COUNTS
        named, verb = self._nouns.phrase(noun, counts)
        if not named.registered and state.name:
            named = self._akin(named, state)
        if noun.endswith("人均") and state.name and len(noun) < 5:
            found = self._indicators.resolve("人均" + state.name)
            return Name(found.name, found)
        if named.registered and named.indicator and (percent or number.kind != "quantity" or _fits(unit, named)):
            if (
                named.name in ("外贸出口额", "外贸进口额")
                and state.inside
                and "进出口" in state.name
                and "外贸" not in state.name
            ):
                name = state.name.replace("进出口", "出口" if "出口" in named.name else "进口")
                return Name(name, self._indicators.resolve(name))
            return Name(named.name, named, verb)
        if not named.registered:
            whole = self._tailed(named, unit, percent, state)
            if whole:
                return whole
        if percent and not (behind and text_linked(behind) and not left.kinds):
            name = self._nouns.trimmed(named.name) or named.name
            return Name(name, Named(name, False, None, named.region))
        if unit.dimension in _LEVELS and not (named.name in ("", verb)):
            behind = ""
        name, verb = self._nouns.counted(self._nouns.trimmed(noun), behind, self._shared(noun, state))
        known = self._indicators.resolve(name)
        if known.registered and known.indicator and _fits(unit, known) and known.name != name and not verb:
            return Name(known.name, known)
        return Name(name or named.name, Named(name or named.name, False, None, named.region), verb)

    def _tailed(self, named: Named, unit: PrintedUnit, percent: bool, state: State) -> Name | None:
        """A part that leaves out what is measured: 国有控股企业实现利润…，集体企业400亿元 is 集体企业实现利润."""
        if not percent and unit.dimension not in _LEVELS:
            return None
        if not state.name or not named.name.endswith(_ENTITIES) or _MEASURED.search(named.name):
            return None
        if percent and state.last and state.last.measure in ("share", "rate") and len(named.name) < 5:
            known = self._indicators.resolve(named.name + state.last.name)
            return Name(known.name, known)
        tail = _MEASURED.search(state.name)
        if not tail or state.name == tail[0]:
            return None
        known = self._indicators.resolve(named.name + tail[0])
        return Name(known.name, known)

    def _following(self, text: str, number: Number) -> str:
        """What the clause behind says a sum is for: 安排2.5亿元，支持科技创新."""
        match = _PURPOSE.match(text, number.end)
        return match[1] if match else ""

    def _topic(self, before: str) -> str:
        """What the clause before speaks of."""
        return self._nouns.trimmed(re.split("[，,；;：:。]", before.strip("，,；;：:。、 "))[-1])

    def _akin(self, named: Named, state: State) -> Named:
        """The indicator that a bare measure word means beside the one before it: 粮食播种面积…，总产量… is 粮食总产量."""
        if named.name in _RELATED:
            stem = state.name.removesuffix("数").removesuffix("人")
            for word in _RELATED:
                if stem.endswith(word) and len(stem) > len(word):
                    return self._indicators.resolve(stem.removesuffix(word) + named.name)
        if 1 < len(named.name) < 5:
            for size in (2, 3, 4):
                found = self._indicators.names.get(state.name[:size] + named.name)
                if found:
                    return Named(found.name, True, found, named.region)
        return named

    @staticmethod
    def _shared(noun: str, state: State) -> str:
        """The verb of the item listed before, where the noun is one more item of that list."""
        if not state.drafts or not state.verb:
            return ""
        return state.verb if not state.led or noun.startswith(_RANKS_OF_NOUNS) else ""

    def _threshold(self, text: str, number: Number, following: list[Number]) -> bool:
        """Whether a number only narrows a noun that another number counts: 过50亿元企业7家, 年营业收入10亿元以上企业达到18家."""
        if not following or number.kind != "quantity":
            return False
        unit = self._units.resolve(number.unit)
        if unit.dimension not in ("money", "currency_usd", "area", "people", "time"):
            return False
        gap = text[number.end : following[0].start]
        if not 1 < len(gap) < 20 or not "一" <= gap[0] <= "鿿" or gap[0] == "的" or _BOUNDARY.search(gap) or "、" in gap:
            return False
        other = self._units.resolve(following[0].unit)
        if other.dimension not in ("count", "people", "households"):
            return False
        before = text[max(0, number.start - 2) : number.start]
        return number.hedge in ("以上", "以下", "以内", "及以上") or before.endswith(("过", "超", "冲击", "突破", "超过"))

    def _unspoken(
        self,
        noun: str,
        left: Left,
        number: Number,
        unit: PrintedUnit,
        behind: str,
        percent: bool,
        state: State,
        before: str,
    ) -> Name:
        """A number whose clause names nothing: it speaks of the noun behind it, or of the indicator before."""
        changes = left.kinds & {"rise", "fall", "to_rise", "to_fall", "average"} or left.compared or left.completion
        if noun in ("占比", "比重", "比例") and state.last and state.last.measure in ("share", "rate"):
            return Name(state.last.name, state.last.named)
        if noun in ("占比", "比重", "比例") and state.name:
            found = self._indicators.resolve(state.name + "占比")
            return Name(found.name, found, part=state.name)
        if behind and not (percent and changes and state.name):
            known = self._indicators.resolve(behind)
            if known.registered and _fits(unit, known) and not percent:
                return Name(known.name, known, behind=True)
            name, verb = self._nouns.counted("", behind, self._shared("", state))
            if not verb and self._shared("", state) and state.verb != name[: len(state.verb)]:
                name, verb = state.verb + name, state.verb
            return Name(name, Named(name, False), verb, behind=True)
        if left.completion and percent and state.name and not (state.named and state.named.registered):
            name = f"{state.name}{left.completion}完成率"
            return Name(name, Named(name, False))
        if unit.dimension == "percentage_point" and state.last and state.last.measure in ("share", "rate"):
            return Name(state.last.name, state.last.named)
        if state.name.startswith(_ADDED) and not percent and left.kinds & {"level", "to_rise"} and len(state.name) > 5:
            whole = self._indicators.resolve(state.name[2:])
            return Name(whole.name, whole)
        if state.name:
            return Name(state.name, state.named or Named(state.name, False))
        topic = self._topic(before)
        if topic:
            named, verb = self._nouns.phrase(topic)
            return Name(named.name, named, verb)
        following = self._following(text, number)
        if following and left.words:
            return Name(following, Named(following, False))
        head = state.head
        return Name(head.name, head.named) if head else Name(noun or "未指明", Named(noun or "未指明", False))

    # drafts

    def _draft(
        self,
        text: str,
        number: Number,
        name: Name,
        left: Left,
        state: State,
        place: int,
        names: list[Name],
        follow: int,
    ) -> Draft:
        """The draft of one number."""
        verb = name.verb
        making = verb if not left.kinds else verb
        unit = self._unit(number, name)
        measure, sign = self._measure(number, unit, name, left, making, text, state)
        comparator, hedge = self._comparator(number, left, state, place, text)
        draft = Draft(
            number, number.digits, number.digits_hi, name.name, name.named, measure, sign, comparator, hedge, unit, left,
            number.start, number.end,
        )  # fmt: skip
        draft.average = "average" in left.kinds
        draft.share_of = name.whole or self._share_of(name, measure)
        draft.required = bool(_REQUIRED.search(text[max(0, number.start - 12) : number.start]))
        if number.damage == "unit_lost" and (_UNITLESS.search(name.name) or unit.name):
            number.damage = ""
        draft.damage = number.damage
        if measure in ("growth", "growth_avg"):
            piece = text[max(0, number.start - 24) : number.start]
            draft.growth_kind = "real" if _REAL.search(piece) else "nominal" if _SAME.search(piece) else ""
        state.drafts.append(draft)
        if measure not in ("growth", "growth_avg", "rank", "completion") or not state.name or name.name != state.name:
            if measure != "share" or not name.part or not state.name:
                state.name, state.named = name.name, name.named
        if name.verb or unit.dimension not in ("percent", "percentage_point"):
            state.verb = name.verb
        return draft

    def _unit(self, number: Number, name: Name) -> PrintedUnit:
        if number.kind == "rank":
            return _PLACE
        indicator = name.named.indicator
        per_person = bool(
            indicator and indicator.dimension in ("money_per_person", "usd_per_person")
        ) or name.name.startswith(("人均", "户均"))
        return self._units.resolve(number.unit, per_person or bool(_PER.search(name.name)))

    @staticmethod
    def _share_of(name: Name, measure: str) -> str:
        indicator = name.named.indicator
        return indicator.share_of if indicator and measure in ("share", "ratio_part") else ""

    def _measure(
        self, number: Number, unit: PrintedUnit, name: Name, left: Left, verb: str, text: str, state: State
    ) -> tuple[str, int]:
        """What the number measures, and -1 for a fall."""
        change = left.change
        sign = -1 if change == "fall" else 1
        if number.kind == "rank" or (unit.canonical == "人" and number.unit in ("位", "名") and self._ranked(left, state)):
            return "rank", 1
        if number.kind == "fold":
            return "multiple", 1
        if unit.name == "倍":
            return ("multiple", sign) if change or left.compared or not name.named.registered else ("level", 1)
        if unit.dimension == "percentage_point":
            if any(w in ("低于", "慢于", "落后", "低") for w in left.words):
                sign = -1
            return "delta", -1 if left.comparison.startswith(("低于", "慢于", "低")) else sign
        if unit.dimension == "percent":
            return self._percent(name, left, change, sign, text, number)
        if left.completion and change == "":
            return "level", 1
        if change and not (name.behind and not left.noun and not set(left.words) & _DELTAS):
            return "delta", sign
        if left.kinds & {"to_rise", "to_fall"}:
            return "level", 1
        if "累计" in left.words or "累计" in name.named.lead or name.name.startswith("累计"):
            return "cumulative", 1
        if verb.startswith(("新", "净增", "增加", "增设")) or name.name.startswith(
            ("新增", "新建", "净增", "增加", "新")
        ):
            return "delta", 1
        return "level", 1

    @staticmethod
    def _ranked(left: Left, state: State) -> bool:
        """Whether 19位 is a place: 从全国第25位提升到19位, 前进3位."""
        return bool(state.last and state.last.measure == "rank" and left.kinds & {"rise", "fall", "to_rise", "to_fall"})

    def _percent(self, name: Name, left: Left, change: str, sign: int, text: str, number: Number) -> tuple[str, int]:
        if left.completion:
            return "completion", 1
        if left.comparison.startswith("恢复"):
            return "share", 1
        indicator = name.named.indicator
        own = indicator.measure if indicator else ""
        last = name.name
        if name.part or "占" in left.noun[-1:]:
            return "share", 1
        if "average" in left.kinds and own not in ("share", "rate"):
            return "growth_avg", sign
        if change:
            if own in ("share", "rate") or (not indicator and last.endswith(RATE_ENDS) and not last.endswith("强度")):
                return ("delta", sign) if not left.kinds & {"to_rise"} else (own or "share", 1)
            return ("growth_avg" if "average" in left.kinds else "growth"), sign
        if own in ("share", "rate", "growth"):
            return own, sign
        if left.noun.endswith(("增长率", "增长速度", "增速", "增幅")) and own == "level":
            return "growth", sign
        if last.endswith(STRICT_RATES):
            return "rate", 1
        if last.endswith(RATE_ENDS):
            return "share", 1
        if indicator:
            return "growth", sign
        return "share", 1

    def _comparator(self, number: Number, left: Left, state: State, place: int, text: str) -> tuple[str, str]:
        """The comparator and the hedge word it comes from. A word behind the number outweighs one before it."""
        if number.digits_hi:
            return "range", ""
        if number.hedge:
            return self._hedges.after[number.hedge][0], number.hedge
        if "控制在" in left.words and not left.hedge:
            return "=", ""
        word = left.hedge
        if word in ("高于", "低于", "超过") and number.unit.endswith("百分点"):
            return "=", ""
        if place == 0:
            if not word and state.before_hedge and not left.words and text[number.start - len(left.noun) - 1] == "、":
                word = state.before_hedge
            state.before_hedge = word if word in ("突破", "超过", "不少于", "不低于") else ""
        if word:
            return self._hedges.before[word][0], word
        return "=", ""

    # relations

    def _relate(self, drafts: list[Draft], left: Left, state: State, before: str) -> None:
        """Set whole, base and head among the drafts just read and those before."""
        first = drafts[0]
        earlier = state.drafts[: -len(drafts)]
        if first.measure in ("growth", "growth_avg", "delta", "multiple"):
            for draft in drafts:
                draft.base = next(
                    (
                        d
                        for d in reversed(earlier)
                        if d.name == draft.name and d.measure in ("level", "cumulative", "share", "rate")
                    ),
                    None,
                )
        if left.kinds & {"to_rise", "to_fall"} and earlier and len(drafts) == 1:
            last = earlier[-1]
            begins = last.left.words[-1:] + [last.left.comparison[:1]]
            if last.unit.canonical == first.unit.canonical and ({"由", "从"} & {*begins, *last.left.words}):
                first.base = last
                last.is_base = True
                first.name, first.named = last.name, last.named
        for draft in drafts:
            if draft.measure not in ("level", "delta", "cumulative"):
                continue
            if state.inside and (self._beyond(draft, state) or (state.loose and not self._part(draft, state))):
                state.inside = ""
            if (
                state.inside
                and state.head
                and state.head is not draft
                and state.head.unit.canonical == draft.unit.canonical
            ):
                draft.whole, draft.partition = state.head, state.inside
            elif (
                state.inside
                and state.head
                and state.head.name != draft.name
                and draft.unit.dimension in _COUNTS
                and state.head.unit.dimension in _COUNTS
            ):
                draft.whole, draft.partition = state.head, state.inside
            elif not state.inside:
                state.head = draft
            state.part = draft.name

    @staticmethod
    def _beyond(draft: Draft, state: State) -> bool:
        """Whether a list of parts ended before this one: it has a verb of its own (达到) and exceeds the whole."""
        if state.head is None or "level" not in draft.left.kinds or draft.unit.canonical != state.head.unit.canonical:
            return False
        return float(draft.digits) * draft.unit.scale > float(state.head.digits) * state.head.unit.scale

    @staticmethod
    def _part(draft: Draft, state: State) -> bool:
        """Whether a quantity behind a semicolon is still a part: the vocabulary says so, or its name ends like the last."""
        indicator = draft.named.indicator
        if indicator and state.head and indicator.whole:
            return indicator.whole == state.head.name
        return len(draft.name) > 2 and draft.name[-2:] == state.part[-2:]

    def _ratio(self, text: str, clause: int, number: Number, state: State) -> None:
        """A printed ratio: one draft a part."""
        left = self._left.read(text[clause : number.start])
        named = self._indicators.resolve(left.noun)
        topic = named.name or state.name
        known = "三次产业" in topic or "产业结构" in topic or "三次产业" in text[max(0, clause - 24) : number.start]
        parts = ("第一产业", "第二产业", "第三产业")
        for place, digits in enumerate(number.parts):
            name = topic or "比例"
            if known and len(number.parts) == 3:
                name = parts[place] + "增加值占地区生产总值比重"
            part = self._indicators.resolve(name)
            draft = Draft(
                number, digits, "", part.name or name, part, "ratio_part", 1, "=", "", self._units.resolve("%"), left,
                number.start, number.end,
            )  # fmt: skip
            draft.ratio = number.start + 1
            draft.share_of = part.indicator.share_of if part.indicator else ""
            state.drafts.append(draft)
        state.last = state.drafts[-1]


_PER = re.compile("人均|户均|亩均|每人|每户|每百元|平均工资|单价|标准$|月收入|养老金$")
_PLACE = PrintedUnit("位", "other", "位", Fraction(1), True, True)


def text_linked(behind: str) -> bool:
    """Whether the noun behind a share is what has that share (80%的住宅小区实现智能化管理)."""
    return len(behind) > 1


def _fits(unit: PrintedUnit, named: Named) -> bool:
    """Whether a unit can measure an indicator's level."""
    wanted = named.indicator.dimension if named.indicator else ""
    have = unit.dimension
    if not unit.name or have == wanted:
        return True
    if wanted in _LEVELS:
        return have in _LEVELS
    if wanted in ("count", "people", "households", "other"):
        return have in _COUNTS
    if wanted in ("percent", "ratio", "concentration", "energy", "power", "index"):
        return have in ("percent", "ratio", "concentration", "energy", "power", "index", "other")
    if wanted in ("mass", "volume"):
        return have in ("mass", "volume", "other")
    return wanted in ("area", "length") and have == wanted


def _clause_start(text: str, bounds: list[int], previous: int, at: int) -> int:
    """Where the clause of a number at `at` begins: behind the last stop, with whole parentheses passed over."""
    place = bisect_left(bounds, at) - 1
    depth = 0
    while place >= 0 and bounds[place] >= previous:
        here = bounds[place]
        char = text[here]
        if char in "）)":
            depth += 1
        elif char in "（(":
            if depth == 0:
                return here + 1
            depth -= 1
        elif depth == 0:
            return here + 1
        place -= 1
    return previous
