"""Two measures of reading that need no labels: how often claims collide, and how often rules contradict.

A government seldom contradicts itself. Where many claims of one document have the same whole key and another value,
or where a rule contradicts much of what it compares, identity was lost: whose number it is, of what, or when.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from checks.claims.model import Claim
from checks.comparisons import Outcome
from checks.scoring.score_table import aligned
from checks.terms import KIND, LINK
from checks.wording import sentences

_KEY = (
    "document", "region", "subject", "tier", "account", "indicator", "measure", "period_start", "period_end",
    "part_of_year", "stance", "canonical_unit", "scope",
)  # fmt: skip
_HEADS = sentences("scores")


@dataclass(frozen=True, slots=True)
class Collisions:
    """Of the claims of one kind of document: how many share their whole key with another claim of another value."""

    kind: str
    documents: int
    claims: int
    colliding: int


@dataclass(frozen=True, slots=True)
class Rate:
    """What one rule said where its sides were linked in one way."""

    rule: str
    link: str
    agrees: int
    contradicts: int
    critical: int
    warning: int
    cannot_tell: int


def collisions(claims: Iterable[Claim], kinds: Mapping[str, str]) -> list[Collisions]:
    """The collisions by kind of document; `kinds` gives the kind of every document, also of those without claims."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[tuple(getattr(claim, name) for name in _KEY)].append(claim)
    number, colliding = Counter[str](), Counter[str]()
    for same in found.values():
        kind = kinds[same[0].document]
        number[kind] += len(same)
        # Members of one ratio are printed as one number, and bounds and values go together.
        if len({(c.lo, c.hi) for c in same}) > 1:
            colliding[kind] += len(same)
    documents = Counter(kinds.values())
    return [Collisions(k, documents[k], number[k], colliding[k]) for k in sorted(documents)]


def rates(comparisons: Iterable[Mapping[str, Any]]) -> list[Rate]:
    """What every rule said, by how the sides were linked; `comparisons` are the lines of comparisons.jsonl."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in comparisons:
        counts = found[line["rule"], line["link"]]
        counts[line["outcome"]] += 1
        if line["outcome"] == Outcome.CONTRADICTS:
            counts[line["severity"]] += 1
    order = list(LINK)
    return [
        Rate(rule, link, c["agrees"], c["contradicts"], c["critical"], c["warning"], c["cannot tell"])
        for (rule, link), c in sorted(found.items(), key=lambda item: (item[0][0], order.index(item[0][1])))
    ]


def show_collisions(found: Iterable[Collisions], language: str) -> str:
    """A table, one row a kind of document."""
    rows = [[head.say(language) for head in _HEADS["collisions"].values()]]
    for one in found:
        kind = KIND[one.kind].say(language) if one.kind in KIND else one.kind
        rows.append([kind, str(one.documents), str(one.claims), str(one.colliding), _share(one.colliding, one.claims)])
    return "\n".join(aligned(rows)) + "\n"


def show_rates(found: Iterable[Rate], language: str) -> str:
    """A table, one row a rule and way of being linked; *compared* is what agrees or contradicts."""
    rows = [[head.say(language) for head in _HEADS["rates"].values()]]
    for one in found:
        compared = one.agrees + one.contradicts
        counts = [compared, one.contradicts, _share(one.contradicts, compared), one.critical, one.warning]
        rows.append([one.rule, LINK[one.link].say(language), *map(str, counts), str(one.cannot_tell)])
    return "\n".join(aligned(rows)) + "\n"


def as_json(found: Mapping[str, Iterable[Collisions | Rate]]) -> str:
    """The measures by name as one JSON document."""
    return json.dumps({k: [asdict(one) for one in v] for k, v in found.items()}, ensure_ascii=False, indent=2) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"
