"""Comparisons from sides, an outcome and sentences: what every shape would otherwise spell out."""

from collections.abc import Iterable

from checks.comparisons import Comparison, Outcome, Severity
from checks.expectations.quantities import Quantity
from checks.expectations.scope import notes_of
from checks.wording import Text

Side = tuple[str, Quantity]
NOTHING = Text("", "")


def agrees(sides: Iterable[Side], message: Text, arithmetic: Text = NOTHING) -> Comparison:
    """A comparison that holds."""
    listed = list(sides)
    return Comparison(
        Outcome.AGREES,
        tuple(q.operand(role) for role, q in listed),
        message,
        arithmetic,
        notes=notes_of(*(q for _, q in listed)),
    )


def contradicts(
    sides: Iterable[Side],
    message: Text,
    arithmetic: Text,
    *,
    gap: float = 0.0,
    severity: Severity | None = None,
    settle: Text | None = None,
    notes: tuple[str, ...] = (),
) -> Comparison:
    """A comparison that does not hold; `severity` lowers the rule's, `notes` stand before the scope notes."""
    listed = list(sides)
    return Comparison(
        Outcome.CONTRADICTS,
        tuple(q.operand(role) for role, q in listed),
        message,
        arithmetic,
        severity=severity,
        gap=gap,
        notes=(*notes, *notes_of(*(q for _, q in listed))),
        settle=settle,
    )


def cannot_tell(sides: Iterable[Side], message: Text, reason: Text, arithmetic: Text = NOTHING) -> Comparison:
    """A comparison that cannot be made; `reason` is one sentence per kind of obstacle, without names or numbers."""
    listed = list(sides)
    return Comparison(
        Outcome.CANNOT_TELL,
        tuple(q.operand(role) for role, q in listed),
        message,
        arithmetic,
        reason=reason,
        notes=notes_of(*(q for _, q in listed)),
    )
