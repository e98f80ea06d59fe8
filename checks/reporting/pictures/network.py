"""What else hangs on a finding's numbers: they stand left, the other comparisons they enter stand right."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from checks.reporting.facts import finding_anchor, text_of
from checks.reporting.pictures import svg
from checks.reporting.texts import OUTCOME
from checks.reporting.width import cut
from checks.wording import Text

Row = Mapping[str, Any]
MOST_FINDINGS, MOST_OTHERS = 300, 10
W, FROM, TO, STEP = 620.0, 190.0, 300.0, 26.0


@dataclass(frozen=True)
class Other:
    """Another comparison that uses one of the finding's claims."""

    outcome: Text
    kind: str
    message: Text
    href: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """The drawing and the list that says the same; `left_out` others are in neither."""

    drawing: Markup
    others: tuple[Other, ...]
    left_out: int


def networks(report: Row, comparisons: Sequence[Row]) -> dict[str, Network]:
    """By fingerprint, for the gravest findings whose claims enter other comparisons too."""
    uses: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(comparisons):
        for claim in dict.fromkeys(side.get("claim") for side in row.get("evidence") or ()):
            if claim:
                uses[claim].append(index)
    by_content = {_content(f): f["fingerprint"] for f in report.get("findings", ())}
    found = {}
    for finding in report.get("findings", ())[:MOST_FINDINGS]:
        network = _network(finding, comparisons, uses, by_content)
        if network is not None:
            found[finding["fingerprint"]] = network
    return found


def _content(row: Row) -> tuple[str, ...]:
    return (row["rule"], text_of(row["message"]).zh, *(side.get("claim") or "" for side in row.get("evidence") or ()))


def _network(finding: Row, comparisons: Sequence[Row], uses: Mapping[str, list[int]],
             by_content: Mapping[tuple[str, ...], str]) -> Network | None:  # fmt: skip
    sides = {s["claim"]: s for s in finding.get("evidence") or () if s.get("claim")}
    own = _content(finding)
    touched: dict[int, list[str]] = defaultdict(list)
    for claim in sides:
        for index in uses.get(claim, ()):
            if _content(comparisons[index]) != own:
                touched[index].append(claim)
    order = ("contradicts", "agrees", "cannot tell")
    ranked = sorted(touched, key=lambda i: (order.index(comparisons[i]["outcome"]), -len(touched[i]), i))
    others = []
    for index in ranked[:MOST_OTHERS]:
        row = comparisons[index]
        known = by_content.get(_content(row))
        href = "#" + (finding_anchor(known) if known else f"k-{index}")
        outcome = row["outcome"]
        others.append(
            Other(OUTCOME[outcome], outcome.replace(" ", "-"), text_of(row["message"]), href, tuple(touched[index]))
        )
    if not others:
        return None
    return Network(_drawing(list(sides.values()), others), tuple(others), len(ranked) - len(others))


def _drawing(sides: Sequence[Row], others: Sequence[Other]) -> Markup:
    height = STEP * max(len(sides), len(others)) + 10
    left = {s["claim"]: height * (i + 0.5) / len(sides) for i, s in enumerate(sides)}
    lines, right = [], []
    for index, other in enumerate(others):
        y = height * (index + 0.5) / len(others)
        for claim in other.claims:
            bend = (FROM + TO) / 2
            path = f"M{FROM:.0f} {left[claim]:.1f}C{bend:.0f} {left[claim]:.1f} {bend:.0f} {y:.1f} {TO:.0f} {y:.1f}"
            lines.append(svg.element("path", d=path, class_=f"thread {other.kind}"))
        right.append(_shape(other.kind, TO + 8, y))
        right.append(svg.words(TO + 22, y + 4, Text(cut(other.message.zh, 46), cut(other.message.en, 46))))
    nodes = [svg.label(FROM - 8, left[s["claim"]] + 4, cut(s.get("quote") or "", 26), class_="head", text_anchor="end")
             for s in sides]  # fmt: skip
    return svg.picture(W, height, [*lines, *nodes, *right], kind="network", name="network")


def _shape(kind: str, x: float, y: float) -> Markup:
    if kind == "contradicts":
        return svg.element("rect", x=x - 5, y=y - 5, width=10.0, height=10.0, class_="against")
    return svg.element("circle", cx=x, cy=y, r=5.0, class_="solid" if kind == "agrees" else "hollow")
