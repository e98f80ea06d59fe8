"""Times that others beside them make: 三年行动计划（2021—2023年）, 2024年是新中国成立75周年, 2023-11-05 星期日."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.numerals import numeral
from checks.documents.document import Document, Flow

_WORDS = lexicon("time")
_FOUNDED: dict[str, int] = _WORDS["founded"]
_LENGTH_1 = pattern_of("reckoned_times", "length_1")
_LENGTH_2 = pattern_of("reckoned_times", "length_2")
_LENGTH_3 = pattern_of("reckoned_times", "length_3")
# 三年行动计划（2021—2023年）; 2003年至2007年，是本届政府的五年; （2021—2023年）三年行动计划
_LENGTHS = (
    _LENGTH_1,
    _LENGTH_2,
    _LENGTH_3,
)
_PLAN = pattern_of("reckoned_times", "plan")
_JUBILEE = re.compile(rf"(?P<event>{any_of(_FOUNDED)})(?P<said>(?P<n>\d{{2,3}}|[一二三四五六七八九十百]{{1,5}})周年)")
_YEAR_OF_PLAN = pattern_of("reckoned_times", "year_of_plan")
_ELSEWHEN = tuple(re.compile(any_of(_WORDS["jubilees"][way])) for way in ("behind", "ahead"))
_THIS_YEAR = pattern_of("reckoned_times", "this_year")
_YEARS = pattern_of("reckoned_times", "years")
_DAY = pattern_of("reckoned_times", "day")
_DAYS = "一二三四五六日"
_FIRST_PLAN, _YEARS_OF_PLAN = 1951, 5  # the tenth began in 2001, and each since five years on
_NAMED_PLAN = 10  # from this on by its number alone: “八五” is also of other series
MOST = 40  # of one paragraph
BEFORE, BEHIND = 16, 8  # characters around a jubilee that say whether it is of another year than the one told
HEADING = 24  # characters of a heading that is no row of an annex
TITLE = 800  # characters from the beginning in which the title stands


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a text says (`quote`, at `start` to `end`) and what the times beside it make (`made`).

    `other_start` to `other_end` are those times; `kind` is length, plan, jubilee, weekday or heading.
    """

    kind: str
    start: int
    end: int
    quote: str
    said: str
    made: str
    other_start: int
    other_end: int
    other: str


class _Headed(NamedTuple):
    """Where a heading begins that tells a year, the year, and where it is printed."""

    begins: int
    year: int
    start: int


_LONG = 10  # years


def reckoned_times(document: Document) -> Iterator[Reckoned]:
    """Every time that can be reckoned from others beside it."""
    yield from _headings(document)
    for match in islice(_DAY.finditer(document.text), MOST):  # also of what stands around the text
        yield from _weekday(match)
    headed = _this_year(document)
    for flow in document.flows:
        if not re.search(r"\d{4}|今年|周年", flow.text):
            continue
        now = next((h for h in reversed(headed) if h.begins < flow.offsets[0]), None)
        for pattern in _LENGTHS:
            for match in islice(pattern.finditer(flow.text), MOST):
                told, made = numeral(match["n"]), int(match["b"]) - int(match["a"]) + 1
                if told == made - 1 and told >= _LONG:
                    made = told  # 十年规划（2010－2020年）: ten from one to the other
                yield _of(flow, match, "length", "n", str(told), str(made))
        for match in islice(_PLAN.finditer(flow.text), MOST):
            number = numeral(match["short"] or match["long"])
            first = _FIRST_PLAN + _YEARS_OF_PLAN * number
            yield _of(flow, match, "plan", "said", f"{first}—{first + 4}", f"{match['a']}—{match['b']}")
        for match in islice(_YEAR_OF_PLAN.finditer(flow.text), MOST):
            if (number := numeral(match["n"])) >= _NAMED_PLAN:
                first = _FIRST_PLAN + _YEARS_OF_PLAN * number
                made = first if match["first"] else first + _YEARS_OF_PLAN - 1
                if match["span"] != "今年":
                    yield _of(flow, match, "plan", "said", match["span"][:4], str(made))
                elif now:
                    start, end = flow.source(*match.span("said"))
                    yield Reckoned(
                        "plan",
                        start,
                        end,
                        match["said"],
                        str(now.year),
                        str(made),
                        now.start,
                        now.start + 5,
                        f"{now.year}年",
                    )
        yield from _jubilees(flow, now)


