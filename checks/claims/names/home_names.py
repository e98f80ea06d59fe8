"""Names that begin with an owner: a kind of firms, or the document's own region (甲地区生产总值 of 甲市)."""

from collections.abc import Sequence

from checks.claims.model import Claim
from checks.claims.names.indicators import IndicatorReader
from checks.claims.ownership.owner_words import WORDS, book_of
from checks.regions.divisions import short_names
from checks.regions.speaking import division_of

_BUDGET = "预算"
_FIRMS = ("企业", *WORDS["bodies"]["firms"], *WORDS["bodies"]["branches"])


def name_as_of_home(claims: Sequence[Claim], region: str, indicators: IndicatorReader) -> None:
    """Read a name the vocabulary does not know without the region's own name, where it knows the rest of it.

    A kind of firms that a name begins with (国有企业增加值, 保险公司保费收入) is a part of what is measured, no owner.
    """
    division = division_of(region)
    words = sorted({region, *(short_names(division) if division else ())}, key=len, reverse=True)
    for claim in claims:
        if claim.subject and claim.indicator.startswith(claim.subject) and claim.subject.endswith(_FIRMS):
            claim.subject = ""
        if claim.tier and not claim.registered and claim.indicator.startswith(claim.tier):
            rest = claim.indicator[len(claim.tier) :]
            known = indicators.names.get(rest)
            if known is not None and (_BUDGET in rest or not book_of(rest)):  # 国有资本经营收入 is also in another book
                claim.indicator, claim.registered = known.name, True
            elif rest.startswith("“"):
                claim.indicator = rest.replace("“", "").replace("”", "")
        if claim.registered or claim.region != region or not claim.indicator.startswith(words[-1][:2]):
            continue
        word = next((w for w in words if claim.indicator.startswith(w)), "")
        known = indicators.names.get(claim.indicator[len(word) :]) if word else None
        if known is not None:
            claim.indicator, claim.registered = known.name, True
