"""Changes against the levels before and after: 提高0.4个百分点, 增加120亿元, [0.4] in an indicator table."""

from collections.abc import Iterator

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.scope import like_for_like, same_definition
from checks.comparing.verdict import cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_BEYOND = tuple(lexicon("lists")["beyond"])  # 超收, 短收: by how much what was done missed its plan
_POINTS = {"个百分点": "%"}


class ExpectChangesToFollowLevels(Shape):
    """A printed change must be the difference of the levels at its two ends.

    The later level is the one the change is printed beside, or the level of its last year; the earlier one is the
    printed base, or the level of the year before. A bracketed figure of an indicator table is the change over the
    plan, goals against the base year. Percentage points are the difference of two percentages.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels, known = Levels(claims), by_claim(claims)
        plans = _fulfilled(claims, known)
        for change in claims:
            over = change.measure == "delta" and change.indicator.startswith(_BEYOND) and plans.get(change.in_sentence)
            if over and change.interval.lo > 0:
                done, plan = min(over, key=lambda ends: abs(ends[0].value - ends[1].value - change.value))
                if done.canonical_unit == change.canonical_unit:
                    yield self._change(change, *((done, plan) if done.value > plan.value else (plan, done)))
                continue
            if (
                change.measure not in ("delta", "cumulative")
                or not change.dated
                or change.says("distance", "expected", "yearly")
                or _adds_flows(change)
                or change.basis == "standard"
            ):
                continue
            ends = _ends(change, levels, known)
            alike = ends and (same_definition(*ends) or _adjusts(*ends))
            if ends and alike and not _other_stage(change, ends[0]) and not like_for_like(change):
                yield self._change(change, *ends)

    def _change(self, change: Quantity, level: Quantity, base: Quantity) -> Comparison:
        top = level.rounded
        derived = top - base.interval
        stated = change.rounded
        solved = needs.change(stated, top, base.interval)
        sides = needing((("operand", change), ("level", level), ("base", base)), solved)
        said = cites(change, level, base)
        made = Result(face(level) - face(base), derived, change.canonical_unit)
        words = {"name": name(change), "change": said[0], "level": said[1], "base": said[2]}
        words["derived"], told = made.about(stated), printed_words(change)
        steps = self.said(
            "arithmetic", level=printed(level), base=printed(base), derived=made.step(stated), change=told
        )
        if not derived.meets(stated) and (level.round_figure - base.round_figure).meets(change.round_figure):
            return cannot_tell(sides, self.said("agrees", **words), self.said("round"), steps)
        away, adjusted = gap(stated, derived), _adjusts(level, base)
        return self.judged(derived.meets(stated), sides, words, steps, gap=away, related=adjusted)


def _fulfilled(claims: list[Quantity], known: dict[str, Quantity]) -> dict[Key, list[tuple[Quantity, Quantity]]]:
    """By sentence, what was done and the plan of it that the sentence holds it against, from which 超收 is told."""
    rates = [q for q in claims if q.measure == "completion" and q.beside in known and q.base in known]
    ends = [(known[q.beside], known[q.base]) for q in rates if q.in_sentence == known[q.base].in_sentence]
    return grouped(ends, lambda two: two[1].in_sentence)


def _adds_flows(change: Quantity) -> bool:
    """Whether it adds up what came in each of its years (五年累计完成投资), so that it is no difference of levels.

    In a table too, under 五年累计 beside the levels of two years; a bracketed figure is a change, and read as one.
    """
    return change.measure == "cumulative" and not change.stock


def _adjusts(level: Quantity, base: Quantity) -> bool:
    """Whether the levels are a budget before and after it was adjusted, which is all that tells them apart."""
    return level.stance == base.stance == "budget" and level.base == base.claim


def _other_stage(change: Quantity, level: Quantity) -> bool:
    """Whether both count what is done in the year, at two stages of it: 新开工保障房2万套，建成1万套."""
    counts = change.dimension in ("count", "households", "area", "length")
    return counts and level.says("newly") and change.says("newly") and not level.says("reached")


def _ends(change: Quantity, levels: Levels, known: dict[str, Quantity]) -> tuple[Quantity, Quantity] | None:
    """The later and the earlier level of a change, where both are printed."""
    unit = _POINTS.get(change.canonical_unit, change.canonical_unit)
    level = known.get(change.beside)
    if level is None or level.canonical_unit != unit or level.indicator != change.indicator:
        at_end = levels.at(change, change.period_end, stance=change.stance, unit=unit)
        level = next((q for q in at_end if _same_row(change, q)), None)
    if level is None:
        return None
    base, planned = known.get(level.base), known.get(change.base)
    if change.origin == "table" and planned is not None and planned.stance in ("budget", "target"):
        base = planned  # 2023年决算比2023年预算增减额
    if base is not None and base.canonical_unit == unit:
        return level, base
    # A table's span may begin with its base year; in the text the base is the year before.
    before = change.period_start - 1
    if change.basis and change.origin == "text":
        if not change.basis.isdigit():
            return None
        before = int(change.basis)  # 较“十二五”末净增196亿元
    years = (before, change.period_start) if change.origin == "table" else (before,)
    for year in years:
        if year != level.year:
            found = [q for q in levels.at(level, year, unit=unit) if _same_row(change, q) or change.origin == "text"]
            if found:
                return level, found[0]
    return None


def _same_row(change: Quantity, level: Quantity) -> bool:
    """A change in a table belongs to the levels of its own row; one in the text to a level of the same paragraph."""
    if change.document != level.document or change.origin != level.origin:
        return False
    return change.line == level.line if change.origin == "table" else change.paragraph == level.paragraph
