"""A finding, and a comparison as it is reported."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from checks.comparisons import Link, Outcome, Severity
from checks.intervals import Interval
from checks.sides import Side
from checks.wording import Text

Status = Literal["new", "known", "waived"]


@dataclass(frozen=True, slots=True)
class Reliability:
    """What is known of the class a contradiction belongs to.

    The class: how its sides are linked, the weakest place an attribute was read at, the kinds of its documents, and
    whether one slip of the hand would explain it. `text` says how such comparisons have fared, `probability` how
    likely a finding of the class is right.
    """

    text: Text
    link: str
    source: str
    kind: str
    slip: bool
    probability: float

    def as_dict(self) -> dict[str, Any]:
        """The entry of findings.json."""
        return {
            **self.text.as_dict(), "link": self.link, "source": self.source, "kind": self.kind, "slip": self.slip,
            "probability": round(self.probability, 4),
        }  # fmt: skip


@dataclass(frozen=True)
class Reported:
    """One comparison with its rule and its evidence: a line of comparisons.jsonl.

    `needs` says, side by side with the evidence, where each number would have to lie for the comparison to agree.
    A contradiction has its `reliability`.
    """

    rule: str
    suite: str
    outcome: Outcome
    severity: Severity
    message: Text
    arithmetic: Text
    evidence: tuple[Side, ...]
    reason: Text | None = None
    settle: Text | None = None
    notes: tuple[str, ...] = ()
    gap: float = 0.0
    needs: tuple[Interval | None, ...] = ()
    link: Link = Link.DOCUMENT
    source: str = ""
    reliability: Reliability | None = None

    def as_dict(self) -> dict[str, Any]:
        """The line, in a fixed order of keys."""
        return {
            "rule": self.rule,
            "suite": self.suite,
            "outcome": self.outcome.value,
            "reason": self.reason.as_dict() if self.reason else None,
            "severity": self.severity.value,
            "link": self.link.value,
            "source": self.source,
            "reliability": self.reliability.as_dict() if self.reliability else None,
            "message": self.message.as_dict(),
            "arithmetic": self.arithmetic.as_dict(),
            "evidence": list(self.evidence),
            "notes": list(self.notes),
        }


@dataclass(frozen=True)
class Finding:
    """A comparison that contradicts, or a problem of the tables, with a name that lasts and a status."""

    fingerprint: str
    rule: str
    suite: str
    severity: Severity
    title: Text
    message: Text
    arithmetic: Text
    evidence: tuple[Side, ...]
    settle: Text | None = None
    notes: tuple[str, ...] = ()
    gap: float = 0.0
    reliability: Reliability | None = None
    status: Status = "new"
    suggestion: dict[str, Any] | None = None
    waiver: dict[str, Any] | None = None

    def with_status(self, status: Status, waiver: dict[str, Any] | None = None) -> "Finding":
        """The same finding, marked."""
        return replace(self, status=status, waiver=waiver)

    def with_suggestion(self, suggestion: dict[str, Any] | None) -> "Finding":
        """The same finding, with the number most likely wrong."""
        return replace(self, suggestion=suggestion)

    def as_dict(self) -> dict[str, Any]:
        """The entry of findings.json, in a fixed order of keys."""
        return {
            "fingerprint": self.fingerprint,
            "rule": self.rule,
            "suite": self.suite,
            "severity": self.severity.value,
            "status": self.status,
            "title": self.title.as_dict(),
            "message": self.message.as_dict(),
            "arithmetic": self.arithmetic.as_dict(),
            "settle": self.settle.as_dict() if self.settle else None,
            "evidence": list(self.evidence),
            "notes": list(self.notes),
            "gap": self.gap,
            "reliability": self.reliability.as_dict() if self.reliability else None,
            "suggestion": self.suggestion,
            "waiver": self.waiver,
        }
