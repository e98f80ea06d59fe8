"""The one verdict: what a rule may say of its sides, and how grave it is, for shapes and formulas alike.

A comparison that does not hold contradicts only where it is sure whose numbers, which indicator, which years and which
stance it speaks of, and where both sides are counted alike. Its severity is the rule's highest, lowered by how its
sides are linked and by everything that may explain the difference.
"""

from collections.abc import Iterable, Sequence

from checks.claims.settling.trust import Attribute, sure, weakest
from checks.comparing.near_miss import near, revised, within_reach
from checks.comparing.needs import SideNeed, Sides
from checks.comparing.quantities import Quantity
from checks.comparing.scope import OTHER_DEFINITION, notes_of, rounding, same_definition, same_scope
from checks.comparisons import Comparison, Link, Outcome, Severity
from checks.intervals import Interval
from checks.wording import NO_TEXT, Text

_LOWER = {Severity.CRITICAL: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}
ALL: tuple[Attribute, ...] = ("owner", "indicator", "period", "stance")
UNSURE: dict[Attribute, Text] = {
    "owner": Text("有一处没有写明是谁的数", "whose number one side is, is not said"),
    "indicator": Text(
        "指标名承前省略，不能断定说的是同一指标", "the indicator is taken over from before and may be another one"
    ),
    "period": Text("有一处没有写明是哪一年的数", "of which year one side is, is not said"),
    "stance": Text("有一处是实绩还是目标不能断定", "whether one side is a result or a goal cannot be told"),
}
UNSURE_BASE = Text(
    "预算中的增幅可能以上年预算数为基数，基数没有写在一处",
    "a budget may measure a change against the budget of the year before, and its base is not printed beside it",
)
BUDGET = "budget_report"  # the kind of such a document
_CHANGES = frozenset({"growth", "delta", "multiple"})
# Roles of a first side that is derived from the others by division: its last digit may have been cut off.
_DERIVED = frozenset({"growth", "share", "operand"})


def agrees(sides: Sides, message: Text, arithmetic: Text = NO_TEXT) -> Comparison:
    """A comparison that holds."""
    return _comparison(Outcome.AGREES, _listed(sides), message, arithmetic)


def cannot_tell(sides: Sides, message: Text, reason: Text, arithmetic: Text = NO_TEXT) -> Comparison:
    """A comparison that cannot be made; `reason` is one sentence per kind of obstacle, without names or numbers."""
    return _comparison(Outcome.CANNOT_TELL, _listed(sides), message, arithmetic, reason=reason)


def contradicts(
    sides: Sides,
    message: Text,
    arithmetic: Text,
    *,
    highest: Severity | str,
    gap: float = 0.0,
    settle: Text | None = None,
    notes: tuple[str, ...] = (),
    relies: Sequence[Attribute] = ALL,
    doubts: int = 0,
    related: bool = False,
) -> Comparison:
    """A comparison that does not hold: it contradicts, or cannot tell where its sides may be of different things.

    `highest` is the rule's severity; `relies` are the attributes of its sides the relation rests on; `doubts` counts
    what the shape itself knows that may explain the difference; `notes` stand before the scope notes. Where the text
    itself relates its sides (为调整预算16亿元的94%: `related`), no note of one of them tells them apart.
    """
    listed = _listed(sides)
    whole = borne_out(listed)
    asked = [a for a in relies if not (a == "owner" and whole)]
    obstacle = None if related else obstacle_of([side.claim for side in listed], asked)
    if obstacle is not None:
        bare = [SideNeed(side.role, side.claim) for side in listed]
        return _comparison(Outcome.CANNOT_TELL, bare, message, arithmetic, reason=obstacle)
    severity = severity_of(listed, highest, doubts, related=related)
    if whole and severity is Severity.CRITICAL:
        severity = Severity.WARNING
    return _comparison(
        Outcome.CONTRADICTS, listed, message, arithmetic, severity=severity, gap=gap, settle=settle, notes=notes
    )


def severity_of(
    sides: Sequence[SideNeed], highest: Severity | str, doubts: int = 0, *, related: bool = False
) -> Severity:
    """How grave a contradiction is: at most a warning across documents, and a step less for each doubt."""
    severity = Severity(highest)
    if link_of([side.claim for side in sides]) is Link.DOCUMENTS and severity is Severity.CRITICAL:
        severity = Severity.WARNING
    for _ in range(_doubts(sides, doubts, related)):
        severity = _LOWER[severity]
    return severity


