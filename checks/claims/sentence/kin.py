"""What a phrase means beside the indicator before it: a part of a narrowed total, a side of the same fund.

A list says once what its members share: behind 城镇居民人均可支配收入, 工资性收入 is that of 城镇居民.
"""

import re
from dataclasses import replace

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.words import PLAN_END, RATE_ENDS
from checks.claims.drafting.drafts import FROM, MONEY, ORIGINALLY, Draft, Spot, State, fits
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.listing import bonds
from checks.claims.names.indicators import IndicatorReader, Named
from checks.claims.names.nouns import Name
from checks.claims.names.phrases import ACCOUNTED
from checks.claims.ownership.owner_words import book_of
from checks.claims.sentence.residents import RESIDENTS, residents_before

_SHARES = ("share", "rate")
_RELATED = tuple(lexicon("lists")["related"])
_COUNTED = tuple(lexicon("lists")["counted"])
_HURT = {"死亡": "死亡人数", "受伤": "受伤人数"}  # behind 事故28起
_STAFF, _BODIES = frozenset(lexicon("lists")["staff"]), tuple(lexicon("lists")["bodies"])
_ENTITIES = tuple(lexicon("lists")["entities"])
_MEASURED = pattern_of("kin", "measured")
_MEASURES = frozenset(lexicon("things")["measures"])
_MADE_AT_END = pattern_of("kin", "made_at_end")
_SEVERAL = 2  # things told together, none of which alone what follows is of
_SHORT = 8  # characters of what such an item names
_SUM = "金额"
_SUMMED = pattern_of("kin", "summed")
_NAMING = 5  # characters from which on a name of taxes says whose they are
_OF_PRODUCTS = re.compile(f"(?:{any_of(lexicon('lists')['of_products'])})$")
_TRANSPORT = re.compile(f"(?:{any_of(lexicon('lists')['transported'])})$")
_CARRIER = re.compile(f"(?:{any_of(lexicon('lists')['carriers'])})")
_HAPPENED = pattern_of("kin", "happened")
_DIGIT = re.compile(r"\d")
_CROSSED = pattern_of("kin", "crossed")
CHANGED = pattern_of("kin", "changed")
_MOVING = pattern_of("kin", "moving")
_OUTPUT = "产量"
_MADE = frozenset(lexicon("lists")["made"])
_MADE_OR_SOLD = re.compile(any_of((*_MADE, *lexicon("lists")["sold"])))
_RETAIL, _OUTPUT_TOLD = pattern_of("kin", "retail"), re.compile(any_of(_MADE))
_RETAILED = "零售额"
_PRICE = "价格"
_PRICE_MOVES = frozenset(words_of("kin", "price_moves"))
_LONGEST_CLAUSE = 24  # characters of a clause that says how something moves
_REACH = 240  # characters before a product in which its sentence says what is measured of it
_FLOWS = words_of("kin", "flows")
_FUND = "基金"
_BALANCE = words_of("kin", "balance")
_NOTED = pattern_of("kin", "noted")
PURSES = tuple(lexicon("lists")["purses"])
_BARE_SIDE = pattern_of("kin", "bare_side")
_DONE = pattern_of("kin", "done")
_BOOKS, _FUNDS = ("预算", "基金"), ("预算", "基金", "保险", "经营")
_HANDED = tuple(lexicon("owners")["tiers"]["handed"])
_PEOPLE = ("people",)
_EARNED = words_of("kin", "earned")
_PAYING = words_of("kin", "paying")
_GAINS = frozenset(lexicon("things")["gains"])
_GAINED = tuple(g for g in _GAINS if "收入" not in g)
_SECTOR = pattern_of("kin", "sector")
_BACK_TO_ALL = pattern_of("kin", "back_to_all")
_OF_ONE = pattern_of("kin", "of_one")
_EACH, _DOLLARS = ("money_per_person",), "currency_usd"
_SIZES = lexicon("owners")["sizes"]
_INDUSTRIAL = re.compile(any_of(lexicon("lists")["industrial"]))
_RESTART = pattern_of("kin", "restart")
_TOTALS = frozenset(lexicon("lists")["totals"])
_SIZE = re.compile(any_of(_SIZES))


