"""The severity a class of comparisons has earned, from how often it agrees and how often readers found it right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from checks.calibration.classes import ComparisonClass, class_of, one_slip_away
from checks.calibration.figures import Calibration
from checks.calibration.judgements import Judgement
from checks.comparisons import Link, Outcome, Severity
from checks.findings.finding import Reliability, Reported
from checks.wording import Text, sentences

ENOUGH_JUDGED = 20  # findings read before their precision decides
ENOUGH_COMPARED = 200  # comparisons made before their agreement decides
CRITICAL_RIGHT, CRITICAL_AGREES, WARNING_RIGHT = 0.95, 0.98, 0.85
# Pseudo-verdicts a class takes from its rule, and a rule from all rules: what makes the verdicts of the five looks
# likeliest (empirical Bayes, beta-binomial; Efron and Morris 1975). Rules differ, the classes of one rule hardly do.
FROM_RULE, FROM_ALL = 20.0, 4.0
SEVERAL = 2  # verdicts of which most decide: one wrong verdict silences nothing
MOST, NEARLY_ALL = 0.5, 0.75
ENOUGH_REMARKS = 4  # remarks read before most of them having been wrong says that they are not worth a line
SURE = 0.975  # upper end of the interval of what a class's precision may be
NEAR = (Link.CLAUSE, Link.SENTENCE, Link.TABLE)
_ORDER = (Severity.CRITICAL, Severity.WARNING, Severity.INFO)
_SAID = sentences("calibration")["standing"]


class Prior(NamedTuple):
    """What is expected of a class before its own verdicts: a share of right ones, worth so many verdicts."""

    right: float = 0.5
    worth: float = 2.0

    def after(self, judged: int, right: int, worth: float) -> "Prior":
        """What is expected of one of the classes these verdicts are on, which differ as much as `worth` verdicts say.

        The variance of its precision is what is not known of all of them and what they differ by.
        """
        known = self.worth + judged
        mean = (self.right * self.worth + right) / known
        return Prior(mean, 1 / (1 / (known + 1) + 1 / (worth + 1)) - 1)


UNKNOWN = Prior()


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What is known of one class: comparisons and how many agree, findings read and how many were right.

    `near` says whether its sides stand in one clause, sentence or table, `slip` whether one slip of the hand explains
    the difference, `prior` what the verdicts on other classes let expect, `outvoted` that its kind was wrong more often
    than right, `refuted` that too many of all its findings ever read were wrong for it to accuse.
    """

    compared: int = 0
    agreed: int = 0
    judged: int = 0
    right: int = 0
    near: bool = True
    slip: bool = False
    prior: Prior = UNKNOWN
    outvoted: bool = False
    refuted: bool = False

    @property
    def highest(self) -> Severity:
        """The gravest severity the class has earned; a warning where nothing is known.

        Few verdicts decide only where even at best too few are right, drawn to what its rule has earned elsewhere, or
        where more were wrong than right; what it has earned elsewhere refutes no class nobody has read.
        Agreement alone makes nothing critical whose sides stand apart: governments err so seldom that most of the few
        contradictions are misreadings. Nor what is `refuted`: where every look at fresh texts met another misreading,
        mending the last one does not let expect that the next is none. Where a slip explains the difference, agreement
        says nothing against it.
        """
        if self.judged >= ENOUGH_JUDGED:
            right = self.right / self.judged
            return _ORDER[(right < CRITICAL_RIGHT) + (right < WARNING_RIGHT)]
        if self.outvoted or (self.judged and self.at_best < WARNING_RIGHT):
            return Severity.INFO
        if self.compared < ENOUGH_COMPARED:
            return Severity.WARNING
        agree = self.agreed / self.compared
        if self.near and agree >= CRITICAL_AGREES and not self.refuted and self.at_best >= CRITICAL_RIGHT:
            return Severity.CRITICAL
        return Severity.WARNING if self.slip or agree >= WARNING_RIGHT else Severity.INFO

    @property
    def vouched(self) -> bool:
        """Whether of several verdicts more were right than wrong."""
        return self.judged > SEVERAL and 2 * self.right > self.judged

    @property
    def probability(self) -> float:
        """How likely a finding of the class is right: the share of verdicts, drawn to the prior while they are few."""
        return (self.right + self.prior.right * self.prior.worth) / (self.judged + self.prior.worth)

    @property
    def at_best(self) -> float:
        """The upper end of the 95% interval of that probability."""
        from scipy.special import betaincinv

        worth = self.judged + self.prior.worth
        return float(betaincinv(self.probability * worth, (1 - self.probability) * worth, SURE))

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
    def _standing(self) -> "_Verdicts":
        return _Verdicts(j for j in self.judgements if not j.mended)

    @cached_property
    def _ever(self) -> "_Verdicts":
        """Those on findings that are no longer made too."""
        return _Verdicts(self.judgements)

    @cached_property
    def _fared(self) -> Mapping[tuple[str, str, bool, bool], tuple[int, int]]:
        """Verdicts right and wrong, by rule, kind of documents (all under an empty one), whether a remark, mended."""
        sums: dict[tuple[str, str, bool, bool], list[int]] = defaultdict(lambda: [0, 0])
        for verdict in self.judgements:
            remark = verdict.severity is Severity.INFO
            for kind in {verdict.kind, ""} if verdict.verdict != "doubtful" else ():
                sums[verdict.rule, kind, remark, verdict.mended][verdict.verdict == "wrong"] += 1
        return {key: (right, wrong) for key, (right, wrong) in sums.items()}

    def unworthy(self, rule: str, kind: str, *, compared: bool = True) -> Text | None:
        """Why a remark of the rule on such documents is not worth a line: most that were read were wrong, if so.

        Where few remarks were read, all its findings on such documents are taken; where those are few too, its remarks
        on all documents, which must nearly all have been wrong. Verdicts on what is mended count where numbers are
        `compared`: looks one after the other at texts nobody had read found the remarks of a rule wrong as often as
        before, by causes not yet met. What is said of headings and lists has few causes.
        """

        def fared(of: str, remark: bool) -> tuple[int, int]:
            counts = [self._fared.get((rule, of, remark, mended), (0, 0)) for mended in (False, True)[: 1 + compared]]
            return sum(right for right, _ in counts), sum(wrong for _, wrong in counts)

        remarks, graver, everywhere = fared(kind, True), fared(kind, False), fared("", True)
        every = remarks[0] + graver[0], remarks[1] + graver[1]
        right, wrong = next((c for c in (remarks, every, everywhere) if sum(c) >= ENOUGH_REMARKS), (0, 0))
        share = NEARLY_ALL if sum(every) < ENOUGH_REMARKS else MOST
        return _SAID["unworthy"].fill(n=right + wrong, right=right) if wrong > share * (right + wrong) else None

    def of_rule(self, rule: str) -> TrackRecord:
        """What is known of a rule, whatever its sides."""
        figures = [f for f in self.calibration.classes if f.rule == rule]
        compared = sum(f.agreed + f.contradicted for f in figures), sum(f.agreed for f in figures)
        judged, every = (_both([self._standing.counts(name, slip) for slip in (False, True)]) for name in (rule, ""))
        prior = UNKNOWN.after(every[0] - judged[0], every[1] - judged[1], FROM_ALL)
        return TrackRecord(*compared, *judged, prior=prior)

    def standing(self, one: ComparisonClass, *, slip: bool) -> TrackRecord:
        """What is known of a class: of the narrowest one with enough comparisons, and with enough verdicts.

        What other classes of its rule, and other rules, have earned is only expected of it (`Prior`): it refutes no
        class nobody has read. Enough verdicts on other kinds of documents speak for such a class, never against it.

        Where a number is one slip away from what is needed, how often the rule agrees on other numbers says little
        of it: only verdicts on such findings count against it.
        """
        narrow, of_kind, of_all = one.wider()
        compared = _narrowest((self._compared.get(c, (0, 0)) for c in (narrow, of_kind, of_all)), ENOUGH_COMPARED)
        verdicts = self._standing
        judged, outvoted = verdicts.on(one, slip), verdicts.outvoted(one, slip)
        ever = TrackRecord(*compared, *self._ever.on(one, slip), prior=self._ever.prior(one, slip))
        refuted = self._ever.outvoted(one, slip) or ever.at_best < CRITICAL_RIGHT
        return TrackRecord(*compared, *judged, one.link in NEAR, slip, verdicts.prior(one, slip), outvoted, refuted)


