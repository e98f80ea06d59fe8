"""Against what the claims of a document are measured, and of what they are parts, where that stands elsewhere in it.

Runs over finished claims, which say whose number each is, of what and when.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from checks.claims.model import Claim

_AMOUNTS = ("level", "cumulative")
_CHANGES = ("growth", "delta")
_PLANNED = ("budget", "target")
_BUDGET = "预算"  # in what a change is measured against: last year's budget is its base
_RECENT = 40  # amounts back in which a whole is looked for by the end of its name
_Key = tuple[str, ...]


def link(claims: Iterable[Claim], within: Mapping[str, str]) -> None:
    """Set base, and whole where `within` names it for a claim, among the claims of one document in their order.

    The base of a growth is the level of the year before of the same identity, that of a completion the planned level
    of the same year; of several different ones none. A share, and a member of a ratio, is measured against its whole,
    and so is its part a part of it.
    """
    rows = list(claims)
    known = {c.claim: c for c in rows}
    levels: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in rows:
        if claim.measure in _AMOUNTS and claim.period_start == claim.period_end and claim.period_end:
            levels[_key(claim, claim.indicator)].append(claim)
    seen = _Seen()
    for claim in rows:
        name = within.get(claim.claim, "")
        if name and not claim.whole:
            _belong(claim, seen.latest(claim, name), "document")
        if claim.measure in ("share", "ratio_part"):
            _share(claim, known, seen)
        elif not claim.base and claim.period_end and claim.period_start == claim.period_end:
            _measure(claim, known, levels)
        if claim.measure in _AMOUNTS:
            seen.add(claim)


def _key(claim: Claim, indicator: str) -> _Key:
    return (claim.region, claim.subject, _tier(claim), claim.account, indicator, claim.part_of_year)


class _Seen:
    """The amounts read so far: the last of each owner, name and time, and the last few of all."""

    def __init__(self) -> None:
        self._last: dict[_Key, Claim] = {}
        self._recent: deque[Claim] = deque(maxlen=_RECENT)

    def add(self, claim: Claim) -> None:
        """Take notice of an amount."""
        self._last[_owned(claim, claim.indicator)] = claim
        self._recent.append(claim)

    def latest(self, claim: Claim, name: str) -> Claim | None:
        """The last amount of the owner and time of `claim` that is called as a phrase is, or as it ends."""
        exact = self._last.get(_owned(claim, name))
        if exact is not None:
            return exact
        for c in reversed(self._recent):
            called = name.endswith(c.indicator) or (c.indicator.endswith(name) and not c.whole)
            if called and _owned(c, "") == _owned(claim, ""):
                return c
        return None


def _tier(claim: Claim) -> str:
    """The level of government, empty for all of them together, whether that is said (全市) or not."""
    return "" if claim.tier.startswith("全") else claim.tier


def _owned(claim: Claim, name: str) -> _Key:
    done = "done" if claim.stance == "actual" else "planned"
    return (claim.region, _tier(claim), name, f"{claim.period_start}-{claim.period_end}", done)


def _belong(claim: Claim, whole: Claim | None, source: str) -> None:
    if whole is not None and whole is not claim:
        claim.whole, claim.whole_from = whole.claim, source
        claim.partition = "open" if claim.measure != "share" else ""


def _share(claim: Claim, known: Mapping[str, Claim], seen: _Seen) -> None:
    part, whole = known.get(claim.beside), known.get(claim.whole)
    if claim.share_of and whole is None:
        whole = seen.latest(claim, claim.share_of)
        if claim.measure == "share":
            _belong(claim, whole, "document")
    if whole is None or claim.base or claim.origin != "text":
        return
    claim.base, claim.base_from = whole.claim, claim.whole_from or "document"
    alike = part is not None and part.canonical_unit == whole.canonical_unit and part.hi <= whole.hi
    if part is not None and alike and not part.whole and part is not whole:
        _belong(part, whole, "document")


def _measure(claim: Claim, known: Mapping[str, Claim], levels: Mapping[_Key, list[Claim]]) -> None:
    """The level of the year before that a growth rests on, or the plan that a completion fulfils."""
    beside = known.get(claim.beside)
    if claim.measure == "completion":
        year = claim.period_end
    elif claim.measure in _CHANGES and claim.period_end and (not claim.basis or _BUDGET in claim.basis):
        year = claim.period_end - 1
    else:
        return
    unit = beside.canonical_unit if beside else ""
    planned = claim.measure == "completion" or bool(claim.basis)
    found = [
        c
        for c in levels.get(_key(claim, claim.indicator), ())
        if c.period_end == year
        and (c.stance in _PLANNED) == planned
        and (planned or c.scope == claim.scope or (beside is not None and c.scope == beside.scope))
        and unit in ("", c.canonical_unit)
        and c is not beside
    ]
    if planned and len(found) > 1:
        found = [c for c in found if c.scope and c.scope in claim.basis + claim.scope] or found
    if found and all(c.lo <= d.hi and d.lo <= c.hi for c in found for d in found):
        claim.base, claim.base_from = found[0].claim, "document"
