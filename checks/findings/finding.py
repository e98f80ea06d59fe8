"""A finding, and a comparison as it is reported."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from checks.comparisons import Link, Outcome, Severity
from checks.intervals import Interval
from checks.sides import Side
from checks.wording import Text

Status = Literal["new", "known", "waived"]
_LINE = (
    "rule", "suite", "outcome", "reason", "severity", "link", "source", "reliability", "message", "arithmetic",
    "evidence", "notes",
)  # fmt: skip
_ENTRY = (
    "fingerprint", "rule", "suite", "severity", "status", "title", "message", "arithmetic", "settle", "evidence",
    "notes", "gap", "reliability", "suggestion", "waiver", "also", "readings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reliability:
    """What is known of the class a contradiction belongs to.

    The class: how its sides are linked, the weakest place an attribute was read at, the kinds of its documents, and
    how well one slip of the hand would explain it (0 not, 3 surely). `text` says how such comparisons have fared,
    `probability` how likely a finding of the class is right.
    """

    text: Text
    link: str
    source: str
    kind: str
    slip: int
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
        return {key: _plain(getattr(self, key)) for key in _LINE}


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
    also: tuple["Finding", ...] = ()  # what is told with it: of the same numbers, or alike in one table
    readings: tuple[Text, ...] = ()  # how words beside its numbers are taken, and why

    def as_dict(self) -> dict[str, Any]:
        """The entry of findings.json, in a fixed order of keys."""
        return {key: _plain(getattr(self, key)) for key in _ENTRY}

    def in_brief(self) -> dict[str, Any]:
        """Its name and what it says, for the finding of the same numbers it stands under."""
        return {key: _plain(getattr(self, key)) for key in ("fingerprint", "rule", "severity", "title", "message")}


def _plain(value: Any) -> Any:
    """A field as JSON has it."""
    if hasattr(value, "as_dict"):
        return value.as_dict()
    if isinstance(value, tuple):
        return [v.in_brief() if isinstance(v, Finding) else _plain(v) for v in value]
    return value.value if isinstance(value, Enum) else value
