"""Over which years an average is whose own words do not say so."""

from checks.chinese.time import Years
from checks.claims.drafting.drafts import Draft, State
from checks.claims.time.years import Calendar, Moment


def years_between(draft: Draft, last: int | None, state: State) -> Years | None:
    """The years of an average behind two levels of its name: 1982年为270元，1987年提高到463元，平均每年增长8.6%."""
    if draft.measure != "growth_avg" or last is None:
        return None
    told = (d for d in state.drafts if d.name == draft.name and d.measure == "level" and d.start < draft.start)
    dated = [d.years[1] for d in told if d.years and d.years[0] == d.years[1]]
    return (dated[-2] + 1, last) if len(dated) > 1 and dated[-1] == last > dated[-2] + 1 else None


def span_of_average(when: Moment, calendar: Calendar) -> Years | None:
    """The years of an average that is printed beside one year: those around it, or those reported or planned."""
    if when.wide:
        return when.wide
    plan, result, last = calendar.plan, calendar.result, when.last
    if plan and last == plan[1] and plan[0] < plan[1]:
        return plan
    return result if last == result[1] and result[0] < result[1] else None