def topic_behind(draft: Draft, state: State) -> Draft | None:
    """What a list behind a draft divides: what is outside of lists, yet nothing narrower than a topic with a size."""
    topic = state.topic
    if state.inside or draft.named_from != "clause":
        return topic
    size = _SIZE.search(topic.printed) if topic else None
    measured = _MEASURED.search(topic.name) if topic else None
    akin = not draft.named.registered or _INDUSTRIAL.search(draft.name)
    goes_on = size and measured and draft.name.endswith(measured[0]) and akin
    return topic if goes_on and not _SIZE.search(draft.printed) else draft


def is_product(named: Named, noun: str) -> bool:
    """Whether a noun that the vocabulary takes for output says only what is made: 粮食, but not 粮食产量."""
    return named.name.endswith(_OUTPUT) and "产" not in noun.replace("产品", "")


class KinReader:
    """Names phrases by what stands before them. Holds no state of a sentence: what came before is passed in."""

    def __init__(self, indicators: IndicatorReader) -> None:
        self._indicators = indicators

    def resumed(self, spot: Spot, state: State) -> Name | None:
        """外资12亿美元，其中直接投资8亿美元；2002年达到16亿美元: behind a semicolon it is the total that goes on."""
        if owed := bonds.owed(spot.left.noun, state):
            return replace(self._resolved(owed), read="list")
        last = state.last
        part = next((d for d in reversed(state.drafts) if d.measure == "level"), None)
        if last is None or part is None or part.whole is None or spot.percent:
            return None
        total, between = part.whole, spot.text[last.end : spot.number.start]
        same = total.unit.canonical == spot.unit.canonical
        return Name(total.name, total.named, read="sentence") if same and _RESTART.search(between) else None

    def ahead(self, spot: Spot, state: State) -> Name | None:
        """用于住房的比重，由8%上升到10% and 收入突破千亿大关，达1000.9亿元: what the clause before names, which has no
        number of its own."""
        last, clause = state.last, CLAUSE_END.split(spot.before.rstrip("，,：: "))[-1]
        fresh = last is None or spot.text.find(clause, last.end, spot.number.start) >= 0
        planned = not ORIGINALLY.isdisjoint(spot.left.words)
        begins = planned or bool(FROM & {*spot.left.words, spot.left.comparison[:1]})
        crossed = _CROSSED.search(clause)
        if not fresh or not (begins or crossed) or _DIGIT.search(clause):
            return None
        if planned:
            return self._resolved(clause)  # 外贸出口总值，原计划增长10%，调整为增长17%
        if spot.percent:
            return self._resolved(clause) if begins and clause.endswith(RATE_ENDS) else None
        named = self._resolved(CHANGED.sub("", _CROSSED.sub("", clause)).strip())
        return named if named.named.registered and fits(spot.unit, named.named) else None

    def moving(self, spot: Spot, state: State) -> Name | None:
        """固定资产投资力度加大，年均增长25%: what the clause before begins with, which says how it moves, or amid what
        (农民收入在徘徊多年之后，…)."""
        last, clause = state.last, CLAUSE_END.split(spot.before.rstrip("，,：: "))[-1]
        fresh = last is not None and spot.text.find(clause, last.end, spot.number.start) >= 0
        if not spot.percent or not fresh or len(clause) > _LONGEST_CLAUSE or _DIGIT.search(clause):
            return None
        begun = self._indicators.strip_leading(clause)[0]
        for at in range(len(begun) - 2, 1, -1):
            known = self._indicators.names.get(begun[:at])
            if known is not None:
                return Name(known.name, Named(known.name, True, known)) if _MOVING.fullmatch(begun[at:]) else None
        return None

    def narrowed(self, named: Named, noun: str, spot: Spot, state: State) -> Name | None:
        """The part of a narrowed total: behind 跨境电商进出口110亿元，其中, 出口 is 跨境电商出口."""
        indicator, head = named.indicator, state.head
        residents = RESIDENTS.match(head.name) if state.inside and head is not None else residents_before(noun, spot)
        if residents and indicator is not None and indicator.dimension in _EACH and not RESIDENTS.search(named.name):
            return self._resolved(residents[0] + noun)  # 城镇居民人均可支配收入5万元，其中，工资性收入…
        product = self._product(noun, spot, state) if is_product(named, noun) else None
        beside = product or self._carried(noun, state) or self._foreign(named, noun, spot, state)
        if beside:
            return beside
        if not state.inside or head is None or indicator is None or not indicator.whole:
            return None
        whole = self._indicators.names.get(indicator.whole)
        if whole is None or head.name in (whole.name, whole.whole):
            return None  # 一般贸易出口 behind 进出口总额 is of all exports, and they are of all trade
        for alias in sorted((whole.name, *whole.aliases), key=len, reverse=True):
            if head.name.endswith(alias) and len(head.name) > len(alias):
                return self._resolved(head.name[: -len(alias)] + noun)
        return None

    @staticmethod
    def _foreign(named: Named, noun: str, spot: Spot, state: State) -> Name | None:
        """外商直接投资9亿美元，其中第二产业5亿美元: a sector in dollars is a part of that, not of output."""
        head, indicator = state.head if state.inside else None, named.indicator
        bare = noun != named.name and named.name.startswith(noun)
        if head is None or indicator is None or not bare or indicator.dimension != "money":
            return None
        foreign = {head.unit.dimension, spot.unit.dimension} == {_DOLLARS}
        return Name(noun + head.name, Named(noun + head.name, False), read="list") if foreign else None

    def _carried(self, noun: str, state: State) -> Name | None:
        """铁路货运量10亿吨，客运量9亿人次: what the same carrier transports."""
        known = _TRANSPORT.fullmatch(noun)
        carrier = _CARRIER.match(state.name)
        if not known or not carrier or not _TRANSPORT.search(state.name) or noun.startswith(carrier[0]):
            return None
        return replace(self._resolved(carrier[0] + noun), read="list")

    def _product(self, noun: str, spot: Spot, state: State) -> Name | None:
        """食品类价格上升23%，其中粮食上升14%: the bare name of a product is what the list measures of it, no output."""
        start = spot.text.rfind("。", max(0, spot.number.start - _REACH), spot.number.start) + 1
        said = [m[0] for m in _MADE_OR_SOLD.finditer(spot.text, start, spot.number.start)]
        if not said and start > 1:  # 主要消费品零售量多数增加。粮食增长10%: a sentence without numbers heads the list
            above = spot.text[spot.text.rfind("。", max(0, start - _REACH), start - 1) + 1 : start]
            goes_on = spot.text.startswith("其中", start)  # 新增资源储量9种。其中原煤16亿吨
            said = [] if _DIGIT.search(above) and not goes_on else _MADE_OR_SOLD.findall(above)
            if not said and _RETAIL.search(spot.text, 0, start) and not _OUTPUT_TOLD.search(spot.text, 0, start):
                said = [_RETAILED]  # 限额以上单位商品类值中，…增长5%。新能源汽车增长12%
        moved = said[-1:] != [_PRICE] or not _PRICE_MOVES.isdisjoint(spot.left.words)
        if not said or said[-1] in _MADE or said[-1] in noun or not moved:
            return None
        return replace(self._resolved(noun + said[-1]), read="sentence")

    def earned(self, noun: str, spot: Spot, state: State) -> Name | None:
        """What a sector pays in taxes: 金融业增加值831亿元，实现税收144亿元 is 金融业税收, not that of the region."""
        if spot.percent or (noun not in _GAINS and not noun.startswith(_EARNED)):
            return None
        if noun.startswith(_EARNED) and not spot.left.noun.startswith(_PAYING):
            return None
        told = (d for d in reversed(state.drafts) if d.measure != "share" and not d.name.endswith(_GAINED))
        last = next(told, state.last)
        sector = _SECTOR.match(last.name) if last is not None else None
        if sector is None or last is None or _BACK_TO_ALL.search(spot.text, last.end, spot.number.start):
            return None
        if noun in _GAINS:
            whole = self._resolved(sector[1] + self._resolved(noun).name)
            listed = any(d.whole is not None for d in state.drafts if d.name == last.name)
            return replace(whole, read="sentence") if _SIZE.search(sector[1]) or listed else None
        return Name(sector[1] + noun, Named(sector[1] + noun, False))

    def tailed(self, named: Named, spot: Spot, state: State) -> Name | None:
        """A part that leaves out what is measured: 国有控股企业实现利润…，集体企业400亿元 is 集体企业实现利润."""
        return self.earned(named.name, spot, state) if named.name in _GAINS else self._tailed(named, spot, state)

    def _tailed(self, named: Named, spot: Spot, state: State) -> Name | None:
        carried = _TRANSPORT.search(state.head.name) if state.inside and state.head else None
        if carried and state.head and _CARRIER.fullmatch(named.name):
            same = spot.percent or spot.unit.canonical == state.head.unit.canonical
            return replace(self._resolved(named.name + carried[0]), read="list") if same else None
        if not spot.percent and spot.unit.dimension not in MONEY and spot.unit.dimension not in _PEOPLE:
            return None
        if not named.name.endswith(_ENTITIES) or _MEASURED.search(named.name):
            return None
        passing = spot.percent and not spot.left.change and state.last  # 产品占比54%；初级产品增长24%: of itself
        if passing and state.last and state.last.measure in _SHARES and len(named.name) < _NAMING:
            return replace(self._resolved(named.name + state.last.name), read="list")
        head = state.head.name if state.inside and state.head and not state.name else state.name
        tail = _MEASURED.search(state.within) or _MEASURED.search(head)
        tail = tail or (_OF_PRODUCTS.search(state.name) if state.inside else None)
        tail = tail or (_MEASURED.search(state.topic.name) if state.view and state.topic and spot.left.change else None)
        if not tail or (state.name == tail[0] and not state.inside and not state.within):
            return None
        found = self._resolved(named.name + tail[0])
        if len(found.name) < len(named.name):
            found = Name(named.name + tail[0], Named(named.name + tail[0], False))
        if state.inside and found.name == head:
            found = Name(named.name + tail[0], Named(named.name + tail[0], False))  # 农林牧渔业总产值…，其中农业
        if state.within and found.name == self._resolved(state.within).name:
            found = Name(named.name, Named(named.name, False))  # 在农业总产值中，农业90亿元: a part of it
        return replace(found, read="list")

    @staticmethod
    def sized(name: Name, state: State) -> Name:
        """A part of what is only measured of bodies of a size: 规模以上工业增加值…。其中，甲企业增加值."""
        measured, topic = _MEASURED.search(name.name), state.topic
        if not measured or topic is None or not state.inside or _SIZE.search(name.name):
            return name
        if name.named.registered and not state.view:
            return name
        size = _SIZE.search(topic.printed)
        return replace(name, apart=_SIZES[size[0]]) if size and topic.name.endswith(measured[0]) else name

    def beside(self, named: Named, verb: str, state: State) -> Name | None:
        """What a phrase means beside the indicator before it, or beside the fund of the sentence before."""
        bodies = self._bodies(state) if named.registered and named.name in _STAFF else ""
        if bodies:
            whose = bodies + named.name.removesuffix("数")
            return Name(whose, Named(whose, False), verb, read="list")
        if state.name and (not named.registered or named.name.endswith(_BALANCE)):
            akin = self.akin(named, state)
            if akin is not named:
                return Name(akin.name, akin, verb, read="list")
        return self.balance(named, state)

    @staticmethod
    def _bodies(state: State) -> str:
        """The bodies whose staff is told behind their count: not behind the last of several, where it may be of all."""
        last, counts = state.last, [d for d in state.drafts[-2:] if d.measure == "level"]
        if last is None or last.measure != "level" or last.named.registered:
            return ""
        of_staff = (last.name.removesuffix(staff.removesuffix("数")) for staff in _STAFF)
        bodies = next((name for name in of_staff if name != last.name), "")
        several = len(counts) > 1 and counts[0].unit.canonical == counts[1].unit.canonical
        return bodies or (last.name if last.name.endswith(_BODIES) and not several else "")

    def untold(self, noun: str, spot: Spot, state: State) -> Name | None:
        """食品产值90亿元，装备制造业67亿元: what is measured of the first, or owed under a ceiling, is of all."""
        if owed := bonds.owed(noun, state):
            return replace(self._resolved(owed), read="list")
        last = state.last
        measured = _MADE_AT_END.search(last.name) if last is not None else None
        if last is None or measured is None or spot.behind or len(noun) > _SHORT or spot.left.words != last.left.words:
            return None
        alike = (
            spot.unit.canonical == last.unit.canonical and spot.unit.dimension in MONEY and "level" in spot.left.kinds
        )
        beside = last.printed.endswith(measured[0]) or last.named_from == "list"
        listed = spot.text.startswith(noun, last.end + 1) and spot.text[last.end] in "，、；,"
        bare = not _MEASURED.search(noun) and listed and alike and beside
        return replace(self._resolved(noun + measured[0]), read="list") if bare else None

    def akin(self, named: Named, state: State) -> Named:
        """What a bare measure word means beside the indicator before it: 粮食播种面积…，总产量… is 粮食总产量."""
        if named.name in _RELATED:
            stem = _HAPPENED.sub("", state.name).removesuffix("数").removesuffix("人").removesuffix("起")
            for word in _RELATED:
                if stem.endswith(word) and len(stem) > len(word):
                    return self._indicators.resolve(stem.removesuffix(word) + named.name)
            if stem.endswith(_COUNTED) and len(state.group) < _SEVERAL:  # 道路交通事故起数下降20%，死亡人数下降9.4%
                return self._indicators.resolve(stem + _HURT.get(named.name, named.name))
        if kept := self._of_the_same_fund(named, state):
            return kept
        whose = RESIDENTS.match(state.name) if _OF_ONE.fullmatch(named.name) else None
        if other := self._indicators.resolve(whose[0] + named.name) if whose else self._measured_else(named, state):
            return other
        if 1 < len(named.name) < 5 and named.name not in _TOTALS:
            for size in (2, 3, 4):
                found = self._indicators.names.get(state.name[:size] + named.name)
                if found:
                    return Named(found.name, True, found, named.region)
        return named

    def _measured_else(self, named: Named, state: State) -> Named | None:
        """Another measure of what the one before measures: 享受加计扣除户数149户，金额…; 工业总产值…，增加值…."""
        counted = _SUMMED.search(state.name) if named.name == _SUM else None
        if counted:
            return self._indicators.resolve(state.name[: counted.start()] + named.name)
        measured = _MEASURED.search(state.name) if named.name in _MEASURES else None
        found = self._indicators.resolve(state.name[: measured.start()] + named.name) if measured else None
        return found if found and found.registered else None

    @staticmethod
    def of_one(members: list[str]) -> list[str]:
        """民营经济营业收入、增加值、实缴税金: bare measures behind the first are of what it is of; so are 死亡人数
        behind 安全生产事故起数."""
        stem = members[0].removesuffix("起数") if members else ""
        if stem.endswith(_COUNTED) and len(stem) > _SEVERAL:
            return [stem + _HURT.get(m, m) if m in _RELATED else m for m in members]
        measured = _MEASURED.search(members[0]) if members else None
        whose = members[0][: measured.start()] if measured else ""
        bare = (m in _MEASURES or m in _GAINS or (m.endswith(_EARNED) and len(m) < _NAMING) for m in members)
        return [whose + m if b and not m.startswith(whose) else m for m, b in zip(members, bare, strict=True)]

    def _of_the_same_fund(self, named: Named, state: State) -> Named | None:
        """A side of the account before it: behind 失业保险基金收入3亿元, 支出 and 滚存结余 are of that fund."""
        side, stem = named.name.removesuffix("安排"), _NOTED.sub("", self._whole_of_part(state)[:-2])
        fund, found, _ = state.name.rpartition(_FUND)
        known = found and not book_of(fund + _FUND) and _FUND not in side
        if known and (side in _FLOWS or side.endswith(_BALANCE)) and state.name.endswith(_BALANCE):
            return self._indicators.resolve(fund + _FUND + side.removeprefix("年末"))
        purse = state.name if state.name.endswith(PURSES) else state.name[:-2]
        if purse.endswith(PURSES) and (side in _FLOWS or side in _BALANCE):
            return Named(purse + side, False)
        if (
            not stem
            or not state.name.endswith(_FLOWS)
            or (side not in _FLOWS and not (side.endswith(_BALANCE) and stem.endswith(_FUND) and not book_of(stem)))
        ):
            return None
        return self._indicators.resolve(stem + side.removeprefix("年末"))

    @staticmethod
    def _whole_of_part(state: State) -> str:
        """The name that the other side answers: 基金收入9亿元，其中补助收入2亿元，支出8亿元 is 基金支出.

        What was handed down has no other side: so it is behind 基金收入9亿元，转贷债务收入2亿元, too.
        """
        last = state.last
        if any(word in state.name for word in _HANDED):
            books = (d.name for d in reversed(state.drafts) if d.name.endswith(_FLOWS) and d.name[:-2].endswith(_FUNDS))
            return next(books, "")
        if last is None or last.whole is None or state.name[:-2].endswith(_FUNDS):
            return state.name
        return last.whole.name

    def balance(self, named: Named, state: State) -> Name | None:
        """What is left of the fund that the sentence before is of: …养老保险基金支出8亿元。当年收支结余1亿元."""
        if not named.name.endswith(_BALANCE) or _FUND in named.name or not state.before:
            return None
        funds = {_NOTED.sub("", d.name[:-2]) for d in state.before if d.name.endswith(_FLOWS) and d.beside is None}
        fund = funds.pop() if len(funds) == 1 else ""
        told = state.name.endswith(_BALANCE) or not state.name
        if not told or not fund.endswith(_FUND) or book_of(fund):
            return None
        return replace(self._resolved(fund + named.name.removeprefix("年末")), read="paragraph")

    def other_side(self, noun: str, spot: Spot, state: State) -> Name | None:
        """The side of the book that the clause before names, or the sentence before gave a side of (基金预算收入9亿元。
        支出8亿元), or what came of the budget right before (专项资金预算9亿元，支出8亿元)."""
        done = _DONE.fullmatch(noun)
        if done and state.last and state.last.planned and not spot.left.budget:
            name, flow = PLAN_END.sub("", state.last.name), "收入" if done[1] == "收入" else "支出"
            same = name.endswith(flow) or not name.endswith(_FLOWS)
            called = name if ACCOUNTED in spot.left.words else name.removesuffix(flow) + flow  # 决算 as its budget
            return replace(self._resolved(called), read="sentence") if same else None
        side = None if state.name else _BARE_SIDE.fullmatch(noun)
        books = (d.name[:-2] for d in reversed(state.before) if d.name.endswith(_FLOWS))
        book = book_of(spot.before) or next((b for b in books if b.endswith(_BOOKS)), "")
        return replace(self._resolved(book + side[1]), read="paragraph") if side and book else None

    def _resolved(self, name: str) -> Name:
        named = self._indicators.resolve(name)
        return Name(named.name, named)
