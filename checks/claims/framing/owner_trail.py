"""What a paragraph says, place by place, of whose its numbers are: clause in sentence in paragraph.

A body that a clause is about (高新区完成…) owns the numbers of its sentence, one that opens a paragraph those of the
paragraph; 全市 takes them back. What is said in brackets ends with them. A body that is only spoken of (支持高新区建设)
owns nothing, but whose the numbers behind it are is then assumed.
"""

import re

from checks.chinese.lexicon import pattern_of, words_of
from checks.claims.listing.shared_out import is_member
from checks.claims.ownership import owner_events as noticed
from checks.claims.ownership import owner_words as words
from checks.claims.ownership.offices import OFFICE_NEXT
from checks.claims.ownership.owner_events import EVENTS, PARTNERS, PLACE, Home, OwnerState, Said
from checks.claims.ownership.owner_words import WORDS, Body

_OFTEN, _SHORT = 4, 20  # how often a paragraph about parks names them, and how short the sentence is that says so
_DEPTH, _MOST = 8, 12  # of brackets; of bodies spoken of together
_NUMBER = pattern_of("owner_trail", "number")
_MEMBERS = pattern_of("owner_trail", "members")
_WITH_BELOW = pattern_of("owner_trail", "with_below")
_AREAS = frozenset(WORDS["bodies"]["areas"])
_OF_WHOLE = words_of("owner_trail", "of_whole")
_AS_A_WHOLE, _SETTLING = tuple(WORDS["as_a_whole"]), tuple(WORDS["settling"])
_FILL = " 　—*#·-"
_OF_BODIES = ("subject", "region", "tier", "loose", "spur", "opened")
_OF_SENTENCE = ("size", "held", "spent", "holder", "left", "spur", "loose")


