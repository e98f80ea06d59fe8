"""Of what thing a bare measure is: 小学665所，招生8万人 is 小学招生, 投资4亿元的码头项目 is 码头项目投资.

Every project has an investment and every school has pupils. Such a word is no name alone: it is called by the thing
that the words right behind its number say, that the sentence has just counted, or that its first words are about.
"""

import re
from dataclasses import replace

from checks.chinese.deeds import worked_on
from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.words import MAKING, WEAK_MAKING
from checks.claims.drafting.drafts import AMOUNTS, COUNTS, MONEY, Draft, Spot, State
from checks.claims.lexing.sentences import BEFORE, CLAUSE_END
from checks.claims.names.coordinations import counted_beside, shared_end
from checks.claims.names.indicators import IndicatorReader, Named
from checks.claims.names.nouns import Name, NounReader
from checks.claims.names.objects import capacity, done_with, put_into, size_of_what_follows
from checks.claims.names.topics import TopicReader
from checks.claims.sentence.rate_names import RATE, URGING, RateNamer

_WORDS = lexicon("things")
_SPENT = any_of(_WORDS["spent"])
_BARE = any_of((*_WORDS["spent"], *_WORDS["measures"], *_WORDS["people"]))
_OF_GROUPS = frozenset(_WORDS["groups"])
_THINGS, _GROUPS = ("count",), ("count", "households", "people")
_MEASURES = frozenset(_WORDS["measures"])
_OF_SOMETHING = frozenset((*_WORDS["spent"], *_WORDS["measures"]))
_IS_BARE = re.compile(rf"(?:{any_of((*_WORDS['leads'], *_WORDS['grades']))})*(?:{_BARE})$")
_ENDS_BARE = re.compile(rf"(?:{_SPENT})$")
_LISTS = lexicon("lists")
_PLACE = re.compile(rf"(?:{any_of(_LISTS['listed_places'])})$")
_GRADE = re.compile(any_of(_LISTS["wide_grades"]))
_PLACE_CLASSES, _PLAIN = frozenset(_LISTS["place_classes"]), 4  # characters of a name that has no grade of its own
_RANKS_OF_CLASSES = tuple(_LISTS["ranks_of_classes"])
_ALONE = frozenset(_WORDS["alone"])
_SUMS = words_of("things", "sums")
_FROM_SIZE = pattern_of("things", "from_size")
_OF_PEOPLE = frozenset(_WORDS["people"])
_ENTITY = re.compile(rf"(?:{any_of(_WORDS['entities'])})$")
_ENDS_OF_PEOPLE = re.compile(rf"(?:{any_of(_WORDS['grades'])})?(?:{any_of(_WORDS['people'])})$")
_NOTE = re.compile("[（(][^（）()]{0,40}[）)]$")  # 疾病预防控制中心（防疫站）3000个，卫生技术人员…
_STOP = re.compile("[；;。]")
_ENDS_SAYING = tuple("、，；。,;")
_LINKED = pattern_of("things", "linked")
_WORK = re.compile(rf"[^，。；、\d]{{1,24}}?(?:{any_of(_WORDS['works'])})(?!{any_of(_WORDS['works_go_on'])})")
_DONE = pattern_of("things", "done")
_LABEL = re.compile(r"(?:^|[。；;\s])([^，。；：:\d]{2,16})[：:]")
_HEAD = re.compile(r"^([^，。；：:\d]{1,8})[，,]")
_EXAMPLES = pattern_of("things", "examples")
_CLASSES = frozenset(_WORDS["classes"])
_BUILDING = pattern_of("things", "building")
_DONE_AT_END = pattern_of("things", "done_at_end")
_STEADILY = f"(?:{any_of({*_WORDS['going']} - {'工作', '正'})})+"
_SAID = pattern_of("things", "said")
_ENDS_SAYING_LITTLE = re.compile(
    rf"(?<=[一-鿿”])(?:{any_of(_WORDS['aspects'])})?(?:{_STEADILY}(?:{any_of(_WORDS['settled'])})|{any_of(_WORDS['idle'])}"
    r"|(?<=[一-鿿]{3})[一-鿿]{2}有[力序效]|(?:[都均])?(?:不同程度)?有所[一-鿿]{2}|取得[一-鿿]{0,8}(?:[成实]效|进展|突破|成果))$"
)
_DOES = pattern_of("things", "does")
_PLACES_DID = pattern_of("things", "places_did")
_MOVED = pattern_of("things", "moved")
_ALL_DID = pattern_of("things", "all_did")
_READY = pattern_of("things", "ready")
_EARNED = words_of("things", "earned")
_SECTOR = pattern_of("things", "sector")
_REACH = 160  # characters before a number in which the sentence begins that says of which industry it is
_OF_AREA = pattern_of("things", "of_area")
_WATER = "水质"
_OF_DOING = pattern_of("things", "of_doing")
_LET_OFF = tuple(_WORDS["let_off"])
_DEEDS = frozenset(_WORDS["ready"])  # 建成投用2座: of what, it does not say
_EFFECTS = tuple(_WORDS["effects"])
_NEXT = re.compile(r"[^，,、；;。\d]{0,8}[，,、](?![^，,]*[，,])[^；;。]*$")
_DIGIT = re.compile(r"\d")
_SHORTEST, _SHORT, _LONGEST, _FULL, _LONG = 2, 6, 24, 12, 16
_DOING = pattern_of("things", "doing")
_REACHES = pattern_of("things", "reaches")
_PERSONS = pattern_of("things", "persons")
_PER_HEAD = pattern_of("things", "per_head")
_NO_THING = pattern_of("things", "no_thing")


