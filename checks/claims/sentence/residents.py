"""Whose income or consumption an amount per head is."""

import re

from checks.chinese.lexicon import pattern_of
from checks.claims.drafting.drafts import Spot

RESIDENTS = pattern_of("residents", "residents")
_ANY = pattern_of("residents", "any")
_PER_HEAD = "人均"


def residents_before(noun: str, spot: Spot) -> re.Match[str] | None:
    """Whose consumption 人均消费支出 is that opens a sentence: of those whom the last sentence to tell of any tells of,
    if of no others (城镇居民人均可支配收入5万元。人均消费支出3万元)."""
    told = spot.text[: spot.number.start].split("。") if noun.startswith(_PER_HEAD) else []
    said = next((found for s in reversed(told) if (found := _ANY.findall(s))), [])
    return RESIDENTS.fullmatch(said[0]) if len(said) == 1 and said[0] not in told[-1] else None
