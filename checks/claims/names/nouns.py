"""What a number counts or measures, named from the words before and behind it."""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.words import (
    CONJUNCTIONS,
    FALL,
    GOAL,
    LEADING,
    LEVEL,
    MAKING,
    NOT_LEADING,
    NOT_MAKING,
    NOUNLIKE,
    PRONOUNS,
    RISE,
    SHARE_TAILS,
    WEAK_MAKING,
)
from checks.claims.names.coordinations import JOINED, Coordinations
from checks.claims.names.indicators import IndicatorReader, Named, classified_by_deed
from checks.vocabulary.entries import Indicator

MAX_NAME = 40
_STOP = pattern_of("nouns", "stop")
_NEARLY = pattern_of("nouns", "nearly")
_LIST = pattern_of("nouns", "list")
_COUNT_FOLLOWS = pattern_of("nouns", "count_follows")
_AND_ANOTHER = pattern_of("nouns", "and_another")
_OF_THINGS = pattern_of("nouns", "of_things")
_SAYING = (*LEVEL, *RISE, *FALL, *LEADING, *lexicon("things")["gone"], *lexicon("things")["going"], *MAKING)
_SAYS = re.compile(any_of(tuple(w for w in _SAYING if len(w) > 1)) + "|的")  # it is no list of nouns alone
_WITHIN = pattern_of("nouns", "within")
_NO_NOUN = pattern_of("nouns", "no_noun")
_REACHED = pattern_of("nouns", "reached")
_AMONG_THEM = pattern_of("nouns", "among_them")
_HAD_AMONG = pattern_of("nouns", "had_among")
_COSTING = pattern_of("nouns", "costing")
_AGED = pattern_of("nouns", "aged")
_LEVELS = pattern_of("nouns", "levels")
_ALSO = pattern_of("nouns", "also")
_NOTE = pattern_of("nouns", "note")
_PARENTHESES = re.compile(r"[（(][^（）()]{0,120}[）)]")
_BESIDE = pattern_of("nouns", "beside")
_SIDES = tuple(lexicon("lists")["sides"])
_APPROVED = pattern_of("nouns", "approved")
_DONE = pattern_of("nouns", "done")
_SEVERAL = 2
_RIGHT = 30  # characters of a noun behind a number
_MAKING = frozenset(MAKING)
_NOUN_ENDS = words_of("nouns", "noun_ends")
_PAIRS = frozenset(v for v in MAKING if len(v) > 3)
_LEADING = frozenset(LEADING)
_CUTTING = _MAKING - NOUNLIKE
_MEASURED = pattern_of("nouns", "measured")
_TOGETHER = pattern_of("nouns", "together")
_BODY = pattern_of("nouns", "body")
_TRIM = " 　、，,：:；;的“”"
_VERB_LENGTHS = tuple(sorted({len(v) for v in MAKING}, reverse=True))


_CAME = words_of("nouns", "came")
_OF_IT = pattern_of("nouns", "of_it")
_GATHERED = frozenset(lexicon("lists")["gathered"])
_GRADED = frozenset(lexicon("names")["graded"])
_CAUSES = frozenset(lexicon("lists")["causes"])
_LISTED = frozenset("、和与及等")
_SPURS = words_of("nouns", "spurs")
_DOER = pattern_of("nouns", "doer")

EACH = "之"


@dataclass(frozen=True, slots=True)
class Name:
    """How a claim's quantity is called. `verb`: the verb of making in front (新建), which listed nouns share."""

    name: str
    named: Named
    verb: str = ""
    part: str = ""  # for shares: the part
    whole: str = ""  # for shares: the whole, as printed
    behind: bool = False  # named by the noun behind the number
    read: str = "clause"  # where the name was read: a word of `checks.tables.claims.SOURCES`
    apart: str = ""  # what tells its number from others of the name: its examples; EACH of a run that nobody assigns


_OF_A_SIDE = pattern_of("nouns", "of_a_side")


