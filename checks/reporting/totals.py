"""The findings counted, and the verdict: the same in every report."""

from collections.abc import Mapping
from typing import Any

from checks.findings.problems import UNCHECKED
from checks.reporting import texts
from checks.reporting.facts import SEVERITIES, STATUSES, text_of
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


def nothing_compared(report: Row) -> bool:
    """Whether nothing was held against anything: then silence is no agreement.

    Of a choice of rules that compare no numbers (lists, headings) what they compared counts.
    """
    coverage = report.get("coverage", {})
    told = sum(n for outcome, n in coverage.get("comparisons", {}).items() if outcome != "cannot tell")
    return not (told if report.get("left_out") else coverage.get("compared", 0))


def not_audited(report: Row) -> list[tuple[Text, list[Text]]]:
    """What else was not audited: the rules that were kept from running, the documents no number was found in."""
    rules = [text_of(rule["title"]) for rule in report.get("left_out") or ()]
    empty = [text_of(d.get("title") or d["document"]) for d in report.get("documents", ()) if not d.get("claims")]
    told = (("rules_left_out", rules), ("no_claims", empty))
    ran = len(report.get("rules", ()))
    return [(texts.WORDS[key].fill(n=len(names), ran=ran), names) for key, names in told if names]


def verdict(report: Row) -> tuple[str, Text, Text | None]:
    """How grave it is, the verdict in one line, and what it leaves unsaid."""
    counts = {s: sum(n for status, n in row.items() if status != "waived") for s, row in tally(report).items()}
    gravest = next((s for s in SEVERITIES if counts[s]), "none")
    key = "verdict_critical_one" if gravest == "critical" and counts["critical"] == 1 else f"verdict_{gravest}"
    if gravest == "none" and unchecked(report):
        key = "verdict_none_read"
    if gravest != "critical" and nothing_compared(report):
        others = counts["warning"] + counts["info"] > 0
        rest = texts.WORDS["verdict_rest"].fill(w=counts["warning"], i=counts["info"]) if others else None
        return "nothing", texts.WORDS["verdict_nothing"], rest
    line = texts.WORDS[key].fill(n=counts.get(gravest, 0))
    more = gravest == "critical" and counts["warning"] + counts["info"] > 0
    return gravest, line, texts.WORDS["verdict_rest"].fill(w=counts["warning"], i=counts["info"]) if more else None
