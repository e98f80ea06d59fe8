"""JUnit XML for CI: a test suite a document, in it a test case a rule. Waived and known findings are skipped cases."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from checks.reporting.colour import painter
from checks.reporting.facts import SEVERITIES, text_of
from checks.reporting.plain import one_line, visible
from checks.reporting.terminal import finding_block, paths_of
from checks.reporting.texts import STATUS, WORDS

Row = Mapping[str, Any]
COLUMNS = 120


def render_junit(report: Row, *, language: str = "zh", fail_on: str = "critical") -> str:
    """The XML text. New findings at or above `fail_on` fail their case; lesser ones are printed in a case that passes.

    A finding between documents stands with the first of its sides. A rule that could compare nothing is skipped.
    """
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    by_case: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for finding in report.get("findings", ()):
        sides = finding.get("evidence") or ()
        first = sides[0].get("document") if sides else None
        by_case[first or "", finding["rule"]].append(finding)
    names = dict.fromkeys([d["document"] for d in report.get("documents", ())] + [document for document, _ in by_case])
    rules = {r["id"]: r for r in report.get("rules", ())}
    for finding in report.get("findings", ()):
        rules.setdefault(
            finding["rule"], {"id": finding["rule"], "suite": finding.get("suite"), "title": finding["title"]}
        )
    paths = paths_of(report)
    suites = []
    total = [0, 0, 0]
    for name in names:
        cases = [
            _case(rule, name, by_case.get((name, rule["id"]), []), paths, language, failing)
            for rule in rules.values()
            if name or (name, rule["id"]) in by_case
        ]
        counts = [len(cases), sum("<failure" in c for c in cases), sum("<skipped" in c for c in cases)]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        suites.append(
            f"<testsuite name={_attribute(name or 'workspace')}{_counts(counts)}>\n{''.join(cases)}</testsuite>\n"
        )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<testsuites name="hedui"{_counts(total)}>\n{"".join(suites)}</testsuites>\n'


def _counts(counts: Sequence[int]) -> str:
    tests, failures, skipped = counts
    return f' tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}" time="0"'


def _case(rule: Row, document: str, findings: Sequence[Row], paths: Mapping[str, str], language: str,
          failing: Sequence[str]) -> str:  # fmt: skip
    title = one_line(text_of(rule.get("title")).say(language)) or rule["id"]
    name, classname = (
        _attribute(f"{rule['id']}: {title}"),
        _attribute(f"{document or 'workspace'}.{rule.get('suite') or ''}"),
    )
    file = f" file={_attribute(paths[document])}" if document in paths else ""
    new = [f for f in findings if f.get("status", "new") == "new"]
    grave = [f for f in new if f["severity"] in failing]
    inside = ""
    if grave:
        message = "; ".join(one_line(text_of(f["message"]).say(language)) for f in grave)
        kind = _attribute(grave[0]["severity"])
        text = _text(grave, paths, language)
        inside = f"<failure type={kind} message={_attribute(message)}>{text}</failure>"
    elif not new and findings:
        said = "; ".join(_answered(f, language) for f in findings)
        inside = f"<skipped message={_attribute(said)}/>"
    elif not findings and not _compared(rule):
        inside = f"<skipped message={_attribute(WORDS['nothing_compared'].say(language))}/>"
    rest = [f for f in findings if f not in grave]
    if rest:
        inside += f"<system-out>{_text(rest, paths, language)}</system-out>"
    return f'<testcase name={name} classname={classname}{file} time="0">{inside}</testcase>\n'


def _compared(rule: Row) -> bool:
    counts = rule.get("counts") or {}
    return bool(counts.get("agrees") or counts.get("contradicts"))


def _answered(finding: Row, language: str) -> str:
    waiver = finding.get("waiver") or {}
    status = STATUS[finding.get("status") or "new"].say(language)
    return one_line(f"{status} {finding['fingerprint']} {waiver.get('reason', '')}")


def _text(findings: Sequence[Row], paths: Mapping[str, str], language: str) -> str:
    plain = painter(False)
    return escape(visible("\n\n".join(finding_block(f, paths, language, plain, COLUMNS) for f in findings)))


def _attribute(value: str) -> str:
    return quoteattr(one_line(value))
