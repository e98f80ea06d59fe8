"""Expressions of time in Chinese plans, each once: years, spans, five-year plans, parts of the year, relative years.

An expression says what is printed: calendar years where the words give them, otherwise a word (去年) or a number of
years (五年来) that only a document can place. Digits that a unit follows (2025.61亿元, 20120元, 2000多户) are no year.
"""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon
from checks.chinese.numerals import numeral

Years = tuple[int, int]

WORDS = lexicon("time")
YEAR = r"(?:19|20)\d\d"  # the digits alone; a pattern that uses it says what may stand around them
DASH = "[-—–~～－至到]{1,2}"
PLAN = r"(?:[“\"](?:十[一二三四五六七八九]?|[六七八九])五[”\"]|十[一二三四五六七八九]五)"
THIRD, LATEST = 3, 30
_NOT_COUNTED = rf"(?!\d|(?:\.\d{{1,4}})?\s?[{WORDS['counted']}])"
BARE_YEAR = rf"(?<![\d.]){YEAR}{_NOT_COUNTED}"  # a year printed without 年, as in a table's head
HAN_YEAR = "[一二][九〇○零][〇○零一二三四五六七八九]{2}"
ANY_YEAR = rf"(?:{YEAR}|{HAN_YEAR})"
NAMED_PLAN = '[“"]?(?:十[一二三四五]?|[一二四五六七八九])五[”"]?(?:计划)?'  # also where it may be no plan's name: 十五
_COUNT = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九]|\d{1,2})"
FORMER_YEARS = rf"[上前]一?个?{_COUNT}年"  # 前5年, 上一个五年: those before the ones told of
_PART = r"上半年|下半年|前三季度|前[一二三]季度|第?[一二三四]季度"
_MONTHS = r"\d{1,2}(?:[-—–~～至]\d{1,2})?月"
_DAY = r"(?:份|底|末|\d{1,2}日)?"
_AS_OF = rf"截[至止]到?(?:今年)?\d{{1,2}}月{_DAY}"  # 截至8月16日: what was done until then
_WHOLE_YEAR = re.compile(rf"截[至止]到?12月(?:份|底|末|31日)?|1月1?日?{DASH}12月(?:份|底|末|31日)?")
_BETWEEN = rf"\d{{1,2}}月{_DAY}[-—–~～至到]\d{{1,2}}月{_DAY}"  # 10月1日至12月31日
_ADOPTION = "本报告批准前|预算草?案?批准前|大会批准前"  # what may be spent of a budget before it is adopted
_UNTIL = "截至到|截止到|截至|截止|到|至"
_UP_TO = rf"(?:{_COUNT}{DASH}|{_COUNT}、|[两三四五六七八九](?=[三四五六七八九]年))?"  # the lower bound of 3-5年, 两三年
_RELATIVE = ("this_year", "within", "next_year", "last_year", "year_before", "two_before", "at_present", "any_year")
_WITHIN = "|".join(f"(?<={word[0]}){word[1:]}" for word in WORDS["within_words"])
_EVENTS: dict[str, int] = {**WORDS["founded"], **WORDS["congresses"]}
_KIND_OF_WORD = {word: kind for kind in _RELATIVE for word in WORDS[kind]}

