"""What the suites must find in the first case, and where they must have compared and stay silent."""

from pathlib import Path
from typing import Any

import pytest

from checks.audit import Audit, Options, load_inputs, run_audit
from checks.workspace import find_workspace

ROOT = Path(__file__).resolve().parents[2]
FOUND = [
    ("same-quantity", "warning", ["社会消费品零售总额增速达到7%以上", "社会消费品零售总额增速达到8%以上"]),
    ("goal-base", "warning", ["人口城镇化率达到96%以上", "城镇化水平达到96.9%"]),
    ("multiples", "warning", ["“两个倍增”", "年均增幅12.7%"]),
    ("same-quantity", "warning", ["常住人口城镇化率达到92.84%", "常住人口城镇化率(%)88.1"]),
    ("result-goal", "warning", ["实际使用外资增长5%", "实际使用外资2.68亿美元", "实际使用外资8187万美元"]),
    ("goal-base", "warning", ["国家科技型中小企业评价入库保持550家以上", "科技型中小企业、高新技术企业分别达到574家"]),
    ("words-fit-numbers", "warning", ["实际使用外资量稳质升", "实际使用外资1.4亿美元"]),
]
AGREED = [
    ("外贸出口依存度43.1%", "export-dependence"),
    ("压减24.7%", "growth-level"),
    ("7.8:30.2:62.0", "ratio-hundred"),
    ("社会消费品零售总额增长6%", "goal-level-above"),
    ("城镇登记失业率控制在4.5%以内", "goal-level-above"),
    ("758个", "parts-total"),
]


@pytest.fixture(scope="module")
def audited() -> Audit:
    workspace = find_workspace(ROOT)
    return run_audit(workspace, load_inputs(workspace, Options()), Options())


def _said(item: dict[str, Any]) -> str:
    """The sentences of all sides, without spaces."""
    return "".join("".join(str(side["sentence"]).split()) for side in item["evidence"])


@pytest.mark.parametrize(("rule", "severity", "sides"), FOUND, ids=lambda v: v[0] if isinstance(v, list) else v)
def test_it_finds(audited: Audit, rule: str, severity: str, sides: list[str]) -> None:
    found = [f for f in audited.report["findings"] if f["rule"] == rule and all(s in _said(f) for s in sides)]
    assert found
    assert {f["severity"] for f in found} == {severity}


@pytest.mark.parametrize(("words", "rule"), AGREED, ids=lambda v: v)
def test_it_has_compared_and_agrees(audited: Audit, words: str, rule: str) -> None:
    about = [c for c in audited.comparisons if c["rule"] == rule and words in _said(c)]
    assert "agrees" in {c["outcome"] for c in about}
    assert "contradicts" not in {c["outcome"] for c in about}


def test_the_scope_note_is_shown(audited: Audit) -> None:
    found = [f for f in audited.report["findings"] if "常住人口城镇化率达到92.84%" in _said(f)]
    assert any("桥头镇" in note for f in found for note in f["notes"])


def test_real_growth_of_output_is_never_recomputed(audited: Audit) -> None:
    rates = [c for c in audited.comparisons if c["rule"] == "growth-level" and "生产总值" in c["message"]["zh"]]
    assert rates
    assert {c["outcome"] for c in rates} == {"cannot tell"}


def test_nobody_is_accused_without_need(audited: Audit) -> None:
    """Five plans read by hand twice: what they hold asks for an explanation, and no more."""
    assert audited.report["summary"]["severity"]["critical"] == 0
    assert audited.report["summary"]["severity"]["warning"] <= 16
