"""What each number of a run is called: from the words before it, behind it, and from the numbers before."""

import re
from dataclasses import replace
from functools import reduce

from checks.chinese.deeds import worked_on
from checks.chinese.lexicon import pattern_of, words_of
from checks.chinese.words import CONJUNCTIONS, CUTTING, LEADING, PRONOUNS, RATE_ENDS
from checks.claims.drafting.drafts import COUNTS, MONEY, Draft, Spot, State, fits
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.lexing.units import UnitReader
from checks.claims.listing.list_ends import GRADES
from checks.claims.listing.shared_out import handed, in_list, in_turn
from checks.claims.names.coordinations import Coordinations
from checks.claims.names.indicators import IndicatorReader, Named
from checks.claims.names.nouns import EACH, Name, NounReader, common_end
from checks.claims.names.objects import done_to
from checks.claims.names.openings import opened
from checks.claims.names.phrases import LEFT_OUT, Left, spelt_amount, told_in
from checks.claims.names.topics import without_predicate
from checks.claims.sentence import outcomes
from checks.claims.sentence.contributed import contributed
from checks.claims.sentence.each_told import RESPECTIVELY, EachTold
from checks.claims.sentence.kin import CHANGED, KinReader, is_product
from checks.claims.sentence.purposes import paid_for
from checks.claims.sentence.structures import by_part, by_sector
from checks.claims.sentence.things import ThingReader

_ALIKE = frozenset(words_of("naming", "alike"))
_USED = pattern_of("naming", "used")
_SHARES, _SO_ON = ("share", "rate"), ("等", "等收入", "等支出")
_ITS = frozenset(words_of("naming", "its"))
_WHO_GOT = pattern_of("naming", "who_got")
_TAKEN_UP = pattern_of("naming", "taken_up")
_DIGIT = re.compile(r"\d")
_SHORT_NOUN = 12  # characters behind a list of thresholds in which what they narrow is named
_TOTALS, _PER_HEAD = set(words_of("naming", "totals")), words_of("naming", "per_head")
_PACE_AT_END = pattern_of("naming", "pace_at_end")
_OF_GRADES = pattern_of("naming", "of_grades")
_NEWLY = ("新", *outcomes.ADDED)
_EMPTY, _PARTS_OF_NAMES = frozenset(LEADING), ("占比", "比重", "比例", "所占比重", "所占比例")


