"""The severity a class of comparisons has earned, from how often it agrees and how often readers found it right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from checks.calibration.classes import ComparisonClass, alone_among, class_of, slip_away
from checks.calibration.figures import Calibration
from checks.calibration.forecast import NEAR, Forecast, Verdicts
from checks.calibration.judgements import Judgement
from checks.calibration.witnesses import borne_out
from checks.comparisons import Outcome, Severity
from checks.findings.finding import Reliability, Reported
from checks.wording import Text, sentences

ENOUGH_JUDGED = 20  # findings read before their precision decides
ENOUGH_COMPARED = 200  # comparisons made before their agreement decides
CRITICAL_RIGHT, CRITICAL_AGREES, WARNING_RIGHT = 0.95, 0.98, 0.85
# What a finding must be expected to be right to be told. Of the looks until 2026-11-28, each forecast from the others,
# 576 of 726 questions and 181 of 231 remarks told so were right, of those untold 39 of 233 and 11 of 78
# (benchmarks/forecast.py); between .3 and .5 more of either is lost as fast as the other is gained.
QUESTION_TOLD, REMARK_TOLD = 0.4, 0.5
NEVER = 0.001  # share of its comparisons that a rule fails in that misreads nothing
UNKNOWN = 0.5  # how likely a finding of a rule nobody has counted or read is right
_ORDER = (Severity.CRITICAL, Severity.WARNING, Severity.INFO)
_SAID = sentences("calibration")["standing"]


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What is known of one class: comparisons and how many agree, findings read and how many were right.

    `near` says whether its sides stand in one clause, sentence or table, `slip` how well one slip of the hand explains
    the difference, `forecast` what verdicts let expect of such a finding, where its rule's comparisons were counted and
    enough of its kind of documents were read.
    """

    compared: int = 0
    agreed: int = 0
    judged: int = 0
    right: int = 0
    near: bool = True
    slip: int = 0
    forecast: Forecast | None = None

    @property
    def highest(self) -> Severity:
        """The gravest severity the class has earned; a warning where nothing is known.

        Agreement alone makes nothing critical whose sides stand apart: governments err so seldom that most of the few
        contradictions are misreadings. Nor a rule that verdicts, mended causes included, do not let expect to be right
        so often. Where a slip explains the difference, agreement says nothing against it.
        """
        if self.judged >= ENOUGH_JUDGED:
            right = self.right / self.judged
            return _ORDER[(right < CRITICAL_RIGHT) + (right < WARNING_RIGHT)]
        if self.compared < ENOUGH_COMPARED:
            return Severity.WARNING
        agree = self.agreed / self.compared
        refuted = self.forecast is not None and self.forecast.at_best < CRITICAL_RIGHT
        if self.near and agree >= CRITICAL_AGREES and not refuted:
            return Severity.CRITICAL
        return Severity.WARNING if self.slip or agree >= WARNING_RIGHT else Severity.INFO

    @property
    def text(self) -> Text:
        """What is known, in a sentence for the reader."""
        said = []
        if self.compared:
            said.append(_SAID["compared"].fill(n=self.compared, share=self.agreed / self.compared))
        if not (said or self.judged):
            return _SAID["unknown"]
        said.append(_SAID["judged"].fill(n=self.judged, right=self.right) if self.judged else _SAID["unread"])
        return Text("；".join(t.zh for t in said), "; ".join(t.en for t in said))


