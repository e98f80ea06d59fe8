"""How likely a finding on a text nobody has read is right, from all verdicts ever given on findings like it."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from checks.calibration.classes import WELL, ComparisonClass
from checks.calibration.judgements import Judgement
from checks.comparisons import Link, Severity

# Pseudo-verdicts a group takes from the wider one it lies in (beta-binomial with a fixed weight; Efron and Morris
# 1975); 3 to 6 forecast the looks equally well (benchmarks/forecast.py).
FROM_WIDER, FROM_NOTHING = 4.0, 2.0
FEW = 2  # verdicts that count once, though every group from their rule's down holds the same
ENOUGH = 4  # verdicts a group needs to be told of
ENOUGH_OF_KIND = 20  # findings on numbers read before a kind of documents is known
NEAR = (Link.CLAUSE, Link.SENTENCE, Link.TABLE)
SURE = 0.975  # upper end of the interval
_PUBLISHED = {"budget_report", "communique"}


class Forecast(NamedTuple):
    """The share of such findings that are right, what it is worth in verdicts, and the verdicts it mostly rests on."""

    right: float
    worth: float
    judged: int = 0
    of_these_right: int = 0

    @property
    def at_best(self) -> float:
        """The upper end of the 95% interval of that share."""
        from scipy.special import betaincinv

        return float(betaincinv(self.right * self.worth, (1 - self.right) * self.worth, SURE))


class Verdicts:
    """Verdicts by the groups a finding lies in, from all findings to those of its class.

    Verdicts on what has been mended count as well: what a look at fresh texts finds wrong is mostly of causes not yet
    met, and a rule that misread at every look is expected to misread at the next, though each cause was mended. What
    is said of the text alone (headings, lists, damage) has few causes: there only those still standing count, and what
    was found of one rule says nothing of another.
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._of: dict[Hashable, list[int]] = defaultdict(lambda: [0, 0])
        self._read: Counter[str] = Counter()
        for one in judgements:
            if one.verdict != "doubtful" and (one.source or not one.mended):
                self._read[_kinds(one.kind)] += bool(one.source)
                for group in _groups(one.of, one.slip, one.severity is Severity.INFO):
                    self._of[group][0] += 1
                    self._of[group][1] += one.verdict == "right"

    def forecast(self, one: ComparisonClass, *, slip: int, remark: bool) -> Forecast | None:
        """What is expected of a finding: each group's verdicts, drawn to what the wider one lets expect.

        Nothing of kinds of documents few findings were read on: verdicts on other kinds say nothing against them.
        """
        if one.source and self._read[_kinds(one.kind)] < ENOUGH_OF_KIND:
            return None
        right, worth, told, last = 0.5, FROM_NOTHING, (0, 0), (0, 0)
        for group in _groups(one, slip, remark):
            judged, of_these = self._of.get(group, (0, 0))
            if (judged, of_these) == last and judged <= FEW:
                continue  # the same verdict as in the wider group, which would silence it three times over
            last = judged, of_these
            right, worth = (right * worth + of_these) / (worth + judged), FROM_WIDER
            told = last if judged >= ENOUGH else told
        return Forecast(right, FROM_WIDER + judged, *told)


def _groups(one: ComparisonClass, slip: int, remark: bool) -> Iterator[Hashable]:
    """From all verdicts to those on one rule, kind of documents and distance of its sides.

    What one slip of the hand explains well was right far more often than what nothing explains, whatever the rule, and
    most often where it is hardly chance, so it parts the verdicts first. Sources of identity tell little besides (the
    widest class of `ComparisonClass` will do).
    """
    kinds, slip = _kinds(one.kind), slip if slip >= WELL else 0
    if one.source:
        yield ()
        yield (remark,)
        yield (remark, slip)
        yield (remark, slip, kinds)
    yield (remark, slip, "", one.rule)
    yield (remark, slip, kinds, one.rule)
    yield (remark, slip, kinds, one.rule, "near" if one.link in NEAR else one.link)


def _kinds(kind: str) -> str:
    """Budgets and communiqués, in which rules fare alike, and every other kind by itself."""
    return "published" if set(kind.split("+")) <= _PUBLISHED else kind
