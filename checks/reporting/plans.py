"""A plan's text cut into lines and pieces, so that every claim and every quoted stretch is marked where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from checks.reporting.facts import anchor
from checks.sides import Side, stretch

MARK = {"agrees": "agrees", "agreed": "agrees", "contradicts": "contradicts", "contradicted": "contradicts",
        "cannot tell": "unclear"}  # fmt: skip


@dataclass(frozen=True)
class Marking:
    """A stretch to be marked. `kind` is agrees, contradicts, unclear, none, or quoted (evidence without a number)."""

    start: int
    end: int
    id: str
    kind: str
    findings: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True)
class Piece:
    """Text with at most one mark; `anchors` are the marks that begin here, so that each anchor stands once."""

    text: str
    mark: Marking | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanLine:
    """One line of the plan that is not blank.

    `level` is 0 for text, else the level of the heading it is; `heads` where a section begins, also one whose heading
    runs into its paragraph.
    """

    number: int
    level: int
    heads: bool
    pieces: tuple[Piece, ...]
    findings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # the findings whose marks begin on this line: its notes in the margin
    skipped: int = 0  # lines left out before this one


@dataclass
class Plan:
    """A plan ready to be shown."""

    name: str
    title: str
    lines: list[PlanLine]
    outline: list[tuple[int, str, int]] = field(default_factory=list)  # level, title, line
    all_lines: int = 0
    whole: bool = True


def claim_anchor(claim: str) -> str:
    """Where a claim is marked."""
    return anchor("c-", claim)


def side_anchor(side: Side) -> str:
    """Where a side of a finding is marked: its claim, its place, or at least its document."""
    if side.get("claim"):
        return claim_anchor(side["claim"])
    if side.get("start") is None:
        return anchor("d-", side.get("document") or "")
    return anchor("q-", f"{side['document']}-{side['start']}-{side['end']}")


@dataclass(frozen=True)
class Quoted:
    """A side quoted somewhere in the report: the place it must be found at, and the finding that quotes it, if any."""

    side: Side
    kind: str
    finding: str = ""


def read_plan(name: str, document: Mapping[str, Any], quoted: Iterable[Quoted], *, whole: bool) -> Plan:
    """The plan `name`, with its claims and with what the report quotes from it. Without `whole`, only quoted lines."""
    text: str = document.get("text") or ""
    raw = text.split("\n")
    sections = [s for s in document.get("sections") or () if 1 <= (s.get("line") or 0) <= len(raw)]
    levels = {s["line"]: _level(s, raw[s["line"] - 1]) for s in sections}
    title = (document.get("description") or {}).get("title") or name
    lines = list(_lines(text, _marks(name, document, quoted), levels))
    outline = [
        (int(s["level"]), " ".join(str(s["title"]).split()), s["line"])
        for s in sections
        if s.get("title") and s.get("level") and raw[s["line"] - 1].strip()
    ]
    if whole:
        return Plan(name, title, lines, outline, len(lines))
    return Plan(name, title, list(_with_findings(lines)), [], len(lines), whole)


def _level(section: Mapping[str, Any], line: str) -> int:
    """The level of a heading that has its line to itself; 0 where text follows it on the line."""
    alone = len(line.strip()) <= len(str(section.get("title") or "")) * 1.25 + 10
    return max(1, int(section.get("level") or 1)) if alone else 0


def _marks(name: str, document: Mapping[str, Any], quoted: Iterable[Quoted]) -> list[Marking]:
    size = len(document.get("text") or "")
    marks: dict[str, Marking] = {}
    for c in document.get("claims") or ():
        found = tuple(c.get("findings") or ())
        kind = "contradicts" if found else MARK.get(c.get("outcome") or "", "none")
        at = claim_anchor(c["claim"])
        marks[at] = Marking(c["start"], c["end"], at, kind, found, c["claim"])
    for q in quoted:
        at, (start, end) = side_anchor(q.side), stretch(q.side)
        if q.side.get("document") != name or start < 0:
            continue
        old = marks.get(at)
        if old is None:
            found = (q.finding,) if q.finding else ()
            marks[at] = Marking(start, end, at, q.kind, found, q.side.get("claim") or "")
        elif q.finding and q.finding not in old.findings:
            kind = "contradicts" if old.claim else q.kind
            marks[at] = Marking(old.start, old.end, at, kind, (*old.findings, q.finding), old.claim)
    fitting = (m for m in marks.values() if 0 <= m.start < m.end <= size)
    return sorted(fitting, key=lambda m: (m.start, -m.end, m.id))


class Anchors:
    """Every place in the plans that the report can point at."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self.known = set[str]()
        for plan in plans:
            self.known.add(anchor("d-", plan.name))
            self.known.update(a for line in plan.lines for piece in line.pieces for a in piece.anchors)

    def href(self, side: Side) -> str:
        """The link to a side: to its mark, else to its document, else empty."""
        for at in (side_anchor(side), anchor("d-", side.get("document") or "")):
            if at in self.known:
                return "#" + at
        return ""


def _lines(text: str, marks: list[Marking], levels: Mapping[int, int]) -> Iterator[PlanLine]:
    """The lines with their pieces. Where marks overlap, one is shown; none is nested."""
    waiting, active, begun = iter([*marks, None]), [], set[str]()
    coming = next(waiting)
    at = 0
    for number, raw in enumerate(text.split("\n"), 1):
        start, end = at, at + len(raw)
        at = end + 1
        while coming is not None and coming.start < end:
            active.append(coming)
            coming = next(waiting)
        here = [m for m in active if m.end > start]
        if raw.strip():
            pieces = tuple(_pieces(text, start, end, here, begun))
            findings = dict.fromkeys(f for m in here for f in m.findings)
            notes = dict.fromkeys(f for m in here if m.start >= start for f in m.findings)
            yield PlanLine(number, levels.get(number, 0), number in levels, pieces, tuple(findings), tuple(notes))
        active = [m for m in here if m.end > end]


def _pieces(text: str, start: int, end: int, marks: list[Marking], begun: set[str]) -> list[Piece]:
    """The line in pieces, neighbours with the same mark joined."""
    cuts = sorted({start, end, *(min(max(p, start), end) for m in marks for p in (m.start, m.end))})
    pieces: list[Piece] = []
    covering: list[Marking] = []
    coming = 0
    for left, right in pairwise(cuts):
        covering = [m for m in covering if m.end >= right]
        while coming < len(marks) and marks[coming].start <= left:
            covering += [marks[coming]] if marks[coming].end >= right else []
            coming += 1
        # The innermost, but never one that would hide a finding.
        mark = max(covering, key=lambda m: (bool(m.findings), m.start, -m.end), default=None)
        anchors = tuple(dict.fromkeys(m.id for m in covering if m.id not in begun))
        begun.update(anchors)
        if pieces and mark is not None and pieces[-1].mark is mark:
            before = pieces.pop()
            pieces.append(Piece(before.text + text[left:right], mark, before.anchors + anchors))
        else:
            pieces.append(Piece(text[left:right], mark, anchors))
    return pieces


def _with_findings(lines: Iterable[PlanLine]) -> Iterator[PlanLine]:
    skipped = 0
    for line in lines:
        if line.findings:
            yield replace(line, skipped=skipped)
            skipped = 0
        else:
            skipped += 1
