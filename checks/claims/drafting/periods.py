"""The period of one number: what the time that holds at it means for what it measures."""

import re
from dataclasses import dataclass, replace

from checks.chinese.lexicon import any_of, pattern_of, words_of
from checks.chinese.numerals import numeral
from checks.chinese.time import (
    WORDS,
    Years,
    against_former_plan,
    is_times_former,
    plans_in,
    speaks_of_several_years,
)
from checks.chinese.words import MAKING, NOT_MAKING, PRONOUNS
from checks.claims.drafting.averages import span_of_average, years_between
from checks.claims.drafting.drafts import MONEY, Draft, State
from checks.claims.drafting.stances import stance_of
from checks.claims.ownership.owner_words import is_item
from checks.claims.time.years import EARLIEST, Calendar, Moment

_YEAR_BEFORE = pattern_of("periods", "year_before")
_SAME_TIME = pattern_of("periods", "same_time")
_ROUGHLY = frozenset(words_of("periods", "roughly"))
_DOING = frozenset(words_of("periods", "doing"))
_TOTALLED = frozenset(words_of("periods", "totalled"))
_CARRIED_OUT = frozenset(words_of("periods", "carried_out"))
_STATES = frozenset(("level", "share", "rate", "ratio_part", "rank"))
_SUMS = frozenset(("level", "cumulative"))
_CHANGES = frozenset(("growth", "delta", "multiple", "growth_avg"))
_RATES = frozenset(("share", "rate", "ratio_part"))
_PER_HEAD = frozenset(("money_per_person", "usd_per_person", "per_capita", "time", "concentration"))
_COUNTS = frozenset(("people", "households", "count", "area", "length"))
_EXTENTS = frozenset(("area", "length"))
_THERE = "建成"
_ADDED_UP = re.compile(any_of(WORDS["accumulated"]))
_AT_LAST = frozenset(words_of("periods", "at_last"))
_SIZES = frozenset(("count", "area", "length", "power", "mass", "households"))
_TIMES_OVER = frozenset(words_of("periods", "times_over"))
_FLOWS = words_of("periods", "flows")
_AT_ITS_END = "末"  # 较“十三五”末88亿元增加9亿元: of its last year
_YEARLY = pattern_of("periods", "yearly")
_RENEWED = re.compile(any_of(WORDS["renewed"]))
_SINCE_A_YEAR = pattern_of("periods", "since_a_year")
_FIRST_STEPS = pattern_of("periods", "first_steps")
_COMPARED_WITH = pattern_of("periods", "compared_with")
_IN_TURN = re.compile(rf"(?:{any_of(WORDS['in_turn'])})[^，。；]*$")
_OVER_YEARS = pattern_of("periods", "over_years")
_AVERAGED = pattern_of("periods", "averaged")
_FORMER_YEARS = pattern_of("periods", "former_years")
_BY_THEN = pattern_of("periods", "by_then")
_WITHIN_YEARS = pattern_of("periods", "within_years")
_REACHED = pattern_of("periods", "reached")
_LED_TO = pattern_of("periods", "led_to")
_ADDS_UP = re.compile(any_of(WORDS["summed"]))
_SUM_OF_FLOW = tuple(WORDS["sum_of_flow"])
_ONE_YEAR = re.compile(any_of([*WORDS["any_year"], *WORDS["this_year"], *WORDS["within"]]))


@dataclass(frozen=True, slots=True)
class PeriodPlace:
    """Where a number stands: its sentence, how far into it, its clause, and what is said around it.

    `several`: the paragraph speaks of several years; `chapter`: the `headings` above do; `strayed`: an earlier sentence
    of the paragraph speaks of another year than the paragraph; `glossary`: it tells of other plans; `since`: the year
    an earlier sentence of the paragraph measures its changes from (由2002年的A增加到2006年的B), 0 for none.
    """

    sentence: str
    at: int
    clause: tuple[int, int]
    after: str
    several: bool = False
    chapter: bool = False
    strayed: bool = False
    glossary: bool = False
    since: int = 0
    headings: str = ""

    @property
    def clause_text(self) -> str:
        """The clause."""
        return self.sentence[slice(*self.clause)]

    @property
    def before(self) -> str:
        """The clause up to the number."""
        return self.sentence[self.clause[0] : self.at]


