"""How far a claim can be relied on: where each of its attributes was read, weighed once for every rule.

The words nearest to a number are the surest. What only the document's default says (`assumed`), and what two places
say differently (`unknown`), may agree with something but never accuses.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from checks.chinese.lexicon import any_of, lexicon
from checks.claims.model import Claim
from checks.tables.claims import SOURCES

Attribute = Literal["owner", "indicator", "period", "stance"]
# By attribute, the columns that say where it was read; the first is always there, the others only where they apply.
COLUMNS: Mapping[Attribute, tuple[str, ...]] = {
    "owner": ("subject_from", "tier_from", "account_from"),
    "indicator": ("indicator_from",),
    "period": ("period_from",),
    "stance": ("stance_from",),
}
UNREAD = "assumed"  # what an attribute counts as whose source nobody wrote down
DISTINCT = 4  # digits of an amount that is hardly the same in two years
_QUOTAS = lexicon("owners")["quotas"]
_QUOTA = tuple(_QUOTAS["names"])
_HANDED = re.compile(any_of(_QUOTAS["handed"]))
_DECIDED = re.compile(any_of(_QUOTAS["decided"]))
_DIGIT = re.compile(r"\d")
_RANK = {source: i for i, source in enumerate(SOURCES)}


def weakest(sources: Iterable[str]) -> str:
    """The least reliable of some sources; the empty text where there are none."""
    return max(filter(None, sources), key=_RANK.__getitem__, default="")


def sure(source: str) -> bool:
    """Whether an attribute read there may accuse."""
    return source not in ("assumed", "unknown")


def read_at(said: Iterable[str]) -> str:
    """Where an attribute was read, from what its columns say, in their order."""
    first, *others = said
    return weakest([first or UNREAD, *others])


def doubt(claims: Sequence[Claim]) -> None:
    """Leave open what other words of a document make doubtful. `claims` are its own, in the order of the text."""
    _doubt_quotas(claims)
    doubt_shares_of_all(claims)
    doubt_years_said_elsewhere(claims)


def doubt_years_said_elsewhere(claims: Iterable[Claim]) -> None:
    """Leave open the year of an amount that another place of the document, nearer to its words, gives another year.

    Only amounts of four digits and more: shorter ones may well be the same in two years. `claims` are those of one
    document.
    """
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure == "level" and len(_DIGIT.findall(claim.quote)) >= DISTINCT and claim.period_end:
            alike[claim.region, claim.subject, claim.indicator, claim.stance, claim.lo, claim.hi].append(claim)


def _doubt_quotas(claims: Iterable[Claim]) -> None:
    """Leave open which ceiling of debt is meant where one was handed down and nothing says that it is all there is.

    下达债务限额20亿元 may be what came new in the year or, like 核定债务限额900亿元, all that may be owed.
    """
    for claim in claims:
        clause = claim.sentence[: claim.start - claim.sentence_start].rpartition("，")[2]
        if claim.indicator.endswith(_QUOTA) and _HANDED.search(clause) and not _DECIDED.search(clause):
            claim.indicator_from = UNREAD


def doubt_shares_of_all(claims: Sequence[Claim]) -> None:
    """Leave open whose a number is that the text tells as a share of the region's own: 完成43.7亿元，占全市的60.5%.

    `claims` are those of one document in the order of the text.
    """
    for claim, after in pairwise(claims):
        beside = (claim.sentence_start, claim.indicator) == (after.sentence_start, after.indicator.partition("占")[0])
        of_all = after.share_of in (claim.region, claim.indicator)
        if beside and of_all and after.measure == "share" and claim.measure == "level":
            claim.subject_from = UNREAD
