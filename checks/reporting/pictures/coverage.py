"""Coverage by chapter: how many numbers of each chapter agree, contradict, cannot be told, or were not compared."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from checks.reporting.pictures import svg
from checks.reporting.pictures.picture import Drawing, Picture, plain
from checks.reporting.plans import MARK
from checks.reporting.texts import OUTCOME, WORDS
from checks.reporting.width import cut

MOST_DOCUMENTS = 12
KINDS = {"agrees": "agrees", "contradicts": "contradicts", "unclear": "cannot tell", "none": ""}
W, NAMES, RIGHT, STEP = 760.0, 330.0, 44.0, 22.0


def coverage(documents: Mapping[str, Mapping[str, Any]]) -> Picture:
    """One drawing a document, at most `MOST_DOCUMENTS`; the table has all."""
    tables = {name: list(chapters(document)) for name, document in documents.items()}
    longest = max((sum(c.values()) for rows in tables.values() for _, c in rows), default=0)
    parts = tuple(
        Drawing(_title(name, documents[name]), _chart(index, _title(name, documents[name]), rows, longest))
        for index, (name, rows) in enumerate(tables.items())
        if rows and index < MOST_DOCUMENTS
    )
    head = (WORDS["document"], WORDS["chapter"], *(OUTCOME[o] for o in KINDS.values()), WORDS["sum"])
    rows = tuple(
        (
            plain(_title(name, documents[name])),
            plain(title or "—"),
            *(plain(c[k]) for k in KINDS),
            plain(sum(c.values())),
        )
        for name, table in tables.items()
        for title, c in table
    )
    return Picture(WORDS["pic_coverage"], WORDS["pic_coverage_note"], parts if longest else (), head, rows)


def chapters(document: Mapping[str, Any]) -> Iterable[tuple[str, Counter[str]]]:
    """The numbers of each chapter by outcome. Chapters are the highest headings of which there are at least two."""
    sections = [s for s in document.get("sections") or () if s.get("level") and s.get("title")]
    by_level = Counter(s["level"] for s in sections)
    level = next((n for n in sorted(by_level) if by_level[n] > 1), min(by_level, default=0))
    starts = [(s["start"], " ".join(str(s["title"]).split())) for s in sections if s["level"] <= level]
    starts = [(-1, ""), *sorted(starts)]
    counts: list[Counter[str]] = [Counter() for _ in starts]
    index = 0
    for claim in sorted(document.get("claims") or (), key=lambda c: c["start"]):
        while index + 1 < len(starts) and starts[index + 1][0] <= claim["start"]:
            index += 1
        kind = "contradicts" if claim.get("findings") else MARK.get(claim.get("outcome") or "", "none")
        counts[index][kind] += 1
    return [(title, c) for (_, title), c in zip(starts, counts, strict=True) if c]


def _title(name: str, document: Mapping[str, Any]) -> str:
    return (document.get("description") or {}).get("title") or name


def _chart(index: int, title: str, rows: list[tuple[str, Counter[str]]], longest: int) -> Markup:
    height = 30 + STEP * len(rows) + 6
    unit = (W - NAMES - RIGHT) / longest
    hatch = f"hatch-{index}"
    stripe = svg.element("line", x1=0.0, y1=0.0, x2=0.0, y2=6.0, class_="stripe")
    pattern = svg.element("pattern", stripe, id=hatch, width="6", height="6", patternUnits="userSpaceOnUse",
                          patternTransform="rotate(45)")  # fmt: skip
    parts = [svg.element("defs", pattern), svg.label(0, 14, cut(title, 90), class_="head")]
    for line, (chapter, counts) in enumerate(rows):
        y = 30 + STEP * line
        parts.append(svg.label(0, y + 12, cut(chapter or "—", 44)))
        ends = list(accumulate(counts[k] for k in KINDS))
        for kind, end in zip(KINDS, ends, strict=True):
            if counts[kind]:
                fill = f"url(#{hatch})" if kind == "contradicts" else None
                parts.append(
                    svg.element("rect", x=NAMES + (end - counts[kind]) * unit, y=y + 1, width=counts[kind] * unit,
                                height=STEP - 8, class_=f"cover {kind}", fill=fill)
                )  # fmt: skip
        parts.append(svg.label(NAMES + ends[-1] * unit + 8, y + 12, str(ends[-1]), class_="value quiet"))
    return svg.picture(W, height, parts, kind="coverage", name=title)
