"""Claims and comparisons by hand, as the audit reports them: numbers as printed, needs as the shapes give them."""

from typing import Any

from checks.comparing import needs
from checks.comparisons import Outcome, Severity
from checks.findings.assemble import find
from checks.findings.finding import Finding, Reported
from checks.findings.localise import suggest
from checks.intervals import Interval
from checks.wording import Text
from tests.printed_digits import printed

RULE = Text("规则", "rule")
Evidence = dict[str, Any]


def claim(
    name: str, quote: str, digits: str, unit: str = "亿元", *, scale: str = "1", exact: bool = False,
    fall: bool = False, measure: str = "level", origin: str = "text", document: str = "plan", line: int = 1,
    damage: str = "",
) -> Evidence:  # fmt: skip
    """The evidence of one claim; `scale` is what one of the printed unit is in the canonical one."""
    said = printed(digits, scale=scale, exact=exact, negative=fall)
    return {
        "role": "stated", "claim": name, "document": document, "start": int(name[1:] or 0), "end": 0, "line": line,
        "quote": quote, "indicator": "某指标", "measure": measure, "region": "", "subject": "", "period_start": 2022,
        "period_end": 2022, "stance": "actual", "comparator": "=", "value": float(digits), "unit": unit,
        "canonical_unit": "%" if unit == "%" else "",
        "lo": float(said.lo), "hi": float(said.hi), "lo_closed": True, "hi_closed": True, "origin": origin,
        "damage": damage, "sentence": quote, "section": "",
    }  # fmt: skip


def interval(side: Evidence) -> Interval:
    """What a claim's number stands for."""
    return Interval.of_row(side["lo"], side["hi"])


def compared(rule: str, sides: list[Evidence], needed: needs.Needs, severity: Severity = Severity.CRITICAL) -> Reported:
    """A comparison of these sides: it agrees exactly where each claim meets what it needs."""
    known = [(s, n) for s, n in zip(sides, needed, strict=True) if n is not None]
    holds = all(interval(s).meets(n) for s, n in known)
    outcome = Outcome.AGREES if holds else Outcome.CONTRADICTS
    return Reported(rule, "suite", outcome, severity, RULE, RULE, tuple(sides), needs=needed)


def restated(one: Evidence, other: Evidence) -> Reported:
    """One quantity, printed twice."""
    return compared("restated", [one, other], needs.same(interval(one), interval(other)))


def total(whole: Evidence, *parts: Evidence) -> Reported:
    """A total and all its parts."""
    return compared("total", [whole, *parts], needs.total(interval(whole), [interval(p) for p in parts]))


def grown(rate: Evidence, level: Evidence, base: Evidence) -> Reported:
    """A growth rate, the level reached and the level before."""
    return compared("growth", [rate, level, base], needs.growth(interval(rate), interval(level), interval(base)))


def reaches(goal: Evidence, base: Evidence) -> Reported:
    """A goal that should not be below its base."""
    return compared("goal", [goal, base], needs.reaches("floor", interval(goal), interval(base)), Severity.WARNING)


def named(*comparisons: Reported) -> dict[str, dict[str, Any]]:
    """The suggestions by fingerprint, as the audit gets them."""
    findings: list[Finding] = find(comparisons, dict.fromkeys(("restated", "total", "growth", "goal"), RULE))
    return suggest(findings, comparisons)


def only(*comparisons: Reported) -> dict[str, Any]:
    """The suggestion all findings share, which must name one claim; {} where nothing is said."""
    made = list(named(*comparisons).values())
    assert len({s["claim"] for s in made}) <= 1
    return made[0] if made else {}
