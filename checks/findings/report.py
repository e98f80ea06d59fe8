"""The machine-readable report: the dictionary of findings.json, from which every other report is rendered."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from checks import __version__
from checks.comparisons import Outcome, Severity
from checks.documents.document import Document
from checks.findings.evidence import Row
from checks.findings.finding import Finding, Reported
from checks.findings.problems import PROBLEMS, SUITE, UNCHECKED
from checks.suites.rule import Example, Rule
from checks.suites.run import RuleRun
from checks.wording import Text, sentences

REPORT_VERSION = "1"


def report(
    documents: Mapping[str, Document],
    claims: Mapping[str, Row],
    runs: Sequence[RuleRun],
    reported: Sequence[Reported],
    findings: Sequence[Finding],
    mended: Sequence[dict[str, Any]],
    left_out: Sequence[Rule] = (),
    reliability: Mapping[str, Text] = MappingProxyType({}),
) -> dict[str, Any]:
    """findings.json as a dictionary, in a fixed order of keys and entries. It holds no time of day.

    `left_out` are the rules that the options kept from running; `reliability` says how often each rule was right.
    """
    told = (r for r in reported if r.outcome is not Outcome.CANNOT_TELL)
    compared = {side["claim"] for r in told for side in r.evidence}
    numeric = {c: row for c, row in claims.items() if not row.get("qualitative")}
    return {
        "version": REPORT_VERSION,
        "program": __version__,
        "documents": [_document(d, numeric) for d in documents.values()],
        "summary": _summary(findings),
        "coverage": _coverage(documents, numeric, compared, reported),
        "rules": [*(_rule(run, reliability) for run in runs), *_problem_rules(findings)],
        "findings": [f.as_dict() for f in findings],
        "mended": list(mended),
        "left_out": [{"id": r.meta.id, "title": _title(r)} for r in left_out],
    }


def add_finding(content: dict[str, Any], finding: Finding) -> None:
    """Put a finding that came to light after the report was made in front of its others, and count it."""
    content["findings"].insert(0, finding.as_dict())
    rules = [r for r in content["rules"] if r["id"] == finding.rule]
    for rule in rules or _problem_rules([finding]):
        if rules:
            rule["counts"]["contradicts"] += 1
        else:
            content["rules"].append(rule)
    summary = content["summary"]
    summary["severity"][finding.severity.value] += 1
    summary["status"]["new"] += 1
    summary["unchecked"] += finding.rule in UNCHECKED
    summary["rule"] = dict(sorted({**summary["rule"], finding.rule: summary["rule"].get(finding.rule, 0) + 1}.items()))


def _document(document: Document, claims: Mapping[str, Row]) -> dict[str, Any]:
    d = document.description
    return {
        "document": d.name,
        "title": d.title,
        "issuer": d.issuer,
        "region": d.region,
        "kind": d.kind,
        "result_years": list(d.result_years) if d.result_years else None,
        "plan_years": list(d.plan_years) if d.plan_years else None,
        "issued": d.issued,
        "path": d.path,
        "characters": len(document.text) - document.start,
        "claims": sum(row["document"] == d.name for row in claims.values()),
    }


def _summary(findings: Iterable[Finding]) -> dict[str, Any]:
    all_findings = list(findings)
    open_ = [f for f in all_findings if f.status != "waived"]
    severity = Counter(f.severity.value for f in open_)
    status = Counter(f.status for f in all_findings)
    return {
        "severity": {s.value: severity.get(s.value, 0) for s in Severity},
        "status": {s: status.get(s, 0) for s in ("new", "known", "waived")},
        "unchecked": sum(f.rule in UNCHECKED for f in open_),
        "rule": dict(sorted(Counter(f.rule for f in all_findings).items())),
    }


def _coverage(
    documents: Mapping[str, Document], claims: Mapping[str, Row], compared: set[str], reported: Iterable[Reported]
) -> dict[str, Any]:
    outcomes: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for r in reported:
        outcomes[r.outcome.value] += 1
        if r.reason is not None:
            reasons[r.reason] += 1
    by_document = {name: {"claims": 0, "compared": 0} for name in documents}
    for name, row in claims.items():
        counts = by_document.setdefault(row["document"], {"claims": 0, "compared": 0})
        counts["claims"] += 1
        counts["compared"] += name in compared
    return {
        "claims": len(claims),
        "compared": sum(c in compared for c in claims),
        "comparisons": {o.value: outcomes.get(o.value, 0) for o in Outcome},
        "cannot_tell": [
            {"reason": {"zh": zh, "en": en}, "count": n}
            for (zh, en), n in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
        ],
        "documents": by_document,
    }


def _rule(run: RuleRun, reliability: Mapping[str, Text]) -> dict[str, Any]:
    rule, meta = run.rule, run.rule.meta
    return {
        "id": meta.id,
        "suite": run.suite,
        "type": rule.type,
        "severity": rule.severity.value,
        "status": meta.status,
        "title": _title(rule),
        "why": {"zh": meta.why, "en": meta.why_en or meta.why},
        "source": meta.source,
        "formula": str(rule.kwargs.get("formula", "")),
        "examples": _examples(rule),
        "counts": {o.value: run.compared.counts[o] for o in Outcome},
        "reliability": reliability[meta.id].as_dict() if meta.id in reliability else None,
    }


def _title(rule: Rule) -> dict[str, str]:
    return {"zh": rule.meta.title, "en": rule.meta.title_en or rule.meta.title}


def _examples(rule: Rule) -> dict[str, str | None]:
    examples = rule.meta.examples

    def said(example: Example | None) -> str | None:
        if example is None or isinstance(example, str):
            return example
        return "\n\n".join(part.text for part in example)

    return {
        "agrees": said(examples.agrees),
        "contradicts": said(examples.contradicts),
        "cannot tell": said(examples.cannot_tell),
    }


def _problem_rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The entries of the built-in problem rules that have findings, in the form of any rule."""
    counts = Counter(f.rule for f in findings if f.suite == SUITE)
    out, said = [], sentences("findings")
    for name, severity in PROBLEMS.items():
        if counts[name]:
            out.append(
                {
                    "id": name,
                    "suite": SUITE,
                    "type": "",
                    "severity": severity.value,
                    "status": "active",
                    "title": said["problem"][name].as_dict(),
                    "why": said["problem_why"][name].as_dict(),
                    "source": "",
                    "formula": "",
                    "examples": {"agrees": None, "contradicts": None, "cannot tell": None},
                    "counts": {"agrees": 0, "contradicts": counts[name], "cannot tell": 0},
                    "reliability": None,
                }
            )
    return out
