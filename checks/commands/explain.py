"""`check explain`: one finding or one rule in full, in the words of the report."""

from pathlib import Path
from typing import Any

import click

from checks.errors import InputError, Place, nearest
from checks.wording import Text
from checks.workspace import find_workspace


def run(*, name: str, workspace: Path | None, reports: Path | None, language: str) -> int:
    """Prints and returns 0. Raises `InputError` for a name that is neither a finding nor a rule of the last run."""
    from checks.commands.formats import colour_wanted
    from checks.reporting.terminal import explain

    report = last_report(find_workspace(workspace).reports if reports is None else reports)
    click.echo(explain(chosen(report, name), report, language=language, colour=colour_wanted()), nl=False)
    return 0


def last_report(folder: Path) -> dict[str, Any]:
    """findings.json of the last run. Raises `InputError` where there was none."""
    import json

    file = folder / "findings.json"
    try:
        content: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise InputError(
            Text("还没有报告", "there is no report yet"),
            place=Place(str(file)),
            hint=Text("先运行 check all", "run check all first"),
        ) from error
    except ValueError as error:
        raise InputError(
            Text("报告文件已损坏", "the report is damaged"),
            place=Place(str(file)),
            hint=Text("重新运行 check all --no-cache", "run check all --no-cache again"),
        ) from error
    return content


def _is_named(finding: dict[str, Any], name: str) -> bool:
    """Whether a fingerprint that begins with `name` is of a finding, or of one that stands under it."""
    return any(f["fingerprint"].startswith(name) for f in (finding, *finding.get("also", ())))


def chosen(report: dict[str, Any], name: str) -> dict[str, Any]:
    """The finding whose fingerprint begins with `name` (at least 4 digits), or the rule of that id."""
    findings = [f for f in report["findings"] if len(name) >= 4 and _is_named(f, name)]
    if len(findings) == 1:
        return dict(findings[0])
    if findings:
        raise InputError(
            Text(
                f"“{name}”对应{len(findings)}个问题，请写全",
                f'"{name}" fits {len(findings)} findings: write more of it',
            )
        )
    for rule in report["rules"]:
        if rule["id"] == name:
            return dict(rule)
    known = [r["id"] for r in report["rules"]] + [f["fingerprint"] for f in report["findings"]]
    raise InputError(
        Text(f"没有问题或规则“{name}”", f'there is no finding or rule "{name}" in the last run'),
        hint=nearest(name, known),
    )