class NounReader:
    """Names quantities. Holds no state of a sentence: what came before is passed in."""

    def __init__(self, indicators: IndicatorReader) -> None:
        self._indicators = indicators
        self._lists = Coordinations(indicators)

    def each(self, noun: str, count: int, last: list[str]) -> list[Name]:
        """What is measured of each that a phrase with 分别 speaks of: 甲、乙分别实现产值; empty where it has none.

        `last` is what the numbers before count, which the phrase speaks of where it names nothing: 分别新增学位.
        """
        listed, apart, measured = noun.rpartition("分别")
        tail = self._indicators.strip_leading(measured)[0] if measured else ""
        if not apart or not tail or any(c.isdigit() for c in measured):
            return []
        listed = self._indicators.strip_leading(_TOGETHER.sub("", listed))[0]
        members = (self._lists.members(listed, count) if listed else last)[-count:]
        if len(members) < count:
            return []
        if all(m in self._indicators.regions or _BODY.search(m) for m in members):
            members = [""] * count  # each owns its number, which its name does not say
        shares = [self.share(m + measured, m) if m and "占" in measured else None for m in members]
        if tail == self.verb(tail):  # 存款、贷款余额分别新增: the verb alone
            named = [self.phrase(m)[0] for m in members]
            return [Name(n.name, n, tail) for n in named] if all(n.name for n in named) else []
        if tail.startswith(_SPURS):  # 甲、乙贡献率分别为…，分别拉动经济增长: what contributes, not its share
            doers = [d[1] + tail if (d := _DOER.fullmatch(m)) else m + tail for m in members]
            return [Name(d, Named(d, False)) for d in doers]
        found = [self.phrase(m + tail) for m in members]
        return [s or Name(n.name or m + tail, n, v) for s, (n, v), m in zip(shares, found, members, strict=True)]

    def composite(self, noun: str) -> Name | None:
        """A、B和C等 where the vocabulary makes each a part of one whole: that whole, stated by one number."""
        listed, _, side = noun.rpartition("等")
        members = [self.phrase(m)[0] for m in JOINED.split(listed) if m]
        wholes = {m.indicator.whole if m.indicator and m.registered else "" for m in members}
        known = [m for m in members if m.indicator and m.registered and m.indicator.whole]
        if wholes & _GATHERED and 2 * len(known) > len(members):
            wholes -= {""}  # 税收返还、转移支付、上年结转、调入资金等: what else there is in such a sum
        if side:  # 上年结余、上级转移支付等收入: known members tell which side of which account
            wholes = {w for w in wholes if w.endswith(side)}
        if len(members) < _SEVERAL or len(wholes) != 1 or not (whole := wholes.pop()):
            return None
        named = self._indicators.resolve(whole)
        return Name(named.name, named)

    def right(self, text: str, start: int, end: int) -> str:
        """The noun phrase right behind a number, up to the next stop; empty where a verb or a stop follows."""
        costing = _COSTING.match(text, start)
        if costing:  # 完成23个总投资4亿元的文旅项目
            start, end = costing.end(), costing.end() + MAX_NAME
        piece = text[start : min(end, start + 48)]
        linked = piece.startswith("的")
        piece = _NOTE.sub("", piece.lstrip("的 "))
        quoted = piece.find("”", 1, 14) + 1 if piece.startswith("“") else 0
        aged = _AGED.match(piece) or _LEVELS.match(piece)
        stop = _STOP.search(piece, aged.end() if aged else quoted)
        while stop and stop.start() and (also := _ALSO.match(piece, stop.start())):
            stop = _STOP.search(piece, also.end())
        deeds = self._done_to(piece[: stop.start()]) if stop and stop[0] == "、" else 0
        if stop and 0 < deeds == stop.start() and self.verb(piece[stop.end() :]):
            stop = _STOP.search(piece, stop.end())  # 70个新建、续建项目
        things = stop and stop[0] == "、" and _OF_THINGS.search(text, max(0, start - 4), start)
        listed = _LIST.match(piece, quoted) if things else None
        if listed and not _SAYS.search(listed[0]):
            piece, stop = listed[0], None  # 10家智能车间、智能工厂，
        if not stop and _COUNT_FOLLOWS.match(text, start + 48 if end > start + 48 else end):
            another = _AND_ANOTHER.search(piece)  # 20公里纵向廊带和横向 / 40公里廊带
            first = piece[: another.start()] if another and not _SAYS.search(another[0]) else piece
            piece = piece if self._indicators.resolve(first).registered else first
        if stop:
            piece = piece[: stop.start()] if stop[0] not in ("（", "(") or stop.start() else ""
        if not piece or (_NO_NOUN.match(piece) and not linked) or JOINED.match(piece):
            return ""
        if not (aged or "一" <= piece[0] <= "鿿" or piece[0] in "“《‘" or piece[0].isalpha()):
            return ""
        if stop and stop[0].isdigit():
            piece = _HAD_AMONG.sub("", _REACHED.sub("", piece))
        elif stop and stop[0] in "，,":
            piece = _AMONG_THEM.sub("", piece)  # 47个重点城市中，…
        piece = piece[:_RIGHT].strip(" 　、，,：:；;的")
        if linked and GOAL.fullmatch(_WITHIN.sub("", piece)):
            return ""  # 完成10万人的年度目标, 控制在3%的目标内
        for tail in ("以及", "和", "与", "及", "共", "等", "并"):
            piece = piece.removesuffix(tail)
        return _NEARLY.sub("", piece)

    def phrase(self, noun: str, counts: bool = False) -> tuple[Named, str]:
        """What the noun phrase before a number names, and the verb of making in front of it."""
        named = self._indicators.resolve(noun)
        if not named.registered and ("（" in noun or "(" in noun):
            bare = _PARENTHESES.sub("", noun)
            other = self._indicators.resolve(bare)
            named = other if other.registered or bare else named
        approved = _APPROVED.match(noun)
        if not named.registered and (approved or noun.startswith("加")):
            plain = self._indicators.resolve(noun[approved.end() if approved else 1 :])
            named = plain if plain.registered else named
        if not named.registered and _DONE.search(noun):
            plain = self._indicators.resolve(_DONE.sub("", noun))
            lost = named.modifier and named.modifier in plain.lead  # 九大产业累计完成规上工业增加值: whose it is
            named = plain if plain.registered and not lost else named
        if not named.registered and ("、" in noun or "和" in noun or "及" in noun or "与" in noun or "并" in noun):
            named = self._last_member(named, counts)
        lead = named.lead
        verb = (self._verb_at_end(lead) or self.verb(lead)) if named.registered else self.verb(named.name)
        return named, verb

    def _last_member(self, named: Named, counts: bool) -> Named:
        """The last member of an enumeration, where it alone is known; of counted things only if it has its own verb."""
        for word in ("、", "以及", "和", "与", "及", "并"):
            cut = named.name.rfind(word)
            if cut > 0:
                last = self._indicators.resolve(named.name[cut + len(word) :])
                first = named.name[:cut]
                joint = word != "、" and not self.verb(first) and not self._indicators.resolve(first).lead
                if last.registered and (last.lead or not (counts or joint)):
                    return last
        return named

    @staticmethod
    def verb(name: str) -> str:
        """The verb of making that begins a name, or empty."""
        if name.startswith(NOT_MAKING):
            return ""
        for size in _VERB_LENGTHS:
            if name[:size] in _MAKING:
                return name[:size]
        return ""

    @staticmethod
    def _verb_at_end(lead: str) -> str:
        for size in _VERB_LENGTHS:
            if len(lead) >= size and lead[-size:] in _MAKING:
                return lead[-size:]
        return ""

    def counted(self, before: str, behind: str, shared: str) -> tuple[str, str]:
        """The name of a counted thing from the phrase before its number and the noun behind it, and its verb.

        `shared` is the verb of the item listed before: 新建城市书房4处、乡村书房12处.
        """
        before = self.trimmed(before)
        before = "" if behind and self._indicators.is_leading(before) else before  # 全市18个公园
        verb = self.verb(before)
        rest = before[len(verb) :].strip(_TRIM) if verb else before
        shown = "" if verb in WEAK_MAKING else verb
        if behind:
            if not rest or rest.endswith("等") or "、" in rest or len(rest) > 18:
                if not verb:
                    verb = self._last_verb(before)
                    shown = "" if verb in WEAK_MAKING else verb
                name = shown + behind
            else:
                name = before.removeprefix(verb if verb in WEAK_MAKING else "") + behind
            return _clean(name), verb
        if not rest:
            return (verb, verb)
        if not verb and shared and shared not in WEAK_MAKING:
            return _clean(shared + rest), shared
        joined = verb and before[: self.begun(before)]  # 新建、改建学校9所、幼儿园3所: both of both
        return _clean(rest if verb in WEAK_MAKING else before), joined if "、" in joined else verb

    @staticmethod
    def _last_verb(text: str) -> str:
        """The last verb of making in a phrase (陆上改造提升皂埠、长峰、海埠 → 改造提升), or empty."""
        for at in range(len(text) - 2, -1, -1):
            for size in _VERB_LENGTHS:
                if text[at + size : at + size + 1] in _LISTED:
                    continue  # 甲小学迁建、乙中学改建等: what was done to each, with nothing behind
                if size > 1 and text[at : at + size] in _CUTTING | _PAIRS and text[max(0, at - 2) : at] not in _MAKING:
                    return text[at : at + size]
        return ""

    def trimmed(self, phrase: str) -> str:
        """The end of a long phrase that names the thing: after the last 等, or from the last verb of making on."""
        text = phrase.strip(_TRIM + "”") if phrase.endswith("等") is False else phrase
        cut = text.rfind("等", 0, len(text) - 1)
        class_ = text[cut + 1 :] in _SIDES and "、" not in text  # 其他商业服务业等支出 is a class of the budget
        if cut > 0 and not class_ and text[cut - 1 : cut + 1] not in _GRADED:
            follow = text[cut + 1 :]
            if follow[:1] not in "级候待于" and follow not in _CAUSES:
                text = follow
        text, _, _ = self._indicators.strip_leading(text) if text else ("", "", "")
        if len(text) <= 8:
            return text
        if classified_by_deed(text):
            return text[-MAX_NAME:]
        best = next((at for at in range(self._done_to(text) + 1, len(text) - 2) if _cuts(text, at)), 0)
        return text[best:][-MAX_NAME:]

    def _done_to(self, text: str) -> int:
        """How far all the verbs reach that a phrase begins with, also those that are nouns too: 制定修改废止 of
        制定修改废止规章."""
        at = 0
        while verb := self.verb(rest := text[at:].lstrip("、和及与了")):
            at = len(text) - len(rest) + len(verb)
        return at

    def begun(self, text: str) -> int:
        """How far the verbs of making reach that a phrase begins with: 新建、改扩建 of 新建、改扩建公办幼儿园."""
        at = len(self.verb(text))
        while at and (verb := self.verb(rest := text[at:].lstrip("、和及"))):
            if verb in NOUNLIKE and rest == text[at:]:
                break  # 竣工安置房
            at = len(text) - len(rest) + len(verb)
        return at

    def _ratio(self, part: str, whole: str) -> Indicator | None:
        """The known share of a part in a whole, by any of the forms such names take."""
        forms = (f"{part}占{whole}{tail}" for tail in ("比重", "的比重", "比例", "的比例", "份额", "比率"))
        return next((k for k in map(self._indicators.names.get, forms) if k), None) if part and whole else None

    def _measured_alike(self, part: str, whole: str) -> str:
        """A whole that names only a sector (占规模以上工业), measured as its part is: of output, of revenue."""
        measured = _MEASURED.search(part)
        if measured is None or not whole.endswith("业"):
            return whole
        known = (self._indicators.resolve(whole + tail) for tail in (measured[0], f"总{measured[0]}"))
        return next((k.name for k in known if k.registered), whole + measured[0])

    def share(self, noun: str, last: str, of: str = "") -> Name | None:
        """The name of a share whose phrase says 占: part, whole and canonical name; None where it says no share.

        `last` is the part, and `of` the whole, where the phrase names none.
        """
        side = _OF_A_SIDE.fullmatch(noun)
        if side and last:
            noun = f"占{side[1]}比重"
        beside = _BESIDE.search(noun)
        if beside:
            noun = (noun[: beside.start()] or last) + "占" + (beside["of"] or beside["within"]) + "比重"
        at = noun.rfind("占")
        if noun[at : at + 2] == "占地" and noun[at : at + 3] not in ("占地区", "占地方"):
            return None
        if at < 0 or noun[at : at + 2] in ("占用", "占有", "占比", "占道", "占补", "占领"):
            return None
        whole = _PARENTHESES.sub("", noun[at + 1 :]).strip(_TRIM)
        for tail in SHARE_TAILS:
            if whole.endswith(tail):
                whole = whole[: -len(tail)].strip(_TRIM)
                break
        whole = whole or of
        part = noun[:at].strip(_TRIM)
        part = "" if part in _LEADING else part
        named = self._indicators.resolve(part) if part else None
        if named is not None and (named.name in PRONOUNS or len(named.name) < 2):
            named = None  # 完成量占全市投资比重
        part_name = named.name if named else last
        whole = self._measured_alike(part_name, whole)
        named_whole = self._indicators.resolve(whole)
        whole_name = named_whole.name if named_whole.registered else whole
        bare = self._indicators.strip_leading(part)[0] if part else ""
        for one, other in ((bare, whole), (part_name, whole_name), (bare, whole_name), (part_name, whole)):
            known = self._ratio(one, other)
            if known:
                return Name(
                    known.name, Named(known.name, True, known, named.region if named else ""), "", part_name, whole_name
                )
        name = f"{part_name}占{whole_name or ''}比重"
        if not whole and part.endswith(SHARE_TAILS):
            name = part_name  # 产品内销比重占54%
        region = named.region if named else ""
        return Name(name, Named(name, False, None, region), part=part_name, whole=whole_name)