def obstacle_of(sides: Sequence[Quantity], relies: Sequence[Attribute] = ALL) -> Text | None:
    """Why the sides may be of different things, if there is a reason.

    Numbers of one sentence are of one owner. What another side is printed to come from (由A增加到B) is that of the time
    before, whichever year that was.
    """
    bases = {q.base for q in sides}
    for attribute in relies:
        shared = attribute == "owner" and link_of(sides) in (Link.CLAUSE, Link.SENTENCE)
        told = [q for q in sides if not (attribute == "period" and q.claim in bases)]
        if not shared and not all(sure(q.read(attribute)) for q in told):
            return UNSURE[attribute]
    if _base_elsewhere(sides):
        return UNSURE_BASE
    return None if same_definition(*sides) else OTHER_DEFINITION


def _base_elsewhere(sides: Sequence[Quantity]) -> bool:
    """Whether a budget's change is reckoned from an amount that is not printed in its sentence or table."""
    changes = [q for q in sides if q.measure in _CHANGES and q.document_kind == BUDGET]
    return any(
        not q.is_rate and q.measure not in _CHANGES and 0 < q.period_end < change.period_end
        and link_of((change, q)) not in (Link.CLAUSE, Link.SENTENCE, Link.TABLE)
        and not _both_reached(change, q)
        for change in changes
        for q in sides
    )  # fmt: skip


def _both_reached(change: Quantity, base: Quantity) -> bool:
    """Whether a change of what was done is measured from what one and the same document says was done before."""
    done = change.stance == base.stance == "actual" and change.measure == "growth"
    return done and not change.basis and change.document == base.document


def borne_out(sides: Sequence[SideNeed]) -> bool:
    """Whether the size of every amount that may be of a part of its region says that it is of the region after all.

    Hardly any part is nearly the whole: an amount so near to what the others ask of it is what they speak of.
    """
    unsure = [side for side in sides if side.claim.restricted]
    return bool(unsure) and all(
        side.claim.registered and not side.claim.is_rate and side.need is not None and near(side.claim, side.need)
        for side in unsure
    )


def link_of(sides: Sequence[Quantity]) -> Link:
    """How claims are linked: the smallest stretch of text that holds them all."""
    if len({q.document for q in sides}) > 1:
        return Link.DOCUMENTS
    tables = {q.table_start for q in sides}
    if tables != {-1}:
        return Link.TABLE if len(tables) == 1 else Link.DOCUMENT
    if len({(q.clause_start, q.clause_end) for q in sides}) == 1 and sides[0].clause_end:
        return Link.CLAUSE
    return Link.SENTENCE if len({q.sentence_start for q in sides}) == 1 else Link.DOCUMENT


def source_of(sides: Iterable[Quantity]) -> str:
    """The weakest place any attribute of any side was read at."""
    return weakest(q.read(attribute) for q in sides for attribute in ALL)


def cut_off(printed: Quantity, derived: Interval) -> int:
    """How doubtful a derived number is that misses the printed one by less than one unit of its last digit.

    Digits may have been cut off; of a structure, offices lower one share by a last digit so that all make 100.
    """
    if not rounding(printed, derived):
        return 0
    return 2 if printed.measure == "share" and "占" in printed.indicator else 1


def _doubts(sides: Sequence[SideNeed], known: int, related: bool) -> int:
    """How many things may explain a difference; `known` are the shape's own.

    What makes it doubtful that the sides are one thing counts once, however it shows.
    """
    first, claims = sides[0], [side.claim for side in sides]
    needed = [(side, side.need) for side in sides if side.need is not None]
    truncated = cut_off(first.claim, first.need) if first.need is not None and first.role in _DERIVED else 0
    restated = any(
        side.role == "base" and side.claim.document != first.claim.document and revised(side.claim, need)
        for side, need in needed
    )
    unlikely = bool(needed) and not any(within_reach(side.claim, need) for side, need in needed)
    other = not (related or same_scope(*claims)) or any(q.damage for q in claims)
    spelled = any(q.says("spelled") for q in claims)
    return max(known, int(other)) + truncated + restated + unlikely + spelled


def _listed(sides: Sides) -> list[SideNeed]:
    return [SideNeed(*side) for side in sides]


def _comparison(
    outcome: Outcome, sides: list[SideNeed], message: Text, arithmetic: Text, *, notes: tuple[str, ...] = (),
    reason: Text | None = None, severity: Severity | None = None, gap: float = 0.0, settle: Text | None = None,
) -> Comparison:  # fmt: skip
    claims = [side.claim for side in sides]
    return Comparison(
        outcome,
        tuple(side.claim.operand(side.role, side.need) for side in sides),
        message,
        arithmetic,
        reason=reason,
        severity=severity,
        gap=gap,
        notes=(*notes, *notes_of(*claims)),
        settle=settle,
        link=link_of(claims),
        source=source_of(claims),
    )
