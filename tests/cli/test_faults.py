"""A fault put into any stage costs that document, passage, rule or report only, and is said on the first screen."""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main

BAD = "丁市2022年政府工作报告"
PLAN = """丁市2022年政府工作报告

一、2021年工作回顾

2021年，全市新建学校12所。全年粮食产量30万吨。

| 指标 | 2021年（亿元） |
| --- | --- |
| 工业投资 | 12.5 |

推进三大工程：修路、架桥、建房、植树。
"""


def audit(workspace: Path, *args: str) -> Result:
    call = ["all", "--workspace", str(workspace), "--fail-on", "never", "--no-cache", *args]
    return CliRunner().invoke(main, call)


def report(workspace: Path) -> dict[str, Any]:
    return dict(json.loads((workspace / "reports" / "findings.json").read_text("utf-8")))


def shown(argument: Any) -> str:
    """All that an argument holds, as text."""
    return str(argument.to_csv() if hasattr(argument, "to_csv") else getattr(argument, "text", argument))


def fail(monkeypatch: pytest.MonkeyPatch, place: str, only: str = "") -> None:
    """Make the function at `place` (module:name or module:Class.name) raise, where `only` is in its arguments."""
    module, _, path = place.partition(":")
    owner: Any = import_module(module)
    *inside, name = path.split(".")
    for part in inside:
        owner = getattr(owner, part)
    plain = getattr(owner, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if only in "".join(map(shown, (*args, *kwargs.values()))):
            raise RecursionError("injected \x1b[31m")
        return plain(*args, **kwargs)

    monkeypatch.setattr(owner, name, broken)


@pytest.fixture
def two(workspace: Path, plan: Path) -> Path:
    """Two documents: one contradicts itself, in the other something goes wrong."""
    (workspace / "data" / "documents" / f"{BAD}.txt").write_text(PLAN, "utf-8")
    return workspace


OF_ONE_DOCUMENT = {  # where it fails: what is said to be missing
    "checks.pipeline:take": "读取时程序出错",
    "checks.pipeline:describe": "读取时程序出错",
    "checks.documents.registry:deduce": "读取时程序出错",
    "checks.documents.read:split": "读取时程序出错",
    "checks.documents.read:find_tables": "读取时程序出错",
    "checks.pipeline:extract": "这份文件没有核对",
    "checks.claims.extract:tell_apart": "这份文件没有核对",
    "checks.claims.extract:damage.quotes": "读这一段时出错",
    "checks.claims.extract:times": "读这一句时出错",
    "checks.claims.tabular.table_claims:TableReader.read": "读这张表时出错",
    "checks.pipeline:join_claims": "整理数据项时出错",
    "checks.defects.structure:run_in_numbers": "标题没有检查",
    "checks.defects.structure:match_contents": "目录没有检查",
    "checks.defects.structure:find_lists": "列举没有检查",
    "checks.defects.marks:find_misprints": "错漏字",
}


@pytest.mark.parametrize("place", OF_ONE_DOCUMENT)
def test_a_fault_at_one_document_costs_that_only(two: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    fail(monkeypatch, place, "丁市" if "times" not in place and "quotes" not in place else "新建学校")
    result = audit(two)
    assert result.exit_code == 0, result.output
    told(two, result, OF_ONE_DOCUMENT[place])
    assert any(f["rule"] == "goal-pair" or "8%" in f["message"]["zh"] for f in report(two)["findings"])
    if "times" in place:
        claims = (two / "data" / "indicators" / f"{BAD}.csv").read_text("utf-8")
        assert "粮食" in claims and "学校" not in claims


def told(workspace: Path, result: Result, said: str) -> dict[str, Any]:
    """The one finding that says what was not checked: in the data, in the terminal and on the page's first screen."""
    found = [f for f in report(workspace)["findings"] if f["rule"] in ("program-failed", "passage-failed")]
    assert len(found) == 1, [f["message"]["zh"] for f in found]
    message = found[0]["message"]["zh"]
    assert said in message and "injected" in message
    assert BAD in message or not found[0]["evidence"]
    page = (workspace / "reports" / "index.html").read_text("utf-8")
    first = re.search(r'<section id="overview".*?</section>', page, re.DOTALL)
    assert "injected" in (first[0] if first else page)
    assert "没有核对的：1 处" in result.output and "\x1b" not in result.output
    assert report(workspace)["summary"]["unchecked"] == 1
    return dict(found[0])


OF_ALL = {
    "checks.expectations.pace:ExpectGoalsToKeepPace.compare": "这条规则",
    "checks.formulas.expectation:ExpectFormulaToHold.compare urban-rural-population": "这条规则",
    "checks.audit:report_comparisons trade-total": "证据",
    "checks.audit:graded": "只作提示",
    "checks.audit:suggest": "可能有误",
    "checks.reporting.html:render_html": "没有写出",
    "checks.reporting.workbook:render_workbook": "没有写出",
    "checks.reporting.json_report:render_comparisons": "没有写出",
}


@pytest.mark.parametrize("place", OF_ALL)
def test_a_fault_of_a_rule_or_a_report_costs_that_only(two: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    fail(monkeypatch, *place.split())
    result = audit(two)
    assert result.exit_code == 0, result.output
    told(two, result, OF_ALL[place])
    for name in ("findings.json", "index.html", "audit.xlsx", "comparisons.jsonl"):
        assert (two / "reports" / name).exists()


def test_strict_tells_by_the_exit_code_what_was_not_checked(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert audit(two, "--strict").exit_code == 0
    (two / "data" / "documents" / "坏.txt").write_bytes(b"\x00\x01\x02binary\x00")
    result = audit(two, "--strict")
    assert result.exit_code == 2
    assert "没有核对的：1 处" in result.output and not re.search(r"^.*处数据照所印不能同时成立", result.output, re.M)
    assert audit(two).exit_code == 0
    fail(monkeypatch, "checks.claims.extract:times", "新建学校")
    assert audit(two, "--strict").exit_code == 3


@pytest.mark.parametrize("place", ["checks.documents.read:split", "checks.pipeline:extract"])
def test_where_nothing_at_all_can_be_audited_the_tool_failed(
    two: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    fail(monkeypatch, place)
    result = audit(two)
    assert result.exit_code == 3 and "injected" in result.output
    assert not (two / "reports" / "findings.json").exists()
