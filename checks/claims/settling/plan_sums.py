"""What is measured against a plan's years together is of the plan's years that follow."""

import re
from collections.abc import Sequence

from checks.claims.model import Claim

_SPAN = re.compile(r"(\d{4})-(\d{4})")


def date(claims: Sequence[Claim]) -> None:
    """Give the years of a plan to a change against the plan before, and to the amount it is told of.

    全市支出1198亿元，比“十三五”时期增加157亿元 adds up the years of “十四五”, as far as they have come. Only what is
    dated to one of these years is of all of them; an amount of which its sentence says that year (2005年投资1445亿元，
    …比“九五”时期增长54%) is not. `claims` are those of one document.
    """
    known = {c.claim: c for c in claims}
    for claim in claims:
        years = _SPAN.fullmatch(claim.basis)
        if years is None or claim.origin != "text":
            continue
        first, last = int(years[1]), int(years[2])
        for each in (claim, known.get(claim.beside)):
            if each is not None and each.period_start == each.period_end and each.period_end:
                said = f"{each.period_end}年" in each.sentence[: each.start - each.sentence_start]
                if each is claim or not said:
                    _give(each, last + 1, 2 * last + 1 - first)


def _give(claim: Claim, first: int, last: int) -> None:
    if claim.period_end is not None and first < claim.period_end <= last:
        claim.period_start, claim.period_from = first, "sentence"
