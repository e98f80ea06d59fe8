"""Findings get the severity their class has earned, and say why."""

from printed_claims import claim

from checks.calibration.figures import Calibration, ClassFigures
from checks.calibration.judgements import Judgement
from checks.calibration.standing import Record, graded
from checks.comparisons import Link, Outcome, Severity
from checks.findings.finding import Reported
from checks.intervals import Interval
from checks.wording import Text


def contradicted(severity: Severity) -> Reported:
    said = Text("不符", "they do not meet")
    sides = (claim("c1", "5.57亿元", "5.57"), claim("c2", "9.9亿元", "9.9"))
    needed = (Interval(5.665, 5.675), None)
    return Reported(
        "some-rule", "suite", Outcome.CONTRADICTS, severity, said, said, sides, needs=needed, link=Link.SENTENCE,
        source="clause",
    )  # fmt: skip


def test_a_finding_is_never_graver_than_its_rule_and_says_what_is_known() -> None:
    of = {"rule": "some-rule", "link": Link.SENTENCE, "source": "clause", "kind": "work_report"}
    right = Judgement(fingerprint="0" * 16, slip=True, severity=Severity.CRITICAL, verdict="right", **of)
    record = Record(Calibration(classes=(ClassFigures(agreed=300, **of),)), (right,))
    remark, found = graded(
        [contradicted(Severity.INFO), contradicted(Severity.CRITICAL)], record, {"plan": "work_report"}
    )
    assert (remark.severity, found.severity) == (Severity.INFO, Severity.CRITICAL)
    assert found.reliability is not None
    assert found.reliability.slip  # 5.57 for 5.67
    assert found.reliability.text.zh == "此类对照 300 次，一致 100.0%；读过的 1 处不一致中 1 处属实"
