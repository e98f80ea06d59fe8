"""The reports of an audit: which files are written where, and from what."""

import os
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from checks.audit import Audit
from checks.claims.frame import COLUMNS
from checks.claims.model import Claim
from checks.claims.output import claims_csv
from checks.failures import Failure, survived
from checks.findings.evidence import Source, json_value
from checks.findings.problems import failed
from checks.findings.report import add_finding
from checks.wording import Text
from checks.workspace import Workspace, written
from checks.writing import file_name, write_all

_GRAVITY = {"contradicts": 2, "agrees": 1, "cannot tell": 0}


def write_reports(audit: Audit, workspace: Workspace, folder: Path, language: str) -> list[Path]:
    """Write all reports and the indicator tables of the workspace's own documents; returns what was written."""
    from checks.reporting.html import render_html
    from checks.reporting.json_report import render_comparisons, render_json
    from checks.reporting.workbook import render_workbook

    kept = kept_texts(audit, workspace, folder)
    for entry in audit.report["documents"]:
        entry["text"] = str(kept.get(entry["document"], ""))
    files: dict[Path, str | bytes] = {kept[name]: audit.documents[name].text for name in kept}
    documents = annotated(audit)
    said = (audit.report, audit.comparisons, documents, language)
    # The page comes after the others and the data last, so that each can tell which of those before it is missing.
    makers: dict[Path, Callable[[], str | bytes]] = {
        folder / "comparisons.jsonl": lambda: render_comparisons(audit.comparisons),
        **indicator_tables(audit, workspace),
        folder / "audit.xlsx": lambda: render_workbook(*said),
        folder / "index.html": lambda: render_html(*said),
    }
    for file, make in makers.items():
        failures: list[Failure] = []
        with survived(failures, "report", name=file.name):
            files[file] = make()
        for one in failures:
            unwritten = failed(one, Source(audit.documents, {}))
            add_finding(audit.report, unwritten)
            # What stood there tells of an audit before this one: better nothing, and why.
            files[file] = instead(file, unwritten.message)
    files[folder / "findings.json"] = render_json(audit.report)
    write_all(files)
    return list(files)


def instead(file: Path, why: Text) -> str:
    """What stands in the place of a report that could not be written."""
    if file.suffix == ".html":
        said = escape(f"{why.zh} / {why.en}")
        return f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>hedui</title><p>{said}</p></html>\n'
    return ""


def kept_texts(audit: Audit, workspace: Workspace, folder: Path) -> dict[str, Path]:
    """Where the text that was taken from each document of another format is kept, to look up lines in."""
    own = _own(audit, workspace)
    names = [name for name, document in audit.documents.items() if document.kept]
    return {
        name: (workspace.texts if name in own else folder / workspace.texts.name) / file_name(name, ".md")
        for name in names
    }


def indicator_tables(audit: Audit, workspace: Workspace) -> dict[Path, Callable[[], str]]:
    """What makes the CSV of each document that stands in the workspace's own folder of documents."""
    claims: dict[str, list[Claim]] = {name: [] for name in _own(audit, workspace)}
    for claim in audit.claims:
        if claim.document in claims:
            claims[claim.document].append(claim)
    return {workspace.indicators / file_name(name, ".csv"): partial(claims_csv, own) for name, own in claims.items()}


def _own(audit: Audit, workspace: Workspace) -> list[str]:
    """The documents that stand in the workspace's own folder, where it may be written to."""
    if not os.access(workspace.documents.parent, os.W_OK):
        return []
    own = {written(file) for file in workspace.document_files()}
    return [name for name, document in audit.documents.items() if document.description.path in own]


def annotated(audit: Audit) -> dict[str, dict[str, Any]]:
    """Each document with its text, its outline, and its claims marked by what became of them."""
    outcome: dict[str, str] = {}
    for line in audit.comparisons:
        for side in line["evidence"]:
            claim = side["claim"]
            if claim and _GRAVITY[line["outcome"]] > _GRAVITY.get(outcome.get(claim, ""), -1):
                outcome[claim] = line["outcome"]
    findings: dict[str, list[str]] = {}
    for finding in audit.report["findings"]:
        for side in finding["evidence"]:
            if side["claim"]:
                findings.setdefault(side["claim"], []).append(finding["fingerprint"])
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in audit.documents}
    for claim in audit.claims:
        rows[claim.document].append(_mark({n: getattr(claim, n) for n in COLUMNS}, outcome, findings))
    return {
        name: {
            "text": document.text,
            "description": next(d for d in audit.report["documents"] if d["document"] == name),
            "claims": rows[name],
            "sections": [
                {"title": s.number + s.title, "level": s.level, "start": s.start, "line": document.line(s.start)}
                for s in document.sections
                if s.level
            ],
        }
        for name, document in audit.documents.items()
    }


def _mark(row: dict[str, Any], outcome: dict[str, str], findings: dict[str, list[str]]) -> dict[str, Any]:
    cells = {str(k): json_value(v) for k, v in row.items()}
    return {**cells, "outcome": outcome.get(row["claim"], ""), "findings": sorted(set(findings.get(row["claim"], [])))}
