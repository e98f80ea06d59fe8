"""The formats of `check all` that are printed or written beside the reports."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

SHOWN = 30  # findings a terminal shows before it points at the report


def colour_wanted() -> bool:
    """Colours only on a terminal, and never where NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal; 100 where the output goes elsewhere, so that it is the same everywhere."""
    return max(60, shutil.get_terminal_size((100, 24)).columns) if sys.stdout.isatty() else 100


def render(name: str, report: dict[str, Any], language: str, *, colour: bool, fail_on: str = "critical") -> str:
    """The report in one of the formats of `--format`; what fails the run fails in JUnit too."""
    if name == "json":
        from checks.reporting.json_report import render_json

        return render_json(report)
    if name == "sarif":
        from checks.reporting.sarif import render_sarif

        return render_sarif(report, language=language)
    if name == "junit":
        from checks.reporting.junit import render_junit

        return render_junit(report, language=language, fail_on=fail_on)
    if name == "github":
        from checks.reporting.github import render_annotations

        return render_annotations(report, language=language)
    from checks.reporting.terminal import render_terminal

    return render_terminal(report, language=language, colour=colour, limit=SHOWN, columns=columns())


def step_summary(report: dict[str, Any], language: str) -> None:
    """Append the step summary where a GitHub runner asks for one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        from checks.reporting.github import render_summary

        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(render_summary(report, language=language))