def _headings(document: Document) -> Iterator[Reckoned]:
    """一、2023年计划执行情况 under a title of two years: the year is one of them."""
    years = list(dict.fromkeys(_YEARS.findall(document.description.title)))
    places = {y: document.text.find(y + "年", 0, document.start + TITLE) for y in years}
    if len(years) < 2 or min(places.values()) < 0:
        return
    for section in document.sections:
        year = _YEARS.match(section.title)
        if year and section.ordinal and len(section.title) <= HEADING:
            made = year[0] if year[0] in places else "、".join(years)
            at, start = places.get(year[0], places[years[0]]), section.start + len(section.number)
            yield Reckoned("heading", start, start + 5, year[0] + "年", year[0], made, at, at + 5, made)


def _weekday(match: re.Match[str]) -> Iterator[Reckoned]:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return
    said, made = match["n"].replace("天", "日"), _DAYS[day.weekday()]
    yield Reckoned("weekday", *match.span("said"), match["said"], said, made, *match.span("span"), match["span"])


def _this_year(document: Document) -> list[_Headed]:
    """Where headings of the last year a document tells in any begin: what stands under them calls it 今年."""
    found = [(s, y[0]) for s in document.sections if s.number and (y := _YEARS.match(s.title))]
    years = {int(year) for _, year in found}
    # Of the year reported alone, what is to come has no heading of its own; 2035年远景目标 is of no next year.
    last = str(max((year for year in years if year - 1 in years), default=0))
    places = ((s.start, document.text.find(last + "年", s.start)) for s, year in found if year == last)
    return [_Headed(begins, int(last), at) for begins, at in places if at >= 0]


def _jubilees(flow: Flow, now: _Headed | None) -> Iterator[Reckoned]:
    """2024年是新中国成立75周年: the year named last before it in its sentence, which may be that of the heading."""
    for match in islice(_JUBILEE.finditer(flow.text), MOST):
        begin = max(flow.text.rfind(stop, 0, match.start()) for stop in "。；") + 1
        years = list(_YEARS.finditer(flow.text, begin, match.start()))
        this = None if years else _THIS_YEAR.search(flow.text[begin : match.start()])
        if years or (this and now):
            year, end = (int(years[-1][0]), years[-1].end()) if years else (now.year if now else 0, begin)
            made, told = year - _FOUNDED[match["event"]], numeral(match["n"])
            around = max(end, match.start() - BEFORE), match.end() + BEHIND
            if made != told and _ELSEWHEN[made < told].search(flow.text, *around):
                continue
            at, to = (now.start, now.start + 5) if now and not years else flow.source(*years[-1].span())
            yield _jubilee(flow, match, str(made), (at, to), year)
        elif now and now.year - _FOUNDED[match["event"]] == numeral(match["n"]):  # 以优异成绩庆祝建党100周年
            named = next((y for y in _YEARS.finditer(flow.text, 0, match.start()) if int(y[0]) == now.year), None)
            place = flow.source(*named.span()) if named else (now.start, now.start + 5)
            yield _jubilee(flow, match, str(numeral(match["n"])), place, now.year)


def _jubilee(flow: Flow, match: re.Match[str], made: str, place: tuple[int, int], year: int) -> Reckoned:
    start, end = flow.source(*match.span())
    return Reckoned("jubilee", start, end, match[0], str(numeral(match["n"])), made, *place, f"{year}年")


def _of(flow: Flow, match: re.Match[str], kind: str, group: str, said: str, made: str) -> Reckoned:
    start, end = flow.source(*match.span(group))
    other = flow.source(*match.span("span"))
    quote = match[group] + ("年" if kind == "length" else "")
    return Reckoned(kind, start, end, quote, said, made, *other, match["span"])
