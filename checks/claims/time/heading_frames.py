"""What a heading says of time and stance."""

import re
from dataclasses import replace

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral
from checks.chinese.time import PLAN, plans_in, times
from checks.claims.time.years import Calendar, Moment
from checks.documents.dating import TERM

RESULT = pattern_of("heading_frames", "result")
_MADE = pattern_of("heading_frames", "made")
_PLAN = pattern_of("heading_frames", "plan")
_REACHED = pattern_of("heading_frames", "reached")
_REVIEW = pattern_of("heading_frames", "review")
_TITLE_YEARS = pattern_of("heading_frames", "title_years")
_MEASURED = pattern_of("heading_frames", "measured")
_SO_FAR = pattern_of("heading_frames", "so_far")
_SINCE = pattern_of("heading_frames", "since")
_SEVERAL = pattern_of("heading_frames", "several")
_TERM = re.compile(PLAN)
_AHEAD = pattern_of("heading_frames", "ahead")


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
