"""A level goal and a growth goal for one year."""

from collections.abc import Iterator
from typing import Any

from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.needs import HUNDRED, ONE, needing
from checks.comparing.quantities import Quantity, by_claim
from checks.comparing.reckoning import Result, added, face, printed
from checks.comparing.scope import like_for_like, rounded_to, same_scope
from checks.comparing.verdict import cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import Shape
from checks.intervals import Interval

NOTHING = 0.0005  # so near, the one goal is the other in round figures
ROUND = 0.02  # a level goal is set in round figures: so near to the other goal it is a question and no contradiction


class ExpectGoalsToMatch(Shape):
    """A growth goal and a level goal for one year should be one goal: last year's level grown at the goal's rate.

    Where the two cannot both be met the goals contradict; where both can be met but one is easier (500以上 beside
    +5% of 491.9) it is a remark. Neither is where one is the round figure next to the other (突破100 beside 100.9,
    600 beside 603.9), or a mark that is passed on the way (突破500 beside +5% of 491.9). Two goals
    set on purpose (增长12%，力争突破100) are no one goal. Only for nominal growth, and for growth of a kind nobody says
    where one sentence prints both goals; where they do not match then, it is a remark.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels, known = Levels(claims), by_claim(claims)
        goals = [q for q in claims if q.stance == "target" and q.measure == "growth" and q.year and not q.basis]
        for growth in goals:
            targets = [q for q in levels.at(growth, growth.year, stance="target") if q.document == growth.document]
            for level in targets:
                before = levels.at(growth, growth.year - 1, unit=level.canonical_unit)
                # 比上年预算数增长 beside 比上年完成数增长: a table says from which amount each is reckoned.
                base = known.get(growth.base)
                if base is None or not base.dated:  # it may be the sum of several years
                    base = next(iter(before), None)
                if base is not None and base.interval.lo > 0:
                    yield self._pair(growth, level, base)

    def _pair(self, growth: Quantity, level: Quantity, base: Quantity) -> Comparison:
        sides = (("goal", growth), ("level", level), ("base", base))
        said = cites(growth, level, of=level)
        words: dict[str, Any] = {"name": name(level), "growth": said[0], "level": said[1]}
        beside, unsaid = _beside(growth, level, base), growth.growth == "none"
        if growth.growth == "real" or (unsaid and not (beside and growth.registered)) or like_for_like(growth):
            return cannot_tell(sides, self.said("agrees", **words), self.said("real"))
        if _steps(growth, level):
            return cannot_tell(sides, self.said("agrees", **words), self.said("ladder"))
        solved = needing(sides, needs.growth(growth.number, level.number, base.interval))
        derived = _grown(base.interval, growth.interval)
        aimed = _grown(base.interval, growth.number)
        unit = level.canonical_unit
        made = Result(_grown(face(base), face(growth)), aimed, unit)
        steps = self.said(
            "arithmetic", base=printed(base), growth=added(face(growth), "%"), derived=made.step(level.number),
            level=printed_words(level),
        )  # fmt: skip
        # One goal was derived from the other and rounded.
        rounded = _grown(base.interval, growth.number.widen(growth.last_place / 2))
        printed_level = level.rounded if level.comparator == "=" else level.number
        fits = rounded.meets(printed_level) or gap(level.number, rounded) < NOTHING
        possible = derived.meets(level.interval)
        apart = gap(level.number, aimed)
        strives = level.says("ladder") and not (growth.says("ladder") or _one_sentence(growth, level))
        ambition = level.number.lo > aimed.hi and strives
        aside = possible or ambition
        weak = apart < ROUND or not beside
        passed = possible and level.comparator == ">" and level.number.lo <= aimed.lo
        fits = fits or rounded_to(level, aimed) or passed or ((possible or unsaid) and apart < ROUND)
        wrong = "two" if possible else "contradicts"
        words["derived"] = made.about(level.number)
        return self.judged(
            fits, solved, words, steps, wrong=wrong, gap=apart, doubts=2 if aside or unsaid else int(weak)
        )


def _grown(base: Interval, rate: Interval) -> Interval:
    """What a base grows to at a rate in percent."""
    return base * (ONE + rate / HUNDRED)


def _steps(growth: Quantity, level: Quantity) -> bool:
    """Whether a sentence sets one goal and, behind it, a further one to strive for."""
    first, second = sorted((growth, level), key=lambda q: q.start)
    return second.says("ladder") and not first.says("ladder") and _one_sentence(growth, level)


def _one_sentence(growth: Quantity, level: Quantity) -> bool:
    return (growth.document, growth.sentence_start) == (level.document, level.sentence_start)


def _beside(growth: Quantity, level: Quantity, base: Quantity) -> bool:
    """Whether both goals are printed in one sentence, and the base in the same document: nothing is inferred."""
    return _one_sentence(growth, level) and base.document == level.document and same_scope(growth, level, base)