def quoted(name: str) -> str:
    """A name with its quotation marks whole: “四新”产业, of which a reader of words left the second alone."""
    opened, closed = name.find("“"), name.find("”")
    if closed >= 0 and (opened < 0 or opened > closed):
        return f"“{name}"
    return name.replace("“", "") if opened >= 0 > closed else name


def common_end(one: str, other: str) -> str:
    """What two names end alike with."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return one[len(one) - count :]


def _cuts(text: str, at: int) -> bool:
    """Whether a verb of making at `at` begins the thing a long phrase names: 企业减免社保费 → 减免社保费."""
    verbs = [size for size in _VERB_LENGTHS if size > 1 and text[at : at + size] in _CUTTING]
    behind = text[at + verbs[0] :] if verbs else ""
    if not behind or "的" in text[at:] or (behind[0] == "、" and not NounReader.verb(behind[1:])):
        return False
    came = text[at : at + 2] in _CAME and "、" not in text[:at] and _OF_IT.search(text[:at])
    if text[at - 1 : at + 1] in _MAKING or came:
        return False  # 新增设施农业: not 增设; 大宗消费品新增零售额: of what came new
    return text[at - 1] not in "待未的再可应易难不拟被所" and not text[at + 2 :].startswith(_NOUN_ENDS)


def _clean(name: str) -> str:
    name = name.strip(" 　、，,：:；;的")
    for word in CONJUNCTIONS:
        if name.startswith(word) and len(name) > len(word) + 1 and name[:2] not in NOT_LEADING:
            name = name[len(word) :]
    name = name[-MAX_NAME:]
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name
