"""A claim: one quantitative statement of a document, with the columns of the claims table in their order."""

from dataclasses import dataclass, field
from math import inf, nan

from checks.defects.mark import Mark
from checks.failures import Failure


@dataclass(slots=True)
class Claim:
    """One row of the claims table (`checks.tables.claims.Claims` says what each column means)."""

    claim: str
    document: str
    start: int
    end: int
    line: int
    quote: str
    sentence: str
    section: str
    region: str
    subject: str
    indicator: str
    registered: bool
    measure: str
    period_start: int | None
    period_end: int | None
    stance: str
    comparator: str
    value: float = nan
    value_hi: float = nan
    unit: str = ""
    canonical_unit: str = ""
    lo: float = -inf
    hi: float = inf
    lo_closed: bool = True
    hi_closed: bool = True
    origin: str = "text"
    damage: str = ""
    sentence_start: int = 0
    sentence_end: int = 0
    paragraph: int = -1
    whole: str = ""
    partition: str = ""
    base: str = ""
    ratio: str = ""
    share_of: str = ""
    growth_kind: str = ""
    scope: str = ""
    part_of_year: str = ""
    period_printed: bool = False
    corrected: str = ""
    tier: str = ""
    account: str = ""
    beside: str = ""
    basis: str = ""
    clause_start: int = 0
    clause_end: int = 0
    table_start: int = -1
    wording: str = ""
    subject_from: str = ""
    tier_from: str = ""
    account_from: str = ""
    indicator_from: str = ""
    period_from: str = ""
    stance_from: str = ""
    base_from: str = ""
    whole_from: str = ""

    def note(self, *notes: str) -> None:
        """Add to what the scope says; empty notes say nothing."""
        self.scope = "；".join(filter(None, (self.scope, *notes)))


@dataclass(slots=True)
class Extraction:
    """What a document says: claims, claims without a number (稳中有升), damage at numbers; all in document order.

    `failures` are the stretches of it that the program failed on.
    """

    claims: list[Claim] = field(default_factory=list)
    qualities: list[Claim] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
