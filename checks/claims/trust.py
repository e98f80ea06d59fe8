"""How far a claim can be relied on: where each of its attributes was read, weighed once for every rule.

The words nearest to a number are the surest. What only the document's default says (`assumed`), and what two places
say differently (`unknown`), may agree with something but never accuses.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

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
