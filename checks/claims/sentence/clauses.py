"""The grammar of a sentence: its numbers become drafts, each inheriting what the ones before it established."""

import re
from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.words import FULFILLED, GOAL, GOAL_BEHIND, SIZE_OF_A_THING
from checks.claims.drafting.amounts import size
from checks.claims.drafting.draft_scope import DIGITS, scope_of
from checks.claims.drafting.drafts import FROM, MONEY, SIZE, Draft, State
from checks.claims.drafting.measures import REAL, TAKEN_OUT, comparator_of, measure_of
from checks.claims.drafting.thresholds import BOUNDARY, NARROWED, ThresholdReader
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.numbers import HedgeReader
from checks.claims.lexing.sentences import BEFORE
from checks.claims.lexing.units import PrintedUnit, UnitReader
from checks.claims.listing.bonds import as_part
from checks.claims.listing.bracketed import words_before_note, words_outside
from checks.claims.listing.list_begins import notice
from checks.claims.listing.sums import ADDING
from checks.claims.names.indicators import IndicatorReader, Named
from checks.claims.names.nouns import EACH, Name, quoted
from checks.claims.names.phrases import Left, LeftReader
from checks.claims.sentence.kin import topic_behind
from checks.claims.sentence.naming import Namer
from checks.claims.sentence.relations import relate
from checks.claims.sentence.structures import SECTORS, structured

MAX_RUN = 12
_JOINED = frozenset(words_of("clauses", "joined"))
_ALL_REAL = re.compile(f"[^%％]{{0,24}}(?:{TAKEN_OUT})[^，。；\\d]{{0,8}}[，,]")  # before any rate of a sentence
_NOMINAL = pattern_of("clauses", "nominal")
_PLANNED = pattern_of("clauses", "planned")
_RANKS = {name: any_of(words) for name, words in lexicon("lists")["ranks"].items()}
_RANKED = re.compile(
    "(?:{said})?(?:{reached})?在?(?P<among>{among})?"
    "(?:(?:{rivals})(?:县|{bodies})|(?:{bodies})|(?:{classes})市?|{together})?中?(?:分别)?(?:{said})?$".format(**_RANKS)
)
_RATED = pattern_of("clauses", "rated")
_AFTER = "后"  # 加上甲45万元后收入总计900万元
_LEADING_NOTE = re.compile(r"^[（(][^（）()]{0,20}[）)]")
_BOUNDS = frozenset(words_of("clauses", "bounds"))
_UNITLESS = pattern_of("clauses", "unitless")
_PER_PERSON = pattern_of("clauses", "per_person")
_STEPS = words_of("clauses", "steps")
_CLOSE = 5  # characters of a noun between two counts that stand side by side
_JOINED_OR_SAID = pattern_of("clauses", "joined_or_said")
_REACHED = "突破"  # what reaches a step has passed it
_STEPPING = pattern_of("clauses", "stepping")
_JOINED_PER = pattern_of("clauses", "joined_per")
_PER = pattern_of("clauses", "per")
_EACH = ("money_per_person",)
_MONTHLY = "元/月"
_TIMES = frozenset(words_of("clauses", "times"))
_POINTS = "个百分点"
_RISEN_TO = pattern_of("clauses", "risen_to")
_OF_IT = pattern_of("clauses", "of_it")
_MOVED_FROM, _MOVES_TO = pattern_of("clauses", "moved_from"), pattern_of("clauses", "moves_to")
_PLACE = PrintedUnit("位", "other", "位", Fraction(1), True, True)


