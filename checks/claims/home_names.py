"""Names that begin with the document's own region: 甲地区生产总值 of 甲市 is its 地区生产总值."""

from collections.abc import Sequence

from checks.claims.indicators import IndicatorReader
from checks.claims.model import Claim
from checks.regions.divisions import short_names
from checks.regions.speaking import division_of


def name_as_of_home(claims: Sequence[Claim], region: str, indicators: IndicatorReader) -> None:
    """Read a name the vocabulary does not know without the region's own name, where it knows the rest of it."""
    division = division_of(region)
    words = sorted({region, *(short_names(division) if division else ())}, key=len, reverse=True)
    for claim in claims:
        if claim.registered or claim.region != region or not claim.indicator.startswith(words[-1][:2]):
            continue
        word = next((w for w in words if claim.indicator.startswith(w)), "")
        known = indicators.names.get(claim.indicator[len(word) :]) if word else None
        if known is not None:
            claim.indicator, claim.registered = known.name, True