@dataclass(frozen=True, slots=True)
class Held:
    """When a number holds and how firmly, with where that was read."""

    first: int | None
    last: int | None
    source: str
    stance: str
    stance_from: str


def held(draft: Draft, when: Moment, place: PeriodPlace, calendar: Calendar, state: State) -> Held:
    """The period and stance of a draft where `when` holds."""
    stance, stance_from = stance_of(draft, when, place, calendar)
    first, last, source = _period(draft, when, place, calendar)
    between = years_between(draft, last, state)
    first, last = _years_of_part(draft, place, state) or between or (first, last)
    if (
        first is None
        or last is None
        or _is_first_step(place)
        or (not draft.average and _FORMER_YEARS.match(place.clause_text))
        or last < max(EARLIEST, first)  # since when is said, and not until when: the document does not tell its year
        or (
            (_is_sum_or_last(draft, when, place, state) or _of_one_or_all(draft, place))
            and not _adds_up(draft, place, when)
        )
    ):
        return Held(None, None, "unknown", stance, stance_from)
    if between:
        source = "sentence"
    elif _is_doubtful(draft, (first, last), stance, when, place, calendar):
        source = "assumed"
    draft.years = first, last
    return Held(first, last, source, stance, stance_from)


def yearly(draft: Draft, before: str) -> str:
    """What says in the clause `before` a number of several years that it is of each of them: 年均新增…, 每年安排…."""
    said = _YEARLY.search(before) if draft.measure not in _CHANGES or draft.measure == "delta" else None
    return "" if said is None else "每年" if said[1] == "每年" else "年均"


def _is_first_step(place: PeriodPlace) -> bool:
    """Whether an amount is one of several steps taken one after another, and not the last."""
    return bool(_FIRST_STEPS.match(place.after) and _IN_TURN.search(place.before))


def _years_of_part(draft: Draft, place: PeriodPlace, state: State) -> Years | None:
    """The several years of the sum that a share is printed behind: 民生支出累计1605亿元，占支出的73.7%."""
    added_up = _ADDED_UP.search(place.sentence, 0, place.at) or against_former_plan(place.sentence)
    if draft.measure != "share" or draft.is_base or not added_up:
        return None
    part = next((d for d in reversed(state.drafts) if d.start < draft.start), None)
    if part is None or part.years is None or part.measure not in _SUMS or not draft.name.startswith(f"{part.name}占"):
        return None
    return part.years if part.years[0] < part.years[1] else None


def _period(  # noqa: PLR0911 - a decision a line
    draft: Draft, when: Moment, place: PeriodPlace, calendar: Calendar
) -> tuple[int | None, int | None, str]:
    """A state is of the last year of a span; a flow, a change and a yearly average are of all of it."""
    first, last = when.first, when.last
    if first is None or last is None:
        return None, None, "unknown"
    if draft.is_base and not when.own and not draft.left.budget:
        return _period_of_base(draft, when, place, first)
    counted = _AVERAGED.search(place.before) if draft.average else None
    if counted and (when.span or when.stance == "actual" or last > calendar.next):
        over = numeral(counted["n"]) - 1
        return (first, first + over, "clause") if counted["first"] and when.span else (last - over, last, "clause")
    since = place.since if draft.average and not when.printed else 0
    origin = _origin(draft, when) or since
    if origin and origin < last - 1:
        return origin + 1, last, "paragraph" if since == origin else when.source
    # 到2016年，…累计完成240亿元: what the years up to a goal are to add up to
    summed = when.stance == "target" and draft.measure in ("level", "cumulative") and not _ONE_YEAR.search(place.before)
    summed = summed and bool(_ADDED_UP.search(place.before))
    if (draft.average or summed) and first == last:
        span = span_of_average(when, calendar)
        around = None if span or summed else _years_around(when, place, calendar)
        return *(span or around or (first, last)), when.source if span or summed else "assumed"
    state = draft.measure in _STATES or (draft.scope and draft.scope == draft.left.distance)
    # 五年来，…达到55%，比上年提高4.9个百分点
    measured = bool(_YEAR_BEFORE.match(draft.left.comparison)) or bool(_SAME_TIME.search(place.before))
    lately = draft.measure in _CHANGES and measured
    changed = draft.measure in ("growth", "delta") and first == last and not measured
    if changed and (until := _years_until(when, place, last)):
        return until
    if when.span and (lately or (state and not (_adds_up(draft, place, when) or yearly(draft, place.before)))):
        return last, last, when.source
    return first, last, when.source


