"""Counts beside what they count, in running text: 逍遥湖、东浦湾、九龙湾、韩乐坊4大板块; 小游园3处（甲、乙、丙）.

A count that agrees with the enumeration beside it is always reported. One that does not is reported only where the
bounds of the enumeration are certain; where they are not, nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.documents.counted import CountedList, Kind, Member
from checks.documents.model import Flow
from checks.documents.numerals import numeral

_N = r"(?P<n>(?<![\d.])\d{1,2}(?![\d.%])|[两二三四五六七八九十]{1,3})"
_MEASURE = (
    "大|重|个|项|处|条|所|座|家|类|种|方面|件|支|片|块|位|栋|幢|村|社区|街道|镇|乡|县|区|市|省|园|方|要素|层次|链|路|线|产业|领域|平台|"
    "工程|行动|基地|板块|中心|重点|环节|任务|体系|集群|优势|关系|革命|革新|创新|转变"
)
_COUNT = re.compile(rf"{_N}(?P<measure>{_MEASURE})(?P<noun>[一-龥A-Za-z]{{0,14}})")
_FURTHER = re.compile("(?<=.)[一二两三四五六](?=[一-龥]$)")  # 三库一图: three and one
_SLOGAN = re.compile(r"[“\"](?P<n>[两二三四五六七八九十])(?P<noun>[一-龥]{1,4})[”\"](?P<after>[一-龥]{0,6})")
_MASKED = re.compile(r"（[^（）]{0,120}）|\([^()]{0,120}\)|“[^“”]{0,60}”|《[^《》]{0,60}》|\"[^\"]{0,60}\"")
_STOP = re.compile("[，。；：！？,;:\n]")
_JOIN = re.compile("以及|和|(?<!参)与|及")
_OPENERS = re.compile(
    "围绕|聚焦|突出|抓好|抓住|打造|打好|建设|建成|推进|推动|推广|实施|形成|做强|做优|做大|做好|做精|培育|发展|壮大|构建|加快|加强|"
    "提升|提高|完善|强化|深化|优化|启动|开展|开工|完成|新建|改造|改建|扩建|整治|支持|引导|鼓励|依托|利用|集中|突破|重点|包括|涵盖|"
    "涉及|分为|整合|面临|健全|建立|改善|规划|设立|设置|成立|组建|创建|引进|落实|坚持|统筹|贯彻|按照|通过|即|把|将|在|以|从|对|为|有|了"
)
_ALSO_NOUNS = frozenset({"建设", "发展", "规划"})  # 统筹规划、建设、管理三大环节
_CUT = re.compile(_OPENERS.pattern + "|的")
_VERBS = re.compile(
    "重点|围绕|聚焦|突出|抓好|统筹|打造|打好|建设|建成|推进|推动|实施|形成|做强|做优|做大|培育|发展|壮大|构建|加快|加强|提升|完善|"
    "强化|深化|优化|启动|开展|完成|新建|改造|整治|支持|集中|落实|坚持|分为|包括|整合|规划|建立|健全|改善|面临|依托|以|与"
)
# Words that do not stand inside a name: where one does, the enumeration's bounds are in doubt.
_DOUBT = re.compile(
    "[的是被获了将在等至]|实现|体现|参与|压缩|列入|入选|进入|获评|荣获|获得|"
    "达到|超过|其中|分别|共计|合计|全国|全省|全市|国家级|省级|市级|各|每|这|上述"
)
_AREA_MEASURES = frozenset({"街道", "社区", "村", "镇", "乡", "县", "区", "市", "省", "园"})
_UNSURE_MEASURES = frozenset({"家", "位", "栋", "幢", "块", "路", "线"})
_PLACES = frozenset({"条", "处", "所", "座", "片"})  # 甲站及片区5条道路: what is joined is where they are
# Words with which the sentence goes on behind the noun: 三大主导产业 | 为引领, 3个省级试点 | 全部通过验收.
_BEHIND = re.compile(
    "(?<=..)(?:[为的等和与及以在并将均都使是]|形成|成为|全部|改造|开展|启动|加快|实现|入选|获|建成|推进|推动|联动|作为?|进入|市场化|有机)"
)
_NOT_NOUN = re.compile("(?:及?以上|及?以下|左右|以内|多|余|百分点|月|年|工作日|小时|学年|季度|字)")
_COUNTED = re.compile(r"\d|[二两三四五六七八九十](?:大|个|项|处|条|所|座|家|类|种|期|级|批|次)")
_ENDS_COUNTED = re.compile(rf"\d(?:{_MEASURE}|万|亿|%)$")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十两]")
# 县（市、区）, 省（自治区、直辖市）: kinds of areas, not the areas counted.
_AREA = "(?:自治区|直辖市|自治州|街道|[省市区县州盟旗乡镇村办场])"
_AREAS = re.compile(f"{_AREA}(?:、{_AREA})*等?")
# What quotation marks enumerate completely before a count: elements, tiers, aspects. Measures and projects (“稳预期、稳
# 企业”20条措施) are only named by what stands in the marks.
_COMPLETE = re.compile("要素|层次|个(?:层次|方面|要素|环节|维度|阶段)|方联动")
LONGEST = 220


@dataclass(frozen=True, slots=True)
class _Found:
    """A count in a flow with the enumeration that belongs to it, as offsets into the flow's text."""

    start: int
    end: int
    count: int
    noun: str
    kind: Kind
    spans: tuple[tuple[int, int], ...]
    closed: bool


