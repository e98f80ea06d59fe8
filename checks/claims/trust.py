"""How far a claim can be relied on: where each of its attributes was read, weighed once for every rule.

The words nearest to a number are the surest. What only the document's default says (`assumed`), and what two places
say differently (`unknown`), may agree with something but never accuses.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

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


def doubt_shares_of_all(claims: Sequence[Claim]) -> None:
    """Leave open whose a number is that the text tells as a share of the region's own: 完成43.7亿元，占全市的60.5%.

    `claims` are those of one document in the order of the text.
    """
    for claim, after in pairwise(claims):
        beside = (claim.sentence_start, claim.indicator) == (after.sentence_start, after.indicator.partition("占")[0])
        of_all = after.share_of in (claim.region, claim.indicator)
        if beside and of_all and after.measure == "share" and claim.measure == "level":
            claim.subject_from = UNREAD
