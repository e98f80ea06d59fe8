"""The findings counted, and the verdict: the same in every report."""

from collections.abc import Mapping
from typing import Any

from checks.findings.problems import UNCHECKED
from checks.reporting import texts
from checks.reporting.facts import SEVERITIES, STATUSES
from checks.wording import Text

Row = Mapping[str, Any]


def unchecked(report: Row) -> list[Row]:
    """The findings that say that something was not checked, unless somebody answered for it."""
    return [f for f in report.get("findings", ()) if f["rule"] in UNCHECKED and f.get("status") != "waived"]


def label(finding: Row) -> Text:
    """The word for how grave a finding is; what was not checked contradicts nothing."""
    return texts.WORDS["unchecked"] if finding["rule"] in UNCHECKED else texts.SEVERITY[finding["severity"]]


def tally(report: Row) -> dict[str, dict[str, int]]:
    """Findings by severity and status, every cell filled, without what was not checked."""
    table = {severity: dict.fromkeys(STATUSES, 0) for severity in SEVERITIES}
    for f in report.get("findings", ()):
        if f["rule"] in UNCHECKED:
            continue
        table[f["severity"]][f.get("status") or "new"] += 1
    return table


def verdict(report: Row) -> tuple[str, Text, Text | None]:
    """How grave it is, the verdict in one line, and what it leaves unsaid."""
    counts = {s: sum(n for status, n in row.items() if status != "waived") for s, row in tally(report).items()}
    gravest = next((s for s in SEVERITIES if counts[s]), "none")
    key = "verdict_critical_one" if gravest == "critical" and counts["critical"] == 1 else f"verdict_{gravest}"
    if gravest == "none" and unchecked(report):
        key = "verdict_none_read"
    line = texts.WORDS[key].fill(n=counts.get(gravest, 0))
    rest = gravest == "critical" and counts["warning"] + counts["info"] > 0
    return gravest, line, texts.WORDS["verdict_rest"].fill(w=counts["warning"], i=counts["info"]) if rest else None
