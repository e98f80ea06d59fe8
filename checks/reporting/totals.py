"""The findings counted, and the verdict: the same in every report."""

from collections.abc import Mapping
from typing import Any

from checks.reporting import texts
from checks.reporting.facts import SEVERITIES, STATUSES
from checks.wording import Text

Row = Mapping[str, Any]


def tally(report: Row) -> dict[str, dict[str, int]]:
    """Findings by severity and status, every cell filled."""
    table = {severity: dict.fromkeys(STATUSES, 0) for severity in SEVERITIES}
    for f in report.get("findings", ()):
        table[f["severity"]][f.get("status") or "new"] += 1
    return table


def verdict(report: Row) -> tuple[str, Text, Text | None]:
    """How grave it is, the verdict in one line, and what it leaves unsaid."""
    counts = {s: sum(n for status, n in row.items() if status != "waived") for s, row in tally(report).items()}
    gravest = next((s for s in SEVERITIES if counts[s]), "none")
    key = "verdict_critical_one" if gravest == "critical" and counts["critical"] == 1 else f"verdict_{gravest}"
    line = texts.WORDS[key].fill(n=counts.get(gravest, 0))
    rest = gravest == "critical" and counts["warning"] + counts["info"] > 0
    return gravest, line, texts.WORDS["verdict_rest"].fill(w=counts["warning"], i=counts["info"]) if rest else None
