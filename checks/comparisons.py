"""A comparison: one rule applied to one set of claims, with what is printed, what follows, and the outcome."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from checks.intervals import Interval
from checks.wording import NO_TEXT, Text


class Outcome(StrEnum):
    """The three outcomes. `CANNOT_TELL` always has a reason."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    CANNOT_TELL = "cannot tell"


class Severity(StrEnum):
    """Great Expectations' severities, gravest first."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


class Link(StrEnum):
    """How the sides of a comparison are linked, nearest first: the nearer, the surer that they speak of one thing."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    TABLE = "table"
    DOCUMENT = "document"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of a comparison: a claim, or a stretch of a document where there is no number to claim.

    `role` is a key of `checks.terms.ROLE`. `needs` is, where it can be said, the interval (in the claim's canonical
    unit) in which this claim's number would have to lie for the comparison to agree while the other sides stand: error
    localisation works on it.
    """

    role: str
    claim: str = ""
    document: str = ""
    start: int = -1
    end: int = -1
    needs: Interval | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one rule says of one set of operands.

    `reason` says why nothing can be told, one sentence per kind of obstacle so that they can be counted; `severity`
    overrides the rule's (only ever downwards); `gap` is the distance between the two sides relative to the printed
    one, 0 where they meet; `notes` are scope words and differences of wording beside the numbers; `settle` says what
    would settle it. `link` says how the sides are linked, `source` is the weakest place any of their attributes was
    read at (empty where there are no claims).
    """

    outcome: Outcome
    operands: tuple[Operand, ...]
    message: Text
    arithmetic: Text = NO_TEXT
    reason: Text | None = None
    severity: Severity | None = None
    gap: float = 0.0
    notes: tuple[str, ...] = ()
    settle: Text | None = None
    link: Link = Link.DOCUMENT
    source: str = ""


@dataclass
class Compared:
    """All comparisons one rule made: their number by outcome, and the comparisons themselves, made when asked for.

    A rule over a large table counts in columns and makes only the comparisons somebody reads.
    """

    counts: dict[Outcome, int]
    make: Callable[[frozenset[Outcome]], Iterable[Comparison]] = field(repr=False)

    @classmethod
    def of(cls, comparisons: Iterable[Comparison]) -> "Compared":
        """From comparisons that are already made."""
        made = list(comparisons)
        counts = {o: sum(c.outcome is o for c in made) for o in Outcome}
        return cls(counts, lambda wanted: (c for c in made if c.outcome in wanted))

    def rows(self, *outcomes: Outcome) -> Iterator[Comparison]:
        """The comparisons with one of `outcomes` (all, if none is named), in a fixed order."""
        return iter(self.make(frozenset(outcomes or Outcome)))