def _years_until(when: Moment, place: PeriodPlace, last: int) -> tuple[int, int, str] | None:
    """The years of a change behind which it is told what it leads to in its last year; that one where none are told."""
    said = _BY_THEN.match(place.after) if when.source == "sentence" else None
    if said is None or int(said["year"]) != last:
        return None
    within = _WITHIN_YEARS.search(place.sentence[: place.at])
    first = when.wide[0] if when.wide else last - numeral(within["n"]) + 1 if within else last
    return first, last, "sentence" if first < last else "assumed"


def _period_of_base(draft: Draft, when: Moment, place: PeriodPlace, first: int) -> tuple[int, int, str]:
    """The year, or the years of a plan (比“十三五”541亿元增加294亿元), that a change is measured from."""
    of_plan = plans_in(draft.left.comparison)
    if of_plan:
        first, last = of_plan[0]
        return last if _AT_ITS_END in draft.left.comparison else first, last, "clause"
    since = 0 if when.printed else place.since
    before = (when.origin if when.loose or not when.span else 0) or since or first - 1
    return before, before, "paragraph" if since else when.source if when.span else "assumed"


def _adds_up(draft: Draft, place: PeriodPlace, when: Moment) -> bool:
    """Whether an amount in several years is what they make together: 累计, of such a total, or of what nobody names;
    and what is to be carried out in years to come (未来3年投资计划完成1300亿元)."""
    indicator = draft.named.indicator
    if draft.measure != "level" or draft.left.kinds & {"to_rise", "to_fall"} or (indicator and indicator.stock):
        return False
    of_sum = draft.whole is not None and draft.whole.years is not None and draft.whole.years[0] < draft.whole.years[1]
    # 五年来，老旧小区改造53个、建设保障性住房4万套: what these years brought; 建成高标准农田90万亩 may be all there is
    made = draft.printed.startswith(MAKING) and not draft.printed.startswith(NOT_MAKING)
    there = draft.unit.dimension in _EXTENTS and draft.printed.startswith(_THERE)
    made = made and not (there or _AT_LAST & {*draft.left.words})  # 接待游客突破8000万人次 may be of the last year
    done = draft.unit.dimension in _COUNTS and (made or _RENEWED.search(draft.printed))
    if _SINCE_A_YEAR.match(place.after):
        return False
    named = (indicator is not None and not done) or _is_state(draft) or _is_reached(draft)
    if when.span and when.printed and when.stance == "target" and _CARRIED_OUT & {*draft.left.words}:
        return draft.unit.dimension in MONEY
    return of_sum or not named or bool(_ADDED_UP.search(place.before)) or against_former_plan(place.sentence)


def _is_reached(draft: Draft) -> bool:
    """Whether a count or a size has been reached, so that it is that of the end: 工业园区面积达102平方公里."""
    made = draft.name.startswith(MAKING) or draft.name.endswith(_FLOWS) or _RENEWED.search(draft.printed)
    sized = draft.unit.dimension in _SIZES and draft.unit.name not in _TIMES_OVER
    return bool(sized and not made and _AT_LAST & {*draft.left.words})


def _origin(draft: Draft, when: Moment) -> int:
    """The year a change is measured from, where it is printed: 比2019年, 由2020年的A增加到B，年均."""
    if draft.measure not in _CHANGES:
        return 0
    against = draft.left.comparison  # 比2015年, 较“十二五”末
    own = str(when.origin) in against or when.origin in [last for _, last in plans_in(against)]
    if draft.left.compared and not own and not when.loose and draft.measure != "growth_avg":
        return 0  # 比上年
    goes_on = draft.left.noun in PRONOUNS or not draft.left.noun
    return when.origin if own or when.loose or goes_on else 0


