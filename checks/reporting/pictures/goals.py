"""Goals against results, by year: one small picture for each indicator that has both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from checks.reporting.facts import number, period
from checks.reporting.pictures import svg
from checks.reporting.pictures.picture import Drawing, Picture, plain
from checks.reporting.texts import MEASURE, WORDS
from checks.reporting.width import cut
from checks.wording import Text

MOST_PANELS = 36
DRAWN = {"level", "growth", "growth_avg", "share", "rate"}
W, H, LEFT, RIGHT, TOP, BOTTOM = 288.0, 176.0, 14.0, 14.0, 62.0, 26.0


@dataclass(frozen=True, order=True)
class Point:
    """A goal or a result of one year. `bound` is the side on which a goal is open: floor, ceiling or empty."""

    year: int
    value: float
    goal: bool
    bound: str
    document: str


@dataclass(frozen=True)
class Series:
    """What one panel shows."""

    region: str
    indicator: str
    measure: str
    unit: str
    points: tuple[Point, ...]


def goals(claims: Iterable[Mapping[str, Any]]) -> Picture:
    """The picture. Series with most years come first; those that do not fit stay in the table."""
    series = _series(claims)
    head = tuple(
        WORDS[k] for k in ("region", "indicator", "kind_of_number", "year", "stance", "value", "unit", "document")
    )
    rows = tuple(
        (plain(s.region), plain(s.indicator), MEASURE[s.measure], plain(p.year), WORDS["goal" if p.goal else "result"],
         plain({"floor": "≥ ", "ceiling": "≤ "}.get(p.bound, "") + number(p.value)), plain(s.unit), plain(p.document))
        for s in series for p in s.points
    )  # fmt: skip
    parts = tuple(Drawing(f"{s.region} {s.indicator}", _panel(s)) for s in series[:MOST_PANELS])
    return Picture(WORDS["pic_goals"], WORDS["pic_goals_note"], parts, head, rows, small=True)


def _series(claims: Iterable[Mapping[str, Any]]) -> list[Series]:
    found: dict[tuple[str, str, str, str], set[Point]] = defaultdict(set)
    for c in claims:
        point = _point(c)
        if point is not None and c.get("measure") in DRAWN and not c.get("subject"):
            found[c.get("region") or "", c["indicator"], c["measure"], c.get("canonical_unit") or ""].add(point)
    both = [
        Series(*key, tuple(sorted(points)))
        for key, points in found.items()
        if {p.goal for p in points} == {True, False} and len({p.year for p in points}) > 1
    ]
    return sorted(both, key=lambda s: (-len({(p.year, p.goal) for p in s.points}), s.region, s.indicator, s.measure))


def _point(claim: Mapping[str, Any]) -> Point | None:
    year, lo, hi = period(claim)[-4:], claim.get("lo"), claim.get("hi")
    stance = claim.get("stance")
    value = (lo + hi) / 2 if lo is not None and hi is not None else lo if lo is not None else hi
    if stance not in ("actual", "target") or value is None or not year.isdigit():
        return None
    bound = "floor" if hi is None else "ceiling" if lo is None else ""
    return Point(int(year), round(value, 6), stance == "target", bound, claim.get("document") or "")


def _panel(series: Series) -> Markup:
    years = [p.year for p in series.points]
    values = [p.value for p in series.points]
    low, high = min(values), max(values)
    room = (high - low) or abs(high) or 1.0

    def x(year: int) -> float:
        return LEFT + 22 + (year - min(years)) / (max(years) - min(years)) * (W - LEFT - RIGHT - 44)

    def y(value: float) -> float:
        return H - BOTTOM - 8 - (value - low) / room * (H - TOP - BOTTOM - 20)

    parts = [
        svg.label(0, 14, cut(series.indicator, 40), class_="head"),
        svg.words(0, 31, _under(series), class_="quiet"),
        svg.element("line", x1=0.0, x2=W, y1=H - BOTTOM + 4, y2=H - BOTTOM + 4, class_="axis"),
    ]
    results = [p for p in series.points if not p.goal]
    if len(results) > 1:
        path = " ".join(f"{svg.number(x(p.year))},{svg.number(y(p.value))}" for p in results)
        parts.append(svg.element("polyline", points=path, class_="trend"))
    for year in sorted(set(years)):
        parts.append(svg.label(x(year), H - 6, str(year), class_="quiet", text_anchor="middle"))
    taken: list[tuple[float, float]] = []
    for p in series.points:
        parts.append(_shape(p, x(p.year), y(p.value)))
        parts.append(_value(p, x(p.year), y(p.value), taken))
    return svg.picture(W, H, parts, kind="panel", name=f"{series.region} {series.indicator}")


def _under(series: Series) -> Text:
    measure = MEASURE[series.measure]
    return Text(f"{series.region} {measure.zh} ({series.unit})", f"{series.region} {measure.en} ({series.unit})")


def _shape(point: Point, x: float, y: float) -> Markup:
    if not point.goal:
        return svg.element("circle", cx=x, cy=y, r=4.0, class_="solid")
    corners = ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
    points = " ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners)
    return svg.element(
        "polygon",
        points=points,
        class_="hollow" if point.bound else "solid goal",
    )


def _value(point: Point, x: float, y: float, taken: list[tuple[float, float]]) -> Markup:
    """The number beside a shape: above it, or where no other number stands yet."""
    spots = ((x, y - 10), (x, y + 18), (x, y + 31), (x, y - 23))
    free = (s for s in spots if not any(abs(a - s[0]) < 40 and abs(b - s[1]) < 12 for a, b in taken))
    x, at = next(free, spots[0])
    taken.append((x, at))
    sign = {"floor": "≥", "ceiling": "≤"}.get(point.bound, "")
    return svg.label(x, at, sign + number(point.value), class_="value", text_anchor="middle")