_STARTS = r'\d回一二三四五六七八九十两“"截到至过这近最今未下接上前第本预大' + "".join(
    sorted({w[0] for w in (*_KIND_OF_WORD, *_EVENTS)})
)
_TIME = re.compile(
    rf"(?=[{_STARTS}])(?:(?P<span>(?<![\d.])(?P<a>{YEAR}|{HAN_YEAR})\s?年?\s?{DASH}\s?(?P<b>{YEAR}|{HAN_YEAR}|\d\d(?=\s?年))(?:\s?年|{_NOT_COUNTED})(?:期间)?)"
    rf"|(?P<year>(?P<until>{_UNTIL})?(?<![\d.])(?P<y>{YEAR}|{HAN_YEAR})(?:\s?年|(?<=[到至止]\d{{4}})(?=[，,。；、底末]))"
    rf"(?P<m>{_MONTHS}(?P<d>\d{{1,2}}日)?(?:份|末|底)?)?(?P<e>底|末|初(?![步中级等])|度|{_PART})?)"
    rf"|(?P<plan>(?P<upto>{_UNTIL})?(?P<named>{PLAN}|十五(?=期末|末|时期|期间|以来))"
    r"(?P<pe>期末|末期|末|初期|初(?![步中级等])|时期|期间|以来|规划期末|规划期|规划|前[两三四]年|头[两三]年|中期|的?五年|开局之年|收官之年)?)"
    rf"|(?P<back>(?<![第二三四五六七八九\d])(?:(?:{any_of(WORDS['looking_back'])})的?(?P<bn>{_COUNT})年[来间]?|(?P<cn>{_COUNT})年(?:以来|来|间|(?=累计))"
    rf"|(?<![^，。；、：\s])(?P<dn>{_COUNT})年(?=(?:{any_of(WORDS['added_up'])}))))"
    rf"|(?P<taking>(?<![第两二三四五六七八九十百\d.]){_UP_TO}(?P<tn>{_COUNT})年(?:左右)?(?:的?时间|之?内))"
    rf"|(?P<event>(?:{any_of(_EVENTS)})(?=以来(?!的)))"
    rf"|(?P<ahead>(?:今后|未来|下一个|下|接下来)的?{_UP_TO}(?P<an>{_COUNT})年|今明(?P<both>两)年)"
    rf"|(?P<word>(?!{_WITHIN})(?:{any_of(_KIND_OF_WORD)}))(?P<we>末|底|初(?![步中级等]))?(?![同度])"
    rf"|(?P<part>{_AS_OF}|{_BETWEEN}|{_PART}|前\d{{1,2}}个月|1[-—–~至]\d{{1,2}}月(?:份)?|\d{{1,2}}月末|{_ADOPTION}))"
)
_PLAN_DIGIT = re.compile("[十六七八九][一二三四五六七八九]?(?=五)")
_ENDS = frozenset(("期末", "末期", "末", "规划期末"))
_BEGINS = frozenset(("初期", "初"))
_NAMES = frozenset((None, "规划", "开局之年", "收官之年"))
# “十三五”经济社会发展的主要预期目标：: the plan dates what is aimed at.
_AIMS = re.compile(rf"[^，。；：:\d今明年]{{0,20}}(?:{any_of(WORDS['aims'])})[^，。；\d]{{0,4}}[是为：:]")
_AIMED_AT = re.compile(rf"{PLAN}(?:规划|时期|期间)?{_AIMS.pattern}")
_AGAINST_PLAN = re.compile(rf"[比较]{PLAN}(?:时期|期间)")
_TIMES_FORMER = re.compile(
    rf"(?:[，,、]|[^；。]{{0,80}}分别|[（(])(?:约|大约|大致)?(?:[是为]|相当于)(?:{PLAN}|{FORMER_YEARS}|上一?届)[^，。；末底均\d]{{0,6}}的?[^，。；末底均]{{0,4}}\d[\d.]*\s?倍"
)
_FOLLOWS_NAMED = re.compile(any_of(WORDS["named"]))
_FOLLOWS_ITEM = re.compile(any_of(WORDS["itemised"]))
_ABOVE_ALL = tuple(WORDS["above_all"])
_RECORD = tuple(WORDS["records"])
_RARE = re.compile(rf"[^，。；]{{2,16}}(?:{any_of(_RECORD)})")  # 改革开放以来增长最快的一年
_SEVERAL = re.compile(
    rf"{_COUNT}年[来间内累]|[过今]去?后?[三四五]年|连续[一-鿿]年|{any_of(WORDS['several'])}|{PLAN}|与{YEAR}年相比"
)


@dataclass(frozen=True, slots=True)
class Time:
    """One expression, from `start` to `end` of the text. Years the words do not give are 0.

    `kind`: year, span, plan, back (五年来), ahead (今后五年), taking (用三年时间), part (上半年), or the list of
    `time.yaml` that a word stands in (last_year). `count`: the years of back, ahead and taking. `edge`: start or end of
    a year, since.
    `name`: it belongs to a name, to prices or to an item of an account, and dates nothing.
    """

    kind: str
    start: int
    end: int
    first: int = 0
    last: int = 0
    count: int = 0
    edge: str = ""
    until: bool = False
    part: str = ""
    name: bool = False


def times(text: str) -> list[Time]:
    """The expressions of time of a text, in order."""
    return [_read(match, text) for match in _TIME.finditer(text)]


def opening_time(text: str) -> Time | None:
    """The expression of time that a text begins with."""
    match = _TIME.match(text)
    return _read(match, text) if match else None


def years_of_plan(ordinal: int) -> Years | None:
    """The years of the n-th five-year plan; None where there is none.

    The third began in 1966, after a pause; each later one five years after the one before. Of the first two nothing is
    measured any more.
    """
    if not THIRD <= ordinal <= LATEST:
        return None
    first = 1966 + 5 * (ordinal - THIRD)
    return first, first + 4


