"""The reports of an audit: which files are written where, and from what."""

import os
from pathlib import Path
from typing import Any

from checks.audit import Audit
from checks.claims.frame import COLUMNS, csv_text
from checks.findings.evidence import json_value
from checks.workspace import Workspace
from checks.writing import write_all

_GRAVITY = {"contradicts": 2, "agrees": 1, "cannot tell": 0}


def write_reports(audit: Audit, workspace: Workspace, folder: Path, language: str) -> list[Path]:
    """Write all reports and the indicator tables of the workspace's own documents; returns what was written."""
    from checks.reporting.html import render_html
    from checks.reporting.json_report import render_comparisons, render_json
    from checks.reporting.workbook import render_workbook

    kept = kept_texts(audit, workspace, folder)
    for entry in audit.report["documents"]:
        entry["text"] = str(kept.get(entry["document"], ""))
    documents = annotated(audit)
    files: dict[Path, str | bytes] = {
        folder / "findings.json": render_json(audit.report),
        folder / "comparisons.jsonl": render_comparisons(audit.comparisons),
        folder / "index.html": render_html(audit.report, audit.comparisons, documents, language),
        folder / "audit.xlsx": render_workbook(audit.report, audit.comparisons, documents, language),
        **{kept[name]: audit.documents[name].text for name in kept},
        **indicator_tables(audit, workspace),
    }
    write_all(files)
    return list(files)


def kept_texts(audit: Audit, workspace: Workspace, folder: Path) -> dict[str, Path]:
    """Where the text that was taken from each document of another format is kept, to look up lines in."""
    own = _own(audit, workspace)
    names = [name for name, document in audit.documents.items() if document.kept]
    return {name: (workspace.texts if name in own else folder / workspace.texts.name) / f"{name}.md" for name in names}


def indicator_tables(audit: Audit, workspace: Workspace) -> dict[Path, str | bytes]:
    """One CSV for each document that stands in the workspace's own folder of documents."""
    return {
        workspace.indicators / f"{name}.csv": csv_text(c for c in audit.claims if c.document == name)
        for name in _own(audit, workspace)
    }


def _own(audit: Audit, workspace: Workspace) -> list[str]:
    """The documents that stand in the workspace's own folder, where it may be written to."""
    if not os.access(workspace.documents.parent, os.W_OK):
        return []
    own = {str(file) for file in workspace.document_files()}
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
