"""What several quantities listed together are called: 城镇、农村居民收入 are 城镇居民收入 and 农村居民收入."""

import re

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.words import MAKING, NOUNLIKE, SHARE_TAILS
from checks.claims.names.indicators import IndicatorReader

JOINED = pattern_of("coordinations", "joined")
_ORDINALS = pattern_of("coordinations", "ordinals")
_BOTH = "城乡"
_NOT_SO_ON = tuple("高同中初平均优上")  # 高等, 同等: no end of a list
_WORDS = lexicon("names")
_TAILS_OF_RATES, _TAILS_OF_AMOUNTS = tuple(_WORDS["tails_of_rates"]), tuple(_WORDS["tails_of_amounts"])
_PARALLEL = [sorted(words, key=len, reverse=True) for words in _WORDS["parallel"]]
_COMPLETE = tuple(_WORDS["complete"])
_PAIRED = {re.compile(both): each for both, each in _WORDS["paired"].items()}
_KINDS = _WORDS["kinds"]
_KIND = re.compile(any_of(_KINDS))
_OF_KINDS = re.compile(f"((?:{any_of(_KINDS)}){{2,}})({any_of(_WORDS['of_kinds'])})")
_WHOSE_INSURANCE = pattern_of("coordinations", "whose_insurance")
_OF_EITHER = pattern_of("coordinations", "of_either")
_PER_UNIT = pattern_of("coordinations", "per_unit")
_PER_ONE = pattern_of("coordinations", "per_one")
_INSURED = pattern_of("coordinations", "insured")
_STANDARDS = words_of("coordinations", "standards")
_STANDARD, _PAID = "标准", words_of("coordinations", "paid")
_INDICES = pattern_of("coordinations", "indices")
_SHORT = 5  # characters of a member that may lack its beginning
_TRIM = " 　、，,：:；;的“”"
_THINGS = lexicon("things")
_ENDS, _DEEDS = any_of(_THINGS["shared"]["ends"]), any_of(_THINGS["shared"]["deeds"])
_SHARED_DEED = re.compile(rf"(?<=[一-鿿”）]{{2}})(?:三年)?(?P<deed>(?:{_DEEDS})+)?(?P<end>{_ENDS})?$")
_NEXT_COUNTED = pattern_of("coordinations", "next_counted")
_DEED_AT_END = re.compile(f"(?:{_DEEDS})$")
_DID = re.compile(any_of(_THINGS["shared"]["did"]))
_HONOURED = re.compile(rf"(?<=[一-鿿]{{2}})(?:{any_of(_THINGS['shared']['honoured'])})(?=..)")
_DID_ITSELF = re.compile(f"(?:{any_of({*MAKING, *NOUNLIKE})})$")  # 2家企业上市、6家企业列入名单
_QUOTED = re.compile("“[^“”]+”(?=“|[^、和与及“”]*$)")
_ITS, _BOTH_OF_IT = "及其", 2
_GRADE = pattern_of("coordinations", "grade")