def inline_lists(flow: Flow) -> Iterator[CountedList]:
    """The counted lists of one paragraph, in order."""
    text = flow.text
    if not any(mark in text for mark in ("、", "（", "和", "”“")):
        return
    masked = mask(text)
    seen: set[tuple[int, int]] = set()
    for found in (*_quoted(text), *_slogans(text, masked), *_counts(text, masked)):
        if (found.start, found.end) not in seen:
            seen.add((found.start, found.end))
            yield _placed(flow, found)


def mask(text: str) -> str:
    """`text`, as long as it is, with what stands in brackets and quotation marks hidden: it parts no enumeration.

    Quotations one behind the other (“产业链”“创新链”) are parted as by 、.
    """
    hidden = _MASKED.sub(lambda m: "□" * len(m[0]), text)
    if "”“" not in text:
        return hidden
    characters = list(hidden)
    for pair in re.finditer("”“", text):
        characters[pair.start()] = "、"
    return "".join(characters)


def _placed(flow: Flow, found: _Found) -> CountedList:
    members = tuple(Member(flow.text[a:b], *flow.source(a, b)) for a, b in found.spans)
    noun = _BEHIND.split(found.noun, maxsplit=1)[0]
    start, end = flow.source(found.start, found.end - len(found.noun) + len(noun))
    return CountedList(start, end, found.count, found.count, noun, found.kind, members, found.closed)


_QUOTED = re.compile(rf"“(?P<inside>[^“”]{{3,120}})”{_N}(?P<noun>(?:{_MEASURE}|要素|方|维|字)[一-龥]{{0,8}})")


def _quoted(text: str) -> Iterator[_Found]:
    """“吃、住、行、游、购、娱”六要素: the quotation marks bound the enumeration on both sides."""
    for match in _QUOTED.finditer(text):
        count = numeral(match["n"])
        if "、" not in match["inside"] or _STOP.search(match["inside"]) or count < 2:
            continue
        at = match.start("inside")
        closed = not match["inside"].endswith("等")
        spans = _split(text, at, match.end("inside") - (not closed))
        spans = _with_last_joined(text, spans, count)
        alike = {text[b - 1] for _, b in spans} == {match["noun"][-1]}
        near = (match["noun"][0] == "大" or alike) and len(spans) > 2 and abs(len(spans) - count) == 1
        if len(spans) == count or near or _COMPLETE.match(match["noun"]):
            yield _Found(match.start("n"), match.end(), count, match["noun"], "before", spans, closed)


def _slogans(text: str, masked: str) -> Iterator[_Found]:
    """缺劳力、缺文化、缺技术“三缺”现象; 深度调整期、瓶颈突破期和动能转换胶着期“三期”叠加."""
    for match in _SLOGAN.finditer(text):
        count = numeral(match["n"]) + sum(numeral(n) for n in _FURTHER.findall(match["noun"].removeprefix("位一体")))
        several = count > numeral(match["n"])
        whole = match["noun"].startswith("位一体")
        end = match.start() - (whole and text[match.start() - 1 : match.start()] in ("，", ","))
        closed = not masked.endswith("等", 0, end)
        begin, end = _clause(masked, end), end - (not closed)
        spans = _equal(text, masked, begin, end, count)
        if several:
            if spans:
                yield _Found(match.start(), match.end("noun") + 1, count, match["noun"], "before", spans, closed)
            continue
        if not spans:
            spans = _near(text, masked, (begin, end), match, closed)
            if spans:
                yield _Found(match.start(), match.end("noun") + 1, count, match["noun"], "before", spans, closed)
                continue
        if not spans and closed:
            spans = _alike(text, masked, begin, match)
        shared = whole or match["noun"].startswith("方") or all(_has(text, begin, s, match["noun"][0]) for s in spans)
        named = _NUMERAL.search(match["noun"].removeprefix("位一体"))
        grand = match["noun"][0] == "大" and count > 1
        if not spans or not (count > 3 or grand or (count > 1 and shared)) or named:
            continue
        yield _Found(match.start(), match.end("noun") + 1, count, match["noun"], "before", spans, closed)


