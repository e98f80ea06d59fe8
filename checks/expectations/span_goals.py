"""A plan's goals for its years against what the same number of years before it brought."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

import pandas as pd

from checks.comparisons import Compared, Comparison
from checks.expectations import needs
from checks.expectations.base import TOLD, Shape
from checks.expectations.needs import needing
from checks.expectations.part_lists import summed
from checks.expectations.quantities import Key, Quantity, grouped
from checks.expectations.reading import numbers
from checks.expectations.scope import same_definition
from checks.expectations.verdict import agrees, contradicts
from checks.expectations.words import cites, digits, gap, name, own, show
from checks.wording import Text

SHORTEST_NAME = 5
LONGEST_HEAD = 4
_DONE = re.compile(
    r"全[区市县省国]|累计|共|力争|计划|规划|完成|实现|争取|引进|引入|招引|新增|新建|新培[育植]|培[育植]|建成|建设|打造|实施|获批"
    r"|各类|[的了个年均近约过超达到]"
)
_PER_HEAD = re.compile(r"[人户]均|平均|每")
_CLAUSE_BEGIN = re.compile(r"[，。；：！？,;:!?\n]")


class ExpectPlanGoalsToReachLastPlan(Shape):
    """What a plan means to bring about over its years should not be less than the same number of years before brought.

    Totals only: investments, projects, new jobs. Names are compared by their characters, without the words for doing
    (完成基础设施投入, 基础设施计划投资), since attributes come in any order (过亿元内资项目, 内资过亿元项目). A total
    of several things in one number (外资过千万美元、内资过亿元项目86个) is compared with the sum of their goals, where
    each has one.
    """

    outcomes = TOLD

    years: int = 3  # the fewest years a plan has

    LESS: ClassVar[Text] = Text(
        "{name}{goals}低于此前{n}年的{base}", "{name}: {goals} is less than the {n} years before brought, {base}"
    )
    AGREES: ClassVar[Text] = Text("{name}{goals}不低于此前的{base}", "{name}: {goals} is no less than {base} before")
    ARITHMETIC: ClassVar[Text] = Text("应有 {sum} ≥ {base}", "expected {sum} ≥ {base}")
    SETTLE: ClassVar[Text] = Text("核对两期口径，或说明目标降低的理由", "check both scopes, or say why less is meant")

    def compare(self, table: pd.DataFrame) -> Compared:
        claims = [q for q in numbers(table) if _total(q)]
        goals = grouped([q for q in claims if q.stance == "target" and _plan(q)], lambda q: (*_who(q), _letters(q)))
        return Compared.of(
            comparison
            for base in claims
            if base.stance == "actual" and base.period_end - base.period_start + 1 >= self.years
            for comparison in self._of(base, goals)
        )

    def _of(self, base: Quantity, goals: dict[Key, list[Quantity]]) -> Iterator[Comparison]:
        for names in _readings(base):
            found = [_next(base, goals.get((*_who(base), letters), ())) for letters in names]
            aims = [q for q in found if q is not None]
            if aims and len(aims) == len(names):
                yield self._pair(base, aims)
                return

    def _pair(self, base: Quantity, aims: list[Quantity]) -> Comparison:
        got, unit = summed(aims), base.canonical_unit
        mark, *needed = needs.together(base.interval, [q.interval for q in aims])
        sides = needing([*(("goal", q) for q in aims), ("base", base)], [*needed, mark])
        *goals, before = cites(*aims, base)
        said = [
            goals[0],
            *(Text(f"{q.indicator}{g.zh}", f"{q.indicator} {g.en}") for q, g in zip(aims[1:], goals[1:], strict=True)),
        ]
        zh, en = "、".join(g.zh for g in said), ", ".join(g.en for g in said)
        words = {"name": name(aims[0]), "goals": Text(zh, en), "base": before}
        terms = " + ".join(digits(q.value) if q.unit == unit else own(q) for q in aims)
        total = f"{terms} = {show(got, unit)}" if len(aims) > 1 else show(got, unit)
        steps = self.ARITHMETIC.fill(sum=total, base=own(base))
        if got.hi >= base.interval.lo:
            return agrees(sides, self.AGREES.fill(**words), steps)
        n = base.period_end - base.period_start + 1
        message = self.LESS.fill(n=n, **words)
        return contradicts(
            sides,
            message,
            steps,
            gap=gap(base.interval, got),
            highest=self.severity,
            relies=("indicator", "period", "stance"),
            settle=self.SETTLE,
        )


def _total(q: Quantity) -> bool:
    """Whether several years of it add up, and it is the region's: what was or will be done, not what there is."""
    if (
        _PER_HEAD.search(q.indicator)
        or q.is_rate
        or q.subject
        or q.damage
        or not q.named
        or (q.registered and q.restricted)
        or q.whole
    ):
        return False
    return q.measure in ("cumulative", "delta") or (q.measure == "level" and not q.stock and not q.state)


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
    return q.indicator if q.registered else _plain(q.indicator)


def _plain(noun: str) -> str:
    """A noun's characters in one order, without the words for doing; empty where too little is left to go by."""
    kept = re.sub(r"[\W\d]", "", _DONE.sub("", noun.replace("投入", "投资")))
    return "".join(sorted(kept)) if len(kept) >= SHORTEST_NAME else ""


def _readings(base: Quantity) -> Iterator[tuple[str, ...]]:
    """The names a total may go by: its own, or those of the things it counts together, which share their last word."""
    coordinated = base.clause[: base.clause.rfind(base.quote)]
    members = _CLAUSE_BEGIN.split(coordinated)[-1].split("、")
    if len(members) > 1 and not base.registered and not re.search(r"\d", coordinated):
        last = re.sub(r"\s", "", members[-1])
        for head in (last[-n:] for n in range(2, min(LONGEST_HEAD, len(last)) + 1)):
            names = [_plain(m + head) for m in members[:-1]] + [_plain(last)]
            if all(names):
                yield tuple(names)
        return
    if letters := _letters(base):
        yield (letters,)