class ClauseReader:
    """Turns the numbers of sentences into drafts."""

    def __init__(self, units: UnitReader, hedges: HedgeReader, indicators: IndicatorReader) -> None:
        self._units = units
        self._hedges = hedges
        self._indicators = indicators
        self._namer = Namer(units, indicators)
        self._thresholds = ThresholdReader(units)
        self._left = LeftReader(hedges, indicators)

    def sentence(self, text: str, start: int, end: int, numbers: list[Number], carried: State | None) -> State:
        """The drafts of `text[start:end]` in order. `carried` is the state of the sentence before, if it goes on."""
        state = State()
        if carried is not None:
            state.head, state.before, state.topic = carried.head, carried.carried(), carried.topic
        bounds = [m.start() for m in BOUNDARY.finditer(text, start, end)]
        numbers = self._thresholds.without(text, numbers, state)
        index = 0
        while index < len(numbers):
            previous = numbers[index - 1].end if index else start
            previous += len(state.classes.get(numbers[index - 1].start, (0, ""))[1]) if index else 0
            clause = _clause_start(text, bounds, previous, numbers[index].start)
            if numbers[index].kind == "ratio":
                self._ratio(text, clause, numbers[index], state)
                index += 1
                continue
            count = _run_length(text, numbers, index)
            follow = numbers[index + count].start if index + count < len(numbers) else end
            self._run(text, (start, end), (clause, previous), numbers[index : index + count], follow, state)
            index += count
        return state

    def _run(
        self,
        text: str,
        sentence: tuple[int, int],
        clause: tuple[int, int],
        run: list[Number],
        follow: int,
        state: State,
    ) -> None:
        """Read numbers joined to one another (7.6%和10%).

        `clause` is where their clause begins and where the number before it ends; `follow` where the next one begins.
        """
        start, previous = clause
        number = run[0]
        left = self._words_before(text, clause, run, sentence[1], state)
        state.led = start > previous
        if start > previous or previous == sentence[0]:
            state.before_hedge = ""
        unit = self._units.resolve(number.unit)
        notice(text, sentence[0], previous, start, number.start, unit, state)
        if (state.outer and not left.words) or text.startswith(_AFTER, run[-1].end):
            left.leave_out()  # （不含甲支出3亿元）, 剔除甲支出3亿元后
        if left.noun and number.kind == "rank":
            among = _RANKED.search(left.noun)
            before = self._left.read(_RANKED.sub("", left.noun))
            left.noun, left.among = _RATED.sub("", before.noun), (among["among"] or "") if among else ""
            left.words += before.words
        state.used = 0
        names = self._namer.names(text, left, run, follow, state, text[max(sentence[0], start - BEFORE) : start])
        alike = self._namer.alike(left, run)
        if number.parts and not alike:
            return  # “两个倍增” of nothing named
        if alike:
            run, names = [number] * len(alike), alike
        drafts = [self._draft(text, one, n, left, state, i) for i, (one, n) in enumerate(zip(run, names, strict=True))]
        _share_about(drafts)
        relate(drafts, left, text, sentence[0], state)
        self._as_parts(drafts, state)
        if not left.aimed:  # what follows goes on from what was reached
            state.topic = topic_behind(drafts[-1], state)
            state.group, state.last = drafts, drafts[-1]

    def _as_parts(self, drafts: list[Draft], state: State) -> None:
        """Call bonds as parts of what they divide; what goes on about them does so under that name."""
        for draft in drafts:
            name = as_part(draft.name, draft.whole.name) if draft.whole else draft.name
            if name != draft.name:
                named = self._indicators.resolve(name)
                state.name, state.named = (name, named) if state.name == draft.name else (state.name, state.named)
                draft.name, draft.named = named.name, named

    def _words_before(self, text: str, clause: tuple[int, int], run: list[Number], end: int, state: State) -> Left:
        """The words before a run: from the clause's beginning, or from where the noun behind the last number ends."""
        start, previous = clause
        number = run[0]
        percent = number.unit in ("%", "‰", "")
        beside = state.used == number.start and self._beside(text, previous, run[-1], end, state)
        opening = state.used if previous == start < state.used and (state.used < number.start or beside) else start
        money = self._units.resolve(number.unit).dimension in MONEY
        adding = ADDING.match(text, opening, number.start) if money else None
        if adding:
            opening = adding.end()  # 加上级补助: 上级补助
        elif opening == previous > 0 and text.startswith(_AFTER, opening):
            opening += len(_AFTER)
        step = text.startswith(_STEPS, run[-1].end)
        if step or number.start in state.sizes:
            until = number.start if step else state.sizes[number.start][0]
            left = self._left.read(_STEPPING.sub("", text[min(opening, until) : until]), percent or not step)
            left.hedge = left.hedge or (_REACHED if step else "")
            return left
        left = self._left.read(text[opening : number.start], percent)
        begun = number.kind == "rank" or not FROM.isdisjoint((*left.words, left.comparison[:1]))
        moved = None if begun else _MOVED_FROM.search(text, opening, number.start)
        if moved and _MOVES_TO.match(text, run[-1].end):  # 通关时间由运营初期的40小时压缩至5小时
            left = self._left.read(text[opening : moved.start()], percent)
            left.noun += moved["each"] or ""
            left.words.append(moved["from"])
        if run[-1].unit == _POINTS and state.last and state.last.measure in ("growth", "share", "rate"):
            left.measure_from_others()
        span = number.start, run[-1].end
        outside = words_outside(text, previous, span) or words_before_note(text, previous, span[0])
        if outside:
            added = ADDING.match(outside)
            named = self._left.read(outside[added.end() if added else 0 :], percent)
            if named.noun and not named.compared:
                return named
        if percent and state.last and state.last.is_plan and text[previous : number.start] == "的":
            return Left("", completion=state.last.left.budget)
        if opening > start and _LEADING_NOTE.match(left.noun):
            return self._left.read(text[start : number.start], percent)  # 重点城市细颗粒物（PM2.5）年均浓度
        if opening > start and not left.noun and not self._behind(text, run[-1], end, state):
            return self._left.read(text[start : number.start], percent)
        last = state.last if state.last and state.last.number.end <= opening else None
        goal = GOAL.fullmatch(text, opening, number.start) if last else None
        # Behind 好于 a number about as large as the one before is the goal, not how far it is from it.
        if (
            last
            and goal
            and (self._alike(last, number) if goal["beyond"] else goal["held"] or text[opening - 1] in "（(")
        ):
            left.cite_goal()
        fulfilled = FULFILLED.fullmatch(text, opening, number.start) and GOAL_BEHIND.match(text, number.end)
        if last and fulfilled and self._alike(last, number):
            left.cite_goal()  # 45微克，超额完成50微克年度目标
        return left

    def _behind(self, text: str, number: Number, end: int, state: State) -> str:
        """The noun right behind a number, or behind the size it is counted from on."""
        return self._namer.nouns.right(text, state.classes.get(number.start, (number.end, ""))[0], end)

    def _beside(self, text: str, previous: int, number: Number, end: int, state: State) -> bool:
        """Whether a count stands right behind what another counted, and has a noun of its own: 4个乡镇18个村实施…."""
        gap = text[previous : number.start]
        close = 0 < len(gap) <= _CLOSE and not _JOINED_OR_SAID.search(gap)
        money = self._units.resolve(number.unit).dimension in MONEY
        return close and not money and bool(self._behind(text, number, end, state))

    def _alike(self, last: Draft, number: Number) -> bool:
        """Whether a number is of the unit and about the size of the one before."""
        unit = self._units.resolve(number.unit)
        if number.kind != "quantity" or unit.canonical != last.unit.canonical:
            return False
        before, here = abs(size(last)), abs(unit.size(number.digits))
        return before / 2 <= here <= before * 2

    def _draft(self, text: str, number: Number, name: Name, left: Left, state: State, place: int) -> Draft:
        """The draft of one number; the state goes on from it."""
        unit = self._per_month(text, self._unit(number, name), number, name, left, state)
        measure, sign = measure_of(number, unit, name, left, state)
        if measure == "growth" and not (left.change or "average" in left.kinds) and _OF_IT.match(text, number.end):
            measure = "share"
        if unit.canonical == "人" and _RISEN_TO.match(text, number.end - 1):
            measure = "rank"  # 从120名跃升至30名
        comparator, hedge = comparator_of(number, left, state, place, text, self._hedges)
        draft = Draft(
            number, number.digits, number.digits_hi, quoted(name.name), name.named, measure, sign, comparator, hedge,
            unit, left, number.start, number.end,
        )  # fmt: skip
        indicator = name.named.indicator
        draft.average = "average" in left.kinds
        draft.named_from = name.read
        draft.share_of = name.whole or (indicator.share_of if indicator and measure == "share" else "")
        draft.required = SIZE if SIZE_OF_A_THING.search(text, max(0, number.start - 12), number.start) else ""
        named_behind = bool(name.name) and text.startswith(name.name, number.end)
        narrowed = named_behind or text[number.end : number.end + 1] in NARROWED
        if unit.dimension in MONEY and hedge in _BOUNDS and narrowed:
            draft.required = "threshold"  # 集体经济收入过100万元的村庄, 500万元以上固定资产投资
        money_planned = unit.dimension in MONEY and (bool(left.budget) or bool(_PLANNED.search(left.noun)))
        draft.planned = left.aimed or money_planned
        bare = _UNITLESS.search(name.name) or (indicator and indicator.dimension == "ratio")  # 亿元GDP…死亡率0.008
        if number.damage == "unit_lost" and (bare or unit.name):
            number.damage = ""
        draft.damage = number.damage
        draft.basis = left.completion or (
            self._distance(left, name.name) if unit.dimension == "percentage_point" else ""
        )
        draft.scope = scope_of(draft, name, left, state, place)
        if measure in ("growth", "growth_avg"):
            draft.growth_kind = _growth_kind(text, number.start)
        state.drafts.append(draft)
        self._go_on(draft, name, state)
        return draft

    def _distance(self, left: Left, own: str) -> str:
        """From whose pace it is a distance, by the vocabulary's name: 高于规上工业, 快于城镇居民 (收入)."""
        side, what = left.distance[:2], left.distance[2:].removeprefix("全部").removesuffix("平均")
        named = self._indicators.resolve(what)
        if not what or named.region or named.lead or what.startswith("全"):
            return left.distance
        kin = (self._indicators.names.get(what + own[cut:]) for cut in range(1, len(own) - 1))
        found = next((k.name for k in kin if k), named.name if named.registered else "")
        return side + found if found and found != own else left.distance

    @staticmethod
    def _go_on(draft: Draft, name: Name, state: State) -> None:
        """What the numbers behind inherit: a growth or a share does not displace the level it was said of."""
        if name.behind and "连续" in draft.left.words and draft.unit.name in _TIMES:
            if draft.left.noun and name.named.name:  # 总量连续四年居全省第三: how long is no topic
                state.name, state.named = name.named.name, name.named
            return
        passing = draft.measure in ("growth", "growth_avg", "rank", "completion") and name.name == state.name
        of_it = name.name.removeprefix(state.name).startswith(("对", "拉动"))  # 增加值对经济增长的贡献率
        if not state.name or not (passing or of_it or (draft.measure == "share" and name.part)):
            state.name, state.named = name.name, name.named
        if name.verb or (state.led and draft.unit.dimension not in ("percent", "percentage_point")):
            state.verb = name.verb

    def _unit(self, number: Number, name: Name) -> PrintedUnit:
        if number.kind == "rank":
            return _PLACE
        indicator = name.named.indicator
        known = bool(indicator and indicator.dimension in ("money_per_person", "usd_per_person"))
        return self._units.resolve(number.unit, known or bool(_PER_PERSON.search(name.name)))

    @staticmethod
    def _per_month(text: str, unit: PrintedUnit, number: Number, name: Name, left: Left, state: State) -> PrintedUnit:
        """The unit of an amount a person, told apart where it is one a month: 每月685元和每年5480元."""
        if unit.dimension not in _EACH:
            return unit
        own = _PER.search(text, max(0, number.start - 6), number.start)
        before = next((d for d in reversed(state.drafts) if d.name == name.name and d.unit.dimension in _EACH), None)
        goes_on = before is not None and before.unit.canonical == _MONTHLY
        said = own[0] if own else unit.name + "".join(left.words) + left.noun[-6:]
        monthly = "月" in said or (goes_on and not own and "年" not in said)
        return replace(unit, canonical=_MONTHLY) if monthly else unit

    def _ratio(self, text: str, clause: int, number: Number, state: State) -> None:
        """A printed ratio: one draft a part, named by the vocabulary's parts of it (三次产业比例) where it has them."""
        left = self._left.read(text[clause : number.start])
        other, noun = structured(text, clause, number.start, left.noun)
        named = Named(noun, False) if other else self._indicators.resolve(noun)
        earlier = state.drafts[-len(number.parts) :]
        parts = named.indicator.parts if named.indicator else ()
        if len(parts) != len(number.parts) and not other:
            ahead = self._indicators.last_ratio(text[max(0, clause - 24) : number.start], len(number.parts))
            parts = ahead if ahead else tuple(d.name for d in earlier if d.ratio)
        one = len(set(parts)) == 1  # 粮、经、饲比由A调整为B: nothing tells its parts but their order
        topic = named.name or state.name or "比例"
        drafts = []
        for place, digits in enumerate(number.parts):
            name = parts[place] if len(parts) == len(number.parts) else topic
            part = self._indicators.resolve(name)
            draft = Draft(
                number, digits, "", part.name or name, part, "ratio_part", 1, "=", "", self._units.resolve("%"), left,
                number.start, number.end,
            )  # fmt: skip
            draft.ratio = number.start + 1
            draft.share_of = part.indicator.share_of if part.indicator else ""
            if len(parts) != len(number.parts):
                draft.name = SECTORS.sub(f"第{DIGITS[place]}产业", draft.name)
                draft.scope = "" if draft.name != topic else EACH + DIGITS[place]
            draft.scope = EACH + DIGITS[place] if one else draft.scope
            drafts.append(draft)
        state.drafts += drafts
        relate(drafts, left, text, clause, state)
        state.last = drafts[-1]