def plans_in(text: str) -> list[Years]:
    """The years of the five-year plans a text names, in order: “十五”, 十四五."""
    found = (years_of_plan(numeral(m[0])) for named in re.findall(PLAN, text) if (m := _PLAN_DIGIT.search(named)))
    return [years for years in found if years]


def against_former_plan(text: str) -> bool:
    """Whether an amount of several years is measured against that of the plan before: 比“十三五”时期增加9亿元."""
    return bool(_AGAINST_PLAN.search(text))


def is_times_former(after: str) -> bool:
    """Whether an amount with `after` behind it is told as a multiple of the years before: 27亿元，是“十一五”的2.1倍."""
    return bool(_TIMES_FORMER.match(after))


def aimed_in_plan(text: str, end: int) -> bool:
    """Whether a text says before `end` what a five-year plan aimed at (“十二五”规划的主要目标是：…), reached or not."""
    found = _AIMED_AT.search(text, 0, end)
    return found is not None and not text[: found.start()].endswith(("成", "现", "到", "了"))


def is_record(after: str) -> bool:
    """Whether years before `after` only say how rare something is: 近4年来的新高, 73年来最强降雨."""
    return after.removeprefix("的").startswith(_RECORD)


def speaks_of_several_years(text: str) -> bool:
    """Whether a text speaks anywhere of several years together, so that what is not dated in it may be of them."""
    return bool(_SEVERAL.search(text))


def _read(match: re.Match[str], text: str) -> Time:  # noqa: PLR0911 - a decision a line
    start, end = match.span()
    kind = str(match.lastgroup)
    if match["span"]:
        first = numeral(match["a"])
        last = numeral(match["b"]) if len(match["b"]) > 2 else first // 100 * 100 + int(match["b"])
        return Time("span", start, end, first, max(first, last), name=_is_name(text, match))
    if match["year"]:
        return _year(match, text)
    if match["plan"]:
        return _plan(match)
    if match["back"]:
        return Time("back", start, end, count=numeral(match["bn"] or match["cn"] or match["dn"]))
    if match["ahead"]:
        return Time("ahead", start, end, count=numeral(match["an"] or match["both"]))
    if match["taking"]:
        return Time("taking", start, end, count=numeral(match["tn"]))
    if match["event"]:
        year = _EVENTS[match["event"]]
        name = text.endswith(_ABOVE_ALL, 0, start) or bool(_RARE.match(text, end))
        return Time("year", start, end, year, year, edge="since", name=name)
    if match["part"]:
        whole = _WHOLE_YEAR.fullmatch(match["part"])
        return Time("any_year", start, end) if whole else Time("part", start, end, part=match["part"])
    kind = _KIND_OF_WORD[match["word"]]
    edge = {"初": "start", "底": "end", "末": "end"}.get(match["we"] or "", "")
    dated = kind in ("year_before", "last_year", "two_before")
    return Time(kind, start, end, edge=edge, name=dated and _is_name(text, match))


def _year(match: re.Match[str], text: str) -> Time:
    year = numeral(match["y"])
    edge = {"初": "start", "底": "end", "末": "end"}.get(match["e"] or "", "")
    part = match["m"] or (match["e"] if match["e"] and not edge and match["e"] != "度" else "")
    if part.startswith(("12月", "1-12")) or (match["d"] and not match["until"]):
        part = ""  # the whole year, or the date of an event
    if text.startswith("以来", match.end()):
        edge = "since"
    return Time(
        "year", match.start(), match.end(), year, year,
        edge=edge, until=bool(match["until"]), part=part, name=_is_name(text, match),
    )  # fmt: skip


def _plan(match: re.Match[str]) -> Time:
    digit = _PLAN_DIGIT.search(match["named"])
    first, last = (years_of_plan(numeral(digit[0])) if digit else None) or (0, 0)
    where = match["pe"] or ""
    edge = "end" if where in _ENDS or match["upto"] else "start" if where in _BEGINS else ""
    if where == "以来":
        edge = "since"
    aims = _AIMS.match(match.string, match.end())
    name = (match["pe"] in _NAMES and not match["upto"] and not aims) or not first
    return Time("plan", match.start(), match.end(), first, last, edge=edge, until=bool(match["upto"]), name=name)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a year belongs to a name (2035年远景目标, 《2021年…》), to prices, or to an item of an account."""
    after = match.end()
    if _FOLLOWS_NAMED.match(text, after) or _FOLLOWS_ITEM.match(text, after):
        return True
    return text[match.start() - 1 : match.start()] in ("“", "《")
