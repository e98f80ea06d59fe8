"""Annotations and a step summary for GitHub Actions.

Format: workflow commands, `::error file=…,line=…,col=…,title=…::message`; in data `%`, CR and LF are percent-encoded,
in properties `:` and `,` as well.
"""

import re
from collections.abc import Mapping
from typing import Any

from checks.reporting.facts import OUTCOMES, STATUSES, text_of
from checks.reporting.plain import one_line, visible
from checks.reporting.terminal import paths_of, place
from checks.reporting.texts import OUTCOME, SEVERITY, STATUS, WORDS
from checks.reporting.totals import label, not_audited, tally, unchecked, verdict

Row = Mapping[str, Any]
COMMAND = {"critical": "error", "warning": "warning", "info": "notice"}
MOST_IN_SUMMARY = 100  # a step summary may have 1 MiB


def render_annotations(report: Row, *, language: str = "zh") -> str:
    """One line a finding that is not waived, gravest first. Known findings are notices, whatever their severity."""
    paths = paths_of(report)
    lines = [_annotation(f, paths, language) for f in report.get("findings", ()) if f.get("status") != "waived"]
    return "".join(line + "\n" for line in lines)


def _annotation(finding: Row, paths: Mapping[str, str], language: str) -> str:
    known = finding.get("status") == "known"
    command = "notice" if known else COMMAND[finding["severity"]]
    sides = finding.get("evidence") or ()
    title = (
        f"{SEVERITY[finding['severity']].say(language)} [{finding['rule']}] {text_of(finding['title']).say(language)}"
    )
    properties = []
    if sides and sides[0].get("document"):
        properties.append(("file", paths.get(sides[0]["document"], sides[0]["document"])))
        properties += [
            (name, str(sides[0][key])) for name, key in (("line", "line"), ("col", "column")) if sides[0].get(key)
        ]
    properties.append(("title", one_line(f"{STATUS['known'].say(language)} {title}" if known else title)))
    body = [text_of(finding["message"]).say(language), text_of(finding.get("arithmetic")).say(language)]
    body += [f"{place(side, paths, language)} {one_line(side.get('quote') or '')}" for side in sides[1:]]
    said = "\n".join(visible(b) for b in body if b)
    return f"::{command} {','.join(f'{k}={_property(v)}' for k, v in properties)}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def render_summary(report: Row, *, language: str = "zh") -> str:
    """The step summary in Markdown: verdict, counts, findings, coverage."""
    _, line, rest = verdict(report)
    coverage = report.get("coverage", {})
    parts = [
        f"## {WORDS['report'].say(language)}",
        f"**{line.say(language)}** {rest.say(language) if rest else ''}".strip(),
    ]
    if missing := unchecked(report):
        parts.append(f"**{WORDS['unchecked_some'].fill(n=len(missing)).say(language)}**")
    for line, names in not_audited(report):
        said = WORDS["and"].say(language).join(markdown(n.say(language)) for n in names[:MOST_IN_SUMMARY])
        parts.append(f"**{line.say(language)}** {said}")
    parts.append(_counts(report, language))
    parts.append(_findings(report, language))
    outcomes = coverage.get("comparisons", {})
    said = ", ".join(f"{OUTCOME[o].say(language)} {outcomes.get(o, 0)}" for o in OUTCOMES)
    parts.append(f"{WORDS['comparisons'].say(language)}: {said}")
    if report.get("mended"):
        parts.append(WORDS["mended_count"].fill(n=len(report["mended"])).say(language))
    return "\n\n".join(p for p in parts if p) + "\n"


def _counts(report: Row, language: str) -> str:
    head = [WORDS["severity"], *(STATUS[s] for s in STATUSES), WORDS["sum"]]
    rows = [[h.say(language) for h in head], ["---", *["---:"] * 4]]
    for severity, counts in tally(report).items():
        numbers = [*(counts[s] for s in STATUSES), sum(counts.values())]
        rows.append([SEVERITY[severity].say(language), *map(str, numbers)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _findings(report: Row, language: str) -> str:
    paths = paths_of(report)
    findings = report.get("findings", ())
    out = []
    for f in findings[:MOST_IN_SUMMARY]:
        sides = f.get("evidence") or ()
        head = f"**{label(f).say(language)}** {markdown(text_of(f['message']).say(language))}"
        if f.get("status", "new") != "new":
            head += f" ({STATUS[f['status']].say(language)})"
        places = [
            f"`{place(s, paths, language).replace('`', '')}` {markdown(s.get('quote') or '')}"
            for s in sides
            if s.get("document")
        ]
        out.append("\n".join([f"- {head}", *(f"  - {p}" for p in places)]))
    left = len(findings) - MOST_IN_SUMMARY
    if left > 0:
        out.append(f"- {WORDS['more_findings'].fill(n=left).say(language)}")
    return "\n".join(out)


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return (
        re.sub(r"([\\`*_{}\[\]()#+\-!|~<>&])", r"\\\1", one_line(text)).replace("\\<", "&lt;").replace("\\&", "&amp;")
    )
