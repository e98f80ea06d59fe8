"""The recipes of docs/ci.md: valid files, whose `check` commands do what the page says, on a workspace of their own."""

import json
import re
import shlex
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner, Result

from cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "ci.md").read_text("utf-8")
RECIPES = [yaml.load(block, Loader=yaml.BaseLoader) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.S)]
GITHUB, GITLAB, PRE_COMMIT = RECIPES


def run(command: str, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """A shell line of a recipe, in the workspace, as the runner would give it to `check`."""
    monkeypatch.chdir(workspace)
    words = shlex.split(command)
    assert words[0] == "check"
    return CliRunner().invoke(main, words[1:])


def github_steps() -> list[str]:
    return [
        str(step["run"]) for step in GITHUB["jobs"]["audit"]["steps"] if str(step.get("run", "")).startswith("check")
    ]


def test_the_github_workflow(workspace: Path, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    *_, audit = github_steps()
    result = run(audit, workspace, monkeypatch)
    assert result.exit_code == 1, result.output
    assert re.search(r"^::warning .*line=\d+", result.output, re.M)
    assert summary.read_text("utf-8").strip()
    uploads: list[Any] = [s["with"] for s in GITHUB["jobs"]["audit"]["steps"] if "upload-sarif" in s.get("uses", "")]
    sarif = json.loads((workspace / uploads[0]["sarif_file"]).read_text("utf-8"))
    assert sarif["version"] == "2.1.0" and sarif["runs"][0]["results"]


def test_the_gitlab_job(workspace: Path, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = GITLAB["plans"]
    audit = next(line for line in job["script"] if line.startswith("check all"))
    assert run(audit, workspace, monkeypatch).exit_code == 1
    report = ElementTree.parse(workspace / job["artifacts"]["reports"]["junit"])
    assert report.getroot().findall(".//failure")


def test_the_pre_commit_hook(workspace: Path, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = PRE_COMMIT["repos"][0]["hooks"][0]
    assert run(hook["entry"], workspace, monkeypatch).exit_code == 1
    plan.write_text(plan.read_text("utf-8").replace("总额增长8%", "总额增长6%"), "utf-8")
    assert run(hook["entry"], workspace, monkeypatch).exit_code == 0
    assert re.search(hook["files"], "data/documents/plan.txt") and not re.search(hook["files"], "README.md")


def test_the_baseline_of_the_page(workspace: Path, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = re.search(r"^check all --baseline.*$", PAGE, re.M)
    assert command and run(command[0], workspace, monkeypatch).exit_code == 0
    assert (workspace / "expectations" / "baseline.yaml").exists()