class Trail:
    """A paragraph being read for owners. Places are asked for in any order; going back reads it again."""

    def __init__(self, text: str, home: Home) -> None:
        self._text, self._home = text, home
        self._begin()

    def _begin(self) -> None:
        found = [*EVENTS.finditer(self._text), *self._home.mentions.finditer(self._text)]
        self._found = iter(sorted(found, key=re.Match.start))
        self._next = next(self._found, None)
        self._state = OwnerState()
        self._outer: list[tuple[OwnerState, int]] = []
        self._clause = self._sentence = 0
        self._last: Body | None = None  # the last body of the clause
        self._last_strong = False
        self._read = self._first = 0  # where the first of the bodies spoken of together begins
        self._park = ""  # the last park of the sentence with a name of its own
        self._firm = ""  # a group of owners that the sentence opened with
        # The sentence speaks of another body by the way; it has given numbers before this clause, up to a semicolon.
        self._doubtful = self._counted = False
        self._means = self._spent = ""  # the body that words for the whole mean here: a city that was merged
        self._tier_before: str | None = None  # the level that a list of parts (其中) is of
        self._tiers: list[tuple[str, int]] = []  # levels named together (全市、市级及县级…), each with its end
        self._place(0)

    def at(self, place: int) -> Said:
        """What holds for a number at `place`."""
        if place < self._read:
            self._begin()
        self._read = place
        while self._next is not None and self._next.start() < place:
            match = self._next
            self._next = next(self._found, None)
            getattr(self, f"_on_{match.lastgroup}")(match)
        now = self._state
        frames = ("paragraph", now.paragraph), ("sentence", now.sentence), ("list", now.listed), ("clause", now.clause)
        tiers = tuple(tier for tier, end in self._tiers if end >= self._clause)
        return Said(frames, now.members, tiers, self._doubtful or now.other_at > now.whole_at, now.whole_at < 0)

    # what ends

    def _on_stop(self, match: re.Match[str]) -> None:
        sign, state = match[0], self._state
        self._lead(sign, match.start())
        numbered = bool(_NUMBER.search(self._text, self._clause, match.start()))
        said = self._text[self._clause : match.start()]
        if sign in "，," and not state.clause and not numbered and said != WORDS["among"]:
            state.sentence["loose"] = "far"  # a clause of something else: what comes behind need not be the body's
        self._counted = (self._counted or numbered) and sign in "，,：:"
        if "passing" not in state.clause:
            state.sentence.update({k: v for k, v in state.clause.items() if k not in ("size", "spent")})
        state.clause, self._clause, self._last, self._last_strong = {}, match.end(), None, False
        if sign in "；;":
            self._leave_body(match.start())
        elif sign in "。！？!?":
            self._end_sentence(match)
        if sign not in "：:":
            self._place(match.end())

    def _end_sentence(self, match: re.Match[str]) -> None:
        state = self._state
        self._leave_body(match.start())
        if self._tier_before:
            state.sentence["tier"] = self._tier_before
        state.paragraph.update({k: v for k, v in state.sentence.items() if k not in _OF_SENTENCE})
        state.sentence, state.listed = {}, {}
        self._outer.clear()
        self._sentence, self._park, self._firm, self._tier_before, self._doubtful = match.end(), "", "", None, False

    def _lead(self, sign: str, end: int) -> None:
        """在甲收入中，乙… and 分类别看，乙…: what a clause without a number says first holds for the list behind it."""
        state, text = self._state, self._before(end)
        if sign in "，,：:" and noticed.LEADING.search(text) and not _NUMBER.search(text):
            for word in ("account", "size"):
                said = state.clause.get(word)
                if word == "account":  # 与公共预算统筹。基金收入9亿元，其中，…: the sentence's own book comes first
                    said = said or state.sentence.get(word) or state.paragraph.get(word)
                if said:
                    state.listed[word] = said

    def _leave_body(self, place: int) -> None:
        """A body that a sentence was about ends with it, unless the paragraph is about it."""
        state = self._state
        subject = state.sentence.get("subject") or state.sentence.get("region") or ""
        state.sentence.update({"left": "yes"} if state.sentence.pop("holder", "") else {})
        if subject and subject != (state.paragraph.get("subject") or state.paragraph.get("region")):
            if state.sentence.get("opened"):
                state.other_at = place
            for word in _OF_BODIES:
                state.sentence.pop(word, None)
            state.members, self._doubtful = (), True

    def _on_item(self, match: re.Match[str]) -> None:
        if not words.DONE_BY.search(self._before(match.start())):  # 限额以上企业实现商品零售额、餐饮收入
            self._state.clause.pop("size", None)  # 规模以上工业增加值增长3%、固定资产投资增长20%

    def _on_open(self, match: re.Match[str]) -> None:
        if len(self._outer) < _DEPTH:
            self._outer.append((self._state, self._clause))
            self._state = self._state.inside()
            self._clause = match.end()

    def _on_close(self, match: re.Match[str]) -> None:
        if self._outer:
            self._state, self._clause = self._outer.pop()

    # what is said

    def _on_None(self, match: re.Match[str]) -> None:
        text, end = self._text, match.end()
        if not text.startswith(("委", "政府", "人大", "政协", "第"), end) and not OFFICE_NEXT.match(text, end):
            self._whole(match, self._home.whole)

    def _on_below(self, match: re.Match[str]) -> None:
        """支持某县加快发展，确保生产总值增长9%: what is urged of a place is not asked of all."""
        if words.is_urged(self._before(match.start())) and words.DEVELOPS.fullmatch(self._rest(match.end())):
            self._doubtful = True

    def _on_whole(self, match: re.Match[str]) -> None:
        if match[0][0] in "我本" and self._before(match.start()).endswith(_SETTLING):
            return
        if match[0] in self._home.wholes and not self._means:
            self._joins_tiers(match)
            self._whole(match, match[0] if match[0].startswith("全") else self._home.whole)

    def _whole(self, match: re.Match[str], tier: str) -> None:
        self._state.take_back(tier, match.start())
        self._doubtful = bool(noticed.SPURRED.search(self._before(match.start())))  # 专列带动全省出口40亿元

    def _on_former(self, match: re.Match[str]) -> None:
        if match.start() - self._sentence < _SHORT and words.is_opening(self._text, self._sentence):
            self._means = self._state.paragraph["subject"] = match[0]

    def _joins_tiers(self, match: re.Match[str]) -> bool:
        """Take notice of a level of government; whether it is joined to the ones before it: 全市、市级及县级."""
        last = self._tiers[-1][1] if self._tiers else -1
        joined = last >= self._clause and bool(_MEMBERS.fullmatch(self._text, last, match.start()))
        self._tiers = [*(self._tiers if joined else ())[-_MOST:], (match[0], match.end())]
        return joined

    def _on_tier(self, match: re.Match[str]) -> None:
        before = self._before(match.start())
        state, own = self._state, words.height(self._home.whole)
        height = words.height(match[0])
        if before.endswith(tuple(words.MEASURED)) or (height > own and not words.is_light(before)):
            return
        if _WITH_BELOW.match(self._text, match.end()):
            return  # 市级和部分县区调减预算: neither alone
        if self._joins_tiers(match):
            return  # which of several numbers is of which, their order says
        handed = is_member(before + match[0])
        if height < own and not (handed or words.is_light(before) or match[0] in words.OWN_TIERS):
            return  # 补助县级支出
        state.clause["tier"] = words.tier_at(match)
        if height > own:
            state.clause["passing"] = "yes"  # 省级财政 in a city's report holds for its clause
        elif height == own:
            state.clause.update(subject="", region="")
            state.whole_at = match.start()

    def _on_account(self, match: re.Match[str]) -> None:
        self._state.clause.update(words.book_at(match, self._home.office))

    def _on_size(self, match: re.Match[str]) -> None:
        if self._before(match.start()).endswith(_OF_WHOLE) or "、" in self._before(match.start()):
            return  # 占规模以上工业的比重; the second of a list names itself
        self._state.clause["size"] = WORDS["sizes"][match[0]]

    def _on_currency(self, match: re.Match[str]) -> None:
        self._state.clause["currency"] = match[0]

    def _on_population(self, match: re.Match[str]) -> None:
        self._state.clause["population"] = match[0][:2]

    def _on_money(self, match: re.Match[str]) -> None:
        self._spent = match[0]
        if self._text.startswith("中", match.end()) and _NUMBER.match(self._text, match.end() + 1):
            self._state.clause["spent"] = match[0]

    def _on_spending(self, match: re.Match[str]) -> None:
        if self._spent and not words.is_money_for(self._text, match.end()) and not self._before(match.start()).strip():
            self._state.listed["spent"] = self._spent

    def _on_among(self, match: re.Match[str]) -> None:
        if self._tier_before is None:
            state = self._state
            said = (f["tier"] for f in (state.clause, state.sentence, state.paragraph) if "tier" in f)
            self._tier_before = next(said, "")

    # bodies

    def _rest(self, place: int) -> str:
        """What follows a place in its clause, without a short note that stands right there: 44个县（市）实现…."""
        return words.rest_of_clause(self._text, place)

    def _before(self, place: int) -> str:
        """What stands before a place in its clause, as far as it is looked at."""
        return self._text[max(self._clause, place - words.REACH) : place]

    def _starts(self) -> bool:
        """Whether the clause is the first of its sentence, or an address alone stands before it."""
        before = self._text[max(self._sentence, self._clause - words.REACH) : self._clause].strip(_FILL)
        return words.is_light(before) or (len(before) <= words.ADDRESS and before[-1] in "：:")

    def _place(self, start: int) -> None:
        """荣成市、乳山市分别完成…: places that a clause opens with."""
        found = PLACE.match(self._text, start)
        names = tuple(_MEMBERS.split(found["name"])) if found else ()
        own = self._home.names
        if found and not (self._state.listed.get("spent") or any(n in own or not words.is_place(n) for n in names)):
            booked = len(names) == 1 and words.opens_with_book(self._text, found.end())
            # 丁县经济社会发展加快，生产总值…
            about = self._text.startswith(_AS_A_WHOLE, found.end()) and self._starts()
            self._own(found["name"], names, loose="" if booked or about else "yes")
            if booked and words.is_opening(self._text, self._sentence) and start <= self._sentence + 1:
                self._state.head()

    def _on_partner(self, match: re.Match[str]) -> None:
        before = self._before(match.start())
        if match[0] in PARTNERS["ends"]:
            name = re.sub(r"[“《”》\s]|\[\d+\]", "", before[-words.LONGEST :])
            found = re.search("对|与|同|其中", name)
            name = words.without_light(name[found.end() :] if found else name) + match[0]
            if name == match[0]:
                return  # 加快国家进口贸易…
        else:
            rest = self._rest(match.end())
            end = next((m.start() for m in noticed.PARTNER_END.finditer(rest)), 0)
            name = rest[:end].strip("“”《》 ")
            if not words.is_light(before):
                return
        if len(name) > 1:
            self._own(name, tuple(m for m in _MEMBERS.split(name) if m), loose="yes")

    def _on_body(self, match: re.Match[str]) -> None:
        text, state, last = self._text, self._state, self._last
        body = words.name_of(text, self._clause, match.start(), match.end(), last.end if last else 0)
        if not body.name or body.name in self._home.names or state.listed.get("spent"):
            return
        rest, ending = self._rest(match.end()), match[0]
        if (ending in _AREAS and not body.proper) or (ending in words.SIGHTS and not body.opens):
            return  # 地区外贸进出口总额 is the region's
        joined = last is not None and bool(_MEMBERS.fullmatch(text, last.end, body.start))
        if (joined and self._last_strong) or self._is_strong(body, ending, rest, joined):
            self._take(body, ending, last if joined else None)
            self._keep(body, ending, rest)
            self._last_strong = True
        else:
            self._last_strong = False
            if state.whole_at < self._clause:
                self._mention(body, ending)
        self._last = body
        if body.proper and words.is_park(ending):
            self._park = body.name

    def _take(self, body: Body, ending: str, last: Body | None) -> None:
        """Make a body the owner, with the ones it is joined to (甲园区、乙园区)."""
        name: str = body.name
        members: tuple[str, ...] = ()
        if last is None or len(self._state.members) >= _MOST:
            self._first = body.start
            if ending == "园区" and not body.proper and self._park:
                name = self._park
        else:
            if not self._last_strong:
                self._first = last.start
            members = (*((self._last_strong and self._state.members) or (last.name,)), body.name)
            name = self._text[self._first : body.end].strip("“”")
        booked = words.opens_with_book(self._text, body.end)
        self._own(name, members, loose="" if booked else words.reach(ending, proper=body.proper))

    def _mention(self, body: Body, ending: str) -> None:
        """A body that is only spoken of, unless its paragraph names it again and again."""
        text, state = self._text, self._state
        if words.is_firm(ending):
            if body.opens and self._starts():
                self._firm, self._doubtful = body.name, True
        elif not words.is_honour(
            text[max(0, body.start - 4) : body.start], body.name, text[body.end : body.end + 4]
        ) and (body.opens or body.proper or (body.praised and self._starts())):
            if (body.opens or body.praised) and self._starts():
                state.other_at = body.end
            self._doubtful = True
        stop = text.find("。", body.end, body.end + _SHORT)
        first = words.is_opening(self._text, self._sentence) and 0 <= stop - self._sentence < _SHORT
        if first and words.is_park(ending) and text.count(ending) >= _OFTEN:
            state.paragraph.update(subject=body.name, region="")

    def _is_strong(self, body: Body, ending: str, rest: str, joined: bool) -> bool:
        """Whether a clause is about a body that it names, so that the numbers behind are its own."""
        if words.IS_EXAMPLE.match(rest) or words.IS_MADE.search(rest):
            return False  # 高新区等4家单位; 综合试验区获批，进出口额…
        acts, numbered, firm = bool(words.ACTS.match(rest)), bool(_NUMBER.search(rest)), words.is_firm(ending)
        opens = body.opens or (joined and self._last is not None and self._last.opens)
        if (opens or body.urged) and acts and numbered:
            return not (firm and body.praised)
        if firm:
            return False
        made = body.proper and self._text[body.start - 1 : body.start] in ("把", "将")
        return made or self._is_topic(body, ending, rest, opens and numbered)

    def _is_topic(self, body: Body, ending: str, rest: str, numbered: bool) -> bool:
        """Whether a sentence opens with a body in such a way that it goes on about it."""
        if not words.is_governed(ending):
            named = body.opens and body.proper and words.is_park(ending) and not rest
            return named and self._starts() and self._ends(body)
        doings = bool(words.DOINGS.match(rest))
        if numbered and not doings:
            return True
        if not (self._starts() or words.AIMS.match(rest)) or _MEMBERS.search(self._before(body.start)):
            return False
        corps = words.is_corps(ending)
        return (body.opens and (not doings or corps)) or (body.praised and (body.proper or corps))

    def _ends(self, body: Body) -> bool:
        """Whether a sentence, or what stands before a colon, is a body's name alone: 滨湖化工园。"""
        return self._text[body.end : body.end + 1] in ("。", "：", ":", "")

    def _keep(self, body: Body, ending: str, rest: str) -> None:
        """Let a body that opens a paragraph hold for all of it."""
        state = self._state
        heads = words.heads(self._text, body.end)
        stays = bool(_NUMBER.search(rest)) or heads or self._ends(body) or words.is_corps(ending)
        topic = bool(state.paragraph.get("subject") or state.paragraph.get("region"))
        first = words.is_opening(self._text, self._sentence) and stays and (words.is_governed(ending) or body.proper)
        light = words.is_light(self._text[max(self._sentence, body.start - 40) : body.start])  # 2031年，高新区…
        if body.opens and not words.is_firm(ending) and (light or self._starts()) and (first or topic):
            state.head()

    def _own(self, name: str, members: tuple[str, ...], *, loose: str = "") -> None:
        """Make a body the owner of what follows; `loose`: how far, as `reach` has it."""
        state = self._state
        region, loose = self._home.regions.get(name, ""), loose or ("yes" if self._counted else "")
        state.clause.pop("spur", None)
        if self._starts():
            state.clause["opened"] = "yes"
        state.clause.update(subject="" if region else name, region=region, tier="", loose=loose)
        state.members, state.other_at = members, -1

    def disown(self) -> None:
        """The number counts the body that was read as its owner: it owns nothing behind either."""
        self._state.disown()

    def _on_holder(self, match: re.Match[str]) -> None:
        phrase = words.without_light(self._text[max(self._clause, match.end() - words.LONGEST) : match.end()])
        if len(phrase) > len(match[0]) and not _NUMBER.search(phrase) and _NUMBER.search(self._rest(match.end())):
            self._state.clause["holder"] = phrase
            if "size" in self._state.clause:
                self._state.clause["held"] = self._state.clause["size"]

    def _on_company(self, match: re.Match[str]) -> None:
        rest = self._rest(match.end())
        body = words.name_of(self._text, self._clause, match.start(), match.end())
        if body.opens and body.proper and words.ACTS.match(rest) and _NUMBER.search(rest):
            self._own(body.name, (), loose="yes")
        elif body.opens and body.proper and self._starts():
            self._doubtful = True  # 农村信用社改革扎实推进，实现利润…

    def _on_spur(self, match: re.Match[str]) -> None:
        """某项目带动…: what brings a number about owns it."""
        state = self._state
        if state.whole_at >= self._clause or state.clause.get("subject") or not _NUMBER.search(self._rest(match.end())):
            return
        phrase = words.without_light(noticed.ADVERBS.sub("", self._before(match.start()))) or self._firm
        if 1 < len(phrase) <= words.LONGEST and not _NUMBER.search(phrase):
            self._own(phrase, (), loose="yes")
            state.clause["spur"] = "yes"
        elif not state.sentence.get("subject"):
            self._doubtful = True