class Namer:
    """Names the numbers of a sentence; what was said before is in the state that is passed in."""

    def __init__(self, units: UnitReader, indicators: IndicatorReader) -> None:
        self._units = units
        self._indicators = indicators
        self.nouns = NounReader(indicators)
        self._lists = Coordinations(indicators)
        self._things = ThingReader(indicators, self.nouns)
        self._kin = KinReader(indicators)
        self._each = EachTold(indicators, self.nouns, self._lists)

    def names(self, text: str, left: Left, run: list[Number], follow: int, state: State, before: str) -> list[Name]:
        """One name for each number of the run; `follow` is where the next number or the sentence's end stands."""
        noun, count = left.noun, len(run)
        end, narrowed = state.classes.get(run[-1].start, (run[-1].end, ""))
        end += text.startswith("人口", end - 1)  # 31万人口
        follow = max(follow, end + _SHORT_NOUN) if end > follow else follow
        said = "" if left.aimed else self.nouns.right(text, end, follow)
        behind = self._things.undone(said, text[end:follow])
        if behind and not (left.change and run[-1].unit == "%"):  # 产值增长13%科技型中小企业…: a mark is lost between
            state.used = self._things.told_to(text, end, said, behind)
        behind = self._things.beside(self._things.doer(behind, text[end:follow]), text, end, noun)
        noun, behind = done_to(noun, behind.removesuffix(RESPECTIVELY), text, run[0].start)
        left.noun = noun
        spoken = self._spoken(noun) and not (run[0].kind == "rank" and noun in _ITS)
        lasting, counter = outcomes.lasting(text, run[0])
        if lasting:
            goes_on = not spoken and (outcomes.of_quantity(lasting) or outcomes.PACES & {*left.words})
            topic = Name(state.name, state.names()) if goes_on else self._named(noun if spoken else "")
            return [outcomes.streak(topic, lasting, counter, left)]
        if prolonged := outcomes.prolonged(self._stripped(noun), left, run[0]):
            return [prolonged] * count
        unspoken = [] if spoken else self._unspoken_list(left, run, state, before, behind)
        if listed := self._spoken_list(noun, run, state.drafts) if spoken else unspoken:
            return listed
        if told := self._each.told(left, count, state, before, text[: run[0].start]) if spoken else []:
            return [replace(self._named(m, n), apart=a, read="sentence") for (m, a), n in zip(told, run, strict=True)]
        spot = Spot(text, run[0], self._units.resolve(run[0].unit), left, behind, before)
        name = outcomes.paced(self._name(spot, state), spot) if spoken else self._unspoken(spot, state)
        alike = count > 1 and len({self._units.resolve(n.unit).canonical for n in run}) == 1
        name = outcomes.finished(self._kin.sized(self._things.of(name, spot, state), state), spot, state)
        if outcomes.in_a_row(state.last, run[0], self._units.resolve(run[0].unit)):
            name = replace(name, read="unknown")
        apart = narrowed or state.sizes.get(run[0].start, (0, ""))[1]
        name = replace(name, apart=apart) if apart else name
        return [replace(name, apart=EACH, read="unknown") if alike else name] * count

    def alike(self, left: Left, run: list[Number]) -> list[Name]:
        """The known indicators that one number states alike (A、B均增长8%, A、B分别翻番); empty where it states one."""
        if len(run) > 1 or (not run[0].parts and not _ALIKE & set(left.words)):
            return []
        told = self._lists.members(self._stripped(left.noun))
        members = self._kin.of_one(told)
        if len(members) < 2:
            return []
        found = [self.nouns.phrase(m) for m in members]
        known = [n.registered or (members != told and n.indicator is not None) for n, _ in found]
        enough = any(known) if run[0].kind == "fold" else all(known)
        return [Name(n.name, n, v) for n, v in found] if enough else []

    def _spoken(self, noun: str) -> bool:
        """Whether the phrase names something itself, or speaks of the indicator before it."""
        bare = self._stripped(noun)
        if noun.startswith(LEFT_OUT):
            return False  # 生产总值3710亿元，不含甲新区为3280亿元
        return bool(bare) and bare not in PRONOUNS and noun not in PRONOUNS and bare not in _EMPTY

    def _stripped(self, noun: str) -> str:
        return self._indicators.strip_leading(noun)[0] if noun else ""

    def _spoken_list(self, noun: str, run: list[Number], drafts: list[Draft]) -> list[Name]:
        """The members of the coordination in front of a run of numbers; empty where it has none for each."""
        if len(run) == 1:
            return []
        before = [n.name.removesuffix("数") for n in outcomes.recent(drafts, len(run))]
        before = [n.removeprefix(self.nouns.verb(n)) or n for n in before]
        if each := self.nouns.each(noun, len(run), before):
            return each
        if noun.startswith("占") and len(before) == len(run):  # 甲、乙增加值分别…，占全市比重分别为…
            shares = [self.nouns.share(noun, n) for n in before]
            return [replace(s, read="sentence") for s in shares if s]
        members = self._kin.of_one(self._lists.members(self._stripped(noun), len(run)))
        if len(members) >= len(run):
            return [
                (self.nouns.share(m, m) if "占" in m else None) or self._named(m, n)
                for m, n in zip(members[-len(run) :], run, strict=True)
            ]
        parts = by_part(noun, len(run), self._indicators) or by_sector(noun, len(run), drafts)
        return [self._resolved(n) for n in parts]

    def _unspoken_list(self, left: Left, run: list[Number], state: State, before: str, behind: str) -> list[Name]:
        """What numbers behind no noun of their own speak of, one each (，分别增长8%和9%); empty for a single one."""
        count, each = len(run), RESPECTIVELY in left.words
        found = self._listed_before(before, run) if count > 1 and each else []
        if not found and each and count > 1:
            found = [self._resolved(m) for m in self._each.listed(before, count)]
        if not found and count > 1 and len(state.group) == count:
            found = [Name(d.name, d.named) for d in state.group]
        if not found and count > 1 and len(self._lists.members(state.name)) == count:
            found = [self._named(m) for m in self._lists.members(state.name)]  # A和B年均增长5%，达到3亿元和2亿元
        if not found and (count > 1 or each) and not self._turned(before):
            found = outcomes.recent(state.drafts, count)
        if not found and count > 1 and each and not behind:
            clause = CLAUSE_END.split(before.strip("，,"))[-1]
            # 质量和效益提升，分别增长8%和9%: both cannot be of one quantity; but 工资9万元，分别比2015年和2020年增长…
            topic = (state.name if _DIGIT.search(clause) else self._topic(before)) or "未指明"
            found = [replace(self._resolved(topic), apart=EACH)] * count
        sizes = [self._units.resolve(n.unit).size(n.digits) for n in run]
        if left.noun in _PARTS_OF_NAMES and not any(n.apart for n in found):
            found = [self._resolved(f"{n.name}占比") for n in found]
        if left.noun in outcomes.ALL_OF or outcomes.totals_told(found, left, sizes, state.drafts):
            found = [self._resolved(outcomes.without_adding(n.name)) for n in found]
        return [replace(n, read="unknown" if n.apart == EACH else "sentence") for n in found]

    def _turned(self, before: str) -> bool:
        """Whether a clause behind a semicolon names something else: …增长8%；城乡居民收入同步提高，分别增长9%和10%."""
        clause = before.rpartition("；")[2]
        return "；" in before and not _DIGIT.search(clause) and len(self._topic(clause)) > 1

    def _listed_before(self, before: str, run: list[Number]) -> list[Name]:
        """A和B出口，分别增长…: the known quantities that the clause in front lists, if it has no number."""
        if before[-1:] not in ("，", ","):
            return []
        clause = _PACE_AT_END.sub("", CHANGED.sub("", CLAUSE_END.split(before[:-1])[-1]))
        members = self._lists.members(self._stripped(clause))
        if len(members) != len(run) or any(c.isdigit() for c in clause):
            return []
        names = [self._named(m, n) for m, n in zip(members, run, strict=True)]
        return names if all(n.named.indicator for n in names) else []

    def _named(self, phrase: str, number: Number | None = None) -> Name:
        named, verb = self.nouns.phrase(phrase)
        if number is not None and named.registered:
            unit = self._units.resolve(number.unit)
            if unit.dimension not in ("percent", "percentage_point") and unit.name != "倍" and not fits(unit, named):
                return Name(phrase, Named(phrase, False, None, named.region), verb)
        return Name(named.name or phrase, named, verb)

    def _resolved(self, name: str) -> Name:
        named = self._indicators.resolve(name)
        return Name(named.name, named)

    # a clause that names something

    def _name(self, spot: Spot, state: State) -> Name:  # noqa: PLR0911 - a decision a line
        """The name of a number whose clause names something."""
        noun, percent = spot.left.noun, spot.percent
        bare = self._stripped(noun)
        if added := contributed(spot, state):
            return added
        if spot.unit.dimension == "percent" and "贡献" in spot.left.words:
            return self._named(bare + ("增长" if "增长" in spot.left.words else "") + "贡献率")  # 对增长贡献超七成
        other = self._of_percent(bare, spot, state) if percent else self._of_others(bare, spot, state)
        other = other or self._kin.untold(bare, spot, state)
        if other:
            return other
        if not spot.behind and self.nouns.verb(bare) == bare and (state.name or spot.before):
            return replace(self._verb_alone(bare, spot, state), read="sentence")
        named, verb = self.nouns.phrase(noun, not percent and spot.unit.dimension in COUNTS)
        if beside := self._kin.beside(named, verb, state):
            return beside
        if noun.endswith("人均") and state.name and len(noun) < 5:
            return replace(self._resolved("人均" + state.name), read="sentence")
        if not percent and (staged := outcomes.staged(named, bare, verb, spot)):
            return staged
        if named.registered and (percent or spot.number.kind != "quantity" or fits(spot.unit, named)):
            verb = verb or self._listed(spot, state, bare, named.name)
            if verb in CUTTING and named.name.endswith("产量") and not noun.endswith("产量"):
                name = f"{verb}{bare.removeprefix(verb)}产能"  # 淘汰水泥200万吨 is of what could be made
                return Name(name, Named(name, False, None, named.region), verb)
            kin = self._kin.narrowed(named, bare, spot, state) or self._kin.earned(bare, spot, state)
            return kin or Name(named.name, named, verb)
        if not named.registered:
            other = outcomes.came_new(named.name, spot, self._indicators) or self._kin.tailed(named, spot, state)
            if other:
                return other
        if percent and (len(spot.behind) < 2 or spot.left.kinds):
            name = self.nouns.trimmed(named.name) or named.name
            return Name(name, Named(name, False, None, named.region))
        return self._counted(spot, named, verb, state)

    def _share(self, noun: str, state: State, spot: Spot) -> Name | None:
        """The share that a phrase with 占 or 之比 names."""
        part = _TAKEN_UP.match(noun)
        if "占" not in noun and "之比" not in noun and not (part and state.within):
            return None
        if part and state.within:  # 在农村社会总产值中，农业所占比重
            return self.nouns.share(f"{part[1]}占{state.within}比重", part[1])
        if noun.startswith("占") and not state.name and self._topic(spot.before):
            found = self.nouns.share(noun, self._topic(spot.before))
            return replace(found, read="assumed") if found else None
        last = state.name if state.names().registered else state.name.removeprefix(state.verb)
        return self.nouns.share(noun, last, state.shared(noun))

    def _of_percent(self, bare: str, spot: Spot, state: State) -> Name | None:
        """A share, or the change of what the sentence speaks of with another owner."""
        share = self._share(spot.left.noun, state, spot)
        return share or in_turn(bare, self._indicators.regions.get(bare, ""), spot, state)

    def _of_others(self, bare: str, spot: Spot, state: State) -> Name | None:
        """What several names or none of its own say: a sum of parts, a use, a place or payer in a list."""
        if spot.unit.dimension in MONEY and spot.left.noun.endswith(_SO_ON):
            found = self.nouns.composite(spot.left.noun)
            told = found and any(found.name == d.name for d in (*state.drafts, *state.before))
            # 税收收入11亿元。其中：增值税4亿元，…契税等2亿元: some of what the whole was told of; 调出资金等支出
            some = not found and bare.endswith(_SO_ON[1:]) and not self._indicators.resolve(bare).registered
            return Name(bare, Named(bare, False)) if told or some else found
        if side := self._kin.other_side(bare, spot, state):
            return side
        paid = paid_for(bare, spot)
        if paid:
            return Name(paid, Named(paid, False), read="assumed")
        used = _USED.match(spot.text, spot.number.end) if bare.endswith("中") else None
        if used:
            return Name(used[1], Named(used[1], False))
        region = self._indicators.regions.get(bare.removeprefix("含"), "")
        return handed(spot, state) or in_list(bare, region, spot, state)

    def _listed(self, spot: Spot, state: State, bare: str, name: str) -> str:
        """The verb that a known thing shares with the item before it (压减产能9万吨、煤炭8万吨), or holds itself."""
        listed = spot.unit.dimension in COUNTS or state.verb in CUTTING
        if not listed or spot.percent or spot.left.kinds:
            return ""
        own = self.nouns.verb(bare)  # 改造老旧小区 is a name of its own
        return self._shared(spot.left.noun, state) or ("" if name.startswith(own) or own.startswith(_NEWLY) else own)

    def _counted(self, spot: Spot, named: Named, verb: str, state: State) -> Name:
        """The name of an amount that the vocabulary does not know: the thing counted, with its verb."""
        behind = "" if spot.unit.dimension in MONEY and named.name not in ("", verb) else spot.behind
        noun = spot.left.noun
        counts = spot.unit.dimension not in MONEY and not spot.percent
        in_all = spot.left.kinds & {"level"} and state.verb.startswith(outcomes.ADDED)  # 新增1个合作区、累计达8个
        counts = counts and not in_all and not noun.startswith(_PER_HEAD)
        shared = self._shared(noun, state) if counts else ""
        verb_of_all, examples = self._things.examples(noun)
        if behind and noun.endswith(CONJUNCTIONS):
            noun = self.nouns.verb(noun)  # 一批游园和3处书屋: of another item
        phrase = self._things.of_list(noun, state) if counts and not behind else self.nouns.trimmed(noun)
        name, verb = self.nouns.counted(phrase, behind, shared or (verb_of_all if counts else ""))
        whole = state.head if state.inside else state.aside
        if name in GRADES and whole:
            bare = whole.name.removeprefix(self.nouns.verb(whole.name))
            name += _OF_GRADES.sub("", bare)  # 平台205家，其中国家级10家
        name = named.name if named.lists else name
        adds = verb.startswith(("新", "净增", "增加")) and "改" not in verb
        known = self._indicators.resolve(name.removeprefix(verb) if adds else name)
        if staged := outcomes.staged(known, name, "", spot):
            return staged
        if known.registered and fits(spot.unit, known) and known.name != name and not known.modifier:
            return Name(known.name, known, verb)
        narrow = named.indicator if named.modifier and name == named.name else None
        apart = examples if self._things.is_class(name.removeprefix(verb)) else ""
        return Name(name or named.name, Named(name or named.name, False, narrow, named.region), verb, apart=apart)

    def _verb_alone(self, verb: str, spot: Spot, state: State) -> Name:
        """新增立项道路30条、开工18条: what the clause before speaks of, with this clause's verb."""
        again = state.name.startswith(outcomes.ADDED) and state.verb != verb
        if verb in outcomes.ADDED[:3] and state.name and not again:
            return Name(state.name, state.names(), verb)
        name = (
            self._things.told_last(verb, spot, state)
            if state.name
            else verb + worked_on(self._things.about(spot.before) or self._topic(spot.before))
        )
        return Name(name, Named(name, False), verb)

    @staticmethod
    def _shared(noun: str, state: State) -> str:
        """The verb of the item listed before, where the noun is one more item of that list."""
        if not state.drafts or not state.verb or _WHO_GOT.search(state.name):
            return ""
        return state.verb if not state.led or noun.startswith(GRADES) else ""

    def _unspoken(self, spot: Spot, state: State) -> Name:  # noqa: PLR0911 - a decision a line
        """A number whose clause names nothing: it speaks of the noun behind it, or of the indicator before."""
        left, percent = spot.left, spot.percent
        paid = paid_for(self._stripped(left.noun), spot)
        if paid:
            return Name(paid, Named(paid, False), read="assumed")
        spelt = spelt_amount(spot.before)
        ahead = self._named(spelt) if spelt and percent else self._kin.ahead(spot, state)
        ahead = ahead or (self._kin.moving(spot, state) if left.change else None)
        if ahead:
            return replace(ahead, read="sentence")
        begun = outcomes.ended(spot, state)
        if begun:
            return replace(begun, read="sentence")
        share = state.last if state.last and state.last.measure in _SHARES else None
        if left.noun.removeprefix("每年") in _PARTS_OF_NAMES and state.name:
            known = Name(share.name, share.named) if share else self._resolved(state.name + "占比")
            return replace(known, read="sentence")
        changes = left.kinds & {"rise", "fall", "to_rise", "to_fall", "average"} or left.compared or left.completion
        if spot.behind and not (percent and changes and state.name):
            return self._by_noun_behind(spot, state)
        if spot.unit.dimension == "percentage_point" and share:
            return Name(share.name, share.named, read="sentence")
        placed = outcomes.ranked(spot, state)
        if placed:
            return placed
        counted = outcomes.in_all(spot, state)
        if counted:
            return replace(self._resolved(counted), read="sentence")
        risen = self._risen(spot)
        if risen:
            return replace(risen, read="sentence")
        if state.last and state.last.planned and "实际" in left.words:
            return replace(self._resolved(state.name.removesuffix("预算")), read="sentence")
        siblings = [d.name for d in state.drafts if d.unit.canonical == spot.unit.canonical and not d.aside]
        if state.name and _TOTALS & set(left.words) and len(set(siblings)) > 1:
            shared = reduce(common_end, siblings)
            return Name(f"{shared}合计", Named(f"{shared}合计", False), read="list")  # 债券3亿元，…债券2亿元，合计5亿元
        said = self._kin.resumed(spot, state) or Name(state.name, state.names(), read="sentence")
        return said if said.name else self._from_around(spot, state)

    def _risen(self, spot: Spot) -> Name | None:
        """产业集群集聚度显著提升，达到97%; 财政收入逆势增长，有望达到30亿元; 高速铁路从无到有，达到867公里: what the
        clause before is of, which has no number of its own."""
        clause = CLAUSE_END.split(before := spot.before.strip("，,；;：:。、 "))[-1]
        noun = CHANGED.sub("", clause)
        if not spot.left.kinds & {"level", "to_rise", "to_fall"} or _DIGIT.search(clause):
            return None
        about = None if spot.percent or spot.before[-1:] not in "，," else self._indicators.leading(clause)
        if about and fits(spot.unit, about):
            return Name(about.name, about)
        if noun == clause or (spot.percent and not noun.endswith(RATE_ENDS)):
            return None
        name = self._named(noun)
        known = name.named.registered and fits(spot.unit, name.named)
        return name if spot.percent or known or before.removesuffix(clause).endswith(("；", ";")) else None

    def _by_noun_behind(self, spot: Spot, state: State) -> Name:
        known = self._indicators.resolve(spot.behind)
        if known.registered and fits(spot.unit, known) and not spot.percent and not is_product(known, spot.behind):
            return Name(known.name, known, self._shared("", state), behind=True)
        shared = self._shared("", state)
        name, verb = self.nouns.counted("", spot.behind, shared)
        if not verb and shared and not name.startswith(shared):
            name, verb = shared + name, shared
        return Name(name, Named(name, False), verb, behind=True)

    def _from_around(self, spot: Spot, state: State) -> Name:
        """The name from the clause before, the clause behind, or the total of the sentence before."""
        if topic := self._topic(spot.before):
            return replace(told := self._named(topic), read="sentence" if fits(spot.unit, told.named) else "assumed")
        if spot.left.budget and (item := opened(spot.text)):
            return replace(self._resolved(item), read="paragraph")
        if state.head:
            return Name(state.head.name, state.head.named, read="paragraph")
        name, read = (spot.left.noun, "assumed") if spot.left.noun else ("未指明", "unknown")
        return Name(name, Named(name, False), read=read)

    def _topic(self, before: str) -> str:
        """What the clause before speaks of."""
        return self.nouns.trimmed(without_predicate(told_in(before)))
