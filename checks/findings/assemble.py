"""Rule runs into reported comparisons and findings."""

import math
from collections.abc import Iterable

from checks.comparisons import Comparison, Outcome, Severity
from checks.findings.evidence import Source
from checks.findings.finding import Finding, Reported
from checks.findings.fingerprint import fingerprint
from checks.suites.rule import Rule
from checks.suites.run import RuleRun
from checks.wording import Text

_GRAVITY = {Severity.CRITICAL: 0, Severity.WARNING: 1, Severity.INFO: 2}
MOST = 0.5  # relative distance beyond which a finding weighs no more
BEYOND = 2.0  # relative distance that is no slip of the hand, unless a unit or a decimal point explains it
NAMED = 1.5  # how much more a finding weighs whose wrong number is known


def report_comparisons(runs: Iterable[RuleRun], source: Source) -> list[Reported]:
    """Every comparison of every run with its evidence, in the order of rules."""
    return [_reported(run, comparison, source) for run in runs for comparison in run.compared.rows()]


def severity_of(rule: Rule, comparison: Comparison) -> Severity:
    """The rule's severity, lowered where the comparison says so; a rule in preview never goes above info."""
    if rule.meta.status == "preview":
        return Severity.INFO
    own = comparison.severity or rule.severity
    return max(own, rule.severity, key=_GRAVITY.__getitem__)


def find(reported: Iterable[Reported], titles: dict[str, Text]) -> list[Finding]:
    """The findings among the comparisons: one for each fingerprint, the gravest kept where two share one."""
    found: dict[str, Finding] = {}
    for item in reported:
        if item.outcome is not Outcome.CONTRADICTS:
            continue
        name = fingerprint(item.rule, list(item.evidence), item.message.zh)
        finding = Finding(
            name, item.rule, item.suite, item.severity, titles[item.rule], item.message, item.arithmetic,
            item.evidence, item.settle, item.notes, item.gap, item.reliability,
        )  # fmt: skip
        kept = found.get(name)
        if kept is None or _GRAVITY[finding.severity] < _GRAVITY[kept.severity]:
            found[name] = finding
    return list(found.values())


def titles_of(runs: Iterable[RuleRun]) -> dict[str, Text]:
    """The title of every rule that ran."""
    return {r.rule.meta.id: Text(r.rule.meta.title, r.rule.meta.title_en or r.rule.meta.title) for r in runs}


def ranked(findings: Iterable[Finding], connected: dict[str, int] | None = None) -> list[Finding]:
    """Gravest first: by severity, then by how likely it is right, times what it weighs: how far apart the sides are and
    how many other comparisons hang on them.

    `connected` counts, by claim, the comparisons it takes part in; it counts by its logarithm, since statements of one
    quantity are compared pair by pair. Where a slip is named the finding is surer and moves up. Waived findings stand
    after the others.
    """
    connections = connected or {}

    def weight(finding: Finding) -> float:
        hangs = sum(connections.get(claim, 0) for claim in {s["claim"] for s in finding.evidence if s["claim"]})
        told = finding.reliability
        likely = told.probability if told else 0.5
        if finding.gap > BEYOND and not (told and told.slip):
            likely /= 2
        return likely * min(finding.gap, MOST) * math.log2(2 + hangs) * (NAMED if finding.suggestion else 1.0)

    def key(finding: Finding) -> tuple[object, ...]:
        first = finding.evidence[0] if finding.evidence else {"document": "", "start": 0}
        return (
            finding.status == "waived",
            _GRAVITY[finding.severity],
            -weight(finding),
            first["document"],
            first["start"] or 0,
            finding.rule,
            finding.fingerprint,
        )

    return sorted(findings, key=key)


def _reported(run: RuleRun, comparison: Comparison, source: Source) -> Reported:
    return Reported(
        rule=run.rule.meta.id,
        suite=run.suite,
        outcome=comparison.outcome,
        severity=severity_of(run.rule, comparison),
        message=comparison.message,
        arithmetic=comparison.arithmetic,
        evidence=tuple(source.evidence(o) for o in comparison.operands),
        reason=comparison.reason,
        settle=comparison.settle,
        notes=comparison.notes,
        gap=round(comparison.gap, 6),
        needs=tuple(o.needs for o in comparison.operands),
        link=comparison.link,
        source=comparison.source,
    )