def _years_around(when: Moment, place: PeriodPlace, calendar: Calendar) -> Years | None:
    """The years an average that prints none may be over: of a plan that its sentence or a heading names, else the term
    that the paragraph or the chapter tells of."""
    last, ahead = when.last or 0, when.stance == "target"
    plans = (years for text in (place.sentence[: place.at], place.headings) for years in plans_in(text))
    named = next((years for years in plans if years[1] == last or (ahead and years[0] <= last < years[1])), None)
    if named or last != calendar.last or not (place.several or place.chapter):
        return named
    return last - calendar.term + 1, last


def _is_sum_or_last(draft: Draft, when: Moment, place: PeriodPlace, state: State) -> bool:
    """Whether an amount of several years may be their sum or that of the last: 五年来，实现进出口总额2236亿美元.

    A verb that reaches it (达到), a hedge (突破), a value it came from or a growth beside it says that it is the last,
    but not 超过 after the name of a plan (“十四五”时期，收入超过900亿元);
    where what stands before it in its sentence was added up (累计引资3700亿元，进出口突破600亿元), a hedge does not.
    """
    indicator = draft.named.indicator
    if not when.span or draft.measure != "level":
        return False
    if draft.is_base or draft.base is not None or draft.beside is not None:
        return False
    flows = indicator is not None and (indicator.additive or is_item(draft.name))  # 教育支出 is no state
    if indicator is None or indicator.stock or not flows or draft.unit.dimension not in MONEY:
        return False
    total = draft.printed.endswith(_SUM_OF_FLOW) and not draft.name.endswith(_SUM_OF_FLOW)  # 财政收入总量达160亿元
    total = total or bool(_TOTALLED & set(draft.left.words))  # 总计完成2500亿元
    if total or (not when.printed and _ADDED_UP.search(place.sentence, 0, place.at)):
        return True
    before = place.sentence[: place.at]
    of_plan = draft.hedge in _ROUGHLY and bool(plans_in(before)) and _AT_ITS_END not in before
    words = set(draft.left.words) - (_ROUGHLY if of_plan else set())
    if (draft.hedge and not of_plan) or draft.left.kinds & {"to_rise", "to_fall", "average"} or not words <= _DOING:
        return False
    alike = (d for d in state.drafts if d.name == draft.name and d is not draft)
    # 2001—2005年旅游收入180亿元，2006年50亿元，增长18%: that is said of the second
    return not any(not when.printed or draft in (d.beside, d.base) for d in alike)


def _of_one_or_all(draft: Draft, place: PeriodPlace) -> bool:
    """Whether an amount is told as a multiple of what several years brought, so that it may be of several, too."""
    stock = bool(draft.named.indicator and draft.named.indicator.stock)
    return draft.measure == "level" and not (stock or draft.is_base or draft.base) and is_times_former(place.after)


