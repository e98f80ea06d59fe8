"""What the HTML report shows, worked out from the report before any template sees it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from checks.reporting import texts
from checks.reporting.facts import (
    OUTCOMES,
    SEVERITIES,
    STATUSES,
    around,
    finding_anchor,
    interval,
    period,
    section,
    steps,
    text_of,
)
from checks.reporting.pictures.ruler import ruler
from checks.reporting.plans import Anchors, Quoted
from checks.reporting.totals import label
from checks.sides import Side
from checks.wording import Text

Row = Mapping[str, Any]
MOST_FINDINGS = 3000
MOST_ROWS = 200
REACH = 220


@dataclass(frozen=True)
class SideView:
    """One side of a finding."""

    role: Text
    document: str
    title: str
    line: int
    page: Text
    href: str
    before: str
    quote: str
    after: str
    section: str
    interval: Text
    claim: str
    facts: tuple[Text, ...]


@dataclass(frozen=True)
class FindingView:
    """One finding, with what its card shows and what it is filtered by."""

    id: str
    fingerprint: str
    rank: int
    severity: str
    label: Text
    status: str
    rule: str
    title: Text
    message: Text
    steps: tuple[Text, ...]
    sides: tuple[SideView, ...]
    notes: tuple[str, ...]
    suggestion: Text | None
    settle: Text | None
    reliability: Text | None
    readings: tuple[Text, ...]
    also: tuple[tuple[Text, Text], ...]  # title and message of what is told with it
    waiver: Row | None
    ruler: Markup | None
    where: tuple[tuple[str, str], ...]  # document title, lines
    documents: tuple[str, ...]
    regions: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class ComparedView:
    """One comparison that agrees or cannot tell, with links to its numbers."""

    id: str
    message: Text
    arithmetic: Text
    sides: tuple[tuple[str, str, str], ...]  # quote, anchor in the plan, document title


@dataclass(frozen=True)
class Group:
    """Comparisons under one heading, the first of them shown."""

    title: Text
    rule: str
    count: int
    rows: tuple[ComparedView, ...]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


def quoted(report: Row, comparisons: Sequence[Row]) -> list[Quoted]:
    """Every side the page quotes, those of findings first."""
    out = [
        Quoted(side, "quoted", f["fingerprint"])
        for f in report.get("findings", ())[:MOST_FINDINGS]
        for side in f.get("evidence") or ()
    ]
    shown: Counter[str] = Counter()
    for row in comparisons:
        kind = {"agrees": "agrees", "cannot tell": "unclear"}.get(row["outcome"])
        group = row["rule"] if kind == "agrees" else text_of(row.get("reason")).zh
        shown[group] += 1
        if kind and shown[group] <= MOST_ROWS:
            out.extend(Quoted(side, kind) for side in row.get("evidence") or ())
    return out


def finding_views(report: Row, places: Anchors) -> list[FindingView]:
    """The findings in the order of the report (gravest first), at most `MOST_FINDINGS`."""
    titles = document_titles(report)
    return [_finding(f, rank, titles, places) for rank, f in enumerate(report.get("findings", ())[:MOST_FINDINGS])]


def document_titles(report: Row) -> dict[str, str]:
    """Titles by document name."""
    return {d["document"]: d.get("title") or d["document"] for d in report.get("documents", ())}


def _finding(finding: Row, rank: int, titles: Mapping[str, str], places: Anchors) -> FindingView:
    evidence = finding.get("evidence") or ()
    suggestion, settle, reliability = (finding.get(k) for k in ("suggestion", "settle", "reliability"))
    return FindingView(
        finding_anchor(finding["fingerprint"]),
        finding["fingerprint"],
        rank,
        finding["severity"],
        label(finding),
        finding.get("status") or "new",
        finding["rule"],
        text_of(finding["title"]),
        text_of(finding["message"]),
        tuple(steps(text_of(finding.get("arithmetic")))),
        tuple(_side(side, titles, places) for side in evidence),
        tuple(finding.get("notes") or ()),
        text_of(suggestion) if suggestion else None,
        text_of(settle) if settle else None,
        text_of(reliability) if reliability else None,
        tuple(text_of(r) for r in finding.get("readings") or ()),
        tuple((text_of(o["title"]), text_of(o["message"])) for o in finding.get("also") or ()),
        finding.get("waiver"),
        ruler(evidence),
        _where(evidence, titles),
        _distinct(side.get("document") for side in evidence),
        _distinct(side.get("region") for side in evidence),
        _distinct(side.get("indicator") for side in evidence),
    )


def _side(side: Side, titles: Mapping[str, str], places: Anchors) -> SideView:
    before, quote, after = around(side, REACH)
    name = side.get("document") or ""
    return SideView(
        text_of(side.get("role_text") or side.get("role")),
        name,
        titles.get(name, name),
        int(side.get("line") or 0),
        text_of(side.get("page") or ""),
        places.href(side),
        before,
        quote,
        after,
        section(side),
        interval(side),
        side.get("claim") or "",
        tuple(_facts(side)),
    )


def _facts(side: Side) -> Iterable[Text]:
    """What the number is read as: region, indicator, measure, period, stance."""
    if not side.get("indicator"):
        return
    place = side.get("subject") or side.get("region")
    if place:
        yield text_of(place)
    yield text_of(side["indicator"])
    measure, stance = side.get("measure") or "", side.get("stance") or ""
    if measure and measure != "level":
        yield texts.MEASURE.get(measure, text_of(measure))
    if period(side):
        yield text_of(period(side))
    if stance:
        yield texts.STANCE.get(stance, text_of(stance))


def _where(evidence: Sequence[Side], titles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The documents of a finding, each with its lines."""
    lines: dict[str, dict[str, None]] = defaultdict(dict)
    for side in evidence:
        found = lines[side.get("document") or ""]
        if side.get("line"):
            found[str(side["line"])] = None
    return tuple((titles.get(name, name), ", ".join(found)) for name, found in lines.items() if name)