class _Verdicts:
    """Verdicts counted by class and by rule: how many, and how many of them found the finding right."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._of: dict[tuple[ComparisonClass | str, bool], list[int]] = defaultdict(lambda: [0, 0])
        for verdict in judgements:
            keys: list[ComparisonClass | str] = [*verdict.of.wider(), verdict.rule, ""]
            for key in keys:
                self._of[key, verdict.slip][0] += 1
                self._of[key, verdict.slip][1] += verdict.verdict == "right"

    def on(self, one: ComparisonClass, slip: bool) -> tuple[int, int]:
        """Those on the narrowest class with enough of them, else on its kind of documents, else what speaks for it."""
        narrow, of_kind, of_all = one.wider()
        judged = _narrowest((self.counts(c, slip) for c in (narrow, of_kind)), ENOUGH_JUDGED)
        elsewhere = self.counts(of_all, slip)
        speaks = elsewhere[0] >= ENOUGH_JUDGED and elsewhere[1] >= WARNING_RIGHT * elsewhere[0]
        return elsewhere if speaks and not judged[0] else judged

    def prior(self, one: ComparisonClass, slip: bool) -> Prior:
        """What those on other rules and on other classes of its rule let expect."""
        rule, every = self.counts(one.rule, slip), self.counts("", slip)
        return UNKNOWN.after(*_without(every, rule), FROM_ALL).after(*_without(rule, self.on(one, slip)), FROM_RULE)

    def outvoted(self, one: ComparisonClass, slip: bool) -> bool:
        """Whether of several on the class or its kind of documents more were wrong than right."""
        narrow, of_kind, _ = one.wider()
        return any(_outvoted(*self.counts(c, slip)) for c in (narrow, of_kind))

    def counts(self, key: ComparisonClass | str, slip: bool) -> tuple[int, int]:
        """Those on a class, or on a rule; under an empty name those on all rules."""
        n, right = self._of.get((key, slip), (0, 0))
        return n, right


def _told_of_text(reported: Reported, one: ComparisonClass, record: Record) -> Reported:
    """What compares no claims, with how often its rule has been right."""
    known = record.of_rule(reported.rule)
    told = Reliability(known.text, reported.link, "", one.kind, False, known.probability)
    return replace(reported, reliability=told)


def _outvoted(judged: int, right: int) -> bool:
    """Whether of several verdicts on a class more were wrong than right."""
    return judged >= SEVERAL and 2 * right < judged


def _both(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = tuple(counts)
    return sum(n for n, _ in pairs), sum(right for _, right in pairs)


def _without(counts: tuple[int, int], some: tuple[int, int]) -> tuple[int, int]:
    return counts[0] - some[0], counts[1] - some[1]


def _narrowest(counts: Iterable[tuple[int, int]], enough: int) -> tuple[int, int]:
    """The first count that is large enough, else the last, which is of the widest class."""
    last = (0, 0)
    for last in counts:
        if last[0] >= enough:
            break
    return last


def graded(reported: Iterable[Reported], record: Record, kinds: Mapping[str, str]) -> list[Reported]:
    """The comparisons with the severity their class has earned, never graver than their rule's, and why.

    What compares no claims (damaged text, counted lists) keeps the severity of its rule. A remark of a class most of
    whose remarks were wrong is none: it cannot be told.
    """

    def told(r: Reported) -> Reported:
        if r.outcome is not Outcome.CONTRADICTS:
            return r
        one, slip = class_of(r, kinds), bool(r.source) and one_slip_away(r)
        standing = record.standing(one, slip=slip) if r.source else None
        found = _graded(r, one, standing) if standing else _told_of_text(r, one, record)
        reason = _unworthy(r, found, standing, record)
        return replace(r, outcome=Outcome.CANNOT_TELL, reason=reason) if reason else found

    return [told(r) for r in reported]


def _unworthy(reported: Reported, found: Reported, standing: TrackRecord | None, record: Record) -> Text | None:
    """Why a finding that is only a remark is not told, if so.

    One that only its class makes a remark, most of whose verdicts that still count found it right, is told.
    """
    if found.severity is not Severity.INFO or found.reliability is None:
        return None
    if standing and standing.vouched and reported.severity is not Severity.INFO:
        return None
    return record.unworthy(reported.rule, found.reliability.kind, compared=standing is not None)


def _graded(reported: Reported, one: ComparisonClass, standing: TrackRecord) -> Reported:
    severity = max(reported.severity, standing.highest, key=_ORDER.index)
    told = Reliability(standing.text, one.link, one.source, one.kind, standing.slip, standing.probability)
    return replace(reported, severity=severity, reliability=told)


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927, without continuity correction)."""
    from scipy.stats import binomtest

    interval = binomtest(right, of).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)
