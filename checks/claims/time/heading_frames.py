"""What a heading says of time and stance."""

import re
from dataclasses import replace

from checks.chinese.numerals import numeral
from checks.chinese.time import BARE_YEAR, PLAN, YEAR, plans_in, times
from checks.claims.time.years import Calendar, Moment
from checks.documents.dating import TERM

RESULT = re.compile(
    r"回顾|执行情况|完成情况|发展基础|主要成就|成就|成绩|发展现状|基础条件|工作总结|运行情况|收支情况|发展回顾|取得的|决算|工作情况|发展成效|工作完成"
    r"|建设成效|过去五年|五年来|过去一年|一年来|主要工作$|基本情况|发展环境|面临形势|存在问题|现实基础"
)
_MADE = re.compile("(?:创造|优化|改善|营造|打造|创优|净化)[^，。；]{0,12}(?:发展环境|基础条件)")  # what is to be made
TO_COME = "未来(?=的?[一二两三四五几十]|工作|发展|时期|目标)"  # and not 面向未来的产业
_PLAN = re.compile(
    rf"目标|任务|重点工作|打算|安排|思路|计划草案|预算草案|预算安排|展望|部署|指导思想|今后|{TO_COME}|下一步|工作建议|举措|远景|战略定位|总体要求|奋斗目标|措施|预期|工作重点"
)
_REACHED = re.compile(
    "(?:目标|任务)[^，。；]{0,2}(?:全面|顺利|如期|圆满|提前|超额|胜利|基本|总体)(?:实现|完成)"
    rf"|(?:实现|完成)了?{YEAR}年[^，。；]{{0,8}}(?:目标|任务)"
)
_REVIEW = re.compile(r"回顾|执行情况|完成情况|总结|成就|成效|决算")
_TITLE_YEARS = re.compile(rf"({BARE_YEAR})(?!年?远景)")
_MEASURED = re.compile(rf"[与比较同]{YEAR}年[^，。；]*")  # 办公费0万元，与2024年预算持平: a paragraph read as a heading
_SO_FAR = re.compile("[和及与]?今年(?:以来|前[^，。]{1,3}(?:个月|季度)|第?一季度|上半年)的?")  # what is over of a year
_SINCE = re.compile(rf"({YEAR})年以来|过去的?([三四六])年|([三四六])年来")
_SEVERAL = re.compile(
    r"过去的?五年|五年来|五年工作|本届|上届|[一二三四五六七八九十]届.{0,12}(?:工作|回顾)|五年回顾|这五年|五年(?:奋斗|拼搏|发展|历程|实践)"
)
_TERM = re.compile(PLAN)
_AHEAD = re.compile(
    r"(?:今后|未来|下一个|下)的?五年|下届|下一届|[新本]一?届(?:[^，。；]{0,8}政府)?(?:工作|任期)[^，。；]{0,8}(?:目标|任务|思路|要求|建议)|十[一二三四五]五[”\"]?(?:时期|期间)|今后一个时期|十[一二三四五]五[”\"]?.{0,12}目标"
)


def titled(title: str, calendar: Calendar) -> Moment | None:
    """What one heading says of time and stance, None where it says nothing, or reviews and plans at once."""
    if calendar.kind == "communique":
        return None
    title = _MEASURED.sub("", title)
    results, plans = RESULT.search(_MADE.sub("", title)), _PLAN.search(_REACHED.sub("", title))
    if calendar.kind == "five_year_outline":
        first, last = calendar.result
        back = results and not plans and last
        return Moment(first, last, "actual", "heading", span=last > first) if back else None
    title = _SO_FAR.sub("", title)
    found = _titled(title, calendar, bool(results), bool(plans))
    return replace(found, source="heading", part=_part(title, found)) if found else None


def _part(title: str, found: Moment) -> str:
    """The part of the year that a heading of one year reports: 2025年1-6月预算执行情况."""
    if found.span or found.stance != "actual" or len(set(_TITLE_YEARS.findall(title))) > 1:
        return ""
    return next((time.part for time in times(title) if time.part), "")


def _titled(title: str, calendar: Calendar, results: bool, plans: bool) -> Moment | None:  # noqa: PLR0911
    last, plan = calendar.last, calendar.plan
    years = [int(y) for y in _TITLE_YEARS.findall(title)]
    ahead = [y for y in years if y > last]
    if ahead and plans and _REVIEW.search(title):
        return None  # 2021年工作回顾和2022年总体要求: its paragraphs say where it turns
    spans = plans_in(title)
    if results and spans and spans[0][1] <= last < spans[-1][1] and not years:
        return None  # “十二五”成就及“十三五”规划说明 speaks of both
    if spans and not years and not re.search("[今明去]年", title):
        named = _of_plan(title, spans, last, plan, results)
        if named is not None:
            return named
    if _AHEAD.search(title) and not results and not ahead and plan:
        return Moment(plan[0], max(plan[1], plan[0] + 4), "target", span=True)
    if not (years or spans) and re.search("去年", title) and not re.search("今年|明年", title):
        return Moment(last, last, "actual")  # 发展活力不断增强，去年是措施出台最集中的一年
    back = _looking_back(title, calendar)
    if back is not None and not (plans and years):
        return Moment(last, last, "actual") if two_times(title, last) == "year" else back
    if ahead and (plans or not _REVIEW.search(title)):
        return Moment(min(ahead), min(ahead), "target")
    if years and not ahead and (results or not plans or "完成" in title):  # 较好完成2013年目标任务
        return Moment(max(years), max(years), "actual")
    if results and not plans:
        return Moment(last, last, "actual")
    if plan and ((plans and not results) or re.search("今年|明年", title)):
        return Moment(plan[0], plan[0], "target")
    return Moment(last, last, "actual") if re.search("去年|过去一年", title) else None


def two_times(title: str, last: int) -> str:
    """Which comes first in a heading of a year and of several, 2021年及过去五年工作回顾: year, years; else empty."""
    terms = (m for m in _TERM.finditer(title) if plans_in(m[0])[0][1] == last)
    several = _SEVERAL.search(title) or next(terms, None)
    year = title.find(f"{last}年")
    if several is None or year < 0 or not RESULT.search(title) or _PLAN.search(title):
        return ""
    return "year" if year < several.start() else "years"


def _of_plan(
    title: str, spans: list[tuple[int, int]], last: int, plan: tuple[int, int] | None, results: bool
) -> Moment | None:
    """What a heading that names five-year plans speaks of: the first year of one (开局), one gone by, one to come."""
    first, end = spans[0] if results else spans[-1]
    if "开局" in title and (first == last or (plan and first == plan[0])):
        return Moment(first, first, "actual" if first == last else "target")
    if end <= last:
        return Moment(first, end, "actual", span=True)
    return Moment(max(first, plan[0]), end, "target", span=True) if plan and not results else None


def _looking_back(title: str, calendar: Calendar) -> Moment | None:
    """Several years gone by: 2008年以来, 过去四年, 过去五年, 本届."""
    last, since, several = calendar.last, _SINCE.search(title), _SEVERAL.search(title)
    if since and last:
        first = int(since[1]) if since[1] else last - numeral(since[2] or since[3]) + 1
        return Moment(first, last, "actual", span=first < last) if first <= last else None
    five = several is not None and "五年" in several[0]
    return calendar.of_term(years=TERM if five else 0) if several else None
