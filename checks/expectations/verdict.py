"""Comparisons from sides, an outcome and sentences: what every shape would otherwise spell out."""

from collections.abc import Iterable

from checks.comparisons import Comparison, Operand, Outcome, Severity
from checks.expectations.needs import Side
from checks.expectations.scope import notes_of
from checks.wording import NO_TEXT, Text


def agrees(sides: Iterable[Side], message: Text, arithmetic: Text = NO_TEXT) -> Comparison:
    """A comparison that holds."""
    listed = list(sides)
    return Comparison(
        Outcome.AGREES,
        _operands(listed),
        message,
        arithmetic,
        notes=notes_of(*(side[1] for side in listed)),
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
        _operands(listed),
        message,
        arithmetic,
        severity=severity,
        gap=gap,
        notes=(*notes, *notes_of(*(side[1] for side in listed))),
        settle=settle,
    )


def cannot_tell(sides: Iterable[Side], message: Text, reason: Text, arithmetic: Text = NO_TEXT) -> Comparison:
    """A comparison that cannot be made; `reason` is one sentence per kind of obstacle, without names or numbers."""
    listed = list(sides)
    return Comparison(
        Outcome.CANNOT_TELL,
        _operands(listed),
        message,
        arithmetic,
        reason=reason,
        notes=notes_of(*(side[1] for side in listed)),
    )


def _operands(sides: Iterable[Side]) -> tuple[Operand, ...]:
    """Sides as operands; a third member of a side is what its claim needs."""
    return tuple(q.operand(role, *need) for role, q, *need in sides)