def _distinct(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(v) for v in values if v))


def agreed(report: Row, comparisons: Sequence[Row], places: Anchors) -> list[Group]:
    """What was compared and agrees, by rule."""
    by_rule: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for index, row in enumerate(comparisons):
        if row["outcome"] == "agrees":
            by_rule[row["rule"]].append((index, row))
    titles = document_titles(report)
    rules = {r["id"]: text_of(r["title"]) for r in report.get("rules", ())}
    return [
        Group(rules.get(rule, Text(rule, rule)), rule, len(rows), _compared(rows, titles, places))
        for rule, rows in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def unclear(report: Row, comparisons: Sequence[Row], places: Anchors) -> list[Group]:
    """What could not be told, by reason."""
    by_reason: dict[Text, list[tuple[int, Row]]] = defaultdict(list)
    for index, row in enumerate(comparisons):
        if row["outcome"] == "cannot tell":
            by_reason[text_of(row.get("reason"))].append((index, row))
    titles = document_titles(report)
    return [
        Group(reason, "", len(rows), _compared(rows, titles, places))
        for reason, rows in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _compared(rows: Sequence[tuple[int, Row]], titles: Mapping[str, str], places: Anchors) -> tuple[ComparedView, ...]:
    return tuple(
        ComparedView(
            f"k-{index}",
            text_of(row["message"]),
            text_of(row.get("arithmetic")),
            tuple(
                (side.get("quote") or "", places.href(side), titles.get(side.get("document") or "", ""))
                for side in row.get("evidence") or ()
            ),
        )
        for index, row in rows[:MOST_ROWS]
    )


def first_comparison(groups: Iterable[Group]) -> dict[str, str]:
    """For every marked place in a plan, the first comparison shown that it took part in."""
    found: dict[str, str] = {}
    for group in groups:
        for row in group.rows:
            for _, at, _ in row.sides:
                found.setdefault(at.lstrip("#"), "#" + row.id)
    return found


def choices(report: Row, findings: Sequence[FindingView]) -> dict[str, list[tuple[str, Text, int]]]:
    """What each filter offers: value, words, number of findings."""
    titles = document_titles(report)
    rules = {r["id"]: text_of(r["title"]) for r in report.get("rules", ())}

    def offer(values: Iterable[str], say: Any, order: Sequence[str] = ()) -> list[tuple[str, Text, int]]:
        counts = Counter(values)
        names = sorted(counts, key=lambda v: (order.index(v) if v in order else len(order), -counts[v], v))
        return [(v, say(v), counts[v]) for v in names]

    return {
        "severity": offer((f.severity for f in findings), texts.SEVERITY.__getitem__, SEVERITIES),
        "status": offer((f.status for f in findings), texts.STATUS.__getitem__, STATUSES),
        "document": offer((d for f in findings for d in f.documents), lambda v: text_of(titles.get(v, v))),
        "region": offer((r for f in findings for r in f.regions), text_of),
        "indicator": offer((i for f in findings for i in f.indicators), text_of),
        "rule": offer((f.rule for f in findings), lambda v: rules.get(v, text_of(v))),
    }


def rules_by_use(report: Row) -> list[Row]:
    """The rules: those that contradict first, then those that compared most; rules with nothing to compare last."""

    def key(rule: Row) -> tuple[int, int, int]:
        counts = rule.get("counts") or {}
        return -counts.get("contradicts", 0), -counts.get("agrees", 0), -counts.get("cannot tell", 0)

    return sorted(report.get("rules", ()), key=key)


def outcome_counts(report: Row) -> list[tuple[str, Text, int]]:
    """Comparisons by outcome."""
    counts = report.get("coverage", {}).get("comparisons", {})
    return [(o, texts.OUTCOME[o], int(counts.get(o, 0))) for o in OUTCOMES]