class ThingReader:
    """Gives bare measures the name of their thing. Holds no state of a sentence: what came before is passed in."""

    def __init__(self, indicators: IndicatorReader, nouns: NounReader) -> None:
        self._indicators = indicators
        self._nouns = nouns
        self._topics = TopicReader(indicators, nouns)
        self._rates = RateNamer(indicators, nouns, self._topics)

    def of(self, name: Name, spot: Spot, state: State) -> Name:  # noqa: PLR0911 - a decision a line
        """The name of a number with that of its thing in front, where it is a bare measure; else as it is."""
        bare, found = name.name, False
        rate = RATE.fullmatch(bare) if spot.percent and not name.named.registered else None
        if rate and name.read == "clause" and (whole := self._rates.uncut(bare, spot)):
            return replace(self._resolved(whole), verb=name.verb)
        grown = bool(spot.left.change) and bare in _OF_SOMETHING  # 手机出货量3亿台，主营收入增长28%
        reached = spot.percent and bare.startswith(_EFFECTS) and not bare.endswith("率")
        if (spot.percent and not (rate or grown or reached)) or spot.unit.dimension == "":
            return name
        made = capacity(name.name.removeprefix(name.verb), spot.text, spot.number.end, spot.unit.dimension)
        sized = self._sized(spot) or (made if spot.behind and not spot.left.kinds else "")
        counted = state.last is not None and state.last.unit.dimension not in (*MONEY, "percent", "percentage_point")
        summed = counted and spot.unit.dimension in MONEY
        if summed and name.read == "sentence" and spot.left.noun in _SUMS:
            sized = bare + spot.left.noun  # 订单50万吨、总额20亿元
        if sized:
            return Name(sized, Named(sized, False, None, name.named.region), name.verb)
        if name.read in ("clause", "list"):
            found = bool(rate or _IS_BARE.match(bare))
        elif spot.text.startswith("的", spot.number.end) and not spot.left.noun:
            last = _ENDS_BARE.search(bare)  # 总投资3亿元的码头、2亿元的船坞
            bare, found = (last[0], True) if last else ("", False)
        if not found and name.read == "clause" and (of := self._resumed(bare, spot) or self._moved(bare, spot, state)):
            thing, read = of, "sentence"
        elif not found:
            return name
        else:
            thing, read = self._rates.of(rate, spot, state) if rate else self._thing(bare, spot, state)
        if not thing and spot.unit.dimension in MONEY and bare in _OF_SOMETHING and not name.named.registered:
            return replace(name, read="assumed")  # 投资2亿元, 实现产值9亿元: of what, nothing says
        if not thing or thing.endswith(bare):
            return name
        whole = thing.removesuffix(bare[:2]) + bare  # 家居产业 and 产业集群营收
        return replace(self._resolved(whole), verb=name.verb, read=read)

    def about(self, before: str) -> str:
        """What the clause is about that a text ends with, as `TopicReader.about` reads it."""
        return self._topics.about(before)

    def examples(self, noun: str) -> tuple[str, str]:
        """开工建设甲码头、乙船坞等项目: the verb of all of them, and the examples that say which are counted."""
        found = _EXAMPLES.match(noun)
        if not found:
            return "", ""
        listed = self._indicators.strip_leading(found[1])[0]
        verb = listed[: self._nouns.begun(listed)]
        return verb, f"{listed.removeprefix(verb)}等"

    def of_list(self, noun: str, state: State) -> str:
        """A place with what the one listed before it says too: 省级森林城市1个、森林乡村5个; 宜居乡镇3个、村9个."""
        last = state.last
        if last is not None and (graded := self._graded(noun, last)):
            return graded
        end = _PLACE.search(noun)
        if state.led or last is None or last.measure not in AMOUNTS or not end or _GRADE.match(noun):
            return noun
        held = self._rates.plain(last)
        place, grade = _PLACE.search(held), _GRADE.match(held)
        if not place or noun in held or len(noun) > _SHORT:
            return noun
        if noun in _PLACE_CLASSES:
            return held[: place.start()] + noun
        at = held.find(noun[:_SHORTEST])
        if 0 < at < place.start():
            return held[:at] + noun
        return grade[0] + noun if grade and len(noun) <= _PLAIN else noun

    def _graded(self, noun: str, last: Draft) -> str:
        """国家级龙头企业4户、省级7户; 省级智能制造示范工厂9家、示范车间20个: what the one listed before it says too."""
        held = last.name.removeprefix(self._nouns.verb(last.name))
        grade, verb = _GRADE.match(held), self._nouns.verb(noun)
        own = noun.removeprefix(verb)
        if not grade or last.measure not in AMOUNTS or last.unit.dimension not in COUNTS:
            return ""
        if _GRADE.fullmatch(own):
            return verb + own + held[grade.end() :]
        at = held.find(own[:_SHORTEST]) if own.startswith(_RANKS_OF_CLASSES) and len(own) <= _SHORT else -1
        return verb + held[:at] + own if at >= grade.end() else ""

    @staticmethod
    def is_class(name: str) -> bool:
        """Whether a name is that of a class that anything may be in, so that only examples say what is counted."""
        return _BUILDING.sub("", name) in _CLASSES

    def undone(self, behind: str, gap: str) -> str:
        """The noun behind a number without what is said of it: of 39个处理设施完工38个, 39 are 处理设施."""
        if _READY.search(behind):
            return behind
        said = next((m for m in _SAID.finditer(behind) if _whole(behind[: m.start()])), None)
        if said:  # 3万亩灌溉项目全部完成; 52个贫困村全部出列 counts those that are none any more
            return behind[: said.start()] + (said["released"] or "")
        if not gap.endswith(behind):  # 2个化工园区加速崛起; but some of what the vocabulary knows are not all of it
            noun = _ENDS_SAYING_LITTLE.sub("", behind)
            return behind if self._indicators.resolve(noun).registered else noun
        return _DONE_AT_END.sub("", behind) if behind and gap.endswith(behind) else behind

    def doer(self, behind: str, gap: str) -> str:
        """The noun behind a number without what it did, which has a number of its own: 90个重点项目完成投资12亿元.

        Some of a kind that the vocabulary knows are not all of it: 24家高新技术企业实现产值55亿元 keeps its name.
        """
        ready = _READY.search(behind)
        if ready:
            thing = behind[: ready.start()]  # 26个项目竣工投产
            return ready["state"] + thing if thing in _CLASSES else thing + ready["state"]
        if gap.rstrip("近约").endswith(behind) and not self._indicators.resolve(behind).registered:
            behind = self._without_measure(behind)
        place = _PLACES_DID.match(behind) if gap.endswith(behind) else None
        if place:
            return place[0]
        did = _DOES.search(behind) if gap.endswith(behind) else _ALL_DID.search(behind)
        noun = behind[: did.start()].removesuffix("都要").rstrip("及和与、并已均都") if did else behind
        noun = _MOVED.sub("", noun) if gap.endswith(behind) else noun
        return behind if noun != behind and self._indicators.resolve(noun).registered else noun

    def beside(self, behind: str, text: str, end: int, noun: str) -> str:
        """The noun behind a number with what a list says once, behind its last noun: 19个棚户区和46个老旧小区改造.

        `noun` stands before the number: behind a verb of making such as 新建 the noun is whole.
        """
        if not behind or behind not in text[end : end + _REACH]:
            return behind
        listed = counted_beside(text, text.index(behind, end) + len(behind))
        if not listed:
            return behind
        listed[-1] = self.doer(self.undone(listed[-1], ""), "")
        bare = self._indicators.strip_leading(noun)[0]
        whole = bool(self._nouns.verb(bare)) and self._nouns.verb(bare) not in WEAK_MAKING
        return behind + shared_end(behind, listed, whole)

    def _without_measure(self, behind: str) -> str:
        """The noun between two numbers without what the second measures of it: 32家民营企业营收过9亿元."""
        said, quality, _ = behind.partition(_WATER)
        if quality and len(said) >= _SHORTEST:
            return said  # 22个断面水质优良比例91%
        said = _PER_HEAD.sub("", _REACHES.sub("", behind))
        if said != _REACHES.sub("", behind):
            return said
        for at in range(_SHORTEST, len(said) - 1):
            known = self._indicators.names.get(said[at:])
            if (known and known.dimension not in COUNTS) or said[at:] in _OF_SOMETHING:
                return _DOING.sub("", said[:at]).removesuffix("的")
        return behind

    @staticmethod
    def told_to(text: str, end: int, said: str, behind: str) -> int:
        """Up to where a noun and what is said of it reach behind a number: 3个贫困县全部摘帽、…, 39个设施完工38个."""
        at, noun = text.find(said, end) + len(said), text.find(behind, end)
        if at < end + len(said):
            at = end
        # 34万贫困人口稳定脱贫和…: 贫困人口脱贫 stands there in two pieces
        return at if noun < 0 or text[at : at + 1] in _ENDS_SAYING else noun + len(behind)

    def _thing(self, bare: str, spot: Spot, state: State) -> tuple[str, str]:
        """The thing and where it was read."""
        spent = bool(_ENDS_BARE.search(bare)) and spot.unit.dimension in MONEY
        found = (self._linked(spot) or put_into(spot.text, spot.number.end)) if spent else ""
        if found:
            return found, "clause"
        sector = self._sector(bare, spot)
        if sector:
            return sector, "sentence"
        counted = self._counted(bare, spot, state)
        if counted:
            return counted, "sentence"
        each = "分别" in spot.left.words  # of several, of which the clause before names one
        told = "" if each else self._topics.about(spot.before, told=True)
        label = "" if bare in _OF_PEOPLE or told or each else self._label(spot)
        if label:
            return label, "sentence"
        asked = spent or not (each or bare.endswith(_EARNED))
        topic = told or (self._topics.about(spot.before, done=not spent) if asked else "")
        if spent and not topic:
            done = done_with(spot.text, spot.number.end)
            return (done, "sentence") if done else ("", "")
        return topic, "assumed"

    def _linked(self, spot: Spot) -> str:
        """投资4亿元的码头项目加快推进: the thing behind."""
        link = _LINKED.match(spot.text, spot.number.end)
        if not link:
            return ""
        work = _WORK.match(spot.text, link.end())
        if work:
            return work[0]
        piece = self._nouns.right(spot.text, link.end(), link.end() + _LONGEST)
        done = _DONE.search(piece)
        return piece[: done.start()] if done else self.undone(_READY.sub("", piece), piece)

    def _sized(self, spot: Spot) -> str:
        """紧盯总投资6亿元的码头项目, 建成占地40亩的公园: of what it is that stands behind."""
        linked = spot.left.noun and spot.text.startswith("的", spot.number.end)
        said = self._indicators.strip_leading(spot.left.noun)[0].rpartition("的")[2] if linked else ""
        size = size_of_what_follows(said.removeprefix(self._nouns.verb(said)))
        thing = self._linked(spot).removesuffix("建设") if size else ""
        return thing + size if len(thing) >= _SHORTEST and not thing.endswith(size) else ""

    def _counted(self, bare: str, spot: Spot, state: State) -> str:
        """小学665所，招生…: the thing that the sentence counted last."""
        told = [d for d in state.drafts if d.measure in (*AMOUNTS, "share", "rate") and not d.aside]
        for draft in reversed(told):
            if _STOP.search(spot.text, draft.end, spot.number.start):
                return ""
            measured = _ENDS_OF_PEOPLE.search(draft.name) if bare in _OF_PEOPLE else None
            if measured:  # 高校招生9万人，…，在校生23万人; 卫生院85个，床位3000张，卫生技术人员…
                held = draft.name[: measured.start()]
                if _ENTITY.search(held):
                    return held
            elif draft.unit.dimension in (_GROUPS if bare in _OF_GROUPS else _THINGS):
                thing = self._thing_of(draft, bare)
                if thing or bare in _OF_PEOPLE:
                    return thing
            elif bare in _MEASURES and draft is told[-1] and (of := _OF_AREA.fullmatch(draft.name)):
                return of["of"].removesuffix("新增")  # 蔬菜种植面积9万亩，产值…; 新增风电装机9万千瓦，总装机…
        return ""

    def _thing_of(self, draft: Draft, bare: str) -> str:
        verb = self._nouns.verb(draft.name)
        name = draft.name[self._nouns.begun(draft.name) :] or draft.name
        if self.is_class(name) and verb not in WEAK_MAKING:
            return draft.name  # 签约项目42个、总投资90亿元
        name = name.removeprefix(self._nouns.verb(name)) if self._nouns.verb(name) in WEAK_MAKING else name  # 谋划实施
        name = (name.lstrip("了过成") if verb else name).removesuffix("数量").removesuffix("数")
        name = _PERSONS.sub("", _READY.sub("", _NOTE.sub("", name.removeprefix("共有"))))
        name = of["of"] if bare in _OF_SOMETHING and (of := _OF_AREA.fullmatch(name)) else name  # 手机出货量9万台
        unnamed = len(name) < _SHORTEST or name in _DEEDS or draft.named_from == "unknown"
        return "" if unnamed or _NO_THING.search(name) else name

    def _sector(self, bare: str, spot: Spot) -> str:
        """生物医药产业重点打造…，实现营业收入310亿元: the industry that the sentence begins with."""
        start = max(spot.text.rfind(mark, max(0, spot.number.start - _REACH), spot.number.start) for mark in "。；\n")
        head = _SECTOR.match(spot.text, start + 1, spot.number.start) if bare.endswith(_EARNED) else None
        return self._indicators.strip_leading(head[1])[0] if head else ""

    def told_last(self, verb: str, spot: Spot, state: State) -> str:
        """A verb alone with the thing last told of, to which it says what was done: 道路30条、开工18条; the one that
        was counted like it where something else was measured since: 房屋51套、面积6万平方米；竣工50套."""
        last, told = state.last, state.name
        if last is not None and last.unit.dimension not in COUNTS and not verb.startswith(_EFFECTS):
            alike = (d for d in reversed(state.drafts) if d.unit.canonical == spot.unit.canonical and not d.aside)
            told = next((d.name for d in alike), told)
        stem = told[self._nouns.begun(told) :]
        stem = _FROM_SIZE.sub("", stem) if spot.number.start in state.sizes else stem  # 50亿元以上项目…
        if stem.endswith(verb):
            return stem  # 农村劳动力转移就业240万人，其中转移就业…
        if verb in _ALONE or stem.endswith("率"):
            return verb
        return verb + (stem if self._nouns.verb(stem) else worked_on(stem))

    def _resolved(self, name: str) -> Name:
        named = self._indicators.resolve(name)
        known = named.registered and not named.lead
        return Name(named.name, named) if known else Name(name, Named(name, False))

    def _resumed(self, bare: str, spot: Spot) -> str:
        """稳妥推进农村土地流转，实现流转面积300万亩: what the clause before says is done, whose measure begins so."""
        clause = CLAUSE_END.split(spot.before.strip("，, "))[-1]
        at = clause.find(bare[:_SHORTEST]) if bare[:_SHORTEST] in MAKING and _OF_DOING.fullmatch(bare) else -1
        if at < _SHORTEST or not spot.before.endswith(("，", ",")):
            return ""
        said = URGING.sub("", self._indicators.strip_leading(clause[:at])[0])
        return said if _SHORTEST <= len(said) <= _FULL and not _DIGIT.search(clause) else ""

    def _moved(self, bare: str, spot: Spot, state: State) -> str:
        """补贴资金9亿元，拉动消费34亿元: what the effect is of that the words before a number tell."""
        last = state.last
        if not bare.startswith(_EFFECTS) or len(bare) > _FULL:
            return ""
        if about := self._topics.about(spot.before):  # 交房即交证改革扎实有效，惠及群众9户
            return about if len(bare) <= _SHORT and not about.endswith(bare[-_SHORTEST:]) else ""
        if last is None:
            return ""
        name = last.name[0 if last.name.startswith(_LET_OFF) else self._nouns.begun(last.name) :]
        gap = spot.text[last.end : spot.number.start]
        told = last.measure in AMOUNTS and _SHORTEST <= len(name) <= _LONG and not name.startswith(_EFFECTS)
        return name.removesuffix("数") if told and _NEXT.match(gap) else ""

    def _label(self, spot: Spot) -> str:
        """钢铁产业集群：…，实现产值1300亿元 and 粮食，平均每年产量…: what a sentence says that it is about."""
        found = list(_LABEL.finditer(spot.before))
        label = found[-1][1] if found else ""
        if not label:
            head = _HEAD.match(spot.before) if len(spot.before) < BEFORE else None
            label = head[1] if head else ""
        rest, lead, _ = self._indicators.strip_leading(label) if label else ("", "", "")
        return "" if lead or label.endswith(tuple(_WORDS["no_labels"])) else rest


def _whole(said: str) -> bool:
    """Whether no quotation is open behind some words: of “三年全面提升”项目, 全面提升 says nothing of 三年."""
    return said.count("“") == said.count("”")
