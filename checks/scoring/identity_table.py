"""Scores of identity for people, one row a file, and for programs."""

import json
from collections import Counter
from collections.abc import Sequence

from checks.claims.marked import safe
from checks.scoring.identity import FIELDS, LINKS, IdentityScore
from checks.scoring.score_table import aligned
from checks.wording import sentences

HEADS = sentences("scores")["identity"]


def show(scores: Sequence[IdentityScore], language: str, misses: int = 0) -> str:
    """A table, one row a file; *all right* is of all labels. With `misses`, up to that many of each kind of miss."""
    rows = [[head.say(language) for head in HEADS.values()]]
    for one in scores:
        shares = [one.found / max(1, one.labels), one.all_right / max(1, one.labels)]
        shares += [one.right[f] / max(1, one.found) for f in FIELDS]
        links = [f"{one.linked[f] / one.links[f]:.3f}" if one.links[f] else "–" for f in LINKS]
        rows.append([one.gold, str(one.labels), *(f"{s:.3f}" for s in shares), *links])
    lines = aligned(rows)
    for one in scores if misses else ():
        for kind, count in Counter(kind for kind, _ in one.misses).most_common():
            quotes = [safe(quote).replace("\n", " ") for k, quote in one.misses if k == kind][:misses]
            lines.append(f"  {one.gold} {kind} {count}: {' | '.join(quotes)}")
    return "\n".join(lines) + "\n"


def as_json(scores: Sequence[IdentityScore]) -> str:
    """All scores as one JSON document, ending with a line break."""
    return json.dumps({"identity": [s.as_dict() for s in scores]}, ensure_ascii=False, indent=2) + "\n"