class Coordinations:
    """Takes coordinations apart. Holds no state of a sentence."""

    def __init__(self, indicators: IndicatorReader) -> None:
        self._indicators = indicators

    def members(self, noun: str, count: int = 0) -> list[str]:
        """The members of a coordination, each with the head they share: 城镇、农村居民收入 → both full names.

        `count`: how many there are, where that is known, so that 甲冶炼和加工业、乙业 need not be three.
        """
        marked = _QUOTED.findall(noun)
        noun = _INDICES.sub("", noun.strip(_TRIM))
        both = noun.startswith(_BOTH) and JOINED.search(noun)
        if both and len(JOINED.split(noun)) != count - 1:
            noun = noun.removeprefix(_BOTH)  # 城乡基本养老、医疗保险参保率: of both together
        paired = ([] if both else self._paired(noun, count)) or _kinds(noun, count)
        if paired:
            return paired
        if self._indicators.resolve(noun).registered and not JOINED.search(noun):
            return [noun]
        ordinals = _ORDINALS.match(noun)
        if ordinals:
            return [f"第{n}{ordinals[1]}" for n in "一二三"]
        parts = [p for p in JOINED.split(noun) if p]
        if 1 < count < len(parts):
            parts = _coarser(noun, count) or parts
        if len(parts) == 1 < count == len(marked):  # “甲楼”“乙房”交付率
            parts = [q + noun.rpartition("”")[2] for q in marked]
        first, its, second = noun.partition(_ITS)
        if its and count == len(parts) + 1 == _BOTH_OF_IT:  # 新登记企业及其注册资本
            parts = [first, first + second]
        if len(parts) == count - 1:  # 城乡低保、五保供养标准: three
            parts = [q for p in parts for q in ([f"城市{p[2:]}", f"农村{p[2:]}"] if p.startswith(_BOTH) else [p])]
        if len(parts) < 2:
            return [noun]
        last, so_on, head = parts[-1].partition("等")
        tail = self._head(head) if so_on and head and last[-1:] not in _NOT_SO_ON else ""
        if tail:  # 粮油类、日用品类等基本生活类商品零售额
            return [p + tail for p in (*parts[:-1], last)]
        last, share, of = parts[-1].partition("占")
        if not (share and last and (of == "比" or of.endswith(SHARE_TAILS))):
            last, share, of = parts[-1], "", ""
        parts = self._begun_alike(parts)
        completed = ((p, self._completed(p, last)) for p in parts[:-1])
        whole = [p if c == last else c for p, c in completed]  # 钢和钢材产量 are two
        tails = {w.removeprefix(p) for w, p in zip(whole, parts, strict=False)} - {""}
        if len(tails) == 1 and last.endswith(tail := tails.pop()):  # 细颗粒物、二氧化硫、臭氧年平均浓度: of each
            whole = [
                w + tail if w == p and not p.endswith(_COMPLETE) else w for w, p in zip(whole, parts, strict=False)
            ]
        return [w + share + of for w in whole] + [parts[-1]]

    def _begun_alike(self, parts: list[str]) -> list[str]:
        """Members with the beginning that only the first has: 万元生产总值能耗、水耗; 专利申请量、授权量."""
        first = parts[0]
        led = _PER_UNIT.match(first)
        if led:
            return [p if p.startswith(led[0]) else led[0] + p for p in parts]
        whose = _WHOSE_INSURANCE.match(first)
        if whose:  # 职工基本养老、基本医疗、失业保险
            return [first, *(whose[0] + p if _OF_EITHER.match(p) else p for p in parts[1:])]
        out = [first]
        for part in parts[1:]:
            begun = first[: -len(part)] if part[-1] == first[-1] and len(part) < _SHORT else ""
            known = begun and not self._indicators.resolve(part).registered
            out.append(begun + part if known and self._indicators.resolve(begun + part).registered else part)
        return out

    def _paired(self, noun: str, count: int) -> list[str]:
        """Both of what one word names (城乡居民, 存贷款), and those in several insurances; empty where it names one."""
        insured = _INSURED.fullmatch(noun)
        if insured and JOINED.search(insured[1]):  # 参加养老、失业和工伤保险的人数
            return [p.removesuffix("保险") + "保险参保人数" for p in JOINED.split(insured[1]) if p]
        if noun.startswith(_BOTH):
            tail = noun.removeprefix(_BOTH)
            return [f"{'城镇' if self._indicators.resolve('城镇' + tail).registered else '城市'}{tail}", f"农村{tail}"]
        found = ((both.search(noun), both, each) for both, each in _PAIRED.items())
        return next(
            ([both.sub(one, noun, 1) for one in each] for m, both, each in found if m and count in (0, len(each))), []
        )

    def _head(self, phrase: str) -> str:
        """The known name that ends a phrase, which the members listed before it share, or empty."""
        return next((phrase[at:] for at in range(len(phrase) - 1) if phrase[at:] in self._indicators.names), "")

    def _completed(self, member: str, last: str) -> str:
        """`member` with the end of the last member it shares, where it does not name anything alone."""
        found = self._indicators.resolve(member)
        beside = next((w for words in _PARALLEL if member in words for w in words if last.startswith(w)), "")
        if beside and not found.registered:
            return member + last.removeprefix(beside)
        for at in range(1, len(last)):
            whole = self._indicators.resolve(member + last[at:])
            if whole.registered and not whole.lead.endswith(member) and self._indicators.names.get(whole.name):
                if found.registered and member.endswith(_COMPLETE):
                    return member
                return member + last[at:]
        if found.registered or len(member) > 4:
            tail = self._shared_tail(member, last)
            return member + tail
        for at in range(len(last)):
            if self._indicators.resolve(last[at:]).registered and at:
                return member + last[at:]
        return member + self._shared_tail(member, last)

    @staticmethod
    def _shared_tail(member: str, last: str) -> str:
        """The measure word only the last member carries: 秸秆、畜禽养殖废弃物综合利用率."""
        per = _PER_ONE.search(last)
        if per and last.endswith(_STANDARDS) and not _PER_ONE.search(member):
            return last[per.start() :]  # 居民医保和公共卫生服务人均补助标准
        standard = last.rfind(_STANDARD)
        if standard > 0 and member.endswith(_PAID):
            return last[standard:]  # 生活补贴、护理补贴标准
        for tail in _TAILS_OF_RATES:
            if last.endswith(tail) and not member.endswith(("率", "度", "比", "比例", "比重")):
                return tail
        if member.endswith(("集中", "分散")) and last.endswith("供养标准"):
            return "供养标准"
        for tail in _TAILS_OF_AMOUNTS:
            if last.endswith(tail) and not member.endswith((tail, "率", "数", "量", "额", "比", "入", "资", "值")):
                return tail
        return ""


