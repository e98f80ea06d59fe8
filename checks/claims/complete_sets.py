"""Lists of parts that are all there is of their whole by the nature of things: 城镇 and 乡村, 男 and 女, four meats."""

from collections.abc import Iterable, Sequence

from checks.chinese.lexicon import lexicon
from checks.claims.model import Claim

_SETS: tuple[tuple[tuple[str, ...], ...], ...] = tuple(
    tuple(tuple(names) for names in members) for members in lexicon("lists")["complete"]
)


def close(claims: Iterable[Claim]) -> None:
    """Say that a list of the running text is all of its whole (`partition`) where its parts are a complete set.

    `claims` are those of one document. Every part must be another member of the set, and every member be there.
    """
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole and claim.origin == "text" and claim.partition == "open":
            parts.setdefault(claim.whole, []).append(claim)
    for listed in parts.values():
        if any(_is_complete(listed, members) for members in _SETS):
            for claim in listed:
                claim.partition = "closed"


def _is_complete(listed: Sequence[Claim], members: Sequence[Sequence[str]]) -> bool:
    """Whether each part is one of the members, and each member a part, all of one measure in one unit."""
    if len(listed) != len(members) or len({(c.measure, c.canonical_unit, c.sentence_start) for c in listed}) > 1:
        return False
    found = [{i for i, names in enumerate(members) if any(n in c.indicator for n in names)} for c in listed]
    return all(len(which) == 1 for which in found) and len(set.union(*found)) == len(members)
