"""Silence is no agreement: where nothing could be compared the verdict says so, and so does the exit code."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from cli import main


def audit(workspace: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["all", "--workspace", str(workspace), *args])


def report(workspace: Path) -> dict[str, Any]:
    return json.loads((workspace / "reports" / "findings.json").read_text("utf-8"))


def test_nothing_compared_is_not_audited(workspace: Path) -> None:
    (workspace / "data" / "documents" / "notice.txt").write_text("各部门要认真抓好落实。\n", "utf-8")
    result = audit(workspace)
    assert result.exit_code == 1 and "未能核对" in result.output and "相互一致" not in result.output
    assert "没有读出数字" in result.output
    page = (workspace / "reports" / "index.html").read_text("utf-8")
    assert "未能核对：没有任何数字得到对照" in page and "没有读出数字" in page
    assert audit(workspace, "--allow-empty").exit_code == 0


def test_numbers_that_nothing_is_held_against_are_not_audited(workspace: Path) -> None:
    (workspace / "data" / "documents" / "note.txt").write_text("甲市2021年政府工作报告\n\n新建学校3所。\n", "utf-8")
    result = audit(workspace)
    assert result.exit_code == 1 and "未能核对" in result.output and "相互一致" not in result.output
    assert audit(workspace, "--fail-on", "never").exit_code == 0
    assert audit(workspace, "--allow-empty").exit_code == 0


def test_a_choice_of_rules_says_what_did_not_run(workspace: Path, plan: Path) -> None:
    result = audit(workspace, "--select", "trade-total", "--fail-on", "never", "--allow-empty")
    assert "本次只运行 1 条规则" in result.output
    left_out = report(workspace)["left_out"]
    assert left_out and all(r["id"] != "trade-total" and r["title"]["zh"] for r in left_out)
    assert "本次只运行 1 条规则" in (workspace / "reports" / "index.html").read_text("utf-8")
    audit(workspace)
    assert report(workspace)["left_out"] == []