def _growth_kind(text: str, at: int) -> str:
    """Real or nominal, where the words before a growth rate say so."""
    begin = max(text.rfind(end, 0, at) for end in "；;。") + 1
    piece = text[max(begin, at - 24) : at]
    if _ALL_REAL.match(text[begin:at]):
        return "real"  # 扣除价格因素，甲增长7.7%，乙增长4.5%
    return "real" if REAL.search(piece) else "nominal" if _NOMINAL.search(piece) else ""


def _share_about(drafts: list[Draft]) -> None:
    """The 左右 behind the last of several numbers is about all of them: 分别达到33340元、16020元左右."""
    last = drafts[-1]
    if last.comparator == "~" and last.hedge == last.number.hedge:
        for draft in (d for d in drafts if d.comparator == "="):
            draft.comparator, draft.hedge = last.comparator, last.hedge


def _run_length(text: str, numbers: list[Number], index: int) -> int:
    """How many numbers from `index` on are joined by nothing but 、 or 和."""
    count = 1
    while index + count < len(numbers) and count < MAX_RUN:
        gap = text[numbers[index + count - 1].end : numbers[index + count].start]
        if (gap not in _JOINED and not _JOINED_PER.fullmatch(gap)) or numbers[index + count].kind != numbers[
            index
        ].kind:
            break
        if gap == "" and numbers[index + count].unit != "%":
            break
        count += 1
    return count


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
