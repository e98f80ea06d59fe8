"""SARIF 2.1.0 for code hosts and editors: the first side of a finding is its location, the others are related.

Specification: OASIS Static Analysis Results Interchange Format (SARIF) Version 2.1.0. Columns count code points.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from checks.findings.problems import FAILED
from checks.reporting.facts import interval, text_of
from checks.reporting.json_report import dump
from checks.reporting.plain import visible
from checks.reporting.terminal import paths_of
from checks.reporting.texts import WORDS
from checks.sides import Side

Row = Mapping[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {"critical": "error", "warning": "warning", "info": "note"}
BASELINE = {"new": "new", "known": "unchanged", "waived": "unchanged"}
FINGERPRINT = "heduiFinding/v1"


def render_sarif(report: Row, *, language: str = "zh") -> str:
    """The log as JSON text. Waived findings are suppressed, not left out; known ones are `unchanged`."""
    rules = list(report.get("rules", ()))
    known = {r["id"]: i for i, r in enumerate(rules)}
    for finding in report.get("findings", ()):
        if finding["rule"] not in known:
            known[finding["rule"]] = len(rules)
            rules.append({"id": finding["rule"], "title": finding["title"], "severity": finding["severity"]})
    paths = paths_of(report)
    run = {
        "tool": {
            "driver": {
                "name": "hedui",
                "semanticVersion": str(report.get("program") or "0.0.0"),
                "rules": [_rule(r, language) for r in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if language == "zh" else "en",
        "artifacts": [{"location": _artifact(path)} for path in dict.fromkeys(paths.values())],
        "invocations": [{"executionSuccessful": not any(f["rule"] == FAILED for f in report.get("findings", ()))}],
        "results": [_result(f, known[f["rule"]], paths, language) for f in report.get("findings", ())],
        "properties": {"coverage": report.get("coverage", {}), "mended": report.get("mended", [])},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dump(log, indent=1) + "\n"


def _rule(rule: Row, language: str) -> dict[str, Any]:
    title, why = (visible(text_of(rule.get(k)).say(language)) for k in ("title", "why"))
    out: dict[str, Any] = {
        "id": rule["id"],
        "shortDescription": {"text": title or rule["id"]},
        "defaultConfiguration": {"level": LEVEL[rule["severity"]]},
    }
    if why:
        source = visible(text_of(rule.get("source")).say(language))
        said = f"{why}\n{WORDS['source'].say(language)}: {source}" if source else why
        out["fullDescription"] = {"text": why}
        out["help"] = {"text": said}
    if rule.get("suite"):
        out["properties"] = {"suite": rule["suite"]}
    return out


def _result(finding: Row, index: int, paths: Mapping[str, str], language: str) -> dict[str, Any]:
    sides = [s for s in finding.get("evidence") or () if s.get("document")]
    status = finding.get("status") or "new"
    message = visible(text_of(finding["message"]).say(language))
    arithmetic = visible(text_of(finding.get("arithmetic")).say(language))
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": index,
        "level": LEVEL[finding["severity"]],
        "message": {"text": f"{message}\n{arithmetic}" if arithmetic else message},
        "partialFingerprints": {FINGERPRINT: finding["fingerprint"]},
        "baselineState": BASELINE[status],
    }
    if sides:
        result["locations"] = [_location(sides[0], paths, language)]
    if len(sides) > 1:
        result["relatedLocations"] = [
            {"id": number, **_location(side, paths, language)} for number, side in enumerate(sides[1:], 1)
        ]
    waiver = finding.get("waiver")
    if status == "waived" and waiver:
        answer, reason, owner, expires = (waiver.get(k, "") for k in ("as", "reason", "owner", "expires"))
        said = f"{answer}: {reason} ({owner}, {expires})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": visible(said)}]
    elif status != "waived":
        result["suppressions"] = []
    properties: dict[str, Any] = {"notes": list(finding.get("notes") or ())}
    if finding.get("suggestion"):
        properties["suggestion"] = visible(text_of(finding["suggestion"]).say(language))
    result["properties"] = properties
    return result


def _location(side: Side, paths: Mapping[str, str], language: str) -> dict[str, Any]:
    path = paths.get(side["document"], side["document"])
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if side.get("line"):
        physical["region"] = _region(side)
    role, says = text_of(side.get("role_text") or side.get("role")).say(language), interval(side).say(language)
    said = f"{role}: {says}" if says else role
    return {"physicalLocation": physical, "message": {"text": visible(said) or side["document"]}}


def _artifact(path: str) -> dict[str, str]:
    """A URI reference: relative paths stay relative to the root of the sources."""
    slashed = path.replace("\\", "/")
    if slashed.startswith("/"):
        return {"uri": "file://" + quote(slashed, errors="backslashreplace")}
    if slashed[1:3] == ":/":
        return {"uri": "file:///" + quote(slashed, safe="/:", errors="backslashreplace")}
    return {"uri": quote(slashed, errors="backslashreplace"), "uriBaseId": "%SRCROOT%"}


def _region(side: Side) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": side["line"]}
    start, end, text = side.get("start"), side.get("end"), side.get("quote") or ""
    if side.get("column"):
        region["startColumn"] = side["column"]
        if start is not None and end is not None and len(text) == end - start:
            lines = text.split("\n")
            region["endLine"] = side["line"] + len(lines) - 1
            region["endColumn"] = len(lines[-1]) + (side["column"] if len(lines) == 1 else 1)
    if start is not None and end is not None and end >= start:
        region["charOffset"], region["charLength"] = start, end - start
    if text:
        region["snippet"] = {"text": visible(text)}
    return region
