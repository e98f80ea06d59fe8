"""Waivers and the baseline mark and never hide."""

from datetime import date
from pathlib import Path

import pytest

from checks.comparisons import Severity
from checks.errors import InputError
from checks.files import load_model
from checks.findings.evidence import Source
from checks.findings.finding import Finding
from checks.findings.waivers import Accepted, Answers, Baseline, Waiver, Waivers, answer, baseline_text, with_waiver
from checks.wording import Text

NOTHING = Source({}, {})
TODAY = date(2030, 5, 1)


def finding(name: str) -> Finding:
    text = Text(f"问题{name}", f"finding {name}")
    return Finding(name * 16, "a-rule", "a-suite", Severity.CRITICAL, text, text, text, ())


def waiver(name: str, expires: str = "2030-12-31") -> Waiver:
    return Waiver(fingerprint=name * 16, **{"as": "explained"}, reason="口径不同", owner="王", expires=expires)


def rules(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.rule, f.status) for f in findings]


def test_a_waived_finding_stays_and_carries_its_answer() -> None:
    out, _ = answer([finding("a"), finding("b")], Answers((waiver("a"),)), TODAY, NOTHING)
    assert rules(out) == [("a-rule", "waived"), ("a-rule", "new")]
    assert out[0].waiver == {"as": "explained", "reason": "口径不同", "owner": "王", "expires": "2030-12-31"}


def test_a_waiver_holds_on_its_last_day_and_not_after() -> None:
    out, _ = answer([finding("a")], Answers((waiver("a", "2030-05-01"),)), TODAY, NOTHING)
    assert rules(out) == [("a-rule", "waived")]
    out, _ = answer([finding("a")], Answers((waiver("a", "2030-04-30"),)), TODAY, NOTHING)
    assert rules(out) == [("a-rule", "new"), ("waiver-expired", "new")]


def test_unused_and_duplicate_waivers_are_findings() -> None:
    out, _ = answer([finding("a")], Answers((waiver("a"), waiver("a"), waiver("c"))), TODAY, NOTHING)
    assert rules(out) == [("a-rule", "waived"), ("waiver-duplicate", "new"), ("waiver-unused", "new")]


def test_a_baseline_marks_what_was_there_and_reports_what_is_mended() -> None:
    old = Baseline(reason="开始", findings=(Accepted(fingerprint="a" * 16, rule="a-rule"),
                                          Accepted(fingerprint="d" * 16, rule="b-rule")))  # fmt: skip
    out, mended = answer([finding("a"), finding("b")], Answers((), old), TODAY, NOTHING)
    assert rules(out) == [("a-rule", "known"), ("a-rule", "new")]
    assert [m["fingerprint"] for m in mended] == ["d" * 16]


def test_a_written_waiver_reads_back_and_keeps_the_comments_above_it(tmp_path: Path) -> None:
    hostile = waiver("a").model_copy(update={"reason": 'a: "b"\n  - c: {d} # 中文 \u2028 !!python/x'})
    text = with_waiver(with_waiver("# ours\nwaivers: []\n", waiver("b")), hostile)
    file = tmp_path / "waivers.yaml"
    file.write_text(text, "utf-8")
    assert text.startswith("# ours\n")
    assert load_model(file, Waivers).waivers == (waiver("b"), hostile)


def test_the_same_finding_is_not_waived_twice() -> None:
    with pytest.raises(InputError, match="already waived"):
        with_waiver(with_waiver("", waiver("a")), waiver("a"))


def test_a_written_baseline_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "baseline.yaml"
    file.write_text(baseline_text([finding("b"), finding("a")], "起点：旧问题"), "utf-8")
    read = load_model(file, Baseline)
    assert read.reason == "起点：旧问题"
    assert [f.fingerprint for f in read.findings] == ["a" * 16, "b" * 16]
    file.write_text(baseline_text([], "空"), "utf-8")
    assert load_model(file, Baseline).findings == ()