def _kinds(noun: str, count: int) -> list[str]:
    """The kinds that one word names with a character or two each: 肉蛋奶产量; empty where those are not `count`."""
    found = _OF_KINDS.fullmatch(noun)
    kinds = _KIND.findall(found[1]) if found else []
    return [_KINDS[k] + found[2] for k in kinds] if found and len(kinds) == count else []


def _coarser(noun: str, count: int) -> list[str]:
    """A coordination split at 、 alone, or also where the last member is joined; empty where that makes not `count`."""
    for joined in ("、", "、|和(?!谐|平|美)"):
        parts = re.split(joined, noun)
        if len(parts) == count and all(parts):
            return parts
    return []


def counted_beside(text: str, at: int) -> list[str]:
    """The nouns of a list of counted things that goes on at `at`: 46个老旧小区改造 behind 19个棚户区."""
    nouns: list[str] = []
    while following := _NEXT_COUNTED.match(text, at):
        nouns.append(following["noun"])
        at = following.end()
    return nouns


def shared_end(noun: str, beside: list[str], whole: bool) -> str:
    """The end that `noun` shares with those listed behind it; `whole`: a verb says all of what was done to it, as in
    新建3个棚户区."""
    if _GRADE.fullmatch(noun):  # 4家国家级和21家省级企业技术中心
        grades = ((n, _GRADE.match(n)) for n in beside)
        return next((n[g.end() :] for n, g in grades if g and g.end() < len(n)), "")
    honoured = None if whole or _DID_ITSELF.search(noun) else _HONOURED.search(beside[-1])
    if honoured:
        return beside[-1][honoured.start() :]  # 2所大学和18个学科入选名单
    own, other = _SHARED_DEED.search(noun), _SHARED_DEED.search(beside[-1])
    if not own or not other or own["end"] or "的" in noun or _DID.search(beside[-1]):
        return ""
    end = other["end"] or ""
    if _DEED_AT_END.search(noun):
        return end  # 5个疾病控制和3个医疗救治项目
    return "" if whole or not other["deed"] else beside[-1][other.start() :]