@dataclass(frozen=True)
class Record:
    """All figures and verdicts a workspace has."""

    calibration: Calibration
    judgements: tuple[Judgement, ...] = ()

    @cached_property
    def _compared(self) -> Mapping[ComparisonClass, tuple[int, int]]:
        sums: dict[ComparisonClass, list[int]] = defaultdict(lambda: [0, 0])
        for figures in self.calibration.classes:
            one = ComparisonClass(figures.rule, figures.link.value, figures.source, figures.kind)
            for wide in one.wider():
                sums[wide][0] += figures.agreed + figures.contradicted
                sums[wide][1] += figures.agreed
        return {one: (n, agreed) for one, (n, agreed) in sums.items()}

    @cached_property
    def _judged(self) -> Mapping[tuple[ComparisonClass | str, bool], tuple[int, int]]:
        """Verdicts on findings still made, and how many found them right, by class and by rule."""
        sums: dict[tuple[ComparisonClass | str, bool], list[int]] = defaultdict(lambda: [0, 0])
        for verdict in self.judgements:
            if not verdict.mended:
                keys: list[ComparisonClass | str] = [*verdict.of.wider(), verdict.rule]
                for key in keys:
                    sums[key, verdict.slip > 0][0] += 1
                    sums[key, verdict.slip > 0][1] += verdict.verdict == "right"
        return {key: (n, right) for key, (n, right) in sums.items()}

    @cached_property
    def _verdicts(self) -> Verdicts:
        return Verdicts(self.judgements)

    @cached_property
    def _counted(self) -> frozenset[str]:
        return frozenset(figures.rule for figures in self.calibration.classes)

    def forecast(self, one: ComparisonClass, *, slip: int, remark: bool) -> Forecast | None:
        """How likely a finding of the class is right; nothing of a rule whose comparisons nobody has counted, nor of
        one that hardly ever failed where it was counted and in no look: what others misread says nothing of it.
        """
        known = (one.rule in self._counted and one.rule not in self._never_failing) or not one.source
        return self._verdicts.forecast(one, slip=slip, remark=remark) if known else None

    @cached_property
    def _never_failing(self) -> frozenset[str]:
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for figures in self.calibration.classes:
            sums[figures.rule][0] += figures.agreed + figures.contradicted
            sums[figures.rule][1] += figures.contradicted
        seldom = {rule for rule, (n, failed) in sums.items() if n >= ENOUGH_COMPARED and failed <= NEVER * n}
        return frozenset(seldom - {verdict.rule for verdict in self.judgements})

    def of_rule(self, rule: str) -> TrackRecord:
        """What is known of a rule, whatever its sides."""
        figures = [f for f in self.calibration.classes if f.rule == rule]
        compared = sum(f.agreed + f.contradicted for f in figures), sum(f.agreed for f in figures)
        judged = [self._judged.get((rule, slip), (0, 0)) for slip in (False, True)]
        return TrackRecord(*compared, *(sum(counts) for counts in zip(*judged, strict=True)))

    def standing(self, one: ComparisonClass, *, slip: int) -> TrackRecord:
        """What is known of a class: of the narrowest one with enough comparisons, and with enough verdicts.

        Enough verdicts on other kinds of documents speak for such a class, never against it. Where a number is one
        slip away from what is needed, only verdicts on such findings count.
        """
        narrow, of_kind, of_all = one.wider()
        compared = _narrowest((self._compared.get(c, (0, 0)) for c in (narrow, of_kind, of_all)), ENOUGH_COMPARED)
        judged = _narrowest((self._judged.get((c, slip > 0), (0, 0)) for c in (narrow, of_kind)), ENOUGH_JUDGED)
        elsewhere = self._judged.get((of_all, slip > 0), (0, 0))
        if not judged[0] and elsewhere[0] >= ENOUGH_JUDGED and elsewhere[1] >= WARNING_RIGHT * elsewhere[0]:
            judged = elsewhere
        return TrackRecord(*compared, *judged, one.link in NEAR, slip, self.forecast(one, slip=slip, remark=False))


def _narrowest(counts: Iterable[tuple[int, int]], enough: int) -> tuple[int, int]:
    """The first count that is large enough, else the last, which is of the widest class."""
    last = (0, 0)
    for last in counts:
        if last[0] >= enough:
            break
    return last


def graded(
    reported: Iterable[Reported], record: Record, kinds: Mapping[str, str], *, tell_all: bool = False
) -> list[Reported]:
    """The comparisons with the severity their class has earned, never graver than their rule's, and why.

    What compares no claims (damaged text, counted lists) keeps the severity of its rule. What verdicts let expect to
    be wrong is not told unless `tell_all`: nobody would ever read it again. One that fails where all around it agree,
    or that something else bears out, stands as high as one that a slip explains.
    """
    every = list(reported)
    alone = alone_among(every) | borne_out(every)

    def told(r: Reported) -> Reported:
        if r.outcome is not Outcome.CONTRADICTS:
            return r
        one, slip = class_of(r, kinds), slip_away(r, alone=id(r) in alone) if r.source else 0
        known = record.standing(one, slip=slip) if r.source else record.of_rule(r.rule)
        severity = max(r.severity, known.highest, key=_ORDER.index) if r.source else r.severity
        remark = severity is Severity.INFO
        forecast = record.forecast(one, slip=slip, remark=remark)
        if not tell_all and forecast and forecast.right < (REMARK_TOLD if remark else QUESTION_TOLD):
            said = _SAID["unworthy"].fill(n=forecast.judged, right=forecast.of_these_right)
            return replace(r, outcome=Outcome.CANNOT_TELL, reason=said)
        right = forecast.right if forecast else UNKNOWN
        return replace(
            r, severity=severity, reliability=Reliability(known.text, r.link, r.source, one.kind, slip, right)
        )

    return [told(r) for r in every]


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927, without continuity correction)."""
    from scipy.stats import binomtest

    interval = binomtest(right, of).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)