def _is_doubtful(  # noqa: PLR0911 - a decision a line
    draft: Draft, years: Years, stance: str, when: Moment, place: PeriodPlace, calendar: Calendar
) -> bool:
    """Whether a number's years may be other ones.

    What happened or was counted piles up over the years of its paragraph (五年来新增就业99.2万人 is no figure of one
    year), and a goal set there is one for the last of them. A state that was reached is left to its year. 全年 speaks
    of one year, whatever the plan's span; an average over one year is one whose years are not known.
    """
    one = years[0] == years[1]
    clause = place.clause_text
    if draft.measure == "growth_avg" and one:
        return True
    total = draft.measure == "level" and one and bool(_ADDED_UP.search(clause))
    if draft.begins and not (draft.is_base or when.own):
        return True  # 由不足2000亿元到…: nothing says when that was
    if when.span and one and _may_be_sum(draft, clause, when):
        return True
    if when.printed:
        return total and (bool(when.wide) or speaks_of_several_years(place.sentence))
    if place.strayed:
        return True
    one_year = bool(_ONE_YEAR.search(clause))
    if not one:
        yearly = one_year or (draft.sign > 0 and calendar.kind == "work_report")  # what falls, falls over the years
        return draft.measure == "growth" and (stance == "actual" or yearly)
    if stance == "target" and _is_of_another_span(years[1], one_year, calendar):
        return True
    aimed_here = stance == "target" and when.source == "paragraph" and not speaks_of_several_years(place.sentence)
    # A budget report tells each book of its year, whatever else the heading names: 2025年预算收支及“十四五”回顾.
    if aimed_here or not (place.several or (place.chapter and calendar.kind != "budget_report")):
        return total  # 今年是“十四五”的关键之年。…主要预期目标是：…
    done = (
        draft.measure == "level"
        and not _is_state(draft)
        and bool(_OVER_YEARS.search(place.sentence))
        and not _REACHED.search(clause)
    )
    happened = _piles_up(draft) or draft.measure in ("growth", "delta", "cumulative") or total or done
    later = calendar.plan is not None and calendar.plan[1] > years[1]
    return happened or (stance == "target" and (later or speaks_of_several_years(place.sentence)))


def _may_be_sum(draft: Draft, clause: str, when: Moment) -> bool:
    """Whether an amount given the last of several years may be what they make together: 完成投资2265亿元, and even
    四年来，利用外资达到105亿美元."""
    added = bool(_ADDS_UP.search(draft.name))
    if when.printed and not added:
        return False
    reached = draft.base is not None or (_LED_TO if added else _REACHED).search(clause)
    return draft.measure == "level" and not (reached or _is_state(draft)) and draft.unit.dimension in MONEY


def _is_of_another_span(last: int, one_year: bool, calendar: Calendar) -> bool:
    """Whether a goal given a later year may be the next year's: 全年, or a report that plans one year and several."""
    return last > calendar.last + 1 > 1 and (one_year or calendar.kind == "work_report")


def _piles_up(draft: Draft) -> bool:
    """Whether it counts what is newly made or done, so that several years add up and each year starts anew."""
    indicator = draft.named.indicator
    if (indicator and indicator.stock) or draft.measure in _RATES or draft.unit.dimension == "percent":
        return False
    counted = (indicator.dimension if indicator else draft.unit.dimension) in _COUNTS
    return draft.measure in ("delta", "cumulative") or (draft.measure == "level" and counted)


def _is_state(draft: Draft) -> bool:
    """Whether it is a state that something is in (a share, a population), not what happened over its years."""
    known = draft.named.indicator
    dimension = known.dimension if known else draft.unit.dimension
    state = draft.unit.dimension == "percent" or dimension in _PER_HEAD or (known is not None and known.stock)
    return draft.measure in _RATES or (draft.measure == "level" and state)


def strays(state: State | None, moment: Moment) -> bool:
    """Whether a sentence speaks of another time than its paragraph, so that what follows may be of either."""
    drafts = state.drafts if state else ()
    return any(d.when and d.when.printed and d.when.last != moment.last and not d.is_base for d in drafts)


def compared_with(sentence: str, moment: Moment) -> int:
    """The year the sentences behind one are measured from, else 0: 与2010年相比，大幅增长。收入由A增加到B."""
    said = _COMPARED_WITH.match(sentence.lstrip(" 　"))
    return int(said[1]) if said and int(said[1]) < (moment.last or 0) - 1 else 0


def measured_since(state: State | None, moment: Moment) -> int:
    """The year a sentence measures a change from that ends with the years of its paragraph; 0 where it prints none."""
    last = moment.last or 0
    starts = (d.when.first or 0 for d in (state.drafts if state else ()) if d.is_base and d.when and d.when.own)
    return next((year for year in starts if 0 < year < last - 1), 0)


def of_which(sentence: str, carried: State | None) -> Moment | None:
    """When the parts of the total of the sentence before hold: 其中：税收收入428000万元."""
    head = carried.head if carried and sentence.startswith("其中") else None
    when = head.when if head else None
    return replace(when, source="paragraph") if when and (when.printed or when.part) else None
