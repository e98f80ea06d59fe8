"""Scores for people: one table of all gold files, and the misses by cause. For programs: one JSON document."""

import json
from collections import defaultdict
from collections.abc import Sequence

from checks.claims.marked import safe, width
from checks.scoring.attributes import ATTRIBUTES, EXTRA, MISSED, Miss, Score
from checks.wording import Text, sentences

HEADS, CAUSES = (sentences("scores")[part] for part in ("labels", "causes"))
CORE = Text("其中核心", "  core")


def show(scores: Sequence[Score], language: str, misses: int = 0) -> str:
    """A table, one row a score; then, with `misses`, up to that many of each cause with both readings."""
    rows = [[h.say(language) for h in HEADS.values()]]
    for one in scores:
        rates = [one.found, one.precision, one.f1, one.all_attributes, *(one.rate(a) for a in ATTRIBUTES)]
        name = CORE.say(language) if one.core else one.gold
        rows.append([name, str(one.labels), *(f"{r:.3f}" for r in rates)])
    lines = aligned(rows)
    if misses:
        for one in scores:
            if not one.core:
                lines += ["", *_misses(one, language, misses)]
    return "\n".join(lines) + "\n"


def as_json(scores: Sequence[Score], misses: bool = True) -> str:
    """All scores as one JSON document, ending with a line break."""
    return json.dumps({"scores": [s.as_dict(misses) for s in scores]}, ensure_ascii=False, indent=2) + "\n"


def aligned(rows: list[list[str]]) -> list[str]:
    """Rows as lines of columns, the first to the left, the others to the right."""
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]

    def cell(text: str, i: int) -> str:
        pad = " " * (widths[i] - width(text))
        return text + pad if i == 0 else pad + text

    return ["  ".join(cell(c, i) for i, c in enumerate(row)).rstrip() for row in rows]


def _misses(one: Score, language: str, limit: int) -> list[str]:
    by_cause: dict[str, list[Miss]] = defaultdict(list)
    for miss in one.misses:
        for cause in miss.attributes or (miss.kind,):
            by_cause[cause].append(miss)
    lines = [one.gold]
    for cause, title in CAUSES.items():
        found = by_cause[cause]
        if not found:
            continue
        lines.append(f"  {title.say(language)}: {len(found)}")
        lines += [f"    {_told(miss, cause)}" for miss in found[:limit]]
    return lines


def _told(miss: Miss, cause: str) -> str:
    quote, context = _plain(miss.quote), _plain(miss.context)
    if cause in (MISSED, EXTRA):
        return f"{quote} | {context[:60]}"
    return f"{quote} | {miss.wanted[cause]} <> {miss.got[cause]} | {context[:60]}"


def _plain(text: str) -> str:
    return safe(text).replace("\n", " ").replace("\t", " ")
