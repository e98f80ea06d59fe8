"""The order of findings: what a chief auditor should read first."""

from checks.comparisons import Severity
from checks.findings.assemble import ranked
from checks.findings.finding import Finding
from checks.wording import Text

SAID = Text("", "")


def finding(name: str, severity: Severity = Severity.CRITICAL, gap: float = 0.1, *claims: str, **more) -> Finding:
    sides = tuple({"claim": c, "document": "plan", "start": 0} for c in claims)
    return Finding(name, "rule", "suite", severity, SAID, SAID, SAID, sides, gap=gap, **more)


def order(*findings: Finding, connected: dict[str, int] | None = None) -> list[str]:
    return [f.fingerprint for f in ranked(findings, connected)]


def test_severity_comes_first():
    assert order(finding("b", Severity.WARNING, 1.0), finding("a", Severity.CRITICAL, 0.001)) == ["a", "b"]


def test_then_how_far_apart_the_sides_are():
    assert order(finding("b", gap=0.01), finding("a", gap=0.3)) == ["a", "b"]


def test_then_how_much_hangs_on_them():
    far, hub = finding("b", Severity.CRITICAL, 0.2, "x"), finding("a", Severity.CRITICAL, 0.1, "y", "z")
    assert order(hub, far, connected={"x": 1, "y": 20, "z": 1}) == ["a", "b"]
    assert order(hub, far, connected={"x": 1, "y": 1, "z": 1}) == ["b", "a"]


def test_a_hub_does_not_drown_a_large_difference():
    large, hub = finding("a", Severity.CRITICAL, 0.9, "x"), finding("b", Severity.CRITICAL, 0.01, "y")
    assert order(hub, large, connected={"x": 1, "y": 500}) == ["a", "b"]


def test_a_known_slip_moves_up():
    known = finding("a", gap=0.1, suggestion={"zh": "", "en": "", "claim": "c"})
    assert order(finding("b", gap=0.12), known) == ["a", "b"]


def test_waived_findings_stand_last():
    assert order(finding("b", gap=1.0, status="waived"), finding("a", Severity.INFO, 0.0)) == ["a", "b"]
