"""Parts of an economy within the economy, whose bare names are those of the whole one's."""

from collections.abc import Sequence

from checks.chinese.lexicon import lexicon
from checks.claims.model import Claim

_ECONOMIES = tuple(lexicon("lists")["economies"])
_TAIL = 3  # characters that the names of a whole and its parts end with: 增加值


def narrow(claims: Sequence[Claim]) -> None:
    """Call what is listed under a narrower economy by its full name.

    民营经济增加值359亿元，其中第一产业增加值28亿元: this is 民营经济第一产业增加值, and so is its growth. `claims` are
    those of one document.
    """
    known = {c.claim: c for c in claims}
    for claim in claims:
        whole = known.get(known.get(claim.beside, claim).whole)
        if whole is None or not claim.registered or claim.indicator[-_TAIL:] != whole.indicator[-_TAIL:]:
            continue
        economy = next((e for e in _ECONOMIES if whole.indicator.startswith(e)), "")
        if economy and not claim.indicator.startswith(_ECONOMIES):
            claim.indicator, claim.registered = economy + claim.indicator, False