def _near(
    text: str, masked: str, stretch: tuple[int, int], match: re.Match[str], closed: bool
) -> tuple[tuple[int, int], ...]:
    """The enumeration before a slogan that is one longer or one shorter than it says, where its bounds are certain."""
    count, noun = numeral(match["n"]), match["noun"]
    if noun[0] not in "大个" and not noun.startswith("位一体"):
        return ()  # “三无”, “五保”: a name, which may follow an enumeration it has nothing to do with
    measure, rest = (noun[0], noun[1:]) if noun[0] in "大个" else ("个", noun)
    spans = _certain(text, masked, stretch, measure, rest, count, closed)
    return spans if len(spans) > 2 and abs(len(spans) - count) == 1 else ()


def _alike(text: str, masked: str, begin: int, match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """改房、改水、改厕“六改”: members that all begin or all end with the word counted are all there are."""
    spans = _split(masked, begin, match.start())
    if len(spans) < 2 or not _opened(masked, begin):
        return ()
    spans = _with_last_joined(masked, spans, len(spans) + 1)
    word = match["noun"][0]
    first = all(masked[a] == word for a, _ in spans[1:]) and word in masked[slice(*spans[0])]
    last = all(masked[b - 1] == word for _, b in spans)
    near = abs(len(spans) - numeral(match["n"])) < 3
    return _trimmed(masked, spans) if len(spans) > 2 and near and (first or last) else ()


def _has(text: str, begin: int, span: tuple[int, int], word: str) -> bool:
    """Whether a member carries `word`, the first with what was taken for a verb before it (有品牌、有龙头)."""
    a, b = span
    return word in text[max(begin, a - 1) : b]


def _counts(text: str, masked: str) -> Iterator[_Found]:
    last = 0
    for match in _COUNT.finditer(masked):
        count = numeral(match["n"])
        if count < 2 or _NOT_NOUN.match(match["noun"]) or _ordinal(masked, match):
            continue
        begin = max(_clause(masked, match.start()), last)
        last = match.end("measure")
        yield from _before(text, masked, begin, match, count)
        yield from _after(text, masked, match, count)


def _ordinal(masked: str, match: re.Match[str]) -> bool:
    """Whether the number goes on a count before it or is a name: 海洋一所二所, 第三个, 十八大."""
    before = masked[max(0, match.start() - 2) : match.start()]
    return before[1:] == match["measure"] or before[1:] == "第" or before == "党的"


def _clause(masked: str, end: int) -> int:
    """Where the clause that ends at `end` begins."""
    begin = max(0, end - LONGEST)
    for stop in _STOP.finditer(masked, begin, end):
        begin = stop.end()
    return begin


def _before(text: str, masked: str, begin: int, match: re.Match[str], count: int) -> Iterator[_Found]:
    end = match.start()
    closed = not masked.endswith("等", begin, end)
    stop = end if closed else end - 1
    if stop <= begin or masked[stop - 1] in "、和与及第":
        return
    if "、" not in masked[begin:stop]:
        yield from _pair(masked, (begin, stop), match, count)
        return
    spans = _equal(text, masked, begin, stop, count)
    if not spans:
        spans = _certain(text, masked, (begin, stop), match["measure"], match["noun"], count, closed)
    if spans:
        noun = match["measure"] + match["noun"]
        yield _Found(match.start(), match.end(), count, noun, "before", spans, closed)


def _pair(masked: str, stretch: tuple[int, int], match: re.Match[str], count: int) -> Iterator[_Found]:
    """以现代商贸和现代金融两大优势产业: two names joined, behind a verb."""
    joins = list(_JOIN.finditer(masked, stretch[0] + 1, stretch[1] - 1))
    if count != 2 or len(joins) != 1 or not _OPENERS.match(masked, stretch[0]) or stretch[1] - stretch[0] > 30:
        return
    spans = _trimmed(masked, ((stretch[0], joins[0].start()), (joins[0].end(), stretch[1])))
    if all(b - a > 1 and not _DOUBT.search(masked, a, b) for a, b in spans):
        yield _Found(match.start(), match.end(), count, match["measure"] + match["noun"], "before", spans, True)


def _equal(text: str, masked: str, begin: int, end: int, count: int) -> tuple[tuple[int, int], ...]:
    """The enumeration that ends at `end`, if some reading of its bounds has `count` members; else nothing."""
    spans = _split(masked, begin, end)
    if len(spans) > count:
        cut = next((i for i in range(len(spans) - 1, 0, -1) if _CUT.search(masked, *spans[i])), 0)
        spans = spans[cut:]
    spans = _with_last_joined(masked, spans, count)
    if len(spans) != count or count < 2 or any(_ENDS_COUNTED.search(masked, a, b) for a, b in spans):
        return ()
    return _trimmed(masked, spans)


def _certain(
    text: str, masked: str, stretch: tuple[int, int], measure: str, noun: str, count: int, closed: bool
) -> tuple[tuple[int, int], ...]:
    """The enumeration in `stretch`, where its bounds are certain though its members are not `count`."""
    begin, end = stretch
    spans = _split(masked, begin, end)
    area = measure in _AREA_MEASURES
    firms = measure == "家" and noun.startswith(("企业", "公司", "单位", "银行")) and len(spans) > 2
    unsure = (
        (measure in _UNSURE_MEASURES and not firms) or (len(noun) < 2 and not area) or noun.startswith(("等", "线"))
    )
    if unsure or len(spans) < 2 + area or count > len(spans) + (2 if len(spans) < 4 else len(spans) + 1):
        return ()
    opened = _opened(masked, begin)
    if measure not in _PLACES:
        spans = _with_last_joined(masked, spans, len(spans) + 1)
    first = _trimmed(masked, spans)
    longest = 5 if area else 20
    more = count < len(spans) and measure not in _PLACES
    if not opened or not all(b - a <= longest and _is_name(text[a:b], masked[a:b], more) for a, b in first):
        return ()
    if any(o.end() == first[-1][1] for o in _OPENERS.finditer(masked, *first[-1])):
        return ()
    return () if not closed and count > len(spans) else first


def _opened(masked: str, begin: int) -> bool:
    """Whether an enumeration that starts with its clause starts there: not if the clause before enumerates too."""
    if begin == 0 or masked[begin - 1] not in "，,":
        return begin == 0 or bool(_STOP.match(masked[begin - 1])) or bool(_OPENERS.match(masked, begin))
    if _VERBS.match(masked, begin):
        return True
    return "、" not in masked[_clause(masked, begin - 1) : begin - 1]


def _is_name(printed: str, masked: str, joined: bool) -> bool:
    """Whether a stretch is a name beyond doubt: no verb, no number, and nothing that joins two unless `joined`."""
    verb = _OPENERS.match(masked) and masked not in _ALSO_NOUNS
    if not 2 <= len(masked) <= 20 or _DOUBT.search(masked) or verb:
        return False
    if _JOIN.search(masked) and not joined:
        return False
    return not _COUNTED.search(printed) and not ("□" in masked and len(_NUMERAL.findall(printed)) > 1)


def _split(masked: str, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches between 、."""
    spans = []
    for part in masked[begin:end].split("、"):
        spans.append((begin, begin + len(part)))
        begin += len(part) + 1
    return tuple((a, b) for a, b in spans if b > a)


def _with_last_joined(masked: str, spans: tuple[tuple[int, int], ...], count: int) -> tuple[tuple[int, int], ...]:
    """The last stretch parted at 和, 与 or 及 while members are missing: 甲、乙和丙."""
    while spans and len(spans) < count:
        a, b = spans[-1]
        join = _JOIN.search(masked, a + 1, b - 1)
        if join is None:
            return spans
        spans = (*spans[:-1], (a, join.start()), (join.end(), b))
    return spans


def _trimmed(masked: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The first member without the verb before it (重点聚焦海工装备 → 海工装备)."""
    a, b = spans[0]
    for opener in _OPENERS.finditer(masked, a, b):
        if b - opener.end() >= 2:
            a = opener.end()
    return ((a, b), *spans[1:])


_NO_LIST = re.compile(r"\d|[。；：，]|负责|牵头|配合")
_PARENS = re.compile(r"[（(](?P<inside>[^（）()]{3,160})[）)]")


def _after(text: str, masked: str, match: re.Match[str], count: int) -> Iterator[_Found]:
    """小游园3处（崇文园游园、锦绣游园、小城游园）: the brackets bound the enumeration."""
    close = _PARENS.match(text, match.end())
    if close is None:
        return
    inside = close["inside"]
    unclear = _AREAS.fullmatch(inside) or _NUMERAL.search(match["noun"]) or match["noun"].startswith(("及以", "以"))
    if "、" not in inside or _NO_LIST.search(inside) or unclear or count > 30 or "的" in match["noun"]:
        return
    a, b = close.span("inside")
    closed = not inside.endswith("等")
    spans = _with_last_joined(text, _split(text, a, b if closed else b - 1), count)
    if _DOUBT.search(inside[: len(inside) - (not closed)]):
        return
    yield _Found(match.start(), match.end(), count, match["measure"] + match["noun"], "after", spans, closed)
