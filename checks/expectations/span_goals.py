"""A plan's goals for its years against what the same number of years before it brought."""

from collections.abc import Iterator, Sequence

from checks.claims.settling.flags import letters
from checks.comparing import needs
from checks.comparing.citing import cites, gap, in_one_unit, listing, name
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.scope import same_definition
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape


class ExpectPlanGoalsToReachLastPlan(Shape):
    """What a plan means to bring about over its years should not be less than the same number of years before brought.

    Totals only: investments, projects, new jobs. Names are compared by their characters, without the words for doing
    (完成基础设施投入, 基础设施计划投资), since attributes come in any order (过亿元内资项目, 内资过亿元项目). A number
    of several things (外资过千万、内资过亿项目86个) is held against all that its goal's sentence counts in that unit:
    it contradicts only where even that is less.
    """

    outcomes = TOLD

    years: int = 3  # the fewest years a plan has

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        claims = [q for q in claims if _total(q)]
        goals = grouped([q for q in claims if q.stance == "target" and _plan(q)], lambda q: (*_who(q), _letters(q)))
        for base in claims:
            if base.stance == "actual" and base.period_end - base.period_start + 1 >= self.years:
                yield from self._of(base, goals)

    def _of(self, base: Quantity, goals: dict[Key, list[Quantity]]) -> Iterator[Comparison]:
        found = _letters(base)
        aim = _next(base, goals.get((*_who(base), found), ())) if found else None
        if aim is None:
            return
        if not _several(base):
            if not _several(aim):
                yield self._pair(base, aim)
            return
        beside = [q for same in goals.values() for q in same if q.sentence_start == aim.sentence_start]
        beside = [q for q in beside if (q.document, *_who(q)) == (aim.document, *_who(aim))]
        if len(beside) > 1 and sum((q.interval for q in beside[1:]), start=beside[0].interval).hi < base.interval.lo:
            yield self._pair(base, aim, [q for q in beside if q is not aim])

    def _pair(self, base: Quantity, aim: Quantity, others: Sequence[Quantity] = ()) -> Comparison:
        """`others` are the goals that count together with `aim` against a number of several things."""
        aims = [aim, *others]
        together = sum((q.interval for q in others), start=aim.interval)
        least, most = needs.at_most(base.interval, together)
        needed = (most,) if not others else (None,) * len(aims)
        sides = needing((*(("goal", q) for q in aims), ("base", base)), (*needed, least))
        *aimed, brought = cites(*aims, base)
        words = {
            "name": name(aim),
            "goal": listing(aimed),
            "base": brought,
            "n": base.period_end - base.period_start + 1,
        }
        *goals, before = in_one_unit(*aims, base)
        steps = self.said("arithmetic", goal=listing(goals, " + "), base=before)
        fits = together.hi >= base.interval.lo
        away = gap(base.interval, aim.interval)
        return self.judged(fits, sides, words, steps, wrong="less", gap=away, relies=("indicator", "period", "stance"))


def _total(q: Quantity) -> bool:
    """Whether several years of it add up, and it is the region's: what was or will be done, not what there is."""
    if (
        q.says("per_head")
        or q.is_rate
        or q.subject
        or q.damage
        or not q.named
        or (q.registered and q.restricted)
        or q.whole
        or q.interval.hi <= 0
    ):
        return False  # of what is cut there is less to cut afterwards
    return q.measure in ("cumulative", "delta") or (q.measure == "level" and not q.stock and not q.state)


def _several(q: Quantity) -> bool:
    """Whether a number is of several things together, under a name the vocabulary does not know."""
    return q.says("joined") and not q.registered


def _plan(q: Quantity) -> bool:
    """Whether it is a goal for all years of its plan: over the span, or by its end for what piles up."""
    several = q.plan_end > q.plan_start
    piles_up = q.piles_up or (not q.registered and q.counted)
    return several and (q.years == (q.plan_start, q.plan_end) or (q.period_end == q.plan_end and piles_up))


def _next(base: Quantity, goals: Sequence[Quantity]) -> Quantity | None:
    """The goal for as many years, right after those of `base`, that its document or a document of its region sets."""
    length = base.period_end - base.period_start
    return next(
        (
            q
            for q in goals
            if q.plan_start == base.period_end + 1
            and q.plan_end - q.plan_start == length
            and same_definition(base, q)
            and (q.registered or q.document == base.document)
        ),
        None,
    )


def _who(q: Quantity) -> Key:
    return (q.region, q.canonical_unit)


def _letters(q: Quantity) -> str:
    return q.indicator if q.registered else letters(q.indicator)
